"""What is found in whole documents, to the letter: a new false alarm shows as a difference."""

import json
from pathlib import Path

import pytest

from pincite.analysis import Analysis
from pincite.markup.blocks import Format
from pincite.settings import Style

DOCUMENTS = Path(__file__).parents[1] / "documents"
FORMATS = {".md": Format.MARKDOWN, ".tex": Format.LATEX, ".txt": Format.PLAIN}
WRONG = "Roth, 408 U.S., at 577-576"
M, T, P = Format.MARKDOWN, Format.LATEX, Format.PLAIN


def found(text, markup):
    """Each finding's rule, and the words it is about."""
    snapshot = Analysis().snapshot(text, markup)
    return [(one.rule, " ".join(text[slice(*one.span)].split())) for one in snapshot.findings]


def test_castle_rock_has_the_annotated_defects_and_no_others(corpus):
    """Section D of its anomalies.md lists what looks like a defect: none of it is found. Section C lists damaged
    quotation marks: six of them, all as hints."""
    folder = corpus / "castle-rock"
    defects = [json.loads(line) for line in (folder / "defects.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(defects) == 13
    text = (folder / "opinion.txt").read_bytes().decode("utf-8")
    found = Analysis().snapshot(text, P).findings
    marks = [(one.rule, str(one.severity), one.span.start) for one in found if one.rule.startswith("quote-")]
    assert marks == [
        ("quote-space-inside", "hint", 10029),
        ("quote-unbalanced", "hint", 16349),
        ("quote-unbalanced", "hint", 23176),
        ("quote-marks-mixed", "hint", 26465),
        ("quote-marks-mixed", "hint", 28010),
        ("quote-marks-mixed", "hint", 28724),
    ]
    findings = [one for one in found if not one.rule.startswith("quote-")]
    assert [(one.rule, str(one.severity)) for one in findings] == [(one["class"], one["severity"]) for one in defects]
    for finding, defect in zip(findings, defects, strict=True):
        assert defect["start"] <= finding.span.start < finding.span.end <= defect["end"]


NOT_WRONG = [
    (
        "(Greenfield v Philles Records, 98 NY2d 562, 569 [2002], citing W.W.W. Assoc. v Giancontieri, 77 NY2d 157,"
        " 162-163 [1990]). Ambiguity is an issue of law for the courts to decide (id. at 569-570; see Kass v Kass,"
        " 91 NY2d 554, 566 [1998]; cf. Reiss v Financial Performance Corp., 97 NY2d 195, 198-199 [2001]).",
        P,
    ),
    (
        "The dissent read it so. *Castle Rock v. Gonzales*, 545 U.S. 748, 779 (2005) (Stevens, J., dissenting). The"
        " Court did not. *Id.* at 768 (majority opinion).",
        M,
    ),
    ("They own stock. 15 U.S.C. § 78l(b); 16 U.S.C. § 460l-9; 26 U.S.C. §§ 6050I, 45O. He paid $ 500 (Form 1O99).", M),
    ("*Doe v. Roe*, 12 F.3d 1, 4 (2d Cir. 1993), settles it.\n\n- *Roth v. Doe*, 12 F.3d 9, 14 (2d Cir. 1993)", M),
    ("Tolan v. Cotton, 572 U.S. 650 (2014) ( per curiam). See 42 CFR § 421.5(b) (2016).", P),
    (
        "He cites Perry v. Sindermann, 408 U.S. 593 (1972). see Green v. United States, 355 U.S. 184, 188 (1957), too.",
        P,
    ),
    ("See 12 T.C.M. (CCH) at 4; R. 144:2-45:8; Compl. ¶¶ 127-31; Trial Tr. 9:12-10:4.", P),
]


@pytest.mark.parametrize(("text", "markup"), NOT_WRONG)
def test_what_looks_like_a_slip_and_is_none(text, markup):
    assert found(text, markup) == []


@pytest.mark.parametrize(
    ("name", "style", "expected"),
    [
        ("opening-brief.md", Style.BLUEBOOK, [("supra-for-case", "supra_, at 331")]),
        (
            "answer-brief.tex",
            Style.BLUEBOOK,
            [
                ("missing-space-after-comma", ","),  # false: a comment follows, then the next line
                ("signal-mixed-categories", "but see"),
                ("supra-for-case", "supra}, at ¶~49"),
                ("pin-at-with-symbol", "at"),
            ],
        ),
        ("reply-california.txt", Style.CALIFORNIA, []),
        ("memo-new-york.md", Style.NEW_YORK, []),
    ],
)
def test_briefs(name, style, expected):
    """The house style is the one the brief is written in. What is false among the findings is listed as such."""
    path = DOCUMENTS / name
    text = path.read_bytes().decode("utf-8")
    assert Analysis().snapshot(text, FORMATS[path.suffix]).style == style
    assert found(text, FORMATS[path.suffix]) == expected


IN_PROSE = ["pin-comma-before-at", "pin-range-reversed"]


@pytest.mark.parametrize("markup", Format)
def test_a_slip_in_prose_is_found(markup):
    assert [rule for rule, _ in found(f"See {WRONG}.\n", markup)] == IN_PROSE


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (M, f'---\ntitle: "{WRONG}"\n---\n\nText.\n'),
        (M, f"Text <!-- see {WRONG} --> goes on.\n"),
        (M, f"<!--\n{WRONG}\n-->\n\nText.\n"),
        (M, f"Text `{WRONG}` goes on.\n"),
        (M, f"Text.\n\n```\n{WRONG}\n```\n\nText.\n"),
        (M, f"Text.\n\n    {WRONG}\n\nText.\n"),
        (M, f"# Table of Authorities\n\n{WRONG}\n\n# Argument\n\nText.\n"),
        (M, f"See [it](https://example.org/{WRONG.replace(' ', '_')}).\n"),
        (T, f"Text. % {WRONG}\nText.\n"),
        (T, f"\\begin{{verbatim}}\n{WRONG}\n\\end{{verbatim}}\nText.\n"),
        (T, f"\\begin{{lstlisting}}\n{WRONG}\n\\end{{lstlisting}}\nText.\n"),
        (T, f"\\begin{{comment}}\n{WRONG}\n\\end{{comment}}\nText.\n"),
        (T, f"Text \\verb|{WRONG}| goes on.\n"),
        (T, f"\\label{{{WRONG}}} Text \\ref{{{WRONG}}}.\n"),
        (P, f"TABLE OF AUTHORITIES\n\n{WRONG} ........ 12\n\nARGUMENT\n\nText.\n"),
    ],
)
def test_what_is_not_the_authors_prose_is_left_alone(markup, text):
    assert found(text, markup) == []


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (M, f"The court said: “See {WRONG}.”\n"),
        (M, f'The court said: "See {WRONG}."\n'),
        (M, f"Doe v. Roe, 410 U.S. 113, 120 (1973) (“see {WRONG}, for that”).\n"),
        (M, f"The court said:\n\n> It is so. {WRONG}.\n"),
        (M, f"The court said:\n\n> It is\nso. {WRONG}.\n"),
        (T, f"The court said: ``See {WRONG}.'' So.\n"),
        (T, f"\\begin{{quote}}\nIt is so. {WRONG}.\n\\end{{quote}}\n"),
        (T, f"\\begin{{quotation}}\nIt is so. {WRONG}.\n\\end{{quotation}}\n"),
        (P, f"The court said: “See {WRONG}.”\n"),
    ],
)
def test_what_is_quoted_is_left_alone(markup, text):
    """It stands there as it stands in the source."""
    assert found(text, markup) == []


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (M, f"“It is so.” {WRONG}.\n"),
        (M, f"> It is so.\n\n{WRONG}.\n"),
        (M, f"It is the Court's, and the parties' too: {WRONG}. That isn't so.\n"),
        (T, f"``It is so.'' {WRONG}.\n"),
        (T, f"\\begin{{quote}}\nIt is so.\n\\end{{quote}}\n{WRONG}.\n"),
        (P, f'He was 6\' 2" tall. {WRONG}. So "he" said.\n'),
        (P, f"“An opening mark that is never closed.\n\n{WRONG}.\n"),
    ],
)
def test_what_stands_beside_a_quotation_is_not_quoted(markup, text):
    assert [rule for rule, _ in found(text, markup)] == IN_PROSE


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (M, f"Text `code` and <!-- a note --> then {WRONG}.\n"),
        (M, f"```\ncode\n```\n\nThen {WRONG}.\n"),
        (M, f"# Table of Authorities\n\nA\n\n# Argument\n\nThen {WRONG}.\n"),
        (T, f"Costs 5\\% more, says {WRONG}.\n"),
        (T, f"\\begin{{verbatim}}\ncode\n\\end{{verbatim}}\nThen {WRONG}.\n"),
        (P, f"TABLE OF AUTHORITIES\n\nRoth .... 3\n\nARGUMENT\n\nThen {WRONG}.\n"),
    ],
)
def test_prose_after_it_is_read_again(markup, text):
    assert [rule for rule, _ in found(text, markup)] == IN_PROSE


def test_a_courts_own_forms_are_left_to_it():
    """South Dakota closes its paragraphs up, Connecticut pins id. with a comma, Michigan drops no digit."""
    closed = " ".join(f"State v. Roe, 2008 SD {n}, ¶{n} n7, 746 NW2d 739, 745 (2008)." for n in range(11, 17))
    assert {"paragraph-pin-symbol", "footnote-abbreviation"}.isdisjoint(_rules(closed))
    commas = "State v. Roe, 330 Conn. 520, 538, 197 A.3d 1 (2019). " + " ".join(f"Id., {n}." for n in range(540, 546))
    assert "pin-missing-at-id" not in _rules(commas)
    whole = " ".join(f"State v. Roe{n}, {n} Mich 349, 372-373; {n} NW2d 686 (2010)." for n in range(487, 493))
    assert {"pin-range-untruncated", "cite-missing-parenthetical", "cite-missing-court"}.isdisjoint(_rules(whole))


def test_a_few_slips_are_no_custom():
    assert (
        _rules("Roe v. Doe, 489 F.2d 189, 195 fn. 2 (5th Cir. 1974). Id. at 196 fn. 3.")
        == ["footnote-abbreviation"] * 2
    )


@pytest.mark.parametrize(
    "text",
    [
        "Solon v. Slater, 345 Conn. 794, 287 A.3d 574 (2023). See Solon v. Slater, supra, 345 Conn. 809. Id., 823–24.",
        "“The officer may seize the object in the pocket.” State v. Evans, 67 Ohio St.3d 405 (1993), paragraph two of "
        "the syllabus.",
        "See 23 Pa. C.S.A. §§ 5328(a)(2.1); 5329.1.",
        "It is settled. See Berrigan v. Astrue, No. 10-12, 2010 WL 115390, at * 4-5 (E.D. Cal. Oct. 29, 2010).",
        "Jones v. Roe, 28 Cal2d 627,170 P2d 893 (1946); Doe v. Biddle, 163 NJSuper 455 (1978); Ex parte Doe, 71 "
        "OhioApp 48 (1942).",
        "See 8 U.S.C. § 1324\n\n(a)(1)(A)(iii), it says.",
        "ECF No. 2 at 1. ECF No. 3 at 2. ECF No. 4 at 1. ECF Nos. 5 & 6.",
        "See USSG §3B1.2(b). See 18 U.S.C. § 3. See 18 U.S.C. § 4. See 18 U.S.C. § 5.",
        "It has no duty to refund, says the State. See Tr. of Oral Arg. 41, 44.11",
        "Pursuant to 5TH CIR . R. 47.5, this opinion is not published.",
        "Roe v. Doe, 489 F.2d 1 (5th Cir. 1974). " + " ".join(f"It is so, see Id. at {page}." for page in range(2, 8)),
    ],
)
def test_forms_of_courts_and_of_print_are_no_defects(text):
    assert _rules(text) == []


@pytest.mark.parametrize("court", ["E.D.N.Y.", "D. Md.", "D. Minn.", "S.D.N.Y."])
def test_courts_are_spelled_as_their_reporters_spell_them(court):
    assert _rules(f"Roe v. Doe, 892 F. Supp. 2d 28, 51 ({court} 2012).") == []


@pytest.mark.parametrize(
    "text",
    [
        "State v. Roe, 9th Dist. No. 27321, 2015-Ohio-4321, ¶ 7-9. Id. at ¶ 8. State v. Doe, 2014-Ohio-3177, ¶ 9, "
        "citing State v. Poe, 2003-Ohio-4165, ¶ 3. State v. Coe (1990), 51 Ohio St.3d 3, 5.",
        "State v. Roe, 2015-Ohio-4321, ¶ 7. Doe v. Poe, 75 Ohio St.3d 280, 290 (1996). Doe at 292-293.",
        "Roe v. Doe, 268 Ga. 735, 748-749 (2) (493 SE2d 403) (1997). Lau v. Hahn, 261 Ga. 491 (405 SE2d 474) (1991). "
        "Doe v. Poe, 285 Ga. 442 (679 SE2d 25) (2009). Poe v. Lau, 287 Ga. 622 (697 SE2d 779) (2010).",
        "See La. C.Cr.P. art. 821; Pa.R.C.P. No. 1035.2(1); Conn. Code Evid. § 4-5 (b).",
        "It “must allow a flow at the boundary.” 1 App. 23–24 (emphasis added).",
        "It is so; see 1999 Or Laws 12. Or Laws 2001, ch 104, § 1.",
        "See 21 O.S.2011, § 701.7.",
        "N.J.S.A. 2C:43-6(c). R. 4:46-2(c).",
        "Roe v. Poe, 12-456 (La. App. 3 Cir. 11/7/12), 102 So.3d 1, writ denied, 12-2687 (La. 2/8/13), 108 So.3d 87.",
        "Doe v. Commissioner, 120 T.C. 1, 5 (2003), affd. 374 F.3d 1 (D.C. Cir. 2004).",
        "Roe v. Doe, 200 N.C. App. 1, 5, 682 S.E.2d 1, 4, disc. review denied, 363 N.C. 5, 690 S.E.2d 1 (2009). Id. at "
        "6, 682 S.E.2d at 5.",
    ],
)
def test_the_forms_of_states_and_of_the_tax_court(text):
    assert _rules(text) == []


def test_the_supreme_court_writes_for_itself():
    """A syllabus without years, volumes that have no pages yet, the decision below, star pages without “at”."""
    text = (
        "Held: A plaintiff must show an injury. Spokeo, Inc. v. Robins, 578 U. S. ___, ___; Saldano v. Texas, "
        "530 U. S. 1212, so said. The appeals court affirmed. 743 F. 3d 127, 141 (2016); 2014 WL 5354956, *2 "
        "(D Colo., Sept. 15, 2014). See Record, Doc. 39–2, pp. 29–30. See Spokeo, 578 U. S., at ___ (slip op., at 10). "
        "Id., at ___ (plurality opinion) (slip op., at 13). Roe v. Doe, 410 U. S. 113, 120 (1973). See §8902; §8903; "
        "§8904; 2008 ND 66, ¶¶21–26. The court agreed, Rippo v. State, 132 Nev. ___, 368 P. 3d 729 (2016). "
        "132 Nev., at ___, 368 P. 3d, at 744. See 27 Wright 575–578. See Bonazoli v. R. S. V. P. Int’l, Inc., "
        "353 F. Supp. 2d 218, 226 (RI 2005)."
    )
    assert _rules(text) == []


def test_id_after_a_quotation_that_cites_another_case():
    """What the quoted court cites is not what id. goes back to."""
    text = (
        "Martinez v. Ryan, 566 U.S. 1, 9 (2012), says that a claim “ineffective under the standards of Strickland v. "
        "Washington, 466 U.S. 668 (1984), has some merit.” Id. at 14."
    )
    assert "id-pin-outside-antecedent" not in _rules(text)


def test_one_docket_number_among_many_cites_without_is_not_asked_for():
    cites = [f"Roe v. Doe{n}, 2024 WL 33848{n}, at *1 (Del. Ch. July 12, 2024)." for n in range(10, 16)]
    assert "database-cite-incomplete" in _rules(cites[0])
    assert "database-cite-incomplete" not in _rules(" ".join(cites))


def test_a_case_cited_in_full_in_a_footnote_may_be_short_in_the_text():
    """The note is printed after what it is read with."""
    text = (
        "   We disagree with the licensee on this.7 It is hearsay, as\nHyer, 957 A.2d at 810, says of such statements "
        "out of court, and so\n\n\n       7\n        The court has broad discretion to decide whether evidence of any "
        "such kind is admissible. Hyer v. Roe, 957 A.2d 807, 810 (Pa. 2008).\n\fwe affirm.\n"
    )
    assert "short-form-before-full" not in _rules(text)


def test_id_with_a_comma_for_its_period_is_one_slip():
    assert _rules("Roe v. Doe, 489 F.2d 189 (5th Cir. 1974). Id, at 196.") == ["id-period-missing"]


def _rules(text):
    return [rule for rule, _ in found(text, P)]
