"""All that is wrong in a document: kept by block, and placed in the document only when somebody looks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, overload

from pincite.checks.model import Finding, Related
from pincite.markup.blocks import Block
from pincite.text.spans import Span


class Beside(NamedTuple):
    """A related place: a span of the source, relative to where its block begins."""

    block: int
    place: Related


class Found(NamedTuple):
    """What is wrong in one block, in text order; spans are relative to where the block begins in the source."""

    findings: tuple[Finding, ...] = ()
    """Without what is related."""
    related: tuple[Beside | None, ...] = ()
    """Of each of them."""
    beside: frozenset[int] = frozenset()
    """The blocks of the related places."""

    def parted(self, wanted: Callable[[Finding], bool]) -> tuple["Found", "Found"]:
        """Those findings that are wanted, and the others."""
        both: tuple[list[tuple[Finding, Beside | None]], ...] = ([], [])
        for one in zip(self.findings, self.related, strict=True):
            both[not wanted(one[0])].append(one)
        return (self, NOTHING) if not both[1] else (Found.of(both[0]), Found.of(both[1]))

    @classmethod
    def of(cls, found: Iterable[tuple[Finding, Beside | None]]) -> "Found":
        """Findings with what is related to each."""
        ordered = sorted(found, key=lambda one: one[0].span)
        if not ordered:
            return NOTHING
        findings, related = zip(*ordered, strict=True)
        return cls(findings, related, frozenset(place.block for place in related if place))


NOTHING = Found()


class Findings(Sequence[Finding]):
    """The findings of a document in text order. Never changes.

    What an edit did not touch is shared with the findings before it, wherever its block stands now.
    """

    __slots__ = ("_placed", "apart", "blocks", "found")

    def __init__(self, blocks: Sequence[Block] = (), found: Sequence[Found] = (), apart: Iterable[Finding] = ()):
        """``found`` is by block; ``apart`` are findings that stand in no block, with source offsets."""
        self.blocks = blocks
        self.found = found
        self.apart = tuple(apart)
        self._placed: tuple[Finding, ...] | None = None

    def in_block(self, block: int) -> list[Finding]:
        """The findings of one block."""
        found, start = self.found[block], self.blocks[block].start
        return [
            finding.at(start, self._related(beside) if beside else None)
            for finding, beside in zip(found.findings, found.related, strict=True)
        ]

    def touching(self, asked: Span) -> list[Finding]:
        """The findings that a span of the source overlaps or meets, in text order."""
        near = [
            *self.apart,
            *(one for block in self._blocks_touching(asked) if self.found[block] for one in self.in_block(block)),
        ]
        return sorted((one for one in near if _touches(asked, one)), key=lambda one: one.span)

    def parted(self, asked: Span) -> tuple["Findings", "Findings"]:
        """The findings that a span of the source overlaps or meets, and all others."""
        others, these = list(self.found), [NOTHING] * len(self.found)
        for block in self._blocks_touching(asked):
            here = asked.shift(-self.blocks[block].start)
            these[block], others[block] = self.found[block].parted(partial(_touches, here))
        near: list[Finding] = []
        far: list[Finding] = []
        for one in self.apart:
            (near if _touches(asked, one) else far).append(one)
        return Findings(self.blocks, these, near), Findings(self.blocks, others, far)

    def unplaced(self) -> Iterator[Finding]:
        """Every finding, for who does not ask where it stands: its spans are no source offsets."""
        yield from self.apart
        for found in self.found:
            yield from found.findings

    def _blocks_touching(self, asked: Span) -> list[int]:
        return [
            number
            for number, (start, end, _) in enumerate(self.blocks)
            if start <= asked.end and asked.start <= end and self.found[number].findings
        ]

    def _related(self, beside: Beside) -> Related:
        return beside.place._replace(span=beside.place.span.shift(self.blocks[beside.block].start))

    def _all(self) -> tuple[Finding, ...]:
        if self._placed is None:
            every = [one for block, found in enumerate(self.found) if found.findings for one in self.in_block(block)]
            self._placed = tuple(sorted((*every, *self.apart), key=lambda one: one.span))
        return self._placed

    def __len__(self) -> int:
        return len(self.apart) + sum(len(found.findings) for found in self.found)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...

    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        """Whether the same is wrong at the same places."""
        return self._all() == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"Findings({list(self._all())!r})"


def _touches(asked: Span, finding: Finding) -> bool:
    return finding.span.start <= asked.end and asked.start <= finding.span.end
