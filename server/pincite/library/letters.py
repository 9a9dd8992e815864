"""The letters and digits of a text, which are all that two copies of the same words have in common.

Line breaks and hyphens at their ends, the shape of quotation marks and dashes, the spacing of abbreviations, and the
calls of footnotes differ from one edition to the next.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
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
    """The letters and digits of a text in one run, and the words that they make up."""

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

    def first_in(self, offset: int) -> int:
        """The first letter of the first word that ends after an offset into the text."""
        number = bisect_right(self.words, offset, key=_end)
        return self.at[number] if number < len(self.at) else len(self.folded)

    def find(self, sought: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Every place of some letters in lower case, in order; places may overlap."""
        end = len(self.folded) if end is None else end
        at = self.folded.find(sought, start, end)
        while at >= 0:
            yield at
            at = self.folded.find(sought, at + 1, end)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether letters begin and end where words do."""
        return self.at[self.word(start)] == start and self.end(self.word(end - 1)) == end


def _end(word: Span) -> int:
    return word.end


@lru_cache(32)
def letters(text: str) -> Letters:
    """The letters of a text; remembered, since many quotations are sought in one."""
    return letters_in(text, Span(0, len(text)))


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
    folded = joined.lower()
    # A letter whose lower case is two would move all that follow.
    return Letters(folded if len(folded) == length else joined, joined, tuple(at), tuple(words))


def _plain(word: str) -> str:
    """A word without accents and ligatures: ``ﬁling``, ``résumé``."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if letter.isalnum())
