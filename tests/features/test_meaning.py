"""Which edits leave the meaning of every citation as it was."""

import pytest

from pincite.analysis import Analysis
from pincite.checks.model import Edit
from pincite.features.edits import apply
from pincite.features.fixes import mended
from pincite.features.meaning import harmless, only_mended, same_meaning
from pincite.markup.blocks import Format
from pincite.text.spans import Span

ROTH = "*Board of Regents v. Roth*, 408 U.S. 564, 577 (1972)"
OLIM = "*Olim v. Wakinekona*, 461 U.S. 238 (1983)"


def edit(text, old, new):
    at = text.index(old)
    return Edit(Span(at, at + len(old)), new)


def held(text, *changes, holds=same_meaning):
    """Whether edits, each of a part that stands once in the text, leave the meaning alone."""
    before = Analysis().snapshot(text, Format.MARKDOWN)
    edits = [edit(text, old, new) for old, new in changes]
    return holds(before, before.again(apply(text, edits)), edits)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("*Id.* at 578.", "*Roth*, 408 U.S. at 578."),
        ("*Id.* at 578.", "*Board of Regents v. Roth*, 408 U.S. 564, 578 (1972)."),
        ("So it was.", "So it had been for long."),
        ("577 (1972)", "577 (1972) (so it is)"),
        ("Regents", "Overseers"),
    ],
)
def test_another_form_of_the_same_is_the_same(old, new):
    assert held(f"See {ROTH}. So it was. *Id.* at 578. *Id.*", (old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("*Id.* at 578", "*Id.* at 579"),
        ("*Id.* at 578", "*Olim*, 461 U.S. at 578"),
        ("So it was.", f"So it was. {OLIM}."),
        ("See *Olim*, 461 U.S. at 240.", ""),
        ("See *Olim*, 461 U.S. at 240.", "See *Roth*."),
        ("408 U.S. 564", "408 U.S. 565"),
    ],
)
def test_another_authority_or_page_is_not(old, new):
    assert not held(f"{OLIM}. {ROTH}. So it was. *Id.* at 578. See *Olim*, 461 U.S. at 240. *Id.* at 241.", (old, new))


def test_a_name_that_comes_to_be_read_as_its_case_changes_nothing():
    text = f"In Roth it was so. See {ROTH}. *Id.* at 578."
    change = "*Id.* at 578", "*Roth*, 408 U.S. at 578"
    read = [len(Analysis().snapshot(draft, Format.MARKDOWN).references) for draft in (text, text.replace(*change))]
    assert read == [2, 3]
    assert held(text, change)


@pytest.mark.parametrize(
    ("text", "old", "new", "allowed"),
    [
        (f"{ROTH}. *Id.* at 580-1.", "580-1", "580-81", True),
        (f"{ROTH}. Id. at five.", "five", "5", True),
        ("See 307 F.3rd 1258, 1260 (10th Cir. 2002).", "F.3rd", "F.3d", True),
        ("See 307 F.3rd 1258 (10th Cir. 2002). Id. at 1260.", "F.3rd", "F.3d", True),
        (f"{ROTH}. See 307 F.3rd 1258 (10th Cir. 2002). Id. at 1260.", "F.3rd", "F.3d", False),
        ("Dkt. 12 at 3. Id. at 4.", "Dkt.", "ECF No.", True),
        ("Dkt. 12 at 3. ECF No. 9 at 4. Id. at 5.", "Dkt.", "ECF No.", True),
        (f"{OLIM}. {ROTH}. Id.", f"{ROTH}. ", "", False),
    ],
)
def test_a_mending_may_change_what_it_touches_and_nothing_else(text, old, new, allowed):
    assert held(text, (old, new), holds=only_mended) == allowed


def test_of_many_changes_the_harmful_ones_are_left_out():
    text = f"{OLIM}. {ROTH}. *Id.* at 578. *Olim*, 461 U.S. at 240. *Id.* at 241. *Id.* at 242."
    snapshot = Analysis().snapshot(text, Format.MARKDOWN)
    changes = [
        edit(text, "*Id.* at 578", "*Roth*, 408 U.S. at 578"),
        edit(text, "*Olim*, 461 U.S. at 240", "*Id.* at 240"),
        edit(text, "*Id.* at 241", "*Olim*, 461 U.S. at 241"),
        edit(text, "*Id.* at 242", "*Roth*, 408 U.S. at 242"),
    ]
    assert harmless(snapshot, changes, lambda some: some) == (changes[0], changes[2])


def test_a_safe_fix_that_changes_what_is_cited_elsewhere_is_left_to_the_author():
    text = f"{ROTH}. See 307 F.3rd 1258, 1260 (10th Cir. 2002). Id., at 1260. Id. at 1265-6."
    done = mended(Analysis().snapshot(text, Format.MARKDOWN))
    assert done.snapshot.text == text.replace("Id., at", "Id. at").replace("1265-6", "1265-66")
    assert apply(text, done.edits) == done.snapshot.text
    assert [finding.rule for finding in done.findings] == ["pin-id-comma-at", "pin-range-over-truncated"]


def test_trying_an_edit_out_leaves_the_draft_and_its_analysis_alone():
    text = f"{ROTH}. Id., at 578."
    analysis = Analysis()
    snapshot = analysis.snapshot(text, Format.MARKDOWN)
    findings = snapshot.findings
    for judged in (True, False):
        tried = snapshot.again(text.replace("Id.,", "Id."), judged=judged)
        assert tried.findings == ()
        assert len(tried.references) == 2
    assert snapshot.findings is findings
    assert analysis.snapshot(text, Format.MARKDOWN).findings == findings
