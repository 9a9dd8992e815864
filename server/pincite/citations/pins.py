"""The pin grammar: lenient, so that it always yields the pins it could read and the flaws it read past.

Sources: Indigo Book R5.1 to R5.3, R6.2.2, R11.7, R12.4.1, R24.2.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from pincite.citations import numerals
from pincite.citations.model import Flaw, Notes, Pin, PinKind, Series
from pincite.citations.tables import DASHES as DASHES
from pincite.text.spans import Span


class Frame(StrEnum):
    """What stands before a pin, which decides how the pin is joined to it."""

    FULL = "full"
    """``307 F.3d 1258``, so ``, 1265`` follows."""
    SHORT = "short"
    """``307 F.3d``, so `` at 1265`` follows."""
    ID = "id"
    SUPRA = "supra"
    RECORD = "record"
    """``App.``, ``Ct. Op.``: with or without ``at``."""


class Pins(NamedTuple):
    """What was read: the pins, the flaws, and where the reading ended (the start where there was none)."""

    pins: tuple[Pin, ...]
    flaws: tuple[Flaw, ...]
    end: int


# -- patterns ---------------------------------------------------------------------------------------------------------

_NUMBER = r"(?:\*\s?)? (?: \d[\dOIlZ]* | [OIl]\d[\dOIlZ]* | (?<=\*) [OIlSB] (?!\w) )"
"""A page, or a star page; with the letters that scanners take for digits."""
_LETTER = r"(?P<letter> [a-eA-E] (?!\w) (?!\.\w) )?"
"""Of an inserted page: ``App. 12a``."""
_LOOKALIKES = str.maketrans("OIlZSB", "011258")
_LEAD = re.compile(
    r"""
    (?P<comma> \s* , (?:\s?,)* | ; (?= \s\d+ (?: [-–]\d+ )? \s\( (?:[^()]*\s)? \d{4}\) ) )?
    (?P<gap> \s* )
    (?P<at> at\b (?P<stray> , (?=\s\d) )? \s* )?
    (?P<again> (?:at\b\s*)* )
    (?P<prefix> (?: pp? | pgs? | pages? )\b \.? \s* (?= [\d\[*_OIl] | [a-z]+ ) )?
    """,
    re.VERBOSE,
)
"""What stands between the head and its first pin; matches everywhere, for every part may be missing."""
_PAGE = re.compile(
    rf"""
    (?P<open> [#\[] | [{DASHES}](?=\d) | (?<=,),(?=\d) )?           # a slip of the key before the number
    (?P<first> {_NUMBER} ) {_LETTER}
    """,
    re.VERBOSE,
)
_JOINT = re.compile(
    rf"""
    (?P<joint> \s*[{DASHES}]+\s* | \s+(?:to|through|thru)\s+ ) (?: p{{1,2}}\.\s* )?
    (?P<last> {_NUMBER} ) {_LETTER}
    """,
    re.VERBOSE,
)
_THIRD = re.compile(rf"[{DASHES}]\d+")
"""A range with three ends: ``12-14-16``."""
_THOUSANDS = re.compile(r"(?P<thousands>\d{1,2})(?P<rest>,\d{3})(?![\d,])")
_WORD = re.compile(r"_{2,}|passim\b|(?<![\w.])[ivxl]+(?!\w)(?!\.\w)")
"""A page not yet assigned, ``passim``, or a page of the front matter."""
_LINES = re.compile(
    rf"(?P<first>\d+)[:.]\d+(?P<joint>\s*[{DASHES}]\s*|\s(?:to|through|thru)\s(?=\d))?(?(joint)(?P<last>\d+(?:[:.]\d+)?))"
)
_NOTES = re.compile(
    rf"""
    (?P<lead> \s*,\s*(?:&|and\b)\s+ | \s*,\s* | \s*(?:&|\band\b)\s* | \s* )
    (?P<label> (?: nn | n | fnn | fns | fn | ftn | notes | note | footnotes | footnote ) (?![A-Za-z]) \.? )
    (?P<gap> \s* )
    (?P<numbers> (?P<first> \d+ ) (?P<more> (?: \s* (?:[{DASHES}]|&|\band\b) \s* \d+ )* ) )?
    """,
    re.VERBOSE,
)
_LISTED_NOTE = re.compile(
    rf"""
    (?: \s*,\s* (?:&\s*|and\s+)? | \s*&\s* | \s+and\s+ )
    (?P<first> \d{{1,3}} ) (?: \s?[{DASHES}]\s? (?P<last> \d{{1,3}} ) )?
    (?! \w | \s?[{DASHES}]\d | ,\d | \s*nn?\b )                       # 3, 12 n.4: a page with its own note
    """,
    re.VERBOSE,
)
"""The next of a list of notes: ``, 5-6`` after ``nn. 3``."""
_BARE_LABELS = frozenset({"n", "n.", "nn.", "fn."})
"""Labels that are one even without a number; ``note that`` is prose."""
_PLURAL_LABELS = frozenset({"nn", "fns", "fnn", "notes", "footnotes"})
_FEW_NOTES = 20
"""The next note of a list is no further on."""
_DIGITS = re.compile(r"\d+")
_PARAGRAPH = re.compile(
    rf"""
    (?P<mark> ¶+ | paras?\b\.? | paragraphs?\b ) \s*
    (?P<first> (?P<number> \d+ ) (?: -[A-Z]\b )? )
    (?: (?P<joint> \s*[{DASHES}]+\s* | \s+(?:to|through)\s+ ) (?P<last> \d+ ) )?
    """,
    re.VERBOSE,
)
_PARAGRAPH_OF_PAGE = re.compile(r"\s+¶+\s?\d+\b")
"""``1265 ¶ 3``: a paragraph on the page."""
_MORE_PARAGRAPHS = re.compile(
    rf"""
    \s* (?:,|&|and) \s* (?P<first> \d+ ) (?: [{DASHES}] (?P<last> \d+ ) )?
    (?= [\s,;.):] | $ ) (?! \s+[A-Z] )
    """,
    re.VERBOSE,
)
_OPEN_ENDED = re.compile(
    r"(?P<tail> \s*(?:,\s*)? et\s+seq\b\.? | \s* ff?\b\.? (?=[\s,;.)]|$) | \+ (?=[\s,;.)]|$) )", re.VERBOSE
)
_LINE_WORD = re.compile(r"\s*,?\s*(?:at\s+)?(?:lines?|ll?\.)\s+(?P<line>\d+(?:[-–]\d+)?)")
_SEPARATOR = re.compile(r"\s*,\s*(?:&\s*|and\s+)?|\s+(?:and|&)\s+")
_DANGLING = re.compile(rf"(?<=\d)\s?[{DASHES}]+(?=\s*(?:[.,;)\]]|\(|$))")
"""A range without its end: ``12-)``."""
_RESIDUE = re.compile(r"(?:\s+(?:at\s+)?\d+)+(?=\s*\()|\s*;(?=\s*\((?:[^()]* )?\d{4}\))")
"""Numbers that no comma joins, before the court and year: ``12 14 (1999)``."""
_REST_OF_PAGE = re.compile(r"\s\d{1,2}(?=,\s*$)")
"""What may belong to the page before it, where the parallel begins: ``5 86, 100 S. Ct. 1371``."""
_GOES_ON = re.compile(
    r"""
    \s* (?: [.,;:)\]}”\"’'(—–] | \[ | $ | \n )
    | \s+ (?: and | & | n | nn | fn | note | to | through )\b
    | \s* &
    | \s* -(?![A-Za-z])
    """,
    re.VERBOSE,
)
"""What may follow a pin in a sentence that goes on."""
_ENDS = re.compile(
    r"""
    (?! \w )
    (?! \.\d (?! \d? (?: \s+[A-Z“\"] | \s*$ ) ) )                   # 12.3, though 12.3 The: a footnote call
    (?! \s+ [A-Z][a-z]*\. )                                         # 12 Cal.
    (?! \s+ [A-Z][\w.]* \s+ (?:\d|[A-Z]) )                          # 12 F.3d 4
    """,
    re.VERBOSE,
)
"""Where a number ends that does not begin another citation."""
_DECIMAL = re.compile(r"\.\d")
_CALL = re.compile(r"\.\d{1,2}(?=\s+[A-Z“\"]|\s*$)")
"""A footnote call after the period that ends the sentence: ``Id., at 216.1 Aside``."""
_SUBDIVISION = re.compile(r"\((?:[a-z]|\d{1,2})\)")
"""``Id. 54(b)`` pins a rule, not a page."""
_GLUED_NOTE = re.compile(r"(?:nn?|fn)\.?\s?\d")
_WORD_FOLLOWS = re.compile(r"\s*\w")
_SENTENCE_ENDS = re.compile(r"\s*(?:[.,;)]|$)")
_LONG_CASE = 200
"""Pages that few cases fill."""
_REACH = 600
"""No list of pins is longer; without a bound a long paragraph would be looked through for each of its citations."""


# -- reading ----------------------------------------------------------------------------------------------------------


class _Scope(NamedTuple):
    """What a reading may look at, and what it knows of the citation."""

    text: str
    end: int
    """Nothing from here on is looked at."""
    frame: Frame
    series: Series
    first_page: str | None

    def match(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        return pattern.match(self.text, at, self.end)

    def next(self, at: int) -> str:
        """The character at ``at``; empty at the end."""
        return self.text[at] if at < self.end else ""


_Lead = re.Match[str] | None
"""What stands before the first pin of a list; None before the others."""


def read(
    text: str, at: int, limit: int, frame: Frame, series: Series = Series.PRINT, first_page: str | None = None
) -> Pins:
    """The pins of a citation whose head ends at ``at``; nothing at or after ``limit`` is read.

    ``first_page`` tells ``1,265`` (a page with a comma) from ``189,195`` (two pages).
    """
    scope = _Scope(text, min(limit, at + _REACH, len(text)), frame, series, first_page)
    lead = scope.match(_LEAD, at)
    if lead is None:  # a limit before ``at``
        return Pins((), (), at)
    first = _pin(scope, lead.end(), lead)
    if first is None:
        return _without_pin(scope, at, lead)
    pins, flaws, end = list(first.pins), [*first.flaws, *_lead_flaws(scope, lead, first.pins[0])], first.end
    while (separator := scope.match(_SEPARATOR, end)) and (more := _pin(scope, separator.end(), None)):
        pins.extend(more.pins)
        flaws.extend(more.flaws)
        if separator.group() == ",":
            flaws.append(Flaw("missing-space-after-comma", Span(*separator.span()), ", "))
        end = more.end
    if (rest := scope.match(_REST_OF_PAGE, end)) and (digits := _split_page(scope, pins[-1], rest.group())):
        flaws.append(Flaw("pin-malformed", Span(*rest.span()), digits))
        end = rest.end()
    for leftover in (_DANGLING, _RESIDUE) if frame is Frame.FULL else (_DANGLING,):
        if found := scope.match(leftover, end):
            flaws.append(Flaw("pin-malformed", Span(*found.span()), _split_page(scope, pins[-1], found.group())))
            end = found.end()
    return Pins(tuple(pins), tuple(flaws), end)


def _split_page(scope: _Scope, pin: Pin, rest: str) -> str | None:
    """What a stray space has cut off a page: its last digits, ``59 6``, or the end of a span, ``148 49``.

    Digits are joined where only then the page lies after the first one.
    """
    digits, first = rest.strip(), scope.first_page or ""
    if not (digits.isdecimal() and first.isdecimal() and pin.first.isdecimal()) or pin.last or pin.notes:
        return None
    if len(digits) == 2 < len(pin.first) and int(pin.first[-2:]) < int(digits) and int(pin.first) >= int(first):
        return f"-{digits}"
    apart, joined = int(pin.first), int(pin.first + digits)
    return digits if apart < int(first) <= joined <= int(first) + _LONG_CASE else None


def _pin(scope: _Scope, at: int, lead: _Lead) -> Pins | None:
    """The pin at ``at``, several where a list of paragraphs shares its sign; None where none begins there."""
    return next(filter(None, (reading(scope, at, lead) for reading in _READINGS)), None)


def _without_pin(scope: _Scope, at: int, lead: re.Match[str]) -> Pins:
    """No pin could be read; ``at`` with nothing readable after it belongs to the citation all the same."""
    nothing = Pins((), (), at)
    if not lead["at"] or scope.frame is Frame.RECORD:
        return nothing
    stop = lead.end("again")
    if scope.next(stop).isalpha():
        return nothing
    end = at + len(scope.text[at:stop].rstrip())
    return Pins((), (*_double_at(lead), Flaw("pin-malformed", Span(lead.start("at"), end))), end)


# -- the lead ---------------------------------------------------------------------------------------------------------


def _double_at(lead: re.Match[str]) -> Iterator[Flaw]:
    if lead["again"]:
        yield Flaw("pin-double-at", Span(*lead.span("again")), "")


def _lead_flaws(scope: _Scope, lead: re.Match[str], pin: Pin) -> Iterator[Flaw]:
    """What is wrong between the head and the first pin."""
    yield from _double_at(lead)
    if lead["stray"]:
        yield Flaw("pin-malformed", Span(*lead.span("stray")), "")
    if lead["prefix"] and scope.frame is Frame.ID and not lead["at"]:
        yield Flaw("pin-page-prefix", Span(lead.start(), lead.end("prefix")), " at ")
        return
    if lead["prefix"]:
        yield Flaw("pin-page-prefix", Span(*lead.span("prefix")), "")
    if lead["at"] and pin.mark is not None and pin.kind in (PinKind.PARAGRAPH, PinKind.SECTION):
        yield Flaw("pin-at-with-symbol", Span(*lead.span("at")), "")
    elif scope.frame is Frame.FULL:
        yield from _lead_flaws_in_full(scope, lead, pin)
    elif lead["comma"] and lead["at"] and scope.frame in _COMMA_BEFORE_AT:
        yield Flaw(_COMMA_BEFORE_AT[scope.frame], Span(*lead.span("comma")), "")
    elif scope.frame is Frame.ID and not lead["at"] and pin.kind in (PinKind.PAGE, PinKind.STAR, PinKind.LINE):
        yield Flaw("pin-missing-at-id", Span(lead.start(), lead.end("gap")), " at ")


_COMMA_BEFORE_AT = {Frame.SHORT: "pin-comma-before-at", Frame.ID: "pin-id-comma-at"}


def _lead_flaws_in_full(scope: _Scope, lead: re.Match[str], pin: Pin) -> Iterator[Flaw]:
    """What is wrong between a first page and its pin: ``, 1265`` should follow, or ``, at *3`` in a database."""
    start, comma = lead.start(), lead["comma"]
    if scope.series is Series.DATABASE and pin.kind is PinKind.PARAGRAPH:
        return
    if scope.series is Series.DATABASE:
        if not lead["at"]:
            yield Flaw("star-page-missing-at", Span(start, pin.span.start), ", at ")
        elif not comma:
            yield Flaw("star-page-missing-at", Span(start, lead.start("at")), ", ")
    elif lead["at"] and pin.kind in (PinKind.PAGE, PinKind.STAR) and scope.series is Series.PRINT:
        yield Flaw("pin-at-in-full-cite", Span(start, lead.end("at")), ", ")
    elif comma == ";":
        yield Flaw("pin-missing-comma", Span(start, lead.end("gap")), ", ")
    elif not comma:
        if pin.kind is PinKind.PAGE or (pin.kind is PinKind.PARAGRAPH and scope.series is Series.NEUTRAL):
            yield Flaw("pin-missing-comma", Span(start, lead.end("gap")), ", ")
    elif comma.count(",") > 1:
        yield Flaw("pin-malformed", Span(start, lead.end("gap")), ", ")
    elif not lead["gap"] and not lead["at"]:
        yield Flaw("missing-space-after-comma", Span(*lead.span("comma")), ", ")


# -- paragraphs, lines, words -----------------------------------------------------------------------------------------


def _paragraphs(scope: _Scope, at: int, lead: _Lead) -> Pins | None:
    """``¶ 12``, ``paras. 3-4``; a list shares its sign: ``¶¶ 3, 5-7``."""
    found = scope.match(_PARAGRAPH, at)
    if not found:
        return None
    if found["mark"][0] == "p" and scope.series is not Series.NEUTRAL and scope.frame is Frame.FULL:
        return None
    pins = [_matched(PinKind.PARAGRAPH, found, mark=Span(*found.span("mark")))]
    end, highest = found.end(), int(found["number"])
    while (more := scope.match(_MORE_PARAGRAPHS, end)) and int(more["first"]) > highest:
        span = Span(more.start("first"), more.end())
        pins.append(Pin(PinKind.PARAGRAPH, span, scope.text[slice(*span)], more["first"], more["last"], span))
        end, highest = more.end(), int(more["first"])
    last = _with_notes(scope, pins[-1], end)
    return Pins((*pins[:-1], *last.pins), last.flaws, last.end)


def _lines(scope: _Scope, at: int, lead: _Lead) -> Pins | None:
    """A transcript's page and lines: ``33:4-12``; with a period only in the record."""
    found = scope.match(_LINES, at)
    if not found or scope.next(found.end()).isalnum():
        return None
    if ":" not in found.group() and (scope.frame is not Frame.RECORD or scope.match(_CALL, found.end("first"))):
        return None
    return Pins((_matched(PinKind.LINE, found),), (), found.end())


def _matched(kind: PinKind, found: re.Match[str], mark: Span | None = None) -> Pin:
    """A pin that is a whole match."""
    last = Span(*found.span("last")) if found["last"] else None
    joint = Span(*found.span("joint")) if found["joint"] else None
    first = Span(*found.span("first"))
    return Pin(kind, Span(*found.span()), found.group(), found["first"], found["last"], first, last, joint, None, mark)


def _word(scope: _Scope, at: int, lead: _Lead) -> Pins | None:
    """``passim``, ``___``, ``xii``."""
    found = scope.match(_WORD, at)
    if not found or not scope.match(_GOES_ON, found.end()):
        return None
    span, word = Span(*found.span()), found.group()
    kind = PinKind.PAGE if word[0] in "ivxl" else PinKind.WORD
    return _with_notes(scope, Pin(kind, span, word, word, first_span=span), span.end)


def _spelled(scope: _Scope, at: int, lead: _Lead) -> Pins | None:
    """``at five hundred seventy-seven``."""
    found = scope.match(numerals.WORDS, at) if lead and lead["at"] else None
    if not found:
        return None
    words = found.group().rstrip(" -")
    span = Span(at, at + len(words))
    number = numerals.number(words)
    if number is None or not scope.match(_SENTENCE_ENDS, span.end):
        return None
    pin = Pin(PinKind.PAGE, span, words, str(number), first_span=span)
    return Pins((pin,), (Flaw("pin-number-spelled", span, str(number)),), span.end)


# -- pages ------------------------------------------------------------------------------------------------------------


def _thousands(scope: _Scope, at: int, lead: _Lead) -> Pins | None:
    """``1,265`` is one page where the authority begins past page 999 or nothing else fits."""
    found = scope.match(_THOUSANDS, at)
    if not found or (lead and not lead["at"] and not lead["comma"]):
        return None
    begins_past_999 = scope.first_page is not None and scope.first_page.isdecimal() and int(scope.first_page) > 999
    if not begins_past_999 and int(found["thousands"]) > 9:
        return None
    if not scope.match(_ENDS, found.end()):  # "633,170 P.2d 893": a page, and a parallel set close
        return None
    number, span = found.group().replace(",", ""), Span(*found.span())
    pin = Pin(PinKind.PAGE, span, found.group(), number, first_span=span)
    return _with_tail(scope, pin, span.end, Flaw("pin-thousands-comma", span, number))


def _page(scope: _Scope, at: int, lead: _Lead) -> Pins | None:
    """``1265``, ``1265-66``, ``*3``, ``12a``, with the notes after it."""
    found = scope.match(_PAGE, at)
    if not found or (found["letter"] and scope.frame is Frame.FULL):
        return None
    if found["open"] == "[" and lead and not lead["comma"] and not lead["at"]:
        return None
    joint = scope.match(_JOINT, found.end())
    if joint and not scope.match(_ENDS, joint.end()) and not scope.match(_GLUED_NOTE, joint.end()):
        joint = None
    stop = (joint or found).end()
    if not _is_page(scope, stop, lead):
        return None
    pin = _numbered(scope, found, joint, stop)
    flaws = [*_lookalikes(found, "first"), *_lookalikes(joint, "last")]
    if found["open"]:
        closes = found["open"] == "[" and scope.next(stop) == "]"
        slip = Span(found.start("open"), stop + 1 if closes else found.end("open"))
        flaws.append(Flaw("pin-malformed", slip, _number(found, "first") if closes else ""))
        stop += closes
    if joint and (third := scope.match(_THIRD, stop)):
        flaws.append(Flaw("pin-malformed", Span(*third.span())))
        stop = third.end()
    return _with_tail(scope, pin, stop, *flaws)


def _numbered(scope: _Scope, found: re.Match[str], joint: re.Match[str] | None, stop: int) -> Pin:
    number = _number(found, "first")
    span = Span(found.start("first"), stop)
    return Pin(
        PinKind.STAR if number.startswith("*") else PinKind.PAGE,
        span,
        scope.text[slice(*span)],
        number.lstrip("* "),
        _number(joint, "last").lstrip("* ") if joint else None,
        Span(*found.span("first")),
        Span(*joint.span("last")) if joint else None,
        Span(*joint.span("joint")) if joint else None,
    )


def _number(found: re.Match[str], group: str) -> str:
    """A number as it should be, with its letter: letters that scanners take for digits put right."""
    return found[group].translate(_LOOKALIKES) + (found["letter"] or "")


def _lookalikes(found: re.Match[str] | None, group: str) -> Iterator[Flaw]:
    if found and (mended := found[group].translate(_LOOKALIKES)) != found[group]:
        yield Flaw("ocr-digit-confusion", Span(*found.span(group)), mended)


def _is_page(scope: _Scope, stop: int, lead: _Lead) -> bool:
    """Whether a number that ends at ``stop`` is a pin and not the beginning of something else."""
    if scope.match(_GLUED_NOTE, stop):
        return True
    if scope.match(_SUBDIVISION, stop):
        return False
    if scope.next(stop).isalnum() or (scope.match(_DECIMAL, stop) and not scope.match(_CALL, stop)):
        return bool(scope.match(_OPEN_ENDED, stop))
    if lead and lead["at"]:
        return True
    if not scope.match(_ENDS, stop):
        return False
    if lead and (scope.frame is Frame.RECORD or (scope.frame is Frame.FULL and lead["comma"])):
        return True
    return bool(scope.match(_GOES_ON, stop) or scope.match(_OPEN_ENDED, stop))


def _with_tail(scope: _Scope, pin: Pin, end: int, *flaws: Flaw) -> Pins:
    """A page with the notes, lines and open ends that follow it."""
    if tail := scope.match(_OPEN_ENDED, end):
        flaws = (*flaws, Flaw("pin-open-ended", Span(*tail.span())))
        end = tail.end()
        if not tail.group().endswith("."):
            return Pins((pin,), flaws, end)
    if scope.frame is Frame.RECORD and (line := scope.match(_LINE_WORD, end)):
        flaw = Flaw("transcript-pin-colon", Span(line.start(), line.start("line")), ":")
        return Pins((pin,), (*flaws, flaw), line.end())
    if paragraph := scope.match(_PARAGRAPH_OF_PAGE, end):
        span = Span(pin.span.start, paragraph.end())
        return Pins((replace(pin, span=span, text=pin.text + paragraph.group()),), flaws, span.end)
    noted = _with_notes(scope, pin, end)
    return Pins(noted.pins, (*flaws, *noted.flaws), noted.end)


# -- notes ------------------------------------------------------------------------------------------------------------


def _with_notes(scope: _Scope, pin: Pin, end: int) -> Pins:
    """A page or paragraph with the footnotes that follow it."""
    notes = scope.match(_NOTES, end)
    if not notes or not _are_notes(scope, notes):
        return Pins((pin,), (), end)
    if not notes["numbers"]:
        span = Span(pin.span.start, notes.end("label"))
        flaw = Flaw("pin-malformed", Span(*notes.span("label")))
        return Pins((replace(pin, span=span, text=f"{pin.text} {notes['label']}"),), (flaw,), span.end)
    found = _notes(scope, notes, pin.begin if pin.kind is PinKind.PAGE else None)
    text = pin.text + scope.text[end : found.label.start].replace(",", "") + scope.text[slice(*found.span)]
    noted = replace(pin, span=Span(pin.span.start, found.span.end), text=text, notes=found)
    glued = () if notes["lead"] else (Flaw("pin-malformed", Span(end, end), " "),)
    return Pins((noted,), glued, found.span.end)


def _are_notes(scope: _Scope, notes: re.Match[str]) -> bool:
    """Whether a label after a page is of notes, and not a word of the sentence."""
    if notes["numbers"]:
        following = scope.next(notes.end())
        return not (following.isalnum() or following == "_")
    label = notes["label"]
    return (
        label in _BARE_LABELS
        and not scope.match(_WORD_FOLLOWS, notes.end("label"))
        and (bool(notes["lead"]) or label.endswith("."))
    )


def _lone_notes(scope: _Scope, at: int, lead: _Lead) -> Pins | None:
    """Footnotes without their page: ``n. 3``."""
    notes = scope.match(_NOTES, at) if lead else None
    if not notes or notes["lead"].strip() or not notes["numbers"] or scope.frame is Frame.SUPRA:
        return None
    if notes["label"] in ("note", "notes") and scope.frame is Frame.RECORD:
        return None
    found = _notes(scope, notes, None)
    text = scope.text[slice(*found.span)]
    pin = Pin(PinKind.NOTE, found.span, text, notes["first"], first_span=found.first, notes=found)
    return Pins((pin,), (), found.span.end)


def _notes(scope: _Scope, found: re.Match[str], page: int | None) -> Notes:
    """The notes of a label and those listed after it, while their numbers rise and are below the page.

    After a singular label only what is surely no page is a note: ``1463 n.6, 7``.
    """
    end, count = found.end(), 2 if found["more"] else 1
    highest = int(_DIGITS.findall(found["numbers"])[-1])
    plural = found["label"].rstrip(".") in _PLURAL_LABELS
    listed = plural or (page is not None and scope.frame is not Frame.RECORD)
    while listed and (more := scope.match(_LISTED_NOTE, end)):
        first, last = int(more["first"]), int(more["last"] or more["first"])
        if not highest < first <= last or (page is not None and last >= page) or not scope.match(_ENDS, more.end()):
            break
        if not plural and last > highest + _FEW_NOTES:
            break
        end, highest, count = more.end(), last, 2
    return Notes(
        Span(found.start("label"), end),
        Span(*found.span("lead")),
        Span(*found.span("label")),
        Span(*found.span("first")),
        count,
    )


_READINGS: tuple[Callable[[_Scope, int, _Lead], Pins | None], ...] = (
    _paragraphs, _lines, _thousands, _page, _lone_notes, _word, _spelled,
)  # fmt: skip
"""Each kind of pin, in the order in which they are tried."""
