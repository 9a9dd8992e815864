"""The snapshot: the one place that runs the layers in order, and keeps what an edit did not change."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pincite.checks import house as houses
from pincite.checks import run
from pincite.checks.model import Finding, Related
from pincite.checks.quotations import quotations
from pincite.checks.rule import House
from pincite.citations.parse import Parsed, parse
from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.context import Context
from pincite.markup.reading import chunks, read_chunk, survey
from pincite.resolution.again import resolve_again
from pincite.resolution.model import Authority, Reference
from pincite.resolution.bare import Unit
from pincite.resolution.resolve import Resolution, resolve
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


@dataclass(slots=True)
class _Read:
    """A block of a chunk with what was found in it; ``start`` and ``end`` are relative to the chunk."""

    block: Block
    unit: Unit
    sightings: Counter[str]
    form: tuple[House, Settings, tuple[run.Judged, ...]] | None = None
    """What the rules of form found, for the house and settings last asked for."""
    placed: tuple[int, tuple[run.Judged, ...], tuple[Related | None, ...], tuple[Finding, ...]] | None = None
    """The findings as last placed: at a block's start, from what was judged, with what is related."""


@dataclass(frozen=True, slots=True)
class _Last:
    """The snapshot before: what an edit that changes no citation can take over."""

    reads: list[_Read]
    units: list[Unit]
    resolution: Resolution
    house: House
    settings: Settings
    sense: dict[int, tuple[run.Judged, ...]]
    """What the rules of sense found, by reference."""


_Chunk = tuple[str, Context, tuple[str, ...]]
"""A chunk's text, what it needs to know of the document, and the record abbreviations that the author added."""
_NOTHING = Parsed((), {})
_UNREAD = frozenset({BlockKind.TABLE_OF_AUTHORITIES})


class Analysis:
    """Makes snapshots of a document as it changes, remembering the parts that stay the same.

    One for each document; not to be called from two threads at once.
    """

    def __init__(self) -> None:
        self._chunks: dict[_Chunk, tuple[_Read, ...]] = {}
        self._last: _Last | None = None

    def snapshot(
        self, text: str, format: Format, settings: Settings | None = None, version: int | None = None
    ) -> Snapshot:
        """Read ``text`` whole; parts read before are not read again."""
        settings = settings or Settings()
        blocks, reads = self._blocks(text, survey(text, format), settings.record)
        units = [read.unit for read in reads]
        last = self._last
        again = resolve_again(units, last.units, last.resolution) if last else None
        resolution = again.resolution if again else resolve(units)
        house = houses.house(_total(reads), settings, format)
        document = run.Document(resolution.references, resolution.authorities, resolution.volumes)
        if again and last and (last.house, last.settings) == (house, settings):
            sense = {index: found for index, found in last.sense.items() if index not in again.renewed}
            sense.update(run.sense(document, house, settings, again.renewed))
        else:
            sense = run.sense(document, house, settings, range(len(resolution.references)))
        self._last = _Last(reads, units, resolution, house, settings, sense)
        snapshot = Snapshot(
            version, text, format, house.style, tuple(blocks), resolution.references, resolution.authorities, ()
        )
        findings = tuple(sorted(_findings(snapshot, self._last), key=lambda finding: finding.span))
        return replace(snapshot, findings=findings)

    def _blocks(self, text: str, context: Context, record: tuple[str, ...]) -> tuple[list[Block], list[_Read]]:
        """The document's blocks with what was found in each; chunks seen last time are not read again."""
        blocks: list[Block] = []
        reads: list[_Read] = []
        kept: dict[_Chunk, tuple[_Read, ...]] = {}
        for start, end in chunks(text, context):
            key = (text[start:end], context, record)
            found = self._chunks.get(key)
            if found is None or key in kept:  # each place keeps its own memory of where its findings were
                found = tuple(_read(block, record) for block in read_chunk(text[start:end], context))
            kept[key] = found
            for read in found:
                blocks.append(Block(read.block.start + start, read.block.end + start, read.block.content))
                reads.append(read)
        self._chunks = kept
        return blocks, reads


def _read(block: Block, record: tuple[str, ...]) -> _Read:
    content = block.content
    parsed = _NOTHING if content.kind in _UNREAD else parse(content.readable.text, record)
    unit = Unit(content.kind, content.readable.text, parsed, content.emphasis)
    return _Read(block, unit, houses.sightings(content.readable.text, parsed.citations))


def _total(reads: list[_Read]) -> Counter[str]:
    total: Counter[str] = Counter()
    for read in reads:
        if read.sightings:
            total.update(read.sightings)
    return total


def _findings(snapshot: Snapshot, last: _Last) -> Iterator[Finding]:
    """What is wrong, block by block: the rules of form first, then those of sense."""
    by_block: dict[int, list[run.Judged]] = {}
    for reference, found in last.sense.items():
        by_block.setdefault(last.resolution.references[reference].block, []).extend(found)
    for index, read in enumerate(last.reads):
        if not read.unit.parsed.citations and index not in by_block:
            continue
        if read.unit.kind is BlockKind.QUOTATION:
            continue
        judged = (*_form(read, last.house, last.settings), *by_block.get(index, ()))
        if judged:
            yield from _placed(snapshot, index, read, judged, last.settings)


def _form(read: _Read, house: House, settings: Settings) -> tuple[run.Judged, ...]:
    if read.form is None or read.form[:2] != (house, settings):
        judged = run.form(read.unit.text, read.unit.parsed.citations, house, settings)
        read.form = (house, settings, judged)
    return read.form[2]


def _placed(
    snapshot: Snapshot, block: int, read: _Read, judged: tuple[run.Judged, ...], settings: Settings
) -> tuple[Finding, ...]:
    """A block's findings in the document; the very same objects as last time where nothing moved."""
    place = snapshot.blocks[block]
    related = tuple(_related(snapshot, one.draft.related) for one in judged)
    if read.placed is None or read.placed[:3] != (place.start, judged, related):
        quoted = quotations(read.unit.text)
        findings = tuple(
            run.place(one, place.content.readable, place.start, snapshot.text, other, settings.level(one.rule.id))
            for one, other in zip(judged, related, strict=True)
            if not any(span.covers(one.draft.span) for span in quoted)
        )
        read.placed = (place.start, judged, related, findings)
    return read.placed[3]


def _related(snapshot: Snapshot, reference: int | None) -> Related | None:
    return None if reference is None else Related(snapshot.full_span(reference), "cited in full here")


def warm_up() -> None:
    """Load every table and grammar, so that the first document does not wait for them."""
    Analysis().snapshot("See 1 U.S. 1, 2 (1790); 42 U.S.C. § 1983; id. at 3.", Format.MARKDOWN)
