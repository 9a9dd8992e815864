"""What is found in published opinions: every finding to the letter, and a reader's verdict on every alarm.

``PINCITE_GOLDEN=write pytest tests/published`` writes ``golden/`` anew. Its difference shows what a change finds or no
longer finds; an error or warning that is new needs a row in ``verdicts.tsv``.
"""

import csv
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from opinions import NAMES, opinion

from pincite.analysis import Analysis, Snapshot
from pincite.checks.model import Finding
from pincite.markup.blocks import Format
from pincite.text.lines import LineIndex

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
ALARMS = frozenset({"error", "warning"})
PER_FALSE_ALARM = 200
"""So many citations at least for each alarm that is no defect."""
SHOWN = 60
"""Characters of an opinion quoted at most."""


class Verdict(NamedTuple):
    """One row of the verdicts."""

    opinion: str
    place: str
    rule: str
    verdict: str
    why: str


@cache
def read(corpus: Path, name: str) -> Snapshot:
    return Analysis().snapshot(opinion(corpus, name), Format.PLAIN)


def lines(snapshot: Snapshot) -> list[str]:
    """A finding a line: place, severity, rule, the words it is about, what it says."""
    return [
        f"{place} {one.severity} {one.rule} “{quoted(snapshot.text[slice(*one.span)])}” {one.message}"
        for place, one in placed(snapshot)
    ]


def placed(snapshot: Snapshot) -> Iterator[tuple[str, Finding]]:
    """Each finding with the line and column where it begins, counted from 1."""
    index = LineIndex.of(snapshot.text)
    for one in snapshot.findings:
        line, column = index.position(one.span.start, "utf-32")
        yield f"{line + 1}:{column + 1}", one


def quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


def verdicts() -> list[Verdict]:
    with (HERE / "verdicts.tsv").open(encoding="utf-8", newline="") as rows:
        return [Verdict(**row) for row in csv.DictReader(rows, delimiter="\t")]


@pytest.mark.parametrize("name", NAMES)
def test_the_findings_are_those_of_the_golden_file(corpus, name):
    found, golden = lines(read(corpus, name)), GOLDEN / f"{name}.txt"
    if os.environ.get("PINCITE_GOLDEN") == "write":
        golden.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8").splitlines()


def test_every_alarm_has_a_verdict(corpus):
    alarms = [
        (name, place, one.rule)
        for name in NAMES
        for place, one in placed(read(corpus, name))
        if str(one.severity) in ALARMS
    ]
    assert sorted((one.opinion, one.place, one.rule) for one in verdicts()) == sorted(alarms)


def test_few_alarms_are_false(corpus):
    false = [one for one in verdicts() if one.verdict != "true"]
    assert {one.verdict for one in false} <= {"false"}
    assert all(one.why for one in verdicts())
    cited = sum(not found.citation.textual for name in NAMES for found in read(corpus, name).references)
    assert len(false) * PER_FALSE_ALARM <= cited
