"""Court and year in the parenthesis after a case: ``(10th Cir. 2002)``, the courts that its reporter prints first."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from string import digits

from pincite.citations.courts import standard
from pincite.citations.model import CASES, Citation, Series
from pincite.citations.tables import STATES
from pincite.features.completion.model import Item, Site, Sort
from pincite.features.completion.writing import sought
from pincite.features.words import court as in_words
from pincite.library import us_reports, volume_years
from pincite.settings import Style
from pincite.text.spans import Span

_OPEN = re.compile(r"\s\((?P<typed>[^()]*)$")
_SERIES = re.compile(r"(?: ?(?:2d|3d|4th))?$")
_MOST = 60

_CIRCUITS = (
    *(f"{number} Cir." for number in "1st 2d 3d 4th 5th 6th 7th 8th 9th 10th 11th".split()), "D.C. Cir.", "Fed. Cir.",
)  # fmt: skip
_DIVIDED = {
    "Ala.": "NMS", "Ark.": "EW", "Cal.": "NECS", "Fla.": "NMS", "Ga.": "NMS", "Ill.": "NCS", "Ind.": "NS",
    "Iowa": "NS", "Ky.": "EW", "La.": "EMW", "Mich.": "EW", "Miss.": "NS", "Mo.": "EW", "N.Y.": "SENW", "N.C.": "EMW",
    "Ohio": "NS", "Okla.": "NEW", "Pa.": "EMW", "Tenn.": "EMW", "Tex.": "NSEW", "Va.": "EW", "Wash.": "EW",
    "W. Va.": "NS", "Wis.": "EW",
}  # fmt: skip
"""States of several federal districts, by their first letters; any other state is one."""
_REGIONS = {
    "A.": "Conn. Del. D.C. Me. Md. N.H. N.J. Pa. R.I. Vt.",
    "N.E.": "Ill. Ind. Mass. N.Y. Ohio",
    "N.W.": "Iowa Mich. Minn. Neb. N.D. S.D. Wis.",
    "P.": "Alaska Ariz. Cal. Colo. Haw. Idaho Kan. Mont. Nev. N.M. Okla. Or. Utah Wash. Wyo.",
    "S.E.": "Ga. N.C. S.C. Va. W._Va.",
    "S.W.": "Ark. Ky. Mo. Tenn. Tex.",
    "So.": "Ala. Fla. La. Miss.",
}
"""The states whose courts each regional reporter prints."""
_APPEALS = {
    "Ala.": ("Ala. Civ. App.", "Ala. Crim. App."), "Colo.": ("Colo. App.",), "Conn.": ("Conn. App. Ct.",),
    "Fla.": ("Fla. Dist. Ct. App.",), "Ill.": ("Ill. App. Ct.",), "Mass.": ("Mass. App. Ct.",),
    "Md.": ("Md. Ct. Spec. App.",), "N.J.": ("N.J. Super. Ct. App. Div.",), "N.Y.": ("N.Y. App. Div.",),
    "Okla.": ("Okla. Civ. App.", "Okla. Crim. App."), "Pa.": ("Pa. Super. Ct.", "Pa. Commw. Ct."),
    "Tenn.": ("Tenn. Ct. App.", "Tenn. Crim. App."), "Tex.": ("Tex. App.", "Tex. Crim. App."),
    "D.C.": (), "Del.": (), "Me.": (), "Mont.": (), "N.H.": (), "R.I.": (), "Vt.": (), "Wyo.": (), "S.D.": (),
}  # fmt: skip
"""Intermediate courts, where they are not called ``Ct. App.``; some states have none."""
_SUPREME = frozenset({"U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d"})
_APPELLATE = frozenset({"F.", "F.2d", "F.3d", "F.4th", "F. App'x"})
_TRIAL = frozenset({"F. Supp.", "F. Supp. 2d", "F. Supp. 3d", "F.R.D."})


def courts(site: Site) -> Iterator[Item]:
    """Courts, with the year where the volume tells it; where the reporter or the author has said the court, years."""
    found = site.ending(_OPEN)
    cited = _cited(site, found.start()) if found else ()
    if found is None or not cited:
        return
    at, typed = found.start("typed"), found["typed"]
    years = _years(site, cited)
    year = years[0] if years else ""
    candidates = _candidates(cited)
    left = _MOST
    for court in _by_use(site, candidates):
        written = _spaced(court, site.snapshot.style)
        key = sought(site, at, written) or sought(site, at, court)
        if key and left:
            yield _item(site, at, _dated(written, year, site.snapshot.style), key, in_words(court) or "")
            left -= 1
    said = typed.rstrip(digits)
    if standard(said) in candidates if candidates else not said:
        start = at + len(said)
        for year in years:
            if key := sought(site, start, year):
                yield _item(site, start, (year, ""), key, "")


def _item(site: Site, at: int, text: tuple[str, ...], key: str, detail: str) -> Item:
    closed = "" if site.snapshot.text.startswith(")", site.offset) else ")"
    label = "".join(text).strip()
    return Item(label, Sort.COURT, Span(site.source(at), site.offset), (*text[:-1], text[-1] + closed), key, detail)


def _cited(site: Site, end: int) -> tuple[Citation, ...]:
    """The case whose last page or pin ends at a place in the text, with its parallels."""
    references = site.snapshot.references
    for index in range(site.before - 1, max(-1, site.before - 6), -1):
        citation, block = references[index].citation, references[index].block
        if block != site.block or citation.kind not in CASES or not citation.source or not citation.source.number:
            continue
        if citation.span.end == end:
            head = references[index].parallel_of
            first = index if head is None else head
            return tuple(references[at].citation for at in range(first, index + 1))
    return ()


def _candidates(cited: Sequence[Citation]) -> tuple[str, ...]:
    """The courts that the reporters print, as far as they leave it open."""
    found = [citation.source for citation in cited if citation.source]
    printed = {source.name for source in found}
    if printed & _SUPREME:
        return ()
    if printed & _APPELLATE:
        return _CIRCUITS
    if printed & _TRIAL:
        return _districts()
    if "B.R." in printed:
        return tuple(f"Bankr. {court}" for court in _districts())
    if any(source.series is Series.DATABASE for source in found):
        return (*_CIRCUITS, *_districts(), *(court for state in STATES.values() for court in _of_state(state)))
    regions = [region for name in printed if (region := _REGIONS.get(_SERIES.sub("", name)))]
    if len(regions) < len(printed):
        return ()  # a state's own reports beside them tell the court
    return tuple(
        court for region in regions for state in region.split() for court in _of_state(state.replace("_", " "))
    )


def _of_state(state: str) -> tuple[str, ...]:
    return (state, *_APPEALS.get(state, (f"{state} Ct. App.",)))


def _districts() -> tuple[str, ...]:
    return tuple(
        f"{part}D.{state}" if state[1] == "." else f"{part}D. {state}"
        for state in STATES.values()
        for part in (f"{letter}." if letter else "" for letter in _DIVIDED.get(state, ("",)))
    )


def _by_use(site: Site, candidates: Sequence[str]) -> list[str]:
    """The courts that the draft cites most first."""
    used = Counter(reference.citation.court for reference in site.snapshot.references)
    return sorted(candidates, key=lambda court: -used[court])


def _years(site: Site, cited: Sequence[Citation]) -> tuple[str, ...]:
    """The years that a case can be of, the likeliest first: said in the draft or the reports, else by its volume."""
    sources = [citation.source for citation in cited if citation.source]
    keys = {source.key for source in sources}
    said = [a.year for a in site.snapshot.authorities if a.year and keys & {s.key for s in (a.source, *a.parallels)}]
    if said:
        return tuple(dict.fromkeys(said))
    for source in sources:
        if source.name == "U.S." and source.volume.isdecimal() and source.number.isdecimal():
            known = us_reports.cases_at(int(source.volume), int(source.number))
            if known:
                return tuple(dict.fromkeys(str(case.year) for case in known if case.year))
    for source in sources:
        held = volume_years.years(source.name, int(source.volume)) if source.volume.isdecimal() else None
        if held:
            likely = held.likely or (held.first + held.last) // 2
            return tuple(map(str, sorted(range(held.first, held.last + 1), key=lambda year: abs(year - likely))))
    return ()


def _spaced(court: str, style: Style) -> str:
    return court.replace(". ", ".") if style is Style.WEST else court


def _dated(court: str, year: str, style: Style) -> tuple[str, ...]:
    gap = "" if style is Style.WEST and court.endswith(".") else " "
    return (f"{court}{gap}{year}", "") if year else (f"{court}{gap}", "")
