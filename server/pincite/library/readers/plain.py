"""Plain text: star pages as in ``*1119`` or ``[*1119]``, notes below their own heading, pages that a form feed ends."""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from pincite.library.readers import feet, stamps
from pincite.library.readers.model import Facts, Note, Reading, Star, UnreadableError
from pincite.library.texts import PAGES, Mark, Piece
from pincite.markup.stars import is_pin, star_pages
from pincite.text.spans import Span

_STAR = re.compile(
    r"(?P<open>\[)?(?P<run>\*(?<![*\\]\*)\*{0,2})(?:Page )?(?P<page>\d{1,5})(?!\d)(?(open)\])(?P<space>[ \t]*)"
)
_NOTES = re.compile(r"\n[ \t]*(?:FOOT|END)?NOTES?:?[ \t]*(?=\r?\n)", re.IGNORECASE)
_NOTE = re.compile(r"^[ \t]*(?:\[(?:FN)?(\d{1,3}|\*{1,3})\]|(?:FN)?(\d{1,3}|\*{1,3})\.?)(?=\s+\S)[ \t]*", re.MULTILINE)
_CALL = re.compile(r"\[(?<=[^\s(]\[)(?:FN)?(\d{1,3}|\*{1,3})\]")


def read(content: bytes) -> Reading:
    """Read a file of plain text."""
    text = decoded(content)
    found = starred(text)
    return Reading(found.text, Facts(), found.stars, found.notes, found.marks, found.pieces)


_MARKED = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
           (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
"""Encodings by the mark that a file begins with; that of UTF-32 begins with that of UTF-16."""
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1a\x1b"))
_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
"""In the code page of Windows, which files that are not in UTF-8 are taken to be in."""
_MOST_STRAY = 0.01
"""The share of such bytes that a text may have."""


def decoded(content: bytes) -> str:
    """A file's text, whatever the machine it was written on; raises UnreadableError where it is none."""
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                raise UnreadableError(f"is not text: it is damaged {encoding.upper()}") from None
    if b"\0" in content or _is_junk(content, _CONTROLS):
        raise UnreadableError("is not text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if _is_junk(content, _CONTROLS + _UNDEFINED):
            raise UnreadableError("is not text") from None
        return content.decode("cp1252", "replace")


def _is_junk(content: bytes, strays: bytes) -> bool:
    return len(content) - len(content.translate(None, strays)) > _MOST_STRAY * len(content)


def starred(text: str) -> Reading:
    """A text as it reads without its star pages and footnote calls, and what these mark."""
    notes = list(_notes(text))
    body = notes[0].start if notes else len(text)
    labels = {note.label for note in notes}
    stars = list(_stars(text))
    calls = [found for found in _CALL.finditer(text, 0, body) if found[1] in labels] if labels else []
    hidden = sorted([*(span for _, _, span in stars), *(Span(*call.span()) for call in calls)])
    shown = _Shown(text, hidden)
    own = _own_pages(shown.text)
    called = {call[1]: shown.offset(call.start()) for call in reversed(calls)}
    return Reading(
        shown.text,
        stars=tuple(Star(page, shown.offset(span.start), run) for run, page, span in stars),
        notes=tuple(
            Note(note.label, shown.offset(note.start), shown.offset(note.end), called.get(note.label)) for note in notes
        )
        or (() if stars else feet.notes(shown.text, [mark.start for mark in own])),
        marks={PAGES: own} if own else {},
        pieces=shown.pieces,
    )


def without_stars(reading: Reading) -> Reading:
    """The same where the text has its star pages in it still, as a printout from Westlaw or Lexis does."""
    stars = list(_stars(reading.text))
    if not stars:
        return reading
    shown = _Shown(reading.text, (span for _, _, span in stars))
    offset = shown.offset
    return Reading(
        shown.text,
        reading.facts,
        tuple(Star(page, offset(span.start), run) for run, page, span in stars),
        tuple(
            Note(note.label, offset(note.start), offset(note.end), None if note.call is None else offset(note.call))
            for note in reading.notes
        ),
        {name: tuple(Mark(mark.page, offset(mark.start)) for mark in marks) for name, marks in reading.marks.items()},
    )


def _stars(text: str) -> Iterator[tuple[str, str, Span]]:
    """Star pages: the stars, the number, and what to hide of the text."""
    pages = star_pages(text, marked_up=False)
    if not pages:
        return
    for found in _STAR.finditer(text):
        if f"{found['run']}{found['page']}" not in pages or is_pin(text, found.start("run")):
            continue
        before = text[found.start() - 1 : found.start()]
        end = found.end() if not before or before.isspace() else found.start("space")
        yield found["run"], found["page"], Span(found.start(), end)


def _notes(text: str) -> Iterator[Note]:
    """The notes below the last heading that says so."""
    *_, heading = (None, *_NOTES.finditer(text))
    if heading is None:
        return
    heads = list(_NOTE.finditer(text, heading.end()))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=False):
        yield Note(head[1] or head[2], head.start(), end)


def _own_pages(text: str) -> tuple[Mark, ...]:
    """The file's own pages, where form feeds part them, by the numbers that are printed on them."""
    if "\f" not in text.strip("\f\n "):
        return ()
    pages = text.rstrip("\f\n ").split("\f")
    starts = accumulate((len(page) + 1 for page in pages[:-1]), initial=0)
    return tuple(map(Mark, stamps.labels(pages), starts))


class _Shown:
    """A text without some of its parts, and where its offsets are afterwards."""

    def __init__(self, text: str, hidden: Iterable[Span]) -> None:
        parts, pieces, at, length = [], [], 0, 0
        for start, end in [*hidden, Span(len(text), len(text))]:
            if start > at:
                pieces.append(Piece(length, at))
                parts.append(text[at:start])
                length += start - at
            at = max(at, end)
        self.text = "".join(parts)
        self.pieces = tuple(pieces)

    def offset(self, file: int) -> int:
        """Where an offset into the whole text is now; what was hidden belongs to what follows it."""
        at = bisect_right(self.pieces, file, key=lambda piece: piece.file) - 1
        if at < 0:
            return 0
        end = self.pieces[at + 1].start if at + 1 < len(self.pieces) else len(self.text)
        return min(self.pieces[at].start + file - self.pieces[at].file, end)
