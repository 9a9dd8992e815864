"""Folders: which of their files are drafts, and not passed over by git."""

import os
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pincite.settings import LANGUAGES, Settings, find, leads_out, load_file

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = frozenset(key for key in LANGUAGES if key.startswith("."))
"""What is taken for a draft wherever no settings add to it."""
PASSED_OVER = frozenset({"node_modules", "__pycache__"})


def drafts_in(folder: str, ignored: "Ignored | None" = None, most: int | None = None) -> Iterator[str]:
    """The drafts in a folder and in the folders below it, by name; no link out of it, or to a folder, is followed.

    ``most`` is the number of folders that are looked into; None for all.
    """
    ignored = ignored or Ignored(folder)
    by_settings = cache(_said)  # as the settings are now: a server goes through its folders again and again
    for place, folders, files in islice(os.walk(folder), most):
        absolute = Path(place).absolute()
        known = by_settings(find(absolute))
        folders[:] = sorted(
            name
            for name in folders
            if not (name.startswith(".") or name in PASSED_OVER or known.apart(absolute / name))
            if not ignored.entry(os.path.join(place, name), True)
        )
        for name in sorted(files):
            path = os.path.normpath(os.path.join(place, name))
            is_draft = Path(name).suffix.lower() in known.suffixes and not known.apart(absolute / name)
            if is_draft and not ignored.entry(path, False) and not leads_out(absolute / name, Path(folder)):
                yield path


def suffixes(folder: str) -> frozenset[str]:
    """The suffixes of what is taken for a draft in a folder; a file named outright is always read."""
    return _said(find(Path(os.path.abspath(folder)))).suffixes


class _Said(NamedTuple):
    """What settings say of the files in their folder."""

    suffixes: frozenset[str]
    home: Path | None
    others: frozenset[Path]
    """Folders and files that are cited, not drafts; names to be found anywhere where there is no settings file."""

    def apart(self, path: Path) -> bool:
        """Whether a folder or file holds what drafts cite."""
        return (path if self.home else Path(path.name)) in self.others


def _said(settings_file: Path | None) -> _Said:
    settings = load_file(settings_file)[0] if settings_file else Settings()
    home = settings_file.parent if settings_file else None
    others = [*settings.authorities, *(file for _, files in settings.record for file in files)]
    return _Said(
        SUFFIXES.union(key for key, _ in settings.languages if key.startswith(".")),
        home,
        frozenset(Path(os.path.normpath((home or Path()) / name)) for name in others),
    )


class Ignored:
    """What git would pass over at or below a folder, by every ``.gitignore`` of its repository that speaks of it.

    Outside a repository those in the folder and below it count. A folder named outright is not passed over itself.
    """

    def __init__(self, folder: str) -> None:
        base = Path(os.path.abspath(folder))
        above = (base, *base.parents)
        root = next((place for place in above if (place / ".git").exists()), base)
        self._top = root
        self._specs: dict[Path, GitIgnoreSpec | None] = {}
        if base != root and self(str(base)):
            self._top = base

    def __call__(self, path: str) -> bool:
        """Whether a file, or a folder on the way to it, is passed over."""
        below = Path(os.path.abspath(path)).relative_to(self._top)
        places = [self._top / part for part in (below, *below.parents) if part.name]
        return any(self.entry(str(place), place.is_dir()) for place in places)

    def entry(self, path: str, is_folder: bool) -> bool:
        """Whether an entry of a folder that is not itself passed over is: the nearest word on it holds."""
        place = Path(os.path.abspath(path))
        for folder in place.parents:
            if folder not in self._specs:
                self._specs[folder] = _gitignore(folder)
            spec = self._specs[folder]
            said = spec.check_file(place.relative_to(folder).as_posix() + "/" * is_folder).include if spec else None
            if said is not None:
                return said
            if folder == self._top:
                break
        return False


def _gitignore(folder: Path) -> "GitIgnoreSpec | None":
    file = folder / ".gitignore"
    try:
        # Like git, follow no link; and whatever else is no file might never end.
        if file.is_symlink() or not file.is_file():
            return None
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Whether a line of a ``.gitignore`` can be read; git leaves out what cannot."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True
