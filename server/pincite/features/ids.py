"""Id.: where it may stand for a citation, and the form that means the same wherever it stands.

Source: Indigo Book R6.2.2, R15.3.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pincite.analysis import Snapshot
from pincite.checks import chain
from pincite.checks.model import Edit
from pincite.citations.model import CASES, LAWS, Kind, Series
from pincite.features import writing
from pincite.features.meaning import harmless
from pincite.markup.blocks import BlockKind
from pincite.resolution.model import Authority, Why
from pincite.text.spans import Span

_ENDS_SENTENCE = re.compile(r"(?:^|[.?!][)\]”\"’]*)\s*$")
_OPENS_PARENTHESIS = re.compile(r"(?:^|[.?!][)\]”\"’]*)\s*\($")
_CLAUSE = re.compile(r"[,;(]\s*$")
_GOES_ON = re.compile(r"\s*[a-z,;:)\]—–(&]")
"""What follows where the sentence does not end."""
_UNREAD = re.compile(r"[*_]|\s*,?\s*at\s")
"""What follows where a pin was typed that could not be read."""
PLAIN = frozenset({Kind.RECORD, Kind.STATUTE, Kind.REGULATION})
"""Sources without a name, whose form is the same wherever they are cited, and which *id.* may stand for."""
_COPIED = PLAIN | {Kind.RULE, Kind.CONSTITUTION, Kind.OTHER}


def before(snapshot: Snapshot, index: int) -> int | None:
    """The citation that an *id.* in the place of a reference would look back on, in the body or in the footnotes."""
    note = _in_note(snapshot, index)
    for at in range(index - 1, -1, -1):
        reference = snapshot.references[at]
        passing = reference.citation.textual or reference.citation.history or reference.nested_in is not None
        known = reference.parallel_of is None and reference.authority is not None
        if known and not passing and _in_note(snapshot, at) is note:
            return at
    return None


def _in_note(snapshot: Snapshot, index: int) -> bool:
    return snapshot.blocks[snapshot.references[index].block].content.kind is BlockKind.FOOTNOTE


# -- for a citation ----------------------------------------------------------------------------------------------------


def as_id(snapshot: Snapshot, index: int) -> tuple[Edit, ...] | None:
    """The edits that make *id.* of a citation of what was cited just before; None where *id.* would be wrong."""
    reference, text = snapshot.references[index], writing.text_of(snapshot, index)
    citation, last = reference.citation, before(snapshot, index)
    if last is None or snapshot.document is None or citation.textual or citation.history:
        return None
    if not chain.is_clear(snapshot.document.passage(last, index)):
        return None  # something between may be a source that was not recognised
    members = writing.group(snapshot, index)
    if snapshot.references[last].authority != reference.authority or writing.has_history(snapshot, members.stop):
        return None
    if _pinned(snapshot, index) not in ([], [index]):
        return None
    earlier = before(snapshot, last)
    if earlier is not None and chain.joined(earlier, last, snapshot.document):
        return None  # of several authorities in one sentence, which one?
    pins, end = writing.pins_of(citation), writing.end_of(snapshot, index)
    start = citation.name.span.start if citation.name else citation.span.start
    opens = _ENDS_SENTENCE.search(text, 0, start)
    if not (opens or citation.signal or _CLAUSE.search(text, 0, start)):
        return None  # part of the author's own sentence
    word = "Id" if (opens or _OPENS_PARENTHESIS.search(text, 0, start)) and not citation.signal else "id"
    marked = _id_marks(snapshot, index).around(f"{word}.")
    if pins is None:
        if _last_pinned(snapshot, index) is not None:
            return None  # id. alone would mean that place
        stop = end + (text[end : end + 1] == ".")
        whole = writing.over(snapshot, index, Span(start, stop), marked)
        return (whole,) if whole else None
    lead, stop = writing.at(snapshot.style, citation.pins), pins.start
    if citation.kind in LAWS:
        lead, stop = " ", text.find("§", *citation.span)
    opening = writing.over(snapshot, index, Span(start, stop), marked + lead) if stop >= 0 else None
    closing = writing.placed(snapshot, index, [Edit(Span(pins.end, end), "")])
    return None if opening is None or closing is None else (opening, *closing)


def _id_marks(snapshot: Snapshot, index: int) -> writing.Marks:
    """What the author types around *id.*: around the name here, or else around the nearest *id.*"""
    assert snapshot.document
    there = snapshot.document.of_kind(Kind.ID)
    if snapshot.references[index].citation.name or not there:
        return writing.name_marks(snapshot, index)
    nearest = min(there, key=lambda at: abs(at - index))
    start = snapshot.references[nearest].citation.span.start
    return writing.marks(snapshot, nearest, Span(start, start + len("id.")))


# -- instead of id. ---------------------------------------------------------------------------------------------------


def alone(snapshot: Snapshot, index: int) -> tuple[Edit, ...] | None:
    """The edits that make of *id.* a form that means the same wherever it stands; None where that is not known."""
    text, citation = writing.text_of(snapshot, index), snapshot.references[index].citation
    word = Span(citation.span.start, citation.span.start + len("id."))
    if snapshot.references[index].authority is None or text[slice(*word)].lower() != "id." or citation.name:
        return None
    form = _form(snapshot, index, word)
    if form is None:
        return None
    name, rest, stop = form
    if not citation.pins and _UNREAD.match(text, word.end):
        return None
    if not citation.pins and not citation.source and not _GOES_ON.match(text, word.end):
        rest += "."
    marks = writing.marks(snapshot, index, word)
    if name and not marks.opening and writing.is_emphasised(snapshot, index, Span(word.start, word.end - 1)):
        named, placed = writing.inside(snapshot, index, word, name), [Edit(Span(word.end, stop), rest)]
        after = writing.placed(snapshot, index, placed)
        return (named, *after) if named and after else None
    if name:
        marks = marks if marks.opening else writing.name_marks(snapshot, _authority(snapshot, index).declared)
        rest = marks.around(name) + rest
    whole = writing.over(snapshot, index, Span(word.start, stop), rest)
    return (whole,) if whole else None


def _form(snapshot: Snapshot, index: int, word: Span) -> tuple[str, str, int] | None:
    """A short name, what follows it, and up to where both stand for what is typed now."""
    citation, root = snapshot.references[index].citation, snapshot.references[index].antecedent
    if root is None or _authority(snapshot, index).kind in CASES:
        return _case_form(snapshot, index, word)
    first, text = snapshot.references[root].citation, writing.text_of(snapshot, root)
    if first.kind not in _COPIED or (first.kind is Kind.RECORD and text[first.span.start].isdigit()):
        return None  # a volume of the record is not the same for every page
    if citation.source:
        sign, own = text.find("§", *first.span), writing.text_of(snapshot, index).find("§", *citation.span)
        code = writing.typed(snapshot, root, Span(first.span.start, sign)) if sign >= 0 else ""
        return ("", code, own) if code and own >= 0 else None
    if citation.pins:
        return _pinned_form(snapshot, index, root)
    pinned = _last_pinned(snapshot, index)
    if snapshot.references[root].authority != snapshot.references[index].authority:
        return None
    if pinned is not None and snapshot.references[pinned].citation.kind is not first.kind:
        return None
    return "", writing.typed(snapshot, root if pinned is None else pinned, first.span), word.end


def _pinned_form(snapshot: Snapshot, index: int, root: int) -> tuple[str, str, int] | None:
    """The document of the record before what is typed of its page; ``H.R. Rep. No. 110-803, at `` before the page."""
    citation, first = snapshot.references[index].citation, snapshot.references[root].citation
    if first.kind is Kind.RECORD and first.source:
        return "", first.source.typed, citation.span.start + len("id.")
    if first.kind is not Kind.OTHER or not first.pins or first.pins[0].kind is not citation.pins[0].kind:
        return None
    upto = writing.typed(snapshot, root, Span(first.span.start, first.pins[0].span.start))
    return "", upto, citation.pins[0].span.start


def _case_form(snapshot: Snapshot, index: int, word: Span) -> tuple[str, str, int] | None:
    """``Roth`` and ``, 408 U.S. at ``, up to the pin."""
    citation, name = snapshot.references[index].citation, writing.called(snapshot, index)
    there = _last_placed(snapshot, index)
    core = None if there is None else writing.core(snapshot, there)
    if name is None or there is None or core is None or citation.source:
        return None
    source = snapshot.references[there].citation.source
    place = writing.joint(snapshot, there) + writing.typed(snapshot, there, core.place)
    pinned = index if citation.pins else _last_pinned(snapshot, index)
    if pinned is not None and _pinned(snapshot, pinned) != [pinned]:
        return None  # a short form would have to pin the parallels too
    if pinned is None:
        number = f" {source.number}" if source and source.series is Series.PRINT else ""
        return (name, place + number, word.end) if number.strip() or core.number is None else None
    lead = ", at " if source and source.series is Series.DATABASE else None
    there_pinned = snapshot.references[pinned].citation
    pins = writing.pins_of(there_pinned)
    assert pins
    lead = lead or writing.at(snapshot.style, there_pinned.pins, short=True)
    if pinned == index and writing.text_of(snapshot, index)[word.end : pins.start] == lead:
        return name, place, word.end  # as it is typed
    if pinned == index:
        return name, place + lead, pins.start
    return name, place + lead + writing.typed(snapshot, pinned, pins), word.end


def _authority(snapshot: Snapshot, index: int) -> Authority:
    return snapshot.authorities[snapshot.references[index].authority or 0]


def _earlier(snapshot: Snapshot, index: int) -> Iterator[int]:
    """The mentions of a reference's authority before it, the nearest first."""
    found = _authority(snapshot, index).mentions
    return (found[at] for at in range(bisect_left(found, index) - 1, -1, -1))


def _last_placed(snapshot: Snapshot, index: int) -> int | None:
    """The citation before that names the reporter whose pages are counted."""
    for at in _earlier(snapshot, index):
        reference = snapshot.references[at]
        if reference.parallel_of is None and reference.citation.kind in CASES and reference.citation.source:
            return at
    return None


def _last_pinned(snapshot: Snapshot, index: int) -> int | None:
    """The citation of the place that *id.* alone means, if the last one of the authority pinned any."""
    for at in _earlier(snapshot, index):
        reference = snapshot.references[at]
        if reference.citation.textual or reference.parallel_of is not None:
            continue
        if reference.citation.pins or reference.citation.kind is not Kind.ID:
            return at if _pinned(snapshot, at) else None
    return None


def _pinned(snapshot: Snapshot, index: int) -> list[int]:
    """A citation and its parallels, as far as they have pins."""
    return [member for member in writing.group(snapshot, index) if snapshot.references[member].citation.pins]


# -- every id. of a selection ----------------------------------------------------------------------------------------


def expansion(snapshot: Snapshot, selected: Span) -> tuple[Edit, ...]:
    """The edits that let a selection (source offsets) be moved.

    Every *id.* in it is replaced by a form that stands alone, and so is one outside it that looks back into it.
    """
    ids = snapshot.document.of_kind(Kind.ID) if snapshot.document else ()
    changes = [
        edits
        for index in ids
        if (_is_in(snapshot, index, selected) or _looks_into(snapshot, index, selected))
        and (edits := alone(snapshot, index))
    ]
    return _all(harmless(snapshot, changes, _all))


def _all(changes: Iterable[tuple[Edit, ...]]) -> tuple[Edit, ...]:
    return tuple(sorted(edit for edits in changes for edit in edits))


def has_ids(snapshot: Snapshot, selected: Span) -> bool:
    """Whether a selection holds an *id.*"""
    ids = snapshot.document.of_kind(Kind.ID) if snapshot.document else ()
    first = bisect_left(ids, selected.start, key=lambda index: snapshot.span(index).start)
    return first < len(ids) and snapshot.span(ids[first]).start < selected.end


def _is_in(snapshot: Snapshot, index: int, selected: Span) -> bool:
    return selected.overlaps(snapshot.span(index))


def _looks_into(snapshot: Snapshot, index: int, selected: Span) -> bool:
    """Whether an *id.* looks back on a citation in the selection."""
    own = snapshot.references[index]
    if own.why is Why.SAME_CODE:
        return own.antecedent is not None and _is_in(snapshot, own.antecedent, selected)
    at = before(snapshot, index)
    while at is not None and snapshot.references[at].authority != own.authority:
        at = before(snapshot, at)
    return at is not None and _is_in(snapshot, at, selected)
