"""Whether quoted words stand in a text: word for word, with alterations that are marked, changed, or not at all.

Source of what may be altered, and how that is shown: Indigo Book R8.2, R8.3.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Flag, auto
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from pincite.library.letters import Letters, Sheet, letters_in, sheet
from pincite.text.spans import Span


class Unmarked(Flag):
    """What a parenthesis says was done to a quotation without a mark at its place."""

    NOTHING = 0
    CITATIONS = auto()
    """``(citations omitted)``."""
    ALTERATIONS = auto()
    """``(cleaned up)``: brackets around altered letters were left out."""


class Change(NamedTuple):
    """Words that differ: ``span`` in the quotation; where words were left out of it, those on either side."""

    span: Span
    typed: str
    """As quoted; empty where the quotation leaves words out."""
    right: str
    """As the text has it; empty where the quotation adds words."""
    initial: bool = False
    """Nothing but the case of the letter that the quotation begins with, or what follows an omission."""


class Comparison(NamedTuple):
    """What became of a quotation in a text."""

    places: tuple[Span, ...] = ()
    """Where it stands in the text: every place word for word, or the one that is most like it; none if not found."""
    changes: tuple[Change, ...] = ()
    """How it differs from that place; none where it is word for word."""
    words: int = 0
    """How many words were compared: those in brackets are the author's."""
    matched: int = 0
    """How many of them stand there."""


class _Run(NamedTuple):
    """Words of a quotation that were left as they are; ``letters`` know where they stand in it."""

    letters: Letters
    gap: int = 0
    """How many letters of the text may stand before them in the place of what was altered or left out."""


_IN_WORD, _BRACKETED, _OMITTED = 15, 150, 6000
"""How many letters altered ones, a phrase in brackets and an ellipsis may stand for."""
_MARKED = re.compile(
    r"""
      (?P<omitted> \[?\s* (?: \.\s?\.\s?\.(?:\s?\.)? | …\s?\.? | \*\s?\*\s?\* ) \s*\]? )
    | (?P<aside> \( (?:citations?|footnotes?|internal|quotations?|emphas[ie]s|alterations?|cleaned\sup)\b [^()]* \) )
    | (?P<bracketed> \[ [^\[\]]* (?:\]|$) )
    """,
    re.VERBOSE,
)
"""What the author did to a quotation."""


@lru_cache(1024)
def _runs(quoted: str) -> tuple[_Run, ...]:
    """A quotation divided where something was altered or left out."""
    runs: list[_Run] = []
    start = gap = 0
    for found in (*_MARKED.finditer(quoted), None):
        run = letters_in(quoted, Span(start, found.start() if found else len(quoted)))
        if run.folded:
            runs.append(_Run(run, gap if runs else 0))
            gap = 0
        if found:
            gap = max(gap, _gap(quoted, found))
            start = found.end()
    return tuple(runs)


def _gap(quoted: str, found: re.Match[str]) -> int:
    if not found["bracketed"]:
        return _OMITTED
    touching = quoted[found.start() - 1 : found.start()].isalpha() or quoted[found.end() : found.end() + 1].isalpha()
    return _IN_WORD if touching else _BRACKETED


class _Pair(NamedTuple):
    """A quotation without its marks, and the text that it is sought in."""

    quoted: str
    text: str
    unmarked: Unmarked

    @property
    def there(self) -> Sheet:
        return sheet(self.text)


@lru_cache(2048)
def compare(quoted: str, text: str, near: Span | None = None, unmarked: Unmarked = Unmarked.NOTHING) -> Comparison:
    """Find a quotation, without its marks, in a text; of two places that are as like, the one ``near`` is preferred."""
    pair, runs = _Pair(quoted, text, unmarked), _runs(quoted)
    if not runs:
        return Comparison()
    words = sum(len(run.letters.at) for run in runs)
    if found := [*_verbatim(pair, runs)] or [*_across_pages(pair, runs)]:
        fewest = min((place.changes for place in found), key=len)
        places = tuple(place.span for place in found if len(place.changes) == len(fewest))
        return Comparison(places, fewest, words, words)
    return _most_like(pair, runs, near)._replace(words=words)


class _Place(NamedTuple):
    """Where a part of a quotation stands, or what is most like it there."""

    span: Span
    changes: tuple[Change, ...]
    matched: int
    """How many of its words."""


# Word for word.

_MOST_PLACES = 40
"""Words that stand in more places tell nothing of any."""
_BY_CHANCE = 40
"""So many letters in a row stand nowhere by chance, whether or not they begin with a word."""


def _verbatim(pair: _Pair, runs: Sequence[_Run]) -> Iterator[_Place]:
    """The places where all runs of a quotation stand one after the other, however they are capitalised."""
    there, words = pair.there, sum(len(run.letters.at) for run in runs)
    lengths = [len(run.letters.folded) for run in runs]
    longest = lengths.index(max(lengths))
    found = (
        (*before, at, *after)
        for at in there.find(runs[longest].letters.folded)
        if (before := _before(runs, longest, at, there, set())) is not None
        and (after := _after(runs, longest + 1, at + lengths[longest], there, set())) is not None
    )
    for starts in islice(found, _MOST_PLACES):
        start, end = starts[0], starts[-1] + lengths[-1]
        if len(runs) > 1 or lengths[0] > _BY_CHANCE or there.is_whole(start, end):
            yield _Place(there.span(start, end), tuple(_changes_of_case(pair, runs, starts)), words)


_Hopeless = set[tuple[int, int]]
"""Runs that have no place beyond some letter."""


def _after(runs: Sequence[_Run], index: int, at: int, there: Sheet, hopeless: _Hopeless) -> tuple[int, ...] | None:
    """Where the runs from ``index`` on begin that stand after ``at``, the nearest first."""
    if index == len(runs) or (index, at) in hopeless:
        return () if index == len(runs) else None
    sought = runs[index].letters.folded
    for start in there.find(sought, at, at + runs[index].gap + len(sought)):
        rest = _after(runs, index + 1, start + len(sought), there, hopeless)
        if rest is not None:
            return (start, *rest)
    hopeless.add((index, at))
    return None


def _before(runs: Sequence[_Run], index: int, at: int, there: Sheet, hopeless: _Hopeless) -> tuple[int, ...] | None:
    """Where the runs before ``index`` begin that stand before ``at``, the nearest first."""
    if index == 0 or (index, at) in hopeless:
        return () if index == 0 else None
    sought = runs[index - 1].letters.folded
    for start in reversed([*there.find(sought, max(0, at - runs[index].gap - len(sought)), at)]):
        rest = _before(runs, index - 1, start, there, hopeless)
        if rest is not None:
            return (*rest, start)
    hopeless.add((index, at))
    return None


def _changes_of_case(pair: _Pair, runs: Sequence[_Run], starts: Sequence[int]) -> Iterator[Change]:
    for run, start in zip(runs, starts, strict=True):
        mine = run.letters
        if mine.cased != pair.there.cased[start : start + len(mine.cased)]:
            for number, at in enumerate(mine.at):
                right = pair.there.cased[start + at : start + mine.end(number)]
                yield from _change_of_case(pair, _Word(run, number), right)


def _change_of_case(pair: _Pair, word: "_Word", right: str) -> Iterator[Change]:
    typed = word.cased
    if typed == right or (right.isupper() and len(right) > 1):
        return  # a heading, or the capitals that an opinion begins with
    only_first = typed[1:] == right[1:]
    if not (only_first and pair.unmarked & Unmarked.ALTERATIONS):
        initial = only_first and word.number == 0 and word.run.gap in (0, _OMITTED)
        yield Change(word.span, pair.quoted[slice(*word.span)], right, initial)


# Word for word, with the foot of a page between.

_BREAK = re.compile(r"\f|\n[ \t]*(?:[Pp]age\s)?[-–—\[]?\s?\d{1,4}(?:\sof\s\d+)?\s?[-–—\]]?[ \t]*\n|\n[ \t]*Cite as")
"""Where a page ends in a copy that was not typed for the screen; its notes stand before that, its heading behind."""
_MOST_BREAKS = 2


def _across_pages(pair: _Pair, runs: Sequence[_Run], breaks: int = 0) -> Iterator[_Place]:
    """The place of a quotation that a page's end, with its notes, interrupts in the text."""
    there = pair.there
    broken = next((at for at, run in enumerate(runs) if run.letters.folded not in there.folded), None)
    if broken is None or breaks == _MOST_BREAKS or not _BREAK.search(pair.text):
        return
    run = runs[broken]
    for length in _beginnings(run.letters, there):
        until = run.letters.span(0, length).end
        one = letters_in(pair.quoted, Span(run.letters.words[0].start, until))
        two = letters_in(pair.quoted, Span(until, run.letters.words[-1].end))
        if not one.folded or not two.folded:
            continue
        halves = [*runs[:broken], run._replace(letters=one), _Run(two, _OMITTED), *runs[broken + 1 :]]
        found = [*_verbatim(pair, halves)] or [*_across_pages(pair, halves, breaks + 1)]
        if broken_off := [place for place in found if _breaks_off(pair, one, two, place.span)]:
            yield from broken_off
            return


def _breaks_off(pair: _Pair, one: Letters, two: Letters, span: Span) -> bool:
    """Whether a page ends between two parts of a quotation: the first ends a line there, the second begins one."""
    last, first = (re.escape(pair.quoted[slice(*word)]) for word in (one.words[-1], two.words[0]))
    ends = re.compile(rf"{last}[^\w\n]*\d{{0,3}}[^\w\n]*(?=[\n\f])", re.IGNORECASE).search(pair.text, *span)
    if ends is None or (break_ := _BREAK.search(pair.text, ends.end(), span.end)) is None:
        return False
    begins = re.compile(rf"[\n\f][^\w\n]*(?:\d{{1,2}}\s+)?{first}", re.IGNORECASE)
    return begins.search(pair.text, break_.end() - 1, span.end) is not None


def _beginnings(run: Letters, there: Sheet) -> list[int]:
    """How many letters of a run stand in a text one after the other: the most, and fewer by a word and two."""
    least, most = 0, len(run.folded)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if run.folded[:middle] in there.folded else (least, middle - 1)
    word = run.word(least - 1) if least else 0
    return [length for length in dict.fromkeys((least, *reversed(run.at[max(0, word - 1) : word + 1]))) if length]


# Changed.

_FEWEST = 3
"""Fewer words are no evidence of a place."""
_LIKE = 0.6
"""A place that has a smaller share of the words is another sentence."""
_SLACK = 75
"""How many letters before and after a likely place may belong to it."""
_LIKELY = 6
"""So many places are looked at more closely."""


class _Word(NamedTuple):
    """A word of a quotation, by its run and its number there."""

    run: _Run
    number: int

    @property
    def folded(self) -> str:
        letters = self.run.letters
        return letters.folded[letters.at[self.number] : letters.end(self.number)]

    @property
    def cased(self) -> str:
        letters = self.run.letters
        return letters.cased[letters.at[self.number] : letters.end(self.number)]

    @property
    def span(self) -> Span:
        """Where it stands in the quotation."""
        return self.run.letters.words[self.number]

    @property
    def gap(self) -> int:
        """How many letters of the text may stand before it."""
        return self.run.gap if self.number == 0 else 0


def _most_like(pair: _Pair, runs: Sequence[_Run], near: Span | None) -> Comparison:
    """The place of the longest part between two ellipses, and those of the other parts around it."""
    parts = _parts(runs)
    longest = max(parts, key=len)
    first = _place(pair, longest, near, None)
    if first is None:
        return Comparison()
    around = Span(first.span.start - 2 * _OMITTED, first.span.end + 2 * _OMITTED)
    others = [_place(pair, part, first.span, around) for part in parts if part is not longest]
    places = [first, *(place for place in others if place)]
    matched = sum(place.matched for place in places)
    if len(places) < len(parts) or matched < _FEWEST or matched < _LIKE * sum(map(len, parts)):
        return Comparison()
    span = Span(min(place.span.start for place in places), max(place.span.end for place in places))
    return Comparison((span,), tuple(sorted(change for place in places for change in place.changes)), 0, matched)


def _parts(runs: Sequence[_Run]) -> list[list[_Word]]:
    """The words between two ellipses, which stand together."""
    parts: list[list[_Word]] = []
    for run in runs:
        if not parts or run.gap == _OMITTED:
            parts.append([])
        parts[-1].extend(_Word(run, number) for number in range(len(run.letters.at)))
    return parts


def _place(pair: _Pair, part: Sequence[_Word], near: Span | None, within: Span | None) -> _Place | None:
    """The most likely place of a part of a quotation."""
    runs = [run for run, number in part if number == 0]
    verbatim = (place for place in _verbatim(pair, runs) if within is None or within.overlaps(place.span))
    found = [*verbatim] or [
        place for window in _windows(pair, part, within) for place in [_aligned(pair, part, window)] if place
    ]
    return max(
        found,
        key=lambda place: (place.matched - len(place.changes), near is not None and near.overlaps(place.span)),
        default=None,
    )


def _windows(pair: _Pair, part: Sequence[_Word], within: Span | None) -> Iterator[Letters]:
    """The stretches of a text that have most of the rare runs of words in common with a quotation."""
    there, words = pair.there, [word.folded for word in part]
    length = sum(map(len, words))
    floor = there.first_in(within.start) if within else 0
    ceiling = there.first_in(within.end) + _OMITTED if within else len(there.folded)
    for size in (4, 3, 2, 1):
        votes: Counter[int] = Counter()
        before = 0
        for number in range(len(words) - size + 1):
            places = [*islice(there.find("".join(words[number : number + size]), floor, ceiling), _MOST_PLACES)]
            if len(places) < _MOST_PLACES:
                votes.update({(at - before) // _SLACK for at in places})
            before += len(words[number])
        if votes:
            for bucket, _ in votes.most_common(_LIKELY):
                yield there.near((bucket - 1) * _SLACK, (bucket + 2) * _SLACK + length)
            return


class _Match(NamedTuple):
    """``size`` words from ``mine`` of a quotation on that are those from ``theirs`` of a text on."""

    mine: int
    theirs: int
    size: int


class _Hunk(NamedTuple):
    """What stands between two matches: words of a quotation, and those of a text in their place."""

    mine: range
    theirs: range


def _aligned(pair: _Pair, part: Sequence[_Word], there: Letters) -> _Place | None:
    """A part of a quotation laid beside a stretch of the text, word by word."""
    matches = _matches(part, there, range(len(there.at)))
    if not matches:
        return None
    first, last = matches[0], matches[-1]
    end = last.theirs + last.size + len(part) - last.mine - last.size
    # Once more where it is known to stand, lest its first word be taken for the same word in a sentence before.
    near = range(max(0, first.theirs - first.mine - _STRAY), min(len(there.at), end + _STRAY))
    matches = _matches(part, there, near)
    changes = [
        change
        for match in matches
        for step in range(match.size)
        for number in [match.theirs + step]
        for change in _change_of_case(pair, part[match.mine + step], there.cased[there.at[number] : there.end(number)])
    ]
    hunks = [*_hunks(matches, len(part), len(there.at))]
    changes += [change for hunk in hunks for change in [_change(pair, part, there, hunk)] if change]
    span = Span(there.words[hunks[0].theirs.start].start, there.words[hunks[-1].theirs.stop - 1].end)
    return _Place(span, tuple(changes), sum(match.size for match in matches))


_STRAY = 3
"""How many words further off than in the quotation a word or two may stand that belong to the same passage."""


def _matches(part: Sequence[_Word], there: Letters, window: range) -> list[_Match]:
    """The words that a part of a quotation and a stretch of the text have in common, in order."""
    theirs = [there.folded[there.at[number] : there.end(number)] for number in window]
    matcher = SequenceMatcher(None, [word.folded for word in part], theirs, autojunk=False)
    matches = [_Match(at, window.start + by, size) for at, by, size in matcher.get_matching_blocks() if size]
    while len(matches) > 1 and matches[0].size <= 2 and _is_apart(matches[0], matches[1], part):
        matches = matches[1:]
    while len(matches) > 1 and matches[-1].size <= 2 and _is_apart(matches[-2], matches[-1], part):
        matches = matches[:-1]
    return matches


def _is_apart(one: _Match, two: _Match, part: Sequence[_Word]) -> bool:
    between = range(one.mine + one.size, two.mine)
    bracketed = any(part[number].gap for number in (*between, two.mine))
    return not bracketed and two.theirs - one.theirs - one.size > len(between) + _STRAY


def _hunks(matches: Sequence[_Match], words: int, most: int) -> Iterator[_Hunk]:
    """What stands before the first match, between two of them and after the last."""
    first, last = matches[0], matches[-1]
    yield _Hunk(range(first.mine), range(max(0, first.theirs - first.mine), first.theirs))
    for one, two in pairwise(matches):
        yield _Hunk(range(one.mine + one.size, two.mine), range(one.theirs + one.size, two.theirs))
    rest, after = range(last.mine + last.size, words), last.theirs + last.size
    yield _Hunk(rest, range(after, min(most, after + len(rest))))


_CITED = re.compile(r"\d+\s+[A-Z][\w.’' ]*?\s+\d+|§|(?:[Ss]upra|[Ii]d\.|[Ii]bid\.)|v\.\s")
_SIGNS = {"&": ("and",), "§": ("section", "sections", "sec"), "¶": ("paragraph", "para"), "%": ("percent", "per cent")}
"""Signs and the words that they stand for."""
_PAGED = re.compile(r"(?:at|ante|post|supra|p\.|pp\.|n\.|nn\.|note)[,\s]+$")
"""What stands before a page, which is another one in each edition."""


def _change(pair: _Pair, part: Sequence[_Word], letters: Letters, hunk: _Hunk) -> Change | None:
    """What a hunk changes; None where that is marked as altered, or both say the same."""
    if _is_marked(pair, part, letters, hunk):
        return None
    span, there = _around([word.span for word in part], hunk.mine), _around(letters.words, hunk.theirs)
    typed = pair.quoted[slice(*span)] if hunk.mine else ""
    right = " ".join(pair.text[slice(*there)].split()) if hunk.theirs else ""
    shown = pair.quoted[slice(*span)], pair.text[slice(*there)]
    if _is_sign(right, shown[0]) or _is_sign(typed, shown[1]):
        return None
    if typed.isdecimal() and right.isdecimal() and _PAGED.search(pair.text, max(0, there.start - 12), there.start):
        return None
    if hunk.theirs and _LABELS.fullmatch(pair.text, *_bracketed(there)):
        right = ""
    if not typed and (not right or _may_be_left_out(right, pair.unmarked)):
        return None
    return Change(span, typed, right)


_LABELS = re.compile(r"(?:[\s—–-]*\((?:[A-Za-z]{1,2}|[ivxlIVXL]{1,5}|\d{1,3})\))+[\s—–-]*")
"""The labels of a law's subdivisions, which its layout adds to what it says."""


def _bracketed(span: Span) -> Span:
    """Some words with the marks on either side of them."""
    return Span(max(0, span.start - 1), span.end + 1)


def _may_be_left_out(words: str, unmarked: Unmarked) -> bool:
    """Whether words are a citation, which is often omitted, or the number of a page or a note that this copy has."""
    if _CITED.search(words) or words.strip("[]()*.,-–— ").isdecimal():
        return True
    return bool(unmarked & Unmarked.CITATIONS and re.search(r"\d", words))


def _letters_of(there: Letters, words: range) -> str:
    return there.folded[there.at[words.start] : there.end(words.stop - 1)] if words else ""


def _is_marked(pair: _Pair, part: Sequence[_Word], letters: Letters, hunk: _Hunk) -> bool:
    """Whether the letters of a text are those of a quotation but for what brackets stand for."""
    theirs, pieces, allowed = _letters_of(letters, hunk.theirs), [""], 0
    for number in range(hunk.mine.start, hunk.mine.stop + 1):
        if gap := _gap_before(pair, part, number):
            pieces.append("")
            allowed += gap
        if number < hunk.mine.stop:
            pieces[-1] += part[number].folded
    longer = len(theirs) - sum(map(len, pieces))
    return longer <= allowed and re.fullmatch(".*".join(map(re.escape, pieces)), theirs) is not None


def _gap_before(pair: _Pair, part: Sequence[_Word], number: int) -> int:
    """How many letters may stand before a word, or after the last: ``[t]he``, ``result[s]``."""
    if number == 0:
        return _IN_WORD if pair.quoted[: part[0].span.start].endswith("]") else 0
    if number == len(part):
        return _IN_WORD if pair.quoted.startswith("[", part[-1].span.end) else 0
    return part[number].gap


def _around(words: Sequence[Span], numbers: range) -> Span:
    """From the first to the last of some words; where there are none, the words on either side."""
    first, last = numbers.start, numbers.stop - 1
    if not numbers:
        first, last = max(0, first - 1), min(len(words) - 1, last + 1)
    return Span(words[first].start, words[last].end)


def _is_sign(word: str, around: str) -> bool:
    """Whether what one has as a word the other has as a sign."""
    return any(sign in around and word.lower() in words for sign, words in _SIGNS.items())
