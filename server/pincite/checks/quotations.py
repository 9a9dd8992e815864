"""Quotations: what stands in them is somebody else's, and not to be mended."""

import re
from functools import lru_cache

from pincite.text.spans import Span

_MARK = re.compile(r"[“”\"](?:(?<=[“”])|(?<!\w.)(?=\S)|(?<=\S.)(?!\w))", re.DOTALL)
"""The sign first, and then what stands around it: so it is looked for quickly."""
_OPENS = re.compile(r"(?<!\S)\"|(?<=[(\[—–-])\"")


def is_opening(text: str, mark: re.Match[str]) -> bool:
    """Whether a double mark opens a quotation; a straight one does after a space, a bracket or a dash."""
    return mark.group() == "“" or (mark.group() == '"' and bool(_OPENS.match(text, mark.start())))


def quotations(text: str) -> tuple[Span, ...]:
    """The outermost quotations of a block, marks included; one that never closes is none.

    Straight and curly marks may pair: scanned opinions mix them.
    """
    return _read(text)[0]


def is_open(text: str) -> bool:
    """Whether a quotation is open at the end of a text."""
    return _read(text)[1]


@lru_cache(4)  # several rules ask in turn
def _read(text: str) -> tuple[tuple[Span, ...], bool]:
    """The outermost quotations, and whether another has begun."""
    found: list[Span] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        if is_opening(text, mark):
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            if not opened:
                found.append(Span(start, mark.end()))
    return tuple(found), bool(opened)
