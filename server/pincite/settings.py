"""What the author chose: ``pincite.toml``, the editor's settings and the command line, in one frozen value."""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """A house style; ``auto`` finds the document's own."""

    AUTO = "auto"
    BLUEBOOK = "bluebook"
    WEST = "west"
    SCOTUS = "scotus"
    CALIFORNIA = "california"
    NEW_YORK = "ny"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a user can choose; the defaults suit a brief in any house style."""

    style: Style = Style.AUTO
    select: tuple[str, ...] = ()
    """Only these rules; empty for every rule that is on by default."""
    ignore: tuple[str, ...] = ()
    """Never these rules."""
