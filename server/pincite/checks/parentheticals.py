"""What follows a citation: its history, and parentheses of every sort.

Sources: Indigo Book R8.2, R10, R13, R14, T14.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pincite.checks.habits import Habit
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, House, Part, Rule, only, styles
from pincite.citations.model import CASES, Citation, Kind
from pincite.markup.blocks import Format
from pincite.text.spans import Span

# -- history -----------------------------------------------------------------------------------------------------------

_LONG_WAY = re.compile(
    r"(?:^|(?<=[)\d], )|(?<=[)\d] ))(?P<phrase>[Cc]ert\.? den\.|[Cc]ert den(?:ied)?|certiorari denied|"
    r"affirmed|reversed|"
    r"vac[’']d\.?|vac\.|aff[’']d\.|rev[’']d\.|affd(?!\.)|revd(?!\.)|"
    r"reh[’']?g\.? den\.?|reh(?:\.|earing) (?:den\.|denied))(?=,? $)"
)
_RIGHT = {"v": "vacated", "c": "cert. denied", "a": "aff’d", "rev": "rev’d", "reh": "reh’g denied"}
"""The usual phrase by how the other begins."""
_HISTORY = re.compile(
    r"(?:^|(?<=[)\d], )|(?<=[)\d] ))(?P<phrase>(?:aff[’']d|rev[’']d)(?: (?:mem\.|in part|per curiam|en banc))?|"
    r"cert\. (?:denied|granted)|reh[’']g denied|vacated(?: and remanded)?)(?P<gap> )$"
)
_UNJOINED = re.compile(
    r"(?<=\d\))(?P<gap> )(?P<phrase>(?:aff|rev|reh)[’'][dg]\b|cert\. (?:denied|granted)|vacated|"
    r"overruled by|abrogated by)[ \w]*,? $"
)
_BY_COMMA = re.compile(r"\b(?P<phrase>(?:overruled|abrogated|superseded)(?: in part)? by)(?P<gap>, )$")


_MISSPELT = {
    "superceded": "superseded", "superseeded": "superseded", "overuled": "overruled", "overrulled": "overruled",
    "over-ruled": "overruled", "abrograted": "abrogated", "abbrogated": "abrogated", "affirmd": "affirmed",
    "other ground": "other grounds",
}  # fmt: skip
_IN_HISTORY = re.compile(
    r"(?:1[6-9]|20)\d\d\)(?: \([^()]*\))*,? (?:as )?(?:[a-z’'.]+ (?:in part,? )?on )?"
    rf"(?P<word>{'|'.join(_MISSPELT)})(?![\w-])"
)


def _misspelt(text: str, house: House) -> Iterator[Draft]:
    """A word of the history after a citation's date: ``superceded by statute``."""
    for found in _IN_HISTORY.finditer(text):
        at, right = Span(*found.span("word")), _MISSPELT[found["word"]]
        yield Draft(at, f"In a citation’s history this is written {right}.", (Edit(at, right),))


def _case_without_name(citation: Citation) -> bool:
    return citation.kind is Kind.CASE_FULL and citation.name is None and citation.parallel_of is None


def _phrase(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if not _case_without_name(citation):
        return
    at = citation.span.start
    window = cited.text[max(0, at - 40) : at]
    found = _LONG_WAY.search(window)
    if found is None:
        return
    right = next(right for start, right in _RIGHT.items() if found["phrase"].lower().startswith(start))
    span = Span(*found.span("phrase")).shift(at - len(window))
    straight = "'" in cited.text or cited.house.usual("quotation marks") == "straight"
    if straight and "’" not in cited.text:
        right = right.replace("’", "'")
    yield Draft(span, f"In a citation’s history this is written {right}.", (Edit(span, right),))


def _comma(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    at = citation.span.start
    if not _case_without_name(citation):
        return
    window = cited.text[max(0, at - 40) : at]
    if found := _UNJOINED.search(window):
        span = Span(*found.span("gap")).shift(at - len(window))
        phrase = Span(*found.span("phrase")).shift(at - len(window))
        yield Draft(phrase, f"A comma stands before {found['phrase']}", (Edit(span, ", "),))
    if found := _BY_COMMA.search(window):
        span = Span(*found.span("gap")).shift(at - len(window))
        phrase = Span(*found.span("phrase")).shift(at - len(window))
        yield Draft(phrase, f"No comma follows {found['phrase']}", (Edit(span, " "),))
    if cited.text[max(0, at - 2) : at - 1] not in ("d", ".", "t", "m", "c"):
        return
    if found := _HISTORY.search(window):
        span = Span(*found.span("gap")).shift(at - len(window))
        phrase = Span(*found.span("phrase")).shift(at - len(window))
        yield Draft(phrase, f"A comma follows {found['phrase']}", (Edit(span, ", "),))


_KEPT = 2
"""Years for which the denial of certiorari is news."""
_DENIED = re.compile(r"\)(?P<gone>,?\s(?P<phrase>cert\.\sdenied),?\s)$")
_CITED_ALONE = re.compile(r"$|[.;)\]]|\s\(")
_YEARLESS = re.compile(r"\((?P<court>[^()\d]*(?:\d{1,2}(?:st|d|th)[^()\d]*)?)\)$")


def _denied_long_ago(cited: Cited) -> Iterator[Draft]:
    """``(1st Cir.), cert. denied, 506 U.S. 868 (1992)``: the year that stood for both goes back to the decision."""
    citation = cited.citation
    if citation.history != "cert. denied" or citation.parallel_of is not None or citation.dated is None:
        return
    if not citation.year or not citation.year.isdecimal() or date.today().year - int(citation.year) <= _KEPT:
        return
    start, end = min(citation.full.start, citation.span.start), citation.dated.end
    window = max(0, start - 80)
    found = _DENIED.search(cited.text, window, start)
    if found is None or citation.parentheticals or not _CITED_ALONE.match(cited.text, end):
        return
    gone = Edit(Span(found.start("gone"), end), "")
    yearless = _YEARLESS.search(cited.text, window, found.start("gone"))
    space = "" if cited.house.usual("court and year") == "closed" else " "
    close = found.start()
    edits = (Edit(Span(close, close), f"{space}{citation.year}"), gone) if yearless else (gone,)
    say = f"Certiorari was denied in {citation.year}; that is cited for {_KEPT} years only."
    yield Draft(Span(found.start("phrase"), end), say, edits, None, "Remove the denial of certiorari")


# -- parentheticals ----------------------------------------------------------------------------------------------------

_SORTS = (
    (2, re.compile(r"en banc$")),
    (3, re.compile(r"[A-Z][\w’'.-]+, (?:C\.)?J(?:J)?\.(?:, (?:dissenting|concurring).*)?$")),
    (4, re.compile(r"plurality(?: opinion)?$")),
    (5, re.compile(r"per curiam$")),
    (7, re.compile(r"emphasis added$")),
    (10, re.compile(r"quoting ")),
)
"""Sorts of parenthetical whose order no court disputes, in that order; other sorts have no number."""


def rank(text: str) -> int | None:
    """The place of a parenthetical among others; None where courts differ."""
    return next((rank for rank, shape in _SORTS if shape.match(text)), None)


def _order(cited: Cited) -> Iterator[Draft]:
    asides = cited.citation.parentheticals
    if len(asides) < 2:
        return
    for one, two in pairwise(asides):
        first, second = rank(one.text), rank(two.text)
        if first is None or second is None or first <= second:
            continue
        span = Span(one.span.start - 1, two.span.end + 1)
        right = f"({two.text}) ({one.text})"
        said = _short(one.text)
        yield Draft(
            Span(two.span.start - 1, two.span.end + 1),
            f"({_short(two.text)}) stands before ({said}).",
            (Edit(span, right),),
        )
        return


def _short(text: str) -> str:
    return text if len(text) < 24 else f"{text.split()[0]} …"


_BRACKETS = re.compile(
    r"\[(?P<inside>(?:emphasis|citations?|footnotes?|italics|internal (?:quotation marks|quotations|citations)|"
    r"quotation marks)(?: and [a-z ]{4,24})? (?:added|omitted|supplied|deleted|in original))\]"
)


def _in_brackets(text: str, house: House) -> Iterator[Draft]:
    for found in _BRACKETS.finditer(text):
        inside, span = found["inside"], Span(*found.span())
        edits = (Edit(Span(span.start, span.start + 1), "("), Edit(Span(span.end - 1, span.end), ")"))
        yield Draft(span, f"A note on the quotation stands in parentheses: ({inside}).", edits)


_SAID = re.compile(r"(?:quoting|citing|holding|finding|noting|stating|en banc|per curiam|plurality)\b")


def _bracketed(cited: Cited) -> Iterator[Draft]:
    """A parenthetical of the citation itself; within another one brackets are usual."""
    if cited.citation.nested_in is not None:
        return
    for aside in cited.citation.parentheticals:
        span = Span(aside.span.start - 1, aside.span.end + 1)
        if cited.text[span.start] == "[" and _SAID.match(aside.text):
            edits = (Edit(Span(span.start, span.start + 1), "("), Edit(Span(span.end - 1, span.end), ")"))
            yield Draft(span, "What is said of a citation stands in parentheses.", edits)


_OTHER_WORDS = {
    "emphasis supplied": "emphasis added", "emphasis mine": "emphasis added", "emphasis ours": "emphasis added",
    "my emphasis": "emphasis added", "our emphasis": "emphasis added", "italics added": "emphasis added",
    "italics mine": "emphasis added", "internal quotations omitted": "internal quotation marks omitted",
    "emphases supplied": "emphases added",
    "internal quotations and citations omitted": "internal quotation marks and citations omitted",
    "italics supplied": "emphasis added", "italics ours": "emphasis added", "underlining added": "emphasis added",
    "cites omitted": "citations omitted", "cite omitted": "citation omitted", "cit. omitted": "citation omitted",
    "internal quotes omitted": "internal quotation marks omitted", "quotes omitted": "quotation marks omitted",
}  # fmt: skip
_UNNEEDED = frozenset({"original emphasis", "emphasis in original", "emphasis in the original", "majority opinion"})


_WORDED = re.compile(rf"\((?P<inside>{'|'.join(_OTHER_WORDS)})\)")


def _wording(text: str, house: House) -> Iterator[Draft]:
    for found in _WORDED.finditer(text):
        right, span = _OTHER_WORDS[found["inside"]], Span(*found.span("inside"))
        yield Draft(span, f"The usual wording is ({right}).", (Edit(span, right),))


def _unneeded(cited: Cited) -> Iterator[Draft]:
    for aside in cited.citation.parentheticals:
        separate = cited.citation.kind is Kind.ID or "dissent" in cited.text or "concurring" in cited.text
        if aside.text == "majority opinion" and separate:
            continue  # another opinion of the case may have been cited before
        if aside.text in _UNNEEDED:
            span = Span(aside.span.start - 1, aside.span.end + 1)
            gap = span.start > 0 and cited.text[span.start - 1] == " "
            yield Draft(span, f"({aside.text}) is left out.", (Edit(Span(span.start - gap, span.end), ""),))


_CAPITAL = re.compile(
    r"\((?:(?<=[)\d] \()|(?<=^\())"
    r"(?P<word>(?:Holding|Finding|Describing|Stating|Noting|Explaining|Rejecting|Affirming|Reversing|"
    r"Concluding|Discussing|Upholding|Denying|Granting|Recognizing|Applying|Requiring|Observing|Collecting|Listing|Emphasizing|"
    r"Addressing|Analyzing|Arguing|Assuming|Barring|Characterizing|Clarifying|Comparing|Considering|Dismissing|"
    r"Distinguishing|Defining|Determining|Enforcing|Examining|Excluding|Extending|Identifying|Imposing|Invalidating|"
    r"Invoking|Limiting|Outlining|Overturning|Precluding|Prohibiting|Providing|Questioning|Reaffirming|Recounting|"
    r"Refusing|Reiterating|Relying|Reviewing|Suggesting|Summarizing|Suppressing|Sustaining|Treating|Warning|"
    r"Declining|Remanding|Vacating|Reasoning|Allowing|Permitting|Striking|Interpreting|Construing|"
    r"Overruling)(?= [a-z])|Quoting(?= )|Citing(?= )|"
    r"(?:Same|En banc|Per curiam|Plurality opinion)(?=\)))"
)


def _capital(text: str, house: House) -> Iterator[Draft]:
    for found in _CAPITAL.finditer(text):
        at = Span(found.start("word"), found.start("word") + 1)
        lower = text[at.start].lower()
        yield Draft(
            Span(*found.span("word")),
            f"An explanation begins in lower case: {found['word'].lower()}.",
            (Edit(at, lower),),
        )


_TOGETHER = re.compile(
    r"(?:1[6-9]|20)\d\d(?P<year>\)\()(?=[a-z]{3}[a-z-]* |[“\"])"
    r"|(?:(?:1[6-9]|20)\d\d|[a-z.])(?P<gap>\)\()(?=(?:en banc|per curiam|quoting|citing|emphasis|internal|citations?|"
    r"holding|finding|plurality|stating|noting|explaining|[A-Z][a-z]+, (?:C\.)?J\.)\b)"
)


def _together(text: str, house: House) -> Iterator[Draft]:
    for found in _TOGETHER.finditer(text):
        at = Span(*found.span(found.lastgroup or 0))
        yield Draft(at, "A space stands between parentheses.", (Edit(at, ") ("),))


_PADDED = re.compile(
    r"\((?P<open> +)(?=(?:en banc|per curiam|quoting|citing|holding|plurality|\d{1,2}(?:st|d|th) Cir\.|\d{4}\)))"
    r"|\((?:(?:[A-Z\d][\w.’' ]{0,30}[ .])?(?:1[6-9]|20)\d\d|en banc|per curiam)(?P<close> +)(?=\))"
)


def _padded(text: str, house: House) -> Iterator[Draft]:
    """``( per curiam)``, ``(9th Cir. 2003 )``; in plain text the spaces may be the converter's."""
    for found in _PADDED.finditer(text) if house.format is not Format.PLAIN else ():
        gap = Span(*found.span(found.lastgroup or 0))
        yield Draft(gap, "No space stands just inside parentheses.", (Edit(gap, ""),))


def _no_space(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    for aside in citation.parentheticals if citation.dated is None and citation.pins else ():
        start = aside.span.start - 1
        if cited.text[start] == "(" and cited.text[start - 1].isdecimal() and len(aside.text) > 4:
            whole = Span(start, aside.span.end + 1)
            yield Draft(whole, "A space stands before the parentheses.", (Edit(Span(start, start), " "),))
    dated = citation.dated
    if dated is None or citation.kind not in CASES or citation.parallel_of is not None or dated.start == 0:
        return
    if cited.text[dated.start] == "(" and cited.text[dated.start - 1].isdecimal():
        at = Span(dated.start, dated.start)
        yield Draft(dated, "A space stands before the parentheses.", (Edit(at, " "),))


_OPEN_COURT = re.compile(
    r"(?:^|\d )\((?:(?:\d{1,2}(?:st|d|th)|D\.C\.|Fed\.) Cir\. ?|(?:[NSEWMC]\.)?D\. ?[A-Z][a-z]+\.? )?"
    r"(?:1[89]|20)\d\d(?=$|;|\.(?: [A-Z]|$))"
)


_TWICE = re.compile(r"(?:1[6-9]|20)\d\d\)(?P<twice>\))(?=[.;,]| [A-Z]|$)")
_MARK = re.compile(r"[()]")


def _closed_twice(text: str) -> Iterator[Draft]:
    """``(2006))``, where no other parenthesis is open."""
    if "))" not in text:
        return
    depth, extra = 0, set()
    for mark in _MARK.finditer(text):
        if mark.group() == ")" and depth == 0:
            extra.add(mark.start())
        depth = depth + 1 if mark.group() == "(" else max(0, depth - 1)
    for found in _TWICE.finditer(text) if extra else ():
        if found.start("twice") in extra:
            yield Draft(Span(*found.span("twice")), "This parenthesis closes none.")


def _unbalanced(text: str, house: House) -> Iterator[Draft]:
    """A court and year whose parenthesis is not closed, and an explanation that another one is nested in."""
    if house.format is not Format.PLAIN:  # text from a PDF is cut at the foot of its pages
        yield from _closed_twice(text)
    if text.count("(") <= text.count(")"):
        return
    for found in _OPEN_COURT.finditer(text):
        yield Draft(Span(text.index("(", found.start()), found.end()), "This parenthesis is not closed.")


_ALONE = frozenset({"cf.", "but cf."})


def _unexplained(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if citation.signal not in _ALONE or citation.parallel_of is not None or citation.nested_in is not None:
        return
    if citation.parentheticals or citation.kind is Kind.RECORD:
        return
    after = citation.full.end
    if cited.text[after : after + 2] in (" (", " [", ", ") or cited.text[after : after + 1] in ("(", ","):
        return
    signal = citation.signal
    yield Draft(citation.span, f"After {signal[0].upper()}{signal[1:]} the reader needs an explanation in parentheses.")


_CLEANED = re.compile(r"\((?:[^()]*[;,] )?(?P<words>[Cc]leaned[ -]up)\.?(?:[;,] [^()]*)?\)")


def _cleaned_up(text: str, house: House) -> Iterator[Draft]:
    if "leaned" in text:
        for found in _CLEANED.finditer(text):
            yield Draft(Span(*found.span("words")), "Some courts dislike (cleaned up): it does not say what was.")


RULES = (
    Rule(
        "history-phrase-form",
        Severity.WARNING,
        "safe",
        "A phrase of a case’s history is not in the usual form.",
        "Indigo Book R14.1, R14.2.1, T14",
        bad=(
            (
                "Doe v. Roe, 963 F.2d 469 (1st Cir. 1992), cert. den., 506 U.S. 868 (1992)",
                "Doe v. Roe, 963 F.2d 469 (1st Cir. 1992), cert. denied, 506 U.S. 868 (1992)",
            ),
            ("affirmed, 793 F.3d 1169 (10th Cir. 2015)", "aff’d, 793 F.3d 1169 (10th Cir. 2015)"),
            (
                "Doe v. Roe, 963 F.2d 469 (1st Cir. 1992), superceded by statute, 42 U.S.C. § 1981",
                "Doe v. Roe, 963 F.2d 469 (1st Cir. 1992), superseded by statute, 42 U.S.C. § 1981",
            ),
        ),
        ok=(("The court of appeals affirmed, 793 F.3d 1169 (10th Cir. 2015).", "running text"),),
        off_in=styles("california", "ny"),
        of_block=_misspelt,
        signs=tuple(_MISSPELT),
        of_citation=_phrase,
        kinds=only(Kind.CASE_FULL),
    ),
    Rule(
        "history-phrase-comma",
        Severity.INFORMATION,
        "safe",
        "The comma after a phrase of a case’s history is missing.",
        "Indigo Book R14.2.1, R14.3, T14",
        bad=(
            ("aff’d 793 F.3d 1169 (10th Cir. 2015)", "aff’d, 793 F.3d 1169 (10th Cir. 2015)"),
            ("cert. denied 577 U.S. 1043 (2015)", "cert. denied, 577 U.S. 1043 (2015)"),
        ),
        ok=(("overruled by Hull v. State Farm, 586 N.W.2d 863 (Wis. 1998)", "phrase with an object"),),
        off_in=styles("ny"),
        of_citation=_comma,
        kinds=only(Kind.CASE_FULL),
    ),
    Rule(
        "history-cert-denied-old",
        Severity.HINT,
        "safe",
        "Denial of certiorari more than two years before the document date is cited without need.",
        "Indigo Book R14.2.1",
        bad=(
            ("963 F.2d 469 (1st Cir.), cert. denied, 506 U.S. 868 (1992)", "963 F.2d 469 (1st Cir. 1992)"),
            (
                "12 F.3d 345 (10th Cir. 1993), cert. denied, 510 U.S. 1043, 114 S. Ct. 688 (1994)",
                "12 F.3d 345 (10th Cir. 1993)",
            ),
        ),
        ok=(
            ("We asked again, and certiorari was denied, 510 U.S. 1043 (1994).", "the denial is the point"),
            ("12 F.3d 345 (10th Cir. 1993), aff’d, 510 U.S. 1043 (1994)", "affirmed"),
        ),
        on_by_default=False,
        of_citation=_denied_long_ago,
    ),
    Rule(
        "parenthetical-order",
        Severity.INFORMATION,
        "safe",
        "Parentheticals are out of order.",
        "Indigo Book R10.2",
        bad=(
            (
                "835 F.2d 3 (7th Cir. 1988) (emphasis added) (en banc)",
                "835 F.2d 3 (7th Cir. 1988) (en banc) (emphasis added)",
            ),
            (
                "Sandin v. Conner, 515 U.S. 472 (1995) (quoting the report) (emphasis added)",
                "Sandin v. Conner, 515 U.S. 472 (1995) (emphasis added) (quoting the report)",
            ),
        ),
        ok=(("835 F.2d 3 (7th Cir. 1988) (en banc) (“It is hardly possible …”)", "right"),),
        of_citation=_order,
        needs=Part.ASIDE,
    ),
    Rule(
        "parenthetical-brackets",
        Severity.WARNING,
        "safe",
        "A note on the quotation is in square brackets.",
        "Indigo Book R8.2.4, R10.2",
        bad=(
            ("Id. at 576 [emphasis added].", "Id. at 576 (emphasis added)."),
            ("489 U.S. 189, 197 (1989) [citations omitted]", "489 U.S. 189, 197 (1989) (citations omitted)"),
        ),
        ok=(("[sic]", "alteration"), ("[hereinafter Memoirs]", "brackets are right")),
        off_in=styles("california", "ny"),
        of_block=_in_brackets,
        signs=("d]", "original]"),
        of_citation=_bracketed,
        needs=Part.ASIDE,
    ),
    Rule(
        "parenthetical-wording",
        Severity.HINT,
        "safe",
        "A note on the quotation is worded in an unusual way.",
        "Indigo Book R8.2.4",
        bad=(
            ("489 U.S. 189, 197 (1989) (emphasis supplied)", "489 U.S. 189, 197 (1989) (emphasis added)"),
            ("489 U.S. 189, 197 (1989) (emphasis mine)", "489 U.S. 189, 197 (1989) (emphasis added)"),
        ),
        ok=(("(emphasis added)", "usual"),),
        off_in=styles("california"),
        of_block=_wording,
        signs=("emphas", "italics", "underlining", "s omitted)", "e omitted)", ". omitted)"),
    ),
    Rule(
        "parenthetical-unneeded",
        Severity.HINT,
        "safe",
        "A parenthetical that is left out.",
        "Indigo Book R8.2.6",
        bad=(
            ("489 U.S. 189, 197 (1989) (emphasis in original)", "489 U.S. 189, 197 (1989)"),
            ("Roth, 408 U.S. at 577 (majority opinion)", "Roth, 408 U.S. at 577"),
        ),
        ok=(("408 U.S. 564, 577 (1972) (plurality opinion)", "needed"),),
        off_in=styles("california"),
        of_citation=_unneeded,
        needs=Part.ASIDE,
    ),
    Rule(
        "parenthetical-capital",
        Severity.INFORMATION,
        "safe",
        "An explanatory parenthetical starts with a capital though it is no quotation.",
        "Indigo Book R10.1.1",
        bad=(
            ("(Holding that publisher’s parody infringed)", "(holding that publisher’s parody infringed)"),
            (
                "459 U.S. 460, 472 (1983) (Describing liberty interest)",
                "459 U.S. 460, 472 (1983) (describing liberty interest)",
            ),
        ),
        ok=(
            ("(Scalia, J., dissenting)", "name"),
            ("He left. (Noting the time, she did not.)", "a sentence of its own"),
        ),
        of_block=_capital,
        signs=("(",),
    ),
    Rule(
        "parenthetical-spacing",
        Severity.WARNING,
        "safe",
        "No space between parentheticals or before one, or a space within.",
        "Indigo Book R13.1",
        bad=(
            ("835 F.2d 3 (7th Cir. 1988)(en banc)", "835 F.2d 3 (7th Cir. 1988) (en banc)"),
            ("408 U.S. 564(1972)", "408 U.S. 564 (1972)"),
            ("835 F.2d 3 (7th Cir. 1988)(finding it so)", "835 F.2d 3 (7th Cir. 1988) (finding it so)"),
            ("835 F.2d 3 (7th Cir. 1988) ( per curiam)", "835 F.2d 3 (7th Cir. 1988) (per curiam)"),
        ),
        ok=(("Colo. Rev. Stat. § 18-6-803.5(3)(a)", "subsections"),),
        of_citation=_no_space,
        of_block=lambda text, house: (*_together(text, house), *_padded(text, house)),
        signs=(")(", "( ", " )"),
    ),
    Rule(
        "parenthetical-unbalanced",
        Severity.WARNING,
        "none",
        "The parenthesis of court and year is not closed.",
        "proofreading",
        bad=(("307 F.3d 1258 (10th Cir. 2002", "307 F.3d 1258 (10th Cir. 2002)"),),
        ok=(("He said (1) this and 2) that.", "enumeration"),),
        of_block=_unbalanced,
    ),
    Rule(
        "parenthetical-missing-for-signal",
        Severity.HINT,
        "none",
        "Cf. or But cf. is used without an explanatory parenthetical.",
        "Indigo Book R4.6.6, R4.7, R4.8.3",
        bad=(
            (
                "Cf. Hewitt, 459 U.S. at 472.",
                "Cf. Hewitt, 459 U.S. at 472 (liberty interest in freedom from segregation).",
            ),
            ("But cf. Sandin, 515 U.S. at 481.", "But cf. Sandin, 515 U.S. at 481 (limiting Hewitt)."),
        ),
        ok=(("See Roth, 408 U.S. at 577.", "not required"),),
        off_in=styles("scotus", "west", "california", "ny"),
        of_citation=_unexplained,
        needs=Part.SIGNAL,
    ),
    Rule(
        "cleaned-up",
        Severity.HINT,
        "none",
        "(cleaned up) is used; some courts dislike it.",
        "Indigo Book R8.2.6",
        bad=(
            ("Id. at 577 (cleaned up)", "Id. at 577 (internal quotation marks omitted)"),
            (
                "Roth, 408 U.S. at 577 (cleaned up) (emphasis added)",
                "Roth, 408 U.S. at 577 (internal quotation marks omitted) (emphasis added)",
            ),
        ),
        ok=(
            ("Id. at 5 (cleaned up). Id. at 6 (cleaned up). Id. at 7 (cleaned up).", "the author’s choice throughout"),
            ("The yard (once cleaned up) was sold.", "a yard"),
        ),
        wants=Habit("quotation note", "spelled out"),
        on_by_default=False,
        of_block=_cleaned_up,
    ),
)
