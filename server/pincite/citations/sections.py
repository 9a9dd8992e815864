"""Sections of a code: their numbers, what is pinned within them, and the further ones of a list.

Sources: Indigo Book R5.2.2, R5.2.3 (subdivisions), R16.1, R17.2 (sections of codes).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pincite.citations import subdivisions
from pincite.citations.model import Citation, Flaw, Kind, Pin, PinKind, Source
from pincite.citations.subdivisions import Subdivisions
from pincite.citations.tables import DASHES
from pincite.text.spans import Span

NUMBER = (
    rf"\d+[A-Za-z]{{0,4}}\d*(?:(?:[{DASHES}.:/]|\s?[–—]\s?|-\s)\d+[A-Za-z]{{0,3}}\d*(?![A-Za-z]))*(?:-[a-z](?![\w-]))?"
)
"""A section number of any code, as a pattern: ``18-6-803.5``, ``1396a``, ``5/2-615``, ``202.8-b``."""
_FEDERAL_NUMBER = rf"\d+[A-Za-z]{{0,4}}(?:[{DASHES}]\d+[A-Za-z]{{0,2}})*(?![\d])"
"""The U.S. Code has no periods in its numbers: one that follows ends the sentence."""

_DIGITS = re.compile(r"\d+")
_PARTED = re.compile(r"\d{2}[.:-]\d{2}")
_ANY = re.compile(NUMBER)
_FEDERAL = re.compile(_FEDERAL_NUMBER)
_MARKED = re.compile(rf"\s*(?P<mark>§+)\s*(?P<section>{NUMBER})?")
_DASH = re.compile(rf"\s*[{DASHES}]+\s*")
_BROKEN = re.compile(r"[—―]|\d\s+[-–]|[-–]\s+\d")
"""Scanning turns the hyphens of a section number into long dashes, or puts spaces around them."""
_LONG_DASH = re.compile(r"\s?[—―]\s?")
_SUBDIVISION_WORD = re.compile(r",?\s+(?:subds?\.|subdivisions?|subsections?|paras?\.)\s*(?=\()")
_NUMBERED_SUBDIVISION = re.compile(
    r",?\s+(?P<pin>(?:subds?\.|subdivisions?)\s*\d{1,3}[a-z]?(?:\([A-Za-z\d]{1,4}\))*)(?!\w|\.\d)"
)
"""Minnesota numbers its subdivisions: ``§ 541.05, subd. 1(5)``."""
_PARAGRAPH = re.compile(r",?\s(?P<pin>¶\s?\d{1,2})(?!\w|\.\d)")
"""A paragraph that bears no number itself: ``35 U.S.C. § 112, ¶ 6``."""
_CALL = re.compile(r"\.\d{1,2}(?=\s+[A-Z“\"]|$)")
"""A footnote call glued to the number by the period that ends the sentence: ``§ 1983.4 The``."""
_MORE = re.compile(
    r"(?: \s*[,;]\s* (?:and\s+|&\s*)? | \s+(?:and|&|or|to|through)\s+ | \s*&\s* ) (?P<sign> §+\s* )? (?=\d)", re.VERBOSE
)
_OTHER_CITE = re.compile(
    r"""
    \s+ (?:[A-Z][\w.]*\s?){1,4} (?:§|\d)        # and 42 Pa. Cons. Stat. § 3
    | \s* [A-Z]\.[A-Z]                          # and 42 U.S.C.
    | \s+ [A-Z]\.                               # and 42 F. Supp.
    """,
    re.VERBOSE,
)
"""What makes a number after ``and`` the beginning of another citation."""


class Section(NamedTuple):
    """A section read after its sign: its number as a source without a code, what it pins, and where it ends."""

    source: Source
    pins: tuple[Pin, ...]
    flaws: tuple[Flaw, ...]
    end: int


def normal(typed: str) -> str:
    """A section number as it should be: ``18-6-803.5`` for ``18 — 6—803.5``."""
    return _DASH.sub("-", typed.strip())


def without_call(text: str, typed: str, end: int) -> str:
    """A section number that ends at ``end``, without a footnote call read as part of it."""
    call = _CALL.search(typed + text[end : end + 2])
    return typed[: call.start()] if call else typed


def after(text: str, at: int, limit: int) -> Section | None:
    """The section that a sign at ``at`` names, ``§ 18-6-803.5(3)(b)`` after *id.*; None where no sign follows."""
    found = _MARKED.match(text, at, limit)
    if not found:
        return None
    number = found["section"] or ""
    parts = subdivisions.read(text, found.end(), limit)
    flaws = parts.flaws
    if is_broken(number):
        flaws = (broken(number, found.start("section")), *flaws)
    return Section(Source("", "", normal(number), number), parts.pins, flaws, parts.end)


def parts(text: str, at: int) -> Subdivisions:
    """The subdivisions after a section number, ``subd. (b)`` allowed; none end at ``at``."""
    found = subdivisions.read(text, at, len(text))
    if not found.pins and (word := _SUBDIVISION_WORD.match(text, at)):
        found = subdivisions.read(text, word.end(), len(text))
        return found if found.pins else Subdivisions((), found.flaws, at)
    if not found.pins and (numbered := _NUMBERED_SUBDIVISION.match(text, at) or _PARAGRAPH.match(text, at)):
        span = Span(*numbered.span("pin"))
        typed = " ".join(numbered["pin"].split())
        return Subdivisions((Pin(PinKind.SECTION, span, typed, typed, None, span),), (), span.end)
    return found


def further(text: str, end: int, source: Source, *, plural: bool, spaced: bool = False) -> Iterator[Citation]:
    """The sections after one that ends at ``end``, each without its code: ``and 1988`` of ``§§ 1983 and 1988``."""
    pattern = _FEDERAL if source.name == "U.S.C." else _ANY
    while more := _MORE.match(text, end):
        found = pattern.match(text, more.end())
        if not found or not _is_section(text, found):
            return
        if not (plural or more["sign"] or _is_alike(source.number, found.group())):
            return
        start, number = found.start(), without_call(text, found.group(), found.end())
        listed = subdivisions.read(text, start + len(number), len(text), spaced=spaced)
        end = listed.end
        span = Span(start, end)
        other = Source(source.volume, source.name, normal(number), "")
        yield Citation(Kind.STATUTE_REF, span, span, other, pins=listed.pins, flaws=listed.flaws)


def _is_section(text: str, number: re.Match[str]) -> bool:
    """Whether a number after ``and`` or a comma is another section, and not the volume of another citation."""
    return number.group()[0] != "0" and not _OTHER_CITE.match(text, number.end(), number.end() + 24)


def _is_alike(one: str, other: str) -> bool:
    """Whether two numbers are surely sections of one code that needs no sign: ``2911.12`` and ``2923.02``."""
    shape = _DIGITS.sub("#", one)
    return _PARTED.search(one) is not None and shape == _DIGITS.sub("#", other)


def is_broken(typed: str) -> bool:
    """Whether scanning has broken a section number."""
    return bool(_BROKEN.search(typed))


def broken(typed: str, at: int) -> Flaw:
    """The flaw of a broken section number that begins at ``at``."""
    return Flaw("ocr-spaced-section", Span(at, at + len(typed)), normal(typed))


def extended(text: str, flaw: Flaw, end: int) -> Flaw:
    """A section's flaw, whose repair takes in its broken subdivisions as well."""
    if not _BROKEN.search(text, flaw.span.start, end):
        return flaw
    rest = _LONG_DASH.sub("-", text[flaw.span.end : end])
    return Flaw(flaw.rule, Span(flaw.span.start, end), (flaw.repair or "") + rest)
