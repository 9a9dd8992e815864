"""The United States Reports, volumes 1 to 570: which case begins on which page, bundled and offline.

Facts from the Library of Congress. Orders and denials of certiorari are missing, so that a page without a case is a
doubt and no more; nothing is known after volume 570.
"""

import re
import sqlite3
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

LAST_VOLUME = 570


class Case(NamedTuple):
    """A case of the United States Reports."""

    volume: int
    page: int
    name: str
    year: int
    sources: int
    """How many sources agree on the year."""
    next_page: int | None
    """The first page of the next case in the volume: the last page this case can have."""


_COLUMNS = "volume, page, name, year, sources, next_page"
_SCHEMA = f"CREATE TABLE cases ({_COLUMNS}, PRIMARY KEY (volume, page, name)) WITHOUT ROWID"
_INDEX = "CREATE VIRTUAL TABLE names USING fts5 (name, content='', columnsize=0, detail=none)"
"""The words of the names that begin on a page; a row is its volume and page in one number."""
_PAGES = 10_000
"""No volume has as many."""
_WORD = re.compile(r"\w+")


@cache
def _table() -> sqlite3.Connection:
    """The bundled table, opened when first asked; read-only, so any thread may ask."""
    path = files("pincite.library").joinpath("us_reports.sqlite")
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@lru_cache(4096)
def cases_at(volume: int, page: int) -> tuple[Case, ...]:
    """The cases that begin on a page: none, one, or several short ones."""
    rows = _table().execute(f"SELECT {_COLUMNS} FROM cases WHERE volume = ? AND page = ?", (volume, page))
    return tuple(Case(*row) for row in rows)


@lru_cache(16)
def cases_in(volume: int) -> tuple[Case, ...]:
    """All cases of a volume, in page order."""
    rows = _table().execute(f"SELECT {_COLUMNS} FROM cases WHERE volume = ? ORDER BY page", (volume,))
    return tuple(Case(*row) for row in rows)


@lru_cache(4096)
def cases_around(volume: int, page: int) -> tuple[Case, ...]:
    """The cases that begin on the last first page at or before ``page``."""
    (first,) = _table().execute("SELECT max(page) FROM cases WHERE volume = ? AND page <= ?", (volume, page)).fetchone()
    return () if first is None else cases_at(volume, first)


@lru_cache(64)
def cases_named(typed: str, most: int) -> tuple[Case, ...]:
    """The cases with all these words in their names, the last of them perhaps only begun; the latest first.

    Those of ``most`` pages at most; none where this SQLite has no full-text search.
    """
    words = [word.casefold() for word in _WORD.findall(typed)]
    if not words:
        return ()
    sought = " ".join(f'"{word}"' for word in words) + "*"
    pages = "SELECT rowid AS place FROM names WHERE names MATCH ? ORDER BY rowid DESC LIMIT ?"
    joined = f"volume = place / {_PAGES} AND page = place % {_PAGES}"
    try:
        rows = _table().execute(f"SELECT {_COLUMNS} FROM ({pages}) CROSS JOIN cases ON {joined}", (sought, most))
        cases = [Case(*row) for row in rows]
    except sqlite3.OperationalError:
        return ()
    # Short cases share a page, and the index knows pages.
    return tuple(case for case in cases if all(word in case.name.casefold() for word in words))


def build(table: Path, target: Path) -> int:
    """Make the bundled table from tab-separated rows of volume, page, name, year, sources and next page.

    Returns how many cases it holds.
    """
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as made:
        made.execute(_SCHEMA)
        made.executemany(
            "INSERT OR IGNORE INTO cases VALUES (?, ?, ?, ?, ?, ?)",
            [
                (int(v), int(p), _name(name), int(y or 0), int(s or 0), int(n) if n else None)
                for v, p, name, y, s, n in rows
            ],
        )
        made.execute(_INDEX)
        made.execute(
            f"INSERT INTO names (rowid, name) SELECT volume * {_PAGES} + page, group_concat(name, ' ') FROM cases"
            " GROUP BY volume, page"
        )
        made.execute("INSERT INTO names (names) VALUES ('optimize')")
    with sqlite3.connect(target) as made:
        made.execute("VACUUM")
    made.close()
    return len(rows)


def _name(typed: str) -> str:
    return re.sub(r"\s+", " ", typed).strip()


if __name__ == "__main__":
    import sys

    print(build(Path(sys.argv[1]), Path(__file__).with_name("us_reports.sqlite")), "cases")
