"""The snapshot: the one place that runs the layers in order, and keeps what an edit did not change."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pincite.checks import house as houses
from pincite.checks import run
from pincite.checks.model import Finding, Related
from pincite.checks.rule import House
from pincite.citations.parse import Parsed, parse
from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.context import Context
from pincite.markup.reading import chunks, read_chunk, survey
from pincite.resolution.model import Authority, Reference
from pincite.resolution.resolve import Resolution, Unit, resolve
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
    judged: dict[tuple[House, Settings], tuple[run.Judged, ...]] = field(default_factory=dict)
    """What the rules of form found, for the last house and settings asked for."""


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
        reads: list[_Read] = []
        kept: dict[_Chunk, tuple[_Read, ...]] = {}
        for start, end in chunks(text, context):
            key = (text[start:end], context)
            found = kept.get(key) or self._chunks.get(key)
            if found is None:
                found = tuple(_read(block) for block in read_chunk(*key))
            kept[key] = found
            for read in found:
                blocks.append(Block(read.block.start + start, read.block.end + start, read.block.content))
                reads.append(read)
        self._chunks = kept
        resolved = resolve([read.unit for read in reads])
        house = houses.house(_total(reads), settings, format)
        snapshot = Snapshot(
            version, text, format, house.style, tuple(blocks), resolved.references, resolved.authorities, ()
        )
        findings = tuple(sorted(_findings(snapshot, reads, resolved, house, settings), key=lambda f: f.span))
        return replace(snapshot, findings=findings)


def _read(block: Block) -> _Read:
    content = block.content
    parsed = _NOTHING if content.kind in _UNREAD else parse(content.readable.text)
    unit = Unit(content.kind, content.readable.text, parsed, content.emphasis)
    return _Read(block, unit, houses.sightings(content.readable.text, parsed.citations))


def _total(reads: list[_Read]) -> Counter[str]:
    total: Counter[str] = Counter()
    for read in reads:
        if read.sightings:
            total.update(read.sightings)
    return total


def _findings(
    snapshot: Snapshot, reads: list[_Read], resolved: Resolution, house: House, settings: Settings
) -> Iterator[Finding]:
    """What is wrong, block by block for the rules of form, over the whole document for the rules of sense."""
    for index, read in enumerate(reads):
        if not read.unit.parsed.citations:
            continue
        key = (house, settings)
        judged = read.judged.get(key)
        if judged is None:
            judged = run.form(read.unit.text, read.unit.parsed.citations, house, settings)
            read.judged = {key: judged}
        for one in judged:
            yield _place(snapshot, index, one)
    document = run.Document(resolved.references, resolved.authorities, resolved.volumes)
    for reference, one in run.sense(document, house, settings, range(len(resolved.references))):
        yield _place(snapshot, resolved.references[reference].block, one)


def _place(snapshot: Snapshot, block: int, judged: run.Judged) -> Finding:
    place = snapshot.blocks[block]
    related = None
    if judged.draft.related is not None:
        other = judged.draft.related
        related = Related(snapshot.full_span(other), "cited in full here")
    return run.place(judged, place.content.readable, place.start, snapshot.text, related)


def warm_up() -> None:
    """Load every table and grammar, so that the first document does not wait for them."""
    Analysis().snapshot("See 1 U.S. 1, 2 (1790); 42 U.S.C. § 1983; id. at 3.", Format.MARKDOWN)
