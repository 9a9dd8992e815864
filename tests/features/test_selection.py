"""What can be selected around a caret."""

from itertools import pairwise

import pytest
from caret import read

from pincite.features.selection import selection
from pincite.markup.blocks import Format

MANY = (
    "# Brief\n\n"
    "The court erred. *See* *Roe v. Wade*, 410 U.S. 113, 15{}3-54 (1973); *Gault*, 387 U.S. at 5. Next one.\n\n"
    "## Two\n\nMore.\n"
)


def around(marked, markup=Format.MARKDOWN):
    snapshot, offset = read(marked, markup)
    found = selection(snapshot, offset)
    assert all(outer.covers(inner) and outer != inner for inner, outer in pairwise(found))
    return [snapshot.text[slice(*span)] for span in found]


def test_from_a_pin_to_the_draft():
    whole = MANY.format("")
    string = "See* *Roe v. Wade*, 410 U.S. 113, 153-54 (1973); *Gault*, 387 U.S. at 5"
    assert around(MANY.format("‸")) == [
        "153-54",
        "410 U.S. 113, 153-54",
        "Roe v. Wade*, 410 U.S. 113, 153-54 (1973)",
        "See* *Roe v. Wade*, 410 U.S. 113, 153-54 (1973)",
        string,
        f"{string}.",
        f"The court erred. *{string}. Next one.",
        whole.rstrip(),
        whole,
    ]


def test_a_citation_within_a_parenthetical_comes_before_what_quotes_it():
    marked = "*Ames v. Bell*, 1 F.3d 2, 3 (10th Cir. 1993) (quoting *Cox v. Day*, 408 U.S. ‸564, 577 (1972))."
    assert around(marked)[:4] == [
        "408 U.S. 564, 577",
        "Cox v. Day*, 408 U.S. 564, 577 (1972)",
        "quoting *Cox v. Day*, 408 U.S. 564, 577 (1972)",
        "Ames v. Bell*, 1 F.3d 2, 3 (10th Cir. 1993) (quoting *Cox v. Day*, 408 U.S. 564, 577 (1972))",
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("One is. Tw‸o is. Three is.", "Two is."),
        ("See 42 U.S.C. § 1983. It p‸rovides. More.", "It provides."),
        ("Mr. Roe of the U.S. Marshals l‸eft. He did.", "Mr. Roe of the U.S. Marshals left."),
        ("He asked “Why?” She to‸ld. Well.", "She told."),
        ("*Ames v. Bell*, 1 F.3d 2, 3 (10th Cir. 1993). *Id.* We hol‸d so. No.", "We hold so."),
        ("‸One. Two.", "One."),
        ("One. Two.‸", "Two."),
    ],
)
def test_sentences_end_at_no_abbreviation(marked, expected):
    assert around(marked)[0] == expected


def test_nothing_but_the_draft_where_nothing_is():
    assert around("‸") == [""]
    assert around("One.\n\n\n‸\n\nTwo.") == ["One.\n\n\n\n\nTwo."]


def test_a_note_within_a_paragraph():
    found = around(r"One\footnote{Two is. See 42 U.S.C. \S~19‸83.} three." + "\n", Format.LATEX)
    assert found[0] == r"42 U.S.C. \S~1983"
    assert r"Two is. See 42 U.S.C. \S~1983." in found
