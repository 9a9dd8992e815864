"""Links: where the authorities of a draft can be read online, citation by citation."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.citations.model import Citation, Kind, Series
from pincite.features.authorities import leans, own_pins, own_source, surely_meant
from pincite.features.words import authority_in_full
from pincite.library import links
from pincite.library.links import Link
from pincite.resolution.model import Authority
from pincite.text.spans import Span


class CitedLink(NamedTuple):
    """A citation that can be followed to what it cites; ``span`` is in the source."""

    span: Span
    reference: int


class Target(NamedTuple):
    """Where a link leads, and what is said of it."""

    url: str
    tooltip: str


def cited_links(snapshot: Snapshot, documents: Collection[str] = ()) -> Iterator[CitedLink]:
    """The full citations whose authority stands online, as far as can be seen without looking it up, in text order.

    Those of the record lead to its files: ``documents`` are the names of those that have some. A form that leans on
    another is left to go to definition, which an editor has on the same click.
    """
    for index, reference in enumerate(snapshot.references):
        authority = None if leans(snapshot, reference) else surely_meant(snapshot, index)
        if authority and _may_be_read(authority, snapshot.references[index].citation, documents):
            yield CitedLink(snapshot.span(index), index)


def target(snapshot: Snapshot, reference: int) -> Target | None:
    """Where the link of a reference leads; None where its authority is not known to stand anywhere."""
    authority = surely_meant(snapshot, reference)
    if authority is None or not (found := links_of(snapshot, reference, authority)):
        return None
    return Target(found[0].url, f"{authority_in_full(authority)}: read it at {found[0].site}")


def cites_states(snapshot: Snapshot) -> bool:
    """Whether a draft cites law that stands where only citeurl's templates tell, which take half a second to load."""
    law = Kind.STATUTE, Kind.STATUTE_REF, Kind.REGULATION, Kind.CONSTITUTION
    cited = (authority.source.name for authority in snapshot.authorities if authority.kind in law)
    return any(name and not links.is_federal(name) for name in cited)


def links_of(snapshot: Snapshot, index: int, authority: Authority) -> tuple[Link, ...]:
    """The pages where an authority can be read, at the place that a reference pins."""
    citation = snapshot.references[index].citation
    source = own_source(authority, citation)
    pin = next(iter(own_pins(citation)), None)
    subdivision = pin.first if pin and pin.first.startswith("(") else ""
    match authority.kind:
        case Kind.CASE_FULL if source.series is not Series.DATABASE:
            return links.case(source.volume, source.name, source.number, str(pin.begin) if pin and pin.begin else "")
        case Kind.STATUTE | Kind.STATUTE_REF | Kind.REGULATION if source.name:
            return links.law(source.volume, source.name, source.number, subdivision)
        case Kind.RULE:
            return links.rule(source.name, source.number, subdivision)
        case Kind.CONSTITUTION:
            return links.constitution(source.name, source.number, pin.text if pin else "")
    return ()


def _may_be_read(authority: Authority, citation: Citation, documents: Collection[str]) -> bool:
    """Whether an authority is of a kind that can be read, which is quicker to see than where it stands."""
    source = own_source(authority, citation)
    match authority.kind:
        case Kind.CASE_FULL:
            return source.series is not Series.DATABASE and source.number.isdecimal()
        case Kind.STATUTE | Kind.STATUTE_REF | Kind.REGULATION | Kind.CONSTITUTION:
            return bool(source.name and source.number)
        case Kind.RULE:
            return links.has_rules(source.name)
        case Kind.RECORD:
            return source.name in documents or source.typed in documents
    return False
