"""Edits: made, made one upon another, and where they move the rest of a text."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import NamedTuple

from pincite.checks.model import Edit
from pincite.text.spans import Span


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made that do not overlap."""
    parts: list[str] = []
    at = 0
    for span, new in sorted(edits):
        parts += text[at : span.start], new
        at = span.end
    return "".join((*parts, text[at:]))


class _Piece(NamedTuple):
    """A part of an edited text: typed anew, or kept from ``span`` of the text before."""

    span: Span
    text: str | None = None

    @property
    def length(self) -> int:
        return self.span.end - self.span.start if self.text is None else len(self.text)

    def cut(self, start: int, end: int) -> "_Piece":
        """What stands between two offsets of the piece."""
        if self.text is not None:
            return _Piece(self.span, self.text[start:end])
        return _Piece(Span(self.span.start + start, self.span.start + end))


def compose(text: str, first: Iterable[Edit], second: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits of ``text`` that do at once what ``first`` does to it, and ``second`` to the outcome."""
    pieces = _edited(_edited([_Piece(Span(0, len(text)))], first), second)
    edits: list[Edit] = []
    at, new = 0, ""
    for piece in (*pieces, _Piece(Span(len(text), len(text)))):
        if piece.text is not None:
            new += piece.text
            continue
        if new != text[at : piece.span.start]:
            edits.append(Edit(Span(at, piece.span.start), new))
        at, new = piece.span.end, ""
    return tuple(edits)


def _edited(pieces: list[_Piece], edits: Iterable[Edit]) -> list[_Piece]:
    """The pieces with edits made, whose offsets count from the first piece on."""
    made: list[_Piece] = []
    at = 0
    for span, new in sorted(edits):
        made += _between(pieces, at, span.start)
        made.append(_Piece(Span(0, 0), new))
        at = span.end
    return [*made, *_between(pieces, at, sum(piece.length for piece in pieces))]


def _between(pieces: list[_Piece], start: int, end: int) -> list[_Piece]:
    found: list[_Piece] = []
    at = 0
    for piece in pieces:
        if max(start, at) < min(end, at + piece.length):
            found.append(piece.cut(max(0, start - at), min(piece.length, end - at)))
        at += piece.length
    return found


def inverse(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that turn what ``edits`` made of a text into that text again."""
    ordered = sorted(edits)
    grown = accumulate((len(new) - (span.end - span.start) for span, new in ordered), initial=0)
    return tuple(
        Edit(Span(span.start + by, span.start + by + len(new)), text[span.start : span.end])
        for (span, new), by in zip(ordered, grown, strict=False)
    )


def moves(edits: Iterable[Edit]) -> Callable[[Span], Span]:
    """Where a span of the text before stands after ``edits``; what is typed right beside it is taken in."""
    ordered = sorted(edits)
    starts, ends = [edit.span.start for edit in ordered], [edit.span.end for edit in ordered]
    grown = list(accumulate((len(new) - (span.end - span.start) for span, new in ordered), initial=0))

    def moved(span: Span) -> Span:
        first, after = bisect_left(ends, span.start), bisect_right(starts, span.end)
        start = min(span.start, starts[first]) if first < after else span.start
        end = max(span.end, ends[after - 1]) if first < after else span.end
        return Span(start + grown[first], end + grown[after])

    return moved


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or meet made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
