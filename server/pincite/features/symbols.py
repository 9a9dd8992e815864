"""Symbols: a draft as an outline, its headings with what is cited under them, then all its authorities by sort.

The headings come first because an editor shows, for the place of the caret, the first symbol that holds it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pincite.analysis import Snapshot
from pincite.features.digest import Sort, sort_of, title_of
from pincite.features.sections import Section, section_at, sections
from pincite.text.spans import Span

AUTHORITIES = "Authorities"
UNNAMED = "?"
"""An editor takes no symbol without a name."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """An entry of the outline; spans are source offsets, ``focus`` within ``span``, both within the parent's ``span``.

    A heading has no sort, nor has the symbol that holds all authorities.
    """

    name: str
    detail: str
    sort: Sort | None
    span: Span
    focus: Span
    children: tuple["Symbol", ...] = ()


def symbols(snapshot: Snapshot) -> tuple[Symbol, ...]:
    """The outline: what is cited before the first heading, the headings, and last the authorities."""
    entry = _entries(snapshot)
    return (*_headings(snapshot, entry), *_authorities(snapshot, entry))


def headings(snapshot: Snapshot) -> tuple[Symbol, ...]:
    """What is cited before the first heading, then the headings, each with what is cited under it."""
    return tuple(_headings(snapshot, _entries(snapshot)))


def authorities(snapshot: Snapshot) -> tuple[Symbol, ...]:
    """One symbol that holds all authorities by sort, each at its declaration; nothing where none is cited."""
    return tuple(_authorities(snapshot, _entries(snapshot)))


Entry = Callable[[int, Sequence[int]], Symbol]
"""Makes the symbol of an authority (an index) at the first of some references that mean it."""


def _headings(snapshot: Snapshot, entry: Entry) -> Iterator[Symbol]:
    found = sections(snapshot)
    below: dict[int | None, list[int]] = {}
    for index, section in enumerate(found):
        below.setdefault(section.parent, []).append(index)
    cited = {
        section: [entry(authority, places) for authority, places in within.items()]
        for section, within in _cited_in(snapshot, found).items()
    }
    return _nested(found, below, cited, None)


def _nested(
    found: Sequence[Section],
    below: Mapping[int | None, Sequence[int]],
    cited: Mapping[int | None, Sequence[Symbol]],
    parent: int | None,
) -> Iterator[Symbol]:
    yield from cited.get(parent, ())
    for index in below.get(parent, ()):
        section = found[index]
        children = tuple(_nested(found, below, cited, index))
        yield Symbol(section.title, "", None, section.span, section.heading, children)


def _authorities(snapshot: Snapshot, entry: Entry) -> Iterator[Symbol]:
    groups: dict[Sort, list[Symbol]] = {sort: [] for sort in Sort}
    for index, authority in enumerate(snapshot.authorities):
        if authority.mentions:
            groups[sort_of(authority)].append(entry(index, authority.mentions))
    whole = Span(0, len(snapshot.text))
    children = tuple(
        Symbol(sort.value, str(len(found)), sort, whole, found[0].focus, tuple(sorted(found, key=_by_name)))
        for sort, found in groups.items()
        if found
    )
    if children:
        yield Symbol(AUTHORITIES, "", None, whole, children[0].focus, children)


def _by_name(symbol: Symbol) -> str:
    return symbol.name.casefold()


def _cited_in(snapshot: Snapshot, found: Sequence[Section]) -> dict[int | None, dict[int, list[int]]]:
    """By section and authority: the references to it there."""
    cited: dict[int | None, dict[int, list[int]]] = {}
    for index, reference in enumerate(snapshot.references):
        if reference.authority is not None:
            section = section_at(found, snapshot.blocks[reference.block].start)
            cited.setdefault(section, {}).setdefault(reference.authority, []).append(index)
    return cited


def _entries(snapshot: Snapshot) -> Entry:
    @cache
    def name(index: int) -> str:
        return title_of(snapshot, snapshot.authorities[index]) or UNNAMED

    @cache
    def entry(index: int, first: int, times: int) -> Symbol:
        detail = f"cited {times} times" if times > 1 else ""
        sort = sort_of(snapshot.authorities[index])
        return Symbol(name(index), detail, sort, snapshot.full_span(first), snapshot.span(first))

    def at_first(index: int, places: Sequence[int]) -> Symbol:
        times = len(places)
        if times > 1:
            times = sum(snapshot.references[place].parallel_of is None for place in places)
        return entry(index, places[0], times)

    return at_first
