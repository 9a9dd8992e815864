"""The terminal: the server, and the same answers without an editor."""

from pincite.cli.commands import main

__all__ = ["main"]
