"""Subdivisions of a section or rule: ``(3)(a)``, ``(1)-(3)``, ``(2)(b), (c)``.

Sources: Indigo Book R5.2.2, R5.2.3.
"""

import re
from typing import NamedTuple

from pincite.citations.model import Flaw, Pin, PinKind
from pincite.text.spans import Span

_GROUP = re.compile(r"\((?:\d{1,3}(?:\.\d+)?|[A-Za-z]{1,2}|[ivxlIVXL]{1,6}|[A-Za-z]-\d)\)")
_SPACED_GROUP = re.compile(rf"\s?(?P<group>{_GROUP.pattern})")
_RANGE = re.compile(r"\s?[-‐‑‒–—―]\s?(?=\()|\s+(?:to|through)\s+(?=\()")
_LIST = re.compile(r"\s*,\s*(?:and\s+|&\s*|or\s+)?(?=\()|\s+(?:and|or)\s+(?=\()|\s*&\s*(?=\()")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})|[ivx]+", re.IGNORECASE)
_CLAUSE_END = re.compile(r"\s*(?:[.,;:)\]]|$|[–—-]|and\b|or\b|&)")


class Subdivisions(NamedTuple):
    """The subdivisions read, each as a pin whose text is its whole path, and where they end."""

    pins: tuple[Pin, ...]
    flaws: tuple[Flaw, ...]
    end: int


def read(text: str, at: int, limit: int, *, spaced: bool = False) -> Subdivisions:
    """The subdivisions at ``at``: none where no bracketed group follows directly.

    ``spaced`` allows New York's ``3211 (a) (7)``, one path with spaces in it.
    """
    if spaced:
        return _read_spaced(text, at, limit)
    if at >= limit or not (group := _GROUP.match(text, at, limit)):
        return Subdivisions((), (), at)
    pins: list[Pin] = []
    flaws: list[Flaw] = []
    path: list[str] = []
    start = at
    end = at
    first_path = ""

    def close() -> None:
        joined = "".join(path)
        typed = f"{first_path}-{joined}" if first_path else joined
        if first_path and len(first_path) > len(path[-1]) and first_path.endswith(")"):
            typed = f"{first_path}-{path[-1]}"
        span = Span(start, end)
        pins.append(Pin(PinKind.SECTION, span, typed, first_path or joined, path[-1] if first_path else None, span))

    while group:
        word = group.group()
        if path and pins_may_split(path[-1], word):
            close()
            flaws.append(Flaw("statute-subsection-run-on", Span(end, group.start() + 1), ", ("))
            first_path = ""
            path[-1] = word
            start = group.start()
        else:
            path.append(word)
        end = group.end()
        group = _GROUP.match(text, end, limit)
        if group:
            continue
        if joint := _RANGE.match(text, end, limit):
            group = _GROUP.match(text, joint.end(), limit)
            if group:
                first_path = "".join(path)
                path = _cut(path, group.group())
                continue
        if joint := _LIST.match(text, end, limit):
            group = _GROUP.match(text, joint.end(), limit)
            if group and _is_continuation(text, group, limit, path):
                close()
                first_path = ""
                path = _cut(path, group.group())
                start = group.start()
                continue
            group = None
        if text[end : end + 2] == " (" and (near := _GROUP.match(text, end + 1, limit)):
            if pins_may_split(path[-1], near.group()) and _CLAUSE_END.match(text, near.end(), limit):
                close()
                flaws.append(Flaw("statute-subsection-run-on", Span(end, end + 1), ", "))
                first_path = ""
                path[-1] = near.group()
                start = near.start()
                end = near.end()
                group = _GROUP.match(text, end, limit)
                if not group:
                    break
                continue
        break
    close()
    return Subdivisions(tuple(pins), tuple(flaws), end)


def _read_spaced(text: str, at: int, limit: int) -> Subdivisions:
    pins: list[Pin] = []
    path: list[str] = []
    start = end = at
    while group := _SPACED_GROUP.match(text, end, limit):
        if not path:
            start = group.start("group")
        path.append(group["group"])
        end = group.end()
        if joint := _LIST.match(text, end, limit):
            sibling = _GROUP.match(text, joint.end(), limit)
            if sibling and _is_continuation(text, sibling, limit, path):
                pins.append(_spaced_pin(start, end, path))
                path, start, end = _cut(path, sibling.group()), sibling.start(), sibling.start()
    if path and end > start:
        pins.append(_spaced_pin(start, end, path))
    return Subdivisions(tuple(pins), (), end)


def _spaced_pin(start: int, end: int, path: list[str]) -> Pin:
    span, joined = Span(start, end), "".join(path)
    return Pin(PinKind.SECTION, span, joined, joined, first_span=span)


def pins_may_split(left: str, right: str) -> bool:
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
    word = group[1:-1]
    if word[0].isdecimal():
        return "digit"
    case = "lower" if word.islower() else "upper"
    return f"{case}-roman" if _is_roman(word) and len(word) > 1 else case


def _cut(path: list[str], group: str) -> list[str]:
    """The path that a sibling ``group`` continues: what stands above the last level of its own kind."""
    level = _level(group).removesuffix("-roman")
    for index in range(len(path) - 1, -1, -1):
        if _level(path[index]).removesuffix("-roman") == level:
            return path[:index]
    return []


def _is_continuation(text: str, group: re.Match[str], limit: int, path: list[str]) -> bool:
    """``, (3)`` continues a list of subdivisions unless it opens an enumeration of the sentence: ``and (2) whether``."""
    end = group.end()
    while following := _GROUP.match(text, end, limit):
        end = following.end()
    has_level = any(
        _level(part).removesuffix("-roman") == _level(group.group()).removesuffix("-roman") for part in path
    )
    return has_level and not re.match(r"\s+[a-z]{2,}(?<!\bor)(?<!and)(?<!\bof)(?<!\bto)(?<!\bis)", text[end : end + 12])
