"""Housekeeping: what is kept of places that are gone, or that nobody has used for long, is thrown away."""

import time
from contextlib import suppress
from pathlib import Path

LONG = 90
"""Days without use after which something is made again rather than kept."""
_DAY = 24 * 60 * 60


def today() -> int:
    """The day, as a number."""
    return int(time.time() // _DAY)


def is_done_with(place: Path, used: int, now: int) -> bool:
    """Whether a folder or file is gone, or was last used too many days ago."""
    return now - used > LONG or not place.exists()


def clear_copies(folder: Path, now: int) -> None:
    """Delete the copies of texts that no editor has shown for long, with the folders that held them."""
    for copy in folder.glob("*/*"):
        with suppress(OSError):  # another process does the same
            if is_done_with(copy, int(copy.stat().st_mtime // _DAY), now):
                copy.unlink()
                copy.parent.rmdir()
