"""The running of rules: those of form on one block, those of sense on a resolved document."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from pincite.checks.model import Edit, Finding, Fix, Severity
from pincite.checks.registry import BY_ID, RULES
from pincite.checks.rule import Cited, Draft, House, Library, Part, Rule, parts
from pincite.citations.finder import Finder
from pincite.citations.model import Citation, Kind, Source
from pincite.markup.blocks import BlockKind, Content, Format
from pincite.markup.writing import written
from pincite.mishaps import contained
from pincite.resolution.bare import Unit
from pincite.resolution.model import Authority, Reference
from pincite.settings import Level, Settings, Style
from pincite.text.spans import Span


class Judged(NamedTuple):
    """A draft with its rule; ``draft.related`` is still a reference's index."""

    rule: Rule
    draft: Draft
    at: int = -1
    """Where the citation it is about begins in its block; -1 for none."""


_SIGNS = Finder((sign, rule.id) for rule in RULES for sign in rule.signs)


@lru_cache(64)
def chosen(house: House, settings: Settings) -> frozenset[str]:
    """The rules that are on: of the house, selected, and neither ignored nor turned off."""
    select, ignore = settings.select, settings.ignore
    return frozenset(
        rule.id
        for rule in RULES
        if rule.applies(house)
        and (rule.id in select if select else rule.on_by_default or settings.level(rule.id) is not None)
        and rule.id not in ignore
        and settings.level(rule.id) is not Level.OFF
    )


def form(
    content: Content, citations: Sequence[Citation], house: House, settings: Settings, on: frozenset[str] | None = None
) -> tuple[Judged, ...]:
    """What the rules of form find in one block; one that fails there finds nothing. ``on``: only those."""
    on, text = chosen(house, settings) if on is None else on, content.readable.text
    found = [Judged(*one) for one in _asked(_checks(on, "of_content"), text, content, citations, house)]
    for index, citation in enumerate(citations):
        cited = Cited.of(text, citations, index, house)
        at = citation.span.start
        for flaw in citation.flaws:
            rule = BY_ID.get(flaw.rule)
            if rule and rule.of_flaw and rule.id in on:
                found.extend(Judged(*one, at) for one in _asked([(rule, rule.of_flaw)], text, cited, flaw))
        if citation.kind is not Kind.NAME_REF:
            has = parts(citation, parallel=len(cited.group) > 1)
            checks = _checks_about(on, "of_citation", citation.kind, has)
            found.extend(Judged(*one, at) for one in _asked(checks, text, cited))
    signed = _SIGNS.standing(text)
    of_block = [(rule, check) for rule, check in _checks(on, "of_block") if not rule.signs or rule.id in signed]
    found.extend(Judged(*one) for one in _asked(of_block, text, text, house))
    return tuple(found)


Check = Callable[..., Iterable[Any]]


@lru_cache(256)
def _checks(on: frozenset[str], part: str) -> tuple[tuple[Rule, Check], ...]:
    """The rules that are on and judge some part of a document, with what each asks of it: ``of_citation``."""
    return tuple((rule, check) for rule in RULES if rule.id in on and (check := getattr(rule, part)))


@lru_cache(1024)
def _checks_about(on: frozenset[str], part: str, kind: Kind, has: frozenset[Part]) -> tuple[tuple[Rule, Check], ...]:
    """The same of those rules that are about citations of some kind that have some parts."""
    return tuple(
        (rule, check) for rule, check in _checks(on, part) if kind in rule.kinds and rule.needs in {None, *has}
    )


def _asked(checks: Iterable[tuple[Rule, Check]], text: str, *about: object) -> list[tuple[Rule, Draft]]:
    """What several rules find in the same thing; only where one of them fails is each asked by itself."""
    try:
        return [(rule, draft) for rule, check in checks for draft in check(*about)]
    except Exception:
        return [(rule, draft) for rule, check in checks for draft in contained(rule.id, text, check, *about)]


T = TypeVar("T")
_ALL = -1
"""Stands for every block of a document."""


@dataclass(frozen=True, slots=True)
class Document:
    """A resolved document as rules of sense see it."""

    references: Sequence[Reference]
    authorities: Sequence[Authority]
    volumes: dict[tuple[str, str], list[tuple[int, int]]]
    texts: Sequence[str] = ()
    """The readable text of each block."""
    house: House = field(default_factory=lambda: House(Style.BLUEBOOK))
    blocks: Sequence[Unit] = ()
    library: Library | None = None
    _kinds: dict[Kind, list[int]] = field(default_factory=dict)
    _shorts: dict[int, list[int]] = field(default_factory=dict)
    _block_kinds: dict[BlockKind, list[int]] = field(default_factory=dict)
    _searches: dict[Callable[[str], Any], Mapping[int, Any]] = field(default_factory=dict)
    _looked_at: set[int] = field(default_factory=set)
    """The blocks whose text was looked at since that was last asked."""
    _found: dict[tuple[Callable[..., Any], int], Sequence[Any]] = field(default_factory=dict)

    def again(self, references: Sequence[Reference], blocks: Sequence[Unit], changed: frozenset[int]) -> "Document":
        """The document after an edit that changed the text of some blocks, and no citation's meaning."""
        texts = list(self.texts)
        for block in changed:
            texts[block] = blocks[block].text
        searches = {find: _found_again(find, found, texts, changed) for find, found in self._searches.items()}
        return replace(
            self,
            references=references,
            texts=texts,
            blocks=blocks,
            _searches=searches,
            _looked_at=set[int](),
            _found={},
        )

    def text(self, index: int) -> str:
        """The readable text of the block that a reference stands in."""
        block = self.references[index].block
        self._looked_at.add(block)
        return self.texts[block]

    def of_kind(self, kind: Kind) -> Sequence[int]:
        """The references of a kind, in text order."""
        if not self._kinds:
            for index, reference in enumerate(self.references):
                self._kinds.setdefault(reference.citation.kind, []).append(index)
        return self._kinds.get(kind, ())

    def shorts(self, authority: int) -> Sequence[int]:
        """The short forms of a case, in text order."""
        if not self._shorts:
            for index in self.of_kind(Kind.CASE_SHORT):
                if (case := self.references[index].authority) is not None:
                    self._shorts.setdefault(case, []).append(index)
        return self._shorts.get(authority, ())

    def passage(self, start: int, end: int) -> str:
        """What is read from the end of one reference, asides included, to the beginning of a later one."""
        one, two = self.references[start], self.references[end]
        after = max((one.citation.full.end, *(aside.span.end + 1 for aside in one.citation.parentheticals)))
        self._looked_at.update(range(one.block, two.block + 1))
        if one.block == two.block:
            return self.texts[one.block][after : two.citation.full.start]
        first, last = self.texts[one.block][after:], self.texts[two.block][: two.citation.full.start]
        return "\n".join((first, *self.texts[one.block + 1 : two.block], last))

    def words(self) -> Sequence[str]:
        """The readable text of every block."""
        self._looked_at.add(_ALL)
        return self.texts

    def kind(self, index: int) -> BlockKind:
        """The kind of block that a reference stands in."""
        return self.blocks[self.references[index].block].kind

    def kind_of_block(self, number: int) -> BlockKind | None:
        """The kind of a block; None where there is none."""
        return self.blocks[number].kind if 0 <= number < len(self.blocks) else None

    def text_of_block(self, number: int) -> str:
        """The readable text of a block; empty where there is none."""
        if not 0 <= number < len(self.texts):
            return ""
        self._looked_at.add(number)
        return self.texts[number]

    def where(self, find: Callable[[str], T]) -> Mapping[int, T]:
        """What a search finds in the text of each block, where that is something; remembered by block."""
        self._looked_at.add(_ALL)
        if find not in self._searches:
            self._searches[find] = {block: found for block, text in enumerate(self.texts) if (found := find(text))}
        return self._searches[find]

    def found(self, find: Callable[[int, "Document"], Iterable[T]], index: int) -> Sequence[T]:
        """What a search finds about a reference; remembered for the rules that ask about it one after the other."""
        if (find, index) not in self._found:
            self._found[find, index] = tuple(find(index, self))
        return self._found[find, index]

    def blocks_of(self, kind: BlockKind) -> Sequence[int]:
        """The blocks of a kind, in text order."""
        if not self._block_kinds:
            for block, unit in enumerate(self.blocks):
                self._block_kinds.setdefault(unit.kind, []).append(block)
        return self._block_kinds.get(kind, ())

    def units(self) -> Sequence[Unit]:
        """Every block as it was read, tables of authorities with what they list."""
        self._looked_at.add(_ALL)
        return self.blocks

    def looked_at(self) -> frozenset[int]:
        """The blocks whose text was looked at since this was last asked, ``_ALL`` for all of them."""
        blocks = frozenset(self._looked_at)
        self._looked_at.clear()
        self._found.clear()  # who asks for it again must be known to have looked
        return blocks

    def next_first_page(self, source: Source) -> tuple[int, int] | None:
        """The next first page that the document cites from this volume, and whose it is."""
        shelf = self.volumes.get((source.volume, source.name), ())
        at = bisect_right(shelf, int(source.number), key=lambda entry: entry[0])
        return shelf[at] if at < len(shelf) else None


class _Watched(tuple[Reference, ...]):
    """References that note in a set which of them are looked at; ``_ALL`` for every one."""

    looked_at: set[int]

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            self.looked_at.update(range(*index.indices(len(self))))
        else:
            self.looked_at.add(index if index >= 0 else index + len(self))
        return tuple.__getitem__(self, index)

    def __iter__(self) -> Iterator[Reference]:
        self.looked_at.add(_ALL)
        return tuple.__iter__(self)


def _found_again(
    find: Callable[[str], T], found: Mapping[int, T], texts: Sequence[str], changed: frozenset[int]
) -> Mapping[int, T]:
    now = {block: here for block in changed if (here := find(texts[block]))}
    return dict(sorted({**{block: here for block, here in found.items() if block not in changed}, **now}.items()))


class Sense(NamedTuple):
    """What the rules of sense found, by the reference it is about."""

    found: Mapping[int, tuple[Judged, ...]] = MappingProxyType({})
    readers: Mapping[int, frozenset[int]] = MappingProxyType({})
    """By block, the references of other blocks whose judgement looked at its text, now or earlier."""
    watchers: Mapping[int, frozenset[int]] = MappingProxyType({})
    """By reference, those of other blocks whose judgement looked at it, now or earlier."""

    def standing(self, index: int, references: Sequence[Reference]) -> Iterator[tuple[int, Judged]]:
        """What was found about a reference, each with the block it stands in: its own, or one that was looked at."""
        for one in self.found.get(index, ()):
            yield references[index].block if one.draft.block is None else one.draft.block, one

    def stale(self, blocks: Iterable[int]) -> frozenset[int]:
        """The references of other blocks to be judged anew where the text of some blocks has changed."""
        return frozenset[int]().union(*(self.readers.get(block, ()) for block in (_ALL, *blocks)))

    def astray(self, references: Iterable[int]) -> frozenset[int]:
        """The references to be judged anew where the citations of some others say something else."""
        return frozenset[int]().union(*(self.watchers.get(index, ()) for index in (_ALL, *references)))


def sense(
    document: Document, house: House, settings: Settings, indices: Iterable[int], before: Sense | None = None
) -> Sense:
    """Judge some references; of all others, what was found ``before`` still holds. A rule that fails finds nothing."""
    on = chosen(house, settings)
    of_id = _checks(on, "of_id")
    before = before or Sense()
    found = dict(before.found)
    readers, watchers = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    watched = _Watched(document.references)
    looked_at = watched.looked_at = set()
    meaning = replace(document, references=watched)
    document.looked_at()
    for index in indices:
        citation, block = document.references[index].citation, document.references[index].block
        asked: tuple[tuple[Rule, Check], ...] = ()
        if citation.pins or citation.source is not None or citation.kind is Kind.SUPRA:
            followers = document.references[index + 1 : index + 2]
            has = parts(citation, parallel=any(one.parallel_of == index for one in followers))
            asked = _checks_about(on, "of_reference", citation.kind, has)
        if citation.kind is Kind.ID:
            asked = (*asked, *of_id)
        at = citation.span.start
        if judged := tuple(Judged(*one, at) for one in _asked(asked, document.texts[block], index, meaning)):
            found[index] = judged
        else:
            found.pop(index, None)
        for other in document.looked_at() - {block}:
            readers[other].add(index)
        for other in looked_at:
            if other == _ALL or document.references[other].block != block:
                watchers[other].add(index)
        looked_at.clear()
    return Sense(found, _joined(before.readers, readers), _joined(before.watchers, watchers))


def _joined(before: Mapping[int, frozenset[int]], now: Mapping[int, set[int]]) -> Mapping[int, frozenset[int]]:
    return {**before, **{key: before.get(key, frozenset()) | more for key, more in now.items()}}


class Overview(NamedTuple):
    """What one rule found that looks at the document as a whole."""

    found: Mapping[int, tuple[Judged, ...]]
    """By block."""
    about: frozenset[int]
    """The references that it is about."""
    looked_at: frozenset[int]
    """The blocks whose text it looked at, besides what all citations mean; ``_ALL`` for every one."""

    def holds(self, renewed: frozenset[int], changed: frozenset[int]) -> bool:
        """Whether it is still true where no citation changed its meaning, and some blocks were read anew."""
        unseen = _ALL not in self.looked_at and self.looked_at.isdisjoint(changed)
        return unseen and self.about.isdisjoint(renewed)

    def differs(self, other: "Overview") -> Iterator[int]:
        """The blocks of which it says something else than another."""
        if self is not other:
            blocks = self.found.keys() | other.found.keys()
            yield from (block for block in blocks if self.found.get(block) != other.found.get(block))


def whole(document: Document, house: House, settings: Settings) -> dict[str, Overview]:
    """What the rules of the whole document find, by rule."""
    checks = _checks(chosen(house, settings), "of_document")
    return {rule.id: _overview(rule, check, document) for rule, check in checks}


def whole_again(
    document: Document, before: Mapping[str, Overview], renewed: frozenset[int], changed: frozenset[int]
) -> dict[str, Overview]:
    """The same where it was found ``before``: only rules that looked at what has changed look again."""
    return {
        rule.id: known if (known := before[rule.id]).holds(renewed, changed) else _overview(rule, check, document)
        for rule, check in _checks(frozenset(before), "of_document")
    }


def _overview(rule: Rule, check: Callable[[Document], Iterable[tuple[int, Draft]]], document: Document) -> Overview:
    document.looked_at()
    found: dict[int, tuple[Judged, ...]] = {}
    about: set[int] = set()
    for index, draft in contained(rule.id, "", check, document):
        block = document.references[index].block if draft.block is None else draft.block
        at = -1 if index < 0 else document.references[index].citation.span.start
        found[block] = (*found.get(block, ()), Judged(rule, draft, at))
        about.add(index)
    return Overview(found, frozenset(about), document.looked_at())


def without_echoes(judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """One defect, one finding: what a rule that goes to the root of a slip makes of a citation silences its echoes."""
    roots = {(one.at, rule) for one in judged for rule in one.rule.explains}
    return tuple(one for one in judged if (one.at, one.rule.id) not in roots) if roots else judged


def place(judged: Judged, content: Content, start: int, source: str, level: Level | None = None) -> Finding:
    """A finding where it stands in the source of its block, which begins at ``start`` in ``source``.

    ``level`` is what the author makes of the rule; None for the rule's own severity.

    A fix whose edit would take hidden text with it (a star page, emphasis) is trimmed to what differs, and left out
    if that does not help.
    """
    rule, draft = judged.rule, judged.draft
    edits = tuple(located(edit, content, start, source) for edit in draft.edits)
    fix: Fix | None = None
    kept = tuple(edit for edit in edits if edit is not None)
    if kept and len(kept) == len(edits):
        title = draft.title or _title(draft, source, kept)
        fix = Fix(
            title, tuple(edit.shift(-start) for edit in kept), rule.fix == "safe" if draft.safe is None else draft.safe
        )
    severity = Severity(level) if level else draft.severity or rule.severity
    return Finding(rule.id, severity, content.readable.source(draft.span), draft.message, fix)


def located(edit: Edit, content: Content, start: int, source: str) -> Edit | None:
    """An edit where it was typed, in the draft's markup; None where it would take more than emphasis with it."""
    readable, old, new = content.readable, content.readable.text[edit.span.start : edit.span.end], edit.text
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if tail and new[: len(new) - tail].endswith(("§", "¶")):
        tail -= 1  # its space is typed as a tie, perhaps
    span = Span(edit.span.start + head, edit.span.end - tail)
    text = new[head : len(new) - tail]
    if span.start == span.end and span.start > 0:
        # it keeps to the word that it touches; a comma goes outside the emphasis that ends here
        after = text[:1] == "," or readable.text[span.start - 1] == " "
        here = start + (readable.source_start(span.start) if after else readable.source_end(span.start))
        return Edit(Span(here, here), written(text, content.format, source, here, here))
    for at, put in ((span, text), (edit.span, new)):
        typed = readable.source(at).shift(start)
        if content.format is Format.MARKDOWN and source[typed.start - 1 : typed.start + 1] == "\\*":
            typed = Span(typed.start - 1, typed.end)  # the star goes with its backslash
        marks = _marks(source[typed.start : typed.end], readable.text[at.start : at.end])
        if marks and not put:
            # emphasised words go with both their marks
            begins = _BEGINS.search(source, max(0, typed.start - 12), typed.start)
            if begins is None:
                continue
            typed, marks = Span(begins.start(), typed.end), ""
        if marks == "" or (marks and at == edit.span):
            return Edit(typed, marks + written(put, content.format, source, *typed))
    return None


_MARK = re.compile(r"\\(?:emph|textit|textsl|textsc|textbf|underline|uline)\{|\}|\*{1,3}|_{1,3}")
_BEGINS = re.compile(rf"(?:{_MARK.pattern})$")
_ENDS = re.compile(r"(?<=[^\s*_{])[*_}]")


def _marks(typed: str, read: str) -> str | None:
    """What hidden emphasis must stay where ``typed`` is replaced: nothing, or the mark that ends it there.

    None where more is hidden than emphasis, or emphasis begins there.
    """
    if stands_for(typed, read):
        return ""
    marks = _MARK.findall(typed)
    if not stands_for(_MARK.sub("", typed), read):
        return None
    if len(marks) % 2 == 0:
        return ""
    ended = _ENDS.search(typed)
    return marks[0] if ended and len(marks) == 1 else None


_TYPED = {"~": " ", "\\S": "§", "\\P": "¶", "\\ ": " ", "``": "“", "''": "”", "\\*": "*", "\\&": "&", "--": "–"}


def stands_for(typed: str, read: str) -> bool:
    """Whether source text is only another way to type what is read: white space, dashes, a tie, a sign's command."""
    for way, sign in _TYPED.items():
        typed, read = typed.replace(way, sign), read.replace(way, sign)
    return "".join(typed.split()) == "".join(read.split())


def _title(draft: Draft, source: str, edits: tuple[Edit, ...]) -> str:
    first = edits[0]
    typed = " ".join(source[first.span.start : first.span.end].split())
    text = first.text.strip()
    if not typed:
        return f"Insert “{text}”" if text else "Insert a space"
    return f"Replace “{typed}” with “{text}”" if text else f"Remove “{typed}”"
