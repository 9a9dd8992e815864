"""How readable text is typed in a draft's own markup: the way back from ``readable``."""

import re

from pincite.markup.blocks import Format

_SIGNS = re.compile(r"(?P<signs>[§¶]+)(?P<gap> ?)")
_COMMANDS = {"§": "\\S", "¶": "\\P"}
_TYPED = {"–": "--", "“": "``", "”": "''"}
_SIGN_BEFORE = re.compile(r"(?:\\[SP]|[§¶])$")
_BARE_AMPERSAND = re.compile(r"(?<!\\)&")
_STAR_PAGE = re.compile(r"\*(?=\d)")


def signs(source: str, markup: Format) -> frozenset[str]:
    """The signs that a draft types as they are, where its markup has another way: what it is ``written`` by."""
    if markup is not Format.LATEX:
        return frozenset()
    return frozenset(sign for sign in (*_COMMANDS, *_TYPED) if sign in source)


def written(text: str, markup: Format, source: str, start: int, end: int) -> str:
    """``text`` as it is typed in place of ``source[start:end]``.

    LaTeX has ``\\S~``, ``\\P~``, ``--`` and quotation marks of its own, unless the draft types the very characters.
    In Markdown a star before a number would begin emphasis.
    """
    if markup is Format.LATEX:
        if text == " " and _SIGN_BEFORE.search(source, max(0, start - 2), start):
            return "~"
        text = _SIGNS.sub(lambda found: _command(found, source), text)
        for sign, typed in _TYPED.items():
            text = text if sign in source else text.replace(sign, typed)
        return _BARE_AMPERSAND.sub(r"\\&", text)
    if markup is Format.MARKDOWN and "*" in text:
        text = _STAR_PAGE.sub(r"\\*", text)
        if text.endswith("*") and source[end : end + 1].isdecimal() and not text.endswith("\\*"):
            text = text[:-1] + "\\*"
    return text


def _command(found: re.Match[str], source: str) -> str:
    """A sign as its command, unless the draft types the sign itself; a tie follows it either way."""
    signs = "".join(sign if sign in source else _COMMANDS[sign] for sign in found["signs"])
    return signs + ("~" if found["gap"] else "")
