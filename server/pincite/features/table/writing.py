"""The table of authorities in a draft: written between two comments, and written again when the draft has changed.

``<!-- pincite-table -->`` and ``<!-- pincite-table-end -->``, ``% pincite-table`` and ``% pincite-table-end``; what
places are told by may be said in the first: ``<!-- pincite-table: line -->``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.checks.model import Edit
from pincite.features.table import rows
from pincite.features.table.entries import table
from pincite.features.table.forms import FORMS, Table
from pincite.features.table.places import By, Moved, best
from pincite.markup.authorities import TITLE
from pincite.markup.blocks import Block, BlockKind, Format
from pincite.text.spans import Span


class NoPlaceError(Exception):
    """Why a table cannot be written into a draft, in words for its author."""


_GAPS = {Format.MARKDOWN: "\n\n", Format.LATEX: "\n"}
COMMENTS: Mapping[Format, str] = {Format.MARKDOWN: "<!-- {} -->", Format.LATEX: "% {}"}
_WORD = "pincite-table"
_OPENS = re.compile(rf"^[ \t]*(?:<!--|%)\s*{_WORD}(?:\s*:\s*(?P<by>{'|'.join(By)}))?\s*?(?:-->)?[ \t]*$", re.MULTILINE)
_CLOSES = re.compile(rf"^[ \t]*(?:<!--|%)\s*{_WORD}-end\s*?(?:-->)?[ \t]*$", re.MULTILINE)
_COMMAND = re.compile(r"\\(part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\b")
_LINE_END = re.compile(r"[\r\n]")
_TITLE = re.compile(TITLE, re.IGNORECASE)


class _Place(NamedTuple):
    """What of a draft the table takes the place of, and how it is to be set there."""

    span: Span
    by: By | None = None
    """What the comment says that places are told by."""
    before: str = ""
    after: str = ""


def written(snapshot: Snapshot, by: By | None = None, at: int | None = None) -> tuple[Edit, ...]:
    """The edits that bring the table of a draft up to date; none where it is.

    A draft without the comments gets them below its heading of a table of authorities, else before the line of ``at``
    (a source offset). Raises NoPlaceError where there is no such place, or the format has no comments.
    """
    if snapshot.format not in COMMENTS:
        raise NoPlaceError("plain text has no comments to keep a table between; print it and paste it")
    place = _place(snapshot, at)
    chosen = by or place.by or best(snapshot)
    labels = Labels.of(snapshot) if snapshot.format is Format.LATEX and chosen is By.PAGE else None
    told = f"{_WORD}: {chosen}" if by or place.by else _WORD
    heading = tuple(_heading(snapshot, place.span))

    def text(found: Table) -> str:
        parts = [_comment(snapshot.format, told), *heading, FORMS[snapshot.format](found, chosen)]
        closed = [*parts, _comment(snapshot.format, f"{_WORD}-end")]
        return place.before + _GAPS[snapshot.format].join(closed) + place.after

    written_before = snapshot.text[slice(*place.span)]
    new = text(rows.labelled(snapshot, labels.names) if labels else rows.rows(snapshot, chosen))
    if chosen is By.LINE:  # the table itself moves the lines below it
        grown = new.count("\n") - written_before.count("\n")
        new = text(rows.rows(snapshot, chosen, Moved(place.span.end, grown)))
    changed = () if new == written_before else (Edit(place.span, new),)
    return tuple(sorted((*changed, *(labels.edits if labels else ()))))


def printed(snapshot: Snapshot, form: str, by: By | None = None) -> str:
    """The table in one of ``FORMS``. Pages of LaTeX are labels, which only a table in the draft has: sections then."""
    by = by or best(snapshot)
    if snapshot.format is Format.LATEX and by is By.PAGE:
        by = By.SECTION
    return FORMS[form](rows.rows(snapshot, by), by)


def _comment(format_: Format, word: str) -> str:
    return COMMENTS[format_].format(word)


# -- its place --------------------------------------------------------------------------------------------------------


def _place(snapshot: Snapshot, at: int | None) -> _Place:
    text, gap = snapshot.text, _GAPS[snapshot.format]
    opens = _OPENS.search(text)
    if opens:
        closes = _CLOSES.search(text, opens.end())
        return _Place(Span(opens.start(), (closes or opens).end()), By(opens["by"]) if opens["by"] else None)
    title = next((block for block in snapshot.blocks if _is_title(block)), None)
    if title:
        end = _LINE_END.search(text, title.end)
        at = end.start() if end else len(text)
        return _Place(Span(at, at), before=gap)
    if at is None:
        comment = _comment(snapshot.format, _WORD)
        raise NoPlaceError(f"there is no place for the table: put the line {comment} where it belongs")
    at = text.rfind("\n", 0, at) + 1
    return _Place(Span(at, at), after=gap)


def _is_title(block: Block) -> bool:
    return block.content.kind is BlockKind.HEADING and _TITLE.fullmatch(block.content.readable.text.strip()) is not None


def _heading(snapshot: Snapshot, span: Span) -> Iterator[str]:
    """The heading of the table, if none stands over it: as deep as the next one, which ends it for a reader."""
    headings = [block for block in snapshot.blocks if block.content.kind is BlockKind.HEADING]
    above = [block for block in headings if block.end <= span.start]
    if above and _is_title(above[-1]):
        return
    below = next((block for block in headings if block.start >= span.end), None)
    if below is None:
        raise NoPlaceError("the table needs a heading after it, so that a reader can tell where it ends")
    if snapshot.format is Format.MARKDOWN:
        yield f"{'#' * below.content.level} Table of Authorities"
    else:
        line = snapshot.text[snapshot.text.rfind("\n", 0, below.start) + 1 : below.start]
        command = _COMMAND.search(line)
        yield rf"\{command[1] if command else 'section'}*{{Table of Authorities}}"


# -- labels -----------------------------------------------------------------------------------------------------------

_LABEL = re.compile(r"\\label\{pincite:(\d+)\}")


@dataclass(frozen=True, slots=True)
class Labels:
    """LaTeX labels that tell the pages of references: those in the draft are kept, stale ones taken out."""

    names: Mapping[int, str]
    """By reference."""
    edits: tuple[Edit, ...]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Labels":
        """A label behind every reference that the table lists."""
        there = {found.start(): found for found in _LABEL.finditer(snapshot.text)}
        number = max((int(found[1]) for found in there.values()), default=0)
        names: dict[int, str] = {}
        edits: list[Edit] = []
        entries = (entry for group in table(snapshot) for entry in group.entries)
        for reference in sorted(mention for entry in entries for mention in entry.mentions):
            at = snapshot.full_span(reference).end
            kept = there.pop(at, None)
            if kept is None:
                number += 1
                edits.append(Edit(Span(at, at), rf"\label{{pincite:{number}}}"))
            names[reference] = f"pincite:{kept[1] if kept else number}"
        stale = (Edit(Span(*found.span()), "") for found in there.values())
        return cls(names, (*edits, *stale))
