"""The greeting: ``initialize`` is answered before the protocol's thousands of types are imported."""

import json
import sys
from dataclasses import dataclass

from pincite.lsp.capabilities import welcome
from pincite.lsp.client import Client
from pincite.lsp.stdio import Writer, bodies, is_id, take_stdout


@dataclass(frozen=True, slots=True)
class Greeting:
    """The client's first message, still to be handled; and whether it has its answer."""

    out: Writer
    first: bytes | None
    """None where the stream ended before it."""
    answered: bool


def greet() -> Greeting:
    """Read the first message; if it is as it should be, answer it."""
    out = Writer(take_stdout())
    first = next(bodies(sys.stdin.buffer), None)
    answer = _answer(first) if first else None
    if answer:
        try:
            out.write(answer)
        except OSError:  # the client has gone, which whoever writes next will find out
            answer = None
    return Greeting(out, first, answer is not None)


def _answer(body: bytes) -> bytes | None:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict) or message.get("method") != "initialize":
        return None
    number, params = message.get("id"), message.get("params")
    if not is_id(number) or not isinstance(params, dict):
        return None
    result = welcome(Client.of(params.get("capabilities")))
    return json.dumps({"jsonrpc": "2.0", "id": number, "result": result}, separators=(",", ":")).encode()
