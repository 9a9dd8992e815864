"""The pin grammar: lenient, so that it always yields the pins it could read and the flaws it read past.

Sources: Indigo Book R5.1 to R5.3, R6.2.2, R11.7, R12.4.1, R24.2.
"""

import re
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from pincite.citations.model import Flaw, Notes, Pin, PinKind, Series
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


DASHES = "-‐‑‒–—―"
_LEAD = re.compile(
    r"(?P<comma>\s*,(?:\s?,)*)?(?P<gap>\s*)(?P<at>at\b\s*)?(?P<again>(?:at\b\s*)*)"
    r"(?P<prefix>(?:pp?|pgs?|pages?)\b\.?\s*(?=[\d\[*_OIl]|" + "[a-z]+" + r"))?"
)
_NUMBER = r"\*?(?:\d[\dOIlZ]*|[OIl]\d[\dOIlZ]*)"
_PAGE = re.compile(
    rf"(?P<open>[#\[]|[{DASHES}](?=\d)|(?<=,),(?=\d))?(?P<first>{_NUMBER})(?P<letter>[a-eA-E](?!\w)(?!\.\w))?"
)
_BLANK = re.compile(r"_{2,}|passim\b|(?<![\w.])[ivxl]+(?!\w)(?!\.\w)")
_LINES = re.compile(rf"(?P<first>\d+)[:.]\d+(?P<joint>\s*[{DASHES}]\s*)?(?(joint)(?P<last>\d+(?:[:.]\d+)?))")
_JOINT = re.compile(
    rf"(?P<joint>\s*[{DASHES}]+\s*|\s+(?:to|through|thru)\s+)(?:(?:p{{1,2}}\.\s*))?(?P<last>{_NUMBER})"
    r"(?P<letter>[a-eA-E](?!\w)(?!\.\w))?"
)
_NOTES = re.compile(
    r"(?P<lead>\s*,\s*|\s*(?:&|\band\b)\s*|\s*)"
    r"(?P<label>(?:nn|n|fnn|fns|fn|ftn|notes|note|footnotes|footnote)(?![A-Za-z])\.?)"
    r"(?P<gap>\s*)(?P<numbers>(?P<first>\d+)"
    rf"(?P<more>(?:\s*(?:[{DASHES}]|&|\band\b)\s*\d+)*))?"
)
_PARAGRAPH = re.compile(
    r"(?P<mark>¶+|paras?\b\.?|paragraphs?\b)(?P<gap>\s*)(?P<first>\d+(?:-[A-Z]\b)?)"
    rf"(?:(?P<joint>\s*[{DASHES}]+\s*|\s+(?:to|through)\s+)(?P<last>\d+))?"
)
_SECTION_SIGN = re.compile(r"§+")
_OPEN_ENDED = re.compile(r"(?P<tail>\s*(?:,\s*)?et\s+seq\b\.?|\s*ff?\b\.?(?=[\s,;.)]|$)|\+(?=[\s,;.)]|$))")
_SEPARATOR = re.compile(r"\s*,\s*(?:&\s*|and\s+)?|\s+(?:and|&)\s+")
_DANGLING = re.compile(rf"(?<=\d)\s?[{DASHES}]+(?=\s*(?:[.,;)\]]|\(|$))")
_GOES_ON = re.compile(r"\s*(?:[.,;:)\]}”\"’'(—–]|\[|$|\n)|\s+(?:and|&|n|nn|fn|note|to|through)\b|\s*&|\s*-(?![A-Za-z])")
_AFTER_PIN = re.compile(
    r"(?![\w])(?!\.\d(?!\d?(?:\s+[A-Z“\"]|\s*$)))(?!\s+[A-Z][a-z]*\.)(?!\s+[A-Z][\w.]*\s+(?:\d|[A-Z]))"
)
_RESIDUE = re.compile(r"(?:\s+(?:at\s+)?\d+)+(?=\s*\()|\s*;(?=\s*\((?:[^()]* )?\d{4}\))")
_MORE_PARAGRAPHS = re.compile(
    rf"\s*(?:,|&|and)\s*(?P<first>\d+)(?:[{DASHES}](?P<last>\d+))?(?=[\s,;.):]|$)(?!\s+[A-Z])"
)
_THIRD = re.compile(rf"[{DASHES}]\d+")
_LINE_WORD = re.compile(r"\s*,?\s*(?:at\s+)?lines?\s+(?P<line>\d+(?:[-–]\d+)?)")
_CALL = re.compile(r"\.\d{1,2}(?=\s+[A-Z“\"]|\s*$)")
"""A footnote call after the period that ends the sentence: ``Id., at 216.1 Aside``."""
_SUBDIVISION = re.compile(r"\((?:[a-z]|\d{1,2})\)")
"""``Id. 54(b)`` pins a rule, not a page."""
_NOTE_GLUED = re.compile(r"(?:nn?|fn)\.?\s?\d")
_BIG = re.compile(r"(?P<thousands>\d{1,2},\d{3})(?![\d,])")
_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SPELLED = re.compile(
    rf"(?:(?:{'|'.join([*_WORDS, *_TENS, 'hundred', 'thousand', 'and'])})(?:[\s-]+|\b))+", re.IGNORECASE
)
_LOOKALIKES = str.maketrans("OIlZ", "0112")


_LOOK_BACK = 2
_REACH = 600
"""No list of pins is longer; without a bound one long paragraph would be copied for each of its citations."""


def read(
    text: str, at: int, limit: int, frame: Frame, series: Series = Series.PRINT, first_page: str | None = None
) -> Pins:
    """The pins of a citation whose head ends at ``at``; nothing at or after ``limit`` is read.

    ``first_page`` tells ``1,265`` (a page with a comma) from ``189,195`` (two pages).
    """
    start = max(0, at - _LOOK_BACK)
    window = text[start : min(limit, at + _REACH)]
    return _shifted(_Reader(window, frame, series, first_page).read(at - start), start)


def _shifted(found: Pins, by: int) -> Pins:
    """What was read in a window of a text, at its place in the text."""
    if not by:
        return found
    pins = tuple(_shifted_pin(pin, by) for pin in found.pins)
    flaws = tuple(Flaw(flaw.rule, flaw.span.shift(by), flaw.repair) for flaw in found.flaws)
    return Pins(pins, flaws, found.end + by)


def _shifted_pin(pin: Pin, by: int) -> Pin:
    notes = pin.notes
    if notes:
        notes = Notes(
            notes.span.shift(by), notes.lead.shift(by), notes.label.shift(by), notes.first.shift(by), notes.count
        )
    return Pin(
        pin.kind, pin.span.shift(by), pin.text, pin.first, pin.last, pin.first_span.shift(by),
        pin.last_span and pin.last_span.shift(by), pin.joint and pin.joint.shift(by), notes,
        pin.mark and pin.mark.shift(by),
    )  # fmt: skip


def spelled(words: str) -> int | None:
    """The number that English words name, ``five hundred seventy-seven``; None for anything else."""
    total = part = 0
    for word in re.split(r"[\s-]+", words.strip().lower()):
        if word in _WORDS:
            part += _WORDS.index(word)
        elif word in _TENS:
            part += 20 + 10 * _TENS.index(word)
        elif word == "hundred" and part:
            part *= 100
        elif word == "thousand" and part:
            total, part = total + part * 1000, 0
        elif word != "and":
            return None
    return total + part or None


class _Reader:
    """One reading; holds the text and collects what is found."""

    def __init__(self, text: str, frame: Frame, series: Series, first_page: str | None) -> None:
        self.text = text
        self.frame = frame
        self.series = series
        self.first_page = first_page
        self.pins: list[Pin] = []
        self.flaws: list[Flaw] = []

    def flaw(self, rule: str, start: int, end: int, repair: str | None) -> None:
        self.flaws.append(Flaw(rule, Span(start, end), repair))

    def read(self, at: int) -> Pins:
        lead = _LEAD.match(self.text, at)
        assert lead  # every part of it may be empty
        end = self._item(lead.end(), first=True, lead=lead)
        if end is None:
            return self._nothing(at, lead)
        self._judge_lead(at, lead)
        while (separator := _SEPARATOR.match(self.text, end)) and (
            after := self._item(separator.end(), first=False)
        ) is not None:
            if separator.group() == ",":
                self.flaw("missing-space-after-comma", separator.start(), separator.end(), ", ")
            end = after
        if dangling := _DANGLING.match(self.text, end):
            self.flaw("pin-malformed", dangling.start(), dangling.end(), None)
            end = dangling.end()
        if self.frame is Frame.FULL and (residue := _RESIDUE.match(self.text, end)):
            self.flaw("pin-malformed", residue.start(), residue.end(), None)
            end = residue.end()
        return Pins(tuple(self.pins), tuple(self.flaws), end)

    def _nothing(self, at: int, lead: re.Match[str]) -> Pins:
        """No pin could be read; ``at`` with nothing readable after it belongs to the citation all the same."""
        if lead["at"] and self.frame is not Frame.RECORD:
            stop = lead.end("again") if lead["again"] else lead.end("at")
            end = len(self.text[:stop].rstrip())
            if lead["again"]:
                self.flaw("pin-double-at", lead.start("again"), lead.end("again"), "")
            rest = self.text[stop:]
            if not rest or not rest[0].isalpha():
                self.flaw("pin-malformed", lead.start("at"), end, None)
                return Pins((), tuple(self.flaws), end)
        return Pins((), (), at)

    def _judge_lead(self, at: int, lead: re.Match[str]) -> None:
        """Name what is wrong between the head and the first pin."""
        comma, says_at, pin = bool(lead["comma"]), bool(lead["at"]), self.pins[0]
        if lead["again"]:
            self.flaw("pin-double-at", lead.start("again"), lead.end("again"), "")
        if lead["prefix"]:
            self.flaw("pin-page-prefix", lead.start("prefix"), lead.end("prefix"), "")
        marked = pin.mark is not None and pin.kind in (PinKind.PARAGRAPH, PinKind.SECTION)
        if says_at and marked:
            self.flaw("pin-at-with-symbol", lead.start("at"), lead.end("at"), "")
            return
        if self.frame is Frame.FULL:
            self._judge_full(at, lead, pin)
        elif comma and says_at and self.frame is Frame.SHORT:
            self.flaw("pin-comma-before-at", lead.start("comma"), lead.end("comma"), "")
        elif comma and says_at and self.frame is Frame.ID:
            self.flaw("pin-id-comma-at", lead.start("comma"), lead.end("comma"), "")
        elif self.frame is Frame.ID and not says_at and pin.kind in (PinKind.PAGE, PinKind.STAR, PinKind.LINE):
            self.flaw("pin-missing-at-id", at, lead.end("gap"), " at ")

    def _judge_full(self, at: int, lead: re.Match[str], pin: Pin) -> None:
        comma, says_at = bool(lead["comma"]), bool(lead["at"])
        if self.series is Series.DATABASE:
            if not says_at:
                self.flaw("star-page-missing-at", at, pin.span.start, ", at ")
        elif says_at and pin.kind in (PinKind.PAGE, PinKind.STAR) and self.series is Series.PRINT:
            self.flaw("pin-at-in-full-cite", at, lead.end("at"), ", ")
        elif not comma and pin.kind is PinKind.PAGE:
            self.flaw("pin-missing-comma", at, lead.end("gap"), ", ")
        elif comma and lead["comma"].count(",") > 1:
            self.flaw("pin-malformed", lead.start("comma"), lead.end("gap"), ", ")
        elif comma and not lead["gap"] and not says_at:
            self.flaw("missing-space-after-comma", lead.start("comma"), lead.end("comma"), ", ")

    def _item(self, at: int, *, first: bool, lead: re.Match[str] | None = None) -> int | None:
        """Read one pin at ``at``; its end, or None where none begins there."""
        for reading in (self._paragraph, self._lines, self._page, self._note, self._blank):
            end = reading(at, first, lead)
            if end is not None:
                return end
        return self._spelled(at, lead) if first and lead and lead["at"] else None

    def _paragraph(self, at: int, first: bool, lead: re.Match[str] | None) -> int | None:
        found = _PARAGRAPH.match(self.text, at)
        if not found or (found["mark"][0] == "p" and self.series is not Series.NEUTRAL and self.frame is Frame.FULL):
            return None
        last = Span(*found.span("last")) if found["last"] else None
        joint = Span(*found.span("joint")) if found["joint"] else None
        self._add(PinKind.PARAGRAPH, at, found.end(), found, last=last, joint=joint, mark=Span(*found.span("mark")))
        end = found.end()
        # a list of paragraphs shares its sign: ¶¶ 3, 5-7
        highest = int(re.match(r"\d+", found["first"])[0])  # type: ignore[index]
        while (more := _MORE_PARAGRAPHS.match(self.text, end)) and int(more["first"]) > highest:
            span = Span(more.start("first"), more.end())
            self.pins.append(Pin(PinKind.PARAGRAPH, span, self.text[slice(*span)], more["first"], more["last"], span))
            highest, end = int(more["first"]), more.end()
        return end

    def _lines(self, at: int, first: bool, lead: re.Match[str] | None) -> int | None:
        found = _LINES.match(self.text, at)
        if not found or (":" not in found.group() and self.frame is not Frame.RECORD):
            return None
        if self.text[found.end() : found.end() + 1].isalnum():
            return None
        last = Span(*found.span("last")) if found["last"] else None
        joint = Span(*found.span("joint")) if found["joint"] else None
        self._add(PinKind.LINE, at, found.end(), found, last=last, joint=joint)
        return found.end()

    def _page(self, at: int, first: bool, lead: re.Match[str] | None) -> int | None:
        if (big := _BIG.match(self.text, at)) and self._is_thousands(big["thousands"], first, lead):
            number = big["thousands"].replace(",", "")
            span = Span(*big.span())
            self.flaw("pin-thousands-comma", span.start, span.end, number)
            self.pins.append(Pin(PinKind.PAGE, span, big.group(), number, first_span=span))
            return self._tail(big.end(), len(self.pins) - 1)
        found = _PAGE.match(self.text, at)
        if not found:
            return None
        if found["open"] == "[" and first and lead is not None and not lead["comma"] and not lead["at"]:
            return None
        typed = found["first"]
        letter = found["letter"] or ""
        if letter and self.frame is not Frame.RECORD:
            return None
        end = found.end()
        joint = _JOINT.match(self.text, end)
        if joint and not _AFTER_PIN.match(self.text, joint.end()) and not self._note_glued(joint.end()):
            joint = None
        stop = joint.end() if joint else end
        if not self._acceptable(at, stop, first, lead):
            return None
        first_span = Span(*found.span("first"))
        number = self._mended(typed, first_span) + letter
        last: str | None = None
        last_span: Span | None = None
        if joint:
            last_span = Span(*joint.span("last"))
            last = self._mended(joint["last"], last_span) + (joint["letter"] or "")
        closes = found["open"] == "[" and self.text[stop : stop + 1] == "]"
        if found["open"]:
            repair = number if closes else ""
            self.flaw("pin-malformed", found.start("open"), stop + 1 if closes else found.end("open"), repair)
            stop += closes
        kind = PinKind.STAR if number.startswith("*") else PinKind.PAGE
        span = Span(found.start("first"), stop - closes)
        self.pins.append(
            Pin(
                kind,
                span,
                self.text[span.start : span.end],
                number.lstrip("*"),
                last.lstrip("*") if last else None,
                first_span,
                last_span,
                Span(*joint.span("joint")) if joint else None,
            )
        )
        if joint and (third := _THIRD.match(self.text, stop)):
            self.flaw("pin-malformed", third.start(), third.end(), None)
            stop = third.end()
        return self._tail(stop, len(self.pins) - 1)

    def _is_thousands(self, typed: str, first: bool, lead: re.Match[str] | None) -> bool:
        """``1,265`` is one page where the authority begins past page 999 or nothing else fits."""
        if first and lead is not None and not lead["at"] and not lead["comma"]:
            return False
        if self.first_page and self.first_page.isdecimal():
            return int(self.first_page) > 999 or int(typed.split(",")[0]) < 10
        return int(typed.split(",")[0]) < 10

    def _acceptable(self, at: int, stop: int, first: bool, lead: re.Match[str] | None) -> bool:
        """Whether a number at ``at`` is a pin and not the beginning of something else."""
        if self._note_glued(stop):
            return True
        sure = first and lead is not None and bool(lead["at"])
        rest = self.text[stop:]
        if _SUBDIVISION.match(rest):
            return False
        if rest[:1].isalnum() or (re.match(r"\.\d", rest) and not _CALL.match(rest)):
            return bool(_OPEN_ENDED.match(self.text, stop))
        if sure:
            return True
        if not _AFTER_PIN.match(self.text, stop):
            return False
        if first and self.frame is Frame.FULL and lead is not None and lead["comma"]:
            return True
        if first and self.frame is Frame.RECORD:
            return True
        return bool(_GOES_ON.match(self.text, stop)) or bool(_OPEN_ENDED.match(self.text, stop))

    def _note_glued(self, at: int) -> bool:
        return bool(_NOTE_GLUED.match(self.text, at))

    def _tail(self, at: int, index: int) -> int:
        """Notes and open ends that follow a page."""
        end = at
        if tail := _OPEN_ENDED.match(self.text, end):
            self.flaw("pin-open-ended", tail.start(), tail.end(), None)
            end = tail.end()
            if not tail.group().endswith("."):
                return end
        if self.frame is Frame.RECORD and (line := _LINE_WORD.match(self.text, end)):
            self.flaw("transcript-pin-colon", line.start(), line.start("line"), ":")
            return line.end()
        notes = _NOTES.match(self.text, end)
        if notes and self._is_note_tail(notes):
            end = notes.end()
            if not notes["numbers"]:
                end = notes.end("label")
                self.flaw("pin-malformed", notes.start("label"), end, None)
                pin = self.pins[index]
                text = f"{pin.text} {notes['label']}"
                self.pins[index] = replace(pin, span=Span(pin.span.start, end), text=text)
                return end
            pin = self.pins[index]
            found = Notes(
                Span(notes.start("label"), end),
                Span(*notes.span("lead")),
                Span(*notes.span("label")),
                Span(*notes.span("first")),
                2 if notes["more"] else 1,
            )
            joined = notes["lead"].replace(",", "")
            text = pin.text + joined + self.text[slice(*found.span)]
            self.pins[index] = replace(pin, span=Span(pin.span.start, end), text=text, notes=found)
        return end

    def _is_note_tail(self, notes: re.Match[str]) -> bool:
        """A label without a number counts only as ``n`` or ``n.``: ``note that`` is prose."""
        if notes["numbers"]:
            return not re.match(r"\w", self.text[notes.end() :])
        rest = self.text[notes.end("label") :]
        return (
            notes["label"] in ("n", "n.", "nn.", "fn.")
            and not re.match(r"\s*\w", rest)
            and (bool(notes["lead"]) or notes["label"].endswith("."))
        )

    def _note(self, at: int, first: bool, lead: re.Match[str] | None) -> int | None:
        """A footnote without its page."""
        if not first:
            return None
        notes = _NOTES.match(self.text, at)
        if not notes or notes["lead"].strip() or not notes["numbers"] or self.frame is Frame.SUPRA:
            return None
        if notes["label"] in ("note", "notes") and self.frame is Frame.RECORD:
            return None
        first_span = Span(*notes.span("first"))
        start = notes.start("label")
        found = Notes(
            Span(start, notes.end()),
            Span(*notes.span("lead")),
            Span(*notes.span("label")),
            first_span,
            2 if notes["more"] else 1,
        )
        span = Span(start, notes.end())
        text = self.text[span.start : span.end]
        self.pins.append(Pin(PinKind.NOTE, span, text, notes["first"], first_span=first_span, notes=found))
        return notes.end()

    def _blank(self, at: int, first: bool, lead: re.Match[str] | None) -> int | None:
        found = _BLANK.match(self.text, at)
        if not found or not _GOES_ON.match(self.text, found.end()):
            return None
        span = Span(*found.span())
        word = found.group()
        kind = PinKind.PAGE if word[0] in "ivxl" else PinKind.WORD
        self.pins.append(Pin(kind, span, word, word, first_span=span))
        return found.end()

    def _spelled(self, at: int, lead: re.Match[str]) -> int | None:
        found = _SPELLED.match(self.text, at)
        if not found:
            return None
        words = found.group().rstrip(" -")
        end = at + len(words)
        number = spelled(words)
        if number is None or not re.match(r"\s*(?:[.,;)]|$)", self.text[end:]):
            return None
        span = Span(at, end)
        self.flaw("pin-number-spelled", at, end, str(number))
        self.pins.append(Pin(PinKind.PAGE, span, words, str(number), first_span=span))
        return end

    def _add(
        self,
        kind: PinKind,
        start: int,
        end: int,
        found: re.Match[str],
        *,
        last: Span | None,
        joint: Span | None,
        mark: Span | None = None,
    ) -> None:
        span = Span(start, end)
        text = self.text[start:end]
        first = Span(*found.span("first"))
        self.pins.append(Pin(kind, span, text, found["first"], found["last"], first, last, joint, None, mark))

    def _mended(self, typed: str, span: Span) -> str:
        """A number with letters that scanners take for digits put right."""
        mended = typed.translate(_LOOKALIKES)
        if mended != typed:
            self.flaw("ocr-digit-confusion", span.start, span.end, mended)
        return mended
