"""Writing: how this draft types a citation, part by part, so that another form of it can be typed the same way.

Parts are readable spans of the citation's block; edits are placed in the source, and never take hidden text with them.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.checks import chain
from pincite.checks.model import Edit
from pincite.checks.run import stands_for
from pincite.citations.model import Citation, Pin, PinKind, Series
from pincite.settings import Style
from pincite.text.change import change
from pincite.text.spans import Span

_OPENS = re.compile(r"(?:\\(?:emph|textit|textsl|uline?)\{|[*_]{1,2})\Z")
_CLOSES = re.compile(r"\}|[*_]{1,2}")
_MARK = re.compile(r"\\(?:emph|textit|textsl|uline?)\{|[*_}]")
_LONGEST_MARK = 10
_AT = {Style.SCOTUS: ", at ", Style.CALIFORNIA: " at p. "}
_SIGNED = frozenset({PinKind.PARAGRAPH, PinKind.SECTION, PinKind.NOTE})


class Marks(NamedTuple):
    """What an author types around what is emphasised: ``*`` and ``*``, ``\\emph{`` and ``}``, or nothing."""

    opening: str = ""
    closing: str = ""

    def around(self, text: str) -> str:
        """A text, emphasised."""
        return f"{self.opening}{text}{self.closing}"


class Core(NamedTuple):
    """The parts of a citation's core."""

    place: Span
    """Volume and reporter; with the number, where that is no page."""
    number: Span | None
    """The first page."""
    pins: Span | None


def text_of(snapshot: Snapshot, index: int) -> str:
    """The readable text of the block that a reference stands in."""
    return snapshot.blocks[snapshot.references[index].block].content.readable.text


def group(snapshot: Snapshot, index: int) -> range:
    """A reference and those parallel to it, which follow it."""
    end = index + 1
    while end < len(snapshot.references) and snapshot.references[end].parallel_of == index:
        end += 1
    return range(index, end)


def core(snapshot: Snapshot, index: int) -> Core | None:
    """The parts of a citation of a volume; None where they cannot be told apart."""
    citation, text = snapshot.references[index].citation, text_of(snapshot, index)
    source, pins = citation.source, pins_of(citation)
    if source is None:
        return None
    start = text.find(source.volume, *citation.span)
    typed = text.find(source.typed, start, citation.span.end)
    if start < 0 or typed < 0:
        return None
    end = typed + len(source.typed)
    if not source.number:
        return Core(Span(start, end), None, pins)
    at = text.find(source.number, end, citation.span.end)
    if at < 0:
        return None
    number = Span(at, at + len(source.number))
    return (
        Core(Span(start, end), number, pins)
        if source.series is Series.PRINT
        else Core(Span(start, number.end), None, pins)
    )


def pins_of(citation: Citation) -> Span | None:
    """All the pins of a citation, with what is read as part of them: ``577 ff.``."""
    return Span(citation.pins[0].span.start, citation.span.end) if citation.pins else None


def has_history(snapshot: Snapshot, index: int) -> bool:
    """Whether the citation at ``index`` tells what became of the one before."""
    return index < len(snapshot.references) and bool(snapshot.references[index].citation.history)


def called(snapshot: Snapshot, index: int) -> str | None:
    """What the author calls the case of a reference for short; None where nobody can know."""
    authority = snapshot.references[index].authority
    if snapshot.document is None or authority is None:
        return None
    return chain.called(authority, snapshot.document)


def end_of(snapshot: Snapshot, index: int) -> int:
    """Where a citation ends with its parallels and its court and year; parentheses that explain it come after."""
    members = [snapshot.references[member].citation for member in group(snapshot, index)]
    return max(end for one in members for end in (one.span.end, one.dated.end if one.dated else 0))


def typed(snapshot: Snapshot, index: int, span: Span) -> str:
    """A part of a reference's block as it was typed, ties and all, but on one line and without what is hidden."""
    place = snapshot.blocks[snapshot.references[index].block]
    readable = place.content.readable
    parts = []
    for at in range(*span):
        written = snapshot.text[place.start + readable.source_start(at) : place.start + readable.source_end(at + 1)]
        parts.append(readable.text[at] if "\n" in written or "\r" in written else written)
    return "".join(parts)


def marks(snapshot: Snapshot, index: int, span: Span) -> Marks:
    """What emphasises just this part of a reference's block."""
    place = snapshot.source(snapshot.references[index].block, span)
    opening = _OPENS.search(snapshot.text[max(0, place.start - _LONGEST_MARK) : place.start])
    closing = _CLOSES.match(snapshot.text, place.end)
    return Marks(opening.group(), closing.group()) if opening and closing else Marks()


def is_emphasised(snapshot: Snapshot, index: int, span: Span) -> bool:
    """Whether a part of a reference's block is emphasised, alone or with more."""
    return any(e.covers(span) for e in snapshot.blocks[snapshot.references[index].block].content.emphasis)


def name_marks(snapshot: Snapshot, index: int) -> Marks:
    """What emphasises a citation's name; nothing where it has none."""
    name = snapshot.references[index].citation.name
    return marks(snapshot, index, name.span) if name else Marks()


def joint(snapshot: Snapshot, index: int) -> str:
    """What joins a case's short name to its volume; California says *supra*, emphasised as a reference's name is."""
    return f", {name_marks(snapshot, index).around('supra')}, " if snapshot.style is Style.CALIFORNIA else ", "


def at(style: Style, pins: Iterable[Pin], *, short: bool = False) -> str:
    """What leads from *id.*, or from a ``short`` form's reporter, to its pins in a house style."""
    listed = tuple(pins)
    if listed and listed[0].kind in _SIGNED and listed[0].mark is not None:
        return ", " if short else " "
    lead = _AT.get(style, " at ")
    return " at pp. " if style is Style.CALIFORNIA and (len(listed) > 1 or listed[0].last) else lead


def placed(snapshot: Snapshot, index: int, edits: Iterable[Edit]) -> tuple[Edit, ...] | None:
    """Edits of a reference's block where they stand in the source, trimmed to what differs.

    None where one would take hidden text with it. What they put in is typed already.
    """
    found = [_placed(snapshot, index, edit) for edit in edits]
    made = tuple(edit for edit in found if edit is not None and (edit.text or edit.span.start < edit.span.end))
    return None if None in found else tuple(sorted(made))


def _placed(snapshot: Snapshot, index: int, edit: Edit) -> Edit | None:
    place, text = snapshot.blocks[snapshot.references[index].block], text_of(snapshot, index)
    differs = change(text[slice(*edit.span)], edit.text)
    span = Span(differs.start, differs.end).shift(edit.span.start)
    readable, put = place.content.readable, edit.text[differs.start : differs.end + differs.grown]
    if span.start < span.end:
        return inside(snapshot, index, span, put)
    # a comma goes outside the emphasis that ends here
    at = readable.source_start(span.start) if put[:1] == "," else readable.source_end(span.start)
    return Edit(Span(place.start + at, place.start + at), put)


def inside(snapshot: Snapshot, index: int, span: Span, text: str) -> Edit | None:
    """An edit of a part within the emphasis that it has; None where anything is hidden there."""
    place = snapshot.source(snapshot.references[index].block, span)
    return (
        Edit(place, text) if stands_for(snapshot.text[slice(*place)], text_of(snapshot, index)[slice(*span)]) else None
    )


def over(snapshot: Snapshot, index: int, span: Span, text: str) -> Edit | None:
    """An edit of a part together with its emphasis; None where anything else is hidden there."""
    start, end = snapshot.source(snapshot.references[index].block, span)
    read = text_of(snapshot, index)[slice(*span)]
    opening = _OPENS.search(snapshot.text[max(0, start - _LONGEST_MARK) : start])
    closing = _CLOSES.match(snapshot.text, end)
    marked = start - len(opening.group()) if opening else start
    for place in (Span(marked, closing.end() if closing else end), Span(marked, end), Span(start, end)):
        written = snapshot.text[slice(*place)]
        balanced = written.count("{") == written.count("}") and not any(written.count(mark) % 2 for mark in "*_")
        if balanced and stands_for(_MARK.sub("", written), read):
            return Edit(place, text)
    return None
