"""The snapshot: the one place that runs the layers in order, and keeps what an edit did not change."""

from dataclasses import dataclass
from typing import NamedTuple

from pincite.checks.model import Finding
from pincite.citations.parse import Parsed, parse
from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.context import Context
from pincite.markup.reading import chunks, read_chunk, survey
from pincite.resolution.model import Authority, Reference
from pincite.resolution.resolve import Unit, resolve
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


class _Read(NamedTuple):
    """A block of a chunk with what was found in it; ``start`` and ``end`` are relative to the chunk."""

    block: Block
    unit: Unit


_Chunk = tuple[str, Context]
_NOTHING = Parsed((), {})
_UNREAD = frozenset({BlockKind.TABLE_OF_AUTHORITIES})


class Analysis:
    """Makes snapshots of a document as it changes, remembering the parts that stay the same.

    One for each document; not to be called from two threads at once.
    """

    def __init__(self) -> None:
        self._chunks: dict[_Chunk, tuple[_Read, ...]] = {}

    def snapshot(
        self, text: str, format: Format, settings: Settings | None = None, version: int | None = None
    ) -> Snapshot:
        """Read ``text`` whole; parts read before are not read again."""
        settings = settings or Settings()
        context = survey(text, format)
        blocks: list[Block] = []
        units: list[Unit] = []
        kept: dict[_Chunk, tuple[_Read, ...]] = {}
        for start, end in chunks(text, context):
            key = (text[start:end], context)
            reads = kept.get(key) or self._chunks.get(key)
            if reads is None:
                reads = tuple(_read(block) for block in read_chunk(*key))
            kept[key] = reads
            for read in reads:
                blocks.append(Block(read.block.start + start, read.block.end + start, read.block.content))
                units.append(read.unit)
        self._chunks = kept
        found = resolve(units)
        style = Style.BLUEBOOK if settings.style is Style.AUTO else settings.style
        return Snapshot(version, text, format, style, tuple(blocks), found.references, found.authorities, ())


def _read(block: Block) -> _Read:
    content = block.content
    parsed = _NOTHING if content.kind in _UNREAD else parse(content.readable.text)
    return _Read(block, Unit(content.kind, content.readable.text, parsed, content.emphasis))


def warm_up() -> None:
    """Load every table and grammar, so that the first document does not wait for them."""
    Analysis().snapshot("See 1 U.S. 1, 2 (1790); 42 U.S.C. § 1983; id. at 3.", Format.MARKDOWN)
