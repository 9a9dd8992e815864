"""Whom *id.* means."""

import pytest
from meaning import DESHANEY, OLIM, PERRY, ROTH, WARNE, WARNE_ITSELF, authority, kinds, meant

from pincite.markup.blocks import Format


def test_it_means_the_case_cited_just_before():
    assert meant(f"See {DESHANEY}. ‸Id. at 196.") == (DESHANEY, "489 U.S. 189")


def test_a_chain_of_ids_means_the_case_at_its_head():
    assert meant(f"See {DESHANEY}. Id. at 195. Id. at 196. ‸Id.") == (DESHANEY, "489 U.S. 189")


def test_it_follows_a_short_form():
    assert authority(f"{ROTH}. {PERRY}. Roth, 408 U.S. at 577. ‸Id. at 578.") == ROTH


def test_it_follows_a_supra():
    assert authority(f"{ROTH}. {PERRY}. Roth, supra, at 577. ‸Id. at 578.") == ROTH


def test_of_two_cases_in_one_string_it_means_the_second():
    assert authority(f"See {DESHANEY}; {ROTH}. ‸Id. at 577.") == ROTH


@pytest.mark.parametrize("word", ["quoting", "citing", "cited in", "relying on"])
def test_after_a_parenthetical_about_another_case_it_means_the_citing_case(word):
    assert authority(f"See {DESHANEY} ({word} {ROTH}). ‸Id. at 196.") == DESHANEY


@pytest.mark.parametrize("history", ["cert. denied", "aff'd", "rev'd on other grounds", "overruled by"])
def test_later_history_does_not_capture_it(history):
    assert authority(f"See {DESHANEY}, {history}, 510 U.S. 1043 (1994). ‸Id. at 196.") == DESHANEY


@pytest.mark.parametrize(
    "mention", ["the Fourteenth Amendment", "the Due Process Clause", "the First Amendment", "Article III"]
)
def test_the_constitution_mentioned_in_passing_does_not_capture_it(mention):
    assert authority(f"See {DESHANEY}. So says {mention}. ‸Id. at 196.") == DESHANEY


def test_a_case_named_in_passing_does_not_capture_it():
    assert authority(f"{ROTH}. See {DESHANEY}. *Roth* was otherwise. ‸Id. at 196.") == DESHANEY


def test_it_means_the_record_when_the_record_was_cited():
    assert meant(f"See {DESHANEY}. App. at 29. ‸Id. at 30.") == ("App.", "App. at 29")


def test_its_paragraph_is_the_complaints():
    assert meant(f"See {DESHANEY}. Compl. ¶ 12. ‸Id. ¶ 14.") == ("Compl.", "Compl. ¶ 12")


def test_it_means_the_rule_when_a_rule_was_cited():
    assert authority(f"See {DESHANEY}. Fed. R. Civ. P. 12(b)(6). ‸Id.") == "Fed. R. Civ. P. 12"


def test_with_a_page_after_a_statute_it_means_the_case_before_that():
    assert authority(f"See {DESHANEY}. 42 U.S.C. § 1983. ‸Id. at 196.") == DESHANEY


def test_with_a_section_after_a_case_it_means_the_statute():
    section = "Colo. Rev. Stat. § 18-6-803.5"
    assert meant(f"See {section}(3). {DESHANEY}. ‸Id. § 18-6-803.5(4).") == (section, f"{section}(3)")


def test_with_another_section_it_means_that_section_of_the_same_code():
    assert authority("See 18 U.S.C. § 372. ‸Id. § 371.") == "18 U.S.C. § 371"


def test_with_a_paragraph_it_means_the_case_pinned_by_paragraph():
    assert authority(f"{WARNE}. ‸Id. ¶ 10.") == WARNE_ITSELF


def test_a_parallel_after_it_is_of_the_same_case():
    text = "Olim v. Wakinekona, 461 U.S. 238, 103 S. Ct. 1741 (1983). See id. at 250, 103 S. Ct. 1741."
    assert kinds(text)[2:] == [("id", "id. at 250"), ("case-parallel", "103 S. Ct. 1741")]
    assert authority(text.replace("103 S. Ct. 1741.", "‸103 S. Ct. 1741.")) == OLIM


def test_a_footnote_between_does_not_change_whom_the_body_means():
    assert authority(f"See {DESHANEY}.[^1] ‸Id. at 196.\n\n[^1]: See {ROTH}.\n") == DESHANEY


def test_a_latex_footnote_between_does_not_change_whom_the_body_means():
    assert authority(f"See {DESHANEY}.\\footnote{{See {ROTH}.}} ‸Id. at 196.", Format.LATEX) == DESHANEY


def test_in_a_footnote_it_means_what_the_footnote_cites():
    assert authority(f"See {DESHANEY}.[^1]\n\n[^1]: See {ROTH}. ‸Id. at 577.\n") == ROTH


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (f"See {DESHANEY}.[^1] See {ROTH}.\n\n[^1]: ‸Id. at 196.\n", Format.MARKDOWN),
        (f"So.[^1] See {DESHANEY}.[^2] See {ROTH}.\n\n[^1]: Indeed.\n\n[^2]: ‸Id. at 196.\n", Format.MARKDOWN),
        (f"See {DESHANEY}.^[‸Id. at 196.] See {ROTH}.\n", Format.MARKDOWN),
        (f"See {DESHANEY}.\\footnote{{‸Id. at 196.}} See {ROTH}.", Format.LATEX),
        (f"So.\\footnote{{Indeed.}} See {DESHANEY}.\\footnote{{‸Id. at 196.}} See {ROTH}.", Format.LATEX),
        (f"See {DESHANEY}.[1] See {ROTH}.\n\nFOOTNOTES\n\n[1] ‸Id. at 196.\n", Format.PLAIN),
    ],
)
def test_in_the_first_footnote_that_cites_it_means_what_the_body_cites_before_the_call(text, markup):
    assert authority(text, markup) == DESHANEY


def test_a_statute_in_the_body_is_the_one_whose_section_the_footnote_pins():
    assert authority(f"See 42 U.S.C. § 1983; {DESHANEY}.[^1]\n\n[^1]: ‸Id. § 1988.\n") == "42 U.S.C. § 1988"


def test_in_a_later_footnote_it_means_what_the_earlier_one_cites():
    assert authority(f"See {DESHANEY}.[^1] So.[^2]\n\n[^1]: See {ROTH}.\n\n[^2]: ‸Id. at 577.\n") == ROTH


def test_in_the_next_paragraph_it_still_means_the_case_before():
    assert authority(f"See {DESHANEY}.\n\n‸Id. at 196.") == DESHANEY


@pytest.mark.parametrize("form", ["‸Id.", "*‸Id.*", "*See ‸id.*", "‸Ibid.", "_‸Id._ at 196"])
def test_every_way_to_write_it(form):
    assert authority(f"See {DESHANEY}. {form}") == DESHANEY


def test_with_nothing_before_it_it_means_nothing():
    assert meant("‸Id. at 5.") == (None, None)


@pytest.mark.parametrize("paged", ["48 Stat. 1252", "74 Fed. Reg. 4802", "14 Record, at 6460"])
def test_a_page_looks_back_to_what_has_pages(paged):
    """A session's laws and the record are cited by page, unlike the section that is named in between."""
    law = meant(f"{DESHANEY}. See {paged}. It is sued under § 301(c), ‸id. at 1253.")
    assert law[0] == paged.removesuffix(", at 6460")


def test_a_page_that_only_the_case_named_in_the_text_can_have():
    """Strictly *id.* means the case cited last."""
    assert authority(f"{ROTH}. {DESHANEY}. In Roth, the Court held so. ‸Id. at 577.") == ROTH
    assert authority(f"{ROTH}. {DESHANEY}. In Roth, the Court held so. ‸Id. at 196.") == DESHANEY
    ohio = "State v. Cooey, 2010-Ohio-4987, ¶ 12. (Tr. 145-147.) As was explained in Cooey, it was so. ‸Id. at ¶ 15."
    assert authority(ohio) == "State v. Cooey, 2010 Ohio 4987"


@pytest.mark.parametrize("phrase", ["rev’d per curiam", "abrogated by statute as recognized in", "S.C."])
def test_what_became_of_a_case_is_not_meant(phrase):
    assert authority(f"{DESHANEY}, {phrase}, {ROTH}. ‸Id. at 196.") == DESHANEY
