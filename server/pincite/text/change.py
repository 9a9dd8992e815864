"""A change: where two versions of a text differ, found without reading either character by character."""

from typing import NamedTuple


class Change(NamedTuple):
    """``old[start:end]`` became ``new[start : end + grown]``; all around it is the same."""

    start: int
    end: int
    grown: int


def change(old: str, new: str) -> Change:
    """The one range outside which two texts are the same."""
    start = _same(old, new)
    tail = _same_tail(old, new, min(len(old), len(new)) - start)
    return Change(start, len(old) - tail, len(new) - len(old))


def _same(old: str, new: str) -> int:
    """How many characters at the beginning are the same: slices are compared, each half as long as the last."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old.startswith(new[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low


def _same_tail(old: str, new: str, most: int) -> int:
    """How many characters at the end are the same, of ``most``."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old.endswith(new[len(new) - middle : len(new) - low], 0, len(old) - low):
            low = middle
        else:
            high = middle - 1
    return low
