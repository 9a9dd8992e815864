"""Hover: what a citation is, whom it means and why, and how often it is cited."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from urllib.parse import unquote

from pincite.analysis import Snapshot
from pincite.citations.model import CASES, Citation, Kind
from pincite.features import words
from pincite.features.at import reference_at, span_at
from pincite.features.authorities import (
    NAMED_BY_PLACE,
    cited_at_pins,
    cited_in_full,
    leans,
    mentions,
    own_pins,
    own_source,
    unexplained,
)
from pincite.features.definition import authority_of, quotations
from pincite.features.links import links_of
from pincite.features.passages import Shelf, excerpt, passage
from pincite.library import us_reports
from pincite.library.links import Link
from pincite.mishaps import contained
from pincite.resolution.model import Authority, Reference, Why
from pincite.text.lines import LineIndex
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Hover:
    """What to show, in both forms an editor may want, and the source span it speaks of."""

    span: Span
    markdown: str
    plain: str


UNEXPLAINED = "nothing earlier in this document explains this short form"
STILL_READING = "the rest of this document is still being read"
_MOST_LINES = 12
"""More mentions than these are counted, not listed."""
_LINKED = re.compile(r"[:@]|(?<=www)\.", re.IGNORECASE)
_SPECIAL = re.compile(r"[\\`*_\[\]<>#~|$&]")


def hover(snapshot: Snapshot, offset: int, shelf: Shelf | None = None) -> Hover | None:
    """What stands at ``offset`` (a source offset); None where no citation does, or where too little has been read.

    With a ``shelf`` it is told as well what the authority says at the page that is pinned.
    """
    index = reference_at(snapshot, offset)
    if index is None:
        return None
    authority = authority_of(snapshot, index)
    if snapshot.partial and not _is_explained_here(snapshot, index, authority):
        return None
    title = _title(snapshot, index, authority)
    if authority is None:
        return Hover(span_at(snapshot, index, offset), _markdown(title, [UNEXPLAINED], ()), f"{title}\n{UNEXPLAINED}")
    block = snapshot.blocks[snapshot.references[index].block].content.readable.text
    lines = list(filter(None, contained("hover: what it is", block, _lines, snapshot, index, authority)))
    found = contained("hover: links", block, links_of, snapshot, index, authority)
    said = "".join(contained("hover: its text", block, _said, snapshot, index, shelf)) if shelf else ""
    plain = "\n".join([title, *lines, *filter(None, [said]), *(f"{link.site}: {link.url}" for link in found)])
    return Hover(span_at(snapshot, index, offset), _markdown(title, lines, found, said), plain)


def _is_explained_here(snapshot: Snapshot, index: int, authority: Authority | None) -> bool:
    """Whether what stands nearby tells whom a reference means: nothing farther away would make it mean another."""
    reference = snapshot.references[index]
    if authority is None or reference.rivals or unexplained(snapshot, authority):
        return False
    return authority.kind in CASES or not leans(snapshot, reference)


def _said(snapshot: Snapshot, index: int, shelf: Shelf) -> Iterator[str]:
    """What the authority says at the pin: ``565: “page ends here”``."""
    found = passage(snapshot, index, shelf)
    if found and (said := excerpt(found)):
        yield f"{found.place}: “{said}”"


def _markdown(title: str, lines: Sequence[str], found: Sequence[Link], said: str = "") -> str:
    """A bold title, a line for each fact, what is said there set off, and the links on the last line."""
    linked = " · ".join(f"[{_escaped(link.site)}]({_address(link.url)})" for link in found)
    facts = "  \n".join([f"**{_escaped(title)}**", *map(_escaped, lines)])
    if said:
        return "\n\n".join(filter(None, [facts, f"> {_escaped(said)}", linked]))
    return "  \n".join(filter(None, [facts, linked]))


def _escaped(text: str) -> str:
    """A text that can be nothing but text, whoever wrote it: not a link either that an editor sees in bare words."""
    return _LINKED.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\g<0>", text))


def _address(url: str) -> str:
    """An address that brackets and spaces cannot break out of a Markdown link."""
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


# -- whom it means, and why -------------------------------------------------------------------------------------------


def _title(snapshot: Snapshot, index: int, authority: Authority | None) -> str:
    """The citation in full; for a form that leans on another, ``Id. at 577 → Board of Regents v. Roth, …, at 577``."""
    reference = snapshot.references[index]
    citation = reference.citation
    if authority is None:
        return _typed(snapshot, reference)
    kind = authority.kind
    meant = cited_at_pins(authority, citation)
    if not leans(snapshot, reference):
        return meant if kind in NAMED_BY_PLACE else cited_in_full(authority, citation)
    if unexplained(snapshot, authority) or _typed(snapshot, reference) == meant:
        return _typed(snapshot, reference)
    return f"{_typed(snapshot, reference)} → {meant}"


def _typed(snapshot: Snapshot, reference: Reference) -> str:
    citation = reference.citation
    start = citation.full.start if citation.kind is Kind.SUPRA else citation.span.start
    return snapshot.blocks[reference.block].content.readable.text[start : citation.span.end]


def _lines(snapshot: Snapshot, index: int, authority: Authority) -> Iterator[str | None]:
    reference = snapshot.references[index]
    citation = reference.citation
    kind = authority.kind
    yield UNEXPLAINED if unexplained(snapshot, authority) else _why(snapshot, index, authority)
    if reference.rivals:
        yield f"could also mean {'; '.join(words.authority_in_full(snapshot.authorities[r]) for r in reference.rivals)}"
    yield from _DESCRIBED.get(kind, _nothing)(authority, citation)
    yield _in_the_reports(snapshot, authority, citation)
    yield words.pins(own_pins(citation), _SUBDIVISIONS.get(kind, "subsection"))
    yield from _history(snapshot, index)
    yield from (STILL_READING,) if snapshot.partial else _uses(snapshot, authority)


def _why(snapshot: Snapshot, index: int, authority: Authority) -> str | None:
    """Why a form means what it means, with the line of what it leans on."""
    reference = snapshot.references[index]
    antecedent, elsewhere = reference.antecedent, snapshot.elsewhere.get(authority.key)
    if elsewhere and antecedent is None:
        why = f"{reference.why}, cited in full" if leans(snapshot, reference) else "first cited"
        return f"{why} in {unquote(PurePath(elsewhere.file).name)}"
    if antecedent is None or not leans(snapshot, reference):
        if authority.declared in (index, reference.parallel_of) or snapshot.partial:
            return None
        return f"first cited on line {_line(snapshot, authority.declared)}"
    before = [mention for mention in mentions(snapshot, authority) if mention < index]
    repeated = reference.why is Why.PRECEDING and antecedent != (before or [antecedent])[-1]
    in_full = "cited in full on " if repeated else ""
    return f"{reference.why}, {in_full}line {_line(snapshot, antecedent)}"


# -- what it is -------------------------------------------------------------------------------------------------------


def _case(authority: Authority, citation: Citation) -> Iterator[str | None]:
    sources = (authority.source, *authority.parallels)
    court = words.court(authority.court) if authority.court else words.implied_court(sources)
    yield ", ".join(part for part in (court or authority.court, authority.year) if part)
    own = own_source(authority, citation)
    yield words.reporter(own.name, authority.year)
    yield _after("also ", ", ".join(source.key for source in sources if source not in (own, authority.source)))
    yield _after("goes by ", ", ".join(dict.fromkeys((*authority.names, *citation.short_names))))


def _in_the_reports(snapshot: Snapshot, authority: Authority, citation: Citation) -> str | None:
    """Whose pages of the United States Reports these are, where the document does not name the case in full."""
    name = snapshot.references[authority.declared].citation.name
    named = authority.key in snapshot.elsewhere or (name and (name.second or authority.year))
    if authority.kind not in CASES or named:
        return None
    own = citation.source or authority.source
    page = own.number or authority.source.number or (citation.pins[0].first if citation.pins else "")
    if own.name != "U.S." or not (own.volume.isdecimal() and page.isdecimal()):
        return None
    cases = us_reports.cases_around(int(own.volume), int(page))
    if len(cases) != 1 or (cases[0].page != int(page) and int(page) > (cases[0].next_page or 0)):
        return None
    case = cases[0]
    return f"page {page} is in {case.name}, {case.volume} U.S. {case.page} ({case.year})"


def _journal(authority: Authority, citation: Citation) -> Iterator[str | None]:
    yield words.reporter(authority.source.name)


def _law(authority: Authority, citation: Citation) -> Iterator[str | None]:
    yield words.section(own_source(authority, citation))
    yield _after("edition of ", citation.year or "")


def _rule(authority: Authority, citation: Citation) -> Iterator[str | None]:
    named = words.rules(authority.source.name)
    yield f"{named}, rule {authority.source.number}" if named else None


def _constitution(authority: Authority, citation: Citation) -> Iterator[str | None]:
    yield words.constitution(authority.source)


def _record(authority: Authority, citation: Citation) -> Iterator[str | None]:
    yield words.document(authority.source.name)


def _nothing(authority: Authority, citation: Citation) -> Iterator[str | None]:
    yield from ()


def _after(label: str, text: str) -> str | None:
    return label + text if text else None


_DESCRIBED: dict[Kind, Callable[[Authority, Citation], Iterator[str | None]]] = {
    Kind.CASE_FULL: _case,
    Kind.CASE_SHORT: _case,
    Kind.DOCKET: _case,
    Kind.JOURNAL: _journal,
    Kind.STATUTE: _law,
    Kind.STATUTE_REF: _law,
    Kind.REGULATION: _law,
    Kind.RULE: _rule,
    Kind.CONSTITUTION: _constitution,
    Kind.RECORD: _record,
}
_SUBDIVISIONS = {Kind.RULE: "subdivision", Kind.REGULATION: "paragraph"}


# -- where else it stands ---------------------------------------------------------------------------------------------


def _history(snapshot: Snapshot, index: int) -> Iterator[str]:
    """The case that this one is the history of, or the history that follows this one."""
    references = snapshot.references
    own = references[index].citation.history
    if own:
        head = index - 1
        while head > 0 and (references[head].citation.history or references[head].parallel_of is not None):
            head -= 1
        judged = authority_of(snapshot, head) if head >= 0 else None
        yield f"{own}: history of {words.authority_in_full(judged)}" if judged else own
        return
    for after in range(index + 1, len(references)):
        citation = references[after].citation
        later = authority_of(snapshot, after)
        if references[after].parallel_of is None and citation.history and later:
            yield f"{citation.history}, {words.authority_in_full(later)}"
        elif references[after].parallel_of is None:
            return


def _uses(snapshot: Snapshot, authority: Authority) -> Iterator[str | None]:
    """How often the document cites an authority, parallels not counted, and where; where it quotes it."""
    cited = mentions(snapshot, authority)
    if len(cited) > 1:
        yield f"cited {len(cited)} times, on {_on_lines([_line(snapshot, mention) for mention in cited])}"
    quoted = [_line_of(snapshot.text, quotation.span.start) for quotation in quotations(snapshot, authority)]
    yield _after("quoted on ", _on_lines(quoted) if quoted else "")


def _on_lines(lines: Sequence[int]) -> str:
    distinct = sorted(set(lines))
    shown = ", ".join(map(str, distinct[:_MOST_LINES])) + (" …" if len(distinct) > _MOST_LINES else "")
    return f"line {shown}" if len(distinct) == 1 else f"lines {shown}"


def _line(snapshot: Snapshot, reference: int) -> int:
    """The line, from 1, where a reference's core begins."""
    return _line_of(snapshot.text, snapshot.span(reference).start)


def _line_of(text: str, offset: int) -> int:
    return bisect_right(_index(text).starts, offset)


@lru_cache(maxsize=1)
def _index(text: str) -> LineIndex:
    """The lines of the draft being looked at: an authority cited all over it asks for them hundreds of times."""
    return LineIndex.of(text)
