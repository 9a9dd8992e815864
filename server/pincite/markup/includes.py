r"""Includes: a LaTeX document in several files, read in the order that ``\input`` puts them in."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class Piece(NamedTuple):
    """Whole lines of a file: ``text`` begins at code point ``start`` of the file ``name``."""

    name: str
    start: int
    text: str


INPUT = re.compile(r"(?<!\\)(?:%[^\r\n]*|\\(?:input|include|subfile)\s*\{(?P<name>[^{}%\r\n]+)\}[^\r\n]*(?:\r\n?|\n)?)")
Read = Callable[[str, str], tuple[str, str] | None]
"""Takes a name as typed and the file that it is typed in, empty for none; gives the file's own name and its text.

None for a file that is not there, or may not be read: its ``\\input`` is passed over.
"""


def pieces(names: Iterable[str], read: Read) -> Iterator[Piece]:
    """The pieces of some files and of those that they include, in reading order; each file is read once."""
    seen: set[str] = set()
    for name in names:
        yield from _pieces(read(name, ""), read, seen)


def _pieces(found: tuple[str, str] | None, read: Read, seen: set[str]) -> Iterator[Piece]:
    if found is None or found[0] in seen:
        return
    own, text = found
    seen.add(own)
    at = 0
    for match in INPUT.finditer(text) if own.endswith(".tex") else ():
        included = read(match["name"].strip(), own) if match["name"] else None
        if included and included[0] not in seen:
            yield Piece(own, at, text[at : match.end()])
            at = match.end()
            yield from _pieces(included, read, seen)
    yield Piece(own, at, text[at:])
