"""Limits: beyond them a file is no authority, but a mistake or an attack."""

LARGEST = 100 << 20
"""Bytes of a file."""
LARGEST_UNPACKED = 50 << 20
"""Bytes of what a DOCX holds: a bomb of a few kilobytes unpacks to gigabytes."""
MOST_PAGES = 20_000
MOST_PARAGRAPHS = 200_000
MOST_CHARACTERS = 50_000_000
