"""A citation with all that follows it: its parallels, court and date, and parentheticals.

Sources: Indigo Book R11.1.1, R11.6.3 (parallels), R12 (court and year), R10, R13 (parentheticals).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pincite.citations import courts, pins
from pincite.citations.assembly import Assembly
from pincite.citations.model import Citation, Flaw, Kind, Parenthetical, Pin, Series
from pincite.citations.reporters import Mention
from pincite.citations.tables import DASHES
from pincite.text.spans import Span

JOINED = re.compile(r"\s*,?\s*\[?")
"""What stands between a citation and its parallel; California puts parallels in brackets."""
_CLOSES = re.compile(r"\s?[\])]")
_JOINED_AT_HOME = (
    (frozenset({"Mich.", "Mich. App."}), "N.W.", re.compile(r"\s*[,;]?\s*")),
    (
        frozenset({"Ga.", "Ga. App."}),
        "S.E.",
        re.compile(r"(?:\s?\(\w{1,2}\))*(?:,?\s(?:&\s)?n\.\s?\d+)?\s?\("),
    ),
)
"""States that join the regional reporter in their own way: ``55 Mich App 114, 119; 222 NW2d 53 (1974)``, and ``268 Ga.
735, 748 (2) (b) (493 SE2d 403) (1997)`` behind the divisions of the opinion."""
_UNPAGED = re.compile(r",\s_{2,}\s?[A-Z][\w. ]{1,14}?\s_{2,}(?:\s&\sn\.\s?\d+)?(?=\s*\()")
"""A parallel whose volume and page are not yet known: ``___ L. Ed. 2d ___``."""
_TRAILING_COMMA = re.compile(r"(?P<comma>\s*,)\s*(?=[(\[])")
_DEFINED = re.compile(
    r"""
    ^ (?:hereinafter|hereafter)? ,? \s* (?:the\s)?
        [“\"‘] (?P<name> [A-Z][^“”\"]{0,58}? ) [.,]? [”\"’] (?: \s+or\s+.* )? $
    | ^ hereinafter,? \s (?P<bare> [A-Z].{0,50} ) $
    """,
    re.VERBOSE,
)
"""A parenthetical that gives the authority a short name: ``“DeShaney”``, ``hereinafter Smith Affidavit``."""
_RANGE_OF_FIRST_PAGE = re.compile(rf"[{DASHES}]\d{{1,4}}(?!\w)")
"""Pages pinned without ``at``, which read as a first page and more: ``Roth, 408 U.S. 577-78``."""
_DIGIT_LETTERS = str.maketrans("OIl", "011")


class Core(NamedTuple):
    """A volume, reporter and page with its pins."""

    span: Span
    pins: tuple[Pin, ...]
    flaws: tuple[Flaw, ...]


class _Tail(NamedTuple):
    """What stands in brackets after a group."""

    dated: courts.Dated | None
    asides: tuple[Parenthetical, ...]
    flaws: tuple[Flaw, ...]


def core(assembly: Assembly, mention: Mention) -> Core:
    """What a reporter's mention is the beginning of."""
    frame = pins.Frame.SHORT if mention.short else pins.Frame.FULL
    at = mention.head.end if mention.short else mention.span.end
    page = mention.source.number
    ranged = None if mention.short else _RANGE_OF_FIRST_PAGE.match(assembly.text, at)
    if ranged:
        at = ranged.end()
    reading = pins.read(
        assembly.text, at, assembly.limit(mention.span.start), frame, mention.source.series, page or None
    )
    flaws = reading.flaws
    if ranged:
        flaws = (Flaw("pin-malformed", Span(*ranged.span())), *flaws)
    if page and not page[0].isdecimal() and any(map(str.isdecimal, page)):
        typed = Span(mention.head.end + 1, mention.span.end)
        flaws = (Flaw("ocr-digit-confusion", typed, page.translate(_DIGIT_LETTERS)), *flaws)
    return Core(Span(mention.span.start, max(reading.end, at)), reading.pins, flaws)


def add(assembly: Assembly, head: Citation) -> None:
    """Keep a citation, with its parallels, court, date and parentheticals read to the right of it."""
    members = [head, *_parallels(assembly, head)]
    end = members[-1].span.end
    if assembly.text[head.span.end : members[-1].span.start].endswith(("[", "(")) and (
        closes := _CLOSES.match(assembly.text, end)
    ):
        end = closes.end()
    if unpaged := _UNPAGED.match(assembly.text, end):
        end = unpaged.end()
    tail = _tail(assembly, end)
    if tail.flaws:
        members[-1] = replace(members[-1], flaws=(*members[-1].flaws, *tail.flaws))
    dated = tail.dated
    if dated:
        assembly.take_within(*dated.span)
    full = Span(head.full.start, dated.span.end if dated else end)
    year = (dated and dated.year) or _neutral_year(members) or head.year
    shorts = tuple(short_names(tail.asides))
    first = len(assembly.found)
    for index, member in enumerate(members):
        assembly.add(
            replace(
                member,
                full=full,
                court=(dated and dated.court) or member.court,
                year=year,
                dated=dated.span if dated else head.dated,
                parentheticals=() if index else tail.asides,
                parallel_of=first if index else None,
                short_names=() if index else shorts,
            )
        )


def short_names(asides: Iterable[Parenthetical]) -> Iterator[str]:
    """The short names that the author defines in parentheticals."""
    for aside in asides:
        if defined := _DEFINED.match(aside.text.strip()):
            yield (defined["name"] or defined["bare"]).strip(" ,.")


def parentheses(assembly: Assembly, at: int) -> tuple[Parenthetical, ...]:
    """The parentheticals one after another at ``at``."""
    found: list[Parenthetical] = []
    while aside := assembly.parenthesis(at):
        found.append(aside)
        at = aside.span.end + 1
    return tuple(found)


def _parallels(assembly: Assembly, head: Citation) -> Iterator[Citation]:
    """The same opinion in other reporters: ``, 109 S. Ct. 998, 103 L. Ed. 2d 249``."""
    text, end = assembly.text, head.span.end
    reporters = {head.source.name} if head.source else set()
    while (mention := assembly.next_mention(end)) and _is_parallel(text, end, mention, head, reporters):
        assembly.take(mention.span.start)
        reporters.add(mention.source.name)
        span, found, flaws = core(assembly, mention)
        if not text[end : mention.span.start].strip():
            flaws = (Flaw("parallel-missing-comma", Span(end, mention.span.start), ", "), *flaws)
        yield Citation(
            Kind.CASE_PARALLEL, span, span, mention.source, head.name, pins=found, flaws=flaws, parallel_of=0
        )
        end = span.end


def _is_parallel(text: str, end: int, mention: Mention, head: Citation, reporters: set[str]) -> bool:
    regional = mention.source.name
    at_home = (joint for home, region, joint in _JOINED_AT_HOME if reporters & home and regional.startswith(region))
    joined = next(at_home, JOINED)
    if mention.journal or mention.source.name in reporters or not joined.fullmatch(text, end, mention.span.start):
        return False
    # a bare "Id. 109 S.Ct. 998" is a sentence and the next one's cite
    return bool(text[end : mention.span.start].strip()) or head.kind is Kind.CASE_FULL


def _tail(assembly: Assembly, at: int) -> _Tail:
    """Court and date wherever they stand among the parentheses after a group, and the other parentheses."""
    text = assembly.text
    flaws: tuple[Flaw, ...] = ()
    comma = _TRAILING_COMMA.match(text, at)
    if comma and courts.read(text, comma.end(), len(text), bare=False):
        flaws = (Flaw("pin-trailing-comma", Span(*comma.span("comma")), ""),)
        at = comma.end("comma")
    dated: courts.Dated | None = None
    asides: list[Parenthetical] = []
    while assembly.opens(at):
        if dated is None and (dated := courts.read(text, at, len(text))):
            at = dated.span.end
        elif aside := assembly.parenthesis(at):
            asides.append(aside)
            at = aside.span.end + 1
        else:
            break
    return _Tail(dated, tuple(asides), flaws)


def _neutral_year(members: Sequence[Citation]) -> str | None:
    """A neutral cite begins with its year: ``2019 CO 12``."""
    volumes = [m.source.volume for m in members if m.source and m.source.series is Series.NEUTRAL]
    return next((volume for volume in volumes if len(volume) == 4), None)
