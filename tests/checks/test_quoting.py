"""Marks and ellipses as the document has them."""

import pytest

from pincite.checks.habits import Habit, of_block
from pincite.checks.quoting import RULES
from pincite.checks.rule import House
from pincite.settings import Style
from pincite.text.spans import Span

CHECKS = {rule.id: rule.of_block for rule in RULES}


def found(rule, text, *habits, style=Style.BLUEBOOK):
    drafts = CHECKS[rule](text, House(style, habits=habits))
    return [text[slice(*draft.span)] for draft in drafts]


@pytest.mark.parametrize(
    ("text", "form", "flagged"),
    [
        ("“the rule ... holds” and “one . . . more”", "spaced", ["..."]),
        ("“the rule ... holds” and “one . . . more”", "closed", [". . ."]),
        ("Roth .... 3", "spaced", []),
        ("see ../exhibits and .../more", "spaced", []),
        ("Contents ........ 12", "spaced", []),
    ],
)
def test_ellipses(text, form, flagged):
    assert found("ellipsis-form", text, Habit("ellipsis", form)) == flagged


def test_a_west_opinion_keeps_its_ellipses():
    assert found("ellipsis-form", "“the rule ... holds”", style=Style.WEST) == []


def test_marks_are_held_to_the_majority_only():
    text = 'He cited "an expansive guarantee.”'
    assert found("quote-marks-mixed", text, Habit("quotation marks", "curly")) == ['"']
    assert found("quote-marks-mixed", text, Habit("quotation marks", "straight")) == ["”"]
    assert found("quote-marks-mixed", text) == []


def test_periods_are_held_to_the_documents_habit():
    assert found("quote-punctuation", "a “subclass”.") == ["”."]
    assert found("quote-punctuation", "a “subclass”.", Habit("quoted periods", "outside")) == []


def test_a_straight_mark_is_turned_by_where_it_stands():
    text = 'He cited ("an expansive guarantee") today.'
    drafts = CHECKS["quote-marks-mixed"](text, House(Style.BLUEBOOK, habits=(Habit("quotation marks", "curly"),)))
    assert [draft.edits[0] for draft in drafts] == [(Span(10, 11), "“"), (Span(33, 34), "”")]


def test_the_leaders_of_a_table_are_no_ellipses():
    assert [habit.family for habit, _ in of_block("Doe v. Roe ........ 12")] == []
    assert Habit("ellipsis", "closed") in [habit for habit, _ in of_block("the rule ... holds")]
