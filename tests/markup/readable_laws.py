"""The laws every readable text keeps."""

from pincite.markup.readable import Readable
from pincite.text.spans import Span


def check(readable: Readable, source: str) -> None:
    """Every law of a readable text."""
    at = end = 0
    for index, piece in enumerate(readable.pieces):
        assert piece.readable == at
        assert end <= piece.source < piece.source_end <= len(source)
        following = readable.pieces[index + 1 :]
        at = following[0].readable if following else len(readable.text)
        end = piece.source_end
        length = at - piece.readable
        if length == piece.source_end - piece.source and length > 1:
            assert readable.text[piece.readable : at] == source[piece.source : piece.source_end]
        else:
            assert length == 1
    assert at == len(readable.text)
    before = 0
    for offset in range(len(readable.text)):
        start, stop = readable.source_start(offset), readable.source_end(offset + 1)
        assert before <= start < stop
        assert readable.source(Span(offset, offset + 1)) == (start, stop)
        assert readable.readable(start) == offset
        before = stop
