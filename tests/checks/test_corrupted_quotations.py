"""Quotations drawn from real opinions, half of them corrupted: those are found where they are, the others pass."""

import importlib.util
import sys
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("quotations", Path(__file__).parents[1] / "benchmarks" / "quotations.py")
assert SPEC
assert SPEC.loader
quotations = importlib.util.module_from_spec(SPEC)
sys.modules["quotations"] = quotations
SPEC.loader.exec_module(quotations)


@pytest.fixture(scope="module")
def judged(corpus):
    return quotations.judged([corpus / name for name in quotations.FILES], 120, seed=7)


def test_a_corrupted_quotation_is_found_where_it_is(judged):
    corrupted = [one for one in judged if one.draft.at]
    assert len({one.draft.done for one in corrupted}) == 5
    missed = [one for one in corrupted if not one.is_right]
    assert len(missed) <= 0.02 * len(corrupted), missed


def test_a_true_one_passes_however_it_is_altered(judged):
    true = [one for one in judged if not one.draft.at]
    assert len({one.draft.done for one in true}) == len(quotations.ALLOWED)
    assert [one for one in true if one.found] == []
