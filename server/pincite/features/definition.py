"""Definition and declaration: from any form of a citation to the place that cites it in full."""

from dataclasses import dataclass

from pincite.analysis import Snapshot
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Target:
    """A place to go to in this document; spans are source offsets."""

    origin: Span
    """The citation asked about."""
    span: Span
    """All of what is defined there."""
    focus: Span
    """The part to put the caret on, within ``span``."""


def declaration(snapshot: Snapshot, offset: int) -> tuple[Target, ...]:
    """The full citation of the authority that is meant at ``offset``."""
    del snapshot, offset
    return ()


def definition(snapshot: Snapshot, offset: int) -> tuple[Target, ...]:
    """The full citation of the authority; for a rule or statute quoted in this document, the quotation first."""
    return declaration(snapshot, offset)
