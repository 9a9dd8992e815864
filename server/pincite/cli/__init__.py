"""The terminal: the server, and the same answers without an editor."""

from pincite.cli.commands import main
from pincite.cli.library import library

main.add_command(library)

__all__ = ["main"]
