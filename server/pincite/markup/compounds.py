"""Compounds broken at the end of a line: which keep their hyphen, and which words were only divided."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator

_HYPHEN = re.compile(r"-(?:(?P<within>[a-z]+)|[ \t]*[\r\n]\s*(?P<broken>[a-z]+))")
_BEFORE = re.compile(r"[^\W\d_]{2,}\Z")
_AFTER = re.compile(r"[^\W\d_]+")
_REACH = 30

_FIRST = frozenset("attorney first jury party police quasi self then third three two well".split())
"""Words that are joined to a longer one by a hyphen far oftener than they begin one."""
_SHORTEST = 4
_SECOND = frozenset(
    """appointed approved authorized based controlled created driven funded imposed issued mandated month operated
    ordered owned party profit related sponsored year""".split()
)
"""Words that end compounds, and are no syllables."""
_PREFIXES = frozenset("co cor de dis in inter intra mis non over pre re sub super un under".split())


def tally(text: str, start: int, end: int) -> Counter[Hashable]:
    """The compounds of a window, and the words broken at the ends of its lines."""
    return Counter(_found(text, start, end))


def _found(text: str, start: int, end: int) -> Iterator[Hashable]:
    at = text.find("-", start, end)
    while at >= 0:
        found = _HYPHEN.match(text, at)
        before = _BEFORE.search(text[max(0, at - _REACH) : at]) if found else None
        if found and before:
            yield found.lastgroup, f"{before[0]}-{found[found.lastgroup or 0]}".lower()
        at = text.find("-", at + 1, end)


def settled(tally: Counter[Hashable]) -> frozenset[str]:
    """The compounds broken in one place and whole in another."""
    broken = {key[1] for key in tally if isinstance(key, tuple) and key[0] == "broken"}
    return frozenset(word for word in broken if ("within", word) in tally)


def keeps_hyphen(text: str, hyphen: int, after: int, compounds: frozenset[str]) -> bool:
    """Whether the words before a hyphen and after the line break make a compound."""
    one, two = _BEFORE.search(text[max(0, hyphen - _REACH) : hyphen]), _AFTER.match(text, after)
    if not one or not two:
        return False
    first, second = one[0].lower(), two[0].lower()
    return (
        (first in _FIRST and len(second) >= _SHORTEST)
        or (second in _SECOND and first not in _PREFIXES)
        or f"{first}-{second}" in compounds
    )
