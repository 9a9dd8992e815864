"""A real VS Code with the packaged extension and the installed server, as authors use them."""

import json
import os
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from threading import Timer

import pytest

HERE = Path(__file__).parent / "vscode"
BUILD = HERE.parents[2] / "build"
NODE = BUILD / "editors" / "bin" / "node"
NEEDED = (
    NODE,
    BUILD / "editors" / "node_modules" / "code-server",
    BUILD / "editors" / "node_modules" / "playwright-core",
    BUILD / "server" / "bin" / "pincite",
    BUILD / "pincite.vsix",
)
"""What ``.ci/editors`` makes, besides Chromium."""
FAILURES = BUILD / "editors" / "failures"
PATIENCE = 180
"""Seconds for one scenario; the driver itself gives up sooner, and keeps logs and pictures of the failure."""


def scenarios() -> list[str]:
    """Those of the window and those of the extension host, by their names; the README's picture on demand."""
    tables = [
        (HERE / name).read_text().partition("const scenarios = {")[2]
        for name in ("outside.mjs", "inside/scenarios.cjs")
    ]
    found = [name for table in tables for name in re.findall(r"^  async (\w+)\(", table, re.MULTILINE)]
    return [*found, "picture"] if "PINCITE_PICTURES" in os.environ else found


@pytest.fixture(scope="module")
def vscode(lacking):
    """The driver of one VS Code; nothing that it started outlives it."""
    chromium = shutil.which("chromium")
    missing = [str(path.relative_to(BUILD.parent)) for path in NEEDED if not path.exists()]
    if missing or not chromium:
        lacking(f"there is no {missing[0] if missing else 'Chromium'}: run .ci/editors")
    shutil.rmtree(FAILURES, ignore_errors=True)
    driver = subprocess.Popen(
        [NODE, HERE / "drive.mjs", BUILD, FAILURES],
        env={**os.environ, "CHROMIUM": chromium},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield driver
    driver.stdin.close()
    try:
        assert driver.wait(PATIENCE) == 0
    finally:
        _end(driver)


@pytest.mark.parametrize("scenario", scenarios())
def test_vscode(vscode, scenario):
    watchdog = Timer(PATIENCE, _end, [vscode])
    watchdog.start()
    try:
        vscode.stdin.write(f"{scenario}\n")
        vscode.stdin.flush()
        answer = vscode.stdout.readline()
    finally:
        watchdog.cancel()
    problem = json.loads(answer) if answer else "the driver has ended"
    assert problem is None, f"{problem}\nmore in {FAILURES / scenario}"


def _end(driver: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        os.killpg(driver.pid, signal.SIGKILL)
