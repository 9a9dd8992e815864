"""What reads as what, whatever the format."""

import pytest

from pincite.markup.blocks import Block, Format
from pincite.markup.reading import read
from pincite.text.spans import Span


def only(text: str, language: Format = Format.PLAIN) -> Block:
    (block,) = read(text, language)
    return block


def reads(text: str, language: Format = Format.PLAIN) -> str:
    return only(text, language).content.readable.text


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("410 U.S.\n    113", "410 U.S. 113"),
        ("410 U.S.\r\n113", "410 U.S. 113"),
        ("42\u00a0U.S.C. §\u2009\u20091983", "42 U.S.C. § 1983"),
        ("a  \t b\fc", "a b c"),
        ("the cita-\n  tion", "the citation"),
        ("at 1265-\n66", "at 1265-66"),
        ("the African-\nAmerican", "the African-American"),
        ("at 217–\n218", "at 217–218"),
        ("the Court—\nand", "the Court— and"),
        ("a state-\nsponsored school", "a state-sponsored school"),
        ("a Winne-\nbago, a state-\nment, un-\nrelated, sel-\nfish", "a Winnebago, a statement, unrelated, selfish"),
        ("self-\ndefense, third-\nparty", "self-defense, third-party"),
        ("a rule-bound judge and a rule-\nbound clerk", "a rule-bound judge and a rule-bound clerk"),
        ("see https://x.y/a_b?c=1 U.S. 2.", "see U.S. 2."),
        ("one -\ntwo --\nthree", "one - two -- three"),
        ("Hop\u00ad\nwood and cita\u00adtion", "Hopwood and citation"),
        ("\ufeffSee\u200b Roe\u2060 v. Wade", "See Roe v. Wade"),
        ("  a  \n", "a"),
    ],
)
def test_spaces_hyphens_and_invisible_characters(typed: str, read_as: str) -> None:
    assert reads(typed) == read_as


@pytest.mark.parametrize(
    ("typed", "read_as", "pages"),
    [
        ("holds that the *1119property interest", "holds that the property interest", [(15, 1119)]),
        ("substantive pred*1121icates are", "substantive predicates are", [(16, 1121)]),
        ("because *1120“a private", "because “a private", [(8, 1120)]),
        ("payment for *916 OIPA", "payment for OIPA", [(12, 916)]),
        ("Defendant, Appellant. *8", "Defendant, Appellant.", [(21, 8)]),
        ("*915 Victor Gonzalez", "Victor Gonzalez", [(0, 915)]),
        ("the [*1119] property", "the property", [(4, 1119)]),
        ("the **123 property", "the property", [(4, 123)]),
        ("the *Page 758 property", "the property", [(4, 758)]),
        ("word *13 word 18 *14 U.S.C. § 2", "word word 18 U.S.C. § 2", [(5, 13), (13, 14)]),
    ],
)
def test_star_pages_are_hidden_and_kept(typed: str, read_as: str, pages: list[tuple[int, int]]) -> None:
    content = only(typed).content
    assert content.readable.text == read_as
    assert [(mark.offset, mark.page) for mark in content.page_marks] == pages
    assert all(str(mark.page) in typed[mark.span.start : mark.span.end] for mark in content.page_marks)


@pytest.mark.parametrize("language", list(Format))
@pytest.mark.parametrize(
    "typed",
    [
        "2004 WL 12345, at *3 (D. Colo. 2004).",
        "Smith, at *3, *7.",
        "Smith, at *3-*4.",
        "Smith, at *3 and *5.",
        "2004 WL 12345, *3.",
        "1993 WL 157723 *5.",
        "Roth, 408 U.S. 564, *577 (1972).",
        "307 F.3d at *1265.",
        "the *1st and *2d and *42nd of them",
        "2004 WL 12345 (D. Colo.) *3, and later 2005 WL 777, *4.",
    ],
)
def test_a_star_that_is_a_pin_stays(typed: str, language: Format) -> None:
    content = only(typed, language).content
    assert content.readable.text == typed
    assert content.page_marks == ()


@pytest.mark.parametrize(
    ("typed", "read_as", "calls"),
    [
        ("Ruby Ridge, Idaho,[2] and Waco", "Ruby Ridge, Idaho, and Waco", ((18, "2"),)),
        ("SELYA, and DYK,[*] Circuit Judges", "SELYA, and DYK, Circuit Judges", ((15, "*"),)),
        ("of conviction.[6] None", "of conviction. None", ((14, "6"),)),
        ("the order.¹² Moreover", "the order. Moreover", ((10, "12"),)),
        ("the order.1 Moreover", "the order. Moreover", ((10, "1"),)),
        ("(1st Cir.1986)2). Next", "(1st Cir.1986)). Next", ((14, "2"),)),
        ("said “no.”3 Defendants", "said “no.” Defendants", ((10, "3"),)),
        ("rejection of his appeal,6 human rights", "rejection of his appeal, human rights", ((24, "6"),)),
        ("sections 1983 and 1988.4 Amici", "sections 1983 and 1988.4 Amici", ()),
        ("Colo. R. Civ. P. 65(d). See App.29 The", "Colo. R. Civ. P. 65(d). See App.29 The", ()),
        ("“[t]he [FBI] said [1] so” in [1971]", "“[t]he [FBI] said [1] so” in [1971]", ()),
        ("an award of 1,000 or 5,10 units", "an award of 1,000 or 5,10 units", ()),
    ],
)
def test_footnote_calls(typed: str, read_as: str, calls: tuple[tuple[int, str], ...]) -> None:
    content = only(typed).content
    assert content.readable.text == read_as
    assert content.calls == calls


def test_a_span_of_readable_text_finds_what_was_typed() -> None:
    typed = "word *11 See Roe v.\n   Wade, 410 *12 U.S. 113 word *13 word"
    content = only(typed).content
    at = content.readable.text.index("410 U.S. 113")
    source = content.readable.source(Span(at, at + 12))
    assert typed[source.start : source.end] == "410 *12 U.S. 113"
