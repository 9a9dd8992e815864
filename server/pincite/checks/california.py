"""What California's style abbreviates within a citation: ``fn. 11``, ``subd. (e)``, ``at p. 646``.

Source: the citations of California's own courts.
"""

import re
from collections.abc import Iterator

from pincite.checks.model import Edit
from pincite.checks.rule import Draft, House
from pincite.settings import Style
from pincite.text.spans import Span

_PERIODLESS = re.compile(r"(?:, |(?<=at ))(?P<word>fns?|subds?|pp?)(?= (?:\d|\([a-z]\)))")
_UNJOINED = re.compile(r"\bCal\. ?(?:App\. ?)?(?:2d|3d|4th|5th)(?P<gap> )pp?\. \d")
SIGNS = (" fn", " subd", " p ", " pp ", "d p", "th p")
"""One of these stands in every text that has such a slip."""


def abbreviations(text: str, house: House) -> Iterator[Draft]:
    """``fn 11``, ``12 Cal.4th p. 646``: a word that lacks its period, a page that lacks its “at”."""
    if house.style is not Style.CALIFORNIA:
        return
    for found in _PERIODLESS.finditer(text):
        word = Span(*found.span("word"))
        yield Draft(word, f"This is abbreviated {found['word']}", (Edit(Span(word.end, word.end), "."),))
    for found in _UNJOINED.finditer(text):
        gap = Span(*found.span("gap"))
        yield Draft(Span(gap.end, found.end()), "“at” stands before the page.", (Edit(gap, " at "),))
