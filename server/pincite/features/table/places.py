"""Places: where in a document something stands, as a table of authorities would tell it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from pincite.analysis import Snapshot
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
    numbered = sum(bool(section.number) for section in _sections(snapshot))
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
            sections = tuple(_sections(snapshot))
            shown = _shown(sections)
            begins = [section.start for section in sections]
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


class _Section(NamedTuple):
    """From ``start`` on: the numbers of the headings above, and the last of them that has none."""

    start: int
    number: str
    heading: str


_NUMBERED = re.compile(r"(?P<number>[IVXL]+|[A-Za-z]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+\S")
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}$")


def _sections(snapshot: Snapshot) -> Iterator[_Section]:
    above: list[tuple[int, str, str]] = []
    for block in snapshot.blocks:
        content = block.content
        if content.kind is not BlockKind.HEADING:
            continue
        text = _ATTRIBUTES.sub("", content.readable.text.strip())
        numbered = _NUMBERED.match(text)
        above = [one for one in above if one[0] < content.level]
        above.append((content.level, numbered["number"] if numbered else "", text))
        plain = [heading for _, number, heading in above if not number]
        yield _Section(block.start, ".".join(number for _, number, _ in above if number), plain[-1] if plain else "")


def _shown(sections: tuple[_Section, ...]) -> list[str]:
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
