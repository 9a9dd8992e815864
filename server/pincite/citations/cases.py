"""Cases and articles by volume and page, in full or short, with the name and signal before them.

Sources: Indigo Book R11 (cases), R14 (history), R15 (short forms), R30 (journals).
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pincite.citations import groups, names, secondary
from pincite.citations.assembly import Assembly, follows_comma
from pincite.citations.model import Citation, Kind, Name
from pincite.citations.reporters import Mention
from pincite.text.spans import Span

_MANNER = r"""
    (?: in\ part | mem\. | per\ curiam | sub\ nom\. | on\ (?:an)?other\ (?:grounds?|point) | on\ reh[’']g | en\ banc
      | as\ moot | remanded | rendered | by\ an\ equally\ divided\ court | without\ opinion )"""
"""How, and how far, a decision was affirmed or undone."""
_HISTORY = re.compile(
    rf"""
    (?P<phrase>
        (?: cert | certif | writs? | rev | pet | trans | transfer | lv | leave\ to\ appeal | app
            | (?:disc(?:retionary|\.)\ )?review | perm(?:ission|\.)\ (?:app|to\ appeal)
        ) \.? \s (?: denied | den\.? | granted | refused | dismissed )
        | aff[dg]\. | rev[dg]\. | supplement(?:ing|ed\ by)                  # the Tax Court's
        | (?:aff|rev)[’']d (?: (?:,?\s and)? \s {_MANNER} )*
        | vacated (?: (?:,?\s and)? \s {_MANNER} )*
        | (?: reh[’']g | rehearing | recons(?:\.|ideration) )\ (?:en\ banc\ )? (?:denied|granted)
        | (?: overruled | abrogated | disapproved | superseded ) (?: \s {_MANNER} )* (?: \ by\ statute,? )?
          (?: \ as\ (?:recognized|stated|noted) )? \ (?:by|in)
        | superseded\ by\ [^,;]{{0,40}}
        | S\.\s?C\.                                                         # Massachusetts: the same case
        | modified | appeal\ (?:denied|dismissed|docketed|after\ remand)
        | panel\ opinion\ reinstated[^,;]{{0,40}}
        | amended | withdrawn | remanded
    )
    (?: \s (?:by|on|in)\b [^,;().]{{0,40}} )?
    (?: ,? \s Nos?\. \s [\w-]+ )?                                         # a docket number, where it is not reported
    ,? \s* $
    """,
    re.VERBOSE,
)
_ARTICLE = re.compile(
    rf"""
    (?: (?<!\w) (?i:{names.ANY_SIGNAL}) \s+ )?
    (?P<whole>
        (?P<author>
            [A-Z][\w.’'-]*
            (?: (?: ,?\s& | \sand | \sde | \svan | \svon )? \s (?: [A-Z&][\w.’'-]* | Jr\. | et\sal\. ) ){{0,5}}
        ) ,\s
        (?P<title> (?:Note,\s|Comment,\s)? [A-Z“\"‘][^;()]{{3,200}}? )
    ) ,? \s
    (?: \( (?:19|20)\d\d \) \s )? $                                 # California puts the year first
    """,
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[a-z)”\"’\d][a-z)”\"’\d][.?!][”\"’)]?\s+(?=[A-Z“\"])")
_CALIFORNIA_YEAR = re.compile(r"\s*[(\[](?:(?P<court>[^()\[\]]{0,40}?)\s)?(?P<year>(?:1[6-9]|20)\d\d)[)\]],?\s*$")
"""The year before the volume, as California has it, and Ohio had it: ``State v. Roe (1990), 51 Ohio St.3d 3``."""
_LOUISIANA_DOCKET = re.compile(
    r",\s\d{2,4}[-–]\d{1,5}(?:,\spp?\.\s[\d-]+)?\s(?P<dated>\(La\.[^()]{0,20}?\s\d{1,2}/\d{1,2}/(?P<year>\d{2,4})\)),\s*$"
)
"""``State v. Doe, 2010-1234, p. 5 (La. 1/19/11), 57 So.3d 1``: docket number, page and date before the volume."""
_UNPAGED_BEFORE = re.compile(r"_{2,}\s?[A-Z][\w. ]{1,14}?\s_{2,},\s*$")
_DOCKET_JOINT = re.compile(r"(?:\s*\([^()]{0,30}\))?\s*,\s*(?:slip op\.,?\s*)?")
_PROCEDURAL = re.compile(r"(?:In re|Ex parte|Matter of|In the Matter of|Estate of|Application of)\b")
_NO_YEAR_YET = 60
"""A year of two digits from here on belongs to the last century."""
_LONGEST_LONE_NAME = 8
_LONGEST_ARTICLE = 240
"""Author and title are no longer."""
_NEAR = 200
"""A history's phrase, a docket number, or a year that stands before the volume, begins no farther before a core."""


class _Named(NamedTuple):
    """What stands before a core; the date where California puts it."""

    before: names.Before
    year: str | None = None
    dated: Span | None = None


def add(assembly: Assembly, mention: Mention, *, supra: Span | None = None) -> None:
    """Keep what a reporter's mention is the core of; ``supra`` stands before it and belongs to it."""
    if mention.journal:
        _add_article(assembly, mention)
        return
    core = groups.core(assembly, mention)
    start = supra.start if supra else mention.span.start
    before, year, dated = _named(assembly, start, short=mention.short)
    end = min(before.start, start)
    history = _HISTORY.search(assembly.text, max(assembly.floor(start), end - _NEAR), end)
    groups.add(
        assembly,
        Citation(
            Kind.CASE_SHORT if mention.short else Kind.CASE_FULL,
            Span(start, core.span.end),
            Span(min(before.start, start), core.span.end),
            mention.source,
            before.name,
            year=year,
            dated=dated,
            pins=core.pins,
            flaws=core.flaws,
            signal=before.signal,
            history=history["phrase"] if history else None,
            ambiguous=mention.ambiguous,
            supra=supra is not None,
        ),
    )


def _add_article(assembly: Assembly, mention: Mention) -> None:
    """An article, with its author and title before it: *supra* will name the author."""
    core = groups.core(assembly, mention)
    start, name = core.span.start, None
    if found := _ARTICLE.search(assembly.text, assembly.floor(start, reach=_LONGEST_ARTICLE), start):
        span = Span(*found.span("whole"))
        name = Name(span, found["whole"], found["author"])
        start = span.start
    signal = names.signal_before(assembly.text, assembly.floor(core.span.start), start)
    full = Span(start, core.span.end)
    groups.add(
        assembly,
        Citation(Kind.JOURNAL, core.span, full, mention.source, name, pins=core.pins, flaws=core.flaws, signal=signal),
    )


def titles(text: str, mentions: Iterable[Mention]) -> Iterator[Span]:
    """The titles of the articles cited: what they speak of is not cited."""
    floor = 0
    for mention in mentions:
        at = mention.span.start
        if mention.journal:
            start = max(floor, at - _LONGEST_ARTICLE)
            for ended in _SENTENCE_END.finditer(text, start, at):
                start = ended.end()
            if found := _ARTICLE.search(text, start, at):
                yield Span(*found.span("title"))
        floor = mention.span.end


def _named(assembly: Assembly, at: int, *, short: bool) -> _Named:
    """The name before a core, reading over a docket number or a California year that stands between."""
    text, floor, near = assembly.text, assembly.floor(at), assembly.floor(at, reach=_NEAR)
    end = at
    if (docket := _docket_before(assembly, near, at)) is not None:
        end = docket
    elif unpaged := _UNPAGED_BEFORE.search(text, max(floor, at - 30), at):
        end = unpaged.start()
    elif filed := _LOUISIANA_DOCKET.search(text, near, at):
        before = names.before(text, floor, filed.start())
        if before.name or _HISTORY.search(text, floor, filed.start()):
            before = before if before.name else before._replace(start=filed.start())
            return _Named(before, _in_full(filed["year"]), Span(*filed.span("dated")))
    elif year := _CALIFORNIA_YEAR.search(text, near, at):
        before = names.before(text, floor, year.start())
        if before.name and (before.name.second or _is_lone_name(before.name.text, comma=False)):
            return _Named(before, year["year"], Span(*year.span()))
    comma = follows_comma(text, end)
    before = names.before(text, floor, end, lone=short or comma)
    if before.name is None:
        return _Named(before._replace(start=at))
    if short or before.name.second or _is_lone_name(before.name.text, comma=comma):
        return _Named(before)
    return _Named(names.Before(None, before.signal, at))


def _in_full(year: str) -> str:
    """A year of four digits: Louisiana's dates have two."""
    if len(year) == 4:
        return year
    return f"{20 if int(year) < _NO_YEAR_YET else 19}{year}"


def _docket_before(assembly: Assembly, floor: int, at: int) -> int | None:
    """Where a docket number between name and core begins: ``Roe v. Doe, No. 12-3, 2004 WL 1``."""
    for span, _ in secondary.dockets(assembly.text, floor, at):
        if _DOCKET_JOINT.fullmatch(assembly.text, span.end, at):
            assembly.take(span.start)
            return span.start
    return None


def _is_lone_name(text: str, *, comma: bool) -> bool:
    """Whether words before a full cite can be a case's whole name: ``In re Gault``, ``Slaughter-House Cases``."""
    if _PROCEDURAL.match(text):
        return True
    return comma and len(text.split()) <= _LONGEST_LONE_NAME and not text.isupper()
