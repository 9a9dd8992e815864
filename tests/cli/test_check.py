"""``pincite check``: what it prints, what it changes, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from sarif import SCHEMA

WRONG = "Gonzales, 307 F.3d at 1265-6"
RIGHT = "Gonzales, 307 F.3d at 1265-66"
RULE = "pin-range-over-truncated"
CLEAN = "Nothing is cited here.\n"
TOY = [sys.executable, str(Path(__file__).with_name("toy_cli.py"))]


def findings(ran):
    return [found for found in json.loads(ran.out)["findings"] if found["rule"] == RULE]


# Bad input


@pytest.mark.parametrize("command", ["check", "cites"])
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("gone.md", None, "gone.md: no such file or directory"),
        ("nul.md", b"a\0b", "nul.md: is not text: NUL at byte 1"),
        ("latin.md", b"caf\xe9 \xa7 1983", "latin.md: is not UTF-8 text: invalid continuation byte at byte 3"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(pincite, draft, command, name, content, reason):
    if content is not None:
        draft(content, name)
    ran = pincite(command, name, "--format", "json")
    assert ran.code == 2
    assert ran.err == f"pincite: {reason}\n"


def test_a_folder_cannot_be_listed(pincite, tmp_path):
    ran = pincite("cites", tmp_path)
    assert (ran.code, ran.err) == (2, f"pincite: {tmp_path}: is a directory\n")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(pincite, draft):
    draft(WRONG).chmod(0)
    ran = pincite("check", "brief.md")
    assert (ran.code, ran.err) == (2, "pincite: brief.md: permission denied\n")


def test_the_other_files_are_still_checked(pincite, draft):
    draft(b"\xff", "bad.md")
    draft(WRONG, "good.md")
    ran = pincite("check", "bad.md", "good.md", "gone.md", "--format", "json")
    assert ran.code == 2
    assert ran.err.count("\n") == 2
    assert [found["path"] for found in findings(ran)] == ["good.md"]


@pytest.mark.parametrize("arguments", [[], ["--nonsense"], ["--style", "wset", "x.md"], ["--format", "xml", "x.md"]])
def test_a_bad_command_line(pincite, arguments):
    assert pincite("check", *arguments).code == 2


def test_a_name_with_a_line_break_stays_one_line(pincite):
    ran = pincite("check", "a\nb.md")
    assert ran.code == 2
    assert ran.err.count("\n") == 1


# Nothing wrong


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_clean(pincite, draft, form):
    draft(CLEAN)
    ran = pincite("check", "brief.md", "--format", form)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == {"text": "No problems in 1 file.\n", "github": ""}.get(form, ran.out)
    if form in ("json", "sarif"):
        json.loads(ran.out)


def test_an_empty_file_and_an_empty_folder(pincite, draft, tmp_path):
    draft(b"")
    assert pincite("check", "brief.md").code == 0
    (tmp_path / "empty").mkdir()
    ran = pincite("check", "empty")
    assert (ran.code, ran.out) == (0, "No problems in 0 files.\n")


# Something wrong


def test_json(pincite, draft):
    text = f"A heading\r\n\r\nSee 🏛 {WRONG}.\r\n"
    draft(text)
    ran = pincite("check", "brief.md", "--format", "json")
    assert ran.code == 1
    (found,) = findings(ran)
    assert set(found) == {
        "path", "start", "end", "line", "column", "rule", "severity", "message", "related", "fix",
    }  # fmt: skip
    assert (found["path"], found["severity"], found["line"]) == ("brief.md", "warning", 3)
    assert found["column"] == found["start"] - text.index("See") + 1
    assert text[found["start"] : found["end"]] in WRONG
    assert found["fix"]["safe"] is True
    (edit,) = found["fix"]["edits"]
    assert set(edit) == {"start", "end", "text"}
    mended = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    assert mended == text.replace(WRONG, RIGHT)


def test_text(pincite, draft):
    draft(f"See\t{WRONG}.")
    ran = pincite("check", "brief.md")
    assert ran.code == 1
    assert "\x1b" not in ran.out
    head, typed, carets = ran.out.splitlines()[:3]
    assert head.startswith("brief.md:1:")
    assert f" warning {RULE} " in head
    assert typed.strip() == f"See {WRONG}."
    assert typed[carets.index("^") : carets.rindex("^") + 1] in WRONG
    assert ran.out.splitlines()[-1].startswith("Found ")


def test_sarif(pincite_here, draft):
    text = f"🏛 Roth, 408 U.S. 564 (1972).\r\nRoth, 408 U.S. at 477.\n\nSee {WRONG}.\n"
    draft(text, "a draft §.md")
    log = json.loads(pincite_here("check", "a draft §.md", "--format", "sarif").out)
    jsonschema.validate(log, SCHEMA, format_checker=jsonschema.FormatChecker())
    (run,) = log["runs"]
    explained = {rule["id"]: rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"]}
    assert "1265-66" in explained[RULE]
    assert set(explained) == {result["ruleId"] for result in run["results"]}
    assert any(result.get("relatedLocations") for result in run["results"])
    result = next(result for result in run["results"] if result["ruleId"] == RULE)
    assert result["level"] == "warning"
    place = result["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == "a draft §.md"
    region = place["region"]
    typed = text[region["charOffset"] :][: region["charLength"]]
    assert (region["startLine"], typed) == (
        4,
        text.splitlines()[3][region["startColumn"] - 1 : region["endColumn"] - 1],
    )
    assert typed in WRONG
    assert run["columnKind"] == "unicodeCodePoints"


def test_github(pincite, draft):
    draft(f"See {WRONG}.", "a,b.md")
    ran = pincite("check", "a,b.md", "--format", "github")
    assert any(line.startswith("::warning file=a%2Cb.md,line=1,") for line in ran.out.splitlines())
    assert f"title={RULE}::" in ran.out


def test_folders_are_walked(pincite, draft):
    names = ["a.md", "sub/b.tex", "sub/c.txt", "sub/d.qmd", "sub/e.markdown"]
    for name in [*names, "sub/x.py", ".hidden/y.md", "node_modules/z.md"]:
        draft(WRONG, name)
    ran = pincite("check", ".", "a.md", "--format", "json")
    assert sorted(os.path.normpath(found["path"]) for found in findings(ran)) == sorted(names)


def paths(ran):
    return [found["path"] for found in findings(ran)]


@pytest.fixture
def manuscript(draft):
    """A folder with drafts, some of which git would pass over."""
    for name in ["a.md", "sub/b.md", "sub/keep.md", "sub/deep/c.tex", "build/x.md"]:
        draft(WRONG, name)
    draft("build/\n*.tex\n!\n[z-a]\n", ".gitignore")
    draft("*.md\n!keep.md\n!*.tex\n", "sub/.gitignore")


@pytest.mark.parametrize(
    ("named", "read"),
    [
        (".", ["a.md", "sub/keep.md", "sub/deep/c.tex"]),
        ("sub", ["sub/keep.md", "sub/deep/c.tex"]),
        ("sub/b.md", ["sub/b.md"]),
        ("build", ["build/x.md"]),
        ("**/*.md", ["a.md", "sub/keep.md"]),
        ("*", ["a.md", "sub/keep.md", "sub/deep/c.tex"]),
        ("s?b/*.md", ["sub/keep.md"]),
    ],
)
@pytest.mark.usefixtures("manuscript")
def test_what_git_ignores_is_read_only_where_it_is_named(pincite_here, named, read):
    assert paths(pincite_here("check", named, "--format", "json")) == read


@pytest.mark.usefixtures("manuscript")
def test_the_repository_is_asked_what_it_ignores(pincite_here, tmp_path):
    assert paths(pincite_here("check", ".", "--format", "json", cwd=tmp_path / "sub")) == ["keep.md", "deep/c.tex"]
    (tmp_path / "sub" / ".gitignore").write_text("/keep.md\n")
    assert paths(pincite_here("check", ".", "--format", "json", cwd=tmp_path / "sub")) == ["b.md", "deep/c.tex"]
    (tmp_path / ".git").mkdir()
    assert paths(pincite_here("check", ".", "--format", "json", cwd=tmp_path / "sub")) == ["b.md"]


def test_a_glob_that_matches_nothing_is_said(pincite_here):
    ran = pincite_here("check", "briefs/*.md")
    assert (ran.code, ran.err) == (2, "pincite: briefs/*.md: no such file or directory\n")


def test_a_name_that_looks_like_a_glob_is_a_name_first(pincite_here, draft):
    draft(WRONG, "[draft].md")
    assert paths(pincite_here("check", "[draft].md", "--format", "json")) == ["[draft].md"]


def test_suffixes_of_the_settings_are_drafts_too(pincite_here, draft):
    draft('[languages]\n".brief" = "markdown"\n', "sub/pincite.toml")
    for name in ["sub/a.brief", "other/b.brief"]:
        draft(WRONG, name)
    assert paths(pincite_here("check", ".", "--format", "json")) == ["sub/a.brief"]
    assert paths(pincite_here("check", "*/*.brief", "--format", "json")) == ["other/b.brief", "sub/a.brief"]


# Many drafts


def test_several_processes_say_what_one_says(pincite, draft):
    names = [f"{number}.md" for number in range(9, 0, -1)]
    for name in names:
        draft(f"See {WRONG}.\n" * int(name[0]), name)
    one, several = (pincite("check", *names, "--jobs", jobs) for jobs in (1, 3))
    assert (one.code, several.out) == (several.code, one.out)
    assert pincite("check", "--fix", *names, "--jobs", 3, "--select", RULE).out.startswith("Fixed 45 problems.")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_draft_that_cannot_be_analysed_does_not_keep_the_others_from_it(pincite, draft, jobs):
    draft("GRIEF", "bad.md")
    draft(WRONG, "good.md")
    ran = pincite("check", "bad.md", "good.md", "--format", "json", "--jobs", jobs, program=TOY)
    assert (ran.code, paths(ran)) == (2, ["good.md"])
    assert ran.err == "pincite: bad.md: cannot be checked: internal error: RecursionError: too deep\n"


def test_a_draft_that_ends_its_process_is_the_only_one_lost(pincite, draft):
    draft("DEATH", "b.md")
    names = ["a.md", "b.md", "c.md", "d.md"]
    for name in ["a.md", "c.md", "d.md"]:
        draft(WRONG, name)
    ran = pincite("check", *names, "--format", "json", "--jobs", 2, program=TOY)
    assert (ran.code, paths(ran)) == (2, ["a.md", "c.md", "d.md"])
    assert ran.err == "pincite: b.md: cannot be checked: the process that read it has ended\n"


def test_what_is_wrong_for_all_is_said_once(pincite_here, draft):
    draft('style = "wset"\n', "pincite.toml")
    for name in ["a.md", "b.md"]:
        draft(CLEAN, name)
    assert pincite_here("check", ".").err.count("\n") == 1


# On a terminal


def test_colours_on_a_terminal(terminal, draft):
    draft(WRONG)
    assert "\x1b[33m\x1b[1mwarning" in terminal("check", "brief.md")
    assert "\x1b[31m-" in terminal("check", "brief.md", "--diff")
    assert "\x1b" not in terminal("check", "brief.md", env={"NO_COLOR": "1"})


def test_progress_is_shown_of_long_work_only(terminal, draft, tmp_path):
    draft(CLEAN)
    assert terminal("check", "brief.md") == "No problems in 1 file.\r\n"
    long = terminal("check", "brief.md", program=[*TOY, "--impatient"])
    assert "Checking" in long
    assert "0%" in long
    assert long.endswith("No problems in 1 file.\r\n")


def test_standard_input(pincite):
    ran = pincite("check", "-", "--format", "json", stdin=WRONG.encode())
    assert ran.code == 1
    assert [found["path"] for found in findings(ran)] == ["stdin"]
    named = pincite("check", "-", "--stdin-filename", "x.tex", "--format", "json", stdin=f"% {WRONG}\n".encode())
    assert findings(named) == []


# Choices


def test_select_and_ignore(pincite, draft):
    draft(WRONG)
    assert findings(pincite("check", "brief.md", "--format", "json", "--select", RULE))
    assert not findings(pincite("check", "brief.md", "--format", "json", "--ignore", f"pin-range-equal, {RULE}"))
    assert pincite("check", "brief.md", "--select", "pin-range-equal").code == 0
    odd = pincite("check", "brief.md", "--ignore", "pin-range-equals")
    assert (odd.code, odd.err) == (1, "pincite: pin-range-equals: no such rule; did you mean pin-range-equal?\n")


def test_settings_file(pincite, draft):
    draft(WRONG, "sub/brief.md")
    draft(f'ignore = ["{RULE}"]\nstyle = "wset"\n', "pincite.toml")
    ran = pincite("check", "sub/brief.md", "--format", "json")
    assert findings(ran) == []
    assert ran.err.startswith("pincite: ")
    assert "pincite.toml:2: style: 'wset' is none of auto" in ran.err
    assert ran.err.count("\n") == 1


def test_overrides_of_the_settings_file(pincite_here, draft, tmp_path):
    draft(f'[overrides."sub/*.md"]\nignore = ["{RULE}", "pin-double-att"]\n', "pincite.toml")
    for name in ["a.md", "sub/b.md", "sub/deep/c.md"]:
        draft(WRONG, name)
    ran = pincite_here("check", ".", "--format", "json")
    assert paths(ran) == ["a.md", "sub/deep/c.md"]
    message = "pincite.toml:2: overrides.sub/*.md.ignore: pin-double-att: no such rule; did you mean pin-double-at?"
    assert ran.err == f"pincite: {tmp_path / message}\n"
    assert paths(pincite_here("check", "../b.md", "--format", "json", cwd=tmp_path / "sub" / "deep")) == []


# Fixes


@pytest.mark.parametrize(
    "text",
    [
        f"See {WRONG}.\n",
        f"\ufeffSee {WRONG}.\r\nAnd 🏛 again:\r{WRONG}\n",
        f"Two: {WRONG}; {WRONG}",
    ],
)
def test_fix_mends_and_leaves_the_rest(pincite, draft, text):
    path = draft(text)
    path.chmod(0o640)
    arguments = "check", "brief.md", "--fix", "--select", RULE
    ran = pincite(*arguments)
    assert path.read_bytes() == text.replace(WRONG, RIGHT).encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert (ran.code, ran.out.startswith("Fixed ")) == (0, True)
    before = path.stat().st_mtime_ns
    assert pincite(*arguments).out == "No problems in 1 file.\n"
    assert path.stat().st_mtime_ns == before
    assert [entry.name for entry in path.parent.iterdir()] == ["brief.md"]


def test_fix_follows_a_link(pincite, draft, tmp_path):
    path = draft(WRONG, "real/brief.md")
    link = tmp_path / "link.md"
    link.symlink_to(path)
    pincite("check", "link.md", "--fix", "--select", RULE)
    assert link.is_symlink()
    assert path.read_text() == RIGHT


def test_fix_of_standard_input_comes_out_mended(pincite):
    ran = pincite("check", "-", "--fix", "--select", RULE, stdin=f"{WRONG}\r\n".encode())
    assert ran.raw == f"{RIGHT}\r\n".encode()
    assert ran.err == "Fixed 1 problem. No problems in 1 file.\n"


def test_a_diff_shows_what_would_be_fixed_and_changes_nothing(pincite_here, draft, tmp_path):
    texts = {
        "a.md": f"One\x0cpage.\r\n\r\nSee {WRONG}.\nAnd\rmore.\n",
        "sub/b.md": f"See {WRONG}.",
        "clean.md": CLEAN,
    }
    for name, text in texts.items():
        draft(text, name)
    ran = pincite_here("check", "--diff", "--select", RULE, ".")
    assert (ran.code, ran.err) == (1, "Would fix 2 problems in 2 files.\n")
    assert [(tmp_path / name).read_bytes().decode() for name in texts] == list(texts.values())
    assert f"-See {WRONG}.\n\\ No newline at end of file\n+See {RIGHT}.\n\\ No newline" in ran.out
    subprocess.run(["git", "apply", "-p0"], input=ran.raw, cwd=tmp_path, check=True)
    assert [(tmp_path / name).read_bytes().decode() for name in texts] == [
        text.replace(WRONG, RIGHT) for text in texts.values()
    ]


def test_a_diff_of_nothing(pincite_here, draft):
    draft("Roth, 408 U.S. at 477. Roth, 408 U.S. 564 (1972).")
    for arguments in (["--diff"], ["--diff", "--fix"]):
        ran = pincite_here("check", "brief.md", *arguments)
        assert (ran.code, ran.out, ran.err) == (0, "", "Nothing would be fixed.\n")
    assert pincite_here("check", "gone.md", "--diff").code == 2
    assert pincite_here("check", "brief.md", "--diff", "--format", "json").code == 2


def test_a_diff_of_standard_input(pincite):
    ran = pincite("check", "-", "--diff", "--stdin-filename", "x.md", stdin=f"{WRONG}\n".encode())
    assert ran.code == 1
    assert ran.out.splitlines()[:2] == ["--- x.md", "+++ x.md"]
