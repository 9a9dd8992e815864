"""Suppression: comments in which the author tells rules to be silent, here, on the next line, or in the whole file.

``<!-- pincite-ignore: rule-id -->``, ``% pincite-ignore: rule-id``, and in plain text, whose authors leave themselves
notes in brackets, ``[pincite-ignore: rule-id]``; without a rule, every rule.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from pincite.checks.findings import Findings
from pincite.checks.model import Edit, Finding, Fix, Severity
from pincite.checks.rule import Rule
from pincite.markup.blocks import Block, Format
from pincite.text.spans import Span

UNUSED = "suppression-unused"
_WORD = "pincite-ignore"
_DIRECTIVE = re.compile(
    r"(?P<comment>[ \t]*(?P<opens><!--|%|\[//\]:\s#\s\(|\[)\s*)?"
    r"pincite-ignore(?P<scope>-next-line|-file)?(?:\s*:\s*(?P<rules>[a-z][a-z-]*(?:\s*,\s*[a-z][a-z-]*)*))?"
    r"(?P<closes>\s*-->|\)|\])?"
)
_COMMENTS = {Format.MARKDOWN: "<!-- {} -->", Format.LATEX: "% {}", Format.PLAIN: "[{}]"}


class Reach(StrEnum):
    """What a comment can be written to speak of."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    FILE = "file"


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
    """One such comment: where it stands, the source it speaks of, and the rules it silences; none for all of them."""

    span: Span
    scope: Span
    rules: tuple[str, ...]
    listed: Span
    """Where the rules stand."""
    removed: Span
    """What goes where the comment goes: its line, if it has one to itself."""

    def silences(self, finding: Finding, start: int) -> bool:
        """Whether a finding of a block that begins at ``start`` begins in the scope, and is of one of the rules."""
        return finding.span.start + start in self.scope and (not self.rules or finding.rule in self.rules)

    def needless(self, unused: Collection[str]) -> Finding:
        """The hint that it silences nothing of some rules, or nothing at all."""
        kept = [rule for rule in self.rules if rule not in unused]
        if kept:
            fix = Fix(f"Remove {', '.join(unused)}", (Edit(self.listed, ", ".join(kept)),), safe=True)
            return Finding(UNUSED, Severity.HINT, self.listed, f"Of {', '.join(unused)} this silences nothing.", fix)
        fix = Fix("Remove the comment", (Edit(self.removed, ""),), safe=True)
        return Finding(UNUSED, Severity.HINT, self.span, "This comment silences nothing.", fix)


def may_hold(text: str) -> bool:
    """Whether a suppressing comment may stand in a text."""
    return _WORD in text


def directives(text: str, blocks: Sequence[Block]) -> list[Directive]:
    """The suppressing comments of a document, in order; spans are source offsets."""
    return list(_directives(text, blocks)) if may_hold(text) else []


def apply(findings: Findings, found: Sequence[Directive], *, report_unused: bool) -> Findings:
    """The findings that no comment silences, and a hint where a comment, or a rule that it names, silences nothing."""
    used: dict[Directive, set[str]] = {directive: set() for directive in found}

    def told(here: Sequence[Directive], start: int, finding: Finding) -> bool:
        silencing = [directive for directive in here if directive.silences(finding, start)]
        for directive in silencing:
            used[directive].add(finding.rule)
        return not silencing

    left = list(findings.found)
    for number, block in enumerate(findings.blocks):
        here = [one for one in found if one.scope.start <= block.end and block.start < one.scope.end]
        if here and left[number].findings:
            left[number], _ = left[number].parted(partial(told, here, block.start))
    return Findings(findings.blocks, left, _needless(used) if report_unused else ())


def _needless(used: Mapping[Directive, set[str]]) -> Iterator[Finding]:
    for directive, rules in used.items():
        unused = [rule for rule in directive.rules if rule not in rules]
        if unused or not rules:
            yield directive.needless(unused)


def comment(text: str, blocks: Sequence[Block], finding: Finding, format_: Format, reach: Reach) -> Edit | None:
    """The edit that silences a finding's rule there; None where a comment of that reach has no place.

    What begins within a line, such as a note or an item of a list, has no line above it for its paragraph's comment.
    """
    scope = "-file" if reach is Reach.FILE else ""
    written = _COMMENTS[format_].format(f"{_WORD}{scope}: {finding.rule}")
    if reach is Reach.LINE:
        start, end = _line(text, finding.span.end)
        end = start + len(text[start:end].rstrip())
        return Edit(Span(end, end), f" {written}")
    around = (one for one in blocks if reach is Reach.FILE or one.start <= finding.span.start < one.end)
    block = next(around, None)
    if block is None:
        return None
    start = _line(text, block.start).start
    if reach is Reach.FILE:
        return Edit(Span(start, start), f"{written}\n")
    margin = text[start : block.start]
    return None if margin.strip() else Edit(Span(block.start, block.start), f"{written}\n{margin}")


def _directives(text: str, blocks: Sequence[Block]) -> Iterator[Directive]:
    for match in _DIRECTIVE.finditer(text):
        span = Span(*match.span())
        rules = tuple(re.split(r"\s*,\s*", match["rules"])) if match["rules"] else ()
        start, end = _line(text, span.start)
        alone = not (text[start : span.start].strip() or text[span.end : end].strip())
        removed = Span(start, min(end + 1, len(text))) if alone else span
        yield Directive(span, _scope(text, span, match["scope"], blocks), rules, Span(*match.span("rules")), removed)


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
