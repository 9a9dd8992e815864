"""The drafts of the workspace, open or not: found, kept up with, and searched."""

import os

import pytest
from strict_client import REAL, StrictClient, profile

ROTH = "*Board of Regents v. Roth*, 408 U.S. 564 (1972)"
OPEN = f"# Brief\n\n🏛 See {ROTH}. *Id.* at 577.\n"
OTHER = f"# Facts\n\n🏛 He cites *Roe v. Wade*, 410 U.S. 113 (1973), and {ROTH}.\n\nHe adds *Roth*, 408 U.S. at 570-1.\n"
PARALLEL = "The case is Regents v. Roth, 408 U.S. 564, 92 S. Ct. 2701 (1972).\n"
TITLE = "Board of Regents v. Roth, 408 U.S. 564 (1972)"


def matter(tmp_path):
    """A folder of drafts, and beside it what is none of the workspace's business."""
    for name, text in {
        "matter/open.md": OPEN,
        "matter/parts/facts.md": OTHER,
        "matter/parts/note.txt": PARALLEL,
        "matter/.git/hidden.md": OTHER,
        "matter/node_modules/x/readme.md": OTHER,
        "matter/program.py": OTHER,
        "matter/.gitignore": "build\n",
        "matter/build/facts.md": OTHER,
        "outside/secret.md": OTHER,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "matter"


@pytest.fixture
def folder(tmp_path):
    return matter(tmp_path)


def begin(client, folder):
    """Start in the folder with a draft open."""
    client.told = client.start(workspaceFolders=[{"uri": folder.as_uri(), "name": "matter"}])["capabilities"]
    client.folder, client.uri = folder, (folder / "open.md").as_uri()
    client.open(client.uri, OPEN)
    return client


@pytest.fixture(scope="module")
def standing_there(tmp_path_factory):
    """A client for the tests that change nothing."""
    client = StrictClient(command=REAL, capabilities=profile("vscode"))
    yield begin(client, matter(tmp_path_factory.mktemp("standing")))
    client.stop()


@pytest.fixture
def work(connect, folder):
    """Start a client of one's own."""

    def start(profile_name="vscode", **capabilities):
        announced = {**profile(profile_name), **capabilities} if profile_name else capabilities
        return begin(connect(command=REAL, capabilities=announced, begin=False), folder)

    return start


def references(client, **more):
    asked = {**client.at(client.uri, 2, 40), "context": {"includeDeclaration": True}, **more}
    return client.request("textDocument/references", asked)


def files(found):
    return [one["uri"].rpartition("/")[2] for one in found]


def until(client, ask, accept):
    """Ask until the answer is as it should be: a change of files is seen soon, not at once."""
    while not accept(found := ask()):
        client.taken()
    return found


def test_references_in_every_draft_of_the_folder(standing_there):
    client = standing_there
    found = references(client)
    assert files(found) == ["open.md", "open.md", "facts.md", "facts.md", "note.txt", "note.txt"]
    line = OTHER.splitlines()[2]
    start = len(line[: line.index("408")].encode("utf-16-le")) // 2
    assert found[2] == {
        "uri": (client.folder / "parts" / "facts.md").as_uri(),
        "range": {"start": {"line": 2, "character": start}, "end": {"line": 2, "character": start + 12}},
    }


def test_references_in_parts(standing_there):
    client = standing_there
    assert references(client, partialResultToken="parts", workDoneToken="work") == []
    assert client.working["work"] == "end"
    first, *others = client.parts["parts"]
    assert files(first) == ["open.md", "open.md"]
    found = [name for part in others for name in files(part)]
    assert found == ["facts.md", "facts.md", "note.txt", "note.txt"]


def test_an_open_draft_speaks_for_its_file(work, folder):
    client = work()
    facts = (folder / "parts" / "facts.md").as_uri()
    client.open(facts, "Nothing is cited.\n")
    assert "facts.md" not in files(references(client))
    client.change(facts, 2, f"See {ROTH}.")
    assert files(references(client)).count("facts.md") == 1
    client.notify("textDocument/didClose", {"textDocument": {"uri": facts}})
    until(client, lambda: files(references(client)).count("facts.md"), lambda count: count == 2)
    client.stop()


def test_files_that_are_written_renamed_and_removed(work, folder):
    client = work()
    assert len(references(client)) == 6
    new, note = folder / "new.md", folder / "parts" / "note.txt"
    new.write_text(f"See {ROTH}.\n")
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": new.as_uri(), "type": 1}]})
    until(client, lambda: files(references(client)), lambda found: "new.md" in found)
    os.rename(new, folder / "newer.md")
    renamed = {"oldUri": new.as_uri(), "newUri": (folder / "newer.md").as_uri()}
    client.notify("workspace/didRenameFiles", {"files": [renamed]})
    until(client, lambda: files(references(client)), lambda found: "newer.md" in found and "new.md" not in found)
    note.unlink()
    client.notify("workspace/didDeleteFiles", {"files": [{"uri": note.as_uri()}]})
    until(client, lambda: files(references(client)), lambda found: "note.txt" not in found)
    client.stop()


def test_folders_that_come_and_go(work, folder):
    client = work()
    assert len(references(client)) == 6
    outside = {"uri": (folder.parent / "outside").as_uri(), "name": "outside"}
    event = {"added": [outside], "removed": []}
    client.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    until(client, lambda: files(references(client)), lambda found: "secret.md" in found)
    client.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [outside]}})
    until(client, lambda: files(references(client)), lambda found: "secret.md" not in found)
    client.stop()


def test_nothing_outside_the_folder_is_read_and_nothing_that_is_no_draft(work, folder):
    outside = folder.parent / "outside"
    (folder / "link.md").symlink_to(outside / "secret.md")
    (folder / "linked").symlink_to(outside)
    (folder / "again.md").symlink_to(folder / "parts" / "facts.md")
    (folder / "loop").symlink_to(folder)
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    (folder / "dangling.md").symlink_to(folder / "nowhere.md")
    (folder / "binary.md").write_bytes(b"408 U.S. 564\0")
    (folder / "latin.md").write_bytes("§ 408 U.S. 564 (1972)".encode("latin-1"))
    os.mkfifo(folder / "parts" / ".gitignore")
    (folder / "huge.md").write_text(f"See {ROTH}.\n" * 30_000)
    client = work()
    assert sorted(set(files(references(client)))) in (
        ["facts.md", "note.txt", "open.md"],
        ["again.md", "note.txt", "open.md"],
    )
    client.stop()


def test_symbols_of_every_draft(standing_there):
    client = standing_there
    found = client.request("workspace/symbol", {"query": "regroth"})
    assert [(one["name"], one["containerName"]) for one in found] == [
        ("Regents v. Roth, 408 U.S. 564 (1972)", "note.txt"),
        (TITLE, "open.md"),
        (TITLE, "facts.md"),
    ]
    assert [one["name"] for one in client.request("workspace/symbol", {"query": "facts"})] == ["Facts"]


def test_which_drafts_cite_an_authority(standing_there):
    client = standing_there
    (item,) = client.request("textDocument/prepareCallHierarchy", client.at(client.uri, 2, 40))
    calls = client.request("callHierarchy/incomingCalls", {"item": item})
    assert [(call["from"]["name"], call["from"].get("detail"), len(call["fromRanges"])) for call in calls] == [
        ("Brief", "open.md", 2),
        ("Facts", "facts.md", 2),
        ("note.txt", None, 2),
    ]
    facts = calls[1]["from"]
    outgoing = client.request("callHierarchy/outgoingCalls", {"item": facts})
    assert [call["to"]["name"] for call in outgoing] == ["Roe v. Wade, 410 U.S. 113 (1973)", TITLE]


def pull(client, known=(), **more):
    ids = [{"uri": uri, "value": value} for uri, value in known]
    found = client.request("workspace/diagnostic", {"previousResultIds": ids, **more})["items"]
    return {one["uri"].rpartition("/")[2]: one for one in found}


def test_diagnostics_of_drafts_that_are_not_open(work, folder):
    client = work("neovim")
    assert client.told["diagnosticProvider"]["workspaceDiagnostics"]
    full = pull(client)
    assert sorted(full) == ["facts.md", "note.txt"]
    (found,) = full["facts.md"]["items"]
    assert (found["code"], found["range"]["start"]["line"]) == ("pin-range-over-truncated", 4)
    known = [(one["uri"], one["resultId"]) for one in full.values()]
    assert {one["kind"] for one in pull(client, known).values()} == {"unchanged"}
    gone = (folder / "gone.md").as_uri()
    assert pull(client, [*known, (gone, "1")])["gone.md"]["items"] == []
    assert pull(client, known, partialResultToken="parts") == {}
    assert sum(len(part["items"]) for part in client.parts["parts"]) == 2
    client.open(full["facts.md"]["uri"], OTHER)
    assert sorted(pull(client, known)) == ["note.txt"]
    client.stop()


def test_reading_is_shown_to_clients_that_show_it(standing_there):
    client = standing_there
    references(client)
    client.wait("$/progress", lambda params: params["value"]["kind"] == "end")
    said = [params["value"] for method, params in client.log if method == "$/progress"]
    assert (said[0]["kind"], said[0]["title"]) == ("begin", "Reading drafts")


@pytest.mark.parametrize("capabilities", [{}, {"window": {"workDoneProgress": True}}])
def test_reading_is_not_shown_to_others(work, capabilities):
    client = work(None, **capabilities)
    client.takes_tokens = False
    assert len(references(client)) == 6
    assert "fileOperations" not in client.told["workspace"] or not client.told["workspace"]["fileOperations"]
    assert "diagnosticProvider" not in client.told
    assert not [params for method, params in client.log if method == "$/progress"]
    client.stop()


def test_a_client_that_watches_nothing_still_sees_what_was_saved(work, folder):
    client = work(None)
    assert len(references(client)) == 6
    (folder / "new.md").write_text(f"See {ROTH}.\n")
    client.notify("textDocument/didSave", {"textDocument": {"uri": client.uri}})
    until(client, lambda: files(references(client)), lambda found: "new.md" in found)
    client.stop()


def test_the_one_folder_of_older_clients(connect, folder):
    client = connect(command=REAL, begin=False)
    client.start(rootUri=folder.as_uri())
    found = client.request("workspace/symbol", {"query": "408 U.S. 564"})
    assert sorted({one["containerName"] for one in found}) == ["facts.md", "note.txt", "open.md"]
    client.stop()


def test_the_index_can_be_made_anew(work, folder):
    client = work(None)
    assert len(references(client)) == 6
    (folder / "new.md").write_text(f"See {ROTH}.\n")
    assert client.request("workspace/executeCommand", {"command": "pincite.restartIndex"}) is None
    assert "new.md" in files(references(client))
    client.stop()


def test_a_draft_that_is_being_typed_is_read_before_the_workspace(connect, folder, tmp_path):
    gate = tmp_path / "gate"
    (folder / "parts" / "facts.md").write_text("1265-6")
    client = connect("neovim", env={"TOY_GATE": str(gate)}, begin=False)
    client.start(workspaceFolders=[{"uri": folder.as_uri(), "name": "matter"}])
    client.open((folder / "open.md").as_uri(), "HOLD")
    waiting = client.send("workspace/diagnostic", {"previousResultIds": [], "partialResultToken": "parts"})
    client.taken()
    assert client.parts["parts"] == []
    gate.touch()
    assert client.answer(waiting) == {"items": []}
    assert "facts.md" in files(client.parts["parts"][0]["items"])
    client.stop()
