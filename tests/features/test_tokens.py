"""The parts of a citation that an editor colours apart."""

from itertools import pairwise

import pytest

from pincite.analysis import Analysis
from pincite.features.tokens import Form, Part, tokens
from pincite.lsp.legend import MODIFIERS, TYPES
from pincite.markup.blocks import Format

DESHANEY = "*DeShaney v. Winnebago County*, 489 U.S. 189, 195-97 (1989)"

ROTH = ["408", "U.S.", "564"]


def coloured(text, markup=Format.MARKDOWN):
    snapshot = Analysis().snapshot(text, markup)
    found = tokens(snapshot, range(len(snapshot.blocks)))
    assert all(one.end <= other.start for one, other in pairwise(found))
    return [(str(token.part), text[token.start : token.end]) for token in found]


def forms(text):
    snapshot = Analysis().snapshot(text, Format.MARKDOWN)
    return [Form(token.form) for token in tokens(snapshot, range(len(snapshot.blocks)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"See also {DESHANEY}.",
            "signal See also|caseName DeShaney v. Winnebago County|volume 489|reporter U.S.|page 189|pin 195-97"
            "|year 1989",
        ),
        (
            "*Ames v. Bell*, 461 U.S. 238, 103 S. Ct. 1741 (1983)",
            "caseName Ames v. Bell|volume 461|reporter U.S.|page 238|volume 103|reporter S. Ct.|page 1741|year 1983",
        ),
        (
            "*Ames v. Bell*, 307 F.3d 1258, 1265 & n.3 (10th Cir.2002)",
            "caseName Ames v. Bell|volume 307|reporter F.3d|page 1258|pin 1265 & n.3|court 10th Cir.|year 2002",
        ),
        (
            "*Roe v. Doe*, 2004 WL 12345, at *3 (D. Colo. Mar. 4, 2004)",
            "caseName Roe v. Doe|volume 2004|reporter WL|page 12345|pin *3|court D. Colo.|year 2004",
        ),
        ("*X v. Y* (2002) 27 Cal.4th 1, 3", "caseName X v. Y|year 2002|volume 27|reporter Cal.4th|page 1|pin 3"),
        (f"{DESHANEY}. *Id.* at 200.", "backward Id.|pin 200"),
        (f"{DESHANEY}. *DeShaney*, 489 U.S. at 200.", "caseName DeShaney|volume 489|reporter U.S.|pin 200"),
        (f"{DESHANEY}. *DeShaney*, *supra*, at 200.", "caseName DeShaney|backward supra|pin 200"),
        (f"{DESHANEY}. We read *DeShaney* so.", "caseName DeShaney"),
        ("42 U.S.C. § 1988(b)", "statute 42 U.S.C. § 1988|pin (b)"),
        ("U.S. Const. amend. XIV, § 1", "statute U.S. Const. amend. XIV|pin § 1"),
        ("29 C.F.R. § 1604.11(a)", "statute 29 C.F.R. § 1604.11|pin (a)"),
        ("Fed. R. Civ. P. 12(b)(6)", "rule Fed. R. Civ. P. 12|pin (b)(6)"),
        ("App. at 14", "record App.|pin 14"),
        ("Compl. ¶¶ 15-17", "record Compl.|pin ¶¶ 15-17"),
        ("Restatement (Second) of Torts § 402A", "work Restatement (Second) of Torts|pin § 402A"),
    ],
)
def test_the_parts_of_each_kind(text, expected):
    own = coloured(text)[-len(expected.split("|")) :]
    assert "|".join(f"{part} {typed}" for part, typed in own) == expected


def test_what_is_nested_is_coloured_once():
    text = "*Ames v. Bell*, 1 F.3d 2, 3 (10th Cir. 1993) (quoting *Cox v. Day*, 408 U.S. 564, 577 (1972))."
    assert [typed for _, typed in coloured(text)] == [
        *("Ames v. Bell", "1", "F.3d", "2", "3", "10th Cir.", "1993"),
        *("quoting", "Cox v. Day", "408", "U.S.", "564", "577", "1972"),
    ]


@pytest.mark.parametrize(
    ("text", "markup", "expected"),
    [
        ("*Board of Regents\nv. Roth*, 408 U.S.\n564", Format.MARKDOWN, ["Board of Regents", "v. Roth", *ROTH]),
        ("> *Board of Regents\n> v. Roth*, 408 U.S. 564", Format.MARKDOWN, ["Board of Regents", "v. Roth", *ROTH]),
        ("*Board* of *Regents v. Roth*, 408 U.S. 564", Format.MARKDOWN, ["Board", " of ", "Regents v. Roth", *ROTH]),
        (r"42~U.S.C.~\S~1983", Format.LATEX, [r"42~U.S.C.~\S~1983"]),
        ("*Roe v. Wade*, 410 <!-- x -->U.S. 113", Format.MARKDOWN, ["Roe v. Wade", "410", "U.S.", "113"]),
        ("Roe v. Doe, 307 F.3d 1258,\r\n1265", Format.PLAIN, ["Roe v. Doe", "307", "F.3d", "1258", "1265"]),
    ],
)
def test_a_token_holds_no_hidden_text_and_no_line_break(text, markup, expected):
    assert [typed for _, typed in coloured(text, markup)] == expected


def test_full_forms_short_forms_and_what_nothing_explains():
    assert set(forms(DESHANEY)) == {Form.FULL}
    assert forms(f"{DESHANEY}. *Id.* at 200.")[-2:] == [Form.SHORT, Form.SHORT]
    assert set(forms("*Id.* at 200.")) == {Form.SHORT | Form.UNRESOLVED}
    assert set(forms("*Olim*, 461 U.S. at 245.")) == {Form.SHORT | Form.UNRESOLVED}


def test_the_legend_names_every_part_and_form():
    assert set(TYPES) == set(map(str, Part))
    assert [name.lower() for name in Form.__members__] == list(MODIFIERS)
