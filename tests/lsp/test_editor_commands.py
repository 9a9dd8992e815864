"""Commands that an editor has the server carry out."""

import pytest
from strict_client import REAL, RefusalError, StrictClient, profile

DOC = "file:///brief.md"
TEXT = "# Brief 🏛\n\n## Argument\n\n*Roe v. Wade*, 410 U.S. 113 (1973).\n"


@pytest.fixture(scope="module")
def standing():
    client = StrictClient(command=REAL, capabilities=profile("vscode"))
    client.start()
    yield client
    client.stop()


def run(client, command, *arguments):
    return client.request("workspace/executeCommand", {"command": command, "arguments": list(arguments)})


def test_the_table_is_written_where_the_caret_is(client):
    client.open(DOC, TEXT)
    position = {"line": 2, "character": 0}
    assert run(client, "pincite.writeTable", {"uri": DOC, "position": position}) is True
    ((_, asked),) = [one for one in client.asked if one[0] == "workspace/applyEdit"]
    (change,) = asked["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": DOC, "version": 1}
    (edit,) = change["edits"]
    assert edit["range"] == {"start": position, "end": position}
    assert "| *Roe v. Wade*, 410 U.S. 113 (1973) |" in edit["newText"]


def test_the_words_are_shown_and_answered(client):
    client.allowed.add("window/showMessage")
    client.open(DOC, TEXT)
    assert run(client, "pincite.countWords", {"uri": DOC})["words"] == 10
    assert client.wait("window/showMessage")["message"] == "10 words count toward a limit, 0 do not."


@pytest.mark.parametrize(
    ("command", "arguments", "why"),
    [
        ("pincite.writeTable", [{"uri": "file:///none.md"}], "no such document"),
        ("pincite.writeTable", [{"uri": DOC}], "no place for the table"),
        ("pincite.writeTable", [{"uri": DOC, "by": "chapter"}], "'chapter' is none of page, section, line"),
        ("pincite.writeTable", [7], "argument is a table"),
        ("pincite.countWords", [], "no such document"),
        ("pincite.somethingElse", [], "no such command"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(client, command, arguments, why):
    client.open(DOC, TEXT)
    with pytest.raises(RefusalError, match=why):
        run(client, command, *arguments)


def test_an_editor_that_takes_no_edits_is_told(connect):
    client = connect(command=REAL, capabilities={})
    client.open(DOC, TEXT)
    with pytest.raises(RefusalError, match="does not let a server change"):
        run(client, "pincite.writeTable", {"uri": DOC, "position": {"line": 2, "character": 0}})
    client.stop()
