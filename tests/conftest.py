"""What all tests share."""

import importlib.util
import os
from pathlib import Path
from typing import NoReturn

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


OFFLINE = Path(__file__).with_name("offline")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(OFFLINE), os.environ.get("PYTHONPATH"))))
_offline = importlib.util.spec_from_file_location("offline", OFFLINE / "sitecustomize.py")
_offline.loader.exec_module(importlib.util.module_from_spec(_offline))  # its own interpreter has started already


def lacking(reason: str) -> NoReturn:
    """Skip what something is lacking for, but fail in CI, which must have everything."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def shared(part: str) -> Path:
    """A folder kept beside the repository."""
    path = SHARED / part
    if not path.is_dir():
        lacking(f"../shared/{part} is not beside the repository")
    return path


@pytest.fixture(scope="session", name="lacking")
def lacking_fixture():
    return lacking


@pytest.fixture(autouse=True, scope="session")
def user_folders(tmp_path_factory):
    """No test reads or writes the library of whoever runs it."""
    user = tmp_path_factory.mktemp("user")
    os.environ |= {"XDG_CACHE_HOME": str(user / "cache"), "XDG_DATA_HOME": str(user / "data")}


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real opinions, one of them annotated by hand."""
    return shared("corpus")


@pytest.fixture(scope="session")
def catalogue() -> Path:
    """The rules, with examples."""
    return shared("catalogue")
