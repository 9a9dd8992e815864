"""The place of a caret: its block's readable text up to it, half a citation and all, or nothing where none is typed."""

import re
from bisect import bisect_left

from reporters_db import LAWS

from pincite.analysis import Snapshot
from pincite.checks.quotations import is_open
from pincite.citations.names import is_abbreviation
from pincite.citations.tables import SIGNALS
from pincite.features.completion.model import Site
from pincite.markup.blocks import BlockKind, Format

_MARKS = re.compile(r"(?:[\s*_~{}]|\\(?:emph|textit|textsl|textsc|textbf|underline|itshape|it|em)\b\s*|\\[ ,])*")
"""What the reader does not see of a place where one writes: emphasis and spaces, but no code, comment or formula."""
_FORMULA = re.compile(r"(?<![\\$\w])\$(?=[^\s\d$])[^$]*$")
_ONE_BREAK = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_LOOK_BACK = 400
"""No citation that is being typed is longer."""
_OPENED = {
    Format.MARKDOWN: re.compile(r"(?<![\w*_\\])(?P<mark>\*{1,3}|_{1,3})(?:[^\s*_][^*_]*)?$"),
    Format.LATEX: re.compile(r"\\(?:emph|textit|textsl|underline)(?P<mark>\{)[^{}]*$"),
}
_OF_CODES = frozenset(word for name in LAWS for word in name.split() if word.endswith("."))
SIGNAL = "|".join(re.escape(signal) for signal in SIGNALS if signal not in ("and", "with"))
"""What only introduces a citation, as a pattern."""
_CITES = re.compile(
    rf"""
    (?: ^ | (?P<ended>\S*)[.?!][)\]”"’]*\s | (?:;|(?<!\d\s)[(\[])\s? | \s—\s? | (?<![\w.])(?:{SIGNAL})\s | [”"]\s )
    [*_]* $
    """,
    re.VERBOSE | re.IGNORECASE,
)


def look(snapshot: Snapshot, offset: int, record: tuple[str, ...] = ()) -> Site | None:
    """The place of a caret at ``offset`` (a source offset).

    None in code, formulas, comments, quotations and tables of authorities.
    """
    block = _block(snapshot, offset)
    if block is None:
        return None
    start, _, content = snapshot.blocks[block]
    readable = content.readable
    end = readable.readable(offset - start)
    unread = snapshot.text[start + readable.source_end(end) : offset]
    text = readable.text[:end]
    if content.kind in (BlockKind.QUOTATION, BlockKind.TABLE_OF_AUTHORITIES) or not _MARKS.fullmatch(unread):
        return None
    if "`" in text or _FORMULA.search(snapshot.text, max(start, offset - _LOOK_BACK), offset) or is_open(text):
        return None
    if unread[-1:].isspace() and not text[-1:].isspace():
        text += " "
    before = bisect_left(snapshot.references, (block, end), key=lambda r: (r.block, r.citation.span.start))
    return Site(snapshot, offset, block, text, before, record)


def _block(snapshot: Snapshot, offset: int) -> int | None:
    """The innermost block around an offset, else the one that it goes on with after a space."""
    within = [index for index, block in enumerate(snapshot.blocks) if block.start <= offset <= block.end]
    if within:
        return max(within, key=lambda index: snapshot.blocks[index].start)
    ended = [index for index, block in enumerate(snapshot.blocks) if block.end < offset]
    if ended and _ONE_BREAK.fullmatch(snapshot.text, snapshot.blocks[ended[-1]].end, offset):
        return ended[-1]
    return None


def cites(site: Site, at: int) -> bool:
    """Whether a citation can begin at a place in the text: with its sentence, or after a signal or another."""
    found = _CITES.search(site.text, max(0, at - 40), at)
    return found is not None and (not found["ended"] or ends_sentence(f"{found['ended']}."))


def ends_sentence(word: str) -> bool:
    """Whether the period after a word is that of its sentence: neither of a name's abbreviation nor of a code's."""
    return not is_abbreviation(word) and word not in _OF_CODES


def open_emphasis(site: Site, at: int) -> str:
    """What will end the emphasis that is open at a place in the text; empty where none is."""
    opened = _OPENED.get(site.snapshot.format)
    source = site.source(at)
    found = opened.search(site.snapshot.text, max(0, source - _LOOK_BACK), source) if opened else None
    return found["mark"].replace("{", "}") if found else ""
