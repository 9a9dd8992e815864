"""Settings, from the editor and from ``pincite.toml``."""

import os

import pytest

IGNORE = {"ignore": ["toy-short-span"]}
MESSAGE, CONFIGURATION = "window/showMessage", "workspace/configuration"


@pytest.fixture
def brief(tmp_path):
    path = tmp_path / "drafts" / "brief.md"
    path.parent.mkdir()
    path.write_text("1265-6")
    return path


def saved(client, uri):
    client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})


def test_the_editor_is_asked(connect, brief):
    client = connect(capabilities={"workspace": {"configuration": True}}, settings=IGNORE)
    client.wait(CONFIGURATION)
    client.hover("file:///none")
    client.open(brief.as_uri(), "1265-6")
    assert client.diagnostics(brief.as_uri(), 1) == []
    client.settings = {}
    client.notify("workspace/didChangeConfiguration", {"settings": None})
    assert len(client.diagnostics(brief.as_uri(), 1)) == 1
    client.stop()


@pytest.mark.parametrize("settings", [{"pincite": IGNORE}, IGNORE])
def test_the_editor_tells(client, brief, settings):
    client.notify("workspace/didChangeConfiguration", {"settings": settings})
    client.open(brief.as_uri(), "1265-6")
    assert client.diagnostics(brief.as_uri(), 1) == []


def test_settings_at_the_start(connect, brief):
    client = connect(begin=False)
    client.start(initializationOptions=IGNORE)
    client.open(brief.as_uri(), "1265-6")
    assert client.diagnostics(brief.as_uri(), 1) == []
    client.stop()


def test_the_file_wins(client, brief, tmp_path):
    (tmp_path / "pincite.toml").write_text("ignore = []\n")
    client.notify("workspace/didChangeConfiguration", {"settings": {"pincite": IGNORE}})
    client.open(brief.as_uri(), "1265-6")
    assert len(client.diagnostics(brief.as_uri(), 1)) == 1


def test_the_file_is_read_again_without_being_watched(client, brief, tmp_path):
    client.open(brief.as_uri(), "1265-6")
    assert len(client.diagnostics(brief.as_uri(), 1)) == 1
    settings = tmp_path / "pincite.toml"
    settings.write_text('ignore = ["toy-short-span"]\n')
    saved(client, brief.as_uri())
    assert client.diagnostics(brief.as_uri(), 1) == []
    settings.write_text("ignore = []\n")
    os.utime(settings, (1, 1))
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": settings.as_uri(), "type": 2}]})
    assert len(client.diagnostics(brief.as_uri(), 1)) == 1
    settings.write_text('ignore = "toy-short-span"\n')
    saved(client, brief.as_uri())
    assert client.diagnostics(brief.as_uri(), 1) == []
    settings.unlink()
    saved(client, brief.as_uri())
    assert len(client.diagnostics(brief.as_uri(), 1)) == 1


def test_the_file_is_watched_where_it_can_be(connect):
    watch = {"didChangeWatchedFiles": {"dynamicRegistration": True}}
    client = connect(capabilities={"workspace": watch})
    params = client.wait("client/registerCapability")
    (registration,) = params["registrations"]
    assert {"globPattern": "**/pincite.toml"} in registration["registerOptions"]["watchers"]
    client.stop()


def test_a_bad_setting_is_reported_and_the_rest_holds(client, brief, tmp_path):
    client.allowed.add(MESSAGE)
    settings = tmp_path / "pincite.toml"
    settings.write_text('ignore = ["toy-short-span"]\n\nstyle = "wset"\n')
    client.open(brief.as_uri(), "1265-6")
    told = client.wait(MESSAGE)
    assert told["type"] == 2
    assert f"{settings}:3: style: 'wset' is none of auto" in told["message"]
    (mark,) = client.wait("textDocument/publishDiagnostics")["diagnostics"]
    assert mark["range"]["start"]["line"] == 2
    assert client.diagnostics(brief.as_uri(), 1) == []
    settings.write_text('style = "west"\n')
    saved(client, brief.as_uri())
    cleared = client.wait("textDocument/publishDiagnostics", lambda p: p["uri"] == settings.as_uri())
    assert cleared["diagnostics"] == []


def test_overrides_hold_for_the_drafts_that_they_name(client, brief, tmp_path):
    (tmp_path / "pincite.toml").write_text('[overrides."drafts/*.md"]\nignore = ["toy-short-span"]\n')
    other = (tmp_path / "other.md").as_uri()
    for uri, found in ((brief.as_uri(), 0), (other, 1)):
        client.open(uri, "1265-6")
        assert len(client.diagnostics(uri, 1)) == found


def test_overrides_of_the_editor(client, brief):
    overrides = {"overrides": {"**/drafts/": IGNORE}}
    client.notify("workspace/didChangeConfiguration", {"settings": {"pincite": overrides}})
    client.open(brief.as_uri(), "1265-6")
    assert client.diagnostics(brief.as_uri(), 1) == []


def test_a_rule_that_there_is_not_is_marked(client, brief, tmp_path):
    client.allowed.add(MESSAGE)
    settings = tmp_path / "pincite.toml"
    settings.write_text('style = "west"\nignore = ["toy-short-spam"]\n')
    client.open(brief.as_uri(), "1265-6")
    assert "toy-short-spam: no such rule; did you mean toy-short-span?" in client.wait(MESSAGE)["message"]
    (mark,) = client.wait("textDocument/publishDiagnostics")["diagnostics"]
    assert mark["range"]["start"]["line"] == 1
    settings.unlink()


@pytest.mark.parametrize("settings", [7, {"pincite": "x"}, {"pincite": {"ignore": 7, "nonsense": {}}}, [1]])
def test_odd_settings_do_no_harm(client, brief, settings):
    client.allowed.add(MESSAGE)
    client.notify("workspace/didChangeConfiguration", {"settings": settings})
    client.open(brief.as_uri(), "1265-6")
    assert len(client.diagnostics(brief.as_uri(), 1)) == 1


def test_a_client_that_pulls_is_told_to_pull_again(connect, brief, tmp_path):
    capabilities = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
    client = connect(capabilities=capabilities)
    client.open(brief.as_uri(), "1265-6")
    asked = {"textDocument": {"uri": brief.as_uri()}}
    assert len(client.request("textDocument/diagnostic", asked)["items"]) == 1
    (tmp_path / "pincite.toml").write_text('ignore = ["toy-short-span"]\n')
    saved(client, brief.as_uri())
    client.wait("workspace/diagnostic/refresh")
    assert client.request("textDocument/diagnostic", asked)["items"] == []
    client.stop()
