"""Quoted words beside the text they are taken from: what may differ, and what is pointed out."""

import pytest

from pincite.library.wording import Unmarked, compare
from pincite.text.spans import Span

TEXT = """The keeper of a lighthouse answers for the lamp, and for no-
thing beyond it. "A harbor," we said in Pell v. Quay, 12 U.S. 34, 36 (1810), "is no lighthouse."4 At the same time,
the Court has observed certain limits. A master who trusts to the light must have more than a hope of seeing it. He
must, instead, have a settled reason to rely upon it; see § 12. In practice the rule is difficult to apply and it
produces odd results. The rule is that the lamp be lit upon a finding of fog."""


def words(comparison):
    """What differs, as typed and as it stands."""
    return [(change.typed, change.right) for change in comparison.changes]


@pytest.mark.parametrize(
    "quoted",
    [
        "answers for the lamp, and for nothing beyond it.",
        "“A harbor,” we said in Pell v. Quay, 12 U. S. 34, 36 (1810), “is no lighthouse.” At the same time",
        "‘A harbor,’ we said",
        "certain limits.... He must, instead, have a settled reason",
        "[a] master who trusts to the light",
        "trust[ing] to the light must",
        "[He] must have more than a hope of seeing it",
        "must have more than a [vague] hope",
        "produce[] odd results",
        "In practice [it was] difficult to apply and . . . produce[d] odd results",
        "The keeper * * * answers for the lamp … and for nothing",
        "settled reason to rely upon it; see section 12",
        "a hope of seeing it [sic]. He must",
        "The rule is that the lamp be lit (emphasis added)",
    ],
)
def test_what_is_altered_as_it_should_be_stands_there(quoted):
    found = compare(quoted, TEXT)
    assert found.places
    assert found.changes == ()


@pytest.mark.parametrize(
    ("quoted", "changes"),
    [
        ("must have more than a wish of seeing it", [("wish", "hope")]),
        ("must have more than hope of seeing it", [("", "a")]),
        ("must have much more than a hope of seeing it", [("much", "")]),
        ("the court has observed certain limits", [("court", "Court")]),
        ("He must have a settled reason to rely upon it", [("", "instead")]),
        ("a settled ground to rely upon it ... produces strange results", [("ground", "reason"), ("strange", "odd")]),
        ("[t]he lamp be lighted upon a finding[s]", [("lighted", "lit")]),
        ("12 U.S. 35, 36 (1810), “is no lighthouse”", [("35", "34")]),
    ],
)
def test_the_words_that_differ_are_told(quoted, changes):
    found = compare(quoted, TEXT)
    assert words(found) == changes
    for change in found.changes:
        assert change.typed in quoted[slice(*change.span)]


@pytest.mark.parametrize(
    "quoted",
    [
        "the owner of a wharf answers for every rope upon it",
        "must have less in the way of proof",
        "answers for the lamp ... and the wharf is never lit by night",
        "[nothing] [at] [all]",
        "",
    ],
)
def test_other_words_are_not_there(quoted):
    assert compare(quoted, TEXT).places == ()


def test_a_capital_that_only_the_beginning_changes_is_told_apart():
    assert [change.initial for change in compare("a master who trusts to the light", TEXT).changes] == [True]
    assert [change.initial for change in compare("limits. a master who trusts", TEXT).changes] == [False]
    assert compare("the keeper . . . at the same time", TEXT).changes[1].initial


def test_what_a_parenthesis_says_was_left_out_is_not_missed():
    quoted = "“A harbor,” we said, “is no lighthouse.” At the same time, the Court has observed"
    text = TEXT.replace("Pell v. Quay, 12 U.S. 34, 36 (1810)", "the eleventh of our cases")
    assert compare(quoted, text).changes
    assert compare(quoted, text.replace("eleventh", "11th"), unmarked=Unmarked.CITATIONS).changes == ()
    assert compare("the court has observed", TEXT, unmarked=Unmarked.ALTERATIONS).changes == ()


def test_every_place_is_told_and_the_near_one_preferred():
    twice = f"{TEXT}\n{TEXT}"
    assert len(compare("has observed certain limits", twice).places) == 2
    second = twice.rindex("certain limits")
    (place,) = compare("has observed certain bounds", twice, near=Span(second, second + 1)).places
    assert place.start > len(TEXT)


def test_a_place_covers_what_was_quoted():
    (place,) = compare("answers for … no lighthouse", TEXT).places
    assert TEXT[slice(*place)].startswith("answers for the lamp")
    assert TEXT[slice(*place)].endswith("no lighthouse")


def test_a_quotation_that_could_be_anywhere_is_compared_in_time():
    text = "the of and to " * 20_000
    assert compare("and the of to the and of the ... to and the [of] and", text).places == ()


def test_words_that_a_page_interrupts_are_told_from_words_that_are_changed():
    page = "The keeper lights the lamp and then\n\n  3 A note.\n\n    - 4 -\n\fPell v. Quay\n\ngoes up to watch it. "
    text = page + "The watch is long, and then the keeper sleeps.\n"
    assert compare("lights the lamp and then goes up to watch it", text).changes == ()
    (change,) = compare("lights the lamp and goes up to watch it", text).changes
    assert "then" in change.right
