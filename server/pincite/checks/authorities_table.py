"""The table of authorities against what the document cites.

Source: Fed. R. App. P. 28(a)(3).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pincite.checks import chain
from pincite.checks.model import Edit, Severity
from pincite.checks.quotations import quotations
from pincite.checks.rule import Draft, Meaning, Rule
from pincite.citations.model import LAWS, Citation, Kind
from pincite.citations.parse import parse
from pincite.markup.blocks import BlockKind
from pincite.resolution.bare import Unit
from pincite.resolution.model import Authority
from pincite.text.spans import Span

_LISTED = LAWS - {Kind.STATUTE_REF} | {Kind.CASE_FULL}
"""What every table lists; of articles, books and the record only some do."""
_PAGES = re.compile(r"(?:\s?\.){2,}.*$|\s(?:passim|\d{1,3}(?:[-–]\d{1,3})?(?:,\s?\d{1,3}(?:[-–]\d{1,3})?)*)$")
"""The leader of an entry and the pages after it."""
_GROUP = re.compile(
    r"(?:[A-Z][\w.&]*\s){0,3}(?:Cases|Statutes|Rules|Regulations|Constitutions?|Provisions|Authorit(?:y|ies)|Treatises|"
    r"Materials|Sources|Articles|Page|Pages)(?:\(s\))?:?(?:\s[—–-]?\s?\(?[Cc]ontinued\)?)?",
    re.IGNORECASE,
)
"""The heading of a group of entries."""
_NUMBER = re.compile(r"\d[\w.-]*\w|\d")


class _Entry(NamedTuple):
    """A citation in the table, the block that its core stands in, and where that is in the block."""

    citation: Citation
    block: int
    span: Span


@lru_cache(4096)
def _cited_in(text: str) -> tuple[Citation, ...]:
    return tuple(c for c in parse(text).citations if c.kind in _LISTED | {Kind.CASE_PARALLEL} and c.source)


def _entries(table: Sequence[int], units: Sequence[Unit]) -> Iterator[list[_Entry]]:
    """What each entry cites; one that is wrapped goes on until its pages, if the table gives pages at all."""
    paged = any(_PAGES.search(units[block].text) for block in table)
    lines: list[int] = []
    for block in table:
        heading = _GROUP.fullmatch(units[block].text)
        if not heading:
            lines.append(block)
        if heading or not paged or _PAGES.search(" ".join(units[line].text for line in lines)):
            yield from _of_lines(lines, units)
            lines = []
    yield from _of_lines(lines, units)


def _of_lines(lines: Sequence[int], units: Sequence[Unit]) -> Iterator[list[_Entry]]:
    starts: list[int] = []
    text = ""
    for line in lines:
        text = f"{text} " if text else ""
        starts.append(len(text))
        text += units[line].text
    listed: list[_Entry] = []
    for citation in _cited_in(_PAGES.sub("", text)):
        at = max(index for index, start in enumerate(starts) if start <= citation.span.start)
        span = citation.span.shift(-starts[at])
        entry = _Entry(citation, lines[at], Span(span.start, min(span.end, len(units[lines[at]].text))))
        if citation.parallel_of is None and listed:
            yield listed
            listed = []
        listed.append(entry)
    if listed:
        yield listed


def _keys(authority: Authority) -> set[str]:
    return {authority.source.key, *(source.key for source in authority.parallels)}


def _forms(entry: _Entry) -> Iterator[str]:
    """The keys under which the body may cite an entry: in full, or in a short form alone."""
    source = entry.citation.source
    if source:
        yield source.key
        if entry.citation.kind not in LAWS:
            yield f"{source.volume} {source.name}"


def _key(citation: Citation) -> str:
    return citation.source.key if citation.source else ""


class _Compared(NamedTuple):
    """The table beside the body."""

    missing: list[int]
    """Authorities that no entry lists."""
    stale: list[tuple[_Entry, int | None]]
    """Entries that nothing cites, each with the authority that it may mean."""


def _compared(meaning: Meaning) -> _Compared | None:
    """None where there is no table, or none that can be read."""
    table = meaning.blocks_of(BlockKind.TABLE_OF_AUTHORITIES)
    units = meaning.units() if table else ()
    entries = list(_entries(table, units))
    if not entries:
        return None
    listed = {_key(entry.citation) for group in entries for entry in group}
    words = {number for block in table for number in _NUMBER.findall(units[block].text)}
    cited = {key for authority in meaning.authorities for key in _keys(authority)}
    missing = [
        index
        for index, authority in enumerate(meaning.authorities)
        if listed.isdisjoint(_keys(authority))
        and _should_be_listed(index, meaning)
        and not (authority.kind in LAWS and authority.source.number in words)
    ]
    body = [unit.text for unit in units if unit.kind is not BlockKind.TABLE_OF_AUTHORITIES]
    uncited = [group[0] for group in entries if cited.isdisjoint(key for entry in group for key in _forms(entry))]
    meant = {entry: _same_name(entry.citation, missing, meaning) for entry in uncited}
    stale = [
        (entry, meant[entry]) for entry in uncited if meant[entry] is not None or not _is_said(entry.citation, body)
    ]
    return _Compared([index for index in missing if index not in meant.values()], stale)


def _should_be_listed(authority: int, meaning: Meaning) -> bool:
    """Whether something is cited in full, and by the author: neither in a quotation nor in another's parenthesis."""
    found = meaning.authorities[authority]
    if meaning.references[found.declared].citation.kind not in _LISTED:
        return False
    return any(_is_the_authors(at, meaning) for at in found.mentions)


def _is_the_authors(at: int, meaning: Meaning) -> bool:
    reference = meaning.references[at]
    citation = reference.citation
    if citation.textual or citation.history or reference.nested_in is not None or citation.kind is Kind.NAME_REF:
        return False
    if meaning.kind(at) is BlockKind.QUOTATION:
        return False
    return not any(span.covers(citation.span) for span in quotations(meaning.text(at)))


def _is_said(citation: Citation, body: Sequence[str]) -> bool:
    """Whether what an entry lists stands in the body after all, in words that were not read as a citation."""
    source = citation.source
    assert source
    if citation.kind in LAWS:
        number = re.compile(rf"(?<![\w.]){re.escape(source.number)}(?!\w)")
        return not source.number or any(number.search(text) for text in body)
    if citation.name is None:
        return True
    place = f"{source.volume} {source.typed} {source.number}"
    return any(place in text or citation.name.text in text for text in body)


def _same_name(citation: Citation, missing: Sequence[int], meaning: Meaning) -> int | None:
    """The case of the body that has both parties of an entry's name, and is not in the table itself."""
    name = citation.name
    if name is None or not name.second:
        return None
    for index in missing:
        other = meaning.references[meaning.authorities[index].declared].citation.name
        same = other and other.second and chain.names_agree(name.second, other.second)
        if same and other and chain.names_agree(name.first, other.first):
            return index
    return None


def _missing(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    compared = _compared(meaning)
    for authority in compared.missing if compared else ():
        found = meaning.authorities[authority]
        at = next(at for at in found.mentions if _is_the_authors(at, meaning))
        yield at, Draft(meaning.references[at].citation.full, f"{found.title} is not in the table of authorities.")


def _stale(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    compared = _compared(meaning)
    for entry, authority in compared.stale if compared else ():
        source, name = entry.citation.source, entry.citation.name
        assert source
        typed = meaning.units()[entry.block].text[slice(*entry.span)]
        if authority is None:
            say = f"Nothing in the document cites {name.text if name else typed}."
            yield -1, Draft(entry.span, say, block=entry.block)
            continue
        found = meaning.authorities[authority]
        right = f"{found.source.volume} {found.source.typed} {found.source.number}"
        say = f"The document cites {found.title} as {found.source.key}."
        place = Span(entry.span.start, entry.span.start + len(f"{source.volume} {source.typed} {source.number}"))
        edits = (Edit(place, right),) if place.end <= entry.span.end else ()
        yield -1, Draft(entry.span, say, edits, found.declared, f"Replace “{typed}” with “{right}”", block=entry.block)


_TABLE = "# Table of Authorities\n\nBoard of Regents v. Roth, 408 U.S. 564 (1972) ..... 3\n\n{}# Argument\n\n"
_ROTH = "See Board of Regents v. Roth, 408 U.S. 564, 577 (1972). "
_PERRY = "Perry v. Sindermann, 408 U.S. 593 (1972) ..... 4, 7\n\n"

RULES = (
    Rule(
        "toa-missing-entry",
        Severity.INFORMATION,
        "none",
        "An authority cited in the body is not in the table of authorities.",
        "Fed. R. App. P. 28(a)(3)",
        bad=(
            (
                f"{_TABLE.format('')}{_ROTH}See 42 U.S.C. § 1988.",
                f"{_TABLE.format('42 U.S.C. § 1988 ..... 3' + chr(10) * 2)}{_ROTH}See 42 U.S.C. § 1988.",
            ),
        ),
        ok=(
            (f"{_TABLE.format('')}{_ROTH}“So it was in Olim v. Wakinekona, 461 U.S. 238 (1983).”", "in a quotation"),
            (f"{_ROTH}See 42 U.S.C. § 1988.", "no table"),
        ),
        of_document=_missing,
    ),
    Rule(
        "toa-stale-entry",
        Severity.INFORMATION,
        "review",
        "The table lists an authority that the body no longer cites, or cites differently.",
        "Fed. R. App. P. 28(a)(3)",
        bad=(
            (
                f"{_TABLE.replace('408', '480').format('')}{_ROTH}",
                f"{_TABLE.format('')}{_ROTH}",
            ),
        ),
        ok=((f"{_TABLE.format(_PERRY)}{_ROTH}Perry v. Sindermann, 408 U.S. 593 (1972), is like it.", "cited"),),
        of_document=_stale,
    ),
)
