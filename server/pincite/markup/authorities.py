"""What stands over a table of authorities, and how to find lines that say a certain thing and nothing else."""

import re
from collections.abc import Callable, Iterator

_CONTINUED = r"(?:[ ]*[—–-]*[ ]*\(?CONT(?:INUED|['’]D|\.)\)?)?"
TITLE = rf"(?:TABLE|INDEX)[ ]OF[ ](?:CITED[ ])?AUTHORITIES(?:[ ]CITED)?{_CONTINUED}:?"
"""The heading of a table of authorities, in any case."""


def lines_that_say(title: str, word: str, before: str = "") -> Callable[[str, int, int], Iterator[tuple[int, int]]]:
    """A function that finds the lines of a window that match a pattern, in any case, and stand before another.

    ``word`` is in all of them: where it is missing, no line is tried.
    """
    line = rf"([ \t\f]*+{title}[ \t]*)(?=[\r\n]|\Z){before}"
    first, later = re.compile(line, re.IGNORECASE), re.compile(rf"[\r\n]{line}", re.IGNORECASE)

    def find(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        if word not in text[start:end].lower():
            return
        at_once = first.match(text, 0, end) if start == 0 else None
        if at_once:
            yield at_once.span(1)
        for found in later.finditer(text, max(0, start - 1), end):
            yield found.span(1)

    return find
