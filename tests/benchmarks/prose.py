"""The same legal prose as it is typed in each format that Pincite reads."""

import re
import textwrap
from types import ModuleType

WIDTH = 78
"""Columns that a plain text is wrapped to."""
_IN_LATEX = (("§ ", r"\S~"), ("“", "``"), ("”", "''"), ("—", "---"), ("–", "--"), ("&", r"\&"))


def legal_prose(bench: ModuleType, language: str, kb: int) -> str:
    """So many KB of Markdown with citations of every form, or the same text in another language of LSP's."""
    markdown: str = bench.legal_prose(kb)
    match language:
        case "latex":
            return latex(markdown)
        case "plaintext":
            return plain(markdown)
    return markdown


def latex(markdown: str) -> str:
    """A document; sentences that begin with *See* are its notes."""
    text = re.sub(r"^## (?:\d+\. )?(.+)$", r"\\section{\1}", markdown, flags=re.MULTILINE)
    text = re.sub(r" (See \d+ U\.S\.C\. §[^.]+\.)", r"\\footnote{\1}", text)
    text = re.sub(r"\*([^*\n]+)\*", r"\\emph{\1}", text)
    for typed, written in _IN_LATEX:
        text = text.replace(typed, written)
    return f"\\documentclass{{article}}\n\\begin{{document}}\n{text.rstrip()}\n\\end{{document}}\n"


def plain(markdown: str) -> str:
    """No marks of headings or emphasis, and lines of so many columns."""
    lines = re.sub(r"^#+ |\*", "", markdown, flags=re.MULTILINE).split("\n")
    return "\n".join(textwrap.fill(line, WIDTH, break_on_hyphens=False) for line in lines)


def middle(text: str) -> int:
    """The line where the paragraph in the middle begins: the same one in every format."""
    starts = [text.count("\n", 0, found.end()) for found in re.finditer(r"\n\n+(?=\S)", text)]
    return starts[len(starts) // 2]
