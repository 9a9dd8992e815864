"""What is not a case: each way a source is written is one citation, in whole, of one authority."""

import pytest

from pincite.analysis import Analysis
from pincite.features.listing import listing
from pincite.markup.blocks import Format


def only(text):
    """The one citation of a text: its kind, core, authority and pins."""
    (entry,) = listing(Analysis().snapshot(f"See {text}.", Format.PLAIN))
    return entry["kind"], entry["text"], entry["authority"], entry["pins"]


@pytest.mark.parametrize(
    ("text", "kind", "authority", "pins"),
    [
        ("42 U. S. C. §1983", "statute", "42 U.S.C. § 1983", []),
        ("U. S. Const., Amdt. 14, §1", "constitution", "U.S. Const. amend. XIV", ["§1"]),
        ("Fed. Rule Civ. Proc. 12(b)(6)", "rule", "Fed. R. Civ. P. 12", ["(b)(6)"]),
        ("Fed. Rule Evid. 403", "rule", "Fed. R. Evid. 403", []),
        ("H. R. Rep. No. 110-803, pt. 1, p. 105", "other", "H.R. Rep. No. 110-803", ["105"]),
        ("S. Rep. No. 101-5, p. 3", "other", "S. Rep. No. 101-5", ["3"]),
        ("App. to Pet. for Cert. 34a", "record", "App. to Pet. for Cert.", ["34a"]),
    ],
)
def test_as_the_supreme_court_writes_it(text, kind, authority, pins):
    assert only(text) == (kind, text, authority, pins)


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Federal Rule of Civil Procedure 12", "Fed. R. Civ. P. 12"),
        ("Federal Rules of Evidence 403", "Fed. R. Evid. 403"),
        ("Colorado Rule of Civil Procedure 12", "Colo. R. Civ. P. 12"),
        ("New Hampshire Rule of Evidence 403", "N.H. R. Evid. 403"),
        ("Cal. Rules of Court, rule 8.204", "Cal. Rules of Court 8.204"),
        ("California Rules of Court, rule 8.204", "Cal. Rules of Court 8.204"),
        ("Supreme Court Rule 10", "Sup. Ct. R. 10"),
    ],
)
def test_rules_in_words_and_their_abbreviations_are_one_set(text, authority):
    assert only(text) == ("rule", text, authority, [])
