"""What the checks cost: reading drafts with every rule beside reading them with none, in the same run.

Run it with the project's own Python, ``.venv/bin/python tests/benchmarks/check_cost.py``. It prints, for each text, how
much longer the first reading takes because of the checks, and so an edit.
"""

import gc
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from typing_speed import load_bench

from pincite.analysis import Analysis, warm_up
from pincite.markup.blocks import Format
from pincite.settings import Settings

NO_RULES, ALL_RULES = Settings(select=("no-such-rule",)), Settings()
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def texts() -> Iterator[tuple[str, str, Format]]:
    """Names, texts and formats: real opinions, and synthetic prose full of random slips."""
    for path in sorted(CORPUS.rglob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8"), Format.PLAIN
    yield "synthetic, 500 KB", load_bench().legal_prose(500), Format.MARKDOWN


def seconds(text: str, format_: Format, settings: Settings) -> tuple[float, float]:
    """Of a first reading, and of one edit in the middle."""
    analysis = Analysis()
    start = time.perf_counter()
    analysis.snapshot(text, format_, settings)
    opened = time.perf_counter() - start
    middle, edits = len(text) // 2, []
    for count in range(1, 10):
        edited = text[:middle] + "x" * count + text[middle:]
        start = time.perf_counter()
        analysis.snapshot(edited, format_, settings)
        edits.append(time.perf_counter() - start)
    return opened, median(edits)


def compared(text: str, format_: Format, rounds: int = 5) -> Iterable[float]:
    """How much longer opening and an edit take with the checks, as shares; the two take turns."""
    runs = [(seconds(text, format_, NO_RULES), seconds(text, format_, ALL_RULES)) for _ in range(rounds)]
    return (min(with_[at] for _, with_ in runs) / min(without[at] for without, _ in runs) - 1 for at in range(2))


def main() -> None:
    """Measure and print."""
    warm_up()
    gc.disable()
    for name, text, format_ in texts():
        opening, edit = compared(text, format_)
        sys.stdout.write(f"{name:<40} {len(text) / 1000:>6.0f} KB   opening {opening:+.0%}   an edit {edit:+.0%}\n")


if __name__ == "__main__":
    main()
