"""The rows of a table of authorities: each entry with the places that it is cited at."""

from collections.abc import Callable, Mapping

from pincite.analysis import Snapshot
from pincite.features.table.entries import table
from pincite.features.table.forms import Row, Table
from pincite.features.table.places import NOTHING_MOVED, By, Moved, called_from, places


def rows(snapshot: Snapshot, by: By, moved: Moved = NOTHING_MOVED) -> Table:
    """The table of a document, with places in text order."""
    place, called = places(snapshot, by, moved), called_from(snapshot)
    return _table(snapshot, called, lambda reference: place(called(reference)))


def labelled(snapshot: Snapshot, labels: Mapping[int, str]) -> Table:
    """The same with the labels of references for places."""
    return _table(snapshot, lambda reference: reference, labels.__getitem__)


def _table(snapshot: Snapshot, order: Callable[[int], int], place: Callable[[int], str]) -> Table:
    return {
        group.title: [
            Row(entry, tuple(dict.fromkeys(place(mention) for mention in sorted(entry.mentions, key=order))))
            for entry in group.entries
        ]
        for group in table(snapshot)
    }
