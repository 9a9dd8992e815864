"""Markdown: read as a draft is, without its emphasis, links and comments."""

from pincite.library.readers.model import Facts, Note, Reading, Star
from pincite.library.readers.plain import decoded
from pincite.library.texts import Piece
from pincite.markup.blocks import BlockKind, Format
from pincite.markup.reading import read as blocks_of

_BETWEEN = "\n\n"


def read(content: bytes) -> Reading:
    """Read a file of Markdown; each place of the text leads back to the file."""
    blocks = blocks_of(decoded(content), Format.MARKDOWN)
    parts: list[str] = []
    stars: list[Star] = []
    notes: list[Note] = []
    pieces: list[Piece] = []
    calls: dict[str, int] = {}
    length = 0
    for block in blocks:
        made, readable = block.content, block.content.readable
        pieces += [Piece(length + piece.readable, block.start + piece.source) for piece in readable.pieces]
        stars += [Star(str(mark.page), length + mark.offset) for mark in made.page_marks]
        if made.kind is BlockKind.FOOTNOTE and made.label:
            notes.append(Note(made.label, length, length + len(readable.text), calls.get(made.label)))
        for at, label in made.calls:
            calls.setdefault(label, length + at)
        parts.append(readable.text)
        length += len(readable.text) + len(_BETWEEN)
    return Reading(_BETWEEN.join(parts), Facts(), tuple(stars), tuple(notes), {}, tuple(pieces))
