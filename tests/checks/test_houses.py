"""Slips in the forms of California and New York, which have abbreviations of their own."""

import pytest
from bluebook import read

from pincite.features.fixes import apply
from pincite.settings import Style

BEFORE = {
    Style.CALIFORNIA: (
        "We review it de novo. (McCall v. PacifiCare of Cal., Inc. (2001) 25 Cal.4th 412, 415.) The rule is old. (Lazar"
        " v. Superior Court (1996) 12 Cal.4th 631, 638.) So was the claim. (McCall, supra, 25 Cal.4th at p. 416.) "
    ),
    Style.NEW_YORK: (
        "We affirm (see Leon v Martinez, 84 NY2d 83, 87 [1994]; Nonnon v City of NY, 9 NY3d 825 [2007]; Poe v Roe,"
        " 83 NY2d 1 [1993]; Coe v Loe, 82 NY2d 1 [1993]). "
    ),
}
KASS = "Kass v Kass, 91 NY2d 554, 566 [1998]"
MURPHY = "Murphy v American Home Prods. Corp., 58 NY2d 293, 304 [1983]"


@pytest.mark.parametrize(
    ("style", "wrong", "right", "rule"),
    [
        (Style.CALIFORNIA, "(Id. at p. 416, fn 11.)", "(Id. at p. 416, fn. 11.)", "pin-malformed"),
        (Style.CALIFORNIA, "(Civ. Code, § 43, subd (e).)", "(Civ. Code, § 43, subd. (e).)", "pin-malformed"),
        (Style.CALIFORNIA, "(Lazar, 12 Cal.4th p. 646.)", "(Lazar, 12 Cal.4th at p. 646.)", "pin-malformed"),
        (Style.CALIFORNIA, "(Ibid)", "(Ibid.)", "id-period-missing"),
        (Style.NEW_YORK, "(Doe v Roe, 87 NY2nd 384 [1995]).", "(Doe v Roe, 87 NY2d 384 [1995]).", "reporter-ordinal"),
        (Style.NEW_YORK, "(Doe v. Roe, 87 NY2d 384 [1995]).", "(Doe v Roe, 87 NY2d 384 [1995]).", "case-v-form"),
        (
            Style.NEW_YORK,
            f"It is so (see Doe v Roe, 87 NY2d 384 [1995]; {KASS}, {MURPHY}).",
            f"It is so (see Doe v Roe, 87 NY2d 384 [1995]; {KASS}; {MURPHY}).",
            "string-cite-separator",
        ),
    ],
)
def test_a_slip_in_the_forms_of_a_state(style, wrong, right, rule):
    text = BEFORE[style] + wrong
    (finding,) = read(text, style=style).findings
    assert finding.rule == rule
    assert apply(text, finding.fix.edits) == BEFORE[style] + right
    assert list(read(BEFORE[style] + right, style=style).findings) == []
