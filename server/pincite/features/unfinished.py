"""Unfinished: what is not yet to be said, because its author is still at work on it."""

from pincite.analysis import Snapshot
from pincite.checks.findings import Findings
from pincite.features.at import references_touching, whole_span
from pincite.text.spans import Span


def settled(snapshot: Snapshot, typed: Span) -> tuple[Findings, Findings]:
    """The findings that may be told, and those that touch the newest edit or the citation it is a part of.

    ``typed`` is that place, in source offsets of the snapshot: a caret at either end of a citation belongs to it.
    """
    spans = [typed, *(whole_span(snapshot, index) for index in references_touching(snapshot, typed))]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    held_back, told = snapshot.findings.parted(Span(start, end))
    return told, held_back
