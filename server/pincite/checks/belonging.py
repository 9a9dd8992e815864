"""Which quotations a citation is the source of; where that is unsure, none.

Sources: Indigo Book R3 (citation sentences and clauses), R8 and R9 (quotations and the place of their citation).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from pincite.checks.quotations import quotations
from pincite.checks.rule import Meaning
from pincite.citations import names
from pincite.citations.model import LAWS, Citation, Kind
from pincite.markup.blocks import BlockKind
from pincite.text.spans import Span


class Trust(Enum):
    """How surely a quotation is taken from what is cited."""

    SURE = "sure"
    """The citation follows it, or it explains the citation."""
    LIKELY = "likely"
    """It may be another's: only if it is found there is it known to belong."""
    ALSO = "also"
    """It is taken from another source, which took it from this one: ``(quoting …)``."""


class Quoted(NamedTuple):
    """Quoted words, without their marks, as offsets into the readable text of a block."""

    block: int
    span: Span
    trust: Trust


_FEWEST = 4
"""Fewer words are a term rather than a quotation; one less where the citation follows at once."""
_REACH = 3000
"""How far before a citation its quotation may begin."""
_MOST_BLOCKS = 20
"""Paragraphs of one block quotation."""

_QUOTING = ("quoting", "quoted in")
_OF_ANOTHER = frozenset(
    {"cf.", "but see", "but cf.", "contra", "compare", "with", "see generally", "citing", "cited in"}
)
"""Signals of sources that say something else than what stands before them, or as much in other words."""
_ALSO_SAYS = frozenset({"see", "see also", "accord", "see, e.g.,", "e.g.,"})
"""Signals of sources that support a statement, which the quotation may be taken from or not."""

_AT_ONCE = re.compile(r"[”\"’]*[.,;:—–]?\s*(?:\[?\d{1,3}\]?\s+)?[(\[]?\s*")
"""All that stands between a quotation and its citation: a mark, the call of a footnote, a bracket."""
_SENTENCE_END = re.compile(r"[.?!][”\"’)\]]*(?=\s+[“\"‘(\[]?[A-Z\d§])")
_ENDS = re.compile(r"[.?!;:,][”\"’)\]]*\s*[(\[]?$")
_SPEAKER = re.compile(
    r"\b(?:[Cc]ourts?|Justices?|Judges?|[Mm]ajority|[Pp]lurality|[Dd]issent|[Cc]oncurrence|[Oo]pinion|[Pp]anel|Congress)\b"
)
_OTHER_SPEAKER = re.compile(
    r"\b(?:[Pp]laintiffs?|[Dd]efendants?|[Aa]ppell(?:ants?|ees?)|[Pp]etitioners?|[Rr]espondents?|[Mm]ovants?|[Gg]overnment|"
    r"[Cc]omplaint|[Bb]riefs?|[Mm]otion|[Aa]mici|[Aa]micus|[Cc]ounsel|[Ww]itness\w*|testi\w+|[Aa]greement|[Cc]ontract|"
    r"[Ss]tatute|[Pp]olicy|Mr\.|Ms\.|Mrs\.|Dr\.|so-called)"
)
"""Whose words a quotation in the sentence before a citation may be as well."""
_SAYS = re.compile(
    r"[,)]?\s+(?:(?:the|this)\s(?:[\w.]+\s){0,3}[Cc]ourt|(?:Chief\s)?Justice\s\w+|Judge\s\w+)\s[^.;:“”\"]{0,80}[,:]?\s*"
)
"""What leads from a citation to a quotation behind it: ``In Roth, 408 U.S. at 577, the Court said``."""
_LAW_SPEAKER = re.compile(
    r"\b(?:[Ss]tatutes?|[Aa]cts?|[Rr]ules?|[Cc]ode|[Ss]ections?|[Pp]rovisions?|[Ss]ub(?:section|division)s?|[Rr]egulations?|"
    r"[Cc]onstitution|[Aa]mendment|[Cc]lause|Congress|[Ll]egislature)\b"
)
_PROVIDES = re.compile(
    r"[,)]?\s+(?:(?:itself|also|further|expressly|specifically|plainly|explicitly|generally|thus|then|only)\s+)*"
    r"(?:provid|stat|read|say|declar|direct|command|specif|requir|prohibit|forbid|mandat)\w*,?"
    r"(?:\s(?:that|in\s(?:relevant|pertinent|full)\s?(?:part)?|in\spart|as\sfollows))*[,:]?\s*(?:[^.;:?!“”\"()]{0,80}\s)?"
)
"""The same for a law: ``Rule 65(d) provides that``, and a few words of the author's own."""
_LEADS = re.compile(
    r"\b(?:provid|stat|read|say)\w*,?(?:\s(?:that|in\s(?:relevant|pertinent|full)\s?(?:part)?|in\spart|as\sfollows))*[,:]?\s*$"
)
"""What says that these are its own words, within so many characters; “requires” may lead to a court's."""
_LEAD = 60


def quoted_by(index: int, meaning: Meaning) -> Iterator[Quoted]:
    """The quotations that a reference is the source of."""
    reference = meaning.references[index]
    citation, number = reference.citation, reference.block
    if reference.parallel_of is not None or citation.history or citation.signal in _OF_ANOTHER:
        return
    text = meaning.text(index)
    inside = quotations(text)
    if any(span.covers(citation.span) for span in inside):
        return  # another's citation
    if citation.textual:
        named = citation.source is not None and "lause" not in citation.source.typed  # which of two has a clause?
        if named and _is_law(index, meaning) and meaning.kind(index) is not BlockKind.QUOTATION:
            yield from _led_to(index, meaning) or _provided(index, inside, meaning)
        return
    if meaning.kind(index) is BlockKind.QUOTATION:  # another's as well, but for the one that says whose
        yield from _set_off(index, _start(text, citation), meaning)
        return
    yield from _explaining(index, inside, meaning)
    if reference.nested_in is not None:
        if citation.signal in _QUOTING:
            yield from (quoted._replace(trust=Trust.ALSO) for quoted in quoted_by(reference.nested_in, meaning))
        return
    start = _start(text, citation)
    found = [*_set_off(index, start, meaning)] or [*_before(index, start, inside, meaning)]
    if not found and _is_law(index, meaning):
        found = [*_provided(index, inside, meaning)]
    yield from found or (Quoted(number, span, Trust.LIKELY) for span in _introduced(index, inside, meaning))


def _is_law(index: int, meaning: Meaning) -> bool:
    authority = meaning.references[index].authority
    return authority is not None and meaning.authorities[authority].kind in LAWS


def others(index: int, meaning: Meaning) -> Iterator[int]:
    """Other references that the quotations of one may be taken from: what it quotes, and what is cited with it."""
    references = meaning.references
    text, block = meaning.text(index), references[index].block
    end = _end(references[index].citation)
    for at in range(index + 1, len(references)):
        other = references[at]
        if other.block != block:
            return
        if other.nested_in is not None:
            if other.nested_in == index and other.citation.signal in _QUOTING:
                yield at
        elif other.parallel_of is not None:
            end = max(end, _end(other.citation))
        elif re.fullmatch(r"\s*;\s*(?:and\s)?", text[end : _start(text, other.citation)]):
            end = _end(other.citation)
            yield at
        else:
            return


def _start(text: str, citation: Citation) -> int:
    """Where a citation begins, its signal included."""
    start = citation.full.start
    signal = names.signal_span(text, start, citation.signal) if citation.signal else None
    return signal.start if signal else start


def _end(citation: Citation) -> int:
    return max((citation.full.end, *(aside.span.end + 1 for aside in citation.parentheticals)))


def _words(text: str, quotation: Span) -> Span:
    """A quotation without its marks."""
    return Span(quotation.start + 1, quotation.end - 1)


def _is_long(text: str, quotation: Span, fewest: int = _FEWEST) -> bool:
    return len(re.sub(r"\[[^\]]*\]", "", text[slice(*quotation)]).split()) >= fewest


def _explaining(index: int, inside: Sequence[Span], meaning: Meaning) -> Iterator[Quoted]:
    """What is quoted in a citation's own parentheses: ``(“It is hardly possible …”)``, ``(holding that “…”)``."""
    reference = meaning.references[index]
    text = meaning.text(index)
    nested = [
        other.citation.full
        for other in meaning.references[index + 1 : index + 20]
        if other.block == reference.block and other.nested_in is not None
    ]
    for aside in reference.citation.parentheticals:
        if aside.text.startswith((*_QUOTING, "citing", "cited in", "internal", "hereinafter")):
            continue
        for span in inside:
            if aside.span.covers(span) and _is_long(text, span) and not any(full.start < span.start for full in nested):
                yield Quoted(reference.block, _words(text, span), Trust.SURE)


def _before(index: int, start: int, inside: Sequence[Span], meaning: Meaning) -> Iterator[Quoted]:
    """What is quoted right before a citation, or in the sentence that a citation sentence follows."""
    reference = meaning.references[index]
    text = meaning.text(index)
    floor = max(_floor(index, start, inside, meaning), start - _REACH)
    last: Span | None = None
    supports, law = reference.citation.signal in _ALSO_SAYS, _is_law(index, meaning)
    for span in reversed([span for span in inside if floor <= span.start and span.end <= start]):
        until = last.start if last else start
        at_once = last is None and _AT_ONCE.fullmatch(text, span.end, until) is not None
        if not at_once and not _is_one_sentence(text, span.end, until, is_last=last is None):
            return
        if _is_long(text, span, _FEWEST - at_once):
            sentence = text[_sentence_start(text, floor, span.start) : span.start]
            if not at_once and _speaks_of_another(index, floor, start, meaning):
                return
            around = sentence + text[span.end : until]
            speaks = law or not _OTHER_SPEAKER.search(sentence)
            named = at_once or (speaks and (_LAW_SPEAKER if law else _SPEAKER).search(around))
            yield Quoted(reference.block, _words(text, span), Trust.SURE if named and not supports else Trust.LIKELY)
        last = span


def _floor(index: int, start: int, inside: Sequence[Span], meaning: Meaning) -> int:
    """Where the citation before this one ends: what stands before that is not this one's."""
    references, block = meaning.references, meaning.references[index].block
    for at in range(index - 1, -1, -1):
        other = references[at]
        if other.block != block:
            return 0
        citation = other.citation
        if not citation.textual and citation.full.end <= start and not any(s.covers(citation.span) for s in inside):
            head = other.nested_in if other.nested_in is not None else at
            return max(_end(citation), _end(references[head].citation))
    return 0


def _is_one_sentence(text: str, start: int, end: int, *, is_last: bool) -> bool:
    """Whether no sentence ends between a quotation and what follows it, except right before a citation sentence."""
    between = text[max(0, start - 2) : end]
    for found in _SENTENCE_END.finditer(f"{between}A" if is_last else between):
        abbreviated = names.is_abbreviation(between[: found.start() + 1].rsplit(None, 1)[-1])
        if not abbreviated and not (is_last and not between[found.end() :].strip(" \n([")):
            return False
    return not is_last or _ENDS.search(between) is not None


def _sentence_start(text: str, floor: int, end: int) -> int:
    start = floor
    for found in _SENTENCE_END.finditer(text, floor, end):
        if not names.is_abbreviation(text[floor : found.start() + 1].rsplit(None, 1)[-1]):
            start = found.end()
    return start


def _speaks_of_another(index: int, floor: int, start: int, meaning: Meaning) -> bool:
    """Whether another authority is named between two offsets before a reference."""
    references = meaning.references
    reference = references[index]
    for at in range(index - 1, -1, -1):
        other = references[at]
        if other.block != reference.block or other.citation.full.end <= floor:
            return False
        named = other.citation.kind is Kind.NAME_REF and other.citation.full.end <= start
        if named and other.authority != reference.authority:
            return True
    return False


def _provided(index: int, inside: Sequence[Span], meaning: Meaning) -> Iterator[Quoted]:
    """What a law is said to provide, in the same sentence: ``Rule 65(d) provides that “…”``."""
    number, text = meaning.references[index].block, meaning.text(index)
    for span in _introduced(index, inside, meaning, _PROVIDES):
        at_once = _LEADS.search(text, max(0, span.start - _LEAD), span.start - 1)
        yield Quoted(number, span, Trust.SURE if at_once else Trust.LIKELY)


def _introduced(index: int, inside: Sequence[Span], meaning: Meaning, says: re.Pattern[str] = _SAYS) -> Iterator[Span]:
    """What is quoted behind a citation, in the same sentence, if no other citation follows that."""
    reference = meaning.references[index]
    text = meaning.text(index)
    end = _end(reference.citation)
    members = (r for r in meaning.references[index + 1 : index + 6] if r.parallel_of == index)
    end = max((end, *(_end(member.citation) for member in members)))
    found = says.match(text, end)
    span = next((span for span in inside if found and span.start == found.end()), None)
    if span is None or not _is_long(text, span):
        return
    following = next(
        (
            r.citation
            for r in meaning.references[index + 1 :]
            if r.block != reference.block or _follows(r.citation, span)
        ),
        None,
    )
    if following and following.full.start >= span.end:
        between = text[span.end - 2 : _start(text, following)]
        if len(_SENTENCE_END.findall(f"{between}A")) < 2:
            return
    yield _words(text, span)


def _follows(citation: Citation, span: Span) -> bool:
    return not citation.textual and citation.full.start >= span.end


# Set off.

_CLOSERS = ' \n.)]”"’'


def _set_off(index: int, start: int, meaning: Meaning) -> Iterator[Quoted]:
    """The block quotation that a citation stands below, at the end of, or right before."""
    reference = meaning.references[index]
    number, text, citation = reference.block, meaning.text(index), reference.citation
    kind = meaning.kind_of_block(number)
    opens = not text[:start].strip(" ([")
    if opens and kind is not BlockKind.QUOTATION:
        likely = citation.signal in _ALSO_SAYS
        if meaning.kind_of_block(number - 1) is BlockKind.QUOTATION:
            yield from _run(number - 1, -1, Trust.LIKELY if likely else Trust.SURE, meaning)
        elif meaning.kind_of_block(number - 1) in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE):
            yield from _whole(number - 1, Trust.LIKELY, meaning)
    elif kind is BlockKind.QUOTATION and not opens and not text[_end(citation) :].strip(_CLOSERS):
        if not _opens_with_citation(number + 1, meaning):
            yield Quoted(number, Span(0, start), Trust.LIKELY if citation.signal else Trust.SURE)
            yield from _run(number - 1, -1, Trust.LIKELY, meaning)
    else:
        yield from _led_to(index, meaning)


def _led_to(index: int, meaning: Meaning) -> list[Quoted]:
    """The block quotation that the sentence of a citation leads to, if nothing else says what that is from."""
    reference, text = meaning.references[index], meaning.text(index)
    number = last = reference.block + 1
    if meaning.kind_of_block(number) is not BlockKind.QUOTATION:
        return []
    if not re.fullmatch(r"[^.;:?!]*:\s*", text[_end(reference.citation) :]):
        return []
    while meaning.kind_of_block(last + 1) is BlockKind.QUOTATION and last - number < _MOST_BLOCKS:
        last += 1
    if _opens_with_citation(last + 1, meaning) or _ends_with_citation(last, meaning):
        return []
    return [*_run(number, 1, Trust.LIKELY, meaning)]


def _opens_with_citation(number: int, meaning: Meaning) -> bool:
    """Whether a block begins with a citation: one below a quotation says what it is from, whatever it ends with."""
    first = next(iter(_references_in(number, meaning)), None)
    return first is not None and not meaning.text_of_block(number)[: first.full.start].strip(" ([")


def _ends_with_citation(number: int, meaning: Meaning) -> bool:
    inside = _references_in(number, meaning)
    return bool(inside) and not meaning.text_of_block(number)[max(map(_end, inside)) :].strip(_CLOSERS)


def _references_in(number: int, meaning: Meaning) -> list[Citation]:
    references = meaning.references
    start = bisect_left(references, number, key=lambda reference: reference.block)
    end = bisect_right(references, number, key=lambda reference: reference.block)
    return [reference.citation for reference in references[start:end] if not reference.citation.textual]


def _run(number: int, step: int, trust: Trust, meaning: Meaning) -> Iterator[Quoted]:
    """The block quotations that follow each other from one on, up or down the document."""
    for at in range(number, number + step * _MOST_BLOCKS, step):
        if meaning.kind_of_block(at) is not BlockKind.QUOTATION:
            return
        yield from _whole(at, trust, meaning)


def _whole(number: int, trust: Trust, meaning: Meaning) -> Iterator[Quoted]:
    text = meaning.text_of_block(number)
    span = Span(0, len(text))
    if _is_long(text, span, 2 * _FEWEST):
        yield Quoted(number, span, trust)
