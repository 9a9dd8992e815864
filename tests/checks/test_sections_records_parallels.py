"""Groups E, F, G and P of the catalogue, and what their examples do not show: habits, tables, other formats."""

import json

import pytest
from examples import Draft
from test_catalogue import wrong_about_bad, wrong_about_ok

from pincite.analysis import Analysis
from pincite.checks.registry import BY_ID
from pincite.library import federal_rules
from pincite.library.constitution import provisions
from pincite.markup.blocks import Format
from pincite.settings import Style

NOT_THERE_YET = {
    "authority-not-found",  # needs the network
}
SAID_OTHERWISE = {
    "toa-missing-entry",  # the catalogue's examples tell of a document
    "toa-stale-entry",
    "statute-subsection-run-on",  # mended with a comma, as the statute has it in the annotated opinion
    "citation-style-mixed",  # the catalogue's examples name forms, not citations
    "footnote-marker-glued",  # not in plain text, where footnotes are called so
}
TELLING_ELSEWHERE = ("authority-",)
"""Rules of group P that read the bundled list of cases: tested with it."""


@pytest.fixture
def rows(catalogue):
    rows = json.loads((catalogue / "rules.json").read_text(encoding="utf-8"))
    found = [row for row in rows if row["group"].startswith(("E. ", "F. ", "G. ", "P. "))]
    assert len(found) == 37
    return found


def test_which_rules_of_the_catalogue_are_there(rows):
    assert {row["id"] for row in rows} - set(BY_ID) == NOT_THERE_YET


def test_the_catalogues_examples(rows):
    there = [row for row in rows if row["id"] not in NOT_THERE_YET and not row["id"].startswith(TELLING_ELSEWHERE)]
    wrong = [
        line
        for row in there
        for rule in [BY_ID[row["id"]]]
        for line in (
            *(() if rule.id in SAID_OTHERWISE else wrong_about_bad(rule, row["bad"])),
            *wrong_about_ok(rule, row["ok"]),
        )
    ]
    assert wrong == []


def rules(text, markup=Format.PLAIN, style=Style.AUTO):
    return Draft("", text, style, markup).rules()


@pytest.mark.parametrize(
    "text",
    [
        "See 42 U.S.C. §§ 1983, 1985(3), and 1988.",
        "See 42 U.S.C. §§ 2000e to 2000e-17; 29 U.S.C. §§ 201-19.",
        "See 42 U.S.C. § 1983 and 28 U.S.C. § 1343.",
        "See 16 U.S.C. § 460l-4; 7 U.S.C. § 450j-1; 22 U.S.C. § 2151-1.",
        "See 29 C.F.R. §§ 1910.120-.125; 17 C.F.R. § 240.10b-5.",
        "See 42 U.S.C. § 1983 and 12 others.",
        "The claims fail under § 1983. The court looked at § 1988 too.",
        "Count One is a § 1983 claim. § 1983 claims need state action.",
        "See Cal. Penal Code section 187.",
        "See 40 C.F.R. pts. 60-63.",
        "See Fed. R. Evid. 403.2 The court disagreed.",
        "See Fed. R. Civ. P. 12(b)(6), 26(b)(3)(B), 30(b)(6), 45(d)(3)(A)(iv).",
        "See Fed. R. Evid. 801(d)(2)(E), 803(6)(B), 902(11); Fed. R. App. P. 32(a)(7)(B)(ii).",
        "Fed. R. Civ. P. 84 was abrogated.",
        "U. S. Const., Art. I, § 8, cl. 3.",
        "U.S. Const. art. II, § 1, cl. 8; U.S. Const. art. VI, cl. 2; U.S. Const. amends. V, XIV.",
        "See 50 U.S.C. § 3003; 54 U.S.C. § 100101; 50 C.F.R. § 17.3.",
        "J.A. 12. Resp. Br. at 4. J.A. 13. Reply Br. at 5. J.A. 14. Tr. at 3.",
        "The motion (ECF No. 12) is denied. ECF No. 13 at 4. See ECF Nos. 12, 13.",
        "Docket No. 19-1234. ECF No. 3 at 2. ECF No. 4 at 2. ECF No. 5 at 2.",
        "People v. Diaz, 51 Cal. 4th 84, 244 P.3d 501, 119 Cal. Rptr. 3d 105 (2011).",
        "Foo v. Bar, 93 So. 3d 1, 41 Fla. L. Weekly D5 (Fla. 2012).",
        "“42 U.S.C. Sec. 1983 and § § 12 and Fed. R. Civ. P. 99.”",
    ],
)
def test_what_only_looks_wrong(text):
    """Not a word from these groups; reporters and names are other rules' business."""
    groups = {"section", "statute", "code", "rule", "const", "usc", "subdivision", "record", "docket", "parallel"}
    assert [rule for rule in rules(text) if rule.split("-")[0] in groups] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("See Fed. R. Civ. P. 45(c)(3).", "rule-subdivision-unknown"),
        ("See Fed. R. Evid. 404(c).", "rule-subdivision-unknown"),
        ("See Fed. R. App. P. 32(a)(7)(B)(iii).", "rule-subdivision-unknown"),  # moved to 32(f) in 2016
        ("See U.S. Const. amend. V, § 2.", "const-provision-unknown"),
        ("See U.S. Const. art. VI, cl. 4.", "const-provision-unknown"),
        ("See 18 U.S.C. § 924(c) and 922(g).", "section-symbol-number"),
        ("See 12 C.F.R. § 226.5-226.7.", "section-symbol-number"),
        ("Rule 12(b)(6), F.R.C.P., governs.", "rule-cite-form"),
    ],
)
def test_what_is_wrong(text, rule):
    assert rule in rules(text)


def test_a_space_after_a_sign_survives_latex():
    """A plain space would end the command and vanish."""
    assert Draft("", r"42 U.S.C. \S1983.", format=Format.LATEX).mended() == r"42 U.S.C. \S~1983."
    assert rules(r"42 U.S.C. \S 1983; 42 U.S.C. \S~1985; 42 U.S.C. \S\,1988.", Format.LATEX) == []


def test_a_split_sign_is_one_defect():
    assert rules("See 42 U.S.C. § § 1983, 1985.") == ["section-symbol-doubled-spaced"]


def test_a_document_is_held_to_its_own_habit():
    """Four of one form make the fifth a slip; two of each do not."""
    most = "See Fed.R.Civ.P. 8. See Fed.R.Civ.P. 9. See Fed.R.Civ.P. 12. See Fed.R.Evid. 403. "
    assert rules(most + "See Fed. R. Civ. P. 56.") == ["rule-cite-spacing"]
    assert rules("App. at 3. App. at 4. App. 5. App. 6.") == []


def test_the_rules_of_another_year_are_not_held_against_a_citation():
    for text in (
        "former Fed. R. Civ. P. 6(e)",
        "Fed. R. Crim. P. 11(e)(1)(C) (1999)",
        "Fed. R. Civ. P. 56(i) (repealed)",
    ):
        assert "rule-subdivision-unknown" not in rules(f"See {text}.")


def test_footnote_numbers_are_glued_in_markdown_only():
    text = "See A v. B, 1 F.3d 2 (1st Cir. 1986)2 and 42 U.S.C. § 1988.3 The court"
    assert rules(text, Format.MARKDOWN).count("footnote-marker-glued") == 1
    assert "footnote-marker-glued" not in rules(text)


def test_mixed_styles_are_reported_once():
    closed = " ".join(f"A v. B, {n} F.3d 10 ({n}th Cir.2004)." for n in (4, 5, 6))
    spaced = " ".join(f"C v. D, {n} F.3d 10 ({n}th Cir. 2004)." for n in (7, 8, 9))
    snapshot = Analysis().snapshot(f"{closed} {spaced}", Format.PLAIN)
    found = [one for one in snapshot.findings if one.rule == "citation-style-mixed"]
    assert [one.message for one in found] == [
        "Court and year are closed up in 3 of the sources cited here and spaced in 3."
    ]


def test_the_table_of_rules_knows_every_part_before_the_last():
    """A gap would be a part that the table's maker overlooked, and a false alarm."""
    for name in federal_rules.SETS.values():
        for number, parts in federal_rules._table()[name].items():
            for part in parts:
                above, _, label = part.rstrip(")").rpartition("(")
                assert not above or above in parts
                if label.isdecimal() and int(label) > 1:
                    assert f"{above}({int(label) - 1})" in parts, (name, number, part)


def test_look_up():
    assert federal_rules.look_up("Fed. R. Civ. P.", "12", "(b)(6)") == "known"
    assert federal_rules.look_up("Fed. R. Civ. P.", "12", "(b)(8)") == "no such part"
    assert federal_rules.look_up("Fed. R. Civ. P.", "12", "(b)(6)(A)") == "unsure"
    assert federal_rules.look_up("Fed. R. Civ. P.", "84") == "unsure"
    assert federal_rules.look_up("Fed. R. Civ. P.", "99") == "no such rule"


def test_the_constitution():
    found = provisions()
    assert len(found) == 7 + 27
    assert found["art. I"] == (1, 5, 7, 2, 4, 2, 3, 18, 8, 3)
    assert len(found["amend. XIV"]) == 5


def test_signs_lost_throughout_are_reported_once():
    """A document imported from PDF has often lost every section sign."""
    snapshot = Analysis().snapshot("42 U.S.C. 1983. 42 U.S.C. 1985. 28 U.S.C. 1331. 28 U.S.C. 1343.", Format.PLAIN)
    assert [(one.rule, str(one.severity)) for one in snapshot.findings] == [("section-symbol-missing", "information")]
    kept = "42 U.S.C. § 1983. 42 U.S.C. § 1985. 28 U.S.C. § 1331. 28 U.S.C. 1343."
    assert rules(kept) == ["section-symbol-missing"]
