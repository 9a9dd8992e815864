"""The rules command, and the pages that are written with it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from pincite.checks.registry import RULES
from pincite.lsp.links import CATALOGUE, rule_url

README = Path(__file__).parents[2] / "README.md"
ANEW = """to write the pages anew:
pincite rules --format markdown > server/pincite/checks/CATALOGUE.md
sed -i -e '/<!-- rules -->/,/<!-- end of rules -->/{//!d}' -e '/<!-- rules -->/r /dev/stdin' README.md \\
  <<< "$(pincite rules --format table)"
"""


def test_the_page_of_rules_is_what_the_command_writes(pincite):
    page = pincite("rules", "--format", "markdown").out
    assert CATALOGUE.read_text(encoding="utf-8") == page, ANEW


def test_the_table_in_the_readme_is_what_the_command_writes(pincite):
    table = pincite("rules", "--format", "table").out
    readme = README.read_text(encoding="utf-8")
    assert f"<!-- rules -->\n{table}<!-- end of rules -->\n" in readme, ANEW


def test_the_page_has_every_example_once_in_its_section():
    _, *sections = CATALOGUE.read_text(encoding="utf-8").split("\n## ")
    assert [section.partition("\n")[0] for section in sections] == [rule.id for rule in RULES]
    for rule, section in zip(RULES, sections, strict=True):
        for first, second in rule.bad:
            assert f"| `{first}` | `{second}` |" in section
        for first, second in rule.ok:
            assert f"| `{first}` | {second} |" in section


@pytest.mark.parametrize("rule", [RULES[0].id, RULES[-1].id])
def test_a_rule_links_to_its_section(rule):
    link = urlsplit(rule_url(rule))
    assert (link.scheme, Path(unquote(link.path)), link.fragment) == ("file", CATALOGUE, rule)


def test_a_rule_is_explained(pincite):
    told = pincite("rules", "pin-id-comma-at").out
    parts = ("Id., at 577.", "Id. at 577.", "house style is scotus", "fixed by --fix", rule_url("pin-id-comma-at"))
    assert [part for part in parts if part not in told] == []


@pytest.mark.parametrize(("style", "found"), [("bluebook", 1), ("scotus", 0)])
def test_a_style_is_chosen_by_its_name(pincite, draft, style, found):
    ran = pincite("check", "--style", style, draft("Roth, 408 U.S. 564 (1972). Id., at 577.\n"))
    assert (ran.code, ran.out.count("pin-id-comma-at")) == (found, found)
