"""The other commands."""

import json
import subprocess
import sys

import pytest

from pincite import __version__


def test_version(pincite):
    assert pincite("--version").out == f"pincite {__version__}\n"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["server", "--help"], ["check", "--help"]])
def test_what_needs_no_analysis_does_not_import_it(arguments):
    code = f"import sys; sys.argv[1:] = {arguments}; from pincite.cli import main; main(standalone_mode=False)"
    probe = f"{code}\nprint(sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    loaded = ran.stdout.splitlines()[-1]
    assert not any(f"'{name}'" in loaded for name in ("eyecite", "pygls", "lsprotocol", "rich", "pincite.analysis"))


def test_cites_offsets_are_those_of_the_file_as_python_reads_it(pincite, draft):
    content = "\ufeffHeld.\r\n\r\n🏛 *Roe v. Wade*, 410 U.S. 113, 116 (1973); *id.* at 117.\r\n"
    path = draft(content)
    listing = json.loads(pincite("cites", path, "--format", "json").out)
    assert set(listing) == {"path", "style", "citations"}
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    assert text == content
    assert [found["text"] for found in listing["citations"]] == ["410 U.S. 113, 116", "id.* at 117"]
    for found in listing["citations"]:
        assert text[found["start"] : found["end"]] == found["text"]
    full, short = listing["citations"]
    assert (full["kind"], full["pins"], full["year"], short["antecedent"]) == ("case-full", ["116"], "1973", 0)
    assert full["authority"] == short["authority"] == "Roe v. Wade, 410 U.S. 113 (1973)"


def test_cites_for_a_reader(pincite):
    ran = pincite("cites", "-", "--stdin-filename", "x.md", stdin=b"Roe v. Wade, 410 U.S. 113 (1973).")
    assert ran.code == 0
    assert "410 U.S. 113" in ran.out.splitlines()[0]


def test_cites_of_the_annotated_opinion(pincite, corpus):
    opinion = corpus / "castle-rock" / "opinion.txt"
    ran = pincite("cites", opinion, "--format", "json")
    assert ran.code == 0
    with open(opinion, encoding="utf-8", newline="") as file:
        text = file.read()
    citations = json.loads(ran.out)["citations"]
    assert len(citations) >= 134
    assert all(text[found["start"] : found["end"]] == found["text"] for found in citations)
    assert [found["start"] for found in citations] == sorted(found["start"] for found in citations)


def test_output_is_utf8_whatever_the_locale(pincite):
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": ""}
    ran = pincite("cites", "-", "--format", "json", stdin="See 42 U.S.C. § 1983.".encode(), env=env)
    assert "§" in ran.out


def test_rules(pincite):
    listed = pincite("rules")
    assert listed.code == 0
    assert any(line.split()[:2] == ["pin-range-over-truncated", "warning"] for line in listed.out.splitlines())
    one = pincite("rules", "pin-range-over-truncated")
    assert one.code == 0
    assert "1265-6" in one.out


def test_no_such_rule(pincite):
    ran = pincite("rules", "zzz")
    assert (ran.code, ran.err) == (2, "pincite: zzz: no such rule; pincite rules lists them all\n")
    near = pincite("rules", "pin-range-equals")
    assert (near.code, near.err) == (2, "pincite: pin-range-equals: no such rule; did you mean pin-range-equal?\n")
