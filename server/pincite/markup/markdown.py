"""Markdown: blocks found by markdown-it, inlines by tree-sitter's grammar, which knows exact places."""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import tree_sitter_markdown
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from tree_sitter import Language, Node, Parser

from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.context import Context
from pincite.markup.prose import Draft, blocks
from pincite.markup.readable import Edit, Readable
from pincite.markup.stars import is_pin, star_pages
from pincite.text.spans import Span

_OPAQUE = re.compile(
    r"""
    ^ [ ]{0,3} (?P<fence>`{3,}|~{3,}) [^\n]* \n (?: .*? ^ [ ]{0,3} (?P=fence) [^\n]* $ | .* )
  | <!-- .*? (?: --> | \Z )
  | ^ [ ]{0,3} <(?P<tag>pre|script|style|textarea)\b .*? (?: </(?P=tag)> | \Z )
  | \A --- [ \t]* \n .*? ^ (?:---|\.\.\.) [ \t]* $
  | ^ \#{1,6} [ \t]+ TABLE[ ]OF[ ]AUTHORITIES \b .*? (?= ^ \#{1,6} [ \t] | \Z )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
"""Blank lines in these do not end a chunk."""
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n(?:[ \t\r]*\n)*(?=[^ \t\r\n])|\r[ \t]*\r(?:[ \t]*\r)*(?=[^ \t\r\n])")
_LABEL = re.compile(r"^ {0,3}\[([^\]\n^][^\]\n]*)\]:", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_UNREAD_HTML = re.compile(r"\s*<(?:!|\?|(?:script|style|pre|textarea)\b)", re.IGNORECASE)


def survey(text: str) -> Context:
    """The document's star pages and link labels."""
    labels = frozenset(found.lower() for found in _LABEL.findall(text)) if "]:" in text else frozenset()
    return Context(Format.MARKDOWN, star_pages=star_pages(text, marked_up=True), labels=labels)


def cuts(text: str, context: Context) -> list[int]:
    """Blank lines before an unindented line, outside fences, comments, front matter and tables of authorities."""
    del context
    opaque = [found.span() for found in _OPAQUE.finditer(text)]
    ends = [found.end() for found in _PARAGRAPH_END.finditer(text)]
    if not opaque:
        return ends
    starts = [start for start, _ in opaque]

    def free(at: int) -> bool:
        index = bisect_right(starts, at - 1) - 1
        return index < 0 or at > opaque[index][1]

    return [at for at in ends if free(at)]


def read_chunk(chunk: str, context: Context) -> tuple[Block, ...]:
    """The blocks of one chunk."""
    return blocks(_drafts(chunk, context), chunk, context)


class _Place(NamedTuple):
    """An inline text of a block: the lines it stands on, and what encloses it."""

    kind: BlockKind
    level: int
    label: str
    content: str
    lines: tuple[int, int]
    is_cell: bool


@cache
def _blocks_parser() -> MarkdownIt:
    """Markdown's block structure alone, without inlines."""
    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).use(footnote_plugin)
    return parser.disable(["inline", "footnote_tail", "text_join"], ignoreInvalid=True)


@cache
def _inline_parser() -> Parser:
    return Parser(Language(tree_sitter_markdown.inline_language()))


def _drafts(chunk: str, context: Context) -> Iterator[Draft]:
    lines = [found.span() for found in _LINE.finditer(chunk)]
    in_table_of_authorities = False
    at = 0
    for place in _places(_blocks_parser().parse(chunk.replace("\0", "\ufffd"))):
        kind = place.kind
        if kind is BlockKind.HEADING:
            in_table_of_authorities = place.content.strip(" *_#").upper() == "TABLE OF AUTHORITIES"
        elif in_table_of_authorities:
            kind = BlockKind.TABLE_OF_AUTHORITIES
        typed = _cell(chunk, lines, place, at) if place.is_cell else _lines(chunk, lines, place)
        if typed is None or not typed.text:
            continue
        start, end = typed.pieces[0].source, typed.pieces[-1].source_end
        at = end
        yield _inline(typed, Draft(kind, start, end, level=place.level, label=place.label), context)


def _places(tokens: list[Token]) -> Iterator[_Place]:
    """Each inline text of a parsed chunk, with the kind of block it belongs to."""
    quotes, notes, row = 0, [""], (0, 0)
    level = 0
    for token in tokens:
        match token.type:
            case "blockquote_open" | "blockquote_close":
                quotes += token.nesting
            case "footnote_reference_open":
                notes.append(str(token.meta.get("label", "")))
            case "footnote_reference_close":
                notes.pop()
            case "heading_open":
                level = int(token.tag[1:])
            case "heading_close":
                level = 0
            case "tr_open":
                row = (token.map[0], token.map[1]) if token.map else row
            case "inline" | "html_block" if token.type == "inline" or not _UNREAD_HTML.match(token.content):
                label = notes[-1]
                kind = (
                    BlockKind.HEADING
                    if level
                    else BlockKind.FOOTNOTE
                    if label
                    else BlockKind.QUOTATION
                    if quotes
                    else BlockKind.PARAGRAPH
                )
                is_cell = token.level > 0 and token.map is None
                span = (token.map[0], token.map[1]) if token.map else row
                yield _Place(kind, level, label, token.content, span, is_cell)


def _lines(chunk: str, lines: list[tuple[int, int]], place: _Place) -> Readable | None:
    """An inline text where it was typed: each of its lines without markers and indentation."""
    edits: list[Edit] = []
    first, last = place.lines
    if first >= len(lines):
        return None
    start = at = lines[first][0]
    end = at
    for content, (line_start, line_end) in zip(place.content.split("\n"), lines[first:last], strict=False):
        stripped = content.strip()
        line = chunk[line_start:line_end].replace("\0", "\ufffd")
        column = line.rfind(stripped) if place.kind is not BlockKind.HEADING else line.find(stripped)
        if column < 0:
            return None
        found = line_start + column
        if found > at:
            # The line break before stays, to be read as a space; markers and indentation go.
            edits.append(Edit(max(at, line_start), found))
        at = end = found + len(stripped)
        if at < line_end:
            breaks = line_end - len(line) + len(line.rstrip("\r\n"))
            if at < breaks:
                edits.append(Edit(at, breaks))
            at = line_end
    kept = [Edit(edit.start - start, min(edit.end, end) - start) for edit in edits if edit.start < end]
    return Readable.verbatim(chunk[start:end], start).edited(kept)


def _cell(chunk: str, lines: list[tuple[int, int]], place: _Place, at: int) -> Readable | None:
    """A table cell where it was typed; None where it cannot be told."""
    if place.lines[0] >= len(lines) or not place.content:
        return None
    start, end = lines[place.lines[0]]
    found = chunk.find(place.content, max(start, at), end)
    return Readable.verbatim(place.content, found) if found >= 0 else None


_INLINE = re.compile(r"[*_`\[\]<&\\~!]|https?:|www\.")
_STAND_IN = re.compile(r"[^\x01-\x7f]|\$|\*{1,2}(?=(?:Page )?\d)")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?\"”’')\]*_]")


def _inline(typed: Readable, draft: Draft, context: Context) -> Draft:
    """Hide the inline marks of a text, and note emphasis and calls."""
    edits: list[Edit] = _gaps(typed, draft)
    if not _INLINE.search(typed.text):
        return _with(draft, edits, [], [])
    text = typed.text

    def stand_in(found: re.Match[str]) -> str:
        """A character of the same class in ASCII, so that a byte is a code point; star pages and pins as letters."""
        character = found[0]
        if character[0] == "*":
            mark = text[found.start() : found.start() + 12]
            number = re.match(r"\*{1,2}(?:Page )?\d+", mark)
            is_star = number is not None and number[0].replace("Page ", "") in context.star_pages
            return "x" * len(character) if is_star or is_pin(text, found.start()) else character
        return " " if character.isspace() else "x" if character.isalnum() else "."

    tree = _inline_parser().parse(_STAND_IN.sub(stand_in, text).encode("ascii"))
    found = _Inlines([], [], [])
    _walk(tree.root_node, text, context, found)
    for address in _URL.finditer(text):
        found.hidden.append(Edit(*address.span()))
    hidden = [Edit(*typed.source(Span(edit.start, edit.end)), edit.text) for edit in found.hidden]
    emphasis = [typed.source(span) for span in found.emphasis]
    calls = [(typed.source_start(at), label) for at, label in found.calls]
    return _with(draft, edits + hidden, emphasis, calls)


def _gaps(typed: Readable, draft: Draft) -> list[Edit]:
    """What is hidden between the pieces of a text."""
    at, edits = draft.start, []
    for piece in typed.pieces:
        if piece.source > at:
            edits.append(Edit(at, piece.source))
        at = piece.source_end
    return edits


def _with(draft: Draft, edits: list[Edit], emphasis: list[Span], calls: list[tuple[int, str]]) -> Draft:
    return Draft(
        draft.kind, draft.start, draft.end, _merged(edits), tuple(emphasis), tuple(calls), draft.level, draft.label
    )


def _merged(edits: list[Edit]) -> tuple[Edit, ...]:
    """Edits in order, those that lie inside or overlap an earlier one joined to it."""
    merged: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if merged and edit.start < merged[-1].end:
            last = merged[-1]
            if edit.end > last.end:
                merged[-1] = Edit(last.start, edit.end)
        else:
            merged.append(edit)
    return tuple(merged)


class _Inlines(NamedTuple):
    """What an inline tree holds, in readable offsets of the text parsed."""

    hidden: list[Edit]
    emphasis: list[Span]
    calls: list[tuple[int, str]]


def _walk(root: Node, text: str, context: Context, found: _Inlines) -> None:
    """Note what each node of an inline tree hides."""
    nodes = [root]
    while nodes:
        node = nodes.pop()
        rule = _NODES.get(node.type)
        if rule is None or rule(node, text, context, found):
            nodes.extend(node.children)


def _hide(node: Node, text: str, context: Context, found: _Inlines) -> bool:
    found.hidden.append(Edit(node.start_byte, node.end_byte))
    return False


def _emphasis(node: Node, text: str, context: Context, found: _Inlines) -> bool:
    found.emphasis.append(Span(node.start_byte, node.end_byte))
    return True


def _escape(node: Node, text: str, context: Context, found: _Inlines) -> bool:
    found.hidden.append(Edit(node.start_byte, node.start_byte + 1))
    return False


def _entity(node: Node, text: str, context: Context, found: _Inlines) -> bool:
    character = html.unescape(text[node.start_byte : node.end_byte])
    if len(character) == 1:
        found.hidden.append(Edit(node.start_byte, node.end_byte, character))
    return False


def _line_break(node: Node, text: str, context: Context, found: _Inlines) -> bool:
    if text[node.start_byte] == "\\":
        found.hidden.append(Edit(node.start_byte, node.start_byte + 1))
    return False


def _link(node: Node, text: str, context: Context, found: _Inlines) -> bool:
    """Keep a link's text; brackets that no definition makes a link are an alteration in a quotation."""
    typed = text[node.start_byte : node.end_byte]
    if typed.startswith("[^"):
        found.calls.append((node.start_byte, typed[2:-1]))
        return _hide(node, text, context, found)
    words = next((child for child in node.children if child.type == "link_text"), None)
    if words is None:
        return True
    label = next((child for child in node.children if child.type == "link_label"), None)
    name = text[label.start_byte + 1 : label.end_byte - 1] if label else text[words.start_byte : words.end_byte]
    if node.type != "inline_link" and name.lower() not in context.labels:
        return True
    found.hidden.append(Edit(node.start_byte, words.start_byte))
    found.hidden.append(Edit(words.end_byte, node.end_byte))
    return True


_NODES: dict[str, Callable[[Node, str, Context, _Inlines], bool]] = {
    "emphasis": _emphasis,
    "strong_emphasis": lambda *_: True,
    "emphasis_delimiter": _hide,
    "code_span": _hide,
    "html_tag": _hide,
    "image": _hide,
    "uri_autolink": _hide,
    "email_autolink": _hide,
    "backslash_escape": _escape,
    "entity_reference": _entity,
    "numeric_character_reference": _entity,
    "hard_line_break": _line_break,
    "inline_link": _link,
    "shortcut_link": _link,
    "full_reference_link": _link,
    "collapsed_reference_link": _link,
}
"""What to do at each kind of node; True to look at its children too."""
