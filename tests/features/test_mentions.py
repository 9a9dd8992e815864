"""Every place of an authority, whatever its form."""

import pytest
from caret import read

from pincite.features.mentions import Role, mentions
from pincite.markup.blocks import Format

ROTH = "*Board of Regents v. Roth*, 408 U.S. 564, 92 S. Ct. 2701 (1972)"
DRAFT = f"""🏛 See {ROTH}.

*Id.* at 577. So *Roth* holds. See 42 U.S.C. § 1983; *Roth*, 408 U.S. at 578.
"""
EVERY = [
    ("408 U.S. 564", Role.DECLARED),
    ("92 S. Ct. 2701", Role.DECLARED),
    ("Id.* at 577", Role.CITED),
    ("Roth", Role.NAMED),
    ("408 U.S. at 578", Role.CITED),
]


def found(marked, markup=Format.MARKDOWN):
    snapshot, offset = read(marked, markup)
    return [(snapshot.text[slice(*span)], role) for span, role in mentions(snapshot, offset)]


@pytest.mark.parametrize("form", ["408 U.S. 564", "92 S. Ct.", "Id.*", "Roth* holds", "408 U.S. at", "Board of"])
def test_every_form_finds_every_form(form):
    assert found(DRAFT.replace(form, f"{form[:2]}‸{form[2:]}")) == EVERY


def test_the_declaration_comes_first_wherever_it_stands():
    marked = f"*Roth*, 408 U.S. at 5‸77, was right. It was decided as {ROTH}."
    assert [role for _, role in found(marked)] == [Role.DECLARED, Role.DECLARED, Role.CITED]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("See 42 U.S.C. § 19‸83. *Id.* § 1983(b).", ["42 U.S.C. § 1983", "Id.* § 1983(b)"]),
        (
            "Fed. R. Civ. P. 12(b)(6). Rule 12‸(b)(1) too. Fed. R. Evid. 403.",
            ["Fed. R. Civ. P. 12(b)(6)", "Rule 12(b)(1)"],
        ),
        (
            "U.S. Const. amend. XIV, § 1. The Fourteenth Am‸endment.",
            ["U.S. Const. amend. XIV, § 1", "Fourteenth Amendment"],
        ),
        ("App. 2‸9. *Id.* at 31. Tr. 5.", ["App. 29", "Id.* at 31"]),
    ],
)
def test_laws_and_the_record_are_authorities_too(marked, expected):
    assert [text for text, _ in found(marked)] == expected


@pytest.mark.parametrize("marked", ["Nothing is ci‸ted.", "*Id‸.* at 577.", "‸"])
def test_what_means_nothing_is_mentioned_nowhere(marked):
    assert found(marked) == []
