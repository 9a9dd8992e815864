"""Places: where in a document something stands, as a table of authorities would tell it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.features.sections import Section, sections
from pincite.markup.blocks import Block, BlockKind, Format
from pincite.text.lines import LineIndex


class By(StrEnum):
    """What a place is told by."""

    PAGE = "page"
    """In LaTeX a label, which the compiled table turns into its page; elsewhere the pages that form feeds part."""
    SECTION = "section"
    """The numbers of its headings: ``II.A``; the heading itself where none is numbered."""
    LINE = "line"


Places = Callable[[int], str]
"""The place of a source offset, as text; the same text is the same place."""


def best(snapshot: Snapshot) -> By:
    """Pages where there are pages, sections where headings are numbered, else lines."""
    if snapshot.format is Format.LATEX or "\f" in snapshot.text.strip("\f"):
        return By.PAGE
    numbered = sum(bool(told.number) for told in _told(sections(snapshot)))
    return By.SECTION if numbered > 1 else By.LINE


class Moved(NamedTuple):
    """What an edit does to lines: those from source offset ``start`` on move down by so many."""

    start: int
    lines: int


NOTHING_MOVED = Moved(0, 0)


def places(snapshot: Snapshot, by: By, moved: Moved = NOTHING_MOVED) -> Places:
    """What tells the place of an offset. In LaTeX, labels stand for pages, which are not known here."""
    match by:
        case By.LINE:
            starts = LineIndex.of(snapshot.text).starts
            return lambda offset: str(bisect_right(starts, offset) + (moved.lines if offset >= moved.start else 0))
        case By.PAGE:
            feeds = [match.start() for match in re.finditer("\f", snapshot.text)]
            return lambda offset: str(bisect_right(feeds, offset) + 1)
        case By.SECTION:
            found = sections(snapshot)
            shown = _shown(_told(found))
            begins = [section.span.start for section in found]
            return lambda offset: shown[bisect_right(begins, offset)]


def called_from(snapshot: Snapshot) -> Callable[[int], int]:
    """Where the reader is led to a reference from: a note's citations stand where the note is called."""
    calls = {
        label: block.start + block.content.readable.source_start(at)
        for block in snapshot.blocks
        for at, label in block.content.calls
    }

    def place(reference: int) -> int:
        block: Block = snapshot.blocks[snapshot.references[reference].block]
        called = calls.get(block.content.label) if block.content.kind is BlockKind.FOOTNOTE else None
        return snapshot.span(reference).start if called is None else called

    return place


class _Told(NamedTuple):
    """How a section may be told: by the numbers of the headings above, and by the last of them that has none."""

    number: str
    heading: str


_NUMBERED = re.compile(r"(?P<number>[IVXL]+|[A-Za-z]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+\S")


def _told(found: Sequence[Section]) -> list[_Told]:
    told: list[_Told] = []
    for section in found:
        above = _Told("", "") if section.parent is None else told[section.parent]
        numbered = _NUMBERED.match(section.title)
        if numbered:
            told.append(_Told(".".join(filter(None, (above.number, numbered["number"]))), above.heading))
        else:
            told.append(_Told(above.number, section.title))
    return told


def _shown(sections: Sequence[_Told]) -> list[str]:
    """What is shown before the first section and in each: its number alone, if that tells it from all others."""
    headings: dict[str, set[str]] = {}
    for section in sections:
        headings.setdefault(section.number, set()).add(section.heading)
    shown = [""]
    for section in sections:
        alone = section.number and len(headings[section.number]) == 1
        parts = (section.number,) if alone else (section.heading, section.number)
        shown.append(" ".join(filter(None, parts)))
    return shown
