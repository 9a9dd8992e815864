"""The series of the commoner reporters: which follows which, and what years each one runs.

Facts of the reporters; reporters-db is silent or rough on some of them.
"""

import re
from functools import cache
from typing import NamedTuple

from reporters_db import EDITIONS, JOURNALS, LAWS, VARIATIONS_ONLY

from pincite.library import volume_years

_SLACK = 1
"""Cases of a year can come out in the next one's series, or in the last of the one before."""


class Run(NamedTuple):
    """The years a series runs; ``last`` None where it still does."""

    first: int
    last: int | None = None

    def holds(self, year: int) -> bool:
        """Whether a case of the year can be in it."""
        return self.first - _SLACK <= year and (self.last is None or year <= self.last + _SLACK)


_FAMILIES: tuple[dict[str, Run], ...] = (
    {"F.": Run(1880, 1925), "F.2d": Run(1924, 1993), "F.3d": Run(1993, 2021), "F.4th": Run(2021)},
    {"F. Supp.": Run(1932, 1998), "F. Supp. 2d": Run(1997, 2014), "F. Supp. 3d": Run(2014)},
    {"F. App'x": Run(2001, 2021)},
    {"S. Ct.": Run(1882)},
    {"L. Ed.": Run(1754, 1956), "L. Ed. 2d": Run(1956)},
    {"A.": Run(1885, 1938), "A.2d": Run(1938, 2010), "A.3d": Run(2010)},
    {"N.E.": Run(1884, 1936), "N.E.2d": Run(1936, 2013), "N.E.3d": Run(2013)},
    {"N.W.": Run(1879, 1942), "N.W.2d": Run(1941, 2024)},
    {"P.": Run(1883, 1931), "P.2d": Run(1931, 2000), "P.3d": Run(2000)},
    {"S.E.": Run(1887, 1939), "S.E.2d": Run(1939)},
    {"S.W.": Run(1886, 1928), "S.W.2d": Run(1928, 1999), "S.W.3d": Run(1999)},
    {"So.": Run(1886, 1941), "So. 2d": Run(1941, 2009), "So. 3d": Run(2008)},
    {"Cal. Rptr.": Run(1959, 1991), "Cal. Rptr. 2d": Run(1991, 2003), "Cal. Rptr. 3d": Run(2003)},
    {
        "Cal.": Run(1850, 1934), "Cal. 2d": Run(1934, 1969), "Cal. 3d": Run(1969, 1991), "Cal. 4th": Run(1991, 2016),
        "Cal. 5th": Run(2016),
    },
    {
        "Cal. App.": Run(1905, 1934), "Cal. App. 2d": Run(1934, 1969), "Cal. App. 3d": Run(1969, 1991),
        "Cal. App. 4th": Run(1991, 2016), "Cal. App. 5th": Run(2016),
    },
    {"N.Y.": Run(1847, 1956), "N.Y.2d": Run(1956, 2003), "N.Y.3d": Run(2003)},
    {"A.D.": Run(1896, 1955), "A.D.2d": Run(1955, 2003), "A.D.3d": Run(2003)},
    {"N.Y.S.": Run(1888, 1938), "N.Y.S.2d": Run(1937, 2016), "N.Y.S.3d": Run(2014)},
)  # fmt: skip
_SERIES = re.compile(r"\s?\d{1,2}(?:d|th|st|nd|rd)$")


@cache
def _families() -> dict[str, dict[str, Run]]:
    return {name: family for family in _FAMILIES for name in family}


@cache
def _bases() -> dict[str, dict[str, Run]]:
    return {"".join(_SERIES.sub("", name).split()): family for family in _FAMILIES for name in family}


def run(name: str) -> Run | None:
    """The years that a series runs; None where it is not known here."""
    return _families().get(name, {}).get(name)


def common() -> tuple[str, ...]:
    """The reporters known here, and the United States Reports."""
    return ("U.S.", *_families())


def siblings(name: str, volume: int, year: int) -> list[str]:
    """The series of a reporter, ``F.5th`` or ``F.3d``, in which a volume of a year can be."""
    family = _bases().get("".join(_SERIES.sub("", name).split()), {})
    return [
        other for other, years in family.items() if other != name and years.holds(year) and can_be(other, volume, year)
    ]


def can_be(name: str, volume: int, year: int) -> bool:
    """Whether a volume can hold a case of a year; true where nothing is known."""
    years = volume_years.years(name, volume)
    return years is None or years.first <= year <= years.last


def known(abbreviation: str) -> bool:
    """Whether anything is cited by an abbreviation: a reporter, a journal, a code."""
    return _compact(abbreviation) in _abbreviations()


def standard(abbreviation: str) -> str | None:
    """The standard form of a reporter's abbreviation that has other spaces: ``F. Supp. 2d`` for ``F.Supp.2d``."""
    return _editions().get(_compact(abbreviation))


def _compact(abbreviation: str) -> str:
    return "".join(abbreviation.replace("’", "'").split())


@cache
def _editions() -> dict[str, str]:
    return {_compact(name): name for name in EDITIONS}


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(_compact(name) for table in (EDITIONS, VARIATIONS_ONLY, JOURNALS, LAWS) for name in table)
