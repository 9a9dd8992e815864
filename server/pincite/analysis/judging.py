"""What is wrong in a block: what the rules found there, placed in the source and graded as its author asks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pincite.analysis.body import Placed, Read
from pincite.checks import run
from pincite.checks.early import early
from pincite.checks.findings import NOTHING, Beside, Found
from pincite.checks.model import Finding, Related
from pincite.checks.quotations import quotations
from pincite.checks.rule import House
from pincite.markup.blocks import BlockKind, Format
from pincite.mishaps import contained
from pincite.resolution import together
from pincite.resolution.model import in_block
from pincite.settings import Level, Settings

if TYPE_CHECKING:
    from pincite.analysis.snapshot import Known, Snapshot


def found(snapshot: "Snapshot", known: "Known", block: int) -> Found:
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
    read.placed = Placed(judged, related, placed, Found.of(shown), known.settings.severity, known.house.signs)
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
    form = _form(read, known.house, known.settings) if read.is_prose else ()
    return run.without_echoes((*form, *found))


def found_early(snapshot: "Snapshot", block: int, read: Read, settings: Settings) -> Found:
    """What is sure to be wrong in a block, whatever others say."""
    if not read.is_prose or read.unit.kind is BlockKind.QUOTATION:
        return NOTHING
    judged = early(read.block.content, read.parsed.citations, settings)
    return Found.of((one, None) for one in _placed(snapshot, block, read, judged, settings) if one)


def _form(read: Read, house: House, settings: Settings) -> tuple[run.Judged, ...]:
    if read.form is None or read.form[:2] != (house, settings):
        judged = run.form(read.block.content, read.parsed.citations, house, settings)
        read.form = (house, settings, judged)
    return read.form[2]


def _placed(
    snapshot: "Snapshot", block: int, read: Read, judged: tuple[run.Judged, ...], settings: Settings
) -> Iterator[Finding | None]:
    """What was judged, where it stands in the source of its block; None for what is not shown."""
    quoted = quotations(read.unit.text)
    for one in judged:
        quoting = not one.rule.in_quotations and any(span.covers(one.draft.span) for span in quoted)
        level = settings.level(one.rule.id)
        shown = () if quoting else contained(one.rule.id, read.unit.text, _shown, snapshot, block, one, level)
        yield next(iter(shown), None)


def _shown(snapshot: "Snapshot", block: int, one: run.Judged, level: Level | None) -> Iterator[Finding]:
    start, _, content = snapshot.blocks[block]
    found = run.place(one, content, start, snapshot.text, level)
    if not _is_line_break(found, start, snapshot):
        yield found


def _is_line_break(found: Finding, start: int, snapshot: "Snapshot") -> bool:
    """Whether all that is wrong is a space where a plain text breaks its line: a printed page breaks it anywhere."""
    if snapshot.format is not Format.PLAIN or not found.fix:
        return False
    gone = [snapshot.text[slice(*edit.span.shift(start))] for edit in found.fix.edits if not edit.text]
    return len(gone) == len(found.fix.edits) and all(text.isspace() and "\n" in text for text in gone)


def _beside(snapshot: "Snapshot", reference: int | None, seen: together.Seen | None) -> Beside | None:
    """The reference that explains a finding, unless it stands in another file."""
    if seen and reference is not None:
        reference = seen.own.get(reference)
    if reference is None:
        return None
    found = snapshot.references[reference]
    place = snapshot.blocks[found.block].content.readable.source(found.citation.full)
    return Beside(found.block, Related(place, "cited in full here"))
