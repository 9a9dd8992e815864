"""Resolving again after an edit: where no citation changed its meaning, everything found before still holds."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from pincite.citations.model import Citation
from pincite.resolution.bare import Unit
from pincite.resolution.model import Reference, in_block
from pincite.resolution.resolve import Resolution

_FEW = 8
"""Blocks read anew at most; beyond that it is no keystroke but a paste, and resolving afresh is as quick."""


class Again(NamedTuple):
    """A resolution brought up to date, of which every reference means whom it meant."""

    resolution: Resolution
    changed: frozenset[int]
    """The blocks read anew."""
    renewed: frozenset[int]
    """The references whose citations are new objects."""
    reworded: frozenset[int] | None = None
    """Those whose citations say something else, such as another page; None where they all have the same meaning."""


def compared(units: Sequence[Unit], before: Sequence[Unit], new: Resolution, found: Resolution) -> Again | None:
    """What a resolution made afresh is to the one before; None where any reference means another, or another way."""
    if len(units) != len(before) or len(new.references) != len(found.references) or new[1:] != found[1:]:
        return None
    changed = [index for index, (one, two) in enumerate(zip(units, before, strict=True)) if one is not two]
    if any(units[block].kind is not before[block].kind for block in changed):
        return None
    pairs = enumerate(zip(new.references, found.references, strict=True))
    reworded = {index: pair for index, pair in pairs if pair[0] != pair[1]}
    if not all(_mean_the_same(*pair) for pair in reworded.values()):
        return None
    touched = {*changed, *(new.references[index].block for index in reworded)}
    renewed = (index for block in touched for index in range(*in_block(new.references, block)))
    return Again(new, frozenset(changed), frozenset(renewed), frozenset(reworded))


def _mean_the_same(new: Reference, old: Reference) -> bool:
    """Whether two references differ in nothing but their citations, which are of one kind."""
    return new.citation.kind is old.citation.kind and new == old._replace(citation=new.citation)


def resolve_again(units: Sequence[Unit], before: Sequence[Unit], found: Resolution) -> Again | None:
    """Carry a resolution over to units of which a few were read anew; None where it has to be done afresh."""
    if len(units) != len(before):
        return None
    changed = [index for index, (new, old) in enumerate(zip(units, before, strict=True)) if new is not old]
    if not changed:
        return Again(found, frozenset(), frozenset())
    if len(changed) > _FEW or not all(_means_the_same(units[i], before[i], found) for i in changed):
        return None
    references = list(found.references)
    renewed: list[int] = []
    for index in changed:
        start, end = in_block(found.references, index)
        old, new = before[index].parsed.citations, units[index].parsed.citations
        if end - start != len(new) or any(references[start + i].citation is not c for i, c in enumerate(old)):
            return None
        for offset, citation in enumerate(new):
            references[start + offset] = references[start + offset]._replace(citation=citation)
            renewed.append(start + offset)
    return Again(found._replace(references=tuple(references)), frozenset(changed), frozenset(renewed))


def _means_the_same(new: Unit, old: Unit, found: Resolution) -> bool:
    one, two = new.parsed, old.parsed
    if new.kind is not old.kind or len(one.citations) != len(two.citations) or _notes(new) != _notes(old):
        return False
    if not found.shorts.isdisjoint(one.capitals) or not found.shorts.isdisjoint(two.capitals):
        return False
    return all(_meaning(a) == _meaning(b) for a, b in zip(one.citations, two.citations, strict=True))


def _notes(unit: Unit) -> tuple[str, list[tuple[str, int]]]:
    """The footnote that a block is, and those it calls, each with how many citations stand before the call."""
    starts = [citation.span.start for citation in unit.parsed.citations]
    return unit.label, [(label, bisect_left(starts, at)) for at, label in unit.calls]


def _meaning(citation: Citation) -> tuple[Any, ...]:
    """All that resolution looks at, or a rule of the whole document, and nothing of where it stands."""
    name = citation.name
    return (
        citation.kind, citation.source, citation.court, citation.year, citation.dated is None, citation.textual,
        citation.parallel_of, citation.nested_in, citation.history, citation.short_names, citation.supra,
        name and (name.text, name.first, name.second),
        tuple((pin.kind, pin.first, pin.last) for pin in citation.pins),
    )  # fmt: skip
