"""What a hover says of each kind of citation, in both forms an editor may want."""

import pytest
from caret import read

from pincite.analysis import near
from pincite.features.hover import STILL_READING, hover
from pincite.markup.blocks import Format
from pincite.settings import Settings

FULL = "*Board of Regents v. Roth*, 408 U.S. 564, 569-71, 92 S. Ct. 2701 (1972)"


def said(marked, markup=Format.MARKDOWN):
    """The plain text of a hover, as lines."""
    found = hover(*read(marked, markup))
    return found.plain.splitlines() if found else None


def test_a_case_cited_in_full():
    assert said("See *Board of Reg‸ents v. Roth*, 408 U.S. 564, 569-71, 92 S. Ct. 2701 (1972).\n\n*Id.* at 577.") == [
        "Board of Regents v. Roth, 408 U.S. 564 (1972)",
        "Supreme Court of the United States, 1972",
        "United States Reports (since 1875)",
        "also 92 S. Ct. 2701",
        "goes by Roth",
        "pages 569 to 571",
        "cited 2 times, on lines 1, 3",
        "CourtListener: https://www.courtlistener.com/c/U.S./408/564/#569",
    ]


@pytest.mark.parametrize("cited", ["489 U.‸S. 189 (1989)", "489 U.‸S. at 197", "DeShaney, 489 U‸.S. at 197"])
def test_the_reports_name_a_case_that_the_document_does_not(cited):
    assert any("DeShaney v. Winnebago" in line and "489 U.S. 189 (1989)" in line for line in said(f"See {cited}."))


def test_a_volume_past_the_bundled_table_is_left_unnamed():
    assert not any(" is in " in line for line in said("See 600 U.‸S. at 197."))


def test_a_federal_appeal_names_its_court_and_reporter_in_words():
    lines = said("*Gonzales v. City of Castle Rock*, 307 F.‸3d 1258, 1265-66 (10th Cir. 2002).")
    assert lines[:3] == [
        "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002)",
        "United States Court of Appeals for the Tenth Circuit, 2002",
        "Federal Reporter, Third Series (1993–2021)",
    ]
    assert "pages 1265 to 1266" in lines


def test_a_parallel_citation_names_its_own_reporter_and_page():
    lines = said(f"{FULL[:-8]}‸{FULL[-8:]}.")
    assert lines[0] == "Board of Regents v. Roth, 408 U.S. 564 (1972)"
    assert lines[2] == "Supreme Court Reporter (since 1882)"
    assert lines[-1] == "CourtListener: https://www.courtlistener.com/c/S.%20Ct./92/2701/"


@pytest.mark.parametrize(
    ("form", "title", "why"),
    [
        (
            "*I‸d.* at 577",
            "Id. at 577 → Board of Regents v. Roth, 408 U.S. 564 (1972), at 577",
            "the authority cited immediately before, line 1",
        ),
        (
            "408 U.S. at 57‸8",
            "408 U.S. at 578 → Board of Regents v. Roth, 408 U.S. 564 (1972), at 578",
            "the full citation with the same volume and reporter, line 1",
        ),
        (
            "*Roth*, *sup‸ra*, at 570",
            "Roth, supra, at 570 → Board of Regents v. Roth, 408 U.S. 564 (1972), at 570",
            "the full citation with this name, line 1",
        ),
        (
            "In *Ro‸th* it was not so",
            "Roth → Board of Regents v. Roth, 408 U.S. 564 (1972)",
            "the full citation with this name, line 1",
        ),
        (
            "408 U.S. at 578, 92 S. Ct. 27‸01",
            "92 S. Ct. 2701 → Board of Regents v. Roth, 408 U.S. 564 (1972)",
            "parallel to the citation before it, line 1",
        ),
    ],
)
def test_a_short_form_says_whom_it_means_and_why(form, title, why):
    assert said(f"See {FULL}.\n\n{form}.")[:2] == [title, why]


def test_an_id_after_an_id_says_where_the_authority_is_cited_in_full():
    lines = said(f"See {FULL}.\n\n*Id.* at 577.\n\n*I‸d.* at 578.")
    assert lines[1] == "the authority cited immediately before, cited in full on line 1"


def test_a_repeated_citation_says_where_the_first_stands():
    assert said(f"See {FULL}.\n\nSee 42 U.S.C. § 1983.\n\n{FULL[:30]}‸{FULL[30:]}.")[1] == "first cited on line 1"


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        ("*Id‸.* at 577.", "Id. at 577"),
        ("See *Sandin*, 515 U.S. at 48‸1.", "515 U.S. at 481"),
        ("See *Sandin*, su‸pra, at 481.", "Sandin, supra, at 481"),
        ("See subsec‸tion (3)(a).", "subsection (3)(a)"),
    ],
)
def test_a_short_form_that_nothing_explains_says_so(marked, title):
    assert said(marked)[:2] == [title, "nothing earlier in this document explains this short form"]


def test_a_name_shared_by_two_cases_says_which_else_it_could_mean():
    cases = "*Smith v. Jones*, 1 F.3d 2 (10th Cir. 1993). *Smith v. Doe*, 2 F.3d 3 (10th Cir. 1993)."
    lines = said(f"{cases} *Smi‸th* holds.")
    assert "could also mean Smith v. Jones, 1 F.3d 2 (10th Cir. 1993)" in lines


def test_later_history_is_told_from_both_ends():
    text = "*Smith v. Jones*, 1 F.3d 2 (10th Cir. 1993), *cert. denied*, 540 U.S. 7 (1994)."
    assert "cert. denied, 540 U.S. 7 (1994)" in said(text.replace("1 F.3d", "1‸ F.3d"))
    assert "cert. denied: history of Smith v. Jones, 1 F.3d 2 (10th Cir. 1993)" in said(text.replace("540", "5‸40"))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "See 42 U.S.C. § 19‸83.",
            [
                "42 U.S.C. § 1983",
                "United States Code, title 42, section 1983",
                "LII: https://www.law.cornell.edu/uscode/text/42/1983",
                "govinfo: https://www.govinfo.gov/link/uscode/42/1983",
            ],
        ),
        (
            "Colo. Rev. Stat. § 18-6-8‸03.5(3)(a) (2002).",
            [
                "Colo. Rev. Stat. § 18-6-803.5(3)(a)",
                "Colorado Revised Statutes, section 18-6-803.5",
                "edition of 2002",
                "subsection (3)(a)",
                "colorado.public.law: https://colorado.public.law/statutes/crs_18-6-803.5",
            ],
        ),
        (
            "Fed. R. Civ. P. 65‸(d).",
            [
                "Fed. R. Civ. P. 65(d)",
                "Federal Rules of Civil Procedure, rule 65",
                "subdivision (d)",
                "LII: https://www.law.cornell.edu/rules/frcp/rule_65#rule_65_d",
            ],
        ),
        (
            "The Fourteenth Amend‸ment says so.",
            [
                "Fourteenth Amendment → U.S. Const. amend. XIV",
                "Constitution of the United States, Fourteenth Amendment",
                "congress.gov: https://constitution.congress.gov/browse/amendment-14/",
                "LII: https://www.law.cornell.edu/constitution/amendmentxiv",
            ],
        ),
        ("Ct. Op. at 11‸04 n. 9.", ["Ct. Op. at 1104 n. 9", "opinion of the court", "page 1104, note 9"]),
        ("ECF No. 12 a‸t 3.", ["ECF No. 12 at 3", "docket entry 12", "page 3"]),
        ("112 Harv. L. Rev. 8‸47, 850 (1999).", ["112 Harv. L. Rev. 847 (1999)", "Harvard Law Review", "page 850"]),
    ],
)
def test_other_sources_are_told_as_far_as_they_are_known(marked, expected):
    assert said(marked) == expected


def test_another_section_after_id_is_that_section_of_the_same_code():
    lines = said("See 18 U.S.C. § 372. *See id.* § 37‸1(b).")
    assert lines[0] == "id. § 371(b) → 18 U.S.C. § 371(b)"
    assert "LII: https://www.law.cornell.edu/uscode/text/18/371#b" in lines


def test_a_law_says_where_it_is_quoted():
    lines = said("“[a] peace officer shall use every reasonable means.” Colo. Rev. Stat. § 18-6-803.5(3)‸(a).")
    assert "quoted on line 1" in lines


def test_where_no_citation_stands_there_is_nothing_to_say():
    assert said("Nothing is ci‸ted here.") is None


def test_markdown_has_a_bold_title_and_the_links_on_one_line():
    found = hover(*read("See 42 U.S.C. § 1983‸."))
    assert found.markdown == (
        "**42 U.S.C. § 1983**  \n"
        "United States Code, title 42, section 1983  \n"
        "[LII](https://www.law.cornell.edu/uscode/text/42/1983) · [govinfo](https://www.govinfo.gov/link/uscode/42/1983)"
    )


def test_markdown_of_a_name_is_taken_literally():
    found = hover(*read("*Smith v. Jones*, 2009 WL 12345, at *‸3 (D. Colo. 2009); *id.* at *4."))
    assert found.plain.splitlines()[0] == "Smith v. Jones, 2009 WL 12345 (D. Colo. 2009)"
    found = hover(*read("*Smith v. Jones*, 2009 WL 12345, at *3 (D. Colo. 2009); *id.‸* at *4."))
    assert found.markdown.splitlines()[0] == (
        r"**id. at \*4 → Smith v. Jones, 2009 WL 12345 (D. Colo. 2009), at \*4**  "
    )


@pytest.mark.parametrize(
    ("marked", "markup"),
    [
        ("See \\emph{Board of Regents v. Roth}, 408 U.S.~564 (1972).\n\n\\emph{I‸d.} at~577.", Format.LATEX),
        ("See Board of Regents v. Roth, 408 U.S.\n564 (1972).  I‸d.\nat 577.", Format.PLAIN),
    ],
)
def test_every_format_reads_the_same(marked, markup):
    assert said(marked, markup)[0] == "Id. at 577 → Board of Regents v. Roth, 408 U.S. 564 (1972), at 577"


def test_the_lines_counted_are_the_editors():
    lines = said("one\r\ntwo\rthree\x0cstill three\u2028and still\n" + FULL + ".\n\n*I‸d.* at 577.")
    assert lines[1] == "the authority cited immediately before, line 4"


def test_the_span_is_the_part_that_the_caret_stands_in():
    snapshot, offset = read("See *Board of Reg‸ents v. Roth*, 408 U.S. 564 (1972).")
    assert snapshot.text[slice(*hover(snapshot, offset).span)] == "Board of Regents v. Roth*, 408 U.S. 564 (1972)"


# -- before all is read -----------------------------------------------------------------------------------------------

WORDS = "No citation stands in these words, of which a brief has many. " * 20 + "\n\n"


ASKED = f"{FULL[:8]}‸{FULL[8:]}."


def said_early(marked, markup=Format.MARKDOWN):
    """The lines of a hover from what stands nearby, and from all of the text."""
    at = marked.index("‸")
    text = marked.replace("‸", "")
    around = near(text, markup, Settings(), 1, at)
    found = around and hover(around, at)
    return found.plain.splitlines() if found else None, said(marked, markup)


@pytest.mark.parametrize("form", ["*Id‸.* at 577.", "*Roth*, 408 U.S‸. at 577.", "*Ro‸th* held it.", ASKED])
@pytest.mark.parametrize("before", [0, 100])
def test_what_stands_nearby_is_told_before_all_is_read(form, before):
    early, whole = said_early(f"{WORDS * before}See {FULL}.\n\n{form}\n\n{WORDS * 100}")
    assert early[0] == whole[0]
    assert STILL_READING in early
    assert STILL_READING not in whole


@pytest.mark.parametrize("form", ["*Id‸.* at 577.", "*Roth*, 408 U.S‸. at 577.", "*Ro‸th* held it."])
def test_what_leans_on_something_far_away_is_not_told_before_all_is_read(form):
    early, whole = said_early(f"See {FULL}.\n\n{WORDS * 100}{form}")
    assert early is None
    assert "Roth" in whole[0]


def test_how_often_a_case_is_cited_is_not_told_before_all_is_read():
    early, whole = said_early(f"See {FULL}.\n\n{WORDS * 100}But see {ASKED}\n\n*Id.* at 577.")
    assert [line for line in whole if "line" in line] == [
        "first cited on line 1",
        "cited 3 times, on lines 1, 203, 205",
    ]
    assert not [line for line in early if "line" in line]


def test_a_paragraph_of_great_length_is_not_told_of_before_all_is_read():
    assert near(WORDS.strip() * 100, Format.MARKDOWN, Settings(), 1, 50_000) is None
