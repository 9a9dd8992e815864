"""Parallel citations: that they are joined well, and agree with each other.

Sources: Indigo Book R11.1, R11.6; consistency.
"""

from collections.abc import Iterator

from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Draft, Meaning, Rule, mend
from pincite.citations.model import CASES
from pincite.text.spans import Span


def _mismatch(index: int, meaning: Meaning) -> Iterator[Draft]:
    """A parallel whose volume or first page differs from the one this case was given before."""
    reference = meaning.references[index]
    citation = reference.citation
    source = citation.source
    if citation.parallel_of is None or citation.kind not in CASES or source is None or reference.authority is None:
        return
    authority = meaning.authorities[reference.authority]
    same = [s for s in (authority.source, *authority.parallels) if s.name == source.name]
    if not same or authority.declared == reference.parallel_of:
        return
    known = same[0]
    if source.number:
        if any(s.key == source.key for s in same):
            return
        right, start = f"{known.volume} {source.typed} {known.number}", citation.span.start
        end = start + len(f"{source.volume} {source.typed} {source.number}")
    else:
        if any(s.volume == source.volume for s in same):
            return
        right, start = known.volume, citation.span.start
        end = start + len(source.volume)
    yield Draft(
        citation.span,
        f"{authority.title} is {known.volume} {source.typed} {known.number} where it is cited in full.",
        (Edit(Span(start, end), right),),
        authority.declared,
    )


RULES = (
    Rule(
        "parallel-mismatch",
        Severity.ERROR,
        "review",
        "The same case appears with two different parallel cites.",
        "consistency",
        bad=(
            (
                "Olim, 461 U.S. at 249-50, 108 S. Ct. 1741 (earlier: 103 S. Ct. 1741)",
                "Olim, 461 U.S. at 249-50, 103 S. Ct. 1741",
            ),
        ),
        ok=(("id. at 197, 109 S.Ct. 998", "the parallel of the antecedent"),),
        of_reference=_mismatch,
    ),
    Rule(
        "parallel-missing-comma",
        Severity.WARNING,
        "safe",
        "No comma between parallel cites.",
        "Indigo Book R11.1",
        bad=(("461 U.S. 238 103 S. Ct. 1741 (1983)", "461 U.S. 238, 103 S. Ct. 1741 (1983)"),),
        of_flaw=mend("A comma is missing between parallel citations."),
    ),
)
