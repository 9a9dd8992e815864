"""What is kept on disk: the blocks of a long draft as they were read, which is most of the work of opening it.

What its citations mean together is found out anew. A file of another build of Pincite, or one that is damaged, is as
good as none. Files may have been tampered with: nothing in them can name anything but the plain values that blocks are
made of.
"""

import gzip
import io
import os
import pickle
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pincite
from pincite.analysis import Body
from pincite.checks.registry import BY_ID
from pincite.checks.rule import Rule
from pincite.digests import digest
from pincite.library.places import cached
from pincite.markup.readable import Piece, Readable

MOST_FILES, MOST_BYTES = 50, 200 << 20
LONGEST = 30 * 24 * 3600.0
"""Seconds that a file stays which nobody opens."""
_READERS = "eyecite", "reporters-db", "courts-db", "markdown-it-py", "mdit-py-plugins"
"""The packages that say what is read in a draft."""
_UNFINISHED = ".new"
_STEP = 16
"""Chunks that are written at once: some milliseconds."""


def folder() -> Path:
    """Where the files are: one for each draft."""
    return cached() / "drafts"


def recall(uri: str) -> Body | None:
    """What was read of a draft when it was kept; None where that is of no use now."""
    place = _place(uri)
    try:
        if not place.is_file():
            return None
        with open(place, "rb") as file:
            if file.readline() != _build():
                return None
            with io.BufferedReader(gzip.GzipFile(fileobj=file)) as packed:
                found, text, record, count = _Loader(packed).load()
                chunks = [chunk for _ in range(count) for chunk in _Loader(packed).load()]
                if packed.read():  # the sum at its end is looked at, too
                    return None
        os.utime(place)
        return Body.of(replace(found, text=_read(text)), record, chunks)
    except Exception:  # there is nothing that damage cannot do to a pickle
        return None


def keep(uri: str, body: Body, go_on: Callable[[], bool]) -> None:
    """Write what was read of a draft, in small steps: ``go_on`` is asked before each, and may take its time.

    OSError where the folder cannot be written.
    """
    home = folder()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(_UNFINISHED, dir=home)  # which only its owner may read
    starts = range(0, len(body.chunks), _STEP)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_build())
            with gzip.GzipFile("", "wb", 1, file) as packed:
                head = replace(body.outline, text=""), _written(body.outline.text), body.record, len(starts)
                _Dumper(packed, pickle.HIGHEST_PROTOCOL).dump(head)
                for start in starts:
                    if not go_on():
                        return
                    # One by one: what has been written is remembered until the last word.
                    _Dumper(packed, pickle.HIGHEST_PROTOCOL).dump(body.chunks[start : start + _STEP])
        os.replace(unfinished, _place(uri))
    finally:
        with suppress(OSError):
            os.unlink(unfinished)
    _tidy(home)


def forget(uri: str) -> None:
    """Keep nothing of a draft."""
    with suppress(OSError):
        _place(uri).unlink(missing_ok=True)


def _place(uri: str) -> Path:
    return folder() / digest(uri.encode(), 16).hex()


def _tidy(home: Path) -> None:
    """Delete the files that nobody has opened for long, and the oldest of too many."""
    found = sorted(((path.stat(), path) for path in home.iterdir()), key=lambda one: -one[0].st_mtime)
    total, now = 0, time.time()
    for number, (status, path) in enumerate(found):
        total += status.st_size
        age = now - status.st_mtime
        if number >= MOST_FILES or total > MOST_BYTES or age > LONGEST or (path.suffix == _UNFINISHED and age > 3600):
            path.unlink(missing_ok=True)


@cache
def _build() -> bytes:
    """What makes a file useless when it changes: the program, its tables, Python, and the year, which rules know."""
    home = Path(pincite.__file__).parent
    files = [(path.stat(), path) for path in sorted(home.rglob("*")) if path.suffix not in ("", ".pyc")]
    parts = [
        pincite.__version__,
        sys.version,
        str(date.today().year),
        *(f"{name} {_version(name)}" for name in _READERS),
        *(f"{path.relative_to(home)} {status.st_size} {status.st_mtime_ns}" for status, path in files),
    ]
    return f"pincite {digest(chr(10).join(parts).encode(), 16).hex()}\n".encode()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _rule(name: str) -> Rule:
    return BY_ID[name]


def _written(text: str) -> bytes:
    """A long text for the file: of one that is pickled as it is Python keeps its UTF-8 as long as the text itself."""
    return text.encode("utf-8", "surrogatepass")


def _read(written: bytes) -> str:
    return written.decode("utf-8", "surrogatepass")


def _readable(written: bytes, pieces: tuple[Piece, ...]) -> Readable:
    return Readable(_read(written), pieces)


class _Dumper(pickle.Pickler):
    """Writes values; of a rule only its name."""

    dispatch_table = {  # noqa: RUF012
        Rule: lambda rule: (_rule, (rule.id,)),
        Readable: lambda readable: (_readable, (_written(readable.text), readable.pieces)),
    }


class _Loader(pickle.Unpickler):
    """Reads values, and nothing that could do anything."""

    def find_class(self, module: str, name: str) -> Any:
        """The type of a value, or the look-up of a rule; all else is refused."""
        found = getattr(sys.modules.get(module), name, None)
        if found in (_rule, _readable, Counter) or _is_plain(found):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


def _is_plain(found: object) -> bool:
    """Whether it is one of Pincite's types that only hold what they are given."""
    if not isinstance(found, type) or not found.__module__.startswith("pincite."):
        return False
    return is_dataclass(found) or issubclass(found, Enum | tuple)
