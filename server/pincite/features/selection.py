"""Selection: what an author may mean to select around a place, from a pin to the whole draft."""

from collections.abc import Iterator

from pincite.analysis import Snapshot
from pincite.features.at import blocks_in, references_in
from pincite.features.extents import blocks_extent, section_extent
from pincite.features.sections import sections
from pincite.features.sentences import sentence_at, sentence_ends, string_cites, with_signal
from pincite.text.spans import Span


def selection(snapshot: Snapshot, offset: int) -> tuple[Span, ...]:
    """Source spans around a source offset, the narrowest first, each strictly within the next."""
    around = [Span(0, len(snapshot.text)), *(section_extent(snapshot, section) for section in sections(snapshot))]
    blocks = [*blocks_in(snapshot, Span(offset, offset))]
    around += [blocks_extent(snapshot, range(number, number + 1)) for number in blocks]
    if blocks:
        innermost = min(blocks, key=lambda number: snapshot.blocks[number].end - snapshot.blocks[number].start)
        around += [snapshot.source(innermost, span) for span in _in_block(snapshot, innermost, offset)]
    nested: list[Span] = []
    for span in sorted(around, key=lambda span: span.start - span.end):
        if not nested or (span != nested[-1] and nested[-1].covers(span) and span.touches(offset)):
            nested.append(span)
    return tuple(reversed(nested))


def _in_block(snapshot: Snapshot, block: int, offset: int) -> Iterator[Span]:
    """Spans in a block's readable text, most of them nowhere near the offset."""
    place = snapshot.blocks[block]
    readable = place.content.readable
    at = readable.readable(offset - place.start)
    yield sentence_at(readable.text, sentence_ends(snapshot, block), at)
    yield from string_cites(snapshot, block)
    for index in references_in(snapshot, block):
        citation = snapshot.references[index].citation
        whole = with_signal(readable.text, citation)
        if whole.touches(at):
            yield from (whole, citation.full, citation.span)
            yield from (pin.span for pin in citation.pins)
            yield from (aside.span for aside in citation.parentheticals)
            if citation.name:
                yield citation.name.span
