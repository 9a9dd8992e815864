"""The workspace: a digest of every draft in the client's folders, read in the background and kept up with the files.

A pass lists the drafts and reads those that have changed since the last one; whatever happens to a file only asks for
another pass. Open documents are not read from their files: their newest views speak for them.
"""

import asyncio
import logging
import os
import stat
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pincite.folders import SUFFIXES, drafts_in, suffixes
from pincite.lsp.desk import Desk
from pincite.lsp.documents import Document, Draft
from pincite.lsp.library import Library
from pincite.lsp.progress import Progress
from pincite.lsp.uris import path_of, uri_of
from pincite.mishaps import tell
from pincite.settings import Settings
from pincite.text.lines import LineIndex
from pincite.text.spans import Span

if TYPE_CHECKING:  # the readers import them, once the editor has its first answer
    from pincite.features.digest import Digest

log = logging.getLogger(__name__)

LARGEST = 1 << 20
"""Bytes of a file beyond which it is no draft: a brief of 200 pages has half as many."""
MOST_FOLDERS, MOST_FILES = 20_000, 2000
MOST_BYTES = 16 << 20
"""Of all drafts together: what is kept of one can be several times as large as its text."""
PATIENCE = 5.0
"""Seconds that a request waits for the pass under way; then it is answered from what is known."""
_BEFORE_FIRST = 1.0
"""Seconds without an edit until the first pass begins."""
_CALM = 0.2
"""Seconds to wait for further changes of files: they come in crowds."""
_UNWATCHED = 5.0
"""Seconds after which a pass is out of date where the client does not tell what happens to files."""
_TICK = 0.25
"""Seconds between looks at what a pass has come to know meanwhile."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a draft, open or not."""

    uri: str
    digest: "Digest"
    range: Callable[[Span], dict[str, Any]]
    """Any span of the digest as the protocol has it."""
    diagnostics: str | None = None
    """As a JSON list; None for an open document, and where the client is pushed to."""


class _Found(NamedTuple):
    """A file that a pass came upon: the same while nobody has written it."""

    path: str
    modified: int
    size: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file as it was read, and upon what."""

    found: _Found
    settings: Settings
    edition: int
    """Of the texts that it was held to; 0 where it was held to none."""
    known: Known | None
    """None for what is not text."""


class Workspace:
    """Every draft of the client's folders."""

    def __init__(
        self,
        desk: Desk,
        library: Library,
        settings_of: Callable[[str], Settings],
        progress: Callable[[], Progress],
    ) -> None:
        self._desk = desk
        self._library = library
        self._settings_of = settings_of
        self._progress = progress
        self._folders: dict[str, str] = {}
        """The path of each folder, by its URI."""
        self._entries: dict[str, _Entry] = {}
        """By path."""
        self._live: dict[str, tuple[object, Known]] = {}
        """Of open documents, with the view that each was made of."""
        self._pass: asyncio.Task[None] | None = None
        self._stale = True
        self._passed: float | None = None
        """When a pass was last made, on the loop's clock."""
        # Not the thread that reads open documents, for which it steps aside.
        self._worker = ThreadPoolExecutor(1, "reader-of-workspace")

    # -- what happens to it -------------------------------------------------------------------------------------------

    def add(self, folders: Iterable[str]) -> None:
        """Take up folders by their URIs; those that are not in this machine's file system are passed over."""
        self._folders.update((uri, path) for uri in folders if (path := path_of(uri)))
        self.look()

    def remove(self, folders: Iterable[str]) -> None:
        """Lay folders aside."""
        for uri in folders:
            self._folders.pop(uri, None)
        self.look()

    def restart(self) -> None:
        """Forget every file, and read them all again."""
        self._entries.clear()
        self.look()

    def look(self) -> None:
        """Something has happened to files: see what, soon."""
        self._stale = True
        if self._passed is not None:  # the first pass is yet to come, or a request will begin it
            asyncio.get_running_loop().call_later(_CALM, self._begin)

    def look_when_quiet(self) -> None:
        """Make the first pass when nobody types."""
        loop = asyncio.get_running_loop()
        wait = self._desk.read_at + _BEFORE_FIRST - loop.time()
        if wait > 0:
            loop.call_later(wait, self.look_when_quiet)
        else:
            self._begin()

    @property
    def folders(self) -> Iterable[str]:
        """Their URIs."""
        return self._folders.keys()

    def suffixes(self) -> frozenset[str]:
        """The suffixes of drafts, with those that the settings of some folder add."""
        return SUFFIXES.union(*map(suffixes, self._folders.values()))

    # -- what is known of it ------------------------------------------------------------------------------------------

    @property
    def complete(self) -> bool:
        """Whether every draft has been read as it now is."""
        return not self._stale and (self._pass is None or self._pass.done())

    async def drafts(self, but: str | None = None) -> AsyncIterator[tuple[Known, ...]]:
        """The drafts but for one, open ones first: those known now, then those that the pass under way comes to know.

        Each comes once; what a request waits for has an end, even if the pass has none.
        """
        loop = asyncio.get_running_loop()
        deadline, told = loop.time() + PATIENCE, set[str]()
        if not self._desk.client.watch and self._passed is not None and loop.time() - self._passed > _UNWATCHED:
            self._stale = True
        self._begin()
        while True:
            last = self.complete or loop.time() > deadline
            batch = tuple([known async for known in self._known(but) if known.uri not in told])
            told.update(known.uri for known in batch)
            if batch:
                yield batch
            if last or self._pass is None:
                return
            await asyncio.wait([self._pass], timeout=_TICK)

    async def _known(self, but: str | None) -> AsyncIterator[Known]:
        documents = list(self._desk.documents.values())
        opened = {path_of(document.draft.uri) for document in documents}
        for document in documents:
            if document.draft.uri != but and (known := await self._alive(document)):
                yield known
        for path, entry in sorted(self._entries.items()):
            if entry.known and path not in opened:
                yield entry.known

    async def _alive(self, document: Document) -> Known | None:
        """What is known of an open document; None where it cannot be read."""
        from pincite.features.digest import digest
        from pincite.lsp.convert import Ruler

        view, uri = await self._desk.view(document), document.draft.uri
        if view is None or view.failed:
            return None
        if uri not in self._live or self._live[uri][0] is not view:
            ruler = Ruler(uri, view.draft.lines, self._desk.client)
            self._live = {name: live for name, live in self._live.items() if name in self._desk.documents}
            self._live[uri] = view, Known(uri, digest(view.snapshot), ruler.range)
        return self._live[uri][1]

    # -- how it comes to be known -------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._folders and self._stale and (self._pass is None or self._pass.done()):
            self._pass = asyncio.create_task(self._keep_up())
        elif not self._folders:
            self._stale = False
            self._entries.clear()

    async def _keep_up(self) -> None:
        """Make passes until nothing more has happened meanwhile."""
        loop = asyncio.get_running_loop()
        while self._stale:
            self._stale = False
            try:
                found = await loop.run_in_executor(self._worker, _files, tuple(self._folders.values()))
                await self._read_changed(found)
            except Exception as error:
                tell("a pass through the workspace", "", error)
            self._passed = loop.time()

    async def _read_changed(self, found: list[_Found]) -> None:
        self._entries = {file.path: self._entries[file.path] for file in found if file.path in self._entries}
        opened = {path_of(uri) for uri in self._desk.documents}
        chosen = [(file, self._settings_of(uri_of(file.path))) for file in found if file.path not in opened]
        changed = [one for one in chosen if not self._holds(*one)]
        if not changed:
            return
        # What is one of several files looks back on the others.
        changed += [one for one in chosen if one[1].include and one not in changed]
        progress, loop = self._progress(), asyncio.get_running_loop()
        try:
            for done, (file, settings) in enumerate(changed):
                progress.report(done, len(changed))
                edition = self._edition  # as it is before: what changes meanwhile is seen to again
                reading = loop.run_in_executor(self._worker, _read, file.path, settings, self._desk, self._library)
                self._entries[file.path] = _Entry(file, settings, edition, await reading)
        finally:
            progress.end()

    def _holds(self, file: _Found, settings: Settings) -> bool:
        entry = self._entries.get(file.path)
        return entry is not None and (entry.found, entry.settings, entry.edition) == (file, settings, self._edition)

    @property
    def _edition(self) -> int:
        """Of the texts that drafts are held to: none where nobody asks what is wrong with those that are not open."""
        return self._library.edition if self._desk.client.pull else 0


def _files(folders: Iterable[str]) -> list[_Found]:
    """The drafts in some folders, each once, as far as they are plain files, of a bearable size, and really in them."""
    found: dict[str, _Found] = {}
    total = 0
    for folder in folders:
        root = os.path.realpath(folder)
        for path in drafts_in(folder, most=MOST_FOLDERS):
            real = os.path.realpath(path)
            try:
                status = os.stat(real)
            except OSError:
                continue
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST or not _is_in(root, real):
                continue
            total += status.st_size
            if len(found) >= MOST_FILES or total > MOST_BYTES:
                log.warning("%s holds more drafts than are read: references beyond %d are missed", folder, len(found))
                return list(found.values())
            found.setdefault(real, _Found(path, status.st_mtime_ns, status.st_size))
    return list(found.values())


def _is_in(folder: str, path: str) -> bool:
    return path.startswith(os.path.join(folder, ""))


def _read(path: str, settings: Settings, desk: Desk, library: Library) -> Known | None:
    """What is known of a file; None where it is not text. Steps aside while somebody types."""
    from pincite.analysis import Analysis
    from pincite.features.digest import digest
    from pincite.lsp.convert import Diagnostics, Ruler
    from pincite.markup.blocks import Format

    pause, client = desk.step_aside, desk.client
    pause()
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode("utf-8-sig")  # an editor keeps the byte order mark to itself
    except (OSError, UnicodeDecodeError):
        return None
    if "\0" in text or len(content) > LARGEST:
        return None
    try:
        draft = Draft(uri_of(path), "", None, LineIndex.of(text), settings)
        others, _ = desk.parts.of(draft)
        texts = library.passing(draft) if client.pull else None
        language = Format(settings.language("", path))
        snapshot = Analysis(pause).snapshot(text, language, settings, others=others, library=texts)
        ruler = Ruler(draft.uri, draft.lines, client)
        made = digest(snapshot)
        diagnostics = Diagnostics().write(snapshot.findings, ruler) if client.pull else None
        return Known(ruler.uri, made, _Places(ruler.range, made.spans()).range, diagnostics)
    except Exception as error:
        tell("reading a draft of the workspace", text, error)
        return None


class _Places:
    """The ranges of some spans, kept instead of the text that they are in."""

    def __init__(self, range_of: Callable[[Span], dict[str, Any]], spans: Iterable[Span]) -> None:
        self._packed = {span: _packed(range_of(span)) for span in spans}

    def range(self, span: Span) -> dict[str, Any]:
        """A span as the protocol has it."""
        line, column, end_line, end_column = self._packed[span]
        return {
            "start": {"line": line, "character": column},
            "end": {"line": end_line, "character": end_column},
        }


def _packed(found: dict[str, Any]) -> tuple[int, int, int, int]:
    start, end = found["start"], found["end"]
    return start["line"], start["character"], end["line"], end["character"]
