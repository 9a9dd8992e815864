"""LaTeX: what pylatexenc's tolerant walker makes of a chunk, as readable blocks."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexSpecialsNode,
    LatexWalker,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import MacroSpec

from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.context import Context
from pincite.markup.prose import Draft, blocks
from pincite.markup.readable import Edit
from pincite.markup.stars import star_pages
from pincite.text.spans import Span

Node = Any
"""pylatexenc's nodes, which carry no types."""

_TOKEN = re.compile(r"\\(begin|end)\s*\{([^{}\n]*)\}|\\.|([{}])|%[^\n]*", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n(?:[ \t\r]*\n)*|\r[ \t]*\r(?:[ \t]*\r)*")
_DOCUMENT = "document"


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_HEADINGS = {
    "part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4, "subparagraph": 5,
}  # fmt: skip
_ITALIC = frozenset({"emph", "textit", "textsl", "underline", "uline", "ul", "term"})
_ITALIC_SWITCHES = frozenset({"em", "it", "itshape", "sl", "slshape"})
_UNREAD_MACROS = _words(
    """label ref pageref eqref autoref nameref cref Cref vref cite citep citet citeauthor nocite pagebreak nopagebreak
    linebreak newpage clearpage cleardoublepage vspace hspace vskip hskip setlength addtolength setcounter addtocounter
    stepcounter refstepcounter usepackage documentclass newcommand renewcommand providecommand newenvironment
    renewenvironment newtheorem bibliographystyle bibliography addbibresource printbibliography input include
    includegraphics pagestyle thispagestyle pagenumbering index hypertarget phantomsection addcontentsline
    tableofcontents tableofauthorities listoffigures url nolinkurl footnotesize markboth markright hyphenation
    geometry hypersetup selectlanguage color pagecolor rule verb lstinline DeclareMathOperator def let makeatletter
    makeatother maketitle centering noindent indent bigskip medskip smallskip fontsize selectfont"""
)
_SPACES = frozenset({" ", ",", ";", ":", "/", ">", "quad", "qquad", "space", "\n", "\t", "thinspace", "enspace", "@",
                     "nobreakspace", "newline", "\\", "tabularnewline", "hfill", "linebreak"})  # fmt: skip
_NOTHING = frozenset({"-", "!", "/", "relax", "protect", "xspace"})
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


def survey(text: str) -> Context:
    """The document's star pages."""
    return Context(Format.LATEX, star_pages=star_pages(text, marked_up=True))


def cuts(text: str, context: Context) -> list[int]:
    """Blank lines outside environments, braces and the preamble."""
    del context
    ends = [found.end() for found in _BLANK_LINE.finditer(text) if found.end() < len(text)]
    closed = _closed(text)
    starts = [start for start, _ in closed]

    def free(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index < 0 or at >= closed[index][1]

    return [at for at in ends if free(at)]


def _closed(text: str) -> list[tuple[int, int]]:
    """The outermost ranges that a cut would break: the preamble, closed environments, closed braces."""
    open_braces: list[int] = []
    open_environments: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(text):
        edge, name, brace = token.groups()
        if brace == "{":
            open_braces.append(token.start())
        elif brace == "}":
            if open_braces:
                found.append((open_braces.pop(), token.end()))
        elif edge == "begin":
            if name == _DOCUMENT:
                found.append((0, token.end()))
            else:
                open_environments.append((name, token.start()))
        elif edge == "end":
            depth = next((i for i in range(len(open_environments) - 1, -1, -1) if open_environments[i][0] == name), -1)
            if depth >= 0:
                found.append((open_environments[depth][1], token.end()))
                del open_environments[depth:]
    outermost: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not outermost or start >= outermost[-1][1]:
            outermost.append((start, end))
        elif end > outermost[-1][1]:
            outermost[-1] = (outermost[-1][0], end)
    return outermost


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


@cache
def _macros() -> Any:
    """pylatexenc's macros, and those of legal writers it does not know."""
    known = get_default_latex_context_db()  # type: ignore[no-untyped-call]
    arguments = {
        "href": "{{", "textcolor": "[{{", "colorbox": "{{", "footnotetext": "[{", "endnote": "[{", "thanks": "{",
        "uline": "{", "ul": "{", "hypertarget": "{{", "hyperlink": "{{", "hyperref": "[{", "pageref": "{",
        "autoref": "{", "nameref": "{", "cref": "{", "Cref": "{", "setcounter": "{{", "addtocounter": "{{",
        "addcontentsline": "{{{", "index": "{", "pagestyle": "{", "thispagestyle": "{", "pagenumbering": "{",
        "bibliographystyle": "{", "nocite": "{", "hypersetup": "{", "geometry": "{", "vspace": "*{", "hspace": "*{",
        "footnotemark": "[", "item": "[", "markboth": "{{", "setlength": "{{", "fontsize": "{{", "pagebreak": "[",
        "nopagebreak": "[", "linebreak": "[", "includegraphics": "[{", "input": "{", "include": "{", "url": "{",
        "selectlanguage": "{", "bibliography": "{", "addbibresource": "{", "rule": "[{{", "color": "{",
    }  # fmt: skip
    macro: Any = MacroSpec
    known.add_context_category("pincite", macros=[macro(name, spec) for name, spec in arguments.items()], prepend=True)
    return known


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
            self.kind, start, end, tuple(edits), tuple(self.emphasis), tuple(self.calls), self.level, self.label
        )


class _Reader:
    """Collects the blocks of one chunk from its nodes."""

    def __init__(self, chunk: str, start: int, end: int) -> None:
        self._chunk = chunk
        self._start = start
        self._end = end
        self._done: list[_Building] = []
        self._open = _Building(BlockKind.PARAGRAPH)

    def drafts(self) -> list[Draft]:
        """The chunk's blocks."""
        # Positions stay those of the chunk: what is not to be read is blanked, not cut.
        text = " " * self._start + self._chunk[self._start : self._end]
        walker: Any = LatexWalker(text, tolerant_parsing=True, latex_context=_macros())  # type: ignore[no-untyped-call]
        at = self._start
        while at < self._end:
            nodes, position, length = walker.get_latex_nodes(pos=at)
            self._read(nodes)
            at = max(position + length, at + 1)  # past a closing brace that nothing opened
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

    def _read(self, nodes: list[Node] | None) -> None:
        for node in nodes or ():
            match node:
                case LatexCharsNode():
                    self._characters(node.pos, node.pos + node.len)
                case LatexGroupNode():
                    self._group(node)
                case LatexMacroNode():
                    self._macro(node)
                case LatexEnvironmentNode():
                    self._environment(node)
                case LatexSpecialsNode():
                    reads = _SPECIALS.get(node.specials_chars)
                    if reads:
                        self._show(node.pos, node.pos + node.len, reads)
                case _:
                    pass

    def _characters(self, start: int, end: int) -> None:
        """Text as typed; a blank line in it ends the paragraph."""
        at = start
        for blank in _BLANK_LINE.finditer(self._chunk, start, end):
            self._show(at, blank.start())
            self._break()
            at = blank.end()
        self._show(at, end)

    def _group(self, node: Node) -> None:
        """A group, in italics after a switch such as ``\\em``."""
        nodes = node.nodelist or []
        if any(isinstance(child, LatexMacroNode) and child.macroname in _ITALIC_SWITCHES for child in nodes[:3]):
            self._italic(nodes)
        else:
            self._read(nodes)

    def _italic(self, nodes: list[Node]) -> None:
        block, before = self._open, len(self._open.shown)
        self._read(nodes)
        if block is self._open and len(block.shown) > before:
            block.emphasis.append(Span(block.shown[before].start, block.shown[-1].end))

    def _macro(self, node: Node) -> None:
        name: str = node.macroname
        given = [argument for argument in (node.nodeargd.argnlist or ()) if argument] if node.nodeargd else []
        name_end = node.pos + 1 + len(name)
        after = name_end + len(node.macro_post_space or "")
        if name in _CHARACTERS:
            self._show(node.pos, name_end, _CHARACTERS[name])
            self._show(name_end, after)
        elif name in _SPACES:
            self._show(node.pos, name_end, " ")
        elif name in _ACCENTS:
            self._accent(node, given)
        elif name in _HEADINGS:
            self._heading(_HEADINGS[name], given)
        elif name in _NOTES:
            self._note(node, given)
        elif name == "footnotemark":
            self._open.calls.append((node.pos, self._typed(given[-1]).strip("[]") if given else ""))
        elif name in ("item", "par"):
            self._break()
            self._read(given)
        elif name == "href":
            self._read(given[-1:] if len(given) > 1 else [])
        elif name in ("textcolor", "hyperlink", "colorbox", "hyperref"):
            self._read(given[-1:])
        elif name in _ITALIC:
            self._italic(given)
        elif name not in _UNREAD_MACROS and name not in _NOTHING:
            self._read([argument for argument in given if self._chunk[argument.pos] != "["])

    def _typed(self, node: Node) -> str:
        return self._chunk[node.pos : node.pos + node.len]

    def _accent(self, node: Node, given: list[Node]) -> None:
        letter = self._typed(given[-1]).strip("{} \\") if given else ""
        composed = unicodedata.normalize("NFC", letter.replace("i", "i") + _ACCENTS[node.macroname])
        if len(letter) == 1 and len(composed) == 1:
            self._show(node.pos, node.pos + node.len, composed)
        else:
            self._read(given)

    def _heading(self, level: int, given: list[Node]) -> None:
        kind = self._break(BlockKind.HEADING, level)
        self._read(given[-1:])
        self._break(kind)

    def _note(self, node: Node, given: list[Node]) -> None:
        """A footnote: a block of its own, and a call where it stood."""
        mark = next((self._typed(part).strip("[]") for part in given if self._chunk[part.pos] == "["), "")
        if node.macroname != "footnotetext":
            self._open.calls.append((node.pos, mark))
        outer, self._open = self._open, _Building(BlockKind.FOOTNOTE, label=mark)
        self._read(given[-1:])
        self._break()
        self._open = outer

    def _environment(self, node: Node) -> None:
        name = node.environmentname.rstrip("*")
        if name in _UNREAD_ENVIRONMENTS:
            return
        kind = self._break(BlockKind.QUOTATION if name in _QUOTES else None)
        self._read(node.nodelist)
        self._break(kind)
