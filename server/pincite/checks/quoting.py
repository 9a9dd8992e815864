"""Quotations: their marks, and how omissions are shown; what is quoted is somebody else's.

Sources: Indigo Book R8.1.2, R8.3.
"""

import re
from collections.abc import Iterator

from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Draft, House, Rule
from pincite.text.spans import Span

_CLOSED = re.compile(r"(?<![./\\])\.{3,4}(?![./\\]| \d+\b)")
"""Not a path, not the leader before a page number."""
_SPACED = re.compile(r"\. \. \.(?: \.)?")


def _ellipsis(text: str, house: House) -> Iterator[Draft]:
    closed, spaced = "..." in text, ". . ." in text
    form = house.form("ellipsis", bluebook="spaced", scotus="spaced", west="closed")
    if closed and form == "spaced":
        for found in _CLOSED.finditer(text):
            span = Span(*found.span())
            before, after = text[: span.start][-1:], text[span.end : span.end + 1]
            right = " ".join(found.group())
            if len(found.group()) == 3 and (before.isalnum() or before in ("”", ",", ";")):
                right = f" {right}"
            if after.isalnum():
                right = f"{right} "
            yield Draft(span, "An ellipsis is three periods with spaces between them.", (Edit(span, right),))
    elif spaced and form == "closed":
        for found in _SPACED.finditer(text):
            span = Span(*found.span())
            right = found.group().replace(" ", "")
            yield Draft(span, "An ellipsis is typed without spaces in this document.", (Edit(span, right),))


_AT_START = re.compile(r"(?P<mark>[“\"])(?P<gap>(?:\.\.\.|\. \. \.|…) ?)(?P<joint>(?:and|or|but) )?(?=[\w‘])")
_AFTER_SENTENCE = re.compile(r"(?:^|[.?!:]\s)$")


def _at_start(text: str, house: House) -> Iterator[Draft]:
    for found in _AT_START.finditer(text):
        at = found.start()
        if text.count("“", 0, at) > text.count("”", 0, at):
            continue  # a quotation within a quotation
        span = Span(*found.span("gap"))
        edit = Edit(Span(span.start, found.end()), "")
        first = text[found.end()]
        if not found["joint"] and first.islower() and _AFTER_SENTENCE.search(text, max(0, at - 3), at):
            edit = Edit(Span(span.start, found.end() + 1), f"[{first.upper()}]")
        yield Draft(span, "A quotation does not open with an ellipsis.", (edit,))


_OUTSIDE = re.compile(r"(?<=[A-Za-z,;\])])(?P<close>”|\")(?P<mark>[.,])(?![\w.])")


def _punctuation(text: str, house: House) -> Iterator[Draft]:
    if "quoted periods" in house.undecided or house.usual("quoted periods") == "outside":
        return
    for found in _OUTSIDE.finditer(text):
        span = Span(*found.span())
        said = "comma" if found["mark"] == "," else "period"
        yield Draft(
            span, f"The {said} stands before the closing quotation mark.", (Edit(span, found["mark"] + found["close"]),)
        )


_STRAIGHT = re.compile(r"(?<!\d)\"")
_OPENS = re.compile(r"(?:^|[\s(\[—–‘])$")


def _marks(text: str, house: House) -> Iterator[Draft]:
    if '"' in text and house.usual("quotation marks") == "curly":
        for found in _STRAIGHT.finditer(text):
            at = found.start()
            right = "“" if _OPENS.search(text, max(0, at - 1), at) else "”"
            span = Span(at, at + 1)
            yield Draft(span, "Quotation marks are curly in this document.", (Edit(span, right),))
    elif ("“" in text or "”" in text) and house.usual("quotation marks") == "straight":
        for found in re.finditer("[“”]", text):
            span = Span(*found.span())
            yield Draft(span, "Quotation marks are straight in this document.", (Edit(span, '"'),))


_INSIDE = re.compile(r"(?:(?<=[^“]“)|(?<=^“))(?P<after> )(?=\w)|(?<=[\w.,;])(?P<before> )(?=”(?:[\s.,;:)]|$))")


def _space(text: str, house: House) -> Iterator[Draft]:
    for found in _INSIDE.finditer(text):
        gap = Span(*found.span())
        span = Span(gap.start - 1, gap.end) if found["after"] else Span(gap.start, gap.end + 1)
        yield Draft(span, "No space stands inside a quotation mark.", (Edit(gap, ""),))


_CURLY = "He said “yes” and “no” and “perhaps” and "

RULES = (
    Rule(
        "ellipsis-form",
        Severity.HINT,
        "safe",
        "The ellipsis is not three spaced periods, or not as the document has it.",
        "Indigo Book R8.3.1, R8.3.5",
        bad=(
            ("the Due Process Clause ... must be given", "the Due Process Clause . . . must be given"),
            ("violation.... Instead", "violation. . . . Instead"),
        ),
        ok=(("... and ... and ... and ...", "as the document has it throughout"), ("../exhibits", "path")),
        of_block=_ellipsis,
        signs=("...", ". . ."),
        in_quotations=True,
    ),
    Rule(
        "ellipsis-at-quote-start",
        Severity.HINT,
        "review",
        "A quotation opens with an ellipsis.",
        "Indigo Book R8.3.2",
        bad=(
            ("“. . . the actual knowledge provision turns", "“[T]he actual knowledge provision turns"),
            ("“. . . and produced anomalous results", "“produced anomalous results"),
        ),
        ok=(("“He said “. . . the end””", "a quotation within a quotation"),),
        of_block=_at_start,
        signs=("“.", "“…", '"'),
        in_quotations=True,
    ),
    Rule(
        "quote-punctuation",
        Severity.INFORMATION,
        "safe",
        "A comma or period stands outside the closing quotation mark.",
        "Indigo Book R8.1.2",
        bad=(
            ("“merely a subclass of consumers”.", "“merely a subclass of consumers.”"),
            ("“reasonable means”, Ct. Op. at 1107", "“reasonable means,” Ct. Op. at 1107"),
        ),
        ok=(("“property”; “liberty”:", "semicolon and colon stay outside"),),
        of_block=_punctuation,
        signs=("”.", "”,", '".', '",'),
        in_quotations=True,
    ),
    Rule(
        "quote-marks-mixed",
        Severity.HINT,
        "safe",
        "Straight and curly quotation marks are mixed.",
        "consistency",
        bad=(
            (
                f'{_CURLY}against "an expansive guarantee of services.',
                f"{_CURLY}against “an expansive guarantee of services.",
            ),
        ),
        ok=((f"{_CURLY}he is 6'2\" tall", "feet and inches"),),
        of_block=_marks,
        signs=("“", "”", '"'),
        in_quotations=True,
    ),
    Rule(
        "quote-space-inside",
        Severity.HINT,
        "safe",
        "A space stands just inside a quotation mark.",
        "proofreading",
        bad=(
            ("otherwise enforcing a protection order ”", "otherwise enforcing a protection order”"),
            ("“ shall arrest", "“shall arrest"),
        ),
        ok=(("“ ‘Property’ is”", "nested marks"),),
        of_block=_space,
        signs=("“ ", " ”"),
        in_quotations=True,
    ),
)
