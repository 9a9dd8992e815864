"""The server: its life from ``initialize`` to ``exit``, and the way of a request to its answer."""

import asyncio
import gc
import json
import logging
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from pincite import __version__
from pincite.lsp.capabilities import ACROSS, ACTIONS, LOOKING_UP, NOT_WAITING, READING_ANEW, REQUESTS, wants, welcome
from pincite.lsp.client import Client
from pincite.lsp.desk import Desk
from pincite.lsp.diagnostics import EMPTY_REPORT, Published, notification
from pincite.lsp.documents import NOTHING, Document, Draft, Mark, View, span_of
from pincite.lsp.greeting import Greeting
from pincite.lsp.library import Library
from pincite.lsp.memory import share_one_heap
from pincite.lsp.preferences import Preferences
from pincite.lsp.processes import is_running
from pincite.lsp.progress import Progress
from pincite.lsp.stdio import pump
from pincite.lsp.watching import watchers
from pincite.lsp.wire import Raw, Stage, Wire
from pincite.lsp.workspace import Workspace
from pincite.mishaps import tell
from pincite.settings import FILE_NAME, Problem, RunOn
from pincite.text.lines import LineIndex
from pincite.text.spans import Span

if TYPE_CHECKING:  # imported once the editor has its first answer
    from pincite.lsp.answers.asked import Asked, Sought

log = logging.getLogger(__name__)

WARNING = 2  # MessageType
GC_THRESHOLDS = 50_000, 20, 100
"""Snapshots are freed by counting; a search through all of a long brief for cycles is felt in the edit it meets."""
EDITOR_CHECKED_EVERY = 3.0
"""Seconds between looks at whether the editor's process is there."""
SETTINGS_CHECKED_EVERY = 1.0
"""Seconds between looks at the settings file while somebody types; no editor has to watch it for us."""


class Server(LanguageServer):
    """A session with one editor."""

    def __init__(self) -> None:
        super().__init__("pincite", __version__, protocol_cls=Wire)
        self.wire = cast(Wire, self.protocol)
        self.desk = Desk(self.publish, self.publish_rest, self.pull_again)
        self.preferences = Preferences(self.report_settings)
        self.published = Published()
        self.library = Library(
            self.desk, partial(self.show_reading, "the library"), self.complain, lambda: self.index.look()
        )
        self.index = Workspace(self.desk, self.library, self.preferences.of, partial(self.show_reading, "drafts"))
        self._watched: list[Mapping[str, Any]] = []
        self.before_links: asyncio.TimerHandle | None = None
        """When it is seen whether the tables of state law are wanted."""
        self._flawed_files: set[Path] = set()
        self._heads: set[str] = set()
        """The drafts of which only the head has been told."""
        self._checked = 0.0

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Show no pop-up, which would help nobody: what fails is in the log."""

    def pushes(self, draft: Draft) -> bool:
        """Whether findings are pushed: to who does not pull, or is to hear on saving and would not pull then."""
        client = self.desk.client
        return not client.pull or (client.only_pulls and draft.settings.run_on is RunOn.SAVE)

    def publish(self, view: View) -> None:
        """Push what was found in a draft; to a client that pulls, what is found at a long one's head until all is."""
        draft, pushes = view.draft, self.pushes(view.draft)
        if (pushes or view.of_head) and (draft.saved or draft.settings.run_on is RunOn.TYPE):
            self._push(draft, view.diagnostics)
        if view.of_head:
            self._heads.add(draft.uri)
        elif draft.uri in self._heads:
            self._heads.remove(draft.uri)
            if not pushes:
                self.take_back(draft.uri)

    def publish_rest(self, document: Document, view: View) -> None:
        """Tell what was held back while its author typed, who has paused."""
        if view.draft.settings.run_on is RunOn.SAVE:
            return
        if self.desk.client.only_pulls:
            self._push(view.draft, view.held_back)
        elif document.wait_no_longer():
            self.desk.read(document)
            self.pull_again()

    def _push(self, draft: Draft, diagnostics: str) -> None:
        message = self.published.message(draft.uri, draft.version, diagnostics)
        if message:
            self.wire.write(*message)

    def take_back(self, uri: str) -> None:
        """Clear what was pushed of a document."""
        if message := self.published.cleared(uri):
            self.wire.write(*message)

    def pull_again(self) -> None:
        """Have a client that pulls ask for diagnostics once more, if it lets itself be told so."""
        if self.desk.client.pull_refresh:
            self.wire.ask("workspace/diagnostic/refresh", None)

    def show_reading(self, what: str) -> Progress:
        """Show that files are being read, to a client that can."""
        title = f"Reading {what}"
        return Progress.made(self.wire, title) if self.desk.client.work_done_progress else Progress(self.wire, title)

    def complain(self, reason: str) -> None:
        """Say what an author may want to mend."""
        self.wire.tell("window/showMessage", {"type": WARNING, "message": f"Pincite: {reason}"})

    def watch(self) -> None:
        """Have the client tell what happens to settings, drafts, and the texts that they cite."""
        if self.desk.client.watch:
            settings = [document.draft.settings for document in self.desk.documents.values()]
            settings += [self.preferences.of(f"{folder}/{FILE_NAME}") for folder in self.index.folders]
            wanted = watchers(settings, self.index.suffixes(), relative=self.desk.client.watch_relative)
            if new := [one for one in wanted if one not in self._watched]:
                self._watched += new
                method, number = types.WORKSPACE_DID_CHANGE_WATCHED_FILES, len(self._watched)
                watch = {"id": f"files-{number}", "method": method, "registerOptions": {"watchers": new}}
                self.wire.ask("client/registerCapability", {"registrations": [watch]})

    def report_settings(self, path: Path | None, problems: tuple[Problem, ...]) -> None:
        """Say which settings do not hold, and mark them in their file."""
        if problems:
            text = "\n".join(str(problem) for problem in problems)
            self.wire.tell("window/showMessage", {"type": WARNING, "message": f"Pincite settings: {text}"})
        if path is None or not (problems or path in self._flawed_files):
            return
        (self._flawed_files.add if problems else self._flawed_files.discard)(path)
        marks = json.dumps([_settings_mark(problem) for problem in problems])
        self.wire.write(*notification(path.as_uri(), None, marks))

    def settle(self) -> None:
        """Give every document the settings that hold for it now, and read again those that got others."""
        self._checked = time.monotonic()
        changed = False
        for document in self.desk.documents.values():
            settings = self.preferences.of(document.draft.uri)
            if settings != document.draft.settings:
                document.draft = replace(document.draft, settings=settings)
                self.desk.read(document)
                changed = True
        if changed:
            self.pull_again()
            self.watch()
        for method in self.desk.client.refreshes if changed else ():
            self.wire.ask(method, None)

    def settle_now_and_then(self) -> None:
        """See whether a settings file has changed, if that was not just done."""
        if time.monotonic() - self._checked > SETTINGS_CHECKED_EVERY:
            self.settle()


def _settings_mark(problem: Problem) -> dict[str, Any]:
    line = max(0, (problem.line or 1) - 1)
    place = {"start": {"line": line, "character": 0}, "end": {"line": line + 1, "character": 0}}
    message = f"{problem.key}: {problem.message}" if problem.key else problem.message
    return {"range": place, "severity": WARNING, "source": "pincite", "message": message}


# The life of a session

_BEFORE_LINKS = 3.0
"""Seconds without an edit until the tables of state law are loaded: a hover needs them, no edit should feel them."""


def initialize(ls: Server, params: Any) -> Any:
    """Learn what the client can do, and say what we can."""
    if not isinstance(params, Mapping):
        raise JsonRpcInvalidParams("Invalid params for initialize")
    client = Client.of(params.get("capabilities"))
    ls.desk.client = client
    ls.wire.stage = Stage.RUNNING
    ls.preferences.of_editor(params.get("initializationOptions"))
    ls.index.add(_folders(params))
    process = params.get("processId")
    if isinstance(process, int) and is_running(process):  # it may be a process of another machine
        _leave_with(ls, process)
    return welcome(client)


def _leave_with(ls: Server, process: int) -> None:
    """End this process after that of the editor has: its end of the pipe may have been left to others."""
    if is_running(process):
        asyncio.get_running_loop().call_later(EDITOR_CHECKED_EVERY, _leave_with, ls, process)
    else:
        leave(ls, None)


def _folders(params: Mapping[str, Any]) -> Iterator[str]:
    """The URIs of the client's folders; of the one folder that older clients name."""
    folders = params.get("workspaceFolders")
    if isinstance(folders, list):
        named = [folder.get("uri") for folder in folders if isinstance(folder, Mapping)]
    else:
        named = [params.get("rootUri")]
    return (uri for uri in named if isinstance(uri, str))


def _load_links_when_quiet(ls: Server) -> None:
    """Load them if a draft cites state law: eight megabytes that most briefs in federal courts can do without."""
    if ls.before_links:
        ls.before_links.cancel()
    loop = asyncio.get_running_loop()
    ls.before_links = loop.call_later(_BEFORE_LINKS, _load_links, ls)


def _load_links(ls: Server) -> None:
    if not ls.desk.resting.is_set() or ls.desk.read_at + _BEFORE_LINKS > asyncio.get_running_loop().time():
        _load_links_when_quiet(ls)
        return
    from pincite.features.links import cites_states
    from pincite.library import links

    if any(document.view and cites_states(document.view.snapshot) for document in ls.desk.documents.values()):
        # On a thread of its own, which an edit shares the processor with but does not wait for.
        threading.Thread(target=links.warm_up, name="links", daemon=True).start()


async def initialized(ls: Server, params: object) -> None:
    """Import the rest meanwhile, learn the editor's settings, and have settings and drafts watched."""
    del params
    ls.desk.warm_up()
    ls.index.look_when_quiet()
    ls.library.look()
    ls.watch()
    await _learn(ls)


async def _learn(ls: Server) -> None:
    """Ask the editor for its settings, if it can be asked."""
    if ls.desk.client.configuration:
        answer = await ls.wire.ask("workspace/configuration", {"items": [{"section": "pincite"}]})
        ls.preferences.of_editor(answer[0] if isinstance(answer, list) and answer else None)
        ls.settle()


async def configured(ls: Server, params: Any) -> None:
    """The editor's settings have changed."""
    if ls.desk.client.configuration:
        await _learn(ls)
    else:
        ls.preferences.of_editor(params.get("settings") if isinstance(params, Mapping) else None)
        ls.settle()


def watched(ls: Server, params: object) -> None:
    """Files have changed: settings, drafts, or folders that hold some."""
    del params
    ls.settle()
    ls.desk.read_dependents()
    ls.index.look()
    ls.library.look()


async def will_rename(ls: Server, params: types.RenameFilesParams) -> Any:
    """What names a file that is to be renamed, named anew."""
    from pincite.lsp.renaming import edits

    return await asyncio.get_running_loop().run_in_executor(None, edits, ls.desk, params.files)


def folders_changed(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Read the drafts of other folders."""
    ls.index.remove(folder.uri for folder in params.event.removed)
    ls.index.add(folder.uri for folder in params.event.added)


def shutdown(ls: Server, params: object) -> None:
    """Stop answering; whoever still waits is told so."""
    del params
    ls.wire.stage = Stage.SHUT_DOWN
    ls.wire.cancel_all()


def leave(ls: Server, params: object) -> None:
    """End the process: in order only after ``shutdown``."""
    del params
    ended = ls.wire.ended
    if ended is not None and not ended.done():
        ended.set_result(0 if ls.wire.stage is Stage.SHUT_DOWN else 1)


def nothing(ls: Server, params: object) -> None:
    """Hear a notification that changes nothing here."""
    del ls, params


# Documents


def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Read a document."""
    item = params.text_document
    lines = LineIndex.of(item.text)
    ls.desk.open(Draft(item.uri, item.language_id, item.version, lines, ls.preferences.of(item.uri)))
    ls.library.look()
    ls.watch()
    _load_links_when_quiet(ls)


def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Make the edits, and read the document again."""
    document = ls.desk.documents.get(params.text_document.uri)
    if document is None:
        log.warning("an edit of %s, which is not open", params.text_document.uri)
        return
    if not ls.pushes(document.draft):
        ls.take_back(document.draft.uri)  # the rest, which the client is about to pull with everything else
    document.edit(params.content_changes, params.text_document.version, ls.desk.client.encoding)
    ls.settle_now_and_then()
    ls.desk.read_after_pause(document)


def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Publish what waited for it; the file may also be a settings file, or lie beside a new one."""
    document = ls.desk.documents.get(params.text_document.uri)
    if document is not None and not document.draft.saved:
        if ls.pushes(document.draft) or ls.desk.client.pull_refresh:
            document.wait_no_longer()
        document.draft = replace(document.draft, saved=True)
        ls.desk.read(document)
        if document.draft.settings.run_on is RunOn.SAVE or (document.view and document.view.held_back != NOTHING):
            ls.pull_again()
    ls.settle()
    ls.index.look()
    ls.library.look()
    _load_links_when_quiet(ls)


def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Lay a document aside and take its diagnostics away."""
    uri = params.text_document.uri
    ls.desk.close(uri)
    ls.index.look()
    ls.library.look()
    ls.take_back(uri)


# Requests


async def answer(ls: Server, method: str, params: Any) -> Any:
    """Answer a request about a document from the view of its newest draft, without holding up the loop."""
    document = ls.desk.documents.get(_asked_uri(params))
    if document is None or _unwanted(method, params):
        return _without_document(method, params)
    with document.marked(_asked_spans(ls, document, params)) as marks:
        near = await ls.desk.near(document, marks[0].span.start) if method in NOT_WAITING else None
        if near and (found := await _found(ls, method, _asked(ls, near, marks, params))) is not None:
            return found
        view = await ls.desk.view(document)
    if view is None:
        return _without_document(method, params)
    if view.failed:
        raise JsonRpcInternalError("The document could not be read; see the log")
    return await _found(ls, method, _asked(ls, view, marks, params))


def _asked(ls: Server, view: View, marks: list[Mark], params: Any) -> "Asked":
    from pincite.lsp.answers.asked import Asked
    from pincite.lsp.convert import Ruler

    ruler = Ruler(view.draft.uri, view.draft.lines, ls.desk.client)
    return Asked(view, tuple(mark.span for mark in marks), params, ruler)


async def _found(ls: Server, method: str, asked: "Asked") -> Any:
    """What a feature finds for a request."""
    from pincite.lsp.answers import ANSWERS
    from pincite.lsp.answers.asked import Sought

    if method in LOOKING_UP:
        asked = replace(asked, shelf=ls.library.shelf(asked.view.draft))
    with _failing_politely(method, asked.text):
        if method in READING_ANEW or method in LOOKING_UP:
            return await asyncio.to_thread(ANSWERS[method], asked)
        found = ANSWERS[method](asked)
        return await look_through(ls, asked.params, found) if isinstance(found, Sought) else found


@contextmanager
def _failing_politely(method: str, text: str = "") -> Iterator[None]:
    """What fails within is answered in the protocol's words, unless it is in them already; the log tells more."""
    try:
        yield
    except JsonRpcException:
        raise
    except Exception as error:
        tell(method, text, error)
        raise JsonRpcInternalError(f"{method} failed; see the log") from None


async def answer_across(ls: Server, method: str, params: Any) -> Any:
    """Answer a request about all drafts of the workspace."""
    from pincite.lsp.answers import ACROSS

    return await look_through(ls, params, ACROSS[method](params))


async def look_through(ls: Server, params: Any, sought: "Sought") -> Any:
    """Look for an answer in every draft: given in parts as it is found to a client that takes parts, else whole."""
    token = params.partial_result_token
    progress = Progress(ls.wire, "Looking through drafts", params.work_done_token)
    progress.begin()
    try:
        if token is None:
            drafts = [known async for batch in ls.index.drafts(sought.but) for known in batch]
            return sought.within([*sought.here, *sought.found(drafts), *ls.index.complete * sought.last()])

        def part(items: list[Any]) -> None:
            if items:
                ls.wire.tell(types.PROGRESS, {"token": token, "value": sought.within(items)})

        part(sought.here)
        async for batch in ls.index.drafts(sought.but):
            part(sought.found(batch))
        if ls.index.complete:
            part(sought.last())
        return sought.within([])
    finally:
        progress.end()


async def execute(ls: Server, params: types.ExecuteCommandParams) -> Any:
    """Run a command."""
    from pincite.lsp import commands

    return await commands.execute(ls, params.command, params.arguments)


def _asked_uri(params: Any) -> Any:
    """The document that a request is about: named, or in what the server put into an item that is to be resolved."""
    if isinstance(params, Mapping):
        data = params.get("data")
        uri = data.get("uri") if isinstance(data, Mapping) else None
        return uri if isinstance(uri, str) else ""
    # A hierarchy's item names its document itself.
    named = getattr(params, "text_document", None) or getattr(params, "item", None)
    if named is None:
        raise JsonRpcInvalidParams("Invalid params: an item is a table")
    return named.uri


def _without_document(method: str, params: Any) -> Any:
    """The answer about a document that is not open, or not any more: an item that is to be resolved stays as it is."""
    if method == types.TEXT_DOCUMENT_DIAGNOSTIC:
        return Raw(EMPTY_REPORT)
    return params if isinstance(params, Mapping) else None


def _unwanted(method: str, params: Any) -> bool:
    """Whether the answer is empty whatever the document says: a save must not wait for it."""
    return method == types.TEXT_DOCUMENT_CODE_ACTION and not any(wants(params.context.only, kind) for kind in ACTIONS)


def _asked_spans(ls: Server, document: Document, params: Any) -> tuple[Span, ...]:
    """What a request points at, in the draft that its client had before it."""
    lines, encoding = document.draft.lines, ls.desk.client.encoding
    if ranges := getattr(params, "ranges", None):
        return tuple(span_of(asked, lines, encoding) for asked in ranges)
    if (asked := getattr(params, "range", None)) is not None:
        return (span_of(asked, lines, encoding),)
    if (place := getattr(params, "position", None)) is not None:
        offset = lines.offset(place.line, place.character, encoding)
        return (Span(offset, offset),)
    return (Span(0, len(lines.text)),)


def _answering(method: str, by: Callable[[Server, str, Any], Awaitable[Any]]) -> Any:
    async def handle(ls: Server, params: Any) -> Any:
        return await by(ls, method, params)

    return handle


HANDLERS = {
    types.INITIALIZE: initialize,
    types.INITIALIZED: initialized,
    types.SHUTDOWN: shutdown,
    types.EXIT: leave,
    types.SET_TRACE: nothing,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: configured,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: watched,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: folders_changed,
    types.WORKSPACE_DID_CREATE_FILES: watched,
    types.WORKSPACE_DID_RENAME_FILES: watched,
    types.WORKSPACE_WILL_RENAME_FILES: will_rename,
    types.WORKSPACE_DID_DELETE_FILES: watched,
    types.WINDOW_WORK_DONE_PROGRESS_CANCEL: nothing,
    types.TEXT_DOCUMENT_DID_OPEN: opened,
    types.TEXT_DOCUMENT_DID_CHANGE: changed,
    types.TEXT_DOCUMENT_DID_SAVE: saved,
    types.TEXT_DOCUMENT_DID_CLOSE: closed,
    types.WORKSPACE_EXECUTE_COMMAND: execute,
    **{method: _answering(method, answer) for method in REQUESTS},
    **{method: _answering(method, answer_across) for method in ACROSS},
}


def create() -> Server:
    """A server with all its handlers, not yet connected to anything."""
    server = Server()
    for method, handler in HANDLERS.items():
        server.feature(method)(_contained(method, handler))
    return server


def _contained(method: str, handler: Any) -> Any:
    """A handler that only fails in the protocol's words."""

    def handle(ls: Server, params: Any) -> Any:
        with _failing_politely(method):
            return handler(ls, params)

    async def handle_async(ls: Server, params: Any) -> Any:
        with _failing_politely(method):
            return await handler(ls, params)

    return handle_async if asyncio.iscoroutinefunction(handler) else handle


def _log(everything: bool) -> None:
    """Keep a log on standard error, in which no word of a draft stands unless ``everything`` is asked for."""
    level = logging.DEBUG if everything else logging.WARNING
    logging.basicConfig(stream=sys.stderr, level=level, format="%(levelname)s %(name)s: %(message)s")
    if not everything:
        logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it logs each refusal with its reason


def _fell_over(loop: asyncio.AbstractEventLoop, what: Mapping[str, Any]) -> None:
    """Tell of what failed where nobody waits for it."""
    del loop
    tell("a task", "", what.get("exception") or RuntimeError(what.get("message")))


def serve(greeting: Greeting, *, log_everything: bool = False) -> int:
    """Speak with the editor on standard input and output until it leaves; the exit code."""
    _log(log_everything)
    # The loop answers while the worker reads: it should not wait the default 5 ms for its turn.
    sys.setswitchinterval(0.001)
    gc.set_threshold(*GC_THRESHOLDS)
    share_one_heap()
    server = create()
    server.wire.out = greeting.out

    async def run() -> int:
        asyncio.get_running_loop().set_exception_handler(_fell_over)
        ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        server.wire.ended = ended
        if greeting.first is not None:
            server.wire.take_first(greeting.first, answered=greeting.answered)
        reading = asyncio.ensure_future(pump(sys.stdin.buffer, server.wire.receive))
        either: set[asyncio.Future[Any]] = {reading, ended}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        return ended.result() if ended.done() else 1  # a stream that just stops is an exit in disorder

    return asyncio.run(run())
