"""The digest: what other drafts may ask of one draft, light enough to be kept for every file of a folder."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pincite.analysis import Snapshot
from pincite.citations.model import CASES, Kind, Source
from pincite.features import words
from pincite.features.authorities import unexplained
from pincite.features.mentions import Mention, mentions_of
from pincite.features.sections import Section, sections
from pincite.resolution.model import Authority
from pincite.text.spans import Span


class Sort(StrEnum):
    """The sorts of authorities, in the words and the order of an outline."""

    CASES = "Cases"
    CONSTITUTION = "Constitutional provisions"
    STATUTES = "Statutes and regulations"
    RULES = "Rules"
    OTHER = "Other authorities"
    RECORD = "The record"


SORTS: Mapping[Kind, Sort] = {
    **dict.fromkeys((*CASES, Kind.DOCKET), Sort.CASES),
    **dict.fromkeys((Kind.STATUTE, Kind.STATUTE_REF, Kind.REGULATION), Sort.STATUTES),
    Kind.CONSTITUTION: Sort.CONSTITUTION,
    Kind.RULE: Sort.RULES,
    Kind.RECORD: Sort.RECORD,
}
"""What is in none of these is another authority: a book, an article."""


@dataclass(frozen=True, slots=True)
class Cited:
    """An authority as one draft cites it; spans are source offsets."""

    keys: frozenset[str]
    """What it is known by in any draft, one for each place it is printed in; empty where no other can mean the same."""
    title: str
    """In full: ``Board of Regents v. Roth, 408 U.S. 564 (1972)``."""
    names: tuple[str, ...]
    """What else an author may look for it by."""
    sort: Sort
    span: Span
    """Its declaration: name, core and court parenthesis."""
    focus: Span
    """The declaration's core."""
    mentions: tuple[Mention, ...]
    """The declaration first, then in text order."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One draft: its headings and what it cites."""

    sections: tuple[Section, ...]
    cited: tuple[Cited, ...]
    length: int
    """Of the text, in code points."""

    def spans(self) -> Iterable[Span]:
        """Every span in it."""
        for section in self.sections:
            yield from (section.span, section.heading)
        for cited in self.cited:
            yield from (cited.span, cited.focus, *(mention.span for mention in cited.mentions))
        yield Span(0, self.length)


def digest(snapshot: Snapshot) -> Digest:
    """The digest of a document; an authority without a name or a place to call it by is left out."""
    cited = (digest_of(snapshot, authority) for authority in snapshot.authorities if authority.mentions)
    return Digest(sections(snapshot), tuple(one for one in cited if one.title), len(snapshot.text))


def digest_of(snapshot: Snapshot, authority: Authority) -> Cited:
    """The digest of one authority."""
    sources = (authority.source, *authority.parallels)
    return Cited(
        keys(authority),
        title_of(snapshot, authority),
        (*authority.names, *(source.key for source in sources)),
        sort_of(authority),
        snapshot.full_span(authority.declared),
        snapshot.span(authority.declared),
        tuple(mentions_of(snapshot, authority)),
    )


def sort_of(authority: Authority) -> Sort:
    """The sort of an authority."""
    return SORTS.get(authority.kind, Sort.OTHER)


def title_of(snapshot: Snapshot, authority: Authority) -> str:
    """An authority cited in full, on one line; as typed where it is known by a short form alone."""
    if unexplained(snapshot, authority):
        declared = snapshot.references[authority.declared]
        return snapshot.blocks[declared.block].content.readable.text[slice(*declared.citation.full)].strip()
    return " ".join(words.authority_in_full(authority).split())


# -- the same authority in another draft ------------------------------------------------------------------------------

_PUNCTUATION = re.compile(r"[\s.,'’]")
_HERE_ALONE = frozenset({"ante", "post", "infra", "slip op.", "Slip Op."})
"""Documents that mean another thing in each draft."""


def keys(authority: Authority) -> frozenset[str]:
    """What an authority is known by in every draft: its place in each reporter, its section, its name in the record."""
    sources = (authority.source, *authority.parallels)
    return frozenset(key for source in sources if (key := _key(SORTS.get(authority.kind, Sort.OTHER), source)))


def _key(sort: Sort, source: Source) -> str:
    if not source.name or source.name in _HERE_ALONE:
        return ""
    if sort is not Sort.RECORD and (not source.number or source.number.startswith("_")):
        return ""
    return f"{sort.name} {_PUNCTUATION.sub('', source.key).lower()}"
