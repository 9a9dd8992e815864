"""Suppression: comments in which the author tells rules to be silent, here, on the next line, or in the whole file.

``<!-- pincite-ignore: rule-id -->``, ``% pincite-ignore: rule-id``; without a rule, every rule.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pincite.checks.model import Edit, Finding, Fix, Severity
from pincite.checks.rule import Rule
from pincite.markup.blocks import Block, Format
from pincite.text.spans import Span

UNUSED = "suppression-unused"
_WORD = "pincite-ignore"
_DIRECTIVE = re.compile(
    r"(?P<comment>[ \t]*(?P<opens><!--|%|\[//\]:\s#\s\()\s*)?"
    r"pincite-ignore(?P<scope>-next-line|-file)?(?:\s*:\s*(?P<rules>[a-z][a-z-]*(?:\s*,\s*[a-z][a-z-]*)*))?"
    r"(?P<closes>\s*-->|\))?"
)
_COMMENTS = {Format.MARKDOWN: " <!-- {} -->", Format.LATEX: " % {}"}


RULES = (
    Rule(
        UNUSED,
        Severity.HINT,
        "safe",
        "A suppressing comment silences nothing.",
        "housekeeping",
        bad=(("<!-- pincite-ignore: pin-double-at -->", ""),),
    ),
)


class Directive(NamedTuple):
    """One such comment: where it stands, the source it speaks of, and the rules it silences; None for all."""

    span: Span
    scope: Span
    rules: frozenset[str] | None

    def silences(self, finding: Finding) -> bool:
        """Whether a finding begins in the scope and is of one of the rules."""
        return finding.span.start in self.scope and (self.rules is None or finding.rule in self.rules)


def directives(text: str, blocks: Sequence[Block]) -> list[Directive]:
    """The suppressing comments of a document, in order; spans are source offsets."""
    return list(_directives(text, blocks)) if _WORD in text else []


def apply(findings: Iterable[Finding], found: Sequence[Directive], *, report_unused: bool) -> Iterator[Finding]:
    """The findings that no comment silences, and a hint for each comment that silences none."""
    used: set[int] = set()
    for finding in findings:
        silenced = [index for index, directive in enumerate(found) if directive.silences(finding)]
        used.update(silenced)
        if not silenced:
            yield finding
    for index, directive in enumerate(found):
        if report_unused and index not in used:
            fix = Fix("Remove the comment", (Edit(directive.span, ""),), safe=True)
            yield Finding(UNUSED, Severity.HINT, directive.span, "This comment silences nothing.", fix)


def comment(text: str, at: int, rule: str, format_: Format) -> Edit | None:
    """The edit that silences a rule on the line of ``at``; None where the format has no comments."""
    written = _COMMENTS.get(format_)
    if written is None:
        return None
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    end -= end > 0 and text[end - 1] == "\r"
    return Edit(Span(end, end), written.format(f"{_WORD}: {rule}"))


def _directives(text: str, blocks: Sequence[Block]) -> Iterator[Directive]:
    for match in _DIRECTIVE.finditer(text):
        span = Span(*match.span())
        rules = frozenset(re.split(r"\s*,\s*", match["rules"])) if match["rules"] else None
        yield Directive(span, _scope(text, span, match["scope"], blocks), rules)


def _scope(text: str, span: Span, named: str | None, blocks: Sequence[Block]) -> Span:
    start, end = _line(text, span.start)
    match named:
        case "-file":
            return Span(0, len(text) + 1)
        case "-next-line":
            return _line(text, end + 1)
        case _ if text[start : span.start].strip() or text[span.end : end].strip():
            return Span(start, end + 1)
    # alone on its line it speaks of the paragraph that follows
    following = next((block for block in blocks if block.start >= span.start), None)
    return Span(following.start, following.end + 1) if following else Span(end, end)


def _line(text: str, at: int) -> Span:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return Span(start, len(text) if end < 0 else end)
