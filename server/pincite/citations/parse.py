"""One block's citations, assembled from what each grammar finds in it.

Reporters give the anchors of case citations; from each one pins, parallels, court, date and parentheticals are read to
the right, name and signal to the left, never past the citation next to it.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from pincite.citations import constitutions, courts, laws, names, pins, records, reporters, rules, secondary, sections
from pincite.citations.model import Citation, Flaw, Kind, Name, Parenthetical, Pin, PinKind, Series, Source
from pincite.citations.pins import Frame
from pincite.text.spans import Span, SpanSet


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one block holds."""

    citations: tuple[Citation, ...]
    """In text order."""
    capitals: dict[str, tuple[int, ...]]
    """Capitalised words outside citations and where they begin: the places where a bare case name may stand."""


class _Back(NamedTuple):
    """*Id.* or *supra*."""

    span: Span
    supra: bool


_ID = re.compile(r"(?<![\w’'.&])(?:[Ii]d\.|[Ii]bid\.?|[Ii]d(?=,?\s+at\s+\d))(?![\w])")
_SUPRA = re.compile(r"(?<![\w])[Ss]upra\b")
_NOTE = re.compile(r",?\s*(?:notes?|nn?\.)\s*\d+(?:\s*[-–&]\s*\d+)?(?:,\s*(?=at\b))?")
_INTERNAL = re.compile(r"\b(?:Parts?|Sections?|Points?|Notes?|Arguments?|Figures?|Tables?)\s[\w.()]+,?\s$")
_STRAY_VOLUME = re.compile(r"(?<=,)\s+\d{1,3}\s+$")
_ARTICLE = re.compile(
    r"(?P<whole>(?P<author>[A-Z][\w.’'-]*(?:(?:,?\s&|\sand|\sde|\svan|\svon)?\s(?:[A-Z&][\w.’'-]*|Jr\.|et\sal\.)){0,5}),\s"
    r"(?P<title>(?:Note,\s|Comment,\s)?[A-Z“\"‘][^;()]{3,200}?)),?\s(?:\((?:19|20)\d\d\)\s)?$"
)
_PARAGRAPH_FORM = re.compile(r"(?<=,)\s(?P<pin>¶+\s?\d)")
_LONE_NOTE = re.compile(r"(?<![\w.,-])\d{1,4}\s?(?:and|&)\s?nn?\.\s?\d+")
_UNPAGED = re.compile(r",\s_{2,}\s?[A-Z][\w. ]{1,14}?\s_{2,}(?:\s&\sn\.\s?\d+)?(?=\s*\()")
"""A parallel whose volume and page are not yet known: ``___ L. Ed. 2d ___``."""
_UNPAGED_BEFORE = re.compile(r"_{2,}\s?[A-Z][\w. ]{1,14}?\s_{2,},\s*$")
_JOINED = re.compile(r"\s*,?\s*$")
_CALIFORNIA_YEAR = re.compile(r"\s*[(\[](?:(?P<court>[^()\[\]]{0,40}?)\s)?(?P<year>(?:1[6-9]|20)\d\d)[)\]]\s*$")
_HISTORY = re.compile(
    r"(?P<phrase>cert\.\s(?:denied|granted|dismissed)|aff[’']d(?:\s(?:in part|mem\.|per curiam|sub nom\.|on other grounds))*|"
    r"rev[’']d(?:\s(?:in part|sub nom\.|on other grounds|en banc))*|vacated(?:\s(?:in part|as moot|and remanded))*|"
    r"reh[’']g (?:en banc )?(?:denied|granted)|overruled (?:in part )?by|overruled on other grounds by|abrogated by|"
    r"superseded by [^,;]{0,40}|modified|appeal (?:denied|dismissed|docketed)|"
    r"panel opinion reinstated[^,;]{0,40}|amended|withdrawn|remanded)(?:\s(?:by|on|in)\b[^,;().]{0,40})?,?\s*$"
)
_TRAILING_COMMA = re.compile(r"(?P<comma>\s*,)\s*(?=[(\[])")
_CAPITAL = re.compile(r"(?<![\w’'&.-])[A-Z][\w’'-]*[\w](?=\W|$)|(?<![\w’'&.-])[A-Z][\w’'-]+")
_DEFINED = re.compile(
    r"^(?:hereinafter|hereafter)?,?\s*(?:the\s)?[“\"‘](?P<name>[A-Z][^“”\"]{0,58}?)[.,]?[”\"’](?:\s+or\s+.*)?$|^hereinafter,?\s(?P<bare>[A-Z].{0,50})$"
)
_STATUTE_DATE = re.compile(
    r"\s*\((?:(?:West|LexisNexis|Michie|Supp\.|eff\.|amended|Vernon|Deering)[^()\d]{0,30})?(?P<year>(?:1[7-9]|20)\d\d)(?:[^()]{0,30})?\)"
)
_BRACKET = re.compile(r"[()\[\]]")
_OPEN = re.compile(r"\s*[(\[]")


def parse(text: str, documents: tuple[str, ...] = ()) -> Parsed:
    """The citations of a block's readable text; a pure function of its arguments.

    ``documents`` are further abbreviations of the record: ``App. Ex.``.
    """
    citations = _Assembly(text, documents).citations()
    return Parsed(citations, _capitals(text, citations))


class _Assembly:
    """The putting together of one block's citations."""

    def __init__(self, text: str, documents: tuple[str, ...] = ()) -> None:
        self.text = text
        self.mentions = reporters.mentions(text)
        self.others = _others(text, [m.span for m in self.mentions], documents)
        self.backs = list(_backs(text, [m.span for m in self.mentions]))
        self.starts = sorted(
            [m.span.start for m in self.mentions]
            + [c.span.start for c in self.others]
            + [b.span.start for b in self.backs]
        )
        self.found: list[Citation] = []
        self.ends: list[int] = []
        """Where each citation found so far ends, in order."""
        self.used: set[int] = set()
        self.closes: dict[int, int] | None = None
        """Each bracket that closes, with its partner; None until one is asked for."""

    def citations(self) -> tuple[Citation, ...]:
        anchors: list[tuple[int, reporters.Mention | Citation | _Back]] = [
            *((m.span.start, m) for m in self.mentions),
            *((c.span.start, c) for c in self.others),
            *((b.span.start, b) for b in self.backs),
        ]
        anchors.sort(key=lambda anchor: anchor[0])
        for start, anchor in anchors:
            if start in self.used:
                continue
            if isinstance(anchor, reporters.Mention):
                self._case(anchor)
            elif isinstance(anchor, _Back):
                self._back(anchor)
            else:
                self._other(anchor)
        room = self._room()
        for span, number in secondary.dockets(self.text):
            if room.is_free(span):
                self._docket(span, number)
        self._lone_notes()
        self._paragraph_forms()
        self.found.sort(key=lambda c: c.span.start)
        self._share_years()
        return _nested(self.text, tuple(_indexed(self.found)))

    def _room(self) -> SpanSet:
        """What the citations found so far leave free; parallels share the span of their head."""
        return SpanSet(c.full for c in self.found if c.parallel_of is None)

    def limit(self, after: int) -> int:
        """Where the next anchor begins: nothing to the right of it belongs to what stands before."""
        at = bisect_right(self.starts, after)
        return self.starts[at] if at < len(self.starts) else len(self.text)

    def floor(self, at: int) -> int:
        """Where the citation before ``at`` ends: nothing to the left of it belongs to what stands after."""
        index = bisect_right(self.ends, at) - 1
        return self.ends[index] if index >= 0 else 0

    def add(self, citation: Citation) -> None:
        """Keep a citation."""
        self.found.append(citation)
        insort(self.ends, citation.full.end)

    # -- cases ----------------------------------------------------------------------------------------------------

    def _case(self, mention: reporters.Mention, supra: Span | None = None) -> None:
        if mention.journal:
            self._journal(mention)
            return
        core, found, flaws = self._core(mention)
        kind = Kind.CASE_SHORT if mention.short else Kind.CASE_FULL
        start = supra.start if supra else mention.span.start
        core = Span(start, core.end)
        before, year, dated_before = self._name_before(start, short=mention.short)
        history = None
        if match := _HISTORY.search(self.text, self.floor(start), before.start if before.name else start):
            history = match["phrase"]
        head = Citation(
            kind, core, Span(min(before.start, core.start), core.end), mention.source, before.name, year=year,
            dated=dated_before, pins=found, flaws=flaws, signal=before.signal, history=history, ambiguous=mention.ambiguous,
        )  # fmt: skip
        self._group(head)

    def _core(self, mention: reporters.Mention) -> tuple[Span, tuple[Pin, ...], tuple[Flaw, ...]]:
        frame = Frame.SHORT if mention.short else Frame.FULL
        at = mention.head.end if mention.short else mention.span.end
        source = mention.source
        reading = pins.read(self.text, at, self.limit(mention.span.start), frame, source.series, source.number)
        flaws = reading.flaws
        if source.number and not source.number[0].isdecimal() and any(map(str.isdecimal, source.number)):
            page = Span(mention.head.end + 1, mention.span.end)
            flaws = (Flaw("ocr-digit-confusion", page, source.number.translate(str.maketrans("OIl", "011"))), *flaws)
        return Span(mention.span.start, max(reading.end, at)), reading.pins, flaws

    def _name_before(self, at: int, *, short: bool) -> tuple[names.Before, str | None, Span | None]:
        """The name before a core, reading over a docket number or a California year that stands between."""
        floor = self.floor(at)
        year: str | None = None
        dated: Span | None = None
        end = at
        if (docket := self._docket_before(floor, at)) is not None:
            end = docket
        elif blank := _UNPAGED_BEFORE.search(self.text, max(floor, at - 30), at):
            end = blank.start()
        elif california := _CALIFORNIA_YEAR.search(self.text, floor, at):
            reading = names.before(self.text, floor, california.start())
            if reading.name and (reading.name.second or _is_lone_name(reading.name.text, comma=False)):
                return reading, california["year"], Span(*california.span())
        comma = self.text[:end].rstrip().endswith(",")
        reading = names.before(self.text, floor, end, lone=short or comma)
        if reading.name and not short and not reading.name.second and not _is_lone_name(reading.name.text, comma=comma):
            reading = names.Before(None, reading.signal, at)
        if reading.name is None:
            reading = reading._replace(start=at)
        return reading, year, dated

    def _docket_before(self, floor: int, at: int) -> int | None:
        for span, _ in secondary.dockets(self.text[floor:at]):
            rest = self.text[floor + span.end : at]
            if re.fullmatch(r"(?:\s*\([^()]{0,30}\))?\s*,\s*(?:slip op\.,?\s*)?", rest):
                self.used.add(floor + span.start)
                return floor + span.start
        return None

    def _group(self, head: Citation) -> None:
        """Add a citation with its parallels, court, date and parentheticals."""
        members = [head]
        end = head.span.end
        while (mention := self._next_mention(end)) and _is_parallel(self.text, end, mention, members):
            self.used.add(mention.span.start)
            core, found, flaws = self._core(mention)
            if not self.text[end : mention.span.start].strip():
                flaws = (Flaw("parallel-missing-comma", Span(end, mention.span.start), ", "), *flaws)
            members.append(
                Citation(
                    Kind.CASE_PARALLEL, core, core, mention.source, head.name, pins=found, flaws=flaws, parallel_of=0
                )
            )
            end = core.end
        if blank := _UNPAGED.match(self.text, end):
            end = blank.end()
        end, court, year, dated, asides, comma = self._after(end)
        if comma:
            members[-1] = replace(members[-1], flaws=(*members[-1].flaws, comma))
        full = Span(head.full.start, dated.end if dated else members[-1].span.end)
        if dated:
            self._swallow(dated.start, dated.end)
        year = year or _neutral_year(members)
        shorts = tuple(_short_names(asides))
        first = len(self.found)
        for index, member in enumerate(members):
            self.add(
                replace(
                    member,
                    full=full,
                    court=court or member.court,
                    year=year or head.year,
                    dated=dated or head.dated,
                    parentheticals=asides if index == 0 else (),
                    parallel_of=first if index else None,
                    short_names=shorts if index == 0 else (),
                )
            )

    def _next_mention(self, end: int) -> reporters.Mention | None:
        at = bisect_left(self.mentions, end, key=lambda m: m.span.start)
        return self.mentions[at] if at < len(self.mentions) else None

    def _after(
        self, end: int
    ) -> tuple[int, str | None, str | None, Span | None, tuple[Parenthetical, ...], Flaw | None]:
        """What follows a group: court and date wherever they stand among its parentheses, and the other parentheses."""
        comma: Flaw | None = None
        at = end
        if (stray := _TRAILING_COMMA.match(self.text, end)) and courts.read(
            self.text, stray.end(), len(self.text), bare=False
        ):
            comma = Flaw("pin-trailing-comma", Span(*stray.span("comma")), "")
            at = stray.end("comma")
        court = year = None
        dated: Span | None = None
        asides: list[Parenthetical] = []
        while _OPEN.match(self.text, at):
            if dated is None and (reading := courts.read(self.text, at, len(self.text))):
                court, year, dated = reading.court, reading.year, reading.span
                at = dated.end
                continue
            aside = self._parenthesis(at)
            if aside is None:
                break
            asides.append(aside)
            at = aside.span.end + 1
        return at, court, year, dated, tuple(asides), comma

    # -- id. and supra ----------------------------------------------------------------------------------------------

    def _back(self, back: _Back) -> None:
        if back.supra:
            self._supra(back.span)
            return
        start, end = back.span
        limit = self.limit(start)
        source: Source | None = None
        further: list[Citation] = []
        found: tuple[Pin, ...] = ()
        flaws: tuple[Flaw, ...] = ()
        section = sections.after(self.text, end, self._section_limit(start))
        at_sign = re.compile(r",?\s*(?P<at>at\s+)(?=§)").match(self.text, end)
        if at_sign:
            section = sections.after(self.text, at_sign.end(), self._section_limit(start))
            flaws = (Flaw("pin-at-with-symbol", Span(*at_sign.span("at")), ""),)
        if section:
            source, found, more, stop = section
            flaws = (*flaws, *more)
            if comment := secondary.COMMENT.match(self.text, stop):
                stop = comment.end()
                at = Span(self.text.index("§", start), stop)
                found = (
                    Pin(PinKind.SECTION, at, " ".join(self.text[slice(*at)].split()), source.number, first_span=at),
                )
            self._swallow(start, stop)
            if "§§" in self.text[end:stop]:
                further = list(sections.further(self.text, stop, source, plural=True))
        else:
            reading = pins.read(self.text, end, limit, Frame.ID)
            found, flaws, stop = reading.pins, reading.flaws, reading.end
        before = names.Before(None, names.signal_before(self.text, self.floor(start), start), start)
        if self.text[:start].rstrip().endswith(","):
            before = names.before(self.text, self.floor(start), start)
        span = Span(start, max(stop, end))
        head = Citation(
            Kind.ID,
            span,
            span,
            source,
            before.name,
            pins=found,
            flaws=flaws,
            signal=before.signal,
        )
        self._group(head)
        for citation in further:
            self._swallow(citation.span.start - 1, citation.span.end)
            self.add(citation)

    def _section_limit(self, start: int) -> int:
        """The end of the sentence's reach for a section sign: the sign's own anchor must not stop it."""
        at = bisect_right(self.mentions, start, key=lambda m: m.span.start)
        return self.mentions[at].span.start if at < len(self.mentions) else len(self.text)

    def _swallow(self, start: int, stop: int) -> None:
        """Mark the anchors inside a span as part of it."""
        self.used.update(self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, stop)])

    def _supra(self, span: Span) -> None:
        mention = self._next_mention(span.end)
        if mention and re.fullmatch(r"\s*,?\s*", self.text[span.end : mention.span.start]):
            self.used.add(mention.span.start)
            self._case(mention, supra=span)
            return
        stray = _STRAY_VOLUME.search(self.text, self.floor(span.start), span.start)
        before = names.before(self.text, self.floor(span.start), stray.start() if stray else span.start)
        end = span.end
        note = _NOTE.match(self.text, end)
        if note:
            end = note.end()
        reading = pins.read(self.text, end, self.limit(span.start), Frame.SUPRA)
        stop = max(reading.end, len(self.text[: note.end()].rstrip(" ,")) if note else span.end)
        core = Span(span.start, stop)
        if before.name is None or _INTERNAL.search(self.text, max(0, span.start - 24), span.start):
            if reading.pins and not note and before.name is None:
                own = Source("", "supra", "", "supra")
                self._group(Citation(Kind.RECORD, core, core, own, pins=reading.pins, flaws=reading.flaws))
            return
        self._group(
            Citation(
                Kind.SUPRA,
                core,
                Span(before.start, core.end),
                None,
                before.name,
                pins=reading.pins,
                flaws=reading.flaws,
                signal=before.signal,
            )  # fmt: skip
        )

    # -- everything else --------------------------------------------------------------------------------------------

    def _journal(self, mention: reporters.Mention) -> None:
        """An article, with its author and title before it: *supra* will name the author."""
        core, found, flaws = self._core(mention)
        floor = self.floor(core.start)
        name = None
        if title := _ARTICLE.search(self.text, max(floor, core.start - 240), core.start):
            span = Span(*title.span("whole"))
            name = Name(span, self.text[slice(*span)], title["author"], "")
            self.found = [c for c in self.found if not span.covers(c.span)]
        start = name.span.start if name else core.start
        signal = names.signal_before(self.text, floor, start)
        self._group(
            Citation(
                Kind.JOURNAL, core, Span(start, core.end), mention.source, name, pins=found, flaws=flaws, signal=signal
            )
        )

    def _other(self, citation: Citation) -> None:
        signal = names.signal_before(self.text, self.floor(citation.span.start), citation.span.start)
        end = citation.span.end
        dated = None
        year = None
        if citation.kind in (Kind.STATUTE, Kind.REGULATION) and (date := _STATUTE_DATE.match(self.text, end)):
            dated, year = Span(date.start() + (date.group()[0] == " "), date.end()), date["year"]
            end = date.end()
        asides: list[Parenthetical] = []
        while _OPEN.match(self.text, end) and (aside := self._parenthesis(end)):
            asides.append(aside)
            end = aside.span.end + 1
        full = Span(citation.span.start, dated.end if dated else citation.span.end)
        self.add(
            replace(
                citation,
                full=full,
                dated=dated,
                year=year,
                signal=signal,
                parentheticals=tuple(asides),
                short_names=tuple(_short_names(tuple(asides))),
            )  # fmt: skip
        )

    def _docket(self, span: Span, number: str) -> None:
        """A docket number is a citation where a case name stands before it and no reporter follows."""
        if span.start in self.used:
            return
        floor = self.floor(span.start)
        before = names.before(self.text, floor, span.start, lone=False)
        if not before.name or "," not in self.text[before.name.span.end : span.start]:
            return
        end = span.end
        found: tuple[Pin, ...] = ()
        if slip := re.compile(r",\s*slip op\.").match(self.text, end):
            reading = pins.read(self.text, slip.end(), self.limit(span.start), Frame.RECORD)
            end, found = reading.end if reading.pins else slip.end(), reading.pins
        core = Span(span.start, end)
        source = Source("", "No.", number, "No.")
        self._group(
            Citation(Kind.DOCKET, core, Span(before.start, end), source, before.name, pins=found, signal=before.signal)
        )

    def _parenthesis(self, at: int) -> Parenthetical | None:
        """The balanced parenthesis or bracket that opens at ``at``, white space skipped; None where it never closes."""
        opened = _OPEN.match(self.text, at)
        if self.closes is None:
            self.closes = _pairs(self.text)
        close = self.closes.get(opened.end() - 1) if opened else None
        if opened is None or close is None:
            return None
        span = Span(opened.end(), close)
        return Parenthetical(span, self.text[slice(*span)])

    def _share_years(self) -> None:
        """``(2d Cir.), cert. denied, 488 U.S. 955 (1988)``: the year of the history stands for both."""
        for index, citation in enumerate(self.found[:-1]):
            if citation.year is None and citation.dated and citation.kind in (Kind.CASE_FULL, Kind.CASE_PARALLEL):
                history = next((c for c in self.found[index + 1 :] if c.parallel_of is None), None)
                if history and history.history:
                    self.found[index] = replace(citation, year=history.year)

    def _paragraph_forms(self) -> None:
        """A case by name and paragraph, the short form of a neutral cite: ``Warne, ¶ 9, 373 P.3d at 591``."""
        room = self._room()
        for match in _PARAGRAPH_FORM.finditer(self.text):
            start = match.start("pin")
            if not room.is_free(Span(start, start + 1)):
                continue
            before = names.before(self.text, self.floor(start), start)
            if not before.name or len(before.name.text.split()) > 5:
                continue
            reading = pins.read(self.text, start, self.limit(start), Frame.RECORD)
            if not reading.pins:
                continue
            core = Span(start, reading.end)
            joined = self._next_mention(reading.end)
            if joined and _JOINED.fullmatch(self.text, reading.end, joined.span.start):
                self.found = [c for c in self.found if c.span.start != joined.span.start]
            self._group(
                Citation(
                    Kind.CASE_SHORT,
                    core,
                    Span(before.start, core.end),
                    None,
                    before.name,
                    pins=reading.pins,
                    flaws=reading.flaws,
                    signal=before.signal,
                )
            )

    def _lone_notes(self) -> None:
        """A page and its note that belong to the citation before them in the sentence: ``see also 1265 & n.3``."""
        room = self._room()
        for match in _LONE_NOTE.finditer(self.text):
            span = Span(*match.span())
            if not room.is_free(span):
                continue
            reading = pins.read(self.text, span.start, len(self.text), Frame.RECORD)
            if reading.pins and reading.pins[0].notes:
                core = Span(span.start, reading.end)
                self.add(Citation(Kind.OTHER, core, core, pins=reading.pins, textual=True))


def _neutral_year(members: list[Citation]) -> str | None:
    """A neutral cite begins with its year: ``2019 CO 12``."""
    volumes = [m.source.volume for m in members if m.source and m.source.series is Series.NEUTRAL]
    return next((volume for volume in volumes if len(volume) == 4), None)


def _pairs(text: str) -> dict[int, int]:
    """Where each opening bracket closes; a bracket without a partner is left out."""
    open_: list[int] = []
    found: dict[int, int] = {}
    for mark in _BRACKET.finditer(text):
        if mark.group() in "([":
            open_.append(mark.start())
        elif open_:
            found[open_.pop()] = mark.start()
    return found


def _short_names(asides: Iterable[Parenthetical]) -> Iterator[str]:
    for aside in asides:
        if defined := _DEFINED.match(aside.text.strip()):
            yield (defined["name"] or defined["bare"]).strip(" ,.")


def _is_lone_name(text: str, *, comma: bool) -> bool:
    """Whether words before a full cite can be a case's whole name: ``In re Gault``, ``Slaughter-House Cases``."""
    if re.match(r"(?:In re|Ex parte|Matter of|In the Matter of|Estate of|Application of)\b", text):
        return True
    return comma and len(text.split()) <= 8 and not text.isupper()


def _is_parallel(text: str, end: int, mention: reporters.Mention, members: list[Citation]) -> bool:
    if mention.journal or not _JOINED.fullmatch(text, end, mention.span.start):
        return False
    taken = {m.source.name for m in members if m.source}
    if mention.source.name in taken:
        return False
    # a bare "Id. 109 S.Ct. 998" is a sentence and the next one's cite
    return bool(text[end : mention.span.start].strip()) or members[0].kind is Kind.CASE_FULL


def _backs(text: str, taken: list[Span]) -> Iterator[_Back]:
    if "d." in text or "d at" in text or "bid" in text or "d, at" in text:
        for match in _ID.finditer(text):
            yield _Back(Span(*match.span()), supra=False)
    if "upra" in text:
        for match in _SUPRA.finditer(text):
            yield _Back(Span(*match.span()), supra=True)


def _others(text: str, taken: list[Span], documents: tuple[str, ...]) -> list[Citation]:
    """Citations of every kind but cases, without overlaps: where two readings compete the longer wins."""
    readings = [
        *secondary.read(text),
        *laws.read(text),
        *rules.read(text),
        *constitutions.read(text),
        *records.read(text, documents),
    ]
    chosen: list[Citation] = []
    room = SpanSet(taken)
    readings.sort(key=lambda c: c.span.start - c.span.end)
    for citation in readings:
        if room.is_free(citation.span):
            room.add(citation.span)
            chosen.append(citation)
    chosen.sort(key=lambda c: c.span.start)
    return chosen


def _indexed(found: list[Citation]) -> Iterator[Citation]:
    """Keep ``parallel_of`` right: members follow their head, so the head is the last one that is not a parallel."""
    head = 0
    for index, citation in enumerate(found):
        if citation.parallel_of is None:
            head = index
            yield citation
        else:
            yield replace(citation, parallel_of=head)


def _nested(text: str, found: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Mark each citation that stands inside another's parenthetical."""
    holders = sorted((aside.span, index) for index, c in enumerate(found) for aside in c.parentheticals)
    if not holders:
        return found
    nested = []
    around: list[tuple[Span, int]] = []
    upcoming = iter(holders)
    following = next(upcoming, None)
    for index, citation in enumerate(found):
        while following and following[0].start <= citation.span.start:
            around.append(following)
            following = next(upcoming, None)
        while around and around[-1][0].end < citation.span.end:
            around.pop()
        inside = next(
            (holder for span, holder in reversed(around) if holder != index and span.covers(citation.span)), None
        )
        nested.append(citation if inside is None else replace(citation, nested_in=inside))
    return tuple(nested)


def _without_first_of_two(citation: Citation) -> Span:
    """What surely belongs to a citation: of ``Grutter and Regents v. Bakke`` the first word may be a case of its own."""
    if citation.name and " and " in citation.name.first:
        return Span(citation.full.start + citation.name.first.index(" and "), citation.full.end)
    return citation.full


def _capitals(text: str, citations: tuple[Citation, ...]) -> dict[str, tuple[int, ...]]:
    taken = [_without_first_of_two(c) for c in citations if not c.textual]
    found: dict[str, list[int]] = {}
    index = 0
    for match in _CAPITAL.finditer(text):
        while index < len(taken) and taken[index].end <= match.start():
            index += 1
        if index < len(taken) and taken[index].start <= match.start():
            continue
        word = match.group().removesuffix("’s").removesuffix("'s").rstrip("’'")
        found.setdefault(word, []).append(match.start())
    return {word: tuple(starts) for word, starts in found.items()}
