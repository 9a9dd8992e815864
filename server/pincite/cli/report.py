"""Reports: findings for a reader, for a program, for a code-scanning page and for a pull request."""

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

import click

from pincite import __version__
from pincite.checks.model import Finding, Severity
from pincite.checks.registry import BY_ID
from pincite.cli.reading import Checked
from pincite.cli.rules import COLOURS, section
from pincite.lsp.links import HOME
from pincite.text.lines import LineIndex
from pincite.text.spans import Span

Json = dict[str, Any]

GRAVE = frozenset({Severity.ERROR, Severity.WARNING})
WIDTH = 100
"""Columns of a quoted line: a paragraph may be one line of thousands."""
LEAD = 40
"""Columns kept before the finding in a line that must be cut."""


def text(read: Sequence[Checked]) -> str:
    """For a reader: where, how grave, which rule, what; the line with carets under it; how many."""
    parts = [_shown(checked, finding) for checked in read for finding in checked.findings]
    return "\n".join([*parts, _summary(read)])


def _shown(checked: Checked, finding: Finding) -> str:
    line, column = _place(checked.lines, finding.span.start)
    colour = COLOURS[finding.severity]
    head = f"{clean(checked.path)}:{line}:{column}: "
    label = click.style(str(finding.severity), fg=colour, bold=True)
    typed, carets = _quoted(checked.lines, finding.span)
    marks = click.style(carets, fg=colour)
    return f"{head}{label} {finding.rule} {clean(finding.message)}\n    {typed}\n    {marks}"


def _quoted(lines: LineIndex, span: Span) -> tuple[str, str]:
    """The line a finding starts in, cut to fit, and the carets that stand under it."""
    line, column = lines.position(span.start, "utf-32")
    begin, end = lines.starts[line], lines.line_end(line)
    typed = lines.text[begin:end]
    first = max(0, column - LEAD) if len(typed) > WIDTH else 0
    last = min(len(typed), first + WIDTH)
    before, marked = typed[first:column], typed[column : max(column, min(span.end - begin, last))]
    cut = "…" if first else ""
    shown = cut + clean(typed[first:last]) + ("…" if last < len(typed) else "")
    return shown, " " * _width(cut + clean(before)) + "^" * max(1, _width(clean(marked)))


def clean(typed: str) -> str:
    """Text that a terminal shows and does not obey: tabs as spaces, control characters as a sign for them."""
    return "".join(" " if char == "\t" else "\ufffd" if unicodedata.category(char) == "Cc" else char for char in typed)


def _width(typed: str) -> int:
    """The columns that a terminal needs for it."""
    return sum(
        1 + (unicodedata.east_asian_width(char) in "WF")
        for char in typed
        if not (unicodedata.combining(char) or char in "\u200b\u200d\ufeff")
    )


def _summary(read: Sequence[Checked]) -> str:
    findings = [finding for checked in read for finding in checked.findings]
    mended = sum(checked.mended for checked in read)
    counts = Counter(finding.severity for finding in findings)
    kinds = ", ".join(count(counts[severity], f"{severity}") for severity in Severity if counts[severity])
    fixable = sum(1 for finding in findings if finding.fix and finding.fix.safe)
    return "".join(
        [
            f"Fixed {count(mended, 'problem')}. " if mended else "",
            f"Found {count(len(findings), 'problem')}" if findings else "No problems",
            f" in {count(len(read), 'file')}",
            f": {kinds}" if kinds else "",
            ".",
            f" {fixable} can be fixed with --fix." if fixable else "",
        ]
    )


def count(number: int, noun: str) -> str:
    """So many of a thing, in words."""
    return f"{number} {noun}" if number == 1 or noun == "information" else f"{number} {noun}s"


def as_json(read: Sequence[Checked]) -> str:
    """For a program."""
    findings = [_entry(checked, finding) for checked in read for finding in checked.findings]
    return json.dumps({"findings": findings}, ensure_ascii=False, indent=1)


def _entry(checked: Checked, finding: Finding) -> Json:
    fix = finding.fix
    return {
        "path": checked.path,
        **_located(checked.lines, finding.span),
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "related": [{**_located(checked.lines, span), "message": message} for span, message in finding.related],
        "fix": fix
        and {
            "safe": fix.safe,
            "edits": [{"start": span.start, "end": span.end, "text": new} for span, new in fix.edits],
        },
    }


def _located(lines: LineIndex, span: Span) -> Json:
    line, column = _place(lines, span.start)
    return {"start": span.start, "end": span.end, "line": line, "column": column}


def _place(lines: LineIndex, offset: int) -> tuple[int, int]:
    """Line and column as people count them, from 1; columns are code points."""
    line, column = lines.position(offset, "utf-32")
    return line + 1, column + 1


SARIF_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
    Severity.HINT: "note",
}


def sarif(read: Sequence[Checked]) -> str:
    """For a code-scanning page: SARIF 2.1.0."""
    rules = sorted({finding.rule for checked in read for finding in checked.findings})
    driver = {
        "name": "pincite",
        "version": __version__,
        "informationUri": HOME,
        "rules": [_sarif_rule(rule) for rule in rules],
    }
    results = [_result(checked, finding) for checked in read for finding in checked.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps(
        {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]},
        ensure_ascii=False,
        indent=1,
    )


def _sarif_rule(rule: str) -> Json:
    known = BY_ID.get(rule)
    if known is None:
        return {"id": rule}
    explained = {"text": known.what, "markdown": section(known)}
    return {"id": rule, "shortDescription": {"text": known.what}, "help": explained}


def _result(checked: Checked, finding: Finding) -> Json:
    fix = finding.fix
    related = [
        {"id": number, "message": {"text": message}, "physicalLocation": _physical(checked, span)}
        for number, (span, message) in enumerate(finding.related, 1)
    ]
    return {
        "ruleId": finding.rule,
        "level": SARIF_LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _physical(checked, finding.span)}],
        **({"relatedLocations": related} if related else {}),
        **({"fixes": [_sarif_fix(checked, finding)]} if fix else {}),
    }


def _sarif_fix(checked: Checked, finding: Finding) -> Json:
    assert finding.fix is not None
    replacements = [
        {"deletedRegion": _region(checked.lines, span), "insertedContent": {"text": new}}
        for span, new in finding.fix.edits
    ]
    change = {"artifactLocation": _artifact(checked.path), "replacements": replacements}
    return {"description": {"text": finding.fix.title}, "artifactChanges": [change]}


def _physical(checked: Checked, span: Span) -> Json:
    return {"artifactLocation": _artifact(checked.path), "region": _region(checked.lines, span)}


def _artifact(path: str) -> Json:
    pure = PurePath(path)
    return {"uri": Path(path).as_uri() if pure.is_absolute() else _quoted_uri(pure.as_posix())}


def _quoted_uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path)


def _region(lines: LineIndex, span: Span) -> Json:
    (line, column), (end_line, end_column) = (_place(lines, offset) for offset in span)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


GITHUB_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
    Severity.HINT: "notice",
}


def github(read: Sequence[Checked]) -> str:
    """For a pull request: workflow commands that become annotations."""
    return "\n".join(_annotation(checked, finding) for checked in read for finding in checked.findings)


def _annotation(checked: Checked, finding: Finding) -> str:
    (line, column), (end_line, end_column) = (_place(checked.lines, offset) for offset in finding.span)
    # A finding over several lines gets no columns: the page refuses such a range.
    columns = {"col": column, "endColumn": end_column} if line == end_line else {}
    members = {"file": checked.path, "line": line, "endLine": end_line, **columns, "title": finding.rule}
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in members.items())
    return f"::{GITHUB_LEVELS[finding.severity]} {listed}::{_data(finding.message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Sequence[Checked]], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
}
