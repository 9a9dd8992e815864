"""The snapshot: the one place that runs the layers in order, and keeps what an edit did not change."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from pincite.checks import house as houses
from pincite.checks import run, suppression
from pincite.checks.early import early
from pincite.checks.findings import NOTHING, Beside, Findings, Found
from pincite.checks.model import Finding, Related
from pincite.checks.quotations import quotations
from pincite.checks.rule import House, Library
from pincite.citations.parse import Parsed, parse
from pincite.markup.blocks import Block, BlockKind, Content, Format
from pincite.markup.context import Context
from pincite.markup.outline import Kept, Outline, outline, outline_again
from pincite.markup.reading import read_chunk
from pincite.markup.writing import signs
from pincite.mishaps import contained
from pincite.resolution import together
from pincite.resolution.again import resolve_again
from pincite.resolution.bare import Unit
from pincite.resolution.model import Authority, Reference, in_block
from pincite.resolution.resolve import Resolution, resolve
from pincite.settings import Level, Settings, Style
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
    findings: Findings
    """In text order, spans in the source."""
    known: "Known | None" = field(default=None, repr=False, compare=False)
    """What a reading of a text much like this one can take over; None where nothing was kept."""

    elsewhere: Mapping[str, "Elsewhere"] = field(default_factory=dict)
    """By an authority's key: the full citation of it that stands in another file of the document."""

    def again(self, text: str, settings: Settings | None = None, *, judged: bool = True) -> "Snapshot":
        """What this document would be with another text, or held to other settings; only what is new is read.

        For trying an edit out: this snapshot, and what is remembered for the next keystroke, stay as they are.
        Without ``judged`` nothing is looked for that is wrong.
        """
        if self.known is None:
            return Analysis().snapshot(text, self.format, settings)
        known = self.known.copy() if judged else self.known
        settings, library = settings or known.settings, known.document.library
        return _snapshot(text, self.format, settings, None, known, known.others, library, judged=judged)

    @property
    def document(self) -> run.Document | None:
        """This file as the rules of sense see one; None where nothing was kept."""
        if self.known is None or self.known.seen is None:
            return self.known.document if self.known else None
        units, document = self.known.body.units, self.known.document
        texts = [unit.text for unit in units]
        return run.Document(
            self.references, self.authorities, document.volumes, texts, document.house, units, document.library
        )

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


class Elsewhere(NamedTuple):
    """A full citation in another file: spans are source offsets there."""

    file: str
    span: Span
    """With name and court parenthesis."""
    focus: Span
    """The core."""


@dataclass(frozen=True, slots=True)
class Other:
    """A part of another file of the same document, read before what stands at ``at`` (a source offset) in this one."""

    file: str
    at: int
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]

    @classmethod
    def of(cls, file: str, at: int, snapshot: Snapshot, span: Span) -> "Other":
        """The blocks that begin in a span of the other file."""
        reads = snapshot.known.body.reads if snapshot.known else []
        there = [(block, read.unit) for block, read in zip(snapshot.blocks, reads, strict=False) if block.start in span]
        units = tuple(_labelled(unit, file) for _, unit in there)
        return cls(file, at, tuple(block for block, _ in there), units)


def _labelled(unit: Unit, file: str) -> Unit:
    """A unit whose notes are not taken for those of another file, which may have the same numbers."""
    if not unit.label and not unit.calls:
        return unit
    label = f"{file}:{unit.label}" if unit.label else ""
    return unit._replace(label=label, calls=tuple((at, f"{file}:{called}") for at, called in unit.calls))


@dataclass(slots=True)
class _Read:
    """A block of a chunk with what was found in it; ``start`` and ``end`` are relative to the chunk."""

    block: Block
    unit: Unit
    sightings: Counter[str]
    form: tuple[House, Settings, tuple[run.Judged, ...]] | None = None
    """What the rules of form found, for the house and settings last asked for."""
    placed: "_Placed | None" = None


class _Placed(NamedTuple):
    """What was judged in a block and what is related to it, where that stands (None if not shown), and all in order."""

    judged: tuple[run.Judged, ...]
    related: tuple[Beside | None, ...]
    placed: tuple[Finding | None, ...]
    found: Found
    severity: tuple[tuple[str, Level], ...]
    """What the author made of the rules then."""
    signs: frozenset[str]
    """Those that the draft typed as they are, by which a fix is written."""


@dataclass(frozen=True, slots=True)
class Body:
    """A document read: its chunks, and all their blocks in text order with what was found in each."""

    outline: Outline
    record: tuple[str, ...]
    """The record abbreviations that the author added."""
    chunks: list[tuple[_Read, ...]]
    blocks: tuple[Block, ...]
    reads: list[_Read]
    units: list[Unit]
    sightings: Counter[str]
    remarked: bool
    """Whether a suppressing comment may stand in it."""

    @classmethod
    def of(cls, found: Outline, record: tuple[str, ...], chunks: list[tuple[_Read, ...]]) -> "Body":
        """The chunks of an outline, read."""
        blocks = (
            read.block.shift(start) for (start, _), chunk in zip(found.chunks(), chunks, strict=True) for read in chunk
        )
        reads = [read for chunk in chunks for read in chunk]
        units, sightings = [read.unit for read in reads], _recounted(Counter(), [], reads)
        return cls(found, record, chunks, tuple(blocks), reads, units, sightings, suppression.may_hold(found.text))


@dataclass(frozen=True, slots=True)
class Known:
    """What an edit that changes no citation can take over from the snapshot before."""

    body: Body
    units: list[Unit]
    resolution: Resolution
    document: run.Document
    house: House
    settings: Settings
    sense: run.Sense
    whole: dict[str, run.Overview]
    """What the rules of the whole document found."""
    others: tuple[Other, ...] = ()
    """The parts of other files that were read with it: units, document and findings are then of all of them."""
    seen: together.Seen | None = None
    """Which of all that is this file's; None where it is the only one."""
    found: Sequence[Found] = ()
    """What is wrong, by block."""

    def number(self, block: int) -> int:
        """The number of one of this file's blocks among those of all files."""
        return self.seen.numbers[block] if self.seen else block

    def own(self, blocks: Iterable[int]) -> Iterable[int]:
        """The numbers here of those of some blocks that are this file's."""
        return (self.seen.blocks[block] for block in blocks if block in self.seen.blocks) if self.seen else blocks

    def copy(self) -> "Known":
        """The same, with a memory of its own for each block."""
        chunks = [tuple(replace(read) for read in chunk) for chunk in self.body.chunks]
        return replace(self, body=replace(self.body, chunks=chunks, reads=[read for chunk in chunks for read in chunk]))


_NOTHING = Parsed((), {})
_UNREAD = frozenset({BlockKind.TABLE_OF_AUTHORITIES})


class Analysis:
    """Makes snapshots of a document as it changes, remembering the parts that stay the same.

    One for each document; not to be called from two threads at once.
    """

    def __init__(self, pause: "Pause | None" = None, begun: Body | None = None) -> None:
        """``pause`` is called before each part that is read, so that a reading in the background can step aside.

        ``begun`` is what an earlier analysis has read of a text much like the first; none of it is read again.
        """
        self._pause = pause or _go_on
        self._known: Known | None = None
        self._begun = begun

    def beginning(self, text: str, language: Format, settings: Settings, length: int) -> Findings:
        """What is sure to be wrong in the first blocks of a text, of ``length`` code points or a little more.

        All of it is among the findings of the whole, which is read the quicker for it afterwards.
        """
        whole = outline(text, language)
        count = bisect_left(whole.bounds, length)
        bounds = whole.bounds[: count + 1]
        head = replace(whole, text=text[: bounds[-1]], bounds=bounds)
        self._begun = body = _spliced(_body(language, settings.documents), head, Kept(0, 0), self._pause)
        read = Snapshot(None, text, language, settings.style, body.blocks, (), (), Findings())
        if suppression.directives(text, body.blocks):
            return Findings()
        return Findings(body.blocks, [_early(read, block, one, settings) for block, one in enumerate(body.reads)])

    def snapshot(
        self,
        text: str,
        language: Format,
        settings: Settings | None = None,
        version: int | None = None,
        others: tuple[Other, ...] = (),
        library: Library | None = None,
    ) -> Snapshot:
        """Read ``text`` whole, together with what ``others`` hold; parts read before are not read again.

        ``library`` has the texts of what is cited; another one is another object.
        """
        known, self._known = self._known, None
        begun, self._begun = self._begun, None
        snapshot = _snapshot(
            text, language, settings or Settings(), version, known, others, library, begun=begun, pause=self._pause
        )
        self._known = snapshot.known
        return snapshot


Pause = Callable[[], object]
T = TypeVar("T")


def _go_on() -> None:
    pass


def _stepwise(items: Iterable[T], pause: Pause) -> Iterator[T]:
    """The items, with a pause before each."""
    for item in items:
        pause()
        yield item


def _snapshot(
    text: str,
    language: Format,
    settings: Settings,
    version: int | None,
    last: Known | None,
    others: tuple[Other, ...] = (),
    library: Library | None = None,
    *,
    judged: bool = True,
    begun: Body | None = None,
    pause: Pause = _go_on,
) -> Snapshot:
    """The layers in order, each taking over what still holds from the ``last`` snapshot, or a reading ``begun``."""
    body = _blocks(text, language, settings.documents, last.body if last else None, begun, pause)
    units = body.units
    woven = together.weave(units, _foreign(body.blocks, others)) if others else None
    units = woven.units if woven else units
    again = resolve_again(units, last.units, last.resolution) if last else None
    resolution = again.resolution if again else resolve(units)
    house = houses.house(body.sightings, settings, language)._replace(signs=signs(text, language))
    seen = together.see(resolution, woven) if woven else None
    references, authorities = (seen or resolution)[:2]
    snapshot = Snapshot(version, text, language, house.style, body.blocks, references, authorities, Findings())
    if woven and seen:
        snapshot = replace(snapshot, elsewhere=dict(_elsewhere(resolution, woven, seen, others)))
    if not judged:
        return snapshot
    if last and (last.house, last.settings) == (house, settings):
        house, settings = last.house, last.settings  # the very same, which is quick to see
    same = last and last.house is house and last.settings is settings and last.document.library is library
    if again and last and same and len(last.found) == len(body.blocks):
        document = last.document.again(resolution.references, units, again.changed)
        stale = again.renewed | last.sense.stale(again.changed)
        sense = run.sense(document, house, settings, stale, last.sense)
        whole = run.whole_again(document, last.whole, again.renewed, again.changed)
        known = Known(body, units, resolution, document, house, settings, sense, whole, others, seen)
        found = list(last.found)
        for block in _touched(last, known, again.changed, stale):
            found[block] = _found(snapshot, known, block)
    else:
        document = run.Document(
            resolution.references,
            resolution.authorities,
            resolution.volumes,
            [unit.text for unit in units],
            house,
            units,
            library,
        )
        sense = run.sense(document, house, settings, _stepwise(range(len(resolution.references)), pause))
        whole = run.whole(document, house, settings)
        known = Known(body, units, resolution, document, house, settings, sense, whole, others, seen)
        found = [_found(snapshot, known, block) for block in _stepwise(range(len(body.blocks)), pause)]
    findings = Findings(body.blocks, found)
    if body.remarked and (comments := suppression.directives(text, body.blocks)):
        unused = suppression.UNUSED in run.chosen(house, settings)
        findings = suppression.apply(findings, comments, report_unused=unused)
    return replace(snapshot, findings=findings, known=replace(known, found=found))


def _touched(last: Known, known: Known, changed: frozenset[int], stale: frozenset[int]) -> set[int]:
    """The blocks of this file of which other things may be wrong than before, or may be explained by other places.

    ``changed`` are blocks of all files, ``stale`` are references of all.
    """
    own, references = set(known.own(changed)), known.resolution.references
    judged = {
        *(block for index in stale for block, _ in last.sense.standing(index, references)),
        *(block for index in stale for block, _ in known.sense.standing(index, references)),
        *(block for rule, overview in known.whole.items() for block in overview.differs(last.whole[rule])),
    }
    beside = (block for block, found in enumerate(last.found) if not found.beside.isdisjoint(own))
    return {*own, *known.own(judged), *beside}


def _foreign(blocks: tuple[Block, ...], others: tuple[Other, ...]) -> Iterator[together.Foreign]:
    starts = [block.start for block in blocks]
    return (together.Foreign(bisect_left(starts, other.at), other.units) for other in others)


def _elsewhere(
    resolution: Resolution, woven: together.Woven, seen: together.Seen, others: tuple[Other, ...]
) -> Iterator[tuple[str, Elsewhere]]:
    """Where another file cites in full what this one cites."""
    foreign = [number for number, own in enumerate(woven.own) if own is None]
    places = [(other.file, block) for other in sorted(others, key=lambda other: other.at) for block in other.blocks]
    place = dict(zip(foreign, places, strict=True))
    for authority, declared in seen.declared.items():
        reference = resolution.references[declared]
        file, block = place[reference.block]
        spans = reference.citation.full, reference.citation.span
        yield (
            seen.authorities[authority].key,
            Elsewhere(file, *(block.content.readable.source(span).shift(block.start) for span in spans)),
        )


def _blocks(
    text: str, language: Format, record: tuple[str, ...], before: Body | None, begun: Body | None, pause: Pause
) -> Body:
    """The document's blocks with what was found in each; only chunks that were touched are read."""
    if before and before.outline.context.format is language and before.record == record:
        return _body_again(before, text, pause)
    if begun is None or begun.record != record:
        begun = _body(language, record)
    return _spliced(begun, outline(text, language), Kept(0, 0), pause)


def _body(language: Format, record: tuple[str, ...]) -> Body:
    """Nothing, read."""
    return Body.of(outline("", language), record, [])


def _body_again(before: Body, text: str, pause: Pause) -> Body:
    found, kept = outline_again(text, before.outline)
    return _spliced(before, found, kept if found.context == before.outline.context else Kept(0, 0), pause)


def _spliced(before: Body, found: Outline, kept: Kept, pause: Pause) -> Body:
    """The chunks between those kept read, if they were not there before, and put in the place of those that were."""
    old = before.outline
    known: dict[tuple[str, Context], list[tuple[_Read, ...]]] = {}
    old_end = len(before.chunks) - kept.tail
    touched = old.chunks(kept.head, kept.tail)
    for (start, end), reads in zip(touched, before.chunks[kept.head : old_end], strict=True):
        chunk = old.text[start:end]
        known.setdefault((chunk, old.context.of(chunk)), []).append(reads)
    chunks: list[tuple[_Read, ...]] = []
    blocks: list[Block] = []
    remarked = before.remarked and suppression.may_hold(found.text)
    for start, end in _stepwise(found.chunks(kept.head, kept.tail), pause):
        chunk = found.text[start:end]
        key = (chunk, found.context.of(chunk))
        # Each place keeps its own memory of where its findings were.
        same = known.get(key)
        reads = same.pop(0) if same else tuple(_read(chunk, block, before.record) for block in read_chunk(*key))
        chunks.append(reads)
        blocks.extend(read.block.shift(start) for read in reads)
        remarked = remarked or suppression.may_hold(chunk)
    head, gone = sum(map(len, before.chunks[: kept.head])), sum(map(len, before.chunks[kept.head : old_end]))
    tail, grown = head + gone, len(found.text) - len(old.text)
    inserted = [read for reads in chunks for read in reads]
    # Said outright: a call of ``shift`` for each takes twice as long.
    moved = (Block(start + grown, end + grown, content) for start, end, content in before.blocks[tail:])
    return Body(
        found,
        before.record,
        [*before.chunks[: kept.head], *chunks, *before.chunks[old_end:]],
        (*before.blocks[:head], *blocks, *(moved if grown else before.blocks[tail:])),
        [*before.reads[:head], *inserted, *before.reads[tail:]],
        [*before.units[:head], *(read.unit for read in inserted), *before.units[tail:]],
        _recounted(before.sightings, before.reads[head:tail], inserted),
        remarked,
    )


def _recounted(total: Counter[str], gone: list[_Read], come: list[_Read]) -> Counter[str]:
    total = total.copy()
    for read in gone:
        total.subtract(read.sightings)
    for read in come:
        total.update(read.sightings)
    return +total


def _read(chunk: str, block: Block, record: tuple[str, ...]) -> _Read:
    content = block.content
    found = () if content.kind in _UNREAD else contained("reading citations", chunk, _parsed, content, record)
    parsed = next(iter(found), _NOTHING)
    unit = Unit(content.kind, content.readable.text, parsed, content.emphasis, content.label, content.calls)
    sightings = houses.sightings(content.readable.text, parsed.citations)
    sightings.update(houses.emphases(chunk, block, parsed.citations))
    return _Read(block, unit, sightings)


def _parsed(content: Content, record: tuple[str, ...]) -> Iterator[Parsed]:
    yield parse(content.readable.text, record)


def _found(snapshot: Snapshot, known: "Known", block: int) -> Found:
    """What is wrong in a block; the very same object as last time where that is the same."""
    read = known.body.reads[block]
    judged = _judged(known, block)
    related = tuple(_beside(snapshot, one.draft.related, known.seen) for one in judged)
    last = read.placed
    if last is None or (last.judged, last.severity, last.signs) != (judged, known.settings.severity, known.house.signs):
        placed = tuple(_placed(snapshot, block, read, judged, known.settings)) if judged else ()
    elif last.related == related:
        return last.found
    else:
        placed = last.placed
    shown = ((one, beside) for one, beside in zip(placed, related, strict=True) if one)
    read.placed = _Placed(judged, related, placed, Found.of(shown), known.settings.severity, known.house.signs)
    return read.placed.found


def _judged(known: "Known", block: int) -> tuple[run.Judged, ...]:
    """What was found wrong in a block: by the rules of form first, then by those of sense."""
    read, number = known.body.reads[block], known.number(block)
    references, sense = known.resolution.references, known.sense
    about = sorted({*range(*in_block(references, number)), *sense.readers.get(number, ())})
    found = (
        *(one for index in about for place, one in sense.standing(index, references) if place == number),
        *(one for overview in known.whole.values() for one in overview.found.get(number, ())),
    )
    if read.unit.kind is BlockKind.QUOTATION:
        return tuple(one for one in found if one.rule.in_set_off)
    form = () if read.unit.kind in _UNREAD else _form(read, known.house, known.settings)
    return run.without_echoes((*form, *found))


def _early(snapshot: Snapshot, block: int, read: _Read, settings: Settings) -> Found:
    """What is sure to be wrong in a block, whatever others say."""
    if read.unit.kind in _UNREAD or read.unit.kind is BlockKind.QUOTATION:
        return NOTHING
    judged = early(read.block.content, read.unit.parsed.citations, settings)
    return Found.of((one, None) for one in _placed(snapshot, block, read, judged, settings) if one)


def _form(read: _Read, house: House, settings: Settings) -> tuple[run.Judged, ...]:
    if read.form is None or read.form[:2] != (house, settings):
        judged = run.form(read.block.content, read.unit.parsed.citations, house, settings)
        read.form = (house, settings, judged)
    return read.form[2]


def _placed(
    snapshot: Snapshot, block: int, read: _Read, judged: tuple[run.Judged, ...], settings: Settings
) -> Iterator[Finding | None]:
    """What was judged, where it stands in the source of its block; None for what is not shown."""
    quoted = quotations(read.unit.text)
    for one in judged:
        quoting = not one.rule.in_quotations and any(span.covers(one.draft.span) for span in quoted)
        level = settings.level(one.rule.id)
        shown = () if quoting else contained(one.rule.id, read.unit.text, _shown, snapshot, block, one, level)
        yield next(iter(shown), None)


def _shown(snapshot: Snapshot, block: int, one: run.Judged, level: Level | None) -> Iterator[Finding]:
    start, _, content = snapshot.blocks[block]
    found = run.place(one, content, start, snapshot.text, level)
    if not _is_line_break(found, start, snapshot):
        yield found


def _is_line_break(found: Finding, start: int, snapshot: Snapshot) -> bool:
    """Whether all that is wrong is a space where a plain text breaks its line: a printed page breaks it anywhere."""
    if snapshot.format is not Format.PLAIN or not found.fix:
        return False
    gone = [snapshot.text[slice(*edit.span.shift(start))] for edit in found.fix.edits if not edit.text]
    return len(gone) == len(found.fix.edits) and all(text.isspace() and "\n" in text for text in gone)


def _beside(snapshot: Snapshot, reference: int | None, seen: together.Seen | None) -> Beside | None:
    """The reference that explains a finding, unless it stands in another file."""
    if seen and reference is not None:
        reference = seen.own.get(reference)
    if reference is None:
        return None
    found = snapshot.references[reference]
    place = snapshot.blocks[found.block].content.readable.source(found.citation.full)
    return Beside(found.block, Related(place, "cited in full here"))


def warm_up() -> None:
    """Load every table and grammar, so that the first document does not wait for them."""
    Analysis().snapshot("See 1 U.S. 1, 2 (1790); 42 U.S.C. § 1983; id. at 3.", Format.MARKDOWN)
