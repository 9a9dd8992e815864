"""Pages: which reporter each star page belongs to, and on which pages the footnotes stand."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pincite.citations.model import Series, Source
from pincite.library.readers.model import Note, Reading, Star
from pincite.library.texts import NOTES, PAGES, Mark

_LONGEST = 1500
"""Pages that no opinion has."""


def marked(reading: Reading, sources: Sequence[Source], *, whole: bool) -> dict[str, tuple[Mark, ...]]:
    """A text's marks by what they count; ``whole`` where the text begins on the page that its citation names.

    Star pages of no reporter that the sources name are the file's own.
    """
    printed = [source for source in sources if source.series is not Series.NEUTRAL and source.number.isdecimal()]
    found: dict[str, list[Mark]] = {}
    for star, source in _assigned(reading.stars, printed):
        found.setdefault(source.name if source else PAGES, []).append(Mark(star.page, star.start))
    own = reading.marks.get(PAGES, ())
    # A text that is printed as in its reporter; one whose pages are counted begins on page 1, whatever it is.
    first = next((mark.page for mark in own if mark.page), "")
    as_printed = (source for source in printed if source.number == first != "1")
    same = {source.name: own for source in as_printed if source.name not in found}
    firsts = {source.name: int(source.number) for source in reversed(printed)}
    pages = {name: _begun(marks, firsts.get(name), whole=whole) for name, marks in found.items()}
    notes = {NOTES: tuple(_note_marks(reading.notes))} if reading.notes else {}
    placed = {name: with_notes(marks, reading.notes, len(reading.text)) for name, marks in pages.items()}
    return {**reading.marks, **same, **placed, **notes}


def _assigned(stars: Sequence[Star], sources: Sequence[Source]) -> Iterator[tuple[Star, Source | None]]:
    """Each star page with the source whose pages it continues.

    A run that the file tells apart goes with the source that its first page is nearest behind; where the file tells
    none apart, each page goes with the source whose pages have come nearest to it.
    """
    reached = {source.key: int(source.number) for source in sources}
    told_apart = len({star.run for star in stars}) > 1
    by_run: dict[str, Source | None] = {}
    for star in stars:
        page = int(star.page) if star.page.isdecimal() else -1
        source = by_run.get(star.run)
        if source is None:
            free = [source for source in sources if source not in by_run.values()]
            near = [source for source in free if 0 <= page - int(source.number) <= _LONGEST]
            # A page behind what was reached comes again, in a footnote at the end.
            source = min(near, key=lambda one: abs(page - reached[one.key]), default=None)
            if told_apart:
                by_run[star.run] = source
        if source:
            reached[source.key] = max(reached[source.key], page)
        yield star, source


def _begun(marks: list[Mark], first: int | None, *, whole: bool) -> list[Mark]:
    """The marks with the page that the text begins on: its citation's, or for an excerpt the one before its first."""
    if marks[0].start == 0 or not marks[0].page.isdecimal():
        return marks
    page = first if whole and first is not None else int(marks[0].page) - 1
    return [Mark(str(page), 0), *marks] if page >= (first or 1) else marks


def _note_marks(notes: Sequence[Note]) -> Iterator[Mark]:
    """Where each note begins, and where none goes on."""
    for note, following in zip(notes, [*notes[1:], None], strict=True):
        yield Mark(note.label, note.start)
        if following is None or following.start > note.end:
            yield Mark("", note.end)


def with_notes(marks: list[Mark], notes: Sequence[Note], end: int) -> tuple[Mark, ...]:
    """A reporter's marks, with each note on the page that calls it, and what follows it on the page that broke off."""
    body = [mark for mark in marks if not any(note.start <= mark.start < note.end for note in notes)]
    added = [
        Mark(page, at)
        for note in notes
        for at, asked in ((note.start, note.call), (note.end, note.start))
        if asked is not None and at < end and (page := _page_at(body, asked))
    ]
    return (*_changes(sorted([*added, *marks], key=lambda mark: mark.start)),)


def _changes(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks at which the page changes; of those at one place the last."""
    before = ""
    held: Mark | None = None
    for mark in marks:
        if held and held.start < mark.start and held.page != before:
            yield held
            before = held.page
        held = mark
    if held and held.page != before:
        yield held


def _page_at(marks: Sequence[Mark], offset: int) -> str | None:
    at = bisect_right(marks, offset, key=lambda mark: mark.start)
    return marks[at - 1].page if at else None
