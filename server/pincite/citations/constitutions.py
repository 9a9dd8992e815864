"""Constitutions: ``U.S. Const. amend. XIV, § 1``, ``Colo. Const. art. II, § 25``, ``the Fourteenth Amendment``.

Sources: Indigo Book R23 (constitutions), R5.2.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from pincite.citations import forms
from pincite.citations.forms import Form
from pincite.citations.model import Citation, Kind, Pin, PinKind, Source
from pincite.citations.tables import AMENDMENTS, CLAUSES
from pincite.text.spans import Span

US = "U.S. Const."
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN_END = 40
"""No constitution has as many articles or amendments of one series; beyond it numbers stay as they are typed."""
_NUMBERS = {word.lower(): number for number, word in enumerate(AMENDMENTS, 1)}

_FORMAL = re.compile(
    r"""
    (?<![\w.])
    (?P<name>
        (?!(?:The|See|Under|In)\s)
        (?: U\.?\s?S\.? | [A-Z][A-Za-z]*\.? (?: \s? [A-Z][A-Za-z]*\.? )? ) \s?      # U.S., Colo., N. Y.
        [Cc]onst (?: \. | (?= ,?\s (?:art|am) ) )
    ) \s* ,? \s*
    (?P<part>
        (?:[Aa]mend(?:ment)?s?|[Aa]mdts?|[Aa]rt(?:icle)?s?|pmbl|[Pp]t) \.? \s* (?:[IVXLC]+|\d+) (?:-[A-Z]|[a-z])?
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
            (?: \s*,\s* cls?\.\s*\d+ | ,?\s* subds?\.\s*\([a-z\d]+\) )?             # , cl. 3   , subd. (b)
        | cls?\.\s*\d+
        | [Aa]rt\.\s*[IVX\d]+ (?: \s*,\s*§+\s*\d+ )?
    )
    """,
    re.VERBOSE,
)
_ORDINAL = forms.one_of(AMENDMENTS)
_AMENDMENT = re.compile(
    rf"\b(?P<list>(?:{_ORDINAL}\b,?\s+(?:and\s+|or\s+)?)*)(?P<last>{_ORDINAL})\s+Amendments?\b", re.IGNORECASE
)
_ONE_ORDINAL = re.compile(rf"\b{_ORDINAL}\b", re.IGNORECASE)
_CLAUSE = re.compile(rf"\b(?:{'|'.join(map(re.escape, CLAUSES))})\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\bArticle\s+(?P<number>I{1,3}|IV|VI{0,2})\b(?:\s*,\s*(?P<section>§\s*\d+|[Ss]ection\s\d+))?")


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
    pins: list[Pin] = []
    while match["part"] and (found := _PIN.match(match.string, end)):
        at = Span(*found.span("pin"))
        pins.append(Pin(PinKind.SECTION, at, " ".join(found["pin"].split()), found["pin"], first_span=at))
        end = found.end()
    span = Span(match.start(), end)
    source = Source("", _standard_name(match["name"]), part, match["name"])
    yield Citation(Kind.CONSTITUTION, span, span, source, pins=tuple(pins))


def _standard_name(typed: str) -> str:
    name = " ".join(typed.split())
    return name.replace("U.S.Const.", US).replace("U. S. Const.", US).replace("const.", "Const.")


def _standard_part(typed: str) -> str:
    """``amend. XIV`` for ``Amend. 14`` and for ``Amdt. 14``."""
    if not typed:
        return ""
    word, _, number = typed.replace(".", ". ").partition(" ")
    number = number.strip()
    if number.isdecimal() and int(number) < _ROMAN_END:
        number = roman(int(number))
    kind = word.lower().rstrip(".").rstrip("s").replace("amdt", "amend").removesuffix("ment").removesuffix("icle")
    return f"{kind}. {number}".strip()


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


def _article(match: re.Match[str]) -> Iterator[Citation]:
    mention = _mention(Span(*match.span()), f"art. {match['number']}", match.group())
    if match["section"]:
        at = Span(*match.span("section"))
        mention = replace(mention, pins=(Pin(PinKind.SECTION, at, match["section"], match["section"], first_span=at),))
    yield mention


def _mention(span: Span, part: str, typed: str) -> Citation:
    """The U.S. Constitution spoken of in running text."""
    return Citation(Kind.CONSTITUTION, span, span, Source("", US, part, typed), textual=True)


FORMS = (
    Form(("onst.", "onst,", "onst "), _FORMAL, _formal),
    Form(("mendment",), _AMENDMENT, _amendments),
    Form(("lause",), _CLAUSE, _clause),
    Form(("Article",), _ARTICLE, _article),
)
