"""Extents: how far blocks and sections reach in the source."""

from pincite.analysis import Snapshot
from pincite.features.sections import Section
from pincite.text.spans import Span


def blocks_extent(snapshot: Snapshot, blocks: range) -> Span:
    """The source of some blocks, without blank lines at its end."""
    end = max(snapshot.blocks[number].end for number in blocks)
    return _trimmed(snapshot, Span(snapshot.blocks[blocks[0]].start, end))


def section_extent(snapshot: Snapshot, section: Section) -> Span:
    """The source of a section from the beginning of its heading's line, without blank lines at its end."""
    start, end = section.span
    # a section ends with the words of the next heading, whose line has marks before them
    end = end if end == len(snapshot.text) else _line_start(snapshot, end)
    return _trimmed(snapshot, Span(_line_start(snapshot, start), end))


def _line_start(snapshot: Snapshot, offset: int) -> int:
    return snapshot.text.rfind("\n", 0, offset) + 1


def _trimmed(snapshot: Snapshot, span: Span) -> Span:
    end = span.end
    while end > span.start and snapshot.text[end - 1].isspace():
        end -= 1
    return Span(span.start, end)
