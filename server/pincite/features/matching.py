"""Matching: whether what somebody types in a search box is meant for a name."""

from typing import NamedTuple


class Match(NamedTuple):
    """How well a query fits; the least is the best."""

    apart: int
    """How many characters lie between the first and the last of those asked for that were not."""
    start: int


def match(query: str, name: str) -> Match | None:
    """Where the letters and digits of ``query`` stand in ``name``, in their order and in any case; None if they do not.

    Spaces and punctuation of the query count for nothing: ``408us564`` finds ``408 U.S. 564``.
    """
    wanted = [character for character in query.casefold() if character.isalnum() or character in "§¶"]
    if not wanted:
        return Match(0, 0)
    folded, at = name.casefold(), -1
    for character in wanted:
        at = folded.find(character, at + 1)
        if at < 0:
            return None
    end = at + 1
    at = end
    for character in reversed(wanted):  # back from where the first of them end, as near as they come
        at = folded.rfind(character, 0, at)
    return Match(end - at - len(wanted), at)
