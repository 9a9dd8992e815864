"""*Id.*: how it is written, and whether it can mean what was cited just before.

Sources: Indigo Book R4.5, R6.2.2, R15.3, R22.2; arithmetic. An *id.* after a source that was not recognised is not
wrong: rules that doubt whom it means want nothing between the two that could be one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pincite.checks import chain, footnotes
from pincite.checks.model import Edit, Severity
from pincite.checks.quotations import quotations
from pincite.checks.rule import Cited, Draft, House, Meaning, Rule, only, styles
from pincite.citations.model import CASES, LAWS, Kind, Pin, PinKind, Series
from pincite.markup.blocks import BlockKind
from pincite.settings import Style
from pincite.text.spans import Span

_LINKS = 4
"""Longer chains of *id.* hang on nothing that is sure."""
_RECENT = 40
"""An *id.* that has lost its case means one of so many references before or after it."""
_CAPITAL_AFTER = re.compile(r"(?:;|,[”\"]?|\b(?:[Ss]ee|also|accord|[Cc]ompare|with|quoting|citing|[Cc]f\.))\s$")
_SMALL_AFTER = re.compile(r"(?:[a-z]{3,}|\d|[)\]])[.?!][)\]”\"’]*\s$")
_ABBREVIATED = re.compile(r"\b(?:[Cc]f|cert|seq|etc|supp|ann|sess|amend|art|para|rev|stat|app|arg|pp|vol)\.\s$")
_OLD = re.compile(r"\b(?:op|loc)\.\s?cit\.")
_IN_PARENTHESES = re.compile(r"\((?:[Ss]ee(?:\salso)?\s)?$")
_SIGNALLED = re.compile(r"[.;?!)\]”\"’]\s*$")
_PAGED_LAWS = re.compile(r"^Stat\.$|Laws|Acts|Reg\.$|Pub\. L\.|Cong|Sess")
_ONE_SERIES = frozenset(
    {"U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d", "F.", "F.2d", "F.3d", "F.4th", "F. Supp.", "F. Supp. 2d"}
)


def _period_missing(cited: Cited) -> Iterator[Draft]:
    start = cited.citation.span.start
    if cited.text.startswith("d .", start + 1):
        gap = Span(start + 2, start + 3)
        yield Draft(Span(start, start + 4), "No space stands within Id.", (Edit(gap, ""),))
    elif cited.text[start + 1 : start + 3] in ("d ", "d,"):
        end = Span(start + 2, start + 2 + (cited.text[start + 2] == ","))
        yield Draft(Span(start, start + 2), "Id. is an abbreviation and ends in a period.", (Edit(end, "."),))
    elif cited.house.style in _IBID and cited.text.startswith("bid", start + 1):
        end = Span(start + 4, start + 4)
        if cited.text[end.start : end.start + 1] != ".":
            yield Draft(Span(start, end.end), "Ibid. is an abbreviation and ends in a period.", (Edit(end, "."),))


_IBID = (Style.CALIFORNIA, Style.SCOTUS)
"""Those who write it; for others it is *id.*"""


def _word(cited: Cited) -> Span:
    """*Id.* or *ibid.* itself, with its period."""
    start = cited.citation.span.start
    end = start + (4 if cited.text[start + 1 : start + 4] == "bid" else 2)
    return Span(start, end + (cited.text[end : end + 1] == "."))


def _capitalization(cited: Cited) -> Iterator[Draft]:
    """A small id. opens a sentence, or a capital one stands within it; unless it does so after every signal."""
    start = cited.citation.span.start
    if start == 0 or cited.text[start] not in "Ii":
        return
    before, small = cited.text[max(0, start - 30) : start], cited.text[start] == "i"
    first, word = Span(start, start + 1), _word(cited)
    if small and _SMALL_AFTER.search(before) and not _ABBREVIATED.search(before):
        yield Draft(
            word,
            "At the beginning of a sentence Id. has a capital.",
            (Edit(first, "I"),),
            None,
            "Replace “id.” with “Id.”",
        )
    elif not small and _CAPITAL_AFTER.search(before) and cited.house.usual("id after signal") != "capital":
        yield Draft(
            word, "Within a sentence id. has a small letter.", (Edit(first, "i"),), None, "Replace “Id.” with “id.”"
        )


def _ibid(cited: Cited) -> Iterator[Draft]:
    """California's ``(Ibid.)`` stands in parentheses."""
    start = cited.citation.span.start
    word = _word(cited)
    typed = cited.typed(word)
    if typed[1:4] != "bid" or _IN_PARENTHESES.search(cited.text, 0, start):
        return
    before = cited.text[max(0, start - 30) : start]
    opens = bool(before) and _SMALL_AFTER.search(before) and not _ABBREVIATED.search(before)
    right = "Id." if typed[0] == "I" or opens else "id."
    say = f"Legal citations say {right}, not {typed}"
    yield Draft(word, say, (Edit(word, right),), None, f"Replace “{typed}” with “{right}”")


def _old_forms(text: str, house: House) -> Iterator[Draft]:
    for match in _OLD.finditer(text):
        yield Draft(Span(*match.span()), f"Legal citations say supra or id., not {match.group()}")


def _no_antecedent(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """Only the first references of a document can have nothing before them."""
    first = meaning.references[:1]
    if first and first[0].citation.kind is Kind.ID and first[0].authority is None:
        block, citation = first[0].block, first[0].citation
        words = (*meaning.words()[:block], meaning.text(0)[: citation.span.start])
        if chain.is_clear("\n".join(words)):
            yield 0, Draft(citation.span, "Nothing is cited before this Id. that it could mean.")


def _page(index: int, meaning: Meaning) -> Pin | None:
    """The first page that *id.* pins; the number after ``Id. 31`` may be a footnote's."""
    citation = meaning.references[index].citation
    pin = citation.pins[0] if citation.pins and citation.source is None else None
    if pin is None or pin.kind is not PinKind.PAGE or pin.begin is None:
        return None
    return None if any(flaw.rule == "pin-missing-at-id" for flaw in citation.flaws) else pin


def _antecedent(index: int, meaning: Meaning) -> int | None:
    """The citation that a chain of *id.* surely hangs on: between its links nothing can be an unknown source."""
    for _ in range(_LINKS):
        at = chain.before(index, meaning)
        if at is None or not chain.is_clear(meaning.passage(at, index)):
            return None
        if meaning.references[at].citation.kind is not Kind.ID:
            return at
        index = at
    return None


def _pin_outside(index: int, meaning: Meaning) -> Iterator[Draft]:
    """A page that the case cited just before cannot have: the chain was broken when a paragraph moved."""
    pin, authority = _page_outside(index, meaning), meaning.references[index].authority
    if pin is None or pin.begin is None or authority is None:
        return
    last, at = chain.before(index, meaning), _antecedent(index, meaning)
    if at is None or last is None or meaning.references[at].authority != authority:
        return
    if _page_outside(last, meaning):
        return  # broken there
    if any(quoted.covers(meaning.references[at].citation.span) for quoted in quotations(meaning.text(at))):
        return  # somebody else cites it
    full = meaning.references[meaning.authorities[authority].declared].citation
    if full.name is None or not (full.name.second or full.year):
        return  # a page's foot may have cut its citation in two, or it is a short form that lacks its “at”
    if not any(chain.fits(pin.begin, a, meaning) for a in chain.named_between(at, index, meaning)):
        draft = _outside(index, at, pin, meaning)
        if draft:
            yield draft


def _page_outside(index: int, meaning: Meaning) -> Pin | None:
    """The page of an *id.* that the case it means cannot have."""
    reference = meaning.references[index]
    pin = _page(index, meaning) if reference.citation.kind is Kind.ID else None
    if pin is None or pin.begin is None or reference.authority is None:
        return None
    if not chain.is_case(reference.authority, meaning):
        return None
    return pin if chain.is_outside(pin.begin, reference.authority, meaning) else None


def _outside(index: int, at: int, pin: Pin, meaning: Meaning) -> Draft | None:
    authority = meaning.references[at].authority
    assert pin.begin is not None
    assert authority is not None
    span = meaning.references[index].citation.span
    wrong = f"{pin.first} does not fit {chain.titled(authority, meaning)}"
    other = _fitting(index, pin.begin, meaning)
    if other is None:
        if meaning.references[at].block != meaning.references[index].block:
            return None
        declared = meaning.authorities[authority].declared
        return Draft(span, f"{wrong}, which is cited just before.", (), declared)
    edits, title = chain.instead_of_id(index, other, meaning, chain.fits(pin.begin, other, meaning))
    declared = meaning.authorities[other].declared
    return Draft(span, f"{wrong}; it fits {chain.titled(other, meaning)}.", edits, declared, title)


def _fitting(index: int, page: int, meaning: Meaning) -> int | None:
    """The case cited last, or else next, that has a page."""
    references = meaning.references
    earlier, later = references[max(0, index - _RECENT) : index], references[index + 1 : index + _RECENT]
    for reference in (*reversed(earlier), *later):
        if reference.authority is not None and chain.fits(page, reference.authority, meaning):
            return reference.authority
    return None


def _pin_type(index: int, meaning: Meaning) -> Iterator[Draft]:
    """A page of a statute, a section of a case."""
    reference = meaning.references[index]
    if reference.authority is None or not (reference.citation.pins or reference.citation.source):
        return
    wrong = _wrong_type(index, reference.authority, meaning)
    at = _antecedent(index, meaning) if wrong else None
    if wrong and at is not None and meaning.references[at].authority == reference.authority:
        declared = meaning.authorities[reference.authority].declared
        yield Draft(reference.citation.span, wrong, (), declared)


def _wrong_type(index: int, authority: int, meaning: Meaning) -> str | None:
    citation, found = meaning.references[index].citation, meaning.authorities[authority]
    kind = chain.kind_of(authority, meaning)
    if citation.source is not None:
        return f"{chain.titled(authority, meaning)}, has no sections." if chain.is_case(authority, meaning) else None
    if kind in LAWS and _page(index, meaning) and not _PAGED_LAWS.search(found.source.name):
        return f"{found.title} is cited by its parts, not by page {citation.pins[0].first}."
    printed = {s.name for s in chain.places(authority, meaning)}
    paragraph = citation.pins[0].kind is PinKind.PARAGRAPH
    if kind in CASES and paragraph and found.source.series is Series.PRINT and printed and printed <= _ONE_SERIES:
        return f"{chain.titled(authority, meaning)}, has no numbered paragraphs."
    return None


def _across(index: int, meaning: Meaning) -> Iterator[Draft]:
    """*Id.* with a page, right after a statute that has none: it must mean what was cited before that."""
    authority = meaning.references[index].authority
    if authority is None or _page(index, meaning) is None:
        return
    at = chain.before(index, meaning)
    between = meaning.references[at] if at is not None else None
    if at is None or between is None or between.block != meaning.references[index].block:
        return
    if between.citation.kind not in LAWS or between.authority == authority or between.authority is None:
        return
    if not _stands_alone(at, meaning) or not chain.is_clear(meaning.passage(at, index)):
        return
    if authority in chain.named_between(at, index, meaning):
        return
    edits, title = chain.instead_of_id(index, authority, meaning)
    name, other = chain.titled(authority, meaning), meaning.authorities[between.authority].title
    yield Draft(
        meaning.references[index].citation.span,
        f"{other} stands between this Id. and {name}, which it must mean.",
        edits,
        meaning.authorities[authority].declared,
        title,
    )


def _stands_alone(at: int, meaning: Meaning) -> bool:
    """Whether a law is cited, and not only spoken of in a sentence."""
    citation = meaning.references[at].citation
    return citation.signal is not None or bool(_SIGNALLED.search(meaning.text(at), 0, citation.full.start))


def _after_string(index: int, meaning: Meaning) -> Iterator[Draft]:
    """*Id.* that begins a sentence after several authorities cited in one."""
    last = chain.before(index, meaning)
    if last is None or meaning.references[last].authority != meaning.references[index].authority:
        return
    string = _string(last, meaning)
    could = {a for at in string if (a := meaning.references[at].authority) is not None and _could(index, a, meaning)}
    if len(could) < 2 or chain.joined(last, index, meaning) or not chain.is_clear(meaning.passage(last, index)):
        return
    if could.intersection(chain.named_between(last, index, meaning)):
        return
    yield _several(
        index, [a for at in string if (a := meaning.references[at].authority) in could and a is not None], meaning
    )


def _several(index: int, could: list[int], meaning: Meaning) -> Draft:
    """The last of the string is offered, unless another is the only one with such a page."""
    pin = _page(index, meaning)
    fitting = [a for a in could if pin and pin.begin and chain.fits(pin.begin, a, meaning)]
    likely = fitting[0] if len(set(fitting)) == 1 else could[0]
    edits, title = chain.instead_of_id(index, likely, meaning) if pin and chain.is_case(likely, meaning) else ((), "")
    names = [chain.titled(a, meaning) for a in dict.fromkeys(could)]
    listed = " or ".join(names) if len(names) == 2 else f"{names[0]}, or one of {len(names) - 1} others"
    return Draft(
        meaning.references[index].citation.span,
        f"Does this Id. mean {listed}? They are cited together.",
        edits,
        meaning.authorities[likely].declared,
        title,
    )


def _string(last: int, meaning: Meaning) -> list[int]:
    """The references of one citation sentence, the last first; parallels may stand in it as well, without a name."""
    string = [last]
    while (at := chain.before(string[-1], meaning)) is not None and chain.joined(at, string[-1], meaning):
        string.append(at)
    cited = [meaning.references[at].citation for at in string]
    return string if all(c.name or c.kind not in CASES for c in cited) else [last]


def _could(index: int, authority: int, meaning: Meaning) -> bool:
    """Whether an authority has the kind of place that *id.* pins."""
    citation, kind = meaning.references[index].citation, chain.kind_of(authority, meaning)
    if citation.source is not None:
        return kind in LAWS or kind is Kind.BOOK
    if not citation.pins:
        return True
    return kind not in LAWS if citation.pins[0].kind is PinKind.PAGE else citation.pins[0].kind is not PinKind.SECTION


def _same_page(index: int, meaning: Meaning) -> Iterator[Draft]:
    references = meaning.references
    reference = references[index]
    pins = reference.citation.pins
    if len(pins) != 1 or index == 0 or pins[0].notes or reference.authority is None or reference.citation.flaws:
        return
    at = chain.before(index, meaning)
    if at is None or references[at].block != reference.block or references[at].authority != reference.authority:
        return
    if [pin.text for pin in references[at].citation.pins] != [pins[0].text]:
        return
    if (index + 1 < len(references) and references[index + 1].parallel_of == index) or references[
        at + 1
    ].parallel_of == at:
        return
    text, span = meaning.text(index), reference.citation.span
    start = span.start + 3 - (text[span.end : span.end + 1] == ".")
    gone = Span(start, span.end)
    yield Draft(pins[0].span, f"Id. alone means the same page, {pins[0].text}.", (Edit(gone, ""),), at)


_OPENS_NOTE = re.compile(r"(?:(?:[Ss]ee|[Bb]ut|[Cc]f\.|also|generally|[Aa]ccord|e\.g\.,|,)\s?)*")


def _after_note_of_several(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """*Id.* that opens a footnote, after one that cites several authorities."""
    if not any(meaning.kind(index) is BlockKind.FOOTNOTE for index in meaning.of_kind(Kind.ID)):
        return
    here: dict[int, list[int]] = {}
    for index, reference in enumerate(meaning.references):
        here.setdefault(reference.block, []).append(index)
    for before, note in pairwise(footnotes.notes(meaning.units())):
        first = next(iter(here.get(note[0], ())), None)
        if first is None or meaning.references[first].citation.kind is not Kind.ID:
            continue
        span, text = meaning.references[first].citation.full, meaning.text(first)
        if not (text[0].isupper() and _OPENS_NOTE.fullmatch(text, 0, span.start)):
            continue
        cited = [a for block in before for at in here.get(block, ()) if (a := _cites_alone(at, meaning)) is not None]
        could = [a for a in dict.fromkeys(reversed(cited)) if _could(first, a, meaning)]
        if len(could) > 1 and meaning.references[first].authority in could:
            draft = _several(first, could, meaning)
            last = next(
                at for block in reversed(before) for at in reversed(here.get(block, ())) if _is(at, could[0], meaning)
            )
            yield first, draft if draft.edits else _with_pins_of(last, first, draft, meaning)


def _is(at: int, authority: int, meaning: Meaning) -> bool:
    return _cites_alone(at, meaning) == authority


def _with_pins_of(last: int, index: int, draft: Draft, meaning: Meaning) -> Draft:
    """``Hewitt, 459 U.S. at 472.`` in place of an *id.* without a page, which means the same page."""
    citation, pins = meaning.references[index].citation, meaning.references[last].citation.pins
    authority = meaning.references[last].authority
    if citation.pins or citation.source or not pins or authority is None or not chain.is_case(authority, meaning):
        return draft
    edits, _ = chain.instead_of_id(index, authority, meaning)
    if not edits:
        return draft
    name, place = edits
    page = f"{place.text} at {meaning.text(last)[pins[0].span.start : pins[-1].span.end]}."
    return draft._replace(edits=(name, place._replace(text=page)), title=f"Say {name.text}{page}")


def _cites_alone(at: int, meaning: Meaning) -> int | None:
    """What a reference cites, unless in passing, in another's parenthesis or history, or as a parallel."""
    reference = meaning.references[at]
    citation = reference.citation
    aside = citation.textual or citation.history or reference.nested_in is not None
    return None if aside or reference.parallel_of is not None else reference.authority


_MOST_IN_A_ROW = 5


def _long_chain(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """The sixth *id.* in a row, in the body or in the footnotes; a case named in between is remembered again."""
    counts: dict[bool, int] = {}
    for index, reference in enumerate(meaning.references):
        citation = reference.citation
        if reference.nested_in is not None or reference.parallel_of is not None or citation.history:
            continue
        if citation.textual and citation.kind is not Kind.NAME_REF:
            continue
        in_note = meaning.kind(index) is BlockKind.FOOTNOTE
        counts[in_note] = counts.get(in_note, 0) + 1 if citation.kind is Kind.ID else 0
        if counts[in_note] == _MOST_IN_A_ROW + 1:
            say = f"More than {_MOST_IN_A_ROW} Id. in a row: the reader has forgotten whom they mean."
            yield index, Draft(citation.span, say, (), reference.antecedent)


_ROTH = "Board of Regents v. Roth, 408 U.S. 564, 577 (1972). "
_SANDIN = "Sandin v. Conner, 515 U.S. 472, 480 (1995)"
_HEWITT = "Hewitt v. Helms, 459 U.S. 460, 472 (1983)"

RULES = (
    Rule(
        "id-period-missing",
        Severity.ERROR,
        "safe",
        "Id lacks its period.",
        "Indigo Book R6.2.2",
        bad=(("Id at 577.", "Id. at 577."), ("See id at 1218-20", "See id. at 1218-20")),
        ok=(("show your ID at the door", "upper-case ID"),),
        of_citation=_period_missing,
        kinds=only(Kind.ID),
        explains=frozenset({"pin-id-comma-at"}),
    ),
    Rule(
        "id-capitalization",
        Severity.WARNING,
        "safe",
        "Id. has the wrong case for its position.",
        "Indigo Book R4.5, R6.2.2, R15.3.3",
        bad=(
            ("…of the circumstances. id. at 676-77.", "…of the circumstances. Id. at 676-77."),
            ("See Id. at 577.", "See id. at 577."),
        ),
        ok=(
            ("…,” id. at 197, 109 S. Ct. 998, absent …", "citation clause"),
            ("Cf. id. at 5", "after a signal that ends in a period"),
        ),
        of_citation=_capitalization,
        kinds=only(Kind.ID),
    ),
    Rule(
        "id-ibid",
        Severity.INFORMATION,
        "safe",
        "Ibid., op. cit. or loc. cit. instead of id.",
        "Indigo Book R6.2.2",
        bad=(("Ibid.", "Id."), ("Ibid. at 577", "Id. at 577")),
        off_in=styles("scotus", "california"),
        explains=frozenset({"id-capitalization"}),
        of_citation=_ibid,
        kinds=only(Kind.ID),
        of_block=_old_forms,
        signs=("cit.",),
    ),
    Rule(
        "id-no-antecedent",
        Severity.ERROR,
        "none",
        "Id. has nothing to refer to.",
        "Indigo Book R6.2.2, R15.3",
        bad=(("The clause protects liberty. Id. at 577.", "The clause protects liberty. Roth, 408 U.S. at 577."),),
        ok=(
            ("Ct. Op. at 1101. The panel said so, id. at 1109.", "the record is a source like any other"),
            ("The report of 1998 says so at page 12. Id. at 14.", "a source that nobody knows may still be one"),
        ),
        of_document=_no_antecedent,
    ),
    Rule(
        "id-after-string-cite",
        Severity.WARNING,
        "review",
        "Id. follows a citation sentence that names two or more authorities.",
        "Indigo Book R6.2.2, R15.3.3",
        bad=(
            (
                f"{_SANDIN}; {_HEWITT}. No more is needed. Id. at 473.",
                f"{_SANDIN}; {_HEWITT}. No more is needed. Hewitt, 459 U.S. at 473.",
            ),
        ),
        ok=(
            ("Roth, 408 U.S. 564, 577, 92 S. Ct. 2701 (1972). Id. at 578.", "parallel cites are one authority"),
            (f"{_SANDIN} (quoting {_HEWITT}). Id. at 481.", "an authority in a parenthetical does not count"),
            (f"{_SANDIN}; id. at 481; {_HEWITT}; id. at 473.", "within the string it is clear"),
            (f"{_SANDIN}; {_HEWITT}. So Hewitt says. Id. at 473.", "the text names the one that is meant"),
        ),
        off_in=styles("scotus"),
        of_id=_after_string,
    ),
    Rule(
        "id-across-intervening-source",
        Severity.INFORMATION,
        "review",
        "Another source stands between Id. and the citation it must mean.",
        "Indigo Book R15.3.3",
        bad=(
            (
                f"{_ROTH}Fed. R. Civ. P. 65(d). Id. at 578.",
                f"{_ROTH}Fed. R. Civ. P. 65(d). Roth, 408 U.S. at 578.",
            ),
        ),
        ok=(
            (f"{_ROTH}Fed. R. Civ. P. 65(d). As Roth says, so it is. Id. at 578.", "the case itself is named again"),
            (f"{_ROTH}She sued under 42 U.S.C. § 1983. Id. at 578.", "the statute is spoken of, not cited"),
        ),
        of_id=_across,
    ),
    Rule(
        "id-pin-type-mismatch",
        Severity.WARNING,
        "review",
        "The pin after Id. cannot belong to the antecedent’s kind of source.",
        "Indigo Book R6.2.2, R22.2",
        bad=(
            ("42 U.S.C. § 1983. Id. at 577.", "42 U.S.C. § 1983. Roth, 408 U.S. at 577."),
            (f"{_ROTH}Id. § 18-6-803.5(5).", f"{_ROTH}Colo. Rev. Stat. § 18-6-803.5(5)."),
        ),
        ok=(("Pub. L. No. 111-148, § 1101, 124 Stat. 119, 141. Id. at 142.", "a session law has pages"),),
        of_id=_pin_type,
    ),
    Rule(
        "id-pin-outside-antecedent",
        Severity.WARNING,
        "review",
        "The page after Id. lies outside the antecedent’s page range.",
        "arithmetic; Indigo Book R15.3.2",
        bad=(
            (f"{_ROTH}{_SANDIN}. Id. at 578.", f"{_ROTH}{_SANDIN}. Roth, 408 U.S. at 578."),
            (
                f"{_SANDIN}. Cosco v. Uphoff, 195 F.3d 1221, 1223 (10th Cir. 1999). Id. at 481.",
                f"{_SANDIN}. Cosco v. Uphoff, 195 F.3d 1221, 1223 (10th Cir. 1999). Sandin, 515 U.S. at 481.",
            ),
        ),
        ok=(
            (f"{_ROTH}Ct. Op. at 1101. The panel said so, id. at 1109.", "the court’s own opinion is meant"),
            (f"{_ROTH}{_SANDIN}. In Roth it was otherwise. Id. at 578.", "the text names the case that is meant"),
            (f"{_SANDIN}. The board’s Report at page 9 says so. Id. at 12.", "perhaps of a source that nobody knows"),
        ),
        of_id=_pin_outside,
    ),
    Rule(
        "id-same-page-pin-repeated",
        Severity.HINT,
        "safe",
        "Id. repeats the page already cited immediately before.",
        "Indigo Book R15.3.1",
        bad=(
            (f"{_ROTH}So it is. Id. at 577.", f"{_ROTH}So it is. Id."),
            (f"{_ROTH}See id. at 577 (so).", f"{_ROTH}See id. (so)."),
        ),
        ok=((f"{_ROTH}Id. at 577 n.14.", "adds a note"),),
        off_in=styles("scotus", "california", "ny"),
        of_id=_same_page,
    ),
    Rule(
        "id-note-multi-source",
        Severity.INFORMATION,
        "review",
        "Id. opens a footnote although the previous footnote cites several sources.",
        "Indigo Book R6.2.2, R31.1",
        bad=(
            (
                f"So.[^4] Thus.[^5]\n\n[^4]: {_ROTH}{_HEWITT}.\n\n[^5]: Id. at 578.",
                f"So.[^4] Thus.[^5]\n\n[^4]: {_ROTH}{_HEWITT}.\n\n[^5]: Roth, 408 U.S. at 578.",
            ),
            (
                f"So.\\footnote{{{_SANDIN}; {_HEWITT}.}} Thus.\\footnote{{Id. at 473.}}",
                f"So.\\footnote{{{_SANDIN}; {_HEWITT}.}} Thus.\\footnote{{Hewitt, 459 U.S. at 473.}}",
            ),
        ),
        ok=(
            (f"So.[^4] Thus.[^5]\n\n[^4]: {_ROTH}See id. at 571.\n\n[^5]: Id. at 578.", "one source, cited twice"),
            (
                f"So.[^4] Thus.[^5]\n\n[^4]: {_ROTH[:-2]} (quoting {_HEWITT}).\n\n[^5]: Id. at 578.",
                "one, quoting another",
            ),
        ),
        off_in=styles("scotus"),
        explains=frozenset({"id-after-string-cite", "id-pin-outside-antecedent"}),
        of_document=_after_note_of_several,
    ),
    Rule(
        "id-chain-long",
        Severity.HINT,
        "none",
        "More than five Id. cites in a row.",
        "Indigo Book R6.2.2, R15.2.1, R31.1",
        bad=(
            (
                f"{_ROTH}Id. at 571. Id. at 572. Id. at 573. Id. at 574. Id. at 575. Id. at 576.",
                f"{_ROTH}Id. at 571. Id. at 572. Id. at 573. Id. at 574. Id. at 575. Roth, 408 U.S. at 576.",
            ),
        ),
        ok=(
            (f"{_ROTH}Id. at 571. Id. at 572. Id. at 573. Id. at 574. Id. at 575.", "five"),
            (
                f"{_ROTH}Id. at 571. Id. at 572. Id. at 573. So Roth holds. Id. at 574. Id. at 575. Id. at 576.",
                "the case is named in between",
            ),
        ),
        on_by_default=False,
        of_document=_long_chain,
    ),
)
