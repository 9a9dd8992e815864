"""The texts of what is cited, and what stands on the pages that are pinned.

What a copy lacks tells nothing: a page that it does not have may say anything.
"""

from typing import NamedTuple

from pincite.checks import chain, provisions, reports
from pincite.checks.rule import Meaning
from pincite.citations.model import Pin, PinKind, Source
from pincite.library.texts import NOTES, Text
from pincite.text.spans import Span


def texts_of(index: int, meaning: Meaning) -> tuple[Text, ...]:
    """The texts of the authority that a reference means, by a name or of a year that agrees with how it is cited."""
    reference = meaning.references[index]
    if meaning.library is None or reference.authority is None or reference.rivals:
        return ()
    authority = meaning.authorities[reference.authority]
    places = [place for place in (authority.source, *authority.parallels) if place.number]
    texts = meaning.library.texts(places)
    if texts and provisions.is_law(authority):
        typed = meaning.text(index)
        return tuple(text for text in texts if provisions.is_of(text, typed, reference.citation))
    return tuple(text for text in texts if chain.goes_by(text.name, reference.authority, meaning))


class Pinned(NamedTuple):
    """A pinned page, and where it may be counted."""

    pin: Pin
    places: tuple[Source, ...]
    """Where it may be counted."""

    @property
    def reporters(self) -> tuple[str, ...]:
        """The reporters that it may be a page of."""
        return tuple(dict.fromkeys(place.name for place in self.places))


def pins_of(index: int, meaning: Meaning) -> list[Pinned]:
    """The pages that a reference and its parallels pin."""
    found: list[Pinned] = []
    references = meaning.references
    for at in range(index, len(references)):
        reference = references[at]
        if at != index and reference.parallel_of != index:
            break
        pins = (pin for pin in reference.citation.pins if pin.kind in (PinKind.PAGE, PinKind.STAR))
        found.extend(Pinned(pin, _places(at, meaning)) for pin in pins if pin.begin is not None)
    return found


def _places(index: int, meaning: Meaning) -> tuple[Source, ...]:
    """Where an authority is printed: in the reporter of a reference, or in any if it names none."""
    reference = meaning.references[index]
    if reference.authority is None:
        return ()
    authority, source = meaning.authorities[reference.authority], reference.citation.source
    places = (authority.source, *authority.parallels)
    return tuple(place for place in places if source is None or place.name == source.name)


def pinned_place(index: int, meaning: Meaning, text: Text) -> Span | None:
    """What stands on the first page, or in the first part of a law, that is pinned."""
    for part in provisions.pins_of(meaning.references[index].citation):
        if span := provisions.place(text, part):
            return span
    for pinned in pins_of(index, meaning):
        for reporter in pinned.reporters:
            if span := text.page(reporter, str(pinned.pin.begin)):
                return span
    return None


def note_of(text: Text, pinned: Pinned, typed: str) -> Span | None:
    """The footnote that a pin names, on its page as far as that is known; ``typed`` is the text of its block."""
    notes = pinned.pin.notes
    if notes is None:
        return None
    for stretch in text.stretches(NOTES, typed[slice(*notes.first)]):
        on = {text.page_at(reporter, stretch.start) for reporter in pinned.reporters}
        if on & {str(pinned.pin.begin), None}:
            return stretch
    return None


def first_page(text: Text, place: Source) -> int | None:
    """The first page of an authority; None where a copy may lack what stands before."""
    first = text.first(place.name)
    return int(first) if first is not None and first == place.number and first.isdecimal() else None


def last_page(text: Text, place: Source) -> int | None:
    """The last page of an authority; None where a copy may lack what stands behind, or has no pages at all."""
    pages = _numbers(text, place.name)
    if len(pages) < 2 or first_page(text, place) is None:
        return None
    following = reports.next_page(place)
    return None if following and following - max(pages) > _ROOM else max(pages)


_ROOM = 2
"""Pages at most that a case leaves to the next one: it ends where that begins, or on the page before."""


class Pages(NamedTuple):
    """The pages of a reporter from ``first`` to ``last``."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"page {self.first}" if self.first == self.last else f"pages {self.first} to {self.last}"


def pages_of(text: Text, reporter: str, span: Span) -> Pages | None:
    """The pages that some words of a text stand on; None where that is not known."""
    first, last = (text.page_at(reporter, offset) for offset in (span.start, span.end - 1))
    if first is None or last is None or not (first.isdecimal() and last.isdecimal()):
        return None
    # A note of which nobody knows where it is called stands behind the last page.
    if text.page_at(NOTES, span.start) is not None and first == text.last(reporter):
        return None
    return Pages(*sorted((int(first), int(last))))


def covers(text: Text, pinned: Pinned) -> bool:
    """Whether a pin lies between the first and the last page that a text has."""
    begin, end = pinned.pin.begin or 0, pinned.pin.end or 0
    return any(
        min(pages) <= begin and end <= max(pages)
        for reporter in pinned.reporters
        if (pages := _numbers(text, reporter))
    )


def is_there(pinned: Pinned, text: Text, span: Span, typed: str) -> bool:
    """Whether words stand, as far as is known, where a pin says; ``typed`` is the text of its block."""
    notes = pinned.pin.notes
    if notes:
        marked = [*text.stretches(NOTES, typed[slice(*notes.first)])]
        if notes.count > 1 or not marked or any(span.overlaps(note) for note in marked):
            return True
    begin, end = pinned.pin.begin or 0, pinned.pin.end or 0
    counted = [
        (pages.first, until(text, reporter, pages.last))
        for reporter in pinned.reporters
        if (pages := pages_of(text, reporter, span))
    ]
    return not counted or any(begin <= last and first <= end for first, last in counted)


def until(text: Text, reporter: str, page: int) -> int:
    """The last page that what stands on a page may be of: a copy can have lost the mark of the next one."""
    return min((number for number in _numbers(text, reporter) if number > page), default=page + 1) - 1


def is_sure(text: Text, reporter: str, pages: Pages) -> bool:
    """Whether no page can begin unseen between some pages and the next that a copy has marked."""
    return all(until(text, reporter, page) == page for page in pages)


def _numbers(text: Text, reporter: str) -> list[int]:
    return [int(page) for page in text.pages(reporter) if page.isdecimal()]
