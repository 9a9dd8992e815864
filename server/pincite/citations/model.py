"""What a citation is, before anybody asks whom it means.

Every span is a half-open range of code points in the readable text of the citation's own block.
"""

from dataclasses import dataclass
from enum import StrEnum

from pincite.text.spans import Span


class Kind(StrEnum):
    """What sort of reference a citation is."""

    CASE_FULL = "case-full"
    CASE_PARALLEL = "case-parallel"
    CASE_SHORT = "case-short"
    ID = "id"
    SUPRA = "supra"
    NAME_REF = "name-ref"
    STATUTE = "statute"
    STATUTE_REF = "statute-ref"
    REGULATION = "regulation"
    RULE = "rule"
    CONSTITUTION = "constitution"
    RECORD = "record"
    DOCKET = "docket"
    JOURNAL = "journal"
    BOOK = "book"
    OTHER = "other"


CASES = frozenset({Kind.CASE_FULL, Kind.CASE_PARALLEL, Kind.CASE_SHORT})
LAWS = frozenset({Kind.STATUTE, Kind.STATUTE_REF, Kind.REGULATION, Kind.RULE, Kind.CONSTITUTION})
BACKWARD = frozenset({Kind.CASE_SHORT, Kind.ID, Kind.SUPRA, Kind.NAME_REF, Kind.STATUTE_REF})
"""Forms that take their meaning from something cited earlier."""


NOWHERE = Span(0, 0)
"""The span of what was not read by itself."""


class Series(StrEnum):
    """What counts in a source's last number."""

    PRINT = "print"
    """A bound reporter: pages."""
    DATABASE = "database"
    """Westlaw or Lexis: star pages."""
    NEUTRAL = "neutral"
    """A medium-neutral cite: paragraphs."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an authority stands: ``489 | U.S. | 189``, ``42 | U.S.C. | 1983``, ``| Fed. R. Evid. | 403``.

    ``name`` is in the field's standard form (reporters-db's edition, a code, a rule set, a record document); ``typed``
    is what the author wrote for it. A part that the form does not have is empty.
    """

    volume: str
    name: str
    number: str
    typed: str
    series: Series = Series.PRINT

    @property
    def key(self) -> str:
        """The same for every spelling of the same place."""
        return f"{self.volume} {self.name} {self.number}".strip()


class PinKind(StrEnum):
    """What a pin counts."""

    PAGE = "page"
    STAR = "star page"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    """A section, subsection or subdivision: ``(3)(a)``."""
    NOTE = "note"
    """A footnote without its page."""
    LINE = "line"
    """A transcript's page and line: ``33:4-12``."""
    WORD = "word"
    """``passim``, or a page not yet assigned: ``___``."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes within a pin: ``& n.3``, ``nn. 3-4``."""

    span: Span
    lead: Span
    """What stands between the page and the label: a space, `` & ``, ``, ``."""
    label: Span
    """``n.``, ``nn.``, ``fn.``, ``note``."""
    first: Span
    """The first number."""
    count: int
    """How many notes are meant at least: 1, or 2 for a list or range."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One pinned place: ``1265-66``, ``195 n. 2``, ``(3)(a)``, ``¶¶ 12-14``, ``*3-4``, ``33:4-12``.

    ``text`` is the pin as listed. ``first`` and ``last`` are the numbers typed (``"1265"``, ``"66"``), ``last`` None
    where it is a single place; ``end`` is ``last`` with its dropped digits restored.
    """

    kind: PinKind
    span: Span
    text: str
    first: str
    last: str | None = None
    first_span: Span = NOWHERE
    last_span: Span | None = None
    joint: Span | None = None
    """What joins ``first`` and ``last``: the dash and the spaces around it, or ``to``."""
    notes: Notes | None = None
    mark: Span | None = None
    """The sign or word before the number: ``¶``, ``§``, ``para.``."""

    @property
    def begin(self) -> int | None:
        """The first page as a number; None where it is not one."""
        return int(self.first) if self.first.isdecimal() else None

    @property
    def end(self) -> int | None:
        """The last page as a number, ``66`` of ``1265-66`` read as 1266; the first page where there is no last."""
        if self.last is None or not self.last.isdecimal() or not self.first.isdecimal():
            return self.begin
        return int(self.first[: max(0, len(self.first) - len(self.last))] + self.last)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something malformed that the grammar read past: the rule that names it, where, and what would mend it there.

    ``repair`` replaces ``span``; None where the grammar cannot know.
    """

    rule: str
    span: Span
    repair: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A case's name as typed before its citation, without signal and without the comma after it."""

    span: Span
    text: str
    first: str = ""
    """The first party, or the whole of a name without ``v.``."""
    second: str = ""
    """The second party, empty where there is none."""


@dataclass(frozen=True, slots=True)
class Parenthetical:
    """A parenthesis after a citation: ``(quoting …)``, ``(en banc)``, ``(emphasis added)``; brackets not included."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference, of whatever form."""

    kind: Kind
    span: Span
    """The core with its pins; no name, no court parenthesis."""
    full: Span
    """The same with name and court parenthesis."""
    source: Source | None = None
    """None for *id.*, *supra* and bare names, which name no place."""
    name: Name | None = None
    court: str | None = None
    """As typed, in standard spacing: ``10th Cir.``."""
    year: str | None = None
    dated: Span | None = None
    """The court-and-year parenthesis with its brackets."""
    pins: tuple[Pin, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    parentheticals: tuple[Parenthetical, ...] = ()
    signal: str | None = None
    history: str | None = None
    """``cert. denied``, ``aff'd``: this cite is the later or earlier history of the one before it."""
    parallel_of: int | None = None
    """Index within the block of the citation this one is parallel to."""
    nested_in: int | None = None
    """Index within the block of the citation in whose parenthetical this one stands."""
    textual: bool = False
    """Mentioned in running text, so *id.* does not point at it: ``Fourteenth Amendment``."""
    supra: bool = False
    """Whether *supra* stands before the volume, as its first word: ``supra, 489 U.S. at 195``."""
    ambiguous: tuple[Source, ...] = ()
    """Other readings of the same abbreviation."""
    short_names: tuple[str, ...] = ()
    """Short forms the author defined here: ``(“DeShaney”)``."""
