"""Footnotes, star pages, paragraphs and transcript lines in a pin.

Sources: Indigo Book R5.1.3, R5.3, R11.7.3, R11.7.4, R12.4.1, R24.2.2.
"""

from collections.abc import Iterator

from pincite.checks.habits import Habit
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, Meaning, Part, Rule, mend, only, styles
from pincite.citations.model import CASES, Kind, Notes, Pin, PinKind, Series
from pincite.settings import Style
from pincite.text.spans import Span

_SPACED = frozenset({Style.WEST, Style.SCOTUS})
_RIGHT = ("n.", "nn.")


def _notes(cited: Cited) -> Iterator[tuple[Pin, Notes, str, str]]:
    """Each pin with notes, its label as typed, and what stands between label and number."""
    for pin in cited.citation.pins:
        if pin.notes:
            notes = pin.notes
            yield pin, notes, cited.typed(notes.label), cited.text[notes.label.end : notes.first.start]


def _label(notes: Notes) -> str:
    return "nn." if notes.count > 1 else "n."


def _gap(cited: Cited) -> str:
    return " " if cited.house.style in _SPACED or cited.house.spaced_notes else ""


def _note_spacing(cited: Cited) -> Iterator[Draft]:
    for pin, notes, label, gap in _notes(cited):
        if label in _RIGHT and gap and not cited.house.spaced_notes:
            span = Span(notes.label.end, notes.first.start)
            yield Draft(pin.span, f"No space between “{label}” and the note’s number.", (Edit(span, ""),))


def _note_abbreviation(cited: Cited) -> Iterator[Draft]:
    for pin, notes, label, _ in _notes(cited):
        if label not in _RIGHT:
            right = f"{_label(notes)}{_gap(cited)}"
            lead = "" if notes.lead.start < notes.lead.end else " "
            span = Span(notes.label.start, notes.first.start)
            yield Draft(
                pin.span, f"A footnote is cited with “{_label(notes)}”, not “{label}”.", (Edit(span, lead + right),)
            )


def _note_plural(cited: Cited) -> Iterator[Draft]:
    for pin, notes, label, _ in _notes(cited):
        if label in _RIGHT and label != _label(notes):
            word = "Several notes are" if notes.count > 1 else "One note is"
            yield Draft(pin.span, f"{word} cited with “{_label(notes)}”.", (Edit(notes.label, _label(notes)),))


def _note_comma(cited: Cited) -> Iterator[Draft]:
    for pin, notes, _, _ in _notes(cited):
        if cited.typed(notes.lead).strip() == ",":
            yield Draft(pin.span, "No comma between a page and its footnote.", (Edit(notes.lead, " "),))


def _note_alone(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    for pin in citation.pins:
        if pin.kind is PinKind.NOTE and not cited.text[: pin.span.start].rstrip().endswith("at"):
            yield Draft(pin.span, "Which page is the footnote on? A note is cited with its page: 195 n.2.")


def _ampersand(cited: Cited) -> Iterator[Draft]:
    for pin, notes, _, _ in _notes(cited):
        lead = cited.typed(notes.lead)
        if lead.lstrip().startswith(",") and cited.house.style is Style.SCOTUS:
            continue
        if lead.strip(" ,\n") in ("and", "&") and lead != " & ":
            yield Draft(pin.span, "A page and its note are joined with “ & ”.", (Edit(notes.lead, " & "),))


def _star_missing(cited: Cited) -> Iterator[Draft]:
    source = cited.citation.source
    if source and source.series is Series.DATABASE:
        for pin in cited.citation.pins:
            if pin.kind is PinKind.PAGE and pin.begin is not None:
                at = Span(pin.first_span.start, pin.first_span.start)
                yield Draft(pin.span, f"A page of {source.name} has a star: *{pin.first}.", (Edit(at, "*"),))


def _star_range(cited: Cited) -> Iterator[Draft]:
    for pin in cited.citation.pins:
        if pin.kind is PinKind.STAR and pin.last_span and cited.typed(pin.last_span).startswith("*"):
            star = Span(pin.last_span.start, pin.last_span.start + 1)
            yield Draft(pin.span, f"The star stands once in a span: *{pin.first}-{pin.last}.", (Edit(star, ""),))


def _star_in_print(cited: Cited) -> Iterator[Draft]:
    source = cited.citation.source
    if source and source.series is Series.PRINT and "Slip" not in source.name:
        for pin in cited.citation.pins:
            if pin.kind is PinKind.STAR:
                star = Span(pin.first_span.start, pin.first_span.start + 1)
                yield Draft(pin.span, f"Pages of {source.name} have no star: {pin.first}.", (Edit(star, ""),))


def _paragraph_symbol(cited: Cited) -> Iterator[Draft]:
    for pin in cited.citation.pins:
        if pin.kind is PinKind.PARAGRAPH and pin.mark:
            mark, gap = cited.typed(pin.mark), cited.text[pin.mark.end : pin.first_span.start]
            right = "¶¶ " if _is_plural(cited, pin) else "¶ "
            if mark[0] != "¶":
                span = Span(pin.mark.start, pin.first_span.start)
                yield Draft(pin.span, f"A paragraph is cited with ¶: {right}{pin.first}.", (Edit(span, right),))
            elif gap != " " and cited.house.usual("section sign") != "closed":
                span = Span(pin.mark.end, pin.first_span.start)
                yield Draft(pin.span, "One space stands between ¶ and its number.", (Edit(span, " "),))


def _is_plural(cited: Cited, pin: Pin) -> bool:
    pins = cited.citation.pins
    following = pins[pins.index(pin) + 1 :]
    listed = bool(following) and following[0].kind is PinKind.PARAGRAPH and following[0].mark is None
    return pin.last is not None or listed


def _paragraph_plural(cited: Cited) -> Iterator[Draft]:
    for pin in cited.citation.pins:
        if pin.kind is PinKind.PARAGRAPH and pin.mark:
            mark, right = cited.typed(pin.mark), "¶¶" if _is_plural(cited, pin) else "¶"
            if mark[0] == "¶" and mark != right:
                word = "Several paragraphs are" if right == "¶¶" else "One paragraph is"
                yield Draft(pin.span, f"{word} cited with {right}.", (Edit(pin.mark, right),))


def _neutral(cited: Cited) -> Iterator[Draft]:
    source = cited.citation.source
    if not source or source.series is not Series.NEUTRAL or "Slip Op" in source.name:
        return
    for pin in cited.citation.pins:
        if pin.kind is PinKind.PAGE and pin.begin is not None and pin.begin < 1000:
            before = cited.text[: pin.first_span.start]
            start = len(before.rstrip().removesuffix("at")) if before.rstrip().endswith("at") else pin.first_span.start
            edit = Edit(Span(start, pin.first_span.start), "¶ ")
            yield Draft(pin.span, f"{source.name} cites are pinned by paragraph: ¶ {pin.first}?", (edit,))


def _transcript(cited: Cited) -> Iterator[Draft]:
    for pin in cited.citation.pins:
        if pin.kind is PinKind.LINE and "." in pin.text:
            right = pin.text.replace(".", ":")
            yield Draft(pin.span, f"A page and line are joined with a colon: {right}.", (Edit(pin.span, right),))


def _mixed(index: int, meaning: Meaning) -> Iterator[Draft]:
    """A page pin to an authority that this document pins by paragraph."""
    reference = meaning.references[index]
    citation = reference.citation
    if reference.authority is None or citation.parallel_of is not None or citation.kind is Kind.CASE_FULL:
        return
    if not citation.pins or any(pin.kind is not PinKind.PAGE for pin in citation.pins):
        return
    authority = meaning.authorities[reference.authority]
    if authority.source.series is not Series.NEUTRAL and not any(
        s.series is Series.NEUTRAL for s in authority.parallels
    ):
        return
    for other in authority.mentions:
        if any(pin.kind is PinKind.PARAGRAPH for pin in meaning.references[other].citation.pins):
            if other == index or meaning.references[other].parallel_of == index:
                continue
            yield Draft(
                citation.pins[0].span,
                f"{authority.title} is pinned by paragraph elsewhere, and by page here.",
                (),
                other,
            )
            return


RULES = (
    Rule(
        "footnote-spacing",
        Severity.HINT,
        "safe",
        "A space stands between “n.” and the note number.",
        "Indigo Book R5.1.3, R11.7.4",
        bad=(
            ("DeShaney, 489 U.S. at 195 n. 2", "DeShaney, 489 U.S. at 195 n.2"),
            ("Sandin, 515 U.S. at 483 n. 5", "Sandin, 515 U.S. at 483 n.5"),
        ),
        ok=(("Ct. Op. at 1104 n. 9 (profile west)", "house style closes nothing up here"),),
        off_in=styles("west", "scotus", "california"),
        of_citation=_note_spacing,
        needs=Part.NOTE,
    ),
    Rule(
        "footnote-abbreviation",
        Severity.WARNING,
        "safe",
        "A footnote pin uses “fn.”, “note”, “ftn.” or a bare “n” without a period.",
        "Indigo Book R5.1.3, T13",
        bad=(
            ("DeShaney, 489 U.S. at 195 fn. 2", "DeShaney, 489 U.S. at 195 n.2"),
            ("Roth, 408 U.S. at 577 note 14", "Roth, 408 U.S. at 577 n.14"),
        ),
        ok=(
            ("Vats, supra note 5, at 100", "cross reference to a note of this document"),
            ("(Roth, supra, 408 U.S. at p. 577, fn. 14.) (profile california)", "required there"),
        ),
        off_in=styles("california"),
        wants=Habit("note label", "n."),
        of_citation=_note_abbreviation,
        needs=Part.NOTE,
    ),
    Rule(
        "footnote-plural",
        Severity.WARNING,
        "safe",
        "Number of notes and “n.”/“nn.” disagree.",
        "Indigo Book R5.1.3",
        bad=(("515 U.S. at 483 n.3-4", "515 U.S. at 483 nn.3-4"), ("515 U.S. at 483 nn.5", "515 U.S. at 483 n.5")),
        ok=(("428 U.S. 543, 563-64 & nn.16-17", "right"),),
        of_citation=_note_plural,
        needs=Part.NOTE,
    ),
    Rule(
        "footnote-comma-before",
        Severity.WARNING,
        "safe",
        "A comma stands between the page and its footnote.",
        "Indigo Book R5.1.3, R11.7.4",
        bad=(
            ("DeShaney, 489 U.S. at 195, n.2", "DeShaney, 489 U.S. at 195 n.2"),
            ("Id. at 255, n. 10.", "Id. at 255 n.10."),
        ),
        ok=(("450 U.S., at 255, n. 10 (profile scotus)", "house style"),),
        off_in=styles("scotus", "california"),
        wants=Habit("note comma", "none"),
        of_citation=_note_comma,
        needs=Part.NOTE,
    ),
    Rule(
        "footnote-missing-page",
        Severity.INFORMATION,
        "none",
        "A footnote is cited without the page it is on.",
        "Indigo Book R5.1.3",
        bad=(("DeShaney, 489 U.S. n.2", "DeShaney, 489 U.S. at 195 n.2"), ("Id. n.2.", "Id. at 195 n.2.")),
        ok=(("see supra n.2", "internal cross reference"),),
        of_citation=_note_alone,
        kinds=only(Kind.CASE_SHORT, Kind.ID),
        needs=Part.PIN,
    ),
    Rule(
        "footnote-ampersand",
        Severity.HINT,
        "safe",
        "Text plus its note is written without the ampersand pattern “& n.3”.",
        "Indigo Book R5.1.3",
        bad=(
            ("307 F.3d at 1265 and n.3", "307 F.3d at 1265 & n.3"),
            ("307 F.3d at 1265 &n.3", "307 F.3d at 1265 & n.3"),
        ),
        ok=(("307 F.3d at 1265 & nn.3-4", "right"),),
        of_citation=_ampersand,
        needs=Part.NOTE,
    ),
    Rule(
        "star-page-missing-star",
        Severity.WARNING,
        "safe",
        "A database cite pins a page without the asterisk.",
        "Indigo Book R12.4.1",
        bad=(
            ("2004 WL 12345, at 3 (D. Colo. Mar. 4, 2004)", "2004 WL 12345, at *3 (D. Colo. Mar. 4, 2004)"),
            ("2015 U.S. LEXIS 1503, at 40", "2015 U.S. LEXIS 1503, at *40"),
        ),
        ok=(("No. 1728, slip op. at 1", "slip opinion pages have no star"),),
        of_citation=_star_missing,
        needs=Part.PIN,
    ),
    Rule(
        "star-page-missing-at",
        Severity.WARNING,
        "safe",
        "The star pin of a database cite lacks “, at”.",
        "Indigo Book R12.4.1",
        bad=(("2004 WL 12345, *3", "2004 WL 12345, at *3"), ("1993 WL 157723 *5", "1993 WL 157723, at *5")),
        ok=(("2011 NY Slip Op 21371, *3 (profile ny)", "house style"),),
        off_in=styles("ny", "scotus"),
        wants=Habit("star page", "at"),
        of_flaw=mend("“, at” joins a database cite to its star page."),
    ),
    Rule(
        "star-page-range",
        Severity.HINT,
        "safe",
        "The second page of a star span repeats the star.",
        "practice in database cites",
        bad=(
            ("2004 WL 12345, at *3-*4", "2004 WL 12345, at *3-4"),
            ("2010 WL 4071538, at *4-*5", "2010 WL 4071538, at *4-5"),
        ),
        ok=(("2004 WL 12345, at *3, *7", "a list, each star stays"),),
        of_citation=_star_range,
        needs=Part.PIN,
    ),
    Rule(
        "star-page-in-print-cite",
        Severity.ERROR,
        "safe",
        "A star pin follows a printed reporter.",
        "Indigo Book R12.4.1",
        bad=(
            ("Gonzales, 307 F.3d at *1265", "Gonzales, 307 F.3d at 1265"),
            ("408 U.S. 564, *577 (1972)", "408 U.S. 564, 577 (1972)"),
        ),
        ok=(("that the *1119property interest derives", "star-page marker of the imported text"),),
        of_citation=_star_in_print,
        kinds=CASES,
        needs=Part.PIN,
    ),
    Rule(
        "paragraph-pin-symbol",
        Severity.WARNING,
        "safe",
        "A paragraph pin is not written with ¶ and one space.",
        "Indigo Book R5.3, R11.7.3",
        bad=(("2012-NMSC-007, para. 12", "2012-NMSC-007, ¶ 12"), ("Compl. ¶12", "Compl. ¶ 12")),
        ok=(("Paragraph 12 of the Complaint alleges", "running text"),),
        wants=Habit("paragraph sign", "open"),
        of_citation=_paragraph_symbol,
        needs=Part.PIN,
    ),
    Rule(
        "paragraph-pin-plural",
        Severity.WARNING,
        "safe",
        "Number of paragraphs and ¶/¶¶ disagree.",
        "Indigo Book R11.7.3",
        bad=(("2016 UT 20, ¶ 12-14", "2016 UT 20, ¶¶ 12-14"), ("Compl. ¶¶ 12", "Compl. ¶ 12")),
        ok=(("Compl. ¶ 12-A", "one paragraph with a letter"),),
        wants=Habit("several paragraphs", "¶¶"),
        of_citation=_paragraph_plural,
        needs=Part.PIN,
    ),
    Rule(
        "neutral-pin-paragraph",
        Severity.WARNING,
        "review",
        "A medium-neutral cite is pinned by page instead of paragraph.",
        "Indigo Book R5.3, R11.7.3",
        bad=(
            ("2016 UT 20, 12, 372 P.3d 629", "2016 UT 20, ¶ 12, 372 P.3d 629"),
            ("Couch v. Durrani, 2021-Ohio-726, at 9", "Couch v. Durrani, 2021-Ohio-726, ¶ 9"),
        ),
        ok=(("2021-NCSC-32, 856 S.E.2d 478", "856 is a volume"), ("1999 UT 16, 979 P.2d 829", "parallel cite")),
        explains=frozenset({"reporter-paragraph-page-mix"}),
        of_citation=_neutral,
        needs=Part.PIN,
    ),
    Rule(
        "pin-at-with-symbol",
        Severity.WARNING,
        "safe",
        "“at” stands before § or ¶.",
        "Indigo Book R5.3, R6.2.2",
        bad=(("Id. at ¶ 12.", "Id. ¶ 12."), ("Id. at § 9.", "Id. § 9.")),
        ok=(("The court looked at § 1983 and", "verb phrase"),),
        wants=Habit("at before sign", "none"),
        of_flaw=mend("No “at” before § or ¶."),
    ),
    Rule(
        "transcript-pin-colon",
        Severity.HINT,
        "safe",
        "A transcript pin does not join page and line with a colon.",
        "Indigo Book R24.2.2",
        bad=(("Jones Dep. 8, line 24", "Jones Dep. 8:24"), ("Jones Dep. 8.24-9.5", "Jones Dep. 8:24-9:5")),
        ok=(("Oral Argument at 32:50", "minutes and seconds"),),
        of_citation=_transcript,
        needs=Part.PIN,
        of_flaw=mend("A page and line are joined with a colon."),
    ),
    Rule(
        "reporter-paragraph-page-mix",
        Severity.HINT,
        "none",
        "The same authority is pinned by paragraph in one place and by page in another.",
        "Indigo Book R11.6.3, R11.7.3",
        bad=(
            ("Couch, 2021-Ohio-726, ¶ 9 … Couch, at 4", "Couch, 2021-Ohio-726, ¶ 9 … Couch, ¶ 11"),
            ("2016 UT 20, ¶ 12 … 372 P.3d at 631", "2016 UT 20, ¶ 12 … 2016 UT 20, ¶ 14"),
        ),
        ok=(("2016 UT 20, ¶ 12, 372 P.3d 629, 631", "both given in one cite"),),
        of_reference=_mixed,
        needs=Part.PIN,
    ),
)
