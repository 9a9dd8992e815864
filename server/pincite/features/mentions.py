"""Mentions: every place of the authority that a caret asks about, whatever its form."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.features.at import reference_at
from pincite.features.definition import authority_of
from pincite.resolution.model import Authority
from pincite.text.spans import Span


class Role(StrEnum):
    """What a mention does for its authority."""

    DECLARED = "declared"
    """Cites it in full for the first time, or is a parallel of that citation."""
    CITED = "cited"
    """Cites it: in full once more, by a short form, by *id.*"""
    NAMED = "named"
    """Speaks of it in running text."""


class Mention(NamedTuple):
    """One place of an authority; ``span`` is the citation's core as source offsets."""

    span: Span
    role: Role


def mentions(snapshot: Snapshot, offset: int) -> tuple[Mention, ...]:
    """Every mention of the authority meant at ``offset`` (a source offset): its declaration first, then in text order.

    A form that nothing explains has no authority; it is mentioned nowhere, not even there.
    """
    index = reference_at(snapshot, offset)
    authority = None if index is None else authority_of(snapshot, index)
    return () if authority is None else tuple(mentions_of(snapshot, authority))


def mentions_of(snapshot: Snapshot, authority: Authority) -> Iterator[Mention]:
    """The mentions of one authority, its declaration first."""
    found = [Mention(snapshot.span(index), _role(snapshot, authority, index)) for index in authority.mentions]
    return iter(sorted(found, key=lambda mention: mention.role is not Role.DECLARED))


def _role(snapshot: Snapshot, authority: Authority, index: int) -> Role:
    reference = snapshot.references[index]
    if authority.declared in (index, reference.parallel_of):
        return Role.DECLARED
    return Role.NAMED if reference.citation.textual else Role.CITED
