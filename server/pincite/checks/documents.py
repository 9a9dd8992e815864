"""The document as a whole: whether it is of one style, and whether importing it has left something behind.

Sources: consistency; import hygiene.
"""

import re
from collections.abc import Iterator, Sequence

from pincite.checks import habits
from pincite.checks.model import Severity
from pincite.checks.rule import Cited, Draft, House, Meaning, Rule
from pincite.citations.model import CASES, Citation, Kind, Series
from pincite.markup.blocks import Content, Format
from pincite.text.spans import Span

_ENOUGH = 5
_SOME = 2
_MOST = 0.8
_FAMILIES = {
    "court and year": ("Court and year", "closed", "open"),
    "rule names": ("Names of rules", "closed", "open"),
    "code names": ("Names of codes", "closed", "open"),
    "reporter words": ("Names of reporters", "together", "apart"),
}
_CALL = re.compile(r"\.(?P<stopped>\d{1,2})(?=\s+[A-Z“\"]|\s*$)|(?<=\))(?P<bare>\d{1,2})(?=[).,;]|\s+[A-Z“\"]|\s*$)")


def _mixed(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """The family that wavers most, where its first citation of the rarer form stands; sources count once each."""
    if not any(family in meaning.house.undecided for family in _FAMILIES):
        return
    seen: dict[tuple[str, str], list[int]] = {}
    for authority in meaning.authorities:
        index = authority.declared
        for habit in _shown(index, meaning):
            seen.setdefault(habit, []).append(index)
    worst: list[int] = []
    say = ""
    for family, (what, closed, open_) in _FAMILIES.items():
        one, two = seen.get((family, closed), []), seen.get((family, open_), [])
        rarer, total = min(one, two, key=len), len(one) + len(two)
        if total >= _ENOUGH and len(rarer) >= _SOME and len(rarer) > (1 - _MOST) * total and len(rarer) > len(worst):
            worst = rarer
            say = f"{what} are closed up in {len(one)} of the sources cited here and spaced in {len(two)}."
    if worst:
        yield worst[0], Draft(meaning.references[worst[0]].citation.full, say)


def _shown(index: int, meaning: Meaning) -> Iterator[habits.Habit]:
    citation = meaning.references[index].citation
    if citation.kind in CASES:
        yield from habits.of(meaning.text(index), citation)
    elif citation.kind is Kind.RULE or citation.kind is Kind.STATUTE:
        habit = habits.rule_names(citation) if citation.kind is Kind.RULE else habits.code_names(citation)
        if habit:
            yield habit


def _glued(cited: Cited) -> Iterator[Draft]:
    """A number after a citation that is no part of it. In plain text that is how footnotes are called."""
    citation = cited.citation
    if cited.house.format is Format.PLAIN:
        return
    end = max(citation.span.end, citation.full.end)
    if end >= len(cited.text) or not (cited.text[end] == "." or cited.text[end].isdecimal()):
        return
    if found := _CALL.match(cited.text, end):
        span = Span(*found.span(found.lastgroup or 0))
        yield Draft(span, f"Is {cited.typed(span)} the number of a footnote? It is glued to the citation.")


_BEFORE_VOLUME = re.compile(r"(?<![\w*])\d{1,4} \*$")
_AFTER_REPORTER = re.compile(
    r"(?<![\w*])\d{1,4} [A-Z][A-Za-z.’']*(?:\s[A-Z][A-Za-z.’']*){0,8}(?:\s?(?:\dd|\dth))? (?P<star>\*\d{1,5}) \d{1,5}\b"
)


def _split(content: Content, citations: Sequence[Citation], house: House) -> Iterator[Draft]:
    """A star page within volume, reporter and pages; one in a word is how imported opinions are, and read past."""
    text = content.readable.text
    if not content.page_marks and "*" not in text:
        return
    for citation in citations:
        if citation.source is None or citation.kind not in CASES:
            continue
        span = citation.span
        page = next((mark.page for mark in content.page_marks if span.start < mark.offset < span.end), None)
        if page is not None:
            yield Draft(span, f"The mark of page {page} stands inside this citation.")
        elif citation.source.series is Series.PRINT and (
            found := _BEFORE_VOLUME.search(text, max(0, span.start - 8), span.start)
        ):
            yield Draft(Span(found.start(), span.end), f"Is {citation.source.volume} the mark of a page, or a volume?")
    for found in _AFTER_REPORTER.finditer(text) if "*" in text else ():
        if not any(citation.span.overlaps(Span(*found.span())) for citation in citations):
            yield Draft(Span(*found.span()), f"The mark of page {found['star'][1:]} stands inside this citation.")


_CASES = "A v. B, 1 F.3d 1 (1st Cir. 2001). C v. D, 2 F.3d 2 (2d Cir. 2002). E v. F, 3 F.3d 3 (3d Cir. 2003). "
_TWO = "G v. H, 4 F.3d 4 (4th Cir.{}2004). I v. J, 5 F.3d 5 (5th Cir.{}2005)."

RULES = (
    Rule(
        "citation-style-mixed",
        Severity.INFORMATION,
        "none",
        "The document mixes two citation profiles.",
        "consistency",
        bad=((_CASES + _TWO.format("", ""), _CASES + _TWO.format(" ", " ")),),
        ok=(
            (_CASES + _TWO.format(" ", " "), "one form"),
            ("A v. B, 1 F.3d 1 (1st Cir. 2001). C v. D, 2 F.3d 2 (2d Cir.2002).", "too few to tell"),
        ),
        of_document=_mixed,
    ),
    Rule(
        "footnote-marker-glued",
        Severity.INFORMATION,
        "none",
        "A footnote number is glued to a cite and may be read as part of it.",
        "import hygiene",
        bad=(
            ("42 U.S.C. §§ 1983 and 1988.4", "42 U.S.C. §§ 1983 and 1988.[^4]"),
            ("(citing A v. B, 1 F.3d 2 (1st Cir. 1986)2)", "(citing A v. B, 1 F.3d 2 (1st Cir. 1986)[^2])"),
        ),
        ok=(
            ("Colo. Rev. Stat. § 18-6-803.5", "a decimal section"),
            ("Fed. R. Civ. P. 4.1", "a decimal rule"),
            ("Id. at 577. 2 of them", "a sentence that begins with a number"),
        ),
        of_citation=_glued,
    ),
    Rule(
        "star-marker-splits-cite",
        Severity.HINT,
        "none",
        "A star-page marker of an imported opinion stands inside a cite.",
        "import hygiene",
        bad=(
            ("135 *355 Mass. 147", "135 Mass. 147"),
            ("307 F.3d *1120 1258", "307 F.3d 1258"),
        ),
        ok=(
            ("Doe v. Roe, 2004 WL 12345, at *3 (D. Colo. Mar. 4, 2004)", "a pin"),
            ("pred*1121icates, 515 U.S. at 481", "in a word: how imported opinions are"),
        ),
        of_content=_split,
    ),
)
