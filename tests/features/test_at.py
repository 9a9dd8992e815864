"""Which citation a caret asks about."""

import pytest
from caret import read

from pincite.features.at import reference_at, span_at
from pincite.markup.blocks import Format

ROTH = "*Board of Regents v. Roth*, 408 U.S. 564, 577, 92 S. Ct. 2701 (1972)"


def core(marked, markup=Format.MARKDOWN):
    snapshot, offset = read(marked, markup)
    index = reference_at(snapshot, offset)
    return None if index is None else snapshot.text[slice(*snapshot.span(index))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("See *Board of ‸Regents v. Roth*, 408 U.S. 564, 577 (1972).", "408 U.S. 564, 577"),
        ("See *Board of Regents v. Roth*, ‸408 U.S. 564, 577 (1972).", "408 U.S. 564, 577"),
        ("See *Board of Regents v. Roth*, 408 U.S. 564, 57‸7 (1972).", "408 U.S. 564, 577"),
        ("See *Board of Regents v. Roth*, 408 U.S. 564, 577 (19‸72).", "408 U.S. 564, 577"),
        ("42 U.S.C. § 1983‸", "42 U.S.C. § 1983"),
        ("‸42 U.S.C. § 1983", "42 U.S.C. § 1983"),
        ("See‸ *Board of Regents v. Roth*, 408 U.S. 564, 577 (1972).", None),
        ("Nothing is ci‸ted here.", None),
        ("‸", None),
    ],
)
def test_a_citation_reaches_from_its_name_to_its_court_and_year(marked, expected):
    assert core(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"See {ROTH[:5]}‸{ROTH[5:]}.", "408 U.S. 564, 577"),
        ("*Board of Regents v. Roth*, 408 U.S. 564, 577, 92 S.‸ Ct. 2701 (1972)", "92 S. Ct. 2701"),
        ("*Board of Regents v. Roth*, 408 U.S. 564, 577, 92 S. Ct. 2701 (1‸972)", "92 S. Ct. 2701"),
    ],
)
def test_of_parallel_citations_the_nearest_is_meant(marked, expected):
    assert core(marked) == expected


def test_of_nested_citations_the_inner_one_is_meant():
    marked = "*A v. B*, 1 F.3d 2, 3 (10th Cir. 1993) (quoting *C v. D*, 408 U.S. ‸564, 577 (1972))."
    assert core(marked) == "408 U.S. 564, 577"


@pytest.mark.parametrize(
    ("marked", "markup", "expected"),
    [
        (r"See \emph{Board of Re‸gents v. Roth}, 408 U.S. 564 (1972).", Format.LATEX, "408 U.S. 564"),
        (r"See 42~U.S.C.~\S~19‸83.", Format.LATEX, r"42~U.S.C.~\S~1983"),
        ("See Board of Regents v.\nRo‸th, 408 U.S.\n564 (1972).", Format.PLAIN, "408 U.S.\n564"),
    ],
)
def test_every_format_is_read(marked, markup, expected):
    assert core(marked, markup) == expected


def test_the_span_shown_holds_the_caret():
    snapshot, offset = read("See *Board of Re‸gents v. Roth*, 408 U.S. 564 (1972).")
    index = reference_at(snapshot, offset)
    assert snapshot.text[slice(*span_at(snapshot, index, offset))] == "Board of Regents v. Roth*, 408 U.S. 564 (1972)"
    assert snapshot.text[slice(*span_at(snapshot, index, offset + 20))] == "408 U.S. 564"
