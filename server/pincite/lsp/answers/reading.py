"""Answers to one who reads: hover, definition, declaration."""

from collections.abc import Iterable
from typing import Any

from lsprotocol import types

from pincite.features import definition, hover
from pincite.features.definition import Target
from pincite.lsp.answers.asked import Answers, Asked
from pincite.lsp.convert import Json, Ruler


def _hover(asked: Asked) -> Any:
    found = hover.hover(asked.snapshot, asked.span.start)
    if found is None:
        return None
    kind, value = ("markdown", found.markdown) if asked.ruler.client.markdown else ("plaintext", found.plain)
    return {"contents": {"kind": kind, "value": value}, "range": asked.ruler.range(found.span)}


def _definition(asked: Asked) -> Any:
    found = definition.definition(asked.snapshot, asked.span.start)
    return _targets(found, asked, asked.ruler.client.definition_links)


def _declaration(asked: Asked) -> Any:
    found = definition.declaration(asked.snapshot, asked.span.start)
    return _targets(found, asked, asked.ruler.client.declaration_links)


def _targets(found: Iterable[Target], asked: Asked, links: bool) -> list[Json]:
    """Places to go to: links that know where they came from, if the client has them."""
    placed = [(target, _ruler_of(target, asked)) for target in found]
    return [
        _link(target, ruler, asked.ruler) if links else ruler.location(target.focus)
        for target, ruler in placed
        if ruler
    ]


def _ruler_of(target: Target, asked: Asked) -> Ruler | None:
    """What measures the file that a target is in."""
    part = asked.view.parts.get(target.file)
    return asked.ruler if not target.file else Ruler(part.uri, part.lines, asked.ruler.client) if part else None


def _link(target: Target, there: Ruler, here: Ruler) -> Json:
    return {
        "originSelectionRange": here.range(target.origin),
        "targetUri": there.uri,
        "targetRange": there.range(target.span),
        "targetSelectionRange": there.range(target.focus),
    }


ANSWERS: Answers = {
    types.TEXT_DOCUMENT_HOVER: _hover,
    types.TEXT_DOCUMENT_DEFINITION: _definition,
    types.TEXT_DOCUMENT_DECLARATION: _declaration,
}
