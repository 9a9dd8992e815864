"""Places: the folders and files that hold the texts an author has gathered, and nothing outside them."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pincite.settings import FILE_NAME, Settings, find

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".pdf", ".docx", ".json"})
"""Of the files that are looked at in a folder of authorities."""
MOST_FILES = 50_000


@dataclass(frozen=True, slots=True)
class Places:
    """Where the texts are that a draft can cite: real paths, with no link left in them."""

    folders: tuple[Path, ...] = ()
    """The draft's own first, then the author's."""
    record: tuple[tuple[str, tuple[Path, ...]], ...] = ()
    """The files of each document of the record, in order."""
    refused: tuple[str, ...] = ()
    """What the settings name outside their own folder."""

    @property
    def all(self) -> tuple[Path, ...]:
        """The folders, and the files of the record."""
        return (*self.folders, *dict.fromkeys(path for _, files in self.record for path in files))


def places(settings: Settings, draft: Path) -> Places:
    """The places that some settings name for a draft: at or below the settings file's folder, or the draft's."""
    root = home(draft)
    inside = {name: _inside(root, name) for name in settings.authorities}
    files = {name: {file: _inside(root, file) for file in named} for name, named in settings.record}
    named = {**inside, **{file: path for table in files.values() for file, path in table.items()}}
    return Places(
        (*dict.fromkeys(path for path in inside.values() if path), personal()),
        tuple((name, tuple(path for path in table.values() if path)) for name, table in files.items() if table),
        tuple(name for name, path in named.items() if path is None),
    )


def home(draft: Path) -> Path:
    """The folder that the names in a draft's settings start from."""
    folder = draft if draft.is_dir() else draft.parent
    file = find(folder)
    return file.parent if file else folder


def personal() -> Path:
    """The author's own library, which every draft can cite from."""
    from platformdirs import user_data_path

    return Path(os.path.realpath(user_data_path("pincite", appauthor=False) / "library"))


def cached() -> Path:
    """The folder of what can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path("pincite", appauthor=False)


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a library folder that may be authorities, by name; no link leads out of the folder."""
    count = 0
    for place, below, files in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if name.startswith(".") or path.suffix.lower() not in SUFFIXES or name == FILE_NAME:
                continue
            if told_of_by(path) or (path.is_symlink() and not _is_in(folder, Path(os.path.realpath(path)))):
                continue
            count += 1
            if count > MOST_FILES:
                return
            yield path


_JSON, _HTML = ".json", (".html", ".htm")
_FOLDERS = ("json", "cases")
"""Beside ``html``: static.case.law keeps the two apart, in a volume's archive and on its pages."""


def pages_for(path: Path) -> Iterator[Path]:
    """Where the HTML of an opinion may be, for a file that has its JSON."""
    if path.suffix.lower() == _JSON:
        folders = [path.parent, *([path.parent.with_name("html")] if path.parent.name in _FOLDERS else [])]
        yield from (folder / (path.stem + suffix) for folder in folders for suffix in _HTML)


def told_of_by(path: Path) -> Path | None:
    """The JSON of an opinion, for a file that has its HTML: that says what it is, and this is read with it."""
    if path.suffix.lower() not in _HTML:
        return None
    apart = _FOLDERS if path.parent.name == "html" else ()
    folders = [path.parent, *(path.parent.with_name(name) for name in apart)]
    return next((file for folder in folders if (file := folder / (path.stem + _JSON)).is_file()), None)


def holds(folders: Iterable[Path], path: Path) -> bool:
    """Whether a file is in one of some folders, wherever links lead."""
    real = Path(os.path.realpath(path))
    return any(_is_in(folder, real) for folder in folders)


def _inside(root: Path, name: str) -> Path | None:
    """The real path of what is named in a folder; None where it is not in it."""
    real = Path(os.path.realpath(root))
    path = Path(os.path.realpath(real / name))
    return path if _is_in(real, path) else None


def _is_in(folder: Path, path: Path) -> bool:
    return path.is_relative_to(folder)
