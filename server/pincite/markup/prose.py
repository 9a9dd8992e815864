"""Prose: the rules of readable text that hold in every format, from line breaks to star pages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pincite.markup.blocks import Block, BlockKind, Content, Format, PageMark
from pincite.markup.compounds import keeps_hyphen
from pincite.markup.context import Context
from pincite.markup.readable import Edit, Readable
from pincite.markup.stars import is_pin
from pincite.text.spans import Span

INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that print nothing: soft hyphens, zero-width characters, byte order marks."""
BLANK = INVISIBLE + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""Characters that show nothing: the invisible ones and every kind of space."""

URL = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?\"”’')\]*]")
"""An address of the web, without the punctuation that ends the sentence."""

_B = f"[{re.escape(BLANK)}]"
_UNSPACED = re.escape(BLANK.replace(" ", ""))
_MARKS = rf"""
    (?P<hyphen> [-\u2010\u00ad] ) [^\S\r\n]* [\r\n] {_B}*
  | (?P<dash> (?<=\d)[–—] ) [^\S\r\n]* [\r\n] {_B}* (?=\d)
  | (?P<gap> {_B}{{2,}} | (?![ ]){_B} )
  | (?P<star> \[? (?P<stars>\*{{1,2}}) (?:Page[ ])? (?P<page>\d{{1,5}}) (?!\d) \]? ) {_B}*
  | (?P<call> (?<=[^\s(\[]) \[ (?P<label>\d{{1,3}}|\*{{1,3}}) \] (?![(:]) | (?P<raised>[⁰¹²³⁴-⁹]+) ) {_B}*
"""
_GLUED = r"""
  | (?P<glued>
        (?<=[^\W\d_][^\W\d_][^\W\d_][.]) \d{1,3} (?= \s+["“‘(\[]?[A-Z] | \s*\Z )
      | (?<=[a-z],) \d{1,2} (?= \s[a-z][a-z] )
      | (?<=[.,?!;][”"’)]) \d{1,3} (?= [\s.,;)] | \Z )
      | (?<=[)”"’\]][.]) \d{1,3} (?= \s+["“‘(\[]?[A-Z] | \s*\Z )
      | (?<=\d\d\d\d\)) \d{1,2} (?= [\s).,;] )
    )
"""


def _compile(rules: str, first: str) -> re.Pattern[str]:
    """The rules, tried only at characters that can begin one: most characters cannot, and are passed quickly."""
    return re.compile(rf"(?= [{first}{_UNSPACED}] | [ ]{_B} ) (?:{rules})", re.VERBOSE)


_FIRST = r"-\u2010\u00ad–—*\[⁰¹²³⁴-⁹"
_MARKED_UP = _compile(_MARKS, _FIRST)
_RULES = {
    Format.PLAIN: _compile(_MARKS + _GLUED, _FIRST + "0-9"),
    Format.MARKDOWN: _MARKED_UP,
    Format.LATEX: _MARKED_UP,
}
_ABBREVIATED = re.compile(
    r"\b(?:App|Art|Amend|Const|Stat|Civ|Crim|Evid|Sec|Supp|Cir|Dist|Div|Rev|Ann|Code|Gen|Exh?|Doc|Dkt|Bankr|Proc|Rep"
    r"|Regs?|Fed|Vol|Pars?|Para|Add|Tit|Chap|Nos|Prac|Rptr|Misc|Conf|Cong|Sess|Treas|Admin|Ass|Sch)\.\Z",
    re.IGNORECASE,
)
"""Words whose number may be typed without a space: no footnote call."""
_TIES = frozenset("\u00a0\u2007\u202f")
"""Spaces that no line can break at."""
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Draft:
    """A block on its way to be read: where it stands in its chunk, and what its format hides of it.

    All offsets are code points in the chunk.
    """

    kind: BlockKind
    start: int
    end: int
    edits: tuple[Edit, ...] = ()
    emphasis: tuple[Span, ...] = ()
    calls: tuple[tuple[int, str], ...] = ()
    level: int = 0
    label: str = ""
    faces: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Marks:
    """What prose hides, and the star pages and footnote calls among it: their offsets in the text before."""

    edits: list[Edit]
    pages: list[tuple[int, int, int]]
    calls: list[tuple[int, str]]
    ties: list[int]


def blocks(drafts: Iterable[Draft], chunk: str, context: Context) -> tuple[Block, ...]:
    """The drafts made readable, in text order; those with nothing to read are left out."""
    read = [block(draft, chunk, context) for draft in drafts]
    return tuple(sorted((found for found in read if found.content.readable.text), key=lambda found: found.start))


def block(draft: Draft, chunk: str, context: Context) -> Block:
    """One draft made readable."""
    within = [Edit(edit.start - draft.start, edit.end - draft.start, edit.text) for edit in draft.edits]
    typed = Readable.verbatim(chunk[draft.start : draft.end]).edited(within)
    marks = _marks(typed.text, context)
    readable = typed.edited(marks.edits)
    if readable.text.endswith(" "):
        readable = readable.edited([Edit(len(readable.text) - 1, len(readable.text))])
    pages = [(page, typed.source(Span(start, end))) for start, end, page in marks.pages]
    calls = [(at - draft.start, label) for at, label in draft.calls]
    calls.extend((typed.source_start(at), label) for at, label in marks.calls)
    emphasis, faces = (
        [_readable_span(readable, span.shift(-draft.start)) for span in sorted(spans)]
        for spans in (draft.emphasis, draft.faces)
    )
    content = Content(
        kind=draft.kind,
        readable=readable,
        level=draft.level,
        label=draft.label,
        page_marks=tuple(PageMark(readable.readable(span.start), page, span) for page, span in pages),
        emphasis=tuple(span for span in emphasis if span.start < span.end),
        calls=tuple((readable.readable(at), label) for at, label in sorted(calls)),
        format=context.format,
        ties=tuple(readable.readable(typed.source_start(at)) for at in marks.ties),
        faces=tuple(faces),
    )
    return Block(draft.start, draft.end, content)


def _readable_span(readable: Readable, span: Span) -> Span:
    return Span(readable.readable(span.start), readable.readable(span.end))


def _marks(text: str, context: Context) -> _Marks:
    """Find what prose hides in a text whose markup is already hidden."""
    begin = len(text) - len(text.lstrip(BLANK))
    end = max(begin, len(text.rstrip(BLANK)))
    marks = _Marks([], [], [], [])
    edits = marks.edits
    if begin:
        edits.append(Edit(0, begin))
    shown = begin
    """Where the text after the last edit begins."""
    spaced = True
    """Whether what reads before that ends in a space, or is nothing."""
    for found in _RULES[context.format].finditer(text, begin, end):
        start, stop, kind = found.start(), found.end(), found.lastgroup
        before = text[start - 1] if start > shown else (" " if spaced else "x")
        reads = ""
        if kind == "gap":
            visible = text[start:stop].strip(INVISIBLE)
            reads = " " if visible and before != " " else ""
            if not _TIES.isdisjoint(visible):
                marks.ties.append(start)
        elif kind == "hyphen":
            divided = before.isalpha() and text[stop : stop + 1].islower()
            if found["hyphen"] != "\u00ad" and not (divided and not keeps_hyphen(text, start, stop, context.compounds)):
                reads = " " if before in " -" else ""
                start, before = start + 1, "-"
        elif kind == "dash":
            start, before = start + 1, "-"
        elif kind == "glued":
            if _ABBREVIATED.search(text, max(begin, start - 8), start):
                continue
            marks.calls.append((start, found["glued"]))
        else:
            mark_end = found.end(kind or 0)
            if kind == "call":
                marks.calls.append((start, found["label"] or found["raised"].translate(DIGITS)))
            elif f"{found['stars']}{found['page']}" not in context.star_pages or is_pin(text, start):
                continue
            else:
                marks.pages.append((start, mark_end, int(found["page"])))
            if before != " " and stop > mark_end:
                edits.append(Edit(start, mark_end))
                start, reads = mark_end, " "
        edits.append(Edit(start, stop, reads))
        spaced = reads == " " or before == " "
        shown = stop
    if end < len(text):
        edits.append(Edit(end, len(text)))
    return marks
