"""Places of an authority and outlines on the wire, in one draft."""

import pytest
from strict_client import REAL, StrictClient, profile

DOC = "file:///brief.md"
LINES = [
    "# 🏛 One",
    "",
    "🏛 See *Board of Regents v. Roth*, 408 U.S. 564 (1972).",
    "",
    "## Two",
    "",
    "🏛🏛 *Id.* at 577. So *Roth* holds, as does 42 U.S.C. § 1983.",
]
TEXT = "\n".join(LINES)
UNITS = {"utf-16": lambda text: len(text.encode("utf-16-le")) // 2, "utf-32": len}
TEXT_KIND, READ, WRITE = 1, 2, 3
CLASS, INTERFACE, STRING = 5, 11, 15


@pytest.fixture(scope="module", params=list(UNITS))
def real(request):
    capabilities = profile("vscode")
    capabilities["general"] = {"positionEncodings": [request.param]}
    client = StrictClient(command=REAL, capabilities=capabilities)
    client.start()
    client.units = UNITS[request.param]
    yield client
    client.stop()


@pytest.fixture
def editor(real):
    real.open(DOC, TEXT)
    yield real
    real.tidy()


def place(client, line, typed, after=""):
    """Where something stands in a line, as this client counts."""
    start = LINES[line].index(typed, LINES[line].index(after))
    columns = [client.units(LINES[line][:at]) for at in (start, start + len(typed))]
    first, last = ({"line": line, "character": column} for column in columns)
    return {"start": first, "end": last}


def references(client, line, typed, declared=True, **more):
    asked = {"textDocument": {"uri": DOC}, "position": place(client, line, typed)["start"]}
    return client.request("textDocument/references", {**asked, "context": {"includeDeclaration": declared}, **more})


def test_references_from_any_form(editor):
    declared = {"uri": DOC, "range": place(editor, 2, "408 U.S. 564")}
    others = [{"uri": DOC, "range": place(editor, 6, typed)} for typed in ("Id.* at 577", "Roth")]
    for line, typed in [(2, "408"), (2, "Board"), (6, "Id"), (6, "Roth")]:
        assert references(editor, line, typed) == [declared, *others]
        assert references(editor, line, typed, declared=False) == others
    assert references(editor, 6, "holds") == []


def test_references_in_parts(editor):
    whole = references(editor, 6, "Id")
    assert references(editor, 6, "Id", partialResultToken="parts", workDoneToken=7) == []
    assert [one for part in editor.parts["parts"] for one in part] == whole
    assert editor.working[7] == "end"


def test_highlights_say_how_it_is_cited(editor):
    asked = {"textDocument": {"uri": DOC}, "position": place(editor, 6, "Id")["start"]}
    assert editor.request("textDocument/documentHighlight", asked) == [
        {"range": place(editor, 2, "408 U.S. 564"), "kind": WRITE},
        {"range": place(editor, 6, "Id.* at 577"), "kind": READ},
        {"range": place(editor, 6, "Roth"), "kind": TEXT_KIND},
    ]


def test_the_outline_is_a_tree(editor):
    one, authorities = editor.request("textDocument/documentSymbol", {"textDocument": {"uri": DOC}})
    roth, two = one["children"]
    assert (one["name"], one["kind"], one["selectionRange"]) == ("🏛 One", STRING, place(editor, 0, "🏛 One"))
    assert one["range"]["end"] == place(editor, 6, ".", "1983")["end"]
    assert (roth["name"], roth["kind"]) == ("Board of Regents v. Roth, 408 U.S. 564 (1972)", CLASS)
    assert roth["selectionRange"] == place(editor, 2, "408 U.S. 564")
    assert [child["kind"] for child in two["children"]] == [CLASS, INTERFACE]
    assert [group["name"] for group in authorities["children"]] == ["Cases", "Statutes and regulations"]


def test_the_outline_is_a_list_for_clients_without_trees(connect):
    client = connect(command=REAL)
    client.open(DOC, TEXT)
    client.units = UNITS["utf-16"]
    found = client.request("textDocument/documentSymbol", {"textDocument": {"uri": DOC}})
    assert [(one["name"], one.get("containerName")) for one in found] == [
        ("🏛 One", None),
        ("Two", "🏛 One"),
        ("Board of Regents v. Roth, 408 U.S. 564 (1972)", "Cases"),
        ("42 U.S.C. § 1983", "Statutes and regulations"),
    ]
    assert found[2]["location"] == {"uri": DOC, "range": place(client, 2, "408 U.S. 564")}
    client.stop()


def prepared(client, line, typed):
    asked = {"textDocument": {"uri": DOC}, "position": place(client, line, typed)["start"]}
    (item,) = client.request("textDocument/prepareCallHierarchy", asked)
    return item


def test_an_authority_is_called_by_the_sections_that_cite_it(editor):
    item = prepared(editor, 6, "Id")
    assert item["name"] == "Board of Regents v. Roth, 408 U.S. 564 (1972)"
    assert item["selectionRange"] == place(editor, 2, "408 U.S. 564")
    calls = editor.request("callHierarchy/incomingCalls", {"item": item})
    assert [(call["from"]["name"], call["from"]["detail"], call["fromRanges"]) for call in calls] == [
        ("🏛 One", "brief.md", [place(editor, 2, "408 U.S. 564")]),
        ("Two", "brief.md", [place(editor, 6, "Id.* at 577"), place(editor, 6, "Roth")]),
    ]
    assert editor.request("callHierarchy/outgoingCalls", {"item": item}) == []


def test_a_section_calls_what_it_cites(editor):
    item = prepared(editor, 6, "holds")
    assert (item["name"], item["selectionRange"]) == ("Two", place(editor, 4, "Two"))
    calls = editor.request("callHierarchy/outgoingCalls", {"item": item})
    assert [(call["to"]["name"], call["fromRanges"]) for call in calls] == [
        (
            "Board of Regents v. Roth, 408 U.S. 564 (1972)",
            [place(editor, 6, "Id.* at 577"), place(editor, 6, "Roth")],
        ),
        ("42 U.S.C. § 1983", [place(editor, 6, "42 U.S.C. § 1983")]),
    ]
    assert editor.request("callHierarchy/incomingCalls", {"item": item}) == []


def test_symbols_of_open_drafts_without_a_folder(editor):
    (found,) = editor.request("workspace/symbol", {"query": "bdregents"})
    assert found["location"] == {"uri": DOC, "range": place(editor, 2, "408 U.S. 564")}
    assert (found["name"], found["containerName"]) == ("Board of Regents v. Roth, 408 U.S. 564 (1972)", "brief.md")
    assert len(editor.request("workspace/symbol", {"query": ""})) == 4
    assert editor.request("workspace/symbol", {"query": "zzz" * 1000}) == []
