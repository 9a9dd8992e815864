"""Hover, definition, declaration and code actions, in the form that each client takes."""

import pytest
from strict_client import StrictClient, profile

DOC = "file:///brief.md"


def actions(client, only=None, line=0, start=0, end=None):
    place = {"start": {"line": line, "character": start}, "end": {"line": line, "character": end or start}}
    context = {"diagnostics": [], **({"only": only} if only is not None else {})}
    params = {"textDocument": {"uri": DOC}, "range": place, "context": context}
    return client.request("textDocument/codeAction", params)


def apply(client, text, action):
    """What an editor makes of an action's edits."""
    edit = action["edit"]
    edits = edit["changes"][DOC] if "changes" in edit else edit["documentChanges"][0]["edits"]
    lines = text.split("\n")
    for one in sorted(edits, key=lambda e: (e["range"]["start"]["line"], e["range"]["start"]["character"]))[::-1]:
        line, start, end = (
            one["range"]["start"]["line"],
            one["range"]["start"]["character"],
            one["range"]["end"]["character"],
        )
        lines[line] = lines[line][:start] + one["newText"] + lines[line][end:]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def vscode():
    client = StrictClient(capabilities=profile("vscode"))
    client.start()
    yield client
    client.stop()


@pytest.fixture
def editor(vscode):
    yield vscode
    vscode.tidy()


@pytest.mark.parametrize(
    ("formats", "kind", "value"),
    [(None, "plaintext", "2 "), (["plaintext"], "plaintext", "2 "), (["plaintext", "markdown"], "markdown", "**2**")],
)
def test_hover_in_the_form_the_client_shows(connect, formats, kind, value):
    hover = {} if formats is None else {"hover": {"contentFormat": formats}}
    client = connect(capabilities={"textDocument": hover})
    client.open(DOC, "text")
    shown = client.hover(DOC, 0, 2)
    assert shown["contents"]["kind"] == kind
    assert shown["contents"]["value"].startswith(value)
    assert shown["range"]["start"] == {"line": 0, "character": 2}
    client.stop()


@pytest.mark.parametrize("request_", ["definition", "declaration"])
@pytest.mark.parametrize("links", [True, False])
def test_definition_in_the_form_the_client_follows(connect, request_, links):
    client = connect(capabilities={"textDocument": {request_: {"linkSupport": links}}})
    client.open(DOC, "text")
    (found,) = client.request(f"textDocument/{request_}", client.at(DOC, 0, 2))

    def span(start, end):
        return {"start": {"line": 0, "character": start}, "end": {"line": 0, "character": end}}

    assert found == (
        {
            "originSelectionRange": span(2, 3),
            "targetUri": DOC,
            "targetRange": span(0, 4),
            "targetSelectionRange": span(1, 2),
        }
        if links
        else {"uri": DOC, "range": span(1, 2)}
    )
    client.stop()


def test_a_quick_fix_where_the_caret_touches_the_finding(editor):
    text = "At 1265-6 and\n1300-1."
    editor.open(DOC, text)
    fix, ignore = actions(editor, ["quickfix"], start=9)
    assert (fix["title"], fix["kind"], fix["isPreferred"]) == ("Write 0 before the digit", "quickfix", True)
    assert fix["diagnostics"] == [editor.diagnostics(DOC, 1)[0]]
    assert fix["edit"]["documentChanges"][0]["textDocument"] == {"uri": DOC, "version": 1}
    assert apply(editor, text, fix) == "At 1265-06 and\n1300-1."
    assert actions(editor, ["quickfix"], start=1) == []
    assert len(actions(editor, ["quickfix"], start=0, end=12)) == 2
    assert ignore["title"] == f"Ignore {fix['diagnostics'][0]['code']} on this line"
    assert "isPreferred" not in ignore or not ignore["isPreferred"]
    assert apply(editor, text, ignore).startswith("At 1265-6 and <!-- pincite-ignore: ")


def test_fix_all(editor):
    text = "At 1265-6 and\n1300-1."
    editor.open(DOC, text)
    for kind in ("source", "source.fixAll", "source.fixAll.pincite"):
        (fix,) = actions(editor, [kind])
        assert fix["kind"] == "source.fixAll.pincite"
        assert apply(editor, text, fix) == "At 1265-06 and\n1300-01."


def test_all_kinds_without_only(editor):
    editor.open(DOC, "1265-6")
    assert [action["kind"] for action in actions(editor)] == ["quickfix", "quickfix", "source.fixAll.pincite"]
    assert len(actions(editor, [""])) == 3


@pytest.mark.parametrize("only", [[], ["source.organizeImports"], ["refactor.x"], ["quick"], ["source.fixAll.other"]])
def test_other_kinds_do_not_wait_for_the_document(connect, tmp_path, only):
    gate = tmp_path / "gate"
    client = connect(capabilities=profile("vscode"), env={"TOY_GATE": str(gate)})
    client.open(DOC, "HOLD 1265-6")
    assert not actions(client, only)
    gate.touch()
    client.stop()


def test_plain_changes_for_a_client_without_versions(connect):
    client = connect(capabilities={"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}})
    client.open(DOC, "1265-6")
    fix, _ = actions(client, ["quickfix"])
    edit = {"range": {"start": {"line": 0, "character": 5}, "end": {"line": 0, "character": 5}}, "newText": "0"}
    assert fix["edit"] == {"changes": {DOC: [edit]}}
    client.stop()


def test_every_request_announced_is_answered():
    from pincite.features import fixes, offers
    from pincite.lsp import capabilities
    from pincite.lsp.answers import ACROSS, ANSWERS
    from pincite.lsp.capabilities import ACTIONS, COMMANDS, READING_ANEW, REQUESTS
    from pincite.lsp.commands import COMMANDS as CARRIED_OUT

    assert set(ANSWERS) == set(REQUESTS)
    assert set(ACROSS) == set(capabilities.ACROSS)
    assert set(REQUESTS) > READING_ANEW
    assert (fixes.QUICK_FIX, *offers.KINDS) == ACTIONS
    assert set(CARRIED_OUT) == set(COMMANDS)
