"""The review: a whole draft for somebody who must answer for it, with what was checked and what not."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from itertools import takewhile
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.checks.model import Finding
from pincite.citations.model import Kind
from pincite.features.at import references_in
from pincite.features.authorities import cited_at_pins, leans, surely_meant, unexplained
from pincite.features.beside import Compared, Run, compared
from pincite.features.definition import authority_of
from pincite.features.digest import SORTS, Sort
from pincite.features.links import links_of
from pincite.features.sections import Section, sections
from pincite.features.sentences import sentence_at, sentence_ends, with_signal
from pincite.features.table.entries import table
from pincite.features.table.places import By, best, called_from, places
from pincite.library.links import Link
from pincite.markup.blocks import Format
from pincite.text.lines import LineIndex
from pincite.text.spans import Span


class State(StrEnum):
    """How far a citation was checked, from not at all to its very words."""

    UNRESOLVED = "not resolved"
    RESOLVED = "resolved"
    PAGE = "page checked"
    QUOTATION = "quotation checked"


class Form(StrEnum):
    """What sort of citation it is, as a reader would sort them."""

    FULL = "in full"
    SHORT = "short form"
    ID = "id."
    LAW = "law"
    RECORD = "record"
    OTHER = "other"


_FORMS: Mapping[Kind, Form] = {
    Kind.CASE_FULL: Form.FULL,
    Kind.DOCKET: Form.FULL,
    **dict.fromkeys((Kind.CASE_SHORT, Kind.SUPRA, Kind.NAME_REF), Form.SHORT),
    Kind.ID: Form.ID,
    **dict.fromkeys((Kind.STATUTE, Kind.STATUTE_REF, Kind.REGULATION, Kind.RULE, Kind.CONSTITUTION), Form.LAW),
    Kind.RECORD: Form.RECORD,
}


class Place(NamedTuple):
    """Where something stands: its line from 1; section and page empty where the draft has none."""

    line: int
    section: str
    page: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """A finding, where it stands, and the number of the citation it is about; None where it is about none."""

    finding: Finding
    place: Place
    typed: str
    citation: int | None


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of the draft, its parallels included."""

    number: int
    """From 1, in text order."""
    at: int
    """The source offset where it begins."""
    place: Place
    form: Form
    typed: str
    """As typed, on one line."""
    name: str
    """The case's name that ``typed`` begins with; empty where it begins with none."""
    means: str
    """The authority in full, at the pages pinned; empty where nothing explains it."""
    why: str
    """Why a form that leans on another means that; empty where it stands on its own."""
    context: tuple[Run, ...]
    """The sentence it stands in, or that it supports, with the citation marked."""
    state: State
    unchecked: str
    """Why it was checked no further; empty where all of it was."""
    beside: Compared
    """What it pins and quotes beside the library's copy of the authority."""
    links: tuple[Link, ...]
    flaws: tuple[Flaw, ...]


class Spot(NamedTuple):
    """A place in the table of authorities, and the number of the first citation there."""

    place: str
    citation: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An authority of the table, with the numbers of the citations that mean it."""

    name: str
    rest: str
    citations: tuple[int, ...]
    spots: tuple[Spot, ...]

    @property
    def title(self) -> str:
        """In full, as plain text."""
        return self.name + self.rest


@dataclass(frozen=True, slots=True)
class Review:
    """A draft reviewed; everything in text order."""

    length: int
    """Of the text, in code points."""
    citations: tuple[Cited, ...]
    flaws: tuple[Flaw, ...]
    authorities: Mapping[str, tuple[Listed, ...]]
    """By the group of the table of authorities."""
    by: By
    """What its places are told by."""
    parts: tuple[Section, ...]
    """The sections that divide the draft: none within another, and none long that could be taken apart."""


def review(snapshot: Snapshot) -> Review:
    """Everything that the page about a draft shows; linear in the draft."""
    by = _told_by(snapshot)
    primary = [index for index, reference in enumerate(snapshot.references) if reference.parallel_of is None]
    primary.sort(key=lambda index: snapshot.full_span(index).start)  # LaTeX has its notes within paragraphs
    numbers = {index: number for number, index in enumerate(primary, 1)}
    document = snapshot.document
    besides = {index: compared(index, document) if document else Compared() for index in primary}
    place, ends = _places(snapshot), cache(partial(sentence_ends, snapshot))
    flaws = tuple(_flaws(snapshot, sorted(_owners(snapshot, numbers, besides)), place))
    of_citation: dict[int | None, list[Flaw]] = {}
    for flaw in flaws:
        of_citation.setdefault(flaw.citation, []).append(flaw)
    citations = tuple(
        _cited(snapshot, index, number, place, ends, besides[index], tuple(of_citation.get(number, ())))
        for index, number in numbers.items()
    )
    return Review(len(snapshot.text), citations, flaws, _authorities(snapshot, numbers, by), by, _parts(snapshot))


_SEVERAL = 4
"""A section that takes up more than such a part of the draft is long."""

# -- where ------------------------------------------------------------------------------------------------------------


def _told_by(snapshot: Snapshot) -> By:
    """Pages of LaTeX are known to nobody before it is compiled."""
    by = best(snapshot)
    return By.SECTION if by is By.PAGE and snapshot.format is Format.LATEX else by


def _places(snapshot: Snapshot) -> Callable[[int], Place]:
    starts = LineIndex.of(snapshot.text).starts
    section = places(snapshot, By.SECTION)
    paged = snapshot.format is not Format.LATEX and best(snapshot) is By.PAGE
    page = places(snapshot, By.PAGE) if paged else lambda _: ""
    return lambda offset: Place(bisect_right(starts, offset), section(offset), page(offset))


def _parts(snapshot: Snapshot) -> tuple[Section, ...]:
    """The sections, each taken apart that is long and has several below it."""
    found = sections(snapshot)
    below: dict[int | None, list[int]] = {}
    for index, section in enumerate(found):
        below.setdefault(section.parent, []).append(index)
    parts, waiting = [], below.get(None, [])[::-1]
    while waiting:
        index = waiting.pop()
        inner, span = below.get(index, []), found[index].span
        if inner and (span.end - span.start) * _SEVERAL > len(snapshot.text):
            waiting += reversed(inner)
        else:
            parts.append(found[index])
    return tuple(parts)


# -- a citation -------------------------------------------------------------------------------------------------------

_LONGEST = 700
"""Characters of a sentence that are shown on either side of its citation."""
_FARTHEST = 3
"""So many sentences of citations may stand behind the one that they support."""
_NEAR = 20
"""So many citations may stand in them."""


def _cited(
    snapshot: Snapshot,
    index: int,
    number: int,
    place: Callable[[int], Place],
    ends: Callable[[int], Sequence[int]],
    beside: Compared,
    flaws: tuple[Flaw, ...],
) -> Cited:
    reference = snapshot.references[index]
    citation = reference.citation
    typed = _typed(snapshot, index)
    authority = authority_of(snapshot, index)
    sure = surely_meant(snapshot, index)
    explained = authority if authority and not unexplained(snapshot, authority) else None
    leaning = explained is not None and reference.antecedent is not None and leans(snapshot, reference)
    state, unchecked = _state(snapshot, index, beside)
    at = snapshot.full_span(index).start
    return Cited(
        number,
        at,
        place(at),
        _FORMS.get(citation.kind, Form.OTHER),
        typed,
        citation.name.text if citation.name and typed.startswith(citation.name.text) else "",
        cited_at_pins(explained, citation) if explained else "",
        str(reference.why) if leaning else "",
        _context(snapshot, index, ends),
        state,
        unchecked,
        beside,
        links_of(snapshot, index, sure) if sure else (),
        flaws,
    )


def _state(snapshot: Snapshot, index: int, beside: Compared) -> tuple[State, str]:
    """How far a citation was checked, and why no further."""
    reference = snapshot.references[index]
    authority = authority_of(snapshot, index)
    if authority is None or unexplained(snapshot, authority):
        return State.UNRESOLVED, "nothing earlier in the draft explains it"
    if reference.rivals:
        return State.UNRESOLVED, "it could mean more than one authority"
    if beside.quotations:
        return State.QUOTATION, ""
    if beside.page:
        return State.PAGE, ""
    is_record = SORTS.get(authority.kind) is Sort.RECORD
    return State.RESOLVED, "the record is not at hand" if is_record else beside.lacking


def _parallels(snapshot: Snapshot, index: int) -> Iterator[int]:
    """The references directly behind one that are parallel to it."""
    after = range(index + 1, len(snapshot.references))
    return takewhile(lambda other: snapshot.references[other].parallel_of == index, after)


def _whole(snapshot: Snapshot, index: int) -> Span:
    """Where a citation stands in the source with its signal, its parallels and its parentheticals."""
    text = _text(snapshot, index)
    spans = [with_signal(text, snapshot.references[each].citation) for each in (index, *_parallels(snapshot, index))]
    return snapshot.source(snapshot.references[index].block, Span(spans[0].start, max(span.end for span in spans)))


def _full(snapshot: Snapshot, index: int) -> Span:
    """Where a citation stands in the readable text of its block, with its parallels."""
    ends = [snapshot.references[each].citation.full.end for each in (index, *_parallels(snapshot, index))]
    return Span(snapshot.references[index].citation.full.start, max(ends))


def _text(snapshot: Snapshot, index: int) -> str:
    return snapshot.blocks[snapshot.references[index].block].content.readable.text


def _typed(snapshot: Snapshot, index: int) -> str:
    return " ".join(_text(snapshot, index)[slice(*_full(snapshot, index))].split())


def _context(snapshot: Snapshot, index: int, ends: Callable[[int], Sequence[int]]) -> tuple[Run, ...]:
    """The sentence around a citation; a sentence of citations brings the one that they support."""
    block, text, full = snapshot.references[index].block, _text(snapshot, index), _full(snapshot, index)
    start = sentence_at(text, ends(block), full.start).start
    before_it = range(max(references_in(snapshot, block).start, index - _NEAR), index + 1)
    cited = {with_signal(text, snapshot.references[other].citation).start for other in before_it}
    for _ in range(_FARTHEST):
        if start == 0 or start not in cited:
            break
        while start and text[start - 1].isspace():
            start -= 1
        start = sentence_at(text, ends(block), start).start
    end = max(full.end, sentence_at(text, ends(block), full.end).end)
    before, after = text[min(start, full.start) : full.start], text[full.end : end]
    if len(before) > _LONGEST:
        before = "… " + before[-_LONGEST:].partition(" ")[2]
    if len(after) > _LONGEST:
        after = after[:_LONGEST].rpartition(" ")[0] + " …"
    runs = (Run(before), Run(text[slice(*full)], marked=True), Run(after))
    return tuple(run for run in runs if run.text)


# -- findings ---------------------------------------------------------------------------------------------------------

_NESTED = 8
"""So many citations may stand within the parentheticals of one."""


def _owners(
    snapshot: Snapshot, numbers: Mapping[int, int], besides: Mapping[int, Compared]
) -> Iterator[tuple[Span, int]]:
    """What each citation answers for: its own span in the source, and those of its quotations."""
    for index, number in numbers.items():
        yield _whole(snapshot, index), number
        for quotation in besides[index].quotations:
            yield snapshot.source(quotation.block, quotation.span), number


def _flaws(snapshot: Snapshot, owners: Sequence[tuple[Span, int]], place: Callable[[int], Place]) -> Iterator[Flaw]:
    starts = [span.start for span, _ in owners]
    for finding in snapshot.findings:
        behind = bisect_right(starts, max(finding.span.start, finding.span.end - 1))
        near = owners[max(0, behind - _NESTED) : behind]
        about = next((number for span, number in reversed(near) if span.touches(finding.span.start)), None)
        typed = " ".join(snapshot.text[slice(*finding.span)].split())
        yield Flaw(finding, place(finding.span.start), typed, about)


# -- authorities ------------------------------------------------------------------------------------------------------


def _authorities(snapshot: Snapshot, numbers: Mapping[int, int], by: By) -> dict[str, tuple[Listed, ...]]:
    place, called = places(snapshot, by), called_from(snapshot)

    def listed(name: str, rest: str, mentions: Sequence[int]) -> Listed:
        first: dict[str, int] = {}
        for mention in sorted(mentions, key=called):
            first.setdefault(place(called(mention)), numbers[mention])
        return Listed(
            name, rest, tuple(numbers[mention] for mention in mentions), tuple(map(Spot, first, first.values()))
        )

    return {
        group.title: tuple(listed(entry.name, entry.rest, entry.mentions) for entry in group.entries)
        for group in table(snapshot)
    }
