"""What all tests share."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(part: str) -> Path:
    """A folder kept beside the repository: a run without it skips, but CI must have it."""
    path = SHARED / part
    if not path.is_dir():
        reason = f"../shared/{part} is not beside the repository"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return path


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real opinions, one of them annotated by hand."""
    return shared("corpus")


@pytest.fixture(scope="session")
def catalogue() -> Path:
    """The rules, with examples."""
    return shared("catalogue")
