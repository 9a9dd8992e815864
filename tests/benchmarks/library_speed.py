"""How quickly a library is read and looked up, against a plain reading of its files.

``python tests/benchmarks/library_speed.py [FILES]`` writes that many synthetic opinions of 30 KB into a temporary
folder. Ratios say more than seconds, which are those of one machine.
"""

import os
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

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


def main() -> None:
    """Measure, and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name, "authorities"), Path(name, "cache", "library.sqlite3")
        folder.mkdir()
        for number in range(count):
            (folder / f"{number}.txt").write_text(opinion(number), encoding="utf-8")
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


if __name__ == "__main__":
    main()
