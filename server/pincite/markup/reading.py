"""Reading: a document as chunks that can each be read, and remembered, alone."""

from itertools import pairwise
from types import ModuleType

from pincite.markup.blocks import Block, Format
from pincite.markup.context import Context


def _reader(language: Format) -> ModuleType:
    """The module that reads a format, imported when first asked for: each brings a parser of its own."""
    match language:
        case Format.MARKDOWN:
            from pincite.markup import markdown

            return markdown
        case Format.LATEX:
            from pincite.markup import latex

            return latex
        case Format.PLAIN:
            from pincite.markup import plain

            return plain


def survey(text: str, language: Format) -> Context:
    """What reading any chunk of a document needs to know of the whole."""
    context: Context = _reader(language).survey(text)
    return context


def chunks(text: str, context: Context) -> list[tuple[int, int]]:
    """Where a document can be cut: source ranges that cover it, in order, each readable without the others."""
    cuts: list[int] = _reader(context.format).cuts(text, context)
    bounds = [0, *cuts, len(text)]
    return [(start, end) for start, end in pairwise(bounds) if start < end]


def read_chunk(chunk: str, context: Context) -> tuple[Block, ...]:
    """The blocks of one chunk, offsets relative to it. Depends on nothing else: remember it by both arguments."""
    found: tuple[Block, ...] = _reader(context.format).read_chunk(chunk, context)
    return found


def read(text: str, language: Format) -> tuple[Block, ...]:
    """All blocks of a document in the order they start, offsets relative to the text."""
    context = survey(text, language)
    return tuple(
        Block(block.start + start, block.end + start, block.content)
        for start, end in chunks(text, context)
        for block in read_chunk(text[start:end], context)
    )
