"""Codes after a title or a state, the sections of a code that the draft cites, and the parts of a constitution."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from reporters_db import LAWS

from pincite.citations import constitutions, forms
from pincite.citations.model import LAWS as LAW_KINDS
from pincite.citations.model import Kind, Source
from pincite.citations.tables import CODES, RULE_SUBJECTS, SIGNLESS_CODES, STATES
from pincite.features.completion.model import Item, Site, Sort
from pincite.features.completion.place import cites
from pincite.features.completion.writing import in_markup, sought
from pincite.features.words import constitution as in_words
from pincite.library.constitution import provisions
from pincite.resolution.model import Authority
from pincite.settings import Style
from pincite.text.spans import Span

_TITLE = re.compile(r"(?<![\w.§$,-])(?P<title>\d{1,3})\s(?P<typed>[A-Z][\w. ]{0,12})?$")
_TITLED = {
    "U.S.C.": "United States Code",
    "C.F.R.": "Code of Federal Regulations",
    "Fed. Reg.": "Federal Register",
    "Stat.": "Statutes at Large",
}
_SIGN = " § "
_UNSECTIONED = frozenset({"Fed. Reg.", "Stat."})
_ABBREVIATED = forms.one_of(re.escape(state) for state in ("U.S.", *STATES.values()) if "." in state)
_PLACE = re.compile(rf"(?<![\w.])(?P<place>{_ABBREVIATED})\s?(?P<typed>[A-Z][\w.’'& ]{{0,24}})?$")
_NAME = re.compile(rf"(?<![\w.])(?P<place>{forms.one_of(STATES)})\s(?P<typed>[A-Z][\w.’'& ]{{0,24}})$")
_PAST = re.compile(
    r"Legis|Sess|Reg\.$|Adv\.|Acts|Ann\.$|Laws?$|Stat\.$(?<!Rev\. Stat\.)(?<!Gen\. Stat\.)(?<!Comp\. Stat\.)"
)
"""In the name of what is no code: registers, the laws of a session, services."""
_BARE = frozenset({"Cal. Code", "Md. Code", "Tex. Code"})
"""Codes that are cited by subject."""
_SUBJECTS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "Cal.": (
        (
            "Cal. {} Code",
            (
                "Bus. & Prof.", "Civ.", "Com.", "Corp.", "Educ.", "Evid.", "Fam.", "Gov't", "Health & Safety", "Ins.",
                "Lab.", "Penal", "Prob.", "Pub. Res.", "Veh.", "Welf. & Inst.",
            ),
        ),
        ("Cal. Code {}", ("Civ. Proc.",)),
    ),
    "N.Y.": (("N.Y. {} Law", ("Crim. Proc.", "Dom. Rel.", "Exec.", "Gen. Bus.", "Lab.", "Penal", "Real Prop.")),),
    "Tex.": (
        (
            "Tex. {} Code",
            (
                "Bus. & Com.", "Civ. Prac. & Rem.", "Educ.", "Fam.", "Gov't", "Health & Safety", "Ins.", "Lab.",
                "Penal", "Prop.", "Transp.",
            ),
        ),
    ),
}  # fmt: skip
_SECTION = re.compile(r"§+\s?(?P<typed>\d[\w.():/-]*)?$")
_CONST = re.compile(
    r"(?P<name>(?:U\.\s?S\.|[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)\sConst\.),?\s(?P<typed>[a-z][\w.]*(?:\s[IVX]*)?)?$"
)
_MOST = 40


def codes(site: Site) -> Iterator[Item]:
    """Codes with titles after a number: ``42 U`` becomes ``42 U.S.C. §``."""
    found = site.ending(_TITLE)
    if found is None or not (found["typed"] or cites(site, found.start())):
        return
    if site.text[: found.start()].rstrip().endswith((",", ")")):
        return  # a volume: what comes before it is a case
    typed = _as_typed(site)
    at = len(site.text) if found["typed"] is None else found.start("typed")
    for name in sorted(_TITLED, key=lambda name: -typed.get(name, Counter()).total()):
        plain = name.replace(".", "") if site.snapshot.style is Style.NEW_YORK else name
        written = _most(typed, name) if name in typed else plain
        key = sought(site, at, written) or sought(site, at, name)
        if key:
            sign = " " if name in _UNSECTIONED else _SIGN
            yield _code(site, at, written + sign, key, _TITLED[name])


def of_places(site: Site) -> Iterator[Item]:
    """Codes, rules and the constitution of a state by its abbreviation: ``Colo. R`` becomes ``Colo. Rev. Stat. §``."""
    found = site.ending(_PLACE)
    if found and (found["typed"] or cites(site, found.start())):
        start = found.start("place")
        for written, sign in _of(site, found["place"]):
            if key := sought(site, start, written):
                yield _code(site, start, written + sign, key)


def of_states(site: Site) -> Iterator[Item]:
    """The same by a state's name, where a citation begins: ``Colorado R``."""
    found = site.ending(_NAME)
    if found and cites(site, found.start()):
        start, place = found.start("place"), STATES[found["place"]]
        for written, sign in _of(site, place):
            if key := sought(site, found.start("typed"), written.removeprefix(f"{place} ")):
                named = site.snapshot.text[site.source(start) : site.source(found.start("typed"))]
                yield _code(site, start, written + sign, named + key)


def _of(site: Site, place: str) -> Iterator[tuple[str, str]]:
    """The codes, rules and constitution of a place as the draft spells them, those it cites first, with their sign."""
    typed = _as_typed(site)
    for name, sectioned in sorted(_of_place(place), key=lambda one: -typed.get(one[0], Counter()).total()):
        yield _most(typed, name), _SIGN if sectioned else " "


def _code(site: Site, start: int, text: str, key: str, detail: str = "") -> Item:
    return Item(text.rstrip(), Sort.CODE, _span(site, start), (in_markup(site, text), ""), key, detail)


def sections(site: Site) -> Iterator[Item]:
    """After a code and its sign the sections of it that the draft cites, with their subdivisions."""
    found = site.ending(_SECTION)
    if found is None:
        return
    before = _tight(site.text[max(0, found.start() - 60) : found.start()])
    at = len(site.text) if found["typed"] is None else found.start("typed")
    used: Counter[str] = Counter()
    for authority in site.snapshot.authorities:
        if authority.kind in LAW_KINDS and authority.source.number and before.endswith(tuple(_codes(authority))):
            used.update(_places(site, authority, authority.source.number))
    for place, _ in used.most_common(_MOST):
        if (key := sought(site, at, place)) and place != found["typed"]:
            yield Item(place, Sort.PART, _span(site, at), (place,), key, "cited in this draft")


def constitution(site: Site) -> Iterator[Item]:
    """The articles and amendments of a constitution, those that the draft cites first."""
    found = site.ending(_CONST)
    if found is None:
        return
    at = len(site.text) if found["typed"] is None else found.start("typed")
    name = " ".join(found["name"].split()).replace("U. S.", "U.S.")
    parts: Counter[str] = Counter()
    for authority in site.snapshot.authorities:
        if authority.kind is Kind.CONSTITUTION and authority.source.name == name and authority.source.number:
            parts.update(_places(site, authority, authority.source.number))
    known = provisions() if name == constitutions.US else {}
    for part in dict.fromkeys((*(part for part, _ in parts.most_common()), *known)):
        if key := sought(site, at, part):
            detail = in_words(Source("", name, part.partition(",")[0], "")) or ""
            yield Item(part, Sort.PART, _span(site, at), (in_markup(site, part),), key, detail)


# -- what the draft does ----------------------------------------------------------------------------------------------


def _span(site: Site, at: int) -> Span:
    return Span(site.source(at), site.offset)


def _as_typed(site: Site) -> dict[str, Counter[str]]:
    """The spellings that the draft uses of each code, by its standard name."""
    found: dict[str, Counter[str]] = {}
    for reference in site.snapshot.references:
        citation = reference.citation
        if citation.kind in LAW_KINDS and citation.source and citation.source.typed and not citation.textual:
            found.setdefault(citation.source.name, Counter())[citation.source.typed] += 1
    return found


def _most(typed: dict[str, Counter[str]], name: str) -> str:
    return typed[name].most_common(1)[0][0] if name in typed else name


def _places(site: Site, authority: Authority, number: str) -> Iterator[str]:
    """A section for each time it is cited, with the subdivision that is pinned there."""
    for mention in authority.mentions:
        pin = next((pin.text for pin in site.snapshot.references[mention].citation.pins), "")
        if pin.startswith("("):
            yield number + pin
        else:
            yield f"{number}, {pin}" if pin and authority.kind is Kind.CONSTITUTION else number


def _codes(authority: Authority) -> Iterator[str]:
    source = authority.source
    for name in (source.typed, source.name):
        if name:
            yield _tight(source.volume + name)


def _tight(text: str) -> str:
    return "".join(text.split())


# -- what there is ----------------------------------------------------------------------------------------------------


@cache
def _of_place(place: str) -> tuple[tuple[str, bool], ...]:
    """The codes of a place, its rules and its constitution, each with whether a section sign follows."""
    constitution = (f"{place} Const.", False)
    if place == "U.S.":
        return (constitution,)
    by_subject = (form.format(subject) for form, subjects in _SUBJECTS.get(place, ()) for subject in subjects)
    known = (name.removesuffix(" Ann.") for name in LAWS)
    names = dict.fromkeys((*by_subject, *known, *CODES.values()))
    own = [name for name in names if name.startswith(f"{place} ") and not _PAST.search(name) and name not in _BARE]
    rules = [(f"{place} R. {about}", False) for about in RULE_SUBJECTS.values() if about != "Bankr. P."]
    return (*((name, name not in SIGNLESS_CODES) for name in own), *rules, constitution)
