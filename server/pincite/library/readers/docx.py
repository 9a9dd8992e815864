"""DOCX: the paragraphs of a Word document, with the pages that Word last broke it into."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pincite.library.readers.limits import LARGEST_UNPACKED, MOST_PARAGRAPHS
from pincite.library.readers.model import Facts, Reading, UnreadableError
from pincite.library.texts import PAGES, Mark

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the container of an encrypted package begins, and of a ``.doc``."""
_CHUNK = 1 << 16


def read(content: bytes) -> Reading:
    """Read a Word document; raises UnreadableError where it would unpack to more than a document can be."""
    package = _unpacked(content)
    from docx import Document

    try:
        document = Document(package)
        paragraphs = list(islice(document.iter_inner_content(), MOST_PARAGRAPHS + 1))
    except Exception as error:  # whatever the library makes of a broken package
        raise UnreadableError(f"is no Word document that can be read: {error}") from None
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise UnreadableError(f"has more than {MOST_PARAGRAPHS:,} paragraphs")
    parts: list[str] = []
    marks = [Mark("1", 0)]
    length = 0
    for paragraph in paragraphs:
        text = "\n".join(_texts(paragraph)) + "\n\n"
        for _ in getattr(paragraph, "rendered_page_breaks", ()):
            marks.append(Mark(str(len(marks) + 1), length))
        parts.append(text)
        length += len(text)
    return Reading("".join(parts), Facts(), marks={PAGES: tuple(marks)} if len(marks) > 1 else {})


def _texts(block: Any) -> Iterator[str]:
    """The text of a paragraph, or of a table row by row."""
    if hasattr(block, "rows"):
        for row in block.rows:
            yield "\t".join(cell.text for cell in row.cells)
    else:
        yield block.text


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
