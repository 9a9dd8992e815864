"""The legend of semantic tokens: Pincite's own types and modifiers, or the standard ones for a client without them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from pincite.lsp.client import Client

TYPES: Mapping[str, str] = {
    "caseName": "class",
    "reporter": "namespace",
    "volume": "number",
    "page": "number",
    "pin": "property",
    "court": "enumMember",
    "year": "number",
    "signal": "keyword",
    "statute": "type",
    "rule": "interface",
    "record": "struct",
    "work": "class",
    "backward": "variable",
}
"""For each part of a citation the standard type that themes have a colour for, apart from those it stands next to."""
MODIFIERS: Mapping[str, str] = {"full": "definition", "short": "short", "unresolved": "unresolved"}
"""In the order of their bits. No standard modifier says the last two; a client passes over one it does not know."""


class Legend(NamedTuple):
    """What a client is told of the numbers in its tokens, and the number of each part of a citation."""

    types: tuple[str, ...]
    modifiers: tuple[str, ...]
    numbers: Mapping[str, int]


@lru_cache(maxsize=8)
def legend(client: Client) -> Legend:
    """The legend for one client: our own names as far as it announces them."""
    named = {ours: ours if ours in client.token_types else standard for ours, standard in TYPES.items()}
    types = tuple(dict.fromkeys(named.values()))
    modifiers = tuple(ours if ours in client.token_modifiers else standard for ours, standard in MODIFIERS.items())
    return Legend(types, modifiers, {ours: types.index(name) for ours, name in named.items()})
