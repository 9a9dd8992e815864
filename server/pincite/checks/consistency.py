"""One case, one name and one place: what the document says of a case here and what it says there.

Source: consistency within the document; which of two forms is right the United States Reports may know.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from pincite.checks import chain, reports
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Draft, Meaning, Part, Rule
from pincite.citations.model import Citation, Kind, Source
from pincite.library import us_reports
from pincite.resolution.model import Why
from pincite.text.spans import Span

_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_SHORT = 4
"""Shorter words differ by a letter too easily; where the reports do not have the name, so do these."""


@lru_cache(1024)
def _words(name: str) -> dict[str, str]:
    """The long words of a name, in small letters, and as they are typed."""
    found = (match.group().replace("’", "'").removesuffix("'s") for match in _WORD.finditer(name))
    return {word.lower(): word for word in found if len(word) >= _SHORT and word[0].isupper()}


@lru_cache(1024)
def _misspelled(name: str, other: str) -> tuple[tuple[str, str], ...]:
    """Words of a name that the other has not, and each word of the other that is spelled almost so."""
    ours, theirs = _words(name), _words(other)
    return tuple(
        (ours[word], theirs[known])
        for word in sorted(ours.keys() - theirs.keys())
        for known in sorted(theirs.keys() - ours.keys())
        if _almost(word, known)
    )


def _almost(one: str, two: str) -> bool:
    """One letter changed, dropped or added, or two exchanged; not a plural, and no abbreviation."""
    short, long = sorted((one, two), key=len)
    if len(long) - len(short) > 1 or "'" in long or long == f"{short}s":
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at + 2 :] == long[at + 2 :] and short[at : at + 2] == long[at : at + 2][::-1]
    )


def _known_words(source: Source) -> set[str]:
    """The words of the case's name in the list of the United States Reports."""
    if source.name != "U.S." or not (source.volume.isdecimal() and source.number.isdecimal()):
        return set()
    cases = us_reports.cases_at(int(source.volume), int(source.number))
    return {word for case in cases for word in _words(case.name)}


def _names(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """A case's name spelled in two ways: the one that the reports have, or the more frequent one, is held right."""
    for number, authority in enumerate(meaning.authorities):
        if len(authority.mentions) < 2 or not chain.is_case(number, meaning):
            continue
        named = [at for at in authority.mentions if _is_named(at, meaning)]
        typed = {_name(at, meaning) for at in named}
        for one in typed if len(typed) > 1 else ():
            for other in typed - {one}:
                for wrong, right in _misspelled(one, other):
                    if _is_right(right, wrong, authority.source, named, meaning):
                        yield from _mended(wrong, right, one, named, meaning)


def _is_named(index: int, meaning: Meaning) -> bool:
    reference = meaning.references[index]
    citation = reference.citation
    return citation.name is not None and citation.kind in (Kind.CASE_FULL, Kind.CASE_SHORT) and not citation.history


def _name(index: int, meaning: Meaning) -> str:
    name = meaning.references[index].citation.name
    return name.text if name else ""


def _is_right(right: str, wrong: str, source: Source, named: list[int], meaning: Meaning) -> bool:
    known = _known_words(source)
    if (right.lower() in known) != (wrong.lower() in known):
        return right.lower() in known
    if min(len(right), len(wrong)) <= _SHORT or right == f"{wrong}e" or wrong == f"{right}e":
        return False  # Green and Greene may be two parties
    count = [sum(word in _name(at, meaning) for at in named) for word in (right, wrong)]
    first = next(_name(at, meaning) for at in named if right in _name(at, meaning) or wrong in _name(at, meaning))
    return count[0] > count[1] or (count[0] == count[1] and right in first)


def _mended(wrong: str, right: str, name: str, named: list[int], meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    other = next(at for at in named if right in _name(at, meaning))
    for index in named:
        if _name(index, meaning) == name:
            citation = meaning.references[index].citation
            assert citation.name
            start = citation.name.span.start + name.replace("’", "'").index(wrong)
            span = Span(start, start + len(wrong))
            say = f"This case is called {_name(other, meaning)} elsewhere in the document."
            yield index, Draft(span, say, (Edit(span, right),), other, f"Replace “{wrong}” with “{right}”")


def _full_locations(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """Two cases of the same name whose places differ by a slip of the hand."""
    by_name: dict[tuple[str, str], list[int]] = {}
    for number, authority in enumerate(meaning.authorities):
        source = authority.source
        if chain.is_case(number, meaning) and source.volume.isdecimal():
            first = authority.names[0] if authority.names else authority.title
            by_name.setdefault((first.lower(), source.name), []).append(number)
    for same in by_name.values():
        for one, two in pairwise(same):
            if _one_case(one, two, meaning):
                yield from _moved(one, two, meaning)


def _short_locations(index: int, meaning: Meaning) -> Iterator[Draft]:
    """A short form whose volume is, but for a slip of the hand, that of the case it names, where its page is likely."""
    reference = meaning.references[index]
    citation, source = reference.citation, reference.citation.source
    if source is None or citation.name is None or reference.authority is None or not citation.pins:
        return
    page = citation.pins[0].begin
    if reference.why is not Why.SAME_NAME or page is None:
        return
    volume = _only_volume(page, source, (reference.authority, *reference.rivals), meaning)
    if volume is None or not _mistyped(volume, source.volume):
        return
    start = meaning.text(index).find(f"{source.volume} {source.typed}", *citation.span)
    if start >= 0:
        edit = Edit(Span(start, start + len(source.volume)), volume)
        say = f"{chain.titled(reference.authority, meaning)} is the case of that name here: volume {volume}?"
        yield Draft(citation.full, say, (edit,), meaning.authorities[reference.authority].declared)


def _only_volume(page: int, source: Source, cases: Iterable[int], meaning: Meaning) -> str | None:
    """The volume of a source's reporter in which a page is likely to be one of some cases'; None if in several."""
    found: set[str] = set()
    for case in cases:
        place = chain.fits(page, case, meaning)
        if place and place.name == source.name:
            found.add(place.volume)
        if len(found) > 1:
            return None
    return next(iter(found), None)


def _one_case(one: int, two: int, meaning: Meaning) -> bool:
    first, second = meaning.authorities[one], meaning.authorities[two]
    cited = meaning.references[second.declared].citation
    a, b = first.source, second.source
    if cited.history or not _same_parties(first.title, second.title):
        return False
    if first.year and second.year and first.year != second.year:
        return False
    if a.volume != b.volume:
        return a.number == b.number and len(a.number) > 1 and _slip(a.volume, b.volume)
    telling = bool(cited.year or cited.pins or (cited.name and cited.name.second))
    return telling and _slip(a.number, b.number)


def _same_parties(one: str, two: str) -> bool:
    """Whether two names are one, or the shorter is a party of the longer."""
    ours, theirs = sorted((one, two), key=len)
    return set(_words(ours)) <= set(_words(theirs)) and bool(_words(ours))


def _slip(one: str, two: str) -> bool:
    """One digit is another, or two have changed places."""
    if len(one) != len(two):
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    exchanged = len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == two[apart[1]]
    return len(apart) == 1 or (exchanged and one[apart[1]] == two[apart[0]])


def _mistyped(one: str, two: str) -> bool:
    """A slip of the hand, or a digit dropped or struck twice."""
    short, long = sorted((one, two), key=len)
    if len(short) + 1 == len(long):
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return _slip(one, two)


def _moved(one: int, two: int, meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """The place that the reports know is right, else the one cited more often, else the first."""
    wrong, right = two, one
    known = [_is_known(number, meaning) for number in (one, two)]
    count = [len(meaning.authorities[number].mentions) for number in (one, two)]
    if (known[1], count[1]) > (known[0], count[0]):
        wrong, right = one, two
    good, bad = meaning.authorities[right], meaning.authorities[wrong]
    citation = meaning.references[bad.declared].citation
    if _reports_speak(citation) or citation.source is None:
        return
    typed = f"{citation.source.volume} {citation.source.typed} {citation.source.number}"
    new = f"{good.source.volume} {citation.source.typed} {good.source.number}"
    span = Span(citation.span.start, citation.span.start + len(typed))
    if meaning.text(bad.declared)[slice(*span)] == typed:
        say = f"{good.title} is {good.source.key} elsewhere in the document."
        yield bad.declared, Draft(span, say, (Edit(span, new),), good.declared, f"Replace “{typed}” with “{new}”")


def _is_known(number: int, meaning: Meaning) -> bool:
    authority = meaning.authorities[number]
    source = authority.source
    if source.name != "U.S.":
        return False
    return any(
        reports.names_agree(authority.title, case.name)
        for case in us_reports.cases_at(int(source.volume), int(source.number))
    )


def _reports_speak(citation: Citation) -> bool:
    """Whether the list of the United States Reports has something to say of the same citation."""
    source = citation.source
    if source is None or source.name != "U.S." or citation.name is None:
        return False
    volume, page = int(source.volume), int(source.number)
    if us_reports.cases_at(volume, page):
        return bool(citation.name.second)
    around = us_reports.cases_around(volume, page)
    return any(reports.names_agree(citation.name.text, case.name) for case in around)


_ROTH = "Board of Regents v. Roth, 408 U.S. 564 (1972). "
_COLEBY = "People v. Coleby, 34 P.3d 422 (Colo. 2001). "
_OLIM = "Olim v. Wakinekona, 461 U.S. 238 (1983). "

RULES = (
    Rule(
        "case-name-inconsistent",
        Severity.WARNING,
        "review",
        "One reporter cite appears under two different case names.",
        "internal consistency",
        bad=(
            (f"{_OLIM}Olim v. Wakinakona, 461 U.S. 238, 245 (1983).", f"{_OLIM}Olim, 461 U.S. at 245."),
            (f"{_ROTH}\n\nRothe, 408 U.S. at 577.", f"{_ROTH}\n\nRoth, 408 U.S. at 577."),
            (f"{_OLIM}Wakinakona, 461 U.S. at 245.", f"{_OLIM}Wakinekona, 461 U.S. at 245."),
        ),
        ok=(
            (f"{_ROTH}Bd. of Regents v. Roth, 408 U.S. 564 (1972).", "abbreviation of the same words"),
            ("Doe v. Horn, 1 F.3d 2 (1st Cir. 1993), rev’d sub nom. Horne v. Doe, 1 F.3d 2 (1st Cir. 1994)", "renamed"),
        ),
        of_document=_names,
    ),
    Rule(
        "cite-inconsistent-location",
        Severity.WARNING,
        "review",
        "One case name appears with two different volumes or first pages of the same reporter.",
        "internal consistency",
        bad=(
            (
                "DeShaney v. Winnebago County, 489 U.S. 189 (1989). DeShaney, 498 U.S. 189.",
                "DeShaney v. Winnebago County, 489 U.S. 189 (1989). DeShaney, 489 U.S. 189.",
            ),
            (
                f"{_COLEBY}\n\nPeople v. Coleby, 34 P.3d 442, 444 (Colo. 2001).",
                f"{_COLEBY}\n\nPeople v. Coleby, 34 P.3d 422, 444 (Colo. 2001).",
            ),
            (f"{_OLIM}Olim, 416 U.S. at 245.", f"{_OLIM}Olim, 461 U.S. at 245."),
        ),
        ok=(
            (
                "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002). "
                "Gonzales v. City of Castle Rock, 366 F.3d 1093 (10th Cir. 2004) (en banc).",
                "two decisions",
            ),
        ),
        explains=frozenset({"short-form-no-full", "pin-before-first-page"}),
        of_document=_full_locations,
        of_reference=_short_locations,
        needs=Part.PIN,
    ),
)
