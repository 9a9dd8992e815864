"""A draft with a caret in it: ``Id. at 5‸77``."""

from pincite.analysis import Analysis, Snapshot
from pincite.markup.blocks import Format
from pincite.settings import Settings

CARET = "‸"


def read(marked: str, markup: Format = Format.MARKDOWN, settings: Settings | None = None) -> tuple[Snapshot, int]:
    """The snapshot of a draft without its caret, and the caret's offset."""
    before, after = marked.split(CARET)
    return Analysis().snapshot(before + after, markup, settings), len(before)
