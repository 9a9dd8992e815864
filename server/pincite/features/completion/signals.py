"""Signals where a citation sentence begins: ``See, e.g.,``."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from pincite.citations.names import ANY_SIGNAL
from pincite.features.completion.model import Item, Site, Sort
from pincite.features.completion.place import cites, open_emphasis
from pincite.features.completion.writing import replaced
from pincite.text.spans import Span

_SIGNALS = (
    "See", "See also", "See, e.g.,", "See generally", "Cf.", "But see", "But cf.", "Compare", "Contra", "Accord",
)  # fmt: skip
_TYPED = re.compile(r"(?:^|(?P<within>;\s)|\s)[*_]*(?P<typed>[A-Za-z][a-z]+\.?(?:,?\s[a-z.]*)?,?)$")
_USED = re.compile(
    rf"(?P<mark>\*|_|\\(?:emph|textit)\{{)?(?<!\w)(?:{ANY_SIGNAL})(?P<end>\*|_|\}})?\s(?:\*|_|\\\w+\{{)?$",
    re.IGNORECASE,
)
_ENOUGH = 16
_REACH = 40


def signals(site: Site) -> Iterator[Item]:
    """The signals begun, emphasised as the draft does it; small letters within a citation sentence."""
    found = site.ending(_TYPED)
    if found is None:
        return
    typed, at = found["typed"], found.start("typed")
    if typed in (f"{signal} " for signal in _SIGNALS) or not cites(site, at):
        return  # after a signal the citation follows
    for signal in _SIGNALS:
        written = signal.lower() if found["within"] else signal
        if written.startswith(typed) and written != typed:
            mark = open_emphasis(site, at)
            start, end = ("", mark) if mark else _usual_marks(site)
            text = f"{start}{written}{end} "
            yield Item(written, Sort.SIGNAL, replaced(site, at), (text,), site.typed(at) + written[len(typed) :])


def _usual_marks(site: Site) -> tuple[str, str]:
    """What the draft mostly puts around a signal."""
    snapshot = site.snapshot
    signalled = (
        snapshot.full_span(index)
        for index in range(site.before - 1, -1, -1)
        if snapshot.references[index].citation.signal
    )
    found = Counter(_marks(snapshot.text, span) for span in islice(signalled, _ENOUGH))
    return found.most_common(1)[0][0] if found else ("", "")


def _marks(text: str, cited: Span) -> tuple[str, str]:
    used = _USED.search(text, max(0, cited.start - _REACH), cited.start)
    return (used["mark"], used["end"]) if used and used["mark"] and used["end"] else ("", "")
