"""The length of a brief in words, without what does not count toward a limit.

Source: Fed. R. App. P. 32(f). Headings, footnotes and quotations count; a word is what white space parts, as word
processors have it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.markup.blocks import Block, BlockKind


class Part(NamedTuple):
    """A part of a brief under its heading, empty before the first one, and its words."""

    heading: str
    words: int


@dataclass(frozen=True, slots=True)
class Count:
    """The words of a brief, part by part in text order."""

    counted: tuple[Part, ...]
    excluded: tuple[Part, ...]

    @property
    def words(self) -> int:
        """The words that count."""
        return sum(part.words for part in self.counted)


COVER = "Cover page"
SIGNATURE = "Signature block"
_BEFORE_BODY = (
    r"(?:corporate |rule 26\.1 )*disclosure statement|(?:table of )?contents|(?:table|index) of (?:cited )?\w+"
    r"|statement (?:regarding|concerning|about|on|as to) oral argument|(?:request|statement) for oral argument"
    r"|oral argument (?:statement|requested)|certificate of interested (?:persons|parties)[\w, ]*"
)
_AFTER_BODY = r"addend(?:um|a)\b.*|certificates? of .+|certification\b.*|proof of service|statutory addendum"
_FRONT = re.compile(rf"(?:{_BEFORE_BODY})", re.IGNORECASE)
_EXCLUDED = re.compile(rf"(?:{_BEFORE_BODY}|{_AFTER_BODY})", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:[IVXL]+|[A-Z]|\d+)\.\s+")
_SIGNED = re.compile(r"(?:respectfully submitted|dated:? |/s/|s/ )", re.IGNORECASE)


def word_count(snapshot: Snapshot) -> Count:
    """The words of a document that count toward a limit, and those that do not; a note's stand where it is called."""
    words: dict[_Assigned, int] = {}
    called: dict[str, _Assigned] = {}
    notes: list[Block] = []
    for block, part in _assigned(snapshot.blocks):
        called.update((label, part) for _, label in block.content.calls)
        if block.content.kind is BlockKind.FOOTNOTE:
            notes.append(block)
        else:
            words[part] = words.get(part, 0) + _words(block)
    for note in notes:
        part = called.get(note.content.label, _Assigned("", leaves_out=False))
        words[part] = words.get(part, 0) + _words(note)
    return Count(*(tuple(Part(a.heading, n) for a, n in words.items() if a.leaves_out is out) for out in (False, True)))


def _words(block: Block) -> int:
    return len(block.content.readable.text.split())


class _Assigned(NamedTuple):
    """The part that a block belongs to, and whether that part is left out."""

    heading: str
    leaves_out: bool


def _assigned(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, _Assigned]]:
    cover = _cover(blocks)
    heading, left_out, signed = "", 0, False
    for number, block in enumerate(blocks):
        content = block.content
        text = content.readable.text.strip()
        if number < cover:
            yield block, _Assigned(COVER, leaves_out=True)
            continue
        if content.kind is BlockKind.HEADING:
            signed = False
            if not left_out or content.level <= left_out:
                heading = text
                left_out = content.level if _says(_EXCLUDED, text) else 0
        elif _SIGNED.match(text):
            signed = True
        excluded = bool(left_out) or signed or content.kind is BlockKind.TABLE_OF_AUTHORITIES
        yield block, _Assigned(SIGNATURE if signed and not left_out else heading, excluded)


def _cover(blocks: tuple[Block, ...]) -> int:
    """How many blocks the cover has: all before the first heading of the front matter, its own title among them."""
    headings = [number for number, block in enumerate(blocks) if block.content.kind is BlockKind.HEADING]
    for number in headings[:2]:
        if _says(_FRONT, blocks[number].content.readable.text.strip()):
            return number
    return 0


def _says(what: re.Pattern[str], heading: str) -> bool:
    return what.fullmatch(_NUMBER.sub("", heading.strip()).rstrip(".:")) is not None
