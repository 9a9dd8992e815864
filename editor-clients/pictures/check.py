"""Draws check.svg: what ``pincite check`` prints for the sample brief. Run it with the project's own Python."""

import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from pincite.cli.reading import check
from pincite.cli.report import text
from pincite.settings import Settings

HERE = Path(__file__).parent
BRIEF = HERE.parents[1] / "tests" / "documents" / "sample-brief.md"
ANSI = ["14161b", "ffc0b9", "b3f6c0", "fce094", "a6dbff", "ffcaff", "8cf8f7", "e0e2ea"]
"""Neovim's dark colours, as in the other picture."""


def rgb(colour: str) -> tuple[int, int, int]:
    """A colour as rich has it."""
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue


def drawn() -> str:
    """The picture, as SVG."""
    theme = TerminalTheme(rgb("14161b"), rgb("e0e2ea"), [rgb(colour) for colour in ANSI])
    checked = check(BRIEF.name, BRIEF.read_text(encoding="utf-8"), Settings())
    console = Console(record=True, width=96, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(f"$ pincite check {BRIEF.name}\n{text([checked])}\n"))
    no_fonts_of_others = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title="", theme=theme, code_format=no_fonts_of_others, unique_id="pincite")


if __name__ == "__main__":
    (HERE / "check.svg").write_text(drawn(), encoding="utf-8")
