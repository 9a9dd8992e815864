"""Short forms: the full citation they go back to, and what a document says of one case in two places."""

import pytest
from bluebook import mended, read, rules

from pincite.markup.blocks import Format
from pincite.settings import Style

ROTH = "Board of Regents v. Roth, 408 U.S. 564 (1972). "
DESHANEY = "DeShaney v. Winnebago County, 489 U.S. 189 (1989). "
OLIM = "Olim v. Wakinekona, 461 U.S. 238 (1983). "
PROSE = "A long paragraph of prose stands here before anything is cited, as it does in the body of a brief. "


def test_name_and_volume_of_two_cases():
    (found,) = read(f"{ROTH}{DESHANEY}Roth, 489 U.S. at 195.").findings
    assert found.message == "DeShaney is 489 U.S. 189; Roth is 408 U.S. 564."


@pytest.mark.parametrize(
    ("short", "found"),
    [
        ("Perry, 408 U.S. at 601.", ["short-form-no-full"]),  # 408 U.S. 593, past the end of Roth
        ("Roth, 408 U.S. at 605.", ["pin-beyond-last-page"]),
        ("Roth, 408 U.S. at 577.", []),
        ("Regents, 408 U.S. at 577.", []),
        ("Opinion, 408 U.S. at 577.", []),  # a name that nobody knows
    ],
)
def test_one_finding_for_one_slip(short, found):
    assert rules(ROTH + DESHANEY + short) == found


def test_a_case_known_by_its_parallel_alone():
    """Olim has no S. Ct. cite here, so that volume 103 says nothing against its name."""
    hewitt = "Hewitt v. Helms, 459 U.S. 460, 103 S. Ct. 864 (1983). "
    assert rules(f"{hewitt}{OLIM}Olim, 103 S. Ct. at 1745.") == []


def test_a_full_citation_that_comes_too_late():
    text = f"*Roth*, 408 U.S. at 577. So it is.\n\n{PROSE}*Board of Regents v. Roth*, 408 U.S. 564 (1972)."
    assert rules(text, Format.MARKDOWN) == ["short-form-before-full"]
    full = "*Board of Regents v. Roth*, 408 U.S. 564, 577 (1972). So it is."
    assert mended(text, Format.MARKDOWN).startswith(full)


def test_a_full_citation_that_may_be_a_footnotes():
    assert rules(f"Roth, 408 U.S. at 577.[^1]\n\n[^1]: See {ROTH}\n", Format.MARKDOWN) == []


def test_an_excerpt_is_left_alone():
    assert rules("Roth, 408 U.S. at 577. DeShaney, 489 U.S. at 195. Olim, 461 U.S. at 250.") == []
    assert rules(f"{ROTH}DeShaney, 489 U.S. at 195.") == ["short-form-no-full"]


def test_a_full_citation_that_was_not_recognised():
    assert rules(f"{ROTH}DeShaney v. Winnebago County, 489 U .S. 189. DeShaney, 489 U.S. at 195.") == []


def test_a_house_that_cites_cases_with_supra():
    supra = "Roth, supra, at 577. "
    assert rules(ROTH + supra * 2) == ["supra-for-case"] * 2
    assert rules(ROTH + supra * 3) == []
    assert "supra-for-case" not in rules(ROTH + supra, style=Style.SCOTUS)
    assert "supra-for-case" not in rules(f"{ROTH}(Roth, supra, 408 U.S. at p. 577.)", style=Style.CALIFORNIA)


def test_a_name_that_stands_nowhere_before_supra():
    assert rules("Porter wrote a book. Porter, supra, at 12.") == []
    assert rules("It is so. Porter, supra, at 12. Porter, supra, at 13.") == ["supra-unresolved"]


@pytest.mark.parametrize(
    "again",
    [
        "Bd. of Regents v. Roth, 408 U.S. 564 (1972).",
        "Regents v. Roth, 408 U.S. 564 (1972).",
        "Roth’s, 408 U.S. at 577.",
    ],
)
def test_names_that_agree(again):
    assert "case-name-inconsistent" not in rules(f"{ROTH}\n\n{again}")


def test_the_reports_know_which_name_is_right():
    wrong = "Olim v. Wakinakona, 461 U.S. 238 (1983)."
    for text in (f"{OLIM}\n\n{wrong}", f"{wrong}\n\n{OLIM}", f"{wrong}\n\n{wrong}\n\n{OLIM}"):
        findings = [one for one in read(text).findings if one.rule == "case-name-inconsistent"]
        assert {text[slice(*one.span)] for one in findings} == {"Wakinakona"}


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("34 P.3d 422 (Colo. 2001)", "34 P.3d 442 (Colo. 2001)", ["cite-inconsistent-location"]),
        ("34 P.3d 422 (Colo. 2001)", "43 P.3d 422 (Colo. 2001)", ["cite-inconsistent-location"]),
        ("34 P.3d 422 (Colo. 2001)", "34 P.3d 442 (Colo. 2002)", []),  # another year: another decision
        ("34 P.3d 422 (Colo. 2001)", "34 P.3d 917 (Colo. 2001)", []),  # two decisions of one year
    ],
)
def test_one_case_at_two_places(one, two, found):
    text = f"People v. Coleby, {one}.\n\nPeople v. Coleby, {two}."
    assert [rule for rule in rules(text) if rule == "cite-inconsistent-location"] == found


def test_a_short_name_that_is_used_in_a_note():
    text = "DeShaney v. Winnebago County, 489 U.S. 189 (1989) (“DeShaney I”).[^1]\n\n[^1]: So DeShaney I.\n"
    assert rules(text, Format.MARKDOWN) == []
