"""Hover: what a citation is, whom it means and why, and how often it is cited."""

from dataclasses import dataclass

from pincite.analysis import Snapshot
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Hover:
    """What to show, in both forms an editor may want, and the source span it speaks of."""

    span: Span
    markdown: str
    plain: str


def hover(snapshot: Snapshot, offset: int) -> Hover | None:
    """What stands at ``offset`` (a source offset); None where no citation does."""
    del snapshot, offset
    return None
