"""The court-and-year parenthesis: ``(10th Cir. 2002)``, ``(Colo.2001)``, ``(D. Colo. Mar. 4, 2004)``, ``[1984]``.

Sources: Indigo Book R12 (court and year), T9 (court names); courts-db.
"""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from pincite.citations.tables import STATES
from pincite.text.spans import Span


class Dated(NamedTuple):
    """A court and year in a parenthesis."""

    span: Span
    """With its brackets."""
    court: str | None
    """In standard spacing; None where the parenthesis names none."""
    year: str | None
    court_span: Span
    year_span: Span


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_PETITION = r"(?:,\s(?:no\s)?(?:pet\.|writ|orig\.\sproceeding|app\.\sdism)[^()\[\];]{0,40})"
"""What became of a petition, which Texas says after the year: ``(Tex. App.—Fort Worth 2012, pet. denied)``."""
_DATED = re.compile(
    r"\s*+(?P<open>[(\[])\s*+(?P<court>(?:[A-Z0-9](?:[^()\[\];“”\"]|\[\d\d?\w\w\sDist\.?\]){0,70}?)??)\s*+,?\s*+"
    rf"(?:(?:(?P<status>argued|decided|filed|amended|en banc)\s+)?(?P<month>{_MONTH})\s*(?:\d{{1,2}}\s*,\s*)?)?"
    rf"(?P<year>(?:1[6-9]|20|2[1-9])\d\d|\d{{2}}XX)(?:[-–]\d\d)?{_PETITION}?\s*(?P<close>[)\]])"
)
_COURT_ONLY = re.compile(r"\s*\((?P<court>[^()\[\];“”\"]{2,60}?)\)")
_PROSE = re.compile(
    r"\b(?:emphasis|en banc|per curiam|mem\.?|quoting|citing|concurring|dissenting|opinion|added|omitted|plurality|"
    r"internal|citations?|(?<!N\.)(?<!N\. )J\.|C\.J\.|JJ\.|hereinafter)"
)
_LOWER = re.compile(r"(?<![\w.’'])(?!of\b|the\b|for\b|and\b|en\b|banc\b|in\b|ex\b|rel\b|eff\b)[a-z]{3,}")
_GLUED = re.compile(r"(?<=[a-z]\.)(?=[A-Z0-9])|(?<=\.)(?=\d)|(?<=[A-Z]\.)(?=[A-Z][a-z])")


@lru_cache(4)  # several rules ask in turn
def read(text: str, at: int, limit: int, *, bare: bool = True) -> Dated | None:
    """The court and year at ``at``; ``bare`` allows a parenthesis with a court alone, ``(1st Cir.)``."""
    found = _DATED.match(text, at, limit)
    if found:
        court = found["court"].strip(" ,")
        if _PROSE.search(court) or _LOWER.search(court):
            return None
        span = Span(found.start("open"), found.end())
        return Dated(
            span, standard(court) or None, found["year"], Span(*found.span("court")), Span(*found.span("year"))
        )
    only = _COURT_ONLY.match(text, at, limit) if bare else None
    if only and is_court(only["court"]):
        start = text.index("(", at)
        return Dated(Span(start, only.end()), standard(only["court"]), None, Span(*only.span("court")), Span(0, 0))
    return None


def standard(court: str) -> str:
    """A court in standard spacing: ``Colo. Ct. App.`` for ``Colo.Ct.App.``."""
    tight = "".join(court.split())
    return _by_compact().get(tight) or _GLUED.sub(" ", " ".join(court.split()))


def is_court(text: str) -> bool:
    """Whether a text is a court's abbreviation, however spaced."""
    return "".join(text.split()) in _by_compact()


_SPELLED = {
    "Calif": "Cal", "Penn": "Pa", "Penna": "Pa", "Wisc": "Wis", "Ore": "Or", "Oreg": "Or", "Okl": "Okla", "Kans": "Kan",
    "Nebr": "Neb", "Wyom": "Wyo", "Texas": "Tex", "Circ": "Cir", "Circuit": "Cir",
}  # fmt: skip
"""Abbreviations in use beside the usual ones."""
_WORD = re.compile(r"[A-Z][a-z]+")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_HIGH_COURT = re.compile(r"(?P<state>[A-Z][\w. ]*?) (?:Sup\. ?Ct\.|S\. ?Ct\.)")
"""A state's high court, which is cited by the state alone; in New York it is the court of trial."""
_DISTRICT_OF = re.compile(r"\b(?:Dist\.|D\. ?of|Dist\. of) ?(?=[A-Z])")


def nearest(court: str) -> str | None:
    """The court that a text all but spells, ``N.D. Cal.`` for ``ND Calif.``; None for a usual abbreviation."""
    if court in STATES:
        return STATES[court] if STATES[court] != court else None
    if is_court(court) or ("." not in court and " " not in court and not court.isupper()):
        return None
    if (high := _HIGH_COURT.fullmatch(court)) and high["state"] in STATES.values() and high["state"] != "N.Y.":
        return high["state"]
    for name, short in STATES.items():
        court = court.replace(name, short) if " " in name else court
    court = _DISTRICT_OF.sub("D. ", court)
    spelled = _SPELLED | {name: short.rstrip(".") for name, short in STATES.items() if " " not in name}
    plain = _letters(_WORD.sub(lambda word: spelled.get(word.group(), word.group()), court))
    found = _by_letters().get(plain)
    return None if found == court else found


def _letters(court: str) -> str:
    return "".join(filter(str.isalnum, court)).lower()


@cache
def _by_letters() -> dict[str, str | None]:
    """The courts with a district, a circuit or a division in their name by their letters; None where two share them."""
    found: dict[str, str | None] = {}
    states = frozenset(STATES.values())
    for listed in _courts():
        name = f"{listed}." if _INITIALS.fullmatch(listed) else listed  # courts-db has ``E.D.N.Y``
        if (" " in name or name.count(".") > 2) and (name.endswith(".") or name.split()[-1] in states):
            letters = _letters(name)
            found[letters] = name if found.get(letters, name) == name else None
    return found


@cache
def _by_compact() -> dict[str, str]:
    """Citation strings of courts-db without their spaces, to the string itself."""
    return {"".join(name.split()): name for name in _courts()}


_MISPRINTS = {
    "Bankr. S.D. Florida": "Bankr. S.D. Fla.",
    "D. Maryland": "D. Md.",
    "D. Minnesota": "D. Minn.",
    "E.D.N.Y": "E.D.N.Y.",
}
"""Abbreviations that courts-db has otherwise than they are written."""


@cache
def _courts() -> dict[str, str]:
    """Courts by citation string, to their full names."""
    # Two strings of each court are wanted; the rest, ten megabytes of patterns and dates, goes as it is read.
    data = (files("courts_db") / "data" / "courts.json").read_text(encoding="utf-8")
    courts = json.loads(data, object_hook=lambda court: (court.get("citation_string", ""), court.get("name")))
    named = {string.strip(): name for string, name in reversed(courts)}
    return {_MISPRINTS.get(string, string): name for string, name in named.items() if string}


def in_words(court: str) -> str | None:
    """The full name of a court: ``10th Cir.`` is the United States Court of Appeals for the Tenth Circuit."""
    name = standard(court)
    return _courts().get(name)
