"""Reading: a file of whatever format as the text of an authority."""

import json
import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pincite.citations.model import Source
from pincite.library.places import pages_for
from pincite.library.provisions import joined
from pincite.library.readers import about, facts, numbering, pages, plain
from pincite.library.readers.limits import LARGEST, MOST_CHARACTERS
from pincite.library.readers.model import Facts, Reading, UnreadableError
from pincite.library.texts import PARAGRAPHS, SUBDIVISIONS, Mark, Piece, Text

_HEAD = 4000
"""How much of a file's beginning tells its format."""


def read(path: Path, content: bytes | None = None) -> Text:
    """An authority's text; raises UnreadableError, in one line, where a file is none. ``content`` is what it holds.

    A file whose citation nobody tells has no sources: it can be read as a document of the record.
    """
    content = content_of(path) if content is None else content
    return text_of(path, content, _content_beside(described_by(path)), _content_beside(paged_by(path)))


def text_of(path: Path, content: bytes, beside: bytes | None = None, paged: bytes | None = None) -> Text:
    """The same of what was read already, and of the files that describe it and have its pages."""
    if not content.strip():
        raise UnreadableError("is empty")
    told, reading = _paged(path, content, paged) if paged else _with_front_matter(content, _reader(path, content))
    if len(reading.text) > MOST_CHARACTERS:
        raise UnreadableError(f"has more than {MOST_CHARACTERS:,} characters")
    if beside is not None:
        told = about.sidecar(beside.decode("utf-8", "replace")).over(told)
    told = told.over(reading.facts)
    head = facts.of_head(reading.text)
    known = told.over(head).over(facts.of_file_name(path.stem))
    sources, law = facts.sources(known.citations)
    part = facts.part(known.citations) if law else ""
    whole = bool(head.citations or reading.facts.citations)
    return Text(
        path,
        (replace(sources[0], number=joined(sources[0].number, part)), *sources) if part else sources,
        reading.text,
        MappingProxyType(_marks(reading, sources, whole=whole, part=part if law else None)),
        known.name,
        known.court,
        known.date,
        reading.pieces,
    )


def described_by(path: Path) -> Path:
    """The file beside another that says what it is."""
    return path.with_name(path.name + about.SUFFIX)


def paged_by(path: Path) -> Path | None:
    """The page of the web that has the same opinion as a file of JSON, and may tell its pages; None for other files."""
    return next((html for html in pages_for(path) if html.is_file() and not html.is_symlink()), None)


def _content_beside(path: Path | None) -> bytes | None:
    return content_of(path) if path and path.is_file() and not path.is_symlink() else None


def _paged(path: Path, content: bytes, paged: bytes) -> tuple[Facts, Reading]:
    """A file as read, with the text of the page of the web if only that has pages, or can be read at all."""
    try:
        page = _html(paged)
    except UnreadableError:
        page = Reading("")
    try:
        told, reading = _with_front_matter(content, _reader(path, content))
    except UnreadableError:
        if not page.text.strip():
            raise
        return Facts(), page
    return told, replace(page, facts=reading.facts) if page.stars and not reading.stars else reading


def content_of(path: Path) -> bytes:
    """The bytes of a plain file of a bearable size; raises UnreadableError."""
    try:
        # Not to wait for the other end of a pipe.
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError("is not a plain file")
            if status.st_size > LARGEST:
                raise UnreadableError(f"is larger than {LARGEST >> 20} MB")
            return file.read(LARGEST)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {(error.strerror or str(error)).lower()}") from None


# -- formats ----------------------------------------------------------------------------------------------------------

Reader = Callable[[bytes], Reading]


def _plain(content: bytes) -> Reading:
    return plain.read(content)


def _markdown(content: bytes) -> Reading:
    from pincite.library.readers import markdown

    return markdown.read(content)


def _html(content: bytes) -> Reading:
    from pincite.library.readers import html

    return html.read(content)


def _pdf(content: bytes) -> Reading:
    from pincite.library.readers import pdf

    return pdf.read(content)


def _docx(content: bytes) -> Reading:
    from pincite.library.readers import docx

    return docx.read(content)


def _json(content: bytes) -> Reading:
    from pincite.library.readers import caselaw, courtlistener

    try:
        table = json.loads(content)
    except RecursionError:
        raise UnreadableError("is JSON that is nested too deeply") from None
    except ValueError as error:
        raise UnreadableError(f"is not JSON: {error}") from None
    if isinstance(table, Mapping):
        if caselaw.is_case(table):
            return caselaw.read(table)
        if courtlistener.is_opinion(table):
            return courtlistener.read(table)
    raise UnreadableError("is JSON, but no opinion of CourtListener's and no case of static.case.law's")


READERS: Mapping[str, Reader] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".xml": _html,
    ".pdf": _pdf,
    ".docx": _docx,
    ".json": _json,
}
"""By suffix."""
_MAGIC: tuple[tuple[bytes, Reader], ...] = ((b"%PDF-", _pdf), (b"PK\x03\x04", _docx))
_SNIFFED: tuple[tuple[bytes, Reader], ...] = ((b"{", _json), (b"[", _json), (b"<", _html))


def _reader(path: Path, content: bytes) -> Reader:
    """By what a file certainly is, then by its suffix, then by how it begins."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    found = [reader for magic, reader in _MAGIC if head.startswith(magic)]
    found += [reader for suffix, reader in READERS.items() if path.suffix.lower() == suffix]
    found += [reader for sign, reader in _SNIFFED if head.startswith(sign)]
    return (found or [_plain])[0]


_FRONTED = (_plain, _markdown)
"""Formats that can have front matter."""


def _with_front_matter(content: bytes, reader: Reader) -> tuple[Facts, Reading]:
    text = plain.decoded(content) if reader in _FRONTED else ""
    told, start = about.front_matter(text)
    if not start:
        return Facts(), reader(content)
    read = reader(text[start:].encode("utf-8"))
    pieces = tuple(Piece(piece.start, piece.file + start) for piece in read.pieces)
    return told, Reading(read.text, read.facts, read.stars, read.notes, read.marks, pieces)


# -- marks ------------------------------------------------------------------------------------------------------------


def _marks(
    reading: Reading, sources: tuple[Source, ...], *, whole: bool, part: str | None
) -> dict[str, tuple[Mark, ...]]:
    """The marks of a text; ``part`` is that of a law which it has, empty for all of it, None for what is no law."""
    found = pages.marked(reading, sources, whole=whole)
    if part is not None:
        found[SUBDIVISIONS] = numbering.of_law(reading.text, sources[0], part)
    elif paragraphs := numbering.paragraphs(reading.text):
        found[PARAGRAPHS] = paragraphs
    return found
