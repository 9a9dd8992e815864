"""Answers to one who reads: hover, definition, declaration, the text of an authority."""

from collections.abc import Iterable
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path

from pincite.features import definition, hover, passages
from pincite.features.definition import Target
from pincite.lsp.answers.asked import Answers, Asked
from pincite.lsp.convert import Json, Ruler
from pincite.lsp.library import readable_file
from pincite.text.lines import LineIndex
from pincite.text.spans import Span


def _hover(asked: Asked) -> Any:
    found = hover.hover(asked.snapshot, asked.span.start, asked.shelf)
    if found is None:
        return None
    kind, value = ("markdown", found.markdown) if asked.ruler.client.markdown else ("plaintext", found.plain)
    return {"contents": {"kind": kind, "value": value}, "range": asked.ruler.range(found.span)}


def _definition(asked: Asked) -> Any:
    """The full citation; from it the authority's text, if its author keeps it."""
    links = asked.ruler.client.definition_links
    found = definition.definition(asked.snapshot, asked.span.start)
    text = _text(asked, links) if definition.is_full(asked.snapshot, asked.span.start) else []
    quoted = [target for target in found if target not in definition.declaration(asked.snapshot, asked.span.start)]
    return [*text, *_targets(quoted if text else found, asked, links)]


def _implementation(asked: Asked) -> Any:
    """The authority's text at the pinned page, from any form."""
    return _text(asked, asked.ruler.client.implementation_links)


def _text(asked: Asked, links: bool) -> list[Json]:
    found = passages.passage_at(asked.snapshot, asked.span.start, asked.shelf) if asked.shelf else None
    if found is None:
        return []
    origin, passage = found
    shown = readable_file(passage.text, passage.span.start)
    if shown is None:
        return []
    path, text, offset = shown
    there = Ruler(from_fs_path(str(path)) or path.as_uri(), LineIndex.of(text), asked.ruler.client)
    place = Span(offset, offset)
    return [_link(Target(origin, place, place), there, asked.ruler) if links else there.location(place)]


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
    types.TEXT_DOCUMENT_IMPLEMENTATION: _implementation,
}
