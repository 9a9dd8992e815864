"""Citations in words: an authority as a careful author would cite it; a court, reporter, code or pin as one says it.

Sources: courts-db, reporters-db; Indigo Book T1 to T3. What they do not say stays unsaid: the answer is None.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from reporters_db import LAWS, REPORTERS, STATE_ABBREVIATIONS

from pincite.citations import constitutions, courts, reporters
from pincite.citations.model import Kind, Pin, PinKind, Series, Source
from pincite.citations.reporters import Edition
from pincite.resolution.model import Authority

_UNITS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")
_TEENS = (
    "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth",
    "Nineteenth",
)  # fmt: skip
_ORDINALS = (*_UNITS, *_TEENS, "Twentieth", *(f"Twenty-{unit}" for unit in _UNITS))
_UNKNOWN_START = 1750
"""The year that reporters-db puts where it knows none."""


def authority_in_full(authority: Authority) -> str:
    """An authority cited in full: ``DeShaney v. Winnebago County, 489 U.S. 189 (1989)``; a statute is its own name."""
    source = authority.source
    cite = " ".join(part for part in (source.volume, source.name, source.number) if part)
    if "§" in authority.title or not source.number:
        return authority.title or cite
    year = None if source.series is Series.NEUTRAL and source.volume == authority.year else authority.year
    dated = " ".join(part for part in (authority.court, year) if part)
    named = cite if authority.title in ("", cite) else f"{authority.title}, {cite}"
    return named + (f" ({dated})" if dated else "")


def short_name(authority: Authority) -> str:
    """What an authority is called in passing: ``DeShaney``, an article's author, the section itself."""
    if authority.kind is Kind.JOURNAL:
        return authority.title.partition(",")[0]
    return authority.names[0] if authority.names else authority.title


def pinned(cited: str, pins: Sequence[Pin], at: str = ", at ") -> str:
    """A citation with its pins: ``…, at 577``, ``Fed. R. Civ. P. 65(d)``, ``…, ¶ 12``; ``at`` goes before a page."""
    if not pins:
        return cited
    listed = ", ".join(pin.text for pin in pins)
    if pins[0].kind is PinKind.SECTION and listed.startswith("("):
        return cited + listed
    bare = pins[0].kind in (PinKind.SECTION, PinKind.PARAGRAPH, PinKind.NOTE)
    return f"{cited}, {listed}" if bare or listed == "passim" else f"{cited}{at}{listed}"


# -- courts -----------------------------------------------------------------------------------------------------------

_CIRCUIT = re.compile(r"(?:(?P<number>\d{1,2})(?:st|d|nd|rd|th)|(?P<name>D\.C\.|Fed\.)) Cir\.")
_DISTRICT = re.compile(r"(?P<bankrupt>Bankr\. ?)?(?:(?P<part>[NSEWMC])\. ?)?D\. ?(?P<state>.+)")
_NAMED_CIRCUITS = {"D.C.": "District of Columbia", "Fed.": "Federal"}
_PARTS = {"N": "Northern ", "S": "Southern ", "E": "Eastern ", "W": "Western ", "M": "Middle ", "C": "Central "}
_STATES = {"".join(short.split()): name for short, name in STATE_ABBREVIATIONS.items()} | {
    "D.C.": "Columbia",
    "P.R.": "Puerto Rico",
}
_SUPREME_COURT = "Supreme Court of the United States"
_SUPREME_REPORTERS = frozenset({"U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d"})
_COURTS = {
    # where courts-db gives an abbreviation to another court, or to none
    "N.Y.": "New York Court of Appeals",
    "D.C.": "District of Columbia Court of Appeals",
    "Tex. App.": "Texas Court of Appeals",
    "N.Y. App. Div.": "Appellate Division of the Supreme Court of New York",
    "U.S.": _SUPREME_COURT,
}


def court(typed: str) -> str | None:
    """A court's full name: ``10th Cir.`` is the United States Court of Appeals for the Tenth Circuit."""
    name = courts.standard(typed)
    if name in _COURTS:
        return _COURTS[name]
    if circuit := _CIRCUIT.fullmatch(name):
        which = _ordinal(circuit["number"]) if circuit["number"] else _NAMED_CIRCUITS[circuit["name"]]
        return f"United States Court of Appeals for the {which} Circuit" if which else None
    if district := _DISTRICT.fullmatch(name):
        state = _STATES.get("".join(district["state"].split()))
        if state:
            kind = "Bankruptcy" if district["bankrupt"] else "District"
            return f"United States {kind} Court for the {_PARTS.get(district['part'], '')}District of {state}"
    return courts.in_words(name) or courts.in_words(name.replace(" App.", " Ct. App."))


def implied_court(sources: Iterable[Source]) -> str | None:
    """The court that a reporter prints alone: ``U.S.``; a state's highest court for its own official reports."""
    for source in sources:
        if source.name in _SUPREME_REPORTERS:
            return _SUPREME_COURT
        known = reporters.edition(source.name)
        if known and known.cite_type == "state" and (state := _SERIES.sub("", source.name)) in STATE_ABBREVIATIONS:
            return court(state)
    return None


# -- reporters, codes and rules ----------------------------------------------------------------------------------------

_SERIES = re.compile(r" ?(\d{1,2})(?:d|st|nd|rd|th)$")
_REPORTERS = {"WL": "Westlaw", "U.S.": "United States Reports", "S. Ct.": "Supreme Court Reporter"}
"""Names that reporters-db gives another way than the reporter does itself."""
_CODES = {
    "Fed. Reg.": "Federal Register",
    "Pub. L.": "Public Law",
    "I.R.C.": "Internal Revenue Code",
    "U.S.S.G.": "United States Sentencing Guidelines",
    "U.C.C.": "Uniform Commercial Code",
}
_PLACES = {
    "U.S.C.": "{code}, title {volume}, section {number}",
    "C.F.R.": "{code}, title {volume}, section {number}",
    "Stat.": "{code}, volume {volume}, page {number}",
    "Fed. Reg.": "{code}, volume {volume}, page {number}",
    "Pub. L.": "{code} {number}",
}
_WORDS = {
    "Fed.": "Federal", "Civ.": "Civil", "Crim.": "Criminal", "App.": "Appellate", "Evid.": "Evidence",
    "P.": "Procedure", "Proc.": "Procedure", "Bankr.": "Bankruptcy", "Juv.": "Juvenile", "Prof'l": "Professional",
    "Ct.": "Court", "Sup.": "Supreme", "Super.": "Superior", "Pen.": "Penal", "Fam.": "Family", "Veh.": "Vehicle",
    "Prob.": "Probate", "Gov.": "Government", "Gov't": "Government", "Lab.": "Labor", "Ins.": "Insurance",
    "Corp.": "Corporations", "Bus.": "Business", "Prof.": "Professions", "Welf.": "Welfare",
    "Inst.": "Institutions", "Saf.": "Safety", "Gen.": "General", "Exec.": "Executive", "Dom.": "Domestic",
    "Rel.": "Relations", "Educ.": "Education", "Elec.": "Elections", "Rev.": "Revised", "Stat.": "Statutes",
    "Ann.": "Annotated", "Pub.": "Public",
}  # fmt: skip


@lru_cache(512)
def reporter(name: str, year: str | None = None) -> str | None:
    """A reporter's name, series and years: ``F.3d`` is the Federal Reporter, Third Series (1993–2021).

    ``year`` is a case's own: of volumes older than the years that reporters-db gives, the years stay unsaid.
    """
    edition = reporters.edition(name)
    if edition is None:
        return None
    series = _SERIES.search(name)
    which = _ordinal(series[1]) if series else None
    title = _REPORTERS.get(name, edition.reporter) + (f", {which} Series" if which else "")
    older = edition.start and year and year.isdecimal() and int(year) < edition.start.year
    years = None if older else _years(edition)
    return f"{title} ({years})" if years else title


def _years(edition: Edition) -> str | None:
    """The years an edition runs. One that has no end ended when the next began; of two begun at once none is sure."""
    start, end = edition.start, edition.end
    if start is None or start.year <= _UNKNOWN_START:
        return None
    if end is None:
        series = [known["editions"] for entries in REPORTERS.values() for known in entries]
        own: dict[str, Any] = next((editions for editions in series if edition.name in editions), {})
        others = [other["start"] for name, other in own.items() if name != edition.name and other["start"]]
        if start in others:
            return None
        end = min((other for other in others if other > start), default=None)
    return f"{start.year}–{end.year}" if end else f"since {start.year}"


def section(source: Source) -> str | None:
    """A section in words: ``United States Code, title 42, section 1983``."""
    name = _code(source.name)
    if name is None:
        return None
    form = _PLACES.get(source.name, "{code}, section {number}")
    if source.name == "C.F.R." and "." not in source.number:
        form = form.replace("section", "part")
    return form.format(code=name, volume=source.volume, number=source.number)


def _code(name: str) -> str | None:
    if name in _CODES:
        return _CODES[name]
    entries = LAWS.get(name) or LAWS.get(f"{name} Ann.") or ()
    found = {re.sub(r" \([^)]*\)$", "", entry["name"].split(";")[0]) for entry in entries}
    if len(found) == 1:
        return next(iter(found))
    words = _spelled_out(name, _WORDS)
    return " ".join(words) if words else None


def rules(name: str) -> str | None:
    """A set of rules in words: ``Colo. R. Civ. P.`` is the Colorado Rules of Civil Procedure."""
    if name == "Sup. Ct. R.":
        return f"Rules of the {_SUPREME_COURT}"
    words = _spelled_out(name, _WORDS | {"R.": "Rules"})
    if not words or "Rules" not in words:
        return None
    at = words.index("Rules")
    return " ".join([*words[: at + 1], *(["of", *words[at + 1 :]] if words[at + 1 :] else [])])


def _spelled_out(name: str, table: dict[str, str]) -> list[str] | None:
    """A name's words without abbreviations; None where one of them is not known."""
    for state, whole in STATE_ABBREVIATIONS.items():
        if name.startswith(f"{state} "):
            rest = _spelled_out(name.removeprefix(f"{state} "), table)
            return [whole, *rest] if rest else None
    words = [table.get(word, word) for word in name.split()]
    return None if any("." in word for word in words) else words


# -- constitutions and the record -------------------------------------------------------------------------------------

_NUMERALS = tuple(constitutions.roman(number) for number in range(1, 28))
_ENTRY = re.compile(r"(?:ECF|CM/ECF|Dkt\.?|Docket|Doc\.?|D\.E\.|DE|D\.I\.)\s?(?:Nos?\.|#)?\s?(?P<number>\d[\d-]*)")
_OPINIONS = {
    "Ct. Op.": "opinion of the court",
    "Maj. Op.": "opinion of the court",
    "slip op.": "slip opinion",
    "ante": "earlier in these opinions",
    "post": "later in these opinions",
    "infra": "later in this document",
}
_DOCUMENTS = {
    "App.": "appendix", "Br.": "brief", "Tr.": "transcript", "R.": "record", "Op.": "opinion", "Ex.": "exhibit",
    "J.A.": "joint appendix", "Compl.": "complaint", "Mot.": "motion", "Mem.": "memorandum", "Decl.": "declaration",
    "Aff.": "affidavit", "Dep.": "deposition", "Hr'g": "hearing", "Reh'g": "rehearing", "Aples.": "Appellees'",
    "Aplees.": "Appellees'", "Aplts.": "Appellants'", "Aplt.": "Appellant's", "Aplee.": "Appellee's",
    "Opp'n": "opposition", "Pet.": "petition", "Resp.": "response", "Ans.": "answer", "Supp.": "supplemental",
    "Am.": "amended", "Add.": "addendum", "Stip.": "stipulation", "ROA": "record on appeal",
}  # fmt: skip


def constitution(source: Source) -> str | None:
    """A provision in words: ``Constitution of the United States, Fourteenth Amendment``."""
    state = source.name.removesuffix(" Const.")
    of = "the United States" if state == "U.S." else STATE_ABBREVIATIONS.get(state)
    if of is None:
        return None
    kind, _, numeral = source.number.partition(" ")
    part = None
    if kind == "amend." and numeral in _NUMERALS:
        part = f"{_ORDINALS[_NUMERALS.index(numeral)]} Amendment"
    elif kind == "art." and numeral:
        part = f"Article {numeral}"
    return f"Constitution of {of}" + (f", {part}" if part else "")


def document(name: str) -> str | None:
    """A document of the record in words: ``Aplees. Br.`` is the Appellees' brief."""
    if entry := _ENTRY.fullmatch(name):
        return f"docket entry {entry['number']}"
    words = [_DOCUMENTS.get(word, word) for word in name.split()]
    known = _OPINIONS.get(name) or (None if any("." in word for word in words) else " ".join(words))
    return None if known == name else known


# -- pins -------------------------------------------------------------------------------------------------------------

_NOUNS = {
    PinKind.PAGE: "page",
    PinKind.STAR: "star page",
    PinKind.PARAGRAPH: "paragraph",
    PinKind.SECTION: "subsection",
    PinKind.NOTE: "note",
}
_NOTES = re.compile(r"(?P<and>&)?\s*\b(?:nn?|fns?|notes?|footnotes?)\.?\s*(?P<numbers>[\d*†].*)$")
_LINES = re.compile(r"(?P<page>\d+):(?P<first>\d+)(?:\s?[-–—]\s?(?:(?P<to>\d+):)?(?P<last>\d+))?")
_PROVISION = (
    (re.compile(r"§+\s*"), "section "),
    (re.compile(r"\bcls?\.\s*"), "clause "),
    (re.compile(r"\b[Aa]rt\.\s*"), "article "),
)


def pins(given: Sequence[Pin], noun: str = "subsection") -> str:
    """Pins in words: ``page 195, note 2``, ``pages 1265 to 1266``; ``noun`` is what a subdivision is called there."""
    groups = groupby(given, key=lambda pin: (pin.kind, pin.notes is not None))
    return ", ".join(_together(list(group), noun) for _, group in groups)


def _together(given: list[Pin], noun: str) -> str:
    kind = given[0].kind
    if kind is PinKind.WORD:
        return "throughout" if given[0].text == "passim" else "a page not yet assigned"
    if kind is PinKind.LINE:
        return ", ".join(map(_lines, given))
    if kind is PinKind.SECTION and not given[0].text.startswith("("):
        return ", ".join(map(_provision, given))
    if given[0].notes or kind is PinKind.NOTE:
        return ", ".join(map(_noted, given))
    several = len(given) > 1 or given[0].last is not None
    called = noun if kind is PinKind.SECTION else _NOUNS[kind]
    return f"{called}{'s' if several else ''} {_listed([_range(pin) for pin in given])}"


def _range(pin: Pin) -> str:
    if pin.last is None:
        return pin.first
    return f"{pin.first} to {pin.last if pin.end is None else pin.end}"


def _noted(pin: Pin) -> str:
    notes = _NOTES.search(pin.text)
    if notes is None:
        return pin.text
    numbers = re.sub(r"\s?[-–—]\s?", " to ", notes["numbers"]).replace("&", "and")
    said = f"note{'s' if re.search(r'to|and|,', numbers) else ''} {numbers}"
    if pin.kind is PinKind.NOTE:
        return said
    several = "s" if pin.last is not None else ""
    return f"{_NOUNS[pin.kind]}{several} {_range(pin)}{' and' if notes['and'] else ','} {said}"


def _lines(pin: Pin) -> str:
    found = _LINES.fullmatch(pin.text)
    if found is None:
        return pin.text
    page, first, to, last = found["page"], found["first"], found["to"], found["last"]
    if to and to != page:
        return f"page {page}, line {first}, to page {to}, line {last}"
    return f"page {page}, line{f's {first} to {last}' if last else f' {first}'}"


def _provision(pin: Pin) -> str:
    said = pin.text
    for sign, word in _PROVISION:
        said = sign.sub(word, said)
    return said


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _ordinal(number: str) -> str | None:
    at = int(number) - 1
    return _ORDINALS[at] if 0 <= at < len(_ORDINALS) else None
