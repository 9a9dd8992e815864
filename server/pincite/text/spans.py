"""A span: where something stands in a text."""

from bisect import bisect_right, insort
from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, ``start <= offset < end``."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end

    def touches(self, offset: int) -> bool:
        """Whether a caret at ``offset`` stands in the span or at either end of it."""
        return self.start <= offset <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> "Span":
        """The span moved by some code points."""
        return Span(self.start + by, self.end + by)


class SpanSet:
    """Spans that do not overlap, kept in order, so that asking for room among them is quick."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for span in spans:
            self.add(span)

    def is_free(self, span: Span) -> bool:
        """Whether no span of the set overlaps ``span``."""
        at = bisect_right(self._spans, span.start, key=lambda s: s.start)
        before = at > 0 and self._spans[at - 1].end > span.start
        after = at < len(self._spans) and self._spans[at].start < span.end
        return not before and not after

    def add(self, span: Span) -> None:
        """Put ``span`` in; the caller has seen that it is free, or does not mind."""
        insort(self._spans, span)
