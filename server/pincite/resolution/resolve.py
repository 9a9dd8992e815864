"""Resolution: every citation of a document to its authority and antecedent, in one pass over what was cited.

Sources: Indigo Book R6 (short forms, *id.*), R15 (short case citations), R16.2 (statutes).
"""

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pincite.citations.model import CASES, LAWS, Citation, Kind, Pin, PinKind, Series, Source
from pincite.citations.names import JOINTS
from pincite.citations.reporters import edition
from pincite.markup.blocks import BlockKind, Content
from pincite.resolution.bare import Unit, bare_names, name_at, named_at
from pincite.resolution.model import Authority, Reference, Why
from pincite.resolution.registry import NOBODY, Named, Place, Registry
from pincite.text.spans import Span


class Resolution(NamedTuple):
    """The document's references in text order, and its authorities in the order they are first cited."""

    references: tuple[Reference, ...]
    authorities: tuple[Authority, ...]
    volumes: dict[tuple[str, str], list[tuple[int, int]]]
    """Volume and reporter, to the first pages cited from it in order, each with its authority."""
    shorts: frozenset[str] = frozenset()
    """First words of the short names that cases go by here."""


class _Meant(NamedTuple):
    """Whom one citation means; ``antecedent`` is a reference's index."""

    authority: int | None
    why: Why = Why.ITSELF
    antecedent: int | None = None
    rivals: tuple[int, ...] = ()


@dataclass(slots=True)
class _Stream:
    """The run of citations an *id.* looks back on, as references: the body's, or the footnotes'."""

    last: int | None = None
    paged: int | None = None
    """The last whose pages can be pinned."""
    sectioned: int | None = None
    """The last whose sections can be pinned."""
    statute: int | None = None
    """The last statute, mentioned or cited: what ``subsection (3)`` is a part of."""
    named: int | None = None
    """The case named in the text since anything was cited: ``In Roth, the Court``."""


class _Item(NamedTuple):
    """A citation of a block, bare names included; ``place`` is None for those."""

    citation: Citation
    place: Place | None


@dataclass(slots=True)
class _Document:
    """What is known while references are made."""

    units: Sequence[Unit]
    registry: Registry
    positions: list[list[int]]
    """For each block, where each parsed citation stands among the document's references."""
    references: list[Reference] = field(default_factory=list)
    called: dict[str, list[_Stream]] = field(default_factory=dict)
    """What the body had cited where each footnote is called, by the footnote's label."""
    head: int = -1
    """The last reference that continues no other: what ``1988`` of ``§§ 1983 and 1988`` continues."""

    def add(self, reference: Reference) -> None:
        """Take up the next reference."""
        if not _continues(reference.citation):
            self.head = len(self.references)
        self.references.append(reference)

    def index(self, place: Place) -> int:
        return self.positions[place.block][place.at]

    def declared(self, authority: int) -> int:
        return self.index(self.registry.declared[authority])


_FULL = frozenset({Kind.CASE_FULL, Kind.JOURNAL, Kind.DOCKET})
_PAGED = frozenset({*CASES, Kind.RECORD, Kind.JOURNAL, Kind.BOOK, Kind.DOCKET, Kind.OTHER, Kind.SUPRA, Kind.NAME_REF})
_PAGED_LAWS = frozenset({"Stat.", "Fed. Reg."})
"""Laws that are cited by volume and page."""
_SECTIONED = frozenset({*LAWS, Kind.BOOK})
_STATUTES = frozenset({Kind.STATUTE, Kind.REGULATION, Kind.STATUTE_REF})
_LONGEST_CASE = 200
"""Pages; few are longer."""
_PAGES = frozenset({PinKind.PAGE, PinKind.STAR, PinKind.NOTE, PinKind.PARAGRAPH})


def resolve(units: Sequence[Unit]) -> Resolution:
    """Join the citations of a document's blocks, in text order, to the authorities they mean."""
    registry = _with_cases(units)
    bare = bare_names(units, registry)
    blocks = [list(_items(block, unit, bare[block], registry)) for block, unit in enumerate(units)]
    document = _Document(units, registry, _positions(units, blocks))
    body, notes = _Stream(), _Stream()
    for block, items in enumerate(blocks):
        if units[block].kind is BlockKind.FOOTNOTE:
            notes = _note(document, block, items, notes)
        else:
            _body(document, block, items, body)
    for index, reference in enumerate(document.references):
        if reference.authority is not None:
            registry.authorities[reference.authority].mentions.append(index)
    for authority, place in zip(registry.authorities, registry.declared, strict=True):
        authority.declared = document.index(place)
    _name_as_used(document)
    shorts = frozenset((*registry.by_short, *registry.phrases, *registry.by_other))
    return Resolution(tuple(document.references), tuple(registry.authorities), registry.volumes, shorts)


def _body(document: _Document, block: int, items: Sequence[_Item], stream: _Stream) -> None:
    """Refer a block of the body; what it had cited where it calls a footnote is kept for that footnote."""
    calls = deque(document.units[block].calls)
    stream.named = None
    for item in items:
        while calls and calls[0][0] <= item.citation.span.start:
            _call(document, calls.popleft()[1], stream)
        document.add(_reference(document, block, item, stream))
    for _, label in calls:
        _call(document, label, stream)


def _call(document: _Document, label: str, stream: _Stream) -> None:
    document.called.setdefault(label, []).append(replace(stream))


def _note(document: _Document, block: int, items: Sequence[_Item], notes: _Stream) -> _Stream:
    """Refer a footnote: *id.* looks back to the footnotes before it, or to the body where none has cited anything."""
    stream = notes
    if notes.last is None and (waiting := document.called.get(document.units[block].label)):
        stream = replace(waiting.pop(0) if len(waiting) > 1 else waiting[0])
    before = stream.last
    for item in items:
        document.add(_reference(document, block, item, stream))
    return notes if stream.last == before else stream


def _name_as_used(document: _Document) -> None:
    """Put first the other name of a case by which the author calls it more often: ``Castle Rock``, ``Din``."""
    registry = document.registry
    for named in registry.by_other.values():
        for other, authorities in named.items():
            for authority in map(registry.authorities.__getitem__, authorities):
                used = Counter(_called(document, document.references[index]) for index in authority.mentions)
                if used[other] > max((used[name] for name in authority.names), default=0):
                    authority.names = (other, *authority.names)


def _called(document: _Document, reference: Reference) -> str | None:
    """What a short form calls its case."""
    citation = reference.citation
    if citation.kind is Kind.NAME_REF:
        return name_at(document.units[reference.block].text, citation)
    return citation.name.text if citation.name and citation.kind in (Kind.CASE_SHORT, Kind.SUPRA) else None


def _with_cases(units: Sequence[Unit]) -> Registry:
    """A registry of every case cited in full: a short form in a summary may come before its full cite."""
    registry = Registry()
    for block, unit in enumerate(units):
        for group in _groups(unit.parsed.citations):
            registry.add_case(block, group)
    return registry


def _positions(units: Sequence[Unit], blocks: Sequence[Sequence[_Item]]) -> list[list[int]]:
    """For each block, where each parsed citation will stand among the document's references."""
    found: list[list[int]] = []
    total = 0
    for unit, items in zip(units, blocks, strict=True):
        positions = [0] * len(unit.parsed.citations)
        for offset, item in enumerate(items):
            if item.place:
                positions[item.place.at] = total + offset
        found.append(positions)
        total += len(items)
    return found


def _groups(citations: Sequence[Citation]) -> Iterator[list[tuple[int, Citation]]]:
    """Each full citation with its parallels, by index: they have to be known before any short form is read."""
    group: list[tuple[int, Citation]] = []
    for index, citation in enumerate(citations):
        if citation.parallel_of is None:
            if group:
                yield group
            group = [(index, citation)] if citation.kind in _FULL else []
        elif group:
            group.append((index, citation))
    if group:
        yield group


def _items(block: int, unit: Unit, bare: list[Citation], registry: Registry) -> Iterator[_Item]:
    """A block's citations and bare names in text order."""
    items = [
        _Item(_as_used(citation, Place(block, at), registry), Place(block, at))
        for at, citation in enumerate(unit.parsed.citations)
    ]
    if bare:
        free = [c for c in bare if not any(item.citation.full.overlaps(c.span) for item in items)]
        items.extend(_Item(citation, None) for citation in free)
        items.sort(key=lambda item: item.citation.span.start)
    yield from items


def _as_used(citation: Citation, place: Place, registry: Registry) -> Citation:
    """A citation seen in its document: without another case's name, and short where it is a repetition."""
    if citation.name and any(joint in citation.name.first for joint in JOINTS):
        name = registry.alone(citation.name)
        full = Span(max(name.span.start, citation.full.start), citation.full.end)
        citation = replace(citation, name=name, full=full)
    source = citation.source
    paragraph = bool(citation.pins) and citation.pins[0].kind is PinKind.PARAGRAPH
    unprinted = source and (source.series is not Series.PRINT or paragraph)
    if citation.kind is Kind.CASE_FULL and unprinted and not citation.dated:
        # a database or neutral cite, or Wisconsin's by paragraph, given again without its date, under a short name
        authority = registry.at(place)
        repeated = authority is not None and registry.declared[authority] != place
        if repeated and not (citation.name and citation.name.second):
            return replace(citation, kind=Kind.CASE_SHORT)
    return citation


def _reference(document: _Document, block: int, item: _Item, stream: _Stream) -> Reference:
    citation = item.citation
    registry = document.registry
    positions = document.positions[block]
    nested = None if citation.nested_in is None else positions[citation.nested_in]
    if citation.parallel_of is not None:
        return _parallel(document, block, citation, positions[citation.parallel_of], nested)
    place = item.place
    if place is None:
        meant = _bare(document, block, citation)
    else:
        citation, meant = _meant(document, place, citation, stream)
    authority, why, antecedent, rivals = meant
    if authority is not None and antecedent is None and citation.kind in (Kind.CASE_SHORT, Kind.SUPRA, Kind.NAME_REF):
        declared = registry.declared[authority]
        antecedent = document.index(declared) if declared != place else None
    if authority is not None:
        _remember(registry, citation, stream, authority, len(document.references))
    return Reference(block, citation, authority, antecedent, None, nested, why, rivals)


def _parallel(document: _Document, block: int, citation: Citation, of: int, nested: int | None) -> Reference:
    head = document.references[of]
    antecedent = head.antecedent
    if head.citation.kind is Kind.CASE_FULL:
        antecedent = None
    elif antecedent is None and head.authority is not None:
        antecedent = document.declared(head.authority)
    return Reference(block, citation, head.authority, antecedent, of, nested, Why.PARALLEL)


def _meant(document: _Document, place: Place, citation: Citation, stream: _Stream) -> tuple[Citation, _Meant]:
    """Whom a citation means; the citation comes back with it, for its kind may turn out to be another."""
    registry = document.registry
    match citation.kind:
        case Kind.CASE_FULL | Kind.JOURNAL | Kind.DOCKET:
            return citation, _Meant(registry.at(place))
        case Kind.CASE_SHORT:
            meant = _short(registry, citation)
            if meant.authority is None and citation.source is None and citation.name:
                # "Complaint, ¶ 12" has the form of "Warne, ¶ 9" and is no case
                document_name = Source("", citation.name.text, "", citation.name.text)
                citation = replace(citation, kind=Kind.RECORD, source=document_name, span=citation.full)
                return citation, _Meant(registry.law(citation, place))
        case Kind.SUPRA:
            named = _by_name(registry, citation)
            meant = _Meant(named.authority, Why.SAME_NAME, None, named.rivals)
        case Kind.ID:
            named = _by_name(registry, citation)
            if named.authority is not None:
                return citation, _Meant(named.authority, Why.SAME_NAME, document.declared(named.authority))
            return citation, _id(document, place, citation, stream)
        case Kind.STATUTE_REF:
            meant = _section(document, place, citation, stream)
        case Kind.RECORD if citation.source and (known := registry.defined(citation.source.name)) is not None:
            return citation, _Meant(known, Why.SAME_NAME, document.declared(known))
        case _:
            return citation, _Meant(registry.law(citation, place))
    if meant.authority is None and not citation.textual:
        meant = meant._replace(authority=_stray(registry, citation, place))
    return citation, meant


def _stray(registry: Registry, citation: Citation, place: Place) -> int:
    """A short form that nothing explains is an authority of its own, so that *id.* can follow it."""
    source = citation.source.key if citation.source else ""
    name = citation.name.text if citation.name else ""
    return registry.keyed(f"{citation.kind} {source} {name}", citation, place)


def _by_name(registry: Registry, citation: Citation) -> Named:
    return registry.named(citation.name.text) if citation.name else NOBODY


def _short(registry: Registry, citation: Citation) -> _Meant:
    """A short form means the case on the same shelf, or the case with its name."""
    source, named = citation.source, _by_name(registry, citation)
    if source is not None:
        if source.number and (known := registry.by_source(source)) is not None:
            return _Meant(known, Why.SAME_PLACE)
        page = citation.pins[0].begin if citation.pins else None
        if (shelved := registry.on_shelf(source, page, named)) is not None:
            return _Meant(shelved, Why.SAME_PLACE)
        if citation.name is None and len(registry.lone_neutral) == 1 and _is_regional(source):
            return _Meant(registry.lone_neutral[0], Why.ONLY_NEUTRAL)
    if named.authority is not None and registry.authorities[named.authority].kind in CASES:
        return _Meant(named.authority, Why.SAME_NAME, None, named.rivals)
    return _Meant(None, Why.SAME_PLACE)


def _is_regional(source: Source) -> bool:
    """A regional reporter: the one that prints what a state cites by neutral cite."""
    known = edition(source.name)
    return known is not None and known.cite_type == "state_regional"


def _bare(document: _Document, block: int, citation: Citation) -> _Meant:
    named = named_at(document.units[block].text, citation, document.registry)
    here = len(document.references)
    earlier = [a for a in named if document.declared(a) < here] or named[:1]
    return _Meant(earlier[-1], Why.SAME_NAME, None, tuple(earlier[:-1])) if earlier else _Meant(None, Why.SAME_NAME)


def _id(document: _Document, place: Place, citation: Citation, stream: _Stream) -> _Meant:
    """*Id.* means what was cited just before; a pin that cannot fit that looks further back for one it can."""
    last = stream.last
    if citation.source is not None:
        known = document.registry.sections.get(citation.source.number)
        if known is not None:
            return _Meant(known, Why.SAME_SECTION, document.declared(known))
        last = stream.sectioned if stream.sectioned is not None else last
        if last is not None and citation.source.number:
            return _other_section(document, place, citation, last)
    elif citation.pins and citation.pins[0].kind in _PAGES:
        last = stream.paged if stream.paged is not None else last
        if last is not None and _is_of_named(document, last, stream.named, citation.pins[0]):
            last = stream.named
    return _Meant(None, Why.PRECEDING) if last is None else _following(document, last, Why.PRECEDING)


def _is_of_named(document: _Document, last: int, named: int | None, pin: Pin) -> bool:
    """Whether a page is that of a case named in the text and cannot be that of what was cited last."""
    spoken = None if named is None else document.references[named].authority
    cited = document.references[last].authority
    if spoken is None or cited is None or cited == spoken:
        return False
    before, case = (document.registry.authorities[authority] for authority in (cited, spoken))
    if before.kind is Kind.RECORD:
        # a transcript cited by page has no paragraphs
        pins = document.references[last].citation.pins
        apart = pin.kind is PinKind.PARAGRAPH and bool(pins) and pins[0].kind is not PinKind.PARAGRAPH
    else:
        apart = before.kind in CASES and not _holds(before, pin)
    return apart and _holds(case, pin)


def _holds(case: Authority, pin: Pin) -> bool:
    """Whether a case may have such a page: no case is much longer."""
    if pin.kind is PinKind.PARAGRAPH:
        return any(source.series is Series.NEUTRAL for source in (case.source, *case.parallels))
    places = (int(source.number) for source in (case.source, *case.parallels) if source.number.isdecimal())
    return pin.begin is not None and any(first <= pin.begin <= first + _LONGEST_CASE for first in places)


def _other_section(document: _Document, place: Place, citation: Citation, last: int) -> _Meant:
    """``Id. § 371`` after 18 U.S.C. § 372 means another section of the code; after a treatise, of the same book."""
    found = document.references[last]
    assert citation.source
    if found.authority is None or document.registry.authorities[found.authority].kind not in _STATUTES:
        return _following(document, last, Why.PRECEDING)
    source = _in_code_of(document, found.authority, citation.source)
    other = replace(citation, kind=Kind.STATUTE, source=source)
    return _Meant(document.registry.law(other, place), Why.SAME_CODE, last)


def _in_code_of(document: _Document, authority: int | None, section: Source) -> Source:
    """A section number with the code of an authority."""
    if authority is None:
        return section
    code = document.registry.authorities[authority].source
    return Source(code.volume, code.name, section.number, section.typed)


def _following(document: _Document, last: int, why: Why) -> _Meant:
    found = document.references[last]
    return _Meant(found.authority, why, last if found.antecedent is None else found.antecedent)


def _section(document: _Document, place: Place, citation: Citation, stream: _Stream) -> _Meant:
    """A section without its code: continued from the cite before, known by its number, or part of the last statute."""
    registry, source = document.registry, citation.source
    assert source
    if not source.typed:
        back = document.head
        if not source.name and back >= 0:
            citation = replace(citation, source=_in_code_of(document, document.references[back].authority, source))
        known = registry.law(citation, place)
        if known is not None and registry.declared[known] != place:
            return _Meant(known, Why.SAME_SECTION, document.declared(known))
        return _Meant(known, Why.CONTINUED, back if back >= 0 else None)
    text = document.units[place.block].text[citation.span.start : citation.span.end]
    if (defined := registry.defined(text)) is not None:
        return _Meant(defined, Why.SAME_NAME, document.declared(defined))
    if source.name:
        return _Meant(registry.law(citation, place))
    if source.number:
        known = registry.sections.get(source.number)
        return _Meant(known, Why.SAME_SECTION, None if known is None else document.declared(known))
    return (
        _Meant(None, Why.ENCLOSING) if stream.statute is None else _following(document, stream.statute, Why.ENCLOSING)
    )


def _continues(citation: Citation) -> bool:
    """``1988`` of ``§§ 1983 and 1988``: a section whose code stands with the one before."""
    return citation.kind is Kind.STATUTE_REF and citation.source is not None and not citation.source.typed


def _remember(registry: Registry, citation: Citation, stream: _Stream, authority: int, index: int) -> None:
    """What *id.* will mean next."""
    registry.remember_section(citation, authority)
    if citation.kind is Kind.NAME_REF:
        stream.named = index
    if citation.kind in _STATUTES:
        stream.statute = index
    if not _is_cited(citation):
        return
    stream.last = index
    stream.named = None
    kind = registry.authorities[authority].kind
    if kind in _PAGED or registry.authorities[authority].source.name in _PAGED_LAWS:
        stream.paged = index
    if kind in _SECTIONED:
        stream.sectioned = index


def _is_cited(citation: Citation) -> bool:
    """Whether *id.* can point back at it: no mention in passing, nor in another's parenthesis or history."""
    return not (citation.textual or citation.nested_in is not None or citation.history)


# -- what an id. would mean -------------------------------------------------------------------------------------------


def id_would_mean(references: Sequence[Reference], contents: Sequence[Content], block: int, offset: int) -> int | None:
    """The reference that an *id.* would point back at, were it typed at a readable offset of a block.

    The rules of ``_body`` and ``_note``, read backwards from there. None where nothing has been cited.
    """
    note = contents[block].kind is BlockKind.FOOTNOTE
    before = bisect_left(references, (block, offset), key=lambda r: (r.block, r.citation.span.start))
    for index in range(before - 1, -1, -1):
        found = references[index]
        if found.authority is None or found.parallel_of is not None or not _is_cited(found.citation):
            continue
        if (contents[found.block].kind is BlockKind.FOOTNOTE) is note:
            return index
    if not note:
        return None
    label = contents[block].label
    called = ((body, at) for body, content in enumerate(contents) for at, call in content.calls if call == label)
    place = next(called, None)
    return id_would_mean(references, contents, *place) if place else None
