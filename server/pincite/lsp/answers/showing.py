"""Answers to an editor that shows a draft: colours, folds, selections, hints, lenses and links."""

import json
from collections.abc import Collection
from itertools import islice
from typing import Any

from lsprotocol import types

from pincite.features import folding, hints, lenses, links, selection
from pincite.features.folding import Fold, Folded
from pincite.features.hints import Hint
from pincite.features.lenses import Lens
from pincite.features.links import Target
from pincite.features.passages import passage
from pincite.lsp import tokens
from pincite.lsp.answers.asked import Answers, Asked
from pincite.lsp.client import SHOW_REFERENCES
from pincite.lsp.convert import Json, Ruler
from pincite.lsp.documents import span_of
from pincite.lsp.library import readable_file
from pincite.lsp.wire import Raw
from pincite.text.lines import LineIndex
from pincite.text.spans import Span

# -- semantic tokens ---------------------------------------------------------------------------------------------------


def _tokens(asked: Asked) -> Any:
    return Raw(asked.view.tokens.full(asked.snapshot, asked.ruler))


def _tokens_delta(asked: Asked) -> Any:
    return Raw(asked.view.tokens.delta(asked.snapshot, asked.ruler, asked.params.previous_result_id))


def _tokens_in_range(asked: Asked) -> Any:
    return Raw(tokens.in_range(asked.snapshot, asked.span, asked.ruler))


# -- folds and selections ----------------------------------------------------------------------------------------------

_FOLD_KINDS = {Folded.SECTION: "region", Folded.NOTE: "comment"}
"""The protocol's kinds: an editor can fold all comments, or all regions, at once."""


def _folds(asked: Asked) -> Any:
    """One fold a line, for an editor shows no more; the most telling ones where it limits their number."""
    client = asked.ruler.client
    made: dict[int, Json] = {}
    for fold in folding.folds(asked.snapshot):
        place = asked.ruler.range(fold.span)
        if place["start"]["line"] < place["end"]["line"]:
            made.setdefault(place["start"]["line"], _fold(fold, place, whole_lines=client.folds_lines))
    return list(islice(made.values(), client.most_folds or None))


def _fold(fold: Fold, place: Json, *, whole_lines: bool) -> Json:
    kind = _FOLD_KINDS.get(fold.what)
    return {
        "startLine": place["start"]["line"],
        "endLine": place["end"]["line"],
        **({} if whole_lines else {"endCharacter": place["end"]["character"]}),
        **({"kind": kind} if kind else {}),
    }


def _selections(asked: Asked) -> Any:
    return [_selection(asked, place) for place in asked.params.positions]


def _selection(asked: Asked, place: types.Position) -> Json:
    """The spans around a place, each with the wider one as its parent."""
    ruler: Ruler = asked.ruler
    span = span_of(types.Range(place, place), ruler.lines, ruler.client.encoding)
    around: Json = {}
    for wider in reversed(selection.selection(asked.snapshot, span.start)):
        around = {"range": ruler.range(wider), **({"parent": around} if around else {})}
    return around


# -- hints -------------------------------------------------------------------------------------------------------------


def _hints(asked: Asked) -> Any:
    shown = asked.view.draft.settings.hinted
    return [_hint(asked, hint) for hint in hints.hints(asked.snapshot, asked.span, shown)]


def _hint(asked: Asked, hint: Hint) -> Json:
    ruler, later = asked.ruler, asked.ruler.client.hint_resolves
    made: Json = {
        "position": ruler.range(Span(hint.offset, hint.offset))["start"],
        "label": [{"value": hint.label}],
        "paddingLeft": True,
        **({"data": asked.data(hint.reference)} if later else {}),
    }
    return _explained(asked, made, hint.reference, _HINT_MEMBERS - later)


_HINT_MEMBERS = frozenset({"tooltip", "label.location"})


def _explained(asked: Asked, hint: Json, reference: int, members: Collection[str]) -> Json:
    """A hint with the members that are wanted now; others can be resolved later."""
    place = hints.place(asked.snapshot, reference) if "label.location" in members else None
    if place:
        hint["label"][0]["location"] = asked.ruler.location(place)
    if "tooltip" in members:
        hint["tooltip"] = hints.tooltip(asked.snapshot, reference)
    return hint


def _resolved_hint(asked: Asked) -> Any:
    index = asked.index
    return asked.params if index is None else _explained(asked, asked.params, index, _HINT_MEMBERS)


# -- lenses ------------------------------------------------------------------------------------------------------------


def _lenses(asked: Asked) -> Any:
    """Lenses with their commands, or without them for a client that asks for those that it shows."""
    later = asked.ruler.client.lens_resolves
    return [
        {
            "range": asked.ruler.range(lens.span),
            **({"data": asked.data(lens.number)} if later else _command(asked, lens)),
        }
        for lens in lenses.lenses(asked.snapshot)
    ]


def _command(asked: Asked, lens: Lens) -> Json:
    """What a lens says; a click shows the references if the client has offered the command for that."""
    ruler = asked.ruler
    if not ruler.client.shows_references:
        return {"command": {"title": lens.title, "command": ""}}
    place = ruler.range(lens.span)["start"]
    found = [ruler.location(asked.snapshot.span(reference)) for reference in lens.references]
    return {"command": {"title": lens.title, "command": SHOW_REFERENCES, "arguments": [ruler.uri, place, found]}}


def _resolved_lens(asked: Asked) -> Any:
    lens = None if asked.index is None else lenses.lens(asked.snapshot, asked.index)
    return asked.params | _command(asked, lens) if lens else asked.params


# -- links -------------------------------------------------------------------------------------------------------------


def _links(asked: Asked) -> Any:
    """The links without their addresses, written straight: there is one for nearly every citation."""
    uri, version = json.dumps(asked.view.draft.uri), json.dumps(asked.view.draft.version)
    kept = {name for name, files in asked.view.draft.settings.record if files}
    made = (
        f'{{"range":{asked.ruler.range_json(link.span)},'
        f'"data":{{"uri":{uri},"version":{version},"index":{link.reference}}}}}'
        for link in links.cited_links(asked.snapshot, kept)
    )
    return Raw(f"[{','.join(made)}]")


def _resolved_link(asked: Asked) -> Any:
    """The place of a citation's text in its author's own files, else on the web."""
    index = asked.index
    target = None if index is None else _kept(asked, index) or links.target(asked.snapshot, index)
    if target is None:
        return asked.params
    tooltip = {"tooltip": target.tooltip} if asked.ruler.client.link_tooltips else {}
    return asked.params | {"target": target.url, **tooltip}


def _kept(asked: Asked, index: int) -> Target | None:
    """The file that an author keeps of what is cited, at its line: editors read ``#L12`` so."""
    found = passage(asked.snapshot, index, asked.shelf) if asked.shelf else None
    shown = readable_file(found.text, found.span.start) if found else None
    if shown is None:
        return None
    path, text, offset = shown
    line = LineIndex.of(text).position(offset, "utf-32").line + 1
    return Target(f"{path.as_uri()}#L{line}", f"read it in {path.name}")


ANSWERS: Answers = {
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: _tokens,
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA: _tokens_delta,
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: _tokens_in_range,
    types.TEXT_DOCUMENT_FOLDING_RANGE: _folds,
    types.TEXT_DOCUMENT_SELECTION_RANGE: _selections,
    types.TEXT_DOCUMENT_INLAY_HINT: _hints,
    types.INLAY_HINT_RESOLVE: _resolved_hint,
    types.TEXT_DOCUMENT_CODE_LENS: _lenses,
    types.CODE_LENS_RESOLVE: _resolved_lens,
    types.TEXT_DOCUMENT_DOCUMENT_LINK: _links,
    types.DOCUMENT_LINK_RESOLVE: _resolved_link,
}
