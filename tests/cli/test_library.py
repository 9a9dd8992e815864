"""The library in the terminal."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from click.testing import CliRunner

from pincite.cli import main

ROTH = "Roth v. Doe, 408 U.S. 564 (1972)\n\nThe first *565 page ends here *566 and no property.\n"


@pytest.fixture
def library(tmp_path, monkeypatch):
    """Run a command of the library in a folder of its own, with a user's folders of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "roth.txt").write_text(ROTH)
    runner = CliRunner()
    return lambda *arguments: runner.invoke(main, ["library", *arguments], catch_exceptions=False)


def test_a_text_is_added_listed_and_shown_by_its_page(library, tmp_path):
    added = library("add", "roth.txt")
    assert (added.exit_code, added.stdout) == (0, f"Roth v. Doe, 408 U.S. 564 (1972): {_kept(tmp_path)}\n")
    assert library("list").stdout == f"Roth v. Doe, 408 U.S. 564 (1972)  {_kept(tmp_path)}\n"
    assert json.loads(library("list", "--format", "json").stdout)[0]["keys"] == ["408 U.S. 564"]
    assert library("show", "408 U.S. 564", "--page", "565").stdout == "page ends here\n"
    assert library("show", "408 U. S. 564").stdout.startswith("Roth v. Doe, 408 U.S. 564 (1972)\n\nThe first page")


def _kept(tmp_path):
    return tmp_path / "data" / "pincite" / "library" / "roth.txt"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "408 U.S. 564", "--page", "577"], "has no page 577: it has 564 to 566"),
        (["show", "1 U.S. 1"], "the library has no 1 U.S. 1"),
        (["show", "nothing"], "nothing is no citation"),
        (["remove", "1 U.S. 1"], "has no 1 U.S. 1"),
        (["add", "gone.txt"], "gone.txt: cannot be read: no such file"),
        (["search", '"'], "no words to look for"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(library, arguments, said):
    library("add", "roth.txt")
    ran = library(*arguments)
    assert ran.exit_code == 2
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("Fed. R. Civ. P. 65", "Rule 65. Injunctions\n(c) Security.\n(d) Contents.\n(1) Reasons."),
        ("Fed. R. Civ. P. 65(d)", "(d) Contents.\n(1) Reasons."),
        ("Fed. R. Civ. P. 65(d)(1)", "(1) Reasons."),
        ("U.S. Const. amend. XIV, § 2", "Section 2. Congress shall have power to enforce this article."),
    ],
)
def test_a_law_is_shown_at_the_part_that_is_cited(library, tmp_path, cited, said):
    rules = "Rule 6. Time\n(a) Days.\n\nRule 65. Injunctions\n(c) Security.\n(d) Contents.\n(1) Reasons.\n"
    (tmp_path / "work" / "rules.txt").write_text(f"---\ncitation: Fed. R. Civ. P.\n---\n{rules}")
    sections = (
        "Section 1. No State shall abridge it.\n\nSection 2. Congress shall have power to enforce this article.\n"
    )
    (tmp_path / "work" / "const.txt").write_text(f"---\ncitation: U.S. Const.\n---\nAmendment XIV\n\n{sections}")
    library("add", "rules.txt", "const.txt")
    assert library("show", cited).stdout.strip() == said


def test_words_are_found_with_their_page(library):
    library("add", "roth.txt")
    found = library("search", "no", "property")
    assert found.stdout.startswith("Roth v. Doe, 408 U.S. 564 (1972), at 566\n    … ")
    assert library("search", "unheard").exit_code == 1


def test_a_text_that_does_not_say_what_it_is(library, tmp_path):
    (tmp_path / "work" / "opinion.txt").write_text("It *1119 is.")
    asked = library("add", "opinion.txt")
    assert asked.exit_code == 2
    assert 'add "citation: 410 U.S. 113"' in asked.stderr
    assert library("add", "opinion.txt", "--cite", "366 F.3d 1093").exit_code == 0
    assert library("show", "366 F.3d 1093", "--page", "1119").stdout == "is.\n"


def test_a_case_is_added_and_removed_with_its_html(library, tmp_path):
    case = {"citations": [{"cite": "408 U.S. 564"}], "casebody": {"opinions": [{"text": "It begins here."}]}}
    for name, content in (
        ("cases/1.json", json.dumps(case)),
        ("html/1.html", "It <a class='page-label'>*565</a> here."),
    ):
        path = tmp_path / "work" / name
        path.parent.mkdir()
        path.write_text(content)
    added = library("add", "cases", "html")
    assert (added.exit_code, added.stdout.count("\n")) == (0, 1)
    assert library("show", "408 U.S. 564", "--page", "565").stdout == "here.\n"
    assert library("verify").exit_code == 0
    assert library("remove", "408 U.S. 564").exit_code == 0
    assert [*(tmp_path / "data" / "pincite" / "library").iterdir()] == []


def test_nothing_is_overwritten(library, tmp_path):
    library("add", "roth.txt")
    assert library("add", "roth.txt").exit_code == 0
    (tmp_path / "work" / "roth.txt").write_text(ROTH.replace("408", "409"))
    assert library("add", "roth.txt").stdout.endswith("/409 U.S. 564.txt\n")
    (tmp_path / "work" / "roth.txt").write_text(ROTH + "another")
    ran = library("add", "roth.txt")
    assert (ran.exit_code, "408 U.S. 564 is there already" in ran.stderr) == (2, True)
    (tmp_path / "work" / "again.txt").write_text(ROTH + "more")
    ran = library("add", "again.txt")
    assert (ran.exit_code, "408 U.S. 564 is there already" in ran.stderr) == (2, True)
    assert _kept(tmp_path).read_text() == ROTH


def test_the_folder_of_the_draft(library, tmp_path):
    library("add", "roth.txt", "--here")
    kept = tmp_path / "work" / "authorities" / "roth.txt"
    assert library("list").stdout.endswith(f"{kept}\n")
    assert library("remove", "408 U.S. 564").exit_code == 2
    assert library("remove", "408 U.S. 564", "--here").exit_code == 0
    assert not kept.exists()
    assert (tmp_path / "work" / "roth.txt").exists()


def test_verify_tells_what_is_wrong_with_the_files(library, tmp_path):
    folder = tmp_path / "work" / "authorities"
    folder.mkdir()
    (folder / "a.txt").write_text(ROTH)
    (folder / "b.txt").write_text(ROTH)
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    (folder / "what.txt").write_text("Text.")
    (tmp_path / "work" / "pincite.toml").write_text('authorities = ["authorities", ".."]')
    ran = library("verify")
    assert ran.exit_code == 1
    lines = ran.stderr.splitlines()
    for said in ("claims 408 U.S. 564, as", "is no PDF", "says of no citation", ".. is outside"):
        assert sum(said in line for line in lines) == 1, (said, lines)


def test_two_sections_of_an_article_are_two_claims(library, tmp_path):
    folder = tmp_path / "work" / "authorities"
    folder.mkdir()
    for section in (7, 24):
        (folder / f"{section}.md").write_text(
            f"---\ncitation: Utah Const. art. I, § {section}\n---\nNo person shall.\n"
        )
    assert library("verify").exit_code == 0


def test_a_damaged_index_costs_nothing(library, tmp_path):
    library("add", "roth.txt")
    (tmp_path / "cache" / "pincite" / "library.sqlite3").write_bytes(b"no database" * 1000)
    assert library("show", "408 U.S. 564", "--page", "565").stdout == "page ends here\n"
    assert library("rebuild").stdout == "1 texts\n"


def test_a_folder_that_cannot_be_written(library, tmp_path):
    (tmp_path / "data").write_text("")  # where a folder would be
    ran = library("add", "roth.txt")
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert "cannot be copied to" in ran.stderr
    assert library("add", "roth.txt", "--here").exit_code == 0


def test_a_cache_that_cannot_be_written(library, tmp_path):
    library("add", "roth.txt", "--here")
    kept = tmp_path / "cache"
    kept.rename(tmp_path / "other")
    kept.write_text("")
    for command in (["list"], ["show", "408 U.S. 564"], ["search", "page"], ["verify"], ["remove", "1 U.S. 1"]):
        ran = library(*command)
        assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1), command
        assert "cannot be used" in ran.stderr
    (tmp_path / "work" / "brief.md").write_text("Id., at 3. Roe, 1 F.3d 2 (1993).")
    ran = CliRunner().invoke(main, ["check", "brief.md"])
    assert ran.stderr.count("cannot be used") == 1
    assert "id-" in ran.stdout


QUOTING = "“page ends here” Roth v. Doe, 408 U.S. 564, 566 (1972).\n"


def test_a_text_that_is_renamed_or_gone_is_noticed(library, tmp_path):
    library("add", "roth.txt", "--here")
    work = tmp_path / "work"
    (work / "brief.md").write_text(QUOTING.replace("page", "first page"))

    def found():
        return "quote-on-other-page" in CliRunner().invoke(main, ["check", "brief.md"]).stdout

    (work / "roth.txt").unlink()
    kept = work / "authorities" / "roth.txt"
    assert found()
    kept.rename(kept.with_name("other.txt"))
    assert found()
    assert library("list").stdout.endswith("other.txt\n")
    kept.with_name("other.txt").unlink()
    assert not found()
    assert library("list").stdout == ""


def test_several_processes_check_with_texts_that_were_not_read_before(library, tmp_path):
    library("add", "roth.txt", "--here")
    for number in range(2):
        (tmp_path / "work" / f"{number}.md").write_text(QUOTING.replace("page", "first page"))
    ran = _pincite(tmp_path, "check", "--jobs", "2", "--format", "json", "0.md", "1.md")
    found = [one["path"] for one in json.loads(ran.stdout)["findings"] if one["rule"] == "quote-on-other-page"]
    assert found == ["0.md", "1.md"], ran


def _pincite(tmp_path, *arguments, **options):
    command = [sys.executable, "-m", "pincite", *arguments]
    return subprocess.run(
        command, cwd=tmp_path / "work", capture_output=True, timeout=60, text=True, check=False, **options
    )


def test_texts_are_added_by_two_at_the_same_moment(library, tmp_path):
    work = tmp_path / "work"
    for number in range(2):
        (work / str(number)).mkdir()
        (work / str(number) / "same.txt").write_text(ROTH.replace("564", str(number + 1)))
        (work / str(number) / f"{number}.txt").write_text(ROTH.replace("408", str(number + 1)))
    with ThreadPoolExecutor(2) as pool:
        ran = list(pool.map(lambda number: _pincite(tmp_path, "library", "add", str(number)), range(2)))
    refused = [line for one in ran for line in one.stderr.splitlines()]
    assert all("another same.txt is there already" in line for line in refused)
    assert len(library("list").stdout.splitlines()) == 4 - len(refused)
    assert library("verify").exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit to the size of a process's files")
def test_a_full_disk_loses_nothing(library, tmp_path):
    import resource

    library("add", "roth.txt", "--here")
    long = tmp_path / "work" / "authorities" / "long.txt"
    long.write_text("New v. Case, 411 U.S. 1 (1973)\n\n" + "".join(f"word{number} " for number in range(100_000)))

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    ran = _pincite(tmp_path, "library", "list", preexec_fn=limit)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1), ran.stderr
    assert "cannot be used" in ran.stderr
    assert library("show", "408 U.S. 564", "--page", "565").stdout == "page ends here\n"
    assert len(library("list").stdout.splitlines()) == 2


def test_files_of_the_record_that_cannot_be_read_are_told_of(library, tmp_path):
    work = tmp_path / "work"
    (work / "pincite.toml").write_text('record = { "App." = ["bad.pdf", "gone.pdf", "good.txt"] }')
    (work / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    (work / "good.txt").write_text("It holds.")
    ran = library("verify")
    assert ran.exit_code == 1
    assert [line.partition(": ")[2].partition(",")[0] for line in ran.stderr.splitlines()] == [
        str(work / "bad.pdf"),
        str(work / "gone.pdf"),
    ]


def test_authorities_are_not_drafts(library, tmp_path):
    work = tmp_path / "work"
    library("add", "roth.txt", "--here")
    (work / "roth.txt").unlink()
    (work / "brief.md").write_text("Roth, 408 U.S. 564 (1972).")
    ran = CliRunner().invoke(main, ["check", ".", "--format", "json"])
    assert ran.exit_code == 0
    (work / "pincite.toml").write_text('record = { "Ct. Op." = "majority.txt" }')
    (work / "majority.txt").write_text("Id., at 3. Id., at 4.")
    assert json.loads(CliRunner().invoke(main, ["check", ".", "--format", "json"]).stdout)["findings"] == []
