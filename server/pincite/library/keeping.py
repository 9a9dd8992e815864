"""Keeping up: the index is brought up to date by a process of its own, which no edit waits for and no file can end."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pincite.library.housekeeping import clear_copies, today
from pincite.library.index import DamagedError, Index, LibraryError, Step
from pincite.library.places import cached

PATIENCE = 120.0
"""Seconds for one file, or sixteen where several processes read; one that takes longer is never read."""
_MOST_BAD = 20
"""So many files may end the process before it is given up."""
_ASIDE = 10
"""How much a process that nobody waits for is willing to step aside (its niceness)."""


def index() -> Index:
    """The index of all that this user keeps."""
    return Index(cached() / "library.sqlite3")


def copies() -> Path:
    """Where the copies of texts are that an editor can show."""
    return cached() / "texts"


def keep_up(index: Index, places: Sequence[Path], step: Step, jobs: int = 1, *, aside: bool = False) -> None:
    """Bring an index up to date with some folders and files; raises LibraryError where it cannot be.

    ``aside`` is for a process that nobody waits for.
    """
    with suppress(LibraryError):  # another day will do
        index.keep_house(places, today())  # before anything is read: others keep house as well
    clear_copies(copies(), today())
    if _is_behind(index, places):
        for careful in (False, *[True] * _MOST_BAD):
            if _apart(index, places, step, jobs, aside=aside, careful=careful):
                break
        else:
            raise LibraryError(f"the library cannot be read: the process that does so has ended {_MOST_BAD + 1} times")


def _is_behind(index: Index, places: Sequence[Path]) -> bool:
    try:
        return any(index.behind(places))
    except DamagedError:
        return True


def _apart(index: Index, places: Sequence[Path], step: Step, jobs: int, *, aside: bool, careful: bool) -> bool:
    """Do so in another process; whether that came to its end."""
    command = [sys.executable, "-m", "pincite.library.keeping"]
    home = Path(__file__).parents[2]  # where the other process finds this package, and no other of its name
    asked = {"index": str(index.path), "places": [*map(str, places)], "jobs": jobs, "aside": aside, "careful": careful}
    with _started(command, home) as child, _watched(child) as heard:
        with suppress(OSError):
            child.stdin.write(json.dumps(asked).encode())
            child.stdin.close()
        for line in child.stdout:
            heard()
            match json.loads(line):
                case [int(done), int(of)]:
                    step(done, of)
                case str(reason):
                    raise LibraryError(reason)
                case None:
                    return True
    return False


def _started(command: Sequence[str], home: Path) -> Any:
    return subprocess.Popen(command, cwd=home, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


@contextmanager
def _watched(child: Any) -> Iterator[Callable[[], None]]:
    """Ends a process that is not heard of for too long; gives what says that it was."""
    over, last = threading.Event(), [time.monotonic()]

    def watch() -> None:
        while not over.wait(1.0):
            if time.monotonic() - last[0] > PATIENCE:
                child.kill()

    def heard() -> None:
        last[0] = time.monotonic()

    watcher = threading.Thread(target=watch, name="watch", daemon=True)
    watcher.start()
    try:
        yield heard
    finally:
        over.set()
        watcher.join()


def main() -> None:
    """Do what standard input asks for, and tell on standard output how far it has come: a line for each file."""
    asked = json.load(sys.stdin)
    if asked["aside"] and hasattr(os, "nice"):
        os.nice(_ASIDE)
    kept = Index(Path(asked["index"]))
    try:
        kept.update([*map(Path, asked["places"])], _tell, asked["jobs"], careful=asked["careful"])
    except LibraryError as reason:
        print(json.dumps(str(reason)))
    else:
        print(json.dumps(None))


def _tell(done: int, of: int) -> None:
    print(json.dumps([done, of]), flush=True)


if __name__ == "__main__":
    main()
