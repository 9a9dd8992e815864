"""Semantic tokens of one document as the protocol's numbers, written straight, since there are thousands of them.

A token's place is told from the one before it: what was written for a block holds as long as the block does, wherever
that has moved.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, takewhile
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.features.at import blocks_in, references_in
from pincite.features.tokens import Token, form_of, tokens
from pincite.lsp.convert import Ruler
from pincite.lsp.legend import legend
from pincite.markup.blocks import Content
from pincite.text.lines import LineIndex, Position
from pincite.text.spans import Span

NUMBERS = 5
"""How many tell a token: lines and columns from the token before, length, type and modifiers."""


class _Piece(NamedTuple):
    """Some tokens as text, and how many there are."""

    numbers: str
    tokens: int


class _Written(NamedTuple):
    """The tokens of blocks that overlap; all of it but the place of the first holds wherever the blocks stand."""

    contents: list[Content]
    meanings: list[tuple[Span, int]]
    """Of each reference in them: bare names and whether a form is explained are not in a block's own text."""
    first: Position
    last: Position
    """Where the first and last token begin, seen from where the blocks do."""
    rest: _Piece
    """Without the place of the first."""


_NO_PLACE = Position(0, 0)


class Tokens:
    """What was written for each block of a document, and what its client was sent last."""

    def __init__(self) -> None:
        self._written: dict[int, _Written] = {}
        """By the identity of the first block's content."""
        self._ids = count(1)
        self._last: tuple[str, Sequence[_Piece]] = ("", ())

    def full(self, snapshot: Snapshot, ruler: Ruler) -> str:
        """All tokens, as JSON."""
        name, pieces = self._renewed(snapshot, ruler)
        return f'{{"resultId":"{name}","data":[{_joined(pieces)}]}}'

    def delta(self, snapshot: Snapshot, ruler: Ruler, known: str) -> str:
        """What has changed since the result ``known``, as JSON; all tokens where that was not the last one sent."""
        last, before = self._last
        if known != last:
            return self.full(snapshot, ruler)
        name, now = self._renewed(snapshot, ruler)
        head = _same(before, now)
        tail = _same(before[head:][::-1], now[head:][::-1])
        gone, come = before[head : len(before) - tail], now[head : len(now) - tail]
        edit = f'{{"start":{_length(before[:head])},"deleteCount":{_length(gone)},"data":[{_joined(come)}]}}'
        return f'{{"resultId":"{name}","edits":[{edit if gone or come else ""}]}}'

    def _renewed(self, snapshot: Snapshot, ruler: Ruler) -> tuple[str, Sequence[_Piece]]:
        self._last = str(next(self._ids)), list(self._pieces(snapshot, ruler))
        return self._last

    def _pieces(self, snapshot: Snapshot, ruler: Ruler) -> Iterator[_Piece]:
        before, self._written = self._written, {}
        at = _NO_PLACE
        for blocks in _overlapping(snapshot):
            written = _write(snapshot, blocks, ruler, before)
            if written is None:
                continue
            self._written[id(written.contents[0])] = written
            start = ruler.lines.position(snapshot.blocks[blocks[0]].start, ruler.client.encoding)
            yield _Piece(f"{_step(at, _from(start, written.first))},{written.rest.numbers}", written.rest.tokens)
            at = _from(start, written.last)


def in_range(snapshot: Snapshot, asked: Span, ruler: Ruler) -> str:
    """The tokens that a range touches, as JSON."""
    every = tokens(snapshot, blocks_in(snapshot, asked))
    found = [token for token in every if token.start < asked.end and asked.start < token.end]
    return f'{{"data":[{",".join(_numbers(found, ruler.lines, ruler, _NO_PLACE))}]}}'


def _overlapping(snapshot: Snapshot) -> Iterator[range]:
    """The blocks by number, those together that overlap, as a note does within its paragraph."""
    first, end = 0, 0
    for number, block in enumerate(snapshot.blocks):
        if block.start >= end and number > first:
            yield range(first, number)
            first = number
        end = max(end, block.end)
    if snapshot.blocks:
        yield range(first, len(snapshot.blocks))


def _write(snapshot: Snapshot, blocks: range, ruler: Ruler, before: dict[int, _Written]) -> _Written | None:
    """What is written for some blocks, as it was before if that still holds; None where there are no tokens."""
    contents = [snapshot.blocks[number].content for number in blocks]
    references = [snapshot.references[index] for number in blocks for index in references_in(snapshot, number)]
    if not references:
        return None
    meanings = [(reference.citation.span, form_of(snapshot, reference)) for reference in references]
    known = before.get(id(contents[0]))
    if known and known.meanings == meanings and [*map(id, known.contents)] == [*map(id, contents)]:
        return known
    start, end = snapshot.blocks[blocks[0]].start, max(snapshot.blocks[number].end for number in blocks)
    lines = LineIndex.of(snapshot.text[start:end])
    found = [token._replace(start=token.start - start, end=token.end - start) for token in tokens(snapshot, blocks)]
    if not found:
        return None
    first, last = (lines.position(token.start, ruler.client.encoding) for token in (found[0], found[-1]))
    rest = _Piece(",".join(_numbers(found, lines, ruler, first)).removeprefix("0,0,"), len(found))
    return _Written(contents, meanings, first, last, rest)


def _numbers(found: Iterable[Token], lines: LineIndex, ruler: Ruler, at: Position) -> Iterator[str]:
    """Each token as five numbers, from the place ``at`` on."""
    encoding, numbers = ruler.client.encoding, legend(ruler.client).numbers
    for token in found:
        place = lines.position(token.start, encoding)
        length = lines.width(token.start, token.end, encoding)
        yield f"{_step(at, place)},{length},{numbers[token.part]},{token.form}"
        at = place


def _from(start: Position, place: Position) -> Position:
    """A place that is told from ``start``, told from the document's beginning."""
    return Position(start.line + place.line, place.column if place.line else start.column + place.column)


def _step(at: Position, to: Position) -> str:
    return f"{to.line - at.line},{to.column if to.line > at.line else to.column - at.column}"


def _same(some: Sequence[_Piece], others: Sequence[_Piece]) -> int:
    """How many at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))


def _length(pieces: Iterable[_Piece]) -> int:
    return NUMBERS * sum(piece.tokens for piece in pieces)


def _joined(pieces: Iterable[_Piece]) -> str:
    return ",".join(piece.numbers for piece in pieces)
