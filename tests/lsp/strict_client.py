"""A small client that forgives nothing: an unanswered request, an answer too many or an unexpected message fails."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from importlib import resources
from pathlib import Path

TOY = [sys.executable, str(Path(__file__).with_name("toy_server.py"))]
REAL = [sys.executable, "-m", "pincite", "server"]
PUBLISH = "textDocument/publishDiagnostics"
PROGRESS = "$/progress"
PATIENCE = 30
"""Seconds until a wait counts as one that would never end."""


PROFILES = {
    "neovim": "neovim_v0.11.0.json",
    "vscode": "visual_studio_code_v1.65.2.json",
}


def profile(name):
    """What an editor announces."""
    text = resources.files("pytest_lsp.clients").joinpath(PROFILES[name]).read_text("utf-8")
    return json.loads(text)["capabilities"]


MAY_ASK = {
    "workspace/applyEdit": "workspace.applyEdit",
    "workspace/configuration": "workspace.configuration",
    "workspace/diagnostic/refresh": "workspace.diagnostics.refreshSupport",
    "workspace/inlayHint/refresh": "workspace.inlayHint.refreshSupport",
    "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
    "workspace/semanticTokens/refresh": "workspace.semanticTokens.refreshSupport",
    "window/workDoneProgress/create": "window.workDoneProgress",
}
MAY_REGISTER = {"workspace/didChangeWatchedFiles": "workspace.didChangeWatchedFiles.dynamicRegistration"}
"""What a client must have announced before it may be asked."""


def announces(capabilities, path):
    for key in path.split("."):
        capabilities = capabilities.get(key) if isinstance(capabilities, dict) else None
    return bool(capabilities)


class RefusalError(Exception):
    def __init__(self, error):
        super().__init__(error["message"])
        self.code = error["code"]


class StrictClient:
    def __init__(self, command=None, capabilities=None, settings=None, env=None, cwd=None):
        self.process = subprocess.Popen(
            command or TOY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **(env or {})},
            cwd=cwd,
        )
        self.capabilities = capabilities or {}
        self.settings = settings
        self.takes_tokens = True
        """Whether it agrees to show work that it did not ask for."""
        self.allowed = {PUBLISH}
        self.working = {}
        """How far each piece of work that is shown has come: None, begin, report or end, by its token."""
        self.parts = defaultdict(list)
        """The parts of an answer, by the token that was given for them."""
        self.opened = set()
        self.asked = []
        """Requests of the server, by method."""
        self.log = []
        """Everything that the server notified."""
        self.answers = Counter()
        self.expected = Counter()
        """How many answers came, and how many are owed, by the id of the request."""
        self.waiting = defaultdict(queue.Queue)
        self.inbox = queue.Queue()
        self.faults = []
        self._ids = 0
        self._lock = threading.Lock()
        self._errors = b""
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.error_reader = threading.Thread(target=self._read_errors, daemon=True)
        self.error_reader.start()

    # Messages

    def write(self, body):
        with self._lock:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self.process.stdin.flush()

    def write_json(self, message):
        self.write(json.dumps(message).encode())

    def notify(self, method, params=None):
        self.write_json({"jsonrpc": "2.0", "method": method, "params": params})

    def send(self, method, params=None, msg_id=None):
        """Send a request; its id."""
        if msg_id is None:
            self._ids += 1
            msg_id = self._ids
        self.expected[msg_id] += 1
        if isinstance(params, dict):
            self._give(params)
        self.waiting.setdefault(msg_id, queue.Queue())  # before both threads may ask for it and make two
        self.write_json({"jsonrpc": "2.0", "id": msg_id, "method": method, "params": params})
        return msg_id

    def _give(self, params):
        """Remember the tokens that a request gives."""
        if "workDoneToken" in params:
            self.working[params["workDoneToken"]] = None
        if "partialResultToken" in params:
            self.parts[params["partialResultToken"]] = []

    def answer(self, msg_id):
        """Wait for the one answer to a request."""
        message = self.waiting[msg_id].get(timeout=PATIENCE)
        if "error" in message:
            raise RefusalError(message["error"])
        return message["result"]

    def request(self, method, params=None):
        return self.answer(self.send(method, params))

    def taken(self):
        """Wait until the server has taken all that was sent: this is answered at once, whatever else waits."""
        assert self.hover("file:///none") is None

    def wait(self, method, accept=lambda params: True):
        """The next notification of this kind that is accepted; those before it are let go."""
        while True:
            got, params = self.inbox.get(timeout=PATIENCE)
            if got == method and accept(params):
                return params

    def _read(self):
        stream = self.process.stdout
        while header := stream.readline():
            if not header.startswith(b"Content-Length: ") or stream.readline() != b"\r\n":
                self.faults.append(f"not the protocol: {header!r}")
                return
            self._take(json.loads(stream.read(int(header.split()[1]))))

    def _read_errors(self):
        self._errors = self.process.stderr.read()

    def _take(self, message):
        if message.get("jsonrpc") != "2.0":
            self.faults.append(f"not JSON-RPC: {message}")
        elif "method" in message and "id" in message:
            self._serve(message)
        elif "method" in message:
            self.log.append((message["method"], message["params"]))
            self.inbox.put((message["method"], message["params"]))
            if message["method"] == PROGRESS:
                self._progress(message["params"])
            elif message["method"] not in self.allowed:
                self.faults.append(f"unexpected: {message}")
        else:
            msg_id = message["id"]
            self.answers[msg_id] += 1
            if msg_id not in self.expected or ("result" in message) == ("error" in message):
                self.faults.append(f"unexpected answer: {message}")
            else:
                self.waiting[msg_id].put(message)

    def _progress(self, params):
        """Only under a token that is known; work begins once, is reported, and ends once."""
        token, value = params["token"], params["value"]
        if token in self.parts:
            self.parts[token].append(value)
            return
        before, kind = self.working.get(token, "never begun"), value.get("kind")
        if before not in {"begin": (None,), "report": ("begin", "report"), "end": ("begin", "report")}.get(kind, ()):
            self.faults.append(f"progress out of order, after {before}: {params}")
        self.working[token] = kind

    def _serve(self, message):
        method, params = message["method"], message["params"]
        self.asked.append((method, params))
        if not self._may_ask(method, params):
            self.faults.append(f"a request that was not allowed: {message}")
        results = {
            "workspace/applyEdit": lambda: {"applied": True},
            "workspace/configuration": lambda: [self.settings for _ in params["items"]],
        }
        answer = {"result": results.get(method, lambda: None)()}
        if method == "window/workDoneProgress/create":
            if self.takes_tokens:
                self.working[params["token"]] = None
            else:
                answer = {"error": {"code": -32603, "message": "no"}}
        self.write_json({"jsonrpc": "2.0", "id": message["id"], **answer})
        self.inbox.put((method, params))

    def _may_ask(self, method, params):
        """Whether this client said that it can be asked this."""
        if method == "client/registerCapability":
            needed = [MAY_REGISTER.get(one["method"]) for one in params["registrations"]]
            return all(path and announces(self.capabilities, path) for path in needed)
        return method in MAY_ASK and announces(self.capabilities, MAY_ASK[method])

    # The life of a session

    def start(self, **more):
        """Initialize; what the server says of itself."""
        result = self.request("initialize", {"processId": None, "capabilities": self.capabilities, **more})
        self.notify("initialized", {})
        return result

    def stop(self):
        """Leave in order, and hold the server to account."""
        if self.process.poll() is None and not self.process.stdin.closed:
            self.request("shutdown")
            self.notify("exit")
        code = self.process.wait(PATIENCE)
        self.settle()
        assert code == 0

    def settle(self):
        """After the process has ended: every request was answered once, and nothing else was said."""
        self.reader.join(PATIENCE)
        self.error_reader.join(PATIENCE)
        assert not self.faults
        assert self.answers == self.expected
        assert set(self.working.values()) <= {None, "end"}
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            pipe.close()

    def tidy(self):
        """Close every document, forget every setting and message."""
        for uri in self.opened:
            self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        self.notify("workspace/didChangeConfiguration", {"settings": {"pincite": {}}})
        self.taken()
        assert not self.faults
        self.opened.clear()
        self.log.clear()
        self.working.clear()
        self.parts.clear()
        self.inbox = queue.Queue()
        self.allowed = {PUBLISH}

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    @property
    def errors(self):
        """What was logged, once the process has ended."""
        return self._errors.decode()

    # Documents

    def open(self, uri, text, version=1, language="markdown"):
        self.opened.add(uri)
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri, version, *edits):
        """Edits are (line, column, line, column, text), or the whole text."""
        changes = [{"text": edit} if isinstance(edit, str) else _event(*edit) for edit in edits]
        self.notify(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}
        )

    def diagnostics(self, uri, version):
        """The diagnostics pushed for a version."""
        return self.wait(PUBLISH, lambda p: p["uri"] == uri and p.get("version") == version)["diagnostics"]

    def at(self, uri, line=0, column=0):
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def hover(self, uri, line=0, column=0):
        return self.request("textDocument/hover", self.at(uri, line, column))

    def text_of(self, uri):
        """The whole text as the toy server has it, shown by its hover."""
        return self.hover(uri)["contents"]["value"].split(" ", 2)[2]


def _event(line, column, end_line, end_column, text):
    start, end = {"line": line, "character": column}, {"line": end_line, "character": end_column}
    return {"range": {"start": start, "end": end}, "text": text}
