"""Memory: what keeps the process small."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_M_ARENA_MAX = -8  # of glibc's malloc.h


def share_one_heap() -> None:
    """Have all threads take their memory from one heap, where the C library would give each of them its own.

    What one of them has freed is then of use to the others, of which Python lets only one run at a time anyway.
    """
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):  # other C libraries than glibc have nothing to set
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


@contextmanager
def without_tls() -> Iterator[None]:
    """Import asyncio as where Python has no TLS, which a server on standard input and output has no use for."""
    absent = "ssl" not in sys.modules
    if absent:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # which is how an import is refused
    try:
        yield
    finally:
        if absent:
            del sys.modules["ssl"]
