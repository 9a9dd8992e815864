"""Parallel citations: that they are joined well, and agree with each other.

Sources: Indigo Book R11.1, R11.6; consistency.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pincite.checks import habits
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, House, Meaning, Part, Rule, mend, styles
from pincite.checks.texts import texts_of
from pincite.citations.model import CASES, Citation, Kind, Source
from pincite.citations.tables import STATES
from pincite.text.patterns import not_after
from pincite.text.spans import Span

_REGIONAL = re.compile(r"(?:A|P|So|N\.E|N\.W|S\.E|S\.W)\.(?:\s?[23]d)?")
_STATE = re.compile(rf"(?:{'|'.join(map(re.escape, STATES.values()))})(?:\s?(?:App|Ct|St|Super)\.)*(?:\s?\d(?:d|th))?")
"""A state’s own reports, of its high court or the court below."""


def _mismatch(index: int, meaning: Meaning) -> Iterator[Draft]:
    known = [*_unlike_before(index, meaning)]
    yield from known or _unlike_copy(index, meaning)


def _unlike_copy(index: int, meaning: Meaning) -> Iterator[Draft]:
    """One of several places of a case, where the library's copy says that it stands elsewhere in that reporter."""
    reference = meaning.references[index]
    citation, source = reference.citation, reference.citation.source
    if citation.kind not in (Kind.CASE_FULL, Kind.CASE_PARALLEL) or source is None or not source.number:
        return
    copies = texts_of(index, meaning) if _is_of_several(index, meaning) else ()
    places = [place for copy in copies for place in copy.sources if place.name == source.name]
    if len({place.key for place in places}) == 1 and places[0].key != source.key:
        start, right = citation.span.start, f"{places[0].volume} {source.typed} {places[0].number}"
        typed = Span(start, start + len(f"{source.volume} {source.typed} {source.number}"))
        say = f"The library’s copy of {copies[0].name or copies[0].sources[0].key} stands at {places[0].key}."
        yield Draft(citation.span, say, (Edit(typed, right),), safe=True)


def _is_of_several(index: int, meaning: Meaning) -> bool:
    """Whether a citation gives more than one place of its case."""
    references = meaning.references
    followed = index + 1 < len(references) and references[index + 1].parallel_of == index
    return followed or references[index].parallel_of is not None


def _unlike_before(index: int, meaning: Meaning) -> Iterator[Draft]:
    """A parallel whose volume or first page differs from the one this case was given before."""
    reference = meaning.references[index]
    citation = reference.citation
    source = citation.source
    if citation.parallel_of is None or source is None or reference.authority is None:
        return
    authority = meaning.authorities[reference.authority]
    same = [s for s in (authority.source, *authority.parallels) if s.name == source.name]
    if not same or (authority.declared == reference.parallel_of and len(same) == 1):
        return
    known = same[0] if len(same) == 1 else _usual(reference.authority, same, meaning)
    if source.number:
        if source.key == known.key:
            return
        right, start = f"{known.volume} {source.typed} {known.number}", citation.span.start
        end = start + len(f"{source.volume} {source.typed} {source.number}")
    else:
        if any(s.volume == source.volume for s in same):
            return
        right, start = known.volume, citation.span.start
        end = start + len(source.volume)
    yield Draft(
        citation.span,
        f"{authority.title} is {known.volume} {source.typed} {known.number} where it is cited in full.",
        (Edit(Span(start, end), right),),
        authority.declared,
    )


def _usual(authority: int, same: Sequence[Source], meaning: Meaning) -> Source:
    """Of several places in one reporter the one that a case is given most often, the first at equal counts."""
    cited = Counter(
        reference.citation.source.key
        for reference in meaning.references
        if reference.authority == authority and reference.citation.source
    )
    return max(same, key=lambda source: cited[source.key])


def _pin_missing(cited: Cited) -> Iterator[Draft]:
    if len(cited.group) < 2 or _is_bracketed(cited):
        return
    habit = habits.parallel_pins(cited.group)
    if habit is None or habit.form == "all" or any(member.flaws for member in cited.group):
        return
    if not cited.citation.pins:
        return  # whoever has only the unofficial reporter pins that
    if cited.citation.kind is Kind.CASE_FULL and cited.citation.source and cited.citation.source.name == "U.S.":
        return  # whoever cites the Supreme Court in three reporters pins the first of them
    if cited.house.form(habit.family, bluebook="all", scotus="all") == "all":
        bare = next(member for member in cited.group if not member.pins)
        assert bare.source
        yield Draft(
            bare.span, f"Where a parallel citation is pinned, so is the other: which page of {bare.source.key}?"
        )  # fmt: skip


def _rank(citation: Citation) -> int | None:
    """0 for an official reporter, higher for those that follow it; None where there is no usual order."""
    name = citation.source.name if citation.source else ""
    if name == "U.S.":
        return 0
    if name.startswith(("S. Ct.", "L. Ed.")):
        return 1 if name[0] == "S" else 2
    if _REGIONAL.fullmatch(name):
        return 1
    return 0 if _STATE.fullmatch(name) else None


def _order(cited: Cited) -> Iterator[Draft]:
    group = cited.group
    if len(group) < 2 or group[0].kind is not Kind.CASE_FULL:
        return
    ranks = [rank for member in group if (rank := _rank(member)) is not None]
    if len(ranks) < len(group) or ranks == sorted(ranks) or 0 not in ranks:
        return
    right = [cited.typed(group[at].span) for at in sorted(range(len(group)), key=lambda at: ranks[at])]
    whole = Span(group[0].span.start, group[-1].span.end)
    edits = tuple(Edit(member.span, text) for member, text in zip(group, right, strict=True))
    yield Draft(whole, f"The official reporter comes first: {', '.join(right)}.", edits)


def _is_bracketed(cited: Cited) -> bool:
    """Whether the parallels stand in brackets, as in California and Georgia, where nobody pins or drops them."""
    between = cited.typed(Span(cited.group[0].span.end, cited.group[-1].span.start))
    return "[" in between or between.endswith("(")


def _unneeded(cited: Cited) -> Iterator[Draft]:
    head = cited.citation
    if len(cited.group) < 2 or head.source is None or head.source.name != "U.S." or _is_bracketed(cited):
        return
    others = [m for m in cited.group[1:] if m.source and m.source.name.startswith(("S. Ct.", "L. Ed."))]
    if len(others) == len(cited.group) - 1:
        rest = Span(head.span.end, others[-1].span.end)
        at = Span(others[0].span.start, rest.end)
        yield Draft(at, "The United States Reports are cited alone.", (Edit(rest, ""),))


_STOPPED = re.compile(
    not_after(r"\w", r"\d")
    + r"\d{0,2} U\. ?S\. (?:\d{1,4}|at)(?:,? \d{1,4}(?:[-–]\d{1,4})?)*(?P<stop>\.) (?=\d{1,3} (?:S\. ?Ct\.|L\. ?Ed\.))"
)


_STOPPED_IN_STATE = re.compile(
    r"\. (?=\d{1,3} (?:A|P|So|N\. ?E|N\. ?W|S\. ?E|S\. ?W)\. ?(?:[23]d )?\d{1,4}(?:, \d+)* \((?:1[89]|20)\d\d\))"
)
_STATES_OWN = re.compile(
    r"\b\d{1,3} [A-Z][A-Za-z.]{1,12}(?: ?(?:App\.|Ct\.|St\.))?(?: ?(?:[23]d|4th))? \d{1,4}"
    r"(?:, \d{1,4}(?:[-–]\d{1,4})?)?$"
)


def _period_for_comma(text: str, house: House) -> Iterator[Draft]:
    """``422, 435-36. 102 S. Ct. 1148``, ``189, 196. 614 P.2d 998``: no sentence begins with a parallel."""
    for found in _STOPPED.finditer(text):
        stop = Span(*found.span("stop"))
        yield Draft(stop, "A comma stands between parallel citations.", (Edit(stop, ","),))
    for found in _STOPPED_IN_STATE.finditer(text):
        if _STATES_OWN.search(text, max(0, found.start() - 48), found.start()):
            stop = Span(found.start(), found.start() + 1)
            yield Draft(stop, "A comma stands between parallel citations.", (Edit(stop, ","),))


RULES = (
    Rule(
        "parallel-mismatch",
        Severity.ERROR,
        "review",
        "The same case appears with two different parallel cites, or with another than the library’s copy has.",
        "consistency; the library",
        bad=(
            (
                "Olim, 461 U.S. at 249-50, 108 S. Ct. 1741 (earlier: 103 S. Ct. 1741)",
                "Olim, 461 U.S. at 249-50, 103 S. Ct. 1741",
            ),
            (
                "Board of Regents v. Roth, 408 U.S. 564, 93 S. Ct. 2701 (1972)",
                "Board of Regents v. Roth, 408 U.S. 564, 92 S. Ct. 2701 (1972)",
            ),
        ),
        ok=(
            ("id. at 197, 109 S.Ct. 998", "the parallel of the antecedent"),
            (
                "Board of Regents v. Roth, 408 U.S. 564, 33 L. Ed. 2d 548 (1972)",
                "the copy does not say where it stands there",
            ),
        ),
        explains=frozenset({"authority-name-mismatch", "first-page-mismatch", "cite-volume-year-mismatch"}),
        of_reference=_mismatch,
        kinds=CASES,
    ),
    Rule(
        "parallel-pin-missing",
        Severity.INFORMATION,
        "none",
        "One parallel cite is pinned and another is not.",
        "Indigo Book R11.6.3",
        bad=(
            (
                "261 Ill. App. 3d 443, 444, 633 N.E.2d 764 (1993)",
                "261 Ill. App. 3d 443, 444, 633 N.E.2d 764, 765 (1993)",
            ),
            ("Roth, 408 U.S. at 577, 92 S. Ct. 2701", "Roth, 408 U.S. at 577, 92 S. Ct. at 2709"),
        ),
        ok=(
            ("2016 UT 20, ¶ 12, 372 P.3d 629", "a paragraph is the same in every reporter"),
            ("397 U.S. 254, 267, 90 S. Ct. 1011, 25 L. Ed. 2d 287 (1970)", "the official reporter is pinned"),
            (
                "1 Or. 2, 3, 4 P.2d 5 (1931); 2 Or. 3, 4, 5 P.2d 6 (1931); 3 Or. 4, 5, 6 P.2d 7 (1931)",
                "the author’s custom",
            ),
        ),
        off_in=styles("west", "california", "ny"),
        of_citation=_pin_missing,
        needs=Part.PARALLEL,
    ),
    Rule(
        "parallel-order",
        Severity.HINT,
        "safe",
        "Official and unofficial reporters are out of the usual order.",
        "Indigo Book R11.1.1, R11.6.3",
        bad=(
            ("109 S. Ct. 998, 489 U.S. 189 (1989)", "489 U.S. 189, 109 S. Ct. 998 (1989)"),
            ("670 P.2d 137, 295 Or. 702 (1983)", "295 Or. 702, 670 P.2d 137 (1983)"),
        ),
        ok=(("2016 UT 20, 372 P.3d 629", "the neutral cite comes first"),),
        of_citation=_order,
        needs=Part.PARALLEL,
    ),
    Rule(
        "parallel-missing-comma",
        Severity.WARNING,
        "safe",
        "No comma between parallel cites, or a period for it.",
        "Indigo Book R11.1",
        bad=(
            ("461 U.S. 238 103 S. Ct. 1741 (1983)", "461 U.S. 238, 103 S. Ct. 1741 (1983)"),
            ("461 U.S. 238, 245-46. 103 S. Ct. 1741 (1983)", "461 U.S. 238, 245-46, 103 S. Ct. 1741 (1983)"),
            ("286 Kan. 1, 7-9. 179 P.3d 1145 (2008)", "286 Kan. 1, 7-9, 179 P.3d 1145 (2008)"),
        ),
        of_block=_period_for_comma,
        signs=("Ct.", "2d ", "3d "),
        of_flaw=mend("A comma is missing between parallel citations."),
    ),
    Rule(
        "parallel-unneeded-federal",
        Severity.HINT,
        "safe",
        "S. Ct. and L. Ed. parallels are given although a U.S. cite exists and the profile does not want them.",
        "Indigo Book T1.1",
        bad=(("Roth, 408 U.S. 564, 92 S. Ct. 2701 (1972)", "Roth, 408 U.S. 564 (1972)"),),
        ok=(("295 Or. 702, 670 P.2d 137 (1983)", "a state’s reports"),),
        off_in=styles("west"),
        on_by_default=False,
        of_citation=_unneeded,
    ),
)
