"""Answers to one who types: completion, signature help."""

import re
from typing import Any

from lsprotocol import types

from pincite.analysis import Snapshot
from pincite.features import signature
from pincite.features.completion import complete
from pincite.features.completion.model import Item, Sort
from pincite.lsp.answers.asked import Answers, Asked
from pincite.lsp.client import Client
from pincite.lsp.convert import Json, Ruler

KINDS = {
    Sort.AUTHORITY: types.CompletionItemKind.Reference,
    Sort.NAME: types.CompletionItemKind.Text,
    Sort.REPORTER: types.CompletionItemKind.Module,
    Sort.COURT: types.CompletionItemKind.Class,
    Sort.CODE: types.CompletionItemKind.Module,
    Sort.PART: types.CompletionItemKind.Field,
    Sort.SIGNAL: types.CompletionItemKind.Keyword,
    Sort.RECORD: types.CompletionItemKind.File,
}
_SPECIAL = re.compile(r"[\\$}]")


def _completion(asked: Asked) -> Any:
    offer = complete.complete(asked.snapshot, asked.span.start, asked.view.draft.settings.documents)
    items = [_item(item, place, asked.snapshot, asked.ruler) for place, item in enumerate(offer.items)]
    return {"isIncomplete": not offer.complete, "items": items}


def _item(item: Item, place: int, snapshot: Snapshot, ruler: Ruler) -> Json:
    """An item as the protocol has it; what is known of its authority is left for later, if the client will ask."""
    client = ruler.client
    made = {
        "label": item.label,
        "kind": KINDS[item.sort].value,
        "sortText": f"{place:03}",
        "filterText": item.sought,
        "textEdit": {
            "range": ruler.range(item.span),
            "newText": snippet(item.text) if client.snippets else "".join(item.text),
        },
        "insertTextFormat": 2 if client.snippets else 1,
        **({"detail": item.detail} if item.detail else {}),
    }
    if item.authority and client.lazy_documentation:
        return {**made, "data": {"uri": ruler.uri, "authority": item.authority}}
    return made | (_documentation(item.authority, snapshot, client) if item.authority else {})


def snippet(text: tuple[str, ...]) -> str:
    """A text in the protocol's language of snippets: a tab stop at each joint; one at the end is the last."""
    parts = [_SPECIAL.sub(r"\\\g<0>", part) for part in text]
    stops = [f"${number}" for number in range(1, len(parts))]
    if stops and not parts[-1]:
        stops[-1] = "$0"
    return "".join(part + stop for part, stop in zip(parts, [*stops, ""], strict=True))


def _resolve(asked: Asked) -> Any:
    key = asked.params["data"].get("authority")
    return asked.params | _documentation(str(key), asked.snapshot, asked.ruler.client)


def _documentation(authority: str, snapshot: Snapshot, client: Client) -> Json:
    found = complete.explained(snapshot, authority)
    if found is None:
        return {}
    kind, value = ("markdown", found.markdown) if client.markdown_documentation else ("plaintext", found.plain)
    return {"documentation": {"kind": kind, "value": value}}


def _signature_help(asked: Asked) -> Any:
    found = signature.signature(asked.snapshot, asked.span.start)
    if found is None:
        return None
    # Labels have no character beyond the first plane, so that their code points are the code units asked for.
    offsets = asked.ruler.client.label_offsets
    slots = [{"label": [*slot] if offsets else found.label[slice(*slot)]} for slot in found.slots]
    shown = {"label": found.label, "parameters": slots, "activeParameter": found.active}
    return {"signatures": [shown], "activeSignature": 0, "activeParameter": found.active}


ANSWERS: Answers = {
    types.TEXT_DOCUMENT_SIGNATURE_HELP: _signature_help,
    types.TEXT_DOCUMENT_COMPLETION: _completion,
    types.COMPLETION_ITEM_RESOLVE: _resolve,
}
