"""An outline brought up to date is the outline made afresh, whatever was edited."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.markup.blocks import Format
from pincite.markup.outline import outline, outline_again

PROSE = "The movant bears the initial burden of showing that there is no genuine dispute of fact."
WORDS = ["a", "B.", " ", "  ", "\t", "v.", "§ 3", "é", "😀", "\u200b", "\u2028", "\0", "x" * 130, PROSE, "*Id.* at 3."]
BREAKS = [
    "\n",
    "\n\n",
    "\n\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\r\r",
    " \n",
    "\n \n",
    "\n  ",
    "\n     Aa bb\n\n",
    "\f",
    "\v",
]
MARKS = {
    Format.MARKDOWN: [
        "```", "\n```\n", "~~~~\n", "   ```", "<!--", "-->", "<pre>", "</PRE>", "<script", "</script>", "---\n",
        "\n---\n",
        "...\n", "# H\n", "\n## H\n", "## Table of Authorities\n", "\n# TABLE OF AUTHORITIES\n", "\n[op]: x",
        "[Op]:", "> q\n",
        "- i\n", "    c\n", "*12", "*13", "a*14b", "*Page 15", "[^1]: n", "**TABLE OF AUTHORITIES**\n",
    ],
    Format.LATEX: [
        "{", "}", "{}", "\\emph{", "\\begin{quote}", "\\end{quote}", "\\begin{verbatim}", "\\end{verbatim}", "%",
        "% {\n",
        "\\begin{document}", "\\end{document}", "\\verb|", "|", "\\", "\\{", "\\footnote{", "\\section{T}", "*12",
        "*13",
        "\\section*{Table of Authorities}\n", "\\begin", "\\usepackage{x}\n", "\\verb|{|",
    ],
    Format.PLAIN: [
        "*12", "*13", "**14", "at *3", "*Page 15", "\n   -2-\n", "\nPage 3 of 9\n", "\n——————\n", "\n  1 See\n",
        "\f2     HEAD v. X\n",
        "\n3      HEAD v. X\n", "\nHEAD v. X      4\n", "\nTABLE OF AUTHORITIES\n", "\nRoe ..... 3\n",
        "\nCases\n", "\nARGUMENT\n",
        "\nTable of authorities—Continued\n", "\n  Indented.\n", "Ends.\n", "\n\nlower",
        "\nCite as: 570 U. S. ____\n", "[1] n",
        "12", " 7", "\nNOTES\n", "\n\nEndnotes\n\n1. See", "state-\nrun", "state-run", "-\n", "\n1. See",
        "\n   x     9",
    ],
}  # fmt: skip


@st.composite
def histories(draw: st.DrawFn) -> tuple[Format, list[str]]:
    """A text, and what some edits made of it one after the other."""
    language = draw(st.sampled_from(list(Format)))
    fragment = st.sampled_from([*WORDS, *BREAKS, *BREAKS, *MARKS[language]])
    paragraph = st.lists(fragment, max_size=6).map("".join)
    text = draw(st.lists(st.sampled_from([PROSE, "a\nb", ""]) | paragraph, max_size=14).map("\n\n".join))
    texts = [text]
    for _ in range(draw(st.integers(1, 5))):
        at, length = draw(st.integers(0, len(text))), draw(st.sampled_from([0, 0, 0, 1, 2, 7, 60]))
        new = draw(st.just("") | fragment | paragraph)
        text = text[:at] + new + text[at + length :]
        texts.append(text)
    return language, texts


@settings(deadline=None, max_examples=400)
@given(histories())
def test_brought_up_to_date_is_made_afresh(history: tuple[Format, list[str]]) -> None:
    language, texts = history
    before = outline(texts[0], language)
    for text in texts[1:]:
        found, kept = outline_again(text, before)
        assert found == outline(text, language)
        old, new = list(before.chunks()), list(found.chunks())
        assert kept.head + kept.tail <= min(len(old), len(new))
        for one, two in [
            *zip(old[: kept.head], new, strict=False),
            *zip(old[::-1][: kept.tail], new[::-1], strict=False),
        ]:
            assert before.text[slice(*one)] == text[slice(*two)]
        before = found


@pytest.mark.parametrize("language", list(Format))
def test_an_edit_looks_at_its_neighbourhood_only(language: Format) -> None:
    text = f"{PROSE}\n\n" * 100
    before = outline(text, language)
    at = len(text) // 2
    found, kept = outline_again(text[:at] + "x" + text[at:], before)
    assert kept.head + kept.tail == len(before.bounds) - 2 == len(found.bounds) - 2
