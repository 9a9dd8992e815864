"""The outline of a draft."""

from pathlib import Path

import pytest
from caret import read

from pincite.features.symbols import AUTHORITIES, symbols
from pincite.markup.blocks import Format
from pincite.text.spans import Span

DRAFT = """See *Roe v. Wade*, 410 U.S. 113 (1973).

# Argument

The statute is 42 U.S.C. § 1983.

## I. 🏛 The rule {#rule}

*Board of Regents v. Roth*, 408 U.S. 564 (1972). *Id.* at 577. App. 29.

## II. *Roe* does not help

*Roe*, 410 U.S. at 114. Fed. R. Civ. P. 12(b)(6).

# Conclusion

Affirm.
"""
DOCUMENTS = Path(__file__).parents[1] / "documents"
ROE, ROTH = "Roe v. Wade, 410 U.S. 113 (1973)", "Board of Regents v. Roth, 408 U.S. 564 (1972)"


def outline(text, markup=Format.MARKDOWN):
    return symbols(read(f"{text}‸", markup)[0])


def names(found):
    return [(symbol.name, names(symbol.children)) if symbol.children else symbol.name for symbol in found]


def test_headings_nest_with_what_is_cited_under_them():
    *headings, _ = outline(DRAFT)
    assert names(headings) == [
        ROE,
        (
            "Argument",
            [
                "42 U.S.C. § 1983",
                ("I. 🏛 The rule", [ROTH, "App."]),
                ("II. Roe does not help", [ROE, "Fed. R. Civ. P. 12"]),
            ],
        ),
        "Conclusion",
    ]


def test_authorities_come_last_by_sort_and_name():
    authorities = outline(DRAFT)[-1]
    assert authorities.name == AUTHORITIES
    assert names(authorities.children) == [
        ("Cases", [ROTH, ROE]),
        ("Statutes and regulations", ["42 U.S.C. § 1983"]),
        ("Rules", ["Fed. R. Civ. P. 12"]),
        ("The record", ["App."]),
    ]
    roth, roe = authorities.children[0].children
    assert (roth.detail, roe.detail) == ("cited 2 times", "cited 3 times")


def test_an_authority_is_shown_where_it_is_declared_and_where_a_section_first_cites_it():
    roe, argument, *_, authorities = outline(DRAFT)
    second = argument.children[2].children[0]
    assert DRAFT[slice(*second.focus)] == "Roe"
    assert authorities.children[0].children[1].focus == roe.focus
    assert DRAFT[slice(*roe.span)] == "Roe v. Wade*, 410 U.S. 113 (1973)"


def test_a_draft_without_citations_is_its_headings():
    assert names(outline("# One\n\n### Deep\n\n## Less deep\n\n#\n\nText.")) == [("One", ["Deep", "Less deep"])]
    assert outline("") == ()


def test_a_short_form_that_nothing_explains_is_shown_as_typed():
    _, authorities = outline("# One\n\n*Smith*, 408 U.S. at 577.")
    assert names(authorities.children) == [("Cases", ["Smith, 408 U.S. at 577"])]


def each(found, around):
    for symbol in found:
        assert symbol.name.strip()
        assert around.covers(symbol.span)
        assert symbol.span.covers(symbol.focus)
        each(symbol.children, symbol.span)


@pytest.mark.parametrize("name", ["opening-brief.md", "answer-brief.tex", "reply-california.txt", "memo-new-york.md"])
def test_ranges_nest_in_whole_briefs(name):
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    markup = {".md": Format.MARKDOWN, ".tex": Format.LATEX, ".txt": Format.PLAIN}[f".{name.rpartition('.')[2]}"]
    found = outline(text, markup)
    assert found[-1].name == AUTHORITIES
    each(found, Span(0, len(text)))
