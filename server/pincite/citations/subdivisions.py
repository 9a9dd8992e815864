"""Subdivisions of a section or rule: ``(3)(a)``, ``(1)-(3)``, ``(2)(b), (c)``.

Sources: Indigo Book R5.2.2, R5.2.3.
"""

import re
from typing import NamedTuple

from pincite.citations.model import Flaw, Pin, PinKind
from pincite.citations.tables import DASHES
from pincite.text.spans import Span

_GROUP = re.compile(r"\((?:\d{1,3}(?:\.\d+|[a-z])?|[A-Za-z]{1,2}|[ivxlIVXL]{1,6}|[A-Za-z]-\d)\)")
_SPACED_GROUP = re.compile(
    rf"\s?(?P<group>{_GROUP.pattern}|\[(?:\d{{1,2}}(?:-[a-z])?|[A-Za-z]|[ivx]{{2,5}})\](?![A-Za-z]))"
)
"""New York writes ``3211 (a) (7)``, and ``(CPLR 3211 [a] [7])`` where that stands in brackets itself."""
_RANGE = re.compile(rf"\s?[{DASHES}]\s?(?=\()|\s+(?:to|through)\s+(?=\()")
_LIST = re.compile(r"\s*,\s*(?:and\s+|&\s*|or\s+)?(?=\()|\s+(?:and|or)\s+(?=\()|\s*&\s*(?=\()")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})|[ivx]+", re.IGNORECASE)
_CLAUSE_END = re.compile(r"\s*(?:[.,;:)\]]|$|[–—-]|and\b|or\b|&)")


_SENTENCE_GOES_ON = re.compile(r"\s+[a-z]{2,}\b(?<!\bor)(?<!\band)(?<!\bof)(?<!\bto)(?<!\bis)")
"""Words of an enumeration in the sentence: ``and (2) whether``."""


class Subdivisions(NamedTuple):
    """The subdivisions read, each as a pin whose text is its whole path, and where they end: the start if none."""

    pins: tuple[Pin, ...]
    flaws: tuple[Flaw, ...]
    end: int


class _Path(NamedTuple):
    """A place being read: its levels from the outermost, ``(3)`` and ``(a)``, and where it stands."""

    levels: tuple[str, ...]
    start: int
    end: int
    first: str = ""
    """The path before the dash, where this is the end of a range."""

    def deeper(self, group: re.Match[str]) -> "_Path":
        return self._replace(levels=(*self.levels, group.group()), end=group.end())

    def pin(self) -> Pin:
        joined = "".join(self.levels)
        span = Span(self.start, self.end)
        if not self.first:
            return Pin(PinKind.SECTION, span, joined, joined, None, span)
        last = self.levels[-1]
        typed = f"{self.first}-{last if len(self.first) > len(last) else joined}"
        return Pin(PinKind.SECTION, span, typed, self.first, last, span)


def read(text: str, at: int, limit: int, *, spaced: bool = False) -> Subdivisions:
    """The subdivisions at ``at``: none where no bracketed group follows directly.

    ``spaced`` allows New York's ``3211 (a) (7)``, one path with spaces in it.
    """
    if spaced:
        return _read_spaced(text, at, limit)
    pins: list[Pin] = []
    flaws: list[Flaw] = []
    here = _Path((), at, at)
    group = _GROUP.match(text, at, limit) if at < limit else None
    while group:
        if here.levels and _are_siblings(here.levels[-1], group.group()):
            pins.append(here.pin())
            flaws.append(Flaw("statute-subsection-run-on", Span(here.end, group.start() + 1), ", ("))
            here = _Path(here.levels[:-1], group.start(), here.end)
        here = here.deeper(group)
        group = _GROUP.match(text, here.end, limit)
        if group:
            continue
        if joint := _RANGE.match(text, here.end, limit):
            if group := _GROUP.match(text, joint.end(), limit):
                here = here._replace(levels=_above(here.levels, group.group()), first="".join(here.levels))
        elif group := _listed(text, here, limit):
            pins.append(here.pin())
            here = _Path(_above(here.levels, group.group()), group.start(), here.end)
        elif group := _set_apart(text, here, limit):
            pins.append(here.pin())
            flaws.append(Flaw("statute-subsection-run-on", Span(here.end, here.end + 1), ", "))
            here = _Path(here.levels[:-1], group.start(), here.end)
    if here.levels:
        pins.append(here.pin())
    return Subdivisions(tuple(pins), tuple(flaws), here.end)


def _read_spaced(text: str, at: int, limit: int) -> Subdivisions:
    pins: list[Pin] = []
    here = _Path((), at, at)
    while group := _SPACED_GROUP.match(text, here.end, limit):
        start = here.start if here.levels else group.start("group")
        here = _Path((*here.levels, group["group"]), start, group.end())
        if sibling := _listed(text, here, limit):
            pins.append(here.pin())
            here = _Path(_above(here.levels, sibling.group()), sibling.start(), sibling.start())
    if here.levels and here.end > here.start:
        pins.append(here.pin())
    return Subdivisions(tuple(pins), (), here.end)


def _listed(text: str, here: _Path, limit: int) -> re.Match[str] | None:
    """The next of a list, ``, (3)``, unless it opens an enumeration of the sentence."""
    joint = _LIST.match(text, here.end, limit)
    group = _GROUP.match(text, joint.end(), limit) if joint else None
    if not group or _level(group.group()) not in map(_level, here.levels):
        return None
    end = group.end()
    while following := _GROUP.match(text, end, limit):
        end = following.end()
    return None if _SENTENCE_GOES_ON.match(text, end, end + 12) else group


def _set_apart(text: str, here: _Path, limit: int) -> re.Match[str] | None:
    """A sibling that only a space sets apart: ``(a) (b).``."""
    if text[here.end : here.end + 2] != " (":
        return None
    group = _GROUP.match(text, here.end + 1, limit)
    if not group or not _are_siblings(here.levels[-1], group.group()):
        return None
    return group if _CLAUSE_END.match(text, group.end(), limit) else None


def _are_siblings(left: str, right: str) -> bool:
    """Whether ``right`` is the sibling after ``left``, so that ``(a)(b)`` means (a) and (b), not (b) within (a)."""
    one, two = left[1:-1], right[1:-1]
    if one.isdecimal() and two.isdecimal():
        return int(two) == int(one) + 1
    if len(one) == len(two) == 1 and one.isalpha() and two.isalpha() and one.islower() == two.islower():
        return ord(two) == ord(one) + 1 and not _is_roman(two)
    return False


def _is_roman(word: str) -> bool:
    return bool(word) and _ROMAN.fullmatch(word) is not None


def _level(group: str) -> str:
    """How a level is counted: in digits, small letters or capitals."""
    word = group[1:-1]
    if word[0].isdecimal():
        return "digit"
    return "lower" if word.islower() else "upper"


def _above(levels: tuple[str, ...], group: str) -> tuple[str, ...]:
    """The levels above a sibling ``group``: those before the last one counted as it is."""
    same = [index for index, level in enumerate(levels) if _level(level) == _level(group)]
    return levels[: same[-1]] if same else ()
