"""Folders: which of their files are drafts."""

import os
from collections.abc import Iterator
from pathlib import Path

from pincite.settings import LANGUAGES

SUFFIXES = frozenset(key for key in LANGUAGES if key.startswith("."))
"""What is taken for a draft in a folder; a file named outright is always read."""
PASSED_OVER = frozenset({"node_modules", "__pycache__"})


def drafts_in(folder: str) -> Iterator[str]:
    """The drafts in a folder and in the folders below it, by name; links to other folders are not followed."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in PASSED_OVER)
        yield from (os.path.join(place, name) for name in sorted(files) if Path(name).suffix.lower() in SUFFIXES)
