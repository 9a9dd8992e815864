"""The table of authorities and the length of a brief, in the terminal."""

import json

BRIEF = "# Brief\n\n## Table of Authorities\n\n## Argument\n\n*Roe v. Wade*, 410 U.S. 113 (1973).\n"
ROW = "*Roe v. Wade*, 410 U.S. 113 (1973)"


def test_printed_in_each_form(pincite, draft):
    path = draft(BRIEF)
    assert pincite("table", path).out.splitlines()[0] == "Cases"
    assert ROW in pincite("table", path, "--format", "markdown").out
    assert r"\emph{Roe v. Wade}" in pincite("table", path, "--format", "latex").out
    table = json.loads(pincite("table", path, "--format", "json", "--by", "line").out)
    assert table["groups"][0]["entries"][0]["places"] == ["7"]


def test_written_into_the_draft(pincite, draft):
    path = draft(BRIEF)
    assert pincite("table", path, "--write").code == 0
    written = path.read_text()
    assert ROW in written.split("## Argument")[0]
    assert pincite("table", path, "--write").code == 0
    assert path.read_text() == written
    assert pincite("check", path).code == 0


def test_standard_input_comes_out_with_its_table(pincite):
    ran = pincite("table", "-", "--write", "--stdin-filename", "x.md", stdin=BRIEF.encode())
    assert ROW in ran.out.split("## Argument")[0]


def test_no_place_for_it(pincite, draft):
    path = draft("*Roe v. Wade*, 410 U.S. 113 (1973).\n")
    ran = pincite("table", path, "--write")
    assert ran.code == 2
    assert "<!-- pincite-table -->" in ran.err
    assert path.read_text().count("Roe") == 1


def test_words(pincite, draft):
    path = draft(BRIEF)
    assert "8  words count toward a limit." in pincite("words", path).out
    count = json.loads(pincite("words", path, "--format", "json").out)
    assert count["words"] == 8
    assert {part["heading"] for part in count["excluded"]} == {"Cover page", "Table of Authorities"}
