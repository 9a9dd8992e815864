"""What the README says that can be held against the program."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

from pincite.checks.registry import BY_ID
from pincite.settings import LANGUAGES, READERS, Settings, Style, load

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def blocks(language):
    return [text for named, text in BLOCKS if named == language]


def test_the_settings_are_all_there_with_their_defaults():
    (listed,) = [text for text in blocks("toml") if "pin_dash" in text]
    table = tomllib.loads(listed)
    assert set(table) == set(READERS)
    assert load(table) == (Settings(), ())
    uncommented = re.sub(r"# (?=[\w.\"/*-]+ = )", "", listed)
    settings, problems = load(tomllib.loads(uncommented), rules=lambda: BY_ID)
    assert (len(settings.severity), len(settings.languages), len(settings.overrides), problems) == (1, 1, 1, ())


def test_the_house_styles_are_all_there():
    assert [style for style in Style if f'"{style}"' not in README] == []
    assert [style for style in set(Style) - {Style.AUTO} if f"| `{style}` |" not in README] == []


def test_the_languages_are_all_there():
    assert [name for name in LANGUAGES if f"`{name}`" not in README] == []


def test_the_editors_configuration_is_well_formed():
    for text in blocks("toml"):
        tomllib.loads(text)
    for text in blocks("elisp"):
        assert text.count("(") == text.count(")")


def test_the_recipes_name_what_is_there(pincite):
    hook_file, workflow = map(yaml.safe_load, blocks("yaml"))
    offered = {hook["id"]: hook for hook in load_manifest(ROOT / ".pre-commit-hooks.yaml")}
    (repository,) = hook_file["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == ["pincite"]
    assert [f"`{name}`" in README for name in offered if name != "pincite"] == [True]
    for hook in offered.values():
        assert all(re.search(hook["files"], f"a{name}") for name in LANGUAGES if name.startswith("."))
    (job,) = workflow["jobs"].values()
    (command,) = [step["run"] for step in job["steps"] if step.get("run", "").startswith("pincite")]
    arguments, report = command.removeprefix("pincite ").split(" > ")
    assert json.loads(pincite(*arguments.split()).out)["version"] == "2.1.0"
    assert report == job["steps"][-1]["with"]["sarif_file"]


@pytest.mark.parametrize("page", ["README.md", "server/pincite/README.md", "server/pincite/checks/CATALOGUE.md"])
def test_what_a_page_links_to_is_there(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    places = [place for place in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in place]
    assert [place for place in places if not (ROOT / page).parent.joinpath(place).exists()] == []


def test_the_commands_are_there():
    """The two that a newcomer types, each on a line of its own, which .ci/run types too."""
    assert [text.count("\n") for text in blocks("sh") if text.startswith("python3 -m venv")] == [1, 1]


def test_every_answered_command_is_explained(pincite):
    listed = re.findall(r"^  (\w+)  ", pincite("--help").out.partition("Commands:")[2], re.MULTILINE)
    assert listed
    assert [name for name in listed if f"`pincite {name} " not in README and f"`pincite {name}`" not in README] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Roth, 408 U.S. 564 (1972). Id., at 577.\n", 1),
        ("Roth, 408 U.S. 564 (1972). Id., at 577. <!-- pincite-ignore: pin-id-comma-at -->\n", 0),
        ("Roth, 408 U.S. 564 (1972). Id., at 577. <!-- pincite-ignore: pin-malformed -->\n", 1),
        ("<!-- pincite-ignore -->\n\nRoth, 408 U.S. 564 (1972).\nId., at 577.\n", 0),
        ("<!-- pincite-ignore-next-line -->\nRoth, 408 U.S. 564 (1972). Id., at 577.\n\nId., at 578.\n", 1),
        ("Roth, 408 U.S. 564 (1972). Id., at 577.\n\n<!-- pincite-ignore-file: pin-id-comma-at -->\n", 0),
    ],
)
def test_comments_silence_what_they_are_said_to(pincite, draft, text, found):
    assert pincite("check", "--select", "pin-id-comma-at", draft(text)).out.count("pin-id-comma-at No comma") == found
