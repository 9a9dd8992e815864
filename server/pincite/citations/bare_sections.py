"""Sections without their code: ``§ 1344``, ``section 3(c)(2) of the Act``, ``subsection (3)(a)``.

Sources: Indigo Book R16.2, R17.5 (short forms of statutes).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate
from operator import itemgetter

from pincite.citations import forms, sections, subdivisions
from pincite.citations.forms import Form
from pincite.citations.model import Citation, Flaw, Kind, Pin, PinKind, Source
from pincite.text.spans import Span

_SECTION = re.compile(
    r"""
    (?<![\w.§]) (?P<mark> §\s?§ | §+ | [Ss]ections? | [Ss]ecs?\. | [Aa]rticles?(?=\s\d+\.\d) ) \s*
    (?P<section> \d+(?:[A-Z]\d+|[A-Za-z]{0,2}) (?: [-–.:]\d+[A-Za-z]{0,2} | \s?—\s?\d+(?:\.\d+)? )*
        (?: -[a-z] (?![\w-]) )? )                                               # § 240-a
    """,
    re.VERBOSE,
)
_OF_ACT = re.compile(
    r"""
    \s+ of \s+ (?:the\s+)?
    (?P<act>
        (?: [A-Z][\w’'.&-]* \s+ (?: (?:and|of|&|for|on|to|in) \s+ (?=[A-Z]) )? ){1,9}
        (?: Act | Code | Law | Statute ) s? \b (?: \s+ Annotated\b )?
        (?: \s+ of \s+ (?: \d{4} | (?:Civil|Criminal)\s+Procedure ) )?
        | Code \s+ of \s+ (?:Civil|Criminal) \s+ Procedure
    )
    """,
    re.VERBOSE,
)
_PART = re.compile(
    r"""
    (?<![\w-]) (?P<word> [Ss]ub(?:sections?|divisions?|paragraphs?) | [Pp]aragraphs? ) \s+
    (?P<number> \d{1,2} (?=\() )? (?= \( | \d{1,2}\( )
    """,
    re.VERBOSE,
)
_ENDS_A_CITE = re.compile(r"(?:(?<![.!?]\s)(?<!^)\b[A-Z][\w.]*|\d|\)|\.)\s?,\s*$")
"""Before ``, § 967``: it ends a cite to something not recognised, a treatise or a session law."""
_IN_A_SENTENCE = re.compile(r"(?<!\bsee)(?<!\balso)(?<!\bcf)(?<!\bunder)(?<!\band)(?<=[a-z]{2})\s$")
"""Running text before a bare section, which is then mentioned rather than cited."""


def read(text: str, taken: Sequence[Span], possible: Set[Form]) -> Iterator[Citation]:
    """The sections that stand without a code outside of what is ``taken``."""
    ordered = sorted(taken)
    reaches = [0, *accumulate((span.end for span in ordered), max)]
    for match in _BARE.pattern.finditer(text) if _BARE in possible else ():
        if reaches[bisect_right(ordered, match.start(), key=itemgetter(0))] <= match.start():
            yield from _BARE.cite(match)
    yield from forms.read(text, (_PARTS,), possible)


def _section(match: re.Match[str]) -> Iterator[Citation]:
    text, mark, start = match.string, match["mark"], match.start()
    signed = mark.startswith("§")
    if signed and _ENDS_A_CITE.search(text, max(0, start - 40), start):
        return
    number = sections.without_call(text, match["section"], match.end())
    end = match.start("section") + len(number)
    parts = sections.parts(text, end)
    act = _OF_ACT.match(text, parts.end)
    name = " ".join(act["act"].split()) if act else ""
    source = Source("", name, sections.normal(number), mark)
    span = Span(start, act.end() if act else parts.end)
    textual = not signed or bool(_IN_A_SENTENCE.search(text, max(0, start - 20), start))
    yield Citation(Kind.STATUTE_REF, span, span, source, pins=parts.pins, flaws=parts.flaws, textual=textual)
    if len(mark.strip()) > 1 and mark.rstrip(".")[-1] in "s§":
        spaced = "." not in mark
        listed_after = max(parts.end, subdivisions.read(text, end, len(text), spaced=spaced).end)
        yield from sections.further(text, listed_after, source, plural=True, spaced=spaced)


def _part(match: re.Match[str]) -> Iterator[Citation]:
    """A part of the statute under discussion."""
    parts = subdivisions.read(match.string, match.end(), len(match.string))
    if not parts.pins:
        return
    pins, flaws = parts.pins, parts.flaws
    if number := match["number"]:
        # "subsection 3(a)" for "subsection (3)(a)"
        first, *others = pins
        at = Span(match.start("number"), first.span.end)
        whole = f"({number}){first.text}"
        pins = (Pin(PinKind.SECTION, at, whole, whole, None, at), *others)
        flaws = (*flaws, Flaw("subsection-parentheses", Span(*match.span("number")), f"({number})"))
    span = Span(match.start(), parts.end)
    source = Source("", "", "", match["word"])
    yield Citation(Kind.STATUTE_REF, span, span, source, pins=pins, flaws=flaws, textual=True)


_BARE = Form(("§", "ection", "ec.", "rticle "), _SECTION, _section)
_PARTS = Form(("ubsection", "ubdivision", "ubparagraph", "aragraph"), _PART, _part)
FORMS = (_BARE, _PARTS)
