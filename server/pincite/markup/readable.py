"""Readable text: what a parser sees of a block, and where each character of it was typed."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from pincite.text.spans import Span

_by_readable = itemgetter(0)
_by_source = itemgetter(1)


class Piece(NamedTuple):
    """A run of readable text.

    Typed as it reads when the two lengths are equal; otherwise it is one character that stands for something typed
    another way (one space for a line break and its indentation, ``§`` for ``\\S``). Source text between two pieces is
    hidden from the reader: emphasis marks, star pages, comments.
    """

    readable: int
    source: int
    source_end: int


class Edit(NamedTuple):
    """What ``start`` to ``end`` reads as instead: nothing, or one character."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Readable:
    """Text to be read, with a map back to the source.

    ``pieces`` are in order, cover all of ``text``, and never overlap in the source. Source offsets are relative to
    the start of whatever was made readable (a block), so that an edit above it changes nothing here.
    """

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def verbatim(cls, text: str, start: int = 0) -> "Readable":
        """Text that reads as it was typed."""
        return cls(text, (Piece(0, start, start + len(text)),) if text else ())

    def edited(self, edits: Iterable[Edit]) -> "Readable":
        """The same with some of it hidden or read as something else; ``edits`` are in order and do not overlap."""
        texts: list[str] = []
        pieces: list[Piece] = []
        at = length = 0
        for edit in edits:
            if edit.start > at:
                texts.append(self.text[at : edit.start])
                pieces.extend(self._pieces(at, edit.start, length - at))
                length += edit.start - at
            if edit.text:
                texts.append(edit.text)
                pieces.append(Piece(length, self.source_start(edit.start), self.source_end(edit.end)))
                length += len(edit.text)
            at = edit.end
        if at == 0 and not texts:
            return self
        if at < len(self.text):
            texts.append(self.text[at:])
            pieces.extend(self._pieces(at, len(self.text), length - at))
        return Readable("".join(texts), tuple(pieces))

    def source_start(self, offset: int) -> int:
        """Where the readable character at ``offset`` begins in the source; past the end, where the last one ends."""
        if offset >= len(self.text):
            return self.source_end(len(self.text))
        piece, length = self._piece(offset)
        if piece.source_end - piece.source == length:
            return piece.source + offset - piece.readable
        return piece.source

    def source_end(self, offset: int) -> int:
        """Where the readable character before ``offset`` ends in the source."""
        if offset <= 0 or not self.pieces:
            return self.pieces[0].source if self.pieces else 0
        piece, length = self._piece(offset - 1)
        if piece.source_end - piece.source == length:
            return piece.source + offset - piece.readable
        return piece.source_end

    def source(self, span: Span) -> Span:
        """The source that a readable span was read from, hidden text inside it included."""
        if span.start == span.end:
            at = self.source_start(span.start) if span.start < len(self.text) else self.source_end(span.end)
            return Span(at, at)
        if span.end <= len(self.text):
            piece, length = self._piece(span.start)
            if piece.source_end - piece.source == length and span.end <= piece.readable + length:
                return span.shift(piece.source - piece.readable)  # typed in one run, as most citations are
        return Span(self.source_start(span.start), self.source_end(span.end))

    def shown(self, span: Span) -> Iterator[Span]:
        """The source of a readable span run by run, without the hidden text inside it."""
        start, at = -1, -1
        for piece in self._pieces(span.start, span.end, 0):
            if piece.source != at:
                if at > start:
                    yield Span(start, at)
                start = piece.source
            at = piece.source_end
        if at > start:
            yield Span(start, at)

    def readable(self, offset: int) -> int:
        """The readable offset of a source offset; hidden text belongs to the character that follows it."""
        index = bisect_right(self.pieces, offset, key=_by_source) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        end = self._end(index)
        if offset >= piece.source_end:
            return end
        if piece.source_end - piece.source == end - piece.readable:
            return piece.readable + offset - piece.source
        return piece.readable

    def _end(self, index: int) -> int:
        """The readable offset where a piece ends."""
        return self.pieces[index + 1].readable if index + 1 < len(self.pieces) else len(self.text)

    def _piece(self, offset: int) -> tuple[Piece, int]:
        """The piece that holds a readable offset, and its readable length."""
        if len(self.pieces) == 1:
            return self.pieces[0], len(self.text)
        index = bisect_right(self.pieces, offset, key=_by_readable) - 1
        piece = self.pieces[index]
        return piece, self._end(index) - piece.readable

    def _pieces(self, start: int, end: int, shift: int) -> Iterable[Piece]:
        """The pieces between two readable offsets, cut to fit and moved by ``shift``."""
        piece, length = self._piece(start)
        if piece.source_end - piece.source == length and end <= piece.readable + length:
            typed = piece.source - piece.readable
            return (Piece(start + shift, start + typed, end + typed),)  # in one run, as most are
        return self._cut(start, end, shift)

    def _cut(self, start: int, end: int, shift: int) -> Iterator[Piece]:
        index = bisect_right(self.pieces, start, key=_by_readable) - 1
        while index < len(self.pieces) and self.pieces[index].readable < end:
            piece = self.pieces[index]
            length = self._end(index) - piece.readable
            if piece.source_end - piece.source == length:
                before = max(0, start - piece.readable)
                after = max(0, piece.readable + length - end)
                yield Piece(piece.readable + before + shift, piece.source + before, piece.source_end - after)
            else:
                yield Piece(piece.readable + shift, piece.source, piece.source_end)
            index += 1
