"""The open documents: what the editor has typed, and the one thread that reads it."""

import asyncio
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from pincite.lsp.client import Client
from pincite.lsp.keeper import Keeper
from pincite.lsp.parts import Part, Parts, real_path
from pincite.mishaps import tell
from pincite.settings import Settings
from pincite.text.lines import Encoding, LineIndex
from pincite.text.spans import Span

if TYPE_CHECKING:  # the worker imports them, once the editor has its first answer
    from pincite.analysis import Analysis, Snapshot
    from pincite.checks.rule import Library
    from pincite.lsp.convert import Diagnostics
    from pincite.lsp.tokens import Tokens
    from pincite.markup.blocks import Format

T = TypeVar("T")

BETWEEN_KEYS = 0.3
"""Seconds without an edit until work in the background goes on."""

LONG = 100_000
"""Code points of a draft that takes long to be read for the first time."""
_HEAD = 24_000
"""Code points at the beginning of such a one; what is surely wrong there is told beforehand."""
NOTHING = "[]"
"""No diagnostics, as JSON."""
_DEPENDENTS_AFTER = 0.3
"""Seconds without an edit of a file until the drafts that are read along with it are read again."""
_LINE_BREAK = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Change:
    """One edit of a text; ``span`` is None where all of it is new."""

    span: Span | None
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as it stands after an edit, and how it is to be read. Never changes."""

    uri: str
    language_id: str
    version: int | None
    lines: LineIndex
    settings: Settings
    saved: bool = True
    typed: Span | None = None
    """Where the newest edit was, until its author leaves that place or pauses; None where nothing waits for that."""

    @property
    def path(self) -> str:
        """Where it is kept, as far as its suffix goes."""
        return self.uri.partition("?")[0].partition("#")[0]


@dataclass(frozen=True, slots=True)
class View:
    """What was found in a draft: the snapshot, and its diagnostics as they go over the wire."""

    draft: Draft
    snapshot: "Snapshot"
    diagnostics: str
    tokens: "Tokens"
    """What the document's client has been sent of them, to tell what is new."""
    parts: Mapping[str, Part] = field(default_factory=dict)
    """The other files that were read along with it, by their paths."""
    library: "Library | None" = None
    """The texts that it was held to."""
    failed: bool = False
    """Reading it went wrong: there is nothing to answer from."""
    of_head: bool = False
    """Whether it has only what can be told before the draft has been read to its end."""
    held_back: str = NOTHING
    """The diagnostics that are not among the others yet: they are about what is being typed."""

    def holds_for(self, draft: Draft, parts: Mapping[str, Part]) -> bool:
        """Whether nothing that was read is other than it was: only its version is, or that it was saved."""
        same = self.draft.lines is draft.lines and self.draft.settings == draft.settings and not self.failed
        return same and {path: id(part.lines) for path, part in parts.items()} == {
            path: id(part.lines) for path, part in self.parts.items()
        }


class Mark:
    """A place that a waiting request asked about; edits made meanwhile carry it along."""

    def __init__(self, span: Span) -> None:
        self.span = span

    def carry(self, change: Change) -> None:
        """Move with what was typed before it."""
        if change.span is not None:
            start, end = (_carried(offset, change.span, len(change.text)) for offset in self.span)
            self.span = Span(start, end)


def _carried(offset: int, edited: Span, length: int) -> int:
    if offset <= edited.start:
        return offset
    return offset + length - (edited.end - edited.start) if offset >= edited.end else edited.start


class Document:
    """An open document: the newest draft, and the last view of it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.view: View | None = None
        self.analysis: Analysis | None = None
        self.recalled: bool | None = None
        """Whether that began with what was kept of it; None before it began."""
        self.diagnostics: Diagnostics | None = None
        self.tokens: Tokens | None = None
        self.reading: asyncio.Task[None] | None = None
        self.closed = False
        self.pause: asyncio.Task[None] | None = None
        """Waits until what is being typed is to be judged as well."""
        self.again: asyncio.Task[None] | None = None
        self.later: asyncio.TimerHandle | None = None
        """When it is read again because another file of its document has changed."""
        self._marks: list[Mark] = []
        self._before: str | None = None
        """The text before the newest edit, if that was not typed."""

    def edit(self, changes: Iterable[Any], version: int | None, encoding: Encoding) -> None:
        """Make the client's edits one after the other, each upon the text that the one before left."""
        before = lines = self.draft.lines
        made = []
        for event in changes:
            change = _change(event, lines, encoding)
            made.append(change)
            lines = LineIndex.of(change.text) if change.span is None else lines.edited(*change.span, change.text)
            for mark in self._marks:
                mark.carry(change)
        typed = self._typed(made, lines.text) if self.draft.settings.pause else None
        self._before = before.text if self.draft.settings.pause and not typed else None
        self.draft = replace(self.draft, lines=lines, version=version, saved=False, typed=typed)

    def _typed(self, made: Sequence[Change], text: str) -> Span | None:
        """Where an author typed, if that is what made this text: not a fix, nor anything else done in one go."""
        old = self.draft.lines.text
        place = made[0].span if len(made) == 1 else None
        if place is None or text == self._before or _LINE_BREAK.search(made[0].text + old[place.start : place.end]):
            return None
        return None if self._is_fix(place, text) else Span(place.start, place.start + len(made[0].text))

    def _is_fix(self, place: Span, text: str) -> bool:
        """Whether an edit made one of the fixes that were offered where it was made."""
        if self.view is None or self.view.draft.lines is not self.draft.lines:
            return False
        from pincite.features import edits, fixes

        offered = fixes.quick_fixes(self.view.snapshot, place)
        return any(edits.apply(self.draft.lines.text, action.edits) == text for action in offered)

    def wait_no_longer(self) -> bool:
        """Have what was typed last judged with everything else; whether it waited."""
        if self.pause:
            self.pause.cancel()
        waited = self.draft.typed is not None
        if waited:
            self.draft = replace(self.draft, typed=None)
        return waited

    @contextmanager
    def marked(self, spans: Iterable[Span]) -> Iterator[list[Mark]]:
        """Keep some places while their request waits."""
        marks = [Mark(span) for span in spans]
        self._marks.extend(marks)
        try:
            yield marks
        finally:
            for mark in marks:
                self._marks.remove(mark)


def _change(event: Any, lines: LineIndex, encoding: Encoding) -> Change:
    asked = getattr(event, "range", None)
    return Change(None if asked is None else span_of(asked, lines, encoding), event.text)


def span_of(asked: Any, lines: LineIndex, encoding: Encoding) -> Span:
    """A client's range as a span: whatever lies outside the text is moved inside it, and backwards is turned round."""
    start, end = (lines.offset(place.line, place.character, encoding) for place in (asked.start, asked.end))
    return Span(min(start, end), max(start, end))


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
        asyncio.get_running_loop().run_in_executor(self.worker, self._at_once, warm_up)

    def step_aside(self) -> None:
        """Wait, on a thread that works in the background, until nobody types."""
        self.resting.wait()
        while (wait := self.read_at + BETWEEN_KEYS - time.monotonic()) > 0:  # the loop's clock as well
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
            self.worker, self._at_once, _look_near, document, offset
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
        return document.view is None and len(document.draft.lines.text) > LONG

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

    def _take_up(self, document: Document) -> "Analysis":
        """What reads a document; it may begin with what was kept of it."""
        from pincite.analysis import Analysis

        if document.analysis is None:
            begun = self.keeper.recall(document.draft) if document.recalled is None else None
            document.recalled = begun is not None
            document.analysis = Analysis(self._let_by, begun)
        return document.analysis

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

    def _glance(self, document: Document) -> View | None:
        """What is surely wrong at the head of a draft that is opened; None where all is known at once."""
        from pincite.analysis import Snapshot
        from pincite.lsp.convert import Diagnostics, Ruler
        from pincite.lsp.tokens import Tokens

        draft, analysis = document.draft, self._take_up(document)
        if document.recalled:
            return None
        text, format_ = draft.lines.text, _format(draft)
        try:
            findings = analysis.beginning(text, format_, draft.settings, _HEAD)
        except Exception as error:
            tell("glancing at a draft", text, error)
            return None
        snapshot = Snapshot(draft.version, text, format_, draft.settings.style, (), (), (), findings)
        written = Diagnostics().write(findings, Ruler(draft.uri, draft.lines, self.client))
        return View(draft, snapshot, written, Tokens(), of_head=True) if findings else None

    def _look(self, document: Document) -> View:
        """Read the draft that is newest when the thread gets to it."""
        from pincite.analysis import Snapshot
        from pincite.checks.findings import Findings
        from pincite.features.unfinished import settled
        from pincite.lsp.convert import Diagnostics, Ruler
        from pincite.lsp.tokens import Tokens
        from pincite.settings import Style

        draft, analysis = document.draft, self._take_up(document)
        text, settings, format_ = draft.lines.text, draft.settings, _format(draft)
        if document.diagnostics is None:
            document.diagnostics = Diagnostics()
        if document.tokens is None:
            document.tokens = Tokens()
        last = document.view
        try:
            others, parts = self.parts.of(draft)
            library = self.library(draft)
            if last and last.library is library and last.holds_for(draft, parts):
                snapshot = replace(last.snapshot, version=draft.version)
            else:
                snapshot = analysis.snapshot(text, format_, settings, draft.version, others, library)
            ruler = Ruler(draft.uri, draft.lines, self.client)
            told, held_back = settled(snapshot, draft.typed) if draft.typed else (snapshot.findings, ())
            written = document.diagnostics.write(told, ruler)
            rest = Diagnostics().write(held_back, ruler) if held_back else NOTHING
            return View(draft, snapshot, written, document.tokens, parts, held_back=rest, library=library)
        except Exception as error:
            document.analysis = None  # what it remembers may be what went wrong
            if document.recalled:
                document.recalled = False
                return self._look(document)
            tell("reading a draft", text, error)
            empty = Snapshot(draft.version, text, format_, Style.BLUEBOOK, (), (), (), Findings())
            return View(draft, empty, NOTHING, document.tokens, failed=True)


def _look_near(document: Document, offset: int) -> View | None:
    from pincite.analysis import near
    from pincite.lsp.tokens import Tokens

    draft = document.draft
    try:
        snapshot = near(draft.lines.text, _format(draft), draft.settings, draft.version, offset)
    except Exception as error:
        tell("reading around a place", draft.lines.text, error)
        return None
    return View(draft, snapshot, NOTHING, Tokens()) if snapshot else None


def _format(draft: Draft) -> "Format":
    from pincite.markup.blocks import Format

    return Format(draft.settings.language(draft.language_id, draft.path))


def warm_up() -> None:
    """Import what a reading needs."""
    import gc

    from pincite import analysis
    from pincite.lsp import answers, convert

    del answers, convert
    analysis.warm_up()
    gc.freeze()  # tables that last as long as the process need not be searched for garbage at each edit


def cites_states(view: View) -> bool:
    """Whether a draft cites law that stands where only the tables of state law tell."""
    from pincite.features import links

    return links.cites_states(view.snapshot)


def warm_up_links() -> None:
    """Load the addresses of state law, which take half a second."""
    from pincite.library import links

    links.warm_up()
