"""Fixes: the mendings of the findings at a place, and all the safe ones at once."""

from bisect import bisect_left
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.checks import suppression
from pincite.checks.model import Edit, Finding
from pincite.checks.suppression import Reach
from pincite.features.edits import apply, compose, moves
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
        for finding in snapshot.findings.touching(asked)
        if finding.fix
    )


def ignores(snapshot: Snapshot, asked: Span) -> tuple[Action, ...]:
    """For each rule that found something in ``asked``, comments that silence it: on its line, or farther."""
    found: dict[Edit, Action] = {}
    for finding in snapshot.findings.touching(asked):
        if finding.rule != suppression.UNUSED:
            for reach, where in _REACHES.items():
                edit = suppression.comment(snapshot.text, snapshot.blocks, finding, snapshot.format, reach)
                if edit:
                    found.setdefault(edit, Action(f"Ignore {finding.rule} {where}", QUICK_FIX, (edit,), (finding,)))
    return tuple(found.values())


_REACHES = {Reach.LINE: "on this line", Reach.PARAGRAPH: "in this paragraph", Reach.FILE: "in this file"}


class Mended(NamedTuple):
    """A draft with its safe fixes made."""

    snapshot: Snapshot
    edits: tuple[Edit, ...]
    """Of the draft as it was."""
    findings: tuple[Finding, ...]
    """What was mended, each where it stood when it was."""


def mended(snapshot: Snapshot, rules: Container[str] | None = None, within: Span | None = None) -> Mended:
    """A draft with every safe mending made, again until none is left; one that changes what is cited is left out.

    Only those of some ``rules``, or ``within`` a part of the draft (source offsets), where that is asked.
    """
    done = Mended(snapshot, (), ())
    for _ in range(ROUNDS):
        now = done.snapshot
        safe = compatible(finding for finding in now.findings if _is_wanted(finding, rules, within))
        chosen = harmless(now, safe, edits_of, only_mended)
        if not chosen:
            break
        edits = edits_of(chosen)
        within = moves(edits)(within) if within else None
        made = compose(snapshot.text, done.edits, edits)
        done = Mended(now.again(apply(now.text, edits)), made, (*done.findings, *chosen))
    return done


def _is_wanted(finding: Finding, rules: Container[str] | None, within: Span | None) -> bool:
    if finding.fix is None or not finding.fix.safe or (rules is not None and finding.rule not in rules):
        return False
    return within is None or all(within.covers(edit.span) for edit in finding.fix.edits)


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
