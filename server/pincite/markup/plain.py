"""Plain text: paragraphs, headings, notes and quotations told by blank lines, indentation and repetition."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from pincite.markup.authorities import TITLE, lines_that_say
from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.context import Context, Layout
from pincite.markup.prose import BLANK, DIGITS, URL, Draft, blocks
from pincite.markup.ranges import inside, outside
from pincite.markup.readable import Edit

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_LINE_BREAK = re.compile(r"\r\n?|\n")
_LONG = 120
"""A line longer than this was not wrapped by hand."""
_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_INDENTATION = re.compile(r"\n([ \t]*)(?=\S)")

_PARAGRAPH_END = re.compile(r"(?:\r\n?+|\n)[^\S\r\n]*(?:\r\n?+|\n)(?:[^\S\r\n]*(?:\r\n?+|\n))*")
_INDENTED = re.compile(r"\n(?=[ \t]{2,8}[^ \t\n])")
_FLUSH_SENTENCE = re.compile(r"[^ \t\f\n][^\n]*[.:?!”\"’)\]]\r?")
_PROSE_NOTE = re.compile(r"\d{1,3}\s+[A-Z][a-z]*[\s,]")
"""A note in its number and first word: ``4 Although the``."""
_COURT_AND_YEAR = re.compile(r"\([^()\n]{0,60}\d{4}\)")
_GOES_ON = re.compile(r"(?:[-–,]|\bat|\bv\.|§|¶|\bNo\.)\Z")
"""The end of a line in the middle of a citation."""
_REST_OF_COURT = re.compile(r"[^()\n]{0,40}\d{4}\)")
_SPACED_INDENTED = re.compile(r"\n[ \t]*\n(?=(?P<line>[ \t]{5,40}[^ \t\n][^\n]*|[\[{]?¶[^\n]*)\n[ \t]*\n)")
_NUMBERED_PARAGRAPH = re.compile(r"[\[{]¶ ?\d+[\]}]|¶ ?\d+\s{3,}\S")
"""What a court that numbers its paragraphs sets before each, in the margin: ``{¶ 12}``."""

_FURNITURE = re.compile(
    r"""
      -[ ]?\d{1,4}[ ]?-                                             # -12-
    | (?:Page[ ])? \d{1,4} [ ] (?:of|/) [ ] \d{1,4}                 # Page 3 of 12
    | Page[ ]\d{1,4}
    | Cite[ ]as:[ ].{5,60}                                          # a slip opinion's head
    | Case[ ](?:No\.[ ])?\d:\d\d-[a-z]{2}-\d+.{0,120}               # a court's filing stamp
    | (?:Appellate|USCA\d*|USCA[ ]\w+)[ ]Case:?.{0,40}(?:Document|Doc:).{0,90}
    | [_—-]{5,60}                                                   # a rule
    """,
    re.VERBOSE,
)
_PAGE_NUMBER = re.compile(r"\n([ \t]{20,}\d{1,4}[ \t]*\r?)(?=\n[ \t\f]*\r?\n|\n[ \t]*\f|\n?\Z)")
"""A number alone in the middle of the page."""
_LINE_NUMBER = re.compile(r"[ \t\f]{0,6}(?P<number>\d{1,2})(?![^ \t\r\n])[ \t]*")
"""What counts the lines of a page in its margin, as on pleading paper."""
_NUMBER_ON_LINE = re.compile(rf"[\r\n]{_LINE_NUMBER.pattern}")
_TOP = re.compile(r"\f[ \t]*(?P<words>[^\s][^\r\n\f]{3,60}?)[ \t]*\r?(?:\n|\Z)")
"""The first line of a page."""
_FURNITURE_BEGINS = re.compile(r"\n[ \t]*(?=-[ ]?\d|Page \d|\d+ of \d|Cite as:|Case |USCA|Appellate Case)")
_NUMBERED_HEAD = re.compile(r"(?:\d{1,4}\s{3,}\S.{2,80}|\S.{2,80}?\s{3,}\d{1,4}|\d{1,4})")
_NUMBERED_LINE = re.compile(r"[^\n]*[ \t]{3}\d{1,4}[ \t]*\r?|[ \t]*\d{1,4}[ \t]{3,}\S[^\n]*")
_NUMBER_AT_END = (re.compile(r"\n[ \t]*\d{1,4}[ \t]{3}"), re.compile(r"[0-9][ \t]*\r?(?:\n|\Z)"))
_CENTRED = 10
"""A line indented this far stands in the middle of the page."""
_RULE = re.compile(r"[ \t]*[_—-]{5,60}[ \t]*")
_NOTE_LINE = re.compile(r"\n[ \t]*\n[ \t]*(?=\n[ \t]{3,19}(?:\d{1,3}|\*{1,3})[ \t]*\r?\n)")
"""Before a note's number on a line of its own, apart from the text above."""
_NOTE_RULE = re.compile(r"—{5,60}")
"""What the Supreme Court sets above the notes of a page, the rest of an earlier one included."""
_RULE_LINE = re.compile(r"\n[ \t]*[_—-]{5,60}[ \t]*\r?\n[ \t]+(?=\d|\*)")

_COMMENT = re.compile(r"[ \t]*\[pincite-[^\]\n]*\]")
"""What is said to Pincite, in brackets, and to no reader."""
_SIGNS_OF_UNREAD = ("://", "www.", "[pincite-")
"""One of these stands in every address and in what is said to Pincite."""
_PRINTED_PAGE = re.compile(r"\[\d{1,4} [A-Z][\w.’' ]{0,24} \d{1,5}\]")
"""Where a page of the reporter begins, on a line of its own: ``[590 F.Supp.3d 861]``."""
_STAR = re.compile(r"\*{1,2}\d+\s*")
_ENUMERATOR = re.compile(r"(?:[IVXLC]{1,7}|[A-Z]|\d{1,2})(?:\.|(?=\s*\Z))|\([A-Za-z0-9]{1,3}\)(?=\s+[A-Z])")
_LEVELS = (("IVX", 1), ("ABCDEFGHJKLMNOPQRSTUWYZ", 2), ("0123456789", 3))
_LISTED = re.compile(r"\d{1,2}\.\s+[A-Z]")
"""A heading or an item of a list: ``2. The Merits``."""
_NOTE = re.compile(r"(?:\[(?:FN)?(\d{1,3}|\*{1,3})\]|FN ?(\d{1,3})[.:]?|([⁰¹²³⁴-⁹]{1,3}))\s+(?=\S)")
"""What begins a note: ``[1]``, ``[FN1]``, ``FN1.`` or a raised number."""
_PAGE_NOTE = re.compile(r"(\d{1,3}|\*{1,3})\.?\s+(?=\S)")
_note_titles = lines_that_say(r"(?:FOOT|END)?NOTES:?", "note", before=r"(?=\s*1\.?[ \t]+\S)")
_table_titles = lines_that_say(TITLE, "author")
_NOTE_NUMBER = re.compile(r"\d{1,3}|\*{1,3}")
_TERMINAL = '.:;?!”"’)]—'
_ENDED = re.compile(r"(?:\w{4}|[”\"’)\]])[.?!][”\"’)\]]*\d{0,2}\Z")
"""The end of a sentence; a short word before the period may be an abbreviation."""

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
    new_page: bool = False
    """Whether a form feed stands before its words."""


def tally(text: str, start: int, end: int) -> Counter[Hashable]:
    """What tells the layout, the margin and the running heads: lines, gaps between them, indentations, numbered lines.

    A gap belongs to the line after it.
    """
    lines = text[start:end].split("\n")
    long = sum(length for length in map(len, lines) if length > _LONG)
    counts: Counter[Hashable] = Counter({"characters": end - start, "lines": len(lines) - 1, "long": long})
    for gap in _GAP.finditer(text, _end_of_words(text, start), end):
        if start <= gap.end() and (gap.end() < end or end == len(text)):
            before = text[max(0, gap.start() - _NEAR) : gap.start()].rstrip()[-1:]
            counts["gaps"] += 1
            # A blank line in the middle of a sentence is the mark of double spacing.
            number = _LINE_NUMBER.match(text, gap.end(), gap.end() + 12)
            words = number.end() if number else gap.end()
            counts["broken"] += "a" <= text[words : words + 1] <= "z" and before not in '.:;?!”"’)'
    for space, count in Counter(_INDENTATION.findall(text, max(0, start - 1), end)).items():
        counts["indent", len(space)] += count
    counts.update(("head", shape) for _, shape in _numbered(text, start, end))
    counts.update(("top", top) for found in _TOP.finditer(text, start, end) for top in _tops(found["words"]))
    counts.update(("counted", columns) for columns in _counted(text, start, end))
    return +counts


_NEAR = 40
_SOME_LINES = 10


def _end_of_words(text: str, at: int) -> int:
    """Where the last word before an offset ends."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def settled(tally: Counter[Hashable], star_pages: frozenset[str]) -> Context:
    """The document's layout, margin, running heads and star pages."""
    layout = _layout(tally)
    if layout is Layout.LONG_LINES:
        return Context(Format.PLAIN, layout, star_pages)
    counted = _are_counted(tally)
    measured = "counted" if counted else "indent"
    margin, heads, tops = (0, 0), set(), set()
    for key, count in tally.items():
        match key:
            case (str(what), int(columns)) if what == measured:
                margin = max(margin, (count, -columns))
            case ("head", str(shape)) if count > 2:
                heads.add(shape)
            case ("top", str(words)) if count > 2:
                tops.add(words)
    return Context(
        Format.PLAIN, layout, star_pages, frozenset(heads), frozenset(tops), counted=counted, margin=-margin[1]
    )


def _are_counted(tally: Counter[Hashable]) -> bool:
    """Whether numbers in the margin count the lines: on most lines that hold words."""
    counted = sum(count for key, count in tally.items() if isinstance(key, tuple) and key[0] == "counted")
    return counted > _SOME_LINES and 2 * counted > tally["lines"] - tally["gaps"]


def _layout(tally: Counter[Hashable]) -> Layout:
    if 2 * tally["long"] > tally["characters"]:
        return Layout.LONG_LINES
    gaps, broken = tally["gaps"], tally["broken"]
    double = broken > 1 and 4 * broken > gaps and 4 * gaps > tally["lines"] + 1
    return Layout.DOUBLE_SPACED if double else Layout.WRAPPED


def _tops(words: str) -> set[str]:
    """The first line of a page as it stands, and without its number: ``Wooten — 7``."""
    shape = _shape(words)
    return {" ".join(words.split()), shape if sum(map(str.isalpha, shape)) > 3 else ""} - {""}


def _counted(text: str, start: int, end: int) -> Iterator[int]:
    """The indentation, behind its number, of each line whose number is the next after that of the line before."""
    for number in _NUMBER_ON_LINE.finditer(text, max(0, start - 1), end):
        before = _end_of_words(text, number.start())
        last = _LINE_NUMBER.match(text, text.rfind("\n", 0, before) + 1, before)
        if last and int(number["number"]) == int(last["number"]) + 1:
            yield number.end() - number.start() - 1


def _numbered(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Lines with a page number at one end: where each begins, and its words; those of a running head come back."""
    lines = {
        text.rfind("\n", 0, found.end() if found[0][0] == "\n" else found.start()) + 1
        for pattern in _NUMBER_AT_END
        for found in pattern.finditer(text, max(0, start - 1), end)
    }
    for line in lines:
        line_end = text.find("\n", line, end)
        line_end = end if line_end < 0 else line_end
        if 0 < line_end - line < _LONG and _NUMBERED_LINE.fullmatch(text, line, line_end):
            shape = _shape(text[line:line_end])
            if sum(map(str.isalpha, shape)) > 3:
                yield line, shape


def _shape(words: str) -> str:
    return " ".join(re.sub(r"\d+", "", words).split())


def cuts(text: str, context: Context, start: int, end: int) -> list[int]:
    """The starts of paragraphs, where no page break can have cut one in two."""
    match context.layout:
        case Layout.LONG_LINES:
            found = [line.end() for line in _LINE_BREAK.finditer(text, start, end)]
        case Layout.DOUBLE_SPACED:
            indented = _SPACED_INDENTED.finditer(text, start, end)
            found = [gap.end() for gap in indented if _begins_spaced(_line(text, *gap.span("line")), context)]
        case Layout.WRAPPED:
            gaps = {gap.end() for gap in _PARAGRAPH_END.finditer(text, start, end) if not _cuts_a_citation(text, gap)}
            found = sorted(gaps.union(_indented(text, start, end)))
    return outside((at for at in found if start < at < end), _closed(text, context, start, end))


def _cuts_a_citation(text: str, gap: re.Match[str]) -> bool:
    before = text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()]
    return _goes_on(before.strip(), text[gap.end() : gap.end() + _LONG].lstrip())


def _goes_on(before: str, after: str) -> bool:
    """Whether a citation goes on after the blank line that is left of a page's foot: a bracket is open, a page due."""
    if len(before) < _NEAR or not after or _PROSE_NOTE.match(after):
        return False
    if max(before.rfind("("), before.rfind("[")) > max(before.rfind(")"), before.rfind("]")):
        return after[0].isdecimal() or after[0].islower() or _REST_OF_COURT.match(after) is not None
    if before.endswith(","):
        return after[0].isdecimal()
    return before[-1].isdecimal() and _COURT_AND_YEAR.match(after) is not None


def _indented(text: str, start: int, end: int) -> Iterator[int]:
    """Indented lines after one that is not, and that ends a sentence."""
    for found in _INDENTED.finditer(text, start, end):
        before = text.rfind("\n", 0, found.start()) + 1
        if before and _FLUSH_SENTENCE.fullmatch(text, before, found.start()):
            yield found.end()


def loose(text: str, context: Context, start: int, end: int) -> tuple[()] | None:
    """Nothing, if the page furniture, notes and tables of a window lie within it."""
    # Without a form feed there are no pages, and no notes at their foot, anywhere.
    only_page = text.find("\f", start, end) >= 0 and text.find("\f", 0, start) < 0 and text.find("\f", end) < 0
    return () if not only_page and inside(_closed(text, context, start, end), start, end) else None


def _closed(text: str, context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges no cut may enter: page furniture, notes at the foot of a page, a table of authorities."""
    for table in _tables(text, start, end):
        yield table.start, table.searched
    yield from _endnotes(text, start, end)
    if context.layout is Layout.LONG_LINES:
        return
    for found in _FURNITURE_BEGINS.finditer(text, max(0, start - 1), end):
        line_end = text.find("\n", found.end())
        line_end = len(text) if line_end < 0 else line_end
        if line_end - found.end() < 2 * _LONG and _FURNITURE.fullmatch(text[found.end() : line_end].strip()):
            yield _around(text, found.end(), line_end)
    for line, shape in _numbered(text, start, end) if context.heads else ():
        if shape in context.heads:
            yield _around(text, line, _page_top(text, context, line))
    for number in _PAGE_NUMBER.finditer(text, max(0, start - 1), end):
        yield _around(text, *number.span(1))
    if "\f" in text:
        for page in re.finditer("\f", text[start:end]):
            yield _around(text, start + page.start(), _page_top(text, context, start + page.start()))
        for pattern in (_RULE_LINE, _NOTE_LINE):
            for found in pattern.finditer(text, max(0, start - 1), end):
                at = text.find("\f", found.start())
                yield _around(text, found.start(), _page_top(text, context, at) if at >= 0 else len(text))


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """A range with the space on both sides of it."""
    before, after = text[max(0, start - 400) : start], text[end : end + 400]
    return start - len(before) + len(before.rstrip()), end + len(after) - len(after.lstrip())


def _page_top(text: str, context: Context, start: int) -> int:
    """Where a page's head ends: after its numbered line, and a centred line after that."""
    lines = [_line(text, *found.span()) for found in _lines_from(text, start, 6)]
    heads = _page_heads([line for line in lines if line.words], context)
    return heads[-1].end if heads else start + 1


def _lines_from(text: str, start: int, count: int) -> list[re.Match[str]]:
    return [found for found, _ in zip(_LINE.finditer(text, start), range(count), strict=False)]


def _page_heads(lines: list[_Line], context: Context) -> list[_Line]:
    """The first lines of a page that belong to the page: a numbered line, and a centred line after it."""
    if not lines:
        return []
    if not (_FURNITURE.fullmatch(lines[0].words) or _NUMBERED_HEAD.fullmatch(lines[0].words)):
        if not _is_top(lines[0], context):
            return []
        titles = takewhile(lambda pair: _is_running_title(*pair), pairwise(lines))
        return [lines[0], *(line for _, line in titles)]
    centred = len(lines) > 1 and lines[1].indent >= _CENTRED and len(lines[1].words) <= 70
    # Directly under the numbered line stands text; a running title is set off by a blank line.
    return lines[:2] if centred and lines[1].start > lines[0].end + 1 else lines[:1]


def _is_running_title(before: _Line, line: _Line) -> bool:
    """Whether a line under the first of a page goes on with the page's head: centred, short, apart from that."""
    apart = line.start > before.end + 1
    return apart and line.indent >= 2 * _CENTRED and len(line.words) <= 40 and not _ENUMERATOR.match(line.words)


def _is_head(line: _Line, context: Context) -> bool:
    """Whether a line is furniture wherever it stands, or stands at the head of several pages."""
    if _FURNITURE.fullmatch(line.words) or (context.heads and _shape(line.words) in context.heads):
        return True
    return _is_top(line, context)


def _is_top(line: _Line, context: Context) -> bool:
    if not context.tops:
        return False
    return " ".join(line.words.split()) in context.tops or (line.new_page and _shape(line.words) in context.tops)


class _Table(NamedTuple):
    """A table of authorities: where its heading begins, its last entry ends, and how far one was looked for."""

    start: int
    end: int
    searched: int


def _tables(text: str, start: int, end: int) -> Iterator[_Table]:
    """The tables of authorities whose headings stand in a window."""
    at = start
    for heading, body in _table_titles(text, start, end):
        if heading >= at:
            table = _table(text, heading, body)
            yield table
            at = table.searched


def _table(text: str, start: int, body: int) -> _Table:
    """A table ends before a heading, or some lines, that are neither entries nor headings of a group."""
    end, misses = body, 0
    for found in _LINE.finditer(text, body):
        words = found[0].strip()
        if _ENTRY.search(words) or _GROUP_HEADING.fullmatch(words):
            end, misses = found.end(), 0
        elif words:
            misses += 1
            if misses > 3 or _is_heading(words):
                return _Table(start, end, found.end())
    return _Table(start, end, len(text))


def _endnotes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The notes at the end of a text, whose heading stands in a window: from their first number to the next heading."""
    at = start
    for heading, body in _note_titles(text, start, end):
        if heading >= at:
            later = (found.end() for found in _LINE.finditer(text, body) if _is_heading(found[0].strip()))
            at = next(later, len(text))
            yield heading, at


def read_chunk(chunk: str, context: Context) -> tuple[Block, ...]:
    """The blocks of one chunk."""
    lines = [_line(chunk, *found.span()) for found in _LINE.finditer(chunk)]
    if context.counted:
        lines = _without_numbers(chunk, lines)
    if "[" in chunk:
        lines = [line for line in lines if not (_COMMENT.fullmatch(line.words) or _PRINTED_PAGE.fullmatch(line.words))]
    return blocks(_drafts(chunk, lines, context), chunk, context)


def _line(chunk: str, start: int, end: int) -> _Line:
    shown = chunk[start:end].rstrip("\r\n")
    words = shown.lstrip(BLANK)
    margin = shown[: len(shown) - len(words)]
    indent = len(margin.replace("\f", "").expandtabs(8))
    return _Line(start, start + len(shown), indent, words.rstrip(BLANK), "\f" in margin)


def _without_numbers(chunk: str, lines: list[_Line]) -> list[_Line]:
    """The lines without the numbers that count them: each one more than the last, or the first of a page."""
    numbered: dict[int, re.Match[str]] = {}
    last = 0
    for index, line in enumerate(lines):
        found = _LINE_NUMBER.match(chunk, line.start, line.end)
        number = int(found["number"]) if found else 0
        if found and (number == 1 or last == 0 or last < number <= last + 3):
            numbered[index], last = found, number
    columns = Counter(found.end() - found.start() for found in numbered.values())
    gaps = Counter(found.end() - found.end("number") for found in numbered.values())
    # The words begin at one column on some pages, and at one distance from the numbers on others.
    aligned = max(columns.values(), default=0) >= max(gaps.values(), default=0)
    shown = list(lines)
    for index, found in numbered.items():
        words = chunk[found.end() : lines[index].end].strip(BLANK)
        indent = found.end() - (found.start() if aligned else found.end("number"))
        shown[index] = lines[index]._replace(start=found.end(), indent=indent, words=words)
    return shown


def _drafts(chunk: str, lines: list[_Line], context: Context) -> Iterator[Draft]:
    if context.layout is Layout.LONG_LINES:
        runs = [[line] for line in lines if line.words]
        yield from _table_or_paragraphs(chunk, runs, context)
        return
    body, notes = _apart_from_pages(lines, context)
    yield from _notes(chunk, notes)
    spaced = context.layout is Layout.DOUBLE_SPACED
    yield from _table_or_paragraphs(chunk, _spaced_runs(body, context) if spaced else _runs(body), context)


def _table_or_paragraphs(chunk: str, runs: Iterable[list[_Line]], context: Context) -> Iterator[Draft]:
    tables, endnotes = list(_tables(chunk, 0, len(chunk))), list(_endnotes(chunk, 0, len(chunk)))
    notes: list[_Line] = []
    for run in runs:
        prose = [] if tables or endnotes else run
        for line in run if tables or endnotes else ():
            if any(start < line.start < end and not _is_heading(line.words) for start, end in endnotes):
                notes.append(line)
            elif any(table.start < line.end and line.start < table.end for table in tables):
                yield Draft(BlockKind.TABLE_OF_AUTHORITIES, line.start, line.end)
            else:
                prose.append(line)
        for paragraph in _split(prose) if prose else ():
            yield _paragraph(chunk, paragraph, context)
    yield from _notes(chunk, notes, flush=True)


def _is_heading(words: str) -> bool:
    """Whether a line is a heading in capitals."""
    return words.isupper() and _heading_level(words, lone=True) == 1


class _Placed(NamedTuple):
    """A line of the body, and what stands between it and the one before."""

    line: _Line
    blank: bool
    page: bool


def _apart_from_pages(lines: list[_Line], context: Context) -> tuple[list[_Placed], list[_Line]]:
    """The lines of the body, and those of the notes at the foot of a page; page furniture is dropped."""
    body: list[_Placed] = []
    notes: list[_Line] = []
    furniture = _page_furniture(lines, context)
    blank = page = in_notes = False
    for index, line in enumerate(lines):
        if line.new_page:
            page, in_notes = True, False
        if not line.words:
            blank = True
        elif index in furniture:
            in_notes = in_notes and _RULE.fullmatch(line.words) is not None
            page = True
            if _NOTE_RULE.fullmatch(line.words) or (
                _RULE.fullmatch(line.words) and _note_follows(lines[index + 1 : index + 4])
            ):
                in_notes = True
        else:
            if not in_notes and _begins_note(lines, index, context):
                in_notes = True
                if context.layout is Layout.DOUBLE_SPACED:
                    continued = _continued_note(lines, index, body)
                    notes.extend(continued)
                    del body[len(body) - len(continued) :]
            if in_notes:
                notes.append(line)
                page = True
            else:
                body.append(_Placed(line, blank, page))
                blank = page = False
    return body, notes


def _continued_note(lines: list[_Line], index: int, body: list[_Placed]) -> list[_Line]:
    """The end of the last page's note, close above the first number of this page and apart from the text."""
    start = index
    while start and lines[start - 1].words and not lines[start].new_page:
        start -= 1
    found = lines[start:index]
    placed = [line for line, _, _ in body[len(body) - len(found) :]]
    return found if placed == found and not any(line.words for line in lines[max(0, start - 2) : start]) else []


def _note_follows(lines: list[_Line]) -> bool:
    """Whether the first words after a rule are those of a numbered note."""
    words = next((line.words for line in lines if line.words), "")
    return _PAGE_NOTE.match(words) is not None


def _page_furniture(lines: list[_Line], context: Context) -> set[int]:
    """The indices of lines that belong to the page and not to the text."""
    found = {index for index, line in enumerate(lines) if line.words and _is_head(line, context)}
    for index, line in enumerate(lines):
        if _is_page_number(lines, index):
            found.add(index)
        if line.new_page or (context.heads and line.words and _shape(line.words) in context.heads):
            shown = [(at, later) for at, later in enumerate(lines[index : index + 6], index) if later.words]
            heads = _page_heads([later for _, later in shown], context)
            found.update(at for at, _ in shown[: len(heads)])
    return found


def _is_page_number(lines: list[_Line], index: int) -> bool:
    """Whether a line holds nothing but a number in the middle of the page."""
    line = lines[index]
    if line.indent < 2 * _CENTRED or not line.words.isdecimal() or len(line.words) > 4:
        return False
    return index + 1 == len(lines) or not lines[index + 1].words or lines[index + 1].new_page


def _begins_note(lines: list[_Line], index: int, context: Context) -> bool:
    """Whether a line holds only a note's number: set close above the note, or apart from the text above."""
    line = lines[index]
    if line.indent <= 2 or not _NOTE_NUMBER.fullmatch(line.words):
        return False
    centred = line.indent >= 2 * _CENTRED
    if index + 1 < len(lines) and lines[index + 1].words:
        return context.layout is Layout.DOUBLE_SPACED or not centred
    apart = not any(before.words for before in lines[max(0, index - 2) : index])
    return apart and not centred and index + 2 < len(lines) and lines[index + 2].indent >= line.indent


def _notes(chunk: str, lines: list[_Line], flush: bool = False) -> Iterator[Draft]:
    """Notes at the foot of a page: each begins with its number, indented unless ``flush``, on its own line or not."""
    label, number = "", -1
    note: list[_Line] = []
    for line in lines:
        alone = _NOTE_NUMBER.fullmatch(line.words)
        found = alone or _PAGE_NOTE.match(line.words)
        label_here = (alone[0] if alone else found[1]) if found else ""
        value = int(label_here) if label_here.isdecimal() else -1
        if found and (flush or line.indent > 0) and (number < 0 or value == number + 1):
            if note:
                yield _joined(chunk, note, BlockKind.FOOTNOTE, label)
            label, number = label_here, value
            skipped = line.end if alone else line.start + chunk[line.start : line.end].index(label) + found.end()
            note = [] if alone else [line._replace(start=skipped)]
        else:
            note.append(line)
    if note:
        yield _joined(chunk, note, BlockKind.FOOTNOTE, label)


def _runs(body: list[_Placed]) -> Iterator[list[_Line]]:
    """Lines between blank lines; a page break ends a run only where a sentence ended, too."""
    run: list[_Line] = []
    for line, blank, page in body:
        if run and page:
            new = line.words[0].isupper() and _ENDED.search(run[-1].words) is not None
        else:
            new = blank and not (run and _goes_on(run[-1].words, line.words))
        if run and new:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _spaced_runs(body: list[_Placed], context: Context) -> Iterator[list[_Line]]:
    """The paragraphs of a double-spaced text: each begins with an indentation, or is set close."""
    run: list[_Line] = []
    tight = False
    for index, (line, blank, page) in enumerate(body):
        close = index > 0 and not (blank or page)
        closes_next = index + 1 < len(body) and not (body[index + 1].blank or body[index + 1].page)
        indented = _begins_spaced(line, context)
        heading = _heading_level(line.words, lone=True) and (not run or _ENDED.search(run[-1].words))
        after_heading = run and len(run) == 1 and _heading_level(run[0].words, lone=True)
        if run and not close and (indented or tight or closes_next or heading or after_heading):
            yield run
            run, tight = [], False
        tight = tight or close
        run.append(line)
    if run:
        yield run


def _begins_spaced(line: _Line, context: Context) -> bool:
    """Whether a line of a double-spaced text begins a paragraph: it is indented, or numbered."""
    return line.indent >= context.margin + 5 or _NUMBERED_PARAGRAPH.match(line.words) is not None


def _split(run: list[_Line]) -> Iterator[list[_Line]]:
    """The paragraphs of a run: one begins at a line indented deeper than most."""
    usual = Counter(line.indent for line in run).most_common(1)[0][0]
    paragraph: list[_Line] = [run[0]]
    for before, line in pairwise(run):
        if (
            (line.indent >= usual + 5 and not before.words.endswith(","))
            or (before.indent >= usual + 5 and _heading_level(before.words, lone=False))
            or (line.indent >= usual + 2 and _ends_sentence(before, line))
            or (line.indent < usual and _ends_sentence(before, line))
            or (_is_enumerator(line.words) and not _GOES_ON.search(before.words))
            or _is_enumerator(before.words)
        ):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _ends_sentence(before: _Line, line: _Line) -> bool:
    """Whether a sentence may end between two lines: not after ``v.`` or ``U.S.`` and before a number."""
    if before.words[-1] not in _TERMINAL or before.words.endswith(" v."):
        return False
    if _ENDED.search(before.words) or _LISTED.match(line.words):
        return True
    return not (line.words[0].isdecimal() or line.words[0].islower())


def _is_enumerator(words: str) -> bool:
    """A section's number on a line of its own, ``II.``"""
    return words[-1] == "." and _heading_level(words, lone=False) > 0


def _paragraph(chunk: str, lines: list[_Line], context: Context) -> Draft:
    """Lines as the block they look like."""
    first = lines[0]
    level = _heading_level(first.words, lone=True) if len(lines) == 1 else 0
    if level:
        return Draft(BlockKind.HEADING, first.start, first.end, level=level)
    note = _NOTE.match(first.words)
    if note:
        opening = first.start + chunk[first.start : first.end].index(note[0]) + note.end()
        label = note[1] or note[2] or note[3].translate(DIGITS)
        return _joined(chunk, [first._replace(start=opening), *lines[1:]], BlockKind.FOOTNOTE, label)
    indents = Counter(line.indent for line in lines)
    count = max(indents.values())
    # Printed pages shift by a few columns; only a deeper indentation tells a quotation there.
    deep = context.margin + (6 if context.heads else 4)
    quoted = count > 1 and 2 * count >= len(lines) and min(indents) >= deep
    return _joined(chunk, lines, BlockKind.QUOTATION if quoted else BlockKind.PARAGRAPH)


def _joined(chunk: str, lines: list[_Line], kind: BlockKind, label: str = "") -> Draft:
    """Some lines as one block; whatever stands between them, furniture and notes, hidden."""
    edits = [
        Edit(before.end + 1, line.start)
        for before, line in pairwise(lines)
        if chunk[before.end : line.start].strip(BLANK)
    ]
    typed = chunk[lines[0].start : lines[-1].end]
    if any(sign in typed for sign in _SIGNS_OF_UNREAD):
        unread = (
            found for line in lines for what in (URL, _COMMENT) for found in what.finditer(chunk, line.start, line.end)
        )
        edits.extend(Edit(*found.span()) for found in unread)
        edits.sort()
    return Draft(kind, lines[0].start, lines[-1].end, tuple(edits), label=label)


def _heading_level(words: str, lone: bool) -> int:
    """The depth of a heading, 0 for a line that is none. A ``lone`` line is a whole paragraph."""
    if "*" in words:
        words = _STAR.sub("", words).strip()
    if not words or len(words) > 100:
        return 0
    numbered = _ENUMERATOR.match(words)
    if numbered and numbered.end() == len(words):
        return _level(words)
    if not lone or words[-1] in '.,;:?!-—”"*':
        return 0
    if numbered and words[numbered.end() :].lstrip()[:1].isupper():
        return _level(words)
    if words.isupper() and sum(map(str.isalpha, words)) > 3:
        return 1
    return 0


def _level(words: str) -> int:
    first = words.lstrip("(")[:1]
    return next((level for letters, level in _LEVELS if first in letters), 4)
