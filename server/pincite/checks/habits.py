"""Forms between which writers choose: which one a citation takes.

The house counts them over the document; a rule holds the few that differ to what the document usually does.
"""

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from pincite.checks import spacing
from pincite.citations.model import CASES, Citation, Kind, Notes, Pin, PinKind, Series
from pincite.citations.tables import CODES, RULE_SETS
from pincite.text.spans import Span

CLOSED = re.compile(r"\.(?=[A-Z][a-z]|&)|(?<=[a-z])\.(?=[A-Z])")
"""A period with no space after it where abbreviations of several letters meet: ``Fed.R.Civ.P.``, ``Colo.Rev.Stat.``."""
_OPEN = re.compile(r"[a-z]\. (?=[A-Z&])|\. (?=[A-Z][a-z])")
_DOCKET = re.compile(r"(?P<label>(?:CM/)?ECF|D\.E\.|DE|Dkt\.?|Doc\.?|D\.I\.|Filing)\s?(?P<number>Nos?\.|#)?\s?\d")
_SIGN = re.compile(r"§(?P<gap>\s?)\d")
_INITIALS = re.compile(r"F\.?R\.?(?:C|A|E|B|Cr)\.?(?:P\.?)?|F\.\s?R\.\s?(?:Civ|Crim|App|Evid)\.(?:\s?P\.)?")
_DOCKET_NUMBER = re.compile(
    r"\bNos?\.? ?(?:[A-Z]{2,4} )?\S*\d|\b\d{1,2}:\d\d-|\b\d{2}-\d{2,}|\bC(?:iv)?\. ?A\.|\bDocket\b"
    r"|\b\d{1,2}:\d\d(?:cv|cr)|\b\d{1,4} [A-Z]{3} \d{4}\b|\b\dD\d\d-\d",
    re.IGNORECASE,
)
_PART_WORD = re.compile(r"\b(?:(?P<whole>Parts?)|(?P<short>pts?\.))\s\d")


class Habit(NamedTuple):
    """One choice: ``Habit("rule names", "closed")``."""

    family: str
    form: str

    @property
    def sighting(self) -> str:
        """Its name among the sightings of a document."""
        return sys.intern(f"{self.family}{_BETWEEN}{self.form}")  # every block counts its own


_BETWEEN = ": "

CUSTOMS = frozenset(
    {
        "note label",
        "note comma",
        "page word",
        "paragraph sign",
        "subsection",
        "page span",
        "id pin",
        "id after signal",
        "name comma",
        "name words",
        "database docket",
    }
)
"""Families of which one form is right by the book, so that it takes more to call another one a habit."""


_OHIO = (Habit("at before sign", "at"), Habit("several paragraphs", "¶"), Habit("page span", "whole"))
"""How Ohio pins, of which each of its neutral cites speaks: ``Id. at ¶ 8``, ``2015-Ohio-4321, ¶ 7-9``, ``387-388``."""


_WHOLE_PAGES = frozenset({"Ga.", "Ga. App.", "T.C."})
"""Reports of courts that write both ends of a span in full, of which each of their cites speaks."""
_WHOLE_PAGE = Habit("page span", "whole")


def read(sighting: str) -> Habit | None:
    """The habit that a sighting is; None where it is something else."""
    family, between, form = sighting.rpartition(_BETWEEN)
    return Habit(family, form) if between else None


def of(text: str, citation: Citation) -> Iterator[Habit]:
    """Every choice that a citation shows."""
    kind = citation.kind
    if kind is Kind.RECORD:
        yield from filter(
            None,
            (record_lead(text, citation), record_comma(text, citation), docket(citation), _docket_pages(citation)),
        )
    elif kind is Kind.RULE:
        yield from filter(None, (rule_names(citation), _federal_rules(citation)))
    elif kind is Kind.STATUTE or kind is Kind.REGULATION:
        yield from filter(None, (code_names(citation), code_periods(citation), part_word(text, citation)))
    elif kind is Kind.CONSTITUTION:
        yield from filter(None, (constitution_part(text, citation), constitution_comma(text, citation)))
    elif kind in CASES and citation.source:
        yield from (Habit(f"reporter {gap}", form) for gap, form in spacing.shown(citation.source.typed))
        yield from filter(
            None,
            (
                versus(citation),
                court_and_year(text, citation),
                court_comma(text, citation),
                database_docket(text, citation),
            ),
        )
        if citation.source.name == "Ohio" and citation.source.series is Series.NEUTRAL:
            yield from _OHIO
        elif citation.source.name in _WHOLE_PAGES:
            yield _WHOLE_PAGE
    elif kind is Kind.ID and citation.signal and not citation.signal.endswith("."):
        yield Habit("id after signal", "capital" if text[citation.span.start] == "I" else "small")
    if sign := section_sign(text, citation):
        yield sign
    if sign := code_sign(text, citation):
        yield sign
    if citation.pins:
        yield from _customs(text, citation)


def of_block(text: str) -> Iterator[tuple[Habit, int]]:
    """Every choice that a block shows outside its citations, and how often."""
    if '"' in text or "”" in text:
        yield Habit("quoted periods", "inside"), sum(map(text.count, (".”", ",”", '."', ',"')))
        yield Habit("quoted periods", "outside"), sum(map(text.count, ("”.", "”,", '".', '",')))
        yield Habit("quotation marks", "curly"), text.count("“") + text.count("”")
        yield Habit("quotation marks", "straight"), text.count('"')
    if "(cleaned up" in text or "marks omitted" in text:
        yield Habit("quotation note", "cleaned up"), text.count("(cleaned up")
        yield Habit("quotation note", "spelled out"), text.count("quotation marks omitted")
    if (". . ." in text or "..." in text) and "....." not in text:  # those lead to a page number
        yield Habit("ellipsis", "spaced"), text.count(". . .")
        yield Habit("ellipsis", "closed"), text.count("...")


def court_and_year(text: str, citation: Citation) -> Habit | None:
    """``(10th Cir. 2002)`` or ``(10th Cir.2002)``."""
    dated, year = citation.dated, citation.year
    if dated is None or citation.parallel_of is not None or not citation.court or not year:
        return None
    at = text.find(year, dated.start, dated.end)
    before = text[at - 1 : at]
    return Habit("court and year", "open" if before == " " else "closed") if before in (" ", ".") else None


def court_comma(text: str, citation: Citation) -> Habit | None:
    """``(10th Cir. 2002)`` or ``(10th Cir., 2002)``."""
    dated, year = citation.dated, citation.year
    if dated is None or citation.parallel_of is not None or not citation.court or not year:
        return None
    at = text.find(year, dated.start, dated.end)
    before = text[dated.start : at].rstrip()
    return Habit("court comma", "given" if before.endswith(".,") else "none")


def versus(citation: Citation) -> Habit | None:
    """``Roe v. Wade`` or ``Roe v Wade``."""
    name = citation.name.text if citation.name and citation.kind is Kind.CASE_FULL else ""
    form = next((form for form in ("v.", "v") if f" {form} " in name), None)
    return Habit("versus", form) if form else None


def database_docket(text: str, citation: Citation) -> Habit | None:
    """``Doe v. Roe, No. 04-1234, 2004 WL 12345`` or ``Doe v. Roe, 2004 WL 12345``."""
    source, name = citation.source, citation.name
    if source is None or source.series is not Series.DATABASE or citation.kind is not Kind.CASE_FULL:
        return None
    if citation.history or not (name and name.second and citation.dated):
        return None
    given = _DOCKET_NUMBER.search(text, citation.full.start, citation.span.start)
    return Habit("database docket", "given" if given else "none")


def record_lead(text: str, citation: Citation) -> Habit | None:
    """``App. at 29``, ``App. 29`` or ``App. p. 29``: each document of the record has its own habit."""
    source, pins = citation.source, citation.pins
    if citation.kind is not Kind.RECORD or source is None or not pins or not pins[0].first.isdecimal():
        return None
    if pins[0].mark is not None or pins[0].kind != "page":
        return None
    start = citation.span.start + len(source.typed)
    lead = text[start : pins[0].first_span.start].split()
    if any(word.rstrip(".") in ("p", "pp", "pg", "page", "pages") for word in lead):
        return Habit(f"record {record_name(citation)}", "page word")
    words = [word for word in lead if word not in (",", "at")]
    if words or "," in lead:
        return None
    return Habit(f"record {record_name(citation)}", "at" if lead else "bare")


def record_comma(text: str, citation: Citation) -> Habit | None:
    """``ECF No. 12, at 29`` or ``ECF No. 12 at 29``."""
    source, pins = citation.source, citation.pins
    if citation.kind is not Kind.RECORD or source is None or not pins:
        return None
    lead = text[citation.span.start + len(source.typed) : pins[0].span.start].strip()
    if lead not in ("at", ", at"):
        return None
    return Habit(f"record comma {record_name(citation)}", "given" if lead[0] == "," else "none")


def record_name(citation: Citation) -> str:
    """A document of the record; all docketed documents are one: ``ECF No. 12`` and ``ECF No. 31``."""
    name = citation.source.name if citation.source else ""
    docketed = _DOCKET.match(name)
    return docketed["label"] if docketed else name


def docket(citation: Citation) -> Habit | None:
    """``ECF No. 12``, ``ECF 12``, ``Dkt. 12``, ``Doc. 12``."""
    found = docket_label(citation)
    return Habit("docket", found) if found else None


def _docket_pages(citation: Citation) -> Habit | None:
    if docket_label(citation) is None:
        return None
    return Habit("docket pages", "given" if citation.pins else "none")


def docket_label(citation: Citation) -> str | None:
    """What stands before a docketed document's number, ``ECF No.``; None for anything else."""
    found = citation.source and _DOCKET.match(citation.source.typed)
    if not found:
        return None
    number = (found["number"] or "").replace("Nos.", "No.")
    return f"{found['label']} {number}" if number and number != "#" else found["label"]


def rule_names(citation: Citation) -> Habit | None:
    """``Fed.R.Civ.P.`` or ``Fed. R. Civ. P.``; what a set's own courts call it shows no choice: ``Pa.R.C.P.``."""
    typed = citation.source.typed.rstrip() if citation.source else ""
    if typed in RULE_SETS or citation.textual or not typed[1:2].islower() or "." not in typed:
        return None
    return _spacing("rule names", typed)


def rule_initials(citation: Citation) -> bool:
    """Whether a federal rule is cited by its set's initials: ``FRCP``, ``F.R.C.P.``."""
    source = citation.source
    return bool(source and source.name.startswith("Fed. R.") and _INITIALS.fullmatch(source.typed.rstrip()))


def _federal_rules(citation: Citation) -> Habit | None:
    if citation.source is None or not citation.source.name.startswith("Fed. R."):
        return None
    return Habit("federal rules", "initials" if rule_initials(citation) else "abbreviated")


def code_names(citation: Citation) -> Habit | None:
    """``Colo.Rev.Stat.`` or ``Colo. Rev. Stat.``; what a code's own courts call it shows no choice: ``La. C.Cr.P.``."""
    typed = citation.source.typed.rstrip() if citation.source else ""
    return _spacing("code names", typed) if "." in typed and typed not in CODES else None


def _spacing(family: str, typed: str) -> Habit | None:
    if CLOSED.search(typed):
        return Habit(family, "closed")
    return Habit(family, "open") if _OPEN.search(typed) else None


def code_periods(citation: Citation) -> Habit | None:
    """``42 U.S.C.`` or ``42 USC``."""
    name, typed = (citation.source.name, citation.source.typed.strip()) if citation.source else ("", "")
    if name not in ("U.S.C.", "C.F.R.") or not typed:
        return None
    return Habit(f"{name} periods", "given" if "." in typed else "none")


def section_sign(text: str, citation: Citation) -> Habit | None:
    """``§1983`` or ``§ 1983``; the Sentencing Guidelines print ``§2B1.1`` themselves."""
    if citation.source and citation.source.name == "U.S.S.G.":
        return None
    at = text.find("§", citation.span.start, citation.span.end)
    found = _SIGN.match(text, text.rfind("§", at, citation.span.end)) if at >= 0 else None
    return Habit("section sign", "open" if found["gap"] else "closed") if found else None


def code_sign(text: str, citation: Citation) -> Habit | None:
    """``42 U.S.C. § 1983`` or ``42 U.S.C. 1983``."""
    if citation.kind is not Kind.STATUTE and citation.kind is not Kind.REGULATION:
        return None
    if any(flaw.rule == "section-symbol-missing" for flaw in citation.flaws):
        return Habit("code sign", "missing")
    return Habit("code sign", "given") if text.find("§", *citation.span) >= 0 else None


def part_word(text: str, citation: Citation) -> Habit | None:
    """``40 C.F.R. Part 60`` or ``40 C.F.R. pt. 60``."""
    if citation.kind is not Kind.REGULATION:
        return None
    found = _PART_WORD.search(text, citation.span.start, citation.span.end)
    return Habit("parts", "whole" if found["whole"] else "short") if found else None


def constitution_part(text: str, citation: Citation) -> Habit | None:
    """``U.S. Const. Amend. XIV`` or ``U.S. Const. amend. XIV``."""
    if citation.textual or citation.source is None or not citation.source.number:
        return None
    rest = text[citation.span.start + len(citation.source.typed) : citation.span.end].lstrip(". ,Cconst")
    return Habit("constitution parts", "capital" if rest[:1].isupper() else "small") if rest else None


def constitution_comma(text: str, citation: Citation) -> Habit | None:
    """``U.S. Const., amend. XIV`` or ``U.S. Const. amend. XIV``."""
    if citation.textual or citation.source is None or not citation.source.number:
        return None
    after = text[citation.span.start + len(citation.source.typed) :][:2].strip()
    return Habit("constitution comma", "given" if after.startswith(",") else "none")


def parallel_pins(group: tuple[Citation, ...]) -> Habit | None:
    """Whether a citation with parallels pins all of them, or one."""
    printed = [c for c in group if c.source and c.source.series is Series.PRINT]
    pinned = sum(bool(c.pins) for c in printed)
    if len(printed) < 2 or len(printed) < len(group) or not pinned:
        return None
    return Habit("parallel pins", "all" if pinned == len(printed) else "one")


def _customs(text: str, citation: Citation) -> Iterator[Habit]:
    """How the pins are written; some courts have forms of their own."""
    kind, rules = citation.kind, {flaw.rule for flaw in citation.flaws}
    leads = citation.pins[0]
    if kind in (Kind.ID, Kind.CASE_SHORT, Kind.SUPRA) and leads.kind is PinKind.PAGE:
        yield Habit("page word", "given" if "pin-page-prefix" in rules else "none")
        if kind is Kind.ID:
            yield Habit("id pin", "bare" if "pin-missing-at-id" in rules else "at")
    if leads.kind is PinKind.STAR and citation.source and citation.source.series is Series.DATABASE:
        yield Habit("star page", "other" if "star-page-missing-at" in rules else "at")
    if leads.text.startswith("(") or "statute-subsection-space" in rules:
        yield Habit("subsection", "open" if "statute-subsection-space" in rules else "closed")
    for pin in citation.pins:
        if pin.notes:
            yield from _of_notes(text, pin.notes)
        if pin.kind is PinKind.PARAGRAPH and pin.mark:
            yield _paragraph_sign(text, pin, pin.mark)
            if kind in (Kind.ID, Kind.CASE_SHORT, Kind.SUPRA):
                yield Habit("at before sign", "at" if "pin-at-with-symbol" in rules else "none")
            if several := _several(text, pin, pin.mark):
                yield several
        elif kind is not Kind.RECORD and (length := _page_span(pin)):
            yield length


def _of_notes(text: str, notes: Notes) -> Iterator[Habit]:
    label = text[slice(*notes.label)]
    yield Habit("note label", "n." if label == "nn." else label)
    yield Habit("note comma", "given" if "," in text[slice(*notes.lead)] else "none")


def _paragraph_sign(text: str, pin: Pin, mark: Span) -> Habit:
    if text[mark.start] != "¶":
        return Habit("paragraph sign", "word")
    return Habit("paragraph sign", "open" if text[mark.end : pin.first_span.start] == " " else "closed")


def _several(text: str, pin: Pin, mark: Span) -> Habit | None:
    """``¶¶ 12-14``, or Ohio's ``¶ 12-14``."""
    if pin.last is None or text[mark.start] != "¶":
        return None
    return Habit("several paragraphs", "¶¶" if mark.end - mark.start > 1 else "¶")


def _page_span(pin: Pin) -> Habit | None:
    """``1265-66`` or ``1265-1266``."""
    first, last = pin.first, pin.last
    if pin.kind is not PinKind.PAGE or last is None or len(first) < 3 or not last.isdecimal():
        return None
    if len(last) < len(first):
        return Habit("page span", "short")
    return Habit("page span", "whole") if first[:-2] == last[:-2] else None
