"""A workspace that somebody else wrote, cloned and opened: it has nothing read outside of itself, and nothing run."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from pincite.analysis import Analysis
from pincite.cli import main
from pincite.features.hover import hover
from pincite.markup.blocks import Format

CANARY = "Canary v. Miner"
SECRET = f"{CANARY}, 410 U.S. 113 (1973).\n\n*119 The canary sings here.\n"
WATCHED = """
import json, os, runpy, sys

def watch(event, arguments):
    if event in ("open", "sqlite3.connect"):
        name = os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes)) else ""
        if not any(os.path.realpath(name).startswith(place) for place in OUTSIDE):
            return
    elif event == "subprocess.Popen" and [*arguments[1]] == [sys.executable, "-m", READER]:
        return
    elif event not in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork", "socket.connect"):
        return
    else:
        name = str(arguments[:1])
    os.write(3, f"{event} {name}\\n".encode())

READER = "pincite.library.keeping"
OUTSIDE = json.loads(os.environ["OUTSIDE"])
os.dup2(os.open(os.environ["SEEN"], os.O_CREAT | os.O_APPEND | os.O_WRONLY), 3)
sys.addaudithook(watch)
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""
"""Pincite, with every file of the places outside that it opens, and every program that it starts, written down.

That it starts its own reader of texts is no matter: a test below watches that.
"""


@pytest.fixture(scope="module")
def outside(tmp_path_factory):
    """A folder that is none of the workspace's business."""
    folder = tmp_path_factory.mktemp("outside")
    for name in ("secret.md", "secret.txt", "secret.tex", "secret.json"):
        (folder / name).write_text(SECRET)
    (folder / "410 U.S. 113.txt").write_text(SECRET)
    (folder / "described.toml").write_text(f'citation = "410 U.S. 113"\nname = "{CANARY}"\n')
    (folder / "pincite.toml").write_text('style = "west"\n')
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, outside):
    """The workspace, with every way out that its author could think of."""
    folder = tmp_path_factory.mktemp("clone") / "work"
    (folder / "authorities").mkdir(parents=True)
    up = os.path.relpath(outside, folder)
    names = [f"{outside}/secret", f"{up}/secret", "linked/secret", f"~/{os.path.relpath(outside, Path.home())}/secret"]
    (folder / "pincite.toml").write_text(
        f"authorities = {json.dumps(['authorities', str(outside), up, 'linked', '/etc', '~', f'file://{outside}'])}\n"
        f"include = {json.dumps(['brief.md', 'main.tex', *(f'{name}.md' for name in names), 'link.md'])}\n"
        f"[record]\n'Ct. Op.' = {json.dumps([f'{name}.txt' for name in names])}\n"
        f"[overrides]\n'*.md' = {{authorities = {json.dumps([str(outside), 'authorities', 'linked'])}}}\n"
    )
    (folder / "brief.md").write_text("See Roe v. Wade, 410 U.S. 113, 119 (1973). Id. at 120. Ct. Op. at 119.\n")
    inputs = "\n".join(f"\\{command}{{{name}}}" for name in names for command in ("input", "include", "subfile"))
    (folder / "main.tex").write_text(f"{inputs}\nId. at 119.\n")
    (folder / "linked").symlink_to(outside)
    (folder / "link.md").symlink_to(outside / "secret.md")
    (folder / "authorities" / "roe.txt").symlink_to(outside / "secret.txt")
    (folder / "authorities" / "more").symlink_to(outside)
    (folder / "authorities" / "410 U.S. 114.txt").write_text("Some text.")
    (folder / "authorities" / "410 U.S. 114.txt.toml").symlink_to(outside / "described.toml")
    entity = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{outside}/secret.txt">]>'
    (folder / "authorities" / "410 U.S. 115.xml").write_text(f"{entity}<html><body>&x; text</body></html>")
    frame = (
        f'<html><body><img src="file://{outside}/secret.txt"><object data="{outside}/secret.txt"/>text</body></html>'
    )
    (folder / "authorities" / "410 U.S. 116.html").write_text(frame)
    (folder / ".gitignore").symlink_to(outside / "secret.txt")
    below = folder / "below"
    below.mkdir()
    (below / "pincite.toml").symlink_to(outside / "pincite.toml")
    (below / "note.md").write_text("See Roe v. Doe, 410 F.3d 1, 2-3 (10th Cir. 2005).\n")
    return folder


@pytest.fixture(scope="module")
def pincite_watched(outside, hostile, tmp_path_factory):
    """Run a command in the workspace: what it says, and what it did that it should not."""
    seen = tmp_path_factory.mktemp("seen") / "seen"

    def run(*arguments, stdin=b"", module="pincite"):
        seen.write_bytes(b"")
        env = {**os.environ, "SEEN": str(seen), "OUTSIDE": json.dumps([str(outside), "/etc/passwd", "/root/.ssh"])}
        command = [sys.executable, "-c", WATCHED, module, *arguments]
        ran = subprocess.run(command, cwd=hostile, env=env, input=stdin, capture_output=True, timeout=120, check=False)
        return (ran.stdout + ran.stderr).decode(), seen.read_text()

    return run


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "."],
        ["check", "--fix", "--diff", "."],
        ["check", "**/*.md"],
        ["cites", "brief.md"],
        ["cites", "main.tex"],
        ["table", "main.tex"],
        ["report", "brief.md", "-o", "report.html"],
        ["library", "list"],
        ["library", "verify"],
        ["library", "show", "410 U.S. 113"],
        ["library", "search", "canary"],
        ["doctor", "brief.md"],
    ],
    ids=" ".join,
)
def test_no_command_reads_what_is_outside_or_starts_anything(pincite_watched, hostile, arguments):
    said, seen = pincite_watched(*arguments)
    assert seen == ""
    assert CANARY not in said
    assert "sings" not in said
    assert "Traceback" not in said
    report = hostile / "report.html"
    assert not report.exists() or CANARY not in report.read_text()


def test_nor_does_what_reads_the_texts(pincite_watched, hostile, tmp_path):
    asked = {"index": str(tmp_path / "index"), "places": [str(hostile / "authorities")], "jobs": 1}
    said, seen = pincite_watched(
        stdin=json.dumps({**asked, "aside": True, "careful": False}).encode(), module="pincite.library.keeping"
    )
    assert said.splitlines()[-1] == "null"
    assert seen == ""


def test_the_watch_would_see_it(pincite_watched, outside):
    said, seen = pincite_watched("cites", str(outside / "secret.md"))
    assert CANARY in said or "410 U.S. 113" in said
    assert f"open {outside}/secret.md\n" in seen


def messages(*sent):
    """What an editor writes, whole."""
    bodies = (json.dumps({"jsonrpc": "2.0", **message}).encode() for message in sent)
    return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)


def test_no_request_of_an_editor_does(pincite_watched, hostile):
    uri = (hostile / "brief.md").as_uri()
    text = (hostile / "brief.md").read_text()
    item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    capabilities = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}
    asked = [
        {"id": column, "method": f"textDocument/{method}", "params": place}
        for method, column in [("hover", 20), ("definition", 21), ("implementation", 22), ("hover", 60), ("hover", 48)]
        for place in [{"textDocument": {"uri": uri}, "position": {"line": 0, "character": column}}]
    ]
    params = {"capabilities": capabilities, "workspaceFolders": [{"uri": hostile.as_uri(), "name": "work"}]}
    said, seen = pincite_watched(
        "server",
        stdin=messages(
            {"id": 1, "method": "initialize", "params": params},
            {"method": "initialized", "params": {}},
            {"method": "textDocument/didOpen", "params": {"textDocument": item}},
            *asked,
            {"id": 2, "method": "workspace/symbol", "params": {"query": ""}},
            {"id": 3, "method": "textDocument/references", "params": {**asked[0]["params"], "context": {}}},
            {"id": 4, "method": "textDocument/documentLink", "params": {"textDocument": {"uri": uri}}},
        ),
    )
    assert "DeShaney" not in said
    assert CANARY not in unquote(said)
    assert seen == ""


BAIT = [
    "[x](command:rm)",
    "<img src=//evil.example>",
    "![x](https://evil.example/x.png)",
    "https://evil.example",
    "www.evil.example",
    "a@evil.example",
    "<script>1</script>",
    "`x`",
    "$(rm)",
    "<command:rm>",
    "&lt;b&gt;",
]


BARE = re.compile(r"(?<!\(https)(?<!\\):(?=//)|www\.(?!courtlistener)|[^\\]@")
"""What editors make links of though it is not written as one."""


@pytest.mark.parametrize("bait", BAIT)
@pytest.mark.parametrize("markup", Format)
def test_nothing_in_a_draft_can_be_followed_in_a_hover(markup, bait):
    """Whatever of a name or a short name the hover shows, it shows as words; only addresses made here are links."""
    text = f"See {bait} Roe v. {bait} Wade {bait}, 410 U.S. 113, 119 (1973) (“{bait}”). Roe, 410 U.S. at 119 {bait}.\n"
    snapshot = Analysis().snapshot(text, markup)
    for offset in range(0, len(text), 3):
        if shown := hover(snapshot, offset):
            for token in tokens(MarkdownIt("commonmark").parse(shown.markdown)):
                assert token.type not in ("html_inline", "html_block", "image", "code_inline")
                assert token.type != "link_open" or token.attrs["href"].startswith("https://www.courtlistener.com/")
            assert not BARE.search(shown.markdown)


def tokens(found):
    for token in found:
        yield token
        yield from tokens(token.children or ())


@pytest.mark.parametrize("bait", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>'])
def test_nothing_in_a_draft_runs_in_a_report(pincite_here, tmp_path, bait):
    (tmp_path / "brief.md").write_text(
        f"See Roe{bait} v. Wade, 410 U.S. 113, 119 (1973) (“{bait}”). {bait} Id. at 5.\n"
    )
    pincite_here("report", "brief.md", "-o", "page.html")
    assert bait not in (tmp_path / "page.html").read_text()


@pytest.fixture
def pincite_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, arguments, catch_exceptions=False)
