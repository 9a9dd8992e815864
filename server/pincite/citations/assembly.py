"""What is found in a block while its citations are put together, and how far each may reach."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from functools import cached_property

from pincite.citations.model import Citation, Parenthetical
from pincite.citations.reporters import Mention
from pincite.text.spans import Span, SpanSet

_BRACKET = re.compile(r"[()\[\]]")
_OPEN = re.compile(r"\s*[(\[]")


class Assembly:
    """One block's citations in the making.

    Anchors are the places where a citation surely stands: a reporter, a code, *id.*. Nothing that is read for one
    anchor goes past the next, nor back into the citation before.
    """

    def __init__(self, text: str, mentions: list[Mention], anchors: Iterable[int]) -> None:
        self.text = text
        self.mentions = mentions
        self.found: list[Citation] = []
        self._anchors = sorted(anchors)
        self._taken: set[int] = set()
        self._ends: list[int] = []
        """Where each citation found so far ends, in order."""

    def add(self, citation: Citation) -> None:
        """Keep a citation."""
        self.found.append(citation)
        insort(self._ends, citation.full.end)

    def drop(self, start: int) -> None:
        """Give up the citation whose core begins at ``start``: it is to become a part of another."""
        self.found = [c for c in self.found if c.span.start != start]

    # -- anchors --------------------------------------------------------------------------------------------------

    def is_taken(self, anchor: int) -> bool:
        """Whether an anchor has become part of another citation."""
        return anchor in self._taken

    def take(self, anchor: int) -> None:
        """Make an anchor part of the citation being read."""
        self._taken.add(anchor)

    def take_within(self, start: int, end: int) -> None:
        """Take the anchors after ``start`` and before ``end``."""
        self._taken.update(self._anchors[bisect_right(self._anchors, start) : bisect_left(self._anchors, end)])

    def next_mention(self, at: int) -> Mention | None:
        """The first reporter named at or after ``at``."""
        index = bisect_left(self.mentions, at, key=lambda m: m.span.start)
        return self.mentions[index] if index < len(self.mentions) else None

    # -- reach ----------------------------------------------------------------------------------------------------

    def limit(self, after: int) -> int:
        """Where the next anchor begins: nothing to the right of it belongs to what stands before."""
        index = bisect_right(self._anchors, after)
        return self._anchors[index] if index < len(self._anchors) else len(self.text)

    def floor(self, at: int, reach: int | None = None) -> int:
        """Where the citation before ``at`` ends, or ``reach`` before it: nothing to the left belongs to it."""
        index = bisect_right(self._ends, at) - 1
        floor = self._ends[index] if index >= 0 else 0
        return floor if reach is None else max(floor, at - reach)

    def room(self) -> SpanSet:
        """What the citations found so far leave free; parallels share the span of their head."""
        return SpanSet(c.full for c in self.found if c.parallel_of is None)

    # -- brackets -------------------------------------------------------------------------------------------------

    def opens(self, at: int) -> bool:
        """Whether a bracket opens at ``at``, white space skipped."""
        return _OPEN.match(self.text, at) is not None

    def parenthesis(self, at: int) -> Parenthetical | None:
        """The balanced parenthesis or bracket that opens at ``at``, white space skipped; None where it never closes."""
        opened = _OPEN.match(self.text, at)
        close = self._closes.get(opened.end() - 1) if opened else None
        if opened is None or close is None:
            return None
        span = Span(opened.end(), close)
        return Parenthetical(span, self.text[slice(*span)])

    @cached_property
    def _closes(self) -> dict[int, int]:
        """Where each opening bracket closes; a bracket without a partner is left out."""
        open_: list[int] = []
        found: dict[int, int] = {}
        for mark in _BRACKET.finditer(self.text):
            if mark.group() in "([":
                open_.append(mark.start())
            elif open_:
                found[open_.pop()] = mark.start()
        return found


def follows_comma(text: str, at: int) -> bool:
    """Whether a comma stands right before ``at``, white space skipped."""
    return text[max(0, at - 40) : at].rstrip().endswith(",")
