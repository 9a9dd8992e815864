"""The hierarchy of the law that a draft cites: a code's title, its sections, their subsections; rules alike."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.citations.model import LAWS, Citation, Kind, Pin, PinKind
from pincite.features.at import reference_at
from pincite.features.authorities import own_source, surely_meant
from pincite.features.definition import authority_of
from pincite.library import federal_rules
from pincite.resolution.model import Authority
from pincite.text.spans import Span


class Place(NamedTuple):
    """A place in the law: ``42 | U.S.C. | 1988 | (b)``; a part that is empty means all there is of it."""

    volume: str
    code: str
    number: str = ""
    path: tuple[str, ...] = ()


class Item(NamedTuple):
    """A place in the law with what the document says of it; spans are in the source."""

    place: Place
    name: str
    cited: int
    """How often the document cites it or something within it."""
    span: Span
    """Where it is cited first; for what is not cited itself, what it is part of."""
    focus: Span


_GROUP = re.compile(r"\([^()]+\)")


def item_at(snapshot: Snapshot, offset: int) -> Item | None:
    """The place in the law that is cited at a source offset."""
    index = reference_at(snapshot, offset)
    authority = None if index is None else surely_meant(snapshot, index)
    if index is None or authority is None or authority.kind not in LAWS:
        return None
    return _item(snapshot, _cited(snapshot), _places(authority, snapshot.references[index].citation)[0])


def above(snapshot: Snapshot, place: Place) -> Item | None:
    """What a place is part of: of ``42 U.S.C. § 1988(b)`` the section, of that title 42."""
    wider = _above(place)
    return _item(snapshot, _cited(snapshot), wider) if wider else None


def below(snapshot: Snapshot, place: Place) -> list[Item]:
    """The parts of a place that the document cites, and those that a bundled rule is known to have."""
    cited = _cited(snapshot)
    found = {part for part in cited if _above(part) == place}
    if place.number:
        parts = federal_rules.parts_below(place.code, place.number, "".join(place.path))
        found |= {place._replace(path=tuple(_GROUP.findall(part))) for part in parts}
    items = (_item(snapshot, cited, part) for part in sorted(found, key=_order))
    return [item for item in items if item]


_Cited = Mapping[Place, list[int]]
"""The references that cite a place or something within it, in text order."""


def _cited(snapshot: Snapshot) -> _Cited:
    found: dict[Place, list[int]] = {}
    for index, reference in enumerate(snapshot.references):
        authority = surely_meant(snapshot, index)
        if authority and authority.kind in LAWS and reference.parallel_of is None:
            for wider in {wider for place in _places(authority, reference.citation) for wider in _line(place)}:
                found.setdefault(wider, []).append(index)
    return found


def _item(snapshot: Snapshot, cited: _Cited, place: Place) -> Item | None:
    """A place as the document has it; None where not even the section or rule is cited that it is part of."""
    there = next((wider for wider in _line(place) if wider in cited), None)
    if there is None or (place.number and not there.number):
        return None
    first, count = cited[there][0], len(cited.get(place, ()))
    return Item(place, _name(snapshot, cited, place), count, snapshot.full_span(first), snapshot.span(first))


def _places(authority: Authority, citation: Citation) -> list[Place]:
    """The places that a citation names: those it pins, or all of a section or rule."""
    source = own_source(authority, citation)
    whole = Place(source.volume, source.name, source.number)
    pinned = [whole._replace(path=path) for pin in citation.pins if (path := _path(authority, pin))]
    return pinned or [whole]


def _path(authority: Authority, pin: Pin) -> tuple[str, ...]:
    """A pin as the parts it goes down through: ``(b)``, ``(6)``; ``§ 8``, ``cl. 3`` of a constitution."""
    if pin.kind is not PinKind.SECTION:
        return ()
    if authority.kind is Kind.CONSTITUTION:
        return tuple(part.strip() for part in pin.text.split(","))
    return tuple(_GROUP.findall(pin.first)) if pin.first.startswith("(") else ()


def _above(place: Place) -> Place | None:
    if place.path:
        return place._replace(path=place.path[:-1])
    return place._replace(number="") if place.number else None


def _line(place: Place | None) -> Iterator[Place]:
    """A place and all that it is part of."""
    while place:
        yield place
        place = _above(place)


def _name(snapshot: Snapshot, cited: _Cited, place: Place) -> str:
    """A place as it is cited: ``42 U.S.C. § 1988(b)``, ``U.S. Const. art. I, § 8``."""
    if not place.number:
        return f"{place.volume} {place.code}".strip()
    authority = authority_of(snapshot, cited[place._replace(path=())][0])
    title = authority.title if authority else ""
    return title + "".join(part if part.startswith("(") else f", {part}" for part in place.path)


def _order(place: Place) -> list[tuple[int, str]]:
    """Numbers by their value and letters by the alphabet: ``(2)`` before ``(10)``, ``(c)``."""
    parts = re.findall(r"\d+|\D+", " ".join((place.number, *place.path)))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
