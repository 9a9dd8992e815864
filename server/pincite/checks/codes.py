"""Codes: how their names are written, which titles there are, and what a cite to one carries.

Sources: Indigo Book R5.2, R16, R17, T3, T13; the structure of the U.S. Code and the C.F.R.
"""

import re
from collections.abc import Iterator

from pincite.checks import habits
from pincite.checks.habits import Habit
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, House, Rule, only, styles
from pincite.citations.model import Citation, Kind
from pincite.citations.tables import STATES
from pincite.settings import Style
from pincite.text.spans import Span

_CODES = frozenset({Kind.STATUTE, Kind.REGULATION})
_TITLES = {"U.S.C.": ("U.S. Code", 54), "C.F.R.": ("C.F.R.", 50)}
_OPENED = re.compile(r"\.\s(?=[A-Z&])")
_PART = re.compile(r"\bPart\s(?=\d)")
_CITED_HERE = re.compile(r"(?:^|[.;(]\s?|\b[Ss]ee\s(?:also\s)?)$")
"""What stands before a citation rather than within a sentence of running text."""
_COMMENT = re.compile(r",?\s(?P<word>[Cc]omments?|[Ii]llustrations?)\s(?=(?:[a-z]|\d{1,2})(?!\w))")
_SHORT = {"comment": "cmt.", "comments": "cmts.", "illustration": "illus.", "illustrations": "illus."}
_STATE = tuple(STATES.values())
_DATED = re.compile(r"[^.;]{0,40}\((?:[^()]*\s)?\d{4}")


def mixed_spacing(cited: Cited, habit: Habit | None, what: str) -> Iterator[Draft]:
    """A name closed up where the style wants spaces, or written otherwise than most of its kind in the document."""
    citation = cited.citation
    if habit is None or citation.source is None:
        return
    typed = citation.source.typed.rstrip()
    start = cited.text.find(typed, citation.span.start)
    at = Span(start, start + len(typed))
    right = _spacing_of(cited.house, habit.family)
    if right == "open" and habit.form == "closed":
        mended = habits.CLOSED.sub(". ", typed)
        yield Draft(at, f"{what} are written with spaces: {_ended(mended)}", (Edit(at, mended),))
    elif right == "closed" and habit.form == "open":
        mended = _OPENED.sub(".", typed)
        yield Draft(at, f"{what} are closed up in this document: {_ended(mended)}", (Edit(at, mended),))


def _spacing_of(house: House, family: str) -> str | None:
    """How to space: as the document does, or its style; a document that closes up its courts may close up all."""
    if house.usual(family) is None and house.usual("court and year") == "closed" and not house.style_is_chosen:
        return None
    return house.form(family, bluebook="open", scotus="open")


def _ended(words: str) -> str:
    """The end of a sentence: its period, unless an abbreviation has it."""
    return words if words.endswith(".") else f"{words}."


def _code_spacing(cited: Cited) -> Iterator[Draft]:
    yield from _code_periods(cited)
    yield from _lacks_period(cited)
    yield from mixed_spacing(cited, habits.code_names(cited.citation), "Names of codes")


def _code_periods(cited: Cited) -> Iterator[Draft]:
    """``42 USC § 1983``; ``42 CFR`` only where the draft has periods elsewhere, for the C.F.R. itself has none."""
    habit, source = habits.code_periods(cited.citation), cited.citation.source
    if habit is None or source is None or habit.form == "given":
        return
    usual = cited.house.usual(habit.family)
    if usual == "given" or (source.name == "U.S.C." and usual is None and cited.house.style is not Style.NEW_YORK):
        typed = source.typed.strip()
        start = cited.text.find(typed, cited.citation.span.start)
        right = ".".join(typed.replace(" ", "")) + "."
        at = Span(start, start + len(typed))
        yield Draft(at, f"This code is cited as {_ended(right)}", (Edit(at, right),))


def _lacks_period(cited: Cited) -> Iterator[Draft]:
    """``28 U.S.C § 1291``, ``Colo. Rev Stat. § 1``: a word of the code's name that has lost its period."""
    source = cited.citation.source
    if source is None or "." not in source.typed:
        return
    typed, name = source.typed.split(), source.name.split()
    if (
        typed != name
        and len(typed) == len(name)
        and all(a in (b, b.rstrip(".")) for a, b in zip(typed, name, strict=True))
    ):
        start = cited.text.find(source.typed.strip(), cited.citation.span.start)
        at = Span(start, start + len(source.typed.strip()))
        yield Draft(at, f"This code is cited as {_ended(source.name)}", (Edit(at, source.name),))


def _title(cited: Cited) -> Iterator[Draft]:
    source = cited.citation.source
    if source is None or source.name not in _TITLES:
        return
    code, last = _TITLES[source.name]
    if source.volume.isdecimal() and not 1 <= int(source.volume) <= last and source.typed:
        start = cited.citation.span.start
        span = Span(start, start + len(source.volume))
        yield Draft(span, f"The {code} has no title {source.volume}: its titles are 1 to {last}.")


def _year(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if citation.year or citation.source is None or not citation.source.typed:
        return
    if citation.source.name.startswith(_STATE) and not _DATED.match(cited.text, citation.span.end):
        yield Draft(citation.span, f"Which year’s {citation.source.name}? A state code is cited with its year.")


def _subdivision(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if citation.kind is Kind.REGULATION:
        if cited.house.usual("parts") != "whole" and (part := _part(cited, citation)):
            yield part
    elif word := _COMMENT.match(cited.text, citation.span.end):
        at, right = Span(*word.span("word")), _SHORT[word["word"].lower()]
        yield Draft(at, f"“{word['word']}” is abbreviated in a citation: {right}", (Edit(at, right),))


def _part(cited: Cited, citation: Citation) -> Draft | None:
    start = citation.span.start
    found = _PART.search(cited.text, start, citation.span.end)
    if not found or not (citation.year or _CITED_HERE.search(cited.text, max(0, start - 12), start)):
        return None
    at = Span(found.start(), found.end() - 1)
    return Draft(at, "“Part” is abbreviated in a citation: pt.", (Edit(at, "pt."),))


RULES = (
    Rule(
        "code-abbreviation-spacing",
        Severity.HINT,
        "safe",
        "A code name lacks its spaces or periods where the profile wants them, or is in the minority form.",
        "Indigo Book R17.2, T3",
        bad=(
            ("Colo.Rev.Stat. § 18-6-803.5", "Colo. Rev. Stat. § 18-6-803.5"),
            ("Fla.Stat. § 90.506", "Fla. Stat. § 90.506"),
            ("42 USC § 1983", "42 U.S.C. § 1983"),
            ("42 U.S.C § 1983", "42 U.S.C. § 1983"),
        ),
        ok=(
            ("O.C.G.A. § 51-3-22", "initials stay closed"),
            ("20 CFR 404.1565", "as the C.F.R. asks to be cited"),
            ("42 USC § 1983; 42 USC § 1985; 42 USC § 1988", "without periods throughout"),
            ("Fla.Stat. § 1.01; Fla.Stat. § 1.02; Fla.Stat. § 1.03", "closed up throughout"),
        ),
        off_in=styles("west"),
        of_citation=_code_spacing,
        kinds=_CODES,
    ),
    Rule(
        "code-year-missing",
        Severity.HINT,
        "none",
        "A state code cite has no year where the profile asks for one.",
        "Indigo Book R16.1.2, R17.3",
        bad=(
            ("Fla. Stat. § 90.506", "Fla. Stat. § 90.506 (2020)"),
            ("Ohio Rev. Code Ann. § 2927.27", "Ohio Rev. Code Ann. § 2927.27 (2021)"),
        ),
        ok=(("42 U.S.C. § 1983", "year optional for the current U.S. Code"),),
        on_by_default=False,
        of_citation=_year,
        kinds=only(Kind.STATUTE),
    ),
    Rule(
        "usc-title-unknown",
        Severity.ERROR,
        "none",
        "The title number is outside the U.S. Code (1-54) or the C.F.R. (1-50).",
        "structure of the codes",
        bad=(("99 U.S.C. § 1", "9 U.S.C. § 1"), ("72 C.F.R. § 133.3", "27 C.F.R. § 133.3")),
        ok=(("50 U.S.C. § 3003", "title 50"), ("22 NYCRR 202.8", "New York’s regulations")),
        of_citation=_title,
        kinds=_CODES,
    ),
    Rule(
        "subdivision-abbreviation",
        Severity.HINT,
        "safe",
        "Unabbreviated subdivision word in a cite.",
        "Indigo Book R5.2.3, T13",
        bad=(
            ("21 C.F.R. Part 133 (2020)", "21 C.F.R. pt. 133 (2020)"),
            ("Restatement (Second) of Trusts § 46 comment e", "Restatement (Second) of Trusts § 46 cmt. e"),
        ),
        ok=(
            ("Part 133 of the regulations", "running text"),
            ("The rules of 14 C.F.R. Part 17 govern.", "running text"),
            ("40 C.F.R. Part 60; 40 C.F.R. Part 61; 40 C.F.R. Part 63", "written out throughout"),
        ),
        off_in=styles("california", "ny"),
        of_citation=_subdivision,
        kinds=only(Kind.REGULATION, Kind.BOOK),
    ),
)
