"""The court-and-year parenthesis: whether it is there, whether it names the court, and how it spells it.

Sources: Indigo Book R7.2, R11.1, R12, T1, T9; the founding of the courts.
"""

import re
from collections.abc import Iterator

from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, House, Meaning, Part, Rule, only, styles
from pincite.citations import courts
from pincite.citations.model import CASES, Kind, Series
from pincite.citations.tables import STATES
from pincite.settings import Style
from pincite.text.spans import Span

_YEAR_AHEAD = re.compile(r"[^;]{0,110}?[(\[][^()\[\]]{0,40}(?:1[6-9]|20)\d\d[)\]]")
_OPENS = re.compile(r"\s*(?:\d+\s+){0,2}[(\[_*]|,\s\d|;\s+\d+\s[A-Z]")
"""What may follow a case without its year: a date after the numbers of a page’s foot, or a parallel, which has it."""
_FIRST_OF_TWO = re.compile(r"[\d_][,;]\s*$")


def _no_parenthesis(index: int, meaning: Meaning) -> Iterator[Draft]:
    """Of a case's first full cite, and only if no other cite of it tells the year."""
    reference = meaning.references[index]
    citation = reference.citation
    source, name = citation.source, citation.name
    if citation.dated or citation.year or citation.history:
        return
    if source is None or source.series is not Series.PRINT or name is None or not name.second or not source.number:
        return
    if citation.nested_in is not None or citation.parallel_of is not None or reference.authority is None:
        return
    authority = meaning.authorities[reference.authority]
    if authority.declared != index or authority.year or authority.court:
        return
    if source.number[0] == "_" or (source.name == "U.S." and meaning.house.style is Style.SCOTUS):
        return  # the Court's syllabus gives no years
    text = meaning.text(index)
    if "supra" in text[citation.full.start : citation.span.end]:
        return  # Connecticut’s short form
    if "(" in text[slice(*citation.span)]:
        return  # Louisiana’s docket number holds court and date
    end = _end_of_group(index, meaning)
    if text[end:].strip(" \n,") == "":
        return  # it goes on after a page’s foot, or is being typed
    if _OPENS.match(text, end) or _YEAR_AHEAD.match(text, end):
        return
    yield Draft(citation.span, "A full citation of a case ends with its court and year in parentheses.")


def _end_of_group(index: int, meaning: Meaning) -> int:
    end = meaning.references[index].citation.span.end
    for reference in meaning.references[index + 1 : index + 5]:
        if reference.parallel_of == index:
            end = reference.citation.span.end
    return end


_SILENT = frozenset(
    f"{reporter}{gap}{number}" if number else reporter
    for reporter, gap, numbers in (
        ("F.", "", ("", "2d", "3d", "4th")), ("F. Supp.", " ", ("", "2d", "3d")), ("F. App'x", "", ("",)),
        ("F.R.D.", "", ("",)), ("B.R.", "", ("",)), ("A.", "", ("", "2d", "3d")), ("N.E.", "", ("", "2d", "3d")),
        ("N.W.", "", ("", "2d")), ("P.", "", ("", "2d", "3d")), ("S.E.", "", ("", "2d")),
        ("S.W.", "", ("", "2d", "3d")), ("So.", " ", ("", "2d", "3d")),
    )
    for number in numbers
)  # fmt: skip
"""Reporters of more than one court."""
_NAMED = re.compile(r"\b(?:Circuit|Cir\.|Court|court|State|BAP|Panel|panel)\b")


def _no_court(index: int, meaning: Meaning) -> Iterator[Draft]:
    """A year alone after a reporter of many courts, where nothing near it names the court."""
    reference = meaning.references[index]
    citation = reference.citation
    source, name, dated = citation.source, citation.name, citation.dated
    if citation.court or dated is None or not citation.year or citation.history:
        return
    if source is None or source.name not in _SILENT or citation.nested_in is not None:
        return
    if index == 0 and name is None and len(meaning.references) > 1:
        return  # the document's own citation, above its caption
    text = meaning.text(index)
    if dated.start < citation.span.end or text[dated.start] != "(":
        return
    if reference.authority is not None and meaning.authorities[reference.authority].court:
        return
    for other in meaning.references[index + 1 : index + 5]:
        if other.parallel_of == index and other.citation.source and other.citation.source.name not in _SILENT:
            return
    before = citation.full.start
    if name is None and _FIRST_OF_TWO.search(text, max(0, before - 20), before):
        return  # the parallel of something unread
    if _NAMED.search(text, max(0, before - 240), before) or (name and _NAMED.search(name.text)):
        return
    yield Draft(dated, f"{source.name} carries several courts: the parentheses name the court before the year.")


_SUPREME = frozenset({"U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d"})
_ITS_NAMES = frozenset({"U.S.", "S. Ct.", "U.S. Sup. Ct.", "Sup. Ct.", "U.S. S. Ct.", "Supreme Court"})


def _told_already(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    source, court, dated = citation.source, citation.court, citation.dated
    if not court or source is None or dated is None or citation.parallel_of is not None:
        return
    state = re.sub(r" ?\d(?:d|th)$", "", source.name)
    whole = (source.name in _SUPREME and court in _ITS_NAMES) or court == state
    reading = courts.read(cited.text, dated.start, dated.end)
    if not reading or not reading.year or not reading.court_span.start < reading.court_span.end:
        return
    start = reading.court_span.start
    if whole and reading.court_span.end <= reading.year_span.start:
        edit = Edit(Span(start, reading.year_span.start), "")
        yield Draft(reading.court_span, f"{source.name} tells the court already.", (edit,))
    elif state in STATES.values() and cited.typed(reading.court_span).startswith(f"{state} Ct. App."):
        edit = Edit(Span(start, start + len(state) + 1), "")
        yield Draft(reading.court_span, f"{source.name} tells the state already: (Ct. App. {reading.year}).", (edit,))


def _spacing(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    dated, court, year = citation.dated, citation.court, citation.year
    if dated is None or not court or not year or citation.parallel_of is not None:
        return
    reading = courts.read(cited.text, dated.start, dated.end)
    if reading is None or cited.house.form("court and year", bluebook="open", scotus="open") != "open":
        return
    rest = Span(reading.court_span.end, dated.end)
    typed, gap = cited.typed(reading.court_span).rstrip(), cited.typed(rest)[:1]
    if (typed == court and not gap.isalnum()) or "".join(typed.split()) != "".join(court.split()):
        return
    right = f"({court} {cited.typed(rest).lstrip()}" if gap != "," else f"({court}{cited.typed(rest)}"
    if courts.is_court(court) or typed == court:
        yield Draft(dated, f"Court and year are spaced {right} here.", (Edit(dated, right),))


_ORDINAL = re.compile(r"\([^()]{0,40}?\b\d*(?P<ordinal>2nd|3rd) (?:Circ?\.|Dist\.|Dep|Jud\.)")


def _ordinal(text: str, house: House) -> Iterator[Draft]:
    for found in _ORDINAL.finditer(text):
        right = found["ordinal"][0] + "d"
        at = Span(*found.span("ordinal"))
        yield Draft(at, f"A court’s number is written {right}.", (Edit(at, right),))


_WORDS = ("First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh").split()
_NUMBERS = ("1st 2d 3d 4th 5th 6th 7th 8th 9th 10th 11th").split()
_MISSPELT = re.compile(
    rf"\((?P<court>(?:(?P<number>\d{{1,2}})(?:st|d|th)?\.?|(?P<word>{'|'.join(_WORDS)})|(?P<name>D\.C\.|Fed\.)) "
    r"(?:Cir(?:c\.|cuit|\.|)|Cri?\.))(?=,? ?(?:[A-Z][a-z]{2,4}\.? \d{1,2}, )?(?:19|20)\d\d\))"
)


def _misspelt(text: str, house: House) -> Iterator[Draft]:
    for found in _MISSPELT.finditer(text):
        if (right := _circuit(found)) != found["court"]:
            end = found.end("court")
            comma = text[end] == "," and house.usual("court comma") != "given"
            yield _usual(Span(found.start("court"), end + comma), right)


def _usual(at: Span, right: str) -> Draft:
    return Draft(at, f"The usual abbreviation of this court is {right.removesuffix('.')}.", (Edit(at, right),))


def _circuit(found: re.Match[str]) -> str:
    """A circuit as it is usually written; as typed where there is none of the number."""
    if found["name"]:
        return f"{found['name']} Cir."
    number = int(found["number"]) if found["number"] else _WORDS.index(found["word"]) + 1
    return f"{_NUMBERS[number - 1]} Cir." if 0 < number <= len(_NUMBERS) else found["court"]


_PLAIN = re.compile(r"[A-Za-z0-9.,’' ]+")


def _nonstandard(cited: Cited) -> Iterator[Draft]:
    """``N.D. Calif.``, ``SDNY``, ``D. Mass``; and a comma between court and year."""
    citation = cited.citation
    source, dated = citation.source, citation.dated
    if dated is None or not citation.court or citation.parallel_of is not None:
        return
    reading = courts.read(cited.text, dated.start, dated.end)
    if reading is None or source is None or "." not in source.typed:
        return
    if (circuit := _MISSPELT.match(cited.text, dated.start)) and _circuit(circuit) != circuit["court"]:
        return
    at, typed = reading.court_span, cited.typed(reading.court_span).rstrip()
    right = courts.nearest(typed)
    if right and _PLAIN.fullmatch(typed) and not (" " in typed and typed.isupper()):
        yield _usual(at, right)
    elif cited.text[at.end] == "," and cited.house.usual("court comma") != "given":
        comma = Span(at.end, at.end + 1)
        yield Draft(dated, "No comma stands between court and year.", (Edit(comma, ""),))


_FOUNDED = {"11th Cir.": (1981, None), "Fed. Cir.": (1982, None), "Fed. Cl.": (1992, None), "Cl. Ct.": (1982, 1993)}
"""When courts whose names speak for themselves began and ended."""
_FOUNDING = re.compile(r"\((?P<court>11th ?Cir\.|Fed\. ?Cir\.|Fed\. ?Cl\.|Cl\. ?Ct\.) ?(?P<year>\d{4})\)")


def _not_yet(text: str, house: House) -> Iterator[Draft]:
    for found in _FOUNDING.finditer(text):
        court = courts.standard(found["court"])
        first, last = _FOUNDED.get(court, (None, None))
        year = int(found["year"])
        if first and year < first:
            yield Draft(Span(*found.span()), f"The court ({court}) was founded in {first}.")
        elif last and year > last:
            yield Draft(Span(*found.span()), f"The court ({court}) was abolished before {year}.")


_DIVISION = re.compile(
    r"(?:Wash\. ?Ct\. ?App\.|Ill\. ?App\. ?Ct\.|N\.Y\. ?App\. ?Div\.|Cal\. ?Ct\. ?App\.)"
    r"(?P<division>,? (?:Div\. ?(?:\d|I{1,3}|One|Two|Three)|\d(?:st|d|nd|rd|th) (?:Dist|Dep[’']?t|Div)\.?),?)"
    r" (?:19|20)\d\d\)"
)


def _division(text: str, house: House) -> Iterator[Draft]:
    for found in _DIVISION.finditer(text):
        at = Span(*found.span("division"))
        yield Draft(at, "The division of an appellate court is left out.", (Edit(at, ""),))


RULES = (
    Rule(
        "cite-missing-parenthetical",
        Severity.WARNING,
        "none",
        "A full case citation has no court and year.",
        "Indigo Book R11.1, R12.1, R12.3.2",
        bad=(
            (
                "Gonzales v. City of Castle Rock, 307 F.3d 1258, 1265.",
                "Gonzales v. City of Castle Rock, 307 F.3d 1258, 1265 (10th Cir. 2002).",
            ),
            ("Sandin v. Conner, 515 U.S. 472.", "Sandin v. Conner, 515 U.S. 472 (1995)."),
        ),
        ok=(
            (
                "Doe v. Roe, 963 F.2d 469, 470 (1st Cir.), cert. denied, 506 U.S. 868 (1992)",
                "year comes with the history",
            ),
            ("State v. Roe, 2016 UT 20, 372 P.3d 629.", "neutral cite gives court and year"),
            ("Davis, 553 U.S. 328", "second mention"),
        ),
        of_reference=_no_parenthesis,
        kinds=only(Kind.CASE_FULL),
    ),
    Rule(
        "cite-missing-court",
        Severity.WARNING,
        "none",
        "The parenthesis has a year, but neither it nor the reporter tells the court.",
        "Indigo Book R12.1, R12.3.1",
        bad=(
            ("307 F.3d 1258 (2002)", "307 F.3d 1258 (10th Cir. 2002)"),
            ("34 P.3d 422 (2001)", "34 P.3d 422 (Colo. 2001)"),
        ),
        ok=(
            ("408 U.S. 564 (1972)", "U.S. tells it"),
            ("295 Or. 702, 670 P.2d 137 (1983)", "official reporter tells it"),
            ("The Tenth Circuit agreed in Doe v. Roe, 307 F.3d 1258 (2002)", "the sentence tells it"),
        ),
        off_in=styles("california", "ny", "scotus"),
        of_reference=_no_court,
        kinds=only(Kind.CASE_FULL),
        needs=Part.DATE,
    ),
    Rule(
        "cite-redundant-court",
        Severity.INFORMATION,
        "safe",
        "The parenthesis repeats a court that the reporter already tells.",
        "Indigo Book R11.1.1, R12.3.1",
        bad=(
            ("489 U.S. 189 (U.S. 1989)", "489 U.S. 189 (1989)"),
            ("109 S. Ct. 998 (S. Ct. 1989)", "109 S. Ct. 998 (1989)"),
        ),
        ok=(("837 P.2d 226 (Colo. App. 1992)", "regional reporter"),),
        of_citation=_told_already,
        kinds=CASES,
        needs=Part.DATE,
    ),
    Rule(
        "court-abbrev-spacing",
        Severity.HINT,
        "safe",
        "Court and year are closed up.",
        "Indigo Book T1.1, T9, R12.2",
        bad=(
            ("307 F.3d 1258 (10th Cir.2002)", "307 F.3d 1258 (10th Cir. 2002)"),
            ("837 P.2d 226 (Colo.Ct.App.1992)", "837 P.2d 226 (Colo. Ct. App. 1992)"),
        ),
        ok=(("12 F. Supp. 2d 3 (S.D.N.Y. 1999)", "initials stay closed"),),
        off_in=styles("west"),
        of_citation=_spacing,
        kinds=CASES,
        needs=Part.DATE,
    ),
    Rule(
        "court-ordinal",
        Severity.WARNING,
        "safe",
        "A court’s ordinal is written 2nd or 3rd.",
        "Indigo Book R7.2",
        bad=(
            ("332 F.3d 51 (2nd Cir. 2003)", "332 F.3d 51 (2d Cir. 2003)"),
            ("945 F.2d 3 (3rd Cir. 1991)", "945 F.2d 3 (3d Cir. 1991)"),
        ),
        ok=(("the Second Circuit held", "running text"), ("(the 2nd Circle line)", "no court")),
        of_block=_ordinal,
        signs=("2nd ", "3rd "),
    ),
    Rule(
        "court-abbrev-unknown",
        Severity.WARNING,
        "safe",
        "The court’s abbreviation is misspelt or not standard.",
        "Indigo Book T1.1, T3, T9",
        bad=(
            ("307 F.3d 1258 (10th Circ. 2002)", "307 F.3d 1258 (10th Cir. 2002)"),
            ("307 F.3d 1258 (Tenth Cir. 2002)", "307 F.3d 1258 (10th Cir. 2002)"),
        ),
        ok=(("571 N.Y.S.2d 3 (App. Div. 1991)", "state evident from the reporter"),),
        off_in=styles("ny", "scotus"),
        of_block=_misspelt,
        signs=(" Cir",),
        of_citation=_nonstandard,
        kinds=CASES,
        needs=Part.DATE,
    ),
    Rule(
        "court-not-in-existence",
        Severity.ERROR,
        "none",
        "The court did not exist in the cited year.",
        "the Acts of Congress that founded the courts",
        bad=(
            (
                "Hatchell v. Heckler, 708 F.2d 578 (11th Cir. 1979)",
                "Hatchell v. Heckler, 708 F.2d 578 (11th Cir. 1983)",
            ),
            ("612 F.2d 3 (Fed. Cir. 1980)", "612 F.2d 3 (C.C.P.A. 1980)"),
        ),
        ok=(("648 F.2d 3 (11th Cir. 1981)", "created 1 October 1981"),),
        of_block=_not_yet,
        signs=("Cir.", "Cl"),
    ),
    Rule(
        "court-department-included",
        Severity.HINT,
        "safe",
        "An appellate division is named although the style omits it.",
        "Indigo Book R12.3.1, R12.3.2",
        bad=(
            ("966 P.2d 1282 (Wash. Ct. App., Div. 2 1998)", "966 P.2d 1282 (Wash. Ct. App. 1998)"),
            ("612 N.E.2d 3 (Ill. App. Ct. 1st Dist. 1993)", "612 N.E.2d 3 (Ill. App. Ct. 1993)"),
        ),
        ok=(("213 So. 3d 3 (Fla. 3d Dist. Ct. App. 2017)", "split among districts is the point"),),
        off_in=styles("california", "ny"),
        of_block=_division,
        signs=("Div", "Dist", "Dep"),
    ),
)
