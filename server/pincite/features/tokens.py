"""Tokens: the parts of every citation, so that an editor can colour them apart."""

import re
from collections.abc import Iterable, Iterator
from enum import IntFlag, StrEnum
from functools import lru_cache
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.citations import names
from pincite.citations.model import BACKWARD, Citation, Kind
from pincite.features.at import references_in
from pincite.features.authorities import unexplained
from pincite.resolution.model import Reference
from pincite.text.spans import Span


class Part(StrEnum):
    """What a part of a citation is."""

    CASE_NAME = "caseName"
    REPORTER = "reporter"
    VOLUME = "volume"
    PAGE = "page"
    PIN = "pin"
    COURT = "court"
    YEAR = "year"
    SIGNAL = "signal"
    STATUTE = "statute"
    """A section of a code, a regulation, or a provision of a constitution."""
    RULE = "rule"
    RECORD = "record"
    WORK = "work"
    """A book, report or article: its author and title."""
    BACKWARD = "backward"
    """*Id.* or *supra*."""


class Form(IntFlag):
    """How the citation is made that a part belongs to."""

    FULL = 1
    SHORT = 2
    UNRESOLVED = 4
    """Nothing in the document explains it."""


_FULL, _SHORT, _UNRESOLVED = map(int, Form)  # adding flags as such is slow


class Token(NamedTuple):
    """A part of a citation on one line of the source; ``start`` and ``end`` are source offsets."""

    start: int
    end: int
    part: Part
    form: int


_WHOLE = {
    Kind.ID: Part.BACKWARD,
    Kind.SUPRA: Part.BACKWARD,
    Kind.NAME_REF: Part.CASE_NAME,
    Kind.STATUTE: Part.STATUTE,
    Kind.STATUTE_REF: Part.STATUTE,
    Kind.REGULATION: Part.STATUTE,
    Kind.CONSTITUTION: Part.STATUTE,
    Kind.RULE: Part.RULE,
    Kind.RECORD: Part.RECORD,
    Kind.DOCKET: Part.RECORD,
    Kind.BOOK: Part.WORK,
    Kind.OTHER: Part.WORK,
}
"""Kinds whose core, as far as its first pin, is one part; the others have volume, reporter and page."""
_SUPRA = "supra"
_JOINT = " ,\u00a0"


def tokens(snapshot: Snapshot, blocks: Iterable[int]) -> list[Token]:
    """The parts of the citations in some blocks, in text order; none overlaps another and none crosses a line."""
    found = sorted(token for block in blocks for token in _in_block(snapshot, block))
    at, apart = -1, []
    for token in found:
        if token.start >= at:
            apart.append(token)
            at = token.end
    return apart


def _in_block(snapshot: Snapshot, block: int) -> Iterator[Token]:
    place = snapshot.blocks[block]
    start, readable, source = place.start, place.content.readable, snapshot.text
    for index in references_in(snapshot, block):
        reference = snapshot.references[index]
        form = form_of(snapshot, reference)
        for span, part in parts(readable.text, reference.citation):
            for run in readable.shown(span):
                yield from _lines(source, run.start + start, run.end + start, part, form)


def _lines(text: str, start: int, end: int, part: Part, form: int) -> Iterator[Token]:
    """A run of the source as a token; as several where it crosses lines."""
    typed = text[start:end]
    if "\n" not in typed and "\r" not in typed:
        yield Token(start, end, part, form)
        return
    for line in typed.replace("\r", "\n").split("\n"):
        if inner := line.strip():
            at = start + line.index(inner)
            yield Token(at, at + len(inner), part, form)
        start += len(line) + 1


def form_of(snapshot: Snapshot, reference: Reference) -> int:
    """How a reference is made, as the sum of its ``Form`` flags."""
    citation, meant = reference.citation, reference.authority
    form = _SHORT if citation.kind in BACKWARD or citation.textual else _FULL
    known = meant is not None and not unexplained(snapshot, snapshot.authorities[meant])
    return form if known else form | _UNRESOLVED


def parts(text: str, citation: Citation) -> Iterator[tuple[Span, Part]]:
    """The parts of a citation as spans of its block's readable ``text``.

    Parallel citations share a name, a signal, a court and a year: these are parts of the first of them.
    """
    if citation.parallel_of is None:
        signal = names.signal_span(text, citation.full.start, citation.signal) if citation.signal else None
        if signal:
            yield signal, Part.SIGNAL
        if citation.name:
            yield citation.name.span, Part.WORK if citation.kind is Kind.JOURNAL else Part.CASE_NAME
        yield from _dated(text, citation)
    whole = _WHOLE.get(citation.kind)
    if whole is None:
        yield from _place(text, citation)
    elif head := _head(text, citation):
        yield head, whole
    for pin in citation.pins:
        yield pin.span, Part.PIN


def _place(text: str, citation: Citation) -> Iterator[tuple[Span, Part]]:
    """Volume, reporter and page, as far as they stand there; *supra* may stand before them."""
    source = citation.source
    start, end = citation.span
    at = text.find(source.typed, start, end) if source and source.typed else -1
    if source is None or at < 0:
        yield citation.span, Part.REPORTER
        return
    if text.startswith(_SUPRA, start):
        yield Span(start, start + len(_SUPRA)), Part.BACKWARD
    yield from _found(text, source.volume, Span(start, at), Part.VOLUME)
    yield Span(at, at + len(source.typed)), Part.REPORTER
    before_pins = citation.pins[0].span.start if citation.pins else end
    yield from _found(text, source.number, Span(at + len(source.typed), before_pins), Part.PAGE)


def _found(text: str, wanted: str, within: Span, part: Part) -> Iterator[tuple[Span, Part]]:
    at = text.find(wanted, *within) if wanted else -1
    if at >= 0:
        yield Span(at, at + len(wanted)), part


def _dated(text: str, citation: Citation) -> Iterator[tuple[Span, Part]]:
    """Court and year in their parenthesis; the court as typed, however its abbreviations are spaced."""
    if citation.dated is None:
        return
    start, end = citation.dated
    year = text.rfind(citation.year, start, end) if citation.year else -1
    if citation.year and year >= 0:
        yield Span(year, year + len(citation.year)), Part.YEAR
    if citation.court and (court := _spaced(citation.court).search(text, start, end)):
        yield Span(*court.span()), Part.COURT


@lru_cache(maxsize=512)
def _spaced(court: str) -> re.Pattern[str]:
    """A court's abbreviation with or without spaces between its words."""
    return re.compile(r"\s*".join(map(re.escape, "".join(court.split()))))


def _head(text: str, citation: Citation) -> Span | None:
    """The core as far as its first pin, without ``at`` and what else joins them."""
    start, end = citation.span
    if citation.pins:
        end = min(end, citation.pins[0].span.start)
    head = text[start:end].rstrip(_JOINT).removesuffix(" at").rstrip(_JOINT)
    return Span(start, start + len(head)) if head else None
