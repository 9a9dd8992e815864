"""Patterns that a search passes quickly over the text that cannot hold them."""


def not_after(before: str, first: str) -> str:
    """How a pattern begins with a character that does not stand after another; both are sets of one character.

    ``(?<!before)first`` finds the same, but is tried at each character of a text: this one is where ``first`` stands.
    """
    return f"{first}(?<!{before}{first})"
