"""Numbering: the paragraphs of an opinion or a pleading, and the subdivisions of a statute or rule."""

import re
from collections.abc import Iterator, Sequence

from pincite.library.texts import Mark

_PARAGRAPHS = (
    ("¶", re.compile(r"\n[ \t]*[\[({]?¶[ \t]?(\d{1,4})\b"), 2),
    (".", re.compile(r"\n[ \t]*(\d{1,4})\.(?=[ \t]+\S)"), 10),
)
"""How paragraphs are numbered, and how many of them are no mere list: ``¶ 12``, ``[¶12]``; in a pleading ``12.``."""
_SECTION = re.compile(
    r"^[ \t#]*(?:§+|Rule|RULE|Section|SECTION|Sec\.)[ \t]*(?P<section>\d[\w.:-]*?)\.?(?=[ \t—–\r\n]|\Z)", re.MULTILINE
)
_LABELS = re.compile(r"^[ \t>*-]*(?P<labels>(?:\([A-Za-z0-9]{1,5}\)[ \t]*)+)", re.MULTILINE)
_LABEL = re.compile(r"\(([A-Za-z0-9]{1,5})\)")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_LETTERS = [*"abcdefghijklmnopqrstuvwxyz", *(2 * letter for letter in "abcdefghijklmnopqrstuvwxyz")]
_SERIES = (
    tuple(_LETTERS),
    tuple(map(str, range(1, 100))),
    tuple(map(str.upper, _LETTERS)),
    tuple(_ROMAN),
    tuple(map(str.upper, _ROMAN)),
)
"""What subdivisions are counted by; which comes first is each code's custom."""

_Level = tuple[tuple[str, ...], str]
"""What is counted by at one depth, and the last label there."""


def paragraphs(text: str) -> tuple[Mark, ...]:
    """Numbered paragraphs, if they are numbered without a gap; those of a pleading begin at 1."""
    lines = "\n" + text
    for sign, form, fewest in _PARAGRAPHS:
        marks: list[Mark] = []
        for found in form.finditer(lines) if sign in text else ():
            last = int(marks[-1].page) if marks else 0
            if int(found[1]) == last + 1 or (not marks and sign == "¶"):
                marks.append(Mark(found[1], found.start()))
        if len(marks) >= fewest:
            return tuple(marks)
    return ()


def subdivisions(text: str, section: str) -> tuple[Mark, ...]:
    """The subdivisions of a section, ``(d)(1)``; where ``section`` is empty those of all sections, ``65(d)(1)``."""
    if section:
        return tuple(_subdivided(text, 0, len(text), ""))
    heads = list(_SECTION.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return tuple(
        mark
        for head, end in zip(heads, ends, strict=False)
        for mark in (Mark(head["section"], head.start()), *_subdivided(text, head.end(), end, head["section"]))
    )


def _subdivided(text: str, start: int, end: int, section: str) -> Iterator[Mark]:
    """The subdivisions between two offsets, each with all those above it."""
    above: list[_Level] = []
    for found in _LABELS.finditer(text, start, end):
        before = text[start : found.start()].rstrip()
        introduced = not above or before.endswith((":", "—", "–", "-"))
        for place, label in enumerate(_LABEL.finditer(text, *found.span("labels"))):
            above = _next(above, label[1], deeper=introduced or place > 0)
            if above and above[-1][1] == label[1]:
                yield Mark(section + "".join(f"({name})" for _, name in above), label.start())


def _next(above: Sequence[_Level], label: str, *, deeper: bool) -> list[_Level]:
    """The subdivisions that a label stands under, itself last: it opens a level or goes on with one that is open.

    ``(i)`` is both the first of a level and the letter after ``(h)``: what stands before it tells. Some of a level may
    be left out.
    """
    opens = next((series for series in _SERIES if series[0] == label and all(series is not s for s, _ in above)), None)
    following = next((at for at in reversed(range(len(above))) if _place(above[at], label) == 1), None)
    if opens and (deeper or following is None):
        return [*above, (opens, label)]
    later = next((at for at in reversed(range(len(above))) if _place(above[at], label) > 0), None)
    if (at := later if following is None else following) is not None:
        return [*above[:at], (above[at][0], label)]
    first = next((series for series in _SERIES if label in series), None)
    return list(above) if above or first is None else [(first, label)]


def _place(level: _Level, label: str) -> int:
    """How far behind a level's last label another is; 0 where it is not of that level."""
    series, last = level
    return series.index(label) - series.index(last) if label in series else 0
