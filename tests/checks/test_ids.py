"""Id.: what it may follow, what breaks its chain, and the short form that is offered instead."""

import pytest
from bluebook import mended, read, rules

from pincite.markup.blocks import Format
from pincite.settings import Style

ROTH = "Board of Regents v. Roth, 408 U.S. 564, 577 (1972)"
SANDIN = "Sandin v. Conner, 515 U.S. 472, 480 (1995)"
HEWITT = "Hewitt v. Helms, 459 U.S. 460, 472 (1983)"


OUTSIDE = ["id-pin-outside-antecedent"]


@pytest.mark.parametrize("between", ["", "So it is. ", "\n\nSo it is. ", "\n\nIn 1995 the Court changed its mind.\n\n"])
def test_a_page_that_fits_another_case(between):
    text = f"{ROTH}. {SANDIN}. {between}Id. at 578."
    (found,) = read(text).findings
    assert found.message == "578 does not fit Sandin, 515 U.S. 472; it fits Roth, 408 U.S. 564."
    assert found.fix
    assert found.fix.title == "Replace “Id. at 578” with “Roth, 408 U.S. at 578”"
    assert mended(text) == f"{ROTH}. {SANDIN}. {between}Roth, 408 U.S. at 578."


@pytest.mark.parametrize(
    ("markup", "text", "right"),
    [
        (Format.MARKDOWN, "*Id.* at 578", "*Roth*, 408 U.S. at 578"),
        (Format.LATEX, r"\emph{Id.} at 578", r"\emph{Roth}, 408 U.S. at 578"),
    ],
)
def test_only_the_name_of_the_short_form_is_emphasised(markup, text, right):
    assert mended(f"{ROTH}. {SANDIN}. {text}.", markup) == f"{ROTH}. {SANDIN}. {right}."


@pytest.mark.parametrize(
    "between",
    [
        "The Smith Report says so at page 9. ",
        "The transcript says so. ",
        "As the dissent sees it, not so. ",
        "In Roth it was otherwise. ",
        "Jones Decl. ¶ 4. ",
    ],
)
def test_an_unknown_source_may_stand_between(between):
    assert OUTSIDE[0] not in rules(f"{ROTH}. {SANDIN}. {between}Id. at 578.")


def test_a_broken_chain_is_found_once():
    assert rules(f"{ROTH}. {SANDIN}. Id. at 578. Again. Id. at 579. Id. at 580.") == OUTSIDE


def test_a_short_form_without_at_breaks_no_chain():
    text = (
        "*TransUnion LLC v. Ramirez*, 594 U.S. 413, 424 (2021). *Ramirez*, 594 U.S. 437. So it is. *Id.* at 417."
        " *Ramirez*, 594 U.S. at 420.\n"
    )
    assert rules(text) == ["pin-missing-at-short"]


def test_the_pin_of_id_is_one_rules():
    """Before the first page, past the last one: the same finding, whether another case fits or not."""
    assert rules(f"{ROTH}. Id. at 56.") == OUTSIDE
    assert rules(f"{ROTH}. Id. at 777.") == OUTSIDE
    assert rules(f"{ROTH}.\n\nId. at 56.") == []  # perhaps of a record that is cited nowhere in full


@pytest.mark.parametrize(
    "text",
    [
        f"{SANDIN}; {HEWITT}. So it is. Id. at 473.",
        f"See {SANDIN}; see also {HEWITT} (so). So it is. See id.",
        f"42 U.S.C. § 1983; {HEWITT}. So it is. Id.",
    ],
)
def test_id_after_several_authorities(text):
    assert rules(text) == ["id-after-string-cite"]
    assert "id-after-string-cite" not in rules(text, style=Style.SCOTUS)


@pytest.mark.parametrize(
    "text",
    [
        f"{SANDIN}. {HEWITT}. Id. at 473.",
        f"{SANDIN}; id. at 481; id. at 482. Id. at 483.",
        f"42 U.S.C. § 1983; {HEWITT}. So it is. Id. at 473.",
        "In re Portus, 325 Mich App 374, 381; 926 NW2d 33 (2018). So it is. Id.",
        f"Doe v. Roe, 1 F.3d 2, 3 (1st Cir. 1994) (citing {SANDIN}; {HEWITT}). Id. at 4.",
    ],
)
def test_one_authority_only_can_be_meant(text):
    assert "id-after-string-cite" not in rules(text)


@pytest.mark.parametrize("text", ["(Ibid.)", "(See ibid.)"])
def test_californias_ibid(text):
    assert rules(f"{ROTH}. {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "See, e.g., id. at 577.",
        "“So it is,” id. at 577, and not otherwise.",
        "Id. at 577; id. at 578.",
        "Compare id. at 577, with id. at 579.",
        "It is Smith & Co. Id. at 577.",
    ],
)
def test_the_right_letter(text):
    assert "id-capitalization" not in rules(f"Board of Regents v. Roth, 408 U.S. 564 (1972). {text}")


def test_a_page_is_repeated_without_need_only_where_nothing_else_says_it():
    assert rules(f"{ROTH}. So. Id. at 577.") == ["id-same-page-pin-repeated"]
    assert rules(f"{ROTH}.\n\nSo. Id. at 577.") == []
    parallel = ", 92 S. Ct. 2701"
    assert rules(f"{ROTH[:-7]}{parallel} (1972). So. Id. at 577{parallel}.") == []
