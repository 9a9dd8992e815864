"""Which years a volume of a reporter holds, for 30 reporters, bundled and offline: 878 F.2d is of 1989.

Facts: the years that volumes are cited with in published opinions, and the tables of the Caselaw Access Project. Silent
where the table is: of other reporters, before the first and after the last volume it knows.
"""

import json
from bisect import bisect_left, bisect_right
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple


class Volume(NamedTuple):
    """A volume whose years are known."""

    number: int
    year: int
    """The year of most of its cases."""
    first: int
    last: int


class Years(NamedTuple):
    """The years that the cases of a volume can be of."""

    first: int
    last: int
    likely: int | None
    """The year of most of them; None where the table does not say."""


_SLACK = 1
"""A volume begins and ends within a year; some of its cases came out late, or were amended."""


def years(reporter: str, volume: int) -> Years | None:
    """The years of a volume, told by the nearest known volumes before and after it."""
    known = _table().get(reporter, ())
    before = bisect_right(known, volume, key=_number) - 1
    after = bisect_left(known, volume, key=_number)
    if before < 0 or after == len(known):
        return None
    low, high = known[before], known[after]
    likely = low.year if low.year == high.year else None
    return Years(low.first - _SLACK, high.last + _SLACK, likely)


def last_volume(reporter: str) -> int | None:
    """The last volume of a reporter whose years are known; None where the table has no such reporter."""
    known = _table().get(reporter)
    return known[-1].number if known else None


def _number(volume: Volume) -> int:
    return volume.number


@cache
def _table() -> dict[str, tuple[Volume, ...]]:
    """The bundled table, read when first asked."""
    lines = files("pincite.library").joinpath("volume_years.tsv").read_text(encoding="utf-8").splitlines()
    return {
        reporter: tuple(Volume(*map(int, volume.split(":"))) for volume in volumes)
        for reporter, *volumes in (line.split("\t") for line in lines)
    }


def build(table: Path, target: Path) -> int:
    """Make the bundled table from JSON: for each reporter, volume, usual, first and last year, and observations.

    A volume between two of the same years adds nothing and is left out. Returns how many volumes it holds.
    """
    reporters: dict[str, list[list[int]]] = json.loads(table.read_text(encoding="utf-8"))["reporters"]
    lines: list[str] = []
    held = 0
    for reporter, rows in sorted(reporters.items()):
        volumes = [Volume(*row[:4]) for row in sorted(rows)]
        kept = [
            volume
            for at, volume in enumerate(volumes)
            if not 0 < at < len(volumes) - 1 or not volumes[at - 1][1:] == volume[1:] == volumes[at + 1][1:]
        ]
        held += len(kept)
        lines.append("\t".join([reporter, *(":".join(map(str, volume)) for volume in kept)]))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return held


if __name__ == "__main__":
    import sys

    print(build(Path(sys.argv[1]), Path(__file__).with_name("volume_years.tsv")), "volumes")
