"""A span: where something stands in a text."""

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
