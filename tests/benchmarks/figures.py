"""Every figure of speed and memory in one run: Pincite's server in each format, beside other servers and eyecite.

Run it with the project's own Python, ``.venv/bin/python tests/benchmarks/figures.py --all``; without the option only
what takes a minute is measured. It fails only where a ratio is worse than its bound, for machines differ and ratios
much less; ``README.md`` says what each figure is made of.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from prose import legal_prose, middle
from typing_speed import load_bench, measure_eyecite

HERE = Path(__file__).resolve().parent
PINCITE = [sys.executable, "-m", "pincite", "server"]
HOVER, PUBLISH = "textDocument/hover", "textDocument/publishDiagnostics"
NO_PAUSE = {"pincite": {"pause": 0}}
"""Everything is told at each key: nothing waits until its author pauses."""
MARKDOWN, LATEX, PLAIN = "markdown", "latex", "plaintext"
NAMES = {MARKDOWN: "brief.md", LATEX: "brief.tex", PLAIN: "brief.txt"}
"""A draft's file, by the format that Pincite reads."""
BARE, RUMDL, EYECITE = "bare pygls", "rumdl", "eyecite"
PIN = re.compile(r"\bat\s\d+")
SMALL, USUAL, LARGE = 50, 500, 2000
"""Sizes of a draft in KB of Markdown."""
PART = 100
"""As much as eyecite can be asked to read in each run."""

Case = tuple[str, int]
"""Who reads, Pincite by the name of the format, and how many KB."""
SOME: tuple[Case, ...] = (
    (EYECITE, PART), (BARE, USUAL), (MARKDOWN, USUAL), (LATEX, USUAL), (PLAIN, USUAL), (MARKDOWN, LARGE),
)  # fmt: skip
ALL: tuple[Case, ...] = (
    (EYECITE, PART),
    *((who, kb) for kb in (SMALL, USUAL, LARGE) for who in (MARKDOWN, LATEX, PLAIN, BARE, RUMDL, EYECITE)),
)


class Opened(NamedTuple):
    """Milliseconds until a draft's first findings are told, until all are, and until all are where it was kept."""

    first: float
    whole: float
    again: float


class Figures(NamedTuple):
    """What was measured of one case, in milliseconds, and MiB at most; None where that does not apply."""

    start: float | None = None
    """From spawning the server until it answers ``initialize``."""
    first: float | None = None
    opened: float | None = None
    """Until all findings are told; of eyecite, until the text is read."""
    again: float | None = None
    p50: float | None = None
    """From an edit until the findings of the text so edited; of half of the edits, and of 95 in a hundred."""
    p95: float | None = None
    cpu: float | None = None
    """The processor's time for an edit."""
    citing: float | None = None
    """The same as ``p50``, of edits that change the page which a citation pins."""
    memory: float | None = None


class Ratio(NamedTuple):
    """One figure beside another, and how many times that it may be; None where nothing is asked."""

    what: str
    case: Case
    beside: str
    other: Case
    bound: float | None


def _beside_markdown(language: str, kb: int) -> tuple[Ratio, ...]:
    """A format costs what Markdown costs, or little more."""
    bounds = {"opened": 2.0, "cpu": 1.5, "memory": 1.3}
    return tuple(Ratio(what, (language, kb), what, (MARKDOWN, kb), bound) for what, bound in bounds.items())


RATIOS = (
    Ratio("start", (MARKDOWN, USUAL), "start", (BARE, USUAL), 1),
    Ratio("opened", (MARKDOWN, USUAL), "opened", (EYECITE, PART), 4),
    Ratio("first", (MARKDOWN, USUAL), "opened", (MARKDOWN, USUAL), 0.4),
    Ratio("again", (MARKDOWN, USUAL), "opened", (MARKDOWN, USUAL), 0.5),
    Ratio("p50", (MARKDOWN, USUAL), "p50", (BARE, USUAL), 8),
    Ratio("p95", (MARKDOWN, USUAL), "p95", (BARE, USUAL), 25),
    Ratio("memory", (MARKDOWN, USUAL), "memory", (BARE, USUAL), 2.5),
    *(ratio for kb in (SMALL, USUAL, LARGE) for language in (LATEX, PLAIN) for ratio in _beside_markdown(language, kb)),
    *(Ratio("citing", (language, USUAL), "p50", (language, USUAL), None) for language in NAMES),
    # Never as many times as the text is larger.
    *(Ratio("cpu", (language, LARGE), "cpu", (language, USUAL), 4) for language in NAMES),
    *(Ratio("memory", (language, LARGE), "memory", (language, USUAL), 2) for language in NAMES),
    *(Ratio(what, (MARKDOWN, USUAL), what, (RUMDL, USUAL), None) for what in ("opened", "p50", "p95", "memory")),
    *(Ratio("opened", (MARKDOWN, kb), "opened", (EYECITE, kb), None) for kb in (SMALL, USUAL, LARGE)),
    *(Ratio("p50", (MARKDOWN, kb), "opened", (EYECITE, kb), None) for kb in (SMALL, USUAL, LARGE)),
)
"""Those of which both cases were measured are judged."""


def measured(bench: ModuleType, case: Case, edits: int) -> Figures | None:
    """The figures of a case; None where there is no such server."""
    who, kb = case
    text = legal_prose(bench, who if who in NAMES else MARKDOWN, kb)
    if who == EYECITE:
        seconds = measure_eyecite(text, 300)
        return Figures(opened=seconds * 1e3) if seconds else None
    if who == RUMDL:
        return served(bench, ["rumdl", "server"], MARKDOWN, text, edits) if shutil.which("rumdl") else None
    if who == BARE:
        bare = [sys.executable, str(HERE / "bare_server.py"), str(bytes_shown(bench, text))]
        return served(bench, bare, MARKDOWN, text, edits)
    opening = opened(bench, who, text)
    figures = served(bench, PINCITE, who, text, edits, rest=1 + 1.5 * opening.whole / 1e3)
    citing = cited_anew(bench, who, text, edits)
    return figures._replace(first=opening.first, opened=opening.whole, again=opening.again, citing=citing)


def served(bench: ModuleType, command: list[str], language: str, text: str, edits: int, rest: float = 1) -> Figures:
    """A server on the text, as an editor that is pushed to sees it; the paragraph in the middle is edited.

    It is left alone for ``rest`` seconds after its first findings, so that it has read all before the edits.
    """
    with tempfile.TemporaryDirectory() as root:
        options = {"lang": language, "name": NAMES[language], "edit_line": middle(text), "config": NO_PAUSE}
        found = bench.bench(command, text=text, root=root, edit="x", edits=edits, settle=rest, **options)
    edit = found["edit_ms"]
    return Figures(
        start=found["start_ms"]["p50"],
        opened=found["open_ms"],
        p50=edit["p50"],
        p95=edit["p95"],
        cpu=found["edit_cpu_ms_each"],
        memory=found["peak_mib"],
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


def opened(bench: ModuleType, language: str, text: str) -> Opened:
    """A draft opened for the first time, closed, and opened again in another session."""
    with tempfile.TemporaryDirectory() as root:
        cache = {"XDG_CACHE_HOME": f"{root}/cache"}
        uri, small = ((Path(root) / name).as_uri() for name in (NAMES[language], f"small-{NAMES[language]}"))
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        found: list[list[float]] = []
        for _ in range(2):
            with bench.Server(PINCITE, cwd=root, config=NO_PAUSE, env=cache) as server:
                server.initialize(root, False, ("utf-16",), None)
                server.notify("textDocument/didOpen", {"textDocument": {**item, "uri": small, "text": "Id."}})
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


def cited_anew(bench: ModuleType, language: str, text: str, edits: int) -> float:
    """Milliseconds, p50, from an edit of the first page pinned from the middle on until the findings of that text."""
    with tempfile.TemporaryDirectory() as root, bench.Server(PINCITE, cwd=root, config=NO_PAUSE) as server:
        server.initialize(root, False, ("utf-16",), None)
        uri = (Path(root) / NAMES[language]).as_uri()
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        server.notify("textDocument/didOpen", {"textDocument": item})
        server.request(HOVER, {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}, 120)
        server.drain()
        document = bench.Doc(server, uri, text, 2)
        pin = PIN.search(text, sum(len(line) + 1 for line in document.lines[: middle(text)]))
        line, column = text.count("\n", 0, pin.end()), pin.end() - text.rfind("\n", 0, pin.end()) - 1
        waits = []
        for old, new in [("", "1"), ("1", "")] * max(1, edits // 6):
            start = time.perf_counter()
            at, _ = server.wait_diag(uri, document.change(line, column, old, new), 120)
            waits.append((at - start) * 1e3)
            time.sleep(0.02)
        return bench.pct(waits)["p50"]


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


def show(case: Case, figures: Figures | None) -> None:
    """Print a line of the table."""
    name = f"{case[0]:12}{case[1]:>5} KB"
    cells = ["not installed"] if figures is None else [f"{cell:9,.1f}" if cell else " " * 9 for cell in figures]
    sys.stdout.write(f"{name}  {' '.join(cells)}\n")
    sys.stdout.flush()


def compared(ratio: Ratio, found: dict[Case, Figures]) -> tuple[float, float] | None:
    """A ratio's two figures; None where one of them was not measured."""
    one, two = (
        getattr(found.get(case), what, None) for what, case in ((ratio.what, ratio.case), (ratio.beside, ratio.other))
    )
    return (one, two) if one and two else None


def too_much(found: dict[Case, Figures]) -> list[Ratio]:
    """The ratios that are over their bounds."""
    pairs = ((ratio, compared(ratio, found)) for ratio in RATIOS if ratio.bound is not None)
    return [ratio for ratio, pair in pairs if pair and pair[0] > (ratio.bound or 0) * pair[1]]


def judge(name: str, value: float, beside: str, other: float, bound: float | None) -> bool:
    """Print a ratio; whether it is within its bound."""
    over = bound is not None and value > bound * other
    verdict = "" if bound is None else f"MORE THAN {bound:g}" if over else f"of {bound:g}"
    sys.stdout.write(f"{name:32}{value:9,.1f}  {value / other:7.3f} times {beside} ({other:,.1f}) {verdict}\n")
    return not over


def main() -> None:
    """Measure, print, and fail on a ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every format and every other at every size")
    parser.add_argument("--edits", type=int, default=50)
    options = parser.parse_args()
    bench = load_bench()
    sys.stdout.write(f"{'ms, MiB':20}  {' '.join(f'{name:>9}' for name in Figures._fields)}\n")
    found: dict[Case, Figures] = {}

    def measure(cases: Iterable[Case]) -> None:
        for case in cases:
            figures = measured(bench, case, options.edits)
            show(case, figures)
            if figures:
                found[case] = figures

    measure(ALL if options.all else SOME)
    # Once more what is over its bound: somebody else may have been at work meanwhile.
    measure(dict.fromkeys(case for ratio in too_much(found) for case in (ratio.case, ratio.other)))
    sys.stdout.write("\n")
    good = True
    for ratio in RATIOS:
        if pair := compared(ratio, found):
            (value, other), (who, kb), (whom, size) = pair, ratio.case, ratio.other
            name, beside = f"{who} {kb} KB, {ratio.what}", f"{whom} {size} KB, {ratio.beside}"
            good = judge(name, value, beside, other, ratio.bound) and good
    longest, takes = hover_while_opening(bench, legal_prose(bench, MARKDOWN, LARGE))
    good = judge(f"a hover while {LARGE} KB is opened", longest, "opening it", takes, 0.1) and good
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
