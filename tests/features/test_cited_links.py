"""Which citations can be followed, and where to."""

import pytest

from pincite.analysis import Analysis
from pincite.features.links import cited_links, cites_states, target
from pincite.markup.blocks import Format

LII = "https://www.law.cornell.edu"


def followed(text):
    """Each link by the words that it stands on, and where it leads."""
    snapshot = Analysis().snapshot(text, Format.MARKDOWN)
    return [(text[slice(*link.span)], target(snapshot, link.reference)) for link in cited_links(snapshot)]


@pytest.mark.parametrize(
    ("text", "words", "url"),
    [
        ("*Roe v. Wade*, 410 U.S. 113, 153 (1973)", "410 U.S. 113, 153", "https://www.courtlistener.com/c/U.S./410/113/#153"),
        ("42 U.S.C. § 1988(b)", "42 U.S.C. § 1988(b)", f"{LII}/uscode/text/42/1988#b"),
        ("Fed. R. Civ. P. 65(d)", "Fed. R. Civ. P. 65(d)", f"{LII}/rules/frcp/rule_65#rule_65_d"),
        ("U.S. Const. amend. XIV", "U.S. Const. amend. XIV", "https://constitution.congress.gov/browse/amendment-14/"),
    ],
)  # fmt: skip
def test_a_citation_leads_to_where_it_can_be_read(text, words, url):
    ((stands_on, found),) = followed(f"See {text}.")
    assert (stands_on, found.url) == (words, url)


def test_a_form_that_leans_on_another_is_left_to_go_to_definition():
    text = "See *Roe v. Wade*, 410 U.S. 113, 153 (1973). *Id.* at 154. *Roe*, *supra*, at 155. So *Roe* holds."
    assert [stands_on for stands_on, _ in followed(text)] == ["410 U.S. 113, 153"]


def test_the_tooltip_names_the_authority_and_the_site():
    ((_, found),) = followed("See *Roe v. Wade*, 410 U.S. 113 (1973).")
    assert found.tooltip == "Roe v. Wade, 410 U.S. 113 (1973): read it at CourtListener"


@pytest.mark.parametrize(
    "text",
    ["App. at 14.", "*Id.* at 7.", "*Olim*, *supra*, at 7.", "*Roe v. Doe*, 2004 WL 12345 (D. Colo. 2004).", "Said."],
)
def test_what_stands_nowhere_is_no_link(text):
    assert followed(text) == []


def test_state_law_is_looked_up_when_it_is_followed():
    ((words, found),) = followed("See Cal. Penal Code § 187.")
    assert words == "Cal. Penal Code § 187"
    assert "leginfo.legislature.ca.gov" in found.url


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Roe v. Wade*, 410 U.S. 113 (1973); 42 U.S.C. § 1983; 29 C.F.R. § 1604.11; Fed. R. Civ. P. 65(d).", False),
        ("U.S. Const. art. I, § 8; *Roe*, 410 U.S. at 153.", False),
        ("Colo. Rev. Stat. § 18-6-803.5(3).", True),
        ("N.Y. Const. art. VI, § 3.", True),
    ],
)
def test_the_tables_of_state_law_are_wanted_only_where_it_is_cited(text, expected):
    assert cites_states(Analysis().snapshot(text, Format.MARKDOWN)) is expected
