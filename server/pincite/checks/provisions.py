"""The parts of a law that are pinned, in the library's copy of it: ``(d)(1)``, ``§ 8, cl. 3``.

What a copy does not plainly mark it may still have.
"""

import re

from pincite.citations.model import LAWS, Citation, Pin, Source
from pincite.library.provisions import SERIES, above, is_part, joined, outward, path_of, steps
from pincite.library.texts import SUBDIVISIONS, Text
from pincite.resolution.model import Authority
from pincite.text.spans import Span

_OLD = re.compile(
    r"former|repeal|abrogat|supersed|transfer|amend|renumber|redesignat|rescind|pre-|then|old\b|\d{4}", re.IGNORECASE
)
_OLD_BEFORE = re.compile(r"\b(?:former|old|then|superseded|prior)(?:ly)?\s$", re.IGNORECASE)
_OF_NOTES = re.compile(
    r"[\s,(]*(?:\(?\d{4}\)?\s)?(?:advisory|committee|comm\.|cmts?\b|comments?\b|notes?\b|historical|annot|official|app\.)",
    re.IGNORECASE,
)
"""What stands behind a law whose notes or comments are cited, and not its text."""
_LEFT_OUT = re.compile(r"\*\s\*\s\*|\.\s\.\s\.|…|\b(?:omitted|reserved)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"§§|\bet seq\b|\bRules\s\d")
_BEFORE = 25
"""Characters before the second section of a list in which its two signs may stand."""


def is_law(authority: Authority) -> bool:
    """Whether an authority is pinned by its parts."""
    return authority.kind in LAWS


def is_old(typed: str, citation: Citation) -> bool:
    """Whether an earlier text of a law may be meant; ``typed`` is the text of its block."""
    return any(_OLD.search(aside.text) for aside in citation.parentheticals) or bool(
        _OLD_BEFORE.search(typed, max(0, citation.span.start - 16), citation.span.start)
    )


def is_of(text: Text, typed: str, citation: Citation) -> bool:
    """Whether a law's text is cited, not its notes, and a copy is, as far as is known, of the year that is cited."""
    if is_old(typed, citation) or _OF_NOTES.match(typed, citation.full.end):
        return False
    return citation.year in (None, text.year or citation.year)


def names_several(citation: Citation, typed: str) -> bool:
    """Whether more than one section is cited at once: what is quoted may stand in any."""
    return _SEVERAL.search(typed, max(0, citation.full.start - _BEFORE), citation.full.end) is not None


def pins_of(citation: Citation) -> list[Pin]:
    """The pins of a citation that name a part."""
    return [pin for pin in citation.pins if path_of(pin)]


def place(text: Text, pin: Pin) -> Span | None:
    """What a text has at a pin, of a range from its first to its last part; None where it marks no such part."""
    first = text.page(SUBDIVISIONS, path_of(pin))
    if first is None or pin.last is None:
        return first
    last = text.page(SUBDIVISIONS, joined(above(path_of(pin)), pin.last))
    return Span(first.start, last.end) if last and last.end > first.start else None


def part_at(text: Text, span: Span) -> str:
    """The innermost part that some words stand in; empty where none is known."""
    first, last = (steps(text.page_at(SUBDIVISIONS, at) or "") for at in (span.start, span.end - 1))
    shared = next((at for at, (one, two) in enumerate(zip(first, last, strict=False)) if one != two), len(last))
    return joined(*(first[:shared] or first))


def is_there(text: Text, pin: Pin, span: Span) -> bool:
    """Whether words stand, as far as is known, in the part that a pin names, or lead to it: ``(d)`` to ``(d)(1)``."""
    where, pinned = part_at(text, span), place(text, pin)
    return not where or pinned is None or pinned.overlaps(span) or where in outward(path_of(pin))


def may_lack(text: Text, source: Source, citation: Citation, typed: str) -> bool:
    """Whether a copy of the law at ``source`` may lack what is cited: another section, or a part that is not marked."""
    pins = pins_of(citation)
    if names_several(citation, typed):
        return True
    if not pins:
        return is_part(text, source)
    return bool(text.marks.get(SUBDIVISIONS)) and all(place(text, pin) is None for pin in pins)


def last_beside(text: Text, pin: Pin) -> str | None:
    """The last of the parts beside one that a text plainly does not have; None where it has it, or may have it."""
    missing = [path for path in outward(path_of(pin)) if text.page(SUBDIVISIONS, path) is None]
    if not missing:
        return None
    part = missing[-1]
    around = text.page(SUBDIVISIONS, above(part)) if above(part) else Span(0, len(text.text))
    if around is None:
        return None
    beside = [page for page in text.pages(SUBDIVISIONS) if above(page) == above(part)]
    labels, label = [*map(_label, beside)], _label(part)
    counted = next((series for series in SERIES if [*series[: len(labels)]] == labels and label in series), None)
    said = text.text[slice(*around)]
    if counted is None or len(labels) < 2 or _LEFT_OUT.search(said) or _is_named(label, said):
        return None
    return beside[-1]


def _label(path: str) -> str:
    """``1`` for ``(d)(1)``, ``3`` for ``§ 8, cl. 3``."""
    return steps(path)[-1].strip("()").rpartition(" ")[2]


def _is_named(label: str, said: str) -> bool:
    """Whether a text speaks of a part, which may begin within a paragraph."""
    label = re.escape(label)
    return re.search(rf"\({label}\)|(?:§|\bsec\w*\.?|\bcl\w*\.?)\s*{label}\b", said, re.IGNORECASE) is not None
