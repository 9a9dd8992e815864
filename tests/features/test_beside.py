"""What a citation pins and quotes, beside the library's copy of it."""

from pathlib import Path

import pytest

from pincite.analysis import Analysis
from pincite.citations.model import Source
from pincite.features.beside import Verdict
from pincite.features.review import State, review
from pincite.library.readers.reading import text_of
from pincite.library.texts import Mark, Text
from pincite.markup.blocks import Format

PAGES = {
    "564": "Certiorari to the Court of Appeals. ",
    "576": "It is a safeguard of the security of interests that a person has already acquired in specific benefits. ",
    "577": "To have a property interest in a benefit, a person clearly must have more than an abstract need for it. ",
    "578": "He must, instead, have a legitimate claim of entitlement to it. ",
}


class Library:
    """One case, with its pages, and one rule."""

    def texts(self, places):
        asked = {place.key for place in places}
        return [text for text in (self.roth, self.rule, self.pell) if text.sources[0].key in asked]

    rule = text_of(
        Path("rule.txt"), b"Fed. R. Civ. P. 65\n\n(c) Security is given.\n\n(d) Every order says why it issued.\n"
    )
    pell = text_of(
        Path("pell.txt"),
        b"Pell v. Quay, 5 F.3d 100 (1st Cir. 1993)\n\nOne. *101 Two.[1] *102 Three.\n\nNOTES\n\n[1] So it is.\n",
    )
    marks = tuple(Mark(page, len("".join(PAGES.values()).partition(text)[0])) for page, text in PAGES.items())
    place = Source("408", "U.S.", "564", "U.S.")
    roth = Text(Path("roth.txt"), (place,), "".join(PAGES.values()), {"U.S.": marks}, "Board of Regents v. Roth")


FIRST = "A case. *Board of Regents v. Roth*, 408 U.S. 564 (1972).\n\n"


def second(text):
    """The second citation of a draft whose first is the case."""
    return review(Analysis().snapshot(FIRST + text, Format.MARKDOWN, library=Library())).citations[1]


def shown(runs):
    return "".join(run.text for run in runs)


def marked(runs):
    return [run.text for run in runs if run.marked]


def test_the_pinned_page():
    cited = second("It is so. *Roth*, 408 U.S. at 576.\n")
    assert (cited.state, cited.unchecked) == (State.PAGE, "")
    assert cited.beside.page.place == "408 U.S. at 576"
    assert cited.beside.page.file == "roth.txt"
    assert shown(cited.beside.page.runs) == PAGES["576"]


def test_a_quotation_word_for_word():
    cited = second('One needs "a legitimate claim of entitlement to it." *Id.* at 578.\n')
    (quotation,) = cited.beside.quotations
    assert (cited.state, quotation.verdict) == (State.QUOTATION, Verdict.SAME)
    assert marked(quotation.typed) == []
    assert marked(quotation.passage.runs) == ["a legitimate claim of entitlement to it"]
    assert "abstract need" in shown(quotation.passage.runs)


def test_a_quotation_that_was_changed():
    cited = second('One "clearly must have less than an abstract need for it." *Id.* at 577.\n')
    (quotation,) = cited.beside.quotations
    assert quotation.verdict is Verdict.CHANGED
    assert marked(quotation.typed) == ["less"]
    assert quotation.passage.place == "408 U.S. at 577"


def test_a_quotation_from_another_page():
    (quotation,) = second('One needs "a legitimate claim of entitlement to it." *Id.* at 576.\n').beside.quotations
    assert quotation.verdict is Verdict.ELSEWHERE
    assert quotation.passage.place == "408 U.S. at 578"


def test_a_quotation_that_is_nowhere():
    cited = second('"The court shall always weep over its docket." *Id.* at 577.\n')
    (quotation,) = cited.beside.quotations
    assert (quotation.verdict, quotation.passage) == (Verdict.ABSENT, None)
    assert cited.beside.page.place == "408 U.S. at 577"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It is so. *Roth*, 408 U.S. at 600.\n", "the copy at hand lacks the page"),
        ("It is so. *Id.*\n", "no page is pinned"),
        ("It is so. *Roe v. Wade*, 410 U.S. 113, 120 (1973).\n", "no text of the authority is at hand"),
        ('"The court shall always weep." *Id.* at 600.\n', "the copy at hand lacks the page"),
    ],
)
def test_what_was_not_checked(text, why):
    cited = second(text)
    assert (cited.state, cited.unchecked) == (State.RESOLVED, why)
    assert not cited.beside.quotations


def test_a_footnote():
    cited = second("See Pell v. Quay, 5 F.3d 100, 101 n.1 (1st Cir. 1993).\n")
    assert cited.beside.page.place == "5 F.3d at 101 n.1"
    assert shown(cited.beside.page.runs).strip() == "[1] So it is."
    elsewhere = second("See Pell v. Quay, 5 F.3d 100, 102 n.1 (1st Cir. 1993).\n")
    assert elsewhere.beside.page.place == "5 F.3d at 102"


def test_the_subdivision_of_a_rule():
    cited = second("See Fed. R. Civ. P. 65(d).\n")
    assert (cited.state, cited.beside.page.place) == (State.PAGE, "Fed. R. Civ. P. 65(d)")
    assert shown(cited.beside.page.runs).strip() == "(d) Every order says why it issued."
    assert second("See Fed. R. Civ. P. 65(f).\n").unchecked == "the copy at hand lacks the subdivision"
    assert "Security is given" in shown(second("See Fed. R. Civ. P. 65.\n").beside.page.runs)


def test_a_quotation_of_a_rule():
    cited = second('An order "says why it issued." Fed. R. Civ. P. 65(c).\n')
    (quotation,) = cited.beside.quotations
    assert (cited.state, quotation.verdict) == (State.QUOTATION, Verdict.ELSEWHERE)
    assert quotation.passage.place == "Fed. R. Civ. P. 65(d)"
    assert marked(quotation.passage.runs) == ["says why it issued"]
