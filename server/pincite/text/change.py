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


_STEP = 1 << 16
"""Characters that are compared at once: slices of a long text, not halves of it, stay in the processor's own memory."""


def _same(old: str, new: str) -> int:
    """How many characters at the beginning are the same: the step that differs is halved until its place is found."""
    low, high = 0, min(len(old), len(new))
    while low + _STEP <= high and old.startswith(new[low : low + _STEP], low):
        low += _STEP
    high = min(high, low + _STEP)
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
    while low + _STEP <= high and _ends_alike(old, new, low, low + _STEP):
        low += _STEP
    high = min(high, low + _STEP)
    while low < high:
        middle = (low + high + 1) // 2
        if _ends_alike(old, new, low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _ends_alike(old: str, new: str, low: int, high: int) -> bool:
    """Whether two texts are the same between two offsets counted from their ends."""
    return old.endswith(new[len(new) - high : len(new) - low], 0, len(old) - low)
