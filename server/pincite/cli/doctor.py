"""Doctor: how Pincite is installed, set and kept here, for a bug report; nothing of any draft."""

import json
import os
import platform
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from pincite import __version__
from pincite.checks.registry import BY_ID, RULES
from pincite.checks.rule import Rule
from pincite.library.index import Health, health
from pincite.library.places import cached, files_in, places
from pincite.settings import Level, Problem, Settings, Style, find, load_file, origins

PACKAGES = ("pygls", "lsprotocol", "eyecite", "reporters-db", "courts-db", "citeurl")
"""Those whose version can make a difference."""
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting in force, and where it is made."""

    name: str
    value: Any
    """As JSON has it."""
    origin: str
    """``default``, the settings file, or an override in it."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found."""

    versions: Mapping[str, str]
    file: Path | None
    settings: tuple[Setting, ...]
    problems: tuple[Problem, ...]
    off: Mapping[str, str]
    """Why each rule that is switched off is, by its id."""
    index: Health
    folders: Mapping[Path, int | None]
    """How many texts each folder of authorities holds; None where there is none."""
    refused: tuple[str, ...]
    """What the settings name outside their own folder."""
    kept: Mapping[Path, tuple[int, int]]
    """How many files, and bytes, there are of what else is kept in the cache: copies of texts, and drafts as read."""

    @property
    def ails(self) -> bool:
        """Whether anything is bad."""
        return bool(self.problems or self.refused or self.index.problem)


def examined(name: str) -> Examined:
    """How things are for a draft, or for those of a folder; editors may set more."""
    path = Path(os.path.abspath(name))
    file = find(path if path.is_dir() else path.parent)
    base, problems = load_file(file, rules=lambda: BY_ID) if file else (Settings(), ())
    inside = path.relative_to(file.parent) if file else Path(path.name)
    settings = base.at(inside)
    kept = places(settings, path)
    return Examined(
        dict(_versions()),
        file,
        tuple(_settings(settings, file, origins(file, inside))),
        problems,
        {rule.id: why for rule in RULES if (why := _why_off(rule, settings))},
        health(cached() / "library.sqlite3"),
        {folder: _count(folder) for folder in kept.folders},
        kept.refused,
        {folder: _weighed(folder) for folder in (cached() / "texts", cached() / "drafts")},
    )


def _versions() -> Iterator[tuple[str, str]]:
    yield "pincite", __version__
    yield "python", platform.python_version()
    for name in PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"
    yield "system", f"{platform.system()} {platform.release()} {platform.machine()}"


def _settings(settings: Settings, file: Path | None, made: Mapping[str, str]) -> Iterator[Setting]:
    for field in fields(settings):
        if field.name != "overrides":
            glob = made.get(field.name)
            origin = DEFAULT if glob is None else f'{file}: overrides."{glob}"' if glob else str(file)
            yield Setting(field.name, _plain(getattr(settings, field.name)), origin)


def _plain(value: Any) -> Any:
    """Rows of pairs as the table that they were."""
    if isinstance(value, tuple) and value and all(isinstance(item, tuple) for item in value):
        return {name: _plain(item) for name, item in value}
    return [*value] if isinstance(value, tuple) else value


def _why_off(rule: Rule, settings: Settings) -> str:
    """Why a rule is never asked; empty where it is, or may be for some drafts."""
    if settings.select and rule.id not in settings.select:
        return "not selected"
    if rule.id in settings.ignore:
        return "ignored"
    if settings.level(rule.id) is Level.OFF:
        return "severity is off"
    if settings.style is not Style.AUTO and settings.style in rule.off_in:
        return f"not of the style {settings.style}"
    asked = rule.on_by_default or settings.select or settings.level(rule.id)
    return "" if asked else "off by default"


def _count(folder: Path) -> int | None:
    return sum(1 for _ in files_in(folder)) if folder.is_dir() else None


def _weighed(folder: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def as_json(found: Examined) -> str:
    """For a program."""
    index = found.index
    told = {
        "versions": found.versions,
        "settings": {
            "file": str(found.file) if found.file else None,
            "values": {one.name: {"value": one.value, "from": one.origin} for one in found.settings},
            "problems": [str(problem) for problem in found.problems],
        },
        "rules_off": found.off,
        "library": {
            "index": {
                "path": str(index.path),
                "bytes": index.size,
                "files": index.files,
                "problem": index.problem or None,
                "outdated": index.outdated,
            },
            "folders": {str(folder): count for folder, count in found.folders.items()},
            "refused": found.refused,
        },
        "caches": {str(folder): {"files": files, "bytes": size} for folder, (files, size) in found.kept.items()},
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_text(found: Examined) -> str:
    """For a reader."""
    return "\n".join(_lines(found))


def _lines(found: Examined) -> Iterator[str]:
    yield _heading("Versions")
    yield from _columns(found.versions)
    yield _heading(f"Settings: {found.file or 'no pincite.toml here or above'}")
    yield from _columns(
        {one.name: f"{json.dumps(one.value, ensure_ascii=False)}  ({_whence(one, found)})" for one in found.settings}
    )
    yield from (f"  bad: {problem}" for problem in found.problems)
    yield _heading(f"Rules switched off: {len(found.off)} of {len(RULES)}")
    yield from _columns(found.off)
    yield _heading("Texts of authorities")
    index = found.index
    sound = "of another version, to be made anew" if index.outdated else f"sound, {index.files} files"
    state = index.problem or (f"{sound}, {index.size} bytes" if index.size else "not made yet")
    yield from _columns(
        {
            f"index {index.path}": state,
            **{str(folder): "no such folder" if n is None else f"{n} files" for folder, n in found.folders.items()},
            **dict.fromkeys(found.refused, "refused: not in the folder of the settings"),
        }
    )
    yield _heading("Other caches")
    yield from _columns({str(folder): f"{files} files, {size} bytes" for folder, (files, size) in found.kept.items()})


def _whence(setting: Setting, found: Examined) -> str:
    return setting.origin.replace(str(found.file), found.file.name) if found.file else setting.origin


def _heading(text: str) -> str:
    return click.style(text, bold=True)


def _columns(rows: Mapping[str, str]) -> Iterator[str]:
    width = max(map(len, rows), default=0)
    return (f"  {name:<{width}}  {value}" for name, value in rows.items())


FORMS: Mapping[str, Callable[[Examined], str]] = {"text": as_text, "json": as_json}
