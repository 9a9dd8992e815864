"""A form of citation: the words that give it away, its pattern, and what a match of it is."""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from pincite.citations.finder import Finder
from pincite.citations.model import Citation
from pincite.citations.tables import STATES
from pincite.text.spans import Span, SpanSet


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way of citing something; a grammar is a table of these, in the order in which they are preferred."""

    triggers: tuple[str, ...]
    """One of these stands in every text that holds the form: looking for them is much cheaper than matching."""
    pattern: re.Pattern[str]
    cite: Callable[[re.Match[str]], Iterable[Citation]]
    """The citations that a match is: none where it turns out to be something else, several for a list."""


def finder(forms: Iterable[Form]) -> Finder[Form]:
    """Finds which of these forms are possible in a text: those one of whose triggers stands in it."""
    return Finder((trigger, form) for form in forms for trigger in form.triggers)


def read(text: str, forms: Iterable[Form], possible: Set[Form]) -> Iterator[Citation]:
    """The citations of any of these forms that are ``possible`` in a text, form by form; they may overlap."""
    for form in forms:
        if form in possible:
            for match in form.pattern.finditer(text):
                yield from form.cite(match)


def apart(citations: Iterable[Citation], taken: Iterable[Span] = ()) -> list[Citation]:
    """Those that overlap neither ``taken`` nor one kept before them: the preferred come first."""
    room = SpanSet(taken)
    kept: list[Citation] = []
    for citation in citations:
        if room.is_free(citation.span):
            room.add(citation.span)
            kept.append(citation)
    return kept


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of these words."""
    return any(map(text.__contains__, words))  # twice as quick as a generator


def one_of(patterns: Iterable[str]) -> str:
    """A group that matches any of these patterns, the longest preferred."""
    return "(?:" + "|".join(sorted(patterns, key=len, reverse=True)) + ")"


def one_word_of(words: str) -> str:
    """``one_of`` for patterns written with spaces between them; ``_`` stands for white space inside one."""
    return one_of(words.replace("_", r"\s").split())


STATE = one_of(re.escape(s.rstrip(".").replace(" ", "")).replace(r"\.", r"\.\s?") for s in STATES.values())
"""A state's abbreviation, with or without a space inside and without its last period: ``Colo``, ``N. Y``."""
SPELLED_STATE = one_of(state.replace(" ", r"\s") for state in STATES)
"""A state's name in full."""
