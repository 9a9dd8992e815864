"""A citation written in full, short and as id.: what is typed, what is kept, and where nothing is offered."""

from pathlib import Path

import pytest
from caret import read

from pincite.analysis import Analysis
from pincite.features import forms, ids
from pincite.features.edits import apply
from pincite.features.meaning import mentions
from pincite.markup.blocks import Format
from pincite.text.spans import Span

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"
FORMATS = {".md": Format.MARKDOWN, ".tex": Format.LATEX, ".txt": Format.PLAIN}
ROTH = "*Board of Regents v. Roth*, 408 U.S. 564, 577 (1972)"
OLIM = "*Olim v. Wakinekona*, 461 U.S. 238, 245 (1983)"
BOTH = f"{ROTH}. {OLIM}."
PARALLEL = "*Olim v. Wakinekona*, 461 U.S. 238, 245, 103 S. Ct. 1741 (1983)"


def ways(marked, markup=Format.MARKDOWN):
    """The draft by the last word of each kind of rewriting that is offered at the caret and stands the test."""
    snapshot, offset = read(marked, markup)
    found = {}
    for way in forms.rewritings(snapshot, offset):
        assert forms.faithful(snapshot, way.edits), way
        found[way.kind.rpartition(".")[2]] = apply(snapshot.text, way.edits)
    return found


def rewritten(before, marked, kind, markup=Format.MARKDOWN):
    """What becomes of a part of a draft, without what stands before it."""
    return ways(f"{before} {marked}", markup)[kind].removeprefix(f"{before} ")


@pytest.mark.parametrize(
    ("before", "marked", "short"),
    [
        (
            BOTH,
            "See *Board of Regents v. Roth*, 408 U.‸S. 564, 578 n.3 (1972) (so).",
            "See *Roth*, 408 U.S. at 578 n.3 (so).",
        ),
        (
            BOTH,
            "So *Board of Re‸gents v. Roth*, 408 U.S.\n564, 578–79 (1972), has it.",
            "So *Roth*, 408 U.S.\nat 578–79, has it.",
        ),
        (
            PARALLEL,
            "*Olim v. Wakinekona*, 461 U.‸S. 238, 246, 103 S. Ct. 1741, 1744 (1983).",
            "*Olim*, 461 U.S. at 246, 103 S. Ct. at 1744.",
        ),
        (PARALLEL, "*Olim v. Wakinekona*, 461 U.‸S. 238, 246, 103 S. Ct. 1741 (1983).", "*Olim*, 461 U.S. at 246."),
        (
            "*Smith v. Jones*, No. 02-12, 2004 WL 12345, at *3 (D. Colo. Mar. 4, 2004).",
            "So it is. *Smith v. Jones*, No. 02-12, 2004 W‸L 12345, at *4 (D. Colo. Mar. 4, 2004).",
            "So it is. *Smith*, 2004 WL 12345, at *4.",
        ),
        ("*Warne v. Hall*, 2016 CO 50, ¶ 9.", "*Warne v. Hall*, 2016 C‸O 50, ¶ 10.", "*Warne*, 2016 CO 50, ¶ 10."),
    ],
)
def test_full_becomes_short(before, marked, short):
    assert rewritten(before, marked, "short") == short


@pytest.mark.parametrize(
    ("before", "marked", "full"),
    [
        (BOTH, "See *Roth*, 408 U.‸S. at 578 (so).", "See *Board of Regents v. Roth*, 408 U.S. 564, 578 (1972) (so)."),
        (BOTH, "See 408 U.‸S. at 578.", "See *Board of Regents v. Roth*, 408 U.S. 564, 578 (1972)."),
        (BOTH, "*See Roth*, 408 U.‸S. at 578.", "*See Board of Regents v. Roth*, 408 U.S. 564, 578 (1972)."),
        (BOTH, "_Ro‸th_, _supra_, at 578.", "_Board of Regents v. Roth_, 408 U.S. 564, 578 (1972)."),
        (PARALLEL, "*Ol‸im*, 461 U.S. at 246.", "*Olim v. Wakinekona*, 461 U.S. 238, 246, 103 S. Ct. 1741 (1983)."),
    ],
)
def test_short_becomes_full(before, marked, full):
    assert rewritten(before, marked, "full") == full


@pytest.mark.parametrize(
    ("marked", "written"),
    [
        ("*Ol‸im*, 461 U.S. at 246.", "*Id.* at 246."),
        ("See *Ol‸im*, 461 U.S. at 246–47 (so).", "See *id.* at 246–47 (so)."),
        ("So it is (*Ol‸im*, 461 U.S. at 246).", "So it is (*id.* at 246)."),
        ("*Olim v. Wakinekona*, 461 U.‸S. 238, 246 (1983).", "*Id.* at 246."),
        ("See 461 U.‸S. at 246. *Id.*", "See *id.* at 246. *Id.*"),
    ],
)
def test_what_repeats_the_authority_before_it_becomes_id(marked, written):
    assert rewritten(BOTH, marked, "id") == written


@pytest.mark.parametrize(
    "marked",
    [
        f"{BOTH} *Ro‸th*, 408 U.S. at 578.",
        f"{BOTH} In *Ol‸im*, 461 U.S. at 246, it was so.",
        f"{ROTH}; {OLIM}. *Ol‸im*, 461 U.S. at 246.",
        f"{ROTH[:12]}‸{ROTH[12:]}.",
        f"{OLIM}. *Olim v. Wakinekona*, 461 U.‸S. 238 (1983).",
        f"{OLIM}. App. at 3. *Ol‸im*, 461 U.S. at 246.",
        f"{OLIM}.\n\n> *Ol‸im*, 461 U.S. at 246.",
        f"{PARALLEL}. *Ol‸im*, 461 U.S. at 246, 103 S. Ct. at 1744.",
    ],
)
def test_id_is_not_offered_where_it_would_mislead(marked):
    assert "id" not in ways(marked)


@pytest.mark.parametrize(
    ("before", "marked", "short"),
    [
        (BOTH, "*Id‸.* at 246.", "*Olim*, 461 U.S. at 246."),
        (BOTH, "See *i‸d.* at 246–47 (so).", "See *Olim*, 461 U.S. at 246–47 (so)."),
        (BOTH, "*See i‸d.* at 246.", "*See Olim*, 461 U.S. at 246."),
        (BOTH, "Id‸. at 246.", "*Olim*, 461 U.S. at 246."),
        (BOTH, "*Id‸.* Then he left.", "*Olim*, 461 U.S. at 245. Then he left."),
        (PARALLEL, "*Id‸.*", "*Olim*, 461 U.S. at 245."),
        (BOTH, "*Id‸.* (quoting the rule).", "*Olim*, 461 U.S. at 245 (quoting the rule)."),
        ("App. at 29.", "*Id‸.* at 30.", "App. at 30."),
        ("Compl. ¶ 12.", "*Id‸.* ¶ 13.", "Compl. ¶ 13."),
        ("42 U.S.C. § 1983.", "*Id‸.* § 1988(b).", "42 U.S.C. § 1988(b)."),
        ("Fed. R. Civ. P. 12(b)(6).", "*Id‸.*", "Fed. R. Civ. P. 12(b)(6)."),
        ("H.R. Rep. No. 110-803, at 105 (2008).", "*Id‸.* at 106.", "H.R. Rep. No. 110-803, at 106."),
        ("*Warne v. Hall*, 2016 CO 50, ¶ 9.", "*Id‸.* ¶ 10.", "*Warne*, 2016 CO 50, ¶ 10."),
    ],
)
def test_id_becomes_a_form_that_stands_alone(before, marked, short):
    assert rewritten(before, marked, "short") == short


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "\\emph{Olim v. Wakinekona}, 461~U.S. 238, 245 (1983). \\emph{Ol‸im}, 461~U.S.~at~246.",
            "full",
            "\\emph{Olim v. Wakinekona}, 461~U.S. 238, 246 (1983).",
        ),
        (
            "\\emph{Olim v. Wakinekona}, 461~U.S. 238, 245 (1983). \\emph{Id‸.} at~246.",
            "short",
            "\\emph{Olim}, 461~U.S. at~246.",
        ),
        (
            "\\emph{Smith \\& Sons v. Wakinekona}, 461~U.S. 238, 245 (1983). \\emph{Wakin‸ekona}, 461~U.S. at~246.",
            "full",
            "\\emph{Smith \\& Sons v. Wakinekona}, 461~U.S. 238, 246 (1983).",
        ),
    ],
)
def test_latex_keeps_its_ties_and_commands(text, kind, expected):
    assert ways(text, Format.LATEX)[kind].partition("(1983). ")[2] == expected


CALIFORNIA = "*Rowland v. Christian* (1968) 69 Cal.2d 108, 113. " + "*Rowland*, *supra*, 69 Cal.2d at p. 112. " * 5


@pytest.mark.parametrize(
    ("marked", "kind", "expected"),
    [
        ("(*Row‸land*, *supra*, 69 Cal.2d at p. 117.)", "full", "(*Rowland v. Christian* (1968) 69 Cal.2d 108, 117.)"),
        ("(*Rowland v. Chris‸tian* (1968) 69 Cal.2d 108, 117.)", "short", "(*Rowland*, *supra*, 69 Cal.2d at p. 117.)"),
        ("(*Row‸land*, *supra*, 69 Cal.2d at pp. 117–118.)", "id", "(*Id.* at pp. 117–118.)"),
        ("(*Id‸.* at p. 117.)", "short", "(*Rowland*, *supra*, 69 Cal.2d at p. 117.)"),
    ],
)
def test_california_has_forms_of_its_own(marked, kind, expected):
    assert ways(CALIFORNIA + marked)[kind].removeprefix(CALIFORNIA) == expected


def test_a_pin_that_was_not_read_is_not_lost_from_sight():
    assert not ways("Olim v. Wakinekona, 461 U.S. 238, 245 (1983). *Id‸.* at 246.", Format.PLAIN)


def test_what_an_edit_would_lose_keeps_a_form_from_being_offered():
    assert not ways(f"{BOTH} *Olim*<!-- check this -->, 461 U.‸S. at 246.").keys() & {"id"}


@pytest.mark.parametrize("end", ["", "\n\n*Id.* at 247.", "\n\nApp. at 3."])
def test_a_selection_stands_alone_when_every_id_in_it_is_expanded(end):
    text = f"{BOTH}\n\nIt is. *Id.* at 246. And so. *Id.*\n\nNext. *Id.*{end}"
    snapshot = Analysis().snapshot(text, Format.MARKDOWN)
    selected = Span(text.index("It is."), text.index("\n\nNext"))
    changed = apply(text, ids.expansion(snapshot, selected))
    alone = "It is. *Olim*, 461 U.S. at 246. And so. *Olim*, 461 U.S. at 246.\n\n"
    assert changed == f"{BOTH}\n\n{alone}Next. *Olim*, 461 U.S. at 246.{end}"
    assert meanings(changed.replace(alone, "")) == [*meanings(text)[:2], *meanings(text)[4:]]


def meanings(text):
    return meant(Analysis().snapshot(text, Format.MARKDOWN))


def meant(snapshot):
    return [(one.authority, one.places) for one in mentions(snapshot)]


@pytest.fixture(scope="module")
def drafts(corpus):
    """A real opinion and the briefs written for the tests."""
    paths = [path for path in sorted(DOCUMENTS.iterdir()) if path.suffix in FORMATS and path.name != "README.md"]
    paths.append(corpus / "castle-rock" / "opinion.txt")
    return [Analysis().snapshot(path.read_text(encoding="utf-8"), FORMATS[path.suffix]) for path in paths]


def test_no_form_offered_in_a_whole_brief_changes_what_anything_means(drafts):
    offered = 0
    for snapshot in drafts:
        for index in range(len(snapshot.references)):
            for way in forms.rewritings(snapshot, snapshot.span(index).start):
                offered += 1
                assert forms.faithful(snapshot, way.edits), apply(snapshot.text, way.edits)
    assert offered > 100


def test_a_short_form_of_a_brief_comes_back_from_its_full_form(drafts):
    returned = 0
    for snapshot in drafts:
        shorts = {r.authority: index for index, r in enumerate(snapshot.references) if r.citation.kind == "case-short"}
        for index in shorts.values():
            full = forms.in_full(snapshot, index)
            there = snapshot.again(apply(snapshot.text, full)) if full else snapshot
            back = forms.shortened(there, index) if full else None
            if back:
                returned += 1
                assert meant(there.again(apply(there.text, back), judged=False)) == meant(snapshot)
    assert returned > 10
