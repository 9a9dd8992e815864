"""Citations that only their surroundings give away: docket numbers, paragraph short forms, a page and its note alone.

Sources: Indigo Book R12.4 (pending and unreported cases), R11.7.3 (paragraphs of medium-neutral cases).
"""

import re

from pincite.citations import groups, names, pins, secondary
from pincite.citations.assembly import Assembly
from pincite.citations.model import Citation, Kind, Pin, Source
from pincite.text.patterns import not_after
from pincite.text.spans import Span, SpanSet

_SLIP_OPINION = re.compile(r",\s*(?:unpublished\s)?slip op\.")
_PARAGRAPH_FORM = re.compile(r",\s(?P<pin>¶+\s?\d)")
_NOTED_PAGE = re.compile(not_after(r"[\w.,-]", r"\d") + r"\d{0,3}\s?(?:and|&)\s?nn?\.\s?\d+")
_STARTS_A_CITE = re.compile(r"(?:^|[.;!?][”\"’)]*)\s*$")
_LONGEST_SHORT_NAME = 5


def add_dockets(assembly: Assembly) -> None:
    """A docket number is a citation where a case name stands before it and no reporter follows."""
    numbers = list(secondary.dockets(assembly.text))
    room = assembly.room() if numbers else SpanSet()
    for span, number in numbers:
        if assembly.is_taken(span.start) or not room.is_free(span):
            continue
        before = names.before(assembly.text, assembly.floor(span.start), span.start)
        named = before.name and (before.name.second or names.is_procedural(before.name.text))
        if before.name and named and "," in assembly.text[before.name.span.end : span.start]:
            core, found = _docket(assembly, span)
            source = Source("", "No.", number, "No.")
            full = Span(before.start, core.end)
            groups.add(
                assembly, Citation(Kind.DOCKET, core, full, source, before.name, pins=found, signal=before.signal)
            )


def _docket(assembly: Assembly, span: Span) -> tuple[Span, tuple[Pin, ...]]:
    """A docket number with the slip opinion after it, and its pins."""
    slip = _SLIP_OPINION.match(assembly.text, span.end)
    if not slip:
        return span, ()
    assembly.drop(slip.end() - len("slip op."))  # it was read as the opinion of this case
    reading = pins.read(assembly.text, slip.end(), assembly.limit(slip.end()), pins.Frame.RECORD)
    return Span(span.start, reading.end if reading.pins else slip.end()), reading.pins


def add_noted_pages(assembly: Assembly) -> None:
    """A page and its note that belong to the citation before them in the sentence: ``see also 1265 & n.3``."""
    noted = list(_NOTED_PAGE.finditer(assembly.text))
    room = assembly.room() if noted else SpanSet()
    for match in noted:
        span = Span(*match.span())
        if not room.is_free(span) or not _is_cited(assembly.text, span.start):
            continue
        reading = pins.read(assembly.text, span.start, len(assembly.text), pins.Frame.RECORD)
        if reading.pins and reading.pins[0].notes:
            core = Span(span.start, reading.end)
            assembly.add(Citation(Kind.OTHER, core, core, pins=reading.pins, textual=True))


def _is_cited(text: str, at: int) -> bool:
    """Whether a page at ``at`` is cited, after a sentence or a signal, and not a number of the sentence."""
    before = Span(max(0, at - 8), at)
    return bool(_STARTS_A_CITE.search(text, *before) or names.signal_before(text, 0, at))


def add_paragraph_forms(assembly: Assembly) -> None:
    """A case by name and paragraph, the short form of a neutral cite: ``Warne, ¶ 9, 373 P.3d at 591``."""
    text, forms = assembly.text, list(_PARAGRAPH_FORM.finditer(assembly.text))
    room = assembly.room() if forms else SpanSet()
    for match in forms:
        start = match.start("pin")
        if not room.is_free(Span(start, start + 1)):
            continue
        before = names.before(text, assembly.floor(start), start)
        if not before.name or len(before.name.text.split()) > _LONGEST_SHORT_NAME:
            continue
        reading = pins.read(text, start, assembly.limit(start), pins.Frame.RECORD)
        if not reading.pins:
            continue
        joined = assembly.next_mention(reading.end)
        if joined and groups.JOINED.fullmatch(text, reading.end, joined.span.start):
            assembly.drop(joined.span.start)  # it is the parallel, and will be added again as such
        core, full = Span(start, reading.end), Span(before.start, reading.end)
        groups.add(
            assembly,
            Citation(
                Kind.CASE_SHORT, core, full, None, before.name, pins=reading.pins, flaws=reading.flaws,
                signal=before.signal,
            ),
        )  # fmt: skip
