"""A document in several files, in an editor: open or not, each part knows what the ones before it cite."""

import pytest
from strict_client import REAL, StrictClient

FACTS = "🏛 *DeShaney v. Winnebago County*, 489 U.S. 189 (1989).\n"
ARGUMENT = "*Id.* at 195.\n"


@pytest.fixture(scope="module")
def standing():
    client = StrictClient(command=REAL, capabilities={"textDocument": {"definition": {"linkSupport": True}}})
    client.start()
    yield client
    client.stop()


@pytest.fixture
def brief(tmp_path):
    """The files of a brief; their URIs by name."""
    (tmp_path / "pincite.toml").write_text('include = ["facts.md", "argument.md"]\n')
    (tmp_path / "facts.md").write_text(FACTS)
    (tmp_path / "argument.md").write_text(ARGUMENT)
    return lambda name: (tmp_path / name).as_uri()


def rules(found):
    return [one["code"] for one in found]


def test_an_id_means_what_the_file_before_cites(client, brief):
    argument = brief("argument.md")
    client.open(argument, ARGUMENT)
    assert client.diagnostics(argument, 1) == []
    shown = client.hover(argument, 0, 2)["contents"]["value"]
    assert shown.startswith("Id. at 195 → DeShaney v. Winnebago County, 489 U.S. 189 (1989), at 195")
    assert "cited in full in facts.md" in shown
    (target,) = client.request("textDocument/definition", client.at(argument, 0, 2))
    assert target["targetUri"] == brief("facts.md")
    begins = FACTS.index("489") + 1  # the courthouse counts for two
    assert target["targetSelectionRange"]["start"] == {"line": 0, "character": begins}


def test_what_is_typed_in_one_file_is_known_in_the_next(client, brief):
    facts, argument = brief("facts.md"), brief("argument.md")
    client.open(facts, FACTS)
    client.open(argument, ARGUMENT)
    client.diagnostics(argument, 1)
    client.change(facts, 2, "Nothing is cited.\n")
    assert rules(client.diagnostics(argument, 1)) == ["id-no-antecedent"]
    client.change(facts, 3, FACTS)
    assert client.diagnostics(argument, 1) == []


def test_a_file_that_is_renamed_is_named_anew(client, brief, tmp_path):
    (tmp_path / "main.tex").write_text("🏛 \\input{facts}\n\\input{other}\n")
    (tmp_path / "facts.tex").write_text("F\n")
    for old, new in (("facts.md", "background.md"), ("facts.tex", "parts/background.tex")):
        renames = [{"oldUri": brief(old), "newUri": brief(new)}]
        changes = client.request("workspace/willRenameFiles", {"files": renames})["changes"]
        ((uri, (edit,)),) = changes.items()
        name = "pincite.toml" if old == "facts.md" else "main.tex"
        assert uri == brief(name)
        assert edit["newText"] == ("background.md" if old == "facts.md" else "parts/background")
        line = (tmp_path / name).read_text().splitlines()[0].encode("utf-16-le")
        start, end = (2 * edit["range"][side]["character"] for side in ("start", "end"))
        assert line[start:end].decode("utf-16-le") == (old if old == "facts.md" else "facts")
    assert client.request("workspace/willRenameFiles", {"files": [{"oldUri": brief("x.md"), "newUri": "y:"}]}) is None
