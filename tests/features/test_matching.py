"""Searching by a few letters of a name."""

import pytest

from pincite.features.matching import match

ROTH = "Board of Regents v. Roth, 408 U.S. 564 (1972)"


@pytest.mark.parametrize("query", ["", "roth", "BOR", "regents roth", "408us564", "408 U.S. 564", "1972", "brgrth"])
def test_letters_in_their_order_find_a_name(query):
    assert match(query, ROTH) is not None


@pytest.mark.parametrize("query", ["htor", "rothh", "888", "rothx" * 1000])
def test_other_letters_do_not(query):
    assert match(query, ROTH) is None


def test_letters_close_together_and_early_are_better():
    names = ["Ratio of a theory", "The Roth case", "Roth"]
    assert sorted(names, key=lambda name: match("roth", name)) == ["Roth", "The Roth case", "Ratio of a theory"]
    assert match("roth", "R. o. Roth").start == 6
