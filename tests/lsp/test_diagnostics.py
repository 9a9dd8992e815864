"""Diagnostics, pushed and pulled."""

import itertools

import pytest
from strict_client import PUBLISH, profile

DOC = "file:///brief.md"


def published(client, uri=DOC):
    return [params for method, params in client.log if method == PUBLISH and params["uri"] == uri]


def pull(client, previous=None):
    params = {"textDocument": {"uri": DOC}, **({"previousResultId": previous} if previous else {})}
    return client.request("textDocument/diagnostic", params)


def test_what_a_diagnostic_says(connect):
    client = connect("vscode")
    client.open(DOC, "See 307 F.3d at 1265-6.")
    (found,) = client.diagnostics(DOC, 1)
    assert found.pop("codeDescription")["href"].endswith("#toy-short-span")
    assert found.pop("relatedInformation") == [
        {
            "location": {
                "uri": DOC,
                "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}},
            },
            "message": "compared with this",
        }
    ]
    assert found == {
        "range": {"start": {"line": 0, "character": 16}, "end": {"line": 0, "character": 22}},
        "severity": 2,
        "code": "toy-short-span",
        "source": "pincite",
        "message": "1265-6 keeps one digit",
        "data": {"fix": "Write 0 before the digit", "safe": True},
    }
    client.stop()


def test_related_places_only_for_clients_that_show_them(client):
    client.open(DOC, "1265-6")
    assert "relatedInformation" not in client.diagnostics(DOC, 1)[0]


def test_every_version_is_acknowledged_and_nothing_twice(client):
    client.open(DOC, "1265-6 pages")
    first = client.diagnostics(DOC, 1)
    client.change(DOC, 2, (0, 12, 0, 12, "!"))
    assert client.diagnostics(DOC, 2) == first
    client.notify("textDocument/didSave", {"textDocument": {"uri": DOC}})
    client.notify("workspace/didChangeConfiguration", {"settings": {"pincite": {}}})
    client.hover(DOC)
    assert [told["version"] for told in published(client)] == [1, 2]


def test_a_burst_of_edits_ends_with_the_last_version(client):
    client.open(DOC, "x")
    for version in range(2, 202):
        client.change(DOC, version, (0, 1, 0, 1, " 1265-6\n" if version == 201 else "y"))
    assert len(client.diagnostics(DOC, 201)) == 1
    versions = [told["version"] for told in published(client)]
    assert versions == sorted(set(versions))
    assert client.text_of(DOC) == "x 1265-6\n" + "y" * 199


def test_results_of_a_stale_version_are_dropped(connect, tmp_path):
    gate = tmp_path / "gate"
    client = connect(env={"TOY_GATE": str(gate)})
    client.open(DOC, "HOLD 1265-6")
    client.change(DOC, 2, (0, 0, 0, 11, "nothing"))
    client.taken()
    gate.touch()
    assert client.diagnostics(DOC, 2) == []
    assert [told["version"] for told in published(client)] == [2]
    client.stop()


def test_closing_clears(client):
    client.open(DOC, "1265-6")
    assert client.diagnostics(DOC, 1)
    client.notify("textDocument/didClose", {"textDocument": {"uri": DOC}})
    assert client.wait(PUBLISH) == {"uri": DOC, "diagnostics": []}
    client.open(DOC, "1265-6")
    assert client.diagnostics(DOC, 1)


def test_a_document_without_findings_closes_silently(client):
    client.open(DOC, "nothing")
    assert client.diagnostics(DOC, 1) == []
    client.notify("textDocument/didClose", {"textDocument": {"uri": DOC}})
    client.hover(DOC)
    assert len(published(client)) == 1


def test_documents_do_not_disturb_each_other(client):
    others = [f"file:///{name}.md" for name in "abc"]
    for uri, text in zip(others, ["1265-6", "", "1265-6 1265-7"], strict=True):
        client.open(uri, text)
    assert [len(client.diagnostics(uri, 1)) for uri in others] == [1, 0, 2]


def test_a_client_that_pulls_is_not_pushed_to(connect):
    client = connect("neovim")
    client.open(DOC, "1265-6 pages")
    full = pull(client)
    assert (full["kind"], len(full["items"])) == ("full", 1)
    again = pull(client, full["resultId"])
    assert again == {"kind": "unchanged", "resultId": full["resultId"]}
    client.change(DOC, 2, (0, 12, 0, 12, " and more"))
    assert pull(client, full["resultId"])["kind"] == "unchanged"
    client.change(DOC, 3, (0, 0, 0, 0, "\n"))
    moved = pull(client, full["resultId"])
    assert moved["kind"] == "full"
    assert moved["items"][0]["range"]["start"] == {"line": 1, "character": 0}
    assert published(client) == []
    client.stop()


def test_pulling_for_a_document_that_is_not_open(connect):
    client = connect("neovim")
    assert pull(client) == {"kind": "full", "items": []}
    client.stop()


def test_on_save_only(client):
    client.notify("workspace/didChangeConfiguration", {"settings": {"pincite": {"runOn": "save"}}})
    client.open(DOC, "x")
    assert client.diagnostics(DOC, 1) == []
    client.change(DOC, 2, (0, 0, 0, 1, "1265-6"))
    client.hover(DOC)
    assert [told["version"] for told in published(client)] == [1]
    client.notify("textDocument/didSave", {"textDocument": {"uri": DOC}})
    assert len(client.diagnostics(DOC, 2)) == 1


def test_a_client_that_pulls_is_told_to_when_it_should_hear_on_saving(connect):
    capabilities = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
    client = connect(capabilities=capabilities)
    client.notify("workspace/didChangeConfiguration", {"settings": {"pincite": {"runOn": "save"}}})
    client.open(DOC, "x")
    known = pull(client)["resultId"]
    client.change(DOC, 2, (0, 0, 0, 1, "1265-6"))
    assert pull(client, known) == {"kind": "unchanged", "resultId": known}
    client.notify("textDocument/didSave", {"textDocument": {"uri": DOC}})
    client.wait("workspace/diagnostic/refresh")
    assert len(pull(client, known)["items"]) == 1
    client.stop()


def test_a_client_that_only_pulls_is_pushed_to_when_it_should_hear_on_saving(connect):
    client = connect("neovim", settings={"runOn": "save", "pause": 0.01})
    client.wait("workspace/configuration")
    client.taken()
    client.open(DOC, "x")
    assert client.diagnostics(DOC, 1) == []
    client.change(DOC, 2, (0, 0, 0, 1, "1265-6"))
    assert pull(client)["items"] == []
    client.notify("textDocument/didSave", {"textDocument": {"uri": DOC}})
    assert len(client.diagnostics(DOC, 2)) == 1
    assert pull(client)["items"] == []
    client.change(DOC, 3, (0, 6, 0, 6, "!"))
    client.notify("textDocument/didSave", {"textDocument": {"uri": DOC}})
    assert len(client.diagnostics(DOC, 3)) == 1
    assert [told["version"] for told in published(client)] == [1, 2, 3]
    client.stop()


def test_odd_messages_survive_the_wire(client):
    client.open(DOC, "\ud83c\udfdb \u2028 “1265-6” \\ \x00 \x1b 1265-7")
    assert [found["message"][:6] for found in client.diagnostics(DOC, 1)] == ["1265-6", "1265-7"]


@pytest.mark.parametrize("name", ["neovim", "vscode"])
def test_the_profiles_are_what_we_take_them_for(name):
    announced = profile(name)["textDocument"]
    assert ("diagnostic" in announced) == (name == "neovim")
    assert list(itertools.islice(announced["hover"]["contentFormat"], 1)) == ["markdown"]
