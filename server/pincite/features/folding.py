"""Folding: what an editor can hide of a draft to show the rest."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.features.extents import blocks_extent, section_extent
from pincite.features.sections import sections
from pincite.features.sentences import string_cites
from pincite.markup.blocks import BlockKind
from pincite.text.spans import Span


class Folded(StrEnum):
    """What is hidden, the most telling first."""

    SECTION = "section"
    TABLE = "table of authorities"
    QUOTATION = "quotation"
    NOTE = "note"
    STRING_CITE = "string cite"


class Fold(NamedTuple):
    """Something to hide; ``span`` is in the source and may be a single line."""

    span: Span
    what: Folded


_RUNS = {BlockKind.TABLE_OF_AUTHORITIES: Folded.TABLE, BlockKind.QUOTATION: Folded.QUOTATION}
"""Blocks that are hidden together with those of their kind around them."""


def folds(snapshot: Snapshot) -> Iterator[Fold]:
    """Everything that can be hidden, by what it is and then in text order."""
    for section in sections(snapshot):
        yield Fold(section_extent(snapshot, section), Folded.SECTION)
    for kind, what in _RUNS.items():
        for blocks in _runs(snapshot, kind):
            yield Fold(blocks_extent(snapshot, blocks), what)
    for number, block in enumerate(snapshot.blocks):
        if block.content.kind is BlockKind.FOOTNOTE:
            yield Fold(blocks_extent(snapshot, range(number, number + 1)), Folded.NOTE)
    for number in range(len(snapshot.blocks)):
        for span in string_cites(snapshot, number):
            yield Fold(snapshot.source(number, span), Folded.STRING_CITE)


def _runs(snapshot: Snapshot, kind: BlockKind) -> Iterator[range]:
    """The blocks of a kind that follow each other."""
    numbered = groupby(range(len(snapshot.blocks)), key=lambda number: snapshot.blocks[number].content.kind)
    for found, numbers in numbered:
        if found is kind:
            run = list(numbers)
            yield range(run[0], run[-1] + 1)
