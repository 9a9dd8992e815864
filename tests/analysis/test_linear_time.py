"""What a stuck key, a ruined file or an endless paragraph holds is read in time that grows with it, and no faster."""

import gc
import sys
import time

import pytest

from pincite.analysis import Analysis
from pincite.features.review import review
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
    return calls_of(Analysis().snapshot, text, Format.MARKDOWN)


def calls_of(work, *about):
    count = 0

    def counted(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work(*about)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("run", RUNS)
def test_twice_the_text_is_twice_the_work(run):
    text = LEADS.get(run, "") + run * (2 * SHORT // len(run))
    Analysis().snapshot(text, Format.MARKDOWN)  # tables that are loaded once
    assert calls(text) <= MOST * calls(text[: len(text) // 2])


def test_a_report_on_one_long_paragraph():
    text = "See 42 U.S.C. § 1983(a)(2); Roe v. Doe, 1 U.S. 1, 2 (1790). It was so held there. " * 200
    whole, half = (Analysis().snapshot(text[:end], Format.MARKDOWN) for end in (len(text), len(text) // 2))
    assert calls_of(review, whole) <= MOST * calls_of(review, half)


SAID = "The movant bears the burden of showing that there is no genuine dispute; see Roe v. Wade, 410 U.S. 113.\n\n"
LINE = "     It is the burden of the movant to show that there is no dispute,\n\nas to anything that matters.\n\n"


@pytest.mark.parametrize(
    ("markup", "paragraphs", "beside"),
    [
        (Format.MARKDOWN, SAID, "It was so held <!-- but "),
        (Format.MARKDOWN, SAID, "It was so held. <!-- Was it? -->"),
        (Format.MARKDOWN, SAID, "\n\n```\ncode\n```\n\n"),
        (Format.LATEX, SAID, "It was \\emph{so"),
        (Format.LATEX, SAID, "It was so} held"),
        (Format.PLAIN, SAID * 5 + "\f2      Brief for Petitioner\n\n", "It was so held "),
        (Format.PLAIN, LINE * 5 + "\f2      Brief for Petitioner\n\n", "It was so held "),
    ],
    ids=["comment-begun", "comment", "code", "brace-opened", "brace-closed", "pages", "pages-double-spaced"],
)
def test_an_edit_is_hardly_more_work_in_a_long_draft_than_in_a_short_one(markup, paragraphs, beside):
    def work(times):
        at = times * len(paragraphs) + paragraphs.index("burden")
        text = 2 * times * paragraphs
        analysis = Analysis()
        for typed in ("", beside, beside + "a"):
            analysis.snapshot(text[:at] + typed + text[at:], markup)
        return calls_of(analysis.snapshot, text[:at] + beside + "ab" + text[at:], markup)

    few = SHORT // len(paragraphs)
    assert work(8 * few) <= 2 * work(few)


def test_another_page_in_a_citation_is_not_all_of_the_work_anew():
    cited = "".join(
        f"Case {n} v. Doe, {n} U.S. 100, 101 (1990). Id. at 102. It was so held.\n\n" for n in range(1, 101)
    )
    before, after = cited, cited.replace("Id. at 102", "Id. at 1021", 50).replace("Id. at 1021", "Id. at 102", 49)
    analysis = Analysis()
    for text in (before, after, before):
        analysis.snapshot(text, Format.PLAIN)
    assert 3 * calls_of(analysis.snapshot, after, Format.PLAIN) <= calls_of(Analysis().snapshot, after, Format.PLAIN)


SMALL, LARGE = 25_000, 200_000
"""Characters: eight times as many, for which what grows with the square takes sixty-four times as long."""
STEEPEST = 3 * LARGE / SMALL
LONG_RUNS = ["(", "§", "Id. ", "0123456789", "a.b.c.", "1 U.S. 1, ", "“a ‘b "]


def seconds(text, markup):
    """The processor time that it takes to read a text afresh, with every check."""
    gc.collect()
    gc.disable()  # it would look through what other tests have left
    try:
        start = time.process_time()
        Analysis().snapshot(text, markup)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("markup", Format)
@pytest.mark.parametrize("run", LONG_RUNS)
def test_200_kilobytes_of_one_thing(markup, run):
    """Work within a regular expression counts as well, which no count of calls shows."""
    small = min(seconds(run * (SMALL // len(run)), markup) for _ in range(2))
    assert seconds(run * (LARGE // len(run)), markup) <= STEEPEST * max(small, 0.005)


@pytest.mark.parametrize("markup", Format)
def test_one_line_of_5_megabytes(markup):
    cited = "See Roe v. Wade, 410 U.S. 113, 120-1 (1973)."
    snapshot = Analysis().snapshot("word " * 1_000_000 + cited, markup)
    assert [reference.citation.span.end for reference in snapshot.references] == [5_000_000 + len(cited) - 8]
    assert [finding.rule for finding in snapshot.findings] == ["pin-range-over-truncated"]
