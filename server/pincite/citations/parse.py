"""One block's citations, assembled from what each grammar finds in it.

Reporters, codes, *id.* and the like are the anchors; from each one pins, parallels, court, date and parentheticals are
read to the right, name and signal to the left, never past the citation next to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pincite.citations import (
    backward,
    cases,
    constitutions,
    forms,
    groups,
    laws,
    names,
    records,
    reporters,
    rules,
    secondary,
    small_capitals,
    unanchored,
)
from pincite.citations.assembly import Assembly
from pincite.citations.model import Citation, Kind
from pincite.text.patterns import not_after
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one block holds."""

    citations: tuple[Citation, ...]
    """In text order."""
    capitals: dict[str, tuple[int, ...]]
    """Capitalised words outside citations and where they begin: the places where a bare case name may stand."""


_STATUTE_DATE = re.compile(
    r"""
    \s? (?P<dated> \s* \(
        (?: (?:West|LexisNexis|Michie|Supp\.|eff\.|amended|Vernon|Deering) [^()\d]{0,30} )?
        (?P<year> (?:1[7-9]|20)\d\d ) [^()]{0,30}
    \) )
    """,
    re.VERBOSE,
)
_POSSIBLE = forms.finder((*laws.FORMS, *secondary.FORMS, *rules.FORMS, *constitutions.FORMS, *records.FORMS))
_RUNNING_HEAD = ("Cite as ", "Cite as\n", "Cite as: ")
"""The document's own place, at the head of each page: ``Cite as 307 Neb. 172``."""
_CAPITAL = re.compile(not_after(r"[\w’'&.-]", "[A-Z]") + r"(?:[\w’'-]*\w(?=\W|$)|[\w’'-]+)")


def parse(text: str, documents: tuple[str, ...] = ()) -> Parsed:
    """The citations of a block's readable text; a pure function of its arguments.

    ``documents`` are further abbreviations of the record: ``App. Ex.``.
    """
    lowered = small_capitals.lowered(text)
    citations = _citations(lowered, documents)
    if lowered != text:
        citations = tuple(_as_typed(citation, lowered, text) for citation in citations)
    return Parsed(citations, _capitals(text, citations))


def _as_typed(citation: Citation, lowered: str, text: str) -> Citation:
    """A citation of the lowered text whose source is typed as it is in the text."""
    source = citation.source
    at = lowered.find(source.typed, *citation.span) if source else -1
    if source is None or at < 0:
        return citation
    return replace(citation, source=replace(source, typed=text[at : at + len(source.typed)]))


def _citations(text: str, documents: tuple[str, ...]) -> tuple[Citation, ...]:
    mentions = [m for m in reporters.mentions(text) if not text.endswith(_RUNNING_HEAD, 0, m.span.start)]
    titles = list(cases.titles(text, mentions))
    others = [
        citation
        for citation in _others(text, [mention.span for mention in mentions], documents)
        if not (citation.textual and any(title.covers(citation.span) for title in titles))
    ]
    anchors: list[reporters.Mention | Citation | backward.Back] = [*mentions, *others, *backward.find(text)]
    anchors.sort(key=lambda anchor: anchor.span.start)
    assembly = Assembly(text, mentions, (anchor.span.start for anchor in anchors))
    for anchor in anchors:
        if assembly.is_taken(anchor.span.start):
            continue
        if isinstance(anchor, reporters.Mention):
            cases.add(assembly, anchor)
        elif isinstance(anchor, backward.Back):
            backward.add(assembly, anchor)
        else:
            _add_other(assembly, anchor)
    unanchored.add_dockets(assembly)
    unanchored.add_noted_pages(assembly)
    unanchored.add_paragraph_forms(assembly)
    found = sorted(assembly.found, key=lambda c: c.span.start)
    return _nested(text, list(_indexed(_with_shared_years(found))))


def _others(text: str, taken: Sequence[Span], documents: tuple[str, ...]) -> list[Citation]:
    """Citations of every kind but cases, without overlaps: where two readings compete the longer wins."""
    possible = _POSSIBLE.standing(text)
    if not (possible or documents):
        return []
    readings = [
        *laws.read(text, possible),
        *secondary.read(text, possible),
        *rules.read(text, possible),
        *constitutions.read(text, possible),
        *records.read(text, possible, documents),
    ]
    return forms.apart(sorted(readings, key=lambda c: c.span.start - c.span.end), taken)


def _add_other(assembly: Assembly, citation: Citation) -> None:
    """Keep a citation that is no case, with its signal, date and parentheticals."""
    start, end = citation.span
    dated = year = None
    if citation.kind in (Kind.STATUTE, Kind.REGULATION) and (date := _STATUTE_DATE.match(assembly.text, end)):
        dated, year = Span(*date.span("dated")), date["year"]
        end = dated.end
    asides = groups.parentheses(assembly, end)
    assembly.add(
        replace(
            citation,
            full=Span(start, end),
            dated=dated,
            year=year,
            signal=names.signal_before(assembly.text, assembly.floor(start), start),
            parentheticals=asides,
            short_names=(*citation.short_names, *groups.short_names(asides)),
        )
    )


# -- the whole block --------------------------------------------------------------------------------------------------


def _with_shared_years(found: Sequence[Citation]) -> list[Citation]:
    """``(2d Cir.), cert. denied, 488 U.S. 955 (1988)``: the year of the history stands for both."""
    dated: list[Citation] = []
    following: Citation | None = None
    for citation in reversed(found):
        undated = citation.year is None and citation.dated and citation.kind in (Kind.CASE_FULL, Kind.CASE_PARALLEL)
        if undated and following and following.history:
            citation = replace(citation, year=following.year)
        if citation.parallel_of is None:
            following = citation
        dated.append(citation)
    return dated[::-1]


def _indexed(found: Sequence[Citation]) -> Iterator[Citation]:
    """Keep ``parallel_of`` right: members follow their head, so the head is the last one that is not a parallel."""
    head = 0
    for index, citation in enumerate(found):
        if citation.parallel_of is None:
            head = index
            yield citation
        else:
            yield replace(citation, parallel_of=head)


def _nested(text: str, found: Sequence[Citation]) -> tuple[Citation, ...]:
    """Mark each citation that stands inside another's parenthetical, in the innermost one, or is what it cites."""
    holders = sorted((aside.span, index) for index, citation in enumerate(found) for aside in citation.parentheticals)
    if not holders and not any(citation.signal in _SOURCES for citation in found):
        return tuple(found)
    nested: list[Citation] = []
    around: list[tuple[Span, int]] = []
    upcoming = 0
    for index, citation in enumerate(found):
        while upcoming < len(holders) and holders[upcoming][0].start <= citation.span.start:
            around.append(holders[upcoming])
            upcoming += 1
        while around and around[-1][0].end < citation.span.end:
            around.pop()
        holder = next((h for span, h in reversed(around) if h != index and span.covers(citation.span)), None)
        if holder is None and citation.signal in _SOURCES:
            holder = _citing(text, found, index)
        nested.append(citation if holder is None else replace(citation, nested_in=holder))
    return tuple(nested)


_SOURCES = frozenset({"citing", "quoting"})


def _citing(text: str, found: Sequence[Citation], index: int) -> int | None:
    """The citation that goes on with ``, citing`` and this one, as New York has it without parentheses."""
    signal = names.signal_span(text, found[index].full.start, found[index].signal or "")
    if index == 0 or signal is None:
        return None
    before = found[index - 1]
    head = index - 1 if before.parallel_of is None else before.parallel_of
    end = max(before.full.end, found[head].full.end)
    return head if text[end : signal.start] == ", " and not found[head].textual else None


def _capitals(text: str, citations: Sequence[Citation]) -> dict[str, tuple[int, ...]]:
    taken = [_without_first_of_two(c) for c in citations if not c.textual]
    found: dict[str, list[int]] = {}
    index = 0
    for match in _CAPITAL.finditer(text):
        while index < len(taken) and taken[index].end <= match.start():
            index += 1
        if index < len(taken) and taken[index].start <= match.start():
            continue
        word = match.group().removesuffix("’s").removesuffix("'s").rstrip("’'")
        found.setdefault(word, []).append(match.start())
    return {word: tuple(starts) for word, starts in found.items()}


def _without_first_of_two(citation: Citation) -> Span:
    """What surely belongs to a citation: in ``Grutter and Regents v. Bakke`` the first word may be a case itself.

    So it may in ``reaffirmed Lord in Castillo, 888 A.2d at 780``.
    """
    first = citation.name.first if citation.name else ""
    joint = next((joint for joint in names.JOINTS if joint in first), None)
    return Span(citation.full.start + first.index(joint), citation.full.end) if joint else citation.full
