"""Lines of a text: offsets to editor positions and back, kept up cheaply as the text is edited."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

Encoding = Literal["utf-8", "utf-16", "utf-32"]
"""The unit in which an editor counts columns."""

_LINE_BREAK = re.compile(r"\r\n?|\n")


class Position(NamedTuple):
    """A zero-based line, and a column in code units of the editor's encoding."""

    line: int
    column: int


def _width(text: str, encoding: Encoding) -> int:
    """The length of a text in code units."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _starts(text: str, shift: int = 0) -> list[int]:
    """The offset after each line break, counted from ``shift``."""
    return [found.end() + shift for found in _LINE_BREAK.finditer(text)]


@dataclass(frozen=True, slots=True)
class LineIndex:
    """A text and where its lines start.

    Lines end at ``\\n``, ``\\r\\n`` and ``\\r`` only, as the protocol has it: never at a form feed or U+2028.
    Offsets are code points; whatever lies outside the text is moved to the nearest place inside it.
    """

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "LineIndex":
        """Index a whole text."""
        return cls(text, (0, *_starts(text)))

    def line_end(self, line: int) -> int:
        """The offset before the line's break."""
        if line + 1 >= len(self.starts):
            return len(self.text)
        end = self.starts[line + 1] - 1
        return end - 1 if self.text[end] == "\n" and end > self.starts[line] and self.text[end - 1] == "\r" else end

    def position(self, offset: int, encoding: Encoding = "utf-16") -> Position:
        """The line and column of an offset; within a ``\\r\\n`` it is the end of the line."""
        line = max(0, bisect_right(self.starts, offset) - 1)
        start = self.starts[line]
        return Position(line, _width(self.text[start : max(start, min(offset, self.line_end(line)))], encoding))

    def width(self, start: int, end: int, encoding: Encoding = "utf-16") -> int:
        """The code units between two offsets."""
        return _width(self.text[start:end], encoding)

    def offset(self, line: int, column: int, encoding: Encoding = "utf-16") -> int:
        """The offset of a line and column; a column inside a character means the start of that character."""
        if line >= len(self.starts):
            return len(self.text)
        if line < 0 or column <= 0:
            return self.starts[max(0, line)]
        start, end = self.starts[line], self.line_end(line)
        typed = self.text[start:end]
        if encoding == "utf-32" or typed.isascii():
            return min(start + column, end)
        fits = bisect_right(range(len(typed) + 1), column, key=lambda length: _width(typed[:length], encoding))
        return start + fits - 1

    def edited(self, start: int, end: int, replacement: str) -> "LineIndex":
        """The index after ``text[start:end]`` became ``replacement``: only the lines touched are looked at again."""
        start = min(max(0, start), len(self.text))
        end = min(max(start, end), len(self.text))
        # The line before may end in a "\r" that the replacement's "\n" completes.
        first = bisect_right(self.starts, max(0, start - 1)) - 1
        after = bisect_right(self.starts, end)
        text = self.text[:start] + replacement + self.text[end:]
        grown = len(text) - len(self.text)
        window_end = self.starts[after] + grown if after < len(self.starts) else len(text)
        window_start = self.starts[first]
        found = _starts(text[window_start:window_end], window_start)
        if after < len(self.starts):
            found = found[:-1]
        shifted = [at + grown for at in self.starts[after:]] if grown else self.starts[after:]
        return LineIndex(text, (*self.starts[: first + 1], *found, *shifted))
