"""Lenses: above a citation in full how often it is cited, above a heading how many authorities its section has."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.features import words
from pincite.features.authorities import mentions, unexplained
from pincite.features.sections import Section, sections
from pincite.text.spans import Span

_WORTH_SAYING = 2
_block, _start = attrgetter("block"), attrgetter("start")


class Lens(NamedTuple):
    """A line to show above ``span``, which is in the source, and the references that it counts."""

    span: Span
    title: str
    references: tuple[int, ...]
    number: int
    """What :func:`lens` finds it by in this snapshot."""


def lenses(snapshot: Snapshot) -> list[Lens]:
    """Every lens of a document, in text order."""
    found = sections(snapshot)
    numbers = range(len(snapshot.authorities) + len(found))
    return sorted(filter(None, (_lens(snapshot, found, number) for number in numbers)))


def lens(snapshot: Snapshot, number: int) -> Lens | None:
    """One of the lenses of a document."""
    return _lens(snapshot, sections(snapshot), number)


def _lens(snapshot: Snapshot, found: Sequence[Section], number: int) -> Lens | None:
    """Authorities are numbered before sections."""
    section = number - len(snapshot.authorities)
    if section < 0:
        return _of_authority(snapshot, number)
    return _of_section(snapshot, found[section], number) if section < len(found) else None


def _of_authority(snapshot: Snapshot, number: int) -> Lens | None:
    """How often an authority is cited, if it is more than once."""
    authority = snapshot.authorities[number]
    cited = mentions(snapshot, authority)
    if len(cited) < _WORTH_SAYING or unexplained(snapshot, authority):
        return None
    title = f"{words.short_name(authority)}: cited {len(cited)} times"
    return Lens(snapshot.full_span(authority.declared), title, tuple(cited), number)


def _of_section(snapshot: Snapshot, section: Section, number: int) -> Lens | None:
    """How many authorities a section cites, with the first mention there of each."""
    first: dict[int, int] = {}
    for index in _references_in(snapshot, section):
        meant = snapshot.references[index].authority
        if meant is not None and meant not in first and not unexplained(snapshot, snapshot.authorities[meant]):
            first[meant] = index
    title = f"{len(first)} authorit{'y' if len(first) == 1 else 'ies'}"
    return Lens(section.heading, title, tuple(first.values()), number) if first else None


def _references_in(snapshot: Snapshot, section: Section) -> range:
    """The references of the blocks that begin in a section."""
    first, end = (bisect_left(snapshot.blocks, offset, key=_start) for offset in section.span)
    start = bisect_left(snapshot.references, first, key=_block)
    return range(start, bisect_left(snapshot.references, end, lo=start, key=_block))
