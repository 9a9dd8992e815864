"""The grammar of pins: what is read, in every frame a pin can stand in, and that malformed ones are reported."""

import json

import pytest

from pincite.analysis import Analysis
from pincite.checks.model import Severity
from pincite.features.listing import listing
from pincite.markup.blocks import Format

FULL = "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002). "


def read(text):
    return Analysis().snapshot(text, Format.PLAIN)


def pins(text):
    """The pins of the one citation of a text."""
    (entry,) = listing(read(text))
    return entry["pins"]


PAGES = [
    ("1265", ["1265"]),
    ("1265-66", ["1265-66"]),
    ("1265–66", ["1265–66"]),
    ("1299-1302", ["1299-1302"]),
    ("1265, 1268", ["1265", "1268"]),
    ("1265-66, 1268-70, 1275", ["1265-66", "1268-70", "1275"]),
    ("1265 and 1268", ["1265", "1268"]),
    ("1265 n.3", ["1265 n.3"]),
    ("1265 n. 3", ["1265 n. 3"]),
    ("1265 & n.3", ["1265 & n.3"]),
    ("1265 nn.3-4", ["1265 nn.3-4"]),
    ("1265 nn. 3 & 4", ["1265 nn. 3 & 4"]),
    ("1265 nn.3, 4", ["1265 nn.3, 4"]),
    ("1265 nn.3, 5-6 & 8, 1270", ["1265 nn.3, 5-6 & 8", "1270"]),
    ("1265 nn.11, 12, 1270 n.14", ["1265 nn.11, 12", "1270 n.14"]),
    ("1265-66, and n.14", ["1265-66 and n.14"]),
    ("1265 ¶ 3", ["1265 ¶ 3"]),
    ("1265 to 1266", ["1265 to 1266"]),
    ("1265-66 & nn.2-3, 1270", ["1265-66 & nn.2-3", "1270"]),
    ("1265 n.3, 1268 n.5", ["1265 n.3", "1268 n.5"]),
    ("xii", ["xii"]),
    ("passim", ["passim"]),
    ("___", ["___"]),
]


@pytest.mark.parametrize(("typed", "expected"), PAGES)
@pytest.mark.parametrize(
    "frame",
    [
        "See Gonzales v. City of Castle Rock, 307 F.3d 1258, {} (10th Cir. 2002).",
        "See Gonzales, 307 F.3d at {}.",
        "See id. at {}.",
        "See Gonzales, supra, at {}.",
        "See Gonzales, 307 F.3d at {} (quotation marks omitted).",
    ],
    ids=["full", "short", "id", "supra", "before a parenthesis"],
)
def test_pages(frame, typed, expected):
    assert pins(frame.format(typed)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("App. at 29.", ["29"]),
        ("App. 30-31.", ["30-31"]),
        ("J.A. 12-14, 18.", ["12-14", "18"]),
        ("R. at 88.", ["88"]),
        ("1-ER-12.", ["12"]),
        ("2-ER-160–61.", ["160–61"]),
        ("SER 8-9.", ["8-9"]),
        ("2 CT 345.", ["345"]),
        ("Ex. 4 at 2.", ["2"]),
        ("Dkt. 63 at 1.", ["1"]),
        ("Dkt. 12 ¶ 3.", ["¶ 3"]),
        ("ECF No. 12 at 3-4.", ["3-4"]),
        ("Ct. Op. at 1104 n. 9.", ["1104 n. 9"]),
        ("Compl. ¶ 12.", ["¶ 12"]),
        ("Compl. ¶¶ 12-14, 20.", ["¶¶ 12-14", "20"]),
        ("Compl. ¶ 12-A.", ["¶ 12-A"]),
        ("Jones Dep. 33:4-12.", ["33:4-12"]),
        ("Jones Dep. 41:19–42:3.", ["41:19–42:3"]),
        ("Tr. 12:3-7, 15:2.", ["12:3-7", "15:2"]),
    ],
)
def test_the_record(text, expected):
    assert pins(f"See {text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("State v. Smith, 2016 UT 20, ¶ 12.", ["¶ 12"]),
        ("State v. Smith, 2016 UT 20, ¶¶ 12-14, 16.", ["¶¶ 12-14", "16"]),
        ("State v. Smith, 2016 UT 20, ¶¶ 12, 14.", ["¶¶ 12", "14"]),
        ("Couch v. Durrani, 2021-Ohio-726, ¶ 9.", ["¶ 9"]),
        ("Warne v. Hall, 2016 CO 50, ¶ 24.", ["¶ 24"]),
        ("Id. ¶ 12.", ["¶ 12"]),
        ("Id. ¶¶ 12–14.", ["¶¶ 12–14"]),
        ("Id. ¶ 12 n.3.", ["¶ 12 n.3"]),
        ("Compl. ¶ 12 n.3.", ["¶ 12 n.3"]),
        ("State v. Smith, 2016 UT 20, ¶¶ 9, 12 n.3.", ["¶¶ 9", "12 n.3"]),
    ],
)
def test_paragraphs(text, expected):
    assert pins(f"See {text}") == expected


@pytest.mark.parametrize("text", ["id. at 12a, 34a.", "Gonzales, 307 F.3d at 12a, 34a.", "App. at 12a, 34a."])
def test_pages_of_an_appendix(text):
    assert pins(f"See {text}") == ["12a", "34a"]
    assert read(f"{FULL}See {text}").findings == ()


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Gonzales, 307 F.3d at 1265n.3.", "Gonzales, 307 F.3d at 1265 n.3."),
        ("Gonzales, 307 F.3d at 1265-66n.3.", "Gonzales, 307 F.3d at 1265-66 n.3."),
        ("Gonzales, 307 F.3d 1265-66.", "Gonzales, 307 F.3d at 1265-66."),
        ("Doe v. Roe, 2004 WL 12345 at *3 (D. Colo. 2004).", "Doe v. Roe, 2004 WL 12345, at *3 (D. Colo. 2004)."),
        ("Doe v. Roe, 2004 WL 12345 at 3 (D. Colo. 2004).", "Doe v. Roe, 2004 WL 12345, at *3 (D. Colo. 2004)."),
    ],
)
def test_what_mends_a_pin(typed, mended):
    assert after_every_fix(FULL + typed) == FULL + mended


def after_every_fix(text):
    edits = [edit for found in read(text).findings if found.fix for edit in found.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doe v. Roe, 2004 WL 12345, at *3 (D. Colo. Mar. 4, 2004).", ["*3"]),
        ("Doe v. Roe, 2004 WL 12345, at *3-4, *7 n.2 (D. Colo. Mar. 4, 2004).", ["*3-4", "*7 n.2"]),
        ("Doe v. Roe, 2015 U.S. LEXIS 1503, at *40 (2015).", ["*40"]),
        ("Id. at *3–4.", ["*3–4"]),
    ],
)
def test_star_pages_of_a_database(text, expected):
    assert pins(f"See {text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26 U.S.C. § 501(c)(3)", ["(c)(3)"]),
        ("42 U.S.C. § 1983", []),
        ("42 U.S.C. § 2000e-2(a)(1)", ["(a)(1)"]),
        ("17 C.F.R. § 240.10b-5(b)", ["(b)"]),
        ("Fed. R. Civ. P. 12(b)(6)", ["(b)(6)"]),
        ("C.R.S. § 18-6-803.5(3)(a)(b)", ["(3)(a)", "(3)(b)"]),
        ("C.R.S. § 18-6-803.5(1)-(3)", ["(1)-(3)"]),
        ("C.R.S. § 18-6-803.5(1)—(3)", ["(1)-(3)"]),
        ("C.R.S. § 18-6-803.5(2)(b)(c), (3)", ["(2)(b)", "(2)(c)", "(3)"]),
        ("C.R.S. § 18-6-803.5(3)(a), (b)", ["(3)(a)", "(3)(b)"]),
        ("28 U.S.C. § 1291(a), (b)", ["(a)", "(b)"]),
        ("28 U.S.C. § 1291(a), (b), and (c)", ["(a)", "(b)", "(c)"]),
        ("26 U.S.C. § 501(c)(3) and (4)", ["(c)(3)", "(c)(4)"]),
        ("8 U.S.C. § 1252(a)(2)(B)(i)-(ii)", ["(a)(2)(B)(i)-(ii)"]),
        ("15 U.S.C. § 78u-4(b)(1)(A)-(B), (b)(2)(A)", ["(b)(1)(A)-(B)", "(b)(2)(A)"]),
        ("CPLR 3211 (a) (7)", ["(a)(7)"]),
        ("CPLR 3211 (a) (1) and (7)", ["(a)(1)", "(a)(7)"]),
        ("General Obligations Law § 5-701 (a) (1)", ["(a)(1)"]),
        ("Gov. Code, § 19572, subd. (d)", ["(d)"]),
        ("Code Civ. Proc., § 1094.5, subds. (b), (c)", ["(b)", "(c)"]),
        ("U.S. Const. art. I, § 8, cl. 3", ["§ 8, cl. 3"]),
        ("U.S. Const. amend. XIV, § 1", ["§ 1"]),
        ("42 U.S.C. § 1983 (1996)", []),
    ],
)
def test_subdivisions(text, expected):
    assert pins(f"See {text}.") == expected


WELL = {
    ", 1265": ["1265"],
    ", 1265-66": ["1265-66"],
    ", 1265–66": ["1265–66"],
    ", 1265—66": ["1265—66"],
    ", 1265-66, 1268": ["1265-66", "1268"],
    ", 1265–66, 1268–70": ["1265–66", "1268–70"],
    ", 1265 n. 3": ["1265 n. 3"],
    ", 1265 & n.3": ["1265 & n.3"],
    ", 1265 nn. 3 & 4": ["1265 nn. 3 & 4"],
    ", 1265-66 n.3": ["1265-66 n.3"],
    ", 1265 n.3, 1268 n.5": ["1265 n.3", "1268 n.5"],
    " n.3": ["n.3"],
    ", 1265 & nn.2-3": ["1265 & nn.2-3"],
    ", 1265 (Tacha, C.J., concurring)": ["1265"],
    ", at 1265": ["1265"],
    ", 1258": ["1258"],
    ", 1258 n.1": ["1258 n.1"],
    ", 1265-66 & n.2, 1270": ["1265-66 & n.2", "1270"],
    ", ¶¶ 12-14": ["¶¶ 12-14"],
    ", 1265 ¶ 3": ["1265 ¶ 3"],
    ", passim": ["passim"],
    ", 1265 et seq.": ["1265"],
    ", 1265:3-7": ["1265:3-7"],
    ", *3": ["*3"],
    ", at *3-4": ["*3-4"],
    ", at *3 n.2": ["*3 n.2"],
    ", 1265, 1267 & n.4, 1270-71 nn.9-10": ["1265", "1267 & n.4", "1270-71 nn.9-10"],
    ", 1,265": ["1,265"],
    ", 1265-66 (majority opinion)": ["1265-66"],
    ", xii": ["xii"],
    "1265": ["1265"],
    "1265-66": ["1265-66"],
    "1265–66": ["1265–66"],
    "1265 n. 3": ["1265 n. 3"],
    "1265 n.3": ["1265 n.3"],
    "1265, 1268": ["1265", "1268"],
    "1265 & n.3": ["1265 & n.3"],
    "1265, 1268 n. 5": ["1265", "1268 n. 5"],
    "n.3": ["n.3"],
    "1265:3-5": ["1265:3-5"],
}
FLAGGED_BY_DESIGN = {
    ", 1265—66": ["pin-range-em-dash"],  # can be read, but a hyphen or an en dash joins pages
    ", at 1265": ["pin-at-in-full-cite"],  # California's form only
    ", *3": ["star-page-in-print-cite"],  # right in a database cite
    ", at *3-4": ["pin-at-in-full-cite", "star-page-in-print-cite"],
    ", at *3 n.2": ["pin-at-in-full-cite", "star-page-in-print-cite"],
    ", 1,265": ["pin-thousands-comma"],  # right in the Federal Register
}
NOT_BAD = {
    "",  # no pin at all: left to the author, who may mean the whole case
    ", ___",  # a page that is not assigned yet
}
NOT_REPORTED = {"1265 n"}  # “n.” and no number, at the end of a sentence, is a page’s only and unnumbered note


def variants(catalogue, kind):
    found = json.loads((catalogue / "pin-variants.json").read_text(encoding="utf-8"))
    return [variant for variant in found if variant["kind"] == kind]


def test_well_formed_variants_are_read_and_left_alone(catalogue):
    wells = variants(catalogue, "well")
    assert len(wells) == 46
    wrong = []
    for well in wells:
        typed, context = well["pin_text"], "" if well["frame"] == "full" else FULL
        snapshot = read(context + well["text"])
        grave = [found.rule for found in snapshot.findings if found.severity in (Severity.ERROR, Severity.WARNING)]
        seen = [entry["pins"] for entry in listing(snapshot) if entry["start"] >= len(context)]
        # a case is not cited with supra, whatever the pin
        flagged = ["supra-for-case"] if well["frame"] == "supra" else FLAGGED_BY_DESIGN.get(typed, [])
        if seen != [WELL[typed]] or grave != flagged:
            wrong.append((typed, seen, grave))
    assert wrong == []


def test_malformed_variants_are_reported(catalogue):
    """A page below the first one can only be known to be wrong after the case was cited in full."""
    bads = variants(catalogue, "bad")
    assert len(bads) == 64
    silent = set()
    for bad in bads:
        start = 0 if bad["frame"] == "full" else len(FULL)
        snapshot = read((FULL if start else "") + bad["text"])
        if not any(found.span.start >= start for found in snapshot.findings):
            silent.add(bad["pin_text"])
    assert silent == NOT_BAD | NOT_REPORTED


def test_every_variant_is_still_one_citation(catalogue):
    kinds = {"full": "case-full", "short": "case-short", "id": "id", "supra": "supra"}
    wrong = []
    for variant in (*variants(catalogue, "well"), *variants(catalogue, "bad")):
        seen = [entry["kind"] for entry in listing(read(variant["text"]))]
        if seen != [kinds[variant["frame"]]]:
            wrong.append((variant["text"], seen))
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("307 F.3d 1258 1265 (10th Cir. 2002)", ["1265"]),
        ("307 F.3d 1258,1265 (10th Cir. 2002)", ["1265"]),
        ("307 F.3d 1258, p. 1265 (10th Cir. 2002)", ["1265"]),
        ("307 F.3d 1258 at at 1265 (10th Cir. 2002)", ["1265"]),
        ("307 F.3d 1258, [1265] (10th Cir. 2002)", ["1265"]),
        ("307 F.3d 1258, 1265- (10th Cir. 2002)", ["1265"]),
        ("307 F.3d 1258, 1265-66-67 (10th Cir. 2002)", ["1265-66"]),
        ("307 F.3d 1258, 1265, (10th Cir. 2002)", ["1265"]),
        ("307 F.3d 1258, 1265 fn. 3 (10th Cir. 2002)", ["1265 fn. 3"]),
        ("307 F.3d 1258, I265 (10th Cir. 2002)", ["I265"]),
        ("307 F.3d 1258, at (10th Cir. 2002)", []),
    ],
)
def test_a_malformed_pin_is_read_as_far_as_it_can_be(typed, expected):
    (entry,) = listing(read(f"See Gonzales v. City of Castle Rock, {typed}."))
    assert (entry["pins"], entry["year"]) == (expected, "2002")
