"""The outline: where a document can be cut, and what a chunk needs to know of the whole; cheap to bring up to date.

A format's module gives four functions of a window ``text[start:end]``, and the law that joins them:

``cuts``    the cuts within the window;
``loose``   what the window opens or closes and nothing answers, such as a brace while its group is typed;
            None where it decides something outside it;
``tally``   what the window adds to the counts that the context is made of, line by line;
``settled`` the context, from the counts of the whole text and its star pages.

If a window between two cuts, with a few chunks more than were touched, decided nothing outside it and still does not,
and what is loose in it is the same, then its new cuts are all that changed. Otherwise the outline is made afresh.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from types import ModuleType
from typing import NamedTuple

from pincite.markup import compounds
from pincite.markup.blocks import Format
from pincite.markup.context import Context
from pincite.markup.prose import BLANK
from pincite.markup.stars import may_hold_stars, star_pages
from pincite.text.change import Change, change

_MARGIN = 2
"""How many chunks with words on either side of those touched are looked at again: none looks further."""


def reader(language: Format) -> ModuleType:
    """The module that reads a format, imported when first asked for: each brings a parser of its own."""
    match language:
        case Format.MARKDOWN:
            from pincite.markup import markdown

            return markdown
        case Format.LATEX:
            from pincite.markup import latex

            return latex
        case Format.PLAIN:
            from pincite.markup import plain

            return plain


@dataclass(frozen=True, slots=True)
class Outline:
    """A text, the context of its chunks, and their bounds: where each begins, and the end of the text."""

    text: str
    context: Context
    bounds: tuple[int, ...]
    tally: Counter[Hashable]
    """What the context was made from; never changed."""

    def chunks(self, head: int = 0, tail: int = 0) -> Iterator[tuple[int, int]]:
        """The range of each chunk, but for some at the head and at the tail."""
        return pairwise(self.bounds[head : len(self.bounds) - tail])


class Kept(NamedTuple):
    """How many chunks at the head and at the tail of an outline stand as in the one before, word for word."""

    head: int
    tail: int


def outline(text: str, language: Format) -> Outline:
    """The outline of a text, made afresh."""
    read = reader(language)
    tally = _counted(read, text, 0, len(text))
    context = _settled(read, tally, _star_pages(text, language))
    return Outline(text, context, _bounds(text, context), tally)


def _counted(read: ModuleType, text: str, start: int, end: int) -> Counter[Hashable]:
    counts: Counter[Hashable] = read.tally(text, start, end)
    counts.update(compounds.tally(text, start, end))
    return counts


def _settled(read: ModuleType, tally: Counter[Hashable], pages: frozenset[str]) -> Context:
    context: Context = read.settled(tally, pages)
    broken = compounds.settled(tally)
    return replace(context, compounds=broken) if broken else context


def _star_pages(text: str, language: Format) -> frozenset[str]:
    return star_pages(text, marked_up=language is not Format.PLAIN)


def _bounds(text: str, context: Context) -> tuple[int, ...]:
    return (0, *reader(context.format).cuts(text, context, 0, len(text)), len(text)) if text else (0,)


def outline_again(text: str, before: Outline) -> tuple[Outline, Kept]:
    """The outline of a text that was another before: what was not touched is not looked at again."""
    if text == before.text:
        return before, Kept(len(before.bounds) - 1, 0)
    return _edited(text, before, change(before.text, text))


def _edited(text: str, before: Outline, touched: Change) -> tuple[Outline, Kept]:
    read = reader(before.context.format)
    first, last = _window(before, touched)
    start, old_end = before.bounds[first], before.bounds[last]
    end = old_end + touched.grown
    tally = _tally(text, before, touched, start, old_end)
    starred = may_hold_stars(before.text, start, old_end) or may_hold_stars(text, start, end)
    pages = _star_pages(text, before.context.format) if starred else before.context.star_pages
    context = _settled(read, tally, pages)
    loose = read.loose(text, context, start, end)
    if (
        not text
        or context.shape != before.context.shape
        or loose is None
        or loose != read.loose(before.text, context, start, old_end)
    ):
        afresh = Outline(text, context, _bounds(text, context), tally)
        return afresh, _kept(before, afresh, touched, Kept(0, 0))
    cuts = read.cuts(text, context, start, end)
    after = before.bounds[last:]
    shifted = [at + touched.grown for at in after] if touched.grown else after
    found = Outline(text, context, (*before.bounds[: first + 1], *cuts, *shifted), tally)
    return found, _kept(before, found, touched, Kept(first, len(after) - 1))


def _window(before: Outline, touched: Change) -> tuple[int, int]:
    """The chunks touched and their neighbours, as indices into the bounds."""
    bounds, count = before.bounds, len(before.bounds) - 1
    first = max(0, min(bisect_right(bounds, touched.start), count) - 1)
    last = min(count, max(first + 1, bisect_left(bounds, touched.end)))

    def blank(chunk: int) -> bool:
        return not before.text[bounds[chunk] : bounds[chunk + 1]].strip(BLANK)

    for _ in range(_MARGIN):
        first = max(0, first - 1)
        while first > 0 and blank(first):
            first -= 1
        last = min(count, last + 1)
        while last < count and blank(last - 1):
            last += 1
    return first, last


def _tally(text: str, before: Outline, touched: Change, start: int, end: int) -> Counter[Hashable]:
    """The counts brought up to date: those of the old window out, those of the new one in; it holds whole lines."""
    read = reader(before.context.format)
    start = before.text.rfind("\n", 0, start) + 1
    end = before.text.find("\n", end - 1) + 1 if end else 0
    end = end or len(before.text)
    old = _counted(read, before.text, start, end)
    new = _counted(read, text, start, end + touched.grown)
    if old == new:
        return before.tally
    tally = before.tally.copy()
    tally.subtract(old)
    tally.update(new)
    return +tally


def _kept(before: Outline, found: Outline, touched: Change, known: Kept) -> Kept:
    """The chunks before and after the change whose bounds are still where they were; of some that is ``known``."""
    old, new = before.bounds, found.bounds
    heads = zip(
        old[known.head : bisect_right(old, touched.start)],
        new[known.head : bisect_right(new, touched.start)],
        strict=False,
    )
    tails = zip(
        reversed(old[bisect_left(old, touched.end) : len(old) - known.tail]),
        reversed(new[bisect_left(new, touched.end + touched.grown) : len(new) - known.tail]),
        strict=False,
    )
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], heads))
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] + touched.grown == pair[1], tails))
    return Kept(known.head + max(0, head - 1), known.tail + max(0, tail - 1))
