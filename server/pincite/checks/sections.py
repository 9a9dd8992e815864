"""Sections and subsections: signs, numbers broken by scanning, siblings run together.

Sources: Indigo Book R5.2, R16.1.
"""

import re
from collections.abc import Iterator, Sequence

from pincite.checks import habits, scanned
from pincite.checks.habits import Habit
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, House, Meaning, Rule, mend, only, styles
from pincite.citations.model import Citation, Flaw, Kind
from pincite.markup.blocks import Content, Format
from pincite.text.spans import Span

_CODES = frozenset({Kind.STATUTE, Kind.REGULATION})
_SECTIONS = _CODES | {Kind.STATUTE_REF}
_SIGN = re.compile(r"§\s?§|§")
_ANOTHER = re.compile(
    r"(?:, \d[\dA-Za-z.]*(?:\([\w.]+\))*)*(?:,? and|,? &| or|,(?! (?:1[6-9]|20)\d\d\b))"
    r" (?P<second>\d[\dA-Za-z]*(?:[.-][\dA-Za-z]+)*)(?:\([\w.]+\))*"
    r"(?:(?<=\))(?!\w)|(?=[.,;)](?!\d)|$| (?:and|or|because|for|in|to|is|are|was|were|do|does|that|which|by|as|if)\b))"
)
"""A second section after the first: nothing that may be a year, nor a number of something else."""
_END = re.compile(
    r"(?!; §*\s?\d)\s?(?:[.;)]|$|\(\d{4}\))"
    r"|\s(?!(?:and|or|to|through|thru|et|as|inter|including|notes?)\b)[a-z]{2,}\b"
)
_RANGE = re.compile(r"(?P<stem>\d+\.)?(?P<first>\d+)[-–](?P<again>\d+\.)?(?P<last>\d+)")
_SOME = 3
_MOST = 0.8
_LONG = 3
"""Both ends of a span of sections have at least so many digits; ``460-1`` may be one section."""
_WORD = re.compile(r"(?<![A-Za-z])(?P<word>[Ss]ections?|[Ss]ecs?\.|[Ss]s?\.)\s?(?=\d)")
_ABBREVIATED = re.compile(r"[A-Za-z]\.|^[A-Z]{3,}")
_SPLIT = re.compile(r"\s(?:\((?:[a-z]|\d{1,2}|[A-Z])\))+(?=[.,;)]|$)")
_SENTENCE_ENDS = re.compile(r"(?:^|(?:(?<![\w.])[a-z’']{4,}|\b(?:1[6-9]|20)\d\d\))[.?!][”\"’)]?\s)$")
_SAYS = re.compile(
    r"(?:\s?(?:and|or|to|through|,)\s[\dA-Za-z(][\w.()-]*)*\s(?:also\s|thus\s|therefore\s|only\s|expressly\s)?"
    r"(?:provides?|requires?|creates?|appl(?:ies|y)|states?|authorizes?|permits?|prohibits?|allows?|governs?|imposes?|"
    r"confers?|vests?|extends?|limits?|covers?|reaches|reach|protects?|presumes?|punishes|punish|criminalizes?|exempts?|"
    r"defines?|makes?|says?|gives?|grants?|bars?|directs?|mandates?|sets?|(?:is|are|was|were|does|do|has|have|may|must|shall|will|"
    r"cannot|should|would)\b(?!\s(?:not\s)?cited))\b"
)


def _run_on(cited: Cited, flaw: Flaw) -> Iterator[Draft]:
    """Flag the subdivisions as a whole: the reader has to see both siblings to judge."""
    pins = cited.citation.pins
    at = next((i for i, pin in enumerate(pins) if pin.span.start >= flaw.span.start), 0)
    one, two = pins[max(0, at - 1)], pins[at]
    span = Span(one.span.start, two.span.end)
    repair = ", " if cited.typed(flaw.span).strip() == "" else ", ("
    yield Draft(span, f"{one.text} and {two.text}? Sibling subsections are separated.", (Edit(flaw.span, repair),))


_missing_here = mend("The section sign is missing.")


def _missing(cited: Cited, flaw: Flaw) -> Iterator[Draft]:
    if cited.house.usual("code sign") != "missing":
        yield from _missing_here(cited, flaw)


def _missing_throughout(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """One finding where nearly every code cite lacks its sign: a document imported from PDF has often lost it."""
    lacking = [
        (index, flaw)
        for index, reference in enumerate(meaning.references)
        if reference.nested_in is None and reference.citation.flaws
        for flaw in reference.citation.flaws
        if flaw.rule == "section-symbol-missing"
    ]
    if len(lacking) < _SOME:
        return
    codes = [
        i for i, found in enumerate(meaning.references) if found.citation.kind in _CODES and found.nested_in is None
    ]
    shown = sum(habits.code_sign(meaning.text(i), meaning.references[i].citation) is not None for i in codes)
    if len(lacking) >= _MOST * shown:
        index = lacking[0][0]
        span = meaning.references[index].citation.span
        say = f"{len(lacking)} citations of codes lack their section sign: were the signs lost in importing the text?"
        yield index, Draft(span, say, severity=Severity.INFORMATION)


def _number(cited: Cited) -> Iterator[Draft]:
    """One sign for several sections, or two for one."""
    citation = cited.citation
    if citation.source is None:
        return
    sign = _SIGN.search(cited.text, citation.span.start, citation.span.end)
    if sign is None:
        return
    at, section = Span(*sign.span()), citation.source.number
    if len(sign.group()) == 1:
        more = _ANOTHER.match(cited.text, citation.span.end)
        listed = more and _alike(section, more["second"])
        if listed or _spans(citation.source.name, section):
            yield Draft(at, "Several sections are cited with §§.", (Edit(at, "§§"),))
    elif (
        " " not in sign.group()
        and section.replace(".", "").isalnum()
        and len(citation.pins) < 2
        and not any(pin.last for pin in citation.pins)
    ):
        typed = cited.typed(citation.span)
        if _END.match(cited.text, citation.span.end) and typed.endswith((section, ")")):
            yield Draft(at, "One section is cited with §.", (Edit(at, "§"),))


def _alike(one: str, two: str) -> bool:
    """Whether a number after ``and`` is built like the section before it: not a count, not another code's title."""
    if len(one.split(".")[0]) == len(two.split(".")[0]) > 2:
        return True
    shape = re.sub(r"\d+", "0", re.sub(r"[A-Za-z]", "", one))
    return shape == re.sub(r"\d+", "0", re.sub(r"[A-Za-z]", "", two)) and abs(len(one) - len(two)) < 2 < len(two)


def _spans(code: str, section: str) -> bool:
    """Whether the hyphen in a federal section number joins two sections: ``7001-7006``, not ``2000e-2``."""
    found = _RANGE.fullmatch(section)
    if code not in ("U.S.C.", "C.F.R.") or not found or found["stem"] != found["again"]:
        return False
    first, last = found["first"], found["last"]
    long = code == "C.F.R." or len(first) == len(last) >= _LONG
    return long and int(first) < int(last) and (found["stem"] is not None) == (code == "C.F.R.")


def _sign_space(cited: Cited) -> Iterator[Draft]:
    habit = habits.section_sign(cited.text, cited.citation)
    if habit and habit.form == "closed" and cited.house.usual(habit.family) != "closed":
        start, end = cited.citation.span
        at = cited.text.rfind("§", start, end) + 1
        # In LaTeX a space would end the command and vanish.
        space = "~" if cited.house.format is Format.LATEX else " "
        yield Draft(Span(at - 1, at + 1), "A space stands between § and its number.", (Edit(Span(at, at), space),))


def _doubled(text: str, house: House) -> Iterator[Draft]:
    for sign in "§¶":
        at = text.find(f"{sign} {sign}")
        while at >= 0:
            span = Span(at, at + 3)
            yield Draft(span, f"No space within {sign}{sign}.", (Edit(span, sign * 2),))
            at = text.find(f"{sign} {sign}", at + 3)


def _et_seq(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if cited.text.startswith(("et seq", "seq."), citation.span.end - 7):
        start = cited.text.rindex("et", citation.span.start, citation.span.end)
        yield Draft(Span(start, citation.span.end), "“et seq.” names no last section: give the span.")


def _space(cited: Cited) -> Iterator[Draft]:
    """A stray space that the grammar took for the end of the citation."""
    citation = cited.citation
    if citation.textual or len(citation.pins) > 1:
        return
    if split := _SPLIT.match(cited.text, citation.span.end):
        space = Span(split.start(), split.start() + 1)
        yield Draft(
            Span(space.start, split.end()), "No space between a section and its subsection.", (Edit(space, ""),)
        )


def _section_word(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if citation.source is None or not _ABBREVIATED.search(citation.source.typed):
        return
    if citation.source.name.startswith("Cal."):
        return  # in California’s courts running text says “section”
    start = cited.text.find(citation.source.typed, citation.span.start) + len(citation.source.typed)
    if word := _WORD.search(cited.text, start, citation.span.end):
        sign = "§§" if word["word"].rstrip(".").endswith("s") and len(word["word"]) > len("s.") else "§"
        at = Span(*word.span("word"))
        gap = "" if cited.text[word.end() - 1].isspace() else " "
        yield Draft(at, f"A code is cited with {sign}, not “{word['word']}”.", (Edit(at, sign + gap),))


def _starts_sentence(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    start, end = citation.span
    if cited.text[start] != "§":
        return
    if _SAYS.match(cited.text, end) and _SENTENCE_ENDS.search(cited.text, max(0, start - 24), start):
        sign = _SIGN.match(cited.text, start)
        assert sign
        word = "Sections" if len(sign.group()) > 1 else "Section"
        gap = "" if cited.text[sign.end()].isspace() else " "
        span = Span(*sign.span())
        yield Draft(span, f"A sentence begins with the word “{word}”, not with a sign.", (Edit(span, word + gap),))


_BREAKING = re.compile(r"[§¶](?P<gap> )(?=[\w(\[])")
_TIES = {Format.LATEX: "~", Format.MARKDOWN: "\u00a0"}


def _untied(content: Content, citations: Sequence[Citation], house: House) -> Iterator[Draft]:
    """Plain text has no typography."""
    tie = _TIES.get(content.format)
    for found in _BREAKING.finditer(content.readable.text) if tie else ():
        if tie and found.start("gap") not in content.ties:
            gap, sign = Span(*found.span("gap")), found.group()[0]
            say = f"A line may end on this {sign}: a space that does not break belongs after it."
            yield Draft(Span(*found.span()), say, (Edit(gap, tie),), None, f"Tie the number to its {sign}")


RULES = (
    Rule(
        "section-symbol-missing",
        Severity.WARNING,
        "safe",
        "A code cite has no section symbol, or what scanning has made of it.",
        "Indigo Book R5.2.1, R16.1.1",
        bad=(
            ("Colo. Rev. Stat. 18-6-803.5(7)", "Colo. Rev. Stat. § 18-6-803.5(7)"),
            ("42 U.S.C. 1983", "42 U.S.C. § 1983"),
            ("42 U.S.C. $ 1983", "42 U.S.C. § 1983"),
            ("Colo. Const. art. II, $ 25", "Colo. Const. art. II, § 25"),
        ),
        ok=(("ORS 163.095", "Oregon cites its code without the sign"), ("The Code $ 500 fee", "money")),
        off_in=styles("ny"),
        of_block=scanned.misread_sign,
        signs=("$", "ß", " S "),
        of_flaw=_missing,
        of_document=_missing_throughout,
    ),
    Rule(
        "section-symbol-number",
        Severity.WARNING,
        "safe",
        "One symbol for several sections, or two for one.",
        "Indigo Book R5.2.1, R5.2.3",
        bad=(
            ("42 U.S.C. § 1983 and 1988", "42 U.S.C. §§ 1983 and 1988"),
            ("15 U.S.C. § 7001-7006", "15 U.S.C. §§ 7001-7006"),
            ("See 42 U.S.C. §§ 1983.", "See 42 U.S.C. § 1983."),
            ("42 U.S.C. §§ 1988(b) gives fees.", "42 U.S.C. § 1988(b) gives fees."),
        ),
        ok=(
            ("Colo. Rev. Stat. § 18-6-803.5(3)", "hyphens belong to one section"),
            ("42 U.S.C. § 2000e-2(a)", "one section"),
            ("42 U.S.C. § 1983 and 28 U.S.C. § 1343", "two codes"),
            ("42 U.S.C. §§ 1981 et seq.", "the sections that follow"),
        ),
        of_citation=_number,
        kinds=_SECTIONS,
    ),
    Rule(
        "section-symbol-space",
        Severity.HINT,
        "safe",
        "No space after § or §§.",
        "Indigo Book R5.2.1",
        bad=(
            ("42 U.S.C. §1983", "42 U.S.C. § 1983"),
            (
                "Colo. Rev. Stat. § 18-6-803.5(3). Id. §18-6-803.5(5).",
                "Colo. Rev. Stat. § 18-6-803.5(3). Id. § 18-6-803.5(5).",
            ),
        ),
        ok=(("42 U.S.C. §1983; 42 U.S.C. §1985; 42 U.S.C. §1988", "the document closes it up throughout"),),
        off_in=styles("scotus"),
        of_citation=_sign_space,
    ),
    Rule(
        "section-symbol-doubled-spaced",
        Severity.INFORMATION,
        "safe",
        "A space splits a doubled symbol.",
        "Indigo Book R5.2.1",
        bad=(
            ("42 U.S.C. § § 1983, 1988", "42 U.S.C. §§ 1983, 1988"),
            ("2021-Ohio-726, ¶ ¶ 9-15", "2021-Ohio-726, ¶¶ 9-15"),
        ),
        ok=(("See § 12; § 15.", "two cites"),),
        of_block=_doubled,
        signs=("§ §", "¶ ¶"),
    ),
    Rule(
        "section-nonbreaking-space",
        Severity.HINT,
        "safe",
        "A breaking space follows § or ¶, so a line may end on the symbol.",
        "typography",
        bad=(
            ("42 U.S.C. \\S 1983", "42 U.S.C. \\S~1983"),
            ("42 U.S.C. § 1983", "42 U.S.C. §\u00a01983"),
        ),
        ok=(("42 U.S.C. \\S\\,1983", "tied already"),),
        on_by_default=False,
        of_content=_untied,
    ),
    Rule(
        "statute-et-seq",
        Severity.INFORMATION,
        "none",
        "“et seq.” stands in place of a section range.",
        "Indigo Book R5.2.3",
        bad=(
            ("15 U.S.C. § 7001 et seq.", "15 U.S.C. §§ 7001-7006"),
            ("42 U.S.C. § 2000ff et seq.", "42 U.S.C. §§ 2000ff to 2000ff-11"),
        ),
        ok=(("42 U.S.C. § 2000e note", "a note to the section"),),
        off_in=styles("california"),
        of_citation=_et_seq,
        kinds=_CODES,
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
        bad=(
            ("42 U.S.C. § 1988 (b).", "42 U.S.C. § 1988(b)."),
            ("Fed. R. Civ. P. 65 (d).", "Fed. R. Civ. P. 65(d)."),
        ),
        ok=(
            ("42 U.S.C. § 1983 (1996)", "a year"),
            ("Fed. R. Civ. P. 65 (a) sets the hearing and (b) its notice", "an enumeration"),
        ),
        off_in=styles("ny"),
        wants=Habit("subsection", "closed"),
        of_citation=_space,
        kinds=only(Kind.STATUTE, Kind.RULE),
        of_flaw=mend("No space between a section and its subsection."),
    ),
    Rule(
        "section-word-in-cite",
        Severity.INFORMATION,
        "safe",
        "“Sec.”, “Section” or “s.” used inside a code cite.",
        "Indigo Book R5.2.1",
        bad=(
            ("42 U.S.C. Sec. 1983", "42 U.S.C. § 1983"),
            ("42 U.S.C. sections 1983 and 1988", "42 U.S.C. §§ 1983 and 1988"),
        ),
        ok=(("Section 1983 provides a remedy", "running text"),),
        off_in=styles("california", "ny"),
        of_citation=_section_word,
        kinds=_CODES,
    ),
    Rule(
        "section-symbol-starts-sentence",
        Severity.INFORMATION,
        "safe",
        "A textual sentence begins with §.",
        "Indigo Book R5.2.1",
        bad=(
            ("§ 1983 provides a remedy.", "Section 1983 provides a remedy."),
            ("The claim fails. §§ 1983 and 1988 apply.", "The claim fails. Sections 1983 and 1988 apply."),
        ),
        ok=(("§ 107.", "a short-form citation sentence"), ("Under § 1983 a city answers", "within a sentence")),
        of_citation=_starts_sentence,
        kinds=only(Kind.STATUTE_REF),
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
