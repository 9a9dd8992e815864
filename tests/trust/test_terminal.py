"""A terminal shows what stands in drafts, texts and settings, and obeys none of it."""

import os
import subprocess
import sys

import pytest

ORDERS = "\x1b[2J\x1b]0;owned\x07\x9b2J"
OBEYED = "\x1b[2J", "\x1b]", "\x07", "\x9b"
"""Of which none is among those that progress is shown with."""


def shown(tmp_path, *arguments):
    """What a command writes to a terminal: standard output and standard error."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "pincite", *arguments]
    env = {**os.environ, "NO_COLOR": "1", "XDG_DATA_HOME": str(tmp_path / "data")}
    process = subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    found = b""
    while chunk := _read(ours):
        found += chunk
    os.close(ours)
    process.wait(60)
    return found.decode()


def _read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # nobody writes to it any more
        return b""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "brief.md"],
        ["cites", "brief.md"],
        ["table", "brief.md"],
        ["library", "show", "410 U.S. 113"],
        ["doctor"],
    ],
    ids=" ".join,
)
def test_orders_to_a_terminal_are_not_passed_on(tmp_path, arguments):
    text = f"See Roe{ORDERS} v. {ORDERS}Wade, 410 U.S. 113, 120-1{ORDERS} (1973). Id., at {ORDERS}5.\n"
    (tmp_path / "brief.md").write_text(text)
    (tmp_path / "authorities").mkdir()
    (tmp_path / "authorities" / "410 U.S. 113.txt").write_text(f"Roe{ORDERS} v. Wade\n\nText {ORDERS} of it.\n")
    escaped = "".join(f"\\u{ord(char):04x}" for char in ORDERS)
    (tmp_path / "pincite.toml").write_text(f'"{escaped}" = 1\nignore = ["{escaped}"]\n')
    found = shown(tmp_path, *arguments)
    assert "410 U.S. 113" in found or "pincite" in found
    assert [order for order in OBEYED if order in found] == []
