"""The review of a draft: what it says of each citation, where, and how far that was checked."""

from pathlib import Path

import pytest

from pincite.analysis import Analysis
from pincite.features.review import Form, State, review
from pincite.markup.blocks import Format

DOCUMENTS = Path(__file__).parents[1] / "documents"


def reviewed(text, language=Format.MARKDOWN):
    return review(Analysis().snapshot(text, language))


@pytest.fixture(scope="module")
def sample():
    return reviewed((DOCUMENTS / "sample-brief.md").read_text())


def the(review, typed):
    return next(cited for cited in review.citations if cited.typed == typed)


def test_each_citation_has_its_place_and_what_it_means(sample):
    assert [cited.number for cited in sample.citations] == list(range(1, 20))
    id_ = the(sample, "Id. at 756")
    assert (id_.place.section, id_.place.line, id_.form) == ("II", 29, Form.ID)
    assert id_.means == "Town of Castle Rock v. Gonzales, 545 U.S. 748 (2005), at 756"
    assert id_.why == "the authority cited immediately before"
    assert the(sample, "App. at 14").means == "App. at 14"
    assert the(sample, "Due Process Clause").why == ""


def test_a_citation_sentence_is_shown_with_the_one_it_supports(sample):
    context = the(sample, "Castle Rock, 545 U.S. at 760").context
    shown = "".join(run.text for run in context)
    assert shown.startswith("Colorado's statute")
    assert shown.endswith("not enough. Castle Rock, 545 U.S. at 760.")
    assert [run.text for run in context if run.marked] == ["Castle Rock, 545 U.S. at 760"]


def test_every_citation_of_a_string_is_shown_with_what_it_supports():
    found = reviewed(
        "It is so. *Roe v. Wade*, 410 U.S. 113 (1973); *see Doe v. Bolton*, 410 U.S. 179 (1973). *Id.* at 9.\n"
    )
    assert ["".join(run.text for run in cited.context).partition(".")[0] for cited in found.citations] == [
        "It is so"
    ] * 3


def test_a_finding_stands_with_its_citation(sample):
    assert [flaw.finding.rule for flaw in the(sample, "Roth, 408 U.S. at 477").flaws] == ["pin-before-first-page"]
    assert len(sample.flaws) == 6
    assert all(flaw.citation for flaw in sample.flaws)


def test_a_finding_about_a_signal_belongs_to_the_citation_behind_it():
    found = reviewed("It is so. *See e.g.,* *Roe v. Wade*, 410 U.S. 113, 120 (1973).\n")
    assert [flaw.finding.rule for flaw in found.citations[0].flaws] == ["signal-eg-comma"]


def test_parallels_are_one_citation():
    found = reviewed("*Olim v. Wakinekona*, 461 U.S. 238, 245, 103 S. Ct. 1741, 75 L. Ed. 2d 813 (1983).\n")
    (only,) = found.citations
    assert only.typed.endswith("75 L. Ed. 2d 813 (1983)")
    assert only.name == "Olim v. Wakinekona"


def test_what_is_not_checked_says_why(sample):
    assert {(cited.state, cited.unchecked) for cited in sample.citations} == {
        (State.RESOLVED, "no text of the authority is at hand"),
        (State.RESOLVED, "the record is not at hand"),
    }
    unexplained = reviewed("*Id.* at 12. *Roth*, 408 U.S. at 577.\n").citations
    assert {cited.state for cited in unexplained} == {State.UNRESOLVED}
    assert all(cited.unchecked and not cited.means for cited in unexplained)


def test_authorities_with_what_cites_them(sample):
    castle_rock = sample.authorities["Cases"][-1]
    assert castle_rock.name == "Town of Castle Rock v. Gonzales"
    assert [sample.citations[number - 1].typed for number in castle_rock.citations] == [
        "Town of Castle Rock v. Gonzales, 545 U.S. 748, 768 (2005)",
        "Id. at 756",
        "Castle Rock, 545 U.S. at 760",
    ]
    (section,) = [listed for listed in sample.authorities["Statutes"] if listed.title == "42 U.S.C. § 1983"]
    assert section.spots == (("I", 2), ("III", 16))


def test_the_draft_is_parted_where_it_is_long(sample):
    assert [part.title.partition(".")[0] for part in sample.parts] == ["I", "II", "III"]
    assert reviewed("No heading, and *Roe v. Wade*, 410 U.S. 113 (1973).\n").parts == ()


@pytest.mark.parametrize("name", sorted(path.name for path in DOCUMENTS.glob("*-*.*") if path.suffix != ".jsonl"))
def test_any_draft_can_be_reviewed(name):
    language = {".md": Format.MARKDOWN, ".tex": Format.LATEX, ".txt": Format.PLAIN}[Path(name).suffix]
    text = (DOCUMENTS / name).read_text()
    found = reviewed(text, language)
    lines = text.splitlines()
    assert all(1 <= cited.place.line <= len(lines) for cited in found.citations)
    assert [cited.at for cited in found.citations] == sorted(cited.at for cited in found.citations)
    numbers = range(1, len(found.citations) + 1)
    assert all(number in numbers for group in found.authorities.values() for one in group for number in one.citations)
