"""Parts: the other files of a document that is kept in several, in the order that they are read in."""

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pincite.analysis import Other, Snapshot
from pincite.markup.includes import Piece, pieces
from pincite.text.spans import Span


class File(NamedTuple):
    """A file as it now is; ``read`` gives its snapshot, which is asked for only if it is needed."""

    name: str
    text: str
    read: Callable[[], Snapshot]


Find = Callable[[str, str], File | None]
"""Takes a name as typed and the file that it is typed in, empty for the settings; None for what may not be read."""


def find_path(name: str, typed_in: str, root: str) -> str | None:
    """The file that is meant by a name, typed in another file or, where that is empty, in the settings of ``root``.

    None where there is none, and where it is outside of ``root``: a draft must not have other files read.
    """
    real_root = os.path.realpath(root)
    for folder in dict.fromkeys((os.path.dirname(typed_in) or real_root, real_root)):
        for path in (os.path.join(folder, name), os.path.join(folder, f"{name}.tex")):
            real = os.path.realpath(path)
            if os.path.isfile(real) and real.startswith(real_root + os.sep):
                return real
    return None


def others(own: str, names: Sequence[str], find: Find) -> tuple[Other, ...]:
    """What is read before each place of the file ``own``; nothing if that is none of the files named or included.

    What is read after the last of it is left out: nothing looks forward.
    """
    files: dict[str, File] = {}

    def read(name: str, typed_in: str) -> tuple[str, str] | None:
        file = find(name, typed_in)
        if file is None:
            return None
        files[file.name] = file
        return file.name, file.text

    found: list[Other] = []
    before: list[Piece] = []
    for piece in pieces(names, read):
        if piece.name != own:
            before.append(piece)
            continue
        for one in before:
            span = Span(one.start, one.start + len(one.text))
            found.append(Other.of(one.name, piece.start, files[one.name].read(), span))
        before.clear()
    return tuple(found)
