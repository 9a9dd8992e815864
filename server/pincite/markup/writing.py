"""How readable text is typed in a draft's own markup: the way back from ``readable``."""

import re
from collections import Counter
from collections.abc import Hashable

from pincite.markup.blocks import Format

_SIGNS = re.compile(r"(?P<signs>[§¶]+)(?P<gap> ?)")
_COMMANDS = {"§": "\\S", "¶": "\\P"}
_TYPED = {"–": "--", "“": "``", "”": "''"}
_SIGN_BEFORE = re.compile(r"(?:\\[SP]|[§¶])$")
_BARE_AMPERSAND = re.compile(r"(?<!\\)&")
_JOINED = ("Cir.", "Supp.", "App.", "Ct.")
"""Abbreviations that something follows on the same line."""
_TIES = ("~U.S.", "~F.")
_JOINTS = tuple(f"{word}{space}" for word in _JOINED for space in ("\\ ", "~"))
_DECIDING = (*_COMMANDS, *_TYPED, *_TIES, *_JOINTS)
_AFTER_VOLUME = re.compile(r"(?<=\d) (?=[A-Z][A-Za-z.]*\.)")
_STAR_PAGE = re.compile(r"\*(?=\d)")


def tally(source: str, start: int, end: int) -> Counter[Hashable]:
    """How often some lines type what decides how text is ``written``: the very signs, ties and joints."""
    counts: Counter[Hashable] = Counter({("sign", sign): source.count(sign, start, end) for sign in _DECIDING})
    return +counts


def signs(tally: Counter[Hashable]) -> frozenset[str]:
    """Which of them a draft types; none but LaTeX counts them."""
    return frozenset(sign for sign in _DECIDING if ("sign", sign) in tally)


def written(text: str, markup: Format, source: str, start: int, end: int) -> str:
    """``text`` as it is typed in place of ``source[start:end]``.

    LaTeX has ``\\S~``, ``\\P~``, ``--`` and quotation marks of its own, unless the draft types the very characters;
    what follows a volume, or ``Cir.``, is joined to it as elsewhere in the draft.
    In Markdown a star before a number would begin emphasis.
    """
    if markup is Format.LATEX:
        if text == " " and _SIGN_BEFORE.search(source, max(0, start - 2), start):
            return "~"
        if text == " ":
            return _joint(source, start)
        # The draft is long, and few texts hold what it is looked through for.
        if _AFTER_VOLUME.search(text) and any(tie in source for tie in _TIES):
            text = _AFTER_VOLUME.sub("~", text)
        text = _SIGNS.sub(lambda found: _command(found, source), text)
        for sign, typed in _TYPED.items():
            text = text if sign not in text or sign in source else text.replace(sign, typed)
        return _BARE_AMPERSAND.sub(r"\\&", text)
    if markup is Format.MARKDOWN and "*" in text:
        text = _STAR_PAGE.sub(r"\\*", text)
        if text.endswith("*") and source[end : end + 1].isdecimal() and not text.endswith("\\*"):
            text = text[:-1] + "\\*"
    return text


def _joint(source: str, at: int) -> str:
    """The space after an abbreviation that ends at ``at``, as the draft types it elsewhere."""
    word = next((word for word in _JOINED if source.endswith(word, 0, at)), None)
    return next((space for space in ("\\ ", "~") if word and f"{word}{space}" in source), " ")


def _command(found: re.Match[str], source: str) -> str:
    """A sign as its command, unless the draft types the sign itself; a tie follows it either way."""
    signs = "".join(sign if sign in source else _COMMANDS[sign] for sign in found["signs"])
    return signs + ("~" if found["gap"] else "")
