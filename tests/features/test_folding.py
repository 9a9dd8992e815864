"""What can be folded."""

from pincite.analysis import Analysis
from pincite.features.folding import Folded, folds
from pincite.markup.blocks import Format


def folded(text, what, markup=Format.MARKDOWN):
    snapshot = Analysis().snapshot(text, markup)
    return [text[slice(*fold.span)] for fold in folds(snapshot) if fold.what is what]


def test_a_section_reaches_to_the_next_heading_of_its_rank():
    text = "# One\n\nA.\n\n## Two\n\nB.\n\n### Three\n\nC.\n\n## Four\n\nD.\n\n# Five\n"
    assert folded(text, Folded.SECTION) == [
        "# One\n\nA.\n\n## Two\n\nB.\n\n### Three\n\nC.\n\n## Four\n\nD.",
        "## Two\n\nB.\n\n### Three\n\nC.",
        "### Three\n\nC.",
        "## Four\n\nD.",
        "# Five",
    ]


def test_sections_in_latex():
    text = "\\section{One}\nA.\n\n\\subsection{Two}\nB.\n\n\\section{Three}\nC.\n"
    assert folded(text, Folded.SECTION, Format.LATEX) == [
        "\\section{One}\nA.\n\n\\subsection{Two}\nB.",
        "\\subsection{Two}\nB.",
        "\\section{Three}\nC.",
    ]


def test_a_string_cite_folds_with_its_signal_and_parentheticals():
    string = (
        "*See* *Roe v. Wade*,\n410 U.S. 113, 153 (1973) (quoting *Ames v. Bell*, 1 U.S. 2, 3 (1790));\n"
        "*but cf.* 42 U.S.C. § 1983; *In re Gault*, 387 U.S. 1, 5 (1967) (en banc)"
    )
    found = folded(f"So it is. {string}. *Id.* at 7. *Cox v. Day*, 1 F.3d 2 (10th Cir. 1993).", Folded.STRING_CITE)
    assert found == [string.removeprefix("*")]


def test_quotations_notes_and_tables_fold():
    text = (
        "# TABLE OF AUTHORITIES\n\nRoe v. Wade, 410 U.S. 113 (1973) 3\n\nIn re Gault, 387 U.S. 1 (1967) 4\n\n"
        "# Argument\n\nSaid:\n\n> One\n> two.\n>\n> Three.\n\nMore.[^1]\n\n[^1]: A note\n    on two lines.\n"
    )
    assert folded(text, Folded.QUOTATION) == ["One\n> two.\n>\n> Three."]
    assert folded(text, Folded.NOTE) == ["A note\n    on two lines."]
    (table,) = folded(text, Folded.TABLE)
    assert table.endswith("387 U.S. 1 (1967) 4")
