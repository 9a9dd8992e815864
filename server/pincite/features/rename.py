"""Rename: the short name that a draft gives an authority, wherever it is used and where it is defined.

A full citation keeps its parties: what is renamed is only what the author calls the case.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.checks import chain
from pincite.checks.model import Edit
from pincite.checks.quotations import quotations
from pincite.citations.model import Kind
from pincite.features import writing
from pincite.features.at import references_touching
from pincite.features.edits import apply
from pincite.features.meaning import same_meaning
from pincite.features.words import authority_in_full
from pincite.markup.blocks import BlockKind
from pincite.resolution.bare import name_at
from pincite.text.spans import Span

_NAMED = frozenset({Kind.CASE_SHORT, Kind.SUPRA, Kind.ID})
_NAME = re.compile(r"[^\W_][^\n\r()\[\]{}“”\"*\\;]*")


class Use(NamedTuple):
    """A short name at one place: ``span`` is readable, in the block of a reference."""

    reference: int
    span: Span
    name: str
    defines: bool = False


class Renamable(NamedTuple):
    """A short name under the caret, and where it stands in the source."""

    span: Span
    name: str


class Refusal(NamedTuple):
    """Why a name cannot be given, as the author is told."""

    reason: str


def renamable(snapshot: Snapshot, offset: int) -> Renamable | None:
    """The short name at ``offset`` (a source offset); None where there is none, or it is somebody else's words."""
    use = _at(snapshot, offset)
    return Renamable(_place(snapshot, use), use.name) if use else None


def renamed(snapshot: Snapshot, offset: int, name: str) -> tuple[Edit, ...] | Refusal:
    """The edits that call the authority whose short name stands at ``offset`` by another ``name``."""
    use, name = _at(snapshot, offset), " ".join(name.split())
    if use is None or snapshot.document is None:
        return Refusal("There is no short name of an authority here.")
    if not _NAME.fullmatch(name):
        return Refusal("A short name begins with a letter or figure and has no brackets or quotation marks.")
    own = snapshot.references[use.reference].authority
    for other, authority in enumerate(snapshot.authorities):
        if other != own and chain.called(other, snapshot.document) == name:
            return Refusal(f"“{name}” already means {authority_in_full(authority)}.")
    edits = [writing.inside(snapshot, one.reference, one.span, name) for one in _uses(snapshot, use)]
    made = tuple(sorted(edit for edit in edits if edit))
    if len(made) < len(edits):
        return Refusal(f"“{use.name}” is typed with marks in it, which would be lost.")
    after = snapshot.again(apply(snapshot.text, made))
    if not _is_understood(after, own, name):
        return Refusal(f"Nothing tells the reader whom “{name}” means: define it behind the full citation, (“{name}”).")
    if not same_meaning(snapshot, after, made):
        return Refusal(f"“{name}” would change what the draft cites.")
    return made


def linked(snapshot: Snapshot, offset: int) -> tuple[Span, ...]:
    """Everywhere in the source that a defined name stands which is typed at ``offset``, to be typed over together.

    Only a name that the author defined: any other would cease to be understood while it is typed.
    """
    use = _at(snapshot, offset)
    uses = list(_uses(snapshot, use)) if use else []
    places = sorted(_place(snapshot, one) for one in uses)
    typed = {snapshot.text[slice(*place)] for place in places}
    return tuple(places) if len(typed) == 1 and any(one.defines for one in uses) else ()


def _is_understood(snapshot: Snapshot, authority: int | None, name: str) -> bool:
    """Whether a case goes by a name; other sources go by what their definition says."""
    if authority is None or snapshot.document is None:
        return False
    case = chain.is_case(authority, snapshot.document)
    return not case or chain.goes_by(name, authority, snapshot.document)


def _at(snapshot: Snapshot, offset: int) -> Use | None:
    for index in references_touching(snapshot, Span(offset, offset)):
        for use in _names(snapshot, index):
            if _place(snapshot, use).touches(offset):
                return use
    return None


def _uses(snapshot: Snapshot, use: Use) -> Iterator[Use]:
    """Every place where the draft calls the same authority by the same name."""
    authority = snapshot.references[use.reference].authority
    mentions = () if authority is None else snapshot.authorities[authority].mentions
    return (one for index in mentions for one in _names(snapshot, index) if one.name == use.name)


def _place(snapshot: Snapshot, use: Use) -> Span:
    return snapshot.source(snapshot.references[use.reference].block, use.span)


def _names(snapshot: Snapshot, index: int) -> Iterator[Use]:
    """The short names that a reference calls its authority by, or gives it."""
    reference, text = snapshot.references[index], writing.text_of(snapshot, index)
    citation = reference.citation
    if reference.authority is None or snapshot.blocks[reference.block].content.kind is BlockKind.QUOTATION:
        return
    start = citation.span.start
    used: Span | None = None
    if citation.kind is Kind.NAME_REF:
        used = Span(start, start + len(name_at(text, citation)))
    elif citation.kind in _NAMED and citation.name and not citation.name.second:
        used = _known_part(snapshot, index, citation.name.span)
    elif (name := _defined_at(snapshot, index, start)) is not None:
        used = Span(start, start + len(name))
    if used and not any(quoted.covers(used) for quoted in quotations(text)):
        yield Use(index, used, text[slice(*used)])
    for name in citation.short_names:
        for aside in citation.parentheticals:
            at = text.find(name, *aside.span)
            if at >= 0:
                yield Use(index, Span(at, at + len(name)), name, defines=True)
                break


def _known_part(snapshot: Snapshot, index: int, span: Span) -> Span:
    """A name without words of the sentence before it: ``Bakke`` of ``Justice Powell in Bakke``."""
    text = writing.text_of(snapshot, index)[slice(*span)]
    known = [name for name in _given(snapshot, index) if text == name or text.endswith(f" {name}")]
    return Span(span.end - len(max(known, key=len)), span.end) if known else span


def _defined_at(snapshot: Snapshot, index: int, start: int) -> str | None:
    """The defined name with which a citation begins: ``Compl.`` of ``Compl. ¶ 12``."""
    text = writing.text_of(snapshot, index)
    return next((name for name in _defined(snapshot, index) if text.startswith(name, start)), None)


def _given(snapshot: Snapshot, index: int) -> tuple[str, ...]:
    authority = snapshot.references[index].authority
    return (*_defined(snapshot, index), *(snapshot.authorities[authority].names if authority is not None else ()))


def _defined(snapshot: Snapshot, index: int) -> tuple[str, ...]:
    """The short names that the first citation of a reference's authority gives it."""
    authority = snapshot.references[index].authority
    if authority is None:
        return ()
    declared = snapshot.authorities[authority].declared
    return () if declared == index else snapshot.references[declared].citation.short_names
