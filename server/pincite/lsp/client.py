"""The client: what the editor at the other end says that it can do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pincite.text.lines import Encoding

ENCODINGS: tuple[Encoding, ...] = ("utf-32", "utf-16", "utf-8")
"""Ours before theirs: in utf-32 a column is an offset, utf-16 is what every client has."""


@dataclass(frozen=True, slots=True)
class Client:
    """The abilities that change an answer; a client that announces nothing has none of them."""

    encoding: Encoding = "utf-16"
    markdown: bool = False
    markdown_documentation: bool = False
    lazy_documentation: bool = False
    snippets: bool = False
    definition_links: bool = False
    declaration_links: bool = False
    related: bool = False
    pull: bool = False
    pull_refresh: bool = False
    literal_actions: bool = False
    versioned_edits: bool = False
    apply_edit: bool = False
    configuration: bool = False
    watch: bool = False

    @classmethod
    def of(cls, capabilities: object) -> "Client":
        """Read the ``capabilities`` of an ``initialize`` request, whatever is in them."""
        flags = {name: bool(_dig(capabilities, path)) for name, path in FLAGS.items()}
        lists = {name: member in _list(capabilities, path) for name, (path, member) in MEMBERS.items()}
        return cls(
            encoding=choose_encoding(_list(capabilities, "general.positionEncodings")),
            **lists,
            **{**flags, "pull": isinstance(_dig(capabilities, FLAGS["pull"]), Mapping)},
        )


MEMBERS = {
    "markdown": ("textDocument.hover.contentFormat", "markdown"),
    "markdown_documentation": ("textDocument.completion.completionItem.documentationFormat", "markdown"),
    "lazy_documentation": ("textDocument.completion.completionItem.resolveSupport.properties", "documentation"),
}
"""Abilities that are members of a list."""
FLAGS = {
    "snippets": "textDocument.completion.completionItem.snippetSupport",
    "definition_links": "textDocument.definition.linkSupport",
    "declaration_links": "textDocument.declaration.linkSupport",
    "related": "textDocument.publishDiagnostics.relatedInformation",
    "pull": "textDocument.diagnostic",
    "pull_refresh": "workspace.diagnostics.refreshSupport",
    "literal_actions": "textDocument.codeAction.codeActionLiteralSupport",
    "versioned_edits": "workspace.workspaceEdit.documentChanges",
    "apply_edit": "workspace.applyEdit",
    "configuration": "workspace.configuration",
    "watch": "workspace.didChangeWatchedFiles.dynamicRegistration",
}


def choose_encoding(offered: Iterable[Any]) -> Encoding:
    """The encoding of positions: the first of ours that is offered, and utf-16 where none is."""
    there = [item for item in offered if isinstance(item, str)]
    return next((encoding for encoding in ENCODINGS if encoding in there), "utf-16")


def _list(table: object, path: str) -> list[Any]:
    """The list at a dotted path; empty where there is none."""
    found = _dig(table, path)
    return found if isinstance(found, list) else []


def _dig(table: object, path: str) -> object:
    """What stands at a dotted path; None where nothing does."""
    for key in path.split("."):
        table = table.get(key) if isinstance(table, Mapping) else None
    return table
