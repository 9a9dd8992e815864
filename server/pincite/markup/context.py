"""What reading one chunk needs to know of the whole document."""

from dataclasses import dataclass, replace
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
    """A document's traits. Small and hashable: half of what a chunk is remembered by."""

    format: Format
    layout: Layout = Layout.WRAPPED
    star_pages: frozenset[str] = frozenset()
    """The star pages of the document as typed, ``*1119``; any other star before a number is a pin or emphasis."""
    heads: frozenset[str] = frozenset()
    """Running heads of a paged plain text, digits dropped."""
    tops: frozenset[str] = frozenset()
    """Lines that stand at the top of several of its pages: word for word, and with digits dropped."""
    counted: bool = False
    """Whether numbers in the margin of a plain text count its lines."""
    margin: int = 0
    """The usual indentation of a plain text's lines, in columns."""
    labels: frozenset[str] = frozenset()
    """Link labels that a Markdown document defines, in lower case."""
    compounds: frozenset[str] = frozenset()
    """Compounds that the document breaks at a line's end in one place and writes whole in another."""

    @property
    def shape(self) -> tuple[Layout, frozenset[str], frozenset[str]]:
        """What decides where a document can be cut."""
        return self.layout, self.heads, self.tops

    def of(self, chunk: str) -> "Context":
        """As much of it as a chunk can need, so that a star page or a label elsewhere does not make it read again."""
        pages = self.star_pages if "*" in chunk else frozenset()
        labels = self.labels if "[" in chunk else frozenset()
        compounds = self.compounds if "-" in chunk else frozenset()
        if (pages, labels, compounds) == (self.star_pages, self.labels, self.compounds):
            return self
        return replace(self, star_pages=pages, labels=labels, compounds=compounds)
