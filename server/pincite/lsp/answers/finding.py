"""Answers to one who looks for an authority: its places in the draft and in the workspace, outlines, who cites what."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import unquote

from lsprotocol import types

from pincite.features import calls, symbols
from pincite.features.digest import Cited, Digest, Sort
from pincite.features.matching import Match, match
from pincite.features.mentions import Role, mentions
from pincite.features.sections import sections
from pincite.features.symbols import Symbol
from pincite.lsp.answers.asked import Across, Answers, Asked, Sought
from pincite.lsp.convert import Json, Ruler, quoted
from pincite.lsp.diagnostics import report
from pincite.lsp.wire import Raw
from pincite.lsp.workspace import Known
from pincite.text.spans import Span

_HIGHLIGHTS = {Role.NAMED: 1, Role.CITED: 2, Role.DECLARED: 3}
"""DocumentHighlightKind: text, read, write."""
_HEADING, _FILE = 15, 1
_SORTS = {Sort.CASES: 5, Sort.CONSTITUTION: 14, Sort.STATUTES: 11, Sort.RULES: 12, Sort.OTHER: 8, Sort.RECORD: 1}
"""SymbolKind: class, constant, interface, function, field, file. An editor sorts and colours by it."""
_MOST_SYMBOLS = 500
"""More than an author would look through; the editor asks again as the query grows."""


def _references(asked: Asked) -> Any:
    """The places in this draft, then those in the others, where a full citation is a mention like any other."""
    found = mentions(asked.snapshot, asked.span.start)
    if not found:
        return []
    declared = asked.params.context.include_declaration
    here = [asked.ruler.location(span) for span, role in found if declared or role is not Role.DECLARED]
    meant = calls.called_at(asked.snapshot, asked.span.start)
    assert isinstance(meant, Cited)

    def elsewhere(drafts: Sequence[Known]) -> list[Json]:
        keys = calls.widened(meant.keys, [known.digest for known in drafts])
        return [
            {"uri": known.uri, "range": known.range(span)}
            for known in drafts
            for cited in calls.same(keys, known.digest)
            for span, _ in sorted(cited.mentions)
        ]

    return Sought(here, elsewhere, but=asked.ruler.uri)


def _highlight(asked: Asked) -> Any:
    found = sorted(mentions(asked.snapshot, asked.span.start))
    return [{"range": asked.ruler.range(span), "kind": _HIGHLIGHTS[role]} for span, role in found]


# -- outlines ---------------------------------------------------------------------------------------------------------


def _document_symbols(asked: Asked) -> Any:
    ruler = asked.ruler
    if ruler.client.hierarchical_symbols:
        return Raw(_Writer(ruler).written(symbols.symbols(asked.snapshot)))
    outline = (flat for heading in symbols.headings(asked.snapshot) for flat in _flat(heading, ruler))
    listed = (
        _information(entry.name, _SORTS[group.sort], ruler.location(entry.focus), group.name)
        for whole in symbols.authorities(asked.snapshot)
        for group in whole.children
        if group.sort
        for entry in group.children
    )
    return [*outline, *listed]


def _flat(symbol: Symbol, ruler: Ruler, above: str = "") -> Iterable[Json]:
    """A heading and those below it."""
    if symbol.sort is None:
        yield _information(symbol.name, _HEADING, ruler.location(symbol.span), above)
        for child in symbol.children:
            yield from _flat(child, ruler, symbol.name)


class _Writer:
    """Writes symbols as JSON, straight: a long brief has thousands, and the same spans in them."""

    def __init__(self, ruler: Ruler) -> None:
        self._range = cache(ruler.range_json)

    def written(self, listed: Iterable[Symbol]) -> str:
        """A list of symbols with their children."""
        return f"[{','.join(map(self._symbol, listed))}]"

    def _symbol(self, symbol: Symbol) -> str:
        detail = f'"detail":{quoted(symbol.detail)},' if symbol.detail else ""
        children = f',"children":{self.written(symbol.children)}' if symbol.children else ""
        return (
            f'{{"name":{quoted(symbol.name)},{detail}"kind":{_HEADING if symbol.sort is None else _SORTS[symbol.sort]},'
            f'"range":{self._range(symbol.span)},"selectionRange":{self._range(symbol.focus)}{children}}}'
        )


def _information(name: str, kind: int, location: Json, container: str) -> Json:
    return {"name": name, "kind": kind, "location": location, **({"containerName": container} if container else {})}


def _workspace_symbols(params: Any) -> Sought:
    """The authorities and headings that a query may mean, best first."""
    query = params.query[:200]

    def found(drafts: Sequence[Known]) -> list[Json]:
        fits = [fit for known in drafts for fit in (*_fitting_cited(query, known), *_fitting_headings(query, known))]
        fits.sort(key=lambda fit: (fit[0], fit[1]["name"]))
        return [symbol for _, symbol in fits[:_MOST_SYMBOLS]]

    return Sought([], found)


def _fitting_cited(query: str, known: Known) -> Iterable[tuple[Match, Json]]:
    for cited in known.digest.cited:
        fits = [fit for name in (cited.title, *cited.names) if (fit := match(query, name))]
        if fits:
            location = {"uri": known.uri, "range": known.range(cited.focus)}
            yield min(fits), _information(cited.title, _SORTS[cited.sort], location, _name(known.uri))


def _fitting_headings(query: str, known: Known) -> Iterable[tuple[Match, Json]]:
    for section in known.digest.sections:
        if fit := match(query, section.title):
            location = {"uri": known.uri, "range": known.range(section.heading)}
            yield fit, _information(section.title, _HEADING, location, _name(known.uri))


# -- who cites what ---------------------------------------------------------------------------------------------------


def _prepare_calls(asked: Asked) -> Any:
    """The authority that is cited here, or else the section; an authority's callers are the sections that cite it."""
    headings = Digest(sections(asked.snapshot), (), len(asked.snapshot.text))
    known = Known(asked.ruler.uri, headings, asked.ruler.range)
    meant = calls.called_at(asked.snapshot, asked.span.start)
    return [_authority_item(known, meant) if isinstance(meant, Cited) else _section_item(known, meant)]


def _incoming_calls(params: Any) -> Sought:
    """The sections that cite an authority, in every draft; nothing cites a section."""
    data = _data(params)
    asked, uri, title = frozenset(data.get("keys", ())), data.get("uri"), data.get("title")

    def found(drafts: Sequence[Known]) -> list[Json]:
        keys = calls.widened(asked, [known.digest for known in drafts])
        return [
            {
                "from": _section_item(known, citing.section),
                "fromRanges": [known.range(span) for span in citing.places],
            }
            for known in drafts
            for cited in known.digest.cited
            if keys & cited.keys or (known.uri == uri and cited.title == title)
            for citing in calls.citing(known.digest, cited)
        ]

    return Sought([], found)


def _outgoing_calls(params: Any) -> Sought:
    """What a section, or a whole draft, cites; an authority's own citations are not known."""
    data = _data(params)

    def found(drafts: Sequence[Known]) -> list[Json]:
        return [
            {"to": _authority_item(known, cited), "fromRanges": [known.range(span) for span in places]}
            for known in drafts
            if known.uri == data.get("uri") and "keys" not in data
            for cited, places in calls.cited_in(known.digest, _section_of(known.digest, data))
        ]

    return Sought([], found)


def _data(params: Any) -> Mapping[str, Any]:
    """What we put into an item."""
    return params.item.data if isinstance(params.item.data, Mapping) else {}


def _section_of(draft: Digest, data: Mapping[str, Any]) -> int | None:
    """The section of an item, if it is still there; else the whole draft."""
    index = data.get("section")
    there = isinstance(index, int) and 0 <= index < len(draft.sections)
    return index if there else None


def _authority_item(known: Known, cited: Cited) -> Json:
    return {
        "name": cited.title,
        "kind": _SORTS[cited.sort],
        "detail": _name(known.uri),
        "uri": known.uri,
        "range": known.range(cited.span),
        "selectionRange": known.range(cited.focus),
        "data": {"uri": known.uri, "keys": sorted(cited.keys), "title": cited.title},
    }


def _section_item(known: Known, index: int | None) -> Json:
    """A section as an item; the whole draft for what stands before the first heading."""
    draft, name = known.digest, _name(known.uri)
    if index is None:
        whole = Span(0, draft.length)
        shown = {"name": name, "kind": _FILE, "range": known.range(whole), "selectionRange": known.range(whole)}
    else:
        section = draft.sections[index]
        shown = {
            "name": section.title,
            "kind": _HEADING,
            "detail": name,
            "range": known.range(section.span),
            "selectionRange": known.range(section.heading),
        }
    return {**shown, "uri": known.uri, "data": {"uri": known.uri, "section": index}}


def _name(uri: str) -> str:
    return unquote(uri.rstrip("/").rpartition("/")[2]) or uri


# -- findings of the workspace ----------------------------------------------------------------------------------------


def _workspace_diagnostics(params: Any) -> Sought:
    """The findings of every draft that is not open; for those that are, the client asks one by one."""
    known_ids = {one.uri: one.value for one in params.previous_result_ids}

    def found(drafts: Sequence[Known]) -> list[Json]:
        there = [(known, known_ids.pop(known.uri, None)) for known in drafts]
        return [
            {"uri": known.uri, "version": None, **json.loads(report(known.diagnostics, before))}
            for known, before in there
            if known.diagnostics is not None
        ]

    def gone() -> list[Json]:
        return [{"uri": uri, "version": None, "kind": "full", "items": []} for uri in known_ids]

    return Sought([], found, gone, within=lambda items: {"items": items})


ANSWERS: Answers = {
    types.TEXT_DOCUMENT_REFERENCES: _references,
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: _highlight,
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _document_symbols,
    types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY: _prepare_calls,
}
ACROSS: Across = {
    types.WORKSPACE_SYMBOL: _workspace_symbols,
    types.WORKSPACE_DIAGNOSTIC: _workspace_diagnostics,
    types.CALL_HIERARCHY_INCOMING_CALLS: _incoming_calls,
    types.CALL_HIERARCHY_OUTGOING_CALLS: _outgoing_calls,
}
