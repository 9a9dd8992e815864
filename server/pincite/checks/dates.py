"""Dates of citations: years to come, months, what a database's cite must carry.

Sources: Indigo Book R12.4.1, T17.
"""

import re
from collections.abc import Iterator
from datetime import date

from pincite.checks import habits
from pincite.checks.habits import Habit
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, Meaning, Part, Rule, only
from pincite.citations.model import CASES, Kind, Series
from pincite.text.spans import Span

_WRITTEN = 2026
"""A clock that says less is wrong."""


def is_future(year: int) -> bool:
    """Whether a year is still to come."""
    return year > max(date.today().year, _WRITTEN)


def _future(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    year, dated = citation.year, citation.dated
    if not year or not year.isdecimal() or dated is None or citation.parallel_of is not None:
        return
    if is_future(int(year)):
        yield Draft(dated, f"The year {year} is still to come.")


_MONTHS = {
    "January": "Jan.", "February": "Feb.", "March": "Mar.", "April": "Apr.", "August": "Aug.", "September": "Sept.",
    "October": "Oct.", "November": "Nov.", "December": "Dec.", "Sep.": "Sept.", "Jun.": "June", "Jul.": "July",
    "Jan": "Jan.", "Feb": "Feb.", "Mar": "Mar.", "Apr": "Apr.", "Aug": "Aug.", "Sept": "Sept.", "Sep": "Sept.",
    "Oct": "Oct.", "Nov": "Nov.", "Dec": "Dec.", "Jun": "June", "Jul": "July",
}  # fmt: skip
_MONTH = re.compile(rf"\b(?:{'|'.join(map(re.escape, _MONTHS))})(?=\s)")
_ANY_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b")


def _month(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if citation.dated is None or citation.parallel_of is not None:
        return
    if citation.dated.end - citation.dated.start < 12:  # no room for a month
        return
    found = _MONTH.search(cited.text, citation.dated.start, citation.dated.end)
    if found:
        at, right = Span(*found.span()), _MONTHS[found.group()]
        yield Draft(at, f"In a citation the month is abbreviated {right}", (Edit(at, right),))


def _incomplete(index: int, meaning: Meaning) -> Iterator[Draft]:
    """Of the first full cite only; a later one is a short form in all but its look."""
    reference = meaning.references[index]
    citation = reference.citation
    if citation.source is None or citation.source.series is not Series.DATABASE:
        return
    if citation.history or citation.nested_in is not None or not (citation.name and citation.name.second):
        return
    if reference.authority is None or meaning.authorities[reference.authority].declared != index:
        return
    text = meaning.text(index)
    without = Habit("database docket", "none")
    docket = habits.database_docket(text, citation) != without or without in meaning.house.habits
    dated = citation.dated and _ANY_MONTH.search(text, citation.dated.start, citation.dated.end)
    lacks = [what for what, there in (("its docket number", docket), ("the full date", dated)) if not there]
    if lacks:
        yield Draft(citation.span, f"A case cited from a database lacks {' and '.join(lacks)}.")


def _database_year(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    source = citation.source
    if source is None or source.series is not Series.DATABASE or citation.dated is None or not citation.year:
        return
    if not (source.volume.isdecimal() and citation.year.isdecimal() and len(source.volume) == 4):
        return
    if is_future(int(citation.year)) or citation.history:
        return
    if abs(int(source.volume) - int(citation.year)) > 1:
        yield Draft(citation.dated, f"The database gives {source.volume} as the year, the citation {citation.year}.")


_CITABLE = 2007
"""Since this year no federal court may forbid to cite what is unpublished (Fed. R. App. P. 32.1)."""
_UNPUBLISHED = re.compile(r"unpublished|\b(?:table|mem)\b", re.IGNORECASE)


def _unpublished(cited: Cited) -> Iterator[Draft]:
    """A decision of a federal court of appeals, printed in the Appendix or in no reporter at all."""
    citation, source = cited.citation, cited.citation.source
    if source is None or citation.history or not citation.year:
        return
    alone = len(cited.group) < 2 and source.series is Series.DATABASE and "Cir." in (citation.court or "")
    if not (alone or source.name == "F. App'x") or not citation.year.isdecimal() or int(citation.year) >= _CITABLE:
        return
    if any(_UNPUBLISHED.search(aside.text) for aside in citation.parentheticals):
        return
    yield Draft(
        citation.span,
        f"Unpublished, and of {citation.year}: the local rules say whether it may be cited, and want “(unpublished)”.",
    )


_BLANK = re.compile(
    r"(?=[\[2?TXx])(?:(?<![\w.])XX? [A-Z][A-Za-z. ]{1,14}(?:\dd|4th)? XX?\b|\b20(?:XX|xx|__|\?\?)(?![\w?])"
    r"|\[(?i:(?:(?:insert|add|need|find|check) )?(?:pin ?|record )?cite(?: needed| here)?"
    r"|(?:insert|need) (?:citation|page)|citation needed|xx+|tk|tbd)\??\]"
    r"|(?<=\bat )(?:\[page\]|X{2,}|x{2,}|\?{1,3}|TK|TBD)(?!\w)|(?<=\bR\. )X{2,}(?=[:.,;)]))"
)
"""Not a bare ``[citation]``, which stands for one left out of a quotation."""
_HINT = re.compile(r"XX|xx|\?|20__|\[[a-zA-Z ]{2,20}\]|TK|TBD")
_UNASSIGNED = 560
"""Later volumes of the United States Reports were long cited before they had pages."""


def _placeholder(text: str, house: object) -> Iterator[Draft]:
    if _HINT.search(text):
        end = -1
        for found in _BLANK.finditer(text):
            if found.start() > end:
                yield Draft(Span(*found.span()), "A placeholder is left in the citation.")
            end = found.end() + 12


_BLANK_PIN = re.compile(
    r"(?: at (?P<blank>_{2,})(?!\w)(?!.{0,40}\(slip op)(?!, \d+ [A-Z][\w. ]{1,12}, at \d)"
    r"|\d, (?P<unknown>\?{2,}|X{2,})(?= \())"
)


def _blank_pin(cited: Cited) -> Iterator[Draft]:
    """``408 U.S. at __``: the page was to be looked up; of a recent volume it may not exist yet."""
    citation = cited.citation
    source = citation.source
    if source is None or not source.volume.isdecimal():
        return
    if source.name == "U.S." and int(source.volume) > _UNASSIGNED:
        return
    found = _BLANK_PIN.search(cited.text, citation.span.start, citation.span.end + 60)
    near = found and found.start() < citation.span.end + len(" at ___, __ ")
    if found and near and not cited.text[citation.span.start : found.start()].count(";"):
        yield Draft(Span(*found.span("blank" if found["blank"] else "unknown")), "The page is still to be filled in.")


RULES = (
    Rule(
        "cite-year-future",
        Severity.ERROR,
        "none",
        "The year is later than today.",
        "the calendar",
        bad=(
            ("307 F.3d 1258 (10th Cir. 2202)", "307 F.3d 1258 (10th Cir. 2002)"),
            ("515 U.S. 472 (2995)", "515 U.S. 472 (1995)"),
        ),
        ok=(("Fed. R. Civ. P. 16.1 (eff. Dec. 1, 2099)", "effective date"),),
        of_citation=_future,
        kinds=CASES,
        needs=Part.DATE,
    ),
    Rule(
        "month-abbreviation",
        Severity.HINT,
        "safe",
        "The month in a citation’s date is not in the usual form.",
        "Indigo Book T17",
        bad=(
            ("2004 WL 12345 (D. Colo. March 4, 2004)", "2004 WL 12345 (D. Colo. Mar. 4, 2004)"),
            ("2015 WL 12345 (E.D. Pa. February 26, 2015)", "2015 WL 12345 (E.D. Pa. Feb. 26, 2015)"),
        ),
        ok=(("2022 WL 12345 (D. Colo. May 10, 2022)", "not abbreviated"),),
        of_citation=_month,
        kinds=CASES | {Kind.DOCKET},
        needs=Part.DATE,
    ),
    Rule(
        "database-cite-incomplete",
        Severity.INFORMATION,
        "none",
        "A case cited from a database lacks its docket number or the full date.",
        "Indigo Book R12.4.1",
        bad=(
            (
                "Doe v. Roe, 2004 WL 12345, at *3 (D. Colo. 2004)",
                "Doe v. Roe, No. 04-1234, 2004 WL 12345, at *3 (D. Colo. Mar. 4, 2004)",
            ),
            (
                "State v. Green, 2013 WL 5811261 (Wis. Ct. App. 2013)",
                "State v. Green, No. 2012AP1475-CR, 2013 WL 5811261 (Wis. Ct. App. Oct. 30, 2013)",
            ),
        ),
        ok=(("Doe, 2004 WL 12345, at *3", "short form"),),
        of_reference=_incomplete,
        kinds=only(Kind.CASE_FULL),
    ),
    Rule(
        "database-cite-year",
        Severity.INFORMATION,
        "none",
        "The year of a database’s number and the year of decision differ by more than one.",
        "Indigo Book R12.4.1",
        bad=(
            ("2004 WL 12345 (D. Colo. Mar. 4, 2002)", "2002 WL 12345 (D. Colo. Mar. 4, 2002)"),
            ("2013 WL 5811261 (Wis. Ct. App. Oct. 30, 2003)", "2013 WL 5811261 (Wis. Ct. App. Oct. 30, 2013)"),
        ),
        ok=(("2005 WL 11 (D. Colo. Dec. 31, 2004)", "loaded the next year"),),
        of_citation=_database_year,
        needs=Part.DATE,
    ),
    Rule(
        "unpublished-before-2007",
        Severity.HINT,
        "none",
        "An unpublished federal disposition from before 2007 is cited; courts may restrict it.",
        "Fed. R. App. P. 32.1(a)",
        bad=(
            ("62 F. App’x 345 (10th Cir. 2003)", "62 F. App’x 345 (10th Cir. 2003) (unpublished)"),
            (
                "2004 WL 12345 (10th Cir. Mar. 4, 2004)",
                "2004 WL 12345 (10th Cir. Mar. 4, 2004) (unpublished)",
            ),
        ),
        ok=(
            ("262 F. App’x 345 (10th Cir. 2008)", "covered by Fed. R. App. P. 32.1"),
            ("307 F.3d 1258, 2002 WL 31247950 (10th Cir. 2002)", "published"),
        ),
        on_by_default=False,
        of_citation=_unpublished,
        kinds=only(Kind.CASE_FULL),
    ),
    Rule(
        "placeholder-left",
        Severity.WARNING,
        "none",
        "A drafting placeholder remains in a citation.",
        "proofreading",
        bad=(
            ("XX F.3d XX (10th Cir. 20XX)", "307 F.3d 1258 (10th Cir. 2002)"),
            ("Roth, 408 U.S. at __.", "Roth, 408 U.S. at 577."),
        ),
        ok=(("603 U.S. ___ (2024)", "no page yet"), ("567 U.S., at ___ (slip op., at 3)", "no page yet")),
        of_citation=_blank_pin,
        kinds=only(Kind.CASE_SHORT, Kind.CASE_FULL),
        of_block=_placeholder,
    ),
)
