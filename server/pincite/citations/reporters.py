"""Reporters and journals: where a volume of one is named, by eyecite's tokenizer and reporters-db.

Sources: Indigo Book R11.6 (volumes, reporters, pages); reporters-db.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import NamedTuple

from pincite.citations.extractors import EDITIONS, NOMINATIVE, PATTERNS, Pattern, automaton, is_reporter
from pincite.citations.model import Series, Source
from pincite.citations.tables import STATES
from pincite.text.patterns import not_after
from pincite.text.spans import Span, SpanSet


class Mention(NamedTuple):
    """A volume of a reporter named in a text: ``307 F.3d``, and the first page after it if there is one."""

    span: Span
    """Volume to first page, or volume to reporter where no page follows."""
    head: Span
    """Volume and reporter alone."""
    source: Source
    short: bool
    """Whether a short form follows: ``307 F.3d at``."""
    journal: bool
    ambiguous: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One series of a reporter, as reporters-db knows it."""

    name: str
    reporter: str
    start: datetime | None
    end: datetime | None
    cite_type: str
    courts: tuple[str, ...] = ()


_VOLUMES_OF_ONE_MAN = 26
_APPENDIX = ("App", "App.")
"""A volume of the record, ``1 App. 23``; only reporters-db takes it for Ohio's reports."""
_DATABASES = ("specialty_west", "specialty_lexis")


_FIGURE = re.compile(r"\d")
_VOLUME = re.compile(not_after("[A-Za-z0-9]", "[1-9]") + r"\d* (?=\S)")
_LONGEST_NAME = 160
"""With all its spaces."""
_VOLUME_FIRST = r"(?:^|[^a-zA-Z0-9])((?P<volume>[1-9]\d*) (?P<reporter>"
"""How eyecite's patterns of most reporters begin: with what ``_VOLUME`` finds, and then one of their strings."""


class _Token(NamedTuple):
    """Where a pattern matches: its ``data`` begins at ``start``."""

    start: int
    data: str
    groups: dict[str, str | None]
    pattern: Pattern

    @classmethod
    def of(cls, match: re.Match[str], pattern: Pattern) -> "_Token":
        return cls(match.start(1), match[1], match.groupdict(), pattern)


class _Tokenizer:
    """The patterns of reporters and journals, each tried only where one of its names follows a volume.

    Codes, rules, *id.* and section signs have grammars of their own here. Patterns are told apart by identity.
    """

    def __init__(self) -> None:
        self.named: dict[str, list[Pattern]] = {}
        """By a name without its spaces; by their first letter, those whose names are a pattern."""
        others = []
        for pattern in PATTERNS:
            if pattern.regex.startswith(_VOLUME_FIRST):
                for name in {_compact(name) for name in pattern.names} or {pattern.regex[len(_VOLUME_FIRST)]}:
                    self.named.setdefault(name, []).append(pattern)
            else:
                others.append(pattern)
        self.lengths: dict[str, set[int]] = {}
        """How long the names are that begin with a character."""
        for name in self.named:
            self.lengths.setdefault(name[:1], set()).add(len(name))
        self.filter = automaton((_compact(name), pattern) for pattern in others for name in pattern.names)

    def tokens(self, text: str) -> Iterator[_Token]:
        """Every match of a pattern in a text; one place can come more than once."""
        for volume in _VOLUME.finditer(text):
            for pattern in self._after(text, volume.end()):
                if match := _compiled(pattern.regex).match(text, max(volume.start() - 1, 0)):
                    yield _Token.of(match, pattern)
        others = {id(pattern): pattern for _, found in self.filter.iter(_compact(text)) for pattern in found}
        for pattern in others.values():
            for match in _compiled(pattern.regex).finditer(text):
                yield _Token.of(match, pattern)

    def _after(self, text: str, start: int) -> Iterable[Pattern]:
        """The patterns one of whose names stands at ``start``."""
        lengths = self.lengths.get(text[start])
        if not lengths:
            return ()
        ahead = _compact(text[start : start + _LONGEST_NAME])
        return {id(p): p for length in lengths for p in self.named.get(ahead[:length], ())}.values()


_compiled = cache(re.compile)


def _compact(text: str) -> str:
    return "".join(text.split())


@cache
def _tokenizer() -> _Tokenizer:
    return _Tokenizer()


@cache
def _spellings() -> dict[str, str]:
    """Every known spelling of a reporter without its spaces, to the standard form of its edition."""
    found: dict[str, str] = {}
    for spelling, editions in EDITIONS.items():
        names = [e.short_name for e in editions if is_reporter(e)]
        if names:
            compact = _compact(spelling)
            found[compact] = compact_match if (compact_match := _same(compact, names)) else names[0]
    return found


def _same(compact: str, names: list[str]) -> str | None:
    return next((name for name in names if _compact(name) == compact), None)


@lru_cache(4096)
def edition(name: str) -> Edition | None:
    """What is known of an edition by its standard form: ``F.3d``; None for an unknown one."""
    for found in EDITIONS.get(name, ()):
        if found.short_name == name and is_reporter(found):
            return Edition(name, found.reporter.name, found.start, found.end, found.reporter.cite_type)
    return None


def mentions(text: str) -> list[Mention]:
    """The volumes of reporters and journals named in a block, in order and without overlaps."""
    if not _FIGURE.search(text):
        return []
    found = [_mention(token) for token in _tokenizer().tokens(text) if _credible(token)]
    chosen = _without_overlaps(found)
    chosen.extend(_north_carolina(text))
    chosen.extend(_orphans(text, SpanSet(m.span for m in chosen)))
    chosen = [m for m in chosen if not (_OF_CODE.match(text, m.span.end - len("2011")) or _is_regulation(text, m))]
    chosen.sort(key=lambda m: m.span.start)
    return chosen


_DECIMAL = re.compile(r"\.\d")
_OF_CODE = re.compile(r"(?:19|20)\d\d,?\s?§")
"""The year of a code, which is no page: Oklahoma's ``12 O.S. 2011 § 2056``."""


def _is_regulation(text: str, mention: Mention) -> bool:
    """``105 CMR 210.003``: Massachusetts' code goes by the letters of the reports of courts-martial."""
    return mention.source.typed == "CMR" and _DECIMAL.match(text, mention.span.end) is not None


def _credible(token: _Token) -> bool:
    # "Thompson, 490 U.S. 454" is not a cite to the nominative reporter Thompson: those need their volume
    if not token.groups.get("volume") and not token.groups.get("volume_nominative"):
        return bool(token.pattern.editions[0].reporter.cite_type == "neutral")
    typed = token.groups.get("reporter") or ""
    return typed not in _APPENDIX and not _is_treatise(token.groups.get("volume") or "", typed)


def _is_treatise(volume: str, name: str) -> bool:
    """``27 Wright 575``: no reporter that goes by one man's name, and is no state's, has so many volumes."""
    plain = name.isalpha() and name.istitle() and len(name) > len("Bush") and name not in STATES
    return plain and volume.isdecimal() and int(volume) > _VOLUMES_OF_ONE_MAN


def _mention(token: _Token) -> Mention:
    lead = len(token.data) - len(token.data.lstrip())
    start = token.start + lead
    data = token.data.lstrip()
    groups = token.groups
    typed = (groups.get("reporter") or "").strip()
    at = data.find(typed) if typed else 0
    head = Span(start, start + at + len(typed))
    sources = tuple(_sources(token, typed))
    journal = token.pattern.editions[0].reporter.source == "journals"
    return Mention(Span(start, start + len(data)), head, sources[0], token.pattern.short, journal, sources[1:])


def _sources(token: _Token, typed: str) -> Iterator[Source]:
    groups = token.groups
    seen = set()
    volume = groups.get("volume") or groups.get("year") or ""
    page = "" if token.pattern.short else groups.get("page") or ""
    for e in token.pattern.editions:
        if e.short_name not in seen:
            seen.add(e.short_name)
            yield Source(volume, e.short_name, page, typed, _series(e.reporter.cite_type))


def _series(cite_type: str) -> Series:
    if cite_type in _DATABASES:
        return Series.DATABASE
    return Series.NEUTRAL if cite_type == "neutral" else Series.PRINT


def _rank(mention: Mention) -> tuple[int, int, bool]:
    nominative = mention.source.name in NOMINATIVE
    exact = _compact(mention.source.typed) == _compact(mention.source.name)
    return (nominative, -(mention.span.end - mention.span.start), not exact)


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    """The best readings: bound reporters before nominative ones, longer before shorter, exact before variant."""
    chosen: list[Mention] = []
    taken = SpanSet()
    for mention in sorted(found, key=_rank):
        if taken.is_free(mention.span):
            taken.add(mention.span)
            chosen.append(mention)
    chosen.sort(key=lambda m: m.span.start)
    return chosen


_DIGIT = not_after(r"[\w.§$-]", r"[\dOIl]")
_NORTH_CAROLINA = re.compile(r"(?<![\w-])(?P<volume>20\d\d)-(?P<court>NCSC|NCCOA)-(?P<number>\d{1,4})(?![\w-])")


def _north_carolina(text: str) -> Iterator[Mention]:
    """``2021-NCSC-57``: neutral cites that reporters-db does not know."""
    for found in _NORTH_CAROLINA.finditer(text) if "-NC" in text else ():
        source = Source(found["volume"], found["court"], found["number"], found["court"], Series.NEUTRAL)
        yield Mention(Span(*found.span()), Span(found.start(), found.end("court")), source, short=False, journal=False)


_SITE = re.compile(rf"(?P<volume>{_DIGIT}(?:(?<=\d)|(?=[\dOIl]))[\dOIl]{{0,3}})\s+(?=[A-Z])")
_WORDS = re.compile(r"[A-Z][A-Za-z.'’&]*(?:\s?(?:[A-Z][A-Za-z.'’&]*|\d(?:d|rd|nd|th|st)\b\.?|&))*\d?[a-z]{0,2}")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z0-9]|[A-Z][A-Z][a-z]")
_AFTER = re.compile(r",?\s*at\b|\s+(?:n|nn|fn)\.\s?\d|,?\s+(?P<page>[\dOlI]*\d[\dOlI]*(?!\w)|_{2,})")


def _orphans(text: str, taken: SpanSet) -> Iterator[Mention]:
    """Volumes that the tokenizer drops because what follows is malformed or not yet typed: ``307 F.3d at 12l5``."""
    for site in _SITE.finditer(text):
        if not taken.is_free(Span(*site.span())):
            continue
        words = _WORDS.match(text, site.end())
        if not words:
            continue
        reporter = _longest_reporter(words.group())
        if not reporter:
            continue
        head = Span(site.start(), site.end() + len(reporter))
        after = _AFTER.match(text, head.end)
        if not after or not taken.is_free(head):
            continue
        page = after["page"]
        if _is_treatise(site["volume"], reporter):
            continue
        name = standard(reporter)
        if name is None or reporter in _APPENDIX:
            continue
        source = Source(site["volume"], name, page or "", reporter, _series_of(name))
        yield Mention(Span(head.start, after.end() if page else head.end), head, source, page is None, False)


def _series_of(name: str) -> Series:
    known = edition(name)
    return _series(known.cite_type) if known else Series.PRINT


@cache
def _by_letters() -> dict[str, str | None]:
    """The reporters by their letters alone; None where two have the same."""
    found: dict[str, str | None] = {}
    for spelling, name in _spellings().items():
        letters = spelling.replace(".", "")
        found[letters] = name if found.get(letters, name) == name else None
    return found


def standard(words: str) -> str | None:
    """The reporter's standard form, spaces aside and a period more or less: ``U.S`` and ``F.3d.``, not ``Main St``.

    Georgia and South Dakota leave all periods out, and run the parts together: ``NJSuper``.
    """
    compact = _compact(words)
    told = "." in compact or _INNER_CAPITAL.search(compact)
    return _spellings().get(compact) or (_by_letters().get(compact.replace(".", "")) if told else None)


def _longest_reporter(words: str) -> str | None:
    """The longest beginning of ``words`` that spells a reporter: ``F.3d`` of ``F.3d at``."""
    parts = [m.end() for m in re.finditer(r"\S+", words)]
    for end in reversed(parts):
        if standard(words[:end]):
            return words[:end]
    return None
