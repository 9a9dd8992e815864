"""Signals, and the sentences of citations that they open.

Sources: Indigo Book R3.2, R4.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, House, Meaning, Part, Rule, only, styles
from pincite.citations import names
from pincite.citations.model import Citation, Kind
from pincite.markup.blocks import BlockKind, Format
from pincite.text.spans import Span

_SENTENCE_END = re.compile(r"(?:^|(?P<word>\S+?)[.?!][”\"’)]*\s)$")
_SHORT_WORDS = frozenset(
    """
    it so do is us me him her his its was did has had too two six ten one not now out law act all any own use age end
    job man men who why how see say way set yes new due far few cut let met got ran lie pay buy try ask put
    """.split()
)
"""Words of two or three letters that end sentences, and abbreviate nothing."""
_DATED = re.compile(r"\(?(?:1[6-9]|20)\d\d\)+")
_PLAIN = frozenset({"see", "see also", "but see", "cf.", "but cf.", "accord", "compare", "contra", "see generally"})


class _Signal(NamedTuple):
    """A signal where it stands in a block."""

    span: Span
    text: str
    """As typed."""


def _signal(text: str, citation: Citation) -> _Signal | None:
    """Where the signal of a citation stands: right before its name."""
    if not citation.signal or citation.parallel_of is not None:
        return None
    span = names.signal_span(text, citation.full.start, citation.signal)
    return _Signal(span, text[slice(*span)]) if span else None


def _opens_sentence(text: str, at: int, *, dated: bool = True) -> bool:
    """Whether a sentence surely ends right before ``at``: after a word that is no abbreviation, or nothing.

    ``dated``: or after a citation's date.
    """
    found = _SENTENCE_END.search(text, max(0, at - 40), at)
    if found is None:
        return False
    word = found["word"]
    if word is None:
        return at == 0
    if word.isdecimal() or word in _SHORT_WORDS or (dated and _DATED.fullmatch(word)):
        return True
    return len(word) > 3 and word.isalpha() and word.islower() and not names.is_abbreviation(word)


def _capital(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if citation.signal not in _PLAIN:
        return
    signal = _signal(cited.text, citation)
    if signal is None:
        return
    before = cited.text[max(0, signal.span.start - 2) : signal.span.start]
    whole = cited.house.format is not Format.PLAIN  # where a note at a page's foot may cut a sentence in two
    first = Span(signal.span.start, signal.span.start + 1)
    if before == "; " and signal.text[0].isupper():
        yield Draft(
            signal.span, "Within a sentence a signal begins in lower case.", (Edit(first, signal.text[0].lower()),)
        )
    elif signal.text[0].islower() and signal.span.start and _opens_sentence(cited.text, signal.span.start, dated=whole):
        yield Draft(signal.span, "A sentence begins with a capital.", (Edit(first, signal.text[0].upper()),))


_FOR_EXAMPLE = re.compile(
    r"\b(?P<signal>[Ss]ee(?: also)?|[Bb]ut see|[Cc]f\.|[Aa]ccord)(?P<before>,?) e\.g\.(?P<after>,?)"
    r"(?= (?:[A-Z]|id\.|\d|§))"
)


_BARE_EXAMPLE = re.compile(r"(?:^|(?<=[a-z\d)]\. ))E\.g\.(?= [A-Z])")


def _commas(text: str, house: House) -> Iterator[Draft]:
    for found in _BARE_EXAMPLE.finditer(text):
        yield Draft(Span(*found.span()), "A comma follows E.g.", (Edit(Span(found.end(), found.end()), ","),))
    for found in _FOR_EXAMPLE.finditer(text):
        if not (found["before"] and found["after"]):
            right = f"{found['signal']}, e.g.,"
            span = Span(*found.span())
            edits = tuple(Edit(Span(*found.span(part)), ",") for part in ("before", "after") if not found[part])
            yield Draft(span, f"E.g. stands between commas: {right}", edits)


_STRAY = re.compile(
    r"(?:^|[.;(—] |[.;]” |\()(?P<signal>[Ss]ee(?: also| generally)?|[Bb]ut see|[Bb]ut cf\.|[Aa]ccord|"
    r"[Cc]ontra|[Cc]ompare|[Cc]f\.)(?P<mark>[,:]) $"
)


def _stray(cited: Cited) -> Iterator[Draft]:
    citation, text = cited.citation, cited.text
    at = citation.full.start
    if citation.parallel_of is not None or text[max(0, at - 2) : at] not in (", ", ": "):
        return
    window = text[max(0, at - 24) : at]
    found = _STRAY.search(window)
    if found is None or (found["mark"] == "," and found["signal"] == "See" and "e.g." in window):
        return
    mark = Span(*found.span("mark")).shift(at - len(window))
    said = "comma" if found["mark"] == "," else "colon"
    yield Draft(mark, f"No {said} follows the signal {found['signal']}", (Edit(mark, ""),))


_NO_SIGNAL = re.compile(
    r"(?:^|[.;(—] |[.;]” |\()(?P<phrase>(?P<see>[Ss]ee),? (?P<kind>for example|for instance|further),?) $"
)


def _no_signal(cited: Cited) -> Iterator[Draft]:
    citation, text = cited.citation, cited.text
    at = citation.full.start
    if citation.parallel_of is not None or text[max(0, at - 3) : at].rstrip(", ")[-1:] not in ("e", "r"):
        return
    window = text[max(0, at - 30) : at]
    if found := _NO_SIGNAL.search(window):
        right = f"{found['see']} also" if found["kind"] == "further" else f"{found['see']}, e.g.,"
        span = Span(*found.span("phrase")).shift(at - len(window))
        yield Draft(span, f"“{found['phrase']}” is no signal: {right}", (Edit(span, right),))


_CONFER = re.compile(r"(?:^|(?<=[.;(] )|(?<=\b[Bb]ut ))(?P<first>[Cc])\.f\.(?= [A-Z])")


def _confer(text: str, house: House) -> Iterator[Draft]:
    """``C.f.``"""
    for found in _CONFER.finditer(text):
        right, span = f"{found['first']}f.", Span(*found.span())
        yield Draft(span, f"“{found.group()}” is written {right}", (Edit(span, right),))


_RANKS = {
    "e.g.,": 1, "e.g.": 1, "accord": 2, "see": 3, "see, e.g.,": 3, "see also": 4, "see also, e.g.,": 4, "cf.": 5,
    "compare": 6, "contra": 7, "but see": 8, "but see, e.g.,": 8, "but cf.": 9, "see generally": 10,
}  # fmt: skip
_AGAINST = frozenset({"contra", "but see", "but see, e.g.,", "but cf."})
_FOR = frozenset({"accord", "see", "see, e.g.,", "see also"})


def _before(index: int, meaning: Meaning) -> int | None:
    """The citation that stands before another in the same sentence, joined by a semicolon."""
    reference = meaning.references[index]
    for other in range(index - 1, max(-1, index - 12), -1):
        one = meaning.references[other]
        if one.block != reference.block:
            return None
        if one.nested_in == reference.nested_in and one.parallel_of is None and not one.citation.history:
            return other
    return None


def _end(citation: Citation) -> int:
    """Where a citation ends, its parentheticals included."""
    asides = citation.parentheticals
    return max(citation.full.end, citation.span.end, asides[-1].span.end + 1 if asides else 0)


def _pair(index: int, meaning: Meaning) -> tuple[_Signal, _Signal, int, int] | None:
    """The signals of a citation and of the one before it in the sentence, and where the two citations end."""
    reference = meaning.references[index]
    if not reference.citation.signal or reference.parallel_of is not None or reference.nested_in is not None:
        return None
    other = _before(index, meaning)
    if other is None:
        return None
    text = meaning.text(index)
    one, two = meaning.references[other].citation, reference.citation
    first, second = _signal(text, one), _signal(text, two)
    if first is None or second is None or text[_end(one) : second.span.start] != "; ":
        return None
    return first, second, _end(one), _end(two)


def _order(index: int, meaning: Meaning) -> Iterator[Draft]:
    pair = _pair(index, meaning)
    if pair is None:
        return
    first, second, end, last = pair
    ranks = [_RANKS.get(" ".join(signal.text.lower().split())) for signal in (first, second)]
    if ranks[0] is None or ranks[1] is None or ranks[0] <= ranks[1]:
        return
    text = meaning.text(index)
    ahead = text[second.span.start : last]
    behind = text[first.span.start : end]
    if first.text[0].isupper():
        ahead, behind = ahead[0].upper() + ahead[1:], behind[0].lower() + behind[1:]
    yield Draft(
        second.span,
        f"{second.text[0].upper()}{second.text[1:]} comes before {first.text.lower()} in a citation sentence.",
        (Edit(Span(first.span.start, last), f"{ahead}; {behind}"),),
    )


def _mixed(index: int, meaning: Meaning) -> Iterator[Draft]:
    """Only where the sentence is of citations alone, so that its first signal has a capital."""
    pair = _pair(index, meaning)
    if pair is None:
        return
    first, second, end, _ = pair
    if first.text.lower() in _FOR and first.text[0].isupper() and second.text.lower() in _AGAINST:
        at = Span(end, second.span.start + 1)
        yield Draft(
            second.span,
            f"{second.text[0].upper()}{second.text[1:]} begins a sentence of its own: what is against comes apart.",
            (Edit(at, f". {second.text[0].upper()}"),),
        )


_SUPPORTING = frozenset({"see", "see also", "accord", "cf."})
_JOINT = re.compile(r", |,? and ")
_LISTED = re.compile(r"[;,] (?:and )?| and ")


def _separator(index: int, meaning: Meaning) -> Iterator[Draft]:
    """Cases joined by a comma or “and” in a sentence that holds nothing but citations."""
    reference = meaning.references[index]
    citation = reference.citation
    if citation.history or citation.name is None:
        return
    if reference.nested_in is not None or reference.parallel_of is not None:
        return
    other = _before(index, meaning)
    if other is None:
        return
    text, one = meaning.text(index), meaning.references[other].citation
    if one.kind not in (Kind.CASE_FULL, Kind.CASE_SHORT) or one.name is None or one.nested_in is not None:
        return
    end = max(_end(one), _group_end(other, meaning))
    start = _begin(index, meaning) if citation.signal in _SUPPORTING else citation.full.start
    joint = Span(end, max(end, start))
    if not _JOINT.fullmatch(text, *joint) or one.signal in ("compare", "with"):
        return
    goes_on = text[slice(*joint)] == ", " and _follows_semicolon(other, meaning)
    listed = goes_on or _sentence_start(other, meaning) is not None
    if not listed or not _ends_sentence(index, meaning):
        return
    yield Draft(joint, "Authorities in a citation sentence are separated by semicolons.", (Edit(joint, "; "),))


def _follows_semicolon(index: int, meaning: Meaning) -> bool:
    """Whether a citation stands in a list after another one: ``; see A; B``."""
    before = _before(index, meaning)
    if before is None:
        return False
    end = max(_end(meaning.references[before].citation), _group_end(before, meaning))
    return meaning.text(index)[end : _begin(index, meaning)] == "; "


def _sentence_start(index: int, meaning: Meaning) -> int | None:
    """Where the sentence of a citation begins, if nothing but citations stands between; else None."""
    text = meaning.text(index)
    while not (_opens_sentence(text, start := _begin(index, meaning)) or _is_capital(index, meaning)):
        before = _before(index, meaning)
        if before is None or meaning.references[before].block != meaning.references[index].block:
            return None
        end = max(_end(meaning.references[before].citation), _group_end(before, meaning))
        if end >= start or not _LISTED.fullmatch(text, end, start):
            return None
        index = before
    return start


def _is_capital(index: int, meaning: Meaning) -> bool:
    """Whether a signal with a capital opens a citation after a period."""
    text = meaning.text(index)
    signal = _signal(text, meaning.references[index].citation)
    return bool(signal and signal.text[0].isupper() and text[: signal.span.start].rstrip().endswith((".", ".”", '."')))


_CLOSES = (".", ")", "")
"""What stands after the last citation of a sentence, or of a parenthesis."""


def _ends_sentence(index: int, meaning: Meaning) -> bool:
    """Whether nothing but citations stands between a citation and the end of the sentence."""
    text = meaning.text(index)
    end = max(_end(meaning.references[index].citation), _group_end(index, meaning))
    for at in range(index + 1, len(meaning.references)):
        reference = meaning.references[at]
        if reference.nested_in is not None or reference.parallel_of is not None or reference.citation.span.start < end:
            continue
        if text[end : end + 1] in _CLOSES or reference.block != meaning.references[index].block:
            break
        if not _LISTED.fullmatch(text, end, max(end, _begin(at, meaning))):
            return False
        end = max(_end(reference.citation), _group_end(at, meaning))
    return text[end : end + 1] in _CLOSES


def _begin(index: int, meaning: Meaning) -> int:
    """Where a citation begins, its signal included."""
    citation = meaning.references[index].citation
    signal = _signal(meaning.text(index), citation)
    return signal.span.start if signal else citation.full.start


def _group_end(index: int, meaning: Meaning) -> int:
    ends = [r.citation.span.end for r in meaning.references[index + 1 : index + 5] if r.parallel_of == index]
    return max(ends, default=0)


_OF_SENTENCES = frozenset({BlockKind.PARAGRAPH, BlockKind.FOOTNOTE})
_NEW_SENTENCE = re.compile(
    r" (?:A|An|The|This|That|These|Those|There|It|In|On|At|But|And|Thus|However|He|She|We|They|Here|No|Nor|Not|If|When|"
    r"As|So|To|For|Two|Three|His|Her|Their|Its|Our) [A-Za-z]"
)


_PERIOD_INSIDE = re.compile(
    r"\d \((?:[A-Z\d][\w.’' ]{0,30}\. ?)?(?:1[6-9]|20)\d\d(?P<end>\.\))(?P<more>[.;,]?)(?=\s+[A-Z“\"]|\s*$|(?<=[;,]))"
)


def _period_inside(text: str, house: House) -> Iterator[Draft]:
    """``(2d Cir. 1982.)``"""
    for found in _PERIOD_INSIDE.finditer(text):
        at = Span(*found.span("end"))
        right = ")" if found["more"] else ")."
        yield Draft(at, "The period stands after the court and year.", (Edit(at, right),))


_ASIDE_ENDS = re.compile(r"(?P<word>[a-z]+)\.")
_NEXT_SENTENCE = re.compile(r"\)(?=\s+[A-Z“\"]|\s*$)")


def _period_in_aside(cited: Cited) -> Iterator[Draft]:
    """``(same.)``: an explanation is no sentence, and what it explains lacks the period."""
    asides = cited.citation.parentheticals
    if not asides or cited.citation.nested_in is not None or not asides[-1].text[:1].islower():
        return
    last = asides[-1].span
    word = _ASIDE_ENDS.fullmatch(asides[-1].text.split()[-1])
    if word and not names.is_abbreviation(word["word"]) and _NEXT_SENTENCE.match(cited.text, last.end):
        at = Span(last.end - 1, last.end + 1)
        yield Draft(at, "The period stands after the parentheses.", (Edit(at, ")."),))


def _period(index: int, meaning: Meaning) -> Iterator[Draft]:
    """A sentence that holds nothing but citations, before another sentence or at the end of a paragraph."""
    reference, text = meaning.references[index], meaning.text(index)
    citation = reference.citation
    if citation.kind not in (Kind.CASE_FULL, Kind.CASE_SHORT) or reference.parallel_of is not None:
        return
    if reference.nested_in is not None:
        return
    end = max(_end(citation), _group_end(index, meaning))
    if (text[end - 1] == "." and citation.pins) or text[end - 2 : end] == ".)":
        return  # of ``et seq.``, ``ff.``; or the period stands within
    after = text[end : end + 14]
    if after.strip():
        first, lacks = 0, bool(_NEW_SENTENCE.match(after) and (citation.name or citation.signal))
    else:
        first, lacks = 1, meaning.house.format is not Format.PLAIN and meaning.kind(index) in _OF_SENTENCES
    start = _sentence_start(index, meaning) if lacks else None
    if start is not None and start >= first:  # a citation that is a block by itself may be one of a list
        yield Draft(Span(end - 1, end), "A citation sentence ends with a period.", (Edit(Span(end, end), "."),))


_WITH = re.compile(r"(?P<gap>[,;]? )with $")


def _with(cited: Cited) -> Iterator[Draft]:
    citation, text = cited.citation, cited.text
    if citation.signal != "with":
        return
    at = citation.full.start
    found = _WITH.search(text, max(0, at - 7), at)
    if found is None or found["gap"] == ", " or text[found.start() - 1] not in ")0123456789":
        return
    if "ompare " not in text[max(0, at - 400) : at]:
        return
    gap = Span(*found.span("gap"))
    yield Draft(Span(gap.start, at - 1), "A comma stands before “with” after Compare.", (Edit(gap, ", "),))


ROTH = "Board of Regents v. Roth, 408 U.S. 564 (1972)"
SANDIN = "Sandin v. Conner, 515 U.S. 472 (1995)"
OLIM = "Olim v. Wakinekona, 461 U.S. 238 (1983)"

RULES = (
    Rule(
        "signal-capitalization",
        Severity.WARNING,
        "safe",
        "A signal has the wrong case for its position.",
        "Indigo Book R4.5.1, R4.5.2",
        bad=(
            (
                "They have a property interest. see Olim, 461 U.S. at 250",
                "They have a property interest. See Olim, 461 U.S. at 250",
            ),
            (
                "Roth, 408 U.S. at 577; See also Sandin, 515 U.S. at 481",
                "Roth, 408 U.S. at 577; see also Sandin, 515 U.S. at 481",
            ),
        ),
        ok=(("(See Roth, 408 U.S. at 577.)", "parenthesised sentence"),),
        of_citation=_capital,
        needs=Part.SIGNAL,
    ),
    Rule(
        "signal-eg-comma",
        Severity.WARNING,
        "safe",
        "E.g. lacks its commas.",
        "Indigo Book R4.6.2",
        bad=(
            ("See e.g. LaScola v. U.S. Sprint", "See, e.g., LaScola v. U.S. Sprint"),
            ("See e.g., Roth, 408 U.S. at 577", "See, e.g., Roth, 408 U.S. at 577"),
        ),
        ok=(("See, e.g., Roth, 408 U.S. at 577", "right"),),
        off_in=styles("ny"),
        of_block=_commas,
        signs=("E.g. ", "e.g."),
    ),
    Rule(
        "signal-stray-punctuation",
        Severity.INFORMATION,
        "safe",
        "A comma or colon follows a signal that takes none.",
        "Indigo Book R4.2, R4.6",
        bad=(
            ("accord, Fed. R. Civ. P. 65(d)", "accord Fed. R. Civ. P. 65(d)"),
            ("See: Roth, 408 U.S. at 577", "See Roth, 408 U.S. at 577"),
        ),
        ok=(("See, e.g., Roth, 408 U.S. at 577", "takes commas"), ("of like accord, Roth, 408 U.S. at 577", "words")),
        off_in=styles("california", "ny"),
        of_citation=_stray,
    ),
    Rule(
        "signal-unknown",
        Severity.INFORMATION,
        "review",
        "A phrase used as a signal is not one.",
        "Indigo Book R4.2",
        bad=(
            ("See for example Roth, 408 U.S. at 577", "See, e.g., Roth, 408 U.S. at 577"),
            ("See further Sandin, 515 U.S. at 481", "See also Sandin, 515 U.S. at 481"),
            ("But c.f. Sandin, 515 U.S. at 481", "But cf. Sandin, 515 U.S. at 481"),
        ),
        ok=(("see also id. at 5", "a signal"),),
        off_in=styles("california", "ny"),
        of_block=_confer,
        signs=(".f. ",),
        of_citation=_no_signal,
    ),
    Rule(
        "signal-order",
        Severity.HINT,
        "review",
        "Signals of one citation sentence are out of order.",
        "Indigo Book R4.2, R4.3",
        bad=(
            (f"See also {ROTH}; see {SANDIN}.", f"See {SANDIN}; see also {ROTH}."),
            (f"See also {SANDIN}; accord {ROTH}.", f"Accord {ROTH}; see also {SANDIN}."),
        ),
        ok=((f"See {ROTH}; see also {SANDIN}.", "in order"),),
        off_in=styles("california", "ny"),
        of_reference=_order,
    ),
    Rule(
        "signal-mixed-categories",
        Severity.INFORMATION,
        "review",
        "One citation sentence mixes supporting and contrary signals.",
        "Indigo Book R4.3",
        bad=(
            (f"See {ROTH}; but see {SANDIN}.", f"See {ROTH}. But see {SANDIN}."),
            (f"Accord {ROTH}; contra {SANDIN}.", f"Accord {ROTH}. Contra {SANDIN}."),
        ),
        ok=((f"It is protected, see {ROTH}; but see {SANDIN}.", "citation clause inside a textual sentence"),),
        off_in=styles("scotus", "california", "ny"),
        of_reference=_mixed,
    ),
    Rule(
        "string-cite-separator",
        Severity.WARNING,
        "review",
        "Authorities in a citation sentence are separated by commas or “and”.",
        "Indigo Book R3.2, R4.4, R4.7",
        bad=(
            (f"{ROTH}, {SANDIN}.", f"{ROTH}; {SANDIN}."),
            (f"See {ROTH} and {SANDIN}.", f"See {ROTH}; {SANDIN}."),
            (f"{ROTH}; {SANDIN}, {OLIM}.", f"{ROTH}; {SANDIN}; {OLIM}."),
            (f"It is so; see {ROTH}; {SANDIN}, {OLIM}.", f"It is so; see {ROTH}; {SANDIN}; {OLIM}."),
        ),
        ok=(
            (f"In {ROTH}, and {SANDIN}, the Court said so.", "textual sentence"),
            (f"{ROTH}; {SANDIN}.", "semicolon"),
            ("Doe v. Roe, 489 U.S. 189, 109 S. Ct. 998 (1989)", "parallel cites"),
        ),
        of_reference=_separator,
        kinds=only(Kind.CASE_FULL, Kind.CASE_SHORT),
    ),
    Rule(
        "citation-sentence-period",
        Severity.INFORMATION,
        "safe",
        "A citation sentence lacks its final period, or has it within the last parentheses.",
        "Indigo Book R3.2",
        bad=(
            ("Roth, 408 U.S. at 577 The Court then", "Roth, 408 U.S. at 577. The Court then"),
            ("675 F.2d 516, 521 (2d Cir. 1982.) The Court", "675 F.2d 516, 521 (2d Cir. 1982). The Court"),
            ("Roth, 408 U.S. at 577 (stating it so.) The Court", "Roth, 408 U.S. at 577 (stating it so). The Court"),
        ),
        of_block=_period_inside,
        signs=(".)",),
        of_citation=_period_in_aside,
        kinds=only(Kind.CASE_FULL, Kind.CASE_SHORT, Kind.ID),
        ok=(("In Roth, 408 U.S. at 577, the Court then", "textual sentence"),),
        of_reference=_period,
    ),
    Rule(
        "compare-with-form",
        Severity.INFORMATION,
        "safe",
        "Compare … with … lacks the comma before “with”.",
        "Indigo Book R4.7",
        bad=(
            (
                "Compare Roth, 408 U.S. at 577 with Goldberg, 397 U.S. at 261",
                "Compare Roth, 408 U.S. at 577, with Goldberg, 397 U.S. at 261",
            ),
            (
                "Compare Roth, 408 U.S. at 577; with Goldberg, 397 U.S. at 261",
                "Compare Roth, 408 U.S. at 577, with Goldberg, 397 U.S. at 261",
            ),
        ),
        ok=(("compare the facts with those in Roth, 408 U.S. at 577", "running text"),),
        off_in=styles("california", "ny"),
        of_citation=_with,
        needs=Part.SIGNAL,
    ),
)
