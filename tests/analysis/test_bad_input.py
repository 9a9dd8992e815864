"""Nothing that can be in a file stops the reading of it, and every place named is a place in it."""

import pytest

from pincite.analysis import Analysis
from pincite.features.listing import listing
from pincite.markup.blocks import Format

CITED = "See Board of Regents v. Roth, 408 U.S. 564, 577 (1972). Id., at 578-9. 42 U.S.C. 1983."
FOUND = ["408 U.S. 564, 577", "Id., at 578-9", "42 U.S.C. 1983"]
WRONG = ["pin-id-comma-at", "pin-range-over-truncated", "section-symbol-missing"]


def read(text, markup):
    """A snapshot, all of whose places have been looked up in the text."""
    snapshot = Analysis().snapshot(text, markup)
    size = len(text)
    for entry in listing(snapshot):
        assert text[entry["start"] : entry["end"]] == entry["text"] != ""
        assert 0 <= entry["full_start"] <= entry["start"] < entry["end"] <= entry["full_end"] <= size
    for finding in snapshot.findings:
        spans = [finding.span, *(edit.span for edit in (finding.fix.edits if finding.fix else ()))]
        spans += [other.span for other in finding.related]
        assert all(0 <= span.start <= span.end <= size for span in spans)
    return snapshot


def cited(snapshot):
    return [" ".join(entry["text"].split()) for entry in listing(snapshot)]


@pytest.mark.parametrize("markup", Format)
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\t \n \n",
        "\0",
        "\r",
        "\r\n\r\n",
        "\f",
        "\u2028",
        "\ufeff",
        "\u200b",
        "😀",
        "\u0301",
        "§",
        "¶ ",
        "*",
        "\\",
    ],
    ids=ascii,
)
def test_there_is_nothing_to_find(markup, text):
    snapshot = read(text, markup)
    assert (listing(snapshot), snapshot.findings) == ([], ())


@pytest.mark.parametrize("odd", ["> 1. <!-- a note\n> "])
def test_what_the_parser_of_markdown_stumbles_over_is_read_as_typed(odd):
    assert cited(read(f"{CITED}\n\n{odd}", Format.MARKDOWN)) == FOUND


@pytest.mark.parametrize("markup", Format)
@pytest.mark.parametrize(
    "around",
    [
        "{}\n",
        "\r\n{}\r\n",
        "\r{}\r",
        "Text.\r\n\r\n{}\r\nText.",
        "\f{}\f",
        "Text.\u2028{}\u2028Text.",
        "\ufeff{}",
        "\0{}\0",
        "😀 {} 🏛️👩‍⚖️",
        "Cafe\u0301 n\u0303. {} e\u0301",
        "𝒮𝑒𝑒. {}",
        "\u202eright to left\u202c. {}",
        "(((( {}",
        "{} ))))",
        "[[[ {} ((",
        "“““ Text. {}",
    ],
    ids=ascii,
)
def test_what_is_beside_something_odd_is_read_all_the_same(markup, around):
    snapshot = read(around.format(CITED), markup)
    assert cited(snapshot) == FOUND
    assert [finding.rule for finding in snapshot.findings] == WRONG


@pytest.mark.parametrize("markup", Format)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=ascii)
def test_a_line_may_end_in_any_way_within_a_citation(markup, end):
    snapshot = read(CITED.replace(" ", end), markup)
    assert cited(snapshot) == FOUND


@pytest.mark.parametrize("markup", Format)
@pytest.mark.parametrize(
    "odd", ["\0", "\r", "\f", "\u2028", "\u0301", "😀", "\u00ad", "\ud800", "(", "“", "*", "`", "\\"], ids=ascii
)
def test_an_odd_character_anywhere_in_a_citation(markup, odd):
    """It may end the citation; whatever is found is where it is said to be."""
    text = CITED.removeprefix("See Board of Regents v. ")
    for at in range(len(text) + 1):
        read(text[:at] + odd + text[at:], markup)


@pytest.mark.parametrize("markup", Format)
@pytest.mark.parametrize(
    "piece",
    [
        "(",
        ")",
        "[",
        "{",
        "}",
        "“",
        "*",
        "_",
        "`",
        "$",
        "\\",
        "> ",
        "\\emph{",
        "\\footnote{",
        "<!--",
        "[^1]: ",
        "(quoting ",
        "§ (",
    ],
)
def test_ten_thousand_that_are_never_closed(markup, piece):
    assert cited(read(f"{CITED}\n\n" + piece * 10_000, markup))[:3] == FOUND


@pytest.mark.parametrize("markup", Format)
@pytest.mark.parametrize(
    ("piece", "times"),
    [("a", 300_000), ("word ", 60_000), ("9", 300_000), ("1 ", 150_000), ("A. ", 100_000)],
)
def test_one_line_of_300_kilobytes(markup, piece, times):
    snapshot = read(piece * times + " " + CITED, markup)
    assert cited(snapshot)[-3:] == FOUND


@pytest.mark.parametrize("markup", Format)
def test_a_line_of_seven_hundred_citations(markup):
    assert cited(read(f"{CITED} " * 700, markup)) == FOUND * 700
