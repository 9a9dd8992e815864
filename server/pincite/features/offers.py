"""Offers: what the author may let the editor do at a place, listed at once and worked out when it is chosen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from pincite.analysis import Snapshot
from pincite.checks.model import Edit
from pincite.features import fixes, forms, ids, styles
from pincite.settings import Style
from pincite.text.spans import Span

EXPAND = "refactor.rewrite.pincite.expandIds"
STYLE = "refactor.rewrite.pincite.style"
SIGN = "refactor.rewrite.pincite.sectionSign"
KINDS = (fixes.FIX_ALL, forms.SHORT, forms.FULL, forms.ID, EXPAND, STYLE, SIGN)
"""What an offer can be."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the author may let the editor do."""

    title: str
    kind: str
    work: Callable[[Snapshot], tuple[Edit, ...]]
    """The edits, as source offsets; none where they would change what is cited."""


def offers(snapshot: Snapshot, asked: Span, *, invoked: bool = True) -> Iterator[Offer]:
    """What can be done at a place (source offsets), or with a selection; to list it costs next to nothing.

    What changes the whole draft is listed only where the author ``invoked`` the list, not at each move of the caret.
    """
    if any(finding.fix and finding.fix.safe for finding in snapshot.findings.unplaced()):
        yield Offer("Fix all safe citation problems", fixes.FIX_ALL, _fix_all)
    for way in forms.rewritings(snapshot, asked.start):
        yield Offer(way.title, way.kind, partial(_rewritten, edits=way.edits))
    selected = asked.start < asked.end
    if selected and ids.has_ids(snapshot, asked):
        yield Offer("Expand every Id. in the selection", EXPAND, partial(ids.expansion, selected=asked))
    if styles.lacks_sign(snapshot, asked.start):
        yield Offer("Add the missing § throughout", SIGN, styles.signed)
    if (selected or invoked) and snapshot.references:
        where = "the citations in the selection" if selected else "all citations"
        within = asked if selected else Span(0, len(snapshot.text))
        for style, name in styles.NAMES.items():
            work = partial(_converted, style=style, within=within)
            yield Offer(f"Convert {where} to {name} style", STYLE, work)


def _fix_all(snapshot: Snapshot) -> tuple[Edit, ...]:
    return fixes.mended(snapshot).edits


def _rewritten(snapshot: Snapshot, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    return edits if forms.faithful(snapshot, edits) else ()


def _converted(snapshot: Snapshot, style: Style, within: Span) -> tuple[Edit, ...]:
    return styles.converted(snapshot, style, within)
