"""Markdown: blocks and inlines found by markdown-it, whose inline rules are made to say where they stood."""

import html
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt, rules_inline
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from pincite.markup.authorities import TITLE
from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.context import Context
from pincite.markup.prose import URL, Draft, blocks
from pincite.markup.ranges import inside, outside
from pincite.markup.readable import Edit, Readable
from pincite.markup.stars import is_pin
from pincite.text.spans import Span

_OPAQUE = re.compile(
    r"""
    ^ [ ]{0,3} (?P<fence>`{3,}+|~{3,}+) [^\n]* \n (?: .*? ^ [ ]{0,3} (?P=fence) [^\n]* $ | .* )
  | (?<![^\r\n]) [ ]{0,3} <!-- .*? (?: --> | \Z )
  | ^ [ ]{0,3} <(?P<tag>pre|script|style|textarea)\b .*? (?: </(?P=tag)> | \Z )
  | \A --- [ \t]* \n .*? ^ (?:---|\.\.\.) [ \t]* $
  | ^ (?P<hashes>\#{1,6}) [ \t]+ [*_]{0,3} """
    + TITLE
    + r""" [*_#\ \t]* $ .*? (?= ^ (?!(?P=hashes)\#) \#{1,6} [ \t] | \Z )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
"""Blank lines in these do not end a chunk. A table of authorities ends at the next heading that is no deeper."""
_OPENER = re.compile(
    r"```|~~~|<!--|<(?:pre|script|style|textarea)\b|\#\#{0,5}[ \t]+[*_]{0,3}(?:TABLE|INDEX) OF ", re.IGNORECASE
)
"""How they begin; each branch with a character of its own, which makes looking for them quick."""
_MATTER = "---"
_MATTER_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_BLANK_LINES = re.compile(r"(?:\r\n?+|\n)(?:[ \t]*(?:\r\n?+|\n))+")
_LABEL = re.compile(r"^ {0,3}\[([^\]\n^][^\]\n]*)\]:", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_TABLE_TITLE = re.compile(TITLE, re.IGNORECASE)
_UNREAD_HTML = re.compile(r"\s*<(?:!|\?|(?:script|style|pre|textarea)\b)", re.IGNORECASE)


def tally(text: str, start: int, end: int) -> Counter[Hashable]:
    """The link labels defined."""
    found = _LABEL.findall(text, start, end) if text.find("]:", start, end) >= 0 else []
    return Counter(("label", label.lower()) for label in found)


def settled(tally: Counter[Hashable], star_pages: frozenset[str]) -> Context:
    """The document's star pages and link labels."""
    labels = (str(key[1]) for key in tally if isinstance(key, tuple) and key[0] == "label")
    return Context(Format.MARKDOWN, star_pages=star_pages, labels=frozenset(labels))


def cuts(text: str, context: Context, start: int, end: int) -> list[int]:
    """Blank lines before an unindented line, outside fences, comments, front matter and tables of authorities."""
    del context
    ends = (found.end() for found in _BLANK_LINES.finditer(text, start, end))
    return outside((at for at in ends if at < end and text[at] not in "\t "), _opaque(text, start, end))


def loose(text: str, context: Context, start: int, end: int) -> tuple[()] | None:
    """Nothing, if all that is opaque in a window lies within it."""
    del context
    if text.startswith(_MATTER) and (start == 0 or _MATTER_END.search(text, start, end)):
        return None
    return () if inside(_opaque(text, start, end), start, end) else None


def _opaque(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    matter = _OPAQUE.match(text, 0, end) if start == 0 and text.startswith(_MATTER) else None
    if matter:
        yield matter.span()
    at = matter.end() if matter else start
    for opener in _OPENER.finditer(text, start, end):
        if opener.start() < at:
            continue
        before = text[max(start, opener.start() - 3) : opener.start()]
        indented = opener.start() - len(before) + len(before.rstrip(" "))
        found = _OPAQUE.match(text, opener.start(), end) or _OPAQUE.match(text, indented, end)
        if found:
            yield found.span()
            at = found.end()


def read_chunk(chunk: str, context: Context) -> tuple[Block, ...]:
    """The blocks of one chunk; text that cannot be parsed is read as typed."""
    try:
        drafts = list(_drafts(chunk, context))
    except Exception:  # a parser's failure must not stop the reader; the text can still be read as typed
        drafts = [Draft(BlockKind.PARAGRAPH, 0, len(chunk))]
    return blocks(drafts, chunk, context)


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


def _drafts(chunk: str, context: Context) -> Iterator[Draft]:
    lines = [found.span() for found in _LINE.finditer(chunk)]
    table = at = 0
    """The level of the heading of a table of authorities, while it lasts."""
    for place in _places(_blocks_parser().parse(chunk.replace("\0", "\ufffd"))):
        kind = place.kind
        if kind is BlockKind.HEADING:
            titled = _TABLE_TITLE.fullmatch(place.content.strip(" *_#")) is not None
            if titled or place.level <= table:
                table = place.level if titled else 0
        elif table:
            kind = BlockKind.TABLE_OF_AUTHORITIES
        typed = _cell(chunk, lines, place, at) if place.is_cell else _lines(chunk, lines, place)
        if typed is None or not typed.text:
            continue
        start, end = typed.pieces[0].source, typed.pieces[-1].source_end
        at = end
        yield from _inline(typed, Draft(kind, start, end, level=place.level, label=place.label), context)


def _places(tokens: list[Token]) -> Iterator[_Place]:
    """Each inline text of a parsed chunk, with the kind of block it belongs to."""
    quotes, notes, row = 0, [""], (0, 0)
    level, in_cell = 0, False
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
            case "td_open" | "th_open" | "td_close" | "th_close":
                in_cell = token.nesting > 0
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
                span = (token.map[0], token.map[1]) if token.map else row
                yield _Place(kind, level, label, token.content, span, in_cell)


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
    for typed in (place.content, place.content.replace("|", "\\|")):
        found = chunk.find(typed, max(start, at), end)
        if found >= 0:
            return Readable.verbatim(typed, found)
    return None


def _inline(typed: Readable, draft: Draft, context: Context) -> Iterator[Draft]:
    """Hide the inline marks of a text, and note emphasis and calls; a note typed inside it is a draft of its own."""
    found = _parse_inline(typed.text, context)
    edits = [
        *_gaps(typed, draft),
        *(Edit(*typed.source(Span(edit.start, edit.end)), edit.text) for edit in found.hidden),
    ]
    yield replace(
        draft,
        edits=_merged(edits),
        emphasis=tuple(typed.source(span) for span in found.emphasis),
        faces=tuple(typed.source(span) for span in found.bold),
        calls=tuple((typed.source_start(at), label) for at, label in found.calls),
    )
    for note in found.notes:
        inside = typed.edited([Edit(0, note.start), Edit(note.end, len(typed.text))])
        start, end = inside.pieces[0].source, inside.pieces[-1].source_end
        yield from _inline(inside, Draft(BlockKind.FOOTNOTE, start, end), context)


def _gaps(typed: Readable, draft: Draft) -> Iterator[Edit]:
    """What is hidden between the pieces of a text."""
    at = draft.start
    for piece in typed.pieces:
        if piece.source > at:
            yield Edit(at, piece.source)
        at = piece.source_end


def _merged(edits: list[Edit]) -> tuple[Edit, ...]:
    """Edits in order, those that overlap an earlier one joined to it."""
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
    """What the inline rules found, in offsets of the text parsed."""

    hidden: list[Edit]
    calls: list[tuple[int, str]]
    notes: list[Span]
    """Footnotes typed where they are called, without their brackets."""
    delimiters: list[tuple[Token, int]]
    """Each star and underscore that may be emphasis, and where it stands."""
    emphasis: list[Span]
    bold: list[Span]


_LONGEST = 20_000
"""Inline marks do not reach across a space about this far on: a longer text is parsed in parts."""


def _parse_inline(text: str, context: Context) -> _Inlines:
    whole = _Inlines([], [], [], [], [], [])
    for start, end in _parts(text):
        part = _parse_part(text[start:end], context)
        whole.hidden.extend(Edit(edit.start + start, edit.end + start, edit.text) for edit in part.hidden)
        whole.calls.extend((at + start, label) for at, label in part.calls)
        whole.notes.extend(span.shift(start) for span in part.notes)
        whole.emphasis.extend(span.shift(start) for span in part.emphasis)
        whole.bold.extend(span.shift(start) for span in part.bold)
    return whole


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > _LONGEST:
        sentence = text.rfind(". ", start, start + _LONGEST)
        end = (sentence if sentence > start else text.rfind(" ", start, start + _LONGEST)) + 1
        yield start, end if end > start else start + _LONGEST
        start = end if end > start else start + _LONGEST
    yield start, len(text)


def _parse_part(text: str, context: Context) -> _Inlines:
    found = _Inlines([], [], [], [], [], [])
    parser = _inline_parser()
    state = StateInline(text, parser, {"references": _references(context.labels), "pages": context.star_pages}, [])
    state.env["found"] = found
    parser.inline.tokenize(state)
    for pair in parser.inline.ruler2.getRules(""):
        pair(state)
    opened: dict[str, list[int]] = {"em": [], "strong": []}
    for token, at in found.delimiters:
        if token.content:
            continue
        found.hidden.append(Edit(at, at + 1))
        face, _, edge = token.type.rpartition("_")
        if edge == "open":
            opened[face].append(at + 1)
        elif edge == "close" and opened[face]:
            (found.emphasis if face == "em" else found.bold).append(Span(opened[face].pop(), at))
    found.hidden.extend(Edit(*address.span()) for address in URL.finditer(text))
    return found


@lru_cache(16)
def _references(labels: frozenset[str]) -> dict[str, dict[str, str]]:
    """Link definitions as markdown-it wants them; where a link leads does not matter here."""
    return {normalizeReference(label): {"href": "", "title": ""} for label in labels}


_Rule = Callable[[StateInline, bool], bool]
_Note = Callable[[StateInline, int, _Inlines], None]


def _noting(rule: _Rule, note: _Note) -> _Rule:
    """A rule that also notes where it stood: ``note`` gets the state after it, and the offset before it."""

    def noted(state: StateInline, silent: bool) -> bool:
        start = state.pos
        matched = rule(state, silent)
        if matched and not silent:
            note(state, start, state.env["found"])
        return matched

    return noted


def _hidden(state: StateInline, start: int, found: _Inlines) -> None:
    found.hidden.append(Edit(start, state.pos))


def _code(state: StateInline, start: int, found: _Inlines) -> None:
    if state.tokens and state.tokens[-1].type == "code_inline" and not state.pending:
        _hidden(state, start, found)


def _escape(state: StateInline, start: int, found: _Inlines) -> None:
    found.hidden.append(Edit(start, start + 1))


def _entity(state: StateInline, start: int, found: _Inlines) -> None:
    character = html.unescape(state.src[start : state.pos])
    if len(character) == 1:
        found.hidden.append(Edit(start, state.pos, character))


def _delimiters(state: StateInline, start: int, found: _Inlines) -> None:
    tokens = state.tokens[len(state.tokens) - (state.pos - start) :]
    found.delimiters.extend((token, start + index) for index, token in enumerate(tokens))


def _link(state: StateInline, start: int, found: _Inlines) -> None:
    """Keep a link's text."""
    after, state.pos = state.pos, start
    end = state.md.helpers.parseLinkLabel(state, start, True)
    state.pos = after
    found.hidden.extend((Edit(start, start + 1), Edit(end, after)))


def _unread_image(state: StateInline, silent: bool) -> bool:
    """An image, hidden; its description is parsed as a text of its own, and what is noted there forgotten."""
    start, outer = state.pos, state.env["found"]
    state.env["found"] = _Inlines([], [], [], [], [], [])
    matched = rules_inline.image(state, silent)
    state.env["found"] = outer
    if matched and not silent:
        _hidden(state, start, outer)
    return matched


_CALL = re.compile(r"\[\^([^\]\s]{1,80})\]")
_STAR = re.compile(r"(\*{1,2})(?:Page )?(\d{1,5})(?!\d)")


def _call(state: StateInline, silent: bool) -> bool:
    """A footnote call, defined here or not: ``[^1]``."""
    found = _CALL.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if not found:
        return False
    if not silent:
        noted: _Inlines = state.env["found"]
        noted.calls.append((state.pos, found[1]))
        noted.hidden.append(Edit(*found.span()))
    state.pos = found.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """A footnote typed where it is called: ``^[See *id.*]``."""
    if not state.src.startswith("^[", state.pos) or "]" not in state.src[state.pos : state.posMax]:
        return False
    start, end = state.pos, state.md.helpers.parseLinkLabel(state, state.pos + 1)
    state.pos = start
    if end < 0:
        return False
    if not silent:
        noted: _Inlines = state.env["found"]
        noted.calls.append((start, ""))
        noted.hidden.append(Edit(start, end + 1))
        if end > start + 2:
            noted.notes.append(Span(start + 2, end))
    state.pos = end + 1
    return True


def _star(state: StateInline, silent: bool) -> bool:
    """A star page or a pin to one, which is no emphasis."""
    if state.src[state.pos] != "*":
        return False
    found = _STAR.match(state.src, state.pos, state.posMax)
    if not found or not (found[1] + found[2] in state.env["pages"] or is_pin(state.src, state.pos)):
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True


_NOTES: dict[str, tuple[_Rule, _Note]] = {
    "escape": (rules_inline.escape, _escape),
    "backticks": (rules_inline.backtick, _code),
    "emphasis": (rules_inline.emphasis.tokenize, _delimiters),
    "link": (rules_inline.link, _link),
    "autolink": (rules_inline.autolink, _hidden),
    "html_inline": (rules_inline.html_inline, _hidden),
    "entity": (rules_inline.entity, _entity),
}


@cache
def _inline_parser() -> MarkdownIt:
    """Markdown's inlines, each rule noting where it stood."""
    parser = MarkdownIt("commonmark")
    rules = parser.inline.ruler
    for name, (rule, note) in _NOTES.items():
        rules.at(name, _noting(rule, note))
    rules.at("image", _unread_image)
    rules.before("emphasis", "star", _star)
    rules.before("link", "call", _call)
    rules.before("link", "note", _note)
    # Unused delimiters must stay apart to be told from used ones.
    parser.inline.ruler2.disable("fragments_join")
    return parser
