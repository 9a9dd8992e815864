"""What an authority says at the pin, in the texts that its author keeps."""

from pathlib import Path

import pytest
from caret import read

from pincite.features.hover import hover
from pincite.features.passages import excerpt, passage_at
from pincite.library.readers.reading import text_of

ROTH = """Roth v. Doe, 408 U.S. 564 (1972)

The first *577 page says [this](command:x) here.[3] *578 Next.

NOTES

[3] A note.
"""
RULE = "Fed. R. Civ. P. 65\n\n(c) Security.\n(d) Contents.\n(1) Contents of orders.\n(2) Persons bound.\n"
RULES = "---\ncitation: Fed. R. Evid.\n---\nRule 403. Excluding.\n\nRule 404. Character.\n(b) Other crimes.\n"
RECORD = "It *1099 holds. *1100 More.\n"
DEPOSITION = "Jones.\n\f 1 Q. Name?\n 2 A. Jones.\n 3 Q. Well?\n"
NEUTRAL = "2021-Ohio-726\n\n¶ 8 Eight is before.\n\n¶ 9 Nine.\n"
CONSTITUTION = """---
citation: U.S. Const.
---
Article I

Section 8. The Congress shall have Power to do what stands below.

Clause 2. To borrow Money on the credit of the States.

Clause 3. To regulate Commerce with foreign Nations, and among the States.

Amendment XIV

Section 1. All persons born here are citizens.

Section 5. The Congress shall have power to enforce this article.
"""
COLORADO = "---\ncitation: Colo. Const. art. II\n---\nSection 25. No person shall lose his life without due process.\n"


class Shelf:
    """Texts that are there without files."""

    def __init__(self, authorities=(), **record):
        self._authorities = [text_of(Path(f"{at}.txt"), content.encode()) for at, content in enumerate(authorities)]
        self._record = {name: text_of(Path(f"{name}.txt"), content.encode()) for name, content in record.items()}

    def authority(self, sources):
        keys = {source.key for source in sources} | {f"{source.volume} {source.name}".strip() for source in sources}
        return next((text for text in self._authorities if any(source.key in keys for source in text.sources)), None)

    def document(self, name):
        return (self._record[name],) if name in self._record else ()


SHELF = Shelf([ROTH, RULE, RULES, NEUTRAL, CONSTITUTION, COLORADO], **{"Ct. Op.": RECORD, "Jones Dep.": DEPOSITION})


def said(marked):
    snapshot, offset = read(marked)
    found = passage_at(snapshot, offset, SHELF)
    return found and excerpt(found[1])


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("*Roth v. Doe*, 408 U.‸S. 564, 578 (1972).", "Next. NOTES"),
        ("*Roth v. Doe*, 408 U.S. 564 (1972). *I‸d.* at 577.", "page says [this](command:x) here."),
        ("*Roth v. Doe*, 408 U.S. 564 (1972). *Roth*, 408 U.‸S. at 577.", "page says [this](command:x) here."),
        ("*Roth v. Doe*, 408 U.‸S. 564, 577 n.3 (1972).", "[3] A note."),
        ("*Roth v. Doe*, 408 U.‸S. 564, 578 n.3 (1972).", "Next. NOTES"),
        ("*Roe v. Doe*, 2021-Oh‸io-726, ¶ 9.", "¶ 9 Nine."),
        ("Fed. R. Civ. P. 6‸5(d)(2).", "(2) Persons bound."),
        ("Fed. R. Civ. P. 6‸5(d)(9).", "(d) Contents. (1) Contents of orders. (2) Persons bound."),
        ("Fed. R. Evid. 40‸4(b).", "(b) Other crimes."),
        ("Fed. R. Evid. 40‸3.", "Rule 403. Excluding."),
        (
            "Fed. R. Civ. P. 6‸5.",
            "Fed. R. Civ. P. 65 (c) Security. (d) Contents. (1) Contents of orders. (2) Persons bound.",
        ),
        ("U.S. Const. art. I,‸ § 8, cl. 2.", "Clause 2. To borrow Money on the credit of the States."),
        ("U.S. Const. amend. XIV,‸ § 5.", "Section 5. The Congress shall have power to enforce this article."),
        (
            "U.S. Const. amend. XIV, § 1. *I‸d.* § 5.",
            "Section 5. The Congress shall have power to enforce this article.",
        ),
        ("Colo. Const. art. II‸, § 25.", "Section 25. No person shall lose his life without due process."),
        ("Ct. Op. at 10‸99.", "holds."),
        ("Jones Dep. 2:‸2-3.", "2 A. Jones."),
    ],
)
def test_the_place_that_is_pinned(marked, expected):
    assert said(marked) == expected


@pytest.mark.parametrize(
    "marked", ["*Roth v. Doe*, 408 U.‸S. 564 (1972).", "*Roth v. Doe*, 408 U.‸S. 564, 999 (1972)."]
)
def test_nothing_is_quoted_where_nothing_is_pinned_or_the_page_is_not_there(marked):
    assert said(marked) == ""


def test_a_rule_in_a_file_of_its_own_is_shown_from_its_beginning():
    assert said("Fed. R. Civ. P. 6‸5.").startswith("Fed. R. Civ. P. 65 (c) Security. (d) Contents.")


def test_a_file_of_one_section_says_nothing_of_the_others():
    shelf = Shelf(["---\ncitation: Utah Const. art. I, § 7\n---\nNo person shall lose his life.\n"])
    for pin, expected in (("7", "No person shall lose his life."), ("24", None)):
        snapshot, offset = read(f"Utah Const. art. I‸, § {pin}.")
        found = passage_at(snapshot, offset, shelf)
        assert (found and excerpt(found[1])) == expected


def test_what_its_author_does_not_keep():
    assert said("*Roth v. Doe*, 409 U.‸S. 564, 577 (1972).") is None
    assert said("App. at 1‸4.") is None


def test_hover_shows_the_passage_and_nothing_in_it_can_be_followed():
    snapshot, offset = read("*Roth v. Doe*, 408 U.‸S. 564, 577 (1972).")
    shown = hover(snapshot, offset, SHELF)
    assert "577: “page says [this](command:x) here.”" in shown.plain
    assert "\n\n> 577\\: “page says \\[this\\](command\\:x) here.”\n\n[CourtListener]" in shown.markdown
    assert hover(snapshot, offset).plain in shown.plain.replace("577: “page says [this](command:x) here.”\n", "")


@pytest.mark.parametrize("bait", ["https://evil.example", "www.evil.example", "a@evil.example", "<img src=x>", "`x`"])
def test_no_bait_of_a_text_survives(bait):
    snapshot, offset = read("*Roth v. Doe*, 408 U.‸S. 564, 577 (1972).")
    shown = hover(snapshot, offset, Shelf([ROTH.replace("says", f"says {bait}")]))
    assert bait in shown.plain
    assert bait not in shown.markdown


def test_a_long_page_is_shown_in_part():
    long = "One sentence of some length stands here. " * 30
    snapshot, offset = read("*Roth v. Doe*, 408 U.‸S. 564, 577 (1972).")
    (_, found) = passage_at(snapshot, offset, Shelf([ROTH.replace("page says", long)]))
    assert excerpt(found).endswith("here. …")
    assert 200 < len(excerpt(found)) < 460
