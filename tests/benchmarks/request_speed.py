"""Every request on a long brief that has been read: how long an answer takes, beside one search through the text.

Run it with the project's own Python, ``.venv/bin/python tests/benchmarks/request_speed.py``. Requests go through the
whole server but for the pipe. It prints figures and ratios and judges nothing: machines differ, ratios much less.
A further request is a row in ``REQUESTS``.
"""

import argparse
import asyncio
import gc
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from typing_speed import load_bench

from pincite.library import links
from pincite.lsp.legend import MODIFIERS, TYPES
from pincite.lsp.server import GC_THRESHOLDS, create

Json = dict[str, Any]
Clock = Callable[[], float]
URI = "file:///brief.md"
SCREEN = 10
"""Lines on a screen: in this brief each is a paragraph that fills several rows."""
BEGUN = "\n\nIn *Gonz"
"""Names of the draft and of the U.S. Reports go on so."""
LONGEST = 10_000
"""Milliseconds after which a request is asked no more."""
YARDSTICK = re.compile(r"\b\d+ (?:[A-Z][\w.]* )+\d+\b")
PLACE = re.compile(r"\d+ [A-Z][^ ]+ (?:§|\d)|\bat \d+")
CAPABILITIES = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "semanticTokens": {"tokenTypes": list(TYPES), "tokenModifiers": list(MODIFIERS)},
        "inlayHint": {"resolveSupport": {"properties": ["tooltip", "label.location"]}},
        "codeLens": {"resolveSupport": {"properties": ["command"]}},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
        "diagnostic": {},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
    "experimental": {"commands": {"commands": ["pincite.showReferences"]}},
}


class Position(NamedTuple):
    """A place, named as the protocol does."""

    line: int
    character: int


def _whole(place: Position) -> Json:
    del place
    return {}


def _at(place: Position) -> Json:
    return {"position": place._asdict()}


def _screen(place: Position) -> Json:
    last = Position(place.line + SCREEN, 0)
    return {"range": {"start": Position(place.line, 0)._asdict(), "end": last._asdict()}}


def _positions(place: Position) -> Json:
    return {"positions": [place._asdict()]}


def _actions(place: Position) -> Json:
    """What a client asks for by itself, at each move of the caret."""
    return {**_screen(place), "context": {"diagnostics": [], "triggerKind": 2}}


def _all_actions(place: Position) -> Json:
    """What it asks for when its user says so."""
    return {**_screen(place), "context": {"diagnostics": [], "triggerKind": 1}}


def _references(place: Position) -> Json:
    return {**_at(place), "context": {"includeDeclaration": True}}


def _query(place: Position) -> Json:
    return {"query": f"v{place.character % 10}"}


def _begun(place: Position) -> Json:
    """At the end of the text, where a name has been begun: whatever lies beyond it means that."""
    return {"position": {"line": place.line + 1_000_000, "character": 0}}


REQUESTS: tuple[tuple[str, Callable[[Position], Json]], ...] = (
    ("textDocument/hover", _at),
    ("textDocument/definition", _at),
    ("textDocument/declaration", _at),
    ("textDocument/completion", _begun),
    ("textDocument/signatureHelp", _at),
    ("textDocument/codeAction", _actions),
    ("textDocument/codeAction (invoked)", _all_actions),
    ("textDocument/diagnostic", _whole),
    ("textDocument/semanticTokens/range", _screen),
    ("textDocument/semanticTokens/full", _whole),
    ("textDocument/inlayHint", _screen),
    ("textDocument/codeLens", _whole),
    ("textDocument/documentLink", _whole),
    ("textDocument/foldingRange", _whole),
    ("textDocument/selectionRange", _positions),
    ("textDocument/prepareTypeHierarchy", _at),
    ("textDocument/references", _references),
    ("textDocument/documentHighlight", _at),
    ("textDocument/documentSymbol", _whole),
    ("textDocument/prepareCallHierarchy", _at),
    ("workspace/symbol", _query),
)
"""A method, with a remark if it stands here twice, and what is asked at a place besides the document."""
FOLLOWING: tuple[tuple[str, str], ...] = (
    ("inlayHint/resolve", "textDocument/inlayHint"),
    ("codeLens/resolve", "textDocument/codeLens"),
    ("documentLink/resolve", "textDocument/documentLink"),
    ("typeHierarchy/supertypes", "textDocument/prepareTypeHierarchy"),
    ("typeHierarchy/subtypes", "textDocument/prepareTypeHierarchy"),
    ("callHierarchy/incomingCalls", "textDocument/prepareCallHierarchy"),
)
"""A method that is asked about an item, and the one that gives such items."""


class Session:
    """A server in this process, asked one thing after the other."""

    def __init__(self, clock: Clock) -> None:
        self.server = create()
        self._clock = clock
        self.server.wire.out = self  # type: ignore[assignment]
        self._waiting: dict[int, asyncio.Future[bytes]] = {}
        self._ids = iter(range(1, sys.maxsize))

    def write(self, *parts: bytes) -> None:
        """Take a message of the server's: an answer, or something that nobody waits for."""
        body = b"".join(parts)
        found = re.match(rb'\{"jsonrpc":\s?"2.0",\s?"id":\s?(\d+)', body)
        waiting = self._waiting.pop(int(found[1]), None) if found else None
        if waiting:
            waiting.set_result(body)

    def notify(self, method: str, params: Json) -> None:
        """Send a notification."""
        self.server.wire.receive(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    async def ask(self, method: str, params: Json) -> tuple[float, Any]:
        """Send a request; the milliseconds until its answer was written, and the answer."""
        number = next(self._ids)
        body = json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode()
        self._waiting[number] = answer = asyncio.get_running_loop().create_future()
        start = self._clock()
        self.server.wire.receive(body)
        written = await answer
        took = (self._clock() - start) * 1e3
        message = json.loads(written)
        if "error" in message:
            sys.exit(f"{method}: {message['error']['message']}")
        return took, message["result"]


async def measure(text: str, times: int, clock: Clock) -> dict[str, list[float]]:
    """Milliseconds of each request, at citations all over the text."""
    links.warm_up()  # the server does so when nobody types, which would meet some of the requests
    session, places = Session(clock), list(_places(text))
    await session.ask("initialize", {"processId": None, "capabilities": CAPABILITIES})
    session.notify("initialized", {})
    document = {"uri": URI, "languageId": "markdown", "version": 1, "text": text + BEGUN}
    session.notify("textDocument/didOpen", {"textDocument": document})
    await session.ask("textDocument/hover", {"textDocument": {"uri": URI}, **_at(places[0])})
    where, found = random.Random(1), dict[str, list[float]]()
    items: dict[str, list[Any]] = {}
    for method, params in REQUESTS:
        for _ in range(times):
            asked = {"textDocument": {"uri": URI}, **params(where.choice(places))}
            took, answer = await session.ask(method.partition(" ")[0], asked)
            found.setdefault(method, []).append(took)
            items.setdefault(method, []).extend(answer if isinstance(answer, list) else [])
            if sum(found[method]) > LONGEST:
                break
    for method, source in FOLLOWING:
        for item in where.choices(items[source], k=times) if items[source] else ():
            asked = {"item": item} if "Hierarchy/" in method else item
            found.setdefault(method, []).append((await session.ask(method, asked))[0])
    session.server.desk.worker.shutdown()
    return found


def _places(text: str) -> Iterator[Position]:
    """Where citations stand, nearly all of them."""
    for number, line in enumerate(text.split("\n")):
        for found in PLACE.finditer(line):
            yield Position(number, found.start())


def yardstick(text: str, times: int, clock: Clock) -> float:
    """Milliseconds of one search through the text, at the median."""
    took = []
    for _ in range(times):
        start = clock()
        YARDSTICK.findall(text)
        took.append((clock() - start) * 1e3)
    return _at_share(took, 0.5)


def _at_share(found: list[float], share: float) -> float:
    return sorted(found)[min(len(found) - 1, int(len(found) * share))]


def rows(found: dict[str, list[float]], unit: float) -> Iterator[str]:
    """The table: the request, its median and the slowest of twenty, in milliseconds and in searches."""
    yield f"{'':40}{'p50 ms':>9}{'p95 ms':>9}{'p50':>9}{'p95':>9}   of one search, {unit:.1f} ms"
    for method, took in found.items():
        middle, slow = _at_share(took, 0.5), _at_share(took, 0.95)
        yield f"{method:40}{middle:>9.2f}{slow:>9.2f}{middle / unit:>9.3f}{slow / unit:>9.3f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kb", type=int, default=500, help="size of the brief")
    parser.add_argument("--times", type=int, default=40, help="how often each request is made")
    parser.add_argument("--cpu", action="store_true", help="count the processor's time: for a machine that is busy")
    options = parser.parse_args()
    clock = time.process_time if options.cpu else time.perf_counter
    text = load_bench().legal_prose(options.kb)
    gc.set_threshold(*GC_THRESHOLDS)
    unit = yardstick(text, options.times, clock)
    for row in rows(asyncio.run(measure(text, options.times, clock)), unit):
        sys.stdout.write(row + "\n")


if __name__ == "__main__":
    main()
