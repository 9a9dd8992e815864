"""Progress: a bar on the terminal while many drafts are read, if that takes long enough to wonder."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds of work before anything is shown."""


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Show how many of ``total`` drafts are done, on standard error; gives what says that one more is."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    bar = _Bar(total)
    try:
        yield bar.advance
    finally:
        bar.take_away()


class _Bar:
    """A bar that appears when patience has run out, and leaves no trace."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._shown: tuple[Progress, TaskID] | None = None
        self._timer = Timer(PATIENCE, self._show)
        self._timer.daemon = True
        self._timer.start()

    def advance(self) -> None:
        self._done += 1
        if self._shown:
            bar, task = self._shown
            bar.update(task, completed=self._done)

    def take_away(self) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._shown:
            self._shown[0].stop()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        bar = Progress(console=Console(stderr=True), transient=True)
        self._shown = bar, bar.add_task("Checking", total=self._total, completed=self._done)
        bar.start()
