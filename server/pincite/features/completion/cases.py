"""The cases that the draft cites, in the form that comes next: *Id.*, the short form, or the full citation."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.checks import chain, run
from pincite.checks.rule import House
from pincite.citations.model import Kind, Series
from pincite.citations.names import is_personal
from pincite.citations.tables import CONNECTORS, LEADING
from pincite.features.completion.model import Item, Site, Sort
from pincite.features.completion.place import SIGNAL, cites, ends_sentence
from pincite.features.completion.writing import Emphasis, emphasis, in_markup, replaced, usual_emphasis
from pincite.features.words import authority_in_full
from pincite.markup.blocks import BlockKind
from pincite.resolution.model import Authority
from pincite.resolution.names import is_government, other_names
from pincite.resolution.resolve import id_would_mean
from pincite.settings import Style
from pincite.text.spans import Span

_FEWEST = 2
"""Fewer letters are no beginning of a name yet."""
_REACH = 100
_WORD = re.compile(r"(?<![\w’'.&-])[A-Z][\w’'.&-]*")
_SENTENCE = re.compile(r"(?P<word>[\w.’'&-]+\.)[)”\"’]*\s|[)”\"’]\.\s|[?!][)”\"’]*\s|[;(]")
_SIGNAL = re.compile(rf"(?:^|[.;(”\"]\s?)[*_]*(?:{SIGNAL})[*_]*\s$", re.IGNORECASE)
_ID = re.compile(r"(?<![\w.])[Ii](?:d\.?)?(?:\s(?:at?)?)?$")
_WITHIN = re.compile(r"(?:[;,]|\b(?:[Ss]ee|also|accord|[Cc]ompare|with|quoting|citing|[Cc]f\.))\s*[*_]*$")
"""Where *id.* has a small letter."""
_BEFORE_PIN = re.compile(r",?\s*(?:at\s)?[*¶§\s]*$")
_PINNED = frozenset({Kind.CASE_FULL, Kind.JOURNAL, Kind.STATUTE, Kind.REGULATION})
"""What *id.* is offered for, with the beginning of a pin."""
_MOST = 20
_SMALL = LEADING | CONNECTORS
_SUPRA = "supra"
_AT = {Style.SCOTUS: ", at ", Style.CALIFORNIA: " at p. "}
"""What comes before the page of a short form, where it is not ``at``."""


class Form(NamedTuple):
    """A way to write an authority: its name, which the draft emphasises, and what follows, with its tab stops."""

    name: str
    rest: tuple[str, ...]
    kind: Kind = Kind.CASE_SHORT

    @property
    def read(self) -> str:
        """The form without its tab stops."""
        return self.name + "".join(self.rest)


def beginnings(site: Site) -> Iterator[tuple[int, str]]:
    """Where a name may have begun that ends at the caret, the longest first, and its words so far.

    After a space nothing has been begun, unless it is that of ``v.``, or of the comma after a name.
    """
    if site.text[-1:].isspace() and not site.text.endswith((" v. ", ", ")):
        return
    floor = max(0, len(site.text) - _REACH)
    for ended in _SENTENCE.finditer(site.text, floor):
        if not ended["word"] or ends_sentence(ended["word"]):
            floor = ended.end()
    for word in _WORD.finditer(site.text, floor):
        typed = site.text[word.start() :]
        common = all(map(_is_small, typed.split())) or (" " not in typed and is_government(typed))
        if len(typed) >= _FEWEST and not common and not _goes_on(site.text[floor : word.start()]):
            yield word.start(), typed


def _goes_on(before: str) -> bool:
    """Whether what follows some words is the rest of a name that began in them: ``Doe v.``, ``Judge``."""
    last = next(reversed(before.split()), "")
    return last in ("v.", "vs.", "v") or (_WORD.fullmatch(last) is not None and not _is_small(last))


def _is_small(word: str) -> bool:
    """Whether a word begins sentences rather than names: ``In``, ``The``."""
    return word.rstrip(".,").lower() in _SMALL


def named(site: Site) -> Iterator[Item]:
    """The cases cited in the draft whose name has been begun."""
    cases = list(_cases(site))
    for start, typed in beginnings(site):
        found = [authority for authority in cases if _begun(authority, typed)]
        if found and not is_personal(site.text, start):
            place = _Place.of(site, start)
            found.sort(key=lambda authority: typed not in authority.names)
            for authority in found[:_MOST]:
                yield from _forms_begun(place, typed, authority)
            return


def signalled(site: Site) -> Iterator[Item]:
    """The cases cited in the draft, the last mentioned first, right after a signal."""
    if site.ending(_SIGNAL):
        place = _Place.of(site, len(site.text))
        for authority in islice(_cases(site), _MOST):
            for form in islice(_forms(place, authority), 1):
                yield place.item(form, form.read, authority)


def repeated(site: Site) -> Iterator[Item]:
    """*Id.*, where it has been begun and would mean the case cited just before."""
    begun = site.ending(_ID)
    if begun is None or len(begun.group()) < _FEWEST or not cites(site, begun.start()):
        return
    place = _Place.of(site, begun.start())
    if place.repeats is not None:
        form = _id(place, place.repeats)
        yield place.item(form, form.read, place.repeats)


# -- which case ------------------------------------------------------------------------------------------------------


def _cases(site: Site) -> Iterator[Authority]:
    """The cases that the draft cites in full somewhere, those mentioned last before the caret first."""
    references, authorities = site.snapshot.references, site.snapshot.authorities
    last = (references[index].authority for index in range(site.before - 1, -1, -1))
    order = dict.fromkeys((*(index for index in last if index is not None), *range(len(authorities))))
    for index in order:
        if authorities[index].kind is Kind.CASE_FULL and authorities[index].source.number:
            yield authorities[index]


def _begun(authority: Authority, typed: str) -> bool:
    if ", " in typed and typed.startswith(
        tuple(f"{name}, " for name in (authority.title, *authority.names[:1]) if name)
    ):
        return True
    return any(name.startswith(typed) for name in _sought(authority))


def _sought(authority: Authority) -> tuple[str, ...]:
    """What a case is looked for by: its short names, its name, its second party."""
    return (*authority.names, authority.title, authority.title.partition(" v. ")[2])


# -- in which form ----------------------------------------------------------------------------------------------------


class _Place(NamedTuple):
    """Where a citation begins, and what is found out once for all that may be cited there."""

    site: Site
    start: int
    repeats: Authority | None
    """What *id.* would mean there."""
    span: Span
    name: Emphasis
    word: Emphasis
    """Of *id.*"""

    @classmethod
    def of(cls, site: Site, start: int) -> "_Place":
        """Look around a place in the text."""
        repeats = _repeated(site, start) if cites(site, start) else None
        marks = emphasis(site, start), emphasis(site, start, Kind.ID)
        return cls(site, start, repeats, replaced(site, start), *marks)

    def item(self, form: Form, key: str, authority: Authority) -> Item:
        """A form as an item; ``key`` is what the author types to find it."""
        mark = self.word if form.kind is Kind.ID else self.name
        name = mark.of(in_markup(self.site, form.name)) if form.name else ""
        rest = [in_markup(self.site, part) for part in form.rest]
        if _SUPRA in rest[0]:
            rest[0] = rest[0].replace(_SUPRA, usual_emphasis(self.site).of(_SUPRA))
        return Item(
            form.read.strip(),
            Sort.NAME if form.kind is Kind.NAME_REF else Sort.AUTHORITY,
            self.span,
            (name + rest[0], *rest[1:]),
            self.site.typed(self.start) + key[len(self.site.text) - self.start :],
            authority_in_full(authority),
            authority.key,
        )


def _forms_begun(place: _Place, typed: str, authority: Authority) -> Iterator[Item]:
    for form in _forms(place, authority, typed.partition(",")[0]):
        if form.read.startswith(typed) and form.read != typed:
            yield place.item(form, form.read, authority)
        elif begun := next((name for name in _sought(authority) if name.startswith(typed)), None):
            yield place.item(form, begun, authority)


def _forms(place: _Place, authority: Authority, typed: str = "") -> Iterator[Form]:
    """How a case may be cited at a place, the likeliest form first; by the name that has been begun, if it has such."""
    snapshot = place.site.snapshot
    if authority.declared >= place.site.before:
        yield _full(snapshot, authority)
        return
    if authority is place.repeats:
        yield _id(place, authority)
    called = _called(snapshot, authority, typed)
    if short := _short(snapshot, authority, called or authority.title):
        yield short
    if called:
        yield Form(called, ("",), Kind.NAME_REF)


def _called(snapshot: Snapshot, authority: Authority, typed: str) -> str:
    """The short name of a case that begins as typed, else what the draft calls it; empty where it has none."""
    name = snapshot.references[authority.declared].citation.name
    known = (*authority.names, *(other_names(name) if name and typed else ()))
    return next((one for one in known if one.startswith(typed)), next(iter(authority.names), ""))


def _repeated(site: Site, start: int) -> Authority | None:
    """What *id.* would surely mean at a place: nothing was cited with it, nor an unknown source since."""
    snapshot = site.snapshot
    references, note = snapshot.references, BlockKind.FOOTNOTE
    contents = [block.content for block in snapshot.blocks]
    index = id_would_mean(references, contents, site.block, start)
    authority = None if index is None else references[index].authority
    if index is None or authority is None or snapshot.authorities[authority].kind not in _PINNED:
        return None
    words = [content.readable.text for content in contents]
    meaning = run.Document(references, snapshot.authorities, {}, words, House(snapshot.style))
    before, found = chain.before(index, meaning), references[index]
    between = site.text[:start]
    if found.block == site.block:
        between = between[found.citation.full.end :]
    elif (contents[found.block].kind is note) is (contents[site.block].kind is note):
        own = (words[block] for block in range(found.block + 1, site.block) if contents[block].kind is not note)
        between = "\n".join((words[found.block][found.citation.full.end :], *own, between))
    in_string = before is not None and chain.joined(before, index, meaning)
    return None if in_string or not chain.is_clear(between) else snapshot.authorities[authority]


def _id(place: _Place, authority: Authority) -> Form:
    word = "id." if _WITHIN.search(place.site.text, 0, place.start) else "Id."
    snapshot, series = place.site.snapshot, authority.source.series
    if authority.kind in (Kind.STATUTE, Kind.REGULATION):
        return Form(word, (" § ", ""), Kind.ID)
    return Form(word, ({Series.DATABASE: " at *", Series.NEUTRAL: " ¶ "}.get(series, _at(snapshot)), ""), Kind.ID)


def _short(snapshot: Snapshot, authority: Authority, name: str) -> Form | None:
    """``Roth, 408 U.S. at``, in the draft's spelling of the reporter."""
    source = authority.source
    place = f"{source.volume} {source.typed or source.name}"
    if not name or not source.volume:
        return None
    match source.series:
        case Series.DATABASE:
            return Form(name, (f", {place} {source.number}, at *", ""))
        case Series.NEUTRAL:
            return Form(name, (f", {place} {source.number}, ¶ ", ""))
    supra = f"{_SUPRA}, " if snapshot.style is Style.CALIFORNIA else ""
    return Form(name, (f", {supra}{place}{_at(snapshot)}", ""))


def _at(snapshot: Snapshot) -> str:
    return _AT.get(snapshot.style, " at ")


def _full(snapshot: Snapshot, authority: Authority) -> Form:
    """The full citation as the draft has it further on, a tab stop in the place of its pins."""
    references, at = snapshot.references, authority.declared
    head = references[at].citation
    text = snapshot.blocks[references[at].block].content.readable.text
    group = [head, *(found.citation for found in references[at + 1 : at + _MOST] if found.parallel_of == at)]
    start = head.name.span.end if head.name else head.span.start
    parts: list[str] = []
    for citation in group:
        until = citation.pins[0].span.start if citation.pins else citation.span.end
        parts.append(_BEFORE_PIN.sub("", text[start:until]) if citation.pins else text[start:until])
        start = citation.span.end
    tail = "".join(parts[1:]) + text[start : max(start, head.full.end)]
    return Form(head.name.text if head.name else "", (parts[0], tail), Kind.CASE_FULL)
