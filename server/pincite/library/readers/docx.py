"""DOCX: the paragraphs of a Word document and its notes, with the pages that Word last broke it into."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import count, islice
from typing import Any

from lxml import etree

from pincite.library.readers import plain
from pincite.library.readers.limits import LARGEST_UNPACKED, MOST_PARAGRAPHS
from pincite.library.readers.model import Facts, Note, Reading, UnreadableError
from pincite.library.readers.pages import with_notes
from pincite.library.texts import PAGES, Mark

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the container of an encrypted package begins, and of a ``.doc``."""
_CHUNK = 1 << 16
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_CELLS = "\t"


def read(content: bytes) -> Reading:
    """Read a Word document; raises UnreadableError where it would unpack to more than a document can be."""
    package = _unpacked(content)
    from docx import Document

    writer = _Writer()
    try:
        document = Document(package)
        paragraphs = sum(1 for _ in islice(document.element.body.iter(f"{_WORD}p"), MOST_PARAGRAPHS + 1))
        notes = {kind: _notes(document, kind) for kind in ("footnote", "endnote")}
    except Exception as error:  # whatever the library makes of a broken package
        raise UnreadableError(f"is no Word document that can be read: {error}") from None
    if paragraphs > MOST_PARAGRAPHS:
        raise UnreadableError(f"has more than {MOST_PARAGRAPHS:,} paragraphs")
    writer.body(document.element.body)
    for kind, number, label, call in writer.calls:
        if (note := notes[kind].get(number)) is not None:
            writer.note(note, label, call)
    text = "".join(writer.parts)
    paged = {PAGES: with_notes(writer.pages, writer.notes, len(text))} if len(writer.pages) > 1 else {}
    return plain.without_stars(Reading(text, Facts(), notes=tuple(writer.notes), marks=paged))


class _Writer:
    """Writes down what a document says, and where its pages begin and its notes are called."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pages = [Mark("1", 0)]
        self.calls: list[tuple[str, str, str, int]] = []
        """The kind of each note that is called, its number in the file, its label, and where."""
        self.notes: list[Note] = []
        self._length = 0
        self._labels = {"footnote": count(1), "endnote": count(1)}

    def body(self, body: Any) -> None:
        """Its paragraphs, and its tables row by row."""
        for block in body.iterchildren(f"{_WORD}p", f"{_WORD}tbl", f"{_WORD}sdt"):
            if block.tag == f"{_WORD}tbl":
                self._table(block)
            elif block.tag == f"{_WORD}sdt":
                for content in block.iterchildren(f"{_WORD}sdtContent"):
                    self.body(content)
            else:
                self._paragraph(block)
                self._say("\n\n")

    def note(self, note: Any, label: str, call: int) -> None:
        """A note, behind the text."""
        start = self._length
        self.body(note)
        self.notes.append(Note(label, start, self._length, call))

    def _table(self, table: Any) -> None:
        for row in table.iterchildren(f"{_WORD}tr"):
            for at, cell in enumerate(row.iterchildren(f"{_WORD}tc")):
                self._say(_CELLS if at else "")
                for paragraph in cell.iter(f"{_WORD}p"):
                    self._paragraph(paragraph)
            self._say("\n")
        self._say("\n")

    def _paragraph(self, paragraph: Any) -> None:
        custom: tuple[str, str] | None = None
        for element in _inside(paragraph):
            tag = element.tag
            if tag == f"{_WORD}t":
                said = element.text or ""
                if custom:  # the mark that the author gave a note stands behind its call
                    self.calls.append((*custom, said.strip(), self._called))
                    custom = None
                else:
                    self._say(said)
            elif tag == f"{_WORD}lastRenderedPageBreak":
                self.pages.append(Mark(str(len(self.pages) + 1), self._length))
            elif tag in (f"{_WORD}footnoteReference", f"{_WORD}endnoteReference"):
                kind, number = tag.removeprefix(_WORD).removesuffix("Reference"), element.get(f"{_WORD}id", "")
                if element.get(f"{_WORD}customMarkFollows"):
                    custom = kind, number
                else:
                    self.calls.append((kind, number, str(next(self._labels[kind])), self._called))
            elif tag in _SIGNS and element.get(f"{_WORD}type") != "page":
                self._say(_SIGNS[tag])

    @property
    def _called(self) -> int:
        """Where a note is called here: at the word before, though a page may end there."""
        return max(0, self._length - 1)

    def _say(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)


def _inside(paragraph: Any) -> Iterator[Any]:
    """What a paragraph is made of, in order; of what is there twice, for older programs, the first."""
    for element in paragraph.iterchildren(etree.Element):
        if element.tag != _FALLBACK:
            yield element
            yield from _inside(element)


def _notes(document: Any, kind: str) -> dict[str, Any]:
    """The notes of a kind by their numbers in the file."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}s") and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(relation.target_part.blob, parser)
            return {note.get(f"{_WORD}id", ""): note for note in root.iterchildren(f"{_WORD}{kind}")}
    return {}


def _unpacked(content: bytes) -> io.BytesIO:
    """The same package with nothing compressed: what a bomb says of its size need not be true."""
    if content.startswith(_COMPOUND):
        raise UnreadableError(
            "is no Word document that can be read: it is encrypted, or in Word's format of before 2007"
        )
    made, left = io.BytesIO(), LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(made, "w") as plain:
            for part in package.infolist():
                with package.open(part) as packed, plain.open(part.filename, "w") as whole:
                    while chunk := packed.read(_CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            raise UnreadableError(f"would unpack to more than {LARGEST_UNPACKED >> 20} MB: a zip bomb?")
                        whole.write(chunk)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OverflowError,
    ) as e:
        raise UnreadableError(f"is no Word document that can be read: {e}") from None
    made.seek(0)
    return made
