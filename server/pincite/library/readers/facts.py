"""Facts: an authority's citations, name, court and date, as its first lines give them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from pincite.citations.model import CASES, LAWS, Citation, Kind, Source
from pincite.citations.parse import parse
from pincite.library.provisions import paths
from pincite.library.readers.model import Facts

_HEAD = 3000
"""How far the head of an opinion goes."""
_MOST_LINES = 30
_LONGEST = 250
_SENTENCE = 7
"""So many small words has no line of a heading."""
_MAY_CITE = re.compile(r"\d[\w.:-]* .{0,60}\d|§|\bRule \d|\bR\. .{0,20}\d|Const|\d-\w+-\d")
_BESIDES = re.compile(r"[\s,;.()\[\]]|\bCite as:?|\bU\.S\.(?=\s)|\d{4}")
_DECIDED = re.compile(
    r"(?:Decided|Filed|Opinion filed|Dated)?[:,]?\s*(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r" (?P<day>\d{1,2}), (?P<year>1[6-9]\d\d|20\d\d)"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_COURT = re.compile(
    r"(?:In the )?(?:United States |Supreme |Superior |District |Circuit |Appellate |Court |State of ).{0,90}",
    re.IGNORECASE,
)
_A_COURT = re.compile(r"\b(?:court|circuit)\b", re.IGNORECASE)
_PARTIES = re.compile(r"(?P<first>.{2,120}?),? (?:v\.|vs\.|versus) (?P<second>.{2,120})")
_CITED_KINDS = CASES | LAWS | {Kind.DOCKET, Kind.JOURNAL, Kind.BOOK}


def of_head(text: str) -> Facts:
    """What the first lines say: a citation that is a line of its own, with the case's name or without."""
    lines = [line.strip() for line in text[:_HEAD].splitlines()]
    lines = [" ".join(line.split()) for line in lines if line and len(line) <= _LONGEST][:_MOST_LINES]
    heading = takewhile(lambda line: not _is_prose(line), lines)
    citing = next((line for line in heading if _MAY_CITE.search(line) and _own(line)), "")
    own = _own(citing) if citing else ()
    name = next((citation.name.text for citation in own if citation.name), "")
    year = next((citation.year for citation in own if citation.year), "")
    return Facts((citing,) if own else (), name, _court(lines), _date(lines, year))


def _is_prose(line: str) -> bool:
    """Whether a line is the middle of a sentence: what is cited behind it is what the text cites."""
    return line[:1].islower() and sum(word.islower() for word in line.split()) >= _SENTENCE


def of_file_name(stem: str) -> Facts:
    """A file may be named by its citation: ``615 F.3d 7.txt``."""
    words = stem.replace("_", " ")
    return Facts((words,) if _MAY_CITE.search(words) and _own(words) else ())


def sources(citations: Iterable[str]) -> tuple[tuple[Source, ...], bool]:
    """Where these citations stand, each once, and whether that is in a statute, a rule or the like."""
    found = {source.key: (source, law) for text in citations for source, law in _sources(text)}
    return tuple(source for source, _ in found.values()), any(law for _, law in found.values())


def part(citations: Iterable[str]) -> str:
    """The part of a law that these citations pin, ``§ 25``, ``(b)``: all that a text has; empty for a whole one."""
    cited = (citation for text in citations for citation in _parsed(text).citations if citation.kind in LAWS)
    return next((path for citation in cited for path in paths(citation, citation.kind)), "")


def _sources(text: str) -> Iterator[tuple[Source, bool]]:
    cited = list(_cited(text))
    if cited:
        yield from cited
        return
    # A whole code or set of rules: "Fed. R. Civ. P.", "42 U.S.C."
    for numbered in (f"{text} § 1", f"{text} 1"):
        laws = [source for source, law in _cited(numbered) if law and source.number == "1"]
        if len(laws) == 1:
            yield replace(laws[0], number=""), True
            return


def _cited(text: str) -> Iterator[tuple[Source, bool]]:
    for citation in _parsed(text).citations:
        if citation.kind in _CITED_KINDS and citation.source and citation.source.name:
            yield citation.source, citation.kind in LAWS


_parsed = lru_cache(maxsize=256)(parse)
"""A line is looked at more than once: whether it cites, and what."""


def _own(line: str) -> tuple[Citation, ...]:
    """The citations of a line that says nothing else; none where it does."""
    found = tuple(citation for citation in _parsed(line).citations if citation.kind in _CITED_KINDS)
    if not found:
        return ()
    rest = "".join(
        line[end:start]
        for end, start in zip(
            [0, *(citation.full.end for citation in found)],
            [*(citation.full.start for citation in found), len(line)],
            strict=True,
        )
        if start > end
    )
    return () if _BESIDES.sub("", rest) else found


def _court(lines: Iterable[str]) -> str:
    return next((line.rstrip(".") for line in lines if _COURT.fullmatch(line) and _A_COURT.search(line)), "")


def _date(lines: Iterable[str], year: str) -> str:
    """The last date that the head gives, which is that of the decision; else the year of the citation."""
    dates = [found for line in lines for found in _DECIDED.finditer(line)]
    decided = [found for found in dates if found[0][0] in "DFO"] or dates
    if not decided or (year and decided[-1]["year"] != year):
        return year
    last = decided[-1]
    return f"{last['year']}-{_MONTHS.index(last['month']) + 1:02}-{int(last['day']):02}"
