"""A draft with a caret in it: ``Id. at 5‸77``."""

from pincite.analysis import Analysis, Snapshot
from pincite.markup.blocks import Format

CARET = "‸"


def read(marked: str, markup: Format = Format.MARKDOWN) -> tuple[Snapshot, int]:
    """The snapshot of a draft without its caret, and the caret's offset."""
    before, after = marked.split(CARET)
    return Analysis().snapshot(before + after, markup), len(before)
