"""The index: the texts of all library folders in one SQLite file, found by citation, by path and by their words.

The files are the truth and the index a cache: a row holds as long as its file has the time and size that it was read
at; what is damaged or of another version is made anew. Several processes may use it at once.
"""

import json
import os
import sqlite3
import stat
import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from pincite.citations.model import Series, Source
from pincite.digests import digest
from pincite.library.housekeeping import is_done_with
from pincite.library.places import files_in, pages_for
from pincite.library.texts import Mark, Piece, Text

VERSION = 6
"""Of the tables and of what the readers make; a cache of another version is made anew."""
PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""
_BETWEEN_TRIES = 0.02
"""Seconds."""
_BATCH = 64
"""Files in one transaction: others write between two."""
_MOST_AT_ONCE = 8 << 20
"""Characters in one transaction, and in memory."""
_SLICE = 512
"""Files that other processes are asked to read at once: their texts wait in memory until they are written."""
_REMEMBERED = 64
"""Texts that were looked up last."""
_CHECKED = 256 << 20
"""Bytes of a cache beyond which it is only checked when that is asked for."""

_TABLES = """
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, modified INTEGER, size INTEGER, beside INTEGER, hash BLOB,
    problem TEXT, name TEXT, court TEXT, date TEXT, sources TEXT, marks TEXT, pieces TEXT, text BLOB
);
CREATE TABLE keys (key TEXT NOT NULL, file INTEGER NOT NULL REFERENCES files(id) ON DELETE CASCADE);
CREATE INDEX by_key ON keys(key);
CREATE INDEX by_file ON keys(file);
CREATE VIRTUAL TABLE words USING fts5(name, text, content='');
CREATE TABLE places (path TEXT PRIMARY KEY, used INTEGER NOT NULL);
"""


class LibraryError(Exception):
    """Why the library cannot do what it is asked to, in one line."""


class BusyError(LibraryError):
    """Another process has had the cache to itself for too long."""


class DamagedError(LibraryError):
    """The cache was damaged; it has been emptied, and can be used again."""


class Stamp(NamedTuple):
    """What a file and those that are read with it had when they were read: the same while nobody has written them."""

    modified: int
    size: int
    beside: int


class Entry(NamedTuple):
    """What is known of a file without its text."""

    path: Path
    keys: tuple[str, ...]
    name: str
    court: str
    date: str
    problem: str
    """Why it is no authority; empty where it is one."""


class Hit(NamedTuple):
    """A text that holds some words, and the first place of one of them."""

    text: Text
    offset: int


class Behind(NamedTuple):
    """What the files are now that the cache does not know."""

    gone: tuple[str, ...]
    changed: tuple[tuple[Path, Stamp], ...]


class Row(NamedTuple):
    """A file as it is stored."""

    path: str
    modified: int
    size: int
    beside: int
    hash: bytes
    problem: str
    name: str
    court: str
    date: str
    sources: str
    marks: str
    pieces: str
    text: bytes
    keys: tuple[str, ...]
    plain: str
    """The text for the index of words; not stored itself."""


Step = Callable[[int, int], object]
"""Told after each file how many are read of how many; may take its time."""


def _silent(done: int, of: int) -> None:
    del done, of


class Index:
    """One process's hold on the cache; to be used from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._database: sqlite3.Connection | None = None
        self._checked = False
        self._texts: OrderedDict[tuple[Path, Stamp], Text] = OrderedDict()
        self._file = 0
        """Which file it is that is open: another process may have put a new one in its place."""

    # -- looking up ---------------------------------------------------------------------------------------------------

    def find(self, keys: Iterable[str], folders: Sequence[Path], *, read: bool = True) -> list[Text]:
        """The texts that stand at one of some citations; the folders' order decides.

        They are as their files are now; without ``read`` no file is looked at, and they are as they were last read.
        """
        found: dict[Path, Text] = {}
        for key in keys:
            for path, row in self._rows_at(key):
                if path not in found and _within(path, folders):
                    text = self.text(path) if read else self._made(path, row)
                    if text and any(source.key == key for source in text.sources):
                        found[path] = text
        return sorted(found.values(), key=lambda text: _rank(text.path, folders))

    def text(self, path: Path) -> Text | None:
        """A file's text as it is now, read again if it has changed; None where it is gone or is no text."""
        stamp = stamp_of(path)
        if stamp is None:
            return None
        with suppress(LibraryError):  # then from the file
            row = self._row(path)
            if row is not None and (row["modified"], row["size"], row["beside"]) == stamp:
                return self._made(path, row)
        made = row_of(path, stamp)
        return None if made.problem else _text(path, made._asdict())

    def _made(self, path: Path, row: sqlite3.Row) -> Text | None:
        """A row as a text, which is the same one for all drafts that cite it; None where it is none."""
        if row["problem"]:
            return None
        key = path, Stamp(row["modified"], row["size"], row["beside"])
        text = self._texts.get(key) or _text(path, row)
        with self._lock:
            self._texts[key] = text
            self._texts.move_to_end(key)
            if len(self._texts) > _REMEMBERED:
                self._texts.popitem(last=False)
        return text

    def entries(self, folders: Sequence[Path]) -> list[Entry]:
        """What is known of the files in some folders, folder by folder."""
        with self._reading() as database:
            rows = database.execute("SELECT path, sources, name, court, date, problem FROM files").fetchall()
        found = [
            Entry(Path(row["path"]), tuple(s.key for s in _sources(row["sources"])), *tuple(row)[2:])
            for row in rows
            if _within(Path(row["path"]), folders)
        ]
        return sorted(found, key=lambda entry: _rank(entry.path, folders))

    def search(self, words: str, folders: Sequence[Path], most: int = 20) -> list[Hit]:
        """The texts that hold all of some words, best first; raises LibraryError for words that cannot be sought."""
        terms = [f'"{word}"' for word in words.replace('"', " ").split()]
        if not terms:
            raise LibraryError("there are no words to look for")
        with self._reading() as database:
            rows = database.execute(
                "SELECT path FROM words JOIN files ON files.id = words.rowid WHERE words MATCH ? ORDER BY rank",
                (" ".join(terms),),
            ).fetchall()
        hits = []
        for row in rows:
            path = Path(row["path"])
            if _within(path, folders) and (text := self.text(path)):
                folded = text.text.casefold()
                places = [at for term in terms if (at := folded.find(term.strip('"').casefold())) >= 0]
                hits.append(Hit(text, min(places, default=0)))
            if len(hits) == most:
                break
        return hits

    def _rows_at(self, key: str) -> list[tuple[Path, sqlite3.Row]]:
        with self._reading() as database:
            rows = database.execute(
                "SELECT files.* FROM keys JOIN files ON files.id = keys.file WHERE key = ?", (key,)
            ).fetchall()
        return [(Path(row["path"]), row) for row in rows]

    def _row(self, path: Path) -> sqlite3.Row | None:
        with self._reading() as database:
            found: sqlite3.Row | None = database.execute("SELECT * FROM files WHERE path = ?", (str(path),)).fetchone()
        return found

    # -- keeping up ---------------------------------------------------------------------------------------------------

    def update(self, places: Sequence[Path], step: Step = _silent, jobs: int = 1, *, careful: bool = False) -> int:
        """Bring the cache up to date with some folders and files; how many were read, or are gone.

        A file that ends the process that reads it would do so again and again: whoever is ``careful`` writes that
        down before each, and it is passed over as long as it stays the same.
        """
        self._check_once()
        try:
            return self._update(places, step, jobs, careful=careful)
        except DamagedError:
            return self._update(places, step, jobs, careful=careful)

    def _update(self, places: Sequence[Path], step: Step, jobs: int, *, careful: bool) -> int:
        gone, changed = self.behind(places)
        if gone:
            self._write((), gone)
        batch: list[Row] = []
        with _rows(changed, jobs, self._beware if careful else None) as made:
            for done, row in enumerate(made, 1):
                batch.append(row)
                large = sum(len(row.plain) for row in batch) > _MOST_AT_ONCE
                if large or len(batch) == _BATCH or done == len(changed) or careful:
                    self._write(batch, ())
                    batch.clear()
                step(done, len(changed))
        return len(gone) + len(changed)

    def behind(self, places: Sequence[Path]) -> Behind:
        """The files of some folders, and single ones, that are other than when they were read."""
        known: dict[str, tuple[int, int, int] | None] = {}
        """None for those that are there."""
        with self._reading() as database:
            for path, modified, size, beside in database.execute("SELECT path, modified, size, beside FROM files"):
                known[path] = modified, size, beside
        changed: dict[Path, Stamp] = {}
        for file, now in _stamped(places):
            name = str(file)
            if known.get(name, ()) not in (now, None):
                changed[file] = now
            if name in known:
                known[name] = None
        gone = [path for path, before in known.items() if before and _within(Path(path), places)]
        return Behind(tuple(gone), tuple(changed.items()))

    def state(self) -> tuple[int, int]:
        """Another one when another process, or another hold on the cache, has written to it; zeros for none."""
        try:
            with self._reading() as database:
                return self._file, database.execute("PRAGMA data_version").fetchone()[0]
        except LibraryError:
            return 0, 0

    def keep_house(self, places: Iterable[Path], today: int) -> None:
        """Note that some places are used, and forget those that nobody will use again; once a day is enough."""
        with self._reading() as database:
            used = dict(database.execute("SELECT path, used FROM places").fetchall())
        inuse = {str(place): today for place in places if place.exists()}
        if all(used.get(place) == day for place, day in inuse.items()):
            return
        kept = {place for place, day in (used | inuse).items() if not is_done_with(Path(place), day, today)}
        with self._reading() as database:
            paths = [row["path"] for row in database.execute("SELECT path FROM files")]
        folders = [Path(place) for place in kept]
        forgotten = [path for path in paths if not _within(Path(path), folders)]
        with self._writing() as database:
            database.executemany("INSERT OR REPLACE INTO places VALUES (?, ?)", inuse.items())
            database.executemany("DELETE FROM places WHERE path = ?", [(place,) for place in used.keys() - kept])
            for path in forgotten:
                _forget(database, path)
        if forgotten:
            with self._reading() as database:
                database.execute("VACUUM")

    def _beware(self, path: Path, stamp: Stamp) -> None:
        self._write([_without_text(path, stamp, b"", "ends the process that reads it, or takes minutes")], ())

    def verify(self) -> bool:
        """Whether the cache is sound; one that is not is made anew. Raises BusyError where that cannot be told."""
        try:
            with self._reading() as database:
                sound = [row[0] for row in database.execute("PRAGMA quick_check(1)")] == ["ok"]
        except BusyError:
            raise
        except LibraryError:
            sound = False
        if not sound:
            self.clear()
        return sound

    def clear(self) -> None:
        """Forget everything; the files are there to be read again."""
        with self._lock:
            self.close()
            for path in (self.path, *_beside(self.path)):
                _unlink(path)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._database:
                self._database.close()
            self._database = None

    def _check_once(self) -> None:
        if not self._checked:
            self._checked = True
            with suppress(OSError):
                if self.path.stat().st_size <= _CHECKED:
                    self.verify()

    def _write(self, rows: Sequence[Row], gone: Iterable[str]) -> None:
        """Put rows in the place of those of the same files, and take others out."""
        with self._writing() as database:
            for path in (*gone, *(row.path for row in rows)):
                _forget(database, path)
            for row in rows:
                _store(database, row)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The database, to be changed all or nothing."""
        with self._reading() as database, _transaction(database):
            yield database

    # -- the file -----------------------------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """The open database; what is wrong with it is said in a line, and a damaged one is made anew for the next."""
        with self._lock:
            try:
                yield self._opened()
            except sqlite3.OperationalError as error:
                kind = BusyError if _is_busy(error) else LibraryError
                raise kind(f"the index {self.path} cannot be used: {error}") from None
            except sqlite3.DatabaseError as error:
                self.clear()
                raise DamagedError(f"the index {self.path} was damaged and is made anew: {error}") from None

    def _opened(self) -> sqlite3.Connection:
        if self._database is not None and _number(self.path) != self._file:
            self.close()
        if self._database is None:
            try:
                self._database = _connected(self.path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # not a database, or one that was cut off
                self.clear()
                self._database = _connected(self.path)
            self._file = _number(self.path)
        return self._database


class Health(NamedTuple):
    """How a cache is, found out without touching it."""

    path: Path
    size: int
    """In bytes; 0 where there is none."""
    files: int
    problem: str
    """What is wrong with it; empty where nothing is, or where there is none yet."""
    outdated: bool = False
    """Whether another version made it, so that whoever uses it next makes it anew."""


def health(path: Path) -> Health:
    """How the cache in a file is; one that is damaged stays so, to be made anew by who uses it next."""
    try:
        size = path.stat().st_size
    except OSError:
        return Health(path, 0, 0, "")
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                return Health(path, size, 0, "", outdated=True)
            (said,) = database.execute("PRAGMA quick_check(1)").fetchone()
            (files,) = database.execute("SELECT count(*) FROM files").fetchone()
        finally:
            database.close()
    except sqlite3.Error as error:
        return Health(path, size, 0, f"cannot be read: {error}")
    return Health(path, size, files, "" if said == "ok" else f"is damaged: {said}")


def _number(path: Path) -> int:
    """What tells a file from another that has taken its name."""
    try:
        return os.stat(path).st_ino
    except OSError:
        return 0


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _beside(path: Path) -> Iterable[Path]:
    """What SQLite keeps beside a database."""
    return (path.with_name(path.name + end) for end in ("-wal", "-shm"))


def _connected(path: Path) -> sqlite3.Connection:
    """The database in a file, made if need be; where two processes make it at once the later waits for the other.

    SQLite itself waits for a lock, but not for the one under which a file goes over to WAL.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return _connected_at_once(path)
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > until:
                raise
        time.sleep(_BETWEEN_TRIES)


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY  # the rest says of what it is busy


def _connected_at_once(path: Path) -> sqlite3.Connection:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    left = [rest for rest in _beside(path) if rest.exists()]
    if left and not path.exists():  # it would be taken for the new one's
        for rest in left:
            _unlink(rest)
    database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        database.row_factory = sqlite3.Row
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("PRAGMA cache_size = -512")  # in kilobytes: a look-up needs few pages, and a session is long
        if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            database.execute("PRAGMA journal_mode = WAL")
            _made(database)
    except BaseException:
        database.close()
        raise
    return database


def _made(database: sqlite3.Connection) -> None:
    """Make the tables, unless another process has done so meanwhile."""
    with _transaction(database):
        if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            for table in ("words", "keys", "files", "places"):
                database.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in filter(str.strip, _TABLES.split(";")):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _forget(database: sqlite3.Connection, path: str) -> None:
    row = database.execute("SELECT id, name, text, problem FROM files WHERE path = ?", (path,)).fetchone()
    if row is None:
        return
    if not row["problem"]:
        database.execute(
            "INSERT INTO words(words, rowid, name, text) VALUES ('delete', ?, ?, ?)",
            (row["id"], row["name"], _unpacked(row["text"])),
        )
    database.execute("DELETE FROM files WHERE id = ?", (row["id"],))


_COLUMNS = "path modified size beside hash problem name court date sources marks pieces text".split()
_STORE = f"INSERT INTO files({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"


def _store(database: sqlite3.Connection, row: Row) -> None:
    file = database.execute(_STORE, row[: len(_COLUMNS)]).lastrowid
    database.executemany("INSERT INTO keys VALUES (?, ?)", [(key, file) for key in row.keys])
    if not row.problem:
        database.execute("INSERT INTO words(rowid, name, text) VALUES (?, ?, ?)", (file, row.name, row.plain))


# -- files as rows ----------------------------------------------------------------------------------------------------


def stamp_of(path: Path) -> Stamp | None:
    """What a file has now; None where there is none. A link that leads nowhere has nothing, which can be said of it."""
    try:
        status = os.stat(path)
    except OSError:
        return Stamp(0, 0, 0) if os.path.islink(path) else None
    beside = sum(_written(one) for one in (Path(f"{path}.toml"), *pages_for(path)))
    return Stamp(status.st_mtime_ns, status.st_size, beside)


def _stamped(places: Iterable[Path]) -> Iterator[tuple[Path, Stamp]]:
    """The files of some folders, and single ones, as far as they are there."""
    for place in places:
        for file in files_in(place) if place.is_dir() else (place,):
            if stamp := stamp_of(file):
                yield file, stamp


def _written(path: Path) -> int:
    """When a file was written; 0 where there is none, but perhaps a link that leads to one."""
    try:
        status = os.lstat(path)
    except OSError:
        return 0
    return status.st_mtime_ns if stat.S_ISREG(status.st_mode) else 0


def row_of(path: Path, stamp: Stamp) -> Row:
    """A file as it is stored: its text, or why it has none."""
    from pincite.library.readers.model import UnreadableError
    from pincite.library.readers.reading import content_of, read

    content = b""
    try:
        content = content_of(path)
        return _row(read(path, content), stamp, content)
    except UnreadableError as reason:
        problem = " ".join(str(reason).split())
    except Exception as error:  # one bad file must not keep the others out
        problem = f"cannot be read: {type(error).__name__}: {error}"
    return _without_text(path, stamp, content, problem)


def _without_text(path: Path, stamp: Stamp, content: bytes, problem: str) -> Row:
    return _row(Text(path, (), ""), stamp, content, problem)


def _row(text: Text, stamp: Stamp, content: bytes, problem: str = "") -> Row:
    return Row(
        str(text.path),
        *stamp,
        digest(content, 16),
        problem,
        text.name,
        text.court,
        text.date,
        json.dumps([(s.volume, s.name, s.number, s.typed, s.series) for s in text.sources]),
        json.dumps(dict(text.marks)),
        json.dumps(text.pieces),
        zlib.compress(text.text.encode("utf-8", "surrogatepass"), 1),
        tuple(dict.fromkeys(source.key for source in text.sources)),
        text.text.encode("utf-8", "replace").decode(),
    )


@contextmanager
def _rows(
    files: Sequence[tuple[Path, Stamp]], jobs: int, before: Callable[[Path, Stamp], None] | None
) -> Iterator[Iterable[Row]]:
    """The rows of some files, read in other processes if that is worth their start and nothing is to be done before."""
    if before:
        yield (row_of(path, stamp) for path, stamp in files if before(path, stamp) is None)
        return
    if jobs < 2 or len(files) < 2 * _BATCH:
        yield (row_of(path, stamp) for path, stamp in files)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        slices = (files[at : at + _SLICE] for at in range(0, len(files), _SLICE))
        yield (row for some in slices for row in pool.map(row_of, *zip(*some, strict=True), chunksize=16))


def _text(path: Path, row: Any) -> Text:
    """A text as a row has it; ``row`` gives a column by its name."""
    return Text(
        path,
        _sources(row["sources"]),
        _unpacked(row["text"]),
        {name: tuple(Mark(*mark) for mark in marks) for name, marks in json.loads(row["marks"]).items()},
        row["name"],
        row["court"],
        row["date"],
        tuple(Piece(*piece) for piece in json.loads(row["pieces"])),
    )


def _sources(told: str) -> tuple[Source, ...]:
    return tuple(
        Source(volume, name, number, typed, Series(series)) for volume, name, number, typed, series in json.loads(told)
    )


def _unpacked(text: bytes) -> str:
    return zlib.decompress(text).decode("utf-8", "surrogatepass")


def _within(path: Path, folders: Iterable[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


def _rank(path: Path, folders: Sequence[Path]) -> tuple[int, str]:
    """Where a file comes among others: by its folder, then by its name."""
    return next(at for at, folder in enumerate(folders) if path.is_relative_to(folder)), str(path)
