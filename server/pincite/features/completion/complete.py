"""What may be offered at a caret: the answers of every provider in turn, each item once."""

from pincite.analysis import Snapshot
from pincite.features.completion import cases, reports
from pincite.features.completion.model import Offer, Provider
from pincite.features.completion.place import look
from pincite.features.hover import Hover, hover

_BY_NAME: tuple[Provider, ...] = (cases.repeated, cases.named, reports.reported)
"""While a name is typed each further letter may bring others."""
_BY_PLACE: tuple[Provider, ...] = (cases.signalled,)


def complete(snapshot: Snapshot, offset: int, record: tuple[str, ...] = ()) -> Offer:
    """The ways to go on with the citation being typed at ``offset`` (a source offset), the likeliest first.

    ``record`` are the abbreviations of the record that the author set. Nothing in running text, unless a capitalised
    word there begins the name of a party.
    """
    site = look(snapshot, offset, record)
    if site is None:
        return Offer()
    named = [item for provider in _BY_NAME for item in provider(site)]
    placed = [item for provider in _BY_PLACE for item in provider(site)]
    # An editor wants to change one line, the one with the caret.
    items = (item for item in (*named, *placed) if "\n" not in snapshot.text[slice(*item.span)])
    once = {(item.text, item.span): item for item in items}
    return Offer(tuple(once.values()), not named)


def explained(snapshot: Snapshot, key: str) -> Hover | None:
    """What is known of an authority of the draft by its key: the hover of its full citation."""
    declared = next((authority.declared for authority in snapshot.authorities if authority.key == key), None)
    return None if declared is None else hover(snapshot, snapshot.span(declared).start)
