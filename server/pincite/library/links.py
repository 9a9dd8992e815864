"""Links: where an authority can be read online, worked out from the parts of its citation; nothing is fetched.

Sources: CourtListener, the Legal Information Institute, govinfo, eCFR and congress.gov for federal law; citeurl's
templates for everything else, above all the states.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit


class Link(NamedTuple):
    """A page on the web, and the name of the site it stands on."""

    site: str
    url: str


class _Page(NamedTuple):
    """The addresses of a site's pages; ``place`` is added where a place within the page is known."""

    site: str
    url: str
    place: str = ""


_CASE = _Page("CourtListener", "https://www.courtlistener.com/c/{name}/{volume}/{number}/", "#{place}")
_CODES: dict[str, tuple[_Page, ...]] = {
    "U.S.C.": (
        _Page("LII", "https://www.law.cornell.edu/uscode/text/{volume}/{number}", "#{path}"),
        _Page("govinfo", "https://www.govinfo.gov/link/uscode/{volume}/{number}"),
    ),
    "C.F.R.": (
        _Page("eCFR", "https://www.ecfr.gov/current/title-{volume}/section-{number}", "#p-{number}{place}"),
        _Page("LII", "https://www.law.cornell.edu/cfr/text/{volume}/{number}"),
    ),
    "Fed. Reg.": (_Page("govinfo", "https://www.govinfo.gov/link/fr/{volume}/{number}"),),
    "Stat.": (
        _Page("govinfo", "https://www.govinfo.gov/content/pkg/STATUTE-{volume}/html/STATUTE-{volume}-Pg{number}.htm"),
    ),
    "Pub. L.": (
        _Page("govinfo", "https://www.govinfo.gov/link/plaw/{before}/public/{after}"),
        _Page("U.S. Code", "https://uscode.house.gov/statutes/pl/{before}/{after}.pdf"),
    ),
}
_PARTS_OF_THE_CFR = (
    _Page("eCFR", "https://www.ecfr.gov/current/title-{volume}/part-{number}"),
    _Page("LII", "https://www.law.cornell.edu/cfr/text/{volume}/part-{number}"),
)
_RULES = {
    "Fed. R. Civ. P.": "frcp",
    "Fed. R. App. P.": "frap",
    "Fed. R. Crim. P.": "frcrmp",
    "Fed. R. Evid.": "fre",
    "Fed. R. Bankr. P.": "frbp",
}
_RULE = _Page("LII", "https://www.law.cornell.edu/rules/{volume}/rule_{number}", "#rule_{number}_{path}")
_FEDERAL_CONSTITUTION = "U.S. Const."
_CONSTITUTION = {
    "amend.": (
        _Page("congress.gov", "https://constitution.congress.gov/browse/amendment-{number}/", "#{number}_{path}"),
        _Page("LII", "https://www.law.cornell.edu/constitution/{name}"),
    ),
    "art.": (
        _Page("congress.gov", "https://constitution.congress.gov/browse/article-{number}/", "#{before}_{path}"),
        _Page("LII", "https://www.law.cornell.edu/constitution/article{after}"),
    ),
}
_BILL_OF_RIGHTS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMERALS = {"I": 1, "V": 5, "X": 10, "L": 50}
_SECTION = re.compile(r"§\s*(\d+)")
_CLAUSE = re.compile(r"cls?\.\s*(\d+)")


def case(volume: str, reporter: str, page: str, pin: str = "") -> tuple[Link, ...]:
    """A reported case, ``489``, ``U.S.``, ``189``, at the page ``pin``."""
    return _filled((_CASE,), name=reporter, volume=volume, number=page, place=pin) if page.isdecimal() else ()


def law(volume: str, code: str, number: str, subdivision: str = "") -> tuple[Link, ...]:
    """A section, page or law: ``42``, ``U.S.C.``, ``1983``; ``subdivision`` as typed, ``(3)(a)``."""
    pages = _PARTS_OF_THE_CFR if code == "C.F.R." and "." not in number else _CODES.get(code)
    if pages is None:
        return _elsewhere(_spellings(volume, code, number + subdivision))
    before, _, after = number.partition("-")
    return _filled(
        pages, volume=volume, number=number, before=before, after=after, place=subdivision, path=_path(subdivision)
    )


def rule(rules: str, number: str, subdivision: str = "") -> tuple[Link, ...]:
    """A rule of court: ``Fed. R. Civ. P.``, ``65``, ``(d)``."""
    if rules not in _RULES:
        return ()
    return _filled((_RULE,), volume=_RULES[rules], number=number, place=subdivision, path=_path(subdivision))


def constitution(name: str, part: str, place: str = "") -> tuple[Link, ...]:
    """A provision: ``U.S. Const.``, ``art. I``, ``§ 8, cl. 3``."""
    kind, _, numeral = part.partition(" ")
    if name != _FEDERAL_CONSTITUTION:
        return _elsewhere((f"{name} {part}, {place}", f"{name} {part}")) if part else ()
    if kind not in _CONSTITUTION or not set(numeral) <= _NUMERALS.keys():
        return ()
    number = _arabic(numeral)
    amendment = f"{_BILL_OF_RIGHTS[number - 1]}_amendment" if 1 <= number <= 10 else f"amendment{numeral.lower()}"
    section, clause = _SECTION.search(place), _CLAUSE.search(place)
    path = (f"S{section[1]}" if section else "") + (f"_C{clause[1]}" if section and clause else "")
    parts = {"name": amendment, "number": str(number), "before": numeral, "after": numeral.lower()}
    return _filled(_CONSTITUTION[kind], place=path, path=path, **parts)


def has_rules(rules: str) -> bool:
    """Whether a set of rules stands online: ``Fed. R. Civ. P.``."""
    return rules in _RULES


def is_federal(code: str) -> bool:
    """Whether a code or constitution has its addresses here: ``U.S.C.``; citeurl's templates have all others."""
    return code in _CODES or code == _FEDERAL_CONSTITUTION


def warm_up() -> None:
    """Load citeurl's templates, so that the first state statute does not wait for them."""
    _citator()


def _filled(pages: Iterable[_Page], place: str, **parts: str) -> tuple[Link, ...]:
    """The links that the parts make, each part made safe to stand in an address."""
    safe = {key: quote(value, safe="") for key, value in {**parts, "place": place}.items()}
    return tuple(Link(page.site, (page.url + (page.place if place else "")).format(**safe)) for page in pages)


def _path(subdivision: str) -> str:
    """``a_1_B`` for ``(a)(1)(B)``."""
    return subdivision.strip("()").replace(")(", "_")


def _spellings(volume: str, code: str, section: str) -> tuple[str, ...]:
    """The ways in which states place a title or chapter: before the code, after it, or nowhere."""
    if not volume:
        return (f"{code} § {section}",)
    return (f"{volume} {code} § {section}", f"{code} ch. {volume}, § {section}", f"{code} tit. {volume}, § {section}")


def _elsewhere(spellings: Iterable[str]) -> tuple[Link, ...]:
    """The page of the first spelling that one of citeurl's templates reads to its end."""
    for spelling in spellings:
        found = _citator().cite(spelling, broad=False)
        # half a section number read is another section's page
        if found and found.text == spelling and found.URL:
            return (Link(urlsplit(found.URL).hostname.removeprefix("www."), found.URL),)
    return ()


@cache
def _citator() -> Any:
    from citeurl import Citator  # type: ignore[import-untyped]

    return Citator(defaults=["specific federal laws", "state law", "secondary sources"])


def _arabic(numeral: str) -> int:
    """The value of a Roman numeral."""
    values = [_NUMERALS[letter] for letter in numeral]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
