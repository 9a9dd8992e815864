"""Plain text: paragraphs, headings, notes and quotations told by blank lines, indentation and repetition."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.context import Context, Layout
from pincite.markup.prose import BLANK, Draft, blocks
from pincite.markup.readable import Edit
from pincite.markup.stars import star_pages

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_LONG_LINE = re.compile(r"[^\r\n]{121,}")
_GAP = re.compile(r"[\r\n][^\S\r\n]*[\r\n]")
_BROKEN_SENTENCE = re.compile(r"[a-z,][ \t]*\n[ \t]*\n(?:[ \t]*\n)*\f?[ \t]*[a-z]")
"""A blank line in the middle of a sentence: the mark of double spacing."""
_PARAGRAPH_END = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)(?:[^\S\r\n]*(?:\r\n?|\n))*")
_INDENTED = re.compile(r"(?<=\n)[^ \t\f\n][^\n]*[.:?!”\"’)\]]\r?\n(?=[ \t]{2,8}[^ \t\n])")
_LINE_BREAK = re.compile(r"\r\n?|\n")
_SPACED_INDENT = re.compile(
    r"\n[ \t]*\n(?=[ \t]{5,40}(?!-?\d+-?[ \t]*\n)[^ \t\n][^\n]*\n[ \t]*\n)"
    r"|(?=\f[ \t]{5,40}[^ \t\n][^\n]*\n[ \t]*\n)"
)

_FURNITURE = re.compile(
    r"""
      -[ ]?\d{1,4}[ ]?-                                           # -12-
    | (?:Page[ ])? \d{1,4} [ ] (?:of|/) [ ] \d{1,4}               # Page 3 of 12
    | Page[ ]\d{1,4}
    | Cite[ ]as:[ ].{5,60}                                        # a slip opinion's head
    | Case[ ]\d:\d\d-[a-z]{2}-\d+.{0,120}                         # a court's filing stamp
    | (?:Appellate[ ]Case|USCA[ ]?\w*[ ]Case|USCA).{0,40}Document.{0,90}
    """,
    re.VERBOSE,
)
_HEAD = re.compile(r"(?:\d{1,4}\s{3,}\S.{2,80}|\S.{2,80}?\s{3,}\d{1,4})")
_PAGE_BREAK = re.compile(
    r"(?:\n[ \t]*)*\n?[ \t]*(?:-[ ]?\d{1,4}[ ]?-)?[ \t]*\n?\f[^\n]*(?:\n[ \t]*\n[ \t]{5,}[^\n]{1,70}(?=\n[ \t]*\n))?"
)

_ENUMERATOR = re.compile(r"(?:[IVXLC]{1,7}|[A-Z]|\d{1,2}|[a-z])(?:\.|(?=\s*\Z))|\([A-Za-z0-9]{1,3}\)(?=\s+[A-Z])")
_LEVELS = (("IVX", 1), ("ABCDEFGHJKLMNOPQRSTUWYZ", 2), ("0123456789", 3))
_NOTE = re.compile(r"\[(\d{1,3}|\*{1,3})\]\s+(?=\S)|(\d{1,3})\.?\s+(?=\S)")
_TABLE = re.compile(r"TABLE OF (?:CITED )?AUTHORITIES", re.IGNORECASE)
_ENTRY = re.compile(r"\.{3,}|(?:\. ){3,}|\s\d{1,3}(?:,\s*\d{1,3})*\s*\Z|\bpassim\s*\Z", re.IGNORECASE)
_GROUP_HEADING = re.compile(
    r"(?:Federal |State |Other |U\.?S\.? )?(?:Cases|Statutes|Rules|Regulations|Constitution\w*|Authorities|Treatises|"
    r"Law Reviews?|Articles|Books|Legislative|Secondary|Miscellaneous|Page\b|Supreme Court).{0,60}",
    re.IGNORECASE,
)


class _Line(NamedTuple):
    """A line of a chunk: its range without the line break, its indentation in columns, its words."""

    start: int
    end: int
    indent: int
    words: str


def survey(text: str) -> Context:
    """The document's layout, running heads and star pages."""
    layout = _layout(text)
    heads = _heads(text) if layout is not Layout.LONG_LINES else frozenset[str]()
    return Context(Format.PLAIN, layout, star_pages(text, marked_up=False), heads)


def _layout(text: str) -> Layout:
    long = sum(found.end() - found.start() for found in _LONG_LINE.finditer(text))
    if 2 * long > len(text):
        return Layout.LONG_LINES
    if 4 * sum(1 for _ in _BROKEN_SENTENCE.finditer(text)) > sum(1 for _ in _GAP.finditer(text)):
        return Layout.DOUBLE_SPACED
    return Layout.WRAPPED


def _heads(text: str) -> frozenset[str]:
    """Lines at the top of pages that come back at the top of others, digits dropped."""
    if "\f" not in text:
        return frozenset()
    counts: Counter[str] = Counter()
    for page in text.split("\f")[1:]:
        lines = [words for line in page[:400].split("\n")[:4] if (words := line.strip())]
        counts.update({_shape(words) for words in lines[:2]})
    return frozenset(shape for shape, count in counts.items() if count >= 2 and len(shape) > 3)


def _shape(words: str) -> str:
    return " ".join(re.sub(r"\d+", "", words).split())


def cuts(text: str, context: Context) -> list[int]:
    """The starts of paragraphs, where no page break can have cut one in two."""
    match context.layout:
        case Layout.LONG_LINES:
            found = [line.end() for line in _LINE_BREAK.finditer(text)]
        case Layout.DOUBLE_SPACED:
            found = [gap.end() for gap in _SPACED_INDENT.finditer(text)]
        case Layout.WRAPPED:
            found = [gap.end() for gap in _PARAGRAPH_END.finditer(text)]
            found = sorted({*found, *(line.end() for line in _INDENTED.finditer(text))})
    found = [at for at in found if 0 < at < len(text)]
    closed = _closed(text)
    if not closed:
        return found
    starts = [start for start, _ in closed]

    def free(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index < 0 or at > closed[index][1]

    return [at for at in found if free(at)]


def _closed(text: str) -> list[tuple[int, int]]:
    """Page breaks and tables of authorities, which no cut may enter."""
    found = [page.span() for page in _PAGE_BREAK.finditer(text)] if "\f" in text else []
    found = [(start, end + len(text[end : end + 200]) - len(text[end : end + 200].lstrip())) for start, end in found]
    heading = _TABLE.search(text)
    if heading:
        found.append((heading.start(), _table_end(text, heading.end())))
    return sorted(found)


def _table_end(text: str, start: int) -> int:
    """Where a table of authorities ends: at the first paragraph that is neither an entry nor a group's heading."""
    at = start
    misses = 0
    for line in _LINE.finditer(text, start):
        words = line[0].strip()
        if not words:
            if line.end() >= len(text):
                break
            continue
        if _ENTRY.search(words) or _GROUP_HEADING.fullmatch(words):
            at, misses = line.end(), 0
        else:
            misses += 1
            if misses > 3:
                break
    return at


def read_chunk(chunk: str, context: Context) -> tuple[Block, ...]:
    """The blocks of one chunk."""
    lines = [_line(chunk, *found.span()) for found in _LINE.finditer(chunk)]
    return blocks(_drafts(chunk, lines, context), chunk, context)


def _line(chunk: str, start: int, end: int) -> _Line:
    line = chunk[start:end]
    words = line.strip(BLANK)
    shown = line.rstrip("\r\n")
    margin = shown[: len(shown) - len(shown.lstrip(BLANK))].replace("\f", "").expandtabs(8)
    return _Line(start, start + len(shown), len(margin), words)


def _drafts(chunk: str, lines: list[_Line], context: Context) -> Iterator[Draft]:
    words = next((line.words for line in lines if line.words), "")
    if _TABLE.match(words):
        yield from _table(lines)
    elif context.layout is Layout.LONG_LINES:
        for line in lines:
            if line.words:
                yield _paragraph(chunk, [line])
    elif context.layout is Layout.DOUBLE_SPACED:
        yield from _double_spaced(chunk, lines, context)
    else:
        for run in _runs(lines, context):
            for paragraph in _split(run):
                yield _paragraph(chunk, paragraph)


def _table(lines: list[_Line]) -> Iterator[Draft]:
    for line in lines:
        if line.words:
            yield Draft(BlockKind.TABLE_OF_AUTHORITIES, line.start, line.end)


def _is_furniture(line: _Line, context: Context) -> bool:
    """Whether a line belongs to the page and not to the text."""
    if _FURNITURE.fullmatch(line.words):
        return True
    return bool(context.heads) and _shape(line.words) in context.heads


def _runs(lines: list[_Line], context: Context) -> Iterator[list[_Line]]:
    """Lines between blank lines; a page break with its furniture does not end a run."""
    run: list[_Line] = []
    blank = page = False
    for line in lines:
        if not line.words:
            blank = True
            continue
        if _is_furniture(line, context):
            page = True
            continue
        if run and blank and not page:
            yield run
            run = []
        run.append(line)
        blank = page = False
    if run:
        yield run


def _split(run: list[_Line]) -> Iterator[list[_Line]]:
    """The paragraphs of a run: one begins at a line indented deeper than most."""
    usual = Counter(line.indent for line in run).most_common(1)[0][0]
    paragraph: list[_Line] = [run[0]]
    for before, line in pairwise(run):
        begins = (
            (line.indent >= usual + 2 and not before.words.endswith("-"))
            or (line.indent < usual and before.words[-1:] in '.:?!”"’)]')
            or _heading_level(line.words, lone=False) > 0
            or _heading_level(before.words, lone=False) > 0
        )
        if begins:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _paragraph(chunk: str, lines: list[_Line], kind: BlockKind | None = None, label: str = "") -> Draft:
    """Some lines as one block, whatever stands between them hidden."""
    first, last = lines[0], lines[-1]
    start, end = first.start, last.end
    edits = [Edit(before.end, line.start, " ") for before, line in pairwise(lines) if _apart(chunk, before, line)]
    if kind is None:
        level = _heading_level(first.words, lone=True) if len(lines) == 1 else 0
        if level:
            return Draft(BlockKind.HEADING, start, end, level=level)
        note = _NOTE.match(first.words)
        if note and note[1]:
            opening = start + chunk[start:end].index("[") + len(note[0])
            return Draft(BlockKind.FOOTNOTE, opening, end, tuple(edits), label=note[1])
        kind = BlockKind.PARAGRAPH
        if len(lines) > 1 and min(line.indent for line in lines) >= 5:
            kind = BlockKind.QUOTATION
    return Draft(kind, start, end, tuple(edits), label=label)


def _apart(chunk: str, before: _Line, line: _Line) -> bool:
    """Whether anything but space stands between two lines."""
    return bool(chunk[before.end : line.start].strip(BLANK))


def _heading_level(words: str, lone: bool) -> int:
    """The depth of a heading, 0 for a line that is none. A ``lone`` line is a whole paragraph."""
    if not words or len(words) > 100:
        return 0
    numbered = _ENUMERATOR.match(words)
    if numbered and numbered.end() == len(words):
        return _level(words)
    if not lone or words[-1] in '.,;:?!-—”"':
        return 0
    if numbered and words[numbered.end() :].lstrip()[:1].isupper():
        return _level(words)
    if words.isupper() and sum(map(str.isalpha, words)) > 3:
        return 1
    return 0


def _level(words: str) -> int:
    first = words.lstrip("(")[0]
    return next((level for letters, level in _LEVELS if first in letters), 4)


def _double_spaced(chunk: str, lines: list[_Line], context: Context) -> Iterator[Draft]:
    for run in _runs(lines, context):
        yield _paragraph(chunk, run)
