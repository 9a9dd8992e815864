"""Short forms, *supra* and defined names: that a full citation explains them, and the right one.

Sources: Indigo Book R6.1, R6.2.3, R10.2, R15.1, R15.2; consistency within the document.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pincite.checks import chain, reports
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, Meaning, Part, Rule, only, styles
from pincite.citations.model import LAWS, Citation, Kind, Series, Source
from pincite.library.us_reports import Case
from pincite.markup.blocks import BlockKind
from pincite.resolution.model import Why
from pincite.text.spans import Span

_HABIT = 3
"""Cases cited with *supra* so often, and more often than without, are a house's way."""
_PROSE = 80
"""A paragraph has so much prose before its first citation; a footnote often begins with one."""
_CODE_SUPRA = re.compile(r"(?:Stat|Code|C|R|Laws?|Const)\.?(?P<supra>,?\ssupra,?)\s(?=§)")
_SUPRA_AFTER = re.compile(r",?\ssupra\b(?!,?\s(?:notes?|nn?\.|Parts?|at|pp?\.|§|[IVX\d]))")
_SUPRA = re.compile(r"supra,?\s")
_AT_PAGE = re.compile(r"supra(?:\snote\s\d+)?(?:,?\sat\s[\d¶*].*)?")
"""Not California’s “at p. 195”, nor Connecticut’s “supra, 195”."""
_AT = re.compile(r"\bat\s(?!pp?\.)")
_CAPITAL = re.compile(r"[A-Z][\w’'-]{2,}")
_NAMED = frozenset({Kind.CASE_FULL, Kind.JOURNAL, Kind.BOOK, Kind.OTHER})
_COMMON = frozenset(
    {"united states", "us", "people", "state", "commonwealth", "commissioner", "comm'r", "city", "county", "board"}
)
_PLACE = re.compile(
    r"\b(?P<volume>\d{1,4})\s[A-Z](?:(?!\sat\b)[A-Za-z.’' ]){0,20}(?:\dd|\dth)?\s(?P<page>\d{1,5})\b(?!\sat\b)"
)
_SOON = 170
"""So much further on in the text a name's place may stand."""
_HEREINAFTER = re.compile(r"(?:hereinafter|hereafter),?\s+[“\"‘]?(?P<name>[^“”\"]+?),?[”\"’]?$", re.IGNORECASE)
_DEFINED = re.compile(r"[A-Z0-9][\w.’'&-]*(?:\s(?:[A-Z0-9][\w.’'&-]*|of|the|v\.|and|&)){0,3}")


@lru_cache(1024)
def _case_of_short(citation: Citation) -> Case | None:
    """The one case of its volume that the United States Reports have under a short form's name."""
    return reports.case_of_short(citation)


def _stray(index: int, meaning: Meaning) -> bool:
    """Whether nothing in the document explains a short form."""
    authority = meaning.references[index].authority
    return authority is not None and meaning.authorities[authority].declared == index


# -- supra ------------------------------------------------------------------------------------------------------------


def _supra_for_case(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """A case has its reporter to be found by; a house that writes *supra* for all of them is left alone."""
    short = meaning.of_kind(Kind.CASE_SHORT)
    with_supra = [index for index in short if meaning.references[index].citation.supra]
    alone = [index for index in meaning.of_kind(Kind.SUPRA) if _means_case(index, meaning)]
    count = len(with_supra) + len(alone)
    if count >= _HABIT and count > len(short) - len(with_supra):
        return
    for index in with_supra:
        text, span = meaning.text(index), meaning.references[index].citation.span
        supra = _SUPRA.match(text, span.start)
        if supra and _AT.search(text, *span):
            word = Span(supra.start(), supra.start() + len("supra"))
            name = meaning.references[index].citation.name
            edit = Edit(Span(name.span.end, supra.end()), ", ") if name else Edit(Span(*supra.span()), "")
            yield index, Draft(word, _SAY_SUPRA, (edit,), _full(index, meaning))
    for index in alone:
        span = meaning.references[index].citation.span
        if _AT_PAGE.fullmatch(meaning.text(index)[slice(*span)]):
            yield index, Draft(span, _SAY_SUPRA, tuple(_without_supra(index, meaning)), _full(index, meaning))


_SAY_SUPRA = "A case is cited again by its reporter, not by supra."


def _means_case(index: int, meaning: Meaning) -> bool:
    authority = meaning.references[index].authority
    return authority is not None and chain.is_case(authority, meaning)


def _full(index: int, meaning: Meaning) -> int | None:
    """The citation in full that a reference goes back to."""
    authority = meaning.references[index].authority
    declared = None if authority is None else meaning.authorities[authority].declared
    return None if declared == index else declared


def _without_supra(index: int, meaning: Meaning) -> Iterator[Edit]:
    """``supra, at 195`` as ``489 U.S. at 195``."""
    reference = meaning.references[index]
    assert reference.authority is not None
    citation, place = reference.citation, chain.shelf(reference.authority, meaning)
    page = citation.pins[0].begin if citation.pins else None
    if place and page is not None and chain.fits(page, reference.authority, meaning):
        name = citation.name.span.end if citation.name else citation.span.start
        yield Edit(Span(name, citation.pins[0].span.start), f", {place} at ")


def _supra_for_statute(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    found: re.Match[str] | None = None
    if citation.kind is Kind.STATUTE_REF and cited.text[citation.span.start] == "§":
        matches = _CODE_SUPRA.finditer(cited.text, max(0, citation.span.start - 40), citation.span.start + 1)
        found = next((match for match in matches if match.end() == citation.span.start), None)
    span = Span(*found.span("supra")) if found else None
    if span is None and (after := _SUPRA_AFTER.match(cited.text, citation.full.end)):
        span = Span(*after.span())
    if span:
        yield Draft(span, "A law is cited again by its section, not by supra.", (Edit(span, ""),))


def _supra_unresolved(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """A name that occurs nowhere before: a book or report cited there need not have been recognised."""
    for index in meaning.of_kind(Kind.SUPRA):
        reference = meaning.references[index]
        name = reference.citation.name
        if name is None or not _stray(index, meaning):
            continue
        words = _CAPITAL.findall(name.text)
        before = "\n".join((*meaning.words()[: reference.block], meaning.text(index)[: reference.citation.full.start]))
        if words and not any(re.search(rf"\b{re.escape(word)}", before, re.IGNORECASE) for word in words):
            yield index, Draft(reference.citation.full, f"Nothing is cited before this under the name {name.text}.")


# -- full citations that are missing or come too late -----------------------------------------------------------------


def _before_full(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """The first short form of a case that stands before the case is cited in full."""
    for number, authority in enumerate(meaning.authorities):
        declared = authority.declared
        if not authority.mentions or authority.mentions[0] == declared or not chain.is_case(number, meaning):
            continue
        index = next((at for at in authority.mentions if _is_short(at, meaning)), declared)
        if index < declared and _is_sure(index, declared, number, meaning):
            edits, title = _in_full(index, number, meaning)
            say = f"{authority.title} is cited in full only later."
            yield index, Draft(meaning.references[index].citation.full, say, edits, declared, title)


def _is_short(index: int, meaning: Meaning) -> bool:
    return meaning.references[index].citation.kind is Kind.CASE_SHORT


def _is_sure(index: int, declared: int, authority: int, meaning: Meaning) -> bool:
    """Whether a short form is surely read before the full citation: not where that may stand in a footnote."""
    short, full = meaning.references[index], meaning.references[declared]
    citation = short.citation
    if short.nested_in is not None or full.nested_in is not None or short.why is not Why.SAME_PLACE:
        return False
    if citation.name and not chain.goes_by(citation.name.text, authority, meaning):
        return False
    if short.block == full.block:
        return True
    note = BlockKind.FOOTNOTE
    if (meaning.kind(index) is note) is not (meaning.kind(declared) is note):
        return False
    first = next(r for r in meaning.references if r.block == full.block)
    return first.citation.full.start >= _PROSE


def _in_full(index: int, authority: int, meaning: Meaning) -> tuple[tuple[Edit, ...], str]:
    """``Sandin v. Conner, 515 U.S. 472, 481 (1995)`` in place of ``Sandin, 515 U.S. at 481``."""
    found, citation = meaning.authorities[authority], meaning.references[index].citation
    full = meaning.references[found.declared].citation
    if not (citation.name and citation.source and full.dated and full.name and citation.pins) or found.parallels:
        return (), ""
    if citation.source.name != found.source.name or full.dated.start < full.span.start:
        return (), ""
    shelf = citation.span.start + len(f"{citation.source.volume} {citation.source.typed} ")
    pins = meaning.text(index)[citation.pins[0].span.start : citation.span.end]
    dated = meaning.text(found.declared)[slice(*full.dated)]
    new = f"{found.source.number}, {pins} {dated}"
    edits = (Edit(citation.name.span, full.name.text), Edit(Span(shelf, citation.span.end), new))
    return edits, f"Cite {full.name.text} in full here"


def _no_full(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """A short form of a case that is nowhere cited in full; an excerpt, where most are such, is left alone."""
    found = list(_unexplained(meaning))
    if found and len(found) <= sum(chain.is_case(number, meaning) for number in range(len(meaning.authorities))):
        for index, name in found:
            yield index, Draft(meaning.references[index].citation.full, f"{name} is nowhere cited in full.")


def _unexplained(meaning: Meaning) -> Iterator[tuple[int, str]]:
    """The first short form of each case without a full citation, and what the case is called."""
    seen: set[str] = set()
    for index in meaning.of_kind(Kind.CASE_SHORT):
        reference = meaning.references[index]
        citation, source = reference.citation, reference.citation.source
        if source is None or source.series is not Series.PRINT or reference.parallel_of is not None:
            continue
        if _stray(index, meaning):
            named = f"{citation.name.text}, {source.volume} {source.typed}" if citation.name else None
            place = named or f"The case in {source.volume} {source.typed}"
        elif (known := unlisted(index, meaning)) is not None:
            place = f"{known.name}, {known.volume} U.S. {known.page},"
        else:
            continue
        if place not in seen and not _may_be_somewhere(citation, meaning):
            seen.add(place)
            yield index, place


def unlisted(index: int, meaning: Meaning) -> Case | None:
    """The case of the United States Reports that a short form names, where another case of its volume is cited."""
    reference = meaning.references[index]
    name, authority = reference.citation.name, reference.authority
    if reference.citation.kind is not Kind.CASE_SHORT or name is None or authority is None:
        return None
    if _stray(index, meaning) or chain.goes_by(name.text, authority, meaning):
        return None
    known = _case_of_short(reference.citation)
    return known if known and not chain.names_agree(known.name, meaning.authorities[authority].title) else None


def _may_be_somewhere(citation: Citation, meaning: Meaning) -> bool:
    """Whether the name stands before something like a full citation that was not recognised."""
    words = _CAPITAL.findall(citation.name.text) if citation.name else []
    known = {(s.volume, s.number) for a in meaning.authorities for s in (a.source, *a.parallels)}
    return any(
        (place["volume"], place["page"]) not in known
        for word in words[:2]
        for text in meaning.words()
        if word in text
        for name in re.finditer(rf"\b{re.escape(word)}\b", text)
        for place in _PLACE.finditer(text, name.end(), name.end() + _SOON)
    )


# -- names ------------------------------------------------------------------------------------------------------------


def _mismatch(index: int, meaning: Meaning) -> Iterator[Draft]:
    """The name of one cited case with the volume of another."""
    reference = meaning.references[index]
    citation, authority = reference.citation, reference.authority
    if citation.name is None or citation.source is None or authority is None or reference.parallel_of is not None:
        return
    if not chain.is_case(authority, meaning) or chain.goes_by(citation.name.text, authority, meaning):
        return
    if not meaning.authorities[authority].names:
        return  # cited by its place alone, so that nobody knows its name
    if all(source.name != citation.source.name for source in chain.places(authority, meaning)):
        return
    other = _named_elsewhere(citation, authority, meaning)
    if other is None or _case_of_short(citation) is not None:
        return
    page = citation.pins[0].begin if citation.pins else None
    edit = Edit(citation.name.span, chain.called(authority, meaning) or meaning.authorities[authority].title)
    shelf = next((s for s in chain.places(other, meaning) if s.name == citation.source.name), None)
    fits = page is not None and chain.fits(page, other, meaning) and not chain.fits(page, authority, meaning)
    if fits and shelf:
        volume = shelf.volume
        start = meaning.text(index).index(citation.source.volume, citation.span.start)
        edit = Edit(Span(start, start + len(citation.source.volume)), volume)
    yield Draft(
        citation.full,
        f"{_place(authority, citation, meaning)}; {_place(other, citation, meaning)}.",
        (edit,),
        meaning.authorities[other].declared,
    )


def _place(authority: int, citation: Citation, meaning: Meaning) -> str:
    """``DeShaney is 489 U.S. 189``, by the reporter that a short form names."""
    name = chain.called(authority, meaning) or meaning.authorities[authority].title
    found = chain.places(authority, meaning)
    source = next((s for s in found if citation.source and s.name == citation.source.name), found[0])
    return f"{name} is {source.key}"


def _named_elsewhere(citation: Citation, authority: int, meaning: Meaning) -> int | None:
    """Another cited case that has every word of a name, in another volume of the same reporter."""
    assert citation.name
    assert citation.source
    wanted = _CAPITAL.findall(citation.name.text)
    for number, found in enumerate(meaning.authorities) if wanted else ():
        if number == authority or any(word not in found.title for word in wanted):
            continue
        if chain.is_case(number, meaning) and set(wanted) <= set(_CAPITAL.findall(found.title)):
            same = [s for s in chain.places(number, meaning) if s.name == citation.source.name]
            apart = all(s.volume != citation.source.volume for s in same)
            if apart and (same or not _may_be_parallel(number, citation.source, meaning)):
                return number
    return None


def _may_be_parallel(authority: int, source: Source, meaning: Meaning) -> bool:
    """Whether a case may be in a reporter that the document does not cite it by."""
    printed = {place.name for place in chain.places(authority, meaning)}
    return source.name != "U.S." or bool(printed & {"S. Ct.", "L. Ed.", "L. Ed. 2d"})


def _government(index: int, meaning: Meaning) -> Iterator[Draft]:
    reference = meaning.references[index]
    name = reference.citation.name
    if name is None or name.second or reference.authority is None:
        return
    plain = name.text.lower().replace("’", "'").replace(".", "").replace("u s", "us")
    if plain in _COMMON and (names := meaning.authorities[reference.authority].names):
        say = f"{name.text} is a party to too many cases to name one; say {names[0]}."
        yield Draft(name.span, say, (Edit(name.span, names[0]),), _full(index, meaning))


def _bare_pin(index: int, meaning: Meaning) -> Iterator[Draft]:
    """``DeShaney at 195``."""
    reference = meaning.references[index]
    citation = reference.citation
    if reference.authority is None:
        return
    if meaning.authorities[reference.authority].source.name.startswith("Ohio"):
        return  # as its courts do: “Thompkins at 387”
    page, place = citation.pins[0].begin, chain.shelf(reference.authority, meaning)
    if page is None or not chain.fits(page, reference.authority, meaning):
        return
    text = meaning.text(index)
    joint = re.compile(r",?\sat\s(?=\d)").search(text, citation.span.start, citation.pins[0].span.start + 1)
    if joint is None:
        return
    edits = (Edit(Span(*joint.span()), f", {place} at "),) if place else ()
    name = text[citation.span.start : joint.start()]
    yield Draft(
        citation.span,
        "A page of a case is cited with the case’s volume and reporter.",
        edits,
        _full(index, meaning),
        f"Replace “{text[slice(*citation.span)]}” with “{name}, {place} at {text[joint.end() : citation.span.end]}”",
    )


def _repeated(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """A case cited in full twice in one paragraph."""
    last: dict[int, int] = {}
    for index in meaning.of_kind(Kind.CASE_FULL):
        reference = meaning.references[index]
        authority = reference.authority
        if authority is None or not chain.is_case(authority, meaning):
            continue
        if _is_again(index, last.get(authority), meaning):
            yield from _shortened(index, last[authority], authority, meaning)
        last[authority] = index


def _is_again(index: int, before: int | None, meaning: Meaning) -> bool:
    """Whether a case stands in full in the same paragraph, neither time in another's parenthesis or history."""
    if before is None:
        return False
    one, two = meaning.references[before], meaning.references[index]
    return one.block == two.block and one.nested_in is None and two.nested_in is None and not two.citation.history


def _shortened(index: int, before: int, authority: int, meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    citation, name = meaning.references[index].citation, chain.called(authority, meaning)
    place = chain.shelf(authority, meaning)
    following = meaning.references[index + 1 : index + 2]
    if not (name and place and citation.pins and citation.source and citation.name and citation.name.second):
        return
    if any(r.parallel_of == index for r in following) or citation.dated is None or citation.flaws:
        return
    start = citation.span.start + len(f"{citation.source.volume} {citation.source.typed} ")
    pins = meaning.text(index)[citation.pins[0].span.start : citation.span.end]
    edits = (Edit(citation.name.span, name), Edit(Span(start, citation.dated.end), f"at {pins}"))
    say = "This case is cited in full in the same paragraph already; a short form will do."
    yield index, Draft(citation.full, say, edits, before, f"Replace with “{name}, {place} at {pins}”")


# -- defined names ----------------------------------------------------------------------------------------------------


def _hereinafter_form(cited: Cited) -> Iterator[Draft]:
    for aside in cited.citation.parentheticals:
        match = _HEREINAFTER.match(aside.text.strip())
        if match is None:
            continue
        whole, right = Span(aside.span.start - 1, aside.span.end + 1), f"[hereinafter {match['name']}]"
        if cited.typed(whole) != right:
            yield Draft(whole, f"A short name is defined in brackets: {right}.", (Edit(whole, right),))


def _hereinafter_unused(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    for index, reference in enumerate(meaning.references):
        if not reference.citation.short_names or reference.citation.kind is not Kind.CASE_FULL:
            continue
        for aside in reference.citation.parentheticals:
            name = next((n for n in reference.citation.short_names if n in aside.text), None)
            if name is None or not _DEFINED.fullmatch(name) or name.isupper():
                continue
            here = meaning.text(index)
            whole = Span(aside.span.start - 1, aside.span.end + 1)
            rest = here[: reference.citation.full.start], here[whole.end :]
            blocks = meaning.words()
            if not any(name in text for text in (*rest, *blocks[: reference.block], *blocks[reference.block + 1 :])):
                gone = Span(whole.start - (here[whole.start - 1] == " "), whole.end)
                yield index, Draft(whole, f"The name {name} is never used again.", (Edit(gone, ""),))


_SANDIN = "Sandin v. Conner, 515 U.S. 472 (1995). "
_ROTH = "Board of Regents v. Roth, 408 U.S. 564 (1972). "
_DESHANEY = "DeShaney v. Winnebago County, 489 U.S. 189 (1989). "

RULES = (
    Rule(
        "supra-for-case",
        Severity.WARNING,
        "safe",
        "A case is cited with supra.",
        "Indigo Book R6.2.3",
        bad=(
            (f"{_DESHANEY}DeShaney, supra, at 195.", f"{_DESHANEY}DeShaney, 489 U.S. at 195."),
            (f"{_ROTH}Roth, supra, 408 U.S. at 577.", f"{_ROTH}Roth, 408 U.S. at 577."),
        ),
        ok=(("see supra Part II", "internal reference"),),
        off_in=styles("scotus", "california"),
        of_document=_supra_for_case,
    ),
    Rule(
        "supra-for-statute",
        Severity.WARNING,
        "review",
        "A statute, constitution, rule or regulation is cited with supra.",
        "Indigo Book R6.2.3",
        bad=(
            ("42 U.S.C. § 1983, supra", "42 U.S.C. § 1983"),
            ("Colo. Rev. Stat., supra, § 14-10-108", "Colo. Rev. Stat. § 14-10-108"),
        ),
        ok=(("Hearing, supra, at 12", "hearings are allowed"), ("42 U.S.C. § 1983; see supra Part II", "internal")),
        of_citation=_supra_for_statute,
        kinds=LAWS,
    ),
    Rule(
        "supra-unresolved",
        Severity.ERROR,
        "none",
        "No earlier full citation matches the name before supra.",
        "Indigo Book R6.2.3, R31.2",
        bad=(("So it is. Porter, supra, at 12.", "So it is. Clair Porter, The Path to Evidence 12 (2004)."),),
        ok=(
            ("see supra Part II.A", "internal reference"),
            ("Clair Porter wrote a book about it. Porter, supra, at 12.", "perhaps cited in a way that nobody knows"),
        ),
        of_document=_supra_unresolved,
    ),
    Rule(
        "short-form-before-full",
        Severity.WARNING,
        "review",
        "A short form comes before the full citation.",
        "Indigo Book R6.1, R15.2.1",
        bad=(
            (
                f"Roth, 408 U.S. at 577. {_ROTH}",
                f"Board of Regents v. Roth, 408 U.S. 564, 577 (1972). {_ROTH}",
            ),
        ),
        ok=((f"{_ROTH}Roth, 408 U.S. at 577.", "the full citation comes first"),),
        of_document=_before_full,
    ),
    Rule(
        "short-form-no-full",
        Severity.ERROR,
        "none",
        "A short form never gets a full citation.",
        "Indigo Book R6.1",
        bad=(
            (f"{_SANDIN}Zinermon, 494 U.S. at 125.", f"{_SANDIN}Zinermon v. Burch, 494 U.S. 113, 125 (1990)."),
            (f"{_ROTH}Perry, 408 U.S. at 601.", f"{_ROTH}Perry v. Sindermann, 408 U.S. 593, 601 (1972)."),
        ),
        ok=(
            ("Ct. Op. at 1099", "the court’s own opinion"),
            ("Roth, 408 U.S. at 577.", "an excerpt: nothing is cited in full"),
        ),
        of_document=_no_full,
    ),
    Rule(
        "short-form-name-mismatch",
        Severity.ERROR,
        "review",
        "Name and reporter of a short form belong to different cases.",
        "internal consistency; Indigo Book R15.2",
        bad=(
            (f"{_ROTH}{_DESHANEY}Roth, 489 U.S. at 195.", f"{_ROTH}{_DESHANEY}DeShaney, 489 U.S. at 195."),
            (f"{_ROTH}{_DESHANEY}Roth, 489 U.S. at 577.", f"{_ROTH}{_DESHANEY}Roth, 408 U.S. at 577."),
        ),
        ok=(
            (
                "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002). Castle Rock, 307 F.3d at 1265.",
                "second party of the same case",
            ),
        ),
        of_reference=_mismatch,
    ),
    Rule(
        "short-form-government-party",
        Severity.WARNING,
        "safe",
        "The short form uses a government or other too-common party.",
        "Indigo Book R15.2.3",
        bad=(
            (
                "United States v. Carmel, 548 F.3d 571 (7th Cir. 2008). United States, 548 F.3d at 573.",
                "United States v. Carmel, 548 F.3d 571 (7th Cir. 2008). Carmel, 548 F.3d at 573.",
            ),
        ),
        ok=(
            (
                "Washington v. Harper, 494 U.S. 210 (1990). Washington, 494 U.S. at 221.",
                "a state, but perhaps the only one here",
            ),
        ),
        of_reference=_government,
        kinds=only(Kind.CASE_SHORT),
    ),
    Rule(
        "short-form-bare-name-pin",
        Severity.WARNING,
        "review",
        "A bare case name is pinned without volume and reporter.",
        "Indigo Book R15.2.2",
        bad=((f"{_DESHANEY}DeShaney at 195.", f"{_DESHANEY}DeShaney, 489 U.S. at 195."),),
        ok=(
            ("O’Brien, J., dissent at 1134", "separate opinion in the same case"),
            (f"{_DESHANEY}DeShaney Decl. at 4", "record"),
        ),
        off_in=styles("california", "ny"),
        of_reference=_bare_pin,
        kinds=only(Kind.NAME_REF),
        needs=Part.PIN,
    ),
    Rule(
        "full-cite-repeated",
        Severity.HINT,
        "safe",
        "A second full citation could be a short form.",
        "Indigo Book R15.2.1",
        bad=(
            (
                f"{_ROTH}Board of Regents v. Roth, 408 U.S. 564, 577 (1972).",
                f"{_ROTH}Roth, 408 U.S. at 577.",
            ),
        ),
        ok=((f"{_ROTH}\n\nBoard of Regents v. Roth, 408 U.S. 564, 577 (1972).", "another paragraph, perhaps a part"),),
        off_in=styles("scotus", "california", "ny"),
        of_document=_repeated,
    ),
    Rule(
        "hereinafter-unused",
        Severity.HINT,
        "safe",
        "A defined short name is never used again.",
        "Indigo Book R15.2.4",
        bad=(
            (
                "DeShaney v. Winnebago County, 489 U.S. 189 (1989) (“DeShaney I”).",
                "DeShaney v. Winnebago County, 489 U.S. 189 (1989).",
            ),
        ),
        ok=(("Memoirs v. Massachusetts, 383 U.S. 413 (1966) [hereinafter Memoirs]. Memoirs held so.", "used"),),
        of_document=_hereinafter_unused,
    ),
    Rule(
        "hereinafter-form",
        Severity.HINT,
        "safe",
        "Hereinafter is in parentheses, or has stray marks.",
        "Indigo Book R10.2",
        bad=(
            (
                "Doe v. Massachusetts, 383 U.S. 413 (1966) (hereinafter “Memoirs”). See Memoirs.",
                "Doe v. Massachusetts, 383 U.S. 413 (1966) [hereinafter Memoirs]. See Memoirs.",
            ),
        ),
        ok=(("DeShaney v. Winnebago County, 489 U.S. 189 (1989) (“DeShaney”). DeShaney.", "plain definition in text"),),
        off_in=styles("scotus", "california", "ny"),
        of_citation=_hereinafter_form,
        kinds=_NAMED,
        needs=Part.ASIDE,
    ),
)
