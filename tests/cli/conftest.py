"""The command line, run as its users run it."""

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass

import pytest
from click.testing import CliRunner

from pincite.cli import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str
    raw: bytes


PINCITE = [sys.executable, "-m", "pincite"]


@pytest.fixture
def pincite(tmp_path):
    def run(*arguments, stdin=b"", cwd=tmp_path, env=None, program=PINCITE):
        command = [*program, *map(str, arguments)]
        ran = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=env, timeout=60, check=False)
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode(), ran.stdout)

    return run


@pytest.fixture
def draft(tmp_path):
    """Write a draft byte for byte; its path."""

    def write(content, name="brief.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def pincite_here(tmp_path, monkeypatch):
    """The same within this process, which is quicker, for what neither needs a process nor leaves anything behind."""

    def run(*arguments, cwd=tmp_path):
        monkeypatch.chdir(cwd)
        ran = CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)
        return Ran(ran.exit_code, ran.stdout, ran.stderr, ran.stdout_bytes)

    return run


@pytest.fixture
def terminal(tmp_path):
    """Run it with both its outputs on a terminal; what was shown there."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")

    def run(*arguments, program=PINCITE, env=None):
        ours, theirs = pty.openpty()
        shown = []
        with subprocess.Popen(
            [*program, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            cwd=tmp_path,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "80", **(env or {})},
        ):
            os.close(theirs)
            with suppress(OSError):  # how a terminal says that nobody writes to it any more
                while part := os.read(ours, 65536):
                    shown.append(part)
        os.close(ours)
        return b"".join(shown).decode()

    return run
