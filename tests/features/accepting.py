"""Drafts in which what completion offers at a caret is taken, as an editor would."""

from caret import read

from pincite.analysis import Analysis
from pincite.checks.model import Edit
from pincite.features.completion.complete import complete
from pincite.features.fixes import apply
from pincite.markup.blocks import Format
from pincite.settings import Settings


def offered(marked: str, markup: Format = Format.MARKDOWN) -> list[str]:
    """The labels of what is offered, the likeliest first."""
    snapshot, offset = read(marked, markup)
    return [item.label for item in complete(snapshot, offset).items]


def taken(
    marked: str, label: str, *filled: str, markup: Format = Format.MARKDOWN, settings: Settings | None = None
) -> str:
    """The draft with an item taken and its tab stops filled."""
    snapshot, offset = read(marked, markup, settings)
    item = next(item for item in complete(snapshot, offset).items if item.label == label)
    assert item.span.touches(offset)
    assert "\n" not in snapshot.text[slice(*item.span)]
    assert item.sought.startswith(snapshot.text[item.span.start : offset])
    stops = [*filled, *[""] * len(item.text)]
    written = "".join(part + stop for part, stop in zip(item.text, stops, strict=False))
    return apply(snapshot.text, [Edit(item.span, written)])


def judged(text: str, markup: Format = Format.MARKDOWN, settings: Settings | None = None) -> list[str]:
    """The rules that find something wrong in a draft."""
    return [finding.rule for finding in Analysis().snapshot(text, markup, settings).findings]
