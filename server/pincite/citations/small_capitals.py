"""Small capitals: codes, rules and constitutions typed in capitals are read as if they were not.

Plain text has no small capitals, so ``TEX. CIV. PRAC. & REM. CODE ANN. § 16.003`` stands for them. Source: practice of
law reviews and in Texas.
"""

import re

from pincite.citations.tables import STATES

_WORDS = frozenset(
    """ACT ANN BUSINESS CIVIL CODE CONST COMMERCE CRIMINAL EDUCATION ESTATES FAMILY FINANCE GOVERNMENT HEALTH INSURANCE
    LABOR LAW LAWS PENAL PROPERTY RULE RULES SAFETY TAX TRANSPORTATION UTILITIES WATER""".split()
) | {state.upper() for state in STATES.values() if state.isalpha()}
"""What such names spell out; other capitals are initials, like CPLR."""
_BEGINS = "|".join(re.escape(state.upper()) for state in sorted({*STATES.values(), "Fed.", "U.S."}, reverse=True))
_NAME = re.compile(
    rf"""
    (?<![\w.]) (?:{_BEGINS})
    (?: \s (?: [A-Z]{{2,}}\.? | [A-Z]\. | & | [Oo][Ff] | [Aa][Nn][Dd] ) )+
    (?= ,? \s (?: § | \d | [IVXL]+\b | amend\. | art\. ) )
    """,
    re.VERBOSE,
)
_RESTATEMENT = re.compile(r"(?<!\w)RESTATEMENT\s\((?:FIRST|SECOND|THIRD)\)\sOF(?:\s[A-Z]{2,}){1,5}")
_WORD = re.compile(r"[A-Z]{2,}(?P<period>\.?)")
_SEEN = re.compile(r"[A-Z][A-Z](?:\.\s(?:&|[A-Z§\d]|art|amend)|(?:DE|W)\s[A-Z§]|STATEMENT)")
"""What all of them hold: an abbreviation, ``CODE``, ``LAW`` or ``RESTATEMENT``."""


def lowered(text: str) -> str:
    """A text with such names in ordinary letters, each character where it was."""
    if not _SEEN.search(text):
        return text
    text = _RESTATEMENT.sub(lambda title: title.group().title().replace(" Of ", " of ").replace(" And ", " and "), text)
    return _NAME.sub(lambda name: _WORD.sub(_lower, name.group()), text)


def _lower(word: re.Match[str]) -> str:
    typed = word.group()
    if typed in ("OF", "AND"):
        return typed.lower()
    return typed.capitalize() if word["period"] or typed in _WORDS else typed
