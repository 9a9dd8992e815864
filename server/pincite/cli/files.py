"""Files: found, read and written so that every code point that is not mended stays as it was."""

import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pincite.folders import PASSED_OVER, Ignored, drafts_in, suffixes

STDIN = "-"


class FileError(Exception):
    """Why something that was named cannot be read or written, in one line."""


def drafts(names: Iterable[str]) -> Iterator[str]:
    """The files named, those in the folders named, and those that a glob stands for, each once.

    A file named outright is always one of them; what is only found must be a draft, and nothing that git ignores.
    """
    seen = set()
    for name in names:
        for found in _meant(name):
            real = STDIN if found == STDIN else os.path.realpath(found)
            if real not in seen:
                seen.add(real)
                yield found


def _meant(name: str) -> Iterable[str]:
    if name == STDIN or os.path.isfile(name):
        return (name,)
    if os.path.isdir(name):
        return drafts_in(name)
    return _matching(name) if glob.has_magic(name) else (name,)


def _matching(pattern: str) -> Iterable[str]:
    """What a glob stands for; the pattern itself where that is nothing, so that its lack is said."""
    folder = next(str(above) for above in Path(pattern).parents if not glob.has_magic(str(above)))
    ignored, suffix = Ignored(folder), Path(pattern).suffix.lower()
    matches = sorted(glob.glob(pattern, recursive=True))
    found: list[str] = []
    for path in matches:
        if not PASSED_OVER.isdisjoint(Path(path).parts) or not _is_in(folder, path) or ignored(path):
            continue
        if os.path.isdir(path):
            found += drafts_in(path, ignored)
        elif Path(path).suffix.lower() in {suffix, *suffixes(os.path.dirname(path))}:
            found.append(path)
    return found if matches else (pattern,)


def _is_in(folder: str, path: str) -> bool:
    """Whether a file is in a folder wherever links lead."""
    return Path(path).resolve().is_relative_to(Path(folder).resolve())


def read(name: str) -> str:
    """A file's text with its newlines and byte order mark as they are; raises FileError."""
    try:
        content = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise FileError(f"{name}: {_reason(error)}") from None
    if (at := content.find(b"\0")) >= 0:
        raise FileError(f"{name}: is not text: NUL at byte {at}")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(f"{name}: is not UTF-8 text: {error.reason} at byte {error.start}") from None


def write(name: str, text: str) -> None:
    """Put a text in a file's place, all of it or nothing, or make a new file of it; raises FileError."""
    path = os.path.realpath(name)
    try:
        handle, draft = tempfile.mkstemp(prefix=".pincite-", dir=os.path.dirname(path))
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8"))
            _permit(draft, path)
            os.replace(draft, path)
        except BaseException:
            os.unlink(draft)
            raise
    except OSError as error:
        raise FileError(f"{name}: cannot be written: {_reason(error)}") from None


def _permit(draft: str, path: str) -> None:
    """Give a file the permissions of the one that it replaces, or those of any new one."""
    if os.path.exists(path):
        shutil.copymode(path, draft)
    else:
        os.umask(mask := os.umask(0o077))
        os.chmod(draft, 0o666 & ~mask)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
