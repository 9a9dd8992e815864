"""Hints: beside a form that leans on an earlier citation, what it means."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.citations.model import CASES, Citation, Kind
from pincite.features import words
from pincite.features.at import blocks_in, references_in
from pincite.features.authorities import cited_in_full, own_source, surely_meant
from pincite.markup.blocks import Format
from pincite.resolution.model import Why
from pincite.settings import HintOn
from pincite.text.spans import Span

_KINDS = {
    Kind.ID: HintOn.ID,
    Kind.SUPRA: HintOn.SUPRA,
    Kind.NAME_REF: HintOn.NAME,
    Kind.CASE_SHORT: HintOn.SHORT,
    Kind.STATUTE_REF: HintOn.SECTION,
}
_CLOSING = {Format.MARKDOWN: re.compile(r"\*{1,3}|_{1,3}"), Format.LATEX: re.compile(r"\}")}
"""The mark that ends an emphasis; a hint stands behind it."""


class Hint(NamedTuple):
    """What to show at ``offset``, a source offset behind a citation."""

    offset: int
    label: str
    reference: int
    """What it explains."""


def hints(snapshot: Snapshot, asked: Span, shown: Collection[HintOn]) -> Iterator[Hint]:
    """The hints of some kinds in a span of the source; none where the meaning is unknown or not the only one."""
    for block in blocks_in(snapshot, asked):
        cited: set[int | None] = set()
        for index in references_in(snapshot, block):
            reference = snapshot.references[index]
            kind = _KINDS.get(reference.citation.kind)
            if kind in shown and not (reference.authority in cited and _says_much(reference.citation)):
                offset = _behind(snapshot, index)
                label = _label(snapshot, index) if asked.touches(offset) else ""
                if label:
                    yield Hint(offset, label, index)
            cited.add(reference.authority)


def _says_much(citation: Citation) -> bool:
    """Whether a form need not be explained in a paragraph that has cited its authority: ``Roth``, ``Section 1983``."""
    numbered = citation.kind is Kind.STATUTE_REF and citation.source and citation.source.number
    return citation.kind is Kind.NAME_REF or bool(numbered)


def place(snapshot: Snapshot, reference: int) -> Span | None:
    """Where the authority that a hint speaks of is cited in full."""
    authority = surely_meant(snapshot, reference)
    return snapshot.span(authority.declared) if authority else None


def tooltip(snapshot: Snapshot, reference: int) -> str:
    """The authority in full, and why it is meant."""
    authority, found = surely_meant(snapshot, reference), snapshot.references[reference]
    return f"{cited_in_full(authority, found.citation)}: {found.why}" if authority else ""


def _behind(snapshot: Snapshot, index: int) -> int:
    """The offset behind a citation, and behind the mark that ends its emphasis."""
    reference, end = snapshot.references[index], snapshot.span(index).end
    content = snapshot.blocks[reference.block].content
    closing = _CLOSING.get(snapshot.format)
    if closing and any(span.end == reference.citation.span.end for span in content.emphasis):
        mark = closing.match(snapshot.text, end)
        return mark.end() if mark else end
    return end


def _label(snapshot: Snapshot, index: int) -> str:
    """What to say of a form beyond what it says itself; nothing of one that can be understood alone."""
    citation, why = snapshot.references[index].citation, snapshot.references[index].why
    authority = surely_meant(snapshot, index)
    if authority is None or why is Why.CONTINUED or (citation.kind is Kind.CASE_SHORT and citation.name):
        return ""
    if authority.kind not in CASES and authority.kind is not Kind.JOURNAL:
        return cited_in_full(authority, citation)
    name, stands_at = words.short_name(authority), own_source(authority, citation).key
    if citation.kind in (Kind.SUPRA, Kind.NAME_REF):
        return stands_at
    return name if citation.kind is Kind.CASE_SHORT else ", ".join(dict.fromkeys(filter(None, (name, stands_at))))
