"""Every figure of speed and memory in one run: Pincite's server beside a bare one of pygls and beside eyecite.

Run it with the project's own Python, ``.venv/bin/python tests/benchmarks/figures.py``. It fails only where a ratio is
worse than its bound, for machines differ and ratios much less; ``README.md`` says what each figure is made of.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from typing_speed import load_bench, measure_eyecite

HERE = Path(__file__).resolve().parent
PINCITE = [sys.executable, "-m", "pincite", "server"]
HOVER, PUBLISH = "textDocument/hover", "textDocument/publishDiagnostics"
NO_PAUSE = {"pincite": {"pause": 0}}
"""Everything is told at each key: nothing waits until its author pauses."""


class Row(NamedTuple):
    """A figure beside what it is measured against, and how many times that it may be."""

    name: str
    value: float
    unit: str
    beside: str
    other: float
    bound: float

    @property
    def ratio(self) -> float:
        return self.value / self.other if self.other else float("inf")


class Opened(NamedTuple):
    """Milliseconds until a draft's first findings are told, until all are, and until all are where it was kept."""

    first: float
    whole: float
    again: float


def served(bench: ModuleType, command: list[str], text: str, edits: int) -> dict[str, Any]:
    """A server on the text, as an editor that is pushed to sees it."""
    with tempfile.TemporaryDirectory() as root:
        return bench.bench(
            command, lang="markdown", text=text, root=root, name="brief.md", edit="x", edits=edits, config=NO_PAUSE
        )


def bytes_shown(bench: ModuleType, text: str) -> int:
    """How long the list of diagnostics is that Pincite sends for a text."""
    with tempfile.TemporaryDirectory() as root, bench.Server(PINCITE, cwd=root, config=NO_PAUSE) as server:
        server.initialize(root, False, ("utf-16",), None)
        uri = (Path(root) / "brief.md").as_uri()
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        server.notify("textDocument/didOpen", {"textDocument": item})
        _, params = server.wait_diag(uri, 1, 120)
        return len(json.dumps(params["diagnostics"]))


def opened(bench: ModuleType, text: str) -> Opened:
    """A draft opened for the first time, closed, and opened again in another session."""
    with tempfile.TemporaryDirectory() as root:
        cache = {"XDG_CACHE_HOME": f"{root}/cache"}
        uri, small = ((Path(root) / name).as_uri() for name in ("brief.md", "small.md"))
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        found: list[list[float]] = []
        for _ in range(2):
            with bench.Server(PINCITE, cwd=root, config=NO_PAUSE, env=cache) as server:
                server.initialize(root, False, ("utf-16",), None)
                server.notify("textDocument/didOpen", {"textDocument": {**item, "uri": small, "text": "*Id.*"}})
                server.wait_diag(small, 1, 120)  # all is imported
                start = time.perf_counter()
                server.notify("textDocument/didOpen", {"textDocument": item})
                server.request(HOVER, {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}, 120)
                told = [at for at, method, params in server.log if method == PUBLISH and params["uri"] == uri]
                found.append([(at - start) * 1e3 for at in told])
                server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
                while not [path for path in Path(root).glob("cache/pincite/drafts/*") if not path.suffix]:
                    time.sleep(0.1)
    return Opened(found[0][0], found[0][-1], found[1][-1])


def hover_while_opening(bench: ModuleType, text: str) -> tuple[float, float]:
    """Milliseconds that a hover in a small draft waits at most while a long one is being read, and that this takes."""
    with tempfile.TemporaryDirectory() as root, bench.Server(PINCITE, cwd=root, config=NO_PAUSE) as server:
        server.initialize(root, False, ("utf-16",), None)
        small, large = (f"{Path(root).as_uri()}/{name}.md" for name in ("small", "large"))
        for uri, words in ((small, "Roe v. Wade, 410 U.S. 113 (1973)."), (large, text)):
            item = {"uri": uri, "languageId": "markdown", "version": 1, "text": words}
            server.notify("textDocument/didOpen", {"textDocument": item})
            if uri == small:
                server.wait_diag(uri, 1, 120)
        start = time.perf_counter()
        _, whole = server.send(HOVER, {"textDocument": {"uri": large}, "position": {"line": 0, "character": 0}})
        position = {"textDocument": {"uri": small}, "position": {"line": 0, "character": 15}}
        waits = []
        while whole.empty():
            waits.append(server.request(HOVER, position, 120)[0])
            time.sleep(0.02)
        return max(waits), (time.perf_counter() - start) * 1e3


def measured(bench: ModuleType, kb: int, edits: int) -> Iterator[Row]:
    """The rows of the table."""
    text, long = bench.legal_prose(kb), bench.legal_prose(4 * kb)
    bare = [sys.executable, str(HERE / "bare_server.py"), str(bytes_shown(bench, text))]
    floor, ours, larger = (
        served(bench, command, brief, edits) for command, brief in ((bare, text), (PINCITE, text), (PINCITE, long))
    )
    part = measure_eyecite(bench.legal_prose(kb // 5), 120) or 120
    edit, wide, least = ours["edit_ms"], larger["edit_ms"], floor["edit_ms"]
    yield Row("spawn to initialize, p50", ours["start_ms"]["p50"], "ms", "bare pygls", floor["start_ms"]["p50"], 1)
    opening = opened(bench, text)
    yield Row(f"{kb} KB opened, all findings", opening.whole, "ms", f"eyecite on {kb // 5} KB", part * 1e3, 4)
    yield Row(f"{kb} KB opened, first findings", opening.first, "ms", "all findings", opening.whole, 0.4)
    yield Row(f"{kb} KB opened again", opening.again, "ms", "for the first time", opening.whole, 0.5)
    yield Row(f"an edit in {kb} KB, p50", edit["p50"], "ms", "bare pygls, same bytes", least["p50"], 8)
    yield Row(f"an edit in {kb} KB, p95", edit["p95"], "ms", "bare pygls, same bytes", least["p95"], 25)
    yield Row(f"an edit in {4 * kb} KB, p50", wide["p50"], "ms", f"in {kb} KB", edit["p50"], 3)
    yield Row(f"memory with {kb} KB", ours["peak_mib"], "MiB", "bare pygls", floor["peak_mib"], 2.5)
    yield Row(f"memory with {4 * kb} KB", larger["peak_mib"], "MiB", f"with {kb} KB", ours["peak_mib"], 2)
    longest, takes = hover_while_opening(bench, long)
    yield Row(f"a hover while {4 * kb} KB is opened", longest, "ms", "opening it", takes, 0.1)


def main() -> None:
    """Measure, print, and fail on a ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kb", type=int, default=500, help="size of the brief; another of four times that is read")
    parser.add_argument("--edits", type=int, default=50)
    options = parser.parse_args()
    failed = False
    for row in measured(load_bench(), options.kb, options.edits):
        over = row.ratio > row.bound
        failed = failed or over
        verdict = f"MORE THAN {row.bound:g}x" if over else f"of {row.bound:g}x"
        against = f"{row.ratio:6.2f}x {row.beside} ({row.other:,.1f} {row.unit})"
        sys.stdout.write(f"{row.name:34}{row.value:10,.1f} {row.unit:4}{against:52} {verdict}\n")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
