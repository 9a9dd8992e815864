"""Whether a citation is part of a sentence of the text, or a sentence or clause of its own.

Source: Indigo Book R3.
"""

import re

from pincite.citations.model import Citation

_JOINING = frozenset({"and", "with"})
"""Signals that are as often words of a sentence: ``Roth and Perry v. Sindermann``."""
_WITHIN = frozenset({"quoting", "quoted in", "citing", "cited in", "overruling"})
_IN_PARENTHESES = re.compile(r"\([a-z]+(?:\sin)?\s$")
"""Where those are signals; elsewhere they are words of a sentence, too."""
_ALONE = re.compile(r"(?:^|[.;:?!,)\]”\"’—–(\[])\s*$")
"""What stands before a citation sentence or clause."""
_OPENS = re.compile(r"(?:^|[.,?!][)\]”\"’]*)\s*$")
_GOES_ON = re.compile(
    r",?\s(?!(?:and|or|with|as|see|but|cf|cert|aff|rev|vacated|overruled|abrogated|superseded|modified|reh)\b)[a-z]"
    r"|,\s(?:and|or)\sthe\s"
)


def is_textual(text: str, citation: Citation) -> bool:
    """Whether a sentence of the text has the citation for one of its parts: ``In Roth, 408 U.S. 564, the Court …``."""
    start = citation.full.start
    if citation.signal is not None:
        opened = _IN_PARENTHESES.search(text, max(0, start - 16), start)
        return citation.signal in _JOINING or (citation.signal in _WITHIN and not opened)
    before = text[max(0, start - 4) : start]
    if not _ALONE.search(before):
        return True
    end = max((citation.full.end, *(aside.span.end + 1 for aside in citation.parentheticals)))
    return bool(_OPENS.search(before) and _GOES_ON.match(text, end))
