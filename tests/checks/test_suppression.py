"""Comments with which an author silences rules: here, on the next line, for a paragraph, for the whole file."""

import pytest

from pincite.analysis import Analysis
from pincite.features import fixes
from pincite.features.edits import apply
from pincite.markup.blocks import Format
from pincite.settings import Settings
from pincite.text.spans import Span

SLIP = "Gonzales, 307 F.3d at 1265-6."
OTHER = "Roth, 408 U.S. at at 577."


def rules(text, language=Format.MARKDOWN, settings=None):
    return [finding.rule for finding in Analysis().snapshot(text, language, settings).findings]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{SLIP} <!-- pincite-ignore: pin-range-over-truncated -->", Format.MARKDOWN),
        (f"{SLIP} <!-- pincite-ignore -->", Format.MARKDOWN),
        (f"{SLIP} % pincite-ignore: pin-range-over-truncated", Format.LATEX),
        (f"<!-- pincite-ignore-next-line: pin-range-over-truncated -->\n{SLIP}", Format.MARKDOWN),
        (f"% pincite-ignore-next-line\n{SLIP}", Format.LATEX),
        (f"<!-- pincite-ignore-file: pin-range-over-truncated -->\n\nText.\n\n{SLIP}\n\n{SLIP}", Format.MARKDOWN),
        (f"<!-- pincite-ignore: pin-range-over-truncated -->\n\nText\nin two lines. {SLIP}", Format.MARKDOWN),
        (f"<!-- pincite-ignore: pin-double-at, pin-range-over-truncated -->\n\n{SLIP}\n{OTHER}", Format.MARKDOWN),
        (f"{SLIP} [pincite-ignore: pin-range-over-truncated]\nMore.", Format.PLAIN),
        (f"[pincite-ignore-next-line]\n{SLIP}", Format.PLAIN),
        (f"[pincite-ignore: pin-range-over-truncated]\n{SLIP}\nMore and {SLIP}", Format.PLAIN),
        (f"Text.\n\n    [pincite-ignore]\n\n{SLIP}\nMore and {SLIP}", Format.PLAIN),
        (f"[pincite-ignore-file: pin-range-over-truncated]\n{SLIP}\n\n{SLIP}", Format.PLAIN),
    ],
)
def test_what_is_silenced(text, language):
    assert rules(text, language) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{SLIP} <!-- pincite-ignore: pin-double-at -->", ["pin-range-over-truncated", "suppression-unused"]),
        (f"{OTHER} {SLIP} <!-- pincite-ignore: pin-double-at -->", ["pin-range-over-truncated"]),
        (f"{SLIP} <!-- pincite-ignore -->\n\n{SLIP}", ["pin-range-over-truncated"]),
        (f"<!-- pincite-ignore-next-line -->\n\n{SLIP}", ["suppression-unused", "pin-range-over-truncated"]),
        (f"Nothing. <!-- pincite-ignore -->\n\n{SLIP}", ["suppression-unused", "pin-range-over-truncated"]),
    ],
)
def test_what_is_not(text, left):
    assert rules(text) == left


def test_an_unused_comment_can_be_turned_off_as_any_rule():
    assert rules("Text. <!-- pincite-ignore -->", settings=Settings(ignore=("suppression-unused",))) == []


LEFT = {"on this line": 3, "in this paragraph": 1, "in this file": 0}
DRAFTS = [
    pytest.param(
        f"---\ntitle: A\n---\n\n# Head\n\nSee {SLIP}  \nAnd {SLIP}\n\n- {SLIP}\n  And {SLIP}", Format.MARKDOWN
    ),
    pytest.param(f"\\section{{Head}}\n\n  See {SLIP}\n  And {SLIP}\n\n{SLIP} % More\n{SLIP}", Format.LATEX),
    pytest.param(f"HEAD\n\nSee {SLIP}\r\nAnd {SLIP}\n\n{SLIP}\nAnd {SLIP}", Format.PLAIN),
]


@pytest.mark.parametrize(("text", "language"), DRAFTS)
def test_the_quick_fixes_write_comments_that_hold(text, language):
    snapshot = Analysis().snapshot(text, language)
    first = snapshot.findings[0].span
    rule = "pin-range-over-truncated"
    assert [finding.rule for finding in snapshot.findings] == [rule] * 4
    actions = {action.title: action for action in fixes.ignores(snapshot, Span(first.start, first.start))}
    assert list(actions) == [f"Ignore {rule} {where}" for where in LEFT]
    for where, left in LEFT.items():
        silenced = apply(text, actions[f"Ignore {rule} {where}"].edits)
        assert rules(silenced, language) == [rule] * (left + (left == 1))


def test_no_comment_is_offered_where_it_would_have_no_place():
    text = f"- {SLIP}"
    snapshot = Analysis().snapshot(text, Format.MARKDOWN)
    titles = [action.title.partition(" ")[2] for action in fixes.ignores(snapshot, Span(0, len(text)))]
    assert titles == ["pin-range-over-truncated on this line", "pin-range-over-truncated in this file"]


@pytest.mark.parametrize(
    ("text", "language", "mended"),
    [
        ("One. <!-- pincite-ignore -->\nTwo.", Format.MARKDOWN, "One.\nTwo."),
        ("One.\r\n  % pincite-ignore-next-line\r\nTwo.", Format.LATEX, "One.\r\nTwo."),
        ("One.\n[pincite-ignore: pin-double-at]", Format.PLAIN, "One.\n"),
        (f"{SLIP} % pincite-ignore: pin-double-at, pin-range-over-truncated", Format.LATEX, None),
    ],
)
def test_what_silences_nothing_is_taken_away(text, language, mended):
    (hint,) = Analysis().snapshot(text, language).findings
    assert hint.fix.safe
    assert apply(text, hint.fix.edits) == (mended or text.replace("pin-double-at, ", ""))


def test_a_comment_in_plain_text_is_not_read():
    text = "Roth, 408 U.S. 564, [pincite-ignore: pin-double-at]\n577 (1972)."
    (citation,) = [one.citation for one in Analysis().snapshot(text, Format.PLAIN).references]
    assert [pin.text for pin in citation.pins] == ["577"]
