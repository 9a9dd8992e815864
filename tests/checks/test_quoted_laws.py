"""Quotations of laws and pins to their parts, beside the library's copies."""

from pathlib import Path

import pytest
from shelf import RULE, Shelf

from pincite.analysis import Analysis
from pincite.features.edits import apply
from pincite.library.provisions import part_of
from pincite.library.readers.reading import text_of
from pincite.markup.blocks import Format

RULES = frozenset(
    {"pin-not-in-authority", "rule-subdivision-unknown", "const-provision-unknown"}
    | {"quote-not-in-authority", "quote-on-other-page", "quote-altered-unmarked"}
)
CONSTITUTION = text_of(
    Path("constitution.md"),
    b"""---
citation: U.S. Const.
---
Amendment XIII

Section 1. Neither slavery nor involuntary servitude shall exist within the United States.

Section 2. Congress shall have power to enforce this article by appropriate legislation.

Amendment XIV

Section 1. No State shall deprive any person of life, liberty, or property, without due process of law.

Section 2. Representatives shall be apportioned among the several States according to their numbers.
""",
)
SECTION = text_of(
    Path("section.md"),
    b"""---
citation: 42 U.S.C. \xc2\xa7 1988
date: 2018
---
(a) Jurisdiction shall be exercised in conformity with the laws of the United States.

(b) The court may allow the prevailing party a reasonable fee:

Provided, that no officer shall be held liable for any costs.
""",
)
AMENDMENT = part_of(CONSTITUTION, "amend. XIV")
SHELF = Shelf(RULE, SECTION, AMENDMENT)
WHY = "state the reasons why it issued"


def findings(draft, library=SHELF):
    found = Analysis().snapshot(draft, Format.MARKDOWN, library=library).findings
    return [one for one in found if one.rule in RULES]


def found(draft, library=SHELF):
    """What is found about texts: the rule and what it points at."""
    return [(one.rule, draft[slice(*one.span)]) for one in findings(draft, library)]


@pytest.mark.parametrize(
    "draft",
    [
        f"It must “{WHY}.” Fed. R. Civ. P. 65(d)(1).",
        f"It must “{WHY}.” Fed. R. Civ. P. 65(d).",
        f"It must “{WHY}.” Fed. R. Civ. P. 65.",
        f"It must “{WHY}.” Fed. R. Civ. P. 65(a)-(e).",
        "“Every order granting an injunction must” do so. Fed. R. Civ. P. 65(d)(1)(A).",
        "“Every order . . . must . . . state the reasons why it issued.” Fed. R. Civ. P. 65(d)(1)(A).",
        f"“Every order granting an injunction must: {WHY}; state its terms.” Fed. R. Civ. P. 65(d)(1).",
        f"See Fed. R. Civ. P. 65(a). Rule 65(d) provides that every order must “{WHY}.”",
        "“No State shall deprive any person of life” without it. U.S. Const. amend. XIV, § 1.",
        "It allows “a reasonable fee.” 42 U.S.C. § 1988(b) (2018).",
        "“Words that were there of old are gone.” 42 U.S.C. § 1988(b) (1976).",
        "“Words that were there of old are gone.” 42 U.S.C. § 1988(b) (repealed).",
        "“Words that stand in the other section.” 42 U.S.C. §§ 1983, 1988(b).",
        "See Fed. R. Civ. P. 65(a). Rule 65(d) provides that, as the plaintiff has it, “a word of his own suffices.”",
        "So: “words that no rule has had.” Fed. R. Civ. P. 65(d) advisory committee’s note to 2009 amendment.",
        "It is said of this: “words that no rule has had.” Fed. R. Civ. P. 65(d), cmt. 3.",
        "See Fed. R. Civ. P. 65(a). Rule 65(d) requires “reasons as good as a court can give.”",
        "The Due Process Clause provides that “no person shall lose his life, or liberty, without due process of law.”",
        "Plaintiff says “words of the complaint alone” and no more. 42 U.S.C. § 1988(b).",
        "The agreement has “words of the contract alone” here. See 42 U.S.C. § 1988(b).",
    ],
)
def test_what_a_law_says_or_may_say_passes(draft):
    assert found(draft) == []


@pytest.mark.parametrize(
    ("draft", "rule", "at"),
    [
        (f"It must “{WHY}.” Fed. R. Civ. P. 65(e).", "quote-on-other-page", "(e)"),
        (f"It must “{WHY}.” Fed. R. Civ. P. 65(d)(2).", "quote-on-other-page", "(d)(2)"),
        (
            "It must “state the grounds why it issued.” Fed. R. Civ. P. 65(d)(1).",
            "quote-altered-unmarked",
            "grounds",
        ),
        (
            "The rule asks for “a hearing in open court.” Fed. R. Civ. P. 65(d).",
            "quote-not-in-authority",
            "a hearing in open court.",
        ),
        (
            "Fed. R. Civ. P. 65(a). Rule 65(d) provides that “[g]iving a reason shall suffice.”",
            "quote-not-in-authority",
            "[g]iving a reason shall suffice.",
        ),
        (
            "The rule:\n\n> Every order granting any injunction must state the reasons why it issued.\n\n"
            "Fed. R. Civ. P. 65(d).",
            "quote-altered-unmarked",
            "any",
        ),
        (
            "“Representatives shall be apportioned among the several States.” U.S. Const. amend. XIV, § 1.",
            "quote-on-other-page",
            "§ 1",
        ),
        ("See Fed. R. Civ. P. 65(g).", "pin-not-in-authority", "(g)"),
        ("See Fed. R. Civ. P. 65(d)(1)(E).", "pin-not-in-authority", "(d)(1)(E)"),
        ("See U.S. Const. amend. XIV, § 9.", "pin-not-in-authority", "§ 9"),
        ("See 42 U.S.C. § 1988(d).", "pin-not-in-authority", "(d)"),
    ],
)
def test_what_a_law_does_not_say(draft, rule, at):
    assert found(draft) == [(rule, at)]


@pytest.mark.parametrize("pin", ["(e)(2)", "(b)(2)", "(d)(1)", "(d)(2)(A)", "(1)"])
def test_a_part_that_a_copy_may_have_unmarked_is_not_missed(pin):
    assert "pin-not-in-authority" not in [rule for rule, _ in found(f"See Fed. R. Civ. P. 65{pin}.")]


def test_the_part_is_mended_as_deep_as_it_was_pinned():
    draft = f"It must “{WHY}.” Fed. R. Civ. P. 65(e)."
    (finding,) = findings(draft)
    assert finding.message == f"“{WHY}” is in (d)(1)(A), not (e)."
    assert "65(d)." in apply(draft, finding.fix.edits)
    assert (finding.fix.title, finding.fix.safe) == ("Replace “(e)” with “(d)”", False)


def test_a_file_of_one_subsection_says_nothing_of_the_others():
    excerpt = Shelf(text_of(Path("x.md"), "---\ncitation: 42 U.S.C. § 1988(b)\n---\nA fee is allowed.\n".encode()))
    for pin in ("", "(a)", "(c)"):
        assert found(f"The statute says “there is no such fee.” 42 U.S.C. § 1988{pin}.", excerpt) == []
    said = found("The statute says “there is no such fee.” 42 U.S.C. § 1988(b).", excerpt)
    assert [rule for rule, _ in said] == ["quote-not-in-authority"]


def test_an_excerpt_of_a_law_says_nothing_of_what_it_lacks():
    excerpt = text_of(Path("x.txt"), b"Fed. R. Civ. P. 65\n\n(a) One is here.\n\n* * *\n\n(b) Two is here.\n")
    for draft in ("See Fed. R. Civ. P. 65(c).", "It asks for “security in some sum.” Fed. R. Civ. P. 65(c)."):
        assert not {"pin-not-in-authority", "quote-not-in-authority"} & {
            rule for rule, _ in found(draft, Shelf(excerpt))
        }
