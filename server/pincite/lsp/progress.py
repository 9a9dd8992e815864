"""Progress: word of how far some work has come, under a token of the client's or one that it is asked to make."""

import asyncio
from itertools import count
from typing import Any

from lsprotocol import types

from pincite.lsp.wire import REFUSED, Wire

_made = count(1)


class Progress:
    """One piece of work as the client shows it, from ``begin`` to ``end``; silent as long as there is no token."""

    def __init__(self, wire: Wire, title: str, token: Any = None) -> None:
        self._wire = wire
        self._title = title
        self._token = token
        self._making: asyncio.Task[None] | None = None
        self._begun = False
        self._percent = -1

    @classmethod
    def made(cls, wire: Wire, title: str) -> "Progress":
        """Of work that the client did not ask for: it shows it once it has taken the token, or does not."""
        progress = cls(wire, title)
        progress._making = asyncio.create_task(progress._make(f"pincite-progress-{next(_made)}"))
        return progress

    async def _make(self, token: str) -> None:
        if await self._wire.ask(types.WINDOW_WORK_DONE_PROGRESS_CREATE, {"token": token}) is not REFUSED:
            self._token = token

    def begin(self, **more: Any) -> None:
        """Show it, if there is a token to show it under; ``more`` is said with it."""
        if self._token is not None and not self._begun:
            self._begun = True
            self._tell(kind="begin", title=self._title, **more)

    def report(self, done: int, of: int) -> None:
        """Say how much is done, unless that was just said."""
        self.begin(percentage=0)
        percent = 100 * done // of
        if self._begun and percent != self._percent:
            self._percent = percent
            self._tell(kind="report", message=f"{done}/{of}", percentage=percent)

    def end(self) -> None:
        """Take it off the client's screen."""
        if self._begun:
            self._tell(kind="end")
        self._token, self._begun = None, False

    def _tell(self, **value: Any) -> None:
        self._wire.tell(types.PROGRESS, {"token": self._token, "value": value})
