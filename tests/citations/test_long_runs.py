"""What a stuck key or a ruined file leaves behind is read to its end: quadratic reading would not get there."""

import pytest

from pincite.citations.parse import parse


@pytest.mark.parametrize("run", ["§", "§ ", "§§ ", "¶", "§1"])
def test_a_long_run_of_signs(run):
    text = run * 300_000
    assert all(0 <= c.span.start < c.span.end <= len(text) for c in parse(text).citations)
