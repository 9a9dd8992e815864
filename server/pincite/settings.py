"""What the author chose: ``pincite.toml``, the editor's settings and the command line, in one frozen value."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FILE_NAME = "pincite.toml"


class Style(StrEnum):
    """A house style; ``auto`` finds the document's own."""

    AUTO = "auto"
    BLUEBOOK = "bluebook"
    WEST = "west"
    SCOTUS = "scotus"
    CALIFORNIA = "california"
    NEW_YORK = "ny"


class Level(StrEnum):
    """What an author may make of a rule's findings."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"
    OFF = "off"


class RunOn(StrEnum):
    """When an editor is told of findings."""

    TYPE = "type"
    SAVE = "save"


class PinDash(StrEnum):
    """What joins the pages of a span; ``auto`` holds the document to its own majority."""

    AUTO = "auto"
    HYPHEN = "hyphen"
    EN_DASH = "endash"


class HintOn(StrEnum):
    """The forms beside which an editor can show what they mean."""

    ID = "id"
    SUPRA = "supra"
    NAME = "name"
    """A case's name alone."""
    SHORT = "short"
    """A volume and page without a name: ``489 U.S. at 195``."""
    SECTION = "section"
    """A section without its code: ``Section 1983``, ``subsection (b)``."""


class Language(StrEnum):
    """The markup a draft is written in."""

    PLAIN = "plaintext"
    MARKDOWN = "markdown"
    LATEX = "latex"


LANGUAGES: Mapping[str, Language] = {
    "markdown": Language.MARKDOWN,
    "quarto": Language.MARKDOWN,
    "rmd": Language.MARKDOWN,
    "latex": Language.LATEX,
    "tex": Language.LATEX,
    "plaintex": Language.LATEX,
    "plaintext": Language.PLAIN,
    "text": Language.PLAIN,
    ".md": Language.MARKDOWN,
    ".markdown": Language.MARKDOWN,
    ".qmd": Language.MARKDOWN,
    ".rmd": Language.MARKDOWN,
    ".tex": Language.LATEX,
    ".txt": Language.PLAIN,
}
"""By an editor's language id, and by a file's suffix."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a user can choose; the defaults suit a brief in any house style."""

    style: Style = Style.AUTO
    """The house style that drafts are held to; ``auto`` finds each draft's own."""
    select: tuple[str, ...] = ()
    """Only these rules; empty for every rule that is on by default."""
    ignore: tuple[str, ...] = ()
    """Never these rules."""
    severity: tuple[tuple[str, Level], ...] = ()
    """Rules whose findings count for more or less here, or not at all."""
    run_on: RunOn = RunOn.TYPE
    """When an editor is told of findings: as its user types, or on saving."""
    pause: float = 1.0
    """Seconds without an edit until the citation that is being typed is judged too; 0 for at once."""
    pin_dash: PinDash = PinDash.AUTO
    """What joins the pages of a span, 195-97; ``auto`` holds each draft to its own majority."""
    keep: bool = True
    """Whether what was read of a long draft, and with it the text, is kept in its author's cache: it opens at once."""
    languages: tuple[tuple[str, Language], ...] = ()
    """Further language ids and suffixes: ``org`` or ``.brief``, and what to read them as."""
    record: "Documents" = ()
    """Further abbreviations of the record's documents, ``App. Ex.``, or in a table the file or files of each."""
    authorities: tuple[str, ...] = ("authorities",)
    """Folders, beside the settings file or below it, that hold the texts of authorities."""
    include: tuple[str, ...] = ()
    """The files of a document that is kept in several, in reading order; those that LaTeX puts in need no mention."""
    hints: tuple[tuple[HintOn, bool], ...] = ()
    """Forms beside which an editor shows what they mean, or does not; it does beside those that are not named."""
    overrides: tuple[tuple[str, "Layer"], ...] = ()
    """Other settings for some drafts: by a glob, written as in ``.gitignore``, of their path from the settings file."""

    def at(self, path: PurePath) -> "Settings":
        """The settings of one draft, by its path from the settings file; of two overrides the later holds."""
        if not self.overrides:
            return self
        found = replace(self, overrides=())
        for glob, layer in self.overrides:
            if _glob(glob).match_file(path.as_posix().lstrip("/")):
                found = _laid(found, layer)
        return found

    @property
    def documents(self) -> tuple[str, ...]:
        """The abbreviations of the record's documents that the author added."""
        return tuple(name for name, _ in self.record)

    def level(self, rule: str) -> Level | None:
        """What the author makes of a rule; None where the rule's own severity holds."""
        return dict(self.severity).get(rule)

    @property
    def hinted(self) -> frozenset[HintOn]:
        """The forms beside which an editor shows what they mean."""
        return frozenset(kind for kind in HintOn if dict(self.hints).get(kind, True))

    def language(self, language_id: str, path: str) -> Language:
        """What a document is written in: by its language id, else by its suffix."""
        known = {**LANGUAGES, **dict(self.languages)}
        keys = language_id.lower(), PurePath(path).suffix.lower()
        return next((known[key] for key in keys if key in known), Language.PLAIN)


Documents = tuple[tuple[str, tuple[str, ...]], ...]
"""Abbreviations of the record's documents, each with its files, in order."""
Layer = tuple[tuple[str, Any], ...]
"""Some settings, by field: what a table says that is laid over others."""


class Problem(NamedTuple):
    """A setting that does not hold, and why; ``line`` counts from 1 in a settings file."""

    key: str
    message: str
    path: Path | None = None
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        return f"{place}{self.key}: {self.message}" if self.key else f"{place}{self.message}"


Rules = Callable[[], Collection[str]]
"""Gives the ids of all rules, once they are needed."""
Complaint = tuple[str, str]
"""Where below its key a value is bad (empty for all of it), and why."""
Reader = Callable[[object, Rules | None], tuple[object, list[Complaint]]]
"""Takes a value as written, and the rules if their names are to be looked at; gives what is good of it (None for
nothing) and what is bad."""


def _choice(kind: type[StrEnum]) -> Reader:
    def read(value: object, rules: Rules | None) -> tuple[object, list[Complaint]]:
        del rules
        if isinstance(value, str) and value in set(kind):
            return kind(value), []
        return None, [("", f"{value!r} is none of {', '.join(kind)}")]

    return read


def _names(value: object, rules: Rules | None = None) -> tuple[object, list[Complaint]]:
    del rules
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list | tuple):
        return None, [("", f"{value!r} is not a list of names")]
    good = tuple(item.strip() for item in value if isinstance(item, str) and item.strip())
    return good, [("", f"{item!r} is not a name") for item in value if not isinstance(item, str)]


def _rules(value: object, rules: Rules | None) -> tuple[object, list[Complaint]]:
    good, bad = _names(value)
    return good, [*bad, *(("", f"{name}: {why}") for name, why in _unknown(good, rules))]


def _seconds(value: object, rules: Rules | None) -> tuple[object, list[Complaint]]:
    del rules
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf"):
        return float(value), []
    return None, [("", f"{value!r} is not a number of seconds")]


def _switch(value: object, rules: Rules | None) -> tuple[object, list[Complaint]]:
    del rules
    return (value, []) if isinstance(value, bool) else (None, [("", f"{value!r} is neither true nor false")])


def _pairs(kind: type[StrEnum], of_rules: bool = False) -> Reader:
    choose = _choice(kind)

    def read(value: object, rules: Rules | None) -> tuple[object, list[Complaint]]:
        if not isinstance(value, Mapping):
            return None, [("", f"{value!r} is not a table")]
        chosen = {str(name): choose(item, None) for name, item in value.items()}
        good = tuple((name, item) for name, (item, _) in chosen.items() if item is not None)
        bad = [(name, why) for name, (_, complaints) in chosen.items() for _, why in complaints]
        return good, [*bad, *(_unknown(chosen, rules) if of_rules else ())]

    return read


def _switches(kind: type[StrEnum]) -> Reader:
    choose = _choice(kind)

    def read(value: object, rules: Rules | None) -> tuple[object, list[Complaint]]:
        del rules
        if not isinstance(value, Mapping):
            return None, [("", f"{value!r} is not a table")]
        bad = [(str(name), why) for name in value for _, why in choose(name, None)[1]]
        bad += [(str(name), why) for name, on in value.items() for _, why in _switch(on, None)[1]]
        wrong = {name for name, _ in bad}
        return tuple((kind(name), on) for name, on in value.items() if str(name) not in wrong), bad

    return read


def _documents(value: object, rules: Rules | None) -> tuple[object, list[Complaint]]:
    """A list of abbreviations, or a table of the files of each."""
    del rules
    if not isinstance(value, Mapping):
        names, bad = _names(value)
        return None if names is None else tuple((name, ()) for name in cast(tuple[str, ...], names)), bad
    files = {str(name): _names([file] if isinstance(file, str) else file) for name, file in value.items()}
    good = tuple((name, named) for name, (named, _) in files.items() if named is not None)
    return good, [(name, why) for name, (_, complaints) in files.items() for _, why in complaints]


def _overrides(value: object, rules: Rules | None) -> tuple[object, list[Complaint]]:
    if not isinstance(value, Mapping):
        return None, [("", f"{value!r} is not a table")]
    good: list[tuple[str, Layer]] = []
    bad: list[Complaint] = []
    for glob, table in value.items():
        if not isinstance(table, Mapping):
            bad.append((glob, f"{table!r} is not a table"))
        elif not _is_glob(glob):
            bad.append((glob, "is not a glob"))
        else:
            layer, problems = _layer(table, rules, READERS.keys() - {"overrides"})
            good.append((glob, layer))
            bad += [(f"{glob}.{problem.key}", problem.message) for problem in problems]
    return tuple(good), bad


@lru_cache
def _glob(glob: str) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([glob])


def _is_glob(glob: str) -> bool:
    try:
        _glob(glob)
    except (ValueError, re.error):
        return False
    return True


def _unknown(names: Any, rules: Rules | None) -> Iterator[Complaint]:
    """Those names that no rule has, where that is looked at."""
    known = rules() if rules and names else ()
    for name in names if known else ():
        if name not in known:
            yield name, "no such rule" + _meant(name, {rule: rule for rule in known})


READERS: Mapping[str, Reader] = {
    "style": _choice(Style),
    "select": _rules,
    "ignore": _rules,
    "severity": _pairs(Level, of_rules=True),
    "run_on": _choice(RunOn),
    "pause": _seconds,
    "pin_dash": _choice(PinDash),
    "keep": _switch,
    "languages": _pairs(Language),
    "record": _documents,
    "authorities": _names,
    "include": _names,
    "hints": _switches(HintOn),
    "overrides": _overrides,
}
TABLES = frozenset({"severity", "languages", "hints"})
"""Settings that are tables of one value a row: a row holds until another takes its place."""
CLIENT_KEYS = frozenset({"server", "trace", "enable", "attach"})
"""Settings that an editor keeps for its own side of the wire."""


def _folded(key: str) -> str:
    """The same for ``pin-dash``, ``pin_dash`` and ``pinDash``: each place has its custom."""
    return key.replace("-", "").replace("_", "").lower()


_FIELDS = {_folded(name): name for name in READERS}


def load(
    table: Mapping[str, object], base: Settings | None = None, rules: Rules | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """Lay a table over ``base``: what is good holds, what is bad is said. A key that is null is not set.

    A value takes the place of what was set before, in a table row by row. With ``rules`` a name that none of them has
    is bad as well.
    """
    layer, problems = _layer(table, rules)
    return _laid(base or Settings(), layer), tuple(problems)


def _layer(
    table: Mapping[str, object], rules: Rules | None, fields: Collection[str] = READERS.keys()
) -> tuple[Layer, list[Problem]]:
    """What is good of a table, by field, and what is bad."""
    good: dict[str, object] = {}
    problems: list[Problem] = []
    for key, value in table.items():
        field = _FIELDS.get(_folded(key))
        if value is None or key in CLIENT_KEYS:
            continue
        if field is None or field not in fields:
            meant = {folded: name.replace("_", "-") for folded, name in _FIELDS.items() if name in fields}
            problems.append(Problem(key, "no such setting" + _meant(_folded(key), meant)))
            continue
        read, complaints = READERS[field](value, rules)
        if read is not None:
            good[field] = read
        problems += [Problem(".".join(filter(None, (key, below))), why) for below, why in complaints]
    return tuple(good.items()), problems


def _laid(base: Settings, layer: Layer) -> Settings:
    rows = {name: (*dict([*getattr(base, name), *value]).items(),) for name, value in layer if name in TABLES}
    return replace(base, **{**dict(layer), **rows})


def _meant(name: str, names: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, names, n=1)
    return f"; did you mean {names[close[0]]}?" if close else ""


def find(path: Path) -> Path | None:
    """The settings file that governs a file or folder: the nearest one upward from it that is no link to elsewhere."""
    for folder in (path, *path.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file() and not leads_out(candidate, folder):
            return candidate
    return None


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a file is a link out of a folder: what comes with a folder must not have other files read."""
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def load_file(
    path: Path, base: Settings | None = None, rules: Rules | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """Lay a settings file over ``base``; its problems know their lines."""
    import tomllib

    base = base or Settings()
    try:
        text = path.read_text(encoding="utf-8-sig")
        settings, problems = load(tomllib.loads(text), base, rules)
    except OSError as error:
        return base, (Problem("", f"cannot be read: {error.strerror}", path),)
    except UnicodeDecodeError:
        return base, (Problem("", "is not UTF-8 text", path),)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+)", str(error))
        return base, (Problem("", f"is not TOML: {error}", path, int(at[1]) if at else text.count("\n") + 1),)
    return settings, tuple(problem._replace(path=path, line=_line(text, problem.key)) for problem in problems)


def origins(path: Path | None, draft: PurePath) -> dict[str, str]:
    """Where each setting that a settings file makes for a draft, by its path from there, is made in that file.

    An empty text for the file itself, else the glob of the override. What is not set or cannot be read is left out.
    """
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig")) if path else {}
    except (OSError, ValueError, RecursionError):
        return {}
    layer, _ = _layer(table, None)
    overrides = load(table)[0].overrides
    found = dict.fromkeys((field for field, _ in layer), "")
    for glob, over in overrides:
        if _glob(glob).match_file(draft.as_posix().lstrip("/")):
            found |= dict.fromkeys((field for field, _ in over), glob)
    return found


def _line(text: str, key: str) -> int:
    """The line that sets a key, else the nearest table or key above it that is written."""
    table, places = "", dict[str, int]()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _unquoted(header[1])
            places.setdefault(table, number)
        elif entry := _ENTRY.match(line):
            places.setdefault(".".join(filter(None, (table, _unquoted(entry[1])))), number)
    while key and key not in places:
        key = key.rpartition(".")[0]
    return places.get(key, 1)


_KEY = r"""(?:"[^"]*"|'[^']*'|[\w.-])+"""
_HEADER = re.compile(rf"\s*\[\s*({_KEY})\s*\]")
_ENTRY = re.compile(rf"\s*({_KEY})\s*=")


def _unquoted(key: str) -> str:
    return re.sub(r"[\"']", "", key)
