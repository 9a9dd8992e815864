"""Definition and declaration: from any form of a citation to the place that cites it in full, or that quotes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.citations.model import BACKWARD, LAWS
from pincite.features.at import reference_at, references_in, span_at
from pincite.markup.blocks import BlockKind
from pincite.resolution.model import Authority, Reference
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Target:
    """A place to go to; spans are source offsets."""

    origin: Span
    """The citation asked about."""
    span: Span
    """All of what is defined there."""
    focus: Span
    """The part to put the caret on, within ``span``."""
    file: str = ""
    """The file of the document that ``span`` and ``focus`` are in; empty for this one."""


class Quotation(NamedTuple):
    """Words of a law quoted in this document."""

    span: Span
    """The words, as source offsets."""
    cited: int
    """The reference that says what is quoted."""
    inline: bool
    """Within a paragraph, between quotation marks."""


def declaration(snapshot: Snapshot, offset: int) -> tuple[Target, ...]:
    """The full citation of the authority meant at ``offset`` (a source offset).

    Asked about that citation itself it is the answer too: VS Code takes that as "you are there" and lists the
    references instead.
    """
    index = reference_at(snapshot, offset)
    authority = None if index is None else authority_of(snapshot, index)
    if index is None or authority is None:
        return ()
    if elsewhere := snapshot.elsewhere.get(authority.key):
        return (Target(span_at(snapshot, index, offset), elsewhere.span, elsewhere.focus, elsewhere.file),)
    place = authority.declared
    return (Target(span_at(snapshot, index, offset), snapshot.full_span(place), snapshot.span(place)),)


def definition(snapshot: Snapshot, offset: int) -> tuple[Target, ...]:
    """The full citation of the authority; for a law quoted in this document, the block quotations of it first.

    A quotation of the very subdivision that is asked about comes before the others.
    """
    declared = declaration(snapshot, offset)
    index = reference_at(snapshot, offset)
    authority = None if index is None else authority_of(snapshot, index)
    if index is None or authority is None:
        return declared
    asked = _places(snapshot.references[index])
    blocks = [quoted for quoted in quotations(snapshot, authority) if not quoted.inline]
    blocks.sort(key=lambda quoted: not asked & _places(snapshot.references[quoted.cited]))
    origin = span_at(snapshot, index, offset)
    return (*(Target(origin, quoted.span, quoted.span) for quoted in blocks), *declared)


def is_full(snapshot: Snapshot, offset: int) -> bool:
    """Whether the citation at ``offset`` leans on no other: a full citation, a law or a document of the record."""
    index = reference_at(snapshot, offset)
    reference = None if index is None else snapshot.references[index]
    return reference is not None and reference.citation.kind not in BACKWARD and not reference.citation.textual


def authority_of(snapshot: Snapshot, reference: int) -> Authority | None:
    """The authority that a reference means; None for a form that nothing explains."""
    index = snapshot.references[reference].authority
    return None if index is None else snapshot.authorities[index]


def quotations(snapshot: Snapshot, authority: Authority) -> tuple[Quotation, ...]:
    """What the document quotes from a statute, rule, regulation or constitution, in text order."""
    if authority.kind not in LAWS:
        return ()
    found = (quoted for mention in authority.mentions for quoted in _quoted_by(snapshot, mention))
    return tuple(dict.fromkeys(found))


def _places(reference: Reference) -> set[str]:
    return {pin.text for pin in reference.citation.pins}


# A law is cited as the source of a quotation in four ways. In each the citation is a sentence of its own, or introduces
# what follows: a law that is merely spoken of must not pass for one that is quoted.

_ASIDE = r"(?:\s*\([^()]*\))*"
_SENTENCE_END = re.compile(rf"{_ASIDE}\s*(?:[.;]|$)")
_BLOCK_END = re.compile(rf"{_ASIDE}[\s.)\]”\"]*$")
_INTRODUCES = re.compile(r"[^.;:]*\b(?:provid|stat|read|say|declar|direct|command|specif|requir)\w*[^.;:]*:\s*$")
_CAPTION = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of|or|and|the|to|for|in|on|by|a)){1,12}\. [A-Z(]")
_SUBDIVISION = re.compile(r"\((?:\w{1,2}|[ivx]{1,5})\) ")
_MARK = re.compile(r"[“”\"]")
_CLOSED = re.compile(r"[”\"][.,]?\s*$")
_OPENING = {"”": "“", '"': '"'}
_FEWEST = 3
"""Fewer words between quotation marks are a term, not a quotation."""
_LONGEST = 5000
"""How far from a citation, in characters, its quotation is looked for: a draft can be one paragraph."""

_MOST_BLOCKS = 50
"""More paragraphs than these are not one quotation."""


def _quoted_by(snapshot: Snapshot, index: int) -> Iterator[Quotation]:
    reference = snapshot.references[index]
    citation, number = reference.citation, reference.block
    if citation.signal or reference.nested_in is not None:
        return
    text, (start, end) = snapshot.blocks[number].content.readable.text, citation.full
    far = max(0, start - _LONGEST)
    before, after = text[far:start], text[end:] if len(text) - end < _LONGEST else text[end : end + _LONGEST] + "…"
    quotation = _kind(snapshot, number) is BlockKind.QUOTATION
    if not before.strip() and not quotation and _SENTENCE_END.match(after) and _is_quoted(snapshot, number - 1):
        yield Quotation(_blocks(snapshot, _first_quoted(snapshot, number - 1), number - 1), index, inline=False)
    elif quotation and before.strip() and _BLOCK_END.match(after) and not _opens_with_citation(snapshot, number + 1):
        yield Quotation(snapshot.source(number, Span(0, len(text[:start].rstrip()))), index, inline=False)
    elif _kind(snapshot, number + 1) is BlockKind.QUOTATION and _INTRODUCES.match(after):
        yield Quotation(_blocks(snapshot, number + 1, _run(snapshot, number + 1, 1)), index, inline=False)
    elif words := _between_marks(before):
        yield Quotation(snapshot.source(number, words.shift(far)), index, inline=True)


def _kind(snapshot: Snapshot, number: int) -> BlockKind | None:
    return snapshot.blocks[number].content.kind if 0 <= number < len(snapshot.blocks) else None


def _text(snapshot: Snapshot, number: int) -> str:
    return snapshot.blocks[number].content.readable.text.strip() if 0 <= number < len(snapshot.blocks) else ""


def _is_quoted(snapshot: Snapshot, number: int) -> bool:
    """Whether a block before a citation sentence is a quotation: marked up as one, or set off in plain text.

    In plain text a paragraph counts if it is led up to by a colon, stands in quotation marks or begins with a caption,
    ``Form and Scope of Injunction.``; one that leads up to something itself does not, nor one item in a list of laws.
    """
    kind, text = _kind(snapshot, number), _text(snapshot, number)
    if kind is not BlockKind.PARAGRAPH or text.endswith(":") or _opens_with_citation(snapshot, number):
        return kind is BlockKind.QUOTATION
    led_up_to = _text(snapshot, _first_quoted(snapshot, number) - 1).endswith(":") and text.count(" ") >= _FEWEST
    marked = text[:1] in _OPENING.values() and _between_marks(text) == Span(0, len(text))
    return led_up_to or marked or _CAPTION.match(text) is not None


def _first_quoted(snapshot: Snapshot, number: int) -> int:
    """The block where a quotation begins that ends with block ``number``."""
    if _kind(snapshot, number) is BlockKind.QUOTATION:
        return _run(snapshot, number, -1)
    first = number
    while (
        number - first < _MOST_BLOCKS
        and _kind(snapshot, first) is BlockKind.PARAGRAPH
        and _SUBDIVISION.match(_text(snapshot, first))
    ):
        first -= 1
    # the paragraph above "(1)" and "(2)" is quoted with them unless it is the author's own, ending in a colon
    return number if first == number else first + 1 if _text(snapshot, first).endswith(":") else number


def _run(snapshot: Snapshot, number: int, step: int) -> int:
    """The last of the block quotations that follow each other from block ``number`` on, up or down the document."""
    for _ in range(_MOST_BLOCKS):
        if _kind(snapshot, number + step) is not BlockKind.QUOTATION:
            break
        number += step
    return number


def _blocks(snapshot: Snapshot, first: int, last: int) -> Span:
    """The source from one block's readable text to another's."""
    starts, ends = snapshot.blocks[first], snapshot.blocks[last]
    length = len(ends.content.readable.text.rstrip())
    return Span(
        starts.start + starts.content.readable.source_start(0), ends.start + ends.content.readable.source_end(length)
    )


def _opens_with_citation(snapshot: Snapshot, number: int) -> bool:
    """Whether a block begins with a citation: one below a quotation says what it is from, whatever it ends with."""
    inside = references_in(snapshot, number)
    if not inside:
        return False
    start = snapshot.references[inside[0]].citation.full.start
    return not snapshot.blocks[number].content.readable.text[:start].strip()


def _between_marks(text: str) -> Span | None:
    """The quotation, marks included, that ends a text; None where there is none or it is too short to be one."""
    closed = _CLOSED.search(text)
    if closed is None:
        return None
    closing, depth, start = closed.group()[0], 1, 0
    for mark in reversed([*_MARK.finditer(text, 0, closed.start())]):
        if mark.group() in (closing, _OPENING[closing]):
            depth += -1 if mark.group() == _OPENING[closing] else 1
            start = mark.start()
        if not depth:
            break
    if depth or len(text[start : closed.start()].split()) < _FEWEST:
        return None
    return Span(start, len(text.rstrip()))
