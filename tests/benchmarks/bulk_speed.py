"""Checking in bulk: ``pincite check`` on two hundred real opinions, in one process and in as many as there are cores.

Run it with the project's own Python, ``.venv/bin/python tests/benchmarks/bulk_speed.py``. It prints figures and ratios,
beside eyecite's ``get_citations`` on the first of the opinions, and judges nothing.
"""

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from typing_speed import measure_eyecite

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
PINCITE = [sys.executable, "-m", "pincite", "check"]


class Took(NamedTuple):
    """Seconds of a command and of the processes that it started."""

    processor: float
    wall: float


def opinions() -> Iterator[str]:
    """The opinions beside the repository."""
    if not CORPUS.is_dir():
        sys.exit("../shared/corpus is not beside the repository")
    yield (CORPUS / "castle-rock" / "opinion.txt").read_text(encoding="utf-8")
    for path in sorted((CORPUS / "opinions").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted((CORPUS / "courtlistener").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))["plain_text"]


def took(command: list[str]) -> Took:
    """Run a command to its end."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), os.times().elapsed
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(processor, os.times().elapsed - start)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="opinions; those of the corpus, again and again")
    options = parser.parse_args()
    texts = list(itertools.islice(itertools.cycle(opinions()), options.count))
    size = sum(len(text.encode()) for text in texts) / 1e6
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number}.txt").write_text(text, encoding="utf-8")
        one, all_ = (took([*PINCITE, "--jobs", str(jobs), folder]) for jobs in (1, cores))
    seconds = measure_eyecite(texts[0], 60)
    eyecite = len(texts[0].encode()) / 1e6 / seconds if seconds else 0.0
    speed = size / one.processor
    print(f"{options.count} opinions, {size:.1f} MB")
    print(f"one process: {speed:.2f} MB/s of processor time, {size / one.wall:.2f} MB/s")
    print(f"{cores} processes: {size / all_.wall:.2f} MB/s, {one.wall / all_.wall:.2f} times as quick")
    times = speed / eyecite if eyecite else 0.0
    print(f"eyecite's get_citations: {eyecite:.2f} MB/s, Pincite is {times:.1f} times as quick")


if __name__ == "__main__":
    main()
