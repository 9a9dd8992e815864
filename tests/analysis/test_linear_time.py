"""What a stuck key, a ruined file or an endless paragraph holds is read in time that grows with it, and no faster."""

import sys

import pytest

from pincite.analysis import Analysis
from pincite.markup.blocks import Format

SHORT = 5_000
"""Characters: enough that a search within a search would show."""
MOST = 2.5
"""Twice the text costs about twice the work, and some more for what is done once."""
RUNS = [
    "(",
    "[",
    "§ ",
    "“‘",
    "“a",
    '"a" ',
    "Id. ",
    "Id. at 3. ",
    "See ",
    "1234567890",
    "a.b.c.",
    "1 U.S. 1, ",
    "1 U.S. 1, 2 n. 3, ",
    "1988, ",
    "App. at 3, ",
    "Roe, supra, at 3. ",
    "See 42 U.S.C. § 1983(a)(2); ",
    "Roe v. Doe, 1 U.S. 1, 2 (1790). ",
    "Roe v. Doe, 1 U.S. 1 (1790) (quoting ",
    "Roe v. Doe; ",
    "*a ",
    "\\emph{",
    "supra note 3, ",
    "word\n",
]
LEADS = {"1988, ": "42 U.S.C. §§ 1983, "}


def calls(text):
    """How many functions are called to read a text afresh."""
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        Analysis().snapshot(text, Format.MARKDOWN)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("run", RUNS)
def test_twice_the_text_is_twice_the_work(run):
    text = LEADS.get(run, "") + run * (2 * SHORT // len(run))
    Analysis().snapshot(text, Format.MARKDOWN)  # tables that are loaded once
    assert calls(text) <= MOST * calls(text[: len(text) // 2])
