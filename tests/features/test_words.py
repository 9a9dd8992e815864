"""Courts, reporters, codes and pins in words; what is not known stays unsaid."""

import pytest
from caret import read

from pincite.citations.model import Source
from pincite.features import words
from pincite.features.at import reference_at


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("10th Cir.", "United States Court of Appeals for the Tenth Circuit"),
        ("3d Cir.", "United States Court of Appeals for the Third Circuit"),
        ("D.C. Cir.", "United States Court of Appeals for the District of Columbia Circuit"),
        ("S.D.N.Y.", "United States District Court for the Southern District of New York"),
        ("D. Colo.", "United States District Court for the District of Colorado"),
        ("D.D.C.", "United States District Court for the District of Columbia"),
        ("Bankr. D. Colo.", "United States Bankruptcy Court for the District of Colorado"),
        ("N.D.", "North Dakota Supreme Court"),
        ("Colo.", "Colorado Supreme Court"),
        ("Colo.App.", "Colorado Court of Appeals"),
        ("N.Y.", "New York Court of Appeals"),
        ("99th Cir.", None),
        ("D. Atlantis", None),
        ("Ct. of Nowhere", None),
    ],
)
def test_courts(typed, expected):
    assert words.court(typed) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("U.S.", "Supreme Court of the United States"),
        ("L. Ed. 2d", "Supreme Court of the United States"),
        ("Or.", "Oregon Supreme Court"),
        ("Ill. 2d", "Illinois Supreme Court"),
        ("P.2d", None),
        ("F.3d", None),
        ("Colo. App.", None),
        ("WL", None),
    ],
)
def test_courts_that_a_reporter_implies(name, expected):
    assert words.implied_court([Source("1", name, "2", name)]) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("F.3d", "Federal Reporter, Third Series (1993–2021)"),
        ("F.4th", "Federal Reporter, Fourth Series (since 2021)"),
        ("P.2d", "Pacific Reporter, Second Series (1931–2000)"),
        ("U.S.", "United States Reports (since 1875)"),
        ("N.Y.S.3d", "New York Supplement, Third Series"),
        ("WL", "Westlaw"),
        ("Harv. L. Rev.", "Harvard Law Review"),
        ("Rep. of Nowhere", None),
    ],
)
def test_reporters(name, expected):
    assert words.reporter(name) == expected


def test_the_years_of_a_reporter_stay_unsaid_of_an_older_case():
    assert words.reporter("U.S.", "1803") == "United States Reports"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (("42", "U.S.C.", "1983"), "United States Code, title 42, section 1983"),
        (("17", "C.F.R.", "240.10b-5"), "Code of Federal Regulations, title 17, section 240.10b-5"),
        (("17", "C.F.R.", "240"), "Code of Federal Regulations, title 17, part 240"),
        (("", "Colo. Rev. Stat.", "18-6-803.5"), "Colorado Revised Statutes, section 18-6-803.5"),
        (("", "Cal. Penal Code", "187"), "California Penal Code, section 187"),
        (("75", "Fed. Reg.", "100"), "Federal Register, volume 75, page 100"),
        (("", "Pub. L.", "111-148"), "Public Law 111-148"),
        (("", "Unh. Code", "1"), None),
    ],
)
def test_sections(source, expected):
    assert words.section(Source(*source, typed="")) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fed. R. Civ. P.", "Federal Rules of Civil Procedure"),
        ("Fed. R. Evid.", "Federal Rules of Evidence"),
        ("Colo. R. Civ. P.", "Colorado Rules of Civil Procedure"),
        ("Colo. App. R.", "Colorado Appellate Rules"),
        ("Sup. Ct. R.", "Rules of the Supreme Court of the United States"),
        ("Mich. Ct. R.", "Michigan Court Rules"),
        ("Qux. R. Civ. P.", None),
        ("", None),
    ],
)
def test_rules(name, expected):
    assert words.rules(name) == expected


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        ("U.S. Const.", "amend. XIV", "Constitution of the United States, Fourteenth Amendment"),
        ("U.S. Const.", "art. I", "Constitution of the United States, Article I"),
        ("Colo. Const.", "art. II", "Constitution of Colorado, Article II"),
        ("U.S. Const.", "", "Constitution of the United States"),
        ("Atlantis Const.", "art. I", None),
    ],
)
def test_constitutions(name, number, expected):
    assert words.constitution(Source("", name, number, "")) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ct. Op.", "opinion of the court"),
        ("Aplees. Reh'g Br.", "Appellees' rehearing brief"),
        ("ECF No. 12-3", "docket entry 12-3"),
        ("Tr.", "transcript"),
        ("Xyz. Br.", None),
        ("PSR", None),
    ],
)
def test_documents_of_the_record(name, expected):
    assert words.document(name) == expected


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        ("*A v. B*, 307 F.3d 1258, 126‸0 (10th Cir. 2002)", "page 1260"),
        ("*A v. B*, 307 F.3d 1258, 1265-6‸6 (10th Cir. 2002)", "pages 1265 to 1266"),
        ("*A v. B*, 307 F.3d 1258, 1260, 1265-6‸6 (10th Cir. 2002)", "pages 1260 and 1265 to 1266"),
        ("*A v. B*, 489 U.S. 189, 195 n.‸2 (1989)", "page 195, note 2"),
        ("*A v. B*, 489 U.S. 189, 195 & n.‸2 (1989)", "page 195 and note 2"),
        ("*A v. B*, 489 U.S. 189, 195 nn.‸2-3 (1989)", "page 195, notes 2 to 3"),
        ("*A v. B*, 2009 WL 12345, at *‸3 (D. Colo. 2009)", "star page 3"),
        ("*A v. B*, 2004 CO 12, ¶¶ 12-1‸4", "paragraphs 12 to 14"),
        ("Colo. Rev. Stat. § 18-6-803.5(3)(‸a)", "subsection (3)(a)"),
        ("Colo. Rev. Stat. § 18-6-803.5(1)-(‸3)", "subsections (1) to (3)"),
        ("U.S. Const. art. I, § 8, cl. ‸3", "section 8, clause 3"),
        ("Tr. 33:4-1‸2", "page 33, lines 4 to 12"),
        ("Br. pas‸sim", "throughout"),
    ],
)
def test_pins(cite, expected):
    snapshot, offset = read(f"See {cite}.")
    assert words.pins(snapshot.references[reference_at(snapshot, offset)].citation.pins) == expected
