"""Sections: a document's headings, and how far each of them reaches."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pincite.analysis import Snapshot
from pincite.markup.blocks import BlockKind
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all that stands under it; spans are source offsets."""

    title: str
    heading: Span
    """The words of the heading."""
    span: Span
    """From the heading to the next one that is not below it; sections nest as their spans do."""
    parent: int | None
    """The section around it, as an index into the document's sections."""


_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*$")
"""``{#facts .unnumbered}`` after a heading in Markdown."""


def sections(snapshot: Snapshot) -> tuple[Section, ...]:
    """The document's sections, in text order. A heading without words opens none."""
    found: list[Section] = []
    above: list[tuple[int, int]] = []
    headings = [
        (block, title)
        for block in snapshot.blocks
        if block.content.kind is BlockKind.HEADING and (title := _title(block.content.readable.text))
    ]
    ends = _ends([block.start for block, _ in headings], [block.content.level for block, _ in headings], snapshot)
    for (block, title), end in zip(headings, ends, strict=True):
        readable = block.content.readable
        words = Span(readable.source_start(0), readable.source_end(len(readable.text))).shift(block.start)
        above = [(level, index) for level, index in above if level < block.content.level]
        parent = above[-1][1] if above else None
        above.append((block.content.level, len(found)))
        found.append(Section(title, words, Span(min(block.start, words.start), max(end, words.end)), parent))
    return tuple(found)


def section_at(found: Sequence[Section], offset: int) -> int | None:
    """The innermost section that holds a source offset; None before the first heading."""
    index = bisect_right(found, offset, key=lambda section: section.span.start) - 1
    return index if index >= 0 else None


def _title(text: str) -> str:
    return " ".join(_ATTRIBUTES.sub("", text).split())


def _ends(starts: Sequence[int], levels: Sequence[int], snapshot: Snapshot) -> list[int]:
    """Where each section ends: at the next heading of its level or of one above it."""
    ends = [len(snapshot.text)] * len(starts)
    still_open: list[int] = []
    for index, (start, level) in enumerate(zip(starts, levels, strict=True)):
        while still_open and levels[still_open[-1]] >= level:
            ends[still_open.pop()] = start
        still_open.append(index)
    return ends
