"""What goes into a bug report: how Pincite is set and kept here, and nothing of a draft."""

import json
import sqlite3
from contextlib import closing
from importlib.metadata import version

import pytest

DRAFT = "See Secret v. Client, 410 U.S. 113 (1973).\n"


@pytest.fixture
def doctor(pincite_here, tmp_path, monkeypatch):
    """Examine the draft in the folder, with a user of its own; the exit code, and what is told."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    work = tmp_path / "work"
    work.mkdir()
    (work / "brief.md").write_text(DRAFT)

    def examine(settings=None, *arguments):
        if settings is not None:
            (work / "pincite.toml").write_text(settings)
        ran = pincite_here("doctor", *(arguments or ("--format", "json")), "brief.md", cwd=work)
        assert "Secret" not in ran.out
        return ran.code, ran.out if arguments else json.loads(ran.out)

    return examine


def test_a_fresh_installation_is_well(doctor, tmp_path):
    code, told = doctor()
    assert code == 0
    assert told["versions"]["pygls"] == version("pygls")
    assert told["versions"].keys() >= {"pincite", "python", "lsprotocol", "eyecite", "system"}
    assert {one["from"] for one in told["settings"]["values"].values()} == {"default"}
    assert told["rules_off"]["pin-missing"] == "off by default"
    assert told["library"]["index"] == {
        "path": str(tmp_path / "cache" / "pincite" / "library.sqlite3"),
        "bytes": 0,
        "files": 0,
        "problem": None,
        "outdated": False,
    }


def test_every_setting_says_where_it_was_made(doctor, tmp_path):
    code, told = doctor(
        'style = "west"\nignore = ["id-ibid"]\n[severity]\ncleaned-up = "hint"\nid-period-missing = "off"\n'
        '[overrides]\n"*.md" = {pin_dash = "endash"}\n"*.tex" = {pause = 0}\n'
    )
    file = str(tmp_path / "work" / "pincite.toml")
    values = told["settings"]["values"]
    assert (code, told["settings"]["file"]) == (0, file)
    assert values["style"] == {"value": "west", "from": file}
    assert values["severity"]["value"] == {"cleaned-up": "hint", "id-period-missing": "off"}
    assert values["pin_dash"] == {"value": "endash", "from": f'{file}: overrides."*.md"'}
    assert values["pause"] == {"value": 1.0, "from": "default"}
    off = told["rules_off"]
    assert (off["id-ibid"], off["id-period-missing"]) == ("ignored", "severity is off")
    assert "cleaned-up" not in off
    assert "not of the style west" in off.values()


def test_a_setting_that_is_set_to_its_default_is_not_a_default(doctor, tmp_path):
    _, told = doctor('style = "auto"\n')
    assert told["settings"]["values"]["style"]["from"] == str(tmp_path / "work" / "pincite.toml")


def test_a_bad_setting_and_a_refused_folder_are_told(doctor):
    code, told = doctor('stile = "west"\nauthorities = ["/etc", "../.."]\n')
    assert code == 1
    assert ["did you mean style?" in problem for problem in told["settings"]["problems"]] == [True]
    assert told["library"]["refused"] == ["/etc", "../.."]


def test_settings_that_are_not_toml_are_told(doctor):
    code, told = doctor('style = "west\n')
    assert (code, len(told["settings"]["problems"])) == (1, 1)
    assert told["settings"]["values"]["style"] == {"value": "auto", "from": "default"}


def test_a_library_is_counted_and_its_index_left_as_it_is(doctor, pincite, tmp_path):
    folder = tmp_path / "work" / "authorities"
    folder.mkdir()
    (folder / "410 U.S. 113.txt").write_text("Roe v. Wade, 410 U.S. 113 (1973)\n\nText.")
    pincite("library", "list", cwd=tmp_path / "work")
    code, told = doctor()
    assert (code, told["library"]["index"]["files"], told["library"]["index"]["problem"]) == (0, 1, None)
    assert told["library"]["folders"][str(folder)] == 1
    index = tmp_path / "cache" / "pincite" / "library.sqlite3"
    with closing(sqlite3.connect(index)) as database:
        database.execute("PRAGMA user_version = 9999")
    code, told = doctor()
    assert (code, told["library"]["index"]["outdated"]) == (0, True)
    index.write_bytes(b"no database" * 1000)
    code, told = doctor()
    assert (code, told["library"]["index"]["problem"]) == (1, "cannot be read: file is not a database")
    assert index.read_bytes().startswith(b"no database")


def test_it_reads_well(doctor):
    code, told = doctor('style = "scotus"\n', "--format", "text")
    assert code == 0
    assert '  style        "scotus"  (pincite.toml)\n' in told
    assert "  pause        1.0  (default)\n" in told
    assert "not made yet" in told
