"""The words and marks that join a pin to its citation.

Sources: Indigo Book R5.1.1, R6.2.2, R11.1, R11.7, R15.1.
"""

import re
from collections.abc import Iterator

from pincite.checks import reports
from pincite.checks.habits import Habit
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, Meaning, Rule, mend, only, styles
from pincite.citations.model import CASES, Flaw, Kind
from pincite.text.spans import Span

_REACH = 150
_NEXT_NOTE = re.compile(r"\s+[A-Z]")


def _missing_at_short(index: int, meaning: Meaning) -> Iterator[Draft]:
    """A page without a year, a little after where a case cited in full begins: a short form without its “at”."""
    reference = meaning.references[index]
    citation = reference.citation
    source = citation.source
    if citation.year or source is None or not source.number.isdecimal():
        return
    if citation.history or (citation.name and citation.name.second):
        return
    if reference.authority is None:
        return
    if meaning.authorities[reference.authority].declared != index:  # its parallel tells which case it is
        yield from _missing_before_parallel(index, meaning)
        return
    again = (meaning.references[at].citation.source for at in meaning.authorities[reference.authority].mentions)
    if sum(other is not None and other.key == source.key for other in again) > 1:
        return
    page = int(source.number)
    start = citation.span.start + len(f"{source.volume} {source.typed} ")
    at = Span(start, start)
    if case := reports.unwritten_at(citation):
        yield Draft(
            citation.span,
            f"{case.name} begins at {case.page}; a short form says “at”: {source.volume} {source.typed} at {page}.",
            (Edit(at, "at "),),
        )
        return
    if citation.pins:
        return
    for authority in meaning.authorities:
        full = authority.source
        if (full.volume, full.name) != (source.volume, source.name) or not full.number.isdecimal():
            continue
        if authority.declared == index or not 0 < page - int(full.number) <= _REACH or authority.year is None:
            continue
        yield Draft(
            citation.span,
            f"Is this page {page} of {authority.title}, {full.key}? A short form says “at”: "
            f"{source.volume} {source.typed} at {page}.",
            (Edit(at, "at "),),
            authority.declared,
        )
        return


def _missing_before_parallel(index: int, meaning: Meaning) -> Iterator[Draft]:
    """``Bell, 402 U.S. 539, 91 S. Ct. 1586`` of a case that begins at 535."""
    reference = meaning.references[index]
    source, authority = reference.citation.source, meaning.authorities[reference.authority or 0]
    known = next((one for one in (authority.source, *authority.parallels) if source and one.name == source.name), None)
    if source is None or known is None or known.volume != source.volume or not known.number.isdecimal():
        return
    if reference.citation.pins or not 0 < int(source.number) - int(known.number) <= _REACH:
        return
    start = reference.citation.span.start + len(f"{source.volume} {source.typed} ")
    yield Draft(
        reference.citation.span,
        f"{authority.title} begins at {known.number}; a short form says “at”: "
        f"{source.volume} {source.typed} at {source.number}.",
        (Edit(Span(start, start), "at "),),
        authority.declared,
    )


def _page_word(cited: Cited, flaw: Flaw) -> Iterator[Draft]:
    """Reports and records have usages of their own: ``CF, p. 145``."""
    if cited.citation.kind not in (Kind.OTHER, Kind.RECORD):
        yield from mend("A page is cited by its number alone, without “{typed}”.")(cited, flaw)


def _glued(cited: Cited) -> Iterator[Draft]:
    """``Roth,408 U.S.``: the name, or the citation that this one is parallel to, is joined to the volume."""
    start, source = cited.citation.span.start, cited.citation.source
    if source is None or "." not in source.typed:
        return  # whoever leaves out the periods may leave out spaces, too
    if start > 1 and cited.text[start - 1] == ",":
        before = re.search(r"[\w.’']*$", cited.text[max(0, start - 24) : start - 1])
        word = Span(start - 1 - len(before.group() if before else ""), cited.citation.span.end)
        yield Draft(word, "A space is missing after the comma.", (Edit(Span(start, start), " "),))


_at = mend("A full citation gives its pin after a comma, without “at”.")


def _at_in_full(cited: Cited, flaw: Flaw) -> Iterator[Draft]:
    """``Roth, 408 U.S. 564 at 577`` without its date is a short form that has kept its first page."""
    citation, source = cited.citation, cited.citation.source
    if source is None or citation.name is None or citation.name.second or citation.dated or len(cited.group) > 1:
        yield from _at(cited, flaw)
        return
    head = citation.span.start + len(f"{source.volume} {source.typed}")
    gap = Span(head, flaw.span.end)
    yield Draft(gap, "A short form leaves out the first page.", (Edit(gap, " at "),))


_missing_at = mend("“at” is missing between Id. and its page.")


def _missing_at_id(cited: Cited, flaw: Flaw) -> Iterator[Draft]:
    """``Id. 17`` and then a new sentence: 17 is the number of a list's next note; ``Id., 823`` is Connecticut's."""
    comma = cited.typed(flaw.span).startswith(",")
    if comma and cited.house.usual("id pin") != "at":
        return
    if not _NEXT_NOTE.match(cited.text, cited.citation.span.end):
        yield from _missing_at(cited, flaw)


RULES = (
    Rule(
        "pin-page-prefix",
        Severity.WARNING,
        "safe",
        "“p.”, “pp.”, “pg.” or “page” stands before a page pin.",
        "Indigo Book R5.1.1, R24.2",
        bad=(
            ("307 F.3d 1258, p. 1265 (10th Cir. 2002)", "307 F.3d 1258, 1265 (10th Cir. 2002)"),
            ("Id. at p. 577.", "Id. at 577."),
        ),
        ok=(
            ("(Roth, supra, 408 U.S. at p. 577.) (profile california)", "required there"),
            ("H.R. Rep. No. 94-1476, p. 51 inside a quotation", "verbatim quotation"),
        ),
        off_in=styles("california"),
        wants=Habit("page word", "none"),
        of_flaw=_page_word,
    ),
    Rule(
        "pin-missing-at-short",
        Severity.WARNING,
        "review",
        "A short form lacks “at”, so the pin reads as a first page.",
        "Indigo Book R15.1, R15.2.2",
        bad=(
            ("Roth, 408 U.S. 577.", "Roth, 408 U.S. at 577."),
            ("DeShaney, 489 U.S. 197", "DeShaney, 489 U.S. at 197"),
        ),
        ok=(("Davis, 553 U.S. 328 (full cite: 553 U.S. 328)", "page equals the first page: short full form"),),
        of_reference=_missing_at_short,
        kinds=only(Kind.CASE_FULL),
        explains=frozenset(
            {
                "pin-missing-comma",
                "pin-malformed",
                "pin-before-first-page",
                "pin-list-order",
                "first-page-mismatch",
                "pin-missing-with-quotation",
            }
        ),
    ),
    Rule(
        "pin-missing-at-id",
        Severity.WARNING,
        "safe",
        "Id. is followed by a page number without “at”.",
        "Indigo Book R6.2.2, R15.3.2",
        bad=(("Id. 577.", "Id. at 577."), ("id. 722-23", "id. at 722-23")),
        ok=(("Id. § 18-6-803.5(3)(b).", "no “at” before §"), ("Id. ¶ 12.", "no “at” before ¶")),
        wants=Habit("id pin", "at"),
        of_flaw=_missing_at_id,
    ),
    Rule(
        "pin-double-at",
        Severity.ERROR,
        "safe",
        "“at” is doubled.",
        "proofreading",
        bad=(("Roth, 408 U.S. at at 577", "Roth, 408 U.S. at 577"), ("Id. at at 12.", "Id. at 12.")),
        ok=(("employees at at-will firms", "second word is hyphenated"),),
        of_flaw=mend("“at” stands twice."),
        explains=frozenset({"pin-at-in-full-cite", "pin-comma-before-at", "pin-id-comma-at"}),
    ),
    Rule(
        "pin-comma-before-at",
        Severity.WARNING,
        "safe",
        "A comma precedes “at” in a reporter short form.",
        "Indigo Book R15.1, R15.2.2",
        bad=(
            ("Roth, 408 U.S., at 577", "Roth, 408 U.S. at 577"),
            ("Gonzales, 307 F.3d, at 1265", "Gonzales, 307 F.3d at 1265"),
        ),
        ok=(("2004 WL 12345, at *3", "comma required"), ("S. Rep. No. 106-261, at 441", "comma required")),
        off_in=styles("scotus"),
        of_flaw=mend("No comma before “at” in a short form."),
    ),
    Rule(
        "pin-id-comma-at",
        Severity.WARNING,
        "safe",
        "A comma stands between Id. and “at”.",
        "Indigo Book R6.2.2, R15.3.2",
        bad=(("Id., at 577.", "Id. at 577."), ("id., at 255", "id. at 255")),
        ok=(("Id., at 501–502 (profile scotus)", "house style"),),
        off_in=styles("scotus"),
        of_flaw=mend("No comma between Id. and “at”."),
    ),
    Rule(
        "pin-at-in-full-cite",
        Severity.WARNING,
        "safe",
        "A full cite puts “at” before the pin.",
        "Indigo Book R11.1, R11.7, R12.4.1",
        bad=(
            (
                "DeShaney v. Winnebago County, 489 U.S. 189, at 195 (1989)",
                "DeShaney v. Winnebago County, 489 U.S. 189, 195 (1989)",
            ),
            ("307 F.3d 1258 at 1265 (10th Cir. 2002)", "307 F.3d 1258, 1265 (10th Cir. 2002)"),
        ),
        ok=(
            ("2004 WL 12345, at *3 (D. Colo. Mar. 4, 2004)", "database cite"),
            ("H.R. Rep. No. 110-803, at 105 (2008)", "report"),
        ),
        off_in=styles("california"),
        of_flaw=_at_in_full,
    ),
    Rule(
        "pin-missing-comma",
        Severity.ERROR,
        "safe",
        "No comma between the first page and the pin, or a semicolon for it.",
        "Indigo Book R11.1",
        bad=(
            ("307 F.3d 1258 1265 (10th Cir. 2002)", "307 F.3d 1258, 1265 (10th Cir. 2002)"),
            ("408 U.S. 564 577 (1972)", "408 U.S. 564, 577 (1972)"),
            ("408 U.S. 564; 577 (1972)", "408 U.S. 564, 577 (1972)"),
        ),
        ok=(("461 U.S. 238 103 S. Ct. 1741", "a missing comma between parallel cites"),),
        of_flaw=mend("A comma is missing between the first page and the pin."),
    ),
    Rule(
        "missing-space-after-comma",
        Severity.WARNING,
        "safe",
        "No space after the comma inside a citation.",
        "Indigo Book R11.1",
        bad=(
            ("489 U.S. 189,195 (1989)", "489 U.S. 189, 195 (1989)"),
            ("307 F.3d 1258,1265-66 (10th Cir. 2002)", "307 F.3d 1258, 1265-66 (10th Cir. 2002)"),
        ),
        ok=(("85 Fed. Reg. 67,450", "page number"),),
        of_flaw=mend("A space is missing after the comma."),
        of_citation=_glued,
        kinds=CASES,
    ),
    Rule(
        "pin-trailing-comma",
        Severity.INFORMATION,
        "safe",
        "A comma stands before the court and year parenthetical.",
        "Indigo Book R11.1",
        bad=(
            ("489 U.S. 189, 195, (1989)", "489 U.S. 189, 195 (1989)"),
            ("307 F.3d 1258, (10th Cir. 2002)", "307 F.3d 1258 (10th Cir. 2002)"),
        ),
        ok=(("489 U.S. 189, 109 S. Ct. 998 (1989)", "parallel cite"),),
        of_flaw=mend("No comma before the parenthesis with the court and year."),
    ),
    Rule(
        "pin-number-spelled",
        Severity.HINT,
        "safe",
        "A pin spelled out in words inside a citation.",
        "Indigo Book R5.1.1",
        bad=(("Id. at page twelve.", "Id. at 12."), ("408 U.S. at five hundred seventy-seven", "408 U.S. at 577")),
        ok=(("at two points in the opinion", "running text"),),
        of_flaw=mend("A page is cited in figures: {repair}."),
    ),
)
