"""Constitutions: ``U.S. Const. amend. XIV, § 1``, ``Colo. Const. art. II, § 25``, ``the Fourteenth Amendment``.

Sources: Indigo Book R15 (constitutions), R5.2.
"""

import re
from dataclasses import replace

from pincite.citations.model import Citation, Kind, Pin, PinKind, Source
from pincite.text.spans import Span

_ORDINALS = [
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
    "Sixteenth",
    "Seventeenth",
    "Eighteenth",
    "Nineteenth",
    "Twentieth",
    "Twenty-First",
    "Twenty-Second",
    "Twenty-Third",
    "Twenty-Fourth",
    "Twenty-Fifth",
    "Twenty-Sixth",
    "Twenty-Seventh",
]
_CLAUSES = {
    "due process clause": "amend. XIV", "equal protection clause": "amend. XIV", "commerce clause": "art. I",
    "establishment clause": "amend. I", "free exercise clause": "amend. I", "free speech clause": "amend. I",
    "supremacy clause": "art. VI", "confrontation clause": "amend. VI", "takings clause": "amend. V",
    "double jeopardy clause": "amend. V", "self-incrimination clause": "amend. V", "full faith and credit clause": "art. IV",
    "privileges or immunities clause": "amend. XIV", "privileges and immunities clause": "art. IV",
    "necessary and proper clause": "art. I", "ex post facto clause": "art. I", "suspension clause": "art. I",
    "speech or debate clause": "art. I", "eighth amendment": "amend. VIII", "contracts clause": "art. I",
    "appointments clause": "art. II", "take care clause": "art. II", "spending clause": "art. I",
}  # fmt: skip
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_FORMAL = re.compile(
    r"(?<![\w.])(?P<name>(?!(?:The|See|Under|In)\s)(?:U\.?\s?S\.?|[A-Z][A-Za-z]*\.?(?:\s?[A-Z][A-Za-z]*\.?)?)\s?[Cc]onst(?:\.|(?=,?\s(?:art|amend))))\s*,?\s*"
    r"(?P<part>(?:[Aa]mends?|[Aa]rts?|pmbl|[Pp]t)\.?\s*(?:[IVXLC]+|\d+)(?:-[A-Z]|[a-z])?|pmbl\.)?"
)
_CALIFORNIA_AMENDMENT = re.compile(r",?\s*(?P<number>\d{1,2})(?:st|nd|rd|d|th)\s[Aa]mend\.")
_TAIL = re.compile(
    r"\s*,?\s*(?P<pin>§+\s*\d+[A-Za-z]?(?:\([a-z\d]+\))*(?:\s*,\s*cls?\.\s*\d+|,?\s*subds?\.\s*\([a-z\d]+\))?|cls?\.\s*\d+|[Aa]rt\.\s*[IVX\d]+(?:\s*,\s*§+\s*\d+)?)"
)
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_AMENDMENTS = re.compile(
    rf"\b(?P<list>(?:(?:{_ORDINAL})\b,?\s+(?:and\s+|or\s+)?)*)(?P<last>{_ORDINAL})\s+Amendments?\b", re.IGNORECASE
)
_ONE = re.compile(rf"\b(?:{_ORDINAL})\b", re.IGNORECASE)
_CLAUSE = re.compile(rf"\b(?:{'|'.join(map(re.escape, _CLAUSES))})\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\bArticle\s+(?P<number>I{1,3}|IV|VI{0,2})\b(?:\s*,\s*(?P<section>§\s*\d+|[Ss]ection\s\d+))?")
US = "U.S. Const."


def read(text: str) -> list[Citation]:
    """The constitutional provisions named in a block, in order; mentions in running text are ``textual``."""
    found: list[Citation] = []
    if "onst." in text or "onst," in text or "onst " in text:
        found.extend(filter(None, map(lambda m: _formal(text, m), _FORMAL.finditer(text))))
    if "mendment" in text:
        for match in _AMENDMENTS.finditer(text):
            found.extend(_amendments(match))
    if "lause" in text:
        for match in _CLAUSE.finditer(text):
            part = _CLAUSES[" ".join(match.group().lower().split())]
            found.append(_textual(Span(*match.span()), part, match.group()))
    if "Article" in text:
        for match in _ARTICLE.finditer(text):
            mention = _textual(Span(*match.span()), f"art. {match['number']}", match.group())
            if match["section"]:
                at = Span(*match.span("section"))
                pin = Pin(PinKind.SECTION, at, match["section"], match["section"], first_span=at)
                mention = replace(mention, pins=(pin,))
            found.append(mention)
    found.sort(key=lambda c: c.span.start)
    return found


def roman(number: int) -> str:
    """A number below 40 in Roman numerals."""
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _formal(text: str, match: re.Match[str]) -> Citation | None:
    name = (
        " ".join(match["name"].split())
        .replace("U.S.Const.", US)
        .replace("U. S. Const.", US)
        .replace("const.", "Const.")
    )
    part = _part(match["part"] or "")
    end = match.end("part") if match["part"] else match.end("name")
    if not part and (amendment := _CALIFORNIA_AMENDMENT.match(text, end)):
        part, end = f"amend. {roman(int(amendment['number']))}", amendment.end()
    pins: list[Pin] = []
    while match["part"] and (tail := _TAIL.match(text, end)):
        span = Span(*tail.span("pin"))
        pins.append(Pin(PinKind.SECTION, span, " ".join(tail["pin"].split()), tail["pin"], first_span=span))
        end = tail.end()
    span = Span(match.start(), end)
    return Citation(Kind.CONSTITUTION, span, span, Source("", name, part, match["name"]), pins=tuple(pins))


def _part(typed: str) -> str:
    if not typed:
        return ""
    word, _, number = typed.replace(".", ". ").partition(" ")
    number = number.strip()
    if number.isdecimal() and int(number) < 40:
        number = roman(int(number))
    kind = word.lower().rstrip(".").rstrip("s")
    return f"{kind}. {number}".strip()


def _amendments(match: re.Match[str]) -> list[Citation]:
    """``First and Fourteenth Amendments`` names two; the last takes the noun."""
    found = []
    words = list(_ONE.finditer(match.string, match.start(), match.end()))
    for index, word in enumerate(words):
        last = index == len(words) - 1
        span = Span(word.start(), match.end() if last else word.end())
        number = [o.lower() for o in _ORDINALS].index(word.group().lower()) + 1
        found.append(_textual(span, f"amend. {roman(number)}", match.string[slice(*span)]))
    return found


def _textual(span: Span, part: str, typed: str) -> Citation:
    return Citation(Kind.CONSTITUTION, span, span, Source("", US, part, typed), textual=True)
