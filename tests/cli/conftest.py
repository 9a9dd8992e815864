"""The command line, run as its users run it."""

import subprocess
import sys
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str
    raw: bytes


@pytest.fixture
def pincite(tmp_path):
    def run(*arguments, stdin=b"", cwd=tmp_path, env=None):
        command = [sys.executable, "-m", "pincite", *map(str, arguments)]
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
