"""Progress: a bar on the terminal while many drafts are read, if that takes long enough to wonder."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds of work before anything is shown."""


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Show how many of ``total`` drafts are done, on standard error; gives what says that one more is."""
    done = count(1)
    with reaching("Checking") as reached:
        reached(0, total)
        yield lambda: reached(next(done), total)


@contextmanager
def reaching(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far some work has come, on standard error; gives what says how much is done of how much."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    bar = _Bar(title)
    try:
        yield bar.reach
    finally:
        bar.take_away()


class _Bar:
    """A bar that appears when patience has run out, and leaves no trace."""

    def __init__(self, title: str) -> None:
        self._title, self._done, self._total = title, 0, 0
        self._shown: tuple[Progress, TaskID] | None = None
        self._timer = Timer(PATIENCE, self._show)
        self._timer.daemon = True
        self._timer.start()

    def reach(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        if self._shown:
            bar, task = self._shown
            bar.update(task, completed=done, total=total)

    def take_away(self) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._shown:
            self._shown[0].stop()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        bar = Progress(console=Console(stderr=True), transient=True)
        self._shown = bar, bar.add_task(self._title, total=self._total, completed=self._done)
        bar.start()
