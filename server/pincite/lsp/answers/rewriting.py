"""Answers to one who rewrites: renaming, linked editing, and formatting of a part."""

from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from pincite.features import rename, styles
from pincite.features.rename import Refusal
from pincite.lsp.answers.asked import Answers, Asked
from pincite.lsp.convert import text_edits, workspace_edit

_WORD = r"[^\n\r()\[\]{}“”\"*\\;]+"
"""What may be typed into a short name while its places are linked."""


def _prepared(asked: Asked) -> Any:
    found = rename.renamable(asked.snapshot, asked.span.start)
    return {"range": asked.ruler.range(found.span), "placeholder": found.name} if found else None


def _renamed(asked: Asked) -> Any:
    made = rename.renamed(asked.snapshot, asked.span.start, asked.params.new_name)
    if isinstance(made, Refusal):
        raise JsonRpcException(made.reason, types.LSPErrorCodes.RequestFailed)
    return workspace_edit(made, asked.ruler, asked.view.draft.version)


def _linked(asked: Asked) -> Any:
    found = rename.linked(asked.snapshot, asked.span.start)
    return {"ranges": [asked.ruler.range(span) for span in found], "wordPattern": _WORD} if found else None


def _formatted(asked: Asked) -> Any:
    made = (edit for span in asked.spans for edit in styles.formatted(asked.snapshot, span))
    return text_edits(dict.fromkeys(made), asked.ruler)


ANSWERS: Answers = {
    types.TEXT_DOCUMENT_PREPARE_RENAME: _prepared,
    types.TEXT_DOCUMENT_RENAME: _renamed,
    types.TEXT_DOCUMENT_LINKED_EDITING_RANGE: _linked,
    types.TEXT_DOCUMENT_RANGE_FORMATTING: _formatted,
    types.TEXT_DOCUMENT_RANGES_FORMATTING: _formatted,
}
