"""Star pages: ``*1119`` where a reporter's page begins, told apart from ``*3``, a pin to a database's screen page."""

import re
from collections.abc import Iterator

_STARRED_NUMBER = re.compile(r"\*(?:Page )?\d")
_CANDIDATE = re.compile(r"(\*(?<![*\\]\*)\*?)(?:Page )?(\d{1,5})(?![\d*]|(?:st|nd|rd|th|d)\b)")
_MORE = r"(?:\*\d+\s*(?:[-–—,&]|and\b|to\b)\s*(?:(?:and|&)\s+)?)"
_PIN_BEFORE = re.compile(rf"(?:\bat\s+(?:\d+[-–,\s]+)?|¶+\s*|\bpp?\.\s*|{_MORE}){_MORE}*\Z")
"""What stands before a star that is certainly a pin."""
_NUMBER_BEFORE = re.compile(r"\d(?:[\[(][AU][\])])?(?:,?\s+)?\Z|\b(?:WL|LEXIS)\s+\d+[^;]{0,50}\Z")
"""What stands before a star that is a pin unless it is the next page of the document."""
_REACH = 72
# A pattern that begins with a star is quick to look for; one that begins by looking back is not.
_IN_WORD = re.compile(r"\*(?<=[^\W\d_]\*)\*?\d{2,5}(?=[^\W\d_])")


def may_hold_stars(text: str, start: int, end: int) -> bool:
    """Whether a window, or what stands so near that it could decide, holds anything like a star page."""
    return _STARRED_NUMBER.search(text, max(0, start - _REACH), end + _REACH) is not None


def is_pin(text: str, star: int) -> bool:
    """Whether what stands before the star at an offset makes it a pin, whatever its number."""
    return _PIN_BEFORE.search(text[max(0, star - _REACH) : star]) is not None


def star_pages(text: str, marked_up: bool) -> frozenset[str]:
    """The star pages of a document as typed, ``*1119`` or ``**12``.

    A star after a number counts only where it continues the pages before it. In marked-up text, where a star also
    begins emphasis, a page must have a neighbour or stand inside a word.
    """
    if not _STARRED_NUMBER.search(text):
        return frozenset()
    pages: set[str] = set(_IN_WORD.findall(text))
    last = {"*": -1, "**": -1}
    for stars, number, certain in _candidates(text):
        page = int(number)
        follows = page == last[stars] + 1
        if follows:
            pages.add(f"{stars}{last[stars]}")
        if follows or (certain and not marked_up):
            pages.add(f"{stars}{number}")
        if follows or certain:
            last[stars] = page
    return frozenset(pages)


def _candidates(text: str) -> Iterator[tuple[str, str, bool]]:
    """Stars before numbers that are not pins for certain: the stars, the number, whether it is certainly a page."""
    for found in _CANDIDATE.finditer(text):
        before = text[max(0, found.start() - _REACH) : found.start()]
        if not _PIN_BEFORE.search(before):
            yield found[1], found[2], not _NUMBER_BEFORE.search(before)
