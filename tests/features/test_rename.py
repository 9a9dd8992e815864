"""A short name given another, everywhere it is used and defined, or refused with the reason."""

import pytest
from caret import read

from pincite.features.edits import apply
from pincite.features.rename import Refusal, linked, renamable, renamed

DESHANEY = "*DeShaney v. Winnebago County*, 489 U.S. 189 (1989)"
ROTH = "*Board of Regents v. Roth*, 408 U.S. 564 (1972)"
DEFINED = f"{DESHANEY} (“*DeShaney*”). {ROTH}."


def after(marked, name):
    snapshot, offset = read(marked)
    made = renamed(snapshot, offset, name)
    return made.reason if isinstance(made, Refusal) else apply(snapshot.text, made)


@pytest.mark.parametrize(
    "marked",
    [
        f"{DEFINED} In *De‸Shaney* it was. *DeShaney*, 489 U.S. at 195. *DeShaney*, *supra*, at 196.",
        f"{DEFINED} In *DeShaney* it was. *DeShan‸ey*, 489 U.S. at 195. *DeShaney*, *supra*, at 196.",
        f"{DEFINED} In *DeShaney* it was. *DeShaney*, 489 U.S. at 195. *DeShaney‸*, *supra*, at 196.",
        f"{DEFINED.replace('“*DeSh', '“*DeSh‸')} In *DeShaney* it was. *DeShaney*, 489 U.S. at 195. "
        "*DeShaney*, *supra*, at 196.",
    ],
)
def test_a_name_is_changed_everywhere_but_among_the_parties(marked):
    text = marked.replace("‸", "")
    assert after(marked, "Joshua") == DESHANEY + text.removeprefix(DESHANEY).replace("DeShaney", "Joshua")


def test_a_case_may_go_by_its_other_party():
    assert after("*Din v. Kerry*, 576 U.S. 86 (2015). *Di‸n*, 576 U.S. at 90.", "Kerry").endswith(
        "*Kerry*, 576 U.S. at 90."
    )


def test_a_quotation_keeps_its_words():
    text = f"{DESHANEY}. *DeShan‸ey*, 489 U.S. at 195 (“In *DeShaney* it was.”)."
    assert "(“In *DeShaney* it was.”)" in after(text, "Winnebago County")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Roth", "already means Board of Regents v. Roth, 408 U.S. 564 (1972)"),
        (" ", "A short name begins with a letter"),
        ("De(Shaney", "A short name begins with a letter"),
    ],
)
def test_a_name_that_is_taken_or_is_none_is_refused(name, reason):
    assert reason in after(f"{DEFINED} *DeShan‸ey*, 489 U.S. at 195.", name)


def test_a_name_that_nothing_explains_is_refused():
    assert "define it behind the full citation, (“Joshua”)" in after(
        f"{DESHANEY}. *DeShan‸ey*, 489 U.S. at 195.", "Joshua"
    )


@pytest.mark.parametrize(
    "marked", [f"*De‸Shaney*{DESHANEY[10:]}.", "*Roth‸*, 408 U.S. 5.", f"{ROTH}. *Id‸.* at 5.", "Nothing h‸ere."]
)
def test_elsewhere_there_is_no_short_name(marked):
    snapshot, offset = read(marked)
    found = renamable(snapshot, offset)
    assert found is None or found.name != "DeShaney"
    assert linked(snapshot, offset) == ()


def test_what_is_renamed_is_what_stands_under_the_caret():
    snapshot, offset = read(f"{ROTH}. So *Ro‸th*, 408 U.S. at 570.")
    found = renamable(snapshot, offset)
    assert (found.name, snapshot.text[slice(*found.span)]) == ("Roth", "Roth")
    assert found.span.start < offset < found.span.end


def test_only_a_defined_name_is_typed_over_everywhere_at_once():
    snapshot, offset = read(f"{DEFINED} *DeShan‸ey*, 489 U.S. at 195. *Roth*, 408 U.S. at 570.")
    spans = linked(snapshot, offset)
    assert [snapshot.text[slice(*span)] for span in spans] == ["DeShaney", "DeShaney"]
    assert linked(snapshot, snapshot.text.rindex("Roth")) == ()
