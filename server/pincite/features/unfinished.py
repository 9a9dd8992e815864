"""Unfinished: what is not yet to be said, because its author is still at work on it."""

from pincite.analysis import Snapshot
from pincite.checks.model import Finding
from pincite.features.at import references_touching, whole_span
from pincite.text.spans import Span


def settled(snapshot: Snapshot, typed: Span) -> tuple[list[Finding], list[Finding]]:
    """The findings that may be told, and those that touch the newest edit or the citation it is a part of.

    ``typed`` is that place, in source offsets of the snapshot: a caret at either end of a citation belongs to it.
    """
    spans = [typed, *(whole_span(snapshot, index) for index in references_touching(snapshot, typed))]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    told: list[Finding] = []
    held_back: list[Finding] = []
    for found in snapshot.findings:
        (told if found.span.end < start or end < found.span.start else held_back).append(found)
    return told, held_back
