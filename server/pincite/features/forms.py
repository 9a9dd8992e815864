"""Forms: a citation written another way, in full, short or as *id.*, that means the same.

Source: Indigo Book R6.2 (short forms, *id.*), R15.2 (short case citations).
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.checks.model import Edit
from pincite.citations.model import Kind, Series
from pincite.features import ids, writing
from pincite.features.at import reference_at
from pincite.features.edits import apply
from pincite.features.meaning import same_meaning
from pincite.markup.blocks import BlockKind
from pincite.settings import Style
from pincite.text.spans import Span

FULL = "refactor.rewrite.pincite.full"
SHORT = "refactor.rewrite.pincite.short"
ID = "refactor.rewrite.pincite.id"
_NOT_REWRITTEN = frozenset({BlockKind.QUOTATION, BlockKind.HEADING, BlockKind.TABLE_OF_AUTHORITIES})


class Rewriting(NamedTuple):
    """One way to write the citation at a place, whose edits are still to be tried out."""

    title: str
    kind: str
    edits: tuple[Edit, ...]


def rewritings(snapshot: Snapshot, offset: int) -> tuple[Rewriting, ...]:
    """The forms in which the citation at ``offset`` (a source offset) could be written instead."""
    index = reference_at(snapshot, offset)
    if index is None:
        return ()
    parallel = snapshot.references[index].parallel_of
    return tuple(_rewritings(snapshot, index if parallel is None else parallel))


def _rewritings(snapshot: Snapshot, index: int) -> Iterator[Rewriting]:
    reference = snapshot.references[index]
    if reference.authority is None or snapshot.blocks[reference.block].content.kind in _NOT_REWRITTEN:
        return
    for kind, title, write in _WAYS.get(reference.citation.kind, ()):
        if edits := write(snapshot, index):
            yield Rewriting(title, kind, edits)


def faithful(snapshot: Snapshot, edits: tuple[Edit, ...]) -> bool:
    """Whether every citation of the draft means with some edits what it means without."""
    return same_meaning(snapshot, snapshot.again(apply(snapshot.text, edits), judged=False), edits)


# -- short ------------------------------------------------------------------------------------------------------------


def shortened(snapshot: Snapshot, index: int) -> tuple[Edit, ...] | None:
    """The edits that make a short form of a full citation; None where there is no right one."""
    reference, text = snapshot.references[index], writing.text_of(snapshot, index)
    citation, authority = reference.citation, snapshot.authorities[reference.authority or 0]
    members = writing.group(snapshot, index)
    pinned = [at for at in members if snapshot.references[at].citation.pins]
    if authority.declared >= index or citation.history or writing.has_history(snapshot, members.stop) or not pinned:
        return None
    if citation.dated and citation.dated.end <= citation.span.start and snapshot.style is not Style.CALIFORNIA:
        return None
    edits = _joined(snapshot, index, pinned[0])
    called = writing.called(snapshot, index)
    if edits is None or (citation.name and not called):
        return None
    done = citation.span.start
    for at in pinned:
        core = writing.core(snapshot, at)
        if core is None or core.pins is None:
            return None
        if at != pinned[0]:
            edits.append(Edit(Span(done, core.place.start), ", "))
        if core.number:
            lead = writing.at(snapshot.style, snapshot.references[at].citation.pins, short=True)
            edits.append(Edit(Span(core.place.end, core.pins.start), lead))
        done = snapshot.references[at].citation.span.end
    rest = Span(done, writing.end_of(snapshot, index))
    if rest.start < rest.end and text[slice(*rest)].strip():
        edits.append(Edit(rest, ""))
    return _named(snapshot, index, called or "", edits)


def _named(snapshot: Snapshot, index: int, name: str, edits: list[Edit]) -> tuple[Edit, ...] | None:
    """Edits of a citation's block, and of its name, if it has one, within its emphasis."""
    placed, span = writing.placed(snapshot, index, edits), snapshot.references[index].citation.name
    if placed is None or span is None:
        return placed
    named = writing.inside(snapshot, index, span.span, name)
    return (named, *placed) if named else None


def _joined(snapshot: Snapshot, index: int, first: int) -> list[Edit] | None:
    """The edits that leave nothing but a comma between a case's name and the first core to be kept."""
    citation, core = snapshot.references[index].citation, writing.core(snapshot, first)
    if core is None:
        return None
    name = citation.name
    if name is None:
        start = citation.span.start
        return [Edit(Span(start, core.place.start), "")] if start < core.place.start else []
    return [Edit(Span(name.span.end, core.place.start), writing.joint(snapshot, index))]


# -- in full ----------------------------------------------------------------------------------------------------------


def in_full(snapshot: Snapshot, index: int) -> tuple[Edit, ...] | None:
    """The edits that cite a case again in full, as its first full citation has it; None where that is not known."""
    citation, declared = snapshot.references[index].citation, _cited_in_full(snapshot, index)
    if declared is None:
        return None
    first = snapshot.references[declared].citation
    assert first.name
    cores = _cores_in_full(snapshot, declared, index)
    start, end = citation.span.start, writing.end_of(snapshot, index)
    if cores is None:
        return None
    after = ""
    if first.dated and first.dated.start >= first.span.end:
        after = writing.typed(snapshot, declared, Span(_last_core(snapshot, declared), first.dated.end))
    joint = writing.typed(snapshot, declared, Span(first.name.span.end, first.span.start))
    name = writing.typed(snapshot, declared, first.name.span)
    if after and (name + joint).endswith("("):  # New York encloses what follows the name
        name, joint = name.removesuffix(" ("), ", "
    if citation.name is None:
        named = writing.name_marks(snapshot, declared).around(name)
        return writing.placed(snapshot, index, [Edit(Span(start, end), named + joint + cores + after)])
    edits = [Edit(Span(citation.name.span.end, start), joint), Edit(Span(start, end), cores + after)]
    return _named(snapshot, index, name, edits) or _over_supra(snapshot, index, name, joint + cores + after)


def _cited_in_full(snapshot: Snapshot, index: int) -> int | None:
    """The first citation of a reference's case, other than it, that has a name, and a year if it is printed."""
    authority = snapshot.authorities[snapshot.references[index].authority or 0]
    for at in (authority.declared, *authority.mentions):
        citation = snapshot.references[at].citation
        full = at != index and citation.kind is Kind.CASE_FULL and citation.name is not None
        if full and citation.source and (citation.dated or citation.source.series is Series.NEUTRAL):
            return at
    return None


def _over_supra(snapshot: Snapshot, index: int, name: str, rest: str) -> tuple[Edit, ...] | None:
    """The same where an emphasised *supra* has to go."""
    span = snapshot.references[index].citation.name
    assert span
    named = writing.inside(snapshot, index, span.span, name)
    after = writing.over(snapshot, index, Span(span.span.end, writing.end_of(snapshot, index)), rest)
    return (named, after) if named and after else None


def _last_core(snapshot: Snapshot, index: int) -> int:
    return max(snapshot.references[member].citation.span.end for member in writing.group(snapshot, index))


def _cores_in_full(snapshot: Snapshot, declared: int, index: int) -> str | None:
    """Volume, reporter and page of a case and its parallels, with the pins that another citation of it has."""
    pins: dict[str, str] = {}
    for member in writing.group(snapshot, index):
        citation = snapshot.references[member].citation
        source = citation.source or snapshot.references[declared].citation.source
        if source and (span := writing.pins_of(citation)):
            pins[source.name] = writing.typed(snapshot, member, span)
    listed = []
    for member in writing.group(snapshot, declared):
        core, source = writing.core(snapshot, member), snapshot.references[member].citation.source
        if core is None or source is None:
            return None
        pin = pins.pop(source.name, "")
        lead = ", at " if source.series is Series.DATABASE else ", "
        place = writing.typed(snapshot, member, Span(core.place.start, (core.number or core.place).end))
        listed.append(place + (lead + pin if pin else ""))
    return None if pins else ", ".join(listed)


Way = tuple[str, str, Callable[[Snapshot, int], tuple[Edit, ...] | None]]
_TO_ID: Way = (ID, "Write Id. instead", ids.as_id)
_TO_FULL: Way = (FULL, "Cite in full", in_full)
_WAYS: Mapping[Kind, tuple[Way, ...]] = {
    Kind.CASE_FULL: ((SHORT, "Shorten the citation", shortened), _TO_ID),
    Kind.CASE_SHORT: (_TO_FULL, _TO_ID),
    Kind.SUPRA: (_TO_FULL, _TO_ID),
    Kind.ID: ((SHORT, "Replace Id. by a form that stands alone", ids.alone),),
    **dict.fromkeys(ids.PLAIN, (_TO_ID,)),
}
