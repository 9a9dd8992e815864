"""Case names: the words before a citation that name its parties, and the signal before those.

Sources: Indigo Book R3 (signals), R11.2 to R11.5 and T11 (case names).
"""

import re
from functools import cache
from typing import NamedTuple

from reporters_db import CASE_NAME_ABBREVIATIONS

from pincite.citations.model import Name
from pincite.citations.tables import ABBREVIATIONS, CONNECTORS, LEADING, SIGNALS, TITLES
from pincite.text.spans import Span

_WINDOW = 320
_VERSUS = re.compile(r"\s(?P<v>v|vs|V)(?:\.|(?=\s))\s*(?=\S)")
_WORD = re.compile(r"\S+")
_MID_NAME_AFTER_COMMA = re.compile(
    r"(?:Inc|Ltd|LLC|L\.L\.C|LLP|L\.P|LP|Co|Corp|P\.C|N\.A|S\.A|et|Jr|Sr|I{2,3}|IV|&|and|ex|d/b/a)\b", re.IGNORECASE
)
_ANY_SIGNAL = "|".join(re.escape(signal).replace(",", ",?").replace("’", "[’']") for signal in SIGNALS)
_SIGNAL = re.compile(rf"(?<![\w.])(?P<signal>{_ANY_SIGNAL})\s*$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.)+|[A-Z][a-z]?\.|(?:Mc|Mac)?[A-Z]\.")
_OPENERS = '(“"‘[{«—–'
_TITLES = re.compile(rf"(?:{'|'.join(TITLES)})\.?$")
_LONE = re.compile(r"(?:In re|Ex parte|Matter of|In the Matter of|In the Interest of|Application of|Estate of)\s")


class Before(NamedTuple):
    """What stands before a citation's core."""

    name: Name | None
    signal: str | None
    start: int
    """Where the citation begins, its name included and its signal not."""


@cache
def _abbreviations() -> frozenset[str]:
    """Words that may end in a period inside a case's name, without it and with a straight apostrophe."""
    known = {key.rstrip(".").replace("’", "'") for key in CASE_NAME_ABBREVIATIONS}
    plain = {key.replace("'", "") for key in known}
    return frozenset({*known, *plain, *ABBREVIATIONS, "v", "vs", "rel", "al", "ux", "Mr", "Mrs", "Ms"})


def is_abbreviation(word: str) -> bool:
    """Whether the period that ends ``word`` belongs to it rather than to a sentence."""
    bare = word.rstrip(".,").replace("’", "'").lstrip(_OPENERS)
    return bool(
        _INITIALS.fullmatch(bare + ".")
        or bare in _abbreviations()
        or ("." in bare and all(len(part) < 6 for part in bare.split(".")))
    )


def before(text: str, floor: int, at: int, *, lone: bool = True) -> Before:
    """The name and signal before a core that begins at ``at``; nothing before ``floor`` is looked at.

    ``lone`` allows a name without ``v.``: a short form's ``Roth``, or ``In re Gault``.
    """
    floor = max(floor, at - _WINDOW)
    end = floor + len(text[floor:at].rstrip(" ,"))
    if end <= floor or "\n" in text[end:at] or (text[end - 1] in '.;:)]”"?!' and not _ends_name(text, floor, end)):
        return Before(None, signal_before(text, floor, at), at)
    versus = None
    for versus in _VERSUS.finditer(text, floor, end):
        pass
    if versus and _is_party(text[versus.end() : end]):
        first = _backward(text, floor, versus.start())
        if first < versus.start():
            name = Name(
                Span(first, end), text[first:end], text[first : versus.start()], text[versus.end() : end].strip()
            )
            return Before(name, signal_before(text, floor, first), first)
    if lone:
        first = _backward(text, floor, end)
        if first < end and _is_name(text[first:end]):
            return Before(
                Name(Span(first, end), text[first:end], text[first:end]), signal_before(text, floor, first), first
            )
    return Before(None, signal_before(text, floor, at), at)


def _ends_name(text: str, floor: int, end: int) -> bool:
    """Whether a period before a citation ends an abbreviation of the name: ``Soc. Servs., 489 U.S. 189``."""
    if text[end - 1] == ")":
        return bool(_VERSUS.search(text, floor, end))
    word = text[floor:end].rsplit(None, 1)[-1]
    return text[end - 1] == "." and (is_abbreviation(word) or bool(_VERSUS.search(text, floor, end)))


def _is_name(text: str) -> bool:
    word = text.split()[0]
    return word[:1].isupper() or (word[:1].isdigit() and len(text.split()) > 1)


def _is_party(text: str) -> bool:
    """Whether a text reads as one party: no sentence ends inside it and every small word joins names."""
    words = text.split()
    if not words or len(words) > 25:
        return False
    for index, word in enumerate(words):
        last = index == len(words) - 1
        if word[0].islower() and word.rstrip(",") not in CONNECTORS and not re.match(r"(?:d|a|f)/\w/a|ex|rel|ux", word):
            return False
        if word.endswith((";", ":", "?", "!")) or (word.endswith(".") and not last and not is_abbreviation(word)):
            return False
    return True


def _backward(text: str, floor: int, end: int) -> int:
    """Where the run of name words that ends at ``end`` begins; ``end`` where there is none."""
    words = list(_WORD.finditer(text, floor, end))
    start = end
    kept: list[tuple[int, str]] = []
    for index in range(len(words) - 1, -1, -1):
        word, at = words[index].group(), words[index].start()
        following = kept[-1][1] if kept else ""
        if kept and word.endswith(",") and not _MID_NAME_AFTER_COMMA.match(following):
            break
        if kept and word.endswith(tuple(';:?!)]”"’')) and not word.endswith(("s’", "s'")):
            break
        if kept and word.endswith(".") and not is_abbreviation(word):
            break
        opened = _opening(word)
        bare = word[opened:]
        if not bare:
            break
        if not (bare[0].isupper() or bare[0].isdigit() or bare.rstrip(",") in CONNECTORS):
            break
        if bare[0].isdigit() and not (bare.rstrip(".,").isalnum() and index and len(bare) < 6):
            break
        start = at + opened
        kept.append((start, bare))
        if opened:
            break
    return _trim(text, start, end, kept)


def _opening(word: str) -> int:
    """How much of a word's beginning is brackets, quotation marks or a dash."""
    cut = max((word.rfind(mark) for mark in _OPENERS), default=-1)
    return cut + 1


def _trim(text: str, start: int, end: int, kept: list[tuple[int, str]]) -> int:
    """Drop the words before a name that are not of it: ``In``, ``See``, ``From``, ``the``; ``In re`` stays."""
    words = kept[::-1]
    index = 0
    while index < len(words):
        here = text[words[index][0] : end]
        if _LONE.match(here):
            break
        bare = words[index][1].rstrip(".,").lower()
        if bare not in LEADING and bare not in CONNECTORS:
            break
        index += 1
    return words[index][0] if index < len(words) else end


def signal_before(text: str, floor: int, at: int) -> str | None:
    """The signal that ends right before ``at``, in lower case: ``see also``."""
    found = _SIGNAL.search(text, max(floor, at - 40), at)
    return " ".join(found["signal"].lower().split()) if found else None


def is_personal(text: str, at: int) -> bool:
    """Whether a title stands before ``at``: ``Ms. Gonzales`` is a person, not a case."""
    return bool(_TITLES.search(text[max(0, at - 14) : at].rstrip()))
