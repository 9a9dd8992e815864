"""Completion on the wire: in the form that each client takes, in the columns that it counts."""

import pytest
from strict_client import REAL, StrictClient, profile

DOC = "file:///brief.md"
ROTH = "*Board of Regents v. Roth*, 408 U.S. 564 (1972)"
PLAIN = {"general": {"positionEncodings": ["utf-16"]}}


@pytest.fixture(scope="module", params=["vscode", "neovim", "plain"])
def editor(request):
    client = StrictClient(REAL, PLAIN if request.param == "plain" else profile(request.param))
    client.name = request.param
    client.encoding = client.start()["capabilities"]["positionEncoding"]
    yield client
    client.stop()


@pytest.fixture
def opened(editor):
    """Opens a draft with a caret in it, and completes there."""

    def complete(marked):
        before, after = marked.split("‸")
        editor.text = before + after
        editor.open(DOC, editor.text)
        line = before.count("\n")
        return editor.request("textDocument/completion", editor.at(DOC, line, columns(editor, before.split("\n")[-1])))

    yield complete
    editor.tidy()


def columns(editor, text):
    return len(text) if editor.encoding == "utf-32" else len(text.encode("utf-16-le")) // 2


def offset(editor, place):
    lines = editor.text.split("\n")
    line = lines[place["line"]]
    column = next(at for at in range(len(line) + 1) if columns(editor, line[:at]) == place["character"])
    return sum(len(one) + 1 for one in lines[: place["line"]]) + column


def taken(editor, item):
    edit = item["textEdit"]
    start, end = (offset(editor, edit["range"][which]) for which in ("start", "end"))
    return editor.text[:start] + edit["newText"] + editor.text[end:]


def test_an_item_edits_the_draft_in_the_columns_of_the_client(editor, opened):
    found = opened(f"See {ROTH}.\n\n🏛🏛 See *Perry v. Sindermann*, 408 U.S. 593 (1972). 🏛 In *Ro‸* it was so.")
    item = found["items"][0]
    stop = "" if editor.name == "plain" else "$0"
    assert found["isIncomplete"]
    assert item["label"] == "Roth, 408 U.S. at"
    assert item["insertTextFormat"] == (1 if editor.name == "plain" else 2)
    assert taken(editor, item).endswith(f"(1972). 🏛 In *Roth*, 408 U.S. at {stop} it was so.")
    assert item["filterText"].startswith("Ro")
    assert [one["sortText"] for one in found["items"]] == sorted(one["sortText"] for one in found["items"])


def test_an_item_is_explained_at_once_or_when_the_client_asks(editor, opened):
    item = opened(f"See {ROTH}. In Ro‸")["items"][0]
    lazy = editor.name == "vscode"
    assert ("documentation" in item) is not lazy
    resolved = editor.request("completionItem/resolve", item) if lazy else item
    kind = "plaintext" if editor.name == "plain" else "markdown"
    assert resolved["documentation"]["kind"] == kind
    assert "Board of Regents v. Roth" in resolved["documentation"]["value"]
    assert {**resolved, "documentation": None} == {**item, "documentation": None}


def test_an_item_of_a_closed_document_comes_back_as_it_was(editor, opened):
    item = {"label": "Roth", "data": {"uri": "file:///closed.md", "authority": "408 U.S. 564"}}
    assert editor.request("completionItem/resolve", item) == item


def test_marks_that_mean_something_in_a_snippet_are_written_as_they_are():
    from pincite.lsp.answers.typing import snippet

    assert snippet((r"\emph{Roth}, $5 at ", "")) == r"\\emph{Roth\}, \$5 at $0"
    assert snippet(("564", " (1972)")) == "564$1 (1972)"
    assert snippet(("564", " (", ")")) == "564$1 ($2)"


def test_running_text_is_left_alone(editor, opened):
    assert opened(f"See {ROTH}. It is so, and the ‸")["items"] == []


def test_the_slots_of_a_citation_in_the_form_the_client_shows(editor):
    text = "🏛 See *Roth v. Doe*, 408 "
    editor.open(DOC, text)
    shown = editor.request("textDocument/signatureHelp", editor.at(DOC, 0, columns(editor, text)))
    (form,) = shown["signatures"]
    slots = [one["label"] for one in form["parameters"]]
    if editor.name != "plain":
        slots = [form["label"][start:end] for start, end in slots]
    assert form["label"] == "name, volume reporter first page, pin (court year)"
    assert slots[shown["activeParameter"]] == slots[form["activeParameter"]] == "reporter"
    assert editor.request("textDocument/signatureHelp", editor.at(DOC, 0, 2)) is None
    editor.tidy()
