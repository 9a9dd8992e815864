"""Quotations: what stands in them is somebody else's, and not to be mended."""

import re

from pincite.text.spans import Span

_MARK = re.compile(r"[“”]|(?<!\w)\"(?=\S)|(?<=\S)\"(?!\w)")
_OPENS = re.compile(r"(?<!\S)\"|(?<=[(\[—–-])\"")


def quotations(text: str) -> list[Span]:
    """The outermost quotations of a block, marks included; one that never closes is none.

    Straight and curly marks may pair: scanned opinions mix them.
    """
    found: list[Span] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        opens = mark.group() == "“" or (mark.group() == '"' and bool(_OPENS.match(text, mark.start())))
        if opens:
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            if not opened:
                found.append(Span(start, mark.end()))
    return found
