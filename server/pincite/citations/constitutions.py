"""Constitutions: ``U.S. Const. amend. XIV, § 1``, ``Colo. Const. art. II, § 25``, ``the Fourteenth Amendment``.

Sources: Indigo Book R23 (constitutions), R5.2.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from functools import cache

from pincite.citations import forms
from pincite.citations.forms import Form
from pincite.citations.model import Citation, Kind, Pin, PinKind, Source
from pincite.citations.tables import AMENDMENTS, CLAUSES, STATES
from pincite.text.spans import Span

US = "U.S. Const."
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN_END = 40
"""No constitution has as many articles or amendments of one series; beyond it numbers stay as they are typed."""
_NUMBERS = {word.lower(): number for number, word in enumerate(AMENDMENTS, 1)}

_SUBSECTIONS = r"(?:\([a-z\d]+\))*"
_FORMAL = re.compile(
    r"""
    (?<![\w.])
    (?P<name>
        (?!(?:The|See|Under|In)\s)
        (?: U\.?\s?S\.? | [A-Z][A-Za-z]*\.? (?: \s? [A-Z][A-Za-z]*\.? )? ) \s?      # U.S., Colo., N. Y.
        [Cc]onst (?: \. | (?= ,?\s (?:[Aa]rt|[Aa]m) ) )
        (?: \s (?:of\s)? (?:1[789]|20)\d\d (?=,?\s[Aa]rt) )?                      # Ill. Const. 1970
        | Const \s (?:1[789]|20)\d\d (?=,\sart\s\d)
    ) \s* ,? \s*
    (?P<part>
        (?:[Aa]m(?:end(?:ment)?|dt)?s?|[Aa]rt(?:icle)?s?|pmbl|[Pp]t) \.? \s* (?:[IVXLC]+|\d+) (?:-[A-Z]|[a-z])?
        | pmbl\.
    )?
    """,
    re.VERBOSE,
)
_CALIFORNIA_AMENDMENT = re.compile(r",?\s*(?P<number>\d{1,2})(?:st|nd|rd|d|th)\s[Aa]mend\.")
_PIN = re.compile(
    r"""
    \s* ,? \s* (?P<pin>
        §+ \s* \d+[A-Za-z]? (?:\([a-z\d]+\))*                                       # § 7(a)
            (?: \s*,\s* cls?\.\s*\d+ | ,\s¶\s?\d+ | ,?\s* subds?\.\s*\([a-z\d]+\) )?             # , cl. 3   , subd. (b)
        | cls?\.\s*\d+
        | (?:[Ss]ec|[Pp]ar)\.\s[IVX\d]+ (?: \s?\([a-z]\) )*                        # Georgia's
        | [Aa]rt\.\s*[IVX\d]+ (?: \s*,\s*§+\s*\d+ )?
    )
    """,
    re.VERBOSE,
)
_SUFFIXED = re.compile(
    rf"""
    \b[Aa]rt\.\s (?P<article>[IVX]+) ,\s §\s? (?P<section>\d+[a-z]?{_SUBSECTIONS}) ,\s
    (?P<name> {forms.STATE}\.?\s?Const\. )
    """,
    re.VERBOSE,
)
"""``art. V, § 3(b)(3), Fla. Const.``"""
_DECLARATION = re.compile(
    rf"""
    \b[Aa]rt(?:icle|\.)\s (?P<article>\d+|[IVXL]+) \s of \s (?:the\s)? (?P<state>{forms.SPELLED_STATE}) \s
    Declaration\sof\sRights\b
    """,
    re.VERBOSE,
)
"""``Article 14 of the Massachusetts Declaration of Rights``, which opens some constitutions."""
_YEAR = re.compile(r" (?:of )?\d{4}$")
_ORDINAL = forms.one_of(AMENDMENTS)
_AMENDMENT = re.compile(
    rf"\b(?P<list>(?:{_ORDINAL}\b,?\s+(?:and\s+|or\s+)?)*)(?P<last>{_ORDINAL})\s+Amendments?\b", re.IGNORECASE
)
_ONE_ORDINAL = re.compile(rf"\b{_ORDINAL}\b", re.IGNORECASE)
_CLAUSE = re.compile(rf"\b(?:{'|'.join(map(re.escape, CLAUSES))})\b", re.IGNORECASE)
_ARTICLE = re.compile(
    r"""
    \bArticle\s+ (?P<number>I{1,3}|IV|VI{0,2})\b (?: \s*,\s* (?P<section> §\s*\d+ | [Ss]ection\s\d+ ) )?
      (?: ,?\sof\sthe\s (?:(?:U\.\s?S\.|United\sStates|[Ff]ederal)\s)? Constitution\b (?!\sof\b) )?
    | (?<!\w) Art\.\s (?P<short>I{1,3}|IV|VI{0,2}) (?= ,\s (?:§|cl\.) )          # Art. I, § 10, cl. 3
    """,
    re.VERBOSE,
)
_OF_STATE = re.compile(
    rf"""
    (?:
        \b[Aa]rt(?:icle|\.)\s (?P<article>[IVX]+) ,?\s (?:[Ss]ection\s|§\s?) (?P<section>\d+[a-z]?{_SUBSECTIONS})
        | (?:\b[Ss]ection\s|§\s?) (?P<first>\d+[a-z]?{_SUBSECTIONS}) ,?\s (?:of\s)? [Aa]rticle\s (?P<then>[IVX]+)
    )
    ,?\s (?:of\sthe\s)? (?P<state>{forms.SPELLED_STATE}|United\sStates) \s (?: State\s )? Constitution\b
    """,
    re.VERBOSE,
)
"""``article VI, section 13 of the California Constitution``, ``Section 10, Article I, Ohio Constitution``."""


def read(text: str, possible: Set[Form]) -> list[Citation]:
    """The constitutional provisions named in a block, in order; mentions in running text are ``textual``."""
    return sorted(forms.read(text, FORMS, possible), key=lambda c: c.span.start)


def roman(number: int) -> str:
    """A number below 40 in Roman numerals."""
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _formal(match: re.Match[str]) -> Iterator[Citation]:
    part = _standard_part(match["part"] or "")
    end = match.end("part") if match["part"] else match.end("name")
    if not part and (amendment := _CALIFORNIA_AMENDMENT.match(match.string, end)):
        part, end = f"amend. {roman(int(amendment['number']))}", amendment.end()
    pins = tuple(_pins(match.string, end)) if match["part"] else ()
    span = Span(match.start(), pins[-1].span.end if pins else end)
    source = Source("", _standard_name(match["name"]), part, match["name"])
    yield Citation(Kind.CONSTITUTION, span, span, source, pins=pins)


def _pins(text: str, end: int) -> Iterator[Pin]:
    """The sections and clauses one after another from ``end``."""
    while found := _PIN.match(text, end):
        at = Span(*found.span("pin"))
        yield Pin(PinKind.SECTION, at, " ".join(found["pin"].split()), found["pin"], first_span=at)
        end = found.end()


def _standard_name(typed: str) -> str:
    name = _YEAR.sub("", " ".join(typed.split()))
    return _by_tight_name().get(_tight(name)) or name.replace("const.", "Const.")


def _tight(name: str) -> str:
    return "".join(filter(str.isalpha, name)).lower()


@cache
def _by_tight_name() -> dict[str, str]:
    """The constitutions by the letters of their names: ``NY Const``, and Michigan's own ``Const 1963``."""
    names = (US, *(f"{state} Const." for state in STATES.values()))
    return {"const": "Mich. Const.", **{_tight(name): name for name in names}}


def _standard_part(typed: str) -> str:
    """``amend. XIV`` for ``Amend. 14`` and for ``Amdt. 14``."""
    if not typed:
        return ""
    word, _, number = typed.replace(".", ". ").partition(" ")
    number = number.strip()
    if number.isdecimal() and int(number) < _ROMAN_END:
        number = roman(int(number))
    kind = word.lower().rstrip(".").rstrip("s").replace("amdt", "amend").removesuffix("ment").removesuffix("icle")
    return f"{'amend' if kind == 'am' else kind}. {number}".strip()


def _amendments(match: re.Match[str]) -> Iterator[Citation]:
    """``First and Fourteenth Amendments`` names two; the last takes the noun."""
    *others, last = _ONE_ORDINAL.finditer(match.string, match.start(), match.end())
    spans = [*(Span(*other.span()) for other in others), Span(last.start(), match.end())]
    for word, span in zip([*others, last], spans, strict=True):
        number = _NUMBERS[word.group().lower()]
        yield _mention(span, f"amend. {roman(number)}", match.string[slice(*span)])


def _clause(match: re.Match[str]) -> Iterator[Citation]:
    part = CLAUSES[" ".join(match.group().lower().split())]
    yield _mention(Span(*match.span()), part, match.group())


def _of_state(match: re.Match[str]) -> Iterator[Citation]:
    """An article and section in words, with the state whose constitution has them."""
    state = " ".join(match["state"].split())
    name = f"{STATES[state]} Const." if state in STATES else US
    number = "section" if match["article"] else "first"
    at, typed = Span(*match.span(number)), f"§ {match[number]}"
    pin = Pin(PinKind.SECTION, at, typed, typed, first_span=at)
    span = Span(*match.span())
    source = Source("", name, f"art. {match['article'] or match['then']}", state)
    yield Citation(Kind.CONSTITUTION, span, span, source, pins=(pin,))


def _suffixed(match: re.Match[str]) -> Iterator[Citation]:
    at, typed = Span(*match.span("section")), f"§ {match['section']}"
    span = Span(*match.span())
    source = Source("", _standard_name(match["name"]), f"art. {match['article']}", match["name"])
    pins = (Pin(PinKind.SECTION, at, typed, typed, first_span=at),)
    yield Citation(Kind.CONSTITUTION, span, span, source, pins=pins)


def _declaration(match: re.Match[str]) -> Iterator[Citation]:
    span = Span(*match.span())
    name = f"{STATES[' '.join(match['state'].split())]} Decl. of Rights"
    yield Citation(Kind.CONSTITUTION, span, span, Source("", name, f"art. {match['article']}", name))


def _article(match: re.Match[str]) -> Iterator[Citation]:
    if match["short"]:
        yield from _bare_article(match)
        return
    mention = _mention(Span(*match.span()), f"art. {match['number']}", match.group())
    if match["section"]:
        at = Span(*match.span("section"))
        mention = replace(mention, pins=(Pin(PinKind.SECTION, at, match["section"], match["section"], first_span=at),))
    yield mention


def _bare_article(match: re.Match[str]) -> Iterator[Citation]:
    """``Art. I, § 10, cl. 3``: the Supreme Court need not say of what."""
    pins = tuple(_pins(match.string, match.end()))
    span = Span(match.start(), pins[-1].span.end)
    source = Source("", US, f"art. {match['short']}", "Art.")
    yield Citation(Kind.CONSTITUTION, span, span, source, pins=pins)


def _mention(span: Span, part: str, typed: str) -> Citation:
    """The U.S. Constitution spoken of in running text."""
    return Citation(Kind.CONSTITUTION, span, span, Source("", US, part, typed), textual=True)


FORMS = (
    Form(("onst.", "onst,", "onst "), _FORMAL, _formal),
    Form(("mendment",), _AMENDMENT, _amendments),
    Form(("lause",), _CLAUSE, _clause),
    Form(("Constitution",), _OF_STATE, _of_state),
    Form(("Const.",), _SUFFIXED, _suffixed),
    Form(("Declaration",), _DECLARATION, _declaration),
    Form(("Article", "Art."), _ARTICLE, _article),
)
