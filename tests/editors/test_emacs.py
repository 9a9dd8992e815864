"""A real Emacs with Eglot, set up as README.md says, and the installed server."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def emacs(*arguments, home):
    command = ["emacs", "--batch", "--funcall", "package-initialize", *arguments]
    environment = {**os.environ, "HOME": str(home), "PATH": PATH}
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def home(tmp_path, lacking):
    if not shutil.which("emacs") or emacs("-l", "eglot", "-l", "markdown-mode", home=tmp_path).returncode:
        lacking("there is no Emacs with Eglot and markdown-mode: install emacs-nox, elpa-eglot and elpa-markdown-mode")
    shutil.copy(ROOT / "tests" / "documents" / "sample-brief.md", tmp_path / "brief.md")
    return tmp_path


def test_emacs(home):
    (printed,) = re.findall(r"^```elisp\n(.*?)^```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    (home / "init.el").write_text(printed)
    ran = emacs("-l", "init.el", "-l", HERE / "eglot.el", home=home)
    assert (ran.returncode, ran.stdout) == (0, "done\n"), ran.stderr
