"""What reading one chunk needs to know of the whole document."""

from dataclasses import dataclass
from enum import StrEnum

from pincite.markup.blocks import Format


class Layout(StrEnum):
    """How a plain text sets its paragraphs."""

    WRAPPED = "wrapped"
    """Lines of a paragraph follow each other; a blank line or an indentation begins the next."""
    LONG_LINES = "long-lines"
    """Each line is a paragraph."""
    DOUBLE_SPACED = "double-spaced"
    """A blank line follows every line; an indentation begins a paragraph."""


@dataclass(frozen=True, slots=True)
class Context:
    """A document's traits, the same for all its chunks. Small and hashable: half of what a chunk is remembered by."""

    format: Format
    layout: Layout = Layout.WRAPPED
    star_pages: frozenset[str] = frozenset()
    """The star pages of the document as typed, ``*1119``; any other star before a number is a pin or emphasis."""
    heads: frozenset[str] = frozenset()
    """Running heads of a paged plain text, digits dropped."""
    margin: int = 0
    """The usual indentation of a plain text's lines, in columns."""
    labels: frozenset[str] = frozenset()
    """Link labels that a Markdown document defines, in lower case."""
