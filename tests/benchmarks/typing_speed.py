"""Typing in a long brief: Pincite's server beside the parser it grew out of, on the same text in the same run.

Run it with the project's own Python, ``.venv/bin/python tests/benchmarks/typing_speed.py``. It prints figures and
ratios and judges nothing: machines differ, ratios much less.
"""

import argparse
import importlib.util
import multiprocessing
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

BENCH = Path(__file__).resolve().parents[3] / "shared" / "tools" / "lsp_bench.py"
HOVER = "textDocument/hover"


def load_bench() -> ModuleType:
    """The client that measures any language server the same way."""
    spec = importlib.util.spec_from_file_location("lsp_bench", BENCH)
    if spec is None or spec.loader is None or not BENCH.is_file():
        sys.exit("../shared/tools/lsp_bench.py is not beside the repository")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure_server(bench: ModuleType, text: str, edits: int) -> dict[str, Any]:
    """Pincite's server on the text, as an editor that is pushed to sees it."""
    command = [shutil.which("pincite", path=str(Path(sys.executable).parent)) or "pincite", "server"]
    with tempfile.TemporaryDirectory() as root:
        return bench.bench(
            command, lang="markdown", text=text, root=root, name="brief.md", edit="x", edits=edits, requests=[HOVER]
        )


def _get_citations(text: str, result: Any) -> None:
    from eyecite import get_citations

    get_citations("Roe v. Wade, 410 U.S. 113 (1973)")  # builds its tokenizer, which is not what is measured
    start = time.perf_counter()
    found = len(get_citations(text))
    result.send((time.perf_counter() - start, found))


def measure_eyecite(text: str, cap: float) -> float | None:
    """Seconds that ``get_citations`` takes for the whole text; None where it takes longer than ``cap``."""
    receiver, sender = multiprocessing.get_context("spawn").Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=_get_citations, args=(text, sender), daemon=True)
    process.start()
    done = receiver.poll(cap)
    seconds = receiver.recv()[0] if done else None
    process.kill()
    process.join()
    return seconds


def rows(server: dict[str, Any], whole: float | None, part: float | None, cap: float, kb: int) -> list[tuple[str, ...]]:
    """The table: what, how long or how much, and how many times faster than reading the text anew with eyecite."""
    edit = server["edit_ms"]
    reference = whole if whole is not None else cap
    sign = "" if whole is not None else ">"

    def ratio(milliseconds: float) -> str:
        return f"{sign}{reference * 1e3 / milliseconds:,.0f}x"

    def eyecite(seconds: float | None) -> str:
        return f"more than {cap:.0f} s" if seconds is None else f"{seconds * 1e3:,.0f} ms"

    return [
        ("", "measured", f"eyecite {kb} KB / it"),
        ("eyecite get_citations, 100 KB", eyecite(part), ""),
        (f"eyecite get_citations, {kb} KB", eyecite(whole), "1x"),
        ("pincite: spawn to initialize, p50", f"{server['start_ms']['p50']:.0f} ms", ratio(server["start_ms"]["p50"])),
        ("pincite: open to diagnostics", f"{server['open_ms']:.0f} ms", ratio(server["open_ms"])),
        ("pincite: edit to diagnostics, p50", f"{edit['p50']:.1f} ms", ratio(edit["p50"])),
        ("pincite: edit to diagnostics, p95", f"{edit['p95']:.1f} ms", ratio(edit["p95"])),
        ("pincite: hover, p50", f"{server['requests_ms'][HOVER]['p50']:.1f} ms", ""),
        ("pincite: lag after a burst", f"{server['burst']['lag_after_last_key_ms']:.1f} ms", ""),
        ("pincite: diagnostics shown", f"{server['open_diags']:,}", ""),
        ("pincite: peak memory", f"{server['peak_mib']:.0f} MiB", ""),
    ]


def show(table: list[tuple[str, ...]], write: Callable[[str], object] = sys.stdout.write) -> None:
    """Print the table in columns."""
    widths = [max(len(row[column]) for row in table) for column in range(3)]
    for first, second, third in table:
        write(f"{first:<{widths[0]}}  {second:>{widths[1]}}  {third:>{widths[2]}}\n".rstrip() + "\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kb", type=int, default=500, help="size of the brief")
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--cap", type=float, default=60, help="seconds after which eyecite is stopped")
    options = parser.parse_args()
    bench = load_bench()
    text = bench.legal_prose(options.kb)
    part = measure_eyecite(bench.legal_prose(100), options.cap)
    whole = measure_eyecite(text, options.cap)
    server = measure_server(bench, text, options.edits)
    show(rows(server, whole, part, options.cap, options.kb))


if __name__ == "__main__":
    main()
