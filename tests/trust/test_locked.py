"""The packages that CI installs are those that ``pyproject.toml`` asks for, each held to hashes."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKED = (ROOT / ".ci" / "locked.txt").read_text("utf-8")
PINS = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", LOCKED, re.MULTILINE))
ASKED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["project"]["optional-dependencies"]["dev"],
    *PROJECT["build-system"]["requires"],
]


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_asked_for_is_locked(asked):
    requirement = Requirement(asked)
    name = re.sub(r"[-_.]+", "-", requirement.name).lower()
    assert requirement.specifier.contains(PINS[name]), "run .ci/lock"


def test_each_is_held_to_a_hash_and_none_to_a_place():
    for entry in re.split(r"\n(?=[\w])", LOCKED.partition("\n")[2].strip()):
        assert "--hash=sha256:" in entry or entry.startswith("#"), entry
    assert "://" not in LOCKED
