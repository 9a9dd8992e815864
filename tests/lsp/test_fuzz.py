"""Whatever a client sends, in whatever order: each request has one answer, and the server lives until it is told to go.

``PINCITE_SESSIONS=500`` holds that many sessions of random messages instead of the same few each time; a session that
fails is held again by its number.
"""

import json
import os
import random
import subprocess
import sys
from itertools import count

import pytest
from strict_client import PATIENCE, REAL, StrictClient, profile

from pincite.lsp.capabilities import COMMANDS
from pincite.lsp.server import HANDLERS

SESSIONS = range(int(os.environ.get("PINCITE_SESSIONS", "6")))
MESSAGES = 250
SANE = "file:///sane.md"
URIS = [SANE, "file:///brief.tex", "untitled:notes", "file:///never/opened.md"]
TEXT = (
    "See *Roe v. Wade*, 410 U.S. 113, 120-1 (1973).\r\n\r\n😀 Id., at 5. 42 U.S.C. 1983.\f\n# One\n\nRoe, 410 U.S. at"
)
WORDS = ["Id. at 3", "\n\n", "\r", "😀", "", "*", "410 U.S. 113", "\x00", "\ud800", "<!-- ", "(quoting " * 20]
LIFE = {"initialize", "shutdown", "exit"}
METHODS = sorted(HANDLERS.keys() - LIFE)
JUNK = [
    None, True, 0, -1, 2**31, 2**63, 10**400, 1.5, 1e308, float("inf"), float("nan"), "", "x", "\ud800", "\0", [],
    [None], {}, {"uri": 3}, [[[]]], "file:", "file://host/share/x.md", "command:rm", "http://[", "file:///%ff%00",
    "😀" * 99,
]  # fmt: skip
BROKEN = [
    b"", b"{", b"[" * 50_000, b"\xff\xfe", b'{"jsonrpc":"2.0","id":', b"nul", b'"\\ud800', b"[]", b"[1, 2]", b"3",
    b"null", b'"initialize"', b"1" * 5000, b'{"id":' + b"9" * 5000 + b',"method":"shutdown"}',
]  # fmt: skip


class Fuzzed(StrictClient):
    """A client that shows no progress, since its tokens are nonsense too."""

    def _progress(self, params):
        pass

    def owes(self, message):
        """Note the answer that is owed to a message, which may be anything."""
        if not isinstance(message, dict):
            self._owe(None)
        elif "id" in message and "method" in message:
            number = message["id"]
            self._owe(number if type(number) in (str, int) else None)

    def _owe(self, number):
        self.expected[number] += 1
        self.waiting.setdefault(number, self.waiting.default_factory())

    def throw(self, message):
        self.owes(message)
        self.write(json.dumps(message).encode())

    def throw_bytes(self, body):
        try:
            message = json.loads(body)
        except (ValueError, RecursionError):
            message = None
        if body:
            self.owes(message)
        self.write(body)


class Chaos:
    """Makes messages, always the same for a number."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.ids = count(1000)
        self.used = [1000]

    def message(self):
        pick, chance = self.random, self.random.random()
        if chance < 0.06:
            return pick.choice(BROKEN)
        if chance < 0.10:
            return {
                "jsonrpc": "2.0",
                "id": pick.choice([*JUNK, "pincite-1"]),
                pick.choice(["result", "error"]): pick.choice(JUNK),
            }
        if chance < 0.18:
            return {"method": "$/cancelRequest", "params": {"id": pick.choice([*self.used[-9:], *JUNK])}}
        if chance < 0.38:
            return self._notification()
        return self._request()

    def _request(self):
        pick = self.random
        method = pick.choice([*METHODS, "initialize", "textDocument/nonsense", "$/x", "exit "])
        message = {"jsonrpc": "2.0", "id": self._id(), "method": method, "params": self._params(method)}
        return self._spoilt(message) if pick.random() < 0.5 else message

    def _notification(self):
        pick = self.random
        method = pick.choice(["textDocument/didOpen", "textDocument/didChange", "textDocument/didChange", *METHODS])
        message = {"jsonrpc": "2.0", "method": method, "params": self._params(method)}
        if pick.random() < 0.4:
            message["params"] = self._spoilt(message["params"])
        return message

    def _id(self):
        pick = self.random
        if pick.random() < 0.2:
            return pick.choice([*self.used[-3:], "a", "", -7, 10**300, "😀", *JUNK])
        self.used.append(next(self.ids))
        return self.used[-1]

    def _place(self):
        return {
            "line": self.random.choice([0, 1, 2, 5, 7, 999]),
            "character": self.random.choice([0, 3, 22, 40, 10**9]),
        }

    def _range(self):
        return {"start": self._place(), "end": self._place()}

    def _params(self, method):
        """All that any request can want; of which each takes what it knows."""
        pick = self.random
        uri, place = pick.choice(URIS[:-1] * 4 + URIS[-1:]), self._range()
        document = {"uri": uri, "version": pick.choice([1, 2, 3, -5, 2]), "languageId": "markdown", "text": TEXT}
        data = {"uri": uri, "version": 1, "index": pick.choice([0, 1, 99, -1]), "span": [0, 9]}
        item = {"name": "Roe", "kind": 5, "uri": uri, "range": place, "selectionRange": place, "data": data}
        changes = [{"range": self._range(), "text": pick.choice(WORDS)} for _ in range(pick.randrange(4))]
        return {
            "textDocument": document, "position": self._place(), "positions": [self._place()], "range": place,
            "ranges": [place], "context": {"diagnostics": [], "triggerKind": 1, "includeDeclaration": True},
            "contentChanges": changes or [{"text": TEXT}], "newName": "Wade", "query": "ro", "options": {"tabSize": 4},
            "insertSpaces": True, "previousResultIds": [], "previousResultId": "x", "command": pick.choice([*COMMANDS]),
            "arguments": [{"uri": uri, "range": place}], "item": item, "data": data, "label": "x", "title": "y",
            "changes": [], "files": [{"oldUri": uri, "newUri": uri}], "event": {"added": [], "removed": []},
            "settings": {"pincite": {"style": pick.choice(["west", "scotus", 3])}}, "value": "off", "token": 1,
        }  # fmt: skip

    def _spoilt(self, value):
        """The same with something in it replaced, left out or added."""
        pick = self.random
        if isinstance(value, dict) and value and pick.random() < 0.85:
            key = pick.choice(sorted(value))
            if key in ("id", "jsonrpc"):
                return value
            if pick.random() < 0.2:
                return {name: one for name, one in value.items() if name != key}
            return {**value, key: self._spoilt(value[key])}
        if isinstance(value, list) and value and pick.random() < 0.7:
            return [self._spoilt(value[0]), *value[1:]]
        return pick.choice(JUNK)


@pytest.mark.parametrize("number", SESSIONS)
def test_a_session_of_any_messages(number):
    chaos = Chaos(number)
    client = Fuzzed(REAL, profile("vscode") if number % 2 else {})
    try:
        client.allowed |= {"window/showMessage", "window/showDocument"}
        for _ in range(number % 3):
            throw(client, chaos.message())  # before it is greeted
        client.start()
        client.open(SANE, TEXT)
        for _ in range(MESSAGES):
            throw(client, chaos.message())
        uri = "file:///afterwards.md"
        client.open(uri, TEXT)
        assert client.hover(uri, 0, 22)["contents"]["value"]
        client.request("shutdown")
        for _ in range(20):
            throw(client, chaos.message())
        client.notify("exit")
        assert client.process.wait(PATIENCE) == 0
        client.settle()
        assert "Wade" not in client.errors
    finally:
        client.kill()


def throw(client, message):
    (client.throw_bytes if isinstance(message, bytes) else client.throw)(message)


@pytest.mark.parametrize(
    "first",
    [
        *BROKEN[1:],
        b'{"jsonrpc":"2.0","method":"initialize","params":{}}',
        b'{"jsonrpc":"2.0","method":"initialized"}',
        b'{"jsonrpc":"2.0","id":true,"method":"initialize","params":{"capabilities":{}}}',
        b'{"jsonrpc":"2.0","id":1.5,"method":"initialize","params":{"capabilities":{}}}',
        b'{"jsonrpc":"2.0","id":77,"method":"initialize"}',
        b'{"jsonrpc":"2.0","id":77,"method":"initialize","params":[]}',
        b'{"jsonrpc":"2.0","id":77,"method":["initialize"],"params":{}}',
        b'{"jsonrpc":"2.0","id":77,"method":"shutdown"}',
        b'{"jsonrpc":"2.0","id":77,"result":{}}',
    ],
    ids=lambda body: ascii(body[:60]),
)
def test_a_first_message_that_is_no_greeting(first):
    client = Fuzzed(REAL)
    try:
        client.throw_bytes(first)
        assert client.start()["serverInfo"]["name"] == "pincite"
        assert client.hover(SANE) is None
        client.stop()
    finally:
        client.kill()


@pytest.mark.parametrize(
    "headers",
    [
        b"\r\n",
        b"rubbish\r\n\r\n",
        b"Content-Length: x\r\n\r\n",
        b"Content-Length: -5\r\n\r\n",
        b"Content-Length: 0\n\n",
        b":\n\n",
    ],
)
def test_headers_that_say_nothing(standing, headers):
    with standing._lock:
        standing.process.stdin.write(headers)
    assert standing.hover("file:///none") is None


@pytest.mark.parametrize("length", [b"99", b"99999999999999", b"9" * 5000])
def test_a_message_that_is_cut_off_ends_it(connect, length):
    client = connect()
    client.process.stdin.write(b"Content-Length: " + length + b'\r\n\r\n{"jsonrpc":')
    client.process.stdin.close()
    assert client.process.wait(PATIENCE) == 1
    client.settle()


def test_it_goes_when_its_editor_has_gone(connect):
    """Though its end of the pipe was left to another process, here this one."""
    editor = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    client = connect(begin=False)
    client.start(processId=editor.pid)
    assert client.hover(SANE) is None
    editor.communicate(b"\n")
    assert client.process.wait(PATIENCE) == 1
    client.settle()


def test_an_editor_on_another_machine_is_not_waited_for(connect):
    client = connect(begin=False)
    client.start(processId=2**22 + 1)
    assert client.hover(SANE) is None
    client.stop()
