"""PDF: the text of each page, by the label that the file gives it, or that is printed there."""

from itertools import accumulate
from typing import Any

from pincite.library.readers import feet, plain, stamps
from pincite.library.readers.limits import MOST_CHARACTERS, MOST_PAGES
from pincite.library.readers.model import Facts, Reading, UnreadableError
from pincite.library.texts import PAGES, Mark

_LOCKED = (4, 5)
"""PDFium's errors where a password is wanted, or a way of encryption is not known."""


def read(content: bytes) -> Reading:
    """Read a PDF that has a text; one that is only pictures of pages is said to be so."""
    import pypdfium2

    try:
        document: Any = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]
    except pypdfium2.PdfiumError as error:
        if error.err_code in _LOCKED:
            raise UnreadableError("is an encrypted PDF: keep a copy that needs no password") from None
        raise UnreadableError(f"is no PDF that can be read: {error}") from None
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableError(f"has more than {MOST_PAGES:,} pages")
        return _read(document)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"is a damaged PDF: {error}") from None
    finally:
        document.close()


def _read(document: Any) -> Reading:
    pages: list[str] = []
    given: list[str] = []
    length = 0
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        pages.append(words.get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "").strip() + "\n\n")
        words.close()
        page.close()
        given.append(document.get_page_label(number))
        length += len(pages[-1])
        if length > MOST_CHARACTERS:
            raise UnreadableError(f"has more than {MOST_CHARACTERS:,} characters")
    text = "".join(pages)
    if not text.strip():
        raise UnreadableError("has no text: its pages are pictures")
    starts = [*accumulate(map(len, pages[:-1]), initial=0)]
    labels = [label or str(at) for at, label in enumerate(given, 1)] if any(given) else stamps.labels(pages)
    marks = {PAGES: tuple(map(Mark, labels, starts))}
    return plain.without_stars(Reading(text, Facts(), notes=feet.notes(text, starts), marks=marks))
