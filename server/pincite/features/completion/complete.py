"""What may be offered at a caret: the answers of the providers in turn."""

from collections.abc import Iterable

from pincite.analysis import Snapshot
from pincite.features.completion import cases, codes, courts, record, reports, rules, signals, volumes
from pincite.features.completion.model import Item, Offer, Provider, Site
from pincite.features.completion.place import look
from pincite.features.hover import Hover, hover
from pincite.mishaps import contained

_IN_ITS_PLACE: tuple[Provider, ...] = (
    codes.codes,
    volumes.reporters,
    courts.courts,
    codes.of_places,
    codes.sections,
    codes.constitution,
    rules.sets,
    rules.rules,
)
"""Where a citation has come so far that only one thing can follow; then nothing else is asked."""
_BY_NAME: tuple[Provider, ...] = (cases.repeated, cases.named, reports.reported)
"""While a name is typed each further letter may bring others."""
_AT_ITS_BEGINNING: tuple[Provider, ...] = (codes.of_states, record.documents, signals.signals, cases.signalled)


def complete(snapshot: Snapshot, offset: int, record: tuple[str, ...] = ()) -> Offer:
    """The ways to go on with the citation being typed at ``offset`` (a source offset), the likeliest first.

    ``record`` are the abbreviations of the record that the author set. Nothing in running text, unless a capitalised
    word there begins the name of a party.
    """
    site = look(snapshot, offset, record)
    if site is None or snapshot.text[offset : offset + 1].isalnum():
        return Offer()
    if placed := _items(_IN_ITS_PLACE, site):
        return Offer(placed)
    named = _items(_BY_NAME, site)
    return Offer((*named, *_items(_AT_ITS_BEGINNING, site)), not named)


def _items(providers: Iterable[Provider], site: Site) -> tuple[Item, ...]:
    """What they offer, each item once; an editor wants to change one line, the one with the caret."""
    found = (
        item
        for provider in providers
        for item in contained(f"completion: {_name(provider)}", site.text, provider, site)
    )
    fitting = (item for item in found if "\n" not in site.snapshot.text[slice(*item.span)])
    return tuple({(item.text, item.span): item for item in fitting}.values())


def _name(provider: Provider) -> str:
    return f"{provider.__module__.rpartition('.')[2]}.{provider.__name__}"


def explained(snapshot: Snapshot, key: str) -> Hover | None:
    """What is known of an authority of the draft by its key: the hover of its full citation."""
    declared = next((authority.declared for authority in snapshot.authorities if authority.key == key), None)
    return None if declared is None else hover(snapshot, snapshot.span(declared).start)
