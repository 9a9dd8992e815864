"""Lenses: above a citation in full how often it is cited, above a heading how many authorities its section has."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.features import words
from pincite.features.authorities import mentions, unexplained
from pincite.features.sections import Section, sections
from pincite.text.spans import Span

_block, _start = attrgetter("block"), attrgetter("start")


class Lens(NamedTuple):
    """A line to show above ``span``, which is in the source, and the references that it counts."""

    span: Span
    title: str
    references: tuple[int, ...]


def lenses(snapshot: Snapshot) -> list[Lens]:
    """Every lens of a document, in text order."""
    return sorted((*_of_authorities(snapshot), *_of_headings(snapshot)))


def _of_authorities(snapshot: Snapshot) -> Iterator[Lens]:
    """One for each authority that is cited again."""
    for authority in snapshot.authorities:
        cited = mentions(snapshot, authority)
        if len(cited) > 1 and not unexplained(snapshot, authority):
            title = f"{words.short_name(authority)}: cited {len(cited)} times"
            yield Lens(snapshot.full_span(authority.declared), title, tuple(cited))


def _of_headings(snapshot: Snapshot) -> Iterator[Lens]:
    """One for each section that cites something, with the first mention there of each authority."""
    known = [not unexplained(snapshot, authority) for authority in snapshot.authorities]
    for section in sections(snapshot):
        first: dict[int, int] = {}
        for index in _references_in(snapshot, section):
            authority = snapshot.references[index].authority
            if authority is not None and known[authority]:
                first.setdefault(authority, index)
        if first:
            title = f"{len(first)} authorit{'y' if len(first) == 1 else 'ies'}"
            yield Lens(section.heading, title, tuple(first.values()))


def _references_in(snapshot: Snapshot, section: Section) -> range:
    """The references of the blocks that begin in a section."""
    first, end = (bisect_left(snapshot.blocks, offset, key=_start) for offset in section.span)
    start = bisect_left(snapshot.references, first, key=_block)
    return range(start, bisect_left(snapshot.references, end, lo=start, key=_block))
