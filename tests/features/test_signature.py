"""The slots of the citation being typed, and which of them the caret is in."""

import pytest
from caret import read

from pincite.analysis import Analysis
from pincite.features.signature import signature
from pincite.markup.blocks import Format
from pincite.settings import Settings, Style

FULL = "name, volume reporter first page, pin (court year)"
SHORT = "name, volume reporter at pin"
FEDERAL = "title code § section(subdivision) (year)"
STATE = "code § section(subdivision) (year)"
RULE = "rules number(subdivision)"
CONSTITUTION = "constitution article or amendment, § section, cl. clause"


@pytest.mark.parametrize(
    ("typed", "label", "active"),
    [
        ("See *Roth v. Doe*‸", FULL, "name"),
        ("See *Roth v. Doe*, ‸", FULL, "volume"),
        ("See *Roth v. Doe*, 408‸", FULL, "volume"),
        ("See *Roth v. Doe*, 408 ‸", FULL, "reporter"),
        ("See *Roth v. Doe*, 99 F. S‸", FULL, "reporter"),
        ("See *Roth v. Doe*, 408 U.S. ‸", FULL, "first page"),
        ("See *Roth v. Doe*, 408 U.S. 564, ‸", FULL, "pin"),
        ("🏛 See *Roth v. Doe*, 408 U.S. 564, 57‸", FULL, "pin"),
        ("See *Roth v. Doe*, 408 U.S. 564, 92 S. Ct. ‸", FULL, "first page"),
        ("See *Roth v. Doe*, 307 F.3d 1258, 1265 & n.3 (‸", FULL, "court"),
        ("See *Roth v. Doe*, 307 F.3d 1258 (10th Cir. 20‸", FULL, "year"),
        ("See *Roth v. Doe*, 307 F.3d 1258, 12‸65 (10th Cir. 2002).", FULL, "pin"),
        ("*Roth*, 408 U.S. at ‸", SHORT, "pin"),
        ("*Id.* at ‸", "Id. at pin", "pin"),
        ("under 42 U.S.C. § ‸", FEDERAL, "section"),
        ("42 U.S.C. § 1983(‸", FEDERAL, "subdivision"),
        ("42 U.S.C. § 1983 (‸", FEDERAL, "year"),
        ("Colo. Rev. Stat. § 18-6‸", STATE, "section"),
        ("Fed. R. Civ. P. 12‸", RULE, "number"),
        ("Fed. R. Civ. P. 12(b‸", RULE, "subdivision"),
        ("U.S. Const. ‸", CONSTITUTION, "article or amendment"),
        ("U.S. Const. art. I, § ‸", CONSTITUTION, "section"),
    ],
)
def test_the_slot_that_is_being_typed(typed, label, active):
    snapshot, offset = read(typed)
    found = signature(snapshot, offset)
    assert found.label == label
    assert label[slice(*found.slots[found.active])] == active


def test_every_slot_is_named_in_the_label():
    snapshot, offset = read("See *Roth v. Doe*, 408 ‸")
    found = signature(snapshot, offset)
    assert [found.label[slice(*slot)] for slot in found.slots] == [
        "name", "volume", "reporter", "first page", "pin", "court", "year",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "marked",
    [
        "In the court, ‸",
        "The rule (‸",
        "On March 3, ‸",
        "It held in 1990 ‸",
        "He had 42 apples, ‸",
        "In *Roth v. Doe*, the court, ‸",
        "See *Roth v. Doe*, 408 U.S. 564 (1972)‸",
        "See *Roth v. Doe*, 408 U.S. 564 (1972), and ‸",
        "He said “see 42 U.S.C. § ‸",
        "So `42 U.S.C. § ‸`",
        "‸",
    ],
)
def test_running_text_has_no_slots(marked):
    assert signature(*read(marked)) is None


def test_in_california_the_year_comes_first():
    text = "Roth v. Doe (2002) 27 Cal.4th 1, "
    snapshot = Analysis().snapshot(text, Format.PLAIN, Settings(style=Style.CALIFORNIA))
    found = signature(snapshot, len(text))
    assert found.label == "name (year) volume reporter first page, pin"
    assert found.label[slice(*found.slots[found.active])] == "pin"
