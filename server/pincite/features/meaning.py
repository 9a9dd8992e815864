"""Meaning: what every citation of a draft means, and which edits leave all of it as it was.

An edit of one citation can change another: *Id.* looks back, and so does a name that two cases could go by.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from pincite.analysis import Snapshot
from pincite.checks.model import Edit
from pincite.citations.model import BACKWARD, CASES, Kind, Pin
from pincite.features.edits import apply, inverse, merged, moves
from pincite.resolution.model import Reference, Why
from pincite.text.spans import Span

_NUMBER = re.compile(r"\d+")
Place = tuple[object, ...]
"""A pinned place, however it is typed: ``1265-6`` and ``1265-66`` are one."""


class Mention(NamedTuple):
    """A citation with its parallels and what continues it: whom it means, and which places in it."""

    span: Span
    """In the source, with name and court parenthesis."""
    authority: str | None
    """The authority's key; None where nothing in the draft explains the form."""
    pinned: tuple[Place, ...]
    """The places in it that are typed here."""
    places: tuple[Place, ...]
    """The places in it that are meant: *id.* alone means those cited before."""
    leans: bool
    """Whether it means what it means through another citation."""
    textual: bool
    """Whether it is only spoken of, so that no *id.* looks back on it."""


def mentions(snapshot: Snapshot) -> list[Mention]:
    """Everything that a draft cites, in text order."""
    found: list[Mention] = []
    reporters: dict[int | None, str] = {}
    latest: dict[str | None, tuple[Place, ...]] = {}
    for index, reference in enumerate(snapshot.references):
        citation, span = reference.citation, snapshot.full_span(index)
        authority = None if reference.authority is None else snapshot.authorities[reference.authority]
        key, pinned = authority.key if authority else None, tuple(_places(reference, reporters))
        if found and (reference.parallel_of is not None or reference.why is Why.CONTINUED):
            last = found[-1]
            more = pinned if reference.parallel_of is not None else ((key,), *pinned)
            pinned = (*last.pinned, *more)
            found[-1] = last._replace(span=Span(last.span.start, span.end), pinned=pinned, places=pinned)
        else:
            leans = citation.kind in BACKWARD and authority is not None and authority.declared != index
            places = latest.get(key, ()) if citation.kind is Kind.ID and not pinned else pinned
            found.append(Mention(span, key, pinned, places, leans, citation.textual))
        if not citation.textual:
            latest[found[-1].authority] = found[-1].places
    return found


def _places(reference: Reference, reporters: dict[int | None, str]) -> Iterator[Place]:
    """The places that a citation pins; of a case in the reporter that it names, or that was named last for it."""
    citation, named = reference.citation, reporters.get(reference.authority, "")
    if citation.kind in CASES and citation.source:
        named = citation.source.name
        if reference.parallel_of is None:
            reporters[reference.authority] = named
    return ((named, *_place(pin)) for pin in citation.pins)


def _place(pin: Pin) -> Place:
    if pin.begin is None:
        return ("".join(pin.text.split()),)
    return (pin.begin, pin.end, *_NUMBER.findall(pin.text)[1 if pin.last is None else 2 :])


class _Aligned(NamedTuple):
    """The citations of a draft before and after some edits, side by side."""

    rewritten: list[tuple[list[Mention], list[Mention]]]
    """What each stretch that was edited cites."""
    kept: list[tuple[Mention, Mention | None]]
    """Every citation that stands elsewhere, and what is read in its place."""
    added: list[Mention]
    """What is read elsewhere and was not before."""


def same_meaning(before: Snapshot, after: Snapshot, edits: Iterable[Edit]) -> bool:
    """Whether every citation means after some edits what it meant before: the same authority, the same places in it.

    Where a bare name comes to be read as the case that it is, nothing has changed.
    """
    found = _aligned(before, after, edits)
    rewritten = all(list(map(_meant, old)) == list(map(_meant, new)) for old, new in found.rewritten)
    return rewritten and _same_elsewhere(found, lambda one, other: _meant(one) == _meant(other))


def only_mended(before: Snapshot, after: Snapshot, edits: Iterable[Edit]) -> bool:
    """Whether nothing has come to mean something else but what the edits themselves mend.

    A citation that is touched may be read for the first time, with other pins, or as it should have been written; a
    form that leans on another, and every citation elsewhere, must mean what it meant.
    """
    found = _aligned(before, after, edits)
    renamed = {
        one.authority: other.authority
        for old, new in found.rewritten
        if len(old) == len(new)
        for one, other in zip(old, new, strict=True)
        if not one.leans
    }

    def same_authority(one: Mention, other: Mention) -> bool:
        return other.authority in (one.authority, renamed.get(one.authority, one.authority))

    def same(one: Mention, other: Mention) -> bool:
        return one.authority is None or (one.pinned == other.pinned and same_authority(one, other))

    leaning = ((one, new) for old, new in found.rewritten for one in old if one.leans and not one.textual)
    held = all(any(same_authority(one, other) for other in new) for one, new in leaning)
    return held and _same_elsewhere(found, same)


def _aligned(before: Snapshot, after: Snapshot, edits: Iterable[Edit]) -> _Aligned:
    edits = tuple(edits)
    old, new, moved, moved_back = mentions(before), mentions(after), moves(edits), moves(inverse(before.text, edits))
    typed = merged(edit.span for edit in edits)
    read = [*_meeting(typed, old), *map(moved_back, _meeting([moved(span) for span in typed], new))]
    zones = merged([*typed, *read])
    was, kept = _by_zone(old, zones)
    now, still = _by_zone(new, [moved(zone) for zone in zones])
    there = {mention.span.start: mention for mention in still}
    pairs = [(one, there.pop(moved(one.span).start, None)) for one in kept]
    return _Aligned(list(zip(was, now, strict=True)), pairs, list(there.values()))


def _meeting(zones: Sequence[Span], found: Iterable[Mention]) -> Iterator[Span]:
    return (mention.span for mention in found if _zone(zones, mention.span) is not None)


def _by_zone(found: Iterable[Mention], zones: Sequence[Span]) -> tuple[list[list[Mention]], list[Mention]]:
    """The citations in each zone, and those in none."""
    inside: list[list[Mention]] = [[] for _ in zones]
    outside: list[Mention] = []
    for mention in found:
        zone = _zone(zones, mention.span)
        (outside if zone is None else inside[zone]).append(mention)
    return inside, outside


def _zone(zones: Sequence[Span], span: Span) -> int | None:
    """Which of some spans, in order and apart, the first is that a span meets."""
    at = bisect_left(zones, span.start, key=lambda zone: zone.end)
    return at if at < len(zones) and zones[at].start <= span.end else None


def _meant(mention: Mention) -> tuple[str | None, tuple[Place, ...]]:
    return mention.authority, mention.places


def _same_elsewhere(found: _Aligned, same: Callable[[Mention, Mention], bool]) -> bool:
    held = all(other is not None and same(one, other) for one, other in found.kept)
    return held and all(mention.textual for mention in found.added)


Change = TypeVar("Change")


def harmless(
    snapshot: Snapshot,
    changes: Sequence[Change],
    edits_of: Callable[[Sequence[Change]], Iterable[Edit]],
    holds: Callable[[Snapshot, Snapshot, Iterable[Edit]], bool] = same_meaning,
) -> tuple[Change, ...]:
    """The changes that can be made together with ``holds`` still true of the draft; the others are left out.

    ``edits_of`` gives the edits of some changes, which do not overlap. All are tried at once, and halves only where
    that fails.
    """

    def hold(some: Sequence[Change]) -> bool:
        edits = tuple(edits_of(some))
        return holds(snapshot, snapshot.again(apply(snapshot.text, edits), judged=False), edits)

    def chosen(made: Sequence[Change], some: Sequence[Change]) -> Sequence[Change]:
        if not some or hold([*made, *some]):
            return [*made, *some]
        if len(some) == 1:
            return made
        half = len(some) // 2
        return chosen(chosen(made, some[:half]), some[half:])

    return tuple(chosen((), changes))
