"""Page spans: how two pages are joined, and how many digits the second one keeps.

Source: Indigo Book R5.1.2.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pincite.checks import california
from pincite.checks.habits import Habit
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, Part, Rule, mend, styles
from pincite.citations.model import Flaw, Kind, Pin, PinKind
from pincite.citations.pins import DASHES
from pincite.settings import Style
from pincite.text.spans import Span

_EM = "—―"
_WHOLE = styles("scotus", "california")
_LINES = re.compile(r"(?P<page>\d+)(?P<mark>[:.])(?P<first>\d+)\s*[-–—]\s*(?:(?P<to>\d+)[:.])?(?P<last>\d+)")
_INSERTED = re.compile(r"(?P<first>\d+)(?P<letter>[a-e])\s*[-–—]\s*(?P<last>\d+)(?P=letter)")
_WORDS = ("to", "through", "thru")


def _spans(cited: Cited) -> Iterator[tuple[Pin, int, int, str, str, Span, Span]]:
    """The page spans of a citation: pin, both ends as numbers and as typed, the last number's place, the joint's."""
    for pin in cited.pages:
        if pin.last and pin.last_span and pin.joint and pin.begin is not None and pin.end is not None:
            yield pin, pin.begin, pin.end, pin.first, pin.last, pin.last_span, pin.joint


def _short(cited: Cited, first: int, last: int) -> str:
    """The last page with the digits it keeps: two, or as many as differ; all of them in houses that drop none."""
    one, two = str(first), str(last)
    if cited.house.style in _WHOLE or cited.house.usual("page span") == "whole":
        return two
    if len(one) != len(two) or one[:-2] != two[:-2]:
        return two
    return two[-2:]


def _over_truncated(cited: Cited) -> Iterator[Draft]:
    for pin, begin, end, first, last, place, _ in _spans(cited):
        if len(last) == 1 < len(first) and end > begin:
            kept = _short(cited, begin, end)
            yield Draft(pin.span, f"Pages {first}-{last}: write {first}-{kept}.", (Edit(place, kept),))


def _untruncated(cited: Cited) -> Iterator[Draft]:
    if cited.citation.kind is Kind.RECORD:
        return
    for pin, begin, end, first, last, place, joint in _spans(cited):
        if cited.typed(joint).strip() in _WORDS:
            continue
        if len(first) == len(last) >= 3 and first[:-2] == last[:-2] and end > begin:
            yield Draft(
                pin.span,
                f"Pages {first}-{last}: drop the repeated digits: {first}-{last[-2:]}.",
                (Edit(place, last[-2:]),),
            )


def _reversed(cited: Cited) -> Iterator[Draft]:
    for pin, begin, end, first, last, _, _ in _spans(cited):
        if end < begin:
            right = f"{end}{cited.house.dash}{_short(cited, end, begin)}"
            edit = Edit(Span(pin.first_span.start, pin.last_span.end if pin.last_span else pin.span.end), right)
            yield Draft(pin.span, f"Pages {first}-{last} run backwards: from {begin} to {end}.", (edit,))
    for pin in cited.citation.pins:
        if pin.begin is None and (inserted := _INSERTED.fullmatch(pin.text)):
            yield from _inserted_reversed(cited, pin, inserted)
        if pin.kind is PinKind.LINE and (lines := _LINES.fullmatch(pin.text)):
            yield from _lines_reversed(cited, pin, lines)
        elif pin.kind is PinKind.PARAGRAPH:
            yield from _paragraphs_reversed(cited, pin)


def _inserted_reversed(cited: Cited, pin: Pin, pages: re.Match[str]) -> Iterator[Draft]:
    """``9a-7a``."""
    first, last = pages["first"], pages["last"]
    begin, end = int(first), int(first[: max(0, len(first) - len(last))] + last)
    if end < begin:
        letter, dash = pages["letter"], cited.house.dash
        edit = Edit(pin.span, f"{end}{letter}{dash}{begin}{letter}")
        yield Draft(pin.span, f"{pin.text} runs backwards: from {begin}{letter} to {end}{letter}.", (edit,))


def _paragraphs_reversed(cited: Cited, pin: Pin) -> Iterator[Draft]:
    """``¶¶ 27-21``."""
    if pin.begin is None or pin.end is None or pin.last_span is None or pin.begin <= pin.end:
        return
    edit = Edit(Span(pin.first_span.start, pin.last_span.end), f"{pin.end}{cited.house.dash}{pin.begin}")
    say = f"Paragraphs {pin.first}-{pin.last} run backwards: from {pin.begin} to {pin.end}."
    yield Draft(pin.span, say, (edit,))


def _lines_reversed(cited: Cited, pin: Pin, lines: re.Match[str]) -> Iterator[Draft]:
    """``44:9-3``, ``44:2-41:8``: within a page, or from a page to an earlier one."""
    page, first, to, last = lines["page"], lines["first"], lines["to"] or "", lines["last"]
    if not to:
        last = first[: max(0, len(first) - len(last))] + last
    to = page[: max(0, len(page) - len(to))] + to
    begin, end = (int(page), int(first)), (int(to), int(last))
    if end < begin:
        mark = lines["mark"]
        one = f"{to}{mark}{int(last)}"
        two = f"{page}{mark}{first}" if to != page else first
        say = f"{pin.text} runs backwards: from {page}{mark}{first} to {one}."
        yield Draft(pin.span, say, (Edit(pin.span, f"{one}{cited.house.dash}{two}"),))


def _equal(cited: Cited) -> Iterator[Draft]:
    for pin, begin, end, first, last, place, joint in _spans(cited):
        if begin == end:
            yield Draft(
                pin.span, f"Pages {first}-{last} are one page: {first}.", (Edit(Span(joint.start, place.end), ""),)
            )


def _dash_style(cited: Cited) -> Iterator[Draft]:
    house = cited.house
    if not house.dash_is_settled:
        return
    for pin in cited.citation.pins:
        if pin.joint and pin.last and (typed := cited.typed(pin.joint)) in ("-", "–") and typed != house.dash:
            word = "a hyphen" if house.dash == "-" else "an en dash"
            said = f"{pin.first}{house.dash}{pin.last}" if pin.kind is not PinKind.LINE else house.dash
            yield Draft(pin.span, f"Spans here are joined with {word}: {said}.", (Edit(pin.joint, house.dash),))


def _dashes(cited: Cited) -> Iterator[tuple[Pin, str, str, Span, str]]:
    for pin, _, _, first, last, _, joint in _spans(cited):
        typed = cited.typed(joint)
        if typed.strip() and typed.strip()[0] in DASHES:
            yield pin, first, last, joint, typed


def _em_dash(cited: Cited) -> Iterator[Draft]:
    for pin, first, last, joint, typed in _dashes(cited):
        if typed.strip() in _EM:
            dash = cited.house.dash
            yield Draft(
                pin.span, f"An em dash joins pages {first} and {last}: {first}{dash}{last}.", (Edit(joint, dash),)
            )


def _spaced(cited: Cited) -> Iterator[Draft]:
    for pin, first, last, joint, typed in _dashes(cited):
        if typed != typed.strip() and not any(mark in typed for mark in _EM) and len(typed.strip()) == 1:
            dash = cited.house.dash
            yield Draft(
                pin.span, f"No space around the dash of a page span: {first}{dash}{last}.", (Edit(joint, dash),)
            )


def _double(cited: Cited) -> Iterator[Draft]:
    for pin, first, last, joint, typed in _dashes(cited):
        if len(typed.strip()) > 1:
            dash = cited.house.dash
            yield Draft(
                pin.span, f"Two dashes join pages {first} and {last}: {first}{dash}{last}.", (Edit(joint, dash),)
            )


def _open_ended(cited: Cited, flaw: Flaw) -> Iterator[Draft]:
    pin = next((pin for pin in cited.pages if pin.span.end <= flaw.span.start), None)
    edits: tuple[Edit, ...] = ()
    if pin and pin.begin is not None and pin.last is None:
        edits = (Edit(flaw.span, f"{cited.house.dash}{_short(cited, pin.begin, pin.begin + 1)}"),)
    yield Draft(flaw.span, f"“{cited.typed(flaw.span).strip()}” names no last page: give the span.", edits)


def _words(cited: Cited) -> Iterator[Draft]:
    dash = cited.house.dash
    for pin, begin, end, first, last, place, joint in _spans(cited):
        if cited.typed(joint).strip() in _WORDS:
            right = f"{dash}{_short(cited, begin, end)}"
            yield Draft(
                pin.span,
                f"Join pages {first} and {last} with a dash: {first}{right}.",
                (Edit(Span(joint.start, place.end), right),),
            )
    for pin in cited.citation.pins:
        if pin.kind is PinKind.LINE and pin.joint and cited.typed(pin.joint).strip() in _WORDS:
            yield Draft(pin.span, f"Join both ends with a dash: {dash}.", (Edit(pin.joint, dash),))
    for one, two in consecutive(cited):
        right = f"{dash}{_short(cited, int(one.first), int(two.first))}"
        edit = Edit(Span(one.first_span.end, two.span.end), right)
        yield Draft(
            Span(one.span.start, two.span.end),
            f"Pages {one.first} and {two.first} follow each other: {one.first}{right}.",
            (edit,),
        )


def consecutive(cited: Cited) -> Iterator[tuple[Pin, Pin]]:
    """Neighbouring single pages joined by a word: ``1265 and 1266``."""
    pages = cited.pages
    for one, two in pairwise(pages):
        joined = cited.text[one.span.end : two.span.start].strip()
        plain = one.last is None and two.last is None and one.notes is None and two.notes is None
        if joined in ("and", "&") and plain and one.begin is not None and two.begin == one.begin + 1:
            yield one, two


def _malformed(cited: Cited, flaw: Flaw) -> Iterator[Draft]:
    """``346, n.`` is the page's only note, which bears no number, in the Supreme Court's style.

    After ``at`` at the end of a paragraph the page is being typed, or stands past a page's foot.
    """
    if cited.typed(flaw.span) == "at" and not cited.text[flaw.span.end :].strip():
        return
    if cited.house.style is not Style.SCOTUS or cited.typed(flaw.span) != "n.":
        yield from mend("“{typed}” cannot be read as part of a pin cite.")(cited, flaw)


_SOURCE = "Indigo Book R5.1.2"


RULES = (
    Rule(
        "pin-range-over-truncated",
        Severity.WARNING,
        "safe",
        "The second number of a page span keeps fewer than two digits.",
        _SOURCE,
        bad=(
            ("Gonzales, 307 F.3d at 1265-6", "Gonzales, 307 F.3d at 1265-66"),
            ("427 U.S. 390, 401-2 (1976)", "427 U.S. 390, 401-02 (1976)"),
        ),
        ok=(("442 U.S. 1, 8-9 (1979)", "both pages are below 10"), ("No. 85-6", "docket number, not a pin")),
        of_citation=_over_truncated,
        needs=Part.SPAN,
    ),
    Rule(
        "pin-range-untruncated",
        Severity.INFORMATION,
        "safe",
        "A span repeats digits that the two-digit convention drops.",
        _SOURCE,
        bad=(
            ("307 F.3d at 1265-1266", "307 F.3d at 1265-66"),
            ("418 U.S. 539, 557-558 (1974)", "418 U.S. 539, 557-58 (1974)"),
        ),
        ok=(
            ("152 So. 2d 198, 199-200", "the hundreds digit changes, nothing repeats"),
            ("15 U.S.C. §§ 7001-7006", "section span, not a page span"),
        ),
        off_in=styles("scotus", "california", "ny"),
        wants=Habit("page span", "short"),
        of_citation=_untruncated,
        needs=Part.SPAN,
    ),
    Rule(
        "pin-range-reversed",
        Severity.ERROR,
        "review",
        "The span runs backwards after the dropped digits are restored.",
        _SOURCE,
        bad=(
            ("Roth, 408 U.S. at 577-76", "Roth, 408 U.S. at 576-77"),
            ("489 U.S. 189, 197-95 (1989)", "489 U.S. 189, 195-97 (1989)"),
            ("Brandt Dep. 44:2-41:8", "Brandt Dep. 41:8-44:2"),
            ("Compl. ¶¶ 27-21", "Compl. ¶¶ 21-27"),
            ("Pet. App. 9a-7a", "Pet. App. 7a-9a"),
        ),
        ok=(("302 F.3d 1250, 1299-302", "1299 to 1302 once the leading 1 is restored"),),
        of_citation=_reversed,
        needs=Part.PIN,
    ),
    Rule(
        "pin-range-equal",
        Severity.WARNING,
        "safe",
        "Both ends of the span are the same page.",
        _SOURCE,
        bad=(
            ("408 U.S. at 577-577", "408 U.S. at 577"),
            ("307 F.3d 1258, 1265-65 (10th Cir. 2002)", "307 F.3d 1258, 1265 (10th Cir. 2002)"),
        ),
        ok=(("216 S.E.2d 356, 356 (Ga. Ct. App. 1975)", "first page repeated as pin, as it should be"),),
        of_citation=_equal,
        needs=Part.SPAN,
    ),
    Rule(
        "pin-range-dash-style",
        Severity.HINT,
        "safe",
        "Spans mix hyphens and en dashes; the minority form is flagged.",
        "Indigo Book R5.1.2 (either mark allowed)",
        bad=(
            ("408 U.S. 564, 569–71 (document uses hyphens)", "408 U.S. 564, 569-71"),
            ("Id. at 722-23 (document uses en dashes)", "Id. at 722–23"),
        ),
        ok=(("42 U.S.C. § 2000e-2(a)(1)", "hyphen belongs to the section number"), ("No. 13–7451", "docket number")),
        of_citation=_dash_style,
        needs=Part.SPAN,
    ),
    Rule(
        "pin-range-em-dash",
        Severity.WARNING,
        "safe",
        "An em dash joins the pages of a span.",
        _SOURCE,
        bad=(("307 F.3d at 1265—66", "307 F.3d at 1265-66"), ("Id. at 722—23.", "Id. at 722-23.")),
        ok=(("Id. at 577—a point the panel ignored", "dash is punctuation, a word follows"),),
        of_citation=_em_dash,
        needs=Part.SPAN,
    ),
    Rule(
        "pin-range-spaced-dash",
        Severity.WARNING,
        "safe",
        "Spaces stand around the dash of a page span.",
        _SOURCE,
        bad=(
            ("307 F.3d 1258, 1265 - 66 (10th Cir. 2002)", "307 F.3d 1258, 1265-66 (10th Cir. 2002)"),
            ("944 F.2d 14, 22- 23 (1st Cir. 1991)", "944 F.2d 14, 22-23 (1st Cir. 1991)"),
        ),
        ok=(("408 U.S. at 577 - the Court held", "punctuation dash, a word follows"),),
        of_citation=_spaced,
        needs=Part.SPAN,
    ),
    Rule(
        "pin-range-double-dash",
        Severity.WARNING,
        "safe",
        "Two hyphens typed for an en dash in Markdown or plain text, or another pair of dashes.",
        _SOURCE,
        bad=(
            ("307 F.3d at 1265--66", "307 F.3d at 1265-66"),
            ("Id. at 722--23.", "Id. at 722-23."),
            ("307 F.3d at 1265-–66", "307 F.3d at 1265-66"),
        ),
        of_citation=_double,
        needs=Part.SPAN,
    ),
    Rule(
        "pin-open-ended",
        Severity.INFORMATION,
        "review",
        "The pin names a start but no end (et seq., ff., f.).",
        "Indigo Book R5.1.2, R5.2.3",
        bad=(("408 U.S. at 577 et seq.", "408 U.S. at 577-78"), ("Id. at 722 ff.", "Id. at 722-23")),
        ok=(("(Civ. Code, § 1714 et seq.) (profile california)", "allowed there"),),
        off_in=styles("california"),
        of_flaw=_open_ended,
    ),
    Rule(
        "pin-range-word-to",
        Severity.HINT,
        "safe",
        "A word or “&” stands where a dash joins two consecutive pages.",
        _SOURCE,
        bad=(
            ("307 F.3d at 1265 through 1266", "307 F.3d at 1265-66"),
            ("Id. at 722 thru 723", "Id. at 722-23"),
            ("Id. at 722 to 723", "Id. at 722-23"),
        ),
        ok=(("42 U.S.C. §§ 2000ff to 2000ff-11", "“to” is right when the numbers hold hyphens"),),
        of_citation=_words,
        needs=Part.PIN,
    ),
    Rule(
        "pin-malformed",
        Severity.WARNING,
        "review",
        "Something in or after the pin cannot be read as a page.",
        "proofreading",
        bad=(
            ("307 F.3d 1258, [1265] (10th Cir. 2002)", "307 F.3d 1258, 1265 (10th Cir. 2002)"),
            ("307 F.3d 1258, #1265 (10th Cir. 2002)", "307 F.3d 1258, 1265 (10th Cir. 2002)"),
            ("Gonzales, 307 F.3d at, 1265", "Gonzales, 307 F.3d at 1265"),
        ),
        ok=(("594 U.S. ___ (2021)", "a page not yet assigned"), ("Id. at 577—a point", "the dash is punctuation")),
        of_block=california.abbreviations,
        signs=california.SIGNS,
        of_flaw=_malformed,
        explains=frozenset(
            {
                "pin-before-first-page",
                "pin-beyond-last-page",
                "pin-implausibly-far",
                "pin-list-order",
                "pin-list-overlap",
            }
        ),
    ),
)
