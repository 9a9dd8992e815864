"""A block: one paragraph, heading, note or quotation of a document, made readable."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pincite.markup.readable import Readable
from pincite.text.spans import Span


class Format(StrEnum):
    """The languages a draft can be written in."""

    PLAIN = "plaintext"
    MARKDOWN = "markdown"
    LATEX = "latex"


class BlockKind(StrEnum):
    """What a block is to its reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    """A block quotation: its citations are somebody else's."""
    FOOTNOTE = "footnote"
    TABLE_OF_AUTHORITIES = "table-of-authorities"


@dataclass(frozen=True, slots=True)
class PageMark:
    """A star page: from this readable offset on, the printed page is ``page``. ``span`` is in the source."""

    offset: int
    page: int
    span: Span


@dataclass(frozen=True, slots=True)
class Content:
    """What a block holds, apart from where it stands: equal source gives equal content.

    All spans are readable offsets within the block, except where a name says ``source``.
    """

    kind: BlockKind
    readable: Readable
    level: int = 0
    """Depth of a heading, 1 for the highest; 0 for anything else."""
    label: str = ""
    """A footnote's own number or label."""
    page_marks: tuple[PageMark, ...] = ()
    emphasis: tuple[Span, ...] = ()
    calls: tuple[tuple[int, str], ...] = ()
    """Footnote calls: the readable offset where each stood, and its label."""
    format: Format = Format.PLAIN
    ties: tuple[int, ...] = ()
    """Where a space stands that no line can break at."""
    faces: tuple[Span, ...] = ()
    """What has a face of its own besides emphasis: bold, or in the braces of a LaTeX macro that nobody knows."""


class Block(NamedTuple):
    """A content at a place: ``start`` is a source offset; spans of the content are relative to it."""

    start: int
    end: int
    content: Content

    def shift(self, by: int) -> "Block":
        """The same content some code points on."""
        return Block(self.start + by, self.end + by, self.content) if by else self
