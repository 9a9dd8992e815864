"""What is offered to an author in the middle of a citation, and what becomes of the draft when it is taken."""

from pathlib import Path

import pytest
from accepting import judged, offered, taken
from caret import read

from pincite.analysis import Analysis
from pincite.features.completion.complete import complete, explained
from pincite.features.listing import listing
from pincite.features.signature import signature
from pincite.features.words import authority_in_full
from pincite.markup.blocks import Format
from pincite.settings import Settings, Style

ROTH = "*Board of Regents v. Roth*, 408 U.S. 564 (1972)"
PERRY = "*Perry v. Sindermann*, 408 U.S. 593 (1972)"
SUFFIXES = {".md": Format.MARKDOWN, ".tex": Format.LATEX, ".txt": Format.PLAIN}
SHORT = "Roth, 408 U.S. at"


def meanings(text, markup=Format.MARKDOWN):
    """Every citation with the authority that it means."""
    return [(entry["text"], entry["authority"]) for entry in listing(Analysis().snapshot(text, markup))]


# -- cases of the draft -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("Ro‸", "*Roth*, 408 U.S. at 577"),
        ("*Ro‸", "*Roth*, 408 U.S. at 577"),
        ("*Ro‸*", "*Roth*, 408 U.S. at 577"),
        ("_Ro‸_", "_Roth_, 408 U.S. at 577"),
        ("*Roth*, 40‸", "*Roth*, 408 U.S. at 577"),
        ("Board of Reg‸", "*Roth*, 408 U.S. at 577"),
        ("Board of Regents v. Ro‸", "*Roth*, 408 U.S. at 577"),
        ("🏛 Ro‸", "🏛 *Roth*, 408 U.S. at 577"),
    ],
)
def test_a_name_begun_becomes_the_short_form_with_the_emphasis_of_the_draft(typed, becomes):
    text = taken(f"See {ROTH}.\n\nSee {PERRY}. See {typed}", SHORT, "577")
    assert text == f"See {ROTH}.\n\nSee {PERRY}. See {becomes}"
    assert meanings(text)[-1] == ("408 U.S. at 577", "Board of Regents v. Roth, 408 U.S. 564 (1972)")
    assert judged(f"{text}.") == []


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        (r"\emph{Ro‸}", r"\emph{Roth}, 408 U.S. at 577"),
        (r"\emph{Ro‸", r"\emph{Roth}, 408 U.S. at 577"),
        ("Ro‸", r"\emph{Roth}, 408 U.S. at 577"),
    ],
)
def test_emphasis_in_latex(typed, becomes):
    text = taken(
        rf"See \emph{{Board of Regents v. Roth}}, 408 U.S. 564 (1972). In {typed}", SHORT, "577", markup=Format.LATEX
    )
    assert text.endswith(f"In {becomes}")


def test_what_latex_writes_another_way():
    cited = r"See 42 U.S.C. \S~1983."
    assert taken(f"{cited} See 42 U‸", "U.S.C. §", "1988", markup=Format.LATEX) == rf"{cited} See 42 U.S.C. \S~1988"
    full = "Reves v. Ernst & Young, 494 U.S. 56 (1990)"
    assert taken("See Reve‸", full, markup=Format.LATEX) == r"See \emph{Reves v. Ernst \& Young}, 494 U.S. 56 (1990)"


def test_a_star_page_does_not_begin_emphasis():
    cited = r"*Doe v. Roe*, No. 12-3, 2004 WL 12345, at \*2 (D. Colo. Mar. 4, 2004)"
    text = taken(f"See {cited}. See {PERRY}. See *Do‸*", "Doe, 2004 WL 12345, at *", "3")
    assert text.endswith(r"See *Doe*, 2004 WL 12345, at \*3")
    assert meanings(text)[-1] == (r"2004 WL 12345, at \*3", meanings(text)[0][1])
    assert judged(f"{text}.") == []


def test_a_draft_that_does_not_emphasise_names_is_left_so():
    assert taken("See Board of Regents v. Roth, 408 U.S. 564 (1972). In Ro‸", SHORT, "577").endswith(
        "In Roth, 408 U.S. at 577"
    )


@pytest.mark.parametrize(
    ("style", "draft", "typed", "label", "pin", "becomes"),
    [
        (
            Style.SCOTUS,
            "See *Perry* v. *Sindermann*, 408 U. S. 593 (1972).",
            "Perr‸",
            "Perry, 408 U. S., at",
            "595",
            "*Perry*, 408 U. S., at 595",
        ),
        (Style.SCOTUS, "See *Perry* v. *Sindermann*, 408 U. S. 593 (1972).", "Id‸", "Id., at", "595", "*Id.*, at 595"),
        (
            Style.CALIFORNIA,
            "(*Olim v. Wakinekona* (1983) 461 U.S. 238.) (*Rowland v. Christian* (1968) 69 Cal.2d 108.)",
            "(Oli‸)",
            "Olim, supra, 461 U.S. at p.",
            "245",
            "(*Olim*, *supra*, 461 U.S. at p. 245)",
        ),
        (
            Style.NEW_YORK,
            "(*Leon v Martinez*, 84 NY2d 83 [1994]). (*Apfel v Pru*, 81 NY2d 470 [1993]).",
            "(*Leo‸*)",
            "Leon, 84 NY2d at",
            "85",
            "(*Leon*, 84 NY2d at 85)",
        ),
        (
            Style.NEW_YORK,
            "So it is.",
            "See Iqba‸",
            "Ashcroft v Iqbal, 556 US 662 [2009]",
            ", 678",
            "See *Ashcroft v Iqbal*, 556 US 662, 678 [2009]",
        ),
        (
            Style.WEST,
            "See *Currier v. Doran*, 242 F.3d 905 (10th Cir.2001).",
            "*Doe v. Roe*, 250 F.3d 12 (10‸",
            "10th Cir.2001",
            "",
            "*Doe v. Roe*, 250 F.3d 12 (10th Cir.2001)",
        ),
    ],
)
def test_each_house_style_has_its_own_form(style, draft, typed, label, pin, becomes):
    settings = Settings(style=style)
    text = taken(f"{draft} {typed}", label, pin, settings=settings)
    assert text == f"{draft} {becomes}"
    assert judged(f"{text}.", settings=settings) == []


def test_before_its_full_citation_a_case_is_cited_in_full():
    (full,) = offered(f"See Ro‸\n\nSee {ROTH[:-7]}, 577 (1972).")
    assert full == "Board of Regents v. Roth, 408 U.S. 564 (1972)"
    text = taken(f"See Ro‸\n\nSee {ROTH}.", full, ", 577")
    assert text == f"See {ROTH[:-7]}, 577 (1972)\n\nSee {ROTH}."


def test_parallel_citations_come_with_the_full_citation():
    parallels = "*Olim v. Wakinekona*, 461 U.S. 238, 245, 103 S. Ct. 1741, 1745, 75 L. Ed. 2d 813 (1983)"
    (full,) = offered(f"See Ol‸\n\nSee {parallels}.")
    assert full == "Olim v. Wakinekona, 461 U.S. 238, 103 S. Ct. 1741, 75 L. Ed. 2d 813 (1983)"


def test_the_other_party_names_the_case_where_its_name_has_been_begun():
    cited = "*Westfield Insurance Co. v. Galatis*, 100 Ohio St.3d 216 (2003)"
    assert offered(f"See {cited}. See {PERRY}. In *Gal‸*")[0] == "Galatis, 100 Ohio St.3d at"


def test_a_whole_name_comes_before_a_longer_one():
    cited = "*Hall v. Doe*, 408 U.S. 564 (1972); *Halloran v. Doe*, 408 U.S. 593 (1972)"
    assert offered(f"See {cited}. In *Hall‸*")[0] == "Hall, 408 U.S. at"


@pytest.mark.parametrize(
    ("typed", "word"),
    [("Ro‸", "*Id.* at 577"), ("Id‸", "*Id.* at 577"), ("See id‸", "See *id.* at 577"), ("*Id.‸*", "*Id.* at 577")],
)
def test_id_is_offered_first_where_it_would_mean_the_case(typed, word):
    marked = f"See {ROTH}. {typed}"
    first = offered(marked)[0]
    assert first in ("Id. at", "id. at")
    text = taken(marked, first, "577")
    assert text == f"See {ROTH}. {word}"
    assert meanings(text)[-1][1] == "Board of Regents v. Roth, 408 U.S. 564 (1972)"
    assert judged(f"{text}.") == []


@pytest.mark.parametrize(
    ("cited", "label", "pin", "meant"),
    [
        ("42 U.S.C. § 1983", "Id. §", "1988", "42 U.S.C. § 1988"),
        ("*Warne v. Hall*, 2016 CO 50, ¶ 9", "Id. ¶", "12", "Warne v. Hall, 2016 CO 50"),
        ("Ann Doe, *The Title*, 4 Harv. L. Rev. 193, 195 (1890)", "Id. at", "199", None),
    ],
)
def test_id_goes_on_as_its_source_is_pinned(cited, label, pin, meant):
    marked = f"It is so. {cited}. So it is. Id‸"
    assert offered(marked) == [label]
    text = taken(marked, label, pin) + "."
    assert meanings(text)[-1][1] == (meant or meanings(text)[0][1])
    assert judged(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        f"See {ROTH}. See {PERRY}. Ro‸",
        f"See {ROTH}; {PERRY}. Id‸",
        f"See {ROTH}; {PERRY}. Perry‸",
        f"See {ROTH}. The record says so, Smith Report 5. Id‸",
        f"See {ROTH}. In Ro‸",
        f"See {ROTH}. The Court in Ro‸",
        f"See {PERRY}.[^1] Ro‸\n\n[^1]: See {ROTH}.",
        f"See {ROTH} (quoting {PERRY}). Perry‸",
    ],
)
def test_id_is_not_offered_where_it_would_mean_another_or_either_or_stand_in_a_sentence(marked):
    assert not {"Id. at", "id. at"}.intersection(offered(marked))


def test_in_a_footnote_id_means_what_the_notes_cite_or_the_body_before_the_call():
    assert offered(f"See {ROTH}.[^1] See {PERRY}.\n\n[^1]: Id‸") == ["Id. at"]
    assert offered(f"See {ROTH}.[^1] See {PERRY}.\n\n[^1]: See Perr‸")[0] == "Perry, 408 U.S. at"
    assert offered(f"See {ROTH}.[^1]\n\nSo.[^2]\n\n[^1]: See {PERRY}.\n\n[^2]: Perr‸")[0] == "Id. at"


def test_after_a_signal_the_cases_of_the_draft_are_offered_the_last_first():
    assert offered(f"See {ROTH}. See {PERRY}. See ‸") == ["id. at", SHORT]


@pytest.mark.parametrize(
    "marked",
    [
        f"See {ROTH}. The ‸",
        f"See {ROTH}. We cite it to ro‸",
        f"See {ROTH}. Mr. Ro‸",
        f"See {ROTH}. In `Ro‸",
        f"See {ROTH}. In `Ro‸`",
        f"See {ROTH}. He said “In Ro‸",
        f"See {ROTH}. He said “In Ro‸th it was so.”",
        f"See {ROTH}. Ro‸th",
        f"See {ROTH}.\n\n> In Ro‸",
        f"See {ROTH}. <!-- Ro‸ -->",
        f"See {ROTH}. So $Ro‸$",
        f"See {ROTH}.\n\n```\nRo‸\n```",
        "‸",
        "See ‸",
        "See the Colorado ‸",
        f"See {ROTH}. The Board‸",
        "*Doe v. Roe*, 424 U.S. ‸",
        "It is so. (Code Civ. Pro‸",
        "A sentence. Not‸",
        f"See {ROTH}. *Westfield Ins. Id‸",
    ],
)
def test_nothing_is_offered_in_running_text_quotations_code_and_formulas(marked):
    assert offered(marked) == []


# -- the United States Reports ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "label", "pin", "becomes"),
    [
        ("Twom‸", "Bell Atlantic", ", 570", "*Bell Atlantic Corp. v. Twombly*, 550 U.S. 544, 570 (2007)"),
        ("Miranda v. Ar‸", "Miranda v. Arizona", ", 444", "*Miranda v. Arizona*, 384 U.S. 436, 444 (1966)"),
        ("*Roe v. W‸*", "Roe v. Wade", ", 153", "*Roe v. Wade*, 410 U.S. 113, 153 (1973)"),
        ("Luja‸", "Lujan v. Defenders", "", "*Lujan v. Defenders of Wildlife*, 504 U.S. 555 (1992)"),
    ],
)
def test_a_case_of_the_reports_is_offered_in_full_by_a_partys_name(typed, label, pin, becomes):
    marked = f"See {typed}"
    chosen = next(one for one in offered(marked) if one.startswith(label))
    text = taken(marked, chosen, pin)
    assert text == f"See {becomes}"
    assert judged(f"{text}.") == []


@pytest.mark.parametrize("typed", ["Tw‸", "United‸", "In the‸", "twom‸"])
def test_too_little_or_too_common_a_word_finds_no_case(typed):
    assert offered(f"See {typed}") == []


def test_a_case_that_the_draft_cites_is_not_offered_from_the_reports_again():
    assert [one for one in offered(f"See {ROTH}. In Board of Regents v. Ro‸") if "564" in one] == []


def test_everything_offered_from_the_reports_can_be_read():
    for typed in ("Marb", "Brow", "Lawr", "Gide", "Terr", "Katz", "Smit"):
        for label in offered(f"See {typed}‸"):
            text = taken(f"See {typed}‸", label)
            (entry,) = meanings(text)
            assert entry[1] == label


# -- the slots of a citation ------------------------------------------------------------------------------------------

GONZALES = "*Gonzales v. City of Castle Rock*, 307 F.3d 1258 (10th Cir. 2002)"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("*Gonzales v. City of Castle Rock*, 307 F‸", "F.3d"),
        ("*Gonzales v. City of Castle Rock*, 999 F.2‸", "F.2d"),
        ("*Board of Regents v. Roth*, 408 U.S. 564, 92 S‸", "S. Ct."),
        ("*Doe v. Roe*, 2004 W‸", "WL"),
        ("*Doe v. Roe*, 12 Cal. A‸", "Cal. App. 5th"),
        ("*Doe v. Roe*, 408 ‸", "U.S."),
        ("Doe v. Roe (1985) 470 U‸", "U.S."),
        (f"See {ROTH}. *Doe v. Roe*, No. 3:18-cv-05991, 2019 ‸", "WL"),
        ("complies with Fed.‸", "Fed. R. App. P."),
        ("*Doe v. Roe*, 307 F.3d 1258, 1265 (10‸", "10th Cir. 2002"),
        ("*Doe v. Roe*, 307 F.3d 1258 (10th Cir. ‸", "2002"),
        ("*Doe v. Roe*, 408 U.S. 564 (‸", "1972"),
        ("*Doe v. Roe*, 99 F. Supp. 2d 564 (S.D.N‸", "S.D.N.Y. 2000"),
        ("*Doe v. Roe*, 99 F. Supp. 2d 564 (D. C‸", "D. Colo. 2000"),
        ("*Doe v. Roe*, 99 P.3d 564 (Co‸", "Colo. 2004"),
        ("*Doe v. Roe*, 99 P.3d 564 (Colo. A‸", "Colo. App. 2004"),
        ("*Doe v. Roe*, 210 B.R. 564 (Bankr. D. D‸", "Bankr. D. Del. 1997"),
        ("sues under 42 U‸", "U.S.C. §"),
        ("29 C‸", "C.F.R. §"),
        ("See Colo. R‸", "Colo. Rev. Stat. §"),
        ("See Colorado Rev‸", "Colo. Rev. Stat. §"),
        ("under Cal. Pen‸", "Cal. Penal Code §"),
        ("N.Y. C.P‸", "N.Y. C.P.L.R."),
        ("U.S. C‸", "U.S. Const."),
        ("U.S. Const. art. II‸", "art. III"),
        ("under Fed. R. Ci‸", "Fed. R. Civ. P."),
        ("Fed. R. Civ. P. 12(b)(6‸", "12(b)(6)"),
        ("So it is. See, ‸", "See, e.g.,"),
        ("So it is. Bu‸", "But see"),
    ],
)
def test_what_comes_next_in_a_citation(typed, first):
    assert offered(typed)[0] == first


@pytest.mark.parametrize(
    ("before", "typed", "label", "filled", "becomes"),
    [
        (GONZALES, "*Doe v. Roe*, 250 F‸", "F.3d", (), "*Doe v. Roe*, 250 F.3d "),
        (GONZALES, "*Doe v. Roe*, 250 F.3d 12 (‸)", "10th Cir. 2001", (), "*Doe v. Roe*, 250 F.3d 12 (10th Cir. 2001)"),
        (
            GONZALES,
            "*Doe v. Roe*, 250 F.3d 12 (10‸",
            "10th Cir. 2001",
            (),
            "*Doe v. Roe*, 250 F.3d 12 (10th Cir. 2001)",
        ),
        ("42 U.S.C. § 1983", "42 U‸", "U.S.C. §", ("1988",), "42 U.S.C. § 1988"),
        ("42 U.S.C. § 1988(b)", "42 U.S.C. § 19‸", "1988(b)", (), "42 U.S.C. § 1988(b)"),
        ("Colo.Rev.Stat. § 1-2-3", "Colo.R‸", "Colo.Rev.Stat. §", ("1-2-3",), "Colo.Rev.Stat. § 1-2-3"),
        ("Fed. R. Civ. P. 12(b)(6)", "Rule 12‸", "12(b)(6)", (), "Rule 12(b)(6)"),
        ("Fed.R.Civ.P. 12(b)(6)", "Fed. R‸", "Fed.R.Civ.P.", ("56(a)",), "Fed.R.Civ.P. 56(a)"),
        ("U.S. Const. amend. XIV, § 1", "U.S. Const. am‸", "amend. XIV, § 1", (), "U.S. Const. amend. XIV, § 1"),
        ("App. at 14", "App‸", "App. at", ("22",), "App. at 22"),
        ("Compl. ¶ 14", "Com‸", "Compl. ¶", ("22",), "Compl. ¶ 22"),
    ],
)
def test_it_is_written_as_the_draft_writes_it(before, typed, label, filled, becomes):
    assert taken(f"See {before}. {typed}", label, *filled) == f"See {before}. {becomes}"


@pytest.mark.parametrize(
    ("before", "typed", "label", "filled", "meant"),
    [
        ("42 U.S.C. § 1983", "See 42 U‸", "U.S.C. §", ("1983",), "42 U.S.C. § 1983"),
        ("Fed. R. Civ. P. 12(b)(6)", "See Fed. R. Civ. P. 1‸", "12(b)(6)", (), "Fed. R. Civ. P. 12"),
        ("App. at 14", "App‸", "App. at", ("22",), "App."),
        (GONZALES, "*Doe v. Roe*, 250 F.3d 12 (10‸", "10th Cir. 2001", (), "Doe v. Roe, 250 F.3d 12 (10th Cir. 2001)"),
    ],
)
def test_what_is_written_means_what_was_meant_and_nothing_is_wrong_with_it(before, typed, label, filled, meant):
    text = taken(f"See {before}. It is so. {typed}", label, *filled) + "."
    assert meanings(text)[-1][1] == meant
    assert judged(text) == []


def test_reporters_and_courts_are_spaced_as_the_draft_spaces_them():
    west = "Roe v. Doe, 103 S.Ct. 1741, 12 L.Ed.2d 3 (1983); Doe v. Roe, 99 F.Supp.2d 5 (D.Colo.2000)"
    assert offered(f"See {west}. A v. B, 12 F.S‸")[0] == "F.Supp.2d"
    assert offered(f"See {west}. A v. B, 12 So‸")[0] == "So.3d"


@pytest.mark.parametrize(
    ("draft", "label"),
    [
        ("So. *See* *Roth v. Doe*, 408 U.S. 564 (1972). Cf‸", "*Cf.* "),
        ("So. See *Roth v. Doe*, 408 U.S. 564 (1972). Cf‸", "Cf. "),
    ],
)
def test_signals_are_emphasised_as_the_draft_does_it(draft, label):
    assert taken(draft, "Cf.") == draft[: -len("Cf‸")] + label


def test_the_record_by_the_names_that_the_author_set():
    snapshot, offset = read("So it is. Sm‸")
    (item,) = complete(snapshot, offset, ("Smith Ex.",)).items
    assert item.text == ("Smith Ex. at ", "")


@pytest.mark.parametrize(
    "typed",
    [
        "On March 3, 1990 ‸",
        "He was 42 ‸",
        "In the end, 307 ‸",
        "There were 12 (‸",
        "The Rule ‸",
        "a section ‸",
        "He lives in Colo‸",
        "*Doe v. Roe*, 307 F.3d 1258 (10th Cir. 2002) (‸",
    ],
)
def test_a_number_or_a_bracket_in_running_text_is_no_slot(typed):
    assert offered(typed) == []


@pytest.mark.parametrize("run", ["A", "A ", "1 ", "(", "Id. ", "v. ", "§ 1", "*", "Fed. R. ", "12 A.", "See ", ", 1"])
def test_long_runs_of_anything_do_no_harm(run):
    snapshot, offset = read(f"See {ROTH}, 12 {run * 4000}‸")
    complete(snapshot, offset)
    signature(snapshot, offset)


@pytest.mark.parametrize("name", ["answer-brief.tex", "memo-new-york.md", "opening-brief.md", "reply-california.txt"])
def test_everywhere_in_a_draft_what_is_offered_can_be_taken(name):
    path = Path(__file__).parents[1] / "documents" / name
    text, markup = path.read_text(), SUFFIXES[path.suffix]
    analysis = Analysis()
    for offset in range(0, len(text), len(text) // 40):
        typed = text[:offset]
        for item in complete(analysis.snapshot(typed, markup), offset).items:
            assert item.span.touches(offset)
            assert "\n" not in typed[slice(*item.span)]
            assert item.sought.startswith(typed[item.span.start :])
            assert item.label
            assert any(item.text)


def test_an_authority_is_explained_by_the_hover_of_its_full_citation():
    snapshot, offset = read(f"See {ROTH}. In Ro‸")
    (item, *_) = complete(snapshot, offset).items
    assert item.detail == authority_in_full(snapshot.authorities[0])
    assert explained(snapshot, item.authority).plain.startswith("Board of Regents v. Roth, 408 U.S. 564 (1972)")
    assert explained(snapshot, "nothing") is None
