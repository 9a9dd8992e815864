"""The scribe: writes a text down piece by piece, and what marks its pages and notes as it comes by."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from pincite.library.readers.model import Note, Star

_SPACE = re.compile(r"\s+")
_BREAKS = re.compile(r"\n{3,}")


class Scribe:
    """A text in the making: white space is closed up, paragraphs are set apart by an empty line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._breaks = 2
        """How many line breaks end the text so far; at its start there is nothing to set apart."""
        self._space = False
        """Whether a space is due before the next word."""
        self.stars: list[Star] = []
        self.notes: list[Note] = []
        self.calls: dict[str, int] = {}

    @property
    def text(self) -> str:
        """What is written."""
        return "".join(self._parts)

    def words(self, text: str) -> None:
        """Running text, whose line breaks mean nothing."""
        closed = _SPACE.sub(" ", text)
        if closed.startswith(" "):
            self._space, closed = True, closed[1:]
        if closed:
            trailing = closed.endswith(" ")
            self._put(closed.rstrip(" "))
            self._space = trailing

    def verbatim(self, text: str) -> None:
        """Text whose line breaks and spaces hold."""
        if text:
            self._space = False
            self._append(text)
            self._breaks = len(text) - len(text.rstrip("\n"))

    def line(self) -> None:
        """End the line."""
        self._break(1)

    def paragraph(self) -> None:
        """Set apart what comes from what came."""
        self._break(2)

    def star(self, page: str, run: str = "") -> None:
        """A page begins here."""
        self.stars.append(Star(page, self._here, run))

    def call(self, label: str) -> None:
        """A footnote is called here."""
        self.calls.setdefault(label, self._length)

    @contextmanager
    def note(self, label: str) -> Iterator[None]:
        """What is written meanwhile is a footnote."""
        self.paragraph()
        start = self._length
        yield
        self.paragraph()
        self.notes.append(Note(label, start, self._length, self.calls.pop(label, None)))

    @property
    def _here(self) -> int:
        """Where the next word will stand."""
        return self._length + (self._space and not self._breaks)

    def _put(self, words: str) -> None:
        if self._space and not self._breaks:
            self._append(" ")
        self._append(words)
        self._breaks, self._space = 0, False

    def _break(self, lines: int) -> None:
        if self._breaks < lines:
            self._append("\n" * (lines - self._breaks))
            self._breaks = lines
        self._space = False

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
