"""Early findings: what is wrong in a block whatever the rest of its document says, to be told before that is read."""

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from pincite.checks import run
from pincite.checks.registry import RULES
from pincite.checks.rule import House
from pincite.citations.model import Citation
from pincite.markup.blocks import Content, Format
from pincite.mishaps import UnknownYetError
from pincite.settings import Settings, Style


class _Unread:
    """Stands for the house of a document that is not read yet: whoever asks what it does finds nothing."""

    def __init__(self, markup: Format) -> None:
        self.format = markup

    def __getattr__(self, name: str) -> object:
        raise UnknownYetError(name)


def early(content: Content, citations: Sequence[Citation], settings: Settings) -> tuple[run.Judged, ...]:
    """What the rules of form are sure to find in one block."""
    return run.form(content, citations, cast(House, _Unread(content.format)), settings, _sure(settings))


@lru_cache(8)
def _sure(settings: Settings) -> frozenset[str]:
    """The rules that are on in every house, and that no other rule silences."""
    on, echoes = run.chosen(House(Style.BLUEBOOK), settings), frozenset[str]().union(*(one.explains for one in RULES))
    return frozenset(
        rule.id for rule in RULES if rule.id in on and not (rule.off_in or rule.wants or rule.id in echoes)
    )
