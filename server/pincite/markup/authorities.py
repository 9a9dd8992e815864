"""Tables of authorities: the lines that stand over one."""

import re
from collections.abc import Iterator

_CONTINUED = r"(?:[ ]*[—–-]*[ ]*\(?CONT(?:INUED|['’]D|\.)\)?)?"
TITLE = rf"(?:TABLE|INDEX)[ ]OF[ ](?:CITED[ ])?AUTHORITIES(?:[ ]CITED)?{_CONTINUED}:?"
"""The heading of a table of authorities, in any case."""
_LINE = rf"([ \t\f]*{TITLE}[ \t]*)(?=[\r\n]|\Z)"
_FIRST_LINE = re.compile(_LINE, re.IGNORECASE)
_LATER_LINE = re.compile(rf"[\r\n]{_LINE}", re.IGNORECASE)


def title_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a window that are such a heading and nothing else."""
    first = _FIRST_LINE.match(text, 0, end) if start == 0 else None
    if first:
        yield first.span(1)
    for found in _LATER_LINE.finditer(text, max(0, start - 1), end):
        yield found.span(1)
