"""Words looked for together: one pass over a text finds which of them stand in it."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from pincite.citations.extractors import automaton

T = TypeVar("T")


class Finder(Generic[T]):
    """Some words, each with what it stands for; many may stand for the same."""

    def __init__(self, words: Iterable[tuple[str, T]]) -> None:
        self._words = automaton(words)

    def standing(self, text: str) -> frozenset[T]:
        """What the words stand for that a text holds."""
        return frozenset(meant for _, found in self._words.iter(text) for meant in found)
