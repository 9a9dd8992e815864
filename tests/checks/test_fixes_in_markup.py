"""Fixes are typed as the draft's own markup has it, and leave its emphasis whole."""

import pytest
from examples import Draft

from pincite.markup.blocks import Format

MONELL = "{} v. Department of Social Services{}, 436 U.S. 658, 694 (1978). So "
EMPH = MONELL.format(r"\emph{Monell", "}")
STARRED = MONELL.format("*Monell", "*")
UNDERSCORED = MONELL.format("_Monell", "_")
SPANS = "Id. at 701--02. Id. at 704--05. Id. at 707--08. Id. at 710--11. Id. at 713--14. "


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("42 U.S.C. 1983", r"42 U.S.C. \S~1983"),
        (r"42 U.S.C. \S~1983 and 1985", r"42 U.S.C. \S\S~1983 and 1985"),
        (r"Compl. \P~12--14", r"Compl. \P\P~12--14"),
        (r"Compl. \P12", r"Compl. \P~12"),
        ("2009 WI 37, para. 12", r"2009 WI 37, \P~12"),
        ("Hudson, 547 U.S. at 590 and n.3", r"Hudson, 547 U.S. at 590 \& n.3"),
        ("He called it ``settled''.", "He called it ``settled.''"),
        (r"\emph{Id}. at 704-05. " + SPANS, r"\emph{Id}. at 704--05. " + SPANS),
        (EMPH + r"\emph{Monell, supra}, at 690.", EMPH + r"\emph{Monell}, 436 U.S. at 690."),
        (EMPH + r"\emph{Monell}, \textit{supra}, at 690.", EMPH + r"\emph{Monell}, 436 U.S. at 690."),
    ],
)
def test_in_latex(wrong, right):
    assert Draft("", wrong, format=Format.LATEX).mended() == right


def test_in_latex_that_types_the_very_characters():
    wrong = "28 U.S.C. § 1331. 42 U.S.C. 1983."
    assert Draft("", wrong, format=Format.LATEX).mended() == "28 U.S.C. § 1331. 42 U.S.C. §~1983."


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Doe, 2021 WL 998877, at 5.", r"Doe, 2021 WL 998877, at \*5."),
        (r"2021 WL 998877, at \*4-\*5", r"2021 WL 998877, at \*4-5"),
        (STARRED + "*Monell, supra*, at 690.", STARRED + "*Monell*, 436 U.S. at 690."),
        (UNDERSCORED + "_Monell_, _supra_, at 690.", UNDERSCORED + "_Monell_, 436 U.S. at 690."),
        (STARRED + "*Monell*, at 690.", STARRED + "*Monell*, 436 U.S. at 690."),
    ],
)
def test_in_markdown(wrong, right):
    assert Draft("", wrong, format=Format.MARKDOWN).mended() == right
