"""Feet of pages: footnotes that stand where they are printed, below the text of the page that calls them."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pincite.library.readers.model import Note

_BEGINS = re.compile(r"^[ \t]*(?P<label>\d{1,3})[.)]?(?:[ \t]+(?=\S)|[ \t\r]*\n\s*(?=\S))", re.MULTILINE)
_CALL = r"(?:(?<=[^\W\d]|[.,;:”’\"')\]])|(?<=[.,;:”’\"')] )){}(?![\w,]|\.\d)"
"""A number that touches the word before it, or stands behind a mark: ``statute.1``."""


def notes(text: str, starts: Sequence[int]) -> tuple[Note, ...]:
    """The footnotes of pages that begin at ``starts``, if they are numbered without a gap and called on their page.

    A note ends where the next one begins, or its page.
    """
    found: list[Note] = []
    for start, end in zip_longest(starts, starts[1:], fillvalue=len(text)):
        begun = [*_begun(text, start, end, len(found) + 1)]
        ends = [*begun[1:], end]
        found += [Note(str(len(found) + at), *span) for at, span in enumerate(zip(begun, ends, strict=False), 1)]
    return tuple(found)


def _begun(text: str, start: int, end: int, label: int) -> Iterator[int]:
    """Where the notes of a page begin, from that with a label on."""
    for begins in _BEGINS.finditer(text, start, end):
        if int(begins["label"]) == label and re.compile(_CALL.format(label)).search(text, start, begins.start()):
            yield begins.start()
            label += 1
