"""Sentences: those of the author's prose, and the citations that stand together in one.

All spans are offsets in a block's readable text.
"""

import re
from collections.abc import Iterator

from pincite.analysis import Snapshot
from pincite.citations import names
from pincite.citations.model import Citation
from pincite.features.at import references_in
from pincite.text.spans import Span

_END = re.compile(r"[.?!][”\"’)\]]*(?=\s+[“\"‘(\[]?[A-Z\d§])")
_JOINT = re.compile(r"\s*;\s*(?:and\s+)?|,?\s+with\s+")
"""``; and``, or the ``with`` of ``Compare``."""
_LONGEST_HISTORY = 80
"""What names a case's history, ``, cert. denied sub nom. Roe v. Doe,``, is no longer."""
_REACH = 5000
"""How far a sentence's ends are looked for, in characters: a draft can be one paragraph."""


def with_signal(text: str, citation: Citation) -> Span:
    """A citation with its signal before it and its parentheticals behind it."""
    start, end = citation.full
    if citation.signal and (signal := names.signal_span(text, start, citation.signal)):
        start = signal.start
    if citation.parentheticals:
        end = max(end, citation.parentheticals[-1].span.end + 1)
    return Span(start, end)


def string_cites(snapshot: Snapshot, block: int) -> list[Span]:
    """The runs of two or more citations that nothing but semicolons and signals part."""
    text = snapshot.blocks[block].content.readable.text
    runs: list[Span] = []
    count = 0
    for index in references_in(snapshot, block):
        reference = snapshot.references[index]
        if reference.parallel_of is not None or reference.nested_in is not None:
            continue
        span = with_signal(text, reference.citation)
        if runs and _joined(text, runs[-1].end, span.start, reference.citation):
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, span.end))
            count += 1
        else:
            if count == 1:
                runs.pop()
            runs.append(span)
            count = 1
    return runs[:-1] if count == 1 else runs


def _joined(text: str, end: int, start: int, citation: Citation) -> bool:
    if citation.history:
        return start - end <= _LONGEST_HISTORY
    return _JOINT.fullmatch(text, end, max(end, start)) is not None


def sentence_at(snapshot: Snapshot, block: int, offset: int) -> Span:
    """The sentence around a readable offset; no citation is cut by the periods of its abbreviations."""
    text = snapshot.blocks[block].content.readable.text
    near = Span(max(0, offset - _REACH), min(len(text), offset + _REACH))
    citations = (snapshot.references[index].citation for index in references_in(snapshot, block))
    kept = [with_signal(text, citation) for citation in citations if near.overlaps(citation.full)]
    start, end = near
    for at in _ends(text, near, kept):
        if at >= offset:
            end = at
            break
        start = at
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _ends(text: str, near: Span, kept: list[Span]) -> Iterator[int]:
    """Where sentences end: at no abbreviation and within no citation."""
    ends = {span.end for span in kept}
    for found in _END.finditer(text, *near):
        at, mark = found.end(), found.start()
        abbreviated = text[mark] == "." and names.is_abbreviation(text[near.start : mark + 1].rsplit(None, 1)[-1])
        if not any(span.start < at < span.end for span in kept) and (at in ends or not abbreviated):
            yield at
