"""LaTeX: one pass over its tokens, with a table of what each macro does to the text it stands in."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from pincite.markup import writing
from pincite.markup.authorities import TITLE
from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.context import Context
from pincite.markup.prose import Draft, blocks
from pincite.markup.ranges import outside
from pincite.markup.readable import Edit
from pincite.text.spans import Span

_TOKEN = re.compile(
    r"""
      (?P<comment> % [^\r\n]* (?: (?>\r\n?|\n) [ \t]* (?![ \t\r\n]) )? )
    | (?P<verb> \\(?:verb|lstinline)\*? (?P<bar>[^a-zA-Z\s*]) [^\r\n]*? (?P=bar) )
    | \\(?P<edge>begin|end) [ \t]* \{ (?P<environment>[^{}\r\n]*) \}
    | \\(?P<macro> [a-zA-Z@]+ | (?![(\[]). ) \*?
    | (?P<math> \\\( .{0,1000}? \\\) | \\\[ .{0,1000}? \\\] | \$\$ [^$]* \$\$ | \$ (?:[^$\\]|\\.){1,1000} \$ )
    | (?P<open>\{) | (?P<close>\})
    | (?P<special> `` | '' | ---? | ~ | & | << | >> | !` | \?` )
    """,
    re.VERBOSE | re.DOTALL,
)
_BRACKET = re.compile(
    r"%[^\r\n]*|\\(?:(?P<edge>begin|end)[ \t]*\{(?P<environment>[^{}\r\n]*)\}|verb\*?([^a-zA-Z\s*])[^\r\n]*?\3|.)"
    r"|\{|\}",
    re.DOTALL,
)
"""Only what opens and closes: all that chunking needs, and quicker to find."""
_BLANK_LINE = re.compile(r"(?:\r\n?+|\n)(?:[ \t]*(?:\r\n?+|\n))+")
_DOCUMENT = "document"
_OPENS, _CLOSES, _BRACE = frozenset({"open", "{"}), frozenset({"close", "}"}), "{"


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_HEADINGS = {
    "part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4, "subparagraph": 5,
}  # fmt: skip
_HEADING = re.compile(rf"\\({'|'.join(_HEADINGS)})(?![a-zA-Z])")
_TABLE_TITLE = re.compile(
    rf"\\(?P<macro>{'|'.join(_HEADINGS)})\*?[ \t]*(?:\[[^\[\]\n]*\])?[ \t]*\{{[ \t]*(?i:{TITLE})[ \t]*\}}"
)
_ITALIC = frozenset({"emph", "textit", "textsl", "underline", "uline", "ul", "term"})
_SWITCH = re.compile(r"\s*\\(?:em|it|itshape|sl|slshape)(?![a-zA-Z])")
_SECOND_READ = frozenset({"href", "textcolor", "colorbox", "hyperlink", "hypertarget"})
"""Macros whose first argument is not for the reader, and whose second is."""
_OPTIONAL = re.compile(r"[ \t]*\[([^\[\]]*)\]")
_SPACE = re.compile(r"\s*")
_ACCENTED = re.compile(r"[ \t]*(?:\{\s*(\\?[a-zA-Z])\s*\}|(\\[ij])(?![a-zA-Z])|([a-zA-Z]))")
_DEEPEST = 40
"""Groups nested deeper than this are read as if their braces were not there."""
_UNREAD_MACROS = _words(
    """label ref pageref eqref autoref nameref cref Cref vref cite citep citet citeauthor nocite pagebreak nopagebreak
    linebreak newpage clearpage cleardoublepage vspace hspace vskip hskip setlength addtolength setcounter addtocounter
    stepcounter refstepcounter usepackage documentclass newcommand renewcommand providecommand newenvironment
    renewenvironment newtheorem bibliographystyle bibliography addbibresource printbibliography input include
    includegraphics pagestyle thispagestyle pagenumbering index hypertarget phantomsection addcontentsline
    tableofcontents tableofauthorities listoffigures url nolinkurl footnotesize markboth markright hyphenation
    geometry hypersetup selectlanguage color pagecolor rule DeclareMathOperator def let makeatletter
    makeatother maketitle fontsize"""
)
_SPACES = frozenset({" ", ",", ";", ":", "/", ">", "quad", "qquad", "space", "\n", "\t", "thinspace", "enspace", "@",
                     "nobreakspace", "newline", "\\", "tabularnewline", "hfill", "linebreak"})  # fmt: skip
_TIES = frozenset({",", "thinspace", "nobreakspace"})
"""Those of them that no line can break at."""
_CHARACTERS = {
    "S": "§", "P": "¶", "textsection": "§", "textparagraph": "¶", "&": "&", "%": "%", "$": "$", "_": "_", "#": "#",
    "{": "{", "}": "}", "dots": "…", "ldots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’", "lq": "‘",
    "rq": "’", "textquotesingle": "'", "textasciitilde": "~", "textbackslash": "\\", "textasteriskcentered": "*",
    "ast": "*", "copyright": "©", "textregistered": "®", "texttrademark": "™", "ss": "ß", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "textbullet": "•",
    "textdollar": "$", "textunderscore": "_", "slash": "/", "textbar": "|", "pounds": "£", "euro": "€",
}  # fmt: skip
_SPECIALS = {"~": "\u00a0", "``": "“", "''": "”", "--": "–", "---": "—", "&": " ", "<<": "«", ">>": "»",
             "!`": "¡", "?`": "¿"}  # fmt: skip
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
}  # fmt: skip
_UNREAD_ENVIRONMENTS = _words(
    """verbatim Verbatim lstlisting minted comment equation align gather multline eqnarray displaymath math
    thebibliography filecontents tikzpicture figure"""
)
_QUOTES = frozenset({"quote", "quotation", "displayquote", "blockquote", "quoting"})
_NOTES = frozenset({"footnote", "footnotetext", "endnote", "thanks", "sidenote"})


def tally(text: str, start: int, end: int) -> Counter[Hashable]:
    """What decides how a fix is written, which no chunk needs to know."""
    return writing.tally(text, start, end)


def settled(tally: Counter[Hashable], star_pages: frozenset[str]) -> Context:
    """The document's star pages."""
    del tally
    return Context(Format.LATEX, star_pages=star_pages)


def cuts(text: str, context: Context, start: int, end: int) -> list[int]:
    """Blank lines outside environments, braces and the preamble."""
    del context
    ends = (found.end() for found in _BLANK_LINE.finditer(text, start, end))
    pairs = _paired(_BRACKET.finditer(text, start, end)).pairs
    return outside((at for at in ends if at < end), chain(pairs.values(), _tables(text, start, end)))


def _tables(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The tables of authorities of a window, each up to the next heading that is no deeper."""
    at = start
    for title in _TABLE_TITLE.finditer(text, start, end):
        if title.start() >= at:
            level = _HEADINGS[title["macro"]]
            later = (found for found in _HEADING.finditer(text, title.end(), end) if _HEADINGS[found[1]] <= level)
            following = next(later, None)
            at = following.start() if following else end
            yield title.start(), at


def loose(text: str, context: Context, start: int, end: int) -> Counter[tuple[str, str]] | None:
    """What a window opens and does not close, or closes and did not open: its two ends are cuts, so nobody does."""
    del context
    paired = _paired(_BRACKET.finditer(text, start, end))
    decides = _PREAMBLE in paired.pairs or _TABLE_TITLE.search(text, start, end)
    return None if decides else paired.loose


class _Paired(NamedTuple):
    """What opens and is closed again, by where it opens: braces, environments, and the preamble."""

    pairs: dict[int, tuple[int, int]]
    loose: Counter[tuple[str, str]]
    """What is left over: how many of each edge of each kind."""


_PREAMBLE = -1


def _paired(tokens: Iterable[re.Match[str]]) -> _Paired:
    opened: dict[str, list[int]] = {}
    found: dict[int, tuple[int, int]] = {}
    loose: Counter[tuple[str, str]] = Counter()
    for token in tokens:
        kind = token.lastgroup or token[0]
        if kind == "environment" and token["environment"] == _DOCUMENT:
            if token["edge"] == "begin":
                found[_PREAMBLE] = (0, token.end())
        elif kind in _OPENS or (kind == "environment" and token["edge"] == "begin"):
            opened.setdefault(_BRACE if kind in _OPENS else token["environment"], []).append(token.start())
        elif kind in _CLOSES or kind == "environment":
            name = _BRACE if kind in _CLOSES else token["environment"]
            if waiting := opened.get(name):
                start = waiting.pop()
                found[start] = (start, token.end())
            else:
                loose[name, "end"] += 1
    loose.update({(name, "begin"): len(waiting) for name, waiting in opened.items()})
    return _Paired(found, loose)


def read_chunk(chunk: str, context: Context) -> tuple[Block, ...]:
    """The blocks of one chunk; text that cannot be parsed is read as typed."""
    begin = re.search(r"\\begin\s*\{document\}", chunk)
    start = begin.end() if begin else 0
    end = chunk.find("\\end{document}", start)
    end = len(chunk) if end < 0 else end
    try:
        drafts = _Reader(chunk, start, end).drafts()
    except Exception:  # a parser's failure must not stop the reader; the text can still be read as typed
        drafts = [Draft(BlockKind.PARAGRAPH, start, end)] if start < end else []
    return blocks(drafts, chunk, context)


@dataclass(slots=True)
class _Building:
    """A block while its visible text is being collected."""

    kind: BlockKind
    level: int = 0
    label: str = ""
    shown: list[Edit] = field(default_factory=list)
    """Visible text in order: as typed where ``text`` is empty, one character otherwise."""
    emphasis: list[Span] = field(default_factory=list)
    calls: list[tuple[int, str]] = field(default_factory=list)
    faces: list[Span] = field(default_factory=list)

    def draft(self) -> Draft | None:
        """Everything between what is shown, hidden."""
        if not self.shown:
            return None
        start, end = self.shown[0].start, self.shown[-1].end
        edits: list[Edit] = []
        at = start
        for run in self.shown:
            if run.start > at:
                edits.append(Edit(at, run.start))
            if run.text:
                edits.append(run)
            at = run.end
        return Draft(
            self.kind,
            start,
            end,
            tuple(edits),
            tuple(self.emphasis),
            tuple(self.calls),
            self.level,
            self.label,
            tuple(self.faces),
        )


class _Reader:
    """Collects the blocks of one chunk."""

    def __init__(self, chunk: str, start: int, end: int) -> None:
        self._chunk = chunk
        self._range = (start, end)
        self._tokens = list(_TOKEN.finditer(chunk, start, end))
        self._starts = [token.start() for token in self._tokens]
        self._pairs = _paired(self._tokens).pairs
        self._done: list[_Building] = []
        self._open = _Building(BlockKind.PARAGRAPH)
        self._depth = 0
        self._table = 0
        """The level of the heading of a table of authorities, while it lasts."""

    def drafts(self) -> list[Draft]:
        """The chunk's blocks."""
        self._read(*self._range)
        self._break()
        return [draft for building in self._done if (draft := building.draft())]

    def _break(self, kind: BlockKind | None = None, level: int = 0) -> BlockKind:
        """End the open block and begin another; the kind of the one ended."""
        ended = self._open
        if ended.shown:
            self._done.append(ended)
        self._open = _Building(kind or ended.kind, level)
        return ended.kind

    def _show(self, start: int, end: int, text: str = "") -> None:
        if start < end:
            self._open.shown.append(Edit(start, end, text))

    def _read(self, at: int, end: int) -> None:
        """Read a range: text as typed, each token as its kind has it."""
        self._depth += 1
        index = bisect_left(self._starts, at)
        while index < len(self._tokens) and self._starts[index] < end:
            token = self._tokens[index]
            self._typed(at, token.start())
            at = min(self._token(token), end)
            index = bisect_left(self._starts, at, index + 1)
        self._typed(at, end)
        self._depth -= 1

    def _typed(self, start: int, end: int) -> None:
        """Text as typed; a blank line in it ends the paragraph."""
        for blank in _BLANK_LINE.finditer(self._chunk, start, end):
            self._show(start, blank.start())
            self._break()
            start = blank.end()
        self._show(start, end)

    def _token(self, token: re.Match[str]) -> int:
        """Read one token; where reading goes on."""
        match token.lastgroup:
            case "macro":
                return self._macro(token)
            case "environment":
                return self._environment(token)
            case "special":
                self._show(*token.span(), _SPECIALS[token[0]])
            case "open":
                return self._braces(token.start(), _SWITCH.match(self._chunk, token.end()) is not None)
        return token.end()

    def _group(self, at: int) -> Span | None:
        """The inside of the braces that open at or after some space; None too deep in other braces."""
        opening = _SPACE.match(self._chunk, at)
        start = opening.end() if opening else at
        pair = self._pairs.get(start) if self._chunk[start : start + 1] == "{" else None
        return Span(start + 1, pair[1] - 1) if pair and self._depth < _DEEPEST else None

    def _braces(self, at: int, italic: bool = False) -> int:
        """Read the group at ``at``; without one, go on after the brace or right there."""
        group = self._group(at)
        if not group:
            return at + (self._chunk[at : at + 1] == "{")
        block, before = self._open, len(self._open.shown)
        self._read(*group)
        if italic and block is self._open and len(block.shown) > before:
            start, end = block.shown[before].start, block.shown[-1].end
            inside = self._chunk[start:end]
            block.emphasis.append(Span(start + len(inside) - len(inside.lstrip()), end))
        return group.end + 1

    def _optional(self, at: int) -> tuple[str, int]:
        """The optional argument at ``at``, and where it ends."""
        found = _OPTIONAL.match(self._chunk, at)
        return (found[1], found.end()) if found else ("", at)

    def _macro(self, token: re.Match[str]) -> int:
        name, at = token["macro"], token.end()
        if name in _CHARACTERS:
            self._show(token.start(), token.end(), _CHARACTERS[name])
        elif name in _SPACES:
            self._show(*token.span(), "\u00a0" if name in _TIES else " ")
        elif name in _ACCENTS:
            return self._accent(token)
        elif name in _HEADINGS:
            kind = self._break(BlockKind.HEADING, _HEADINGS[name])
            at = self._braces(self._optional(at)[1])
            self._break(self._after_heading(kind, token, _HEADINGS[name]))
        elif name in _NOTES:
            return self._note(token)
        elif name == "footnotemark":
            mark, at = self._optional(at)
            self._open.calls.append((token.start(), mark))
        elif name in ("item", "par"):
            self._break()
        elif name in _ITALIC:
            return self._braces(at, italic=True)
        elif name in _SECOND_READ:
            at = self._optional(at)[1]
            first = self._group(at)
            return first.end + 1 if first else at
        elif name in _UNREAD_MACROS:
            return self._after_arguments(at)
        else:
            return self._unknown(at)
        return at

    def _after_heading(self, kind: BlockKind, heading: re.Match[str], level: int) -> BlockKind:
        """What is read after a heading: a table of authorities, if that is what it says, or what was read before."""
        if _TABLE_TITLE.match(self._chunk, heading.start()):
            self._table = self._table or level
            return BlockKind.TABLE_OF_AUTHORITIES
        if self._table and level <= self._table:
            self._table = 0
            return BlockKind.PARAGRAPH
        return kind

    def _unknown(self, at: int) -> int:
        """Read the arguments of a macro nobody knows, apart from each other; options are not read."""
        if self._chunk[at : at + 1] == "[":
            at = self._optional(at)[1]
        while self._chunk[at : at + 1] == "{" and self._group(at):
            if self._chunk[at - 1] == "}":
                self._show(at, at + 1, " ")
            block, start = self._open, at + 1
            at = self._braces(at)
            if block is self._open:
                block.faces.append(Span(start, at - 1))
        return at

    def _after_arguments(self, at: int) -> int:
        """Where the arguments that follow a macro directly end."""
        while True:
            after = self._optional(at)[1]
            if after == at and self._chunk[at : at + 1] == "{" and at in self._pairs:
                after = self._pairs[at][1]
            if after == at:
                return at
            at = after

    def _accent(self, token: re.Match[str]) -> int:
        found = _ACCENTED.match(self._chunk, token.end())
        letter = (found[1] or found[2] or found[3]) if found else ""
        letter = {"\\i": "i", "\\j": "j"}.get(letter, letter)
        composed = unicodedata.normalize("NFC", letter + _ACCENTS[token["macro"]])
        if not found or len(composed) != 1:
            return token.end()
        self._show(token.start(), found.end(), composed)
        return found.end()

    def _note(self, token: re.Match[str]) -> int:
        """A footnote: a block of its own, and a call where it stood."""
        mark, at = self._optional(token.end())
        if token["macro"] != "footnotetext":
            self._open.calls.append((token.start(), mark))
        outer, self._open = self._open, _Building(BlockKind.FOOTNOTE, label=mark)
        at = self._braces(at)
        self._break()
        self._open = outer
        return at

    def _environment(self, token: re.Match[str]) -> int:
        name = token["environment"].rstrip("*")
        pair = self._pairs.get(token.start())
        if token["edge"] == "end" or not pair or self._depth >= _DEEPEST:
            self._break()
            return token.end()
        if name in _UNREAD_ENVIRONMENTS:
            return pair[1]
        kind = self._break(BlockKind.QUOTATION if name in _QUOTES else None)
        closing = self._chunk.rfind("\\end", token.end(), pair[1])
        self._read(self._after_arguments(token.end()), closing)
        self._break(kind)
        return pair[1]
