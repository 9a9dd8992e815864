"""What a stuck key or a ruined file leaves behind is read in time that grows with its length."""

import time

import pytest

from pincite.citations.parse import parse


@pytest.mark.parametrize("run", ["§", "§ ", "§§ ", "¶", "§1"])
def test_a_long_run_of_signs(run):
    parse("42 U.S.C. § 1983")
    started = time.perf_counter()
    parse(run * 300_000)
    assert time.perf_counter() - started < 10
