"""Where declaration and definition lead: the full citation, and what the document quotes."""

import pytest
from caret import read

from pincite.features.definition import declaration, definition, quotations
from pincite.markup.blocks import Format

ROTH = "*Board of Regents v. Roth*, 408 U.S. 564 (1972)"
RULE = "Every order granting an injunction shall set forth the reasons for its issuance."


def places(find, marked, markup=Format.MARKDOWN):
    """The text that each target spans."""
    snapshot, offset = read(marked, markup)
    return [snapshot.text[slice(*target.span)] for target in find(snapshot, offset)]


def inline(text):
    snapshot, _ = read(f"{text}‸")
    found = [q for authority in snapshot.authorities for q in quotations(snapshot, authority) if q.inline]
    return [snapshot.text[slice(*q.span)] for q in found]


@pytest.mark.parametrize(
    "form",
    [
        "*I‸d.* at 577",
        "*Roth*, 408 U.S. at 5‸78",
        "*Roth*, *sup‸ra*, at 570",
        "In *Ro‸th* it was not so",
        "*Board of Regents v. Roth*, 408 U.‸S. 564 (1972)",
    ],
)
@pytest.mark.parametrize("find", [declaration, definition])
def test_every_form_of_a_case_leads_to_its_first_full_citation(find, form):
    text = f"See {ROTH}.\n\n{form}."
    snapshot, offset = read(text)
    (target,) = find(snapshot, offset)
    assert target.span.start == 5
    assert snapshot.text[slice(*target.span)] == "Board of Regents v. Roth*, 408 U.S. 564 (1972)"
    assert snapshot.text[slice(*target.focus)] == "408 U.S. 564"
    assert offset in target.origin


def test_a_full_citation_leads_to_itself_so_that_the_editor_knows_it_is_there():
    snapshot, offset = read(f"See {ROTH[:35]}‸{ROTH[35:]}.")
    (target,) = declaration(snapshot, offset)
    assert target.origin == target.focus


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("See Colo. Rev. Stat. § 18-6-803.5(3). Subsec‸tion 3(a) says.", "Colo. Rev. Stat. § 18-6-803.5(3)"),
        ("See 42 U.S.C. § 1983.\n\nSee 42 U.S.C. § 19‸83.", "42 U.S.C. § 1983"),
        ("See Fed. R. Civ. P. 12(b)(6). Rule 12‸(b)(1) too.", "Fed. R. Civ. P. 12(b)(6)"),
        ("U.S. Const. amend. XIV, § 1. The Fourteenth Am‸endment", "U.S. Const. amend. XIV, § 1"),
    ],
)
def test_every_form_of_a_law_leads_to_its_first_citation(marked, expected):
    assert places(declaration, marked) == [expected]


@pytest.mark.parametrize("marked", ["Nothing is ci‸ted.", "*Id‸.* at 577.", "‸"])
def test_where_nothing_is_meant_there_is_nowhere_to_go(marked):
    assert places(declaration, marked) == places(definition, marked) == []


@pytest.mark.parametrize(
    ("marked", "markup"),
    [
        (f"The rule:\n\n> {RULE}\n\nColo. R. Civ. P. 6‸5(d) (emphasis added). So it is.", Format.MARKDOWN),
        (f"The rule is this.\n\n> {RULE}\n\nColo. R. Civ. P. 6‸5(d).", Format.MARKDOWN),
        (f"Colo. R. Civ. P. 6‸5(d) provides:\n\n> {RULE}\n\nSo it is.", Format.MARKDOWN),
        (f"The rule:\n\\begin{{quote}}\n{RULE}\n\\end{{quote}}\nColo. R. Civ. P. 6‸5(d). So.", Format.LATEX),
        (f"This is the law:\n\n{RULE}\n\nColo. R. Civ. P. 6‸5(d); accord Fed. R. Civ. P. 65(d).", Format.PLAIN),
    ],
)
def test_a_rule_that_is_quoted_leads_to_the_quotation_first(marked, markup):
    first, second = places(definition, marked, markup)
    assert first == RULE
    assert second == "Colo. R. Civ. P. 65(d)"


def test_a_citation_at_the_end_of_a_block_quotation_says_what_it_quotes():
    assert places(definition, f"The rule:\n\n> {RULE} Colo. R. Civ. P. 65‸(d).\n\nSo it is.")[0] == RULE


def test_a_citation_within_a_quotation_from_elsewhere_is_not_what_is_quoted():
    text = f"See {ROTH}.\n\nThe Court:\n\n> {RULE} Colo. R. Civ. P. 65‸(d).\n\n*Roth*, 408 U.S. at 570."
    assert places(definition, text) == ["Colo. R. Civ. P. 65(d)"]


def test_a_caption_tells_a_quoted_rule_in_plain_text():
    text = f"They forget it.\n\nForm and Scope of Injunction. {RULE}\n\nColo. R. Civ. P. 6‸5(d). So it is."
    assert places(definition, text, Format.PLAIN)[0] == f"Form and Scope of Injunction. {RULE}"


def test_several_quoted_paragraphs_are_one_quotation():
    text = "The rule:\n\n> (a) One.\n\n> (b) Two.\n\nColo. R. Civ. P. 6‸5(d)."
    assert places(definition, text)[0] == "(a) One.\n\n> (b) Two."


def test_the_subdivision_asked_about_comes_first():
    text = "> One is it.\n\nFed. R. Evid. 65(a).\n\n> Two is it.\n\nFed. R. Evid. 65(b).\n\nSee Fed. R. Evid. 65(‸b)."
    assert places(definition, text)[:2] == ["Two is it.", "One is it."]


@pytest.mark.parametrize(
    "marked",
    [
        f"{RULE}\n\nColo. R. Civ. P. 6‸5(d) governs here.",
        f"{RULE}\n\nSee Colo. R. Civ. P. 6‸5(d).",
        "The relevant rules are:\n\nColo. R. Civ. P. 6‸5(d).",
        "The court erred in that.\n\nColo. R. Civ. P. 6‸5(d). It ought not.",
        "The relevant rules are these:\n\nColo. R. Civ. P. 64.\n\nColo. R. Civ. P. 6‸5(d).",
        "# Form and Scope of Orders\n\nColo. R. Civ. P. 6‸5(d).",
        "Colo. R. Civ. P. 6‸5(d) was amended in 2002:\n\n> Somebody else said this.\n\nSo they did.",
    ],
)
def test_a_law_that_is_only_spoken_of_is_not_quoted(marked):
    assert places(definition, marked) == ["Colo. R. Civ. P. 65(d)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It says “[a] peace officer shall use force.” Colo. Rev. Stat. § 18-6-803.5(3)(a).",
            ["“[a] peace officer shall use force.”"],
        ),
        ('Means "by means of false pretenses." 18 U.S.C. § 1344.', ['"by means of false pretenses."']),
        ("“one who says “so be it” to me,” 18 U.S.C. § 1344.", ["“one who says “so be it” to me,”"]),
        ("The word “permanent” Colo. Rev. Stat. § 18-6-803.5.", []),
        ("He said “that is not the law.” See 18 U.S.C. § 1344.", []),
        ("no opening of the marks here” 18 U.S.C. § 1344.", []),
        ("“This is what the Court said.” *Roth v. Doe*, 408 U.S. 564 (1972).", []),
    ],
)
def test_words_in_quotation_marks_right_before_a_law_are_quoted_from_it(text, expected):
    assert inline(text) == expected
