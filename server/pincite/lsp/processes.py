"""Processes: whether the editor's is still there."""

import os
import sys


def is_running(process: int) -> bool:
    """Whether there is a process of this number; never for one that cannot be looked for without doing it harm."""
    if sys.platform == "win32" or process <= 0:  # there, signal 0 ends a process; and there is no pipe to be left over
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
