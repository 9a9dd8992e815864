"""Readable text: what a parser sees of a block, and where each character of it was typed."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from pincite.text.spans import Span


class Piece(NamedTuple):
    """A run of readable text.

    Typed as it reads when the two lengths are equal; otherwise it stands for something typed another way
    (one space for a line break and its indentation, ``§`` for ``\\S``). Source text between two pieces is hidden
    from the reader: emphasis marks, star pages, comments.
    """

    readable: int
    source: int
    source_end: int


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

    def source_start(self, offset: int) -> int:
        """Where the readable character at ``offset`` begins in the source; past the end, where the last one ends."""
        if offset >= len(self.text):
            return self.source_end(len(self.text))
        piece, length = self._piece(offset)
        within = offset - piece.readable
        if piece.source_end - piece.source == length:
            return piece.source + within
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
        return Span(self.source_start(span.start), self.source_end(span.end))

    def readable(self, offset: int) -> int:
        """The readable offset of a source offset; hidden text belongs to the character that follows it."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.source) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        end = self.pieces[index + 1].readable if index + 1 < len(self.pieces) else len(self.text)
        if offset >= piece.source_end:
            return end
        if piece.source_end - piece.source == end - piece.readable:
            return piece.readable + offset - piece.source
        return piece.readable

    def _piece(self, offset: int) -> tuple[Piece, int]:
        """The piece that holds a readable offset, and its readable length."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.readable) - 1
        piece = self.pieces[index]
        end = self.pieces[index + 1].readable if index + 1 < len(self.pieces) else len(self.text)
        return piece, end - piece.readable
