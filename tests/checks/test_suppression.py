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


@pytest.mark.parametrize("language", [Format.MARKDOWN, Format.LATEX])
def test_the_quick_fix_writes_a_comment_that_holds(language):
    text = f"See {SLIP}\nAnd more.\n"
    snapshot = Analysis().snapshot(text, language)
    (action,) = fixes.ignores(snapshot, Span(0, len(snapshot.text)))
    silenced = apply(text, action.edits)
    assert silenced.splitlines()[1] == "And more."
    assert rules(silenced, language) == []


def test_plain_text_has_no_comments_to_write():
    snapshot = Analysis().snapshot(SLIP, Format.PLAIN)
    assert fixes.ignores(snapshot, Span(0, len(snapshot.text))) == ()
