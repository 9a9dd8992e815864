"""The text of an authority, and where the pages of each reporter that prints it begin."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pincite.citations.model import Source
from pincite.text.spans import Span

PARAGRAPHS = "¶"
"""The marks of a text with numbered paragraphs, which a neutral citation pins: ``9``."""
SUBDIVISIONS = "§"
"""The marks of a statute or rule: ``(d)(1)``; of a whole code, with the section before it: ``65(d)(1)``; of a
constitution: ``§ 8, cl. 3``, ``art. I, § 8, cl. 3``."""
NOTES = "n."
"""The marks of footnotes: ``3``; nothing is marked ``""`` where no note goes on."""
PAGES = "p."
"""The marks of a file's own pages, as its PDF labels or counts them: what a citation of the record pins."""


class Mark(NamedTuple):
    """From ``start`` on, an offset into the text, the printed page is ``page``."""

    page: str
    start: int


class Piece(NamedTuple):
    """From ``start`` on, the text runs as the file does from ``file`` on, as far as the next piece."""

    start: int
    file: int


@dataclass(frozen=True)
class Text:
    """One authority's text, as readers of its pages know it: no star pages, no markup.

    A page that is printed in two places, because a footnote at the end of the file ran over it, has a mark at each.
    """

    path: Path
    sources: tuple[Source, ...]
    """Where it stands: its citation and the parallels."""
    text: str
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    """In text order, by the reporter's name (``F.3d``), or what else is counted: ``¶``, ``§``, ``n.``."""
    name: str = ""
    court: str = ""
    date: str = ""
    """``2010-07-30``, or as much of it as the file tells."""
    pieces: tuple[Piece, ...] = ()
    """How offsets lead back to the file; none where the file itself cannot be read (JSON, PDF)."""

    @property
    def year(self) -> str:
        """``2010``, empty where the file does not tell."""
        return self.date[:4]

    def pages(self, reporter: str) -> tuple[str, ...]:
        """The pages of a reporter that the text holds, in order."""
        return tuple(dict.fromkeys(mark.page for mark in self.marks.get(reporter, ()) if mark.page))

    def first(self, reporter: str) -> str | None:
        """The first page that is known; an excerpt begins later than its citation says."""
        return next(iter(self.pages(reporter)), None)

    def last(self, reporter: str) -> str | None:
        """The last page that is known."""
        return next(reversed(self.pages(reporter)), None)

    def page(self, reporter: str, number: str) -> Span | None:
        """What stands on a page, or in a subdivision with all below it; None where the text has no such page."""
        return next(self.stretches(reporter, number), None)

    def stretches(self, reporter: str, number: str) -> Iterator[Span]:
        """Each place that belongs to a page: its body first, then the notes that are printed on it."""
        marks = self.marks.get(reporter, ())
        for at in self._places.get((reporter, number), ()):
            after = (mark.start for mark in marks[at + 1 :] if not _within(mark.page, number))
            yield Span(marks[at].start, next(after, len(self.text)))

    def page_at(self, reporter: str, offset: int) -> str | None:
        """The page that an offset stands on; None before the first that is known."""
        marks = self.marks.get(reporter, ())
        at = bisect_right(marks, offset, key=lambda mark: mark.start)
        return marks[at - 1].page or None if at else None

    def in_file(self, offset: int) -> int | None:
        """Where an offset into the text stands in the file, in code points; None where nobody could read it there."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.start)
        return self.pieces[at - 1].file + offset - self.pieces[at - 1].start if at else None

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """The index of the first mark of each of a page's stretches."""
        found: dict[tuple[str, str], tuple[int, ...]] = {}
        for reporter, marks in self.marks.items():
            for at, mark in enumerate(marks):
                key = reporter, mark.page
                if at == 0 or marks[at - 1].page != mark.page:
                    found[key] = (*found.get(key, ()), at)
        return found


def _within(page: str, number: str) -> bool:
    """Whether a mark goes on with a page, or is of a subdivision below it."""
    return page == number or page.startswith((f"{number}(", f"{number}, "))
