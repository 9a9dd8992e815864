"""Resolution: every citation of a document to its authority and antecedent, in one pass over what was cited.

Sources: Indigo Book R6 (short forms, *id.*), R15 (short case citations), R16.2 (statutes).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pincite.citations import pins
from pincite.citations.model import CASES, LAWS, Citation, Kind, Name, PinKind, Series, Source
from pincite.citations.names import LEADING, is_personal
from pincite.citations.parse import Parsed
from pincite.markup.blocks import BlockKind
from pincite.resolution import names
from pincite.resolution.model import Authority, Reference, Why
from pincite.text.spans import Span


class Unit(NamedTuple):
    """One block as resolution needs it."""

    kind: BlockKind
    text: str
    parsed: Parsed
    emphasis: tuple[Span, ...] = ()


class Resolution(NamedTuple):
    """The document's references in text order, and its authorities in the order they are first cited."""

    references: tuple[Reference, ...]
    authorities: tuple[Authority, ...]
    volumes: dict[tuple[str, str], list[tuple[int, int]]]
    """Volume and reporter, to the first pages cited from it in order, each with its authority."""
    shorts: frozenset[str] = frozenset()
    """First words of the short names that cases go by here."""


class _Place(NamedTuple):
    """A citation by its block and its index in the block, bare names included."""

    block: int
    at: int


@dataclass(slots=True)
class _Stream:
    """The run of citations an *id.* looks back on: the body's, or the footnotes'."""

    last: _Place | None = None
    by_shape: dict[str, _Place] = field(default_factory=dict)
    """The last citation of each shape that a pin can ask for: pages, sections, paragraphs."""


_PAGED = frozenset(
    {Kind.CASE_FULL, Kind.CASE_PARALLEL, Kind.CASE_SHORT, Kind.RECORD, Kind.JOURNAL, Kind.BOOK, Kind.DOCKET, Kind.OTHER,
     Kind.SUPRA, Kind.NAME_REF}
)  # fmt: skip
_SECTIONED = frozenset({*LAWS, Kind.BOOK})
_NAME_BEFORE = re.compile(r"(?P<word>[\w.’'-]+)(?P<gap>[\s“\"(]+)$")
_AT = re.compile(r",?\s+at\s+(?=(?:pp?\.\s?)?[\d¶])")
_OF_A_CASE = re.compile(
    r"(?:,?\sat\s(?:pp?\.\s)?\d|\s(?:test|factors?|standard|framework|doctrine|inquiry|presumption|exception|prong|Court|"
    r"majority|plurality|line\sof\scases)\b)"
)
"""What follows a name only where it is a case: ``Rowland factor``, ``Watson, at p. 836``."""
_TO_A_CASE = re.compile(
    r"\b(?:cites?\sto|citing|reliance\son|rel(?:ies|ied|ying)\son|distinguish(?:es|ed|ing)?|overrul(?:es|ed|ing))\s$"
)
_VERSUS_NEAR = re.compile(r"\s+(?:v\.|vs\.|v\s)")


def resolve(units: Sequence[Unit]) -> Resolution:
    """Join the citations of a document's blocks, in text order, to the authorities they mean."""
    return _Resolver(units).run()


class _Resolver:
    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.authorities: list[Authority] = []
        self.by_key: dict[str, int] = {}
        self.by_volume: dict[tuple[str, str], list[tuple[int, int]]] = {}
        """Volume and reporter, to first pages and authorities in page order."""
        self.by_word: dict[str, list[int]] = {}
        self.by_short: dict[str, list[int]] = {}
        self.leads: list[str] = []
        """Each authority's likeliest short name in lower case, empty where it has none."""
        self.declared: list[_Place] = []
        self.sections: dict[str, int] = {}
        self.defined: dict[str, int] = {}
        self.phrases: dict[str, dict[str, int]] = {}
        """Short names that the author defined, by their first word: ``Doe I``."""
        self.authority_at: dict[_Place, int] = {}
        self.neutral: list[int] = []
        """Cases cited by a neutral cite alone: a nameless ``372 P.3d at 631`` can only be the parallel of one of them."""

    def run(self) -> Resolution:
        self._declare_cases()
        items = [self._items(index, unit) for index, unit in enumerate(self.units)]
        bases = []
        total = 0
        for found in items:
            bases.append(total)
            total += len(found)
        self.items = items
        self.bases = bases
        references: list[Reference] = []
        body, notes = _Stream(), _Stream()
        for number, citations in enumerate(items):
            stream = notes if self.units[number].kind is BlockKind.FOOTNOTE else body
            for index, citation in enumerate(citations):
                reference = self._reference(_Place(number, index), citation, stream, references)
                references.append(reference)
                if reference.authority is not None:
                    self.authorities[reference.authority].mentions.append(len(references) - 1)
        for authority, place in zip(self.authorities, self.declared, strict=True):
            authority.declared = bases[place.block] + place.at
        shorts = frozenset((*self.by_short, *self.phrases))
        return Resolution(tuple(references), tuple(self.authorities), self.by_volume, shorts)

    # -- what is cited in full ----------------------------------------------------------------------------------------

    def _declare_cases(self) -> None:
        """Register every full case citation first: a short form may come before it, in a note or a summary."""
        for block, unit in enumerate(self.units):
            group: list[tuple[int, Citation]] = []
            for index, citation in enumerate(unit.parsed.citations):
                if citation.kind is Kind.CASE_PARALLEL:
                    if group:
                        group.append((index, citation))
                    continue
                if group:
                    self._declare(block, group)
                group = [(index, citation)] if citation.kind in (Kind.CASE_FULL, Kind.JOURNAL, Kind.DOCKET) else []
            if group:
                self._declare(block, group)

    def _declare(self, block: int, group: list[tuple[int, Citation]]) -> None:
        head = group[0][1]
        keys = [c.source.key for _, c in group if c.source and _has_page(c.source)]
        known = next((self.by_key[key] for key in keys if key in self.by_key), None)
        if known is None:
            known = self._new(head, _Place(block, group[0][0]))
            authority = self.authorities[known]
            authority.court, authority.year = head.court, head.year
            if len(group) == 1 and head.source and head.source.series is Series.NEUTRAL:
                self.neutral.append(known)
        authority = self.authorities[known]
        if not authority.names and head.name:
            self._name(known, head)
        authority.court = authority.court or head.court
        authority.year = authority.year or head.year
        for (index, citation), key in zip(group, [c.source.key if c.source else "" for _, c in group], strict=True):
            self.authority_at[_Place(block, index)] = known
            source = citation.source
            if source is None:
                continue
            if key and _has_page(source) and key not in self.by_key:
                self.by_key[key] = known
                self._shelve(source, known)
                if source.key != authority.source.key:
                    authority.parallels.append(source)
        for short in head.short_names:
            self._defined(short, known)

    def _shelve(self, source: Source, authority: int) -> None:
        if source.number.isdecimal():
            shelf = self.by_volume.setdefault((source.volume, source.name), [])
            shelf.append((int(source.number), authority))
            shelf.sort()

    def _new(self, citation: Citation, place: _Place) -> int:
        source = citation.source or Source("", "", "", "")
        title = citation.name.text if citation.name else _title(citation)
        self.authorities.append(Authority(source.key, source, title, 0, court=citation.court, year=citation.year))
        self.declared.append(place)
        self.leads.append("")
        return len(self.authorities) - 1

    def _name(self, authority: int, citation: Citation) -> None:
        assert citation.name
        name = self._alone(citation.name)
        found = names.short_names(name)
        self.authorities[authority].title = name.text
        self.authorities[authority].names = found
        self.leads[authority] = names.words(found[0])[0] if found else ""
        for word in found:
            self.by_short.setdefault(word, []).append(authority)
        for word in names.index_words(name):
            self.by_word.setdefault(word, []).append(authority)

    def _alone(self, name: Name) -> Name:
        """A name without another case joined to it: ``Grutter and Regents of Univ. of Cal. v. Bakke``."""
        other, joined, own = name.first.partition(" and ")
        if joined and own[:1].isupper() and other in self.by_short:
            cut = len(other) + len(joined)
            return Name(Span(name.span.start + cut, name.span.end), name.text[cut:], own, name.second)
        return name

    def _defined(self, short: str, authority: int) -> None:
        self.defined.setdefault(" ".join(names.words(short)), authority)
        first, *rest = short.split()
        if first[:1].isupper():
            self.phrases.setdefault(first, {})[short] = authority
        if not rest and short not in self.by_short:
            self.by_short.setdefault(short, []).append(authority)

    # -- bare names ---------------------------------------------------------------------------------------------------

    def _items(self, block: int, unit: Unit) -> list[Citation]:
        """A block's citations with the bare case names that stand among them."""
        citations = [self._apart(citation) for citation in unit.parsed.citations]
        citations = [self._repeated(_Place(block, at), citation) for at, citation in enumerate(citations)]
        shorts = unit.parsed.capitals.keys() & (self.by_short.keys() | self.phrases.keys())
        if not shorts:
            return citations
        found = [c for word in shorts for c in self._bare_names(block, unit, word, citations)]
        if not found:
            return citations
        places: list[tuple[int, int, Citation]] = [(c.span.start, i, c) for i, c in enumerate(citations)]
        places += [(c.span.start, -1, c) for c in found]
        places.sort(key=lambda place: (place[0], place[1]))
        moved = {old: new for new, (_, old, _) in enumerate(places) if old >= 0}
        merged = []
        for _, old, citation in places:
            if old >= 0 and (citation.parallel_of is not None or citation.nested_in is not None):
                citation = _renumbered(citation, moved)
            merged.append(citation)
        self._move(block, moved)
        return merged

    def _move(self, block: int, moved: dict[int, int]) -> None:
        """Keep places right where bare names were put between a block's citations."""
        at = {p: a for p, a in self.authority_at.items() if p.block == block}
        for place in at:
            del self.authority_at[place]
        for place, authority in at.items():
            self.authority_at[_Place(block, moved[place.at])] = authority
        for index, place in enumerate(self.declared):
            if place.block == block:
                self.declared[index] = _Place(block, moved[place.at])

    def _repeated(self, place: _Place, citation: Citation) -> Citation:
        """A database or neutral cite given again without its date, under a short name, is a short form."""
        source = citation.source
        if citation.kind is not Kind.CASE_FULL or source is None or source.series is Series.PRINT or citation.dated:
            return citation
        authority = self.authority_at.get(place)
        if authority is None or self.declared[authority] == place or (citation.name and citation.name.second):
            return citation
        return replace(citation, kind=Kind.CASE_SHORT)

    def _apart(self, citation: Citation) -> Citation:
        """A citation without another case's short name before its own name."""
        if citation.name is None or " and " not in citation.name.first:
            return citation
        name = self._alone(citation.name)
        return replace(citation, name=name, full=Span(max(name.span.start, citation.full.start), citation.full.end))

    def _bare_names(self, block: int, unit: Unit, word: str, citations: list[Citation]) -> Iterator[Citation]:
        for start in unit.parsed.capitals[word]:
            phrase = self._phrase(unit.text, start, word)
            span = Span(start, start + len(phrase or word))
            emphasised = any(e.covers(span) for e in unit.emphasis)
            named = [self.phrases[word][phrase]] if phrase else self.by_short.get(word, [])
            certain = bool(emphasised or (phrase and " " in phrase))
            if not self._is_case_name(unit.text, span, word, certain=certain):
                continue
            if not certain and not any(
                (self.declared[a].block, self._declared_start(a)) < (block, start) for a in named
            ):
                continue
            if any(c.full.overlaps(span) for c in citations):
                continue
            pinned = (
                pins.read(unit.text, span.end, len(unit.text), pins.Frame.SHORT)
                if _AT.match(unit.text, span.end)
                else None
            )
            whole = Span(start, pinned.end) if pinned and pinned.pins else span
            yield Citation(Kind.NAME_REF, whole, whole, pins=pinned.pins if pinned else (), textual=True)

    def _declared_start(self, authority: int) -> int:
        place = self.declared[authority]
        return (
            self.units[place.block]
            .parsed.citations[min(place.at, len(self.units[place.block].parsed.citations) - 1)]
            .span.start
        )

    def _phrase(self, text: str, start: int, word: str) -> str | None:
        """The longest defined short name that stands at ``start``."""
        phrases = self.phrases.get(word, {})
        return max(
            (p for p in phrases if text.startswith(p, start) and not text[start + len(p) :][:1].isalnum()),
            key=len,
            default=None,
        )

    def _is_case_name(self, text: str, span: Span, word: str, *, certain: bool) -> bool:
        """Whether a capitalised word that some case goes by means the case here, and not a person or a place."""
        if is_personal(text, span.start) or _VERSUS_NEAR.match(text, span.end):
            return False
        if re.match(r"\s&\s[A-Z]", text[span.end : span.end + 5]):
            return False
        if re.search(r"\bv\.\s$", text[max(0, span.start - 4) : span.start]):
            return False
        if certain or _OF_A_CASE.match(text, span.end) or _TO_A_CASE.search(text, max(0, span.start - 24), span.start):
            return True
        if re.match(r"(?:[’']s)?\s+[A-Z][a-z]", text[span.end : span.end + 6]) and not re.match(
            r"\s+(?:Court|I{1,3}\b)", text[span.end : span.end + 8]
        ):
            return False
        before = _NAME_BEFORE.search(text, max(0, span.start - 30), span.start)
        if before and before["word"][0].isupper() and not _opens_sentence(text, before.start("word"), before["word"]):
            return False
        return word not in self._persons()

    def _persons(self) -> frozenset[str]:
        """Short names that the document also uses of people: with a title, a given name, or as a party defined by name."""
        if not hasattr(self, "_people"):
            self._people = frozenset(self._people_among(self.by_short.keys()))
        return self._people

    def _people_among(self, shorts: Iterable[str]) -> Iterator[str]:
        for unit in self.units:
            for word in unit.parsed.capitals.keys() & set(shorts):
                for start in unit.parsed.capitals[word]:
                    if is_personal(unit.text, start):
                        yield word
                        continue
                    before = _NAME_BEFORE.search(unit.text, max(0, start - 30), start)
                    if (
                        before
                        and before["gap"] == " "
                        and before["word"][0].isupper()
                        and before["word"].rstrip(".,").lower() not in LEADING
                        and before["word"].isalpha()
                        and not before["word"].isupper()
                        and not unit.text[before.start("word") - 2 : before.start("word")].strip() == "v."
                    ):
                        yield word

    # -- one reference ------------------------------------------------------------------------------------------------

    def _reference(self, place: _Place, citation: Citation, stream: _Stream, before: list[Reference]) -> Reference:
        base = self.bases[place.block]
        nested = None if citation.nested_in is None else base + citation.nested_in
        antecedent: int | None = None
        rivals: tuple[int, ...] = ()
        parallel: int | None = None
        why = Why.ITSELF
        authority: int | None
        if citation.parallel_of is not None:
            parallel = base + citation.parallel_of
            head = before[parallel]
            authority, antecedent, why = head.authority, head.antecedent, Why.PARALLEL
            if head.citation.kind is Kind.CASE_FULL:
                antecedent = None
            elif antecedent is None and authority is not None:
                antecedent = self._index(self.declared[authority])
            return Reference(place.block, citation, authority, antecedent, parallel, nested, why)
        match citation.kind:
            case Kind.CASE_FULL | Kind.JOURNAL | Kind.DOCKET:
                authority = self.authority_at.get(place)
            case Kind.CASE_SHORT:
                authority, why, rivals = self._short(citation)
            case Kind.SUPRA:
                authority, rivals = self._named(citation.name.text if citation.name else "")
                why = Why.SAME_NAME
            case Kind.NAME_REF:
                authority, rivals = self._bare(place, citation)
                why = Why.SAME_NAME
            case Kind.ID if citation.name and (named := self._named(citation.name.text)[0]) is not None:
                authority, antecedent, why = named, self._index(self.declared[named]), Why.SAME_NAME
            case Kind.ID:
                authority, antecedent, why = self._id(citation, stream, before)
            case Kind.STATUTE_REF:
                authority, antecedent, why = self._section(place, citation, stream, before)
            case _:
                authority = self._by_key(citation, place)
        if authority is None and citation.kind is Kind.CASE_SHORT and citation.source is None and citation.name:
            # "Complaint, ¶ 12" has the form of "Warne, ¶ 9" and is no case
            source = Source("", citation.name.text, "", citation.name.text)
            citation = replace(citation, kind=Kind.RECORD, source=source, span=citation.full)
            authority = self._by_key(citation, place)
        if authority is None and citation.kind in (Kind.CASE_SHORT, Kind.SUPRA, Kind.STATUTE_REF):
            authority = self._stray(citation, place)
        elif (
            authority is not None
            and antecedent is None
            and citation.kind in (Kind.CASE_SHORT, Kind.SUPRA, Kind.NAME_REF)
        ):
            declared = self.declared[authority]
            antecedent = self._index(declared) if declared != place else None
        self._remember(place, citation, stream, authority)
        return Reference(place.block, citation, authority, antecedent, parallel, nested, why, rivals)

    def _index(self, place: _Place) -> int:
        return self.bases[place.block] + place.at

    def _remember(self, place: _Place, citation: Citation, stream: _Stream, authority: int | None) -> None:
        """What *id.* will mean next: the last citation that is neither a mention in passing nor inside another's parenthesis."""
        if authority is None:
            return
        if (
            citation.kind in (Kind.STATUTE, Kind.STATUTE_REF, Kind.REGULATION)
            and citation.source
            and citation.source.number
        ):
            self.sections[citation.source.number] = authority
        if citation.kind in (Kind.STATUTE, Kind.REGULATION, Kind.STATUTE_REF):
            stream.by_shape["statute"] = place
        if citation.textual or citation.nested_in is not None or citation.history:
            return
        stream.last = place
        for shape, kinds in (("page", _PAGED), ("section", _SECTIONED)):
            if citation.kind in kinds or citation.kind is Kind.ID:
                kind = self.units_kind(authority)
                if kind in kinds:
                    stream.by_shape[shape] = place
        self.last_authority = authority

    def units_kind(self, authority: int) -> Kind:
        place = self.declared[authority]
        return self.items[place.block][place.at].kind

    def _by_key(self, citation: Citation, place: _Place) -> int | None:
        """Statutes, rules, constitutions, records: the same place is the same authority."""
        if citation.source is None:
            return None
        if citation.kind is Kind.RECORD and (known := self.defined.get(" ".join(names.words(citation.source.name)))):
            return known
        key = _law_key(citation)
        if citation.kind is Kind.RULE and not citation.source.name:
            return self.by_key.get(f"rule {citation.source.number}")
        known = self.by_key.get(key)
        if known is None:
            known = self._new(citation, place)
            self.by_key[key] = known
        if citation.kind is Kind.RULE:
            self.by_key[f"rule {citation.source.number}"] = known
        for short in citation.short_names:
            self._defined(short, known)
        return known

    def _stray(self, citation: Citation, place: _Place) -> int | None:
        """A short form that nothing in the document explains is an authority of its own, so that *id.* can follow it."""
        if citation.kind is Kind.STATUTE_REF and citation.textual:
            return None
        key = f"{citation.kind} {citation.source.key if citation.source else ''} {citation.name.text if citation.name else ''}"
        known = self.by_key.get(key)
        if known is None:
            known = self._new(citation, place)
            self.by_key[key] = known
        return known

    def _short(self, citation: Citation) -> tuple[int | None, Why, tuple[int, ...]]:
        source = citation.source
        if source is None:
            authority, rivals = self._named(citation.name.text if citation.name else "")
            return authority, Why.SAME_NAME, rivals
        if source.number and (known := self.by_key.get(source.key)) is not None:
            return known, Why.SAME_PLACE, ()
        shelf = self.by_volume.get((source.volume, source.name), [])
        named = self._named(citation.name.text) if citation.name else (None, ())
        if shelf:
            on_shelf = [a for _, a in shelf]
            candidates = [a for a in (named[0], *named[1]) if a is not None and a in on_shelf]
            if candidates:
                return candidates[0], Why.SAME_PLACE, ()
            page = citation.pins[0].begin if citation.pins else None
            at = bisect_left(shelf, (page + 1, -1)) - 1 if page is not None else len(shelf) - 1
            return shelf[max(at, 0)][1], Why.SAME_PLACE, ()
        if named[0] is not None and self._is_case(named[0]):
            return named[0], Why.SAME_NAME, named[1]
        if citation.name is None and len(self.neutral) == 1:
            return self.neutral[0], Why.ONLY_NEUTRAL, ()
        return None, Why.SAME_PLACE, ()

    def _is_case(self, authority: int) -> bool:
        return self.units_kind(authority) in CASES

    def _named(self, text: str) -> tuple[int | None, tuple[int, ...]]:
        """The authority a short name means: defined names first, then the latest case with all its words."""
        plain = names.words(text)
        if not plain:
            return None, ()
        if (defined := self.defined.get(" ".join(plain))) is not None:
            return defined, ()
        wanted = [word for word in plain if word not in ("the", "of", "and", "v")]
        # "Justice Powell in Bakke": words of the sentence may stand before the name
        found, wanted = next(
            ((cases, wanted[start:]) for start in range(len(wanted)) if (cases := self._with_words(wanted[start:]))),
            ([], wanted),
        )
        if not found:
            return None, ()
        leading = [a for a in found if self.leads[a] in wanted]
        best = leading or found
        return best[-1], tuple(a for a in best[:-1])

    def _with_words(self, wanted: Sequence[str]) -> list[int]:
        """The cases whose parties have every one of these words, in the order they are cited."""
        found = self.by_word.get(wanted[0], [])
        for word in wanted[1:]:
            these = self.by_word.get(word, ())
            found = [authority for authority in found if authority in these]
        return list(found)

    def _bare(self, place: _Place, citation: Citation) -> tuple[int | None, tuple[int, ...]]:
        text = self.units[place.block].text[citation.span.start : citation.span.end]
        text = _AT.split(text)[0]
        if " " in text and (phrase := self.phrases.get(text.split()[0], {}).get(text)) is not None:
            return phrase, ()
        named = self.by_short.get(text, [])
        earlier = [a for a in named if self.declared[a] < place] or named[:1]
        return (earlier[-1], tuple(earlier[:-1])) if earlier else (None, ())

    def _id(self, citation: Citation, stream: _Stream, before: list[Reference]) -> tuple[int | None, int | None, Why]:
        """*Id.* means the authority cited just before; a pin it cannot have looks one further back."""
        place = stream.last
        if citation.source is not None:
            if citation.source.number and (known := self.sections.get(citation.source.number)) is not None:
                return known, self._index(self.declared[known]), Why.SAME_SECTION
            place = stream.by_shape.get("section", place)
        elif citation.pins and citation.pins[0].kind in (PinKind.PAGE, PinKind.STAR, PinKind.NOTE):
            place = stream.by_shape.get("page", place)
        if place is None:
            return None, None, Why.PRECEDING
        found = before[self._index(place)]
        if found.authority is None:
            return None, self._index(place), Why.PRECEDING
        target = found.antecedent if found.antecedent is not None else self._index(place)
        return found.authority, target, Why.PRECEDING

    def _section(
        self, place: _Place, citation: Citation, stream: _Stream, before: list[Reference]
    ) -> tuple[int | None, int | None, Why]:
        """A section without its code: continued from the cite before, known by its number, or part of the last statute."""
        source = citation.source
        assert source
        if not source.typed:
            authority = self._by_key(citation, place)
            back = len(before) - 1
            while back >= 0 and _continues(before[back].citation):
                back -= 1
            return authority, back if back >= 0 else None, Why.CONTINUED
        text = self.units[place.block].text[citation.span.start : citation.span.end]
        if (defined := self.defined.get(" ".join(names.words(text)))) is not None:
            return defined, self._index(self.declared[defined]), Why.SAME_NAME
        if source.name:
            return self._by_key(citation, place), None, Why.ITSELF
        if source.number:
            known = self.sections.get(source.number)
            return known, None if known is None else self._index(self.declared[known]), Why.SAME_SECTION
        last = stream.by_shape.get("statute")
        if last is None:
            return None, None, Why.ENCLOSING
        found = before[self._index(last)]
        return found.authority, found.antecedent if found.antecedent is not None else self._index(last), Why.ENCLOSING


def _continues(citation: Citation) -> bool:
    """``1988`` of ``§§ 1983 and 1988``: a section whose code stands with the one before."""
    return citation.kind is Kind.STATUTE_REF and citation.source is not None and not citation.source.typed


def _has_page(source: Source) -> bool:
    return bool(source.number) and source.number[0] != "_"


def _law_key(citation: Citation) -> str:
    assert citation.source
    source = citation.source
    if citation.kind is Kind.RECORD:
        return "record " + re.sub(r"[\s.'’]", "", source.name).lower()
    if citation.kind is Kind.BOOK:
        return f"book {source.volume} {source.name}"
    return source.key


def _title(citation: Citation) -> str:
    source = citation.source
    if source is None:
        return ""
    if citation.kind in (Kind.STATUTE, Kind.STATUTE_REF, Kind.REGULATION) and source.number:
        sign = "" if source.name in ("Stat.", "Fed. Reg.", "Pub. L.") else "§ "
        return " ".join(f"{source.volume} {source.name} {sign}{source.number}".split())
    return source.key


def _renumbered(citation: Citation, moved: dict[int, int]) -> Citation:
    return replace(
        citation,
        parallel_of=None if citation.parallel_of is None else moved[citation.parallel_of],
        nested_in=None if citation.nested_in is None else moved[citation.nested_in],
    )


def _opens_sentence(text: str, at: int, word: str) -> bool:
    """Whether a capitalised word is capital only because it begins a sentence: ``From Roth``, ``Unlike Sandin``."""
    if word.rstrip(".,").lower() in LEADING or word.endswith((".", ",", ";", ":")):
        return True
    before = text[max(0, at - 3) : at].rstrip()
    return (not before or before[-1] in '.!?”"’)') and word.lower().endswith(("ing", "ly"))
