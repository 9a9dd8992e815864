"""The document's own footnotes: their numbers, and the numbers that *supra* note 5 names.

A number is doubted only where every footnote's own is sure. Sources: Indigo Book R6.2.3, R31.2.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Draft, Meaning, Rule
from pincite.citations.model import Kind
from pincite.markup.blocks import BlockKind, Format
from pincite.resolution.bare import Unit
from pincite.text.spans import Span

_CROSS = re.compile(
    r"\b(?:[Ss]upra,?\s(?:notes?|nn?\.)\s?(?P<after>\d{1,3})(?:\s?(?:[-–&,]|and)\s?(?P<last>\d{1,3})(?!\d))?"
    r"|(?:[Nn]otes?|nn?\.)\s(?P<before>\d{1,3}),?\ssupra\b)"
)
_CAPITAL = re.compile(r"[A-Z][\w’'-]{2,}")


def notes(units: Sequence[Unit]) -> list[list[int]]:
    """The blocks of each footnote, in text order; those that follow each other with one label are one note."""
    blocks = [block for block, unit in enumerate(units) if unit.kind is BlockKind.FOOTNOTE]
    return [list(group) for _, group in groupby(blocks, key=lambda block: units[block].label or f"alone at {block}")]


class _Numbers(NamedTuple):
    """The footnotes by every number that they may have."""

    blocks: dict[int, set[int]]
    last: int
    of_block: dict[int, int]
    """The number of the footnote that a block is of, the highest where there are two."""


def _numbers(units: Sequence[Unit], markup: Format) -> _Numbers | None:
    """The footnotes by number: by their labels, and, where they are numbered in print, by the order of their calls."""
    found = notes(units)
    labels = [units[note[0]].label for note in found]
    numbers: dict[int, set[int]] = {}
    if markup is Format.PLAIN:
        if labels != [str(number) for number in range(1, len(found) + 1)]:
            return None
    else:
        calls = list(dict.fromkeys((label or f"call {at} of {block}") for block, at, label in _calls(units)))
        if len(calls) != len(found):
            return None
        unlabelled = iter(note for note, label in zip(found, labels, strict=True) if not label)
        by_label = {label: note for note, label in zip(found, labels, strict=True) if label}
        for number, call in enumerate(calls, 1):
            note = by_label.get(call) or next(unlabelled, None)
            if note is None:
                return None
            numbers.setdefault(number, set()).update(note)
    for note, label in zip(found, labels, strict=True):
        if label.isdecimal():
            numbers.setdefault(int(label), set()).update(note)
    of_block = {block: number for number in sorted(numbers) for block in numbers[number]}
    return _Numbers(numbers, max(numbers, default=0), of_block)


def _calls(units: Sequence[Unit]) -> Iterator[tuple[int, int, str]]:
    for block, unit in enumerate(units):
        for at, label in unit.calls:
            yield block, at, label


def _crossing(text: str) -> tuple[re.Match[str], ...]:
    """The cross-references of a block."""
    return tuple(_CROSS.finditer(text)) if "supra" in text or "Supra" in text else ()


def _wrong(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    crossing = meaning.where(_crossing)
    numbers = _numbers(meaning.units(), meaning.house.format) if crossing else None
    if numbers is None or not numbers.last:
        return
    named = {
        (reference.block, reference.citation.span.start): index
        for index in meaning.of_kind(Kind.SUPRA)
        for reference in [meaning.references[index]]
    }
    for block, places in crossing.items():
        for found in places:
            at = found.start() if found["after"] else found.end() - len("supra")
            yield from _judged(block, found, named.get((block, at)), numbers, meaning)


def _judged(
    block: int, found: re.Match[str], index: int | None, numbers: _Numbers, meaning: Meaning
) -> Iterator[tuple[int, Draft]]:
    """What is wrong with one cross-reference: beyond the last note, ahead, or to a note that does not cite the work."""
    group = "after" if found["after"] else "before"
    first = int(found[group])
    last = max(first, int(found["last"] or 0))
    here = _called_by(block, found.start(), numbers, meaning)
    right = _first_cited(index, numbers, meaning) if index is not None else None
    if first > numbers.last:
        say = f"There is no note {first}: the last one is {numbers.last}."
    elif here is not None and first > here:
        say = f"Note {first} comes later."
    elif (
        right is not None
        and (here is None or right <= here)
        and not _cites(range(first, last + 1), index, numbers, meaning)
    ):
        say = f"Note {first} does not cite this; note {right} does."
    else:
        return
    span = Span(*found.span(group))
    edits = (Edit(span, str(right)),) if right is not None and not found["last"] and right != first else ()
    title = f"Replace “{first}” with “{right}”"
    yield -1 if index is None else index, Draft(span, say, edits, None, title, block=block)


def _called_by(block: int, at: int, numbers: _Numbers, meaning: Meaning) -> int | None:
    """The number of the note that a place is in; in the body that of the last note called before it."""
    if block in numbers.of_block:
        return numbers.of_block[block]
    if meaning.house.format is Format.PLAIN:
        return None
    units = meaning.units()
    return sum(1 for b, a, _ in _calls(units) if (b, a) <= (block, at) and units[b].kind is not BlockKind.FOOTNOTE)


def _words(index: int, meaning: Meaning) -> list[str]:
    name = meaning.references[index].citation.name
    return _CAPITAL.findall(name.text) if name else []


def _first_cited(index: int, numbers: _Numbers, meaning: Meaning) -> int | None:
    """The first note that has every word of the name; None where the text of the body has them as well."""
    words, units = _words(index, meaning), meaning.units()
    own = meaning.references[index].block
    if not words or any(
        unit.kind is not BlockKind.FOOTNOTE and block != own and all(word in unit.text for word in words)
        for block, unit in enumerate(units)
    ):
        return None
    having = (n for n in sorted(numbers.blocks) for b in numbers.blocks[n] if b != own and _has(words, units[b].text))
    return next(having, None)


def _has(words: Sequence[str], text: str) -> bool:
    return all(word in text for word in words)


def _cites(span: range, index: int | None, numbers: _Numbers, meaning: Meaning) -> bool:
    """Whether a note of a span names the work, or cites it with *id.*; its own note counts as well."""
    assert index is not None
    blocks = {block for number in span for block in numbers.blocks.get(number, ())}
    words, units, authority = _words(index, meaning), meaning.units(), meaning.references[index].authority
    if any(_has(words, units[block].text) for block in blocks):
        return True
    return any(r.block in blocks and r.authority in (authority, None) for r in meaning.references)


_DRAFT = (
    "Text.[^1] More.[^2] End.[^3]\n\n"
    "[^1]: Ada Vats, *A Way*, 98 Harv. L. Rev. 12 (1999).\n\n[^2]: See 42 U.S.C. § 1983.\n\n"
)

RULES = (
    Rule(
        "supra-note-wrong",
        Severity.ERROR,
        "review",
        "supra note N points at a note that does not exist, comes later, or does not cite the work.",
        "Indigo Book R6.2.3, R31.2",
        bad=(
            (f"{_DRAFT}[^3]: Vats, *supra* note 12, at 100.", f"{_DRAFT}[^3]: Vats, *supra* note 1, at 100."),
            (f"{_DRAFT}[^3]: Vats, *supra* note 2, at 100.", f"{_DRAFT}[^3]: Vats, *supra* note 1, at 100."),
        ),
        ok=(
            (f"{_DRAFT}[^3]: Vats, *supra* notes 1-2, at 100.", "a span that includes the note"),
            ("See *supra* note 12.", "an excerpt without its notes"),
        ),
        of_document=_wrong,
    ),
)
