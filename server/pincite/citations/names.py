"""Case names: the words before a citation that name its parties, and the signal before those.

Sources: Indigo Book R4 (signals), R11.2 to R11.5 and T11 (case names).
"""

import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reporters_db import CASE_NAME_ABBREVIATIONS

from pincite.citations.model import Name
from pincite.citations.tables import ABBREVIATIONS, CONNECTORS, LEADING, SIGNALS, TITLES
from pincite.text.spans import Span

_WINDOW = 320
_VERSUS = re.compile(r"\s(?P<v>v|vs|(?<!\b[A-Z]\.\s)V)(?:\.|(?=\s))\s*(?=\S)")
_SMALL_PARTY_WORD = re.compile(r"[daf]/\w/a|ex|rel|ux")
_MID_NAME_AFTER_COMMA = re.compile(
    r"(?:Inc|Ltd|LLC|L\.L\.C|LLP|L\.P|LP|Co|Corp|P\.C|N\.A|S\.A|et|Jr|Sr|I{2,3}|IV|&|and|ex|d/b/a)\b", re.IGNORECASE
)
ANY_SIGNAL = "|".join(re.escape(signal).replace(",", ",?").replace("’", "[’']") for signal in SIGNALS)
"""Any signal, as a pattern."""
_SIGNAL = re.compile(rf"(?<![\w.])(?P<signal>{ANY_SIGNAL})\s*$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.)+|[A-Z][a-z]?\.|(?:Mc|Mac)?[A-Z]\.")
_OPENERS = '(“"‘[{«—–'
_OPENED = re.compile(rf".*[{re.escape(_OPENERS)}]", re.DOTALL)
_SMALL = LEADING | CONNECTORS
_TITLES = re.compile(rf"(?:{'|'.join(TITLES)})\.?$")
_BEGINS_NAME = frozenset("First Second Third De Del Den Der Du El La Le Van Von".split())
"""Words of a name that are small or number what follows elsewhere: ``First Nat'l Bank``, ``Van Dyke``."""
JOINTS = (" and ", " in ")
"""Between two cases named together: ``Grutter and Regents v. Bakke``, ``Lord in Castillo``."""
_TO = ("thru", "through")
_NUMERAL = re.compile(r"[IVXLC]+|\d{1,4}")
"""``Does I thru XXIII``."""
_LONE = re.compile(r"(?:In re|Ex parte|Matter of|In the Matter of|In the Interest of|Application of|Estate of)\s")


class Before(NamedTuple):
    """What stands before a citation's core."""

    name: Name | None
    signal: str | None
    start: int
    """Where the citation begins, its name included and its signal not."""


@cache
def _abbreviations() -> frozenset[str]:
    """Words that may end in a period inside a case's name, without it, with a straight apostrophe; and of several."""
    known = {key.rstrip(".").replace("’", "'") for key in CASE_NAME_ABBREVIATIONS}
    plain = {key.replace("'", "") for key in known}
    several = {f"{word}s" for word in (*known, *ABBREVIATIONS) if len(word) > 2}
    return frozenset({*known, *plain, *several, *ABBREVIATIONS, "v", "vs", "rel", "al", "ux", "Mr", "Mrs", "Ms"})


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
    if text[floor:end].endswith("("):  # New York's "In Astillero v Abramov (92 AD3d 436"
        end, lone = floor + len(text[floor:end].rstrip(" ,(")), False
    name = _name(text, floor, end, lone=lone) if _may_end_name(text, floor, end, at) else None
    start = name.span.start if name else at
    return Before(name, signal_before(text, floor, start), start)


def _may_end_name(text: str, floor: int, end: int, at: int) -> bool:
    if end <= floor or "\n" in text[end:at]:
        return False
    return text[end - 1] not in '.;:)]”"?!' or _ends_name(text, floor, end)


def _name(text: str, floor: int, end: int, *, lone: bool) -> Name | None:
    """The name that ends at ``end``: two parties around the last ``v.``, else one where ``lone`` allows it."""
    versus = deque(_VERSUS.finditer(text, floor, end), maxlen=1)
    for joint in versus:
        if _is_party(text[joint.end() : end]):
            start = _backward(text, floor, joint.start())
            if start < joint.start():
                first, second = text[start : joint.start()], text[joint.end() : end].strip()
                return Name(Span(start, end), text[start:end], first, second)
    start = _backward(text, floor, end) if lone else end
    if start < end and _is_name(text[start:end]):
        return Name(Span(start, end), text[start:end], text[start:end])
    return None


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
        small = word[0].islower() and not _may_begin(word)
        if small and word.rstrip(",") not in CONNECTORS and not _SMALL_PARTY_WORD.match(word):
            return False
        if word.endswith((";", ":", "?", "!")) or (word.endswith(".") and not last and not is_abbreviation(word)):
            return False
    return True


def _backward(text: str, floor: int, end: int) -> int:
    """Where the run of name words that ends at ``end`` begins; ``end`` where there is none."""
    kept: list[tuple[int, str]] = []
    for at, word in _words_back(text, floor, end):
        if kept and _ends_before_name(word, kept[-1][1]):
            break
        opened = _opening(word)
        bare = word[opened:]
        if not bare or not (_may_begin(bare) or _joins(bare, kept[-1][1] if kept else "")):
            break
        if bare[0].isdigit() and not (len(bare) < 6 and bare.rstrip(".,").isalnum() and text[floor:at].strip()):
            break
        kept.append((at + opened, bare))
        if opened:
            break
    return _without_leading(text, end, kept[::-1])


def _may_begin(word: str) -> bool:
    """Whether a word is a capitalised one of a name, or a number: ``eBay`` is spelled as its owner wants."""
    return word[0].isupper() or word[0].isdigit() or word[1:2].isupper()


def _joins(word: str, following: str) -> bool:
    """Whether a small word can stand inside a name: ``of``, or ``thru`` before a numeral."""
    return word.rstrip(",") in CONNECTORS or (word in _TO and bool(_NUMERAL.fullmatch(following)))


def _words_back(text: str, floor: int, end: int) -> Iterator[tuple[int, str]]:
    """The words between two offsets from the last to the first, each with its place."""
    window = text[floor:end]
    at = len(window)
    for word in reversed(window.split()):
        at = window.rindex(word, 0, at)
        yield floor + at, word


def _ends_before_name(word: str, following: str) -> bool:
    """Whether a name cannot go back over ``word``, whose end is that of a sentence, a clause or a quotation."""
    if word.endswith(","):
        return not _MID_NAME_AFTER_COMMA.match(following)
    if word.endswith(tuple(';:?!)]”"’')):
        return not word.endswith(("s’", "s'"))
    return word.endswith(".") and not is_abbreviation(word)


def _opening(word: str) -> int:
    """How much of a word's beginning is brackets, quotation marks or a dash."""
    opened = _OPENED.match(word)
    return opened.end() if opened else 0


def _without_leading(text: str, end: int, words: list[tuple[int, str]]) -> int:
    """Where a name begins without the words before it that are not of it: ``In``, ``See``, ``the``; ``In re`` stays."""
    for at, word in words:
        bare = word.rstrip(".,")
        if bare in _BEGINS_NAME or bare.lower() not in _SMALL or _LONE.match(text, at, end):
            return at
    return end


def is_procedural(name: str) -> bool:
    """Whether a case's name has one party and says so: ``In re Gault``, ``Matter of Lozada``."""
    return _LONE.match(name) is not None


def signal_before(text: str, floor: int, at: int) -> str | None:
    """The signal that ends right before ``at``, in lower case: ``see also``."""
    found = _SIGNAL.search(text, max(floor, at - 40), at)
    return " ".join(found["signal"].lower().split()) if found else None


def signal_span(text: str, at: int, signal: str) -> Span | None:
    """Where the ``signal`` stands that was read before a citation beginning at ``at``; None where that is not plain."""
    end = at
    while end and text[end - 1].isspace():
        end -= 1
    start = max(0, end - len(signal))
    return Span(start, end) if " ".join(text[start:end].lower().split()) == signal else None


def is_personal(text: str, at: int) -> bool:
    """Whether a title stands before ``at``: ``Ms. Gonzales`` is a person, not a case."""
    return bool(_TITLES.search(text[max(0, at - 14) : at].rstrip()))
