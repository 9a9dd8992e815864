"""The texts of authorities in an editor: hovered, and opened at the page."""

import json
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from strict_client import PATIENCE, PROGRESS, REAL, StrictClient, profile

ROTH = "Roth v. Doe, 408 U.S. 564 (1972)\n\nThe first\nline. *577 Property is here.\n"
DRAFT = (
    "See *Roth v. Doe*, 408 U.S. 564, 577 (1972). *Id.* at 577.\n\nCt. Op. at 1099. *Wade v. Doe*, 410 U.S. 113, 114.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("brief")
    (made / "authorities").mkdir()
    (made / "authorities" / "roth.txt").write_text(ROTH)
    opinion = {
        "citations": ["410 U.S. 113"],
        "html_lawbox": '<p>A</p><p>b <span class="star-pagination">*114</span> c</p>',
    }
    (made / "authorities" / "wade.json").write_text(json.dumps(opinion))
    (made / "pincite.toml").write_text('[record]\n"Ct. Op." = "majority.txt"\n')
    (made / "majority.txt").write_text("The court *1099 holds.\n")
    (made / "brief.md").write_text(DRAFT)
    return made


@pytest.fixture(scope="module")
def editor(folder):
    client = StrictClient(command=REAL, capabilities=profile("neovim"))
    client.start()
    client.uri = (folder / "brief.md").as_uri()
    client.open(client.uri, DRAFT)
    yield client
    client.stop()


def ask(editor, what, column, line=0):
    return editor.request(f"textDocument/{what}", editor.at(editor.uri, line, column))


@pytest.fixture(scope="module")
def ready(editor):
    """The same, once the library has been read, which waits until nobody types."""
    deadline = time.monotonic() + PATIENCE
    while not ask(editor, "implementation", 47):
        assert time.monotonic() < deadline, editor.errors()
        time.sleep(0.1)
    return editor


def opened(places):
    """The file that an answer leads to, and what stands there."""
    (place,) = places
    uri, start = place.get("targetUri") or place["uri"], (place.get("targetSelectionRange") or place["range"])["start"]
    path = Path(unquote(urlsplit(uri).path))
    return path, path.read_text().splitlines()[start["line"]][start["character"] :]


@pytest.mark.parametrize("column", [22, 47])
def test_hover_says_what_stands_at_the_page(ready, column):
    assert "577\\: “Property is here.”" in ask(ready, "hover", column)["contents"]["value"]


def test_a_full_citation_is_defined_by_the_text_at_its_page(ready, folder):
    path, there = opened(ask(ready, "definition", 22))
    assert (path, there) == (folder / "authorities" / "roth.txt", "Property is here.")


def test_a_short_form_is_defined_by_the_full_citation_and_implemented_by_the_text(ready, folder):
    assert opened(ask(ready, "definition", 47))[0] == folder / "brief.md"
    assert opened(ask(ready, "implementation", 47)) == (folder / "authorities" / "roth.txt", "Property is here.")


def test_a_document_of_the_record_opens_at_its_page(ready, folder):
    assert opened(ask(ready, "definition", 3, line=2)) == (folder / "majority.txt", "holds.")
    assert "holds" in ask(ready, "hover", 3, line=2)["contents"]["value"]


def test_what_nobody_could_read_opens_as_a_copy(ready, folder):
    path, there = opened(ask(ready, "implementation", 35, line=2))
    assert not path.is_relative_to(folder)
    assert (path.name, there) == ("wade.txt", "c")


def test_links_lead_to_the_files_that_are_kept(ready, folder):
    links = ready.request("textDocument/documentLink", {"textDocument": {"uri": ready.uri}})
    resolved = [ready.request("documentLink/resolve", link)["target"] for link in links]
    roth = f"{(folder / 'authorities' / 'roth.txt').as_uri()}#L4"
    assert resolved[0] == roth


def test_a_citation_of_the_record_links_to_its_file(ready, folder):
    links = ready.request("textDocument/documentLink", {"textDocument": {"uri": ready.uri}})
    (link,) = (link for link in links if link["range"]["start"] == {"line": 2, "character": 0})
    resolved = ready.request("documentLink/resolve", link)
    assert resolved["target"] == f"{(folder / 'majority.txt').as_uri()}#L1"


def test_an_authority_that_is_not_kept_has_no_text(ready):
    ready.open("file:///other/brief.md", "Smith v. Doe, 1 U.S. 1, 2 (1800).")
    assert ready.request("textDocument/implementation", ready.at("file:///other/brief.md", 0, 16)) in (None, [])


QUOTING = "“Property is here.” *Roth v. Doe*, 408 U.S. 564, 570 (1972).\n"
ASTRAY = "quote-on-other-page"


def told(client, uri):
    """The rules that say something of an open draft."""
    return [one["code"] for one in client.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"]]


def told_of_others(client, uri):
    """The same of one that is not open."""
    items = client.request("workspace/diagnostic", {"previousResultIds": []})["items"]
    return [one["code"] for draft in items if draft["uri"] == uri for one in draft["items"]]


def until(client, is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, client.errors
        time.sleep(0.1)


def changed(client, path, kind):
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": kind}]})


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """An editor with a draft open, another one that is not, and the text that both quote."""
    made = tmp_path_factory.mktemp("quoting")
    (made / "authorities").mkdir()
    (made / "authorities" / "roth.txt").write_text(ROTH)
    (made / "pincite.toml").write_text('[record]\n"Ct. Op." = "record/majority.txt"\n')
    (made / "closed.md").write_text(QUOTING)
    for number in range(300):  # so many that reading them can be seen
        (made / "authorities" / f"{number}.txt").write_text(ROTH.replace("408", str(number + 1000)))
    capabilities = profile("vscode")
    capabilities["textDocument"]["diagnostic"] = {}
    client = StrictClient(command=REAL, capabilities=capabilities)
    client.start(workspaceFolders=[{"uri": made.as_uri(), "name": "brief"}])
    client.open((made / "open.md").as_uri(), QUOTING)
    until(client, lambda: ASTRAY in told(client, (made / "open.md").as_uri()))
    yield made, client
    client.stop()


def test_reading_them_is_shown(workspace):
    _, client = workspace
    until(client, lambda: "end" in [params["value"]["kind"] for method, params in client.log if method == PROGRESS])
    told = [params["value"] for method, params in client.log if method == PROGRESS]
    assert "Reading the library" in [value.get("title") for value in told]


def test_the_texts_are_watched(workspace):
    _, client = workspace
    registered = [params for method, params in client.asked if method == "client/registerCapability"]
    globs = [
        one["globPattern"] for params in registered for one in params["registrations"][0]["registerOptions"]["watchers"]
    ]
    assert {"**/authorities", "**/authorities/**", "**/record/majority.txt"} <= {*globs}
    assert len(globs) == len({*globs})


def test_the_authors_own_library_is_watched_where_it_can_be(tmp_path):
    own = tmp_path / "pincite" / "library"
    own.mkdir(parents=True)
    abilities = {"dynamicRegistration": True, "relativePatternSupport": True}
    capabilities = {"workspace": {"didChangeWatchedFiles": abilities}}
    client = StrictClient(command=REAL, capabilities=capabilities, env={"XDG_DATA_HOME": str(tmp_path)})
    client.start()
    registered = client.wait("client/registerCapability")["registrations"][0]["registerOptions"]["watchers"]
    assert {"globPattern": {"baseUri": own.as_uri(), "pattern": "**"}} in registered
    client.stop()


def test_a_draft_that_is_not_open_is_held_to_the_texts_as_well(workspace):
    folder, client = workspace
    until(client, lambda: ASTRAY in told_of_others(client, (folder / "closed.md").as_uri()))


def test_a_text_that_is_gone_is_noticed(workspace):
    folder, client = workspace
    roth, uris = folder / "authorities" / "roth.txt", [(folder / name).as_uri() for name in ("open.md", "closed.md")]
    roth.rename(folder / "roth.bak")
    changed(client, roth, 3)
    until(client, lambda: ASTRAY not in told(client, uris[0]) + told_of_others(client, uris[1]))
    (folder / "roth.bak").rename(roth.with_name("another.txt"))
    changed(client, roth.with_name("another.txt"), 1)
    until(client, lambda: ASTRAY in told(client, uris[0]) and ASTRAY in told_of_others(client, uris[1]))


def test_a_quotation_is_held_to_the_text_as_it_is_now(workspace):
    folder, client = workspace
    uri, text = (folder / "open.md").as_uri(), folder / "authorities" / "third.txt"
    (folder / "authorities" / "another.txt").rename(text)
    text.write_text(ROTH.replace("*577", "*570"))
    client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    until(client, lambda: ASTRAY not in told(client, uri))


def test_an_index_that_cannot_be_used_is_said_and_no_draft_waits_for_it(tmp_path):
    (tmp_path / "authorities").mkdir()
    (tmp_path / "authorities" / "roth.txt").write_text(ROTH)
    (tmp_path / "cache").write_text("")  # no folder
    client = StrictClient(command=REAL, env={"XDG_CACHE_HOME": str(tmp_path / "cache")})
    client.allowed.add("window/showMessage")
    client.start()
    uri = (tmp_path / "brief.md").as_uri()
    client.open(uri, QUOTING + " Id., at 5.")
    assert "cannot be used" in client.wait("window/showMessage")["message"]
    assert client.request("textDocument/hover", client.at(uri, 0, 30))["contents"]
    client.stop()
