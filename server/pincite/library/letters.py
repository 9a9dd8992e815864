"""The letters and digits of a text, which are all that two copies of the same words have in common.

Line breaks and hyphens at their ends, the shape of quotation marks and dashes, the spacing of abbreviations, and the
calls of footnotes differ from one edition to the next.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from pincite.text.spans import Span

_WORD = re.compile(
    r"""
      (?: (?<=[^\W\d_]{2}[.,;:?!]) | (?<=[^\W\d_][.,;:?!]["”’)]) | (?<=[^\W\d_]{3}) ) \d{1,3} (?=[\s”"’)]|$)
    | \[ (?:\d{1,3}|\*) \]
    | (?P<word> [^\W_]+ )
    """,
    re.VERBOSE,
)
"""A word, or the call of a footnote, which belongs to no sentence: ``violation.4 Amici``, ``violation[4]``."""


class Letters(NamedTuple):
    """The letters and digits of a few sentences in one run, and the words that they make up."""

    folded: str
    """In lower case."""
    cased: str
    """As typed."""
    at: tuple[int, ...]
    """Where in them each word begins."""
    words: tuple[Span, ...]
    """Where each word stands in the text."""

    def word(self, at: int) -> int:
        """The number of the word that a letter is of."""
        return bisect_right(self.at, at) - 1

    def end(self, word: int) -> int:
        """Where a word ends among the letters."""
        return self.at[word + 1] if word + 1 < len(self.at) else len(self.folded)

    def span(self, start: int, end: int) -> Span:
        """Where some letters stand in the text."""
        first, last = self.word(start), self.word(end - 1)
        until = self.words[last].start + end - self.at[last]
        return Span(self.words[first].start + start - self.at[first], min(until, self.words[last].end))


class Chunk(NamedTuple):
    """A stretch of a text: its first letter, and where it begins in the text."""

    first: int
    offset: int


class Sheet(NamedTuple):
    """The letters and digits of a whole text; where they stand in it is found out for those that are asked about."""

    text: str
    folded: str
    cased: str
    chunks: tuple["Chunk", ...]
    """The stretches that it is looked into by."""

    def span(self, start: int, end: int) -> Span:
        """Where some letters stand in the text."""
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def first_in(self, offset: int) -> int:
        """A letter at or a little before an offset into the text."""
        return self.chunks[max(0, bisect_right(self.chunks, offset, key=_begins) - 1)].first if self.chunks else 0

    def find(self, sought: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Every place of some letters in lower case, in order; places may overlap."""
        end = len(self.folded) if end is None else end
        at = self.folded.find(sought, start, end)
        while at >= 0:
            yield at
            at = self.folded.find(sought, at + 1, end)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether letters begin and end where words do."""
        span = self.span(start, end)
        return not (self.text[span.start - 1 : span.start].isalnum() or self.text[span.end : span.end + 1].isalnum())

    def near(self, start: int, end: int) -> Letters:
        """The letters from one to another, with whole words at either end."""
        first = self._offset(max(0, start)) if self.folded else 0
        last = self._offset(min(end, len(self.folded)) - 1) if end > 0 else 0
        while first and self.text[first - 1].isalnum():
            first -= 1
        while last < len(self.text) and self.text[last].isalnum():
            last += 1
        return letters_in(self.text, Span(first, last))

    def _offset(self, at: int) -> int:
        """Where a letter stands in the text."""
        number = bisect_right(self.chunks, at, key=_first) - 1
        chunk = self.chunks[number]
        end = self.chunks[number + 1].offset if number + 1 < len(self.chunks) else len(self.text)
        inside = _remembered(self.text, Span(chunk.offset, end))
        return inside.span(at - chunk.first, at - chunk.first + 1).start


_first, _begins = attrgetter("first"), attrgetter("offset")
_CHUNK = 2000
_SPACE = re.compile(r"\s")


@lru_cache(32)
def sheet(text: str) -> Sheet:
    """The letters of a text; remembered, since many quotations are sought in one."""
    cased: list[str] = []
    chunks: list[Chunk] = []
    length = start = 0
    while start < len(text):
        space = _SPACE.search(text, start + _CHUNK)
        end = space.start() if space else len(text)
        joined = "".join(_WORD.findall(text, start, end))
        joined = joined if joined.isascii() else _plain(joined)
        chunks.append(Chunk(length, start))
        cased.append(joined)
        length += len(joined)
        start = end
    whole = "".join(cased)
    return Sheet(text, _folded(whole), whole, tuple(chunks))


def _folded(letters: str) -> str:
    # A letter whose lower case is two would move all that follow.
    folded = letters.lower()
    return folded if len(folded) == len(letters) else letters


@lru_cache(16)
def _remembered(text: str, span: Span) -> Letters:
    return letters_in(text, span)


def letters_in(text: str, span: Span) -> Letters:
    """The letters of a part of a text; its words are where they stand in all of it."""
    cased: list[str] = []
    at: list[int] = []
    words: list[Span] = []
    length = 0
    for found in _WORD.finditer(text, *span):
        word = found["word"]
        if word is not None:
            plain = word if word.isascii() else _plain(word)
            cased.append(plain)
            at.append(length)
            words.append(Span(*found.span()))
            length += len(plain)
    joined = "".join(cased)
    return Letters(_folded(joined), joined, tuple(at), tuple(words))


def _plain(word: str) -> str:
    """A word without accents and ligatures: ``ﬁling``, ``résumé``."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if letter.isalnum())
