"""Quotation marks and brackets without a partner in their paragraph.

A quotation of several paragraphs opens each of them with a mark and closes the last; a scanned page may cut a
paragraph in two. Source: proofreading.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pincite.checks.model import Severity
from pincite.checks.quotations import is_opening
from pincite.checks.rule import Draft, Meaning, Rule
from pincite.markup.blocks import BlockKind, Format
from pincite.resolution.bare import Unit
from pincite.text.spans import Span

_MARK = re.compile(r"[“”\[\]\"]")
_EITHER = re.compile(r"(?<=\d)\"|(?<=\s)\"(?=\s)|(?<=\w)\"(?=\w)")
"""Inches, or straight marks that may be of either sort: they may be a partner, but miss none."""
_SINGLE = re.compile(r"(?<![\w’'.,;])(?P<open>['‘])(?=[a-zA-Z]{2})(?!(?:tis|twas|em|til|cause|round|bout|neath|n)\b)")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,;:!?…])['’](?!\w)|(?<=s)['’]\s")
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.FOOTNOTE})
_OPENING = re.compile(r"[ (\[‘'“\"]*")
_FAR = 40
"""Blocks among which a partner is looked for: a quotation may go on for pages."""
_ENDED = re.compile(r"[.?!:;…][)\]”\"’*]*$")


class _Lone(NamedTuple):
    """A mark without a partner in its block, and whether it opens something."""

    at: int
    mark: str
    opens: bool


@lru_cache(64)
def _lone(text: str) -> tuple[_Lone, ...]:
    """The marks of a block that have no partner in it."""
    waiting: dict[bool, list[re.Match[str]]] = {True: [], False: []}
    found: list[_Lone] = []
    for mark in _MARK.finditer(text):
        bracket, either = mark.group() in "[]", mark.group() == '"' and _EITHER.match(text, mark.start())
        open_here = waiting[bracket]
        if mark.group() == "[" or (not bracket and is_opening(text, mark) and not (either and open_here)):
            open_here.append(mark)
        elif open_here:
            open_here.pop()
        elif not either:
            found.append(_Lone(mark.start(), mark.group(), opens=False))
    left = (mark for marks in waiting.values() for mark in marks if not _EITHER.match(text, mark.start()))
    found.extend(_Lone(mark.start(), mark.group(), opens=True) for mark in left)
    single = next(iter(_SINGLE.finditer(text)), None) if "'" in text or "‘" in text else None
    if single and not _SINGLE_CLOSES.search(text, single.end()):
        found.append(_Lone(single.start(), single["open"], opens=True))
    return tuple(sorted(one for one in found if one.mark not in "[]" or _holds(text, one)))


def _holds(text: str, bracket: _Lone) -> bool:
    """Whether a bracket stands close to a word, as those of quotations do."""
    beside = text[bracket.at + 1 : bracket.at + 2] if bracket.opens else text[max(0, bracket.at - 1) : bracket.at]
    return beside.isalnum()


def _unbalanced(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """The first lone mark of each paragraph that can have no partner in those around it."""
    units = meaning.units()
    # The paragraphs of a printed page are guessed, and its marks read by a machine.
    severity = Severity.HINT if meaning.house.format is Format.PLAIN else None
    for block, lone in meaning.where(_lone).items():
        prose = units[block].kind in _PROSE
        found = next((one for one in lone if prose and not _may_be_paired(one, block, units)), None)
        if found:
            span = Span(found.at, found.at + 1)
            yield -1, Draft(span, f"This {found.mark} has no partner in the paragraph.", severity=severity, block=block)


def _may_be_paired(one: _Lone, block: int, units: Sequence[Unit]) -> bool:
    after = units[block + 1 : block + 1 + _FAR]
    several = one.at <= _opening(units[block].text) or (after and after[0].text[:1] in "“\"‘'")
    if one.opens and one.mark != "[" and several:
        return True  # a quotation of several paragraphs
    before = units[max(0, block - _FAR) : block]
    if _is_cut(units[block], before, after):
        return True
    partner = one.mark in "[]", not one.opens
    return any(partner in _sides(unit.text) for unit in (after if one.opens else before))


@lru_cache(64)
def _sides(text: str) -> frozenset[tuple[bool, bool]]:
    """What a block has lone marks of: whether brackets, and whether they open something."""
    return frozenset((one.mark in "[]", one.opens) for one in _lone(text))


@lru_cache(64)
def _opening(text: str) -> int:
    """How far a block begins with nothing but marks that open something."""
    found = _OPENING.match(text)
    return found.end() if found else 0


def _is_cut(unit: Unit, before: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Whether a paragraph goes on in the next block, or began in the one before."""
    ends = not after or (_ENDED.search(unit.text) is not None and not after[0].text[:1].islower())
    begins = not before or not unit.text[:1].islower()
    return not (ends and begins)


RULES = (
    Rule(
        "quote-unbalanced",
        Severity.WARNING,
        "none",
        "A quotation mark or bracket has no partner in the paragraph.",
        "proofreading",
        bad=(
            (
                "the numerous 'procedural requirements in this statute",
                "the numerous procedural requirements in this statute",
            ),
            (
                "“either party [spouse] may … [excluding a party ....”",
                "“either party [spouse] may … [excluding a party] ....”",
            ),
        ),
        ok=(
            ("“First paragraph.\n\n“Second paragraph.”", "each paragraph of a long quotation opens with a mark"),
            ("He is 6'2\" tall; the parties' claims; the class of '98.", "feet, inches, apostrophes"),
        ),
        in_quotations=True,
        of_document=_unbalanced,
    ),
)
