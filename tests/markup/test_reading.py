"""Reading by chunks: exact, complete, repeatable, and never stopped by what is typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readable_laws import check

from pincite.markup.blocks import Block, Format
from pincite.markup.context import Context
from pincite.markup.reading import chunks, read, read_chunk, survey

FRAGMENTS = [
    *"ab. ,-*_`[]<>\\{}$%&#|~^'\"()\n\n\n\t\f\0\r", "\r\n", "\n\n", "\u2028", "\ufeff", "é", "e\u0301", "😀", "§",
    "“", "’", "\u00ad", "\u00a0", "Roe v. Wade", "410 U.S. 113", "*Id.* at 3", "at *3", "*1119", "*1120word",
    "pre*1121fix", "word.1 Next", "said.[2] So", "[^1]", "\n[^1]: note\n", "^[a *b*]", "![*x*](y)", "[x *y*](z)",
    "```\n", "<!--", "-->", "# Head\n", "> quote\n", "- item\n", "    code", "| a | b |\n|--|--|\n| *c* | d |\n", "<b>",
    "&sect;", "---\n", "https://x.y/*z*", "\\emph{", "\\footnote{", "\\begin{quote}", "\\end{quote}", "\\S~", "\\'",
    "\\section{", "\\begin{document}", "\\verb|", "\\item", "      indented\n", "            -2-\n",
    "\n\f2      HEAD v. LINE\n\n", "——————\n", "TABLE OF AUTHORITIES\n\n", "Roe ...... 3\n", "I.\n",
]  # fmt: skip
LONG = 100_000
"""Characters."""
noise = st.binary(max_size=200).map(lambda raw: raw.decode("latin-1"))
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join) | st.text(max_size=60) | noise
formats = st.sampled_from(list(Format))


def read_remembering(text: str, language: Format, memo: dict[tuple[str, Context], tuple[Block, ...]]) -> list[Block]:
    """Read as the analysis does: a chunk seen before is not read again."""
    context = survey(text, language)
    found = []
    for start, end in chunks(text, context):
        key = (text[start:end], context)
        if key not in memo:
            memo[key] = read_chunk(*key)
        found += [Block(block.start + start, block.end + start, block.content) for block in memo[key]]
    return found


@settings(deadline=None, max_examples=250)
@given(texts, formats)
def test_any_text_reads_with_an_exact_map(text: str, language: Format) -> None:
    context = survey(text, language)
    cut = chunks(text, context)
    assert "".join(text[start:end] for start, end in cut) == text
    last = 0
    for block in read(text, language):
        assert last <= block.start < block.end <= len(text)
        last = block.start
        content = block.content
        length = len(content.readable.text)
        check(content.readable, text[block.start : block.end])
        assert content.readable.text == content.readable.text.strip(" ") != ""
        assert all(0 <= span.start < span.end <= length for span in content.emphasis)
        assert all(0 <= at <= length for at, _ in content.calls)
        assert all(0 <= mark.offset <= length for mark in content.page_marks)


@settings(deadline=None, max_examples=100)
@given(texts, formats, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 20), texts), max_size=4))
def test_reading_after_edits_is_reading_afresh(text: str, language: Format, edits: list[tuple[int, int, str]]) -> None:
    memo: dict[tuple[str, Context], tuple[Block, ...]] = {}
    for at, length, new in [(0, 0, ""), *edits]:
        text = text[:at] + new + text[at + length :]
        assert read_remembering(text, language, memo) == list(read(text, language))


@pytest.mark.parametrize("language", list(Format))
def test_an_edit_costs_its_chunk(language: Format) -> None:
    paragraph = "The court must view the record, 410 U.S. 113, in the light most favorable to the nonmoving party.\n\n"
    text = paragraph * 50
    memo: dict[tuple[str, Context], tuple[Block, ...]] = {}
    read_remembering(text + "End.", language, memo)
    known = len(memo)
    read_remembering(text + "End of it.", language, memo)
    assert len(memo) == known + 1


@pytest.mark.parametrize("language", list(Format))
@pytest.mark.parametrize(
    "typed",
    [
        "*Id.* at 3. ",
        "a",
        " ",
        "\n",
        "[",
        "{",
        "*",
        "`",
        "\\emph{",
        "-\n",
        "1 ",
        "\f",
        "<!--",
        "](",
        "<",
        "}\r",
        "\n1. a",
        "- a\n",
    ],
)
def test_a_long_line_is_read_whole(typed: str, language: Format) -> None:
    """What a stuck key leaves behind would not come to an end if reading were quadratic."""
    text = typed * (LONG // len(typed))
    for block in read(text, language):
        assert 0 <= block.start <= block.end <= len(text)


@pytest.mark.parametrize("language", list(Format))
def test_nothing_to_read(language: Format) -> None:
    for text in ("", "\n", " \t\r\n\f", "\ufeff"):
        assert read(text, language) == ()
