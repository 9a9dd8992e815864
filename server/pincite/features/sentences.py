"""Sentences: those of the author's prose, and the citations that stand together in one.

All spans are offsets in a block's readable text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

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
_LONGEST_WORD = 100
"""Characters of what could be an abbreviation."""


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


def sentence_ends(snapshot: Snapshot, block: int) -> list[int]:
    """Where the sentences of a block end, in order: no citation is cut by the periods of its abbreviations."""
    text = snapshot.blocks[block].content.readable.text
    citations = (snapshot.references[index].citation for index in references_in(snapshot, block))
    return list(_ends(text, sorted(with_signal(text, citation) for citation in citations)))


def sentence_at(text: str, ends: Sequence[int], offset: int) -> Span:
    """The sentence of a block's readable text around an offset, by where its sentences end."""
    at = bisect_left(ends, offset)
    start, end = ends[at - 1] if at else 0, ends[at] if at < len(ends) else len(text)
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _ends(text: str, kept: Sequence[Span]) -> Iterator[int]:
    """Where sentences end: at no abbreviation and within no citation."""
    ends = {span.end for span in kept}
    begun = covered = 0
    for found in _END.finditer(text):
        at, mark = found.end(), found.start()
        while begun < len(kept) and kept[begun].start < at:
            covered = max(covered, kept[begun].end)
            begun += 1
        if at < covered:
            continue
        word = text[max(0, mark - _LONGEST_WORD) : mark + 1].rsplit(None, 1)[-1]
        if at in ends or text[mark] != "." or not names.is_abbreviation(word):
            yield at
