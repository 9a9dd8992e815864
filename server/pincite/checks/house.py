"""House style: found by counting what the document does, not imposed.

A sighting is one place where the styles differ, and the styles that it speaks for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pincite.checks import abbreviations, faces, habits
from pincite.checks.habits import Habit
from pincite.checks.rule import House, group
from pincite.citations.model import Citation, Kind
from pincite.markup.blocks import Block, Format
from pincite.settings import PinDash, Settings, Style

_DASHES = {PinDash.HYPHEN: "-", PinDash.EN_DASH: "–"}
_ENOUGH = 5
_SOME = 3
_MOST = 0.8
_SPEAKS: dict[str, tuple[Style, ...]] = {
    "closed court and year": (Style.WEST,),
    "open court and year": (Style.BLUEBOOK, Style.SCOTUS),
    "closed reporter": (Style.WEST,),
    "open reporter": (Style.BLUEBOOK,),
    "wide reporter": (Style.SCOTUS,),
    "spaced note": (Style.WEST, Style.SCOTUS),
    "closed note": (Style.BLUEBOOK,),
    "comma before at": (Style.SCOTUS,),
    "bare at": (Style.BLUEBOOK, Style.WEST, Style.NEW_YORK),
    "page word": (Style.CALIFORNIA,),
    "year before": (Style.CALIFORNIA,),
    "year in brackets": (Style.NEW_YORK,),
    "reporter without periods": (Style.NEW_YORK,),
}
_ITALIC, _ROMAN, _MARK, _TO = "italic ", "roman ", "mark ", " … "
_CLOSED = re.compile(r"S\.Ct\.|L\.Ed\.2d|F\.Supp\.|So\.2d|F\.App")
_OPEN = re.compile(r"S\. Ct\.|L\. Ed\. 2d|F\. Supp\. ?\d?|So\. 2d")
_WIDE = re.compile(r"U\. S\.|F\. 2d|F\. 3d|F\. 4th")


def sightings(text: str, citations: Sequence[Citation]) -> Counter[str]:
    """What one block shows of the house style, of the dash between pages, and of the author's habits."""
    seen = Counter(
        sighting
        for index, citation in enumerate(citations)
        if citation.nested_in is None
        for sighting in _of_citation(text, citations, index)
    )
    for habit, count in habits.of_block(text):
        seen[habit.sighting] += count
    return seen


def _of_citation(text: str, citations: Sequence[Citation], index: int) -> Iterator[str]:
    citation = citations[index]
    for habit in habits.of(text, citation):
        yield habit.sighting
    if pins := habits.parallel_pins(group(citations, index)):
        yield pins.sighting
    if words := abbreviations.habit(citation):
        yield words.sighting
    yield from _of_dates(text, citation)
    yield from _of_reporter(citation)
    yield from _of_pins(text, citation)


def emphases(chunk: str, block: Block, citations: Sequence[Citation]) -> Counter[str]:
    """What one block of a chunk shows of what the author emphasises, and with which marks."""
    if block.content.format is Format.PLAIN:
        return Counter()
    seen = Counter(f"{_ITALIC if face.italic else _ROMAN}{face.what}" for face in faces.shown(block.content, citations))
    for citation in citations:
        inside = citation.name and faces.comma_inside(block.content, citation.name.span)
        if inside is not None:
            seen[Habit("name comma", "inside" if inside else "outside").sighting] += 1
    for what, span in faces.pieces(block.content, citations):
        inside = faces.period_inside(block.content, span) if what == faces.IDS else None
        if inside is not None:
            seen[Habit("id period", "inside" if inside else "outside").sighting] += 1
    seen.update(f"{_MARK}{opening}{_TO}{closing}" for opening, closing in faces.marks(chunk, block))
    return seen


def _of_dates(text: str, citation: Citation) -> Iterable[str]:
    if citation.dated is None or citation.parallel_of is not None:
        return
    dated = text[citation.dated.start : citation.dated.end]
    if dated.startswith("[") and citation.kind in (Kind.CASE_FULL, Kind.CASE_SHORT):
        yield "year in brackets"
    elif citation.dated.end <= citation.span.start:
        yield "year before"
    elif citation.court and citation.year and citation.kind is Kind.CASE_FULL:
        yield "closed court and year" if re.search(rf"\.{citation.year}", dated) else "open court and year"


def _of_reporter(citation: Citation) -> Iterable[str]:
    if citation.source is None or citation.kind not in (Kind.CASE_FULL, Kind.CASE_PARALLEL, Kind.CASE_SHORT):
        return
    typed = citation.source.typed
    if _WIDE.search(typed):
        yield "wide reporter"
    elif _CLOSED.search(typed):
        yield "closed reporter"
    elif _OPEN.search(typed):
        yield "open reporter"
    elif typed in ("NY2d", "NY3d", "AD2d", "AD3d", "NYS2d", "NYS3d", "Misc 2d", "Misc 3d"):
        yield "reporter without periods"


def _of_pins(text: str, citation: Citation) -> Iterable[str]:
    rules = {flaw.rule for flaw in citation.flaws}
    if "pin-page-prefix" in rules and citation.kind is not Kind.RECORD:
        yield "page word"
    elif rules & {"pin-comma-before-at", "pin-id-comma-at"}:
        yield "comma before at"
    elif citation.pins and citation.kind in (Kind.ID, Kind.CASE_SHORT) and " at " in text[slice(*citation.span)]:
        yield "bare at"
    for pin in citation.pins:
        if pin.notes and text[slice(*pin.notes.label)] in ("n.", "nn."):
            yield "spaced note" if pin.notes.label.end < pin.notes.first.start else "closed note"
        if pin.joint and (dash := text[slice(*pin.joint)]) in ("-", "–"):
            yield dash


def house(seen: Counter[str], settings: Settings, language: Format) -> House:
    """The house of a document from all its sightings; the author's choice wins."""
    style = _style(tuple(sorted((k, n) for k, n in seen.items() if k in _SPEAKS)))
    if settings.style is not Style.AUTO:
        style = settings.style
    hyphens, dashes = seen["-"], seen["–"]
    dash = "–" if dashes > hyphens else "-"
    total = hyphens + dashes
    settled = total >= _ENOUGH and max(hyphens, dashes) >= _MOST * total
    if settings.pin_dash is not PinDash.AUTO:
        dash, settled = _DASHES[settings.pin_dash], True
    notes = seen["spaced note"]
    spaced = notes >= _SOME and notes >= _MOST * (notes + seen["closed note"])
    chosen, undecided = _habits(tuple(sorted((k, n) for k, n in seen.items() if habits.read(k))))
    asked = settings.style is not Style.AUTO
    italic, mark = _emphasis(seen, language)
    return House(style, dash, settled, spaced, language, chosen, undecided, asked, italic, mark)


def _emphasis(seen: Counter[str], language: Format) -> tuple[frozenset[str], tuple[str, str]]:
    """What is emphasised at least as often as not, and the marks that do it most often."""
    whats = {key.removeprefix(_ITALIC): count for key, count in seen.items() if key.startswith(_ITALIC)}
    italic = frozenset(what for what, count in whats.items() if count >= seen[f"{_ROMAN}{what}"])
    counts = {key.removeprefix(_MARK): count for key, count in seen.items() if key.startswith(_MARK)}
    if not counts:
        return italic, faces.MARKS[language]
    opening, _, closing = max(sorted(counts), key=counts.__getitem__).partition(_TO)
    return italic, (opening, closing)


@lru_cache(64)
def _habits(seen: tuple[tuple[str, int], ...]) -> tuple[tuple[Habit, ...], tuple[str, ...]]:
    """The form of each family that is used some times, and mostly; and the families of which no form is."""
    found = [(habit, count) for sighting, count in seen if (habit := habits.read(sighting))]
    total: Counter[str] = Counter()
    for habit, count in found:
        total[habit.family] += count
    chosen = tuple(habit for habit, count in found if count >= _needed(habit) and count >= _MOST * total[habit.family])
    decided = {habit.family for habit in chosen}
    return chosen, tuple(family for family, count in total.items() if count >= _SOME and family not in decided)


def _needed(habit: Habit) -> int:
    return _ENOUGH if habit.family in habits.CUSTOMS else _SOME


@lru_cache(64)
def _style(seen: tuple[tuple[str, int], ...]) -> Style:
    votes: Counter[Style] = Counter()
    for sighting, count in seen:
        for style in _SPEAKS[sighting]:
            votes[style] += count
    total = sum(count for _, count in seen)
    if total < _ENOUGH:
        return Style.BLUEBOOK
    best, count = votes.most_common(1)[0]
    return best if count >= _MOST * total else Style.BLUEBOOK
