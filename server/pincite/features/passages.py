"""Passages: what an authority says at the place that a citation pins, in the texts that its author keeps."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from pincite.analysis import Snapshot
from pincite.citations.model import LAWS, Citation, Kind, Pin, PinKind, Source
from pincite.features.at import reference_at, span_at
from pincite.features.authorities import own_pins, own_source, surely_meant
from pincite.library import provisions
from pincite.library.texts import NOTES, PAGES, PARAGRAPHS, SUBDIVISIONS, Text
from pincite.text.spans import Span

_FEW, _MOST = 200, 450
"""Characters of a passage that are shown: whole sentences, if one ends between the two."""
_SENTENCE_END = re.compile(r"(?<=\w\w)[.?!][”\"’)\]]*(?=\s+[“\"‘(\[]?[A-Z])")
_NOTE = re.compile(r"\b(?:nn?|fn|notes?)\b\.?\s*(\d+)")
_LINE = re.compile(r"\d+:(\d+)")


class Shelf(Protocol):
    """The texts that a draft can cite."""

    def authority(self, sources: Iterable[Source]) -> Text | None:
        """The text that stands at one of some sources."""

    def document(self, name: str) -> tuple[Text, ...]:
        """The files of a document of the record."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a text."""

    text: Text
    span: Span
    """What stands at the pin; where nothing is pinned or the text does not have it, the beginning."""
    place: str
    """What was found there, ``577``, ``n. 3``, ``(d)``; empty for the beginning."""


def passage_at(snapshot: Snapshot, offset: int, shelf: Shelf) -> tuple[Span, Passage] | None:
    """What the citation at ``offset`` (a source offset) cites, with the citation's own span."""
    index = reference_at(snapshot, offset)
    found = None if index is None else passage(snapshot, index, shelf)
    return (span_at(snapshot, index, offset), found) if index is not None and found else None


def passage(snapshot: Snapshot, reference: int, shelf: Shelf) -> Passage | None:
    """What a reference cites; None where its author keeps no text of it."""
    authority = surely_meant(snapshot, reference)
    if authority is None:
        return None
    citation = snapshot.references[reference].citation
    source = own_source(authority, citation)
    if authority.kind in LAWS:
        return _of_law(source, citation, authority.kind, shelf)
    pin = next(iter(own_pins(citation)), None)
    if authority.kind is Kind.RECORD:
        texts = shelf.document(source.name) or shelf.document(source.typed)
    else:
        there = shelf.authority(dict.fromkeys((source, authority.source, *authority.parallels)))
        texts = (there,) if there else ()
    at_pin = (found for text in texts for found in _pinned(text, source, pin))
    return next(at_pin, None) or next((Passage(text, Span(0, 0), "") for text in texts), None)


def _of_law(source: Source, citation: Citation, kind: Kind, shelf: Shelf) -> Passage | None:
    """A law at the part pinned, or at the next larger one that is marked; at the law itself where nothing is pinned."""
    path = next(iter(provisions.paths(citation, kind)), "")
    parts = (*provisions.outward(path), "")
    text = shelf.authority([replace(source, number=provisions.joined(source.number, part)) for part in parts])
    if text is None:
        return None
    whole, excerpted = provisions.is_whole(text, source.name), provisions.is_part(text, source)
    for part in parts[:-1] if excerpted else parts:
        asked = provisions.joined(source.number if whole else "", part)
        if span := text.page(SUBDIVISIONS, asked) if asked else Span(0, len(text.text)):
            return Passage(text, span, asked or source.number)
    return None if excerpted else Passage(text, Span(0, 0), "")


def excerpt(passage: Passage) -> str:
    """The first sentences of a passage, on one line; empty where nothing was pinned."""
    if not passage.place:
        return ""
    start, end = passage.span
    said = " ".join(passage.text.text[start : min(end, start + 4 * _MOST)].split())
    if len(said) <= _MOST:
        return said
    ends = [found.end() for found in _SENTENCE_END.finditer(said, _FEW, _MOST)]
    return said[: ends[-1] if ends else said.rfind(" ", _FEW, _MOST)].rstrip() + " …"


def _pinned(text: Text, source: Source, pin: Pin | None) -> Iterator[Passage]:
    """The places that a pin may mean, as far as the text has them."""
    page = _page(pin)
    if pin and (note := _NOTE.search(pin.text)):
        for stretch in text.stretches(NOTES, note[1]):
            if not page or text.page_at(source.name, stretch.start) in (page, None):
                yield Passage(text, stretch, f"n. {note[1]}")
    for counted, number in _asked(source, pin):
        if span := text.page(counted, number):
            line = _LINE.match(pin.text) if pin and pin.kind is PinKind.LINE else None
            within = _line(text, span, line[1]) if line else None
            yield Passage(text, within or span, f"¶ {number}" if counted == PARAGRAPHS else number)


def _page(pin: Pin | None) -> str:
    """The page that a pin names; empty for one that names none."""
    return pin.first.lstrip("*0") if pin and pin.kind in (PinKind.PAGE, PinKind.STAR, PinKind.LINE) else ""


def _asked(source: Source, pin: Pin | None) -> Iterator[tuple[str, str]]:
    """What to look for in the text's marks: what is counted, and its number."""
    if pin and pin.kind is PinKind.PARAGRAPH:
        yield PARAGRAPHS, pin.first
    elif page := _page(pin):
        yield from ((counted, page) for counted in (source.name, PAGES))


def _line(text: Text, page: Span, number: str) -> Span | None:
    """A numbered line of a transcript's page."""
    at = page.start
    for line in text.text[page.start : page.end].splitlines(keepends=True):
        if line.split()[:1] == [number]:
            return Span(at, at + len(line))
        at += len(line)
    return None
