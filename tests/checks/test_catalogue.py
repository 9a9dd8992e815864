"""Every example of the rules, in the catalogue and in the rules themselves: wrong ones are mended, right ones left."""

import json

import pytest
from examples import draft, plain

from pincite.checks.registry import BY_ID, RULES

GROUPS = ("A. ", "B. ", "C. ", "D. ")
TO_THE_LETTER = {
    "case-name-abbreviate",
    "case-name-over-abbreviated-in-text",
    "cleaned-up",
    "history-cert-denied-old",
    "quote-unbalanced",
    "section-nonbreaking-space",
    "star-marker-splits-cite",
    "unpublished-before-2007",
}
"""Rules of other groups whose rows hold as they are; of the rest the rules' own examples are tried."""
ONLY_THE_BOOK_KNOWS = {"pin-before-first-page", "pin-beyond-last-page", "pin-not-in-authority", "id-pin-type-mismatch"}
"""Rules whose right form cannot be told from the draft, so that nothing is offered."""
BETTER_KNOWN = {"Sandin, 515 U.S. 472, 841 (1995)": "pin-beyond-last-page"}
"""Examples that the bundled list of cases knows more of than the rule they were written for."""
NO_FIX_YET = {"authority-name-mismatch", "authority-year-mismatch", "toa-missing-entry", "toa-stale-entry"}
"""The catalogue wants a fix that is not offered, or not without a reader: which of two places is right?"""


@pytest.fixture
def rows(catalogue):
    """The catalogue's rules of the groups that are there."""
    rows = json.loads((catalogue / "rules.json").read_text(encoding="utf-8"))
    found = [row for row in rows if row["group"].startswith(GROUPS) or row["id"] in TO_THE_LETTER]
    assert len(found) == 48 + len(TO_THE_LETTER)
    return found


def wrong_about_bad(rule, bad):
    """What is not as it should be about a rule's wrong examples."""
    for wrong, right in bad:
        example = draft(wrong, rule.id)
        if BETTER_KNOWN.get(wrong, rule.id) not in example.rules():
            yield f"{rule.id} does not find {wrong!r}"
        elif rule.fix != "none" and rule.id not in ONLY_THE_BOOK_KNOWS and example.mended() != plain(right):
            yield f"{rule.id} makes {example.mended()!r} of {wrong!r}"


def wrong_about_ok(rule, ok):
    for right, why in ok:
        if rule.id in draft(right, rule.id).rules():
            yield f"{rule.id} finds {right!r}: {why}"


def test_which_rules_of_the_catalogue_are_there(rows):
    assert {row["id"] for row in rows} <= set(BY_ID)


def test_the_catalogues_wrong_examples_are_found_and_mended(rows):
    there = [(BY_ID[row["id"]], row["bad"]) for row in rows if row["id"] in BY_ID]
    assert [line for rule, bad in there for line in wrong_about_bad(rule, bad)] == []


def test_the_catalogues_right_examples_are_left_alone(rows):
    there = [(BY_ID[row["id"]], row["ok"]) for row in rows if row["id"] in BY_ID]
    assert [line for rule, ok in there for line in wrong_about_ok(rule, ok)] == []


def test_severity_and_fix_are_the_catalogues(catalogue):
    rows = json.loads((catalogue / "rules.json").read_text(encoding="utf-8"))
    chosen = {row["id"]: (row["severity"], row["fix"]) for row in rows}
    there = {rule.id: (str(rule.severity), rule.fix) for rule in RULES if rule.id in chosen}
    assert {rule for rule in there if there[rule] != chosen[rule]} == NO_FIX_YET
    assert set(BY_ID) - set(chosen) == {
        "authority-court-mismatch",
        "first-page-mismatch",
        "pin-malformed",
        "subsection-parentheses",
        "suppression-unused",
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rules_own_examples(rule):
    assert rule.bad
    assert [*wrong_about_bad(rule, rule.bad), *wrong_about_ok(rule, rule.ok)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_right_form_of_a_wrong_example_is_right(rule):
    """A reader who follows the advice hears no more of it."""
    for wrong, right in rule.bad:
        if rule.id not in ONLY_THE_BOOK_KNOWS:
            assert rule.id not in draft(wrong, rule.id)._replace(text=right).rules()
