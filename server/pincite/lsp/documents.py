"""The open documents: what the editor has typed in each, and what was found in it."""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pincite.lsp.parts import Part
from pincite.settings import Settings
from pincite.text.lines import Encoding, LineIndex
from pincite.text.spans import Span

if TYPE_CHECKING:  # the worker imports them, once the editor has its first answer
    from pincite.analysis import Analysis, Snapshot
    from pincite.checks.rule import Library
    from pincite.lsp.convert import Diagnostics
    from pincite.lsp.tokens import Tokens

NOTHING = "[]"
"""No diagnostics, as JSON."""
_LINE_BREAK = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Change:
    """One edit of a text; ``span`` is None where all of it is new."""

    span: Span | None
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as it stands after an edit, and how it is to be read. Never changes."""

    uri: str
    language_id: str
    version: int | None
    lines: LineIndex
    settings: Settings
    saved: bool = True
    typed: Span | None = None
    """Where the newest edit was, until its author leaves that place or pauses; None where nothing waits for that."""

    @property
    def path(self) -> str:
        """Where it is kept, as far as its suffix goes."""
        return self.uri.partition("?")[0].partition("#")[0]


@dataclass(frozen=True, slots=True)
class View:
    """What was found in a draft: the snapshot, and its diagnostics as they go over the wire."""

    draft: Draft
    snapshot: "Snapshot"
    diagnostics: str
    tokens: "Tokens"
    """What the document's client has been sent of them, to tell what is new."""
    parts: Mapping[str, Part] = field(default_factory=dict)
    """The other files that were read along with it, by their paths."""
    library: "Library | None" = None
    """The texts that it was held to."""
    failed: bool = False
    """Reading it went wrong: there is nothing to answer from."""
    of_head: bool = False
    """Whether it has only what can be told before the draft has been read to its end."""
    held_back: str = NOTHING
    """The diagnostics that are not among the others yet: they are about what is being typed."""

    def holds_for(self, draft: Draft, parts: Mapping[str, Part]) -> bool:
        """Whether nothing that was read is other than it was: only its version is, or that it was saved."""
        same = self.draft.lines is draft.lines and self.draft.settings == draft.settings and not self.failed
        return same and {path: id(part.lines) for path, part in parts.items()} == {
            path: id(part.lines) for path, part in self.parts.items()
        }


class Mark:
    """A place that a waiting request asked about; edits made meanwhile carry it along."""

    def __init__(self, span: Span) -> None:
        self.span = span

    def carry(self, change: Change) -> None:
        """Move with what was typed before it."""
        if change.span is not None:
            start, end = (_carried(offset, change.span, len(change.text)) for offset in self.span)
            self.span = Span(start, end)


def _carried(offset: int, edited: Span, length: int) -> int:
    if offset <= edited.start:
        return offset
    return offset + length - (edited.end - edited.start) if offset >= edited.end else edited.start


class Document:
    """An open document: the newest draft, and the last view of it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.view: View | None = None
        self.analysis: Analysis | None = None
        self.recalled: bool | None = None
        """Whether that began with what was kept of it; None before it began."""
        self.diagnostics: Diagnostics | None = None
        self.tokens: Tokens | None = None
        self.reading: asyncio.Task[None] | None = None
        self.closed = False
        self.pause: asyncio.Task[None] | None = None
        """Waits until what is being typed is to be judged as well."""
        self.again: asyncio.Task[None] | None = None
        self.later: asyncio.TimerHandle | None = None
        """When it is read again because another file of its document has changed."""
        self._marks: list[Mark] = []
        self._before: str | None = None
        """The text before the newest edit, if that was not typed."""

    def edit(self, changes: Iterable[Any], version: int | None, encoding: Encoding) -> None:
        """Make the client's edits one after the other, each upon the text that the one before left."""
        before = lines = self.draft.lines
        made = []
        for event in changes:
            change = _change(event, lines, encoding)
            made.append(change)
            lines = LineIndex.of(change.text) if change.span is None else lines.edited(*change.span, change.text)
            for mark in self._marks:
                mark.carry(change)
        typed = self._typed(made, lines.text) if self.draft.settings.pause else None
        self._before = before.text if self.draft.settings.pause and not typed else None
        self.draft = replace(self.draft, lines=lines, version=version, saved=False, typed=typed)

    def _typed(self, made: Sequence[Change], text: str) -> Span | None:
        """Where an author typed, if that is what made this text: not a fix, nor anything else done in one go."""
        old = self.draft.lines.text
        place = made[0].span if len(made) == 1 else None
        if place is None or text == self._before or _LINE_BREAK.search(made[0].text + old[place.start : place.end]):
            return None
        return None if self._is_fix(place, text) else Span(place.start, place.start + len(made[0].text))

    def _is_fix(self, place: Span, text: str) -> bool:
        """Whether an edit made one of the fixes that were offered where it was made."""
        if self.view is None or self.view.draft.lines is not self.draft.lines:
            return False
        from pincite.features import edits, fixes

        offered = fixes.quick_fixes(self.view.snapshot, place)
        return any(edits.apply(self.draft.lines.text, action.edits) == text for action in offered)

    def wait_no_longer(self) -> bool:
        """Have what was typed last judged with everything else; whether it waited."""
        if self.pause:
            self.pause.cancel()
        waited = self.draft.typed is not None
        if waited:
            self.draft = replace(self.draft, typed=None)
        return waited

    @contextmanager
    def marked(self, spans: Iterable[Span]) -> Iterator[list[Mark]]:
        """Keep some places while their request waits."""
        marks = [Mark(span) for span in spans]
        self._marks.extend(marks)
        try:
            yield marks
        finally:
            for mark in marks:
                self._marks.remove(mark)


def _change(event: Any, lines: LineIndex, encoding: Encoding) -> Change:
    asked = getattr(event, "range", None)
    return Change(None if asked is None else span_of(asked, lines, encoding), event.text)


def span_of(asked: Any, lines: LineIndex, encoding: Encoding) -> Span:
    """A client's range as a span: whatever lies outside the text is moved inside it, and backwards is turned round."""
    start, end = (lines.offset(place.line, place.character, encoding) for place in (asked.start, asked.end))
    return Span(min(start, end), max(start, end))
