"""Signals, history and parentheticals in the sentences they stand in."""

import pytest

from pincite.analysis import Analysis
from pincite.markup.blocks import Format
from pincite.settings import Settings

ROTH = "Board of Regents v. Roth, 408 U.S. 564 (1972)"
SANDIN = "Sandin v. Conner, 515 U.S. 472 (1995)"


def found(text, *rules):
    findings = Analysis().snapshot(text, Format.PLAIN, Settings(select=rules)).findings
    return [(one.rule, text[slice(*one.span)]) for one in findings]


@pytest.mark.parametrize(
    "text",
    [
        f"as the Court held, see {ROTH}.",
        f"It was so in the U.S. see {ROTH}.",  # perhaps no sentence ended
        f"Id. see {ROTH}.",
        f"“It is property.” See {ROTH}.",
        f"(It is property, see {ROTH}; See Appendix.)",
    ],
)
def test_a_signal_in_its_right_case(text):
    assert found(text, "signal-capitalization") == []


@pytest.mark.parametrize(
    "text",
    [
        f"In {ROTH} and {SANDIN}, the Court said so.",
        f"It follows from {ROTH} and {SANDIN}.",
        f"Compare {ROTH}, with {SANDIN}.",
        f"See {ROTH}, aff’d, {SANDIN}.",
        f"See {ROTH} (quoting Doe v. Roe, 400 U.S. 1, 2 (1970), and {SANDIN}).",
    ],
)
def test_cases_that_are_joined_rightly(text):
    assert found(text, "string-cite-separator") == []


def test_signals_are_compared_within_a_sentence():
    text = f"See also {ROTH}. See {SANDIN}."
    assert found(text, "signal-order", "signal-mixed-categories") == []


@pytest.mark.parametrize(
    "text",
    [
        f"{ROTH} (holding “it”) (quoting Doe v. Roe, 400 U.S. 1, 2 (1970)).",
        f"{ROTH} (quoting Doe v. Roe, 400 U.S. 1, 2 (1970)) (internal quotation marks omitted).",
        f"{ROTH} (en banc) (per curiam) (emphasis added) (citing it).",
    ],
)
def test_parentheticals_whose_order_courts_dispute_are_left(text):
    assert found(text, "parenthetical-order") == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The court affirmed, 793 F.3d 1169 (10th Cir. 2015).", []),
        ("The court affirmed. 793 F.3d 1169 (10th Cir. 2015).", []),
        ("12 F.3d 3 (1st Cir. 1993), affirmed, 510 U.S. 3 (1994).", [("history-phrase-form", "affirmed")]),
    ],
)
def test_history_is_told_from_running_text(text, flagged):
    assert found(text, "history-phrase-form", "history-phrase-comma") == flagged


@pytest.mark.parametrize(
    "text",
    ["See (1989. That is it.", "He came (in 1989).", "The act (Pub. L. 99-1 (1989)) and 489 U.S. 189 (1989)."],
)
def test_parentheses_that_are_closed_or_of_something_else(text):
    assert found(text, "parenthetical-unbalanced") == []
