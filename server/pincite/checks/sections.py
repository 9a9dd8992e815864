"""Sections and subsections: signs, numbers broken by scanning, siblings run together.

Sources: Indigo Book R5.2, R16.1.
"""

from collections.abc import Iterator

from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, Rule, mend, styles
from pincite.citations.model import Flaw
from pincite.text.spans import Span


def _run_on(cited: Cited, flaw: Flaw) -> Iterator[Draft]:
    """Flag the subdivisions as a whole: the reader has to see both siblings to judge."""
    pins = cited.citation.pins
    at = next((i for i, pin in enumerate(pins) if pin.span.start >= flaw.span.start), 0)
    one, two = pins[max(0, at - 1)], pins[at]
    span = Span(one.span.start, two.span.end)
    repair = ", " if cited.typed(flaw.span).strip() == "" else ", ("
    yield Draft(span, f"{one.text} and {two.text}? Sibling subsections are separated.", (Edit(flaw.span, repair),))


RULES = (
    Rule(
        "section-symbol-missing",
        Severity.WARNING,
        "safe",
        "A code cite has no section symbol.",
        "Indigo Book R5.2.1, R16.1.1",
        bad=(
            ("Colo. Rev. Stat. 18-6-803.5(7)", "Colo. Rev. Stat. § 18-6-803.5(7)"),
            ("42 U.S.C. 1983", "42 U.S.C. § 1983"),
        ),
        ok=(("ORS 163.095", "Oregon cites its code without the sign"),),
        off_in=styles("ny"),
        of_flaw=mend("The section sign is missing."),
    ),
    Rule(
        "ocr-spaced-section",
        Severity.WARNING,
        "safe",
        "Spaces or long dashes have broken a hyphenated section number.",
        "proofreading",
        bad=(("Colo. Rev. Stat. § 18 — 6—803.5(1)", "Colo. Rev. Stat. § 18-6-803.5(1)"),),
        ok=(("42 U.S.C. § 2000e-2", "a hyphen"),),
        of_flaw=mend("Long dashes or spaces stand in the section number: {repair}."),
    ),
    Rule(
        "statute-subsection-run-on",
        Severity.INFORMATION,
        "review",
        "Sibling subsections run together, or a stray space splits them, with no dash, comma or “and”.",
        "Indigo Book R5.2.2, R5.2.3",
        bad=(("Colo. Rev. Stat. § 18-6-803.5(3)(a)(b)", "Colo. Rev. Stat. § 18-6-803.5(3)(a), (b)"),),
        ok=(("26 U.S.C. § 501(c)(3)", "a paragraph of a subsection"),),
        of_flaw=_run_on,
    ),
    Rule(
        "statute-subsection-space",
        Severity.WARNING,
        "safe",
        "A space splits the section from its subsection.",
        "Indigo Book R5.2.2",
        bad=(("42 U.S.C. § 1988 (b).", "42 U.S.C. § 1988(b)."),),
        ok=(("42 U.S.C. § 1983 (1996)", "a year"),),
        of_flaw=mend("No space between a section and its subsection."),
    ),
    Rule(
        "subsection-parentheses",
        Severity.HINT,
        "review",
        "The number of a subsection stands without its parentheses.",
        "Indigo Book R5.2.2",
        bad=(("subsection 3(a) requires", "subsection (3)(a) requires"),),
        ok=(("subsection (c) requires", "as it should be"),),
        of_flaw=mend("The subsection’s number stands in parentheses: {repair}."),
    ),
)
