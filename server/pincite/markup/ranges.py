"""Ranges of a text that must stay whole: which cuts they leave."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence


def outside(cuts: Iterable[int], ranges: Iterable[tuple[int, int]]) -> list[int]:
    """The cuts that stand neither within a range nor at its end."""
    whole = merged(ranges)
    if not whole:
        return list(cuts)
    starts = [start for start, _ in whole]

    def free(cut: int) -> bool:
        index = bisect_left(starts, cut) - 1
        return index < 0 or cut > whole[index][1]

    return [cut for cut in cuts if free(cut)]


def inside(ranges: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether all the ranges lie within a window, and leave both of its ends free."""
    return all(start < first and last < end for first, last in ranges)


def merged(ranges: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Ranges in order, those that overlap or touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
