"""Reporters against the house style, the years of their volumes, and each other."""

import pytest

from pincite.analysis import Analysis
from pincite.checks.spacing import shown, spaced
from pincite.library.volume_years import years
from pincite.markup.blocks import Format
from pincite.settings import Settings, Style

CLOSED = "See 109 S.Ct. 998; 92 S.Ct. 2701; 115 S.Ct. 2293; 103 S.Ct. 864; 88 L.Ed.2d 662. "
OPEN = CLOSED.replace("S.Ct.", "S. Ct.").replace("L.Ed.2d", "L. Ed. 2d")
WIDE = "See 489 U. S. 189; 408 U. S. 564; 515 U. S. 472; 459 U. S. 460. "


def found(text, style=Style.AUTO, rule="reporter-spacing"):
    findings = Analysis().snapshot(text, Format.PLAIN, Settings(style=style)).findings
    return [text[slice(*one.span)] for one in findings if one.rule == rule]


@pytest.mark.parametrize(
    ("name", "initials_apart", "words_apart", "right"),
    [
        ("F. Supp. 2d", False, False, "F.Supp.2d"),
        ("F. Supp. 2d", True, True, "F. Supp. 2d"),
        ("U.S.", True, True, "U. S."),
        ("N.Y.S.2d", True, True, "N. Y. S. 2d"),
        ("I. & N. Dec.", False, False, "I. & N.Dec."),
        ("F.3d", False, False, "F.3d"),
    ],
)
def test_the_spaces_of_a_reporter(name, initials_apart, words_apart, right):
    assert spaced(name, initials_apart=initials_apart, words_apart=words_apart) == right


def test_what_a_reporter_shows_of_its_house():
    assert shown("F.Supp.2d") == (("words", "together"),)
    assert shown("U. S.") == (("initials", "apart"),)
    assert shown("WL") == ()


@pytest.mark.parametrize(
    ("text", "style", "flagged"),
    [
        (CLOSED + "But see 472 S. Ct. 1.", Style.AUTO, ["S. Ct."]),
        (OPEN + "But see 472 S.Ct. 1.", Style.AUTO, ["S.Ct."]),
        (WIDE + "But see 472 U.S. 38.", Style.AUTO, ["U.S."]),
        (CLOSED + OPEN, Style.AUTO, []),  # it wavers
        (CLOSED + OPEN, Style.WEST, ["S. Ct."] * 4 + ["L. Ed. 2d"]),
        (CLOSED, Style.AUTO, []),
        (CLOSED, Style.BLUEBOOK, ["S.Ct."] * 4 + ["L.Ed.2d"]),
        (WIDE, Style.AUTO, []),
        ("Doe, 63 NY2d 582.", Style.NEW_YORK, []),
    ],
)
def test_a_document_is_held_to_its_own_spacing(text, style, flagged):
    assert found(text, style) == flagged


def test_a_variant_used_throughout_is_the_authors_own():
    text = "See {} 34; {} 56; {} 78."
    assert found(text.format(*["12 Fed. Appx."] * 3), rule="reporter-variant") == []
    assert found(text.format("12 Fed. Appx.", "13 F. App’x", "14 F. App’x"), rule="reporter-variant") == ["Fed. Appx."]


@pytest.mark.parametrize(
    ("reporter", "volume", "likely"), [("F.2d", 878, 1989), ("U.S.", 461, 1983), ("S. Ct.", 103, 1983)]
)
def test_the_years_of_a_volume(reporter, volume, likely):
    known = years(reporter, volume)
    assert known.first <= likely <= known.last
    assert known.likely == likely
    assert known.last - known.first <= 4


def test_nothing_is_known_outside_the_table():
    assert years("U.S.", 600) is None
    assert years("U.S.", 1) is None
    assert years("Or.", 295) is None


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Doe v. Roe, 878 F.2d 1535 (1st Cir. 1985).", {"cite-volume-year-mismatch"}),
        ("Doe v. Roe, 851 F.3d 513 (1st Cir. 1988).", {"cite-year-outside-series"}),
        ("Doe v. Roe, 878 F.2d 1535 (1st Cir. 2989).", {"cite-year-future"}),
        ("United States v. Hasting, 461 U.S. 499 (1974).", {"cite-volume-year-mismatch"}),
        ("Doe v. Roe, 612 F.2d 3 (1st Cir.), cert. denied, 449 U.S. 3 (1981).", set()),
    ],
)
def test_one_wrong_year_is_one_finding(text, rules):
    findings = Analysis().snapshot(text, Format.PLAIN).findings
    assert {one.rule for one in findings if "year" in one.rule} == rules


def test_a_volume_that_alone_does_not_fit_is_wrong_itself():
    text = "Olim v. Wakinekona, 461 U.S. 238, 108 S. Ct. 1741 (1983)"
    assert found(text, rule="cite-volume-year-mismatch") == ["108 S. Ct. 1741"]
