"""Provisions: how the parts of a law are told by their paths, ``(d)(1)``, ``§ 8, cl. 3``, and found in its text.

A part's path begins with that of the part above it. In the text of a whole code or constitution the section, article or
amendment comes first: ``65(d)(1)``, ``art. I, § 8, cl. 3``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pincite.citations.model import Citation, Kind, Pin, PinKind, Source
from pincite.library.texts import SUBDIVISIONS, Mark, Piece, Text
from pincite.text.spans import Span

_STEP = re.compile(r"\(\w+(?:[.-]\w+)?\)|§\s[^,()\s]+|(?:cl|art)\.\s[^,()\s]+")
_SIGN = re.compile(r"(§)+\s*")
_WORD = re.compile(r"\b(?:(cl)s?|([Aa]rt)s?)\.\s*")
_BETWEEN = re.compile(r"[,\s]+|\b(?:subd|par)s?\.")

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_LETTERS = [*"abcdefghijklmnopqrstuvwxyz", *(2 * letter for letter in "abcdefghijklmnopqrstuvwxyz")]
SERIES = (
    tuple(_LETTERS),
    tuple(map(str, range(1, 100))),
    tuple(map(str.upper, _LETTERS)),
    tuple(_ROMAN),
    tuple(map(str.upper, _ROMAN)),
)
"""What subdivisions are counted by; which comes first is each code's custom."""


def path_of(pin: Pin) -> str:
    """The path that a pin names, of a range the first; empty for one that names none, or is not read to its end."""
    if pin.kind is not PinKind.SECTION:
        return ""
    typed = _WORD.sub(lambda word: f"{(word[1] or word[2]).lower()}. ", _SIGN.sub("§ ", pin.first))
    path = joined(*_STEP.findall(typed))
    return path if _BETWEEN.sub("", path) == _BETWEEN.sub("", typed) else ""


def paths(citation: Citation, kind: Kind) -> tuple[str, ...]:
    """The paths that a citation of a law pins; ``kind`` is the law's."""
    own = citation.source.number if citation.source and citation.kind is Kind.ID else ""
    if own and kind is Kind.CONSTITUTION:
        return (f"§ {own}", *(path for pin in citation.pins if (path := path_of(pin))))
    return tuple(path for pin in citation.pins if pin.first != own and (path := path_of(pin)))


def joined(*parts: str) -> str:
    """Parts as one path: those in parentheses close up, ``65``, ``(d)``; the others stand behind a comma."""
    made = ""
    for part in filter(None, parts):
        made += part if part.startswith("(") or not made else f", {part}"
    return made


def outward(path: str) -> Iterator[str]:
    """``(d)(1)``, then ``(d)``: a text that marks no more is shown where it marks that much."""
    while path:
        yield path
        path = above(path)


def above(path: str) -> str:
    """The path of the part that another belongs to; empty for the outermost."""
    return joined(*steps(path)[:-1])


def steps(path: str) -> list[str]:
    """``(d)``, ``(1)``; ``§ 8``, ``cl. 3``."""
    return _STEP.findall(path)


def is_whole(text: Text, name: str) -> bool:
    """Whether a text is that of a whole code, set of rules or constitution."""
    return any(source.name == name and not source.number for source in text.sources)


def is_part(text: Text, source: Source) -> bool:
    """Whether a text has no more than a part of the section, article or amendment at ``source``."""
    return any(
        s.name == source.name and s.number.startswith((f"{source.number}(", f"{source.number}, ")) for s in text.sources
    )


def part_of(text: Text, number: str) -> Text | None:
    """A section of a whole code, as if it were a file of its own; None where the file does not have it."""
    span = text.page(SUBDIVISIONS, number)
    if span is None:
        return None
    inside = (mark for mark in text.marks[SUBDIVISIONS] if span.start <= mark.start < span.end and mark.page != number)
    return replace(
        text,
        sources=tuple(source if source.number else replace(source, number=number) for source in text.sources),
        text=text.text[slice(*span)],
        marks={SUBDIVISIONS: tuple(within(mark, number, span.start) for mark in inside)},
        pieces=tuple(_pieces(text, span)),
    )


def within(mark: Mark, number: str, start: int = 0) -> Mark:
    """A mark of a whole code as one of the section ``number``, which begins at ``start``."""
    return Mark(mark.page.removeprefix(number).removeprefix(", "), mark.start - start)


def _pieces(text: Text, span: Span) -> Iterator[Piece]:
    if (begin := text.in_file(span.start)) is not None:
        yield Piece(0, begin)
    yield from (Piece(p.start - span.start, p.file) for p in text.pieces if span.start < p.start < span.end)
