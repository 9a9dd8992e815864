"""Opening a long draft: its head is told of first, and nobody waits for the rest."""

from pathlib import Path

import pytest
from strict_client import PUBLISH, REAL

from pincite.features.hover import STILL_READING

LONG, SHORT = "file:///long.md", "file:///short.md"
HEAD, REST = "1265-6 is wrong.\n", "words words words\n" * 8000 + "1265-7 is wrong. HOLD\n"
SLIPS = Path(__file__).parents[1] / "documents" / "slips-employment.md"


@pytest.fixture
def gate(tmp_path):
    return tmp_path / "gate"


def test_its_head_is_told_of_before_the_rest_is_read(connect, gate):
    client = connect(env={"TOY_GATE": str(gate)})
    client.open(LONG, HEAD + REST)
    assert [one["range"]["start"]["line"] for one in client.diagnostics(LONG, 1)] == [0]
    gate.touch()
    assert [one["range"]["start"]["line"] for one in client.diagnostics(LONG, 1)] == [0, 8001]
    client.stop()


def test_what_was_edited_meanwhile_is_what_is_told(connect, gate):
    client = connect(env={"TOY_GATE": str(gate)})
    client.open(LONG, HEAD + REST)
    client.diagnostics(LONG, 1)
    client.change(LONG, 2, (0, 0, 0, 6, "1265-66"))
    client.taken()
    gate.touch()
    assert [one["range"]["start"]["line"] for one in client.diagnostics(LONG, 2)] == [8001]
    assert [params["version"] for method, params in client.log if method == PUBLISH] == [1, 2]
    client.stop()


def test_who_pulls_is_told_of_the_head_until_all_can_be_pulled(connect, gate):
    client = connect("neovim", env={"TOY_GATE": str(gate)})
    client.open(LONG, HEAD + REST)
    waiting = client.send("textDocument/diagnostic", {"textDocument": {"uri": LONG}})
    told = client.wait(PUBLISH)
    assert [one["range"]["start"]["line"] for one in told["diagnostics"]] == [0]
    gate.touch()
    assert client.wait(PUBLISH)["diagnostics"] == []
    assert len(client.answer(waiting)["items"]) == 2
    client.change(LONG, 2, (0, 0, 0, 6, "1265-66"))
    assert len(client.request("textDocument/diagnostic", {"textDocument": {"uri": LONG}})["items"]) == 1
    client.notify("textDocument/didClose", {"textDocument": {"uri": LONG}})
    client.stop()
    assert len([method for method, _ in client.log if method == PUBLISH]) == 2


def test_a_hover_is_answered_from_what_stands_nearby_meanwhile(connect):
    client = connect(command=REAL)
    client.open(LONG, "Roe v. Wade, 410 U.S. 113 (1973).\n\n" + "See 1 U.S. 1, 2 (1790). Id. at 3.\n\n" * 15_000)
    early = client.hover(LONG, 0, 15)["contents"]["value"]
    assert client.request("textDocument/documentSymbol", {"textDocument": {"uri": LONG}})  # waits until all is read
    whole = client.hover(LONG, 0, 15)["contents"]["value"]
    assert early.splitlines()[:2] == whole.splitlines()[:2]
    assert STILL_READING in early
    assert STILL_READING not in whole
    client.stop()


def test_other_drafts_are_opened_edited_and_shown_meanwhile(connect, gate):
    client = connect(env={"TOY_GATE": str(gate)})
    client.open(LONG, HEAD + REST)
    waiting = client.send("textDocument/hover", client.at(LONG))
    client.open(SHORT, "Id.")
    assert client.diagnostics(SHORT, 1) == []
    client.change(SHORT, 2, "Id. at 1265-6")
    assert len(client.diagnostics(SHORT, 2)) == 1
    assert client.text_of(SHORT) == "Id. at 1265-6"
    gate.touch()
    assert client.answer(waiting)["contents"]["value"].startswith("0 markdown 1265-6")
    client.stop()


def test_what_is_told_of_the_head_is_among_all_that_is_told(connect):
    text = SLIPS.read_text(encoding="utf-8")
    client = connect(command=REAL)
    client.open(LONG, "\n\n".join([text] * (120_000 // len(text))))
    head, whole = client.diagnostics(LONG, 1), client.diagnostics(LONG, 1)
    assert 0 < len(head) < len(whole)
    assert all(one in whole for one in head)
    client.stop()
