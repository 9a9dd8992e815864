"""Together: a document in several files resolved as one, and what that means for the citations of one of the files."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from pincite.resolution.bare import Unit
from pincite.resolution.model import Authority, Reference
from pincite.resolution.resolve import Resolution


class Foreign(NamedTuple):
    """Blocks of another file, to be read before the own block number ``before``."""

    before: int
    units: Sequence[Unit]


class Woven(NamedTuple):
    """The blocks of all files in reading order; ``own`` has the number of each in this file, None for foreign ones."""

    units: list[Unit]
    own: tuple[int | None, ...]


class Seen(NamedTuple):
    """A resolution as one file sees it: its own references, and the authorities they mean, numbered anew."""

    references: tuple[Reference, ...]
    authorities: tuple[Authority, ...]
    blocks: dict[int, int]
    """The number here of each block of the whole document that is this file's."""
    numbers: list[int]
    """The number in the whole document of each block that is this file's."""
    own: dict[int, int]
    """The number here of each reference of the whole document that is this file's."""
    declared: dict[int, int]
    """By authority here: the reference of the whole document that declares it, where that is in another file."""


def weave(own: Sequence[Unit], foreign: Iterable[Foreign]) -> Woven:
    """Put foreign blocks among the own ones."""
    units: list[Unit] = []
    numbers: list[int | None] = []
    at = 0
    for part in sorted(foreign, key=lambda part: part.before):
        units += own[at : part.before]
        numbers += range(at, part.before)
        at = max(at, part.before)
        units += part.units
        numbers += [None] * len(part.units)
    return Woven([*units, *own[at:]], (*numbers, *range(at, len(own))))


def see(resolution: Resolution, woven: Woven) -> Seen:
    """What one file sees. What its citations look back on in another file is told by ``declared`` alone."""
    kept = [index for index, found in enumerate(resolution.references) if woven.own[found.block] is not None]
    own = {index: number for number, index in enumerate(kept)}
    meant = {found.authority for index in kept if (found := resolution.references[index]).authority is not None}
    numbers = {authority: number for number, authority in enumerate(sorted(meant))}
    declared: dict[int, int] = {}
    authorities = []
    for authority, number in numbers.items():
        known = resolution.authorities[authority]
        mentions = [own[mention] for mention in known.mentions if mention in own]
        if known.declared not in own:
            declared[number] = known.declared
        authorities.append(replace(known, declared=own.get(known.declared, mentions[0]), mentions=mentions))
    references = tuple(_seen(resolution.references[index], woven, own, numbers) for index in kept)
    blocks = {block: number for block, number in enumerate(woven.own) if number is not None}
    return Seen(references, tuple(authorities), blocks, list(blocks), own, declared)


def _seen(found: Reference, woven: Woven, own: dict[int, int], numbers: dict[int, int]) -> Reference:
    block = woven.own[found.block]
    assert block is not None
    return found._replace(
        block=block,
        authority=None if found.authority is None else numbers[found.authority],
        antecedent=None if found.antecedent is None else own.get(found.antecedent),
        parallel_of=None if found.parallel_of is None else own.get(found.parallel_of),
        nested_in=None if found.nested_in is None else own.get(found.nested_in),
        rivals=tuple(numbers[rival] for rival in found.rivals if rival in numbers),
    )
