"""The registry: the authorities of a document, to be found by place, by volume, by name, by section.

Source: Indigo Book R15.2, R16.2 (what a short form may leave out).
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pincite.citations.model import Citation, Kind, Name, Series, Source
from pincite.citations.names import JOINTS
from pincite.resolution import names
from pincite.resolution.model import Authority
from pincite.text.spans import Span


class Place(NamedTuple):
    """A citation by its block and its index among the citations parsed there."""

    block: int
    at: int


class Named(NamedTuple):
    """Whom a name means, and whom else it could mean."""

    authority: int | None
    rivals: tuple[int, ...] = ()


NOBODY = Named(None)
_SMALL_WORDS = frozenset({"the", "of", "and", "v"})
_UNSECTIONED = frozenset({"Stat.", "Fed. Reg.", "Pub. L."})
_CHAPTERED = {
    "Mass. Gen. Laws": "ch.",
    "Del. Code": "tit.",
    "Vt. Stat.": "tit.",
    "Me. Rev. Stat.": "tit.",
    "Okla. Stat.": "tit.",
}
"""Codes whose chapter or title stands between their name and the section."""
_CODES = frozenset({Kind.STATUTE, Kind.STATUTE_REF, Kind.REGULATION})


class Registry:
    """Everything the document cites, filled as it is read; authorities are known by their index."""

    def __init__(self) -> None:
        self.authorities: list[Authority] = []
        self.declared: list[Place] = []
        """Where each authority is first cited."""
        self.by_short: dict[str, list[int]] = {}
        """Single words that cases go by, as typed."""
        self.phrases: dict[str, dict[str, int]] = {}
        """Short names that the author defined, by their first word: ``Doe I``."""
        self.by_other: dict[str, dict[str, list[int]]] = {}
        """Other names that cases go by where they are emphasised, by their first word: ``Castle Rock``."""
        self.volumes: dict[tuple[str, str], list[tuple[int, int]]] = {}
        """Volume and reporter, to first pages and authorities in page order."""
        self.sections: dict[str, int] = {}
        """Section numbers, to the last law cited with that number."""
        self.lone_neutral: list[int] = []
        """Cases cited by a neutral cite alone: a nameless ``372 P.3d at 631`` can only be the parallel of one."""
        self._unpaged: dict[tuple[str, str], list[int]] = {}
        """Volume and reporter, to the cases cited from it before it had pages: ``578 U.S. ___``."""
        self._by_key: dict[str, int] = {}
        self._by_place: dict[Place, int] = {}
        self._by_word: dict[str, list[int]] = {}
        self._defined: dict[str, int] = {}
        self._leads: list[str] = []

    # -- entering -----------------------------------------------------------------------------------------------------

    def add_case(self, block: int, group: Sequence[tuple[int, Citation]]) -> None:
        """Enter a full citation with its parallels: ``group`` pairs each with its index in the block."""
        head = group[0][1]
        sources = [citation.source for _, citation in group if citation.source]
        known = next((self._by_key[s.key] for s in sources if has_page(s) and s.key in self._by_key), None)
        if known is None:
            known = next(self._unpaged_again(head, sources), None)
        if known is None:
            known = self._new(head, Place(block, group[0][0]))
            for source in sources:
                if not has_page(source):
                    self._unpaged.setdefault((source.volume, source.name), []).append(known)
            if len(group) == 1 and head.source and head.source.series is Series.NEUTRAL:
                self.lone_neutral.append(known)
        authority = self.authorities[known]
        if not authority.names and head.name and not self._is_short(head, head.name):
            self._name(known, head.name)
        authority.court = authority.court or head.court
        authority.year = authority.year or head.year
        for index, _ in group:
            self._by_place[Place(block, index)] = known
        for source in sources:
            if has_page(source) and source.key not in self._by_key:
                self._by_key[source.key] = known
                self._shelve(source, known)
                if source.key != authority.source.key:
                    authority.parallels.append(source)
        self._define(head, known)

    def _is_short(self, head: Citation, name: Name) -> bool:
        """Whether a full citation is but a short form without its “at”: ``Roth, 408 U.S. 577``."""
        if head.year or name.second or head.source is None:
            return False
        shelf = self.volumes.get((head.source.volume, head.source.name), ())
        meant = self.named(name.text) if shelf else NOBODY
        return any(authority in (meant.authority, *meant.rivals) for _, authority in shelf)

    def _unpaged_again(self, head: Citation, sources: Sequence[Source]) -> Iterator[int]:
        """The cases of the same name that are cited from the same volume without a page."""
        for source in sources:
            for known in self._unpaged.get((source.volume, source.name), ()) if not has_page(source) else ():
                if head.name and names.words(head.name.text) == names.words(self.authorities[known].title):
                    yield known

    def law(self, citation: Citation, place: Place) -> int | None:
        """The authority of a statute, rule, constitution, record document or book; entered if it is new.

        None for a bare ``Rule 12`` whose set was never named.
        """
        source = citation.source
        if source is None:
            return None
        if citation.kind is Kind.RULE and not source.name:
            return self._by_key.get(f"rule {source.number}")
        if citation.kind is Kind.RECORD and (filed := self._filed(citation, source)) is not None:
            return filed
        known = self.keyed(_law_key(citation), citation, place)
        if citation.kind is Kind.RULE:
            self._by_key[f"rule {source.number}"] = known
        self._define(citation, known)
        return known

    def _filed(self, citation: Citation, source: Source) -> int | None:
        """The document of the record that goes by this name, or by the docket number after it."""
        defined = self.defined(source.name)
        numbered = (self._by_key.get(_record_key(short)) for short in citation.short_names)
        return defined if defined is not None else next((found for found in numbered if found is not None), None)

    def keyed(self, key: str, citation: Citation, place: Place) -> int:
        """The authority with a key, entered with ``citation`` if it is new."""
        known = self._by_key.get(key)
        if known is None:
            known = self._by_key[key] = self._new(citation, place)
            if citation.kind is Kind.BOOK and citation.source:
                for word in names.words(citation.source.name):
                    self._by_word.setdefault(word, []).append(known)
        return known

    def remember_section(self, citation: Citation, authority: int) -> None:
        """Let ``§ 1344`` mean the law last cited with that number."""
        if citation.kind in _CODES and citation.source and citation.source.number:
            self.sections[citation.source.number] = authority

    # -- finding ------------------------------------------------------------------------------------------------------

    def at(self, place: Place) -> int | None:
        """The authority of a full citation by its place."""
        return self._by_place.get(place)

    def by_source(self, source: Source) -> int | None:
        """The case at a volume and page."""
        return self._by_key.get(source.key)

    def on_shelf(self, source: Source, page: int | None, among: Named) -> int | None:
        """The case of a volume that a short form means: the one named, else the last that begins by ``page``."""
        place = (source.volume, source.name)
        shelf, unpaged = self.volumes.get(place, []), self._unpaged.get(place, [])
        here = {*unpaged, *(authority for _, authority in shelf)}
        if named := [a for a in (among.authority, *among.rivals) if a is not None and a in here]:
            begun = {*unpaged, *(authority for first, authority in shelf if page is None or first <= page)}
            return next((authority for authority in named if authority in begun), named[0])
        if unpaged and (page is None or not shelf):
            return unpaged[-1]
        if not shelf:
            return None
        index = bisect_left(shelf, (page + 1, -1)) - 1 if page is not None else len(shelf) - 1
        return shelf[max(index, 0)][1]

    def defined(self, text: str) -> int | None:
        """The authority that the author gave this very name."""
        return self._defined.get(" ".join(names.words(text)))

    def named(self, text: str) -> Named:
        """Whom a short name means: a defined name, else the latest case whose parties have all its words.

        Words of the sentence may stand before the name: ``Justice Powell in Bakke``.
        """
        plain = names.words(text)
        if (defined := self._defined.get(" ".join(plain))) is not None:
            return Named(defined)
        wanted = [word for word in plain if word not in _SMALL_WORDS]
        for start in range(len(wanted)):
            found = self._with_words(wanted[start:])
            if found:
                best = [a for a in found if self._leads[a] in wanted[start:]] or found
                return Named(best[-1], tuple(best[:-1]))
        return NOBODY

    def alone(self, name: Name) -> Name:
        """A name without another case joined to it: ``Grutter and Regents of Univ. of Cal. v. Bakke``."""
        for joint in JOINTS:
            other, joined, own = name.first.partition(joint)
            if joined and own[:1].isupper() and other in self.by_short:
                cut = len(other) + len(joined)
                return Name(Span(name.span.start + cut, name.span.end), name.text[cut:], own, name.second)
        return name

    # -- inside -------------------------------------------------------------------------------------------------------

    def _new(self, citation: Citation, place: Place) -> int:
        source = citation.source or Source("", "", "", "")
        title = citation.name.text if citation.name else _title(citation)
        kind = citation.kind
        self.authorities.append(Authority(source.key, source, title, kind, 0, court=citation.court, year=citation.year))
        self.declared.append(place)
        self._leads.append("")
        return len(self.authorities) - 1

    def _name(self, authority: int, typed: Name) -> None:
        name = self.alone(typed)
        found = names.short_names(name)
        self.authorities[authority].title = name.text
        self.authorities[authority].names = found
        self._leads[authority] = names.words(found[0])[0] if found else ""
        for word in found:
            self.by_short.setdefault(word, []).append(authority)
        for other in names.other_names(name):
            self.by_other.setdefault(other.split()[0], {}).setdefault(other, []).append(authority)
        for word in names.index_words(name):
            self._by_word.setdefault(word, []).append(authority)

    def _define(self, citation: Citation, authority: int) -> None:
        for short in citation.short_names:
            self._defined.setdefault(" ".join(names.words(short)), authority)
            first, *rest = short.split()
            if first[:1].isupper():
                self.phrases.setdefault(first, {})[short] = authority
            if not rest and short not in self.by_short:
                self.by_short[short] = [authority]

    def _shelve(self, source: Source, authority: int) -> None:
        if source.number.isdecimal():
            insort(self.volumes.setdefault((source.volume, source.name), []), (int(source.number), authority))

    def _with_words(self, wanted: Sequence[str]) -> list[int]:
        """The cases whose parties have every one of these words, in the order they are cited."""
        found = self._by_word.get(wanted[0], [])
        for word in wanted[1:]:
            these = set(self._by_word.get(word, ()))
            found = [authority for authority in found if authority in these]
        return found


def has_page(source: Source) -> bool:
    """Whether a source names its first page: ``___`` does not."""
    return bool(source.number) and source.number[0] != "_"


def _law_key(citation: Citation) -> str:
    assert citation.source
    source = citation.source
    if citation.kind is Kind.RECORD:
        return _record_key(source.name)
    if citation.kind is Kind.BOOK:
        return f"book {source.volume} {source.name}"
    return source.key


def _record_key(name: str) -> str:
    return "record " + re.sub(r"[\s.,'’]", "", name).lower()


def _title(citation: Citation) -> str:
    source = citation.source
    if source is None:
        return ""
    if source.number and (citation.kind in _CODES or citation.kind is Kind.BOOK):
        sign = "" if source.name in _UNSECTIONED else "§ "
        if source.volume and source.name in _CHAPTERED:
            return f"{source.name} {_CHAPTERED[source.name]} {source.volume}, § {source.number}"
        return " ".join(f"{source.volume} {source.name} {sign}{source.number}".split())
    return source.key
