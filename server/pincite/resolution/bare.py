"""Bare case names in running text: ``DeShaney foreshadowed``, but not ``Ms. Gonzales``, the party.

Source: Indigo Book R15.1 (a case name alone, in text).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pincite.citations import pins
from pincite.citations.model import Citation, Kind
from pincite.citations.names import is_personal
from pincite.citations.parse import Parsed
from pincite.citations.tables import LEADING
from pincite.markup.blocks import BlockKind
from pincite.resolution.registry import Registry
from pincite.text.spans import Span


class Unit(NamedTuple):
    """One block as resolution needs it."""

    kind: BlockKind
    text: str
    parsed: Parsed
    emphasis: tuple[Span, ...] = ()
    label: str = ""
    """A footnote's own."""
    calls: tuple[tuple[int, str], ...] = ()
    """Where footnotes are called, and their labels."""


_WORD_BEFORE = re.compile(r"(?P<word>[\w.’'-]+)(?P<gap>[\s“\"(]+)$")
_PINNED = re.compile(r",?\s+at\s+(?=(?:pp?\.\s?)?[\d¶])")
_CASE_AFTER = re.compile(
    r"(?:,?\sat\s(?:pp?\.\s)?\d|\s(?:[a-z]+-?[a-z]+\s)?(?:test|rule|factors?|standard|framework|doctrine|inquiry|presumption|exception|prong|Court|"
    r"majority|plurality|line\sof\scases)\b)"
)
"""What follows a name only where it is a case: ``Rowland factor``, ``Watson, at p. 836``."""
_CASE_BEFORE = re.compile(
    r"\b(?:cites?\sto|citing|reliance\son|rel(?:ies|ied|ying)\son|distinguish(?:es|ed|ing)?|overrul(?:es|ed|ing))\s$"
)
_PROCEDURAL = re.compile(r"(?:\b[Ii]n re|\b[Ee]x [Pp]arte|\bMatter of)\s")
"""What a name begins with where it can only be a case's."""
_PARTY = re.compile(r"\s+(?:v\.|vs\.|v\s)|\s&\s[A-Z]")
"""What follows a name that is half of a longer one."""
_LONGER_NAME = re.compile(r"(?:[’']s)?\s+(?!Court\b|I{1,3}\b)[A-Z][a-z]")


def bare_names(units: Sequence[Unit], registry: Registry) -> list[list[Citation]]:
    """For each block the case names that stand alone in it; the cases have been entered in the registry."""
    known = registry.by_short.keys() | registry.phrases.keys() | registry.by_other.keys()
    others = {other for named in registry.by_other.values() for other in named}
    people = frozenset(_people(units, registry.by_short.keys() | others))
    used = frozenset(_used_names(units))
    return [
        list(_in_block(block, unit, words, registry, people, used))
        if (words := unit.parsed.capitals.keys() & known)
        else []
        for block, unit in enumerate(units)
    ]


def name_at(text: str, citation: Citation) -> str:
    """A bare name without the page after it."""
    return _PINNED.split(text[citation.span.start : citation.span.end])[0]


def named_at(text: str, citation: Citation, registry: Registry) -> list[int]:
    """The authorities that a bare name may mean, in the order they are first cited."""
    name = name_at(text, citation)
    if opening := _PROCEDURAL.match(name):
        name = name[opening.end() :]
    first = name.split()[0]
    phrase = registry.phrases.get(first, {}).get(name)
    if phrase is not None and " " in name:
        return [phrase]
    return registry.by_short.get(name) or registry.by_other.get(first, {}).get(name, [])


def _in_block(
    block: int, unit: Unit, words: Iterable[str], registry: Registry, people: frozenset[str], used: frozenset[str]
) -> Iterator[Citation]:
    for word in words:
        for start in unit.parsed.capitals[word]:
            name, authorities = _standing_at(unit, start, word, registry, used)
            span = Span(start, start + len(name))
            marked = any(e.covers(span) for e in unit.emphasis) or " " in name
            first = _procedural_start(unit.text, start)
            certain = marked or first < start or _speaks_of_a_case(unit.text, span)
            if not authorities or not _is_case(unit.text, span, word, certain=certain, people=people):
                continue
            if certain or word in used or any(_is_earlier(registry, a, block, start, unit) for a in authorities):
                pinned = _PINNED.match(unit.text, span.end)
                reading = pins.read(unit.text, span.end, len(unit.text), pins.Frame.SHORT) if pinned else None
                whole = Span(first, reading.end if reading and reading.pins else span.end)
                yield Citation(Kind.NAME_REF, whole, whole, pins=reading.pins if reading else (), textual=True)


def _procedural_start(text: str, start: int) -> int:
    """Where ``Ex parte`` before a name begins; the name's own start where nothing of the kind stands there."""
    opening = max(_PROCEDURAL.finditer(text, max(0, start - 12), start), key=re.Match.end, default=None)
    return opening.start() if opening and opening.end() == start else start


def _standing_at(
    unit: Unit, start: int, word: str, registry: Registry, used: frozenset[str]
) -> tuple[str, Sequence[int]]:
    """The name that a capitalised word begins, and the authorities that go by it."""
    if phrase := _phrase(unit.text, start, registry.phrases.get(word, {})):
        return phrase, [registry.phrases[word][phrase]]
    if word in registry.by_short:
        return word, registry.by_short[word]
    others = registry.by_other.get(word, {})
    if other := _phrase(unit.text, start, others):
        span = Span(start, start + len(other))
        if _is_emphasised(unit, span) or (other in used and (" " not in other or _speaks_of_a_case(unit.text, span))):
            return other, others[other]
    return word, ()


def _is_emphasised(unit: Unit, span: Span) -> bool:
    """Whether a name is emphasised by itself, with at most a comma or a possessive."""
    return any(e.start == span.start and 0 <= e.end - span.end <= len("’s") for e in unit.emphasis)


def _used_names(units: Sequence[Unit]) -> Iterator[str]:
    """Short names that the author uses with a page or *supra*: they may come before the full cite, in a summary."""
    for unit in units:
        for citation in unit.parsed.citations:
            if citation.kind in (Kind.CASE_SHORT, Kind.SUPRA) and citation.name and not citation.name.second:
                yield citation.name.text


def _is_earlier(registry: Registry, authority: int, block: int, start: int, unit: Unit) -> bool:
    declared = registry.declared[authority]
    if declared.block != block:
        return declared.block < block
    return unit.parsed.citations[declared.at].span.start < start


def _phrase(text: str, start: int, phrases: Iterable[str]) -> str | None:
    """The longest defined short name that stands at ``start``."""
    here = (p for p in phrases if text.startswith(p, start) and not text[start + len(p) : start + len(p) + 1].isalnum())
    return max(here, key=len, default=None)


def _is_case(text: str, span: Span, word: str, *, certain: bool, people: frozenset[str]) -> bool:
    """Whether a capitalised word that some case goes by means the case here, and not a person or a place."""
    if (
        is_personal(text, span.start)
        or _PARTY.match(text, span.end)
        or text[max(0, span.start - 3) : span.start] == "v. "
    ):
        return False
    if certain:
        return True
    if _LONGER_NAME.match(text, span.end):
        return False
    before = _WORD_BEFORE.search(text, max(0, span.start - 30), span.start)
    if before and before["word"][0].isupper() and not _opens_sentence(text, before.start("word"), before["word"]):
        return False
    return word not in people


def _speaks_of_a_case(text: str, span: Span) -> bool:
    return bool(_CASE_AFTER.match(text, span.end) or _CASE_BEFORE.search(text, max(0, span.start - 24), span.start))


def _people(units: Sequence[Unit], shorts: Iterable[str]) -> Iterator[str]:
    """Short names that the document also uses of people: after a title or a given name."""
    known = frozenset(shorts)
    for unit in units:
        for word in unit.parsed.capitals.keys() & known:
            if any(
                is_personal(unit.text, start) or _has_given_name(unit.text, start)
                for start in unit.parsed.capitals[word]
            ):
                yield word


def _has_given_name(text: str, start: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if not before or before["gap"] != " " or not before["word"].isalpha() or _procedural_start(text, start) < start:
        return False
    word, at = before["word"], before.start("word")
    return (
        word[0].isupper() and not word.isupper() and word.lower() not in LEADING and text[max(0, at - 3) : at] != "v. "
    )


def _opens_sentence(text: str, at: int, word: str) -> bool:
    """Whether a capitalised word is capital only because it begins a sentence: ``From Roth``, ``Unlike Sandin``."""
    if word.rstrip(".,").lower() in LEADING or word.endswith((".", ",", ";", ":")):
        return True
    before = text[max(0, at - 3) : at].rstrip()
    return (not before or before[-1] in '.!?”"’)') and word.lower().endswith(("ing", "ly"))
