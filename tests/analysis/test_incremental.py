"""What is kept between edits never shows: a document that was edited reads like one opened afresh."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pincite.analysis import Analysis
from pincite.features.listing import listing
from pincite.markup.blocks import Format
from pincite.settings import Level, PinDash, Settings, Style

PIECES = [
    "Board of Regents v. Roth, 408 U.S. 564, 577 (1972)",
    "*Perry v. Sindermann*, 408 U.S. 593, 601–02 (1972)",
    "Gonzales v. City of Castle Rock, 307 F.3d 1258, 1265 (10th Cir.2002) (en banc) (“Panel”)",
    "Olim v. Wakinekona, 461 U.S. 238, 103 S. Ct. 1741 (1983)",
    "Warne v. Hall, 2016 CO 50, ¶ 9, 373 P.3d 588",
    "Roth, 408 U.S. at 577-6",
    "408 U.S. at 600",
    "Id. at 578",
    "id.",
    "Id. § 1988",
    "See also",
    "Roth, supra, at 570",
    "Olim, 461 U.S. at 249-50, 108 S. Ct. 1741",
    "Warne, ¶ 24",
    "*Roth*",
    "*Gonzales*",
    "Ms. Gonzales",
    "42 U.S.C. § 1983",
    "42 U.S.C. §§ 1983 and 1988",
    "Colo. Rev. Stat. § 18-6-803.5(3)(a)(b)",
    "subsection (3)",
    "section 1983",
    "App. at 29",
    "Compl. ¶¶ 12-14",
    "Ms. Gonzales v. City of Castle Rock",
    ", 195 n. 2",
    ", cert. denied, 510 U.S. 1043 (1994)",
    "(quoting ",
    "(1972)",
    "“",
    "”",
    "*",
    "; ",
    ". ",
    ".",
    ", ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\n\n> ",
    "\n\n# Table of Authorities\n\n",
    "\n\n# Argument\n\n",
    "[^1]",
    "\n\n[^1]: ",
    "<!-- ",
    " -->",
    "\n```\n",
    "`",
    "---\n",
    "\\emph{",
    "}",
    "\\footnote{",
    "% ",
    "\\begin{quote}\n",
    "\\end{quote}\n",
    "\\begin{verbatim}\n",
    "\\end{verbatim}\n",
    "\\S~1983",
    "~",
    "--",
    "$",
    "\f",
    "       ",
    "*1119",
    "<!-- pincite-ignore -->",
    "<!-- pincite-ignore-next-line: pin-before-first-page -->\n",
    "% pincite-ignore-file\n",
    "9",
    "v.",
    "a",
]
START = (
    "See Board of Regents v. Roth, 408 U.S. 564, 577 (1972); Perry v. Sindermann, 408 U.S. 593 (1972).\n\n"
    "Id. at 602. Roth, 408 U.S. at 578-79. In *Roth* it was so. 42 U.S.C. § 1983.[^1]\n\n"
    "[^1]: See id. at 570; Olim v. Wakinekona, 461 U.S. 238, 103 S. Ct. 1741 (1983).\n\n"
    "Section 1983 says so. Olim, 461 U.S. at 249, 108 S. Ct. 1741.\n"
)
EDITS = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(0, 60), st.sampled_from([*PIECES, ""])), min_size=1, max_size=12
)


def versions(start, edits):
    """The text after each edit: a place, how much is taken away there, and what is put there."""
    text = start
    yield text
    for place, taken, put in edits:
        at = place % (len(text) + 1)
        text = text[:at] + put + text[at + taken :]
        yield text


def same_as_afresh(texts, markup, chosen=None):
    """Whether one analysis, shown every text in turn, says the same of each as a new one; the last snapshot."""
    analysis = Analysis()
    snapshot, before = None, None
    for text in texts:
        earlier = snapshot
        snapshot = analysis.snapshot(text, markup, chosen)
        afresh = Analysis().snapshot(text, markup, chosen)
        assert listing(snapshot) == listing(afresh)
        assert snapshot.findings == afresh.findings
        assert snapshot == afresh
        if earlier is not None:
            assert earlier.again(text) == afresh, "an edit that is tried out is read like one that is made"
            assert listing(earlier) == before, "an edit changed the snapshot before it"
        before = listing(snapshot)
    return snapshot


@pytest.mark.parametrize("markup", Format)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
@example(edits=[(0, 60, ""), (0, 0, "Id. at 5")])
def test_any_edits(markup, edits):
    same_as_afresh(versions(START, edits), markup)


ROTH = "Board of Regents v. Roth, 408 U.S. 564 (1972)"
PERRY = "Perry v. Sindermann, 408 U.S. 593 (1972)"
DESHANEY = "DeShaney v. Winnebago County, 489 U.S. 189 (1989)"
SPANS = "Id. at 570-71. Id. at 572-73. Id. at 574-75. Id. at 576-77. "


@pytest.mark.parametrize("markup", Format)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            f"See {ROTH}. In Panel, so.", f"See {ROTH} (“Panel”). In Panel, so.", id="a short name is defined"
        ),
        pytest.param(
            f"See {ROTH}.\n\nIn *Harlow* it was.",
            f"See {ROTH}.\n\nIn *Harlow* it was.\n\nHarlow v. Fitzgerald, 457 U.S. 800 (1982).",
            id="a case is cited whose name stood there before",
        ),
        pytest.param(f"See {ROTH}.\n\nId. at 577.", "See it.\n\nId. at 577.", id="the antecedent goes"),
        pytest.param("See it.\n\nId. at 577.", f"See {ROTH}.\n\nId. at 577.", id="the antecedent comes"),
        pytest.param(f"See {ROTH}.\n\nId. at 577.", f"See {DESHANEY}.\n\nId. at 577.", id="the antecedent is another"),
        pytest.param(
            f"See {ROTH}.\n\nId. at 577.", f"See {ROTH}.\n\nId. at 5.", id="only a pin changes, for the worse"
        ),
        pytest.param(
            f"See {ROTH}.\n\nId. at 5.", f"See {ROTH}.\n\nId. at 577.", id="only a pin changes, for the better"
        ),
        pytest.param(
            f"See {ROTH}; {PERRY}.\n\n408 U.S. at 577.",
            f"See {ROTH}; {PERRY}.\n\n408 U.S. at 602.",
            id="only a pin changes, and with it the case",
        ),
        pytest.param(
            f"See {ROTH}; {PERRY}.\n\nId. at 577.\n\nRoth, 408 U.S. at 577.",
            f"See {ROTH}; {PERRY}.\n\nId. at 577.\n\nRegents, 408 U.S. at 577.",
            id="only the name changes by which a fix elsewhere would call the case",
        ),
        pytest.param(
            f"See {ROTH}. {PERRY}.\n\nRoth, 408 U.S. at 577.",
            f"See {ROTH}. {PERRY}.\n\nRoth, supra, 408 U.S. at 577.",
            id="only a supra comes in",
        ),
        pytest.param(
            f"See {ROTH}.\n\nId. at 577.\n\nId. at 9.",
            f"See {ROTH.replace('564', '5')}.\n\nId. at 577.\n\nId. at 9.",
            id="only the first page changes",
        ),
        pytest.param(
            f"See {ROTH}.\n\nRoth, 408 U.S. at 602.",
            f"See {ROTH}.\n\nRoth, 408 U.S. at 602.\n\n{PERRY}.",
            id="the next case of the volume is cited",
        ),
        pytest.param(
            f"See {ROTH}.\n\nId. at 577. Id. at 578.",
            f"See {ROTH}.\n\nIb. at 577. Id. at 578.",
            id="id. is no longer id.",
        ),
        pytest.param(
            f"See {ROTH}.\n\n{SPANS}Id. at 578–79.",
            f"See {ROTH}.\n\n{SPANS}Id. at 578–79. Id. at 580-81.",
            id="the house's dash is settled",
        ),
        pytest.param(
            f"{ROTH}. Id. at 570 n. 1. Id. at 571 n. 2.\n\nId. at 572 n.3.\n\nId. at 573 n. 4.",
            f"{ROTH}. Id. at 570 n. 1. Id. at 571 n. 2.\n\nId. at 572 n. 3.\n\nId. at 573 n. 4.",
            id="the house's notes are spaced",
        ),
        pytest.param(
            f"See {ROTH}.\n\nDeShaney, 489 U.S. at 195.",
            f"New words.\n\nSee {ROTH}.\n\nDeShaney, 489 U.S. at 195.",
            id="a paragraph before",
        ),
        pytest.param(
            f"See {ROTH}.\n\nIt was so.\n\nId. at 5.",
            f"See {ROTH}.\n\nThe Report says it was so.\n\nId. at 5.",
            id="another source is spoken of before id.",
        ),
        pytest.param(
            f"See {ROTH}.\n\nThe Report.\n\nId. at 5.\n\nThe Report.\n\nId. at 6.",
            f"See {ROTH}.\n\nIt was so.\n\nId. at 5.\n\nIt was so.\n\nId. at 6.",
            id="nothing else is spoken of before id. any more",
        ),
        pytest.param(
            f"See {ROTH}.\n\nRoth, 408 U.S. at 5-4.",
            f"See {ROTH}.\n\nRoth, 408 U.S. at 5-4.\n\nNew words.",
            id="a paragraph after",
        ),
        pytest.param(
            f"See {ROTH}.\n\nId. at 5-4.\n\nSee {DESHANEY}.",
            f"See {ROTH}.\n\nId. at 5-4.\n\nSee {DESHANEY}.\n\nId. at 5-4.",
            id="a paragraph twice, meaning another case",
        ),
        pytest.param(
            "Roth, 408 U.S., at 5.\n\nRoth, 408 U.S., at 5.",
            "Roth, 408 U.S., at 5.\n\nMore.\n\nRoth, 408 U.S., at 5.",
            id="words between two equal paragraphs",
        ),
        pytest.param(
            "Roth, 408 U.S., at 5.\n\nRoth, 408 U.S., at 5.\n\nRoth, 408 U.S., at 5.",
            "Roth, 408 U.S., at 5.\n\nRoth, 408 U.S., at 5.",
            id="one of three equal paragraphs goes",
        ),
        pytest.param(
            "Olim v. Wakinekona, 461 U.S. 238, 103 S. Ct. 1741 (1983).\n\nOlim, 461 U.S. at 250, 108 S. Ct. 1741.",
            "Olim v. Wakinekona, 461 U.S. 238, 108 S. Ct. 1741 (1983).\n\nOlim, 461 U.S. at 250, 108 S. Ct. 1741.",
            id="the full citation comes to agree",
        ),
        pytest.param(
            "See 42 U.S.C. § 1983.\n\nSubsection (3) and section 1983.",
            "See 18 U.S.C. § 371.\n\nSubsection (3) and section 1983.",
            id="the statute is another",
        ),
        pytest.param(
            f"See {ROTH}. (Citing {PERRY}.)\n\nId. at 570.",
            f"See {ROTH} (citing {PERRY}).\n\nId. at 570.",
            id="a citation is put in a parenthetical",
        ),
        pytest.param(f"See {ROTH}.\n\nIn Roth so.", f"See {ROTH}.\n\nIn Roths so.", id="a name grows"),
        pytest.param(f"See {ROTH}.\n\nWe met Roth.", f"See {ROTH}.\n\nWe met Ms. Roth.", id="a case becomes a person"),
    ],
)
def test_an_edit_and_its_undoing(markup, before, after):
    same_as_afresh([before, after, before, after], markup)


def test_typing_a_brief_letter_by_letter():
    text = START[: START.index("[^1]")]
    last = same_as_afresh((text[:end] for end in range(len(text) + 1)), Format.MARKDOWN)
    kinds = ["case-full", "case-full", "id", "case-short", "name-ref", "statute"]
    assert [entry["kind"] for entry in listing(last)] == kinds


@pytest.mark.parametrize("markup", Format)
def test_the_house_style_crosses_the_majority(markup):
    """Notes are closed up in one house and spaced in the other: findings elsewhere in the document change."""
    west = "Doe v. Roe, 100 F.3d 1 (10th Cir.1996). Doe v. Poe, 200 F.3d 1 (10th Cir.2000). "
    closed = "\n\nDoe v. Moe, 300 F.3d 1, 2 n. 3 (10th Cir.2002)."
    texts = [f"{west}{closed}", f"{west}Doe v. Zoe, 400 F.3d 1 (10th Cir.2005).{closed}"]
    styles = []
    analysis = Analysis()
    for text in [*texts, *texts]:
        snapshot = analysis.snapshot(text, markup)
        styles.append((snapshot.style, [one.rule for one in snapshot.findings]))
        assert snapshot == Analysis().snapshot(text, markup)
    assert styles[:2] == [(Style.BLUEBOOK, ["footnote-spacing"]), (Style.WEST, [])]
    assert styles[2:] == styles[:2]


def test_a_sign_that_is_typed_elsewhere_for_the_first_time():
    """In LaTeX a fix writes a dash as the draft does: a dash in one paragraph changes the fix in another."""
    text = f"See {ROTH}.\n\nId. at 577-78.\n"
    dashed = Settings(pin_dash=PinDash.EN_DASH)
    last = same_as_afresh([text, f"A – dash. {text}", text], Format.LATEX, dashed)
    assert [edit.text for finding in last.findings for edit in finding.fix.edits] == ["--"]


def test_settings_that_change_between_two_readings():
    """Nothing found under the old choice is kept."""
    text = f"See {ROTH}. Id., at 577-578 n. 2."
    analysis = Analysis()
    for chosen in (
        Settings(),
        Settings(style=Style.SCOTUS),
        Settings(ignore=("pin-id-comma-at",)),
        Settings(select=("pin-id-comma-at",)),
        Settings(severity=(("pin-id-comma-at", Level.ERROR),)),
        Settings(),
    ):
        assert analysis.snapshot(text, Format.PLAIN, chosen) == Analysis().snapshot(text, Format.PLAIN, chosen)


def test_one_analysis_reads_a_document_that_changes_its_format():
    text = f"*See* {ROTH}. % Id., at 577.\n\\emph{{Id.}} at 5. <!-- Id., at 6. -->"
    analysis = Analysis()
    for markup in (*Format, *Format):
        assert analysis.snapshot(text, markup) == Analysis().snapshot(text, markup)
