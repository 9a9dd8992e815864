"""Completion: what the citation being typed is likely to become."""
