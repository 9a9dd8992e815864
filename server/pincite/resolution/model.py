"""What resolution finds out: references and the authorities they mean."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from pincite.citations.model import Citation, Kind, Source


class Why(StrEnum):
    """The reason a reference means what it means, in the words shown to the author."""

    ITSELF = "cited in full here"
    PARALLEL = "parallel to the citation before it"
    PRECEDING = "the authority cited immediately before"
    SAME_PLACE = "the full citation with the same volume and reporter"
    SAME_NAME = "the full citation with this name"
    SAME_SECTION = "the citation of the same section"
    ONLY_NEUTRAL = "the only case cited here by a neutral cite"
    SAME_CODE = "another section of the code cited immediately before"
    ENCLOSING = "the statute under discussion"
    CONTINUED = "the citation it continues"


class Reference(NamedTuple):
    """A citation in its document: indices are into the document's references, blocks and authorities."""

    block: int
    citation: Citation
    authority: int | None
    """None where nothing earlier in the document is meant."""
    antecedent: int | None = None
    """The reference that a short form, *id.*, supra or bare name takes its meaning from."""
    parallel_of: int | None = None
    nested_in: int | None = None
    why: Why = Why.ITSELF
    rivals: tuple[int, ...] = ()
    """Other authorities that the form could as well mean."""


def in_block(references: Sequence[Reference], block: int) -> tuple[int, int]:
    """Where a block's references begin and end among all of them."""
    start = bisect_left(references, block, key=_block)
    return start, bisect_left(references, block + 1, lo=start, key=_block)


_block = attrgetter("block")


@dataclass(slots=True)
class Authority:
    """Something cited, with everything in the document that mentions it. Read-only once resolved."""

    key: str
    source: Source
    """Of its first full citation."""
    title: str
    """``DeShaney v. Winnebago County Dep't of Soc. Servs.``, or the section or rule itself."""
    kind: Kind
    """What sort of source it is: the kind of a full citation of it."""
    declared: int
    """The reference that cites it first in full, or first at all."""
    parallels: list[Source] = field(default_factory=list)
    names: tuple[str, ...] = ()
    """Short names it goes by here."""
    court: str | None = None
    year: str | None = None
    mentions: list[int] = field(default_factory=list)
    """Every reference that means it, in text order, parallels included."""
