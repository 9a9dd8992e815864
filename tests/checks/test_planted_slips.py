"""Slips planted in whole briefs as tired authors make them: found, mended, and nothing found beside them."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from pincite.analysis import Analysis
from pincite.checks.model import Finding, Severity
from pincite.features.fixes import apply
from pincite.markup.blocks import Format

DOCUMENTS = Path(__file__).parents[1] / "documents"
FORMATS = {".md": Format.MARKDOWN, ".tex": Format.LATEX, ".txt": Format.PLAIN}
BRIEFS = sorted(path.name.removesuffix(".slips.jsonl") for path in DOCUMENTS.glob("*.slips.jsonl"))


class Slip(NamedTuple):
    start: int
    end: int
    wrong: str
    clean: str
    mendable: bool
    rules: frozenset[str]

    def is_touched(self, finding: Finding) -> bool:
        return (finding.span.start < self.end and self.start < finding.span.end) or finding.span.start == self.start


class Brief(NamedTuple):
    text: str
    format: Format
    slips: list[Slip]

    def findings(self) -> tuple[Finding, ...]:
        return Analysis().snapshot(self.text, self.format).findings


def read(name: str) -> Brief:
    path = next(path for path in DOCUMENTS.glob(f"{name}.*") if path.suffix in FORMATS)
    rows = map(json.loads, (DOCUMENTS / f"{name}.slips.jsonl").read_text(encoding="utf-8").splitlines())
    slips = [
        Slip(row["start"], row["end"], row["wrong"], row["clean"], row["right"] is not None, frozenset(row["rules"]))
        for row in rows
    ]
    return Brief(path.read_bytes().decode("utf-8"), FORMATS[path.suffix], slips)


@pytest.fixture(scope="module", params=BRIEFS)
def brief(request):
    """A brief with slips, and what is found in it."""
    brief = read(request.param)
    return brief, brief.findings()


def is_mended(brief: Brief, slip: Slip, finding: Finding) -> bool:
    """Whether a finding's edits leave what is right, white space apart."""
    if finding.fix is None:
        return False
    edits = finding.fix.edits
    start = min(slip.start, *(edit.span.start for edit in edits))
    end = max(slip.end, *(edit.span.end for edit in edits))
    right = brief.text[start : slip.start] + slip.clean + brief.text[slip.end : end]
    rest = len(brief.text) - end
    mended = apply(brief.text, sorted(edits))
    return mended[start : len(mended) - rest].split() == right.split()


def test_slips_stand_where_they_are_said_to_stand(brief):
    text, slips = brief[0].text, brief[0].slips
    assert [text[slip.start : slip.end] for slip in slips] == [slip.wrong for slip in slips]


def test_nearly_every_slip_is_found(brief):
    document, findings = brief
    missed = [s for s in document.slips if not any(s.is_touched(f) and f.rule in s.rules for f in findings)]
    assert len(missed) <= 0.05 * len(document.slips), missed


def test_nearly_every_slip_that_can_be_mended_is(brief):
    document, findings = brief
    mendable = [slip for slip in document.slips if slip.mendable]
    left = [s for s in mendable if not any(s.is_touched(f) and is_mended(document, s, f) for f in findings)]
    assert len(left) <= 0.1 * len(mendable), left


def test_nothing_is_found_beside_the_slips(brief):
    document, findings = brief
    alarms = [
        (finding.rule, document.text[slice(*finding.span)])
        for finding in findings
        if finding.severity is not Severity.HINT and not any(slip.is_touched(finding) for slip in document.slips)
    ]
    assert alarms == []


@pytest.mark.parametrize("name", BRIEFS)
def test_without_its_slips_a_brief_is_clean(name):
    brief = read(name)
    clean = brief.text
    for slip in reversed(brief.slips):
        clean = clean[: slip.start] + slip.clean + clean[slip.end :]
    findings = brief._replace(text=clean).findings()
    assert [(f.rule, clean[slice(*f.span)]) for f in findings if f.severity is not Severity.HINT] == []
