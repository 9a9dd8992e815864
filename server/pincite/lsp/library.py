"""The library in a session: the shelf of each draft, and the index kept up in the background."""

import asyncio
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from pincite.digests import digest
from pincite.lsp.desk import Desk
from pincite.lsp.documents import Draft
from pincite.lsp.parts import real_path
from pincite.lsp.progress import Progress
from pincite.mishaps import tell

if TYPE_CHECKING:  # imported once the editor has its first answer
    from pincite.library.index import Index
    from pincite.library.places import Places
    from pincite.library.shelf import Shelf
    from pincite.library.texts import Text
    from pincite.settings import Settings

log = logging.getLogger(__name__)

_QUIET = 2.0
"""Seconds without an edit until the files are looked at, and drafts held to what has changed in them."""


class Library:
    """The texts that the open drafts can cite."""

    def __init__(
        self, desk: Desk, progress: Callable[[], Progress], complain: Callable[[str], None], changed: Callable[[], None]
    ) -> None:
        self._desk = desk
        self._progress = progress
        self._complain = complain
        self._changed = changed
        self._complaint = ""
        """What was last said."""
        self._worker = ThreadPoolExecutor(1, "reader-of-library")
        self._index: Index | None = None
        self._stale = True
        self._pass: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._shelves: dict[Places, Shelf] = {}
        self._places: dict[tuple[str, Settings], Places | None] = {}
        """Of each draft with its settings, until files may have changed: a dozen folders are looked at for them."""
        self._state = 0, 0
        """Of the index, when what is remembered was looked up."""
        self.edition = 0
        """Another one whenever a text has changed."""
        desk.library = self.remembered

    def remembered(self, draft: Draft) -> "Shelf | None":
        """The same for one who asks again and again, until a file has changed; None where there are no texts."""
        known, one = self._places, (draft.uri, draft.settings)
        if one not in known:
            known[one] = _places(draft)
        made = self._passing(known[one])
        return self._shelves.setdefault(made.places, made) if made else None

    def shelf(self, draft: Draft) -> "Shelf | None":
        """The texts that a draft can cite; None for one that is not in this machine's file system."""
        from pincite.library.shelf import Shelf

        kept = _places(draft)
        return Shelf(self._opened(), kept) if kept else None

    def passing(self, draft: Draft) -> "Shelf | None":
        """The texts for a draft that is read once and laid aside; None where there are none."""
        return self._passing(_places(draft))

    def _passing(self, kept: "Places | None") -> "Shelf | None":
        from pincite.library.shelf import Shelf

        there = kept and any(folder.is_dir() for folder in kept.folders)
        return Shelf(self._opened(), kept, read=False) if kept and there else None

    def look(self) -> None:
        """Files may have changed: bring the index up to date when nobody types."""
        self._stale = True
        self._places = {}  # another, as the worker may be about to fill the old one
        if self._timer:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(_QUIET, self._begin)

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        wait = self._desk.read_at + _QUIET - loop.time()
        if wait > 0:
            self._timer = loop.call_later(wait, self._begin)
        elif self._stale and (self._pass is None or self._pass.done()):
            self._pass = asyncio.create_task(self._keep_up())

    async def _keep_up(self) -> None:
        """Have read what is new, and what was held to the old texts once more."""
        from pincite.library.index import LibraryError

        loop = asyncio.get_running_loop()
        while self._stale:
            self._stale = False
            drafts = [document.draft for document in self._desk.documents.values()]
            shown: list[Progress] = []

            def report(done: int, of: int, shown: list[Progress] = shown) -> None:
                if not shown:  # there is something to read
                    shown.append(self._progress())
                shown[0].report(done, of)

            def step(done: int, of: int, report: Callable[[int, int], None] = report) -> None:
                if done == of or 100 * done // of != 100 * (done - 1) // of:
                    loop.call_soon_threadsafe(report, done, of)

            try:
                await loop.run_in_executor(self._worker, self._update, drafts, step)
                self._complaint = ""
            except LibraryError as error:
                self._say(str(error))
            except Exception as error:
                tell("reading the library", "", error)
            finally:
                for progress in shown:
                    progress.end()
            if self._has_changed():
                while (wait := self._desk.read_at + _QUIET - loop.time()) > 0:
                    await asyncio.sleep(wait)  # every draft is judged anew, which no key should wait for
                self._shelves.clear()
                self.edition += 1
                for document in [*self._desk.documents.values()]:
                    self._desk.read_anew(document)
                self._changed()

    def _update(self, drafts: list[Draft], step: Callable[[int, int], None]) -> None:
        """Bring the index up to date."""
        from pincite.library.index import Index
        from pincite.library.keeping import keep_up

        named = dict.fromkeys(place for draft in drafts if (kept := _places(draft)) for place in kept.all)
        if self._index or any(place.exists() for place in named):
            # Of its own, so that a look-up does not wait for this one.
            index = Index(self._opened().path)
            try:
                keep_up(index, list(named), step, aside=True)
            finally:
                index.close()

    def _has_changed(self) -> bool:
        """Whether somebody has written to the index since this was last asked."""
        before, self._state = self._state, self._index.state() if self._index else (0, 0)
        return self._state != before

    def _say(self, reason: str) -> None:
        """Tell why the texts cannot be used, once."""
        log.warning("%s", reason)
        if reason != self._complaint:
            self._complaint = reason
            self._complain(reason)

    def _opened(self) -> "Index":
        if self._index is None:
            from pincite.library.keeping import index

            opened = index()
            self._state = opened.state()
            self._index = opened
        return self._index


def _places(draft: Draft) -> "Places | None":
    from pincite.library.places import places

    path = real_path(draft.uri)
    return places(draft.settings, Path(path)) if path else None


def readable_file(text: "Text", offset: int) -> tuple[Path, str, int] | None:
    """A file in which an editor can show a place of a text, what stands in it, and the place there.

    That is the text's own file, or where nobody could read that (JSON, PDF) a copy of the text in the cache; None where
    it cannot be written.
    """
    from pincite.library.keeping import copies
    from pincite.library.readers.model import UnreadableError
    from pincite.library.readers.plain import decoded
    from pincite.library.readers.reading import content_of

    there = text.in_file(offset)
    try:
        if there is not None:
            return text.path, decoded(content_of(text.path)), there
        return _copy(text, copies()), text.text, offset
    except (UnreadableError, OSError) as error:
        log.warning("%s cannot be shown: %s", text.path, error)
        return None


def _copy(text: "Text", folder: Path) -> Path:
    """A file with the text as it reads, named by the authority's own and by what is in it."""
    import tempfile

    content = text.text.encode("utf-8", "replace")
    folder = folder / digest(content, 8).hex()
    place = folder / f"{text.path.stem}.txt"
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(draft, place)
    os.utime(place)  # it is in use
    return place
