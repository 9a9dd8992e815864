"""The desk: every open document, and the threads that read them."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pincite.lsp.client import Client
from pincite.lsp.documents import NOTHING, Document, Draft, View
from pincite.lsp.keeper import Keeper
from pincite.lsp.parts import Parts, real_path
from pincite.mishaps import tell

if TYPE_CHECKING:  # the worker imports them, once the editor has its first answer
    from pincite.analysis import Analysis
    from pincite.checks.rule import Library

T = TypeVar("T")

_BETWEEN_KEYS = 0.3
"""Seconds without an edit until work in the background goes on."""
_LONG = 100_000
"""Code points of a draft that takes long to be read for the first time."""
_DEPENDENTS_AFTER = 0.3
"""Seconds without an edit of a file until the drafts that are read along with it are read again."""


def _no_library(draft: Draft) -> None:
    del draft


class Desk:
    """Every open document, read off the loop, newest draft first; what was found in an older one is dropped."""

    def __init__(
        self,
        publish: Callable[[View], None],
        after_pause: Callable[[Document, View], None],
        changed_unasked: Callable[[], None],
    ) -> None:
        self.client = Client()
        self.documents: dict[str, Document] = {}
        self.parts = Parts(self.documents)
        self.keeper = Keeper(self.step_aside)
        self.library: Callable[[Draft], Library | None] = _no_library
        """Gives the texts that a draft can cite: the same object as long as they are the same."""
        self.read_at = 0.0
        """When a reading was last asked for, on the loop's clock."""
        self.resting = threading.Event()
        """Set while no document is being read: who works in the background waits for it."""
        self.resting.set()
        self._underway = 0
        self._publish = publish
        self._after_pause = after_pause
        self._changed_unasked = changed_unasked
        # One thread: readings hold the interpreter's lock, and two at once would only slow each other.
        self.worker = ThreadPoolExecutor(1, "reader-of-drafts")
        self._opener = ThreadPoolExecutor(1, "reader-of-long-drafts")
        """Reads a long draft for the first time, and steps aside for all other readings."""
        self._turn = threading.RLock()
        """Held by the worker."""

    def open(self, draft: Draft) -> None:
        """Take up a document; one that was open under the same name is laid aside."""
        self.close(draft.uri)
        self.documents[draft.uri] = document = Document(draft)
        self.read(document)

    def close(self, uri: str) -> None:
        """Lay a document aside, if it is open."""
        document = self.documents.pop(uri, None)
        if document is not None:
            document.wait_no_longer()
            document.closed = True
            self.keeper.close(uri)

    def read_after_pause(self, document: Document) -> None:
        """Read the newest draft, and once more when its author has paused, if some of it waits for that."""
        if document.pause:
            document.pause.cancel()
        if document.draft.typed is not None:
            document.pause = asyncio.create_task(self._pause(document))
        self.read(document)

    def read(self, document: Document) -> None:
        """See to it that the newest draft is read."""
        self.read_at = asyncio.get_running_loop().time()
        if document.reading is None or document.reading.done():
            document.reading = asyncio.create_task(self._read(document))

    def warm_up(self) -> None:
        """Have the worker import what a reading needs, before the first document is there to wait for it."""
        asyncio.get_running_loop().run_in_executor(self.worker, self._at_once, _warm_up)

    def step_aside(self) -> None:
        """Wait, on a thread that works in the background, until nobody types."""
        self.resting.wait()
        while (wait := self.read_at + _BETWEEN_KEYS - time.monotonic()) > 0:  # the loop's clock as well
            time.sleep(wait)
            self.resting.wait()

    async def view(self, document: Document) -> View | None:
        """The view of the newest draft; None where the document has been closed."""
        while not document.closed and (document.view is None or document.view.draft is not document.draft):
            self.read(document)
            assert document.reading is not None
            await asyncio.shield(document.reading)  # one reading serves all who wait, so none of them may cancel it
        return None if document.closed else document.view

    async def near(self, document: Document, offset: int) -> View | None:
        """What stands around a place in a long draft that is being read for the first time; None otherwise."""
        if not self._is_long(document):
            return None
        view = await asyncio.get_running_loop().run_in_executor(
            self.worker, self._at_once, self._look_around, document, offset
        )
        return view if view and view.draft is document.draft and not document.closed else None

    async def _read(self, document: Document) -> None:
        with self._at_work():
            if self._is_long(document):
                head = await self._run(self._glance, document)
                if head and head.draft is document.draft and not document.closed:
                    self._publish(head)
            while not document.closed and (document.view is None or document.view.draft is not document.draft):
                view = await self._run(self._look, document)
                if view.draft is document.draft and not document.closed:
                    document.view = view
                    self._publish(view)
                    self._read_dependents(view)
                    self.keeper.read(view)

    def _run(self, do: Callable[[Document], T], document: Document) -> asyncio.Future[T]:
        """Do something with a document: on the worker, or if that takes long on the thread that steps aside for it."""
        loop = asyncio.get_running_loop()
        if self._is_long(document):
            return loop.run_in_executor(self._opener, self._in_turn, do, document)
        return loop.run_in_executor(self.worker, self._at_once, do, document)

    def _is_long(self, document: Document) -> bool:
        """Whether reading a document takes so long that others must not wait for it."""
        return document.view is None and len(document.draft.lines.text) > _LONG

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        self._underway += 1
        self.resting.clear()
        try:
            yield
        finally:
            self._underway -= 1
            if not self._underway:
                self.resting.set()

    def _read_dependents(self, view: View) -> None:
        """Read again what was read along with an older text of this draft, once its author has paused."""
        dependents = [document for document in self.documents.values() if document.view and document.view.parts]
        path = real_path(view.draft.uri) if dependents else None
        for document in dependents:
            part = document.view.parts.get(path) if document.view and path else None
            if part and part.lines is not view.draft.lines:
                if document.later:
                    document.later.cancel()
                loop = asyncio.get_running_loop()
                document.later = loop.call_later(_DEPENDENTS_AFTER, self.read_anew, document)

    def read_dependents(self) -> None:
        """Read again every draft that is one of several files: some file has been written."""
        for document in [*self.documents.values()]:
            if document.view and document.view.parts:
                self.read_anew(document)

    def read_anew(self, document: Document) -> None:
        """Read a draft again although it is the same: what it was read along with is not."""
        if not document.closed:
            document.draft = replace(document.draft)
            document.again = asyncio.get_running_loop().create_task(self._anew(document))

    async def _anew(self, document: Document) -> None:
        await self.view(document)
        self._changed_unasked()

    async def _pause(self, document: Document) -> None:
        await asyncio.sleep(document.draft.settings.pause)
        view = await self.view(document)
        if view and view.held_back != NOTHING:
            self._after_pause(document, view)

    def _at_once(self, do: Callable[..., T], *about: object) -> T:
        """Do something on the worker."""
        with self._turn:
            return do(*about)

    def _in_turn(self, do: Callable[..., T], *about: object) -> T:
        """Do something on the thread that steps aside for the worker."""
        self._let_by()
        return do(*about)

    def _let_by(self) -> None:
        """Wait until the worker has done what it is doing; the worker itself goes on."""
        with self._turn:
            pass

    def _take_up(self, document: Document) -> "Analysis":
        """What reads a document; it may begin with what was kept of it."""
        from pincite.analysis import Analysis

        if document.analysis is None:
            begun = self.keeper.recall(document.draft) if document.recalled is None else None
            document.recalled = begun is not None
            document.analysis = Analysis(self._let_by, begun)
        return document.analysis

    def _glance(self, document: Document) -> View | None:
        """What is surely wrong at the head of a draft that is opened; None where all is known at once."""
        from pincite.lsp import reading

        analysis = self._take_up(document)
        return None if document.recalled else reading.glance(document.draft, analysis, self.client)

    def _look(self, document: Document) -> View:
        """Read the draft that is newest when the thread gets to it."""
        from pincite.lsp import reading

        draft, analysis = document.draft, self._take_up(document)
        try:
            return reading.look(document, draft, analysis, self.parts.of(draft), self.library(draft), self.client)
        except Exception as error:
            document.analysis = None  # what it remembers may be what went wrong
            if document.recalled:
                document.recalled = False
                return self._look(document)
            tell("reading a draft", draft.lines.text, error)
            return reading.failed(draft)

    def _look_around(self, document: Document, offset: int) -> View | None:
        from pincite.lsp import reading

        return reading.look_around(document.draft, offset)


def _warm_up() -> None:
    from pincite.lsp import answers, reading

    del answers  # which the first request needs
    reading.warm_up()
