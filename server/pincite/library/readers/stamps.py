"""Stamps: the numbers printed at the head or foot of pages, ``App. 0012``, ``Roe v. Doe 578``, ``Page 3 of 90``.

They are the pages' labels where they run in sequence over most of them. Of several such runs the one with a name before
its number is preferred, then bare numbers, then what counts the file itself.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

_LINES = 3
"""Lines at a page's head and foot that a number may stand on."""
_LONGEST = 90
"""Characters of such a line."""
_FEWEST, _SHARE = 3, 0.6
"""Pages of a run, and its share of all pages from its first on."""

_NAMED = re.compile(r"(?P<name>(?:[A-Z][A-Za-z.’'&]*[ ]?){1,4})[_-]?(?P<number>\d{1,7})")
_COUNTED = re.compile(r"\b[Pp](?:age|g\.?)\s?(?P<number>\d{1,5})\b|^\W*(?P<of>\d{1,5})\sof\s\d{1,5}\W*$")
_BARE = re.compile(r"^[-–—\[\s]*(?P<first>\d{1,5})(?=[-–—\]\s]|$)|(?:^|[-–—\[\s])(?P<last>\d{1,5})[-–—\]\s]*$")
_ROMAN = re.compile(r"\W*(?P<roman>[ivxl]{1,7})\W*")
_YEARS = range(1700, 2100)


class _Sort(IntEnum):
    """What a number belongs to; a higher sort is preferred."""

    COUNTED = 1
    BARE = 2
    NAMED = 3


class _Run(NamedTuple):
    """Numbers of one sort and name that go up with the pages: each is its page's index and ``ahead``."""

    sort: _Sort
    name: str
    ahead: int


def labels(pages: Sequence[str]) -> list[str]:
    """The label of each page by what is printed there; where no one sequence runs over them they are counted.

    A page within the run that lacks its number has the number still.
    """
    seen = [set(_numbers(page, at)) for at, page in enumerate(pages)]
    found: dict[_Run, list[int]] = {}
    for at, runs in enumerate(seen):
        for run in runs:
            found.setdefault(run, []).append(at)
    likely = [run for run, on in found.items() if len(on) >= max(_FEWEST, _SHARE * (len(pages) - on[0]))]
    best = max(((run.sort, len(found[run])) for run in likely), default=None)
    chosen = [run for run in likely if (run.sort, len(found[run])) == best]
    if len(chosen) != 1:
        return [str(number) for number in range(1, len(pages) + 1)]
    ahead, first = chosen[0].ahead, found[chosen[0]][0]
    return [str(at + ahead) if at >= first else _before(page, at + ahead, ahead) for at, page in enumerate(pages)]


def _numbers(page: str, at: int) -> Iterator[_Run]:
    """The runs that a page may belong to."""
    for line in _margins(page, _LINES):
        counted, named = _COUNTED.search(line), _NAMED.fullmatch(line)
        if counted:
            yield _Run(_Sort.COUNTED, "", int(counted["number"] or counted["of"]) - at)
            continue
        if named:
            yield _Run(_Sort.NAMED, named["name"].strip(), int(named["number"]) - at)
        for found in _BARE.finditer(line):
            number = int(found["first"] or found["last"])
            if number not in _YEARS or line.strip(" -–—[]").isdecimal():
                yield _Run(_Sort.BARE, "", number - at)


def _margins(page: str, most: int) -> list[str]:
    """The short lines at a page's head and foot, each once."""
    lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
    return [line for line in dict.fromkeys([*lines[:most], *lines[-most:]]) if len(line) <= _LONGEST]


def _before(page: str, number: int, ahead: int) -> str:
    """The label of a page before the first that is numbered: its Roman numeral, or the number that is left out there.

    That is known of page 1, and where all pages are counted from the first.
    """
    roman = (found["roman"] for line in _margins(page, 1) if (found := _ROMAN.fullmatch(line)))
    return next(roman, str(number) if number == 1 or ahead == 1 else "")
