"""Reading drafts in the terminal: settings, analysis, and the mending of what can safely be mended."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pincite.analysis import Analysis, Other, Snapshot
from pincite.checks.model import Finding
from pincite.checks.registry import BY_ID
from pincite.checks.rule import Library
from pincite.cli.files import STDIN, FileError, read
from pincite.features import fixes, parts
from pincite.library.places import Places, places
from pincite.markup.blocks import Format
from pincite.settings import Problem, Settings, Style, find, load_file
from pincite.text.lines import LineIndex


@dataclass(frozen=True, slots=True)
class Choices:
    """What the command line says over the settings files."""

    style: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def over(self, settings: Settings) -> Settings:
        """A style and a selection replace the file's; rules to be ignored are added to them."""
        return replace(
            settings,
            style=Style(self.style) if self.style else settings.style,
            select=self.select or settings.select,
            ignore=(*settings.ignore, *self.ignore),
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft that has been read: its lines, and what was found in them."""

    path: str
    lines: LineIndex
    findings: tuple[Finding, ...]
    mended: int = 0
    """How many findings were mended before."""
    before: str | None = None
    """The text as it was then; None where nothing was mended."""

    @property
    def text(self) -> str:
        """What was read."""
        return self.lines.text


class Read(NamedTuple):
    """A draft with all that is known of it."""

    path: str
    snapshot: Snapshot

    @property
    def lines(self) -> LineIndex:
        """Its lines."""
        return LineIndex.of(self.snapshot.text)


def settings_for(path: str, choices: Choices) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings that hold for a file, and what is wrong with them."""
    place = Path(os.path.abspath(path))
    file = find(place.parent)
    if file is None:
        return choices.over(Settings()), ()
    settings, problems = load_file(file, rules=lambda: BY_ID)
    return choices.over(settings.at(place.relative_to(file.parent))), problems


def look(path: str, text: str, settings: Settings) -> Read:
    """Read a draft, together with the other files of its document."""
    others, shelf = _others(path, text, settings), _shelf(places(settings, Path(os.path.abspath(path))))
    return Read(path, _snapshot(path, text, settings, others, shelf))


def _snapshot(
    path: str, text: str, settings: Settings, others: tuple[Other, ...] = (), library: Library | None = None
) -> Snapshot:
    return Analysis().snapshot(text, Format(settings.language("", path)), settings, others=others, library=library)


@lru_cache(maxsize=1)
def _shelf(kept: Places) -> Library | None:
    """The texts that a draft can cite, as its author keeps them; None where there are none."""
    if not any(folder.is_dir() for folder in kept.folders):
        return None
    from pincite.library import keeping
    from pincite.library.shelf import Shelf

    return Shelf(keeping.index(), kept)


def keep_up(paths: Iterable[str]) -> Iterator[str]:
    """Bring the texts that some drafts can cite up to date, once for all of them; why they cannot be, if so."""
    from pincite.cli.progress import reaching
    from pincite.library import keeping
    from pincite.library.index import LibraryError

    folders = {os.path.dirname(os.path.abspath(path)): path for path in paths}
    kept = (places(settings_for(path, Choices())[0], Path(os.path.abspath(path))) for path in folders.values())
    there = [place for place in dict.fromkeys(place for one in kept for place in one.folders) if place.is_dir()]
    _shelf.cache_clear()
    if there:
        try:
            with reaching("Reading the library") as show:
                keeping.keep_up(keeping.index(), there, show, jobs=os.cpu_count() or 1)
        except LibraryError as error:
            yield str(error)


def _others(path: str, text: str, settings: Settings) -> tuple[Other, ...]:
    file = find(Path(os.path.abspath(path)).parent) if settings.include else None
    if file is None:
        return ()
    own, root = os.path.realpath(path), str(file.parent)

    def there(name: str, typed_in: str) -> parts.File | None:
        found = parts.find_path(name, typed_in, root)
        try:
            content = text if found == own else read(found) if found else None
        except FileError:
            return None
        if found is None or content is None:
            return None
        return parts.File(found, content, lambda: _snapshot(found, content, settings))

    return parts.others(own, settings.include, there)


def check(path: str, text: str, settings: Settings) -> Checked:
    """Read a draft, and keep what was found."""
    return Checked(path, LineIndex.of(text), tuple(look(path, text, settings).snapshot.findings))


def mend(path: str, text: str, settings: Settings) -> Checked:
    """Read a draft with its safe fixes made, until none is left that leaves alone what the draft cites."""
    done = fixes.mended(look(path, text, settings).snapshot)
    lines = LineIndex.of(done.snapshot.text)
    return Checked(path, lines, tuple(done.snapshot.findings), len(done.findings), text if done.edits else None)


def shown_name(path: str, stdin_filename: str | None) -> str:
    """What a draft is called: standard input by the name that was given for it."""
    return stdin_filename or "stdin" if path == STDIN else path
