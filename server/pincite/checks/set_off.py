"""Block quotations: what is long is set off, and what is set off needs no quotation marks.

In Markdown and LaTeX only, where a block quotation is marked as one. Source: Indigo Book R8.1.1, R9.1, R9.2.
"""

import re
from collections.abc import Iterator, Sequence

from pincite.checks.model import Edit, Severity
from pincite.checks.quotations import quotations
from pincite.checks.rule import Draft, House, Meaning, Rule
from pincite.citations.model import Citation
from pincite.markup.blocks import BlockKind, Content, Format
from pincite.text.spans import Span

_LONG = 50
_PARENTHESIS = re.compile(r"[()]")
_SET_OFF = {Format.MARKDOWN: ("> ", ""), Format.LATEX: ("\\begin{quote}\n", "\n\\end{quote}")}


def _long(content: Content, citations: Sequence[Citation], house: House) -> Iterator[Draft]:
    """A quotation of fifty words in a paragraph; in parentheses or a footnote it stays in the line."""
    text = content.readable.text
    if content.kind is not BlockKind.PARAGRAPH or content.format not in _SET_OFF or len(text) < 4 * _LONG:
        return
    for span in quotations(text):
        if span.end - span.start < 2 * _LONG:
            continue
        words = len(text[slice(*span)].split())
        if words >= _LONG and not _in_parentheses(text, span.start):
            say = f"A quotation of {words} words is set off, without quotation marks."
            yield Draft(Span(span.start, span.start + 1), say, _edits(span, text, content.format), None, "Set it off")


def _in_parentheses(text: str, at: int) -> bool:
    depth = 0
    for mark in _PARENTHESIS.finditer(text, 0, at):
        depth = depth + 1 if mark.group() == "(" else max(0, depth - 1)
    return depth > 0


def _edits(span: Span, text: str, markup: Format) -> tuple[Edit, Edit]:
    """The marks replaced by those of a block quotation, with blank lines to what stands around it."""
    opening, closing = _SET_OFF[markup]
    before = span.start - (text[span.start - 1 : span.start] == " ")
    after = span.end + (text[span.end : span.end + 1] == " ")
    return (
        Edit(Span(before, span.start + 1), f"\n\n{opening}" if before else opening),
        Edit(Span(span.end - 1, after), f"{closing}\n\n" if after < len(text) else closing),
    )


def _in_marks(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """A block quotation of one paragraph that is wholly in quotation marks; of several, one may quote in its turn."""
    quotes = meaning.blocks_of(BlockKind.QUOTATION)
    if not quotes or meaning.house.format not in _SET_OFF:
        return
    units = meaning.units()
    for block in quotes:
        unit = units[block]
        if unit.text[0] not in '“"':
            continue
        neighbours = (*units[max(0, block - 1) : block], *units[block + 1 : block + 2])
        if any(other.kind is BlockKind.QUOTATION for other in neighbours):
            continue
        whole = Span(0, len(unit.text))
        if quotations(unit.text) == (whole,) and unit.text[1] not in "‘'":
            edits = (Edit(Span(0, 1), ""), Edit(Span(whole.end - 1, whole.end), ""))
            say = "A quotation that is set off has no quotation marks."
            yield -1, Draft(whole, say, edits, None, "Remove the quotation marks", block=block)


_WORDS = " ".join(["word"] * 52)

RULES = (
    Rule(
        "block-quote-form",
        Severity.HINT,
        "review",
        "A quotation of 50 words or more is not set off, or a set-off quotation is in quotation marks.",
        "Indigo Book R8.1.1, R9.1, R9.2",
        bad=(
            (f"The court held: “{_WORDS}.” So be it.", f"The court held:\n\n> {_WORDS}.\n\nSo be it."),
            ("> “Any process to which she was due.”", "> Any process to which she was due."),
        ),
        ok=(
            (f"So it held (“{_WORDS}”).", "in a parenthesis it stays in the line"),
            ("> “First,” he said.\n>\n> “Second.”", "the quoted text quotes in its turn"),
        ),
        in_quotations=True,
        in_set_off=True,
        of_content=_long,
        of_document=_in_marks,
    ),
)
