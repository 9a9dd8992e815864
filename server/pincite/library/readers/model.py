"""What a reader gives: a text, what marks its pages, and what the file says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pincite.library.texts import Mark, Piece


class UnreadableError(Exception):
    """Why a file is no authority's text, in one line."""


class Star(NamedTuple):
    """A star page: from ``start`` on, an offset into the text, the page is ``page`` of some reporter.

    ``run`` tells the reporters of one text apart, as far as the file does: ``*`` and ``**``, ``1`` and ``2``.
    """

    page: str
    start: int
    run: str = ""


class Note(NamedTuple):
    """A footnote: its label, its range in the text, and where the body calls it; None where that is not known."""

    label: str
    start: int
    end: int
    call: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file, or its sidecar, says of itself; what it does not say is empty."""

    citations: tuple[str, ...] = ()
    """As written: ``615 F.3d 7``."""
    name: str = ""
    court: str = ""
    date: str = ""

    def over(self, other: "Facts") -> "Facts":
        """These facts, and the other's where these say nothing."""
        return Facts(
            self.citations or other.citations,
            self.name or other.name,
            self.court or other.court,
            self.date or other.date,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: pages are not yet assigned to reporters."""

    text: str
    facts: Facts = Facts()
    stars: tuple[Star, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    """What needs no reporter to be understood: the file's own pages."""
    pieces: tuple[Piece, ...] = ()
    """How offsets lead back to the file, where somebody could read it there."""
