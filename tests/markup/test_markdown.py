"""Markdown reads as it is rendered."""

import pytest

from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.reading import chunks, read, survey


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.content.kind.value, block.content.readable.text) for block in read(text, Format.MARKDOWN)]


def only(text: str) -> Block:
    (block,) = read(text, Format.MARKDOWN)
    return block


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("*Roe v.\nWade*, **410 U.S. 113**", "Roe v. Wade, 410 U.S. 113"),
        ("***Roe***, _Doe_, __Poe__, snake_case_name", "Roe, Doe, Poe, snake_case_name"),
        (r"at \*3, 5 \& 6", "at *3, 5 & 6"),
        ("42 U.S.C. &sect;&nbsp;1983 &amp; &#167; 2", "42 U.S.C. § 1983 & § 2"),
        ("see `410 U.S. 113` and ``x`y`` there", "see and there"),
        ("a <!-- 410 U.S.\n1 --> b", "a b"),
        ("a <b>bold</b> <i>x</i> c", "a bold x c"),
        ("the [opinion in *Roe*](https://x.y/a_b 'title') held", "the opinion in Roe held"),
        ("“[t]he [FBI] [wa]s” [sic]", "“[t]he [FBI] [wa]s” [sic]"),
        ("see <https://x.y> and https://foo.bar/b_z_. End", "see and . End"),
        ("an ![image](a.png) here", "an image here".replace("image ", "")),
        ("hard\\\nbreak and  \nanother", "hard break and another"),
        ("costs $5 in *Doe*, not $6", "costs $5 in Doe, not $6"),
        ("holds that the pred*1121icates", "holds that the predicates"),
        ("the *915 word and *916 OIPA's *method* here", "the word and OIPA's method here"),
        ("*1 Williston on Contracts* § 2", "1 Williston on Contracts § 2"),
        ("2004 WL 1, at *3; *Id.* at *4; *Roe*, at *5.", "2004 WL 1, at *3; Id. at *4; Roe, at *5."),
        ("unbalanced *emphasis and `code", "unbalanced *emphasis and `code"),
        ("“quoted” — *§ 5* é😀 *Id.*", "“quoted” — § 5 é😀 Id."),
    ],
)
def test_inlines(typed: str, read_as: str) -> None:
    assert only(typed).content.readable.text == read_as


def test_emphasis_is_kept_in_readable_offsets() -> None:
    content = only("See *Roe v.\n  Wade*, and **not** _Id._ at 3.").content
    assert [content.readable.text[span.start : span.end] for span in content.emphasis] == ["Roe v. Wade", "Id."]


def test_blocks() -> None:
    text = (
        "---\ntitle: 410 U.S. 113\n---\n\n# Argument #\n\nSetext\n======\n\nPara one\ngoes on.\n\n> Quoted *text*\n"
        "> 1 U.S. 1\nlazily.\n\n- item one,\n  1 U.S. 2\n- item two\n\n```\ncode\n\n1 U.S. 3\n```\n\n    1 U.S. 4\n\n"
        "<!-- 1 U.S. 5\n\n1 U.S. 6 -->\n\nCall.[^n]\n\n[^n]: See *Id.*\n    at 3.\n\n    More.\n\n"
        "<div>1 U.S. 7</div>\n\nEnd.\n"
    )
    assert outline(text) == [
        ("heading", "Argument"),
        ("heading", "Setext"),
        ("paragraph", "Para one goes on."),
        ("quotation", "Quoted text 1 U.S. 1 lazily."),
        ("paragraph", "item one, 1 U.S. 2"),
        ("paragraph", "item two"),
        ("paragraph", "Call."),
        ("footnote", "See Id. at 3."),
        ("footnote", "More."),
        ("paragraph", "1 U.S. 7"),
        ("paragraph", "End."),
    ]
    blocks = read(text, Format.MARKDOWN)
    assert [block.content.level for block in blocks[:3]] == [1, 1, 0]
    assert blocks[6].content.calls == ((5, "n"),)
    assert {block.content.label for block in blocks if block.content.kind is BlockKind.FOOTNOTE} == {"n"}


def test_table_cells() -> None:
    assert outline("| Case | Cite |\n|---|---|\n| *Roe* | 410 U.S. 113 |\n| Doe \\| Poe | 410 U.S. 179 |\n") == [
        ("paragraph", text) for text in ("Case", "Cite", "Roe", "410 U.S. 113", "Doe | Poe", "410 U.S. 179")
    ]


def test_equal_cells_stand_apart() -> None:
    blocks = read("| a | b |\n|---|---|\n| Roe | Roe |\n", Format.MARKDOWN)
    assert [(block.start, block.content.readable.text) for block in blocks[2:]] == [(22, "Roe"), (28, "Roe")]


def test_a_note_typed_where_it_is_called() -> None:
    parent, note = read("It held.^[See *Id.* at [5].] Next.", Format.MARKDOWN)
    assert (parent.content.readable.text, parent.content.calls) == ("It held. Next.", ((8, ""),))
    assert (note.content.kind, note.content.readable.text) == (BlockKind.FOOTNOTE, "See Id. at [5].")
    assert parent.start < note.start < note.end < parent.end


def test_a_defined_label_makes_a_link() -> None:
    assert outline("the [opinion][op] and [op] and [other][x]\n\n[op]: https://x.y\n")[0] == (
        "paragraph",
        "the opinion and op and [other][x]",
    )


def test_a_table_of_authorities_ends_at_the_next_heading() -> None:
    assert outline(
        "## Table of Authorities\n\n*Roe*, 1 U.S. 1 ... 3\n\n*Doe*, 1 U.S. 2 ... 4\n\n## Argument\n\nNow."
    ) == [
        ("heading", "Table of Authorities"),
        ("table-of-authorities", "Roe, 1 U.S. 1 ... 3"),
        ("table-of-authorities", "Doe, 1 U.S. 2 ... 4"),
        ("heading", "Argument"),
        ("paragraph", "Now."),
    ]


def test_a_table_of_authorities_has_headings_of_its_own() -> None:
    text = (
        "# Table of Authorities\n\n## Cases\n\n*Roe*, 1 U.S. 1 ... 3\n\n## Statutes\n\n1 U.S.C. § 1\n\n"
        "# Argument\n\nNow."
    )
    assert [kind for kind, _ in outline(text)] == [
        *("heading", "heading", "table-of-authorities", "heading", "table-of-authorities", "heading", "paragraph")
    ]


def test_a_very_long_line_is_read_in_parts() -> None:
    block = only("The court in *Roe v. Wade*, 410 U.S. 113, held so. " * 1000)
    assert len(block.content.emphasis) == 1000
    assert "*" not in block.content.readable.text


def test_carriage_returns() -> None:
    assert outline("# H\r\n\r\nsee *Roe*,\r\n410 U.S. 113\r\n\r\n> q\r\n> r\r\n") == [
        ("heading", "H"),
        ("paragraph", "see Roe, 410 U.S. 113"),
        ("quotation", "q r"),
    ]


def test_chunks_end_at_blank_lines_outside_fences() -> None:
    text = "One.\n\n```\na\n\nb\n```\n\n- x\n\n  y\n\nTwo."
    context = survey(text, Format.MARKDOWN)
    assert [text[start:end] for start, end in chunks(text, context)] == [
        "One.\n\n",
        "```\na\n\nb\n```\n\n",
        "- x\n\n  y\n\n",
        "Two.",
    ]
