"""Readers: from a file of any format to the text of an authority, with its citation, its name and its pages."""
