"""Other files of the same document: what they hold, and what they cite in full."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pincite.markup.blocks import Block
from pincite.resolution import together
from pincite.resolution.bare import Unit
from pincite.resolution.resolve import Resolution
from pincite.text.spans import Span

if TYPE_CHECKING:
    from pincite.analysis.snapshot import Snapshot


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
    def of(cls, file: str, at: int, snapshot: "Snapshot", span: Span) -> "Other":
        """The blocks that begin in a span of the other file."""
        units = snapshot.known.body.units if snapshot.known else []
        there = [(block, unit) for block, unit in zip(snapshot.blocks, units, strict=False) if block.start in span]
        return cls(file, at, tuple(block for block, _ in there), tuple(_labelled(unit, file) for _, unit in there))


def _labelled(unit: Unit, file: str) -> Unit:
    """A unit whose notes are not taken for those of another file, which may have the same numbers."""
    if not unit.label and not unit.calls:
        return unit
    label = f"{file}:{unit.label}" if unit.label else ""
    return unit._replace(label=label, calls=tuple((at, f"{file}:{called}") for at, called in unit.calls))


def foreign(blocks: tuple[Block, ...], others: tuple[Other, ...]) -> Iterator[together.Foreign]:
    """The units of other files, each before the first block of this one that begins at or after its place."""
    starts = [block.start for block in blocks]
    return (together.Foreign(bisect_left(starts, other.at), other.units) for other in others)


def elsewhere(
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
