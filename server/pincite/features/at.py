"""At: which citation stands at an offset."""

from collections.abc import Iterator
from itertools import chain

from pincite.analysis import Snapshot
from pincite.resolution.model import in_block
from pincite.text.spans import Span


def reference_at(snapshot: Snapshot, offset: int) -> int | None:
    """The reference that a caret at ``offset`` (a source offset) asks about; None where no citation stands.

    Its core, or its name and court parenthesis around it. Where citations nest the narrowest core wins; a name shared
    by parallel citations belongs to the nearest of them. A caret behind the last character still asks about it.
    """
    near = list(_near(snapshot, offset))
    return min(near)[-1] if near else None


def span_at(snapshot: Snapshot, reference: int, offset: int) -> Span:
    """The part of a reference that a caret stands in: its core, or the whole with name and court parenthesis."""
    core = snapshot.span(reference)
    return core if core.touches(offset) else snapshot.full_span(reference)


def references_in(snapshot: Snapshot, block: int) -> range:
    """The references of a block, as a range of indices."""
    return range(*in_block(snapshot.references, block))


def blocks_in(snapshot: Snapshot, asked: Span) -> Iterator[int]:
    """The blocks that share a character with a span of the source or touch it, by number."""
    return (n for n, (start, end, _) in enumerate(snapshot.blocks) if start <= asked.end and asked.start <= end)


def references_touching(snapshot: Snapshot, asked: Span) -> list[int]:
    """The references that a span overlaps or meets, with their names, court parentheses and parentheticals."""
    return [
        index
        for index in chain.from_iterable(references_in(snapshot, number) for number in blocks_in(snapshot, asked))
        for whole in [whole_span(snapshot, index)]
        if whole.start <= asked.end and asked.start <= whole.end
    ]


def whole_span(snapshot: Snapshot, reference: int) -> Span:
    """Where a reference stands in the source, with its name, its court parenthesis and its parentheticals."""
    found = snapshot.references[reference]
    full = found.citation.full
    end = max((full.end, *(aside.span.end + 1 for aside in found.citation.parentheticals)))
    return snapshot.source(found.block, Span(full.start, end))


def _near(snapshot: Snapshot, offset: int) -> Iterator[tuple[bool, bool, bool, int, int, int]]:
    """The references that touch an offset, ready to be compared: the least is the one asked about."""
    touched = blocks_in(snapshot, Span(offset, offset))
    for index in chain.from_iterable(references_in(snapshot, number) for number in touched):
        full = snapshot.full_span(index)
        if not full.touches(offset):
            continue
        core = snapshot.span(index)
        at_core = core.touches(offset)
        length = core.end - core.start if at_core else full.end - full.start
        away = max(core.start - offset, offset - core.end, 0)
        yield offset not in full, offset not in core, not at_core, length, away, index
