"""What the server says that it can do: one row for each request about a document.

Kept apart from the answers themselves, and from the protocol's types, so that ``initialize`` is answered before they
are imported.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pincite import __version__
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
    "textDocument/hover": ("hoverProvider", _always),
    "textDocument/definition": ("definitionProvider", _always),
    "textDocument/declaration": ("declarationProvider", _always),
    "textDocument/implementation": ("implementationProvider", _always),
    "textDocument/completion": ("completionProvider", _completion),
    "completionItem/resolve": ("completionProvider", _completion),
    "textDocument/signatureHelp": ("signatureHelpProvider", _signature_help),
    "textDocument/codeAction": ("codeActionProvider", _code_actions),
    "codeAction/resolve": ("codeActionProvider", _code_actions),
    "textDocument/rangeFormatting": ("documentRangeFormattingProvider", _formatting),
    "textDocument/rangesFormatting": ("documentRangeFormattingProvider", _formatting),
    "textDocument/prepareRename": ("renameProvider", _rename),
    "textDocument/rename": ("renameProvider", _rename),
    "textDocument/linkedEditingRange": ("linkedEditingRangeProvider", _always),
    "textDocument/diagnostic": ("diagnosticProvider", _pull),
    "textDocument/inlayHint": ("inlayHintProvider", _hints),
    "inlayHint/resolve": ("inlayHintProvider", _hints),
    "textDocument/codeLens": ("codeLensProvider", _lenses),
    "codeLens/resolve": ("codeLensProvider", _lenses),
    "textDocument/documentLink": ("documentLinkProvider", _resolved),
    "documentLink/resolve": ("documentLinkProvider", _resolved),
    "textDocument/prepareTypeHierarchy": ("typeHierarchyProvider", _always),
    "typeHierarchy/supertypes": ("typeHierarchyProvider", _always),
    "typeHierarchy/subtypes": ("typeHierarchyProvider", _always),
    "textDocument/foldingRange": ("foldingRangeProvider", _always),
    "textDocument/selectionRange": ("selectionRangeProvider", _always),
    "textDocument/semanticTokens/full": ("semanticTokensProvider", _semantic_tokens),
    "textDocument/semanticTokens/full/delta": ("semanticTokensProvider", _semantic_tokens),
    "textDocument/semanticTokens/range": ("semanticTokensProvider", _semantic_tokens),
    "textDocument/references": ("referencesProvider", _with_progress),
    "textDocument/documentHighlight": ("documentHighlightProvider", _always),
    "textDocument/documentSymbol": ("documentSymbolProvider", _symbols),
    "textDocument/prepareCallHierarchy": ("callHierarchyProvider", _with_progress),
}

ACROSS: Mapping[str, tuple[str, Options]] = {
    "workspace/symbol": ("workspaceSymbolProvider", _with_progress),
    "workspace/diagnostic": ("diagnosticProvider", _pull),
    "callHierarchy/incomingCalls": ("callHierarchyProvider", _with_progress),
    "callHierarchy/outgoingCalls": ("callHierarchyProvider", _with_progress),
}
"""Requests about all drafts of the workspace."""


LOOKING_UP = frozenset(
    {"textDocument/hover", "textDocument/definition", "textDocument/implementation", "documentLink/resolve"}
)
"""Requests that ask the library, and may have to read a file."""
NOT_WAITING = frozenset({"textDocument/hover"})
"""Requests that may be answered from what stands around their place, while a long draft is read for the first time."""
READING_ANEW = frozenset(
    {
        "textDocument/codeAction",
        "codeAction/resolve",
        "textDocument/rangeFormatting",
        "textDocument/rangesFormatting",
        "textDocument/rename",
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


def welcome(client: Client) -> dict[str, Any]:
    """The answer to ``initialize``."""
    return {"capabilities": capabilities(client), "serverInfo": {"name": "pincite", "version": __version__}}


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
