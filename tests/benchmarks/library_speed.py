"""How quickly a library is read and looked up, against a plain reading of its files, and what an editor feels of it.

``python tests/benchmarks/library_speed.py [FILES]`` writes that many synthetic opinions of 30 KB into a temporary
folder. Then it opens a draft that quotes some of them, in a server beside one without a library, and types while other
files are being indexed. Ratios say more than seconds, which are those of one machine.
"""

import os
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

from typing_speed import load_bench

from pincite.library.index import Index

SIZE = 30_000
BRIEF = (Path(__file__).parents[1] / "documents" / "opening-brief.md").read_text(encoding="utf-8")
WORDS = [word for word in BRIEF.split() if word.isalpha()]


def opinion(number: int) -> str:
    """An opinion with a caption, a star page every 3,000 characters, and words of a brief."""
    rng = random.Random(number)
    volume, first = 100 + number // 100, 1 + number % 100 * 12
    parts = [f"{volume} F.3d {first} (2001)\n\nRoe {number} v. Doe\n\nDecided March {1 + number % 28}, 2001.\n\n"]
    length = len(parts[0])
    page = first
    while length < SIZE:
        page += 1
        paragraph = " ".join(rng.choices(WORDS, k=500))
        parts.append(f"{paragraph} there *{page} ")  # after "at" it would be a pin
        length += len(parts[-1])
        if rng.random() < 0.5:
            parts.append("\n\n")
    return "".join(parts)


# -- a session in an editor -------------------------------------------------------------------------------------------

PINCITE = [sys.executable, "-m", "pincite", "server"]
STARTS, KEYS, BETWEEN = 20, 40, 0.1
WHILE_TYPING = 2000
"""Files that are indexed while somebody types."""


def brief(count: int, cited: int = 200) -> str:
    """A draft that quotes some of the opinions, word for word or nearly."""
    rng = random.Random(1)
    parts = ["# Argument\n"]
    for number in rng.sample(range(count), min(cited, count)):
        words = " ".join(opinion(number).split()[200:215])
        volume, first = 100 + number // 100, 1 + number % 100 * 12
        parts.append(f"“{words}” *Roe {number} v. Doe*, {volume} F.3d {first}, {first + 1} (10th Cir. 2001).\n")
    return "\n".join(parts)


class Editor:
    """One who types in a draft, in a folder with a library or in one without."""

    def __init__(self, bench: ModuleType, root: Path, cache: Path) -> None:
        places = {"XDG_CACHE_HOME": str(cache), "XDG_DATA_HOME": str(root / "none")}
        self.server = bench.Server(PINCITE, cwd=str(root), env=places, config={"pincite": {"pause": 0}})
        self.start_ms = self.server.initialize(str(root), False)[0]
        self.uri = (root / "brief.md").as_uri()
        self.version = 1
        self._hwm, self._cpu = bench._hwm_kib, bench._cpu_s

    def open(self, text: str) -> None:
        item = {"uri": self.uri, "languageId": "markdown", "version": 1, "text": text}
        self.server.notify("textDocument/didOpen", {"textDocument": item})
        self.server.wait_diag(self.uri, 1, 120)

    def type(self, keys: int) -> tuple[list[float], float]:
        """How long each key takes until its findings are shown, and the processor time of all; milliseconds."""
        times, before = [], self._cpu(self.server.proc.pid)
        for _ in range(keys):
            self.version += 1
            place = {"line": 2, "character": 1}
            edit = {"range": {"start": place, "end": place}, "text": "x"}
            document = {"uri": self.uri, "version": self.version}
            start = time.perf_counter()
            self.server.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [edit]})
            self.server.wait_diag(self.uri, self.version, 120)
            times.append((time.perf_counter() - start) * 1e3)
            time.sleep(BETWEEN)
        return sorted(times), (self._cpu(self.server.proc.pid) - before) / keys * 1e3

    def progress(self, kind: str) -> bool:
        """Whether reading the library has been reported to have begun, or to have ended."""
        told = (params["value"] for _, method, params in self.server.log if method == "$/progress")
        return any(value["kind"] == kind for value in told)

    def wait(self, kind: str) -> None:
        deadline = time.monotonic() + 600
        while not self.progress(kind) and time.monotonic() < deadline:
            time.sleep(0.05)

    def leave(self) -> float:
        """The most memory that its server had, without the processes that it started; MiB."""
        peak: float = self._hwm(self.server.proc.pid) / 1024
        self.server.close()
        return peak


def written(folder: Path, count: int) -> None:
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number}.txt").write_text(opinion(number), encoding="utf-8")


def sessions(bench: ModuleType, root: Path, cache: Path, count: int) -> None:
    """A large library that has been indexed, beside none: starting, and memory."""
    text, bare = brief(count), root.parent / "bare"
    bare.mkdir()
    starts: dict[Path, list[float]] = {root: [], bare: []}
    for turn in range(STARTS):  # one after the other, each first in turn, so that both have the same machine
        for place, times in sorted(starts.items(), reverse=turn % 2 == 1):
            editor = Editor(bench, place, cache)
            times.append(editor.start_ms)
            editor.leave()
    with_it, without = (statistics.median(times) for times in starts.values())
    print(f"start: {with_it:.0f} ms, {without:.0f} ms without a library; {with_it - without:+.0f} ms")
    peaks = []
    for place in (root, bare):
        editor = Editor(bench, place, cache)
        editor.open(text)
        time.sleep(6)  # it looks at the files once nobody types
        place = {"textDocument": {"uri": editor.uri}, "position": {"line": 2, "character": text.find("Roe") - 12}}
        editor.server.request("textDocument/hover", place)  # loads the tables of links, if that was not done meanwhile
        editor.type(KEYS)
        peaks.append(editor.leave())
    print(f"memory of a server: {peaks[0]:.0f} MiB, {peaks[1]:.0f} without a library; {peaks[0] - peaks[1]:+.0f} MiB")


def typing(bench: ModuleType, root: Path) -> None:
    """Typing while files are indexed, beside the same when nothing is."""
    written(root / "authorities", WHILE_TYPING)
    editor = Editor(bench, root, root / "cache")
    editor.open(brief(WHILE_TYPING, 50))
    editor.type(10)  # warm
    before = editor.type(KEYS)
    editor.wait("begin")
    meanwhile = editor.type(KEYS)
    still = not editor.progress("end")
    editor.wait("end")
    time.sleep(3)
    after = editor.type(KEYS)
    for name, (times, cpu) in (("before", before), ("while indexing", meanwhile), ("after", after)):
        p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
        print(f"a key {name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms; {cpu:.1f} ms of the processor")
    print(f"{WHILE_TYPING:,} files were {'still being' if still else 'NO LONGER'} indexed at the last key")
    editor.leave()


def main() -> None:
    """Measure, and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name, "work", "authorities"), Path(name, "cache", "pincite", "library.sqlite3")
        written(folder, count)
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6

        start = time.perf_counter()
        for path in folder.iterdir():
            path.read_bytes().decode()
        plain = time.perf_counter() - start

        index = Index(cache)
        start = time.perf_counter()
        read = index.update([folder], jobs=os.cpu_count() or 1)
        made = time.perf_counter() - start
        assert read == count
        print(f"{count:,} files, {size:.0f} MB; the cache has {cache.stat().st_size / 1e6:.0f} MB")
        print(
            f"indexing: {made:.1f} s, {size / made:.1f} MB/s, {made / plain:.0f} times a plain reading ({plain:.2f} s)"
        )

        start = time.perf_counter()
        assert index.update([folder]) == 0
        print(f"nothing has changed: {time.perf_counter() - start:.2f} s")

        rng, times = random.Random(0), []
        for _ in range(2000):
            number = rng.randrange(count)
            volume, first = 100 + number // 100, 1 + number % 100 * 12
            start = time.perf_counter()
            (text,) = index.find([f"{volume} F.3d {first}"], [folder])
            assert text.page("F.3d", str(first + 3))
            times.append(time.perf_counter() - start)
        times.sort()
        print(f"look-up of a page: p50 {statistics.median(times) * 1e3:.2f} ms, p95 {times[1900] * 1e3:.2f} ms")

        start = time.perf_counter()
        hits = index.search("substantive due process", [folder])
        print(f"search: {time.perf_counter() - start:.3f} s, {len(hits)} hits")
        print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most")
        index.close()

        bench = load_bench()
        sessions(bench, Path(name, "work"), Path(name, "cache"), count)
        typing(bench, Path(name, "typing"))


if __name__ == "__main__":
    main()
