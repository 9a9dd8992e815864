"""A document in several files: a citation may look back on one in an earlier file, where the settings say so."""

import json
import os

import pytest

FACTS = (
    "*DeShaney v. Winnebago County*, 489 U.S. 189 (1989).[^1] *Roe v. Wade*, 410 U.S. 113 (1973).\n\n[^1]: A note.\n"
)
ARGUMENT = "*Id.* at 115. *DeShaney*, 489 U.S. at 195.[^1]\n\n[^1]: 410 U.S. at 115.\n"


def found(pincite, *paths):
    report = json.loads(pincite("check", *paths, "--format", "json").out)
    return [finding["rule"] for finding in report["findings"]]


def meant(pincite, path):
    return [one["authority"] for one in json.loads(pincite("cites", path, "--format", "json").out)["citations"]]


def test_files_stand_alone_unless_the_settings_join_them(pincite, draft):
    draft(FACTS, "facts.md")
    argument = draft(ARGUMENT, "argument.md")
    assert "id-no-antecedent" in found(pincite, argument)
    draft('include = ["facts.md", "argument.md"]\n', "pincite.toml")
    assert found(pincite, argument) == []
    roe, deshaney = "Roe v. Wade, 410 U.S. 113 (1973)", "DeShaney v. Winnebago County, 489 U.S. 189 (1989)"
    assert meant(pincite, argument) == [roe, deshaney, roe]


def test_nothing_looks_forward(pincite, draft):
    draft(FACTS, "facts.md")
    argument = draft(ARGUMENT, "argument.md")
    draft('include = ["argument.md", "facts.md"]\n', "pincite.toml")
    assert "id-no-antecedent" in found(pincite, argument)


def test_a_fix_leaves_the_other_file_alone(pincite, draft):
    facts = draft(FACTS, "facts.md")
    argument = draft(ARGUMENT.replace("at 115", "at 115-6", 1), "argument.md")
    draft('include = ["facts.md", "argument.md"]\n', "pincite.toml")
    assert pincite("check", "--fix", argument).code == 0
    assert argument.read_text() == ARGUMENT.replace("at 115", "at 115-16", 1)
    assert facts.read_text() == FACTS


def test_latex_files_are_read_where_they_are_put_in(pincite, draft):
    main = draft("Roe v. Wade, 410 U.S. 113 (1973).\n\n\\input{sections/one}\n\nId. at 190.\n", "main.tex")
    one = draft("Id. at 115. DeShaney v. Winnebago County, 489 U.S. 189 (1989).\n", "sections/one.tex")
    draft('include = ["main.tex"]\n', "pincite.toml")
    assert meant(pincite, one)[0] == "Roe v. Wade, 410 U.S. 113 (1973)"
    assert meant(pincite, main)[-1] == "DeShaney v. Winnebago County, 489 U.S. 189 (1989)"


@pytest.mark.parametrize("name", ["../outside.md", "link.md", "none.md", "."])
def test_nothing_outside_the_folder_is_read(pincite, draft, tmp_path, name):
    outside = draft(FACTS, "outside.md")
    argument = draft(ARGUMENT, "brief/argument.md")
    os.symlink(outside, tmp_path / "brief" / "link.md")
    draft(f'include = ["{name}", "argument.md"]\n', "brief/pincite.toml")
    assert "id-no-antecedent" in found(pincite, argument)
