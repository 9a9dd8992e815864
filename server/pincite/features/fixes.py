"""Fixes: the mendings of the findings at a place, and all the safe ones at once."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.checks import suppression
from pincite.checks.model import Edit, Finding
from pincite.features.edits import apply, compose
from pincite.features.meaning import harmless, only_mended
from pincite.text.spans import Span

QUICK_FIX = "quickfix"
FIX_ALL = "source.fixAll.pincite"
ROUNDS = 20
"""More than any text has needed: a mending that lays bare another is mended again, but not for ever."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something the author may let the editor do; spans of the edits are source offsets."""

    title: str
    kind: str
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]
    """What it mends."""
    preferred: bool = False


def quick_fixes(snapshot: Snapshot, asked: Span) -> tuple[Action, ...]:
    """One action for each mending of a finding in ``asked`` or touching it."""
    return tuple(
        Action(finding.fix.title, QUICK_FIX, finding.fix.edits, (finding,), preferred=finding.fix.safe)
        for finding in snapshot.findings
        if finding.fix and finding.span.start <= asked.end and asked.start <= finding.span.end
    )


def ignores(snapshot: Snapshot, asked: Span) -> tuple[Action, ...]:
    """For each rule that found something in ``asked``, a comment that silences it on that line."""
    found: dict[tuple[str, int], Action] = {}
    for finding in snapshot.findings:
        if finding.span.start <= asked.end and asked.start <= finding.span.end and finding.rule != suppression.UNUSED:
            edit = suppression.comment(snapshot.text, finding.span.end, finding.rule, snapshot.format)
            if edit:
                title = f"Ignore {finding.rule} on this line"
                found.setdefault((finding.rule, edit.span.start), Action(title, QUICK_FIX, (edit,), (finding,)))
    return tuple(found.values())


def fix_all(snapshot: Snapshot) -> Action | None:
    """Every safe mending that fits beside the others; None where there is none."""
    chosen = compatible(finding for finding in snapshot.findings if finding.fix and finding.fix.safe)
    if not chosen:
        return None
    return Action("Fix all safe citation problems", FIX_ALL, edits_of(chosen), chosen)


class Mended(NamedTuple):
    """A draft with its safe fixes made."""

    snapshot: Snapshot
    edits: tuple[Edit, ...]
    """Of the draft as it was."""
    findings: tuple[Finding, ...]
    """What was mended, each where it stood when it was."""


def mended(snapshot: Snapshot) -> Mended:
    """A draft with every safe mending made, again until none is left; one that changes what is cited is left out."""
    done = Mended(snapshot, (), ())
    for _ in range(ROUNDS):
        now = done.snapshot
        safe = compatible(finding for finding in now.findings if finding.fix and finding.fix.safe)
        chosen = harmless(now, safe, edits_of, only_mended)
        if not chosen:
            break
        edits = edits_of(chosen)
        done = Mended(
            now.again(apply(now.text, edits)),
            compose(snapshot.text, done.edits, edits),
            (*done.findings, *chosen),
        )
    return done


def compatible(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, first come first served, whose edits overlap neither each other nor any chosen before them."""
    taken: list[Span] = []
    chosen = []
    for finding in findings:
        spans = sorted(edit.span for edit in finding.fix.edits) if finding.fix else []
        apart = all(span.end <= following.start for span, following in pairwise(spans))
        if spans and apart and all(_free(taken, span) for span in spans):
            for span in spans:
                taken.insert(bisect_left(taken, span), span)
            chosen.append(finding)
    return tuple(chosen)


def edits_of(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The edits of all the findings' fixes, in text order."""
    return tuple(sorted(edit for finding in findings if finding.fix for edit in finding.fix.edits))


def _free(taken: list[Span], span: Span) -> bool:
    """Whether a span neither overlaps nor meets a neighbour among spans that are sorted and apart."""
    index = bisect_left(taken, span)
    before = index == 0 or taken[index - 1].end < span.start
    return before and (index == len(taken) or span.end < taken[index].start)
