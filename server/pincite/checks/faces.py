"""What stands in italics: the names of cases, *id.*, *supra*, signals; and the marks that a document sets them with.

Source: Indigo Book R2.1, R11.2.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pincite.citations.model import Citation, Kind
from pincite.citations.tables import SIGNALS
from pincite.markup.blocks import Block, BlockKind, Content, Format
from pincite.text.patterns import not_after
from pincite.text.spans import Span

MARKS = {Format.PLAIN: ("", ""), Format.MARKDOWN: ("*", "*"), Format.LATEX: ("\\emph{", "}")}
"""How a format begins and ends emphasis, where a document has not shown its own way."""

CASE_NAMES = "case names"
FULL_NAMES_IN_NOTES = "full names in notes"
"""Law reviews set these in roman, and short ones in italics."""
IDS = "id"
SUPRAS = "supra"
SIGNS = "signals"

_SIGNALS = frozenset(SIGNALS) - {"and", "with", "quoting", "quoted in", "citing", "cited in", "overruling", "aff’d"}
_SUPRA = re.compile(
    not_after(r"\w", "[SsIi]") + r"(?:(?<=[Ss])upra|(?<=[Ii])nfra)\b(?=,?\s(?:at|notes?|nn?\.|Parts?|Sections?|§)\b)"
)
_AFTER_CITATION = re.compile(r"(?:[(\[]|[\d)\]”\".][;,.]?\s)$")
"""What stands before a small signal; elsewhere *see* may be a verb of the sentence."""
_OPENING = re.compile(r"(?:\\[a-zA-Z]+\s?\{|\{\s*\\[a-z]+\s+)$")
_REACH = 16


class Face(NamedTuple):
    """Words of a citation that are emphasised or not, and what they are."""

    what: str
    span: Span
    italic: bool


def shown(content: Content, citations: Sequence[Citation]) -> Iterator[Face]:
    """Whatever of a block is wholly in italics or wholly in roman, of those things that most documents emphasise."""
    if content.format is Format.PLAIN or content.kind not in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE):
        return
    for what, span in pieces(content, citations):
        inside = sum(min(e.end, span.end) - max(e.start, span.start) for e in content.emphasis if e.overlaps(span))
        if any(face.overlaps(span) for face in content.faces):
            continue
        if not inside or 2 * inside > span.end - span.start:
            yield Face(what, span, inside > 0)


def pieces(content: Content, citations: Sequence[Citation]) -> Iterator[tuple[str, Span]]:
    """The words of a block that most documents emphasise, and what they are."""
    text = content.readable.text
    for citation in citations:
        start = citation.span.start
        if citation.kind is Kind.ID:
            end = start + (4 if text[start + 1 : start + 4] == "bid" else 2)
            yield IDS, Span(start, end + (text[end : end + 1] == "."))
        elif citation.name and citation.parallel_of is None and citation.kind in (Kind.CASE_FULL, Kind.CASE_SHORT):
            in_note = content.kind is BlockKind.FOOTNOTE and citation.kind is Kind.CASE_FULL
            yield FULL_NAMES_IN_NOTES if in_note else CASE_NAMES, citation.name.span
        if citation.signal in _SIGNALS and citation.parallel_of is None:
            span = signal(text, citation)
            if text[span.start].isupper() or _AFTER_CITATION.search(text, max(0, span.start - 4), span.start):
                yield SIGNS, span
    if "pra" in text or "fra" in text:
        for found in _SUPRA.finditer(text):
            yield SUPRAS, Span(*found.span())


def comma_inside(content: Content, name: Span) -> bool | None:
    """Whether the emphasis of a name takes in the comma after it; None where it has neither."""
    if content.readable.text[name.end : name.end + 1] != ",":
        return None
    around = next((e for e in content.emphasis if e.start <= name.start and e.end in (name.end, name.end + 1)), None)
    return None if around is None else around.end > name.end


def period_inside(content: Content, word: Span) -> bool | None:
    """Whether the emphasis of *id.* takes in its period; None where it has neither."""
    if content.readable.text[word.end - 1] != ".":
        return None
    around = next((e for e in content.emphasis if e.start <= word.start and e.end >= word.end - 1), None)
    return None if around is None else around.end >= word.end


def signal(text: str, citation: Citation) -> Span:
    """Where the signal before a citation stands, without the comma after it."""
    end = len(text[: citation.full.start].rstrip())
    words = len((citation.signal or "").split())
    start = end
    for _ in range(words):
        start = text.rfind(" ", 0, len(text[:start].rstrip())) + 1
    while not text[start].isalpha():
        start += 1
    return Span(start, end - (text[end - 1] == ","))


def marks(chunk: str, block: Block) -> Iterator[tuple[str, str]]:
    """How each emphasis of a block was begun and ended: ``("*", "*")``, ``("\\\\emph{", "}")``."""
    content = block.content
    for span in content.emphasis:
        typed = content.readable.source(span).shift(block.start)
        if content.format is Format.MARKDOWN and chunk[typed.end : typed.end + 1] in ("*", "_"):
            yield chunk[typed.end], chunk[typed.end]
        elif found := _OPENING.search(chunk, max(0, typed.start - _REACH), typed.start):
            yield found.group(), "}"
