"""The words of case names: abbreviated in citations, written out in the sentences of the text.

Sources: Indigo Book R11.3, R11.4, T11, T12.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pincite.checks import sentences
from pincite.checks.habits import Habit
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, House, Rule, styles
from pincite.citations import names
from pincite.citations.case_words import ABBREVIATIONS, WORDS, plural
from pincite.citations.model import Citation, Kind, Name
from pincite.citations.tables import STATES
from pincite.markup.blocks import BlockKind, Content
from pincite.text.spans import Span

_PLACES = {state: short for state, short in STATES.items() if state != short}
_PLACE = re.compile(rf"\b(?:{'|'.join(sorted(_PLACES, key=len, reverse=True))})\b")
_NO_PLACE = re.compile(
    r"\b(?:State|States|Commonwealth|People|City|Town|Village|County|District|Univ\.)\sof\s(?:the\s)?$"
)
"""What stands before a place that is a party itself."""
_WORD = re.compile(r"(?<![\w’'.-])(?!District\sof\sColumbia)[A-Z][a-z]+(?![\w’'.-])|(?<=\s)and(?=\s)")
_SHORT = re.compile(r"(?<![\w’'-])[A-Z][A-Za-z]*(?:[’'][a-z]+|\.)(?!\w)")
_ALLOWED = frozenset({"Ass’n", "Ass’ns", "Bros.", "Co.", "Cos.", "Corp.", "Inc.", "Ltd.", "No."})
"""What a sentence may abbreviate as well."""
_SAINTS = frozenset({"Dr.", "St.", "Ste.", "Mt.", "Ft.", "Law."})
_VERSUS = re.compile(r"\sv\.\s(?P<second>(?:(?:[A-Z][\w.’'-]*|of|the|for|and|&|in|on|de)\s?)+)")
_TAIL = re.compile(r"(?:\s(?:of|the|for|and|&|in|on|de))*\s*$")


def _parties(name: Name) -> Iterator[Span]:
    """The parties of more than one word: a single one is somebody's own name."""
    for party, start in ((name.first, name.span.start), (name.second, name.span.end - len(name.second))):
        if " " in party:
            yield Span(start, start + len(party))


@lru_cache(4096)
def _shortened(party: str) -> tuple[tuple[Span, str], ...]:
    """The words of a party that the tables abbreviate, and what to."""
    found: list[tuple[Span, str]] = []
    for place in _PLACE.finditer(party):
        alone = place.span() == (0, len(party))
        if not alone and not _NO_PLACE.search(party, 0, place.start()):
            found.append((Span(*place.span()), _PLACES[place.group()]))
    for word in _WORD.finditer(party):
        span = Span(*word.span())
        short = _abbreviation(word.group())
        if short and not any(taken.overlaps(span) for taken, _ in found):
            found.append((span, short))
    return tuple(sorted(found))


def _abbreviation(word: str) -> str | None:
    if word == "and":
        return "&"
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    single = ABBREVIATIONS.get(word.removesuffix("s")) if word.endswith("s") else None
    return plural(single) if single else None


def habit(citation: Citation) -> Habit | None:
    """Whether the words of a citation's name are abbreviated, ``short``, or written out, ``whole``."""
    name = citation.name
    if name is None or citation.kind is not Kind.CASE_FULL:
        return None
    texts = [name.text[party.start - name.span.start : party.end - name.span.start] for party in _parties(name)]
    whole = any(word for text in texts for _, word in _shortened(text) if word != "&")
    short = any(
        found.group() not in _ALLOWED and _spelled(found.group()) for text in texts for found in _SHORT.finditer(text)
    )
    return Habit("name words", "whole" if whole else "short") if whole != short else None


def _abbreviate(cited: Cited) -> Iterator[Draft]:
    """In a citation sentence or clause only."""
    citation, name = cited.citation, cited.citation.name
    if citation.kind is not Kind.CASE_FULL or name is None or sentences.is_textual(cited.text, citation):
        return
    straight = "'" in cited.text and "’" not in cited.text
    edits = tuple(
        Edit(span.shift(party.start), short.replace("’", "'") if straight else short)
        for party in _parties(name)
        for span, short in _shortened(cited.typed(party))
    )
    if edits and any(edit.text != "&" for edit in edits):
        say = f"In a citation the name is abbreviated: {_edited(name, edits).rstrip('.')}."
        yield Draft(name.span, say, edits, None, "Abbreviate the name")


def _edited(name: Name, edits: Sequence[Edit]) -> str:
    text = name.text
    for edit in sorted(edits, reverse=True):
        at = edit.span.shift(-name.span.start)
        text = text[: at.start] + edit.text + text[at.end :]
    return text


@cache
def _long() -> dict[str, str | None]:
    """Every abbreviation to what it is written out as; None where only the author knows."""
    states = {short: state for state, short in _PLACES.items() if short[1:2].islower()}
    several = {plural(short): word and f"{word}s" for short, word in WORDS.items() if not (word or "").endswith("s")}
    known = {**several, **WORDS, **states}
    return {short: word for short, word in known.items() if len(short) > 2 and short not in _ALLOWED | _SAINTS}


def _spelled(typed: str) -> bool:
    return typed.replace("'", "’") in _long()


def _written_out(name: str, short: re.Match[str]) -> str | None:
    word = _long()[short.group().replace("'", "’")]
    return "America" if word == "American" and name.endswith("of ", 0, short.start()) else word


def _name_in_text(name: Name) -> Draft | None:
    """A name of a sentence with more abbreviated than a sentence should have."""
    found = [short for short in _SHORT.finditer(name.text) if " " in name.text and _spelled(short.group())]
    if not found:
        return None
    long = [_written_out(name.text, short) for short in found]
    spans = [Span(*short.span()).shift(name.span.start) for short in found]
    edits = tuple(Edit(span, word) for span, word in zip(spans, long, strict=True) if word)
    listed = ", ".join(short.group() for short in found)
    say = f"A sentence writes out the words of a name but for a few such as Co. and Inc.; here {listed}"
    return Draft(name.span, say, edits if len(edits) == len(found) else (), None, "Write the name out")


def _over_abbreviated(content: Content, citations: Sequence[Citation], house: House) -> Iterator[Draft]:
    """Names that are part of a sentence, whether a citation follows them or not."""
    if content.kind not in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE):
        return
    text = content.readable.text
    for citation in citations:
        name = citation.name if citation.kind is Kind.CASE_FULL else None
        if (
            name
            and not (citation.history or citation.signal)
            and sentences.is_textual(text, citation)
            and (draft := _name_in_text(name))
        ):
            yield draft
    for versus in _VERSUS.finditer(text):
        if not any(citation.full.touches(versus.start()) for citation in citations):
            end = versus.start("second") + len(_TAIL.sub("", versus["second"]))
            before = names.before(text, 0, end, lone=False)
            named = before.name if before.signal is None and not text.endswith(" nom. ", 0, before.start) else None
            if named and (draft := _name_in_text(named)):
                yield draft


RULES = (
    Rule(
        "case-name-abbreviate",
        Severity.HINT,
        "safe",
        "A table word stands unabbreviated in a citation sentence.",
        "Indigo Book R11.3, T11, T12",
        bad=(
            (
                "Greenholtz v. Inmates of the Nebraska Penal and Correctional Complex, 442 U.S. 1",
                "Greenholtz v. Inmates of the Neb. Penal & Corr. Complex, 442 U.S. 1",
            ),
            (
                "DeShaney v. Winnebago County Department of Social Services, 489 U.S. 189",
                "DeShaney v. Winnebago Cnty. Dep’t of Soc. Servs., 489 U.S. 189",
            ),
        ),
        ok=(
            ("In Board of Regents v. Roth, 408 U.S. 564 (1972), the Court held", "a sentence of the text"),
            ("Nebraska v. Parish, 408 U.S. 564 (1972)", "a whole party"),
        ),
        off_in=styles("california", "ny"),
        wants=Habit("name words", "short"),
        on_by_default=False,
        of_citation=_abbreviate,
    ),
    Rule(
        "case-name-over-abbreviated-in-text",
        Severity.HINT,
        "safe",
        "A textual sentence abbreviates more than the eight allowed words.",
        "Indigo Book R11.4",
        bad=(
            ("In Bd. of Regents v. Roth, the Court", "In Board of Regents v. Roth, the Court"),
            (
                "In DeShaney v. Winnebago Cnty. Dep’t of Soc. Servs., the Court",
                "In DeShaney v. Winnebago County Department of Social Services, the Court",
            ),
        ),
        ok=(
            ("In McDonnell Douglas Corp. v. Green", "Corp. is allowed"),
            ("See Bd. of Regents v. Roth, 408 U.S. 564 (1972).", "a citation"),
        ),
        on_by_default=False,
        of_content=_over_abbreviated,
    ),
)
