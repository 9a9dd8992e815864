"""The cases that the draft cites, in the form that comes next: *Id.*, the short form, or the full citation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.checks import chain, run
from pincite.checks.rule import House
from pincite.citations.model import Citation, Kind, Series
from pincite.citations.names import is_abbreviation, is_personal
from pincite.citations.tables import CONNECTORS, LEADING
from pincite.features.completion.model import Item, Site, Sort
from pincite.features.completion.place import SIGNAL, cites
from pincite.features.completion.writing import emphasised, replaced
from pincite.features.words import authority_in_full
from pincite.markup.blocks import BlockKind
from pincite.resolution.model import Authority
from pincite.resolution.resolve import id_would_mean
from pincite.settings import Style

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
_MOST = 20
_AT = {Style.SCOTUS: ", at ", Style.CALIFORNIA: " at p. "}
"""What comes before the page of a short form, where it is not ``at``."""


class Form(NamedTuple):
    """A way to write an authority: its name, which the draft emphasises, what follows, and what finds it."""

    name: str
    rest: tuple[str, ...]
    kind: Kind = Kind.CASE_SHORT

    @property
    def read(self) -> str:
        """The form without its tab stops."""
        return self.name + "".join(self.rest)


def beginnings(site: Site) -> Iterator[tuple[int, str]]:
    """Where the name of a case may have begun that ends at the caret, the longest first, and its words so far."""
    floor = max(0, len(site.text) - _REACH)
    for ended in _SENTENCE.finditer(site.text, floor):
        if not is_abbreviation(ended["word"] or "."):
            floor = ended.end()
    for word in _WORD.finditer(site.text, floor):
        typed = site.text[word.start() :]
        if len(typed) >= _FEWEST and not all(map(_is_small, typed.split())):
            yield word.start(), typed


def _is_small(word: str) -> bool:
    """Whether a word begins sentences rather than names: ``In``, ``The``."""
    return word.rstrip(".,").lower() in LEADING | CONNECTORS


def named(site: Site) -> Iterator[Item]:
    """The cases cited in the draft whose name has been begun."""
    for start, typed in beginnings(site):
        found = [authority for authority in _cases(site) if _begun(authority, typed, site)]
        if found and not is_personal(site.text, start):
            for authority in found[:_MOST]:
                yield from _forms_begun(site, start, typed, authority)
            return


def signalled(site: Site) -> Iterator[Item]:
    """The cases cited in the draft, the last mentioned first, right after a signal."""
    if _SIGNAL.search(site.text, max(0, len(site.text) - _REACH)):
        start = len(site.text)
        for authority in list(_cases(site))[:_MOST]:
            for form in list(forms(site, start, authority))[:1]:
                yield _item(site, start, form, form.read, authority)


def repeated(site: Site) -> Iterator[Item]:
    """*Id.*, where it has been begun and would mean the case cited just before."""
    begun = _ID.search(site.text)
    if begun is None or len(begun.group()) < _FEWEST or not cites(site, begun.start()):
        return
    index = antecedent(site, begun.start())
    authority = None if index is None else _authority(site.snapshot, index)
    if authority is not None:
        for form in _id_forms(site, begun.start(), authority):
            yield _item(site, begun.start(), form, form.read, authority)


# -- which case ------------------------------------------------------------------------------------------------------


def _cases(site: Site) -> Iterator[Authority]:
    """The cases that the draft cites in full somewhere, those mentioned last before the caret first."""
    references, authorities = site.snapshot.references, site.snapshot.authorities
    last = (references[index].authority for index in range(site.before - 1, -1, -1))
    order = dict.fromkeys((*(index for index in last if index is not None), *range(len(authorities))))
    for index in order:
        if authorities[index].kind is Kind.CASE_FULL and authorities[index].source.number:
            yield authorities[index]


def _begun(authority: Authority, typed: str, site: Site) -> bool:
    return any(name.startswith(typed) for name in _sought(authority)) or any(
        name and typed.startswith(f"{name}, ") for name in (authority.title, *authority.names[:1])
    )


def _sought(authority: Authority) -> tuple[str, ...]:
    """What a case is looked for by: its short names, its name, its second party."""
    return (*authority.names, authority.title, authority.title.partition(" v. ")[2])


def _authority(snapshot: Snapshot, reference: int) -> Authority | None:
    index = snapshot.references[reference].authority
    return None if index is None else snapshot.authorities[index]


# -- in which form ---------------------------------------------------------------------------------------------------


def _forms_begun(site: Site, start: int, typed: str, authority: Authority) -> Iterator[Item]:
    for form in forms(site, start, authority):
        if form.read.startswith(typed) and form.read != typed:
            yield _item(site, start, form, form.read, authority)
        elif begun := next((name for name in _sought(authority) if name.startswith(typed)), None):
            yield _item(site, start, form, begun, authority)


def forms(site: Site, start: int, authority: Authority) -> Iterator[Form]:
    """How a case may be cited at a place in the text, the likeliest form first."""
    references = site.snapshot.references
    declared = references[authority.declared]
    if authority.declared >= site.before:
        yield full(site.snapshot, authority)
        return
    citing = cites(site, start)
    index = antecedent(site, start) if citing else None
    if index is not None and _authority(site.snapshot, index) is authority:
        yield from _id_forms(site, start, authority)
    short = _short(site, authority, declared.citation)
    if short:
        yield short
    if authority.names:
        yield Form(authority.names[0], ("",), Kind.NAME_REF)


def antecedent(site: Site, start: int) -> int | None:
    """The reference that *id.* would surely mean at a place: nothing else was cited with it, or named since."""
    snapshot = site.snapshot
    contents = [block.content for block in snapshot.blocks]
    index = id_would_mean(snapshot.references, contents, site.block, start)
    if index is None or snapshot.references[index].authority is None:
        return None
    words = [content.readable.text for content in contents]
    meaning = run.Document(snapshot.references, snapshot.authorities, {}, words, House(snapshot.style))
    before = chain.before(index, meaning)
    found, note = snapshot.references[index], BlockKind.FOOTNOTE
    between = site.text[:start]
    if found.block == site.block:
        between = between[found.citation.full.end :]
    elif (contents[found.block].kind is note) is (contents[site.block].kind is note):
        own = (words[block] for block in range(found.block + 1, site.block) if contents[block].kind is not note)
        between = "\n".join((words[found.block][found.citation.full.end :], *own, between))
    in_string = before is not None and chain.joined(before, index, meaning)
    return None if in_string or not chain.is_clear(between) else index


def _id_forms(site: Site, start: int, authority: Authority) -> Iterator[Form]:
    word = "id." if _WITHIN.search(site.text, 0, start) else "Id."
    if authority.source.series is Series.DATABASE:
        yield Form(word, (" at *", ""), Kind.ID)
    elif authority.source.series is Series.NEUTRAL:
        yield Form(word, (" ¶ ", ""), Kind.ID)
    else:
        yield Form(word, (_AT.get(site.snapshot.style, " at "), ""), Kind.ID)


def _short(site: Site, authority: Authority, declared: Citation) -> Form | None:
    """``Roth, 408 U.S. at``: with the name that the draft calls the case by, and its spelling of the reporter."""
    source = authority.source
    name = authority.names[0] if authority.names else authority.title
    typed = declared.source.typed if declared.source else source.name
    if not name or not source.volume:
        return None
    if source.series is Series.DATABASE:
        return Form(name, (f", {source.volume} {typed} {source.number}, at *", ""))
    if source.series is Series.NEUTRAL:
        return Form(name, (f", {source.volume} {typed} {source.number}, ¶ ", ""))
    at = _AT.get(site.snapshot.style, " at ")
    if site.snapshot.style is Style.CALIFORNIA:
        return Form(name, (f", supra, {source.volume} {typed}{at}", ""))
    return Form(name, (f", {source.volume} {typed}{at}", ""))


def full(snapshot: Snapshot, authority: Authority) -> Form:
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


def _item(site: Site, start: int, form: Form, key: str, authority: Authority) -> Item:
    """A form as an item; ``key`` is what the author types to find it."""
    name = emphasised(site, start, form.name, form.kind) if form.name else ""
    typed = len(site.text) - start
    return Item(
        form.read.strip(),
        Sort.NAME if form.kind is Kind.NAME_REF else Sort.AUTHORITY,
        replaced(site, start),
        (name + form.rest[0], *form.rest[1:]),
        site.typed(start) + key[typed:],
        authority_in_full(authority),
        authority.key,
    )
