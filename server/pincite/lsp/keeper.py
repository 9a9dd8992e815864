"""The keeper: has what was found in the long drafts of a session kept on disk, while nobody waits for anything."""

import asyncio
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from pincite.lsp.uris import path_of

if TYPE_CHECKING:  # the worker imports them, once the editor has its first answer
    from pincite.analysis import Body
    from pincite.lsp.documents import Draft, View

log = logging.getLogger(__name__)

LONG = 50_000
"""Code points of a draft; a shorter one is read as quickly as its file."""
_QUIET = 2.0
"""Seconds without an edit until a draft is written down."""
_BETWEEN = 60.0
"""Seconds until it is again: what has changed in a minute is read quickly."""


class Keeper:
    """Recalls what was kept of drafts that are opened, and keeps those that are read."""

    def __init__(self, step_aside: Callable[[], None]) -> None:
        self._step_aside = step_aside
        self._views: dict[str, View] = {}
        """What is to be kept, by URI."""
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._kept: dict[str, tuple[int, float]] = {}
        """The hash of the text in the file of each draft, and when on the loop's clock it was written."""
        self._writing = threading.Lock()

    def recall(self, draft: "Draft") -> "Body | None":
        """What was read of a draft that is opened; None where nothing was kept. Called on the worker."""
        if not _is_long(draft):
            return None
        from pincite.lsp import kept

        if not draft.settings.keep:
            kept.forget(draft.uri)
            return None
        body = kept.recall(draft.uri)
        if body:
            self._kept[draft.uri] = hash(body.outline.text), 0.0
        return body

    def read(self, view: "View") -> None:
        """Keep what was found in a draft, once its author rests."""
        uri = view.draft.uri
        self._stop(uri)
        if view.snapshot.known and view.draft.settings.keep and _is_long(view.draft):
            loop = asyncio.get_running_loop()
            _, at = self._kept.get(uri, (None, 0.0))
            self._views[uri] = view
            self._timers[uri] = loop.call_later(max(_QUIET, at + _BETWEEN - loop.time()), self._begin, uri)

    def close(self, uri: str) -> None:
        """Keep what was found in a draft that is laid aside."""
        if uri in self._timers:
            self._begin(uri)

    def _stop(self, uri: str) -> None:
        self._views.pop(uri, None)
        if timer := self._timers.pop(uri, None):
            timer.cancel()

    def _begin(self, uri: str) -> None:
        self._timers.pop(uri).cancel()
        view, (kept, _) = self._views[uri], self._kept.get(uri, (None, 0.0))
        if kept == (text := hash(view.draft.lines.text)):
            self._stop(uri)
            return
        self._kept[uri] = text, asyncio.get_running_loop().time()
        # No pool's thread: the process need not wait for it to end.
        threading.Thread(target=self._keep, args=(uri, view), name="keeper", daemon=True).start()

    def _keep(self, uri: str, view: "View") -> None:
        from pincite.lsp import kept

        def go_on() -> bool:
            self._step_aside()
            return self._views.get(uri) is view

        known = view.snapshot.known
        try:
            with self._writing:
                if known:
                    kept.keep(uri, known.body, go_on)
        except Exception as problem:  # a full disk, a folder that cannot be written: it is read anew next time
            log.info("%s is not kept: %s", uri, problem)
        if self._views.get(uri) is view:
            del self._views[uri]


def _is_long(draft: "Draft") -> bool:
    """Whether there is something to gain; only of files, whose text is on the disk anyway."""
    return len(draft.lines.text) > LONG and path_of(draft.uri) is not None
