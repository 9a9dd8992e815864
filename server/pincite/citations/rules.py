"""Court rules: federal, state and local, ``Fed. R. Civ. P. 65(d)``, ``Colo. R. Civ. P. 65(d)``, ``Local Rule 7.1``.

Sources: Indigo Book R18.1.
"""

import re
from collections.abc import Iterator, Set
from functools import cache

from pincite.citations import forms, subdivisions
from pincite.citations.forms import Form
from pincite.citations.model import Citation, Kind, Source
from pincite.citations.tables import RULE_SET_NAMES, RULE_SETS, RULE_SUBJECTS, STATES, SUFFIXED_RULE_SETS
from pincite.text.spans import Span, SpanSet

_SUBJECT = forms.one_word_of(
    """Civ Crim App Evid Bankr Juv Prof['’]?l Prac Ct Sup Super Cir Gen Jud Admin Dist Prob Fam Mun Appellate Civil
    Criminal Evidence P Proc Pro Conduct Admis Disc Discip Crt Dom Rel Small Cl Traffic Work of on and & Ann"""
)
_SPELLED_SET = f"{forms.one_of(['Federal', *STATES])} Rules? of {forms.one_of(RULE_SUBJECTS)}".replace(" ", r"\s")
_SET = re.compile(
    rf"""
    (?=[A-Z]) (?<![\w.])                                                       # else no word would be cheap to pass by
    (?P<set>
        (?:{forms.STATE}|Fed|Unif(?:orm)?) \.? \s? (?:(?:Sup|S)\.\s?Ct\.\s?)? (?:App\.\s?)?
            (?:Rules?|R\.?) \s? (?:{_SUBJECT}\b\.?\s?){{0,6}}
        | (?:Cal\.|California)\ Rules\ of\ Court
        | (?<!Local\ )Bankruptcy\ Rules? | Sup\.\s?Ct\.\s?R\. | S\.\s?Ct\.\s?R\.
        | {_SPELLED_SET}
        | Supreme\ Court\ Rules?
    ) \s* ,? \s*
    (?: §\s* | (?:[Rr]ules?|R\.)\s+ )?
    (?P<number> \d+[A-Za-z]? (?:[.:-]\d+[A-Za-z]?)* | [IVX]+(?=\() )
    """,
    re.VERBOSE,
)
_ENOUGH = re.compile(r"R(?:Civ|Crim|App|Evid|Bankr|Juv|Ct|Prof|Prac|Gen|Jud|of|P$)|CtR$|AppR$")
"""What makes a set of rules of a state and an R: ``Or. R.`` or ``Miss R`` alone is not enough."""
_LOCAL = re.compile(
    r"""
    (?<![\w.])
    (?P<set>
        (?:                                                                     # a court
            (?:
                (?:[NSEWMC]\.\s?){0,2} D\.\s? (?:[A-Z][a-z]+\.?|[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?)      # D. Colo.
                | [NSEWMC]\.D\.\s?[A-Z][\w.]*                                                          # S.D.N.Y.
                | \d{1,2}(?:st|d|nd|rd|th)\s?Cir\. | (?:D\.C|Fed)\.\s?Cir\. | D\.C\.COLO\.
            ) \s?
            (?:
                L\.?\s? (?:Civ|Crim|App|Cr|Cv|Bankr)?\.? \s?R\.? (?:\s?Civ\.?)?
                | Loc(?:al|\.)\s (?:[A-Z][a-z]*\.?\s)? R(?:ules?|\.)
                | R\. | LCvR | LCivR | LCrR | Civ\.\s?L\.?\s?R\. | Civ\.\s?R\.
            )
        )
        | Local\s (?:(?:Civil|Criminal|Bankruptcy|Patent|Appellate|Civ\.|Crim\.)\s)? (?:Rules?|R\.)
        | (?:Uniform\s(?:Superior|State|Magistrate|Juvenile)\sCourt|Court\sof\sAppeals)\sRules?
        | Loc\.\s?(?:App\.|Civ\.|Crim\.)?\s?R\.
        | (?:[A-Z][a-z]+\s)? Circuit\sRules? | LBR
        | L\.\s?R\. | LCvR | LCivR | L\.?Civ\.?\s?R\.? | Civil\ L\.R\. | Civ\.\ L\.R\.
    ) \s*
    (?P<number> \d+(?:[.-]\d+)* (?:\.[A-Z])? )
    """,
    re.VERBOSE,
)
_SUFFIXED = re.compile(
    rf"""
    (?<![\w.]) Rules? \s (?P<number> \d+[A-Z]? (?:[.:-]\d+[A-Za-z]?)* ) (?: \(\w{{1,4}}\) )*
    (?: ,?\s (?: of\s(?:the\s)? )? )
    (?P<set>
        {_SPELLED_SET}
        | {forms.STATE} \.? \s? R\. \s? (?: {_SUBJECT}\b\.?\s? ){{1,6}} (?<=\.)
        | {forms.one_of(SUFFIXED_RULE_SETS)}
    ) (?! [\w] | \s\d )
    """,
    re.VERBOSE,
)
"""A rule before its set: ``Rule 56 of the Federal Rules of Civil Procedure``, ``Rule 54(b), Ala. R. Civ. P.``"""
_INITIALS = re.compile(
    rf"(?<![\w.])(?P<set>{forms.one_of(map(re.escape, RULE_SETS))})\s+(?:No\.\s)?"
    r"(?P<number>\d+(?:[.:-]\d+)*)(?=[(.,;)\s]|$)(?!\s+(?:U\.|F\.|S\.))"
)
_BRACKETED = re.compile(
    r"(?<![\w.-])(?P<set>CR|ER|GR|CrR|CrRLJ|JuCR|RPC|RALJ)\s(?P<number>\d+(?:\.\d+)*)(?=\([a-zA-Z\d]\))"
)
"""Washington's and Kentucky's sets, whose initials are the record's elsewhere: ``ER 404(b)``, but ``ER 404``."""
_BARE = re.compile(
    r"(?<![\w.])(?P<set>Rules?|rules?(?=\s+\d+(?:\.\d|\()))\s+(?P<number>\d+[A-Z]?(?:[.-]\d+)*)(?![\w%])"
)
_MORE = re.compile(
    r"""
    (?: \s*,\s* (?:and\s+|&\s*)? | \s+(?:and|&|or)\s+ )
    (?P<number> \d+(?:\.\d+)? ) (?= \( | [\s,.;)] )
    (?! \s+ [A-Z][\w.]+ \s+ \d )                                                # 14 F.3d 12
    """,
    re.VERBOSE,
)
_SPACED = ("Mass.", "Uniform ", "Court of Appeals ")
"""Sets whose courts put spaces between subdivisions: ``Mass. R. Crim. P. 13 (a) (2)``."""
_UNTIDY = re.compile(r"[\s.’',]")
_ONE_WORD = re.compile(r"Rules?|Proc?\b")
_GLUED = re.compile(r"\.(?=[A-Z][a-z]|[A-Z]\.\s?(?![A-Z]))")


def read(text: str, possible: Set[Form]) -> list[Citation]:
    """The court rules cited in a block, in order; a bare ``Rule 12`` is ``textual`` and has no set."""
    found: list[Citation] = []
    taken = SpanSet()
    for form in FORMS:
        for match in form.pattern.finditer(text) if form in possible else ():
            if taken.is_free(Span(*match.span())):
                for citation in form.cite(match):
                    found.append(citation)
                    taken.add(citation.span)
    return sorted(found, key=lambda c: c.span.start)


def set_name(typed: str) -> str:
    """A rule set's standard name: ``Fed. R. Civ. P.`` for ``Fed.R.Civ.P.`` and ``FRCP``."""
    return RULE_SETS.get(typed) or _by_tight_name().get(_tight(typed)) or _spaced(typed)


def _tight(name: str) -> str:
    """A name without spaces and periods, in which ``Rule``, ``Rules`` and ``R.``, ``Proc.`` and ``P.`` are one."""
    return _ONE_WORD.sub(lambda word: word.group()[0], _UNTIDY.sub("", name))


@cache
def _by_tight_name() -> dict[str, str]:
    spelled = {
        f"{jurisdiction} Rules of {subject}": f"{short} R. {abbreviation}"
        for jurisdiction, short in {"Federal": "Fed.", **STATES}.items()
        for subject, abbreviation in RULE_SUBJECTS.items()
    }
    known = {name: name for name in spelled.values()} | spelled | RULE_SET_NAMES
    return {_tight(name): standard for name, standard in known.items()}


def _spaced(typed: str) -> str:
    return " ".join(_GLUED.sub(". ", typed).split()).removesuffix(",")


def _of_set(match: re.Match[str]) -> Iterator[Citation]:
    tight = _tight(match["set"])
    return _listed(match) if tight in _by_tight_name() or _ENOUGH.search(tight) else iter(())


def _listed(match: re.Match[str]) -> Iterator[Citation]:
    """The rule, and those listed after it: ``Rules 12 and 14``."""
    name = "" if match.re is _BARE else set_name(match["set"].strip(" ,"))
    listed = "Rules" in match.group()
    rule: re.Match[str] | None = match
    start = match.start()
    while rule:
        spaced = name.startswith(_SPACED)
        parts = subdivisions.read(match.string, rule.end("number"), len(match.string), spaced=spaced)
        span = Span(start, parts.end)
        source = Source("", name, rule["number"], match["set"])
        yield Citation(Kind.RULE, span, span, source, pins=parts.pins, flaws=parts.flaws, textual=match.re is _BARE)
        rule = _MORE.match(match.string, parts.end) if listed else None
        start = rule.start("number") if rule else start


def _suffixed(match: re.Match[str]) -> Iterator[Citation]:
    parts = subdivisions.read(match.string, match.end("number"), match.start("set"))
    span = Span(*match.span())
    typed = match["set"].strip()
    name = SUFFIXED_RULE_SETS.get(typed) or set_name(typed)
    yield Citation(Kind.RULE, span, span, Source("", name, match["number"], typed), pins=parts.pins, flaws=parts.flaws)


_NEW_JERSEY = re.compile(r"(?<![\w.])(?P<set>R\.|Rule)\s(?P<number>\d:\d{1,2}[A-Z]?-\d{1,2}[A-Z]?)(?![\w:])")


def _new_jersey(match: re.Match[str]) -> Iterator[Citation]:
    """``R. 4:46-2(c)``: a rule of court of New Jersey, by part, rule and section."""
    parts = subdivisions.read(match.string, match.end(), len(match.string))
    span = Span(match.start(), parts.end)
    source = Source("", "N.J. Ct. R.", match["number"], match["set"])
    yield Citation(Kind.RULE, span, span, source, pins=parts.pins, flaws=parts.flaws)


FORMS = (
    Form(("R. ", "Rule "), _NEW_JERSEY, _new_jersey),
    Form(("Rule ", "Rules "), _SUFFIXED, _suffixed),
    Form(("R.", "R ", "Rule"), _SET, _of_set),
    Form(("R.", "R ", "Rule", "LR", "LBR", "CvR", "CivR", "CrR"), _LOCAL, _listed),
    Form(tuple(RULE_SETS), _INITIALS, _listed),
    Form(("CR ", "ER ", "GR ", "CrR", "RPC ", "RALJ "), _BRACKETED, _listed),
    Form(("Rule", "rule"), _BARE, _listed),
)
