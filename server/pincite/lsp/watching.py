"""Watching: which files a client is asked to watch for us."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from pincite.lsp.capabilities import glob_of
from pincite.settings import FILE_NAME, Settings


def watchers(settings: Iterable[Settings], suffixes: Iterable[str], *, relative: bool) -> list[dict[str, Any]]:
    """Settings files, drafts by their suffixes, and the texts that some settings name; each is told of once.

    ``relative`` is for a client that can watch a folder outside of those that it has open: the author's own library.
    """
    globs = [f"**/{FILE_NAME}", glob_of(suffixes), *(glob for one in settings for glob in _globs(one))]
    return [{"globPattern": glob} for glob in dict.fromkeys(globs)] + ([*_personal()] if relative else [])


def _globs(settings: Settings) -> Iterator[str]:
    for name in settings.authorities:
        folder = f"**/{_posix(name)}"
        yield from (folder, f"{folder}/**")  # the folder itself may be removed
    for _, files in settings.record:
        yield from (f"**/{_posix(file)}" for file in files)


def _personal() -> Iterator[dict[str, Any]]:
    from pincite.library.places import personal

    folder = personal()
    if folder.is_dir():
        yield {"globPattern": {"baseUri": folder.as_uri(), "pattern": "**"}}


def _posix(name: str) -> str:
    return PurePath(name).as_posix()
