"""Mishaps: what fails is told of once, by its name and by where, without a word of the draft; the rest goes on."""

import logging
import traceback
from collections.abc import Callable, Iterable
from typing import TypeVar

from pincite.digests import digest

log = logging.getLogger(__name__)

T = TypeVar("T")
_told: set[tuple[str, str]] = set()
_MOST_TOLD = 500
"""Names and texts beyond which nothing is told any more: a log should not grow as long as somebody types."""


class UnknownYetError(Exception):
    """What is asked cannot be told before more has been read."""


def contained(name: str, text: str, ask: Callable[..., Iterable[T]], *about: object) -> list[T]:
    """What is found by asking ``about`` something; nothing where that fails.

    ``name`` says what is asked: a rule by its id, a part of a feature. ``text`` is what it was asked of.
    """
    try:
        return list(ask(*about))
    except UnknownYetError:
        return []
    except Exception as error:
        tell(name, text, error)
        return []


def tell(name: str, text: str, error: BaseException) -> None:
    """Log a failure with the hash of a text, once for both.

    The error's own words may be the draft's: only who has everything logged sees them.
    """
    place = digest(text.encode("utf-8", "replace"), 4).hex()
    if (name, place) in _told or len(_told) >= _MOST_TOLD:
        return
    _told.add((name, place))
    frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    log.error("%s failed on text %s: %s\n%s", name, place, type(error).__name__, frames)
    log.debug("%s", error)
