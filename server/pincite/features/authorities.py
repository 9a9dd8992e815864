"""Authorities: which one a reference stands for, and whether that is sure enough to be shown unasked."""

from dataclasses import replace

from pincite.analysis import Snapshot
from pincite.citations.model import BACKWARD, LAWS, Citation, Kind, Pin, Source
from pincite.features import words
from pincite.features.definition import authority_of
from pincite.resolution.model import Authority, Reference

_SHORT = frozenset({Kind.CASE_SHORT, Kind.SUPRA})
NAMED_BY_PLACE = {Kind.RECORD: " at ", **dict.fromkeys(LAWS, ", ")}
"""The sources that have no name apart from their place, and what comes before a page of theirs."""


def leans(snapshot: Snapshot, reference: Reference) -> bool:
    """Whether a form means something only through another, or is a mention in the author's own words."""
    if reference.parallel_of is not None:
        return leans(snapshot, snapshot.references[reference.parallel_of])
    return reference.citation.kind in BACKWARD or reference.citation.textual


def unexplained(snapshot: Snapshot, authority: Authority) -> bool:
    """Whether an authority is known by a short form alone, which nothing in the document explains."""
    if authority.key in snapshot.elsewhere:
        return False
    declared = snapshot.references[authority.declared].citation
    nameless = declared.kind is Kind.STATUTE_REF and not (declared.source and declared.source.name)
    return nameless or declared.kind in _SHORT


def surely_meant(snapshot: Snapshot, index: int) -> Authority | None:
    """The authority that a reference means; None where nothing explains it or it could mean another as well."""
    authority = authority_of(snapshot, index)
    if authority is None or snapshot.references[index].rivals or unexplained(snapshot, authority):
        return None
    return authority


def own_source(authority: Authority, citation: Citation) -> Source:
    """Where this citation says the authority stands: a parallel its own reporter, any other form the first.

    ``Id. § 1988`` after ``42 U.S.C. § 1983`` means another section of the same code; ``Id. § 5`` after an amendment a
    section of that.
    """
    own = citation.source
    if own and citation.kind is Kind.ID and own.number and authority.kind is not Kind.CONSTITUTION:
        return replace(authority.source, number=own.number)
    return own if own and own.key in {source.key for source in authority.parallels} else authority.source


def own_pins(citation: Citation) -> tuple[Pin, ...]:
    """The pins of a citation, without a section that it names as its own."""
    number = citation.source.number if citation.source and citation.kind is Kind.ID else ""
    return tuple(pin for pin in citation.pins if pin.first != number)


def cited_in_full(authority: Authority, citation: Citation) -> str:
    """The authority as a careful author would cite it, at the section that this citation names."""
    cited, number = words.authority_in_full(authority), own_source(authority, citation).number
    if authority.kind in LAWS and number != authority.source.number:
        return cited.removesuffix(authority.source.number) + number
    return cited


def cited_at_pins(authority: Authority, citation: Citation) -> str:
    """The same at the places that this citation pins."""
    before = NAMED_BY_PLACE.get(authority.kind, ", at ")
    return words.pinned(cited_in_full(authority, citation), own_pins(citation), before)


def mentions(snapshot: Snapshot, authority: Authority) -> list[int]:
    """The references that mean an authority; a citation and its parallels count as one."""
    return [mention for mention in authority.mentions if snapshot.references[mention].parallel_of is None]
