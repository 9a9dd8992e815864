"""Diffs: what mending would change, for a reader and for ``patch``."""

import re
from collections.abc import Sequence
from difflib import unified_diff

import click

from pincite.cli.reading import Checked
from pincite.cli.report import clean, count

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""A line as ``patch`` has it: a carriage return is a part of it."""
COLOURS = {"-": "red", "+": "green", "@": "cyan"}


def diff(checked: Checked) -> str:
    """What was mended in a draft, as a unified diff; empty where nothing was."""
    if checked.before is None:
        return ""
    before, after = _LINE.findall(checked.before), _LINE.findall(checked.text)
    return "".join(map(_ended, unified_diff(before, after, checked.path, checked.path)))


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def coloured(patch: str) -> str:
    """A diff as a terminal shows it."""
    shown = (line.rstrip("\r\n") for line in _LINE.findall(patch))
    return "".join(f"{click.style(clean(line), fg=COLOURS.get(line[:1]))}\n" for line in shown)


def summary(read: Sequence[Checked]) -> str:
    """How much would be mended."""
    mended = [checked.mended for checked in read if checked.before is not None]
    if not mended:
        return "Nothing would be fixed."
    return f"Would fix {count(sum(mended), 'problem')} in {count(len(mended), 'file')}."
