"""Refactorings, renaming, linked editing, formatting of a part and the command, over the wire."""

import pytest
from strict_client import REAL, RefusalError, StrictClient, profile

DOC = "file:///brief.md"
OLIM = "🏛 *Olim v. Wakinekona*, 461 U.S. 238, 245 (1983) (“*Olim*”)."
TEXT = f"{OLIM}\n\n🏛 It is. *Id.* at 246. *Olim*, 461 U.S. at 250-1.\n"
REWRITES = "refactor.rewrite.pincite"


def units(text, encoding):
    return len(text) if encoding == "utf-32" else len(text.encode("utf-16-le")) // 2


def place(text, part, encoding, last=False):
    """The range of a part of a text; the first there is, or the last."""
    start = text.rindex(part) if last else text.index(part)
    return {"start": position(text, start, encoding), "end": position(text, start + len(part), encoding)}


def position(text, offset, encoding):
    return {
        "line": text.count("\n", 0, offset),
        "character": units(text[text.rfind("\n", 0, offset) + 1 : offset], encoding),
    }


def applied(text, edits, encoding):
    """What an editor makes of edits."""

    def offset(at):
        lines = text.split("\n")[: at["line"]]
        start = sum(len(line) + 1 for line in lines)
        return next(n for n in range(start, len(text) + 1) if units(text[start:n], encoding) == at["character"])

    for edit in sorted(edits, key=lambda e: (e["range"]["start"]["line"], e["range"]["start"]["character"]))[::-1]:
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        text = text[:start] + edit["newText"] + text[end:]
    return text


def edits_of(edit):
    return edit["changes"][DOC] if "changes" in edit else edit["documentChanges"][0]["edits"]


class Session:
    """A client with a document open, and the unit in which it counts columns."""

    def __init__(self, client, encoding):
        self.client, self.encoding = client, encoding

    def actions(self, part, only=REWRITES, trigger=1):
        context = {"diagnostics": [], "only": [only], "triggerKind": trigger}
        asked = {"textDocument": {"uri": DOC}, "range": place(TEXT, part, self.encoding), "context": context}
        return self.client.request("textDocument/codeAction", asked)

    def resolved(self, part, kind):
        (action,) = [one for one in self.actions(part) if one["kind"] == kind]
        return self.client.request("codeAction/resolve", action) if "edit" not in action else action

    def text_after(self, action):
        return applied(TEXT, edits_of(action["edit"]), self.encoding)


def capabilities(encoding, **more):
    lazy = {"codeActionLiteralSupport": {}, "resolveSupport": {"properties": ["edit"]}}
    return {
        "general": {"positionEncodings": [encoding]},
        "textDocument": {"codeAction": lazy, "rename": {"prepareSupport": True}},
        "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True}, **more},
    }


@pytest.fixture(scope="module", params=["utf-16", "utf-32"])
def editor(request):
    client = StrictClient(command=REAL, capabilities=capabilities(request.param))
    client.start()
    yield client, request.param
    client.stop()


@pytest.fixture
def session(editor):
    client, encoding = editor
    client.open(DOC, TEXT)
    yield Session(client, encoding)
    client.tidy()


@pytest.mark.parametrize(
    ("part", "kind", "expected"),
    [
        ("Id.", "short", TEXT.replace("*Id.* at 246", "*Olim*, 461 U.S. at 246")),
        ("250-1", "id", TEXT.replace("*Olim*, 461 U.S. at 250", "*Id.* at 250")),
        (
            "250-1",
            "full",
            TEXT.replace("*Olim*, 461 U.S. at 250-1", "*Olim v. Wakinekona*, 461 U.S. 238, 250-1 (1983)"),
        ),
        ("It is. *Id.* at", "expandIds", TEXT.replace("*Id.* at 246", "*Olim*, 461 U.S. at 246")),
    ],
)
def test_a_rewriting_is_worked_out_when_it_is_chosen(session, part, kind, expected):
    (listed,) = [one for one in session.actions(part) if one["kind"] == f"{REWRITES}.{kind}"]
    assert "edit" not in listed
    action = session.resolved(part, f"{REWRITES}.{kind}")
    assert action["edit"]["documentChanges"][0]["textDocument"] == {"uri": DOC, "version": 1}
    assert session.text_after(action) == expected


def test_a_style_is_offered_to_one_who_asks_and_not_at_every_move(session):
    titles = [one["title"] for one in session.actions("", "refactor")]
    assert "Convert all citations to U.S. Supreme Court style" in titles
    assert not [one for one in session.actions("", "refactor", trigger=2) if one["kind"] == f"{REWRITES}.style"]
    (scotus,) = [one for one in session.actions("") if "Supreme" in one["title"]]
    action = session.client.request("codeAction/resolve", scotus)
    assert "461 U. S. 238" in session.text_after(action)


def test_an_action_of_an_older_draft_comes_back_without_an_edit(session):
    (listed,) = [one for one in session.actions("Id.") if one["kind"] == f"{REWRITES}.short"]
    session.client.change(DOC, 2, (0, 0, 0, 0, "New. "))
    assert session.client.request("codeAction/resolve", listed) == listed


def test_fix_all_is_worked_out_at_once_for_one_who_saves(session):
    (fix,) = session.actions("It", "source.fixAll")
    assert session.text_after(fix) == TEXT.replace("250-1", "250-51")
    (listed,) = [one for one in session.actions("It", "") if one["kind"] == "source.fixAll.pincite"]
    assert "edit" not in listed
    assert session.text_after(session.client.request("codeAction/resolve", listed)) == session.text_after(fix)


@pytest.mark.parametrize("only", ["refactor.rewrite", "refactor.rewrite.pincite", "refactor.rewrite.pincite.short"])
def test_kinds_are_a_hierarchy(session, only):
    assert f"{REWRITES}.short" in [one["kind"] for one in session.actions("Id.", only)]
    assert all(one["kind"].startswith(only) for one in session.actions("Id.", only))


def test_a_name_is_changed_everywhere(session):
    at = {"textDocument": {"uri": DOC}, "position": place(TEXT, "Olim*, 461 U.S. at 250", session.encoding)["start"]}
    prepared = session.client.request("textDocument/prepareRename", at)
    name = place(TEXT, "Olim*, 461 U.S. at 250", session.encoding)["start"]
    assert (prepared["placeholder"], prepared["range"]["start"]) == ("Olim", name)
    edit = session.client.request("textDocument/rename", {**at, "newName": "Wakinekona"})
    named = TEXT.replace("“*Olim*”", "“*Wakinekona*”").replace("*Olim*, 461", "*Wakinekona*, 461")
    assert applied(TEXT, edits_of(edit), session.encoding) == named
    linked = session.client.request("textDocument/linkedEditingRange", at)
    assert linked["ranges"][1]["start"] == name
    assert len(linked["ranges"]) == 2


def test_a_name_is_refused_with_the_reason(session):
    at = {"textDocument": {"uri": DOC}, "position": place(TEXT, "Olim*, 461 U.S. at 250", session.encoding)["start"]}
    with pytest.raises(RefusalError, match="A short name begins with a letter") as refusal:
        session.client.request("textDocument/rename", {**at, "newName": "“"})
    assert refusal.value.code == -32803
    nowhere = {**at, "position": place(TEXT, "It is", session.encoding)["start"]}
    assert session.client.request("textDocument/prepareRename", nowhere) is None
    assert session.client.request("textDocument/linkedEditingRange", nowhere) is None


@pytest.mark.parametrize(
    ("method", "key", "wrap"),
    [("rangeFormatting", "range", lambda found: found), ("rangesFormatting", "ranges", lambda found: [found])],
)
def test_a_part_is_formatted(session, method, key, wrap):
    options = {"tabSize": 4, "insertSpaces": True}
    for part, formed in (("It is. *Id.* at", TEXT), ("at 250-1.", TEXT.replace("250-1", "250-51"))):
        asked = {"textDocument": {"uri": DOC}, "options": options, key: wrap(place(TEXT, part, session.encoding))}
        edits = session.client.request(f"textDocument/{method}", asked)
        assert applied(TEXT, edits, session.encoding) == formed


@pytest.mark.parametrize("one_table", [True, False])
def test_the_command_has_the_client_make_the_edit(session, one_table):
    selected = place(TEXT, "It is. *Id.* at", session.encoding)
    arguments = [{"uri": DOC, "range": selected}] if one_table else [DOC, selected]
    session.client.asked.clear()
    params = {"command": "pincite.expandIds", "arguments": arguments}
    assert session.client.request("workspace/executeCommand", params) is True
    ((method, asked),) = session.client.asked
    assert method == "workspace/applyEdit"
    expected = TEXT.replace("*Id.* at 246", "*Olim*, 461 U.S. at 246")
    assert applied(TEXT, edits_of(asked["edit"]), session.encoding) == expected


def test_the_command_needs_a_range(session):
    with pytest.raises(RefusalError, match="Invalid arguments"):
        session.client.request("workspace/executeCommand", {"command": "pincite.expandIds", "arguments": [DOC]})


def test_a_client_that_cannot_resolve_gets_the_edit_at_once(connect):
    client = connect(command=REAL, capabilities={"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}})
    client.open(DOC, TEXT)
    session = Session(client, "utf-16")
    (action,) = [one for one in session.actions("Id.") if one["kind"] == f"{REWRITES}.short"]
    assert list(action["edit"]) == ["changes"]
    assert session.text_after(action) == TEXT.replace("*Id.* at 246", "*Olim*, 461 U.S. at 246")
    client.stop()


def test_editors_are_offered_what_they_can_do(connect):
    told = connect("vscode", command=REAL, begin=False).start()["capabilities"]
    assert told["codeActionProvider"]["resolveProvider"] is True
    assert told["renameProvider"] == {"prepareProvider": True}
    assert told["documentRangeFormattingProvider"] is True
    told = connect("neovim", command=REAL, begin=False).start()["capabilities"]
    assert told["documentRangeFormattingProvider"] == {"rangesSupport": True}


def test_profiles_ask_for_their_edits_later():
    for editor in ("neovim", "vscode"):
        assert "edit" in profile(editor)["textDocument"]["codeAction"]["resolveSupport"]["properties"]
