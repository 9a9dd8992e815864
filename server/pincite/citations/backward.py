"""*Id.* and *supra*: the forms that point back, with what is pinned after them.

Sources: Indigo Book R6.2.2, R15.3 (*id.*), R6.2.3 (*supra*).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pincite.citations import cases, forms, groups, names, pins, secondary, sections
from pincite.citations.assembly import Assembly, follows_comma
from pincite.citations.model import Citation, Flaw, Kind, Pin, PinKind, Source
from pincite.citations.reporters import Mention
from pincite.text.patterns import not_after
from pincite.text.spans import Span

_I = not_after(r"[\w’'.&]", "[Iil1]")
_ID = re.compile(
    rf"""
    {_I}
    (?: (?<=[Ii]) (?: d\. | bid\.?
          | d (?= ,?\s+at\s+(?:pp?\.\s?)?[*\d] | \s[§¶]\s?\d ) )                       # "Id at 3" is meant for it too
      | (?: (?<=[l1])d\. | (?<=[Ii])d\s\. ) (?= ,?\s+at\s+\*?\d | \s[§¶]\s?\d ) )   # a scanner's, or a tired hand's
    (?!\w)
    """,
    re.VERBOSE,
)
_SUPRA = re.compile(r"(?<!\w)[Ss]upra\b")
_AT_SIGN = re.compile(r",?\s*(?P<at>at\s+)(?=§)")
_SECTION_AFTER_SUPRA = re.compile(r",?\s*(?=§)")
_NOTE = re.compile(r",?\s*(?:notes?|nn?\.)\s*\d+(?:\s*[-–&]\s*\d+)?(?:,\s*(?=at\b))?")
"""*Supra* note 4: a footnote of the document itself."""
_PART_OF_DRAFT = re.compile(r"\b(?:Parts?|Sections?|Points?|Notes?|Arguments?|Figures?|Tables?)\s[\w.()]+,?\s$")
"""Before *supra*: the document points at itself."""
_FIRST_PAGE_GOES_ON = re.compile(r",\s*(?:\d|at\b)|\s*\([^()]*\d{4}\)")
"""A page that is a case's first: a pin follows it, or the year."""
_STRAY_VOLUME = re.compile(r"(?<=,)\s+\d{1,3}\s+$")


class Back(NamedTuple):
    """Where *id.* or *supra* stands."""

    span: Span
    supra: bool


def find(text: str) -> Iterator[Back]:
    """Every *id.* and *supra* of a block."""
    if forms.holds(text, ("d.", "d .", "d at", "bid", "d, at", "d §", "d ¶")):
        for match in _ID.finditer(text):
            yield Back(Span(*match.span()), supra=False)
    if "upra" in text:
        for match in _SUPRA.finditer(text):
            yield Back(Span(*match.span()), supra=True)


def add(assembly: Assembly, back: Back) -> None:
    """Keep an *id.* or a *supra*."""
    if back.supra:
        _add_supra(assembly, back.span)
    else:
        _add_id(assembly, back.span)


# -- id. --------------------------------------------------------------------------------------------------------------


def _add_id(assembly: Assembly, span: Span) -> None:
    text = assembly.text
    further: list[Citation] = []
    if section := _section(assembly, span):
        source, found, flaws, end = section
        assembly.take_within(span.start, end)
        if "§§" in text[span.end : end]:
            further = list(sections.further(text, end, section.source, plural=True))
    else:
        source = None
        found, flaws, end = pins.read(text, span.end, assembly.limit(span.start), pins.Frame.ID)
    floor = assembly.floor(span.start)
    if follows_comma(text, span.start):  # "Roth, id. at 3"
        before = names.before(text, floor, span.start)
    else:
        before = names.Before(None, names.signal_before(text, floor, span.start), span.start)
    core = Span(span.start, max(end, span.end))
    groups.add(
        assembly,
        Citation(Kind.ID, core, core, source, before.name, pins=found, flaws=flaws, signal=before.signal),
    )
    for citation in further:
        assembly.take_within(citation.span.start - 1, citation.span.end)
        assembly.add(citation)


def _section(assembly: Assembly, span: Span) -> sections.Section | None:
    """The section after *id.*, with its comment: ``Id. § 3(a)``, ``Id. § 315 cmt. a``."""
    text, limit = assembly.text, _section_limit(assembly, span.start)
    says_at = _AT_SIGN.match(text, span.end)
    section = sections.after(text, says_at.end() if says_at else span.end, limit)
    if not section:
        return None
    if says_at:
        flaw = Flaw("pin-at-with-symbol", Span(*says_at.span("at")), "")
        section = section._replace(flaws=(flaw, *section.flaws))
    if comment := secondary.COMMENT.match(text, section.end):
        at = Span(text.index("§", span.start), comment.end())
        pin = Pin(PinKind.SECTION, at, " ".join(text[slice(*at)].split()), section.source.number, first_span=at)
        section = section._replace(pins=(pin,), end=at.end)
    return section


def _section_limit(assembly: Assembly, start: int) -> int:
    """How far a section after *id.* may reach: to the next case, for the sign is an anchor of its own."""
    mention = assembly.next_mention(start + 1)
    return mention.span.start if mention else len(assembly.text)


# -- supra ------------------------------------------------------------------------------------------------------------


def _connecticut(text: str, mention: Mention) -> Mention:
    """After *supra* a volume and one page, without *at*, are a short form and its pin: ``supra, 330 Conn. 539``."""
    if mention.short or mention.journal or _FIRST_PAGE_GOES_ON.match(text, mention.span.end):
        return mention
    return mention._replace(span=mention.head, source=replace(mention.source, number=""), short=True)


def _add_supra(assembly: Assembly, span: Span) -> None:
    text = assembly.text
    mention = assembly.next_mention(span.end)
    if mention and groups.JOINED.fullmatch(text, span.end, mention.span.start):
        assembly.take(mention.span.start)
        cases.add(assembly, _connecticut(text, mention), supra=span)
        return
    floor = assembly.floor(span.start)
    stray = _STRAY_VOLUME.search(text, assembly.floor(span.start, reach=40), span.start)
    before = names.before(text, floor, stray.start() if stray else span.start)
    note = _NOTE.match(text, span.end)
    reading = _part_of_book(assembly, span, before) or pins.read(
        text, note.end() if note else span.end, assembly.limit(span.start), pins.Frame.SUPRA
    )
    core = Span(span.start, reading.end)
    if before.name and not _PART_OF_DRAFT.search(text, max(0, span.start - 24), span.start):
        full = Span(before.start, core.end)
        groups.add(
            assembly,
            Citation(
                Kind.SUPRA, core, full, None, before.name, pins=reading.pins, flaws=reading.flaws, signal=before.signal
            ),
        )
    elif before.name is None and reading.pins and not note:
        own = Source("", "supra", "", "supra")  # a page of the draft itself
        groups.add(assembly, Citation(Kind.RECORD, core, core, own, pins=reading.pins, flaws=reading.flaws))


def _part_of_book(assembly: Assembly, span: Span, before: names.Before) -> pins.Pins | None:
    """The section after a book's *supra*: ``Restatement, supra, § 315 cmt. a``; a code's section stands alone."""
    if before.name is None or secondary.LAW_WORD.search(before.name.text):
        return None
    joint = _SECTION_AFTER_SUPRA.match(assembly.text, span.end)
    section = _section(assembly, Span(span.start, joint.end())) if joint else None
    if not joint or not section:
        return None
    assembly.take_within(span.start, section.end)
    at = Span(joint.end(), section.end)
    pin = Pin(PinKind.SECTION, at, " ".join(assembly.text[slice(*at)].split()), section.source.number, first_span=at)
    return pins.Pins((pin,), section.flaws, section.end)
