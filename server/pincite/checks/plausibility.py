"""Whether the pinned pages can be right: against the first page, against each other, against the next case.

Sources: arithmetic; Indigo Book R8.1.3, R9.2, R11.6, R11.7.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pincite.checks import chain, provisions, quoted, reports, sentences, texts
from pincite.checks.model import Edit, Severity
from pincite.checks.ranges import consecutive
from pincite.checks.rule import Cited, Draft, Meaning, Part, Rule, mend
from pincite.citations.model import CASES, Citation, Kind, Pin, PinKind, Series, Source
from pincite.library.texts import PARAGRAPHS, Text
from pincite.text.spans import Span

_REACH = {
    "U.S.": 350,
    "F.": 200,
    "F.2d": 200,
    "F.3d": 200,
    "F.4th": 200,
    "F. Supp.": 300,
    "F. Supp. 2d": 300,
    "F. Supp. 3d": 300,
}
_OTHER_REACH = 150
_LIKELY = 60
_QUOTED = re.compile(r"(?P<quote>[“\"][^“”\"]*)[”\"][.,]?\s*(?:\[?\d+\]?\s*)?$")
_SCARE = 3

_PAGED = CASES | {Kind.JOURNAL}
"""What is cited by the page it begins on; the number of a treatise is a section."""


def _first_pages(index: int, meaning: Meaning) -> tuple[Pin, tuple[Source, ...]] | None:
    """A reference's first page pin, and the places it could count from: its own reporter, or any of the authority's."""
    reference = meaning.references[index]
    citation = reference.citation
    if citation.kind not in CASES and citation.kind is not Kind.ID and citation.kind is not Kind.SUPRA:
        return None
    pin = next((pin for pin in citation.pins if pin.kind is PinKind.PAGE and pin.begin is not None), None)
    if pin is None or _is_misnamed(index, meaning):
        return None
    if citation.source and citation.source.number.isdecimal() and citation.kind is not Kind.ID:
        places: tuple[Source, ...] = (citation.source,)
    elif reference.authority is None or chain.kind_of(reference.authority, meaning) not in _PAGED:
        return None
    elif not meaning.authorities[reference.authority].source.number and (case := reports.case_of_short(citation)):
        places = (Source(str(case.volume), "U.S.", str(case.page), "U.S."),)
    else:
        authority = meaning.authorities[reference.authority]
        places = (authority.source, *authority.parallels)
        if citation.source:
            places = tuple(s for s in places if (s.volume, s.name) == (citation.source.volume, citation.source.name))
    places = tuple(s for s in places if s.number.isdecimal() and s.series is Series.PRINT)
    return (pin, places) if places else None


def _is_misnamed(index: int, meaning: Meaning) -> bool:
    """Whether a short form has the name of another case than its volume: another rule's."""
    reference = meaning.references[index]
    name = reference.citation.name if reference.citation.kind is Kind.CASE_SHORT else None
    if name is None or reference.authority is None or not chain.is_case(reference.authority, meaning):
        return False
    return not chain.goes_by(name.text, reference.authority, meaning)


def _declared(index: int, meaning: Meaning) -> int | None:
    reference = meaning.references[index]
    if reference.authority is None:
        return None
    declared = meaning.authorities[reference.authority].declared
    return declared if declared != index else None


def _before_first(index: int, meaning: Meaning) -> Iterator[Draft]:
    found = _first_pages(index, meaning)
    if not found or meaning.references[index].citation.kind is Kind.ID:  # which is another rule's
        return
    pin, places = found
    assert pin.begin is not None
    if all(pin.begin < int(s.number) for s in places):
        ask, edits = _meant(pin, int(places[0].number))
        say = f"Page {pin.first} stands before {places[0].key} begins.{ask}"
        yield Draft(pin.span, say, edits, _declared(index, meaning))


def _too_far(index: int, meaning: Meaning) -> Iterator[Draft]:
    found = _first_pages(index, meaning)
    if not found:
        return
    pin, places = found
    assert pin.begin is not None
    reaches = [(int(s.number), int(s.number) + _REACH.get(s.name, _OTHER_REACH)) for s in places]
    if any(first <= pin.begin <= last for first, last in reaches):
        if pin.end is not None and all(pin.end > last for _, last in reaches):
            say = f"Pages {pin.first} to {pin.end} would be {pin.end - pin.begin} pages."
            yield Draft(pin.span, say, (), _declared(index, meaning))
        return
    behind = [s for s in places if int(s.number) <= pin.begin]
    if behind and _past_next(index, meaning, pin, behind[0]) is None:
        ask, edits = _meant(pin, int(behind[0].number))
        yield Draft(
            pin.span,
            f"Page {pin.first} is {pin.begin - int(behind[0].number)} pages into {behind[0].key}.{ask}",
            edits,
            _declared(index, meaning),
            safe=False,
        )


def _meant(pin: Pin, first: int, last: int | None = None) -> tuple[str, tuple[Edit, ...]]:
    """What to ask about a page that its case cannot have, and to write instead; nothing where that is not plain."""
    likely = None if pin.last else _mistyped(pin.first, first, last)
    return (f" Is {likely} meant?", (Edit(pin.first_span, likely),)) if likely else ("", ())


def _mistyped(typed: str, first: int, last: int | None = None) -> str | None:
    """The one likely page of a case from which two neighbouring digits were exchanged, or one typed twice."""
    exchanged = [typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :] for at in range(len(typed) - 1)]
    doubled = [typed[:at] + typed[at + 1 :] for at in range(1, len(typed)) if typed[at - 1] == typed[at]]
    end = first + _LIKELY if last is None else min(last, first + _LIKELY)
    likely = {other for other in (*exchanged, *doubled) if other[0] != "0" and first <= int(other) <= end}
    return likely.pop() if len(likely) == 1 else None


def _past_next(index: int, meaning: Meaning, pin: Pin, place: Source) -> tuple[int, int] | None:
    """The next case of the volume that this document cites, where the pin lies beyond its first page."""
    following = meaning.next_first_page(place)
    known = reports.next_page(place)
    if known is not None and pin.begin is not None and pin.begin > known:
        return (known, -1)
    return following if following and pin.begin is not None and pin.begin > following[0] else None


def _beyond_last(index: int, meaning: Meaning) -> Iterator[Draft]:
    known = [*_beyond_text(index, meaning)]
    yield from known or _beyond_next(index, meaning)


_SEPARATELY = re.compile(r"\b(?:dissent|concurr)")


def _beyond_text(index: int, meaning: Meaning) -> Iterator[Draft]:
    """Whether a page lies beyond the last one of the library's copy; that may lack the opinions of other judges."""
    citation = meaning.references[index].citation
    if any(_SEPARATELY.search(aside.text) for aside in citation.parentheticals) or _is_outside(index, meaning):
        return
    copies = texts.texts_of(index, meaning)
    for pin, places in texts.pins_of(index, meaning) if copies else ():
        ends = [texts.last_page(text, place) for text in copies for place in places if text.pages(place.name)]
        known = [end for end in ends if end is not None]
        page = max(pin.begin or 0, pin.end or 0)
        if known and len(known) == len(ends) and page > max(known):
            say = f"Page {page} lies past the end of {places[0].key}: the library’s copy ends on page {max(known)}."
            yield Draft(pin.span, say, (), _declared(index, meaning))
            return


def _is_outside(index: int, meaning: Meaning) -> bool:
    """Whether an *id.* has a page that is none of its antecedent's by arithmetic, which is another rule's."""
    reference = meaning.references[index]
    found = _first_pages(index, meaning) if reference.citation.kind is Kind.ID else None
    if found is None or found[0].begin is None or reference.authority is None:
        return False
    return chain.is_outside(found[0].begin, reference.authority, meaning)


def _not_in_text(index: int, meaning: Meaning) -> Iterator[Draft]:
    """Whether a page or paragraph is none of the library's copy, though that has the beginning."""
    if _is_outside(index, meaning):
        return
    copies = texts.texts_of(index, meaning)
    for pin, places in texts.pins_of(index, meaning) if copies else ():
        begins = [texts.first_page(text, place) for text in copies for place in places if text.pages(place.name)]
        known = [begin for begin in begins if begin is not None]
        if known and len(known) == len(begins) and (pin.begin or 0) < min(known):
            likely = None if pin.last else _mistyped(pin.first, min(known))
            has = likely and any(text.page(places[0].name, likely) for text in copies)
            edits = (Edit(pin.first_span, likely),) if likely and has else ()
            ask = f" Is {likely} meant?" if edits else ""
            say = f"Page {pin.first} is not in {places[0].key}, which begins on page {min(known)}.{ask}"
            yield Draft(pin.span, say, edits, _declared(index, meaning))
            return
    if len(copies) == 1:
        yield from _no_paragraph(index, copies[0], meaning)
        yield from _no_part(index, copies[0], meaning)


def _no_part(index: int, text: Text, meaning: Meaning) -> Iterator[Draft]:
    reference = meaning.references[index]
    if reference.authority is None or not (reference.citation.source and reference.citation.source.number):
        return  # "paragraph (2)" alone is counted from what was spoken of
    title = meaning.authorities[reference.authority].title
    for pin in provisions.pins_of(reference.citation):
        if last := provisions.last_beside(text, pin):
            say = f"{title} has no {pin.first}: the library’s copy ends with {last}."
            yield Draft(pin.span, say, (), _declared(index, meaning))
            return


def _no_paragraph(index: int, text: Text, meaning: Meaning) -> Iterator[Draft]:
    numbers = [int(number) for number in text.pages(PARAGRAPHS) if number.isdecimal()]
    if numbers != [*range(1, len(numbers) + 1)]:
        return  # a copy that lacks some
    for pin in meaning.references[index].citation.pins:
        if numbers and pin.kind is PinKind.PARAGRAPH and (pin.end or 0) > numbers[-1]:
            say = f"There is no paragraph {pin.end}: the library’s copy ends with ¶ {numbers[-1]}."
            yield Draft(pin.span, say, (), _declared(index, meaning))
            return


def _beyond_next(index: int, meaning: Meaning) -> Iterator[Draft]:
    found = _first_pages(index, meaning)
    if not found or meaning.references[index].citation.kind is Kind.ID:  # which is another rule's
        return
    pin, places = found
    if len(places) > 1 or (pin.begin or 0) < int(places[0].number):
        return
    if (next_page := reports.next_page(places[0])) is not None and (pin.begin or 0) > next_page:
        ask, edits = _meant(pin, int(places[0].number), next_page)
        say = f"Page {pin.first} lies past the end of {places[0].key}: the next case begins at {next_page}.{ask}"
        yield Draft(pin.span, say, edits, _declared(index, meaning))
        return
    following = _past_next(index, meaning, pin, places[0])
    if following:
        page, authority = following
        other = meaning.authorities[authority]
        yield Draft(
            pin.span,
            f"Page {pin.first} lies past the end of {places[0].key}: {other.title} begins at {page}.",
            (),
            other.declared,
        )


def _list_order(cited: Cited) -> Iterator[Draft]:
    pages = [pin for pin in cited.pages if pin.begin is not None]
    if len(pages) < 2 or pages[0].kind is PinKind.STAR:
        return
    begins = [pin.begin or 0 for pin in pages]
    if begins == sorted(begins):
        return
    whole = Span(pages[0].span.start, pages[-1].span.end)
    right = ", ".join(cited.typed(pin.span) for pin in sorted(pages, key=lambda pin: pin.begin or 0))
    yield Draft(whole, f"Pages are cited in ascending order: {right}.", (Edit(whole, right),))


def _list_overlap(cited: Cited) -> Iterator[Draft]:
    pages = [pin for pin in cited.pages if pin.begin is not None and pin.end is not None]
    for one, two in pairwise(pages):
        inside = (one.begin or 0) <= (two.begin or 0) and (two.end or 0) <= (one.end or 0)
        if inside and two.notes is None and one.notes is None:
            gap = Span(one.span.end, two.span.end)
            yield Draft(two.span, f"Page {two.first} is cited already: {one.text}.", (Edit(gap, ""),))
        elif one.begin == two.begin and one.last is None and one.notes is None:
            gap = Span(one.span.start, two.span.start)
            yield Draft(one.span, f"Page {one.first} is cited again: {two.text}.", (Edit(gap, ""),))


def _separator(cited: Cited) -> Iterator[Draft]:
    together = {two.span for _, two in consecutive(cited)}
    pages = cited.pages
    for one, two in pairwise(pages):
        gap = Span(one.span.end, two.span.start)
        if cited.typed(gap).strip() in ("and", "&", ", and", ", &") and two.span not in together:
            yield Draft(gap, f"Pages in a list are separated by commas: {one.text}, {two.text}.", (Edit(gap, ", "),))


_SYLLABUS = re.compile(r",?\s(?:at\s)?(?:paragraphs?\s[\w, ]{1,30}\sof\sthe\s)?syllabus")
"""Ohio pins the paragraphs of the syllabus, after the year."""


def _unpinned_quotation(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if citation.kind is not Kind.CASE_FULL or any(member.pins for member in cited.group) or citation.history:
        return
    if citation.nested_in is not None or citation.source is None or not citation.source.number.isdecimal():
        return
    if any(flaw.rule.startswith("pin-") for flaw in citation.flaws):
        return
    if _SYLLABUS.match(cited.text, citation.full.end):
        return
    before = _QUOTED.search(cited.text, max(0, citation.full.start - 2000), citation.full.start)
    if before and len(before["quote"].split()) > _SCARE:
        yield Draft(citation.full, "A quotation is cited with the page it stands on.")


def _on_first_page(index: int, meaning: Meaning) -> Iterator[Draft]:
    """In the United States Reports an opinion begins after its syllabus; a case of one page has no other."""
    found = _first_pages(index, meaning)
    if not found or meaning.references[index].citation.kind is Kind.ID:
        return
    pin, places = found
    if pin.last is not None or pin.notes is not None or len(meaning.references[index].citation.pins) > 1:
        return
    place = next((s for s in places if s.name == "U.S." and s.number == pin.first), None)
    if place is None:
        return
    following = reports.next_page(place)
    if following is None or following > int(place.number) + 1:
        say = f"On page {pin.first} stands the beginning of {place.key}, most often its syllabus."
        yield Draft(pin.span, say, (), _declared(index, meaning))


def _page_of_quotation(index: int, meaning: Meaning) -> Iterator[Draft]:
    """A quotation without a page; the page that it stands on, where the library's copy has it on one alone."""
    reference = meaning.references[index]
    if reference.parallel_of is not None:
        return
    group = [reference.citation]
    for at in range(index + 1, len(meaning.references)):
        other = meaning.references[at]
        if other.parallel_of != index:
            break
        group.append(other.citation)
    for draft in _unpinned_quotation(Cited(meaning.text(index), reference.citation, meaning.house, tuple(group))):
        found = next(filter(None, (_page_found(index, member, meaning) for member in group)), None)
        if found is None:
            yield draft
        else:
            say = f"A quotation is cited with the page it stands on: {found.text.strip(', ')} by the library’s copy."
            yield draft._replace(message=say, edits=(found,))


def _page_found(index: int, citation: Citation, meaning: Meaning) -> Edit | None:
    """The pin that all quotations of a citation share, in its reporter."""
    besides = meaning.found(quoted.beside_text, index)
    if citation.source is None or not all(one.compared.places and quoted.is_verbatim(one) for one in besides):
        return None
    reporter = citation.source.name
    found = [texts.pages_of(one.text, reporter, at) for one in besides for at in one.compared.places]
    only = found[0] if len(set(found)) == 1 else None
    if only is None or not all(texts.is_sure(one.text, reporter, only) for one in besides):
        return None
    return Edit(Span(citation.span.end, citation.span.end), f", {quoted.pin_of(only, meaning)}")


_BACKGROUND = frozenset({"see generally", "compare", "with"})


def _unpinned(cited: Cited) -> Iterator[Draft]:
    """A case cited for what it says, with no page to find that on; a sentence may speak of a case as a whole."""
    citation, source = cited.citation, cited.citation.source
    if citation.kind not in (Kind.CASE_FULL, Kind.CASE_SHORT) or source is None or citation.parallel_of is not None:
        return
    if any(member.pins for member in cited.group) or citation.history or citation.signal in _BACKGROUND:
        return
    if not (source.number.isdecimal() or citation.kind is Kind.CASE_SHORT) or citation.short_names:
        return
    if any(flaw.rule.startswith("pin-") for flaw in citation.flaws) or any(_unpinned_quotation(cited)):
        return
    if not sentences.is_textual(cited.text, citation):
        yield Draft(citation.full, "The page that says so is missing.")


RULES = (
    Rule(
        "pin-before-first-page",
        Severity.ERROR,
        "review",
        "The pin is lower than the first page of the case in that reporter.",
        "arithmetic; Indigo Book R11.7",
        bad=(
            ("Roth, 408 U.S. 564, 56 (1972)", "Roth, 408 U.S. 564, 569 (1972)"),
            ("Olim, 461 U.S. at 23 (full cite: 461 U.S. 238)", "Olim, 461 U.S. at 238"),
        ),
        ok=(
            ("Nearing v. Weaver, 295 Or. 702, 670 P.2d 137, 140-41 (1983)", "670 is the next volume, not a pin"),
            ("2004 WL 12345, at *3", "star page"),
        ),
        of_reference=_before_first,
        kinds=CASES | {Kind.SUPRA},
        needs=Part.PIN,
    ),
    Rule(
        "pin-implausibly-far",
        Severity.INFORMATION,
        "none",
        "The pin lies further from the first page than any but the longest opinions reach.",
        "heuristic",
        bad=(
            ("307 F.3d 1258, 1625 (10th Cir. 2002)", "307 F.3d 1258, 1265 (10th Cir. 2002)"),
            ("Sandin, 515 U.S. 472, 841 (1995)", "Sandin, 515 U.S. 472, 481 (1995)"),
            ("307 F.3d 1258, 1265-99999 (10th Cir. 2002)", "307 F.3d 1258, 1265-66 (10th Cir. 2002)"),
        ),
        ok=(("McConnell v. FEC, 540 U.S. 93, 363 (2003)", "270 pages in, and right"),),
        of_reference=_too_far,
        kinds=CASES | {Kind.ID, Kind.SUPRA},
        needs=Part.PIN,
    ),
    Rule(
        "pin-beyond-last-page",
        Severity.ERROR,
        "review",
        "The pin is past the known last page of the opinion.",
        "arithmetic",
        bad=(
            ("DeShaney, 489 U.S. at 231 (489 U.S. 214 starts the next case)", "DeShaney, 489 U.S. at 213"),
            ("Roth, 408 U.S. at 605 (408 U.S. 593 starts the next case)", "Roth, 408 U.S. at 577"),
        ),
        ok=(("a page shared with the next case", "the bound is inclusive"),),
        of_reference=_beyond_last,
    ),
    Rule(
        "pin-not-in-authority",
        Severity.ERROR,
        "review",
        "The pinned page, paragraph or subdivision is none of those that the library’s copy has.",
        "arithmetic",
        bad=(
            (
                "Board of Regents v. Roth, 408 U.S. 564, 527 (1972)",
                "Board of Regents v. Roth, 408 U.S. 564, 572 (1972)",
            ),
            ("Smith v. Jones, 2015 UT 21, ¶ 9", "Smith v. Jones, 2015 UT 21, ¶ 2"),
            ("Fed. R. Civ. P. 65(g)", "Fed. R. Civ. P. 65(e)"),
        ),
        ok=(
            ("Board of Regents v. Roth, 408 U.S. 564, 574 (1972)", "a page between the first and the last"),
            ("Board of Regents v. Roth, 92 S. Ct. 2701, 2700 (1972)", "the copy has no pages of that reporter"),
        ),
        explains=frozenset({"pin-before-first-page", "rule-subdivision-unknown", "const-provision-unknown"}),
        of_reference=_not_in_text,
    ),
    Rule(
        "pin-first-page-suspicious",
        Severity.HINT,
        "none",
        "A pin equal to the first page of a U.S. Reports case, where the syllabus or caption stands.",
        "Indigo Book R11.7",
        bad=(
            ("DeShaney, 489 U.S. at 189", "DeShaney, 489 U.S. at 195"),
            ("Roth, 408 U.S. 564, 564 (1972)", "Roth, 408 U.S. 564, 566 (1972)"),
        ),
        ok=(
            ("Brown v. State, 216 S.E.2d 356, 356", "one-page opinion, repeat is required"),
            ("Roth, 408 U.S. 564, 564 n.1 (1972)", "a note is no syllabus"),
        ),
        on_by_default=False,
        of_reference=_on_first_page,
    ),
    Rule(
        "pin-list-order",
        Severity.INFORMATION,
        "review",
        "Several pins are not in ascending order.",
        "Indigo Book R11.7.1",
        bad=(
            ("Sandin, 515 U.S. at 483, 481", "Sandin, 515 U.S. at 481, 483"),
            ("307 F.3d at 1266, 1263-64", "307 F.3d at 1263-64, 1266"),
        ),
        ok=(("Sandin, 515 U.S. at 481, 483 n.5", "ascending"),),
        of_citation=_list_order,
        needs=Part.PINS,
    ),
    Rule(
        "pin-list-overlap",
        Severity.INFORMATION,
        "review",
        "A page is listed twice or lies inside a listed span.",
        "Indigo Book R11.7, R11.7.1",
        bad=(
            ("307 F.3d at 1265-66, 1266", "307 F.3d at 1265-66"),
            ("Id. at 577, 577", "Id. at 577"),
            ("307 F.3d at 1265, 1265-66", "307 F.3d at 1265-66"),
        ),
        ok=(("460 F. Supp. 1026, 1026, 1028 (D.N.J. 1978)", "first page plus two pins"),),
        of_citation=_list_overlap,
        needs=Part.PINS,
    ),
    Rule(
        "pin-list-separator",
        Severity.INFORMATION,
        "safe",
        "Nonconsecutive pages are joined by “and” or “&” instead of a comma.",
        "Indigo Book R11.7.1",
        bad=(
            ("307 F.3d at 1265 and 1267", "307 F.3d at 1265, 1267"),
            ("408 U.S. at 569-71 & 576", "408 U.S. at 569-71, 576"),
        ),
        ok=(
            ("Sandin, 515 U.S. at 481 & n.5", "page and footnote"),
            ("42 U.S.C. §§ 1983 and 1988", "two sections in running text"),
        ),
        of_citation=_separator,
        needs=Part.PINS,
    ),
    Rule(
        "pin-thousands-comma",
        Severity.WARNING,
        "safe",
        "A four-digit page number carries a thousands comma.",
        "Indigo Book R11.6",
        bad=(
            ("307 F.3d 1258, 1,265 (10th Cir. 2002)", "307 F.3d 1258, 1265 (10th Cir. 2002)"),
            ("Gonzales, 307 F.3d at 1,265", "Gonzales, 307 F.3d at 1265"),
        ),
        ok=(
            ("85 Fed. Reg. 67,450 (Oct. 23, 2020)", "five-digit Fed. Reg. pages take the comma"),
            ("58 F.E.R.C. at 61,186-87", "agency paragraph number"),
        ),
        of_flaw=mend("A page number has no comma: {repair}."),
    ),
    Rule(
        "pin-missing-with-quotation",
        Severity.WARNING,
        "none",
        "A quotation is followed by a case cite with no pin.",
        "Indigo Book R8.1.3, R9.2, R11.7",
        bad=(
            (
                "“legitimate claim of entitlement to it.” Roth, 408 U.S. 564 (1972).",
                "“legitimate claim of entitlement to it.” Roth, 408 U.S. 564, 577 (1972).",
            ),
            (
                "“a unilateral expectation of it,” Board of Regents v. Roth, 408 U.S. 564 (1972)",
                "“a unilateral expectation of it,” Board of Regents v. Roth, 408 U.S. 564, 577 (1972)",
            ),
        ),
        ok=(
            (
                "the “special relationship” exception, see DeShaney, 489 U.S. 189",
                "scare quotes of three words or fewer",
            ),
            ("(“DeShaney”) after a full cite", "short-form definition"),
        ),
        of_reference=_page_of_quotation,
    ),
    Rule(
        "pin-missing",
        Severity.HINT,
        "none",
        "A full or short case cite that supports a proposition has no pin.",
        "Indigo Book R5.1, R11.7",
        bad=(
            ("See Sandin v. Conner, 515 U.S. 472 (1995).", "See Sandin v. Conner, 515 U.S. 472, 480-81 (1995)."),
            ("Hewitt v. Helms, 459 U.S. 460 (1983).", "Hewitt v. Helms, 459 U.S. 460, 472 (1983)."),
        ),
        ok=(
            ("See generally Goldberg v. Kelly, 397 U.S. 254 (1970)", "background cite to the whole case"),
            ("Doe v. Roe, 12 F.3d 3, 5 (1st Cir. 1993), cert. denied, 510 U.S. 1043 (1994)", "history cite"),
            ("In Sandin v. Conner, 515 U.S. 472 (1995), the Court turned round.", "the sentence is about the case"),
        ),
        on_by_default=False,
        of_citation=_unpinned,
    ),
)
