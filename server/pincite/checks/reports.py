"""Citations against what is known of the case: name, first page, court and year.

By the bundled list of cases in the United States Reports, which is silent after volume 570 and on orders and denials of
certiorari; by the library's copies elsewhere. Source: facts of the reports.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reporters_db import CASE_NAME_ABBREVIATIONS

from pincite.checks import series
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Draft, Meaning, Part, Rule, only
from pincite.citations.model import Citation, Kind, Source
from pincite.library import us_reports
from pincite.library.texts import Text
from pincite.library.us_reports import Case
from pincite.text.spans import Span

_NEAR = 40
"""A first page this far into a case may be its page cited as if it began there."""
_SURE = 2
"""Sources that must agree on a year before it is held against the author."""
_WORD = re.compile(r"[a-z0-9']+")
_SMALL = frozenset(
    "the of and v vs et al ex rel re in for on inc co corp ltd no a an to by dba us usa state county city".split()
)
_EXPANDED = {
    short.rstrip(".").lower().replace("’", "'"): {long.lower() for long in longs}
    for short, longs in CASE_NAME_ABBREVIATIONS.items()
}


@lru_cache(4096)
def names_agree(cited: str, known: str) -> bool:
    """Whether two names can be of one case: some word of each that tells cases apart is the same, or stands for it."""
    ours, theirs = _telling(cited), _telling(known)
    if not ours or not theirs:
        return True
    if any(_same(one, two) for one in ours for two in theirs):
        return True
    initials = "".join(word[0] for word in theirs)
    return any(len(word) >= 3 and word in initials for word in ours) or "".join(w[0] for w in ours) in theirs


def _telling(name: str) -> list[str]:
    plain = name.lower().replace("’", "'").replace(".", "")
    return [word.removesuffix("'s") for word in _WORD.findall(plain) if word not in _SMALL and len(word) > 1]


def _same(one: str, two: str) -> bool:
    if one == two or one in _EXPANDED.get(two, ()) or two in _EXPANDED.get(one, ()):
        return True
    short, long = sorted((one.replace("'", ""), two.replace("'", "")), key=len)
    return len(short) >= 3 and (long.startswith(short) or _spelled_like(short, long))


def _spelled_like(one: str, two: str) -> bool:
    """Equal but for one letter dropped, added or changed: old reports are not spelled evenly."""
    if len(two) - len(one) > 1 or len(one) < 5:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    return one[at + (len(one) == len(two)) :] == two[at + 1 :]


def _in_reports(index: int, meaning: Meaning) -> tuple[Citation, int, int] | None:
    """A full citation to a volume that the list covers: the citation, its volume and first page."""
    citation = meaning.references[index].citation
    source = citation.source
    if citation.kind not in (Kind.CASE_FULL, Kind.CASE_PARALLEL) or source is None or source.name != "U.S.":
        return None
    if not (source.volume.isdecimal() and source.number.isdecimal()) or citation.history:
        return None
    volume = int(source.volume)
    return (citation, volume, int(source.number)) if 1 <= volume <= us_reports.LAST_VOLUME else None


def _copies(index: int, meaning: Meaning) -> Sequence[Text]:
    """The library's copies of what a full citation cites, where the bundled list knows nothing of it."""
    citation = meaning.references[index].citation
    if meaning.library is None or citation.kind is not Kind.CASE_FULL or citation.source is None or citation.history:
        return ()
    return () if _in_reports(index, meaning) else meaning.library.texts((citation.source,))


def _name(index: int, meaning: Meaning) -> Iterator[Draft]:
    name = meaning.references[index].citation.name
    copies = _copies(index, meaning) if name and name.second else ()
    # A copy may go by another kind of name: In re Gault.
    if name and copies and all(" v" in one.name and not names_agree(name.text, one.name) for one in copies):
        yield Draft(name.span, f"The library’s copy of {copies[0].sources[0].key} is {_title(copies[0])}.")
    yield from _listed_name(index, meaning)


def _title(copy: Text) -> str:
    return " ".join(copy.name.split())


def _listed_name(index: int, meaning: Meaning) -> Iterator[Draft]:
    found = _in_reports(index, meaning)
    if found is None or found[0].name is None or not found[0].name.second:
        return
    citation, volume, page = found
    assert citation.name
    cases = us_reports.cases_at(volume, page)
    if cases and not any(names_agree(citation.name.text, case.name) for case in cases):
        yield Draft(citation.name.span, f"{volume} U.S. {page} is {_listed(cases)}.")


def _first_page(index: int, meaning: Meaning) -> Iterator[Draft]:
    found = _in_reports(index, meaning)
    if found is None or found[0].name is None:
        return
    citation, volume, page = found
    assert citation.name
    if us_reports.cases_at(volume, page):
        return
    around = us_reports.cases_around(volume, page)
    named = [case for case in around if page - case.page <= _reach(case) and names_agree(citation.name.text, case.name)]
    if not named or _telling(citation.name.text) == []:
        return
    case = named[0]
    at = _page_span(citation)
    if unwritten_at(citation):
        return  # a short form that lacks its "at": another rule's
    yield Draft(
        citation.span, f"No case begins at {volume} U.S. {page}; {case.name} begins at {case.page}.",
        (Edit(at, str(case.page)),),
    )  # fmt: skip


def _reach(case: Case) -> int:
    return (case.next_page - case.page) if case.next_page else _NEAR


def _page_span(citation: Citation) -> Span:
    assert citation.source
    start = citation.span.start + len(f"{citation.source.volume} {citation.source.typed} ")
    return Span(start, start + len(citation.source.number))


_AMENDED = 1
"""Years between an opinion and its amendment, or its filing and its print."""


def _year(index: int, meaning: Meaning) -> Iterator[Draft]:
    citation = meaning.references[index].citation
    copies = _copies(index, meaning) if citation.year and citation.dated and citation.source else ()
    known = [copy for copy in copies if copy.year.isdecimal()]
    if known and citation.year and citation.dated and citation.source and citation.source.volume.isdecimal():
        year, volume = int(citation.year), int(citation.source.volume)
        apart = all(abs(int(copy.year) - year) > _AMENDED for copy in known)
        if apart and series.can_be(citation.source.name, volume, year):  # else it is known to be wrong anyway
            yield Draft(citation.dated, f"The library’s copy of {_title(known[0])} is of {known[0].year}.")
    yield from _listed_year(index, meaning)


_CIRCUITS = dict(
    zip(
        "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh".split(),
        "1st 2d 3d 4th 5th 6th 7th 8th 9th 10th 11th".split(),
        strict=True,
    )
) | {"Federal": "Fed.", "District of Columbia": "D.C."}
_CIRCUIT = re.compile(rf"\b(?P<spelled>{'|'.join(_CIRCUITS)})\s+Circuit|(?P<short>[\w.]+)\s+Cir\.", re.IGNORECASE)


def _circuit(court: str) -> str | None:
    """The circuit of a federal court of appeals, as it is abbreviated: ``10th``."""
    found = _CIRCUIT.search(court)
    if found is None:
        return None
    spelled = found["spelled"]
    if spelled:
        return _CIRCUITS[" ".join(spelled.split()).title().replace(" Of ", " of ")]
    return re.sub(r"(?<=[23])[nr]d", "d", found["short"])


def _court(index: int, meaning: Meaning) -> Iterator[Draft]:
    """The circuits only: other courts are abbreviated in too many ways."""
    citation = meaning.references[index].citation
    cited = _circuit(citation.court) if citation.court else None
    if cited is None or citation.dated is None:
        return
    circuits = {_circuit(copy.court) for copy in _copies(index, meaning)}
    if circuits and None not in circuits and cited.lower() not in {str(known).lower() for known in circuits}:
        known = sorted(map(str, circuits))[0]
        yield Draft(citation.dated, f"The library’s copy is of the {known} Cir., not the {cited} Cir.")


def _listed_year(index: int, meaning: Meaning) -> Iterator[Draft]:
    found = _in_reports(index, meaning)
    if found is None:
        return
    citation, volume, page = found
    if not citation.year or citation.dated is None:
        return
    cases = us_reports.cases_at(volume, page)
    if citation.name and citation.name.second:
        cases = tuple(case for case in cases if names_agree(citation.name.text, case.name))
    years = {case.year for case in cases}
    if len(years) != 1 or any(case.sources < _SURE for case in cases) or str(next(iter(years))) == citation.year:
        return
    if citation.parallel_of is not None or not series.can_be("U.S.", volume, int(citation.year)):
        return
    yield Draft(citation.dated, f"{cases[0].name}, {volume} U.S. {page}, was decided in {cases[0].year}.")


def _listed(cases: tuple[Case, ...]) -> str:
    names = [case.name for case in cases]
    return " or ".join(names[:3])


def unwritten_at(citation: Citation) -> Case | None:
    """The case that ``Roth, 408 U.S. 577`` must mean: no case begins there, and Roth's runs over that page."""
    source, name = citation.source, citation.name
    if source is None or name is None or source.name != "U.S." or citation.year or name.second:
        return None
    if not (source.volume.isdecimal() and source.number.isdecimal()) or int(source.volume) > us_reports.LAST_VOLUME:
        return None
    volume, page = int(source.volume), int(source.number)
    if us_reports.cases_at(volume, page):
        return None
    around = us_reports.cases_around(volume, page)
    return next(
        (case for case in around if page <= case.page + _reach(case) and names_agree(name.text, case.name)), None
    )


def next_page(source: Source) -> int | None:
    """Where the next case of the volume begins, if the list knows: no page of this one can lie beyond."""
    if source.name != "U.S." or not (source.volume.isdecimal() and source.number.isdecimal()):
        return None
    if not 1 <= int(source.volume) <= us_reports.LAST_VOLUME:
        return None
    pages = {case.next_page for case in us_reports.cases_at(int(source.volume), int(source.number))}
    return next(iter(pages)) if len(pages) == 1 else None


def case_of_short(citation: Citation) -> Case | None:
    """The one case of the volume that a short form can mean by its name."""
    source, name = citation.source, citation.name
    if citation.kind is not Kind.CASE_SHORT or source is None or name is None or source.name != "U.S.":
        return None
    if not source.volume.isdecimal() or not 1 <= int(source.volume) <= us_reports.LAST_VOLUME:
        return None
    cases = [case for case in us_reports.cases_in(int(source.volume)) if names_agree(name.text, case.name)]
    return cases[0] if len(cases) == 1 else None


RULES = (
    Rule(
        "authority-name-mismatch",
        Severity.WARNING,
        "none",
        "The cite resolves, but to a case with another name.",
        "the United States Reports, volumes 1 to 570; the library",
        bad=(
            ("Smith v. Jones, 489 U.S. 189 (1989)", "DeShaney v. Winnebago County, 489 U.S. 189 (1989)"),
            (
                "Smith v. Jones, 307 F.3d 1258 (10th Cir. 2002)",
                "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002)",
            ),
        ),
        ok=(
            ("DeShaney v. Winnebago Cnty. Dep’t of Soc. Servs., 489 U.S. 189 (1989)", "abbreviated"),
            ("Smith v. Jones, 594 U.S. 1 (2021)", "the list ends at volume 570"),
        ),
        of_reference=_name,
    ),
    Rule(
        "first-page-mismatch",
        Severity.INFORMATION,
        "review",
        "No case is known to begin on the cited first page, but the named one begins a little before.",
        "the United States Reports, volumes 1 to 570",
        bad=(
            (
                "DeShaney v. Winnebago County, 489 U.S. 190 (1989)",
                "DeShaney v. Winnebago County, 489 U.S. 189 (1989)",
            ),
        ),
        ok=(("cert. denied, 510 U.S. 1043 (1994)", "orders are not in the list"),),
        of_reference=_first_page,
        kinds=only(Kind.CASE_FULL, Kind.CASE_PARALLEL),
    ),
    Rule(
        "authority-year-mismatch",
        Severity.WARNING,
        "none",
        "The year in the cite differs from the year of decision.",
        "the United States Reports, volumes 1 to 570; the library",
        bad=(
            ("Board of Regents v. Roth, 408 U.S. 564 (1971)", "Board of Regents v. Roth, 408 U.S. 564 (1972)"),
            ("Coleby v. State, 34 P.3d 422 (Colo. 1999)", "Coleby v. State, 34 P.3d 422 (Colo. 2001)"),
        ),
        ok=(
            ("Coleby v. State, 34 P.3d 422 (Colo. 2002)", "amended in the next year"),
            ("Board of Regents v. Roth, 408 U.S. 564, 577 (1972)", "right"),
            ("United States v. Hasting, 461 U.S. 499, 515 (1974)", "cite-volume-year-mismatch says it"),
        ),
        of_reference=_year,
        needs=Part.DATE,
    ),
    Rule(
        "authority-court-mismatch",
        Severity.WARNING,
        "none",
        "The circuit in the cite is not the one that decided the case.",
        "the library",
        bad=(
            (
                "Gonzales v. City of Castle Rock, 307 F.3d 1258 (1st Cir. 2002)",
                "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002)",
            ),
        ),
        ok=(("Roe v. Doe, 1 F.3d 2 (1st Cir. 1993)", "the library has no copy"),),
        of_reference=_court,
        needs=Part.DATE,
    ),
)
