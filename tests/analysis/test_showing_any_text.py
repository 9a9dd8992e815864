"""What an editor is shown of a draft, whatever stands in it and however it came to: the laws that editors rely on."""

import json
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_incremental import EDITS, START, versions

from pincite.analysis import Analysis
from pincite.features import folding, hierarchy, hints, lenses, links, selection, tokens
from pincite.lsp.client import Client
from pincite.lsp.convert import Ruler
from pincite.lsp.tokens import Tokens
from pincite.markup.blocks import Format
from pincite.settings import HintOn
from pincite.text.lines import LineIndex
from pincite.text.spans import Span


def shown_well(snapshot, offset):
    """Assert what holds of any draft; ``offset`` is a place in it."""
    text = snapshot.text
    whole = Span(0, len(text))
    found = tokens.tokens(snapshot, range(len(snapshot.blocks)))
    assert all(token.start < token.end for token in found)
    assert not any(mark in text[token.start : token.end] for token in found for mark in "\n\r")
    assert all(token.end <= later.start for token, later in pairwise(found))
    around = selection.selection(snapshot, offset)
    assert around[-1] == whole
    assert all(wider.covers(span) and wider != span for span, wider in pairwise(around))
    for hint in hints.hints(snapshot, whole, frozenset(HintOn)):
        assert hint.label
        assert whole.touches(hint.offset)
        assert hints.place(snapshot, hint.reference)
    assert all(whole.covers(fold.span) for fold in folding.folds(snapshot))
    assert all(whole.covers(lens.span) and lens.references for lens in lenses.lenses(snapshot))
    for link in links.cited_links(snapshot):
        assert whole.covers(link.span)
    for index in range(len(snapshot.references)):
        item = hierarchy.item_at(snapshot, snapshot.span(index).start)
        wider = item and hierarchy.above(snapshot, item.place)
        if item and wider:
            assert item in hierarchy.below(snapshot, wider.place)


@pytest.mark.parametrize("markup", Format)
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(edits=EDITS, place=st.integers(0, 2000))
def test_any_edits(markup, edits, place):
    analysis, told, client, sent = Analysis(), Tokens(), Client(), {"resultId": "", "data": []}
    for text in versions(START, edits):
        snapshot = analysis.snapshot(text, markup)
        shown_well(snapshot, place % (len(text) + 1))
        ruler = Ruler("file:///draft", LineIndex.of(text), client)
        news = json.loads(told.delta(snapshot, ruler, sent["resultId"]))
        afresh = json.loads(Tokens().full(snapshot, ruler))["data"]
        assert patched(sent["data"], news) == afresh
        sent = {"resultId": news["resultId"], "data": afresh}


def patched(data, news):
    """The tokens that a client has after an answer."""
    for edit in news.get("edits", ()):
        data = data[: edit["start"]] + edit["data"] + data[edit["start"] + edit["deleteCount"] :]
    return news.get("data", data)
