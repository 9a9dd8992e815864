"""Reporters: how they are spelled, which courts and years they carry, and what scanning did to them.

Sources: Indigo Book R7.2, R16, T1 and T3; reporters-db; the years of volumes.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from reporters_db import STATE_ABBREVIATIONS

from pincite.checks import series, spacing
from pincite.checks.dates import is_future
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, House, Meaning, Part, Rule, only, styles
from pincite.citations.model import CASES, Citation, Kind, Series, Source
from pincite.library import volume_years
from pincite.settings import Style
from pincite.text.patterns import not_after
from pincite.text.spans import Span


def _reporter(text: str, citation: Citation) -> Span | None:
    """Where the reporter of a citation stands."""
    source = citation.source
    if source is None or not source.typed:
        return None
    at = text.find(source.typed, citation.span.start, citation.span.end)
    return Span(at, at + len(source.typed)) if at >= 0 else None


# -- spelling ----------------------------------------------------------------------------------------------------------


_SPACED = frozenset({"U.S.", "B.R.", "F.R.D."})
"""With those whose series are known: other states' own reports are spaced as the state does."""


@lru_cache(256)
def _as_in(name: str, typed: str, house: House) -> str | None:
    """An abbreviation as the house spaces it; None where that is not known, or it is not only its spaces."""
    if "".join(typed.split()) != "".join(name.split()) or spacing.spaced(name) != name:
        return None
    initials = house.form(
        "reporter initials", bluebook="together", west="together", scotus="apart", california="together"
    )
    words = house.form("reporter words", bluebook="apart", west="together", scotus="apart", california="together")
    shown = dict(spacing.shown(typed))
    if (
        words is None
        and house.style is Style.BLUEBOOK
        and {("words", "apart"), ("words", "together")} <= {*spacing.shown(typed)}
    ):
        words = "apart"  # ``F. Supp.2d`` is nobody's way
    if ("initials" in shown and not initials) or ("words" in shown and not words):
        return None
    return spacing.spaced(name, initials_apart=initials == "apart", words_apart=words == "apart")


def _spacing(cited: Cited) -> Iterator[Draft]:
    source = cited.citation.source
    if source is None or not spacing.shown(source.typed):
        return
    if source.name not in _SPACED and series.run(source.name) is None:
        return
    dated = cited.citation.dated
    if dated and dated.end <= cited.citation.span.start and cited.house.usual("reporter words") is None:
        return  # California’s form, which closes them up
    right = _as_in(source.name, source.typed, cited.house)
    if right is None or right == source.typed:
        return
    if at := _reporter(cited.text, cited.citation):
        yield Draft(at, f"The reporter is spaced {right} here.", (Edit(at, right),))


_ORDINAL = re.compile(
    r"(?<![\w.§$-])\d{1,4} (?P<base>[A-Z][A-Za-z.]*\.(?: [A-Z][A-Za-z.]*\.)*) ?(?P<ordinal>2nd|3rd)"
    r"(?= (?:\d{1,5}\b|at \d))"
)


_NEW_YORKS = re.compile(r"(?<=\d )(?:NYS?|AD|Misc ?)(?P<ordinal>2nd|3rd)(?= (?:\d|at \d))")


def _ordinal(text: str, house: House) -> Iterator[Draft]:
    for found in _NEW_YORKS.finditer(text):
        right, at = found["ordinal"][0] + "d", Span(*found.span("ordinal"))
        yield Draft(at, f"The series of a reporter is written {right}.", (Edit(at, right),))
    for found in _ORDINAL.finditer(text):
        right = found["ordinal"][0] + "d"
        if standard := series.standard(found["base"] + right):
            closed = standard.endswith(f".{right}") and text[found.start("ordinal") - 1] == " "
            at = Span(found.start("ordinal") - closed, found.end("ordinal"))
            yield Draft(at, f"The series of a reporter is written {right}.", (Edit(at, right),))


_FED = re.compile(r"(?<![\w.§$-])\d{1,4} (?P<reporter>Fed\. ?(?P<series>[23]d|4th))(?= (?:\d{1,5}\b|at \d))")
_ENOUGH = 3


def _variant(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """Other spellings of a reporter; one that the document uses again and again is its own."""
    odd: list[tuple[int, Source]] = []
    often: Counter[tuple[str, str]] = Counter()
    for index, reference in enumerate(meaning.references):
        citation = reference.citation
        source = citation.source
        if source is None or citation.kind not in CASES or citation.ambiguous:
            continue
        often[_way(source)] += 1
        if meaning.house.style is Style.WEST and not _is_same_letters(source.typed, source.name):
            continue  # West abbreviates many of them in its own way
        if _is_variant(source.typed, source.name):
            odd.append((index, source))
    if not odd:
        return
    for index, source in odd:
        citation = meaning.references[index].citation
        text = meaning.text(index)
        at = _reporter(text, citation)
        if at is None or often[_way(source)] >= _ENOUGH or not _alive(source.name, citation.year):
            continue
        name = spacing_like(source.typed, source.name) if meaning.house.style is Style.WEST else source.name
        right = name if "’" not in text and "'" in text else name.replace("'", "’")
        yield index, Draft(at, f"The usual abbreviation of this reporter is {right}.", (Edit(at, right),))


def _way(source: Source) -> tuple[str, str]:
    """What an odd spelling is an instance of: leaving out every period is one way, whatever the reporter."""
    plain = source.name.replace(".", "").replace(" ", "")
    without = plain == source.typed.replace(" ", "") and "." in source.name
    return ("", "without periods") if without else (source.name, source.typed)


def _is_same_letters(typed: str, name: str) -> bool:
    """Whether two abbreviations differ in periods and spaces only."""
    return [*filter(str.isalnum, typed)] == [*filter(str.isalnum, name)]


@lru_cache(512)
def _is_variant(typed: str, name: str) -> bool:
    plain = "".join(typed.replace("’", "'").split())
    return plain != "".join(name.split()) and "_" not in typed and name in series.common()


def _alive(name: str, year: str | None) -> bool:
    years = series.run(name)
    return years is None or year is None or not year.isdecimal() or years.holds(int(year))


def _federal_variant(text: str, house: House) -> Iterator[Draft]:
    """``Fed. 3d``, which reporters-db does not know."""
    for found in _FED.finditer(text):
        at = Span(*found.span("reporter"))
        right = f"F.{found['series']}"
        yield Draft(at, f"The usual abbreviation of this reporter is {right}.", (Edit(at, right),))


_DIGIT = not_after(r"[\w.§$-]", r"\d")
_SHAPE = re.compile(
    rf"(?P<volume>{_DIGIT}\d{{0,3}}) "
    r"(?P<name>[A-Z][\w.’']{0,9}(?: [\w.’'&]{1,9}){0,3}) (?P<page>\d{1,5})"
    r"(?:, ?\d+(?:[-–]\d+)?)* \([^()]{0,40}?(?P<year>(?:1[6-9]|20)\d\d)\)"
)
_FOREIGN = frozenset({"U.N.", "U.K."})


def _unknown(text: str, house: House) -> Iterator[Draft]:
    """A volume, an abbreviation and a page, then court and year: a reporter that is none, but nearly one."""
    for found in _SHAPE.finditer(text):
        name = found["name"]
        if "." not in name or name in _FOREIGN or series.known(name) or name.endswith(("2nd", "3rd")):
            continue
        year, volume = int(found["year"]), int(found["volume"])
        near = series.siblings(name, volume, year) or [
            other for other in series.common() if _one_off(name, other) and _fits(other, volume, year)
        ]
        if near:
            at = Span(*found.span("name"))
            edits = (Edit(at, spacing_like(name, near[0])),) if len(near) == 1 else ()
            yield Draft(at, f"No reporter is abbreviated {name}: is it {' or '.join(near)}?", edits)


def _fits(name: str, volume: int, year: int) -> bool:
    years = series.run(name)
    return (years is None or years.holds(year)) and series.can_be(name, volume, year)


def _one_off(one: str, two: str) -> bool:
    """Whether two abbreviations differ in one letter typed for another, or dropped."""
    one, two = "".join(one.split()).replace("cl", "d"), "".join(two.split())  # scanners take d for cl
    if one == two:
        return True
    if len(one) + 1 == len(two) and len(one) > 4:
        return any(two[:at] + two[at + 1 :] == one for at in range(len(two)))
    return len(one) == len(two) > 3 and sum(a != b for a, b in zip(one, two, strict=True)) == 1


# -- courts and years --------------------------------------------------------------------------------------------------

_CIRCUIT = re.compile(r"(?:\d{1,2}(?:st|d|nd|rd|th)|D\.C\.|Fed\.) Cir\.")
_DISTRICT = re.compile(r"(?:[NSEWMC]\.)?D\. ?(?!C\.(?: Cir\.)?$)[A-Z].*")
_APPEALS = frozenset({"F.2d", "F.3d", "F.4th", "F. App'x"})
_TRIALS = frozenset({"F. Supp.", "F. Supp. 2d", "F. Supp. 3d"})
_SUPREME = frozenset({"U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d"})
_REGIONS = {
    "A.": "Conn. Del. D.C. Me. Md. N.H. N.J. Pa. R.I. Vt.",
    "N.E.": "Ill. Ind. Mass. N.Y. Ohio",
    "N.W.": "Iowa Mich. Minn. Neb. N.D. S.D. Wis.",
    "P.": "Alaska Ariz. Cal. Colo. Haw. Idaho Kan. Mont. Nev. N.M. Okla. Or. Utah Wash. Wyo.",
    "S.E.": "Ga. N.C. S.C. Va. W. Va.",
    "S.W.": "Ark. Ky. Mo. Tenn. Tex.",
    "So.": "Ala. Fla. La. Miss.",
}
_SINCE = 1933
"""Before the Federal Supplement the Federal Reporter carried the district courts."""


def _court(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    source, court = citation.source, citation.court
    if not court or source is None or citation.dated is None or citation.history:
        return
    if not _carries(source, court, citation.year or ""):
        yield Draft(citation.dated, f"{source.name} does not carry decisions of this court ({court}).")


@lru_cache(512)
def _carries(source: Source, court: str, year: str) -> bool:
    """Whether a reporter can carry a court's decision; true where nothing is known of one of them."""
    circuit, district = _CIRCUIT.fullmatch(court), _DISTRICT.fullmatch(court)
    if source.name in _APPEALS:
        return not district or not year.isdecimal() or int(year) < _SINCE
    if source.name in _TRIALS:
        return not circuit
    if source.name in _SUPREME:
        early = source.name == "U.S." and source.volume.isdecimal() and int(source.volume) < 5
        return not (circuit or district) or early
    states = _REGIONS.get(re.sub(r" ?\dd$", "", source.name))
    if states is None:
        return True
    state = next((short for short in _states() if court == short or court.startswith(f"{short} ")), None)
    return not (circuit and source.name[:2] != "So") and not district and (state is None or state in states)


@lru_cache(1)
def _states() -> tuple[str, ...]:
    """The states' abbreviations, the longer ones first: ``W. Va.`` before ``W.``."""
    return tuple(sorted(STATE_ABBREVIATIONS, key=len, reverse=True))


def _given_year(cited: Cited) -> int | None:
    """The year typed with a citation; None for one it shares with its history, or of a year still to come."""
    citation = cited.citation
    year, dated = citation.year, citation.dated
    if not year or not year.isdecimal() or dated is None or year not in cited.typed(dated):
        return None
    return None if is_future(int(year)) else int(year)


def _volume(source: Source | None) -> int | None:
    return int(source.volume) if source and source.volume.isdecimal() and source.series is Series.PRINT else None


def _outside_series(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    source = citation.source
    volume, year = _volume(source), _given_year(cited)
    if source is None or volume is None or year is None:
        return
    years = series.run(source.name)
    if years is None or years.holds(year):
        return
    others = series.siblings(source.name, volume, year)
    at = _reporter(cited.text, citation)
    when = f"began in {years.first}" if year < years.first else f"ended in {years.last}"
    edits = (Edit(at, spacing_like(source.typed, others[0])),) if at and len(others) == 1 else ()
    dated = citation.dated or citation.span
    where = Span(min(dated.start, citation.span.start), max(dated.end, citation.span.end))
    yield Draft(where, f"{source.name} {when}, so it has no case of {year}.", edits)


def spacing_like(typed: str, name: str) -> str:
    """A reporter, spaced as another one is typed."""
    shown = dict(spacing.shown(typed))
    return spacing.spaced(
        name, initials_apart=shown.get("initials") == "apart", words_apart=shown.get("words", "apart") == "apart"
    )


def _outside_volume(cited: Cited) -> Iterator[Draft]:
    """One volume that the year does not fit; where the parallels fit it, the volume is wrong, else the year."""
    citation = cited.citation
    year = _given_year(cited)
    if year is None or citation.parallel_of is not None or citation.dated is None:
        return
    wrong = [member for member in cited.group or (citation,) if not volume_fits(member.source, year)]
    if not wrong:
        return
    source = wrong[0].source
    assert source
    known = volume_years.years(source.name, int(source.volume))
    run = series.run(source.name)
    if known is None or (run and not run.holds(year)):
        return
    sure = len(wrong) == len(cited.group or (citation,))
    about = f"{known.likely}" if known.likely else f"{known.first} to {known.last}"
    at = cited.text.find(str(year), citation.dated.start, citation.dated.end)
    edits = (Edit(Span(at, at + 4), str(known.likely)),) if sure and known.likely and at >= 0 else ()
    place = citation.dated if sure else wrong[0].span
    yield Draft(place, f"{source.volume} {source.name} holds cases of {about}, not of {year}.", edits)


_NO_YEAR = re.compile(
    r"(?P<reporter>U\.S\.|F\.(?:[23]d|4th)?) \d{1,4}(?:, \d{1,4}(?:[-–]\d{1,4})?(?: n\.\d+)?)*"
    r" \((?:[^()]{0,20}\. ?)?(?P<year>(?:1[0-6]|[3-9]\d)\d\d)\)"
)
_VOLUME = re.compile(r"(?<![\w.])\d{1,4} $")


def _no_year(text: str, house: House) -> Iterator[Draft]:
    """``339 U.S. 306, 314 (1590)``: the year of no case at all."""
    for found in _NO_YEAR.finditer(text):
        volume = _VOLUME.search(text, max(0, found.start() - 6), found.start())
        known = volume_years.years(found["reporter"], int(volume.group())) if volume else None
        if volume and known:
            at, typed = Span(*found.span("year")), f"{volume.group()}{found['reporter']}"
            edits = (Edit(at, str(known.likely)),) if known.likely else ()
            yield Draft(at, f"{typed} holds no cases of {found['year']}.", edits)


def volume_fits(source: Source | None, year: int) -> bool:
    """Whether a case of a year can be in a volume; true where nothing is known of it."""
    volume = _volume(source)
    return source is None or volume is None or series.can_be(source.name, volume, year)


# -- scanning ----------------------------------------------------------------------------------------------------------

_STRAY = re.compile(r" v\. [^,;()]{1,60}, (?P<volume>\d{1,4})(?P<stray> (?:[-–]\s?\d{1,4}\s?[-–] )?\d{1,3}) $")


def _stray_number(cited: Cited) -> Iterator[Draft]:
    """``917 5 F.2d 607``: the volume, then a page of the scanned document, then the reporter."""
    citation = cited.citation
    at = _reporter(cited.text, citation)
    if at is None or not (citation.name and citation.name.second):
        return
    if not citation.name.text[-1].isdecimal() and not citation.name.text.endswith(("-", "–")):
        return
    found = _STRAY.search(cited.text, max(0, at.start - 100), at.start)
    if found is None or citation.source is None:
        return
    year = _given_year(cited)
    if year is not None and not series.can_be(citation.source.name, int(found["volume"]), year):
        return
    span = Span(*found.span("stray"))
    yield Draft(
        Span(span.start + 1, span.end), "A number of the scanned page stands inside the citation.", (Edit(span, ""),)
    )


RULES = (
    Rule(
        "reporter-spacing",
        Severity.HINT,
        "safe",
        "A reporter abbreviation is spaced against the house style, or as the document rarely does.",
        "Indigo Book R16, T1.1; Bluebook 6.1(a), B6",
        bad=(
            ("307 F. 3d 1258", "307 F.3d 1258"),
            ("88 F.Supp.2d 116", "88 F. Supp. 2d 116"),
            ("88 F. Supp. 2d 116; 425 F. Supp.2d 622", "88 F. Supp. 2d 116; 425 F. Supp. 2d 622"),
        ),
        ok=(
            ("489 U.S. 189, 109 S.Ct. 998; 408 U.S. 564, 92 S.Ct. 2701; 515 U.S. 472, 115 S.Ct. 2293", "its own way"),
            ("489 U.S. 189, 109 S. Ct. 998", "standard"),
            ("100 Ohio St.3d 216", "as Ohio does"),
        ),
        of_citation=_spacing,
        kinds=CASES,
    ),
    Rule(
        "reporter-ordinal",
        Severity.WARNING,
        "safe",
        "The series ordinal of a reporter is written 2nd or 3rd.",
        "Indigo Book R7.2",
        bad=(("307 F.3rd 1258", "307 F.3d 1258"), ("837 P.2nd 226", "837 P.2d 226")),
        ok=(("12 N. 3rd Avenue", "address"), ("307 F.3d 1258", "right")),
        of_block=_ordinal,
        signs=("2nd", "3rd"),
    ),
    Rule(
        "reporter-variant",
        Severity.INFORMATION,
        "safe",
        "A reporter is abbreviated in a way that is known but not usual.",
        "reporters-db; Indigo Book T1, T3",
        bad=(("12 Fed. Appx. 345", "12 F. App’x 345"), ("307 Fed. 3d 1258", "307 F.3d 1258")),
        ok=(("12 Wash. 345", "more than one reporter goes by it"), ("12 F. App’x 345", "usual")),
        off_in=styles("scotus", "california", "ny"),
        of_block=_federal_variant,
        signs=("Fed. ", "Fed.3d", "Fed.2d"),
        of_document=_variant,
    ),
    Rule(
        "reporter-unknown",
        Severity.WARNING,
        "review",
        "What stands between volume and page is no reporter, but nearly one.",
        "reporters-db; Indigo Book T1, T3",
        bad=(
            ("307 F.5th 1258 (10th Cir. 2002)", "307 F.3d 1258 (10th Cir. 2002)"),
            ("489 U.C. 189 (1989)", "489 U.S. 189 (1989)"),
            ("307 F.3cl 1258 (10th Cir. 2002)", "307 F.3d 1258 (10th Cir. 2002)"),
        ),
        ok=(("12 Main St. 45 (1990)", "address"), ("128 Harv. L. Rev. 540 (2014)", "journal")),
        of_block=_unknown,
        signs=(")",),
    ),
    Rule(
        "reporter-court-mismatch",
        Severity.WARNING,
        "none",
        "The reporter does not carry decisions of the cited court.",
        "Indigo Book T1.1, T3",
        bad=(
            ("307 F.3d 1258 (D. Colo. 2002)", "307 F.3d 1258 (10th Cir. 2002)"),
            ("500 F. Supp. 2d 276 (9th Cir. 2007)", "500 F. Supp. 2d 276 (S.D.N.Y. 2007)"),
            ("34 P.3d 422 (N.Y. 2001)", "34 P.3d 422 (Colo. 2001)"),
        ),
        ok=(
            ("271 F.2d 400 (Ct. Cl. 1959)", "F.2d carried the Court of Claims"),
            ("12 F.2d 1 (S.D.N.Y. 1926)", "F. and F.2d carried district courts before 1932"),
            ("541 A.2d 1208 (D.C. 1988)", "the District’s own court of appeals"),
            ("41 F.3d 1565 (D.C. Cir. 1994)", "a court of appeals"),
        ),
        of_citation=_court,
        kinds=CASES,
        needs=Part.DATE,
    ),
    Rule(
        "cite-year-outside-series",
        Severity.ERROR,
        "review",
        "The year is before the reporter series began or after it ended.",
        "the years of the reporters; Indigo Book T1.1",
        bad=(
            (
                "Gooley v. Mobil Oil Corp., 851 F.3d 513 (1st Cir. 1988)",
                "Gooley v. Mobil Oil Corp., 851 F.2d 513 (1st Cir. 1988)",
            ),
        ),
        ok=(("1 F.3d 1 (7th Cir. 1993) and 999 F.2d 1 (7th Cir. 1993)", "series overlap in the change year"),),
        of_citation=_outside_series,
        kinds=CASES,
        needs=Part.DATE,
    ),
    Rule(
        "cite-volume-year-mismatch",
        Severity.WARNING,
        "review",
        "The volume holds no cases of the cited year.",
        "the years of the volumes, from published opinions and the Caselaw Access Project",
        bad=(
            (
                "United States v. Pellerito, 878 F.2d 1535, 1540 (1st Cir. 1985)",
                "United States v. Pellerito, 878 F.2d 1535, 1540 (1st Cir. 1989)",
            ),
            (
                "United States v. Hasting, 461 U.S. 499, 515 (1974)",
                "United States v. Hasting, 461 U.S. 499, 515 (1983)",
            ),
            ("Mullane v. Hanover Bank, 339 U.S. 306 (1590)", "Mullane v. Hanover Bank, 339 U.S. 306 (1950)"),
        ),
        ok=(("459 U.S. 460 (1983)", "the volume holds cases of 1982 and 1983"),),
        of_block=_no_year,
        signs=("U.S. ", "F. ", "F.2d ", "F.3d ", "F.4th "),
        of_citation=_outside_volume,
        kinds=CASES,
        needs=Part.DATE,
    ),
    Rule(
        "ocr-number-inside-cite",
        Severity.INFORMATION,
        "review",
        "A page or line number of the scanned document stands inside a citation.",
        "proofreading",
        bad=(
            ("United States v. Sanchez, 917 5 F.2d 607, 610", "United States v. Sanchez, 917 F.2d 607, 610"),
            ("United States v. Pardo, 636 -16- 16 F.2d 535", "United States v. Pardo, 636 F.2d 535"),
        ),
        ok=(("at 917; 5 F.2d 607", "two cites"),),
        explains=frozenset({"cite-volume-year-mismatch", "cite-year-outside-series", "first-page-mismatch"}),
        of_citation=_stray_number,
        kinds=only(Kind.CASE_FULL),
    ),
)
