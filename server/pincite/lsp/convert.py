"""The one edge between the plain data of snapshots and the protocol's JSON."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from pincite.checks.findings import Findings, Found
from pincite.checks.model import Edit, Finding, Related, Severity
from pincite.lsp.client import Client
from pincite.lsp.links import rule_url
from pincite.markup.blocks import Block
from pincite.text.change import change
from pincite.text.lines import LineIndex
from pincite.text.spans import Span

Json = dict[str, Any]

SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFORMATION: 3, Severity.HINT: 4}


class Ruler(NamedTuple):
    """What turns offsets into the client's positions: the lines of one draft, and whom they are for."""

    uri: str
    lines: LineIndex
    client: Client

    def range(self, span: Span) -> Json:
        """A span as the protocol has it."""
        start, end = (self.lines.position(offset, self.client.encoding) for offset in span)
        return {
            "start": {"line": start.line, "character": start.column},
            "end": {"line": end.line, "character": end.column},
        }

    def location(self, span: Span) -> Json:
        """A span with its document."""
        return {"uri": self.uri, "range": self.range(span)}

    def range_json(self, span: Span) -> str:
        """A span as the protocol's text."""
        line, column = self.lines.position(span.start, self.client.encoding)
        typed = self.lines.text[span.start : span.end]
        if typed.isascii() and span.end <= self.lines.line_end(line):
            end_line, end_column = line, column + len(typed)  # no need to count the line once more
        else:
            end_line, end_column = self.lines.position(span.end, self.client.encoding)
        return (
            f'{{"start":{{"line":{line},"character":{column}}},"end":{{"line":{end_line},"character":{end_column}}}}}'
        )


class Diagnostics:
    """The findings of one document as JSON, written straight, since there may be thousands at each edit.

    What an edit within a line only moved is not written again: a block of other lines keeps its lines and columns.
    """

    def __init__(self) -> None:
        self._lines: LineIndex | None = None
        self._blocks: Sequence[Block] = ()
        self._written: dict[int, tuple[Found, str]] = {}
        """What is wrong in a block, and as JSON."""

    def write(self, findings: Findings, ruler: Ruler) -> str:
        """The findings as a JSON list."""
        moved = _Moved.between(self._lines, ruler.lines) if self._lines else None
        touched = moved.touched(self._blocks, findings.blocks) if moved else None
        written: dict[int, tuple[Found, str]] = {}
        for block, found in enumerate(findings.found):
            if found.findings:
                last = self._written.get(block)
                kept = last and touched is not None and block not in touched and found.beside.isdisjoint(touched)
                if kept and last and last[0] == found:
                    written[block] = last
                else:
                    written[block] = found, _list(findings.in_block(block), ruler)
        self._lines, self._blocks, self._written = ruler.lines, findings.blocks, written
        apart = (_list(findings.apart, ruler),) if findings.apart else ()
        return _bracketed((*(text for _, text in written.values()), *apart))


def _bracketed(lists: Iterable[str]) -> str:
    """Lists as one, put together at once: it may be megabytes long."""
    parts = [part for inner in lists for part in (",", inner)]
    return "".join(("[", *parts[1:], "]"))


def _list(findings: Iterable[Finding], ruler: Ruler) -> str:
    return ",".join(diagnostic(finding, ruler) for finding in findings)


class _Moved(NamedTuple):
    """An edit within one line: source offsets of that line in the new text, and by how much what follows was moved."""

    start: int
    end: int
    grown: int

    @classmethod
    def between(cls, old: LineIndex, new: LineIndex) -> "_Moved | None":
        """What happened between two texts; None where more than one line changed."""
        if len(old.starts) != len(new.starts):
            return None
        found = change(old.text, new.text)
        line = new.position(found.start, "utf-32").line
        start, end = new.starts[line], new.line_end(line)
        return cls(start, end, found.grown) if found.end + found.grown <= end else None

    def touched(self, old: Sequence[Block], new: Sequence[Block]) -> set[int]:
        """The blocks that are on the line that changed, or were not where they would be if only moved."""
        found = set(range(len(old), len(new)))
        for number, (before, (start, end, _)) in enumerate(zip(old, new, strict=False)):
            by = 0 if end < self.start else self.grown
            stayed = end < self.start or start > self.end
            if not (stayed and start == before.start + by and end == before.end + by):
                found.add(number)
        return found


def diagnostic(finding: Finding, ruler: Ruler) -> str:
    """One finding as JSON; all but its place is remembered from the last time it was written."""
    fix = finding.fix
    rest = _rest(finding.rule, finding.severity, finding.message, fix.title if fix else "", bool(fix and fix.safe))
    related = ""
    if finding.related and ruler.client.related:
        places = ",".join(_related(place, ruler) for place in finding.related)
        related = f',"relatedInformation":[{places}]'
    return f'{{"range":{ruler.range_json(finding.span)}{related},{rest}}}'


def _related(place: Related, ruler: Ruler) -> str:
    location = f'{{"uri":{quoted(ruler.uri)},"range":{ruler.range_json(place.span)}}}'
    return f'{{"location":{location},"message":{quoted(place.message)}}}'


quoted = lru_cache(maxsize=2048)(json.dumps)


@lru_cache(maxsize=2048)
def _rest(rule: str, severity: Severity, message: str, title: str, safe: bool) -> str:
    members: Json = {
        "severity": SEVERITIES[severity],
        "code": rule,
        "codeDescription": {"href": rule_url(rule)},
        "source": "pincite",
        "message": message,
        **({"data": {"fix": title, "safe": safe}} if title else {}),
    }
    return json.dumps(members, separators=(",", ":"))[1:-1]


def text_edits(edits: Iterable[Edit], ruler: Ruler) -> list[Json]:
    """Edits as the protocol has them."""
    return [{"range": ruler.range(span), "newText": text} for span, text in edits]


def workspace_edit(edits: Iterable[Edit], ruler: Ruler, version: int | None) -> Json:
    """Edits of one document: bound to its version, if the client understands that."""
    made = text_edits(edits, ruler)
    if ruler.client.versioned_edits:
        return {"documentChanges": [{"textDocument": {"uri": ruler.uri, "version": version}, "edits": made}]}
    return {"changes": {ruler.uri: made}}
