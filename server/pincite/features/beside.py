"""What a citation pins and quotes, beside what the library's copy of its authority has there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pincite.checks import provisions as checked
from pincite.checks import quoted, texts
from pincite.checks.quoted import Beside
from pincite.checks.rule import Meaning
from pincite.citations.model import LAWS, PinKind
from pincite.library import provisions
from pincite.library.texts import PARAGRAPHS, SUBDIVISIONS, Text
from pincite.resolution.model import Authority
from pincite.text.spans import Span


class Run(NamedTuple):
    """A stretch of text; ``marked`` where it is what the rest is shown for."""

    text: str
    marked: bool = False


class Passage(NamedTuple):
    """A stretch of a text with some before and after: its place, ``408 U.S. at 577``, and the name of its file."""

    place: str
    file: str
    runs: tuple[Run, ...]


class Verdict(StrEnum):
    """What became of a quotation in the copy."""

    SAME = "as in the source"
    CHANGED = "differs from the source"
    ELSEWHERE = "elsewhere in the source"
    ABSENT = "not found in the source"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a citation is the source of, those marked that the copy does not have."""

    block: int
    span: Span
    """Where they are quoted: offsets into the readable text of a block."""
    verdict: Verdict
    typed: tuple[Run, ...]
    passage: Passage | None
    """Where they stand, or what is most like them; None where nothing is."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared for a citation, and why no more: empty where nothing is left."""

    page: Passage | None = None
    """What stands on the first page pinned, where the copy has it."""
    quotations: tuple[Quotation, ...] = ()
    lacking: str = ""


def compared(index: int, meaning: Meaning) -> Compared:
    """A reference beside the copy of its authority."""
    copies = texts.texts_of(index, meaning)
    if not copies:
        return Compared(lacking="no text of the authority is at hand")
    page = next((found for copy in copies if (found := _page(index, meaning, copy))), None)
    judged = (_quotation(index, meaning, one) for one in quoted.beside_text(index, meaning))
    quotations = tuple(filter(None, judged))
    return Compared(page, quotations, _lacking(index, meaning, page, quotations))


def _lacking(index: int, meaning: Meaning, page: Passage | None, quotations: tuple[Quotation, ...]) -> str:
    if page or quotations:
        return ""
    pinned = any(pin.kind is not PinKind.WORD for pin in meaning.references[index].citation.pins)
    part = "subdivision" if _law(index, meaning) else "page"
    return f"the copy at hand lacks the {part}" if pinned else "no page is pinned"


# -- pages and parts of laws ---------------------------------------------------------------------------------------


def _page(index: int, meaning: Meaning, copy: Text) -> Passage | None:
    """What stands at the first place pinned that the copy has."""
    for place, span in _pinned(index, meaning, copy):
        return Passage(place, copy.path.name, _excerpt(copy, Span(span.start, span.start), span))
    return None


def _pinned(index: int, meaning: Meaning, copy: Text) -> Iterator[tuple[str, Span]]:
    for pinned in texts.pins_of(index, meaning):
        if note := texts.note_of(copy, pinned, meaning.text(index)):
            place = pinned.places[0]
            yield _at(place.volume, place.name, pinned.pin.text), note
        for place in pinned.places:
            if span := copy.page(place.name, str(pinned.pin.begin)):
                yield _at(place.volume, place.name, str(pinned.pin.begin)), span
    for pin in meaning.references[index].citation.pins:
        if pin.kind is PinKind.PARAGRAPH and (span := copy.page(PARAGRAPHS, pin.first)):
            yield f"{PARAGRAPHS} {pin.first}", span
    if law := _law(index, meaning):
        citation = meaning.references[index].citation
        parts = provisions.paths(citation, law.kind)
        for path in parts:
            if span := copy.page(SUBDIVISIONS, path):
                yield _part(law, path), span
        if not parts:
            yield law.title, Span(0, len(copy.text))


def _law(index: int, meaning: Meaning) -> Authority | None:
    authority = meaning.references[index].authority
    law = None if authority is None else meaning.authorities[authority]
    return law if law and law.kind in LAWS else None


def _part(law: Authority, path: str) -> str:
    """``Fed. R. Civ. P. 65(d)``, ``U.S. Const. amend. XIV, § 1``."""
    return provisions.joined(law.title, path)


def _at(volume: str, reporter: str, page: str) -> str:
    return f"{volume} {reporter} at {page}".strip()


# -- quotations -------------------------------------------------------------------------------------------------------


def _quotation(index: int, meaning: Meaning, one: Beside) -> Quotation | None:
    """A quotation judged as the rules judge it; None where it may be another's, or where the copy may lack it."""
    block, span, _ = one.quoted
    words = meaning.text_of_block(block)[slice(*span)]
    places, changes = one.compared.places, [change for change in one.compared.changes if not change.initial]
    if not places:
        missing = quoted.is_missing(index, one, meaning)
        return Quotation(block, span, Verdict.ABSENT, (Run(words),), None) if missing else None
    if changes and not quoted.is_changed(index, one, meaning):
        return None
    astray = quoted.astray(index, one, meaning)
    verdict = Verdict.CHANGED if changes else Verdict.ELSEWHERE if astray else Verdict.SAME
    there = (place for place in places if quoted.is_at_pin(index, one.text, place, meaning))
    passage = _passage(index, meaning, one.text, next(there, places[0]))
    return Quotation(block, span, verdict, _marked(words, [change.span for change in changes]), passage)


def _passage(index: int, meaning: Meaning, copy: Text, place: Span) -> Passage:
    """Some words of a copy, by the page that they begin on."""
    authority = meaning.references[index].authority
    assert authority is not None  # it has a text
    cited = meaning.authorities[authority]
    pages = (
        _at(source.volume, source.name, page)
        for source in (cited.source, *cited.parallels)
        if (page := copy.page_at(source.name, place.start))
    )
    law = _law(index, meaning)
    whole = _part(law, checked.part_at(copy, place)) if law else cited.source.key
    return Passage(next(pages, whole), copy.path.name, _excerpt(copy, place, Span(0, len(copy.text))))


_AROUND = 280
"""Characters of a copy that are shown before and after what is quoted from it."""
_OF_A_PAGE = 1600
"""Characters of a page that are shown where nothing is quoted from it."""


def _excerpt(copy: Text, place: Span, within: Span) -> tuple[Run, ...]:
    """A stretch of a copy, marked, and what stands around it, cut between words."""
    room = _AROUND if place.end > place.start else _OF_A_PAGE
    start, end = max(within.start, place.start - room), min(within.end, place.end + room)
    before, after = copy.text[start : place.start], copy.text[place.end : end]
    if start > within.start:
        before = "… " + before.partition(" ")[2]
    if end < within.end:
        after = after.rpartition(" ")[0] + " …"
    return tuple(run for run in (Run(before), Run(copy.text[slice(*place)], marked=True), Run(after)) if run.text)


def _marked(words: str, spans: list[Span]) -> tuple[Run, ...]:
    """Words with some of them marked; where words were left out, those on either side."""
    runs: list[Run] = []
    at = 0
    for span in sorted(spans):
        start = max(span.start, at)
        runs += [Run(words[at:start]), Run(words[start : span.end], marked=True)]
        at = max(at, span.end)
    return tuple(run for run in (*runs, Run(words[at:])) if run.text)
