"""The texts of authorities in an editor: hovered, and opened at the page."""

import json
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from strict_client import PATIENCE, REAL, StrictClient, profile

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


def test_an_authority_that_is_not_kept_has_no_text(ready):
    ready.open("file:///other/brief.md", "Smith v. Doe, 1 U.S. 1, 2 (1800).")
    assert ready.request("textDocument/implementation", ready.at("file:///other/brief.md", 0, 16)) in (None, [])


def test_a_quotation_is_held_to_the_text_as_it_is_now(ready, folder):
    uri = (folder / "quoting.md").as_uri()

    def is_astray():
        found = ready.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"]
        return "quote-on-other-page" in [one["code"] for one in found]

    ready.open(uri, "“Property is here.” *Roth v. Doe*, 408 U.S. 564, 570 (1972).\n")
    assert is_astray()
    (folder / "authorities" / "roth.txt").write_text(ROTH.replace("*577", "*570"))
    ready.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    deadline = time.monotonic() + PATIENCE
    while is_astray():
        assert time.monotonic() < deadline, ready.errors()
        time.sleep(0.1)
