"""Whom short forms, supra, bare names and sections without their code mean."""

import pytest
from meaning import (
    DESHANEY,
    GONZALES,
    OLIM,
    PERRY,
    ROTH,
    WARNE,
    WARNE_ITSELF,
    authority,
    kinds,
    meant,
)

from pincite.analysis import Analysis
from pincite.markup.blocks import Format


def test_a_short_form_means_the_case_cited_in_full():
    assert meant(f"{ROTH}. {DESHANEY}. ‸408 U.S. at 577.") == (ROTH, "408 U.S. 564")


def test_a_short_form_before_its_full_citation():
    assert meant(f"Roth, ‸408 U.S. at 577. Then {ROTH}.") == (ROTH, "408 U.S. 564")


@pytest.mark.parametrize(("page", "case"), [(564, ROTH), (577, ROTH), (593, PERRY), (602, PERRY)])
def test_two_cases_in_one_volume_are_told_apart_by_page(page, case):
    assert authority(f"{ROTH}; {PERRY}. ‸408 U.S. at {page}.") == case


@pytest.mark.parametrize(("name", "case"), [("Roth", ROTH), ("Perry", PERRY), ("Sindermann", PERRY)])
def test_two_cases_in_one_volume_are_told_apart_by_name(name, case):
    """The name tells, even where the page is another's."""
    assert authority(f"{ROTH}; {PERRY}. {name}, ‸408 U.S. at 602.") == case


def test_a_case_nobody_cited_in_full_is_itself():
    assert meant(f"{DESHANEY}. See ‸408 U.S. at 577.") == ("408 U.S.", None)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("United States v. Lopez, 514 U.S. 549 (1995)", "Lopez"),
        (ROTH, "Roth"),
        ("In re Gault, 387 U.S. 1 (1967)", "Gault"),
        ("State ex rel. Kalal v. Circuit Court, 681 N.W.2d 110 (Wis. 2004)", "Kalal"),
        ("In re Marriage of Fatkin, 129 N.E.3d 1 (Ill. 2019)", "Fatkin"),
        ("Town of Castle Rock v. Gonzales, 545 U.S. 748 (2005)", "Castle Rock"),
        ("Kerry v. Din, 576 U.S. 86 (2015)", "Din"),
    ],
)
def test_the_name_a_case_goes_by(full, short):
    assert authority(f"{full}. {DESHANEY}. {short}, ‸supra, at 2.") == full


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("United States v. Lopez, 514 U.S. 549 (1995)", "Lopez"),
        (ROTH, "Roth"),
        (GONZALES, "Gonzales"),
        ("In re Gault, 387 U.S. 1 (1967)", "Gault"),
        ("Ex parte Young, 209 U.S. 123 (1908)", "Young"),
    ],
)
def test_in_running_text_a_case_whose_first_party_is_a_government_goes_by_the_second(full, short):
    assert authority(f"{full}. {DESHANEY}. In *‸{short}* it was not so.") == full


@pytest.mark.parametrize("name", ["Castle Rock", "Winnebago County"])
def test_supra_with_a_name_of_two_words(name):
    case = f"Doe v. {name}, 489 U.S. 100 (1989)"
    assert authority(f"{case}. {ROTH}. {name}, ‸supra, at 105.") == case


def test_a_person_is_not_a_case():
    assert kinds(f"{GONZALES}. Ms. Gonzales called. Judge Gonzales wrote. Mr. Gonzales left.") == [
        ("case-full", "307 F.3d 1258")
    ]


def test_a_name_in_emphasis_is_a_case():
    assert meant(f"{GONZALES}. Then came *‸Gonzales* and more.") == (GONZALES, "307 F.3d 1258")


def test_a_name_in_emphasis_is_a_case_in_latex():
    assert authority(f"{GONZALES}. Then came \\emph{{‸Gonzales}}.", Format.LATEX) == GONZALES


def test_a_short_name_the_author_defined():
    assert authority(f"{DESHANEY} (“*Joshua*”). {ROTH}. In *‸Joshua*, it was so.") == DESHANEY


def test_hereinafter():
    assert authority(f"{GONZALES} (hereinafter “Panel Opinion”). {ROTH}. Panel Opinion, ‸supra, at 1265.") == GONZALES


def test_a_parallel_named_alone_means_its_case():
    full = "Olim v. Wakinekona, 461 U.S. 238, 103 S. Ct. 1741 (1983)"
    assert authority(f"{full}. {ROTH}. ‸103 S. Ct. at 1745.") == OLIM


@pytest.mark.parametrize("form", ["Warne, ‸¶ 9", "‸2016 CO 50, ¶ 9", "‸373 P.3d at 591", "Warne, ‸373 P.3d at 591"])
def test_a_case_cited_by_paragraph(form):
    assert meant(f"{WARNE}. {ROTH}. {form}.") == (WARNE_ITSELF, "2016 CO 50")


def test_a_database_cite_given_again():
    full = "Doe v. Roe, 2004 WL 12345, at *3 (D. Colo. Mar. 4, 2004)"
    assert kinds(f"{full}. Doe, 2004 WL 12345, at *4.") == [
        ("case-full", "2004 WL 12345, at *3"),
        ("case-short", "2004 WL 12345, at *4"),
    ]
    assert meant(f"{full}. Doe, ‸2004 WL 12345, at *4.") == (
        "Doe v. Roe, 2004 WL 12345 (D. Colo. 2004)",
        "2004 WL 12345, at *3",
    )


def test_two_sections_after_one_sign():
    text = "See 42 U.S.C. §§ 1983 and 1988."
    assert kinds(text) == [("statute", "42 U.S.C. §§ 1983"), ("statute-ref", "1988")]
    assert meant(text.replace("1988", "‸1988")) == ("42 U.S.C. § 1988", "42 U.S.C. §§ 1983")


@pytest.mark.parametrize("form", ["section 1983", "Section 1983", "§ 1983"])
def test_a_section_by_its_number(form):
    text = f"See 42 U.S.C. § 1983; 28 U.S.C. § 1331. Under ‸{form} it is so."
    assert meant(text) == ("42 U.S.C. § 1983", "42 U.S.C. § 1983")


def test_a_subsection_is_of_the_statute_under_discussion():
    section = "Colo. Rev. Stat. § 18-6-803.5"
    assert authority(f"See 42 U.S.C. § 1983; {section}(3). {ROTH}. But ‸subsection (4) says so.") == section


def test_a_rule_by_its_number():
    assert authority("See Fed. R. Civ. P. 12(b)(6). Under ‸Rule 12(b)(1) it is so.") == "Fed. R. Civ. P. 12"


def test_a_book_by_its_section():
    text = f"See Restatement (Second) of Torts § 315 (1965). {DESHANEY}. Restatement, ‸supra, § 315 cmt. a."
    assert authority(text) == "Restatement (Second) of Torts § 315"
    assert kinds(text.replace("‸", ""))[-1] == ("supra", "supra, § 315 cmt. a")


@pytest.mark.parametrize("number", ["No. 20-cv-1234", "No. 1:20-cv-01234-RM-KLM", "No. 12-345"])
def test_a_case_known_by_its_docket_alone(number):
    full = f"Doe v. Roe, {number} (D. Colo. Mar. 4, 2021)"
    assert authority(f"{DESHANEY}. {full}. ‸Id. at 3.") == f"Doe v. Roe, {number} (D. Colo. 2021)"


@pytest.mark.parametrize(
    ("full", "other", "first"),
    [
        ("Town of Castle Rock v. Gonzales, 545 U.S. 748 (2005)", "Castle Rock", "Gonzales"),
        ("City of Canton v. Harris, 489 U.S. 378 (1989)", "Canton", "Harris"),
        ("Kerry v. Din, 576 U.S. 86 (2015)", "Din", "Kerry"),
    ],
)
def test_the_other_name_of_a_case(full, other, first):
    """The name of a town, or of whoever sued an official, is the case's where the author uses it so."""
    reporter = full.split(", ")[1].rsplit(" ", 2)[0]
    assert meant(f"{full}. {DESHANEY}. In *‸{other}* it was not so.")[0] == full
    assert kinds(f"{full}. In {other} it was not so. The {other} rule.")[1:] == []
    assert goes_by(f"{full}.") == (first,)
    assert goes_by(f"{full}. See {other}, {reporter} at 800.") == (other, first)
    assert goes_by(f"{full}. In *{other}* it was so.") == (other, first)
    assert goes_by(f"{full}. In *{first}* it was so. *{first}* and *{other}*.") == (first,)


def goes_by(text):
    return Analysis().snapshot(text, Format.MARKDOWN).authorities[0].names


@pytest.mark.parametrize(
    "text",
    ["Am. Compl., Doc. No. 23 ¶ 26. See ‸Doc. No. 23 ¶ 44.", "Doc. No. 23 ¶ 44. See ‸Am. Compl., Doc. No. 23 ¶ 26."],
)
def test_a_document_of_the_record_and_its_number_are_one(text):
    first = text.replace("‸", "").split(" ¶")[0].removesuffix(", Doc. No. 23")
    assert authority(text) == first


def test_cases_of_a_volume_that_has_no_pages_yet():
    spokeo, lexmark = "Spokeo, Inc. v. Robins, 578 U.S. ___ (2016)", "Lexmark Int’l v. Static, 578 U.S. ___ (2016)"
    assert authority(f"{spokeo}. {lexmark}. Spokeo, ‸578 U.S., at ___.") == spokeo
    assert authority(f"{spokeo}. {lexmark}. ‸578 U.S., at ___.") == lexmark
    assert meant(f"{spokeo}. {lexmark}. Spokeo, Inc. v. Robins, ‸578 U.S. ___ (2016).")[0] == spokeo
    assert len(Analysis().snapshot(f"{spokeo}. Then again {spokeo}.", Format.PLAIN).authorities) == 1


def test_a_case_is_named_by_its_second_party_where_its_short_form_is():
    text = "Care Ctrs. v. Palacios, 46 S.W.3d 873 (Tex. 2001). In ‸Palacios, the court held so. {}"
    assert authority(text.format("Palacios, 46 S.W.3d at 878.")) == "Care Ctrs. v. Palacios, 46 S.W.3d 873 (Tex. 2001)"
    assert "name-ref" not in kinds(text.replace("‸", "").format("Mr. Palacios, 46 S.W.3d at 878."))


def test_an_ex_parte_case_named_in_the_text():
    text = "Ex parte Young, 209 U.S. 123 (1908), is no bar. An Ex Parte Young action lies."
    *_, named = Analysis().snapshot(text, Format.PLAIN).references
    assert text[slice(*named.citation.span)] == "Ex Parte Young"


def test_two_cases_of_one_name_in_a_volume_are_told_apart_by_page():
    """One of them may only be a short form that lacks its “at”."""
    ramirez = "TransUnion LLC v. Ramirez, 594 U.S. 413 (2021)"
    assert authority(f"{ramirez}. Ramirez, 594 U.S. 437. Ramirez, ‸594 U.S. at 420.") == ramirez


def test_a_case_named_as_spoken_of_in_another():
    text = (
        "Commonwealth v. Lord, 719 A.2d 306 (Pa. 1998). Commonwealth v. Castillo, 888 A.2d 775 (Pa. 2005). The court "
        "reaffirmed Lord in Castillo, 888 A.2d at 780."
    )
    *_, named, short = Analysis().snapshot(text, Format.PLAIN).references
    assert (named.citation.kind, named.authority) == ("name-ref", 0)
    assert (short.citation.kind, short.authority, short.citation.name.text) == ("case-short", 1, "Castillo")


def test_wisconsin_repeats_the_first_page_before_a_paragraph():
    text = "Roe v. Doe, 2004 WI 58, ¶45, 271 Wis. 2d 633, 681 N.W.2d 110. So it was. Roe, 271 Wis. 2d 633, ¶46."
    *_, short = Analysis().snapshot(text, Format.PLAIN).references
    assert (short.citation.kind, short.authority, short.antecedent) == ("case-short", 0, 0)
