"""What is counted above citations and headings."""

from pincite.analysis import Analysis
from pincite.features.lenses import lenses
from pincite.markup.blocks import Format


def shown(text, markup=Format.MARKDOWN):
    snapshot = Analysis().snapshot(text, markup)
    return [(text[slice(*lens.span)], lens.title, len(lens.references)) for lens in lenses(snapshot)]


def test_an_authority_tells_how_often_it_is_cited():
    roe = "Roe v. Wade*, 410 U.S. 113, 93 S. Ct. 705 (1973)"
    text = (
        f"*{roe}. *Id.* at 7. 42 U.S.C. § 1983. *Roe*, 410 U.S. at 8. So *Roe* holds. *In re Gault*, 387 U.S. 1 (1967)."
    )
    assert shown(text) == [(roe, "Roe: cited 4 times", 4)]


def test_a_heading_tells_how_many_authorities_stand_under_it():
    text = (
        "# One\n\n42 U.S.C. § 1983.\n\n## Two\n\n*Roe v. Wade*, 410 U.S. 113 (1973); 42 U.S.C. § 1988. *Id.*\n\n"
        "## Three\n\nNothing.\n\n# Four\n\n*Olim*, *supra*, at 7.\n"
    )
    assert shown(text) == [
        ("One", "3 authorities", 3),
        ("Two", "2 authorities", 2),
        ("42 U.S.C. § 1988", "42 U.S.C. § 1988: cited 2 times", 2),
    ]


def test_a_lone_authority():
    assert shown("\\section{One}\n42 U.S.C. \\S~1983.\n", Format.LATEX) == [("One", "1 authority", 1)]


def test_what_nothing_explains_is_not_counted():
    assert shown("*Olim*, *supra*, at 7. *Olim*, *supra*, at 8.") == []
