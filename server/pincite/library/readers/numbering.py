"""Numbering: the paragraphs of an opinion or a pleading, and the subdivisions of a statute, rule or constitution."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from pincite.citations.constitutions import US, roman
from pincite.citations.model import Source
from pincite.citations.tables import AMENDMENTS
from pincite.library.constitution import provisions
from pincite.library.provisions import SERIES, joined, within
from pincite.library.texts import Mark
from pincite.text.spans import Span

_PARAGRAPHS = (
    ("¶", re.compile(r"\n[ \t]*[\[({]?¶[ \t]?(\d{1,4})\b"), 2),
    (".", re.compile(r"\n[ \t]*(\d{1,4})\.(?=[ \t]+\S)"), 10),
)
"""How paragraphs are numbered, and how many of them are no mere list: ``¶ 12``, ``[¶12]``; in a pleading ``12.``."""
_SECTION = re.compile(
    r"^[ \t#]*(?:§+|Rule|RULE|Section|SECTION|Sec\.)[ \t]*(?P<section>\d[\w.:-]*?)\.?(?=[ \t—–\r\n]|\Z)", re.MULTILINE
)
_ONE = r"\(([A-Za-z0-9]{1,5}(?:[.-]\d{1,2})?)\)"
_LABEL = re.compile(_ONE)
_LABELS = re.compile(
    rf"^[ \t>*-]*(?P<labels>(?:{_ONE}[ \t]*)+(?:[^\n()]{{1,150}}?[—–](?:{_ONE}[ \t]*)+)?)", re.MULTILINE
)
"""Labels at the beginning of a line, and those behind a caption and its dash: ``(b) Removal.—(1) In determining``."""
_BASE = re.compile(r"\w+")
"""Of a label that was put in later: ``1`` of ``1.5``, ``a`` of ``a-1``."""
_NOTES = re.compile(
    r"""
    ^[ \t#*]* (?:
        \( (?:Added|As\ amended|Amended|Pub\.\ L\.|R\.S\.|L\.\ \d{4}
            | (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\ \d{1,2},\ \d{4})
        | (?:Editorial|Statutory|Historical|Revision|Amendment|Committee|Advisory)\ .{0,40}\bNotes?\b
        | Notes?\ of\ (?:Advisory|Decision) | Notes?[ \t\r]*$
        | Credits?\b | History: | (?:HISTORY|NOTES?|CREDITS?|SOURCE)\b
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What is printed below a law and is no part of it: where it comes from, and notes."""
_Level = tuple[tuple[str, ...], str]
"""What is counted by at one depth, and the last label there."""


def paragraphs(text: str) -> tuple[Mark, ...]:
    """Numbered paragraphs, if they are numbered without a gap; those of a pleading begin at 1."""
    lines = "\n" + text
    for sign, form, fewest in _PARAGRAPHS:
        marks: list[Mark] = []
        for found in form.finditer(lines) if sign in text else ():
            last = int(marks[-1].page) if marks else 0
            if int(found[1]) == last + 1 or (not marks and sign == "¶"):
                marks.append(Mark(found[1], found.start()))
        if len(marks) >= fewest:
            return tuple(marks)
    return ()


def of_law(text: str, source: Source, part: str = "") -> tuple[Mark, ...]:
    """The parts of a law at ``source``, or of a whole code of them; of a text of one ``part``, those below it."""
    found = tuple(_constitution(text, source)) if source.name.endswith("Const.") else subdivisions(text, source.number)
    if not part or any(mark.page == part for mark in found):
        return found
    return (Mark(part, 0), *_subdivided(text, 0, len(text), part))


def subdivisions(text: str, section: str) -> tuple[Mark, ...]:
    """The subdivisions of a section, ``(d)(1)``; where ``section`` is empty those of all sections, ``65(d)(1)``."""
    if section:
        return tuple(_subdivided(text, 0, len(text), ""))
    heads = list(_SECTION.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return tuple(
        mark
        for head, end in zip(heads, ends, strict=False)
        for mark in (Mark(head["section"], head.start()), *_subdivided(text, head.end(), end, head["section"]))
    )


def _subdivided(text: str, start: int, end: int, section: str) -> Iterator[Mark]:
    """The subdivisions between two offsets, each with all those above it; the last ends before what is no law."""
    above: list[_Level] = []
    notes = _NOTES.search(text, start, end)
    for found in _LABELS.finditer(text, start, notes.start() if notes else end):
        before = text[start : found.start()].rstrip()
        introduced = not above or before.endswith((":", "—", "–", "-"))
        for place, label in enumerate(_LABEL.finditer(text, *found.span("labels"))):
            above = _next(above, label[1], deeper=introduced or place > 0)
            if above and above[-1][1] == label[1]:
                yield Mark(section + "".join(f"({name})" for _, name in above), label.start())
    if notes and (above or section):
        yield Mark("", notes.start())


def _next(above: Sequence[_Level], label: str, *, deeper: bool) -> list[_Level]:
    """The subdivisions that a label stands under, itself last: it opens a level or goes on with one that is open.

    ``(i)`` is both the first of a level and the letter after ``(h)``: what stands before it tells. Some of a level may
    be left out.
    """
    opens = next((series for series in SERIES if series[0] == label and all(series is not s for s, _ in above)), None)
    following = next((at for at in reversed(range(len(above))) if _place(above[at], label) == 1), None)
    if opens and (deeper or following is None):
        return [*above, (opens, label)]
    later = next((at for at in reversed(range(len(above))) if _place(above[at], label) > 0), None)
    if (at := later if following is None else following) is not None:
        return [*above[:at], (above[at][0], label)]
    first = next((series for series in SERIES if _base(label) in series), None)
    return list(above) if above or first is None else [(first, label)]


def _place(level: _Level, label: str) -> int:
    """How far behind a level's last label another is; 0 where it is not of that level.

    One that was put in between is next to the one before it.
    """
    (series, last), base = level, _base(label)
    if base not in series:
        return 0
    return series.index(base) - series.index(_base(last)) or int(base != label != last)


def _base(label: str) -> str:
    found = _BASE.match(label)
    return found[0] if found else label


# -- constitutions ----------------------------------------------------------------------------------------------------

_ORDINALS = {word.upper(): number for number, word in enumerate(AMENDMENTS, 1)}
_HEADS = r"(?=[.,:\])—–]|[ \t\r]*$|[ \t]+[A-Z\[(“])"
"""What follows the number of a heading: ``Section 7 of this article`` is none."""
_PART = re.compile(
    rf"""
    ^[ \t\#*_\[]* (?:
        (?P<kind>A(?:RT(?:ICLE)?|rt(?:icle)?|MEND(?:MEN)?T?|mend(?:men)?t?))\b \.? [ \t]*
            (?P<number>[IVXLC]+|\d{{1,2}}) (?P<letter>-[A-Z])?
        | (?P<ordinal>{"|".join(AMENDMENTS)}|{"|".join(_ORDINALS)}|\d{{1,2}}(?:ST|ND|RD|TH|st|nd|rd|th))
            [ ] A(?:MENDMENT|mendment)
        | (?P<preamble>PREAMBLE|Preamble)
    ) {_HEADS} [,.]?[ \t]*
    """,
    re.VERBOSE | re.MULTILINE,
)
_SIGN = rf"(?:S(?:EC(?:TION)?|ec(?:tion)?)\b\.?|§+)[ \t]*(?P<section>\d+[A-Za-z]?(?:[.-]\d+)?){_HEADS}"
_OF_PART = re.compile(rf"^[ \t#*_\[]*{_SIGN}", re.MULTILINE)
_AT_ONCE = re.compile(_SIGN, re.MULTILINE)
_CLAUSE = re.compile(r"^[ \t#*_\[]*C(?:LAUSE|L|lause|l)\b\.?[ \t]*(?P<clause>\d{1,2})\b", re.MULTILINE)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_LISTED = 8
"""Words at most that stand behind a heading in a table of contents."""
_FEWEST = 4
"""So few words are no clause, but a heading."""


def _constitution(text: str, source: Source) -> Iterator[Mark]:
    """The articles and amendments with their sections and clauses; within a file of one of them its sections alone."""
    known = provisions() if source.name == US else {}
    parts = [*_parts(text, known)]
    if source.number:
        inside = [within(mark, source.number) for mark in parts if mark.page.startswith(f"{source.number}, ")]
        parts = inside or [*_sections(text, Span(0, len(text)), "", known.get(source.number, ()))]
    yield from parts


def _parts(text: str, known: Mapping[str, Sequence[int]]) -> Iterator[Mark]:
    for found, body in _bodies(text, _PART.finditer(text), len(text)):
        if part := _part_named(found):
            yield Mark(part, found.start())
            yield from _sections(text, body, part, known.get(part, ()))


def _bodies(text: str, heads: Iterable[re.Match[str]], end: int) -> Iterator[tuple[re.Match[str], Span]]:
    """Headings with what stands below them; those of a table of contents are left out."""
    found = [*heads]
    for head, following in zip_longest(found, found[1:]):
        body = Span(head.end(), following.start() if following else end)
        if len(text[slice(*body)].split()) > _LISTED:
            yield head, body


def _part_named(found: re.Match[str]) -> str:
    """``amend. XIV`` for what a heading calls it; empty for a number that no constitution has."""
    if found["preamble"]:
        return "pmbl."
    typed = (found["ordinal"] or found["number"]).upper()
    number = _ORDINALS.get(typed) or (int(digits[0]) if (digits := re.match(r"\d+", typed)) else None)
    numeral = typed if number is None else roman(number)
    article = found["kind"] is not None and found["kind"].upper().startswith("ART")
    return f"{'art' if article else 'amend'}. {numeral}{found['letter'] or ''}" if numeral else ""


def _sections(text: str, part: Span, above: str, clauses: Sequence[int]) -> Iterator[Mark]:
    """The sections of an article; ``clauses`` tells how many each has, where they are not numbered."""
    at_once = _AT_ONCE.match(text, *part)
    heads = [*([at_once] if at_once else ()), *_OF_PART.finditer(text, *part)]
    if not heads:
        yield from _clauses(text, part, above, clauses[0] if len(clauses) == 1 else 0)
    for head, body in _bodies(text, heads, part.end):
        section = joined(above, f"§ {head['section']}")
        at = int(head["section"]) - 1 if head["section"].isdecimal() else len(clauses)
        yield Mark(section, head.start())
        yield from _clauses(text, body, section, clauses[at] if at < len(clauses) else 0)


def _clauses(text: str, section: Span, above: str, known: int) -> Iterator[Mark]:
    """The clauses of a section as they are numbered; else its paragraphs, if they are as many as are known."""
    if numbered := [*_CLAUSE.finditer(text, *section)]:
        yield from (Mark(joined(above, f"cl. {found['clause']}"), found.start()) for found in numbered)
        return
    paragraphs = [found for found in _PARAGRAPH.finditer(text, *section) if len(found[0].split()) > _FEWEST]
    if known > 1 and known == len(paragraphs):
        yield from (Mark(joined(above, f"cl. {at}"), found.start()) for at, found in enumerate(paragraphs, 1))
    else:
        yield from _subdivided(text, *section, above)
