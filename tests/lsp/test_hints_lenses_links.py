"""Hints, lenses, links and the hierarchy of the law over the wire: at once, or the rest when it is asked for."""

import pytest
from strict_client import REAL, StrictClient

DOC = "file:///brief.md"
ODD = "\N{CLASSICAL BUILDING}\N{SCALES} e\N{COMBINING ACUTE ACCENT}"
"""Two characters outside the first plane and a combining mark."""
TEXT = f"""# Brief

{ODD} *DeShaney v. Winnebago County*, 489 U.S. 189, 195 (1989); 42 U.S.C. § 1988(b). {ODD} *DeShaney*, *supra*, at 7.

{ODD} *Id.* at 200. Fed. R. Civ. P. 65(d).
"""
COMMAND = "pincite.showReferences"
LATER = {
    "inlayHint": {"resolveSupport": {"properties": ["tooltip", "label.location"]}},
    "codeLens": {"resolveSupport": {"properties": ["command"]}},
    "documentLink": {"tooltipSupport": True},
}
AT_ONCE = {"inlayHint": {}, "codeLens": {}, "documentLink": {}}
OFFERED = {"commands": {"commands": [COMMAND]}}
LINES = TEXT.split("\n")


def units(text, encoding):
    return len(text) if encoding == "utf-32" else len(text.encode("utf-16-le")) // 2


def span(line, typed, encoding="utf-16"):
    """The range of the first place on a line where something is typed."""
    at = LINES[line].index(typed)
    columns = units(LINES[line][:at], encoding), units(LINES[line][: at + len(typed)], encoding)
    start, end = ({"line": line, "character": column} for column in columns)
    return {"start": start, "end": end}


@pytest.fixture(scope="module", params=["utf-16", "utf-32"])
def standing(request):
    encoding = {"general": {"positionEncodings": [request.param]}}
    client = StrictClient(command=REAL, capabilities={**encoding, "textDocument": LATER, "experimental": OFFERED})
    client.told = client.start()["capabilities"]
    client.encoding = request.param
    yield client
    client.stop()


@pytest.fixture
def client(standing):
    standing.open(DOC, TEXT)
    yield standing
    standing.tidy()


@pytest.fixture(scope="module")
def simple():
    """A client that can resolve nothing and offers no command."""
    client = StrictClient(command=REAL, capabilities={"textDocument": AT_ONCE})
    client.told = client.start()["capabilities"]
    client.open(DOC, TEXT)
    yield client
    client.stop()


def ask(client, method, **more):
    return client.request(f"textDocument/{method}", {"textDocument": {"uri": DOC}, **more})


def hints(client, first=0, last=99):
    place = {"start": {"line": first, "character": 0}, "end": {"line": last, "character": 0}}
    return ask(client, "inlayHint", range=place)


def label(hint):
    return "".join(part["value"] for part in hint["label"])


def test_hints_stand_behind_what_they_explain(client):
    supra, back = hints(client)
    assert (label(supra), supra["position"]) == ("489 U.S. 189", span(2, "*supra*, at 7", client.encoding)["end"])
    assert (label(back), back["position"]) == (
        "DeShaney, 489 U.S. 189",
        span(4, "*Id.* at 200", client.encoding)["end"],
    )
    assert [label(hint) for hint in hints(client, 3)] == [label(back)]
    assert hints(client, 0, 1) == []


def test_a_hint_is_resolved_when_it_is_pointed_at(client):
    *_, hint = hints(client)
    assert "tooltip" not in hint
    assert "location" not in hint["label"][0]
    full = client.request("inlayHint/resolve", hint)
    assert full["tooltip"].startswith("DeShaney v. Winnebago County, 489 U.S. 189 (1989): ")
    assert full["label"][0]["location"] == {"uri": DOC, "range": span(2, "489 U.S. 189, 195", client.encoding)}


def test_a_hint_is_whole_at_once_where_nothing_can_be_resolved(simple):
    assert simple.told["inlayHintProvider"] == {"resolveProvider": False}
    *_, hint = hints(simple)
    assert hint["tooltip"].startswith("DeShaney v. Winnebago County")
    assert hint["label"][0]["location"] == {"uri": DOC, "range": span(2, "489 U.S. 189, 195")}
    assert "data" not in hint


@pytest.mark.parametrize(("off", "left"), [("id", ["489 U.S. 189"]), ("supra", ["DeShaney, 489 U.S. 189"])])
def test_each_kind_of_hint_can_be_turned_off(client, off, left):
    client.notify("workspace/didChangeConfiguration", {"settings": {"pincite": {"hints": {off: False}}}})
    assert [label(hint) for hint in hints(client)] == left


def test_a_client_is_told_to_ask_again_when_settings_change(connect):
    workspace = {what: {"refreshSupport": True} for what in ("inlayHint", "codeLens", "semanticTokens")}
    client = connect(command=REAL, capabilities={"workspace": workspace})
    client.open(DOC, TEXT)
    client.notify("workspace/didChangeConfiguration", {"settings": {"pincite": {"hints": {"id": False}}}})
    client.hover(DOC)
    client.stop()
    assert [method for method, _ in client.asked] == [f"workspace/{what}/refresh" for what in workspace]


def test_a_lens_is_resolved_to_a_command_that_the_client_has_offered(client):
    heading, case = ask(client, "codeLens")
    assert "command" not in heading
    assert client.request("codeLens/resolve", heading)["command"]["title"] == "3 authorities"
    command = client.request("codeLens/resolve", case)["command"]
    assert (command["title"], command["command"]) == ("DeShaney: cited 3 times", COMMAND)
    uri, place, found = command["arguments"]
    assert (uri, place) == (DOC, span(2, "DeShaney v.", client.encoding)["start"])
    spans = [(2, "489 U.S. 189, 195"), (2, "supra*, at 7"), (4, "Id.* at 200")]
    assert [one["range"] for one in found] == [span(*one, client.encoding) for one in spans]


def test_a_lens_says_what_it_counts_even_where_no_command_is_offered(simple):
    assert simple.told["codeLensProvider"] == {"resolveProvider": False}
    assert [lens["command"] for lens in ask(simple, "codeLens")] == [
        {"title": "3 authorities", "command": ""},
        {"title": "DeShaney: cited 3 times", "command": ""},
    ]


def test_links_are_resolved_when_they_are_followed(client):
    links = ask(client, "documentLink")
    assert [link["range"] for link in links][:2] == [
        span(2, "489 U.S. 189, 195", client.encoding),
        span(2, "42 U.S.C. § 1988(b)", client.encoding),
    ]
    assert not any("target" in link for link in links)
    full = [client.request("documentLink/resolve", link) for link in links]
    assert [link["target"].rpartition("/")[2] for link in full] == ["#195", "1988#b", "rule_65#rule_65_d"]
    assert full[1]["tooltip"] == "42 U.S.C. § 1988: read it at LII"


def test_a_tooltip_only_where_it_is_shown(simple):
    link, *_ = ask(simple, "documentLink")
    full = simple.request("documentLink/resolve", link)
    assert full["target"].startswith("https://")
    assert "tooltip" not in full


@pytest.mark.parametrize(
    ("method", "request_"), [("inlayHint", hints), *((m, None) for m in ("codeLens", "documentLink"))]
)
def test_an_item_of_an_earlier_version_comes_back_as_it_was(client, method, request_):
    items = request_(client) if request_ else ask(client, method)
    client.change(DOC, 2, (0, 0, 0, 0, "42 U.S.C. § 1983. *Id.*\n\n"))
    assert [client.request(f"{method}/resolve", item) for item in items] == items
    client.notify("textDocument/didClose", {"textDocument": {"uri": DOC}})
    assert client.request(f"{method}/resolve", items[0]) == items[0]


def test_the_hierarchy_of_the_law(client):
    place = span(2, "1988", client.encoding)["start"]
    (item,) = client.request("textDocument/prepareTypeHierarchy", client.at(DOC, place["line"], place["character"]))
    assert (item["name"], item["detail"]) == ("42 U.S.C. § 1988(b)", "cited once")
    assert item["selectionRange"] == span(2, "42 U.S.C. § 1988(b)", client.encoding)
    (section,) = client.request("typeHierarchy/supertypes", {"item": item})
    (title,) = client.request("typeHierarchy/supertypes", {"item": section})
    assert (section["name"], title["name"]) == ("42 U.S.C. § 1988", "42 U.S.C.")
    assert client.request("typeHierarchy/supertypes", {"item": title}) == []
    assert client.request("typeHierarchy/subtypes", {"item": title}) == [section]
    assert client.request("typeHierarchy/subtypes", {"item": section}) == [item]


def test_a_rule_shows_parts_that_the_draft_does_not_cite(client):
    place = span(4, "65(d)", client.encoding)["start"]
    (item,) = client.request("textDocument/prepareTypeHierarchy", client.at(DOC, place["line"], place["character"]))
    parts = client.request("typeHierarchy/subtypes", {"item": item})
    assert [(part["name"], part["detail"]) for part in parts] == [
        ("Fed. R. Civ. P. 65(d)(1)", "not cited here"),
        ("Fed. R. Civ. P. 65(d)(2)", "not cited here"),
    ]


@pytest.mark.parametrize("data", [None, "42", [], ["42", "U.S.C."], ["", "", "", ""], [1, 2, 3], {"volume": "42"}])
def test_an_item_that_is_not_ours_has_no_hierarchy(client, data):
    (item,) = client.request("textDocument/prepareTypeHierarchy", client.at(DOC, 4, 35))
    assert client.request("typeHierarchy/supertypes", {"item": {**item, "data": data}}) == []
    assert client.request("typeHierarchy/subtypes", {"item": {**item, "data": data}}) == []


def test_no_hierarchy_where_no_law_is_cited(client):
    assert client.request("textDocument/prepareTypeHierarchy", client.at(DOC, 2, 8)) is None
