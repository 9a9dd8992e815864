"""Further wrong texts for the rules than those they carry themselves, with other reporters, courts and sections."""

import json
from itertools import groupby
from pathlib import Path

import pytest
from examples import Draft

LINES = (Path(__file__).parent / "variants.jsonl").read_text(encoding="utf-8").splitlines()
BY_RULE = [(rule, list(rows)) for rule, rows in groupby(map(json.loads, LINES), key=lambda row: row["rule"])]


@pytest.mark.parametrize(("rule", "rows"), BY_RULE, ids=[rule for rule, _ in BY_RULE])
def test_a_rule_finds_and_mends_more_than_its_examples(rule, rows):
    drafts = [(row, Draft("", row["wrong"])) for row in rows]
    assert [row["wrong"] for row, draft in drafts if rule not in draft.rules()] == []
    assert [row["right"] for row, draft in drafts if row["right"]] == [
        draft.mended() for row, draft in drafts if row["right"]
    ]
