"""What scanning makes of figures and signs outside pins: ``(l0th Cir. 2OO4)``, ``§ l983``, ``42 U.S.C. $ 1983``.

Pins are read past such letters by their own grammar. Only a letter that no number of the kind can have is doubted:
15 U.S.C. § 78l and 26 U.S.C. § 6050I are sections.
"""

import re
from collections.abc import Iterator

from pincite.checks.dates import is_future
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, House, Rule, mend
from pincite.citations.model import CASES, Kind
from pincite.text.spans import Span

_DIGITS = str.maketrans("OIlSBZ", "011582")
_FIRST_YEAR = 1754
"""Of the oldest reported case."""
_BROKEN_NUMBER = r"(?:[OIl]\d[\dOIl]*|\d+[OIl]+\d[\dOIl]*)"
"""A number that begins with such a letter, or has one within it."""
_COURT = re.compile(r"\((?P<number>[\dOIl]{1,2})(?=(?:st|nd|rd|d|th) ?Cir\.)")
_YEAR = re.compile(r"\((?:[^()]{0,40}[ .])?(?P<number>[12Il][\dOIlSBZ]{3})(?=\))")
_SECTION = re.compile(
    rf"(?:§|\b(?:K\.S\.A\.|ORS|RCW|NRS|KRS|MCL)) ?(?:\d+[-.])*(?P<number>{_BROKEN_NUMBER})(?!\w)"
    r"|(?<!\b26) (?:U\.S\.C\.|C\.F\.R\.) § ?(?P<last>\d{2,4}O)(?!\w)"
)
_RULE = re.compile(
    r"(?:Fed\. ?R\. ?(?:Civ|Crim|App|Bankr)\. ?P\.|Fed\. ?R\. ?Evid\.|Rule(?<!\wRule)) "
    rf"(?P<number>{_BROKEN_NUMBER}|(?<=\. )\d+[OIl])(?=[(,;.)\s])"
)
_FIRST_PAGE = re.compile(r"\d (?:U\. ?S\.|F\.(?:[23]d|4th)|[PA]\.[23]d) (?P<number>[Il])(?=, \d{1,3}[ ,(.;–-])")
_READ = (
    (_COURT, ("Cir",)),
    (_YEAR, (")",)),
    (_SECTION, ("§", "K.S.A.", "ORS", "RCW", "NRS", "KRS", "MCL")),
    (_RULE, ("R",)),
    (_FIRST_PAGE, (" l,", " I,")),
)
"""Each number, and what stands in every text that has it."""
_SIGN = re.compile(
    r"(?:U\.S\.C\.|C\.F\.R\.|Stat\.(?: Ann\.)?|\.(?: [A-Z][\w.&]*){0,4} Code(?: Ann\.)?|\b(?:art|amend)\. [IVX]+,)"
    r" (?P<sign>[$ß]|S(?= ))(?=\s?\d)"
)


def _digits(text: str, house: House) -> Iterator[Draft]:
    """Numbers of courts, years, sections and rules with a letter in them."""
    for pattern, hints in _READ:
        for found in pattern.finditer(text) if any(map(text.__contains__, hints)) else ():
            group = found.lastgroup or ""
            right = found[group].translate(_DIGITS)
            if right == found[group] or (pattern is _YEAR and not _is_year(found[group])):
                continue
            span = Span(*found.span(group))
            yield Draft(span, f"“{found[group]}” has a letter for a digit: {right}?", (Edit(span, right),))


def _is_year(typed: str) -> bool:
    """Whether most of it is figures, and the figures of a year that has been."""
    year = int(typed.translate(_DIGITS))
    return sum(map(str.isdecimal, typed)) > 1 and year >= _FIRST_YEAR and not is_future(year)


def _volume(cited: Cited) -> Iterator[Draft]:
    """``3O7 F.3d``: the pins' own flaws do not reach the volume."""
    source = cited.citation.source
    if source is None or source.volume.isdecimal() or cited.citation.kind not in CASES:
        return
    right = source.volume.translate(_DIGITS)
    if right.isdecimal() and any(map(str.isdecimal, source.volume)):
        at = cited.text.find(source.volume, cited.citation.span.start, cited.citation.span.end)
        if at >= 0:
            span = Span(at, at + len(right))
            yield Draft(span, f"“{source.volume}” has a letter for a digit: {right}?", (Edit(span, right),))


_AFTER_SENTENCE = re.compile(r"(?:^|[.?!][”\"’)]*\s)$")


def _id(cited: Cited) -> Iterator[Draft]:
    """``ld. at 11``: the I of *Id.* is misread."""
    start = cited.citation.span.start
    if cited.citation.kind is Kind.ID and cited.text[start] in "l1":
        right = "I" if _AFTER_SENTENCE.search(cited.text, max(0, start - 8), start) else "i"
        first = Span(start, start + 1)
        yield Draft(Span(start, start + 3), f"“{cited.text[start : start + 3]}” is {right}d.", (Edit(first, right),))


def misread_sign(text: str, house: House) -> Iterator[Draft]:
    """``42 U.S.C. $ 1983``; an S only beside a sign that was read, for some imported texts have no sign at all."""
    for found in _SIGN.finditer(text):
        if found["sign"] != "S" or "§" in text:
            at = Span(*found.span("sign"))
            yield Draft(at, f"“{found['sign']}” stands for a section sign.", (Edit(at, "§"),))


RULES = (
    Rule(
        "ocr-digit-confusion",
        Severity.WARNING,
        "review",
        "A letter stands where a digit must be, or the reverse.",
        "proofreading",
        bad=(
            ("Gonzales, 307 F.3d at 12l5", "Gonzales, 307 F.3d at 1215"),
            ("307 F.3d 1258, I265 (10th Cir. 2002)", "307 F.3d 1258, 1265 (10th Cir. 2002)"),
            ("3O7 F.3d 1258", "307 F.3d 1258"),
            ("307 F.3d 1258 (l0th Cir. 2002)", "307 F.3d 1258 (10th Cir. 2002)"),
            ("408 U.S. 564 (l972)", "408 U.S. 564 (1972)"),
            ("42 U.S.C. § l983", "42 U.S.C. § 1983"),
            ("29 U.S.C. § 26O", "29 U.S.C. § 260"),
            ("K.S.A. 22-25O2", "K.S.A. 22-2502"),
            ("569 U.S. l, 6 (2013)", "569 U.S. 1, 6 (2013)"),
            ("Fed. R. Civ. P. l2(b)(6)", "Fed. R. Civ. P. 12(b)(6)"),
            ("Roth, 408 U.S. at 577. ld. at 578", "Roth, 408 U.S. at 577. Id. at 578"),
        ),
        ok=(("15 U.S.C. § 78l(b)", "a section"), ("26 U.S.C. § 6050I", "a section"), ("(Form 1O99)", "no year")),
        of_block=_digits,
        of_citation=lambda cited: (*_volume(cited), *_id(cited)),
        of_flaw=mend("“{typed}” has a letter for a digit: {repair}?"),
        explains=frozenset({"pin-before-first-page", "pin-beyond-last-page", "pin-implausibly-far"}),
    ),
)
