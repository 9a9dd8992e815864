"""What a check reports: findings and their fixes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pincite.text.spans import Span


class Severity(StrEnum):
    """How sure and how grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"


class Edit(NamedTuple):
    """Put ``text`` in place of what stands at ``span``."""

    span: Span
    text: str

    def shift(self, by: int) -> "Edit":
        """The same some code points on."""
        return Edit(self.span.shift(by), self.text)


@dataclass(frozen=True, slots=True)
class Fix:
    """A mending. ``safe`` fixes may be applied unseen; the others are offered to a reader."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool


class Related(NamedTuple):
    """Another place that explains a finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect. Spans are source offsets of the document, or of a block of it until it is placed."""

    rule: str
    severity: Severity
    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

    def at(self, start: int, related: Related | None = None) -> "Finding":
        """The same where its block begins at ``start``, with what is related to it."""
        fix = self.fix and Fix(self.fix.title, tuple(edit.shift(start) for edit in self.fix.edits), self.fix.safe)
        return Finding(
            self.rule, self.severity, self.span.shift(start), self.message, fix, (related,) if related else ()
        )
