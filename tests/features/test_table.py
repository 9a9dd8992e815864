"""The table of authorities: what it lists, in what order, at which places, and how it is kept in a draft."""

import json

import pytest

from pincite.analysis import Analysis
from pincite.features import edits
from pincite.features.table.places import By
from pincite.features.table.writing import NoPlaceError, printed, written
from pincite.markup.blocks import Format

BRIEF = """\
# Brief of Appellant

## Table of Authorities

## Argument

### A. The text

*Zed v. Yew*, 10 F.3d 1, 4 (10th Cir. 1993), *aff'd*, 511 U.S. 10 (1994). *Id.* at 5. See U.S. Const. amend. XIV;
U.S. Const. amend. IV; U.S. Const. art. III; 42 U.S.C. § 1983; 9 U.S.C. § 2; App. at 14.[^1]

### B. The rule

*Amy Warwick*, 67 U.S. 635, 17 L. Ed. 459 (1863); *In re Abe*, 2 F.4th 9, 12 n.3 (4th Cir. 2021). Fed. R. Evid. 403
and Fed. R. Civ. P. 12(b)(6) agree. *Zed*, 10 F.3d at 6.

[^1]: 29 C.F.R. § 1604.11; Henry J. Friendly, *Indiscretion about Discretion*, 31 Emory L.J. 747, 750 (1982).
"""


def read(text, markup=Format.MARKDOWN):
    return Analysis().snapshot(text, markup)


def told(text, markup=Format.MARKDOWN, by=None):
    """The rows of a table: authority and places, group by group."""
    groups = json.loads(printed(read(text, markup), "json", by))["groups"]
    return {group["title"]: [(row["authority"], row["places"]) for row in group["entries"]] for group in groups}


def test_groups_entries_and_sections():
    assert told(BRIEF) == {
        "Cases": [
            ("Amy Warwick, 67 U.S. 635, 17 L. Ed. 459 (1863)", ["B"]),
            ("In re Abe, 2 F.4th 9 (4th Cir. 2021)", ["B"]),
            ("Zed v. Yew, 10 F.3d 1 (10th Cir. 1993), aff'd, 511 U.S. 10 (1994)", ["A", "B"]),
        ],
        "Constitutional Provisions": [
            ("U.S. Const. art. III", ["A"]),
            ("U.S. Const. amend. IV", ["A"]),
            ("U.S. Const. amend. XIV", ["A"]),
        ],
        "Statutes": [("9 U.S.C. § 2", ["A"]), ("42 U.S.C. § 1983", ["A"])],
        "Regulations": [("29 C.F.R. § 1604.11", ["A"])],
        "Rules": [("Fed. R. Civ. P. 12", ["B"]), ("Fed. R. Evid. 403", ["B"])],
        "Other Authorities": [
            ("Henry J. Friendly, Indiscretion about Discretion, 31 Emory L.J. 747 (1982)", ["A"]),
        ],
    }  # fmt: skip


def test_a_number_that_two_headings_share_is_told_with_its_heading():
    cited, again = "Roe v. Wade, 410 U.S. 113 (1973).", "Roe, 410 U.S. at 114."
    text = f"# Facts\n\n## A. One\n\n{cited}\n\n# Argument\n\n## A. Two\n\n{again}\n"
    assert told(text)["Cases"] == [("Roe v. Wade, 410 U.S. 113 (1973)", ["Facts A", "Argument A"])]


def test_lines_and_pages():
    text = "Roe v. Wade, 410 U.S. 113 (1973).\n\nRoe, 410 U.S. at 114.\n\n\fRoe, 410 U.S. at 115.\n"
    assert told(text, Format.PLAIN)["Cases"][0][1] == ["1", "2"]
    assert told(text, Format.PLAIN, By.LINE)["Cases"][0][1] == ["1", "3", "5"]


def test_passim():
    cites = "\n\n".join(f"Roe, 410 U.S. at {page}." for page in range(114, 119))
    assert printed(read(f"Roe v. Wade, 410 U.S. 113 (1973).\n\n{cites}\n"), "text").endswith(". passim")
    fewer = cites.rsplit("\n\n", 1)[0]
    assert printed(read(f"Roe v. Wade, 410 U.S. 113 (1973).\n\n{fewer}\n"), "text").endswith(". 1, 3, 5, 7, 9")


def test_a_bracketed_parallel_belongs_to_its_case():
    text = "(Mathews v. Eldridge (1976) 424 U.S. 319, 335 [96 S.Ct. 893].)\n"
    assert told(text)["Cases"] == [("Mathews v. Eldridge (1976) 424 U.S. 319 [96 S.Ct. 893]", ["1"])]


def test_what_markdown_would_obey_is_escaped():
    text = "Doe v. Smith_Jones, 2020 WL 1234567 (D. Colo. Mar. 4, 2020).\n"
    assert r"Smith\_Jones*, 2020 WL" in printed(read(text, Format.PLAIN), "markdown")


# -- in the draft -----------------------------------------------------------------------------------------------------


def meanings(snapshot):
    names = [authority.key for authority in snapshot.authorities]
    return [
        (names[one.authority] if one.authority is not None else None, [pin.text for pin in one.citation.pins])
        for one in snapshot.references
    ]


@pytest.mark.parametrize("markup", [Format.MARKDOWN, Format.LATEX])
def test_written_once_and_then_only_when_something_changes(markup):
    latex = (
        "\\section*{Table of Authorities}\n\\section{Argument}\n\n\\emph{Zed v. Yew}, 10 F.3d 1, 4 (10th Cir. 1993).\n"
        "\\emph{Id.}\\ at 5; \\emph{Zed}.\\footnote{42 U.S.C.~\\S~1983.}\n"
    )
    text = BRIEF if markup is Format.MARKDOWN else latex
    before = read(text, markup)
    once = edits.apply(text, written(before))
    after = read(once, markup)
    assert "Zed v. Yew" in once.split("Argument")[0]
    assert meanings(after) == meanings(before)
    assert written(after) == ()
    more = once.rstrip() + "\n\nSee 28 U.S.C. § 1331.\n"
    twice = edits.apply(more, written(read(more, markup)))
    assert twice.count("pincite-table-end") == 1
    assert "1331" in twice.split("Argument")[0]


def test_latex_pages_are_those_of_labels_that_are_kept():
    text = "\\section*{Table of Authorities}\n\\section{A}\nRoe v. Wade, 410 U.S. 113 (1973). Id. at 114.\n"
    once = edits.apply(text, written(read(text, Format.LATEX)))
    assert "(1973)\\label{pincite:1}. Id. at 114\\label{pincite:2}." in once
    assert "\\pincitepages{pincite:1,pincite:2}" in once
    shorter = once.replace("Id. at 114", "So")
    twice = edits.apply(shorter, written(read(shorter, Format.LATEX)))
    assert "(1973)\\label{pincite:1}. So." in twice
    assert "\\pincitepages{pincite:1}" in twice


def test_the_comment_says_what_places_are_told_by():
    text = BRIEF.replace("## Table of Authorities\n", "## Table of Authorities\n\n<!-- pincite-table: line -->\n")
    once = edits.apply(text, written(read(text)))
    assert "<!-- pincite-table: line -->" in once
    assert "| 42 U.S.C. § 1983 | " in once
    assert written(read(once)) == ()


def test_a_table_without_a_heading_gets_one():
    text = "# Brief\n\n<!-- pincite-table -->\n\n## Argument\n\nRoe v. Wade, 410 U.S. 113 (1973).\n"
    once = edits.apply(text, written(read(text)))
    assert "<!-- pincite-table -->\n\n## Table of Authorities\n\n| Cases |" in once
    assert len(read(once).references) == 1
    assert written(read(once)) == ()


@pytest.mark.parametrize(
    ("text", "markup", "why"),
    [
        ("# Brief\n\nRoe v. Wade, 410 U.S. 113 (1973).\n", Format.MARKDOWN, "<!-- pincite-table -->"),
        ("Roe v. Wade, 410 U.S. 113 (1973).\n", Format.LATEX, "% pincite-table"),
        ("Roe v. Wade, 410 U.S. 113 (1973).\n", Format.PLAIN, "plain text"),
        ("<!-- pincite-table -->\n\nRoe v. Wade, 410 U.S. 113 (1973).\n", Format.MARKDOWN, "heading after it"),
    ],
)
def test_where_there_is_no_place_it_says_so(text, markup, why):
    with pytest.raises(NoPlaceError, match=why):
        written(read(text, markup))


def test_at_a_place_of_the_authors_choice():
    text = "# Brief\n\n## Argument\n\nRoe v. Wade, 410 U.S. 113 (1973).\n"
    once = edits.apply(text, written(read(text), at=text.index("## Argument")))
    assert once.index("Table of Authorities") < once.index("## Argument")
    assert once.endswith(text[text.index("## Argument") :])
