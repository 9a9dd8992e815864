"""What a rule is, and what it is given to judge."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, Protocol, TypeVar

from pincite.checks.habits import Habit
from pincite.checks.model import Edit, Severity
from pincite.citations.model import Citation, Flaw, Kind, Pin, Source
from pincite.library.texts import Text
from pincite.markup.blocks import BlockKind, Content, Format
from pincite.resolution.bare import Unit
from pincite.resolution.model import Authority, Reference
from pincite.settings import Style
from pincite.text.spans import Span

T = TypeVar("T")


class House(NamedTuple):
    """What the document itself does, or the author asked for."""

    style: Style
    dash: str = "-"
    """The dash of most page spans."""
    dash_is_settled: bool = False
    """Whether so many spans use it that another one is a slip."""
    spaced_notes: bool = False
    """Whether the document writes ``n. 9`` throughout."""
    format: Format = Format.PLAIN
    habits: tuple[Habit, ...] = ()
    """The forms that it plainly prefers, where writers choose."""
    undecided: tuple[str, ...] = ()
    """The families of forms between which it wavers."""
    style_is_chosen: bool = False
    """Whether the author asked for the style, so that it goes before what the document does."""
    italic: frozenset[str] = frozenset()
    """What it emphasises at least as often as not: ``case names``, ``id``, ``supra``, ``signals``."""
    mark: tuple[str, str] = ("*", "*")
    """How it begins and ends emphasis: ``*…*``, ``_…_``, ``\\emph{…}``."""
    signs: frozenset[str] = frozenset()
    """Which signs it types as they are, where its markup has another way: a fix is written as it writes."""

    def usual(self, family: str) -> str | None:
        """The form that it plainly prefers of a family; None where it has no clear habit."""
        return next((habit.form for habit in self.habits if habit.family == family), None)

    def form(self, family: str, **otherwise: str) -> str | None:
        """The form of a family to hold it to: its own, or its style's where it has shown too little.

        ``otherwise`` gives the form of each style: ``form("court and year", west="closed")``. None where the document
        wavers, or its style has no such form.
        """
        if self.style_is_chosen and self.style in otherwise:
            return otherwise[self.style]
        if family in self.undecided:
            return None
        return self.usual(family) or otherwise.get(self.style)


class Draft(NamedTuple):
    """A finding before it has a severity and a place in the document; spans are readable offsets of one block."""

    span: Span
    message: str
    edits: tuple[Edit, ...] = ()
    """What mends it; empty where nobody but the author can know."""
    related: int | None = None
    """A reference that explains it."""
    title: str = ""
    """What the mending is called, where its first edit does not say it."""
    severity: Severity | None = None
    """Where this one is graver or lighter than its rule."""
    block: int | None = None
    """Where it stands, if it is about no reference, or stands in another block."""
    safe: bool | None = None
    """Whether this mending may be made unseen, where that is not as with others of its rule."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in its block, as rules of form see it."""

    text: str
    citation: Citation
    house: House
    group: tuple[Citation, ...] = ()
    """The citation and its parallels, the head first."""
    pages: tuple[Pin, ...] = ()
    """The pins that are pages."""

    @classmethod
    def of(cls, text: str, citations: Sequence[Citation], index: int, house: House) -> "Cited":
        """One of a block's citations, with those parallel to it."""
        pages = tuple(pin for pin in citations[index].pins if pin.kind in ("page", "star page"))
        return cls(text, citations[index], house, group(citations, index), pages)

    def typed(self, span: Span) -> str:
        """What stands at ``span``."""
        return self.text[span.start : span.end]


def group(citations: Sequence[Citation], index: int) -> tuple[Citation, ...]:
    """A citation of a block and those parallel to it, which follow it."""
    end = index + 1
    while end < len(citations) and citations[end].parallel_of == index:
        end += 1
    return tuple(citations[index:end])


class Part(StrEnum):
    """What a citation may have, and a rule of form be about."""

    PIN = "a pin"
    PINS = "several pins"
    SPAN = "two pages joined"
    NOTE = "a page's note"
    PARALLEL = "a parallel citation"
    PARTIES = "a name of two parties"
    DATE = "court and year"
    ASIDE = "a parenthetical"
    SIGNAL = "a signal"


def parts(citation: Citation, *, parallel: bool) -> frozenset[Part]:
    """What a citation has of these; ``parallel`` tells whether another is parallel to it."""
    return frozenset(_parts(citation, parallel))


def _parts(citation: Citation, parallel: bool) -> Iterator[Part]:
    for pin in citation.pins:
        yield Part.PIN
        if pin.joint:
            yield Part.SPAN
        if pin.notes:
            yield Part.NOTE
    if len(citation.pins) > 1:
        yield Part.PINS
    if parallel:
        yield Part.PARALLEL
    if citation.name and citation.name.second:
        yield Part.PARTIES
    if citation.dated:
        yield Part.DATE
    if citation.parentheticals:
        yield Part.ASIDE
    if citation.signal:
        yield Part.SIGNAL


class Library(Protocol):
    """The texts of authorities that are at hand."""

    def texts(self, places: Sequence[Source]) -> Sequence[Text]:
        """Those that stand at one of some places: none, one, or several where its opinions are kept apart."""


class Meaning(Protocol):
    """A resolved document, as rules of sense see it."""

    @property
    def library(self) -> Library | None:
        """What the authorities say; None where the author keeps no texts."""

    @property
    def references(self) -> Sequence[Reference]:
        """Every reference in text order."""

    @property
    def authorities(self) -> Sequence[Authority]:
        """Every authority."""

    @property
    def house(self) -> House:
        """What the document itself does."""

    def text(self, index: int) -> str:
        """The readable text of the block that a reference stands in."""

    def of_kind(self, kind: Kind) -> Sequence[int]:
        """The references of a kind, in text order."""

    def shorts(self, authority: int) -> Sequence[int]:
        """The short forms of a case, in text order."""

    def passage(self, start: int, end: int) -> str:
        """What is read from the end of one reference, asides included, to the beginning of a later one."""

    def words(self) -> Sequence[str]:
        """The readable text of every block."""

    def kind(self, index: int) -> BlockKind:
        """The kind of block that a reference stands in."""

    def kind_of_block(self, number: int) -> BlockKind | None:
        """The kind of a block; None where there is none."""

    def text_of_block(self, number: int) -> str:
        """The readable text of a block; empty where there is none."""

    def where(self, find: Callable[[str], T]) -> Mapping[int, T]:
        """What a search finds in the text of each block, where that is something; remembered by block."""

    def found(self, find: Callable[[int, Any], Iterable[T]], index: int) -> Sequence[T]:
        """What a search finds about a reference; remembered for the rules that ask about it one after the other."""

    def blocks_of(self, kind: BlockKind) -> Sequence[int]:
        """The blocks of a kind, in text order."""

    def units(self) -> Sequence[Unit]:
        """Every block as it was read, tables of authorities with what they list."""

    def next_first_page(self, source: Source) -> tuple[int, int] | None:
        """The next first page that the document cites from this volume, and whose it is."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the catalogue."""

    id: str
    severity: Severity
    fix: str
    """What it can mend without the texts of authorities: ``safe``, ``review`` or ``none``."""
    what: str
    source: str
    bad: tuple[tuple[str, str], ...]
    """Each wrong text with its right form."""
    ok: tuple[tuple[str, str], ...] = ()
    """Look-alikes that must pass, and why."""
    off_in: frozenset[Style] = frozenset()
    wants: Habit | None = None
    """The form it asks for; a document that plainly prefers another of the family is left to it."""
    on_by_default: bool = True
    in_quotations: bool = False
    """Whether it is about what the author does to a quotation: its marks, and what is left out."""
    explains: frozenset[str] = frozenset()
    """Rules that would only echo this one on the same citation."""
    of_citation: Callable[[Cited], Iterable[Draft]] | None = None
    kinds: frozenset[Kind] = frozenset(Kind)
    """Those of which ``of_citation`` and ``of_reference`` are asked."""
    needs: Part | None = None
    """What a citation must have to be asked about."""
    of_flaw: Callable[[Cited, Flaw], Iterable[Draft]] | None = None
    of_reference: Callable[[int, Meaning], Iterable[Draft]] | None = None
    """Asked of each reference; remembered until the document means something else, or a block it looked at changes."""
    of_id: Callable[[int, Meaning], Iterable[Draft]] | None = None
    """The same, asked of each *id.*, a bare one as well."""
    of_block: Callable[[str, House], Iterable[Draft]] | None = None
    """Asked of each block's text, whatever it cites."""
    signs: tuple[str, ...] = ()
    """One of these stands in every text that ``of_block`` is asked about; none where any text is."""
    of_content: Callable[[Content, Sequence[Citation], House], Iterable[Draft]] | None = None
    """Asked of each block with its markup and what it cites."""
    in_set_off: bool = False
    """Whether it is about block quotations, too: how they are set off."""
    of_document: Callable[[Meaning], Iterable[tuple[int, Draft]]] | None = None
    """Asked once of the whole document after each edit, so it must be cheap; drafts come with their reference, or
    with -1 and the block they stand in."""

    def applies(self, house: House) -> bool:
        """Whether the rule holds in a house."""
        if house.style in self.off_in:
            return False
        if self.wants is None or house.style_is_chosen:
            return True
        return house.usual(self.wants.family) in (None, self.wants.form)


def only(*kinds: Kind) -> frozenset[Kind]:
    """The kinds of citation that a rule is about."""
    return frozenset(kinds)


def styles(*names: str) -> frozenset[Style]:
    """House styles by name: ``styles("scotus", "california")``."""
    return frozenset(Style(name) for name in names)


_WORD_BEFORE = re.compile(r"[\w.*]{1,24}$")
_WORD_AFTER = re.compile(r"[\w*]{1,24}(?:[-–]\d+)?")


def _shown(cited: Cited, span: Span) -> Span:
    """Where a flaw is seen: a missing mark, between the words on either side of it."""
    if cited.typed(span).strip(" ,\n"):
        return span
    before = _WORD_BEFORE.search(cited.text, max(0, span.start - 24), span.start)
    after = _WORD_AFTER.match(cited.text, span.end)
    if before and after:
        return Span(before.start(), after.end())
    return span if span.start < span.end else cited.citation.span


def mend(say: str) -> Callable[[Cited, Flaw], Iterable[Draft]]:
    """A rule whose flaw the grammar has seen and mended already; ``{typed}`` and ``{repair}`` may stand in ``say``."""

    def check(cited: Cited, flaw: Flaw) -> Iterable[Draft]:
        typed = " ".join(cited.typed(flaw.span).split())
        edits = () if flaw.repair is None else (Edit(flaw.span, flaw.repair),)
        yield Draft(_shown(cited, flaw.span), say.format(typed=typed, repair=(flaw.repair or "").strip()), edits)

    return check
