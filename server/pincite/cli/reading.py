"""Reading drafts in the terminal: settings, analysis, and the mending of what can safely be mended."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pincite.analysis import Analysis, Snapshot
from pincite.cli.files import STDIN
from pincite.features import fixes
from pincite.features.edits import apply
from pincite.markup.blocks import Format
from pincite.settings import Problem, Settings, Style, find, load_file
from pincite.text.lines import LineIndex

ROUNDS = 20
"""More than any text has needed: a mending that lays bare another is mended again, but not for ever."""


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
    """A draft that has been read."""

    path: str
    snapshot: Snapshot
    lines: LineIndex
    mended: int = 0
    """How many findings were mended before this reading."""


def settings_for(path: str, choices: Choices) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings that hold for a file, and what is wrong with them."""
    file = find(Path(path).absolute().parent)
    settings, problems = load_file(file) if file else (Settings(), ())
    return choices.over(settings), problems


def reader(path: str, settings: Settings) -> Callable[[str], Snapshot]:
    """What makes snapshots of one draft; parts read before are not read again."""
    analysis, format_ = Analysis(), Format(settings.language("", path))
    return lambda text: analysis.snapshot(text, format_, settings)


def check(path: str, text: str, settings: Settings) -> Checked:
    """Read a draft."""
    snapshot = reader(path, settings)(text)
    return Checked(path, snapshot, LineIndex.of(text))


def mend(path: str, text: str, settings: Settings) -> Checked:
    """Read a draft with its safe fixes made, again and again until none is left."""
    look, mended = reader(path, settings), 0
    snapshot = look(text)
    for _ in range(ROUNDS):
        action = fixes.fix_all(snapshot)
        changed = apply(snapshot.text, action.edits) if action else snapshot.text
        if action is None or changed == snapshot.text:
            break
        snapshot, mended = look(changed), mended + len(action.findings)
    return Checked(path, snapshot, LineIndex.of(snapshot.text), mended)


def shown_name(path: str, stdin_filename: str | None) -> str:
    """What a draft is called: standard input by the name that was given for it."""
    return stdin_filename or "stdin" if path == STDIN else path
