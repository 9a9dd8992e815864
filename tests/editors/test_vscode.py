"""A real VS Code with the packaged extension and the installed server, as authors use them."""

import json
import os
import re
import shutil
import signal
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path
from threading import Timer

import pytest

HERE = Path(__file__).parent / "vscode"
BUILD = HERE.parents[2] / "build"
NODE = BUILD / "editors" / "bin" / "node"
VSIX = BUILD / "pincite.vsix"
NEEDED = (
    NODE,
    BUILD / "editors" / "node_modules" / "code-server",
    BUILD / "editors" / "node_modules" / "playwright-core",
    BUILD / "server" / "bin" / "pincite",
    VSIX,
)
"""What ``.ci/editors`` makes, besides Chromium."""
FAILURES = BUILD / "editors" / "failures"
PATIENCE = 180
"""Seconds for one scenario; the driver itself gives up sooner, and keeps a log and pictures of the failure."""


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


@pytest.fixture(scope="module")
def packaged(lacking):
    """The files of the extension's package."""
    if not VSIX.exists():
        lacking(f"there is no {VSIX.relative_to(BUILD.parent)}: run .ci/editors")
    with zipfile.ZipFile(VSIX) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.startswith("extension/")}


def test_the_package_leaves_languages_and_their_colours_to_others(packaged):
    contributed = json.loads(packaged["extension/package.json"])["contributes"]
    assert not {"languages", "grammars", "themes", "configurationDefaults", "keybindings"} & contributed.keys()


def test_the_package_has_nothing_that_reaches_into_a_network(packaged):
    """No telemetry: of Node's modules for networks there is only ``net``, by which the language client knows pipes."""
    code = packaged["extension/dist/extension.js"]
    required = {name.removeprefix("node:") for name in re.findall(r"""require\(["']([^"']+)["']\)""", code)}
    assert "vscode" in required
    assert not required & {"http", "https", "http2", "dgram", "tls", "undici"}
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket\(|createTelemetryLogger", code)


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
