"""Calls: drafts and their sections as callers, the authorities that they cite as what is called."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pincite.analysis import Snapshot
from pincite.features.at import reference_at
from pincite.features.definition import authority_of
from pincite.features.digest import Cited, Digest, digest_of
from pincite.features.sections import section_at, sections
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Citing:
    """A part of a draft that cites an authority, and where."""

    section: int | None
    """An index into the draft's sections; None for what stands before the first heading."""
    places: tuple[Span, ...]


def called_at(snapshot: Snapshot, offset: int) -> Cited | int | None:
    """What stands at ``offset`` (a source offset): an authority, or else the section that holds it, None for none."""
    index = reference_at(snapshot, offset)
    authority = None if index is None else authority_of(snapshot, index)
    return section_at(sections(snapshot), offset) if authority is None else digest_of(snapshot, authority)


def same(keys: frozenset[str], draft: Digest) -> Iterator[Cited]:
    """The authorities of a draft that are known by one of these keys."""
    return (cited for cited in draft.cited if not keys.isdisjoint(cited.keys))


def widened(keys: frozenset[str], drafts: Iterable[Digest]) -> frozenset[str]:
    """The keys with those of every parallel that some draft gives for the same authority."""
    drafts = tuple(drafts)
    while True:
        more = keys.union(*(cited.keys for draft in drafts for cited in same(keys, draft)))
        if more == keys:
            return keys
        keys = more


def citing(draft: Digest, cited: Cited) -> tuple[Citing, ...]:
    """The sections of a draft that cite one of its authorities, in text order."""
    found: dict[int | None, list[Span]] = {}
    for span, _ in sorted(cited.mentions):
        found.setdefault(section_at(draft.sections, span.start), []).append(span)
    return tuple(Citing(section, tuple(places)) for section, places in found.items())


def cited_in(draft: Digest, section: int | None) -> Iterator[tuple[Cited, tuple[Span, ...]]]:
    """What a section cites, those below it included, and where; for None, what the whole draft cites."""
    within = Span(0, draft.length) if section is None else draft.sections[section].span
    for cited in draft.cited:
        places = tuple(span for span, _ in sorted(cited.mentions) if within.covers(span))
        if places:
            yield cited, places
