"""The body: the blocks of a document with what was read in each, of which an edit makes anew only those it touched."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeVar

from pincite.checks import house as houses
from pincite.checks import suppression
from pincite.checks.findings import Beside, Found
from pincite.checks.model import Finding
from pincite.checks.rule import House
from pincite.checks.run import Judged
from pincite.citations.parse import Parsed, parse
from pincite.markup.blocks import Block, BlockKind, Content, Format
from pincite.markup.context import Context
from pincite.markup.outline import Kept, Outline, outline, outline_again
from pincite.markup.reading import read_chunk
from pincite.mishaps import contained
from pincite.resolution.bare import Unit
from pincite.settings import Level, Settings

Pause = Callable[[], object]
T = TypeVar("T")

_NOTHING = Parsed((), {})
_UNREAD = frozenset({BlockKind.TABLE_OF_AUTHORITIES})


class Placed(NamedTuple):
    """What was judged in a block and what is related to it, where that stands (None if not shown), and all in order."""

    judged: tuple[Judged, ...]
    related: tuple[Beside | None, ...]
    placed: tuple[Finding | None, ...]
    found: Found
    severity: tuple[tuple[str, Level], ...]
    """What the author made of the rules then."""
    signs: frozenset[str]
    """Those that the draft typed as they are, by which a fix is written."""


@dataclass(slots=True)
class Read:
    """A block of a chunk with what was found in it; ``start`` and ``end`` are relative to the chunk."""

    block: Block
    parsed: Parsed
    sightings: Counter[str]
    form: tuple[House, Settings, tuple[Judged, ...]] | None = None
    """What the rules of form found, for the house and settings last asked for."""
    placed: Placed | None = None
    unit: Unit = field(init=False)

    def __post_init__(self) -> None:
        content = self.block.content
        self.unit = Unit(
            content.kind, content.readable.text, self.parsed, content.emphasis, content.label, content.calls
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made from; the unit would hold its text once more."""
        return Read, (self.block, self.parsed, self.sightings, self.form, self.placed)

    @property
    def is_prose(self) -> bool:
        """Whether its citations are read: those of a table of authorities are not."""
        return self.unit.kind not in _UNREAD


@dataclass(frozen=True, slots=True)
class Body:
    """A document read: its chunks, and all their blocks in text order with what was found in each."""

    outline: Outline
    record: tuple[str, ...]
    """The record abbreviations that the author added."""
    chunks: list[tuple[Read, ...]]
    blocks: tuple[Block, ...]
    reads: list[Read]
    units: list[Unit]
    sightings: Counter[str]
    remarked: bool
    """Whether a suppressing comment may stand in it."""

    @classmethod
    def of(cls, found: Outline, record: tuple[str, ...], chunks: list[tuple[Read, ...]]) -> "Body":
        """The chunks of an outline, read."""
        reads = [read for chunk in chunks for read in chunk]
        units, sightings = [read.unit for read in reads], _recounted(Counter(), [], reads)
        blocks = tuple(_blocks(found.chunks(), chunks))
        return cls(found, record, chunks, blocks, reads, units, sightings, suppression.may_hold(found.text))

    def copy(self) -> "Body":
        """The same, with a memory of its own for each block."""
        chunks = [tuple(replace(read) for read in chunk) for chunk in self.chunks]
        return replace(self, chunks=chunks, reads=[read for chunk in chunks for read in chunk])


def go_on() -> None:
    """No pause."""


def stepwise(items: Iterable[T], pause: Pause) -> Iterator[T]:
    """The items, with a pause before each."""
    for item in items:
        pause()
        yield item


def read_body(
    text: str, language: Format, record: tuple[str, ...], before: Body | None, begun: Body | None, pause: Pause
) -> Body:
    """A text, read; only chunks that were neither in the body ``before`` nor in one that was ``begun``."""
    if before and before.outline.context.format is language and before.record == record:
        found, kept = outline_again(text, before.outline)
        return _spliced(before, found, kept if found.context == before.outline.context else _NONE_KEPT, pause)
    if begun is None or begun.record != record:
        begun = _empty(language, record)
    return _spliced(begun, outline(text, language), _NONE_KEPT, pause)


def read_beginning(text: str, language: Format, record: tuple[str, ...], length: int, pause: Pause) -> Body:
    """The first chunks of a text, of ``length`` code points or a little more, read as they are in all of it."""
    whole = outline(text, language)
    bounds = whole.bounds[: bisect_left(whole.bounds, length) + 1]
    head = replace(whole, text=text[: bounds[-1]], bounds=bounds)
    return _spliced(_empty(language, record), head, _NONE_KEPT, pause)


def read_near(text: str, language: Format, record: tuple[str, ...], offset: int) -> Body | None:
    """The paragraphs around an offset, read as if they were all; None where it stands in one of great length."""
    before = _BLANK.search(text, offset - _AROUND, offset) if offset > _AROUND else None
    after = _BLANK.search(text, offset, offset + _AROUND)
    start = before.end() if before else 0
    end = after.start() if after else len(text)
    if end - start > 2 * _AROUND:
        return None
    part = outline(text[start:end], language)
    found = replace(part, text=text, bounds=tuple(start + bound for bound in part.bounds))
    return _spliced(_empty(language, record), found, _NONE_KEPT, go_on)


_NONE_KEPT = Kept(0, 0)
_BLANK = re.compile(r"\n[ \t]*\r?\n")
_AROUND = 4_000
"""Code points on either side of an offset that are read in a hundredth of a second."""


def _empty(language: Format, record: tuple[str, ...]) -> Body:
    return Body.of(outline("", language), record, [])


def _spliced(before: Body, found: Outline, kept: Kept, pause: Pause) -> Body:
    """The chunks of an outline that were not kept, put in the place of those that were there."""
    places = [*found.chunks(kept.head, kept.tail)]
    chunks = [*_read_anew(before, found, kept, stepwise(places, pause))]
    old_end = len(before.chunks) - kept.tail
    head, gone = (sum(map(len, part)) for part in (before.chunks[: kept.head], before.chunks[kept.head : old_end]))
    tail, grown = head + gone, len(found.text) - len(before.outline.text)
    reads = [read for chunk in chunks for read in chunk]
    # Said outright: a call of ``shift`` for each takes twice as long.
    moved = (Block(start + grown, end + grown, content) for start, end, content in before.blocks[tail:])
    remarked = any(suppression.may_hold(found.text[start:end]) for start, end in places)
    return Body(
        found,
        before.record,
        [*before.chunks[: kept.head], *chunks, *before.chunks[old_end:]],
        (*before.blocks[:head], *_blocks(places, chunks), *(moved if grown else before.blocks[tail:])),
        [*before.reads[:head], *reads, *before.reads[tail:]],
        [*before.units[:head], *(read.unit for read in reads), *before.units[tail:]],
        _recounted(before.sightings, before.reads[head:tail], reads),
        remarked or (before.remarked and suppression.may_hold(found.text)),
    )


def _read_anew(
    before: Body, found: Outline, kept: Kept, places: Iterable[tuple[int, int]]
) -> Iterator[tuple[Read, ...]]:
    """The chunks of an outline at some places, read, unless they stood among those of the body before not kept."""
    old = before.outline
    known: dict[tuple[str, Context], list[tuple[Read, ...]]] = {}
    for (start, end), reads in zip(old.chunks(kept.head, kept.tail), before.chunks[kept.head :], strict=False):
        chunk = old.text[start:end]
        known.setdefault((chunk, old.context.of(chunk)), []).append(reads)
    for start, end in places:
        chunk = found.text[start:end]
        key = (chunk, found.context.of(chunk))
        # Each place keeps its own memory of where its findings were.
        same = known.get(key)
        yield same.pop(0) if same else tuple(_read(chunk, block, before.record) for block in read_chunk(*key))


def _blocks(places: Iterable[tuple[int, int]], chunks: Iterable[tuple[Read, ...]]) -> Iterator[Block]:
    """The blocks of the chunks at some places, where they stand in the document."""
    return (read.block.shift(start) for (start, _), chunk in zip(places, chunks, strict=True) for read in chunk)


def _recounted(total: Counter[str], gone: list[Read], come: list[Read]) -> Counter[str]:
    total = total.copy()
    for read in gone:
        total.subtract(read.sightings)
    for read in come:
        total.update(read.sightings)
    return +total


def _read(chunk: str, block: Block, record: tuple[str, ...]) -> Read:
    content = block.content
    found = () if content.kind in _UNREAD else contained("reading citations", chunk, _parsed, content, record)
    parsed = next(iter(found), _NOTHING)
    sightings = houses.sightings(content.readable.text, parsed.citations)
    sightings.update(houses.emphases(chunk, block, parsed.citations))
    return Read(block, parsed, sightings)


def _parsed(content: Content, record: tuple[str, ...]) -> Iterator[Parsed]:
    yield parse(content.readable.text, record)
