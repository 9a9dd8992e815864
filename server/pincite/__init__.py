"""Pincite: a language server for legal citations."""

__version__ = "0.1.0"
