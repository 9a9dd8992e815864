"""The spaces in a reporter's abbreviation: ``F. Supp. 2d`` or ``F.Supp.2d``, ``U.S.`` or ``U. S.``.

Sources: Indigo Book R16 and T1; the house styles as observed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

_PART = re.compile(r"[A-Z]\.|\d+(?:d|th|st|nd|rd)(?!\w)|&|[A-Za-z’']+\.?|\d+")
_SINGLE = re.compile(r"[A-Z]\.|\d+(?:d|th|st|nd|rd)")


def _gap(before: str, after: str) -> str:
    """What stands between two parts: ``initials``, ``words``, or ``fixed`` where every style has a space."""
    if _SINGLE.fullmatch(before) and _SINGLE.fullmatch(after):
        return "initials"
    return "words" if before.endswith(".") and after != "&" else "fixed"


@lru_cache(1024)
def spaced(name: str, *, initials_apart: bool = False, words_apart: bool = True) -> str:
    """A reporter's abbreviation with its spaces as a house style has them."""
    parts = _PART.findall(name)
    if "".join(parts) != "".join(name.split()):
        return name
    text = parts[0] if parts else ""
    for before, after in pairwise(parts):
        gap = _gap(before, after)
        apart = gap == "fixed" or (initials_apart if gap == "initials" else words_apart)
        text += f" {after}" if apart else after
    return text


@lru_cache(1024)
def shown(typed: str) -> tuple[tuple[str, str], ...]:
    """What an abbreviation shows of its house style: its ``initials`` are ``together``, its ``words`` ``apart``."""
    return tuple(sorted(set(_shown(typed))))


def _shown(typed: str) -> Iterator[tuple[str, str]]:
    parts = list(_PART.finditer(typed))
    for before, after in pairwise(parts):
        gap = _gap(before.group(), after.group())
        if gap != "fixed":
            yield gap, "apart" if before.end() < after.start() else "together"
