"""Styles: the citations of a draft, or of a part of it, written as a house style has them.

What the rules find is mended, so that an edit is a fix: prose stays as it is, and so does what is cited.
"""

from dataclasses import replace

from pincite.analysis import Snapshot
from pincite.checks.model import Edit
from pincite.checks.registry import RULES
from pincite.checks.rule import Rule
from pincite.checks.run import located
from pincite.citations.model import Flaw
from pincite.features.at import reference_at
from pincite.features.fixes import mended
from pincite.features.meaning import harmless, only_mended
from pincite.resolution.model import Reference
from pincite.settings import Settings, Style
from pincite.text.spans import Span

NAMES = {
    Style.BLUEBOOK: "Bluebook",
    Style.WEST: "West",
    Style.SCOTUS: "U.S. Supreme Court",
    Style.CALIFORNIA: "California",
    Style.NEW_YORK: "New York",
}
_SIGN = "section-symbol-missing"


def formatted(snapshot: Snapshot, within: Span) -> tuple[Edit, ...]:
    """The safe fixes of the citations in a part of the draft (source offsets), as its own house has them."""
    return mended(snapshot, _OF_CITATIONS, within).edits


def converted(snapshot: Snapshot, style: Style, within: Span) -> tuple[Edit, ...]:
    """The edits that write the citations in a part of the draft (source offsets) in another house style."""
    settings = replace(snapshot.known.settings if snapshot.known else Settings(), style=style)
    return mended(snapshot.again(snapshot.text, settings), _OF_STYLE, within).edits


def signed(snapshot: Snapshot) -> tuple[Edit, ...]:
    """The edits that put § before every section that lacks it, whatever the draft usually does."""
    changes: list[Edit] = []
    for reference in snapshot.references:
        place = snapshot.blocks[reference.block]
        for flaw in _missing(reference):
            edit = Edit(flaw.span, flaw.repair or "")
            if found := located(edit, place.content, place.start, snapshot.text):
                changes.append(found)
    return harmless(snapshot, changes, tuple, only_mended)


def lacks_sign(snapshot: Snapshot, offset: int) -> bool:
    """Whether the citation at ``offset`` (a source offset) has a section without its sign."""
    index = reference_at(snapshot, offset)
    return index is not None and bool(_missing(snapshot.references[index]))


def _missing(reference: Reference) -> list[Flaw]:
    return [flaw for flaw in reference.citation.flaws if flaw.rule == _SIGN and flaw.repair is not None]


def _is_of_prose(rule: Rule) -> bool:
    return rule.of_block is not None and not (rule.of_citation or rule.of_flaw or rule.of_reference)


_OF_CITATIONS = frozenset(rule.id for rule in RULES if not _is_of_prose(rule))
_FORMS_OF_EACH_STYLE = frozenset({"reporter-spacing", "rule-cite-spacing"})
"""Rules that ask in every style for another form; those that some style does without say so themselves."""
_OF_STYLE = frozenset(
    rule.id
    for rule in RULES
    if not _is_of_prose(rule) and (rule.off_in or rule.wants or rule.id in _FORMS_OF_EACH_STYLE)
)
