"""DOCX: the paragraphs of a Word document, with the pages that Word last broke it into."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from pincite.library.readers.limits import LARGEST_UNPACKED
from pincite.library.readers.model import Facts, Reading, UnreadableError
from pincite.library.texts import PAGES, Mark


def read(content: bytes) -> Reading:
    """Read a Word document; raises UnreadableError where it would unpack to more than a document can be."""
    _weigh(content)
    from docx import Document

    try:
        document = Document(io.BytesIO(content))
        paragraphs = list(document.iter_inner_content())
    except Exception as error:  # whatever the library makes of a broken package
        raise UnreadableError(f"is no Word document that can be read: {error}") from None
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


def _weigh(content: bytes) -> None:
    """Look at what a package says that it holds, which is also all that is read of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, ValueError, OverflowError) as error:
        raise UnreadableError(f"is no Word document that can be read: {error}") from None
    if unpacked > LARGEST_UNPACKED:
        raise UnreadableError(f"would unpack to {unpacked >> 20:,} MB: a zip bomb?")
