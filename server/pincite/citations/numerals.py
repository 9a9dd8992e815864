"""Numbers written in words: ``five hundred seventy-seven``."""

import re

from pincite.citations.tables import CARDINALS

WORDS = re.compile(rf"(?:(?:{'|'.join([*CARDINALS, 'hundred', 'thousand', 'and'])})(?:[\s-]+|\b))+", re.IGNORECASE)
"""A run of words that may name a number."""
_BETWEEN = re.compile(r"[\s-]+")


def number(words: str) -> int | None:
    """The number that English words name; None for anything else, and for nought."""
    total = part = 0
    for word in _BETWEEN.split(words.strip().lower()):
        if word in CARDINALS:
            part += CARDINALS[word]
        elif word == "hundred" and part:
            part *= 100
        elif word == "thousand" and part:
            total, part = total + part * 1000, 0
        elif word != "and":
            return None
    return total + part or None
