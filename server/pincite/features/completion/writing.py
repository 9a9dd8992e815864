"""How the draft writes what completion offers: its emphasis, the names it calls cases by, its reporters and pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.citations.model import CASES, Kind
from pincite.features.completion.model import Site
from pincite.features.completion.place import open_emphasis
from pincite.markup.blocks import Format
from pincite.markup.writing import written
from pincite.resolution.model import Reference
from pincite.settings import Style
from pincite.text.spans import Span

_ENOUGH = 24
"""So many citations show how a draft emphasises."""
_MARK = re.compile(r"(?:\*{1,3}|_{1,3}|\\(?:emph|textit|textsl|underline)\{)$")
_USUAL = {Format.MARKDOWN: "*", Format.LATEX: "\\emph{", Format.PLAIN: ""}

_SPECIAL = re.compile(r"[&%$#_]")
_WIDE = re.compile(r"(?<=\.)(?=[A-Z\d])")


def in_markup(site: Site, text: str) -> str:
    """Text to be written at the caret as the draft's markup has it: ``\\&`` and ``\\S~`` in LaTeX."""
    if site.snapshot.format is Format.LATEX:
        text = _SPECIAL.sub(r"\\\g<0>", text)
    elif site.snapshot.format is Format.MARKDOWN and text.endswith("*"):
        return text[:-1] + "\\*"  # the number of a star page will follow
    return written(text, site.snapshot.format, site.snapshot.text, site.offset, site.offset)


class Emphasis(NamedTuple):
    """What is written before and after a name."""

    before: str
    after: str

    def of(self, words: str) -> str:
        """The words, emphasised."""
        return self.before + words + self.after


def emphasis(site: Site, at: int, kind: Kind = Kind.CASE_FULL) -> Emphasis:
    """What emphasises a name, or *Id.*, at a place in the text, as the draft does it; it may stand open there."""
    mark = open_emphasis(site, at)
    return Emphasis("", mark) if mark else usual_emphasis(site, kind)


def usual_emphasis(site: Site, kind: Kind = Kind.CASE_FULL) -> Emphasis:
    """What the draft mostly puts around a name, or *id.*; nothing where it mostly has no emphasis."""
    mark = _usual_mark(site, kind)
    return Emphasis(mark, "}" if mark.startswith("\\") else mark)


def replaced(site: Site, at: int) -> Span:
    """What an item that begins at a place in the text replaces: the end of an emphasis behind the caret as well."""
    mark, start = open_emphasis(site, at), site.source(at)
    over = mark and mark not in site.typed(at) and site.snapshot.text.startswith(mark, site.offset)
    return Span(start, site.offset + (len(mark) if over else 0))


def _usual_mark(site: Site, kind: Kind) -> str:
    snapshot = site.snapshot
    found = Counter(islice(_marks(snapshot, _nearest(snapshot, site.before), kind), _ENOUGH))
    return found.most_common(1)[0][0] if found else _USUAL[snapshot.format]


def _nearest(snapshot: Snapshot, before: int) -> Iterable[Reference]:
    """The references before the caret, the last first, then those behind it."""
    references = snapshot.references
    return chain((references[index] for index in range(before - 1, -1, -1)), islice(references, before, None))


def _marks(snapshot: Snapshot, references: Iterable[Reference], kind: Kind) -> Iterator[str]:
    for reference in references:
        citation = reference.citation
        if (citation.kind is Kind.ID) is not (kind is Kind.ID) or reference.parallel_of is not None:
            continue
        words = citation.span if kind is Kind.ID else citation.name.span if citation.name else None
        if words is None or (kind is not Kind.ID and citation.kind not in CASES):
            continue
        start = snapshot.source(reference.block, words).start
        mark = _MARK.search(snapshot.text, max(0, start - 12), start)
        first = Span(words.start, words.start + 1)
        if mark or not any(e.covers(first) for e in snapshot.blocks[reference.block].content.emphasis):
            yield mark.group() if mark else ""


def reporters_as_typed(snapshot: Snapshot) -> dict[str, Counter[str]]:
    """The spellings that the draft uses of each reporter, by its standard name."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for reference in snapshot.references:
        citation = reference.citation
        if citation.source and citation.kind in CASES:
            found[citation.source.name][citation.source.typed] += 1
    return found


def spelled(name: str, style: Style, typed: Mapping[str, Counter[str]]) -> str:
    """A reporter as the draft spells it or others, else as its style does: ``S. Ct.``, ``S.Ct.``, ``U. S.``."""
    if name in typed:
        return typed[name].most_common(1)[0][0]
    if style is Style.SCOTUS:
        return _WIDE.sub(" ", name)
    if style is Style.NEW_YORK:
        return name.replace(".", "")
    ways = [(way, count) for known, spellings in typed.items() if " " in known for way, count in spellings.items()]
    closed = sum(count if " " not in way else -count for way, count in ways)
    return name.replace(" ", "") if closed > 0 or (style is Style.WEST and not closed) else name


def sought(site: Site, at: int, name: str) -> str | None:
    """What finds a name of which something has been typed from ``at`` on; None where its letters are others.

    Spaces do not count, ``F.Su`` begins ``F. Supp. 2d``, but for one at the caret, which ends a word.
    """
    left = "".join(site.text[at:].split())
    ended = bool(left) and site.text[-1].isspace()
    for index, letter in enumerate(name):
        if not left:
            return site.typed(at) + name[index:] if letter.isspace() or not ended else None
        if not letter.isspace():
            if letter != left[0]:
                return None
            left = left[1:]
    return None
