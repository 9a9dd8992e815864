"""Memory: what keeps the process small."""

import sys
from contextlib import suppress

_M_ARENA_MAX = -8  # of glibc's malloc.h


def share_one_heap() -> None:
    """Have all threads take their memory from one heap, where the C library would give each of them its own.

    What one of them has freed is then of use to the others, of which Python lets only one run at a time anyway.
    """
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):  # other C libraries than glibc have nothing to set
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
