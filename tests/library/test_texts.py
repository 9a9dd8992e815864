"""An authority's text by the pages of its reporters."""

from pathlib import Path

import pytest

from pincite.citations.model import Source
from pincite.library.texts import NOTES, PARAGRAPHS, SUBDIVISIONS, Mark, Piece, Text


def text_of(marked, *, reporters=("U.S.",), **more):
    """A text written with its marks in it: ``{U.S. 190}`` where that page begins."""
    plain, marks = "", {name: [] for name in reporters}
    for part in marked.split("{"):
        mark, closed, rest = part.rpartition("}")
        if closed:
            name, _, page = mark.rpartition(" ")
            marks[name].append(Mark(page, len(plain)))
        plain += rest if closed else part
    return Text(
        Path("roth.txt"),
        (Source("408", "U.S.", "564", "U.S."),),
        plain,
        {name: tuple(found) for name, found in marks.items()},
        **more,
    )


def on(text, reporter, number):
    return [text.text[slice(*stretch)] for stretch in text.stretches(reporter, number)]


ROTH = text_of("{U.S. 564}{S. Ct. 2701}One. {U.S. 565}Two. {S. Ct. 2702}Three.", reporters=("U.S.", "S. Ct."))


@pytest.mark.parametrize(
    ("reporter", "page", "expected"),
    [
        ("U.S.", "564", "One. "),
        ("U.S.", "565", "Two. Three."),
        ("S. Ct.", "2701", "One. Two. "),
        ("S. Ct.", "2702", "Three."),
    ],
)
def test_each_reporter_has_pages_of_its_own(reporter, page, expected):
    assert ROTH.text[slice(*ROTH.page(reporter, page))] == expected


def test_a_page_or_a_reporter_that_the_text_does_not_have():
    assert ROTH.page("U.S.", "566") is None
    assert ROTH.page("L. Ed. 2d", "564") is None
    assert ROTH.pages("L. Ed. 2d") == ()
    assert ROTH.first("L. Ed. 2d") is ROTH.last("L. Ed. 2d") is None


def test_the_pages_in_order():
    assert ROTH.pages("U.S.") == ("564", "565")
    assert (ROTH.first("S. Ct."), ROTH.last("S. Ct.")) == ("2701", "2702")


def test_the_page_of_an_offset():
    at = ROTH.text.index("Two")
    assert [ROTH.page_at("U.S.", offset) for offset in (0, at - 1, at, len(ROTH.text))] == ["564", "564", "565", "565"]
    assert ROTH.page_at("L. Ed. 2d", at) is None


def test_before_the_first_mark_the_page_is_unknown():
    excerpt = text_of("Head. {U.S. 570}Body.")
    assert excerpt.page_at("U.S.", 2) is None
    assert excerpt.page("U.S.", "570") == (6, 11)


def test_notes_at_the_end_belong_to_the_pages_they_are_printed_on():
    text = text_of("{U.S. 1}a {U.S. 2}b {U.S. 1}{n. 1}note {U.S. 2}goes on", reporters=("U.S.", "n."))
    assert on(text, "U.S.", "1") == ["a ", "note "]
    assert on(text, "U.S.", "2") == ["b ", "goes on"]
    assert text.pages("U.S.") == ("1", "2")
    assert on(text, NOTES, "1") == ["note goes on"]


def test_a_page_marked_again_goes_on():
    assert on(text_of("{U.S. 1}a {U.S. 1}b {U.S. 2}c"), "U.S.", "1") == ["a b "]


def test_a_subdivision_holds_all_below_it():
    rule = text_of("{§ (a)}A {§ (d)}D {§ (d)(1)}D1 {§ (d)(2)}D2 {§ (e)}E", reporters=("§",))
    assert on(rule, SUBDIVISIONS, "(d)") == ["D D1 D2 "]
    assert on(rule, SUBDIVISIONS, "(d)(1)") == ["D1 "]
    rules = text_of("{§ 6}six {§ 6(a)}a {§ 65}sixty-five", reporters=("§",))
    assert on(rules, SUBDIVISIONS, "6") == ["six a "]


def test_paragraphs_are_counted_as_pages_are():
    text = text_of("{¶ 1}One. {¶ 2}Two.", reporters=("¶",))
    assert on(text, PARAGRAPHS, "2") == ["Two."]


def test_offsets_lead_back_to_the_file():
    text = text_of("ab{U.S. 2}cd", pieces=(Piece(0, 0), Piece(2, 5)))
    assert [text.in_file(offset) for offset in range(5)] == [0, 1, 5, 6, 7]
    assert ROTH.in_file(0) is None


def test_the_year_is_read_from_the_date():
    assert (text_of("", date="1972-06-29").year, text_of("").year) == ("1972", "")
