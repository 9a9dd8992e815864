"""The client: what the editor at the other end says that it can do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pincite.text.lines import Encoding

ENCODINGS: tuple[Encoding, ...] = ("utf-32", "utf-16", "utf-8")
"""Ours before theirs: in utf-32 a column is an offset, utf-16 is what every client has."""

SHOW_REFERENCES = "pincite.showReferences"
"""A command of the client's, offered among ``experimental.commands``: it takes a URI, a position and locations."""


@dataclass(frozen=True, slots=True)
class Client:
    """The abilities that change an answer; a client that announces nothing has none of them."""

    encoding: Encoding = "utf-16"
    markdown: bool = False
    markdown_documentation: bool = False
    lazy_documentation: bool = False
    snippets: bool = False
    label_offsets: bool = False
    definition_links: bool = False
    declaration_links: bool = False
    implementation_links: bool = False
    related: bool = False
    pull: bool = False
    pull_refresh: bool = False
    literal_actions: bool = False
    lazy_edits: bool = False
    versioned_edits: bool = False
    prepares_rename: bool = False
    formats_ranges: bool = False
    apply_edit: bool = False
    configuration: bool = False
    watch: bool = False
    watch_relative: bool = False
    hint_resolves: frozenset[str] = frozenset()
    """The members of a hint that the client asks for only when it shows them."""
    lens_resolves: bool = False
    shows_references: bool = False
    link_tooltips: bool = False
    refreshes: tuple[str, ...] = ()
    """Requests that tell the client to ask again."""
    semantic_tokens: bool = False
    folds_lines: bool = False
    most_folds: int = 0
    """0 where the client sets no limit."""
    token_types: frozenset[str] = frozenset()
    token_modifiers: frozenset[str] = frozenset()
    hierarchical_symbols: bool = False
    work_done_progress: bool = False
    files_created: bool = False
    files_renamed: bool = False
    files_to_be_renamed: bool = False
    files_deleted: bool = False

    @property
    def only_pulls(self) -> bool:
        """Whether it asks for diagnostics at each edit, and cannot be told to ask again."""
        return self.pull and not self.pull_refresh

    @classmethod
    def of(cls, capabilities: object) -> "Client":
        """Read the ``capabilities`` of an ``initialize`` request, whatever is in them."""
        abilities: dict[str, Any] = {
            **{name: bool(_dig(capabilities, path)) for name, path in FLAGS.items()},
            **{name: member in _list(capabilities, path) for name, (path, member) in MEMBERS.items()},
            **{name: _names(capabilities, path) for name, path in LISTS.items()},
        }
        limit = _dig(capabilities, "textDocument.foldingRange.rangeLimit")
        return cls(
            **abilities
            | {
                "encoding": choose_encoding(_list(capabilities, "general.positionEncodings")),
                "pull": isinstance(_dig(capabilities, FLAGS["pull"]), Mapping),
                "refreshes": tuple(method for method, path in REFRESHES.items() if _dig(capabilities, path)),
                "most_folds": limit if isinstance(limit, int) and limit > 0 else 0,
            }
        )


MEMBERS = {
    "markdown": ("textDocument.hover.contentFormat", "markdown"),
    "markdown_documentation": ("textDocument.completion.completionItem.documentationFormat", "markdown"),
    "lazy_edits": ("textDocument.codeAction.resolveSupport.properties", "edit"),
    "lazy_documentation": ("textDocument.completion.completionItem.resolveSupport.properties", "documentation"),
    "lens_resolves": ("textDocument.codeLens.resolveSupport.properties", "command"),
    "shows_references": ("experimental.commands.commands", SHOW_REFERENCES),
}
"""Abilities that are members of a list."""
LISTS = {
    "hint_resolves": "textDocument.inlayHint.resolveSupport.properties",
    "token_types": "textDocument.semanticTokens.tokenTypes",
    "token_modifiers": "textDocument.semanticTokens.tokenModifiers",
}
FLAGS = {
    "label_offsets": "textDocument.signatureHelp.signatureInformation.parameterInformation.labelOffsetSupport",
    "snippets": "textDocument.completion.completionItem.snippetSupport",
    "definition_links": "textDocument.definition.linkSupport",
    "declaration_links": "textDocument.declaration.linkSupport",
    "implementation_links": "textDocument.implementation.linkSupport",
    "related": "textDocument.publishDiagnostics.relatedInformation",
    "pull": "textDocument.diagnostic",
    "pull_refresh": "workspace.diagnostics.refreshSupport",
    "literal_actions": "textDocument.codeAction.codeActionLiteralSupport",
    "prepares_rename": "textDocument.rename.prepareSupport",
    "formats_ranges": "textDocument.rangeFormatting.rangesSupport",
    "versioned_edits": "workspace.workspaceEdit.documentChanges",
    "apply_edit": "workspace.applyEdit",
    "configuration": "workspace.configuration",
    "watch": "workspace.didChangeWatchedFiles.dynamicRegistration",
    "watch_relative": "workspace.didChangeWatchedFiles.relativePatternSupport",
    "semantic_tokens": "textDocument.semanticTokens",
    "link_tooltips": "textDocument.documentLink.tooltipSupport",
    "folds_lines": "textDocument.foldingRange.lineFoldingOnly",
    "hierarchical_symbols": "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport",
    "work_done_progress": "window.workDoneProgress",
    "files_created": "workspace.fileOperations.didCreate",
    "files_renamed": "workspace.fileOperations.didRename",
    "files_to_be_renamed": "workspace.fileOperations.willRename",
    "files_deleted": "workspace.fileOperations.didDelete",
}
REFRESHES = {
    "workspace/inlayHint/refresh": "workspace.inlayHint.refreshSupport",
    "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
    "workspace/semanticTokens/refresh": "workspace.semanticTokens.refreshSupport",
}
"""What to tell a client when settings have changed, and where it says that it can be told."""


def choose_encoding(offered: Iterable[Any]) -> Encoding:
    """The encoding of positions: the first of ours that is offered, and utf-16 where none is."""
    there = [item for item in offered if isinstance(item, str)]
    return next((encoding for encoding in ENCODINGS if encoding in there), "utf-16")


def _list(table: object, path: str) -> list[Any]:
    """The list at a dotted path; empty where there is none."""
    found = _dig(table, path)
    return found if isinstance(found, list) else []


def _names(table: object, path: str) -> frozenset[str]:
    return frozenset(item for item in _list(table, path) if isinstance(item, str))


def _dig(table: object, path: str) -> object:
    """What stands at a dotted path; None where nothing does."""
    for key in path.split("."):
        table = table.get(key) if isinstance(table, Mapping) else None
    return table
