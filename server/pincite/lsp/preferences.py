"""Preferences: which settings hold for a document, from the editor and from the files above it."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from pincite.lsp.uris import path_of
from pincite.settings import Problem, Settings, find, load, load_file

Stamp = tuple[int, int]
"""A file's time and size: the same while nobody has written it."""


class _Read(NamedTuple):
    """A settings file as it was read."""

    stamp: Stamp
    settings: Settings


class Preferences:
    """The settings of every document; a settings file is read again when it has changed, watched or not."""

    def __init__(self, told: Callable[[Path | None, tuple[Problem, ...]], None]) -> None:
        self._editor = Settings()
        self._files: dict[tuple[Path, Settings], _Read] = {}
        """By the file, and by what the editor has set beneath it."""
        self._told = told

    def of_editor(self, table: object) -> None:
        """Take the editor's settings: the section itself, or what holds it."""
        section = table.get("pincite", table) if isinstance(table, Mapping) else None
        if section is not None and not isinstance(section, Mapping):
            self._told(None, (Problem("pincite", f"{section!r} is not a table"),))
            section = None
        self._editor, problems = load(section or {}, rules=_rules)
        self._told(None, problems)

    def of(self, uri: str) -> Settings:
        """The settings that hold for a document now: the file's over the editor's, because a team shares the file."""
        name = path_of(uri)
        if name is None:
            return self._editor.at(PurePath())
        draft = Path(name)
        editor, path = self._editor.at(draft), find(draft.parent)
        return self._of_file(path, editor).at(draft.relative_to(path.parent)) if path else editor

    def _of_file(self, path: Path, editor: Settings) -> Settings:
        stamp = _stamp(path)
        read = self._files.get((path, editor))
        if read is None or read.stamp != stamp:
            settings, problems = load_file(path, editor, _rules)
            self._files[path, editor] = read = _Read(stamp, settings)
            self._told(path, problems)
        return read.settings


def _rules() -> Collection[str]:
    # Only who names a rule waits for them to be imported.
    from pincite.checks.registry import BY_ID

    return BY_ID


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
