"""Fixes chosen and applied: never two upon the same text, and never for ever."""

from hypothesis import given
from hypothesis import strategies as st

from pincite.analysis import Snapshot
from pincite.checks.findings import Findings
from pincite.checks.model import Edit, Finding, Fix, Severity
from pincite.features import fixes
from pincite.features.edits import apply
from pincite.markup.blocks import Format
from pincite.settings import Style
from pincite.text.spans import Span

TEXT = "0123456789"


def finding(*edits, safe=True):
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Finding("rule", Severity.WARNING, made[0].span, "message", Fix("title", made, safe))


def snapshot(*findings, text=TEXT):
    return Snapshot(None, text, Format.PLAIN, Style.BLUEBOOK, (), (), (), Findings(apart=findings))


def mended(*findings):
    return apply(TEXT, fixes.edits_of(fixes.compatible(findings)))


def test_nothing_to_fix():
    assert fixes.mended(snapshot()).edits == ()
    assert fixes.mended(snapshot(finding((0, 1, "x"), safe=False))).edits == ()


def test_of_two_that_collide_the_first_is_made_whole():
    assert mended(finding((0, 2, "a")), finding((1, 3, "b"))) == "a23456789"
    assert mended(finding((3, 3, "a")), finding((3, 3, "b"))) == "012a3456789"
    assert mended(finding((0, 1, "a"), (8, 9, "z")), finding((4, 5, "m")), finding((8, 10, "y"))) == "a123m567z9"
    assert mended(finding((5, 6, "a")), finding((0, 1, "b"), (5, 6, "c")), finding((2, 3, "d"))) == "01d34a6789"


def test_where_the_caret_is():
    at = snapshot(finding((2, 4, "x")), finding((4, 6, "y"), safe=False))
    titles = [[action.preferred for action in fixes.quick_fixes(at, Span(n, n))] for n in range(8)]
    assert titles == [[], [], [True], [True], [True, False], [False], [False], []]
    assert len(fixes.quick_fixes(at, Span(0, 10))) == 2


EDITS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10), st.text("abc", max_size=2)), min_size=1, max_size=3)


@given(st.lists(EDITS, max_size=5))
def test_chosen_edits_never_overlap(lists):
    findings = [finding(*((min(a, b), max(a, b), text) for a, b, text in edits)) for edits in lists]
    chosen = fixes.compatible(findings)
    owners = [(edit.span, number) for number, one in enumerate(chosen) for edit in one.fix.edits]
    for span, owner in owners:
        for other, another in owners:
            assert owner == another or span.end < other.start or other.end < span.start


def test_mending_goes_on_until_nothing_is_left_and_no_longer(monkeypatch):
    def look(self, text, judged=True):
        """Takes one character off the end at a time; of an endless text it always wants another one."""
        grow = text.startswith("endless")
        edit = (len(text), len(text), "!") if grow else (len(text) - 1, len(text), "")
        return snapshot(finding(edit), text=text) if text else snapshot(text=text)

    monkeypatch.setattr(Snapshot, "again", look)
    done = fixes.mended(look(None, "abcde"))
    assert (done.snapshot.text, len(done.findings)) == ("", 5)
    endless = fixes.mended(look(None, "endless"))
    assert len(endless.findings) == fixes.ROUNDS
