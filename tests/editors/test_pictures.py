"""The pictures in README.md show what is said today."""

import re
import runpy
from html import unescape
from pathlib import Path

PICTURES = Path(__file__).parents[2] / "editor-clients" / "pictures"


def words(svg: str) -> list[str]:
    return unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", svg, flags=re.DOTALL)).split()


def test_the_terminal_in_the_readme_is_drawn_from_what_check_says():
    drawn = runpy.run_path(str(PICTURES / "check.py"))["drawn"]()
    shown = (PICTURES / "check.svg").read_text(encoding="utf-8")
    assert words(shown) == words(drawn), "draw it anew: .venv/bin/python editor-clients/pictures/check.py"
