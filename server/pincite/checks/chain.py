"""The chain that a short form hangs on: the citation before it, what stands between, and the form that would fit.

Sources: Indigo Book R6.2.2, R15.2, R15.3.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pincite.checks import reports
from pincite.checks.model import Edit
from pincite.checks.rule import Meaning
from pincite.citations.model import CASES, Kind, Series, Source
from pincite.text.spans import Span

_NEAR = 60
"""A page this far into a case is a likely one."""
_FAR = 1500
"""So much text between two citations is enough for another source to be spoken of."""
_HARMLESS = re.compile(
    r"\b(?:1[6-9]|20)\d\d\b|(?<=[.,;:?!”\"’)])\d{1,3}\b|\(\d{1,2}\)|\d+(?:st|d|nd|rd|th)\b|\b(?:Part|Section)\s[IVX]+"
)
"""Figures that pin nothing: years, footnote calls, lists, ordinals."""
_SOURCE = re.compile(
    r"\d|[§¶]|\b(?:Br|Op|Tr|Ex|Exh|Mem|Decl|Aff|App|Rep|Doc|Dkt|Compl|Dep|Rev|Stat|Reg|Pet|Reply|Mot)\.|"
    r"\b(?i:majority|plurality|dissent\w*|concurr\w+|ante|post|supra|infra|testi\w+|hearing|transcript|affidavits?|"
    r"declarations?|briefs?|reports?|memorand\w+|articles?|treatises?|exhibits?|letters?|records?)\b|"
    r"(?<![.?!”\"]\s)(?<!\A)\b(?:Order|Opinion|Petition|Complaint|Motion|Restatement|Act|Code|Manual|Guidelines?|Rules?)\b"
)
_BROKEN = re.compile(r"\s*\)|[.?!)\]”\"’]*[.?!][)\]”\"’]*\s+[a-z]")
"""The citation before stood in another's parenthesis, or a footnote that was read into the text ended with it."""
_JOINED = re.compile(r"[)\]”\"’]*\s*;\s*(?:[a-z.,’']+\s){0,4}$", re.IGNORECASE)


@lru_cache(4096)
def names_agree(one: str, two: str) -> bool:
    """Whether two names can be of one case; asked again and again of the same names while an author types."""
    return reports.names_agree(one, two)


def before(index: int, meaning: Meaning) -> int | None:
    """The citation that *id.* can point back at: neither a mention, nor in another's parenthesis or history."""
    references = meaning.references
    for at in range(index - 1, -1, -1):
        found = references[at]
        citation = found.citation
        if not (citation.textual or found.nested_in is not None or citation.history or found.parallel_of is not None):
            return at
    return None


@lru_cache(4096)
def is_clear(text: str) -> bool:
    """Whether a text between two citations surely speaks of no third source, nor was broken off by a page's end."""
    return len(text) < _FAR and not _BROKEN.match(text) and not _SOURCE.search(_HARMLESS.sub(" ", text))


def named_between(start: int, end: int, meaning: Meaning) -> Iterator[int]:
    """The authorities mentioned by name between two references."""
    for reference in meaning.references[start + 1 : end]:
        if reference.citation.textual and reference.authority is not None:
            yield reference.authority


def joined(one: int, two: int, meaning: Meaning) -> bool:
    """Whether two references stand in one string: ``Sandin, …; see also Hewitt, …``."""
    return meaning.references[one].block == meaning.references[two].block and bool(
        _JOINED.fullmatch(meaning.passage(one, two))
    )


def kind_of(authority: int, meaning: Meaning) -> Kind:
    """The kind of an authority: that of its first citation."""
    return meaning.authorities[authority].kind


def is_case(authority: int, meaning: Meaning) -> bool:
    """Whether an authority is a case cited in full in this document, with the page it begins on."""
    return kind_of(authority, meaning) is Kind.CASE_FULL and meaning.authorities[authority].source.number.isdecimal()


def places(authority: int, meaning: Meaning) -> list[Source]:
    """Where an authority is printed, with the page it begins on."""
    found = meaning.authorities[authority]
    return [s for s in (found.source, *found.parallels) if s.number.isdecimal() and s.series is Series.PRINT]


def end_of(source: Source, meaning: Meaning) -> int | None:
    """The last page that a case can have, where the reports or this document know the next one."""
    if (known := reports.next_page(source)) is not None:
        return known
    following = meaning.next_first_page(source)
    return following[0] if following else None


def is_outside(page: int, authority: int, meaning: Meaning) -> bool:
    """Whether a page is surely none of a case's."""
    found = places(authority, meaning)
    return bool(found) and all(
        page < int(s.number) or ((end := end_of(s, meaning)) is not None and page > end) for s in found
    )


def fits(page: int, authority: int, meaning: Meaning) -> Source | None:
    """The place of a case that a page is likely to be in."""
    for source in places(authority, meaning) if is_case(authority, meaning) else ():
        end = end_of(source, meaning)
        first = int(source.number)
        if first <= page <= (first + _NEAR if end is None else min(end, first + 4 * _NEAR)):
            return source
    return None


def goes_by(name: str, authority: int, meaning: Meaning) -> bool:
    """Whether a case goes by a name here: by any of its full names, or one that the author defined."""
    found = meaning.authorities[authority]
    if names_agree(name, found.title):
        return True
    full = (meaning.references[at].citation for at in found.mentions)
    return any(
        (c.kind is Kind.CASE_FULL and c.name and names_agree(name, c.name.text))
        or any(names_agree(name, short) for short in c.short_names)
        for c in full
    )


def called(authority: int, meaning: Meaning) -> str | None:
    """What the author calls a case: as in the last short form, else the name defined for it, else a party's."""
    found = meaning.authorities[authority]
    for short in reversed(meaning.shorts(authority)):
        name = meaning.references[short].citation.name
        if name and not name.second and names_agree(name.text, found.title):
            return name.text
    defined = meaning.references[found.declared].citation.short_names
    return next(iter((*defined, *found.names)), None)


def titled(authority: int, meaning: Meaning) -> str:
    """A case as a message names it: ``Sandin, 515 U.S. 472``."""
    found = meaning.authorities[authority]
    name = called(authority, meaning)
    if kind_of(authority, meaning) not in CASES or not found.source.number:
        return found.title
    return f"{name or found.title}, {found.source.key}"


def shelf(authority: int, meaning: Meaning, source: Source | None = None) -> str | None:
    """``408 U.S.`` as the author types it; None where the house's short forms are of another make."""
    found = meaning.authorities[authority]
    source = source or found.source
    citation = meaning.references[found.declared].citation
    if citation.dated and (citation.dated.end <= citation.span.start or "." not in source.typed):
        return None  # California and New York
    return f"{source.volume} {source.typed}" if source.typed and source.volume else None


def instead_of_id(
    index: int, authority: int, meaning: Meaning, source: Source | None = None
) -> tuple[tuple[Edit, ...], str]:
    """The edits that make ``Roth, 408 U.S. at 577`` of ``Id. at 577``, and what they are called."""
    name, place = called(authority, meaning), shelf(authority, meaning, source)
    text, span = meaning.text(index), meaning.references[index].citation.span
    end = span.start + len("Id.")
    if name is None or place is None or text[span.start : end].lower() != "id.":
        return (), ""
    edits = (Edit(Span(span.start, end), name), Edit(Span(end, end), f", {place}"))
    return edits, f"Replace “{text[slice(*span)]}” with “{name}, {place}{text[end : span.end]}”"
