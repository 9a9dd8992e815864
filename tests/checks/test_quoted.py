"""Quotations and pins beside the texts of what is cited."""

import pytest
from shelf import SHELF, Shelf, text

from pincite.analysis import Analysis
from pincite.checks.model import Severity
from pincite.features.edits import apply
from pincite.markup.blocks import Format

RULES = frozenset(
    {"pin-beyond-last-page", "pin-not-in-authority"}
    | {"quote-not-in-authority", "quote-on-other-page", "quote-altered-unmarked"}
)
ROTH = "Board of Regents v. Roth, 408 U.S. 564"
PELL = "Pell v. Quay, 5 F.3d 100, 101"
CLAIM = "a legitimate claim of entitlement to it"
HARBOR = text(
    "Pell v. Quay, 5 F.3d 100 (1st Cir. 1993)",
    """A keeper answers for the lamp *101 and for nothing beyond it, as the Court has held. A master who trusts to the
light must have more than a hope of seeing it. *102 He must have a settled reason to rely upon it. *103 Affirmed.""",
)


def found(draft, library=SHELF, markup=Format.PLAIN, rules=RULES):
    """What is found about texts: the rule and what it points at."""
    snapshot = Analysis().snapshot(draft, markup, library=library)
    return [(one.rule, draft[slice(*one.span)]) for one in snapshot.findings if one.rule in rules]


def one(draft, library=SHELF, markup=Format.PLAIN, rules=RULES):
    """The one thing that is found."""
    snapshot = Analysis().snapshot(draft, markup, library=library)
    (finding,) = [one for one in snapshot.findings if one.rule in rules]
    return finding


@pytest.fixture(scope="module")
def dissent(corpus):
    return (corpus / "castle-rock" / "opinion.txt").read_text(encoding="utf-8")


def test_the_quotations_of_a_real_opinion_are_where_it_says(dissent):
    assert found(dissent) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "at"),
    [
        ("“must have more than a unilateral", "“must have more than a mere", "quote-altered-unmarked", "mere"),
        ("extend well beyond actual", "extend beyond actual", "quote-altered-unmarked", "extend beyond"),
        ("Id. at 576, 92", "Id. at 575, 92", "quote-on-other-page", "575"),
        ("“an arrest is not always necessary", "“an arrest is never", "quote-altered-unmarked", "never"),
        (
            "that a person has already acquired in specific benefits.",
            "which the law of the place has given him.",
            "quote-not-in-authority",
            "which the law of the place has given him.",
        ),
    ],
)
def test_a_slip_in_a_real_opinion_is_found(dissent, old, new, rule, at):
    assert found(dissent.replace(old, new, 1)) == [(rule, at)]


@pytest.mark.parametrize(
    "draft",
    [
        f"“{CLAIM}.” {ROTH}, 577 (1972).",
        f"He needs “{CLAIM},” which the Court has explained. {ROTH}, 577 (1972).",
        f"{ROTH}, 571 (1972). More follows. “{CLAIM}.” Id. at 577.",
        f"{ROTH}, 571 (1972). The Court asked for “{CLAIM}.” Roth, 408 U.S. at 577.",
        f"See {ROTH}, 577 (1972) (asking for “{CLAIM}”).",
        f"“{CLAIM}.” {ROTH}, 570-80 (1972).",
        f"“desire for it. He must have more” {ROTH}, 577 (1972).",
        f"“benefits. To have a property interest in a benefit, a person clearly must” {ROTH}, 576 (1972).",
        f"“{CLAIM}.” {ROTH}, 577 n.3 (1972).",
    ],
)
def test_what_is_quoted_as_it_stands_passes(draft):
    assert found(draft) == []


@pytest.mark.parametrize(
    "draft",
    [
        "Plaintiff says that “no lamp was ever lit upon the pier,” but no. Pell v. Quay, 5 F.3d 100, 101.",
        "“No lamp was ever lit upon the pier.” Compl. ¶ 5. So it is. Pell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993).",
        "The so-called “lamp rule” governs. Pell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993).",
        "“No lamp was lit upon the pier.” Cf. Pell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993).",
        "“No lamp was lit upon the pier.” See also Pell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993).",
        "“No lamp was lit upon the pier.” Pell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993) (quoting Roe, 1 F.2d 2).",
        "“No lamp was lit upon the pier.” Roe v. Doe, 1 F.3d 2, 3 (1st Cir. 1993); Pell v. Quay, 5 F.3d 100, 101.",
        "“No lamp was lit upon the pier.” Pell v. Quay, 5 F.3d 100, 140 (1st Cir. 1993) (Hull, J., dissenting).",
        "As Roe said, “no lamp was lit upon the pier.” That is all. Pell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993).",
        "A witness said “no lamp was lit upon the pier” in Pell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993).",
        "“We cite ‘no lamp was lit upon it.’ Pell v. Quay, 5 F.3d 100, 101.” Roe v. Doe, 1 F.3d 2, 3 (1st Cir. 1993).",
        "In Pell v. Quay, 5 F.3d 100 (1st Cir. 1993), the Court read the words “no lamp was lit upon the pier.”",
    ],
)
def test_what_may_be_anothers_words_passes(draft):
    assert found(draft, Shelf(HARBOR)) == []


def test_a_quotation_of_a_quotation_is_sought_in_both():
    inner = text("Roe v. Doe, 9 F.2d 1 (2d Cir. 1930)", "Pilots *2 say that no lamp was ever lit there. *3 Reversed.")
    draft = f"“[N]o lamp was ever lit there.” {PELL} (1st Cir. 1993) (quoting Roe v. Doe, 9 F.2d 1, {{}})."
    shelf = Shelf(HARBOR, inner)
    assert found(draft.format("2 (2d Cir. 1930)"), shelf) == []
    assert found(draft.format("3 (2d Cir. 1930)"), shelf) == [("quote-on-other-page", "3")]


def test_the_pin_is_mended():
    draft = "“He must have a settled reason to rely upon it.” Pell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993)."
    finding = one(draft, Shelf(HARBOR))
    assert finding.message == "“He must have a settled reason …” is on page 102, not 101."
    assert finding.fix.safe
    assert "5 F.3d 100, 102 (1st" in apply(draft, finding.fix.edits)


def test_words_on_two_pages_are_pinned_to_both():
    draft = "“hope of seeing it. He must have a settled reason” Pell v. Quay, 5 F.3d 100, 103 (1st Cir. 1993)."
    assert "5 F.3d 100, 101-02 (1st" in apply(draft, one(draft, Shelf(HARBOR)).fix.edits)


def test_a_pin_that_another_quotation_needs_is_not_replaced():
    draft = "“more than a hope of seeing it” and “a settled reason to rely upon it.” Pell v. Quay, 5 F.3d 100, 101."
    finding = one(draft, Shelf(HARBOR))
    assert finding.rule == "quote-on-other-page"
    assert finding.fix is None


def test_a_capital_at_the_beginning_is_a_hint():
    finding = one("“he must have a settled reason.” Pell v. Quay, 5 F.3d 100, 102 (1st Cir. 1993).", Shelf(HARBOR))
    assert finding.severity is Severity.HINT
    assert finding.message.endswith("[h]e.")


def test_many_changes_are_told_as_one():
    words = "warden answers for the light and for little beyond it, as the bench has held. A captain"
    assert found(f"“A {words} who trusts to the light must have more.” {PELL}.", Shelf(HARBOR)) == [
        ("quote-altered-unmarked", words)
    ]


@pytest.mark.parametrize(
    "draft",
    [
        "So it was said:\n\n> {}\n\nPell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993).\n",
        "So it was said:\n\n> {} Pell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993).\n\nAnd so on.\n",
        "So it was said in Pell v. Quay, 5 F.3d 100, 101 (1st Cir. 1993):\n\n> {}\n\nAnd so on.\n",
        "Pell v. Quay, 5 F.3d 100 (1st Cir. 1993). So it was said:\n\n> {}\n\n*Id.* at 101. And so on.\n",
    ],
)
def test_a_block_quotation_is_the_cited_ones(draft):
    right = "A master who trusts to the light must have more than a hope of seeing it."
    assert found(draft.format(right), Shelf(HARBOR), Format.MARKDOWN) == []
    wrong = right.replace("hope", "wish")
    assert found(draft.format(wrong), Shelf(HARBOR), Format.MARKDOWN) == [("quote-altered-unmarked", "wish")]
    astray = draft.format("He must have a settled reason to rely upon it.")
    assert found(astray, Shelf(HARBOR), Format.MARKDOWN) == [("quote-on-other-page", "101")]


def test_a_page_past_the_end_of_the_copy():
    shelf = Shelf(HARBOR)
    assert found("Pell v. Quay, 5 F.3d 100, 117 (1st Cir. 1993).", shelf) == [("pin-beyond-last-page", "117")]
    assert found("Pell v. Quay, 5 F.3d 100, 103 (1st Cir. 1993).", shelf) == []
    assert found("Pell v. Quay, 5 F.3d 100, 117 (1st Cir. 1993) (Hull, J., dissenting).", shelf) == []


def test_a_parallel_is_held_to_those_that_the_copy_states():
    about = {"rules": {"parallel-mismatch", "authority-name-mismatch", "first-page-mismatch"}}
    finding = one(f"{ROTH}, 93 S. Ct. 2701 (1972).", **about)
    assert (finding.rule, finding.fix.safe) == ("parallel-mismatch", True)
    assert "408 U.S. 564, 92 S. Ct. 2701" in apply(f"{ROTH}, 93 S. Ct. 2701 (1972).", finding.fix.edits)
    head = one(f"{ROTH.replace('564', '546')}, 92 S. Ct. 2701 (1972).", **about)
    assert head.message == "The library’s copy of Board of Regents v. Roth stands at 408 U.S. 564."
    assert found(f"{ROTH}, 92 S.Ct. 2701, 33 L.Ed.2d 548 (1972).", **about) == []
    # Alone it may be another case of that name.
    assert found("Board of Regents v. Roth, 93 S. Ct. 2701 (1972).", **about) == []


def test_the_page_of_a_quotation_that_has_none_is_offered():
    rules = {"rules": {"pin-missing-with-quotation"}}
    draft = f"“{CLAIM}.” {ROTH}, 92 S. Ct. 2701 (1972)."
    finding = one(draft, **rules)
    assert finding.message == "A quotation is cited with the page it stands on: 577 by the library’s copy."
    assert not finding.fix.safe
    assert f"{ROTH}, 577, 92 S. Ct. 2701 (1972)" in apply(draft, finding.fix.edits)
    for words in (f"{CLAIM} or to more", "the words of another than the Court"):
        assert one(f"“{words}.” {ROTH} (1972).", **rules).fix is None
    assert found(f"“{CLAIM}.” {ROTH}, 577 (1972).", **rules) == []


def test_an_excerpt_says_nothing_of_what_it_lacks():
    excerpt = text("Pell v. Quay, 5 F.3d 100 (1st Cir. 1993)", "*102 He must have a settled reason. *103 Affirmed.")
    for page in (99, 101, 104, 150):
        draft = f"“No lamp was lit upon the pier.” Pell v. Quay, 5 F.3d 100, {page} (1st Cir. 1993)."
        assert [rule for rule, _ in found(draft, Shelf(excerpt))] == []


def test_a_text_of_another_name_is_not_asked():
    assert found("“No lamp was lit upon the pier.” Roe v. Doe, 5 F.3d 100, 101 (1st Cir. 1993).", Shelf(HARBOR)) == []


def test_what_is_typed_is_compared_again_and_another_library_too():
    analysis, draft = Analysis(), f"“{CLAIM}.” {ROTH}, 577 (1972)."
    rules = lambda text, library: [  # noqa: E731
        one.rule for one in analysis.snapshot(text, Format.PLAIN, library=library).findings if one.rule in RULES
    ]
    assert rules(draft, SHELF) == []
    assert rules(draft.replace("claim", "clam"), SHELF) == ["quote-altered-unmarked"]
    assert rules(draft.replace("577", "576"), SHELF) == ["quote-on-other-page"]
    assert rules(draft.replace("577", "576"), None) == []
    assert rules(draft.replace("577", "576"), SHELF) == ["quote-on-other-page"]


def test_a_block_quotation_that_is_typed_in_is_compared_again():
    analysis = Analysis()
    draft = "So:\n\n> A master who trusts to the light must have a {} of it.\n\nPell v. Quay, 5 F.3d 100, 101.\n"
    for word, count in (("hope", 1), ("wish", 1)):
        snapshot = analysis.snapshot(draft.format(word), Format.MARKDOWN, library=Shelf(HARBOR))
        assert len([one for one in snapshot.findings if one.rule == "quote-altered-unmarked"]) >= count
