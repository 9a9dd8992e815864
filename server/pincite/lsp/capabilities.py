"""What the server says that it can do: one row for each request about a document.

Kept apart from the answers themselves, so that ``initialize`` is answered before they are imported.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lsprotocol import types

from pincite.folders import SUFFIXES
from pincite.lsp.client import Client
from pincite.lsp.legend import legend

ACTIONS = (
    "quickfix",
    "source.fixAll.pincite",
    "refactor.rewrite.pincite.short",
    "refactor.rewrite.pincite.full",
    "refactor.rewrite.pincite.id",
    "refactor.rewrite.pincite.expandIds",
    "refactor.rewrite.pincite.style",
    "refactor.rewrite.pincite.sectionSign",
)
"""The kinds of code actions."""
WRITE_TABLE, COUNT_WORDS, EXPAND_IDS = "pincite.writeTable", "pincite.countWords", "pincite.expandIds"
RESTART_INDEX = "pincite.restartIndex"
COMMANDS = (WRITE_TABLE, COUNT_WORDS, EXPAND_IDS, RESTART_INDEX)
Options = Callable[[Client], Any]


def _always(client: Client) -> bool:
    del client
    return True


def _with_progress(client: Client) -> Any:
    del client
    return {"workDoneProgress": True}


def _code_actions(client: Client) -> Any:
    # A client that knows only commands would need code of its own to carry them out.
    return {"codeActionKinds": list(ACTIONS), "resolveProvider": True} if client.literal_actions else None


def _rename(client: Client) -> Any:
    return {"prepareProvider": True} if client.prepares_rename else True


def _formatting(client: Client) -> Any:
    return {"rangesSupport": True} if client.formats_ranges else True


def _symbols(client: Client) -> Any:
    del client
    return {"label": "Pincite"}  # it may stand beside the editor's own outline of Markdown


def _pull(client: Client) -> Any:
    told = {"identifier": "pincite", "interFileDependencies": False, "workspaceDiagnostics": True}
    return told if client.pull else None


def _completion(client: Client) -> Any:
    del client
    # Within running text the answer is empty, and quick.
    return {"triggerCharacters": [" ", ".", "(", "§"], "resolveProvider": True}


def _semantic_tokens(client: Client) -> Any:
    if not client.semantic_tokens:
        return None
    known = legend(client)
    told = {"tokenTypes": list(known.types), "tokenModifiers": list(known.modifiers)}
    return {"legend": told, "full": {"delta": True}, "range": True}


def _hints(client: Client) -> Any:
    return {"resolveProvider": bool(client.hint_resolves)}


def _lenses(client: Client) -> Any:
    return {"resolveProvider": client.lens_resolves}


def _resolved(client: Client) -> Any:
    del client
    return {"resolveProvider": True}


def _signature_help(client: Client) -> Any:
    del client
    return {"triggerCharacters": [" ", ",", "("], "retriggerCharacters": [".", "§", ")"]}


REQUESTS: Mapping[str, tuple[str, Options]] = {
    types.TEXT_DOCUMENT_HOVER: ("hoverProvider", _always),
    types.TEXT_DOCUMENT_DEFINITION: ("definitionProvider", _always),
    types.TEXT_DOCUMENT_DECLARATION: ("declarationProvider", _always),
    types.TEXT_DOCUMENT_COMPLETION: ("completionProvider", _completion),
    types.COMPLETION_ITEM_RESOLVE: ("completionProvider", _completion),
    types.TEXT_DOCUMENT_SIGNATURE_HELP: ("signatureHelpProvider", _signature_help),
    types.TEXT_DOCUMENT_CODE_ACTION: ("codeActionProvider", _code_actions),
    types.CODE_ACTION_RESOLVE: ("codeActionProvider", _code_actions),
    types.TEXT_DOCUMENT_RANGE_FORMATTING: ("documentRangeFormattingProvider", _formatting),
    types.TEXT_DOCUMENT_RANGES_FORMATTING: ("documentRangeFormattingProvider", _formatting),
    types.TEXT_DOCUMENT_PREPARE_RENAME: ("renameProvider", _rename),
    types.TEXT_DOCUMENT_RENAME: ("renameProvider", _rename),
    types.TEXT_DOCUMENT_LINKED_EDITING_RANGE: ("linkedEditingRangeProvider", _always),
    types.TEXT_DOCUMENT_DIAGNOSTIC: ("diagnosticProvider", _pull),
    types.TEXT_DOCUMENT_INLAY_HINT: ("inlayHintProvider", _hints),
    types.INLAY_HINT_RESOLVE: ("inlayHintProvider", _hints),
    types.TEXT_DOCUMENT_CODE_LENS: ("codeLensProvider", _lenses),
    types.CODE_LENS_RESOLVE: ("codeLensProvider", _lenses),
    types.TEXT_DOCUMENT_DOCUMENT_LINK: ("documentLinkProvider", _resolved),
    types.DOCUMENT_LINK_RESOLVE: ("documentLinkProvider", _resolved),
    types.TEXT_DOCUMENT_PREPARE_TYPE_HIERARCHY: ("typeHierarchyProvider", _always),
    types.TYPE_HIERARCHY_SUPERTYPES: ("typeHierarchyProvider", _always),
    types.TYPE_HIERARCHY_SUBTYPES: ("typeHierarchyProvider", _always),
    types.TEXT_DOCUMENT_FOLDING_RANGE: ("foldingRangeProvider", _always),
    types.TEXT_DOCUMENT_SELECTION_RANGE: ("selectionRangeProvider", _always),
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: ("semanticTokensProvider", _semantic_tokens),
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA: ("semanticTokensProvider", _semantic_tokens),
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: ("semanticTokensProvider", _semantic_tokens),
    types.TEXT_DOCUMENT_REFERENCES: ("referencesProvider", _with_progress),
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: ("documentHighlightProvider", _always),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: ("documentSymbolProvider", _symbols),
    types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY: ("callHierarchyProvider", _with_progress),
}

ACROSS: Mapping[str, tuple[str, Options]] = {
    types.WORKSPACE_SYMBOL: ("workspaceSymbolProvider", _with_progress),
    types.WORKSPACE_DIAGNOSTIC: ("diagnosticProvider", _pull),
    types.CALL_HIERARCHY_INCOMING_CALLS: ("callHierarchyProvider", _with_progress),
    types.CALL_HIERARCHY_OUTGOING_CALLS: ("callHierarchyProvider", _with_progress),
}
"""Requests about all drafts of the workspace."""


READING_ANEW = frozenset(
    {
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CODE_ACTION_RESOLVE,
        types.TEXT_DOCUMENT_RANGE_FORMATTING,
        types.TEXT_DOCUMENT_RANGES_FORMATTING,
        types.TEXT_DOCUMENT_RENAME,
    }
)
"""Requests whose answer tries edits out: no other request should wait for it."""


def capabilities(client: Client) -> dict[str, Any]:
    """The server's capabilities for one client."""
    offered = {name: options(client) for name, options in (*REQUESTS.values(), *ACROSS.values())}
    return {
        "positionEncoding": client.encoding,
        "textDocumentSync": {"openClose": True, "change": 2, "save": {"includeText": False}},
        "executeCommandProvider": {"commands": list(COMMANDS)},
        "workspace": {
            "workspaceFolders": {"supported": True, "changeNotifications": True},
            "fileOperations": {name: {"filters": _DRAFT_FILES} for name, told in _files_told(client) if told},
        },
        **{name: options for name, options in offered.items() if options is not None},
    }


def glob_of(suffixes: Iterable[str]) -> str:
    """The files that end so, as a glob of the protocol."""
    return f"**/*.{{{','.join(sorted(suffix.removeprefix('.') for suffix in suffixes))}}}"


_DRAFT_FILES = (
    {"scheme": "file", "pattern": {"glob": glob_of(SUFFIXES), "matches": "file"}},
    {"scheme": "file", "pattern": {"glob": "**", "matches": "folder"}},
)


def _files_told(client: Client) -> Iterable[tuple[str, bool]]:
    yield "didCreate", client.files_created
    yield "didRename", client.files_renamed
    yield "willRename", client.files_to_be_renamed
    yield "didDelete", client.files_deleted


def wants(only: Iterable[str] | None, kind: str) -> bool:
    """Whether a request limited to the kinds ``only`` has room for this kind of code action."""
    return only is None or any(not wanted or f"{kind}.".startswith(f"{wanted}.") for wanted in map(_name, only))


def _name(kind: str) -> str:
    return str(getattr(kind, "value", kind))
