"""Reading: a document as chunks that can each be read, and remembered, alone."""

from pincite.markup.blocks import Block, Format
from pincite.markup.context import Context
from pincite.markup.outline import outline, reader


def survey(text: str, language: Format) -> Context:
    """What reading any chunk of a document needs to know of the whole."""
    return outline(text, language).context


def chunks(text: str, context: Context) -> list[tuple[int, int]]:
    """Where a document can be cut: source ranges that cover it, in order, each readable without the others."""
    return list(outline(text, context.format).chunks())


def read_chunk(chunk: str, context: Context) -> tuple[Block, ...]:
    """The blocks of one chunk, offsets relative to it. Depends on nothing else: remember it by both arguments."""
    found: tuple[Block, ...] = reader(context.format).read_chunk(chunk, context)
    return found


def read(text: str, language: Format) -> tuple[Block, ...]:
    """All blocks of a document in the order they start, offsets relative to the text."""
    found = outline(text, language)
    return tuple(
        block.shift(start)
        for start, end in found.chunks()
        for block in read_chunk(text[start:end], found.context.of(text[start:end]))
    )
