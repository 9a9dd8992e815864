"""Slips of the hand in and beside citations: ordinals, doubled periods.

Sources: Indigo Book R7.2; proofreading.
"""

import re
from collections.abc import Iterator

from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Draft, House, Rule
from pincite.text.spans import Span

_ORDINAL = re.compile(r"\b(?P<number>\d*[23])(?P<ending>nd|rd)(?=\s(?:ed\.|Cong\.|Sess\.))")
_RAISED = re.compile(r"(?P<number>\d)(?:<sup>\s*(?P<html>st|nd|rd|th|d)\s*</sup>|\^(?P<caret>st|nd|rd|th|d)\^)")
_PERIODS = re.compile(r"(?<=[\w)\]”’])\.\.(?=[\s)\]”’]|$)")
_TWELFTH = ("12", "13")


def _edition(text: str, house: House) -> Iterator[Draft]:
    for match in _ORDINAL.finditer(text):
        if not match["number"].endswith(_TWELFTH):
            right = f"{match['number']}d"
            span = Span(*match.span())
            yield Draft(span, f"Citations write {right}, not {match.group()}.", (Edit(span, right),))


def _superscript(text: str, house: House) -> Iterator[Draft]:
    for match in _RAISED.finditer(text):
        ending = match["html"] or match["caret"]
        right = match["number"] + ("d" if ending in ("nd", "rd") else ending)
        span = Span(*match.span())
        yield Draft(span, "The ending of an ordinal stands on the line.", (Edit(span, right),))


def _double(text: str, house: House) -> Iterator[Draft]:
    for match in _PERIODS.finditer(text):
        span = Span(*match.span())
        yield Draft(span, "Two periods stand in a row.", (Edit(span, "."),))


RULES = (
    Rule(
        "ordinal-superscript",
        Severity.INFORMATION,
        "safe",
        "A superscript ordinal.",
        "Indigo Book R7.2",
        bad=(("10<sup>th</sup> Cir.", "10th Cir."), ("2^nd^ ed.", "2d ed.")),
        ok=(("text.<sup>2</sup>", "footnote marker"),),
        of_block=_superscript,
        signs=("^", "<sup>"),
    ),
    Rule(
        "ordinal-edition",
        Severity.INFORMATION,
        "safe",
        "An edition or congress ordinal is written 2nd, 3rd, 22nd, 103rd.",
        "Indigo Book R7.2",
        bad=(("(2nd ed. 1953)", "(2d ed. 1953)"), ("103rd Cong.", "103d Cong.")),
        ok=(("Restatement (Second) of Torts", "spelled out"), ("the 2nd edition of the brief", "running text")),
        of_block=_edition,
        signs=("2nd ", "3rd "),
    ),
    Rule(
        "double-period",
        Severity.WARNING,
        "safe",
        "Two periods in a row.",
        "proofreading",
        bad=(("Nokia, Inc..", "Nokia, Inc."), ("Id.. at 577", "Id. at 577")),
        ok=(("violation.... Instead", "four-dot ellipsis"), ("the file ../brief.md", "a path")),
        of_block=_double,
        signs=("..",),
    ),
)
