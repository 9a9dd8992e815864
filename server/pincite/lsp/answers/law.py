"""Answers about the law itself: the hierarchy of codes, sections and subsections, as the protocol's types."""

from typing import Any

from lsprotocol import types

from pincite.features import hierarchy
from pincite.features.hierarchy import Item, Place
from pincite.lsp.answers.asked import Answers, Asked
from pincite.lsp.convert import Json

_CODE, _SECTION, _SUBDIVISION = 3, 5, 6  # SymbolKind: namespace, class, method


def _prepared(asked: Asked) -> Any:
    item = hierarchy.item_at(asked.snapshot, asked.span.start)
    return [_item(asked, item)] if item else None


def _supertypes(asked: Asked) -> Any:
    place = _place(asked.params.item.data)
    wider = hierarchy.above(asked.snapshot, place) if place else None
    return [_item(asked, wider)] if wider else []


def _subtypes(asked: Asked) -> Any:
    place = _place(asked.params.item.data)
    return [_item(asked, item) for item in hierarchy.below(asked.snapshot, place)] if place else []


def _item(asked: Asked, item: Item) -> Json:
    place = item.place
    times = "once" if item.cited == 1 else f"{item.cited} times"
    return {
        "name": item.name,
        "kind": _SUBDIVISION if place.path else _SECTION if place.number else _CODE,
        "detail": f"cited {times}" if item.cited else "not cited here",
        "uri": asked.ruler.uri,
        "range": asked.ruler.range(item.span),
        "selectionRange": asked.ruler.range(item.focus),
        "data": [place.volume, place.code, place.number, *place.path],
    }


def _place(data: object) -> Place | None:
    """The place in the law that an item carries."""
    if not isinstance(data, list) or len(data) < len(Place._fields) - 1 or not all(isinstance(x, str) for x in data):
        return None
    volume, code, number, *path = data
    return Place(volume, code, number, tuple(path))


ANSWERS: Answers = {
    types.TEXT_DOCUMENT_PREPARE_TYPE_HIERARCHY: _prepared,
    types.TYPE_HIERARCHY_SUPERTYPES: _supertypes,
    types.TYPE_HIERARCHY_SUBTYPES: _subtypes,
}
