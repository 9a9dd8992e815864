"""What completion offers, and the place that it is offered for."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.text.spans import Span

_LONGEST = 240


class Sort(StrEnum):
    """What an item is, for the editor's icon."""

    AUTHORITY = "authority"
    NAME = "name"
    REPORTER = "reporter"
    COURT = "court"
    CODE = "code"
    PART = "part"
    SIGNAL = "signal"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Item:
    """One way to go on."""

    label: str
    sort: Sort
    span: Span
    """What it replaces, in source offsets: on one line, with the caret in it."""
    text: tuple[str, ...]
    """What it writes, with a tab stop at each joint: ``("Roth, 408 U.S. at ", "")``."""
    sought: str
    """What the author would type to find it, beginning with what stands from ``span.start`` to the caret."""
    detail: str = ""
    authority: str = ""
    """The key of the authority cited here that it means; empty for one that is not cited."""


class Offer(NamedTuple):
    """The items for a place, the likeliest first; ``complete`` where typing on will bring no others."""

    items: tuple[Item, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Site:
    """The place of a caret: what stands before it on the page, and how to write there."""

    snapshot: Snapshot
    offset: int
    """The caret, a source offset."""
    block: int
    text: str
    """The readable text of the block up to the caret, with one space where white space was typed last."""
    before: int
    """How many of the document's references begin before the caret."""
    record: tuple[str, ...] = ()
    """The record's documents by the names that the author set."""

    def ending(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Where a pattern that ends at the caret is found: no citation that is being typed is longer than so much."""
        return pattern.search(self.text, max(0, len(self.text) - _LONGEST))

    def source(self, at: int) -> int:
        """The source offset of a place in ``text``."""
        if at >= len(self.text):
            return self.offset
        block = self.snapshot.blocks[self.block]
        return block.start + block.content.readable.source_start(at)

    def typed(self, at: int) -> str:
        """The source from a place in ``text`` to the caret."""
        return self.snapshot.text[self.source(at) : self.offset]


Provider = Callable[[Site], Iterable[Item]]
"""Finds what may be offered at a place; nothing, quickly, where it has nothing to say."""
