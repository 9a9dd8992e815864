"""Commands: what an editor may have the server do, by name. Their one argument is a table.

``pincite.writeTable`` takes ``{"uri", "position"?, "by"?}``: the table of authorities is written into the draft, or
brought up to date there. ``pincite.countWords`` takes ``{"uri"}``, shows the words that count toward a limit, and
answers with all of them. ``pincite.expandIds`` takes ``{"uri", "range"}``, or the two as arguments of their own: every
*id.* in the range is replaced by a form that stands alone. ``pincite.restartIndex`` takes nothing: the drafts of the
workspace are read anew.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from pincite.checks.model import Edit
from pincite.features import ids
from pincite.features.table.places import By
from pincite.features.table.writing import NoPlaceError, written
from pincite.features.word_count import word_count
from pincite.lsp.capabilities import COUNT_WORDS, EXPAND_IDS, RESTART_INDEX, WRITE_TABLE
from pincite.lsp.convert import Ruler, workspace_edit
from pincite.lsp.documents import View, span_of

if TYPE_CHECKING:
    from pincite.lsp.server import Server

Arguments = Mapping[str, Any]
REQUEST_FAILED = -32803
INFORMATION = 3  # MessageType


async def execute(ls: "Server", command: str, arguments: object) -> Any:
    """Run a command; raises JsonRpcException with what is to be said where it cannot be done."""
    if command not in COMMANDS:
        raise JsonRpcInvalidParams(f"no such command: {command}")
    first = arguments[0] if isinstance(arguments, list | tuple) and arguments else {}
    if isinstance(first, str):
        first = dict(zip(("uri", "range"), cast(Sequence[Any], arguments), strict=False))
    return await COMMANDS[command](ls, _table(first))


async def _write_table(ls: "Server", arguments: Arguments) -> Any:
    view = await _view(ls, arguments)
    by = arguments.get("by")
    if by is not None and by not in set(By):
        raise JsonRpcInvalidParams(f"{by!r} is none of {', '.join(By)}")
    place = _table(arguments.get("position") or {})
    lines = view.draft.lines
    at = lines.offset(place["line"], place.get("character", 0), ls.desk.client.encoding) if "line" in place else None
    try:
        edits = written(view.snapshot, By(by) if by else None, at)
    except NoPlaceError as reason:
        raise JsonRpcException(str(reason), REQUEST_FAILED) from None
    return await _apply(ls, view, edits, "Table of authorities")


async def _count_words(ls: "Server", arguments: Arguments) -> Any:
    count = word_count((await _view(ls, arguments)).snapshot)
    left_out = sum(part.words for part in count.excluded)
    message = f"{count.words:,} words count toward a limit, {left_out:,} do not."
    ls.wire.tell("window/showMessage", {"type": INFORMATION, "message": message})
    parts = {"counted": count.counted, "excluded": count.excluded}
    return {"words": count.words, **{name: [part._asdict() for part in some] for name, some in parts.items()}}


async def _expand_ids(ls: "Server", arguments: Arguments) -> Any:
    asked = ls.wire.structured(arguments.get("range"), types.Range)
    view = await _view(ls, arguments)
    selected = span_of(asked, view.draft.lines, ls.desk.client.encoding)
    edits = await asyncio.to_thread(ids.expansion, view.snapshot, selected)
    return await _apply(ls, view, edits, "Expand every Id. in the selection")


async def _restart_index(ls: "Server", arguments: Arguments) -> None:
    del arguments
    ls.index.restart()


COMMANDS: Mapping[str, Callable[["Server", Arguments], Awaitable[Any]]] = {
    WRITE_TABLE: _write_table,
    COUNT_WORDS: _count_words,
    EXPAND_IDS: _expand_ids,
    RESTART_INDEX: _restart_index,
}


def _table(value: object) -> Arguments:
    if not isinstance(value, Mapping):
        raise JsonRpcInvalidParams("a command's argument is a table")
    return value


async def _view(ls: "Server", arguments: Arguments) -> View:
    """What was found in the newest draft of the document that a command is about."""
    document = ls.desk.documents.get(str(arguments.get("uri")))
    view = await ls.desk.view(document) if document else None
    if view is None or view.failed:
        raise JsonRpcException(f"no such document is open: {arguments.get('uri')}", REQUEST_FAILED)
    return view


async def _apply(ls: "Server", view: View, edits: Iterable[Edit], label: str) -> bool:
    """Have the editor make edits; whether it did."""
    edits = tuple(edits)
    if not edits:
        return True
    if not ls.desk.client.apply_edit:
        raise JsonRpcException("this editor does not let a server change a document", REQUEST_FAILED)
    ruler = Ruler(view.draft.uri, view.draft.lines, ls.desk.client)
    edit = workspace_edit(edits, ruler, view.draft.version)
    answer = await ls.wire.ask("workspace/applyEdit", {"label": label, "edit": edit})
    return bool(isinstance(answer, Mapping) and answer.get("applied"))
