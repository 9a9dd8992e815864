"""A session from ``initialize`` to ``exit``, in order and out of it."""

import pytest
from strict_client import PATIENCE, REAL, RefusalError

NOT_INITIALIZED, INVALID_REQUEST, NOT_FOUND, INVALID_PARAMS, PARSE_ERROR = -32002, -32600, -32601, -32602, -32700
DOC = "file:///brief.md"


@pytest.mark.parametrize("command", [None, REAL], ids=["toy", "real"])
@pytest.mark.parametrize("name", ["neovim", "vscode"])
def test_starts_and_stops(connect, name, command):
    client = connect(name, command=command)
    client.open(DOC, "No citation.")
    client.request("textDocument/hover", client.at(DOC))
    client.stop()


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (None, "utf-16"),
        ([], "utf-16"),
        (["utf-8"], "utf-8"),
        (["utf-8", "utf-16"], "utf-16"),
        (["utf-8", "utf-16", "utf-32"], "utf-32"),
        (["utf-9000"], "utf-16"),
        ("utf-32", "utf-16"),
    ],
)
def test_position_encoding(connect, offered, chosen):
    client = connect(begin=False, capabilities={"general": {"positionEncodings": offered}})
    assert client.start()["capabilities"]["positionEncoding"] == chosen
    client.stop()


def test_capabilities_follow_the_client(connect):
    poor, rich = connect(begin=False), connect("neovim", begin=False)
    poor_caps, rich_caps = (client.start()["capabilities"] for client in (poor, rich))
    assert "diagnosticProvider" not in poor_caps
    assert "codeActionProvider" not in poor_caps
    assert rich_caps["diagnosticProvider"]["identifier"] == "pincite"
    assert rich_caps["codeActionProvider"]["codeActionKinds"][:2] == ["quickfix", "source.fixAll.pincite"]
    assert "documentFormattingProvider" not in rich_caps
    for client in (poor, rich):
        client.stop()


@pytest.mark.parametrize("capabilities", [None, [], "x", {"textDocument": 3, "general": {"positionEncodings": 7}}])
def test_odd_capabilities_do_not_keep_it_from_starting(connect, capabilities):
    client = connect(begin=False)
    client.capabilities = capabilities
    assert client.start()["serverInfo"]["name"] == "pincite"
    client.stop()


def test_requests_out_of_order_are_refused(connect):
    client = connect(begin=False)
    with pytest.raises(RefusalError) as early:
        client.request("textDocument/hover", client.at(DOC))
    assert early.value.code == NOT_INITIALIZED
    client.start()
    with pytest.raises(RefusalError) as twice:
        client.request("initialize", {"capabilities": {}})
    assert twice.value.code == INVALID_REQUEST
    assert client.request("shutdown") is None
    with pytest.raises(RefusalError) as late:
        client.request("textDocument/hover", client.at(DOC))
    assert late.value.code == INVALID_REQUEST
    client.notify("exit")
    assert client.process.wait(PATIENCE) == 0
    client.settle()


@pytest.mark.parametrize("begin", [False, True])
def test_exit_without_shutdown_is_an_error(connect, begin):
    client = connect(begin=begin)
    client.notify("exit")
    assert client.process.wait(PATIENCE) == 1
    client.settle()


def test_a_client_that_is_gone_ends_the_server(connect):
    client = connect()
    client.process.stdin.close()
    assert client.process.wait(PATIENCE) == 1
    client.settle()


def test_shutdown_answers_those_who_wait(connect, tmp_path):
    client = connect(env={"TOY_GATE": str(tmp_path / "gate")})
    client.open(DOC, "HOLD")
    waiting = client.send("textDocument/hover", client.at(DOC))
    client.request("shutdown")
    with pytest.raises(RefusalError):
        client.answer(waiting)
    client.notify("exit")
    assert client.process.wait(PATIENCE) == 0
    client.settle()


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("textDocument/nonsense", {}, NOT_FOUND),
        ("$/nonsense", None, NOT_FOUND),
        ("workspace/executeCommand", {"command": "rm"}, INVALID_PARAMS),
        ("textDocument/formatting", {}, NOT_FOUND),
        ("textDocument/hover", None, INVALID_PARAMS),
        ("textDocument/hover", [1, 2], INVALID_PARAMS),
        ("textDocument/hover", {"textDocument": {"uri": DOC}}, INVALID_PARAMS),
        (
            "textDocument/hover",
            {"textDocument": {"uri": DOC}, "position": {"line": "x", "character": -1}},
            INVALID_PARAMS,
        ),
        ("textDocument/codeAction", {"textDocument": {"uri": DOC}}, INVALID_PARAMS),
        ("initialize", {"capabilities": {}}, INVALID_REQUEST),
    ],
)
def test_every_bad_request_gets_its_error(standing, method, params, code):
    with pytest.raises(RefusalError) as refusal:
        standing.request(method, params)
    assert refusal.value.code == code
    assert standing.hover(DOC) is None


@pytest.mark.parametrize("msg_id", ["a string", 0, -5])
def test_any_id_is_answered(standing, msg_id):
    assert standing.answer(standing.send("textDocument/hover", standing.at(DOC), msg_id=msg_id)) is None


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{not json", PARSE_ERROR),
        (b"\xff\xfe", PARSE_ERROR),
        (b"[" * 100_000, PARSE_ERROR),
        (b"[]", INVALID_REQUEST),
        (b"42", INVALID_REQUEST),
        (b'{"jsonrpc":"2.0","id":{},"method":"shutdown"}', INVALID_REQUEST),
    ],
)
def test_what_cannot_be_read_is_refused_without_an_id(standing, body, code):
    standing.expected[None] += 1
    standing.write(body)
    with pytest.raises(RefusalError) as refusal:
        standing.answer(None)
    assert refusal.value.code == code


def test_headers_are_read_as_the_specification_has_them(standing):
    body = b'{"jsonrpc":"2.0","id":"h","method":"textDocument/nonsense"}'
    standing.expected["h"] += 1
    with standing._lock:
        kind = b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n"
        standing.process.stdin.write(kind + b"content-length: %d\r\n\r\n" % len(body) + body)
        standing.process.stdin.flush()
    with pytest.raises(RefusalError):
        standing.answer("h")


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("$/nonsense", {}),
        ("workspace/nonsense", None),
        ("$/setTrace", {"value": "verbose"}),
        ("$/cancelRequest", {"id": 4711}),
        ("$/cancelRequest", {}),
        ("$/cancelRequest", None),
        ("textDocument/didOpen", {}),
        (
            "textDocument/didChange",
            {"textDocument": {"uri": "file:///not-open.md", "version": 9}, "contentChanges": []},
        ),
        ("textDocument/didChange", None),
        ("textDocument/didSave", {"textDocument": {"uri": "file:///not-open.md"}}),
        ("textDocument/didClose", {"textDocument": {"uri": "file:///not-open.md"}}),
        ("workspace/didChangeConfiguration", None),
        ("workspace/didChangeConfiguration", {"settings": None}),
        ("workspace/didChangeWatchedFiles", {"changes": []}),
        ("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": []}}),
    ],
)
def test_notifications_never_stop_it(standing, method, params):
    standing.notify(method, params)
    assert standing.hover(DOC) is None


def test_answers_to_nothing_are_passed_over(standing):
    standing.write_json({"jsonrpc": "2.0", "id": "never-asked", "result": 1})
    standing.write_json({"jsonrpc": "2.0", "id": [1], "error": {"code": 1, "message": "x"}})
    standing.write_json({})
    assert standing.hover(DOC) is None


def test_cancelled_requests_say_so(connect, tmp_path):
    gate = tmp_path / "gate"
    client = connect(env={"TOY_GATE": str(gate)})
    client.open(DOC, "HOLD")
    kept, dropped = (client.send("textDocument/hover", client.at(DOC)) for _ in range(2))
    client.notify("$/cancelRequest", {"id": dropped})
    with pytest.raises(RefusalError) as refusal:
        client.answer(dropped)
    assert refusal.value.code == -32800
    gate.touch()
    assert client.answer(kept)["contents"]["value"].endswith("HOLD")
    client.stop()


def test_nothing_but_the_protocol_is_on_standard_output(connect):
    client = connect()
    client.open(DOC, "PRINT")
    assert client.text_of(DOC) == "PRINT"
    client.stop()
    assert "something that is not the protocol" in client.errors
    assert "nor is this" in client.errors
