"""How plain text is laid out."""

from textwrap import dedent

import pytest

from pincite.markup.blocks import BlockKind, Format
from pincite.markup.reading import read

PROSE = "The movant bears the initial burden of showing that there is no genuine dispute as to any material fact here. "


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.content.kind.value, block.content.readable.text) for block in read(text, Format.PLAIN)]


def test_blank_lines_part_paragraphs() -> None:
    assert outline("One\ntwo.\n\nThree.\n \t\nFour.\r\n\r\nFive.") == [
        ("paragraph", "One two."),
        ("paragraph", "Three."),
        ("paragraph", "Four."),
        ("paragraph", "Five."),
    ]


def test_long_lines_are_paragraphs() -> None:
    assert outline(f"{PROSE * 2}\nA. Judicial Notice\n{PROSE}{PROSE}\n{PROSE}") == [
        ("paragraph", (PROSE * 2).strip()),
        ("heading", "A. Judicial Notice"),
        ("paragraph", (PROSE * 2).strip()),
        ("paragraph", PROSE.strip()),
    ]


def test_headings() -> None:
    blocks = read("ARGUMENT\n\nII.\n\nA. Judicial Notice\n\n1. Standing\n\nUnited States v. Doe\n\nv.\n", Format.PLAIN)
    assert [(b.content.kind.value, b.content.level) for b in blocks] == [
        ("heading", 1),
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
        ("paragraph", 0),
        ("paragraph", 0),
    ]


def test_an_indentation_begins_a_paragraph_or_sets_off_a_quotation() -> None:
    text = dedent("""\
           The first paragraph of this
        brief, 410 U.S. 113, ends.
           The second paragraph of
        the same brief begins.

              No State shall deny to any person
              the equal protection of the laws.

        It goes on here, without
        any indentation at all.
        """)
    assert outline(text) == [
        ("paragraph", "The first paragraph of this brief, 410 U.S. 113, ends."),
        ("paragraph", "The second paragraph of the same brief begins."),
        ("quotation", "No State shall deny to any person the equal protection of the laws."),
        ("paragraph", "It goes on here, without any indentation at all."),
    ]


def test_a_margin_is_no_quotation() -> None:
    text = "          Every line of this text\n          stands deep.\n\n          And this\n          one, too.\n"
    assert {kind for kind, _ in outline(text)} == {"paragraph"}


@pytest.mark.parametrize("opening", ["[12]", "[FN12]", "FN12.", "FN 12", "¹²"])
def test_notes_that_say_so(opening: str) -> None:
    (block,) = read(f"{opening} See Id. at 3.", Format.PLAIN)
    assert (block.content.kind, block.content.label) == (BlockKind.FOOTNOTE, "12")
    assert block.content.readable.text == "See Id. at 3."


def test_a_slip_opinion_reads_on_across_its_pages() -> None:
    text = (
        "   The Court of Appeals denied rehearing. See 644\n"
        "F. 3d 301, 303 (CA5 2011). Petitioner sought a writ, cited in Hop-\n"
        "\n——————\n"
        "  1 See Roe v. Wade, 410 U. S. 113,\n120.\n"
        "\f2        FISHER v. UNIVERSITY OF TEXAS AT AUSTIN\n\n"
        "                     Opinion of the Court\n\n"
        "wood v. Texas, 78 F. 3d 932. That was granted.\n"
        "   The second paragraph ends the page with 539\n"
        "\f                  Cite as: 570 U. S. ____ (2013)            3\n\n"
        "                     SCALIA, J., concurring\n\n"
        "U. S. 306 (2003).\n"
    )
    assert outline(text) == [
        (
            "paragraph",
            "The Court of Appeals denied rehearing. See 644 F. 3d 301, 303 (CA5 2011). "
            "Petitioner sought a writ, cited in Hopwood v. Texas, 78 F. 3d 932. That was granted.",
        ),
        ("footnote", "See Roe v. Wade, 410 U. S. 113, 120."),
        ("paragraph", "The second paragraph ends the page with 539 U. S. 306 (2003)."),
    ]


def test_double_spaced_pages() -> None:
    lines = [
        "            The evidence presented by Smith is fairly summarized as",
        "follows. Smith was born in Zimbabwe, and he named his son John.1  He is from",
        "a large family; see 8 C.F.R. §",
    ]
    note = "     1\n      The marriage ended after\nJohn was born.\n"
    more = [
        "1003.2(c), and his parents worked.",
        "A. Adjustment of Status",
        "            In the late 1990s, Smith",
        "wed.",
    ]
    text = "\n\n".join(lines) + "\n\n\n\n" + note + "                  -2-\n\f" + "\n\n".join(more) + "\n"
    assert outline(text) == [
        (
            "paragraph",
            "The evidence presented by Smith is fairly summarized as follows. Smith was born in Zimbabwe, and he named "
            "his son John. He is from a large family; see 8 C.F.R. § 1003.2(c), and his parents worked.",
        ),
        ("footnote", "The marriage ended after John was born."),
        ("heading", "A. Adjustment of Status"),
        ("paragraph", "In the late 1990s, Smith wed."),
    ]


def test_double_spaced_pages_set_in_from_the_margin() -> None:
    lines = [
        "¶2          The question was settled",
        "in the case of Hest, 366 N.C. at",
        "303. It was affirmed by a divided court",
        "in that of Gift, 268 N.C. App.",
        "1 (2019).",
        "¶ 3          Nobody appealed from",
        "that.",
        "      The last paragraph is set in further",
        "still.",
    ]
    assert outline("".join(f"     {line}\n\n" for line in lines)) == [
        (
            "paragraph",
            "¶2 The question was settled in the case of Hest, 366 N.C. at 303. It was affirmed by a divided court in "
            "that of Gift, 268 N.C. App. 1 (2019).",
        ),
        ("paragraph", "¶ 3 Nobody appealed from that."),
        ("paragraph", "The last paragraph is set in further still."),
    ]


def test_a_page_of_the_reporter_on_a_line_of_its_own_is_no_text() -> None:
    text = f"{PROSE * 2}\n\n[590 F.Supp.3d 861]\n\n{PROSE * 2}"
    assert outline(text) == [("paragraph", (PROSE * 2).strip())] * 2


def test_page_numbers_without_form_feeds() -> None:
    assert outline("It held that the\n\n           -2-\n\nwrit must issue.\n\nNext.") == [
        ("paragraph", "It held that the writ must issue."),
        ("paragraph", "Next."),
    ]


def test_a_table_of_authorities() -> None:
    text = dedent("""\
        TABLE OF AUTHORITIES

        Cases                                    Page

        Roe v. Wade, 410 U.S. 113 (1973) ........ 3, 5

        Doe v. Bolton,
        410 U.S. 179 (1973) ...................... 7

        Statutes

        42 U.S.C. § 1983 ..................... passim

        INTRODUCTION

        This case is about Roe v. Wade, 410 U.S. 113.
        """)
    kinds = [kind for kind, _ in outline(text)]
    assert kinds[:-2] == ["table-of-authorities"] * (len(kinds) - 2)
    assert outline(text)[-2:] == [
        ("heading", "INTRODUCTION"),
        ("paragraph", "This case is about Roe v. Wade, 410 U.S. 113."),
    ]


def test_a_table_of_authorities_after_something_else_and_before_a_paragraph() -> None:
    text = "A caption.\n\n  Table of Authorities\n\nRoe v. Wade, 410 U.S. 113 .... 3\n\nWe ask the court to reverse.\n"
    assert [kind for kind, _ in outline(text)] == ["paragraph", *["table-of-authorities"] * 2, "paragraph"]


def test_a_table_of_authorities_that_is_only_spoken_of() -> None:
    text = "See the Table of Authorities in the brief.\n\nRoe v. Wade, 410 U.S. 113 .... 3\n"
    assert {kind for kind, _ in outline(text)} == {"paragraph"}


def test_notes_at_the_end() -> None:
    text = f"It held so.1 {PROSE}\n\nNotes\n\n1. See Roe v. Wade,\n410 U.S. 113.\n2. Id. at 3.\n\nIt goes on.\n"
    assert outline(text)[-3:] == [
        ("paragraph", "Notes"),
        ("footnote", "See Roe v. Wade, 410 U.S. 113."),
        ("footnote", "Id. at 3. It goes on."),
    ]
    assert [block.content.label for block in read(text, Format.PLAIN)][-2:] == ["1", "2"]


def test_numbers_in_the_margin_count_the_lines() -> None:
    """Pleading paper: the numbers are no text, and a citation goes on past them."""
    lines = ["The facts were not", "available.  Denton v. Hernandez, 504 U.S.", "25, 32-33 (1992).  So it is", "held."]
    page = "".join(f"{number}  {lines[(number - 1) % 4]}\n" for number in range(1, 25))
    assert outline(page * 2) == [("paragraph", " ".join(lines * 12).replace("  ", " "))]


def test_numbers_in_the_margin_of_a_double_spaced_page() -> None:
    said = [f"it was found by the {chr(96 + number) * 5} agency" for number in range(1, 23)]
    text = "".join(f"{number:<5}{'      ' * (number == 9)}{line}\n\n" for number, line in enumerate(said, start=1))
    assert outline(text) == [("paragraph", " ".join(said[:8])), ("paragraph", " ".join(said[8:]))]


def test_a_line_at_the_top_of_every_page_is_no_text() -> None:
    pages = [
        f"A.3d 774, 779 (2015). The {word} holding; see K.C. v. L.A., 633 Pa. 722, 128" for word in ("1st", "2d", "3d")
    ]
    for top in ("J-A22036-21", "      J-A22036-21", "                 Wooten — {}"):
        text = "".join(f"{page}\n\n\f{top.format(number)}\n\n\n" for number, page in enumerate(pages))
        assert outline(text) == [("paragraph", " ".join(pages))]


def test_titles_under_the_line_at_the_top_of_every_page_are_no_text() -> None:
    pages = [
        "It was decided in Doe v. Roe, 12",
        "F.3d 345, that the",
        "first holding stands, and",
        "so does the second.",
    ]
    top = "\n\f     DOE V. ROE\n\n                      2022-NCSC-1\n\n                      Opinion of the Court\n\n\n"
    assert outline(top.join(pages)) == [("paragraph", " ".join(pages))]


def test_a_number_in_the_middle_of_the_page_is_its_own() -> None:
    text = f"It held that the\n\n{' ' * 36}18 \n\nwrit must issue.\n\n{' ' * 36}19\n"
    assert outline(text) == [("paragraph", "It held that the writ must issue.")]


def test_notes_under_their_numbers() -> None:
    text = (
        "The question is one of punishment,\n\nnot of guilt, as the law now has it\n\nsince the reform.12 It goes\n\n\n"
        "       12\n\n       Id.\n       13\n\n        See Gold v. State, 736 S.W.2d 685.\n"
        "\fon from there to the next page.\n"
    )
    assert outline(text) == [
        (
            "paragraph",
            "The question is one of punishment, not of guilt, as the law now has it since the reform. "
            "It goes on from there to the next page.",
        ),
        ("footnote", "Id."),
        ("footnote", "See Gold v. State, 736 S.W.2d 685."),
    ]


def test_a_heading_after_id_is_not_its_page() -> None:
    text = "The record must be released. Id.\n  2.  The Second Memo\n  ICE claims that it is\nprivileged.\n"
    assert outline(text) == [
        ("paragraph", "The record must be released. Id."),
        ("paragraph", "2. The Second Memo ICE claims that it is privileged."),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It goes on; see Lambert v. Blackwell, 134 F.3d 506, 513", "(3d Cir. 1997)."),
        ("It goes on; see Lambert v. Blackwell, 134 F.3d 506,", "513 (3d Cir. 1997)."),
        ("It goes on; see Lambert v. Blackwell, 134 F.3d 506, 513 (3d Cir.", "1997) (en banc)."),
        ("It goes on; see Lambert v. Blackwell, 134 F.3d 506, 513 (3d", "Cir. 1997) (en banc)."),
    ],
)
def test_a_blank_line_within_a_citation(before: str, after: str) -> None:
    """What is left of a page's foot in the text of some opinions."""
    assert outline(f"{before}\n\n{after}\n\nNext.") == [("paragraph", f"{before} {after}"), ("paragraph", "Next.")]


def test_a_page_alone_on_the_last_line_of_its_paragraph() -> None:
    text = "The District Court granted IFIC’s motion for summary judgment. Id. at 5-\n6.\n\nNext.\n"
    assert outline(text)[0][1].endswith("Id. at 5-6.")


def test_a_blank_line_before_a_note_or_a_list() -> None:
    text = "It goes on in the same manner for a while (ECF No.\n\n4 Although the court said so.\n\n(1) The first.\n"
    assert len(outline(text)) == 3


def test_a_note_that_goes_on_at_the_foot_of_the_next_page() -> None:
    text = (
        "   The clause confers no rights. McDonald v. Chicago, 561 U. S. 742,\n——————\n"
        "Nelson, 362 P. 3d, at 1075. It says so.\n"
        "6                  NELSON v. COLORADO\n\n                    THOMAS, J., dissenting\n\n"
        "811 (2010). So it stands.\n"
        + "".join(f"{page}                  NELSON v. COLORADO\n\n   The page of {page * 'x'}.\n" for page in (8, 10))
    )
    assert outline(text)[:2] == [
        ("paragraph", "The clause confers no rights. McDonald v. Chicago, 561 U. S. 742, 811 (2010). So it stands."),
        ("footnote", "Nelson, 362 P. 3d, at 1075. It says so."),
    ]
