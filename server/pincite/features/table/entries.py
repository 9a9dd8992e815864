"""The table of authorities: what a document cites, in the groups and the order of a brief's front matter.

Source: Fed. R. App. P. 28(a)(3).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pincite.analysis import Snapshot
from pincite.citations import constitutions
from pincite.citations.model import CASES, Citation, Kind
from pincite.features.words import authority_in_full
from pincite.resolution.model import Authority

GROUPS: Mapping[str, frozenset[Kind]] = {
    "Cases": CASES | {Kind.DOCKET},
    "Constitutional Provisions": frozenset({Kind.CONSTITUTION}),
    "Statutes": frozenset({Kind.STATUTE, Kind.STATUTE_REF}),
    "Regulations": frozenset({Kind.REGULATION}),
    "Rules": frozenset({Kind.RULE}),
    "Other Authorities": frozenset({Kind.JOURNAL, Kind.BOOK, Kind.OTHER}),
}
"""What a table holds, in order. The record is no authority."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An authority as a table lists it."""

    name: str
    """The part set in italics: a case's name; empty where there is none."""
    rest: str
    """What follows the name, its comma included."""
    mentions: tuple[int, ...]
    """The references that mean it, in text order, parallels left out."""

    @property
    def title(self) -> str:
        """The whole entry as plain text."""
        return self.name + self.rest


@dataclass(frozen=True, slots=True)
class Group:
    """Authorities of one sort, in their order."""

    title: str
    entries: tuple[Entry, ...]


def table(snapshot: Snapshot) -> tuple[Group, ...]:
    """The groups of which the document cites something."""
    listed = [_entry(snapshot, authority) for authority in snapshot.authorities if not _is_history(snapshot, authority)]
    groups = []
    for title, kinds in GROUPS.items():
        entries = [entry for authority, entry in listed if authority.kind in kinds]
        if entries:
            groups.append(Group(title, tuple(sorted(entries, key=_order))))
    return tuple(groups)


def _entry(snapshot: Snapshot, authority: Authority) -> tuple[Authority, Entry]:
    mentions = tuple(index for index in authority.mentions if snapshot.references[index].parallel_of is None)
    named, full = _as_cited(snapshot, authority)
    history = "".join(f", {text}" for text in _histories(snapshot, authority.declared))
    return authority, Entry(full[:named], full[named:] + history, mentions)


def _as_cited(snapshot: Snapshot, authority: Authority) -> tuple[int, str]:
    """How long the name is, and the citation in full: a case as the author cites it, without its pages."""
    declared = snapshot.references[authority.declared]
    if authority.kind in GROUPS["Cases"] and declared.citation.kind in (Kind.CASE_FULL, Kind.DOCKET):
        text, name = _without_pins(snapshot, authority.declared), declared.citation.name
        if name and text.startswith(name.text):
            return len(name.text), text
        if authority.title not in ("", authority.source.key):
            return len(authority.title), f"{authority.title}, {text}"
        return 0, text
    full = authority_in_full(authority)
    is_case = authority.kind in CASES and full.startswith(f"{authority.title}, ")
    return len(authority.title) if is_case else 0, full


_BEFORE_PIN = re.compile(r"[,\s]*(?:\bat\s+)?(?:\bpp?\.\s*)?$")


def _without_pins(snapshot: Snapshot, index: int) -> str:
    """A full citation with its parallels and its court parenthesis, as typed but for the pages pinned."""
    first, *others = _with_parallels(snapshot, index)
    text = snapshot.blocks[snapshot.references[index].block].content.readable.text
    kept, at, end = "", first.full.start, max(citation.full.end for citation in (first, *others))
    for citation in (first, *others):
        if citation.pins:
            kept = _BEFORE_PIN.sub("", kept + text[at : citation.pins[0].span.start])
            at = citation.pins[-1].span.end
    return kept + text[at:end]


def _with_parallels(snapshot: Snapshot, index: int) -> Iterator[Citation]:
    yield snapshot.references[index].citation
    for reference in snapshot.references[index + 1 :]:
        if reference.parallel_of != index:
            return
        yield reference.citation


# -- history ----------------------------------------------------------------------------------------------------------


def _is_history(snapshot: Snapshot, authority: Authority) -> bool:
    """Whether an authority is cited only as what became of another, which it is then listed with."""
    primary = [index for index in authority.mentions if snapshot.references[index].parallel_of is None]
    return all(snapshot.references[index].citation.history for index in primary)


def _histories(snapshot: Snapshot, index: int) -> Iterator[str]:
    """What became of a case, as cited directly behind it: ``aff'd, 511 U.S. 1 (1994)``."""
    for after in range(index + 1, len(snapshot.references)):
        reference = snapshot.references[after]
        if reference.parallel_of is None and not reference.citation.history:
            return
        if reference.citation.history:
            yield f"{reference.citation.history}, {_without_pins(snapshot, after)}"


# -- order ------------------------------------------------------------------------------------------------------------

_PASSED_OVER = re.compile(r"^(?:the|an?)\s+")
_AMENDMENT = re.compile(r"\bamend\.")
_PART = re.compile(r"\d+|[^\d\s]+")
_ROMAN = {constitutions.roman(number).lower(): number for number in range(1, 40)}
_FEDERAL = "u.s. const."


def _order(entry: Entry) -> tuple[bool, bool, tuple[tuple[bool, int, str], ...]]:
    """By name, numbers first and by their size: 9 before 10, article IV before VI, articles before amendments."""
    title = _PASSED_OVER.sub("", entry.title.lower())
    foreign = "const." in title and not title.startswith(_FEDERAL)
    return foreign, _AMENDMENT.search(title) is not None, tuple(map(_part, _PART.findall(title)))


def _part(part: str) -> tuple[bool, int, str]:
    number = int(part) if part.isdecimal() else _ROMAN.get(part.strip(".,"), 0)
    return not number, number, part
