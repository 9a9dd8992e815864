"""The chart of a draft: which authorities it cites where, laid out in points of a drawing."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from pincite.checks.model import Severity
from pincite.features.review import Listed, Review

ROWS = 30
"""Authorities shown, those cited most; the table below lists all."""
WIDTH, LABELS, ROW, TOP, MARGIN = 960, 330, 22, 30, 12
"""The drawing's width, the names' share of it, the height of a row, the height above the first, the right margin."""
_CHARACTER = 7.4
"""The width of a character of a label, rather too much than too little."""
_NUMBER = re.compile(r"([IVXL]+|[A-Z]|\d+)[.)]\s")


class Band(NamedTuple):
    """A section: where it begins and how wide it is, what it is called, in full and as far as there is room."""

    x: float
    width: float
    title: str
    label: str


class Dot(NamedTuple):
    """A citation, or several so near that they fall on one spot."""

    x: float
    citation: int
    grave: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An authority: its name as far as there is room, where it stands, and its dots."""

    listed: Listed
    label: str
    italic: bool
    y: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All of it; ``left_out`` counts the authorities that have no row."""

    width: int
    height: int
    bands: tuple[Band, ...]
    rows: tuple[Row, ...]
    left_out: int


def chart(review: Review) -> Chart:
    """The authorities cited most, in the order in which the draft first cites them."""
    cited = [listed for group in review.authorities.values() for listed in group if listed.citations]
    most = sorted(cited, key=lambda listed: -len(listed.citations))[:ROWS]
    most.sort(key=lambda listed: listed.citations[0])
    scale = (WIDTH - LABELS - MARGIN) / max(review.length, 1)

    def x(offset: int) -> float:
        return round(LABELS + offset * scale, 1)

    def dot(number: int) -> Dot:
        citation = review.citations[number - 1]
        grave = any(flaw.finding.severity in (Severity.ERROR, Severity.WARNING) for flaw in citation.flaws)
        return Dot(x(citation.at), number, grave)

    rows = tuple(
        Row(listed, _fitting(listed.name or listed.rest, LABELS - 24), bool(listed.name), TOP + ROW * (at + 0.5),
            tuple(map(dot, listed.citations)))
        for at, listed in enumerate(most)
    )  # fmt: skip
    bands = tuple(
        Band(x(part.span.start), round((part.span.end - part.span.start) * scale, 1), part.title, label)
        for part in review.parts
        for label in [_label(part.title, (part.span.end - part.span.start) * scale - 8)]
    )
    return Chart(WIDTH, TOP + ROW * len(rows) + 8, bands, rows, len(cited) - len(most))


def _label(title: str, room: float) -> str:
    """A section's title where it fits, else its number where that does."""
    if len(title) * _CHARACTER <= room:
        return title
    number = _NUMBER.match(title)
    short = number[1] if number else ""
    return short if len(short) * _CHARACTER <= room else ""


def _fitting(text: str, room: float) -> str:
    most = int(room / _CHARACTER)
    return text if len(text) <= most else text[: most - 1].rstrip(" ,.") + "…"
