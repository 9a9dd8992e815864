"""Court rules: federal, state and local, ``Fed. R. Civ. P. 65(d)``, ``Colo. R. Civ. P. 65(d)``, ``Local Rule 7.1``.

Sources: Indigo Book R18.1.
"""

import re
from functools import cache

from pincite.citations import subdivisions
from pincite.citations.model import Citation, Kind, Source
from pincite.citations.tables import STATES
from pincite.text.spans import Span

_STATES = "|".join([*(re.escape(a.rstrip(".")).replace(r"\ ", "").replace(r"\.", r"\.\s?") for a in STATES.values()), "Fed", "Unif(?:orm)?"])
_SUBJECT = (
    r"(?:Civ|Crim|App|Evid|Bankr|Juv|Prof['’]?l|Prac|Ct|Sup|Super|Cir|Gen|Jud|Admin|Dist|Prob|Fam|Mun|Appellate|Civil|"
    r"Criminal|Evidence|P|Proc|Conduct|Admis|Disc|Discip|Crt|Dom|Rel|Small|Cl|Traffic|Work|of|on|and|&|Ann)\b\.?"
)
_NUMBER = r"(?:\d+[A-Za-z]?(?:[.:-]\d+[A-Za-z]?)*|[IVX]+(?=\())"
_SET = re.compile(
    rf"(?<![\w.])(?P<set>(?:{_STATES})\.?\s?(?:(?:Sup|S)\.\s?Ct\.\s?)?(?:App\.\s?)?R\.?\s?(?:{_SUBJECT}\s?){{0,6}}|"
    r"(?:Cal\.|California) Rules of Court|Sup\.\s?Ct\.\s?R\.|S\.\s?Ct\.\s?R\.|(?:Federal|Colorado|Texas|California|Florida|"
    r"Illinois|Ohio|Georgia|Arizona|Utah|Nevada|Michigan|Minnesota|Washington) Rules? of (?:Civil|Criminal|Appellate|"
    r"Bankruptcy) Procedure|Federal Rules? of Evidence|Supreme Court Rules?)\s*,?\s*(?:§\s*|(?:[Rr]ules?|R\.)\s+)?"
    rf"(?P<number>{_NUMBER})"
)
_INITIALS = {
    "FRCP": "Fed. R. Civ. P.", "F.R.C.P.": "Fed. R. Civ. P.", "FRAP": "Fed. R. App. P.", "F.R.A.P.": "Fed. R. App. P.",
    "FRE": "Fed. R. Evid.", "F.R.E.": "Fed. R. Evid.", "FRCrP": "Fed. R. Crim. P.", "FRBP": "Fed. R. Bankr. P.",
    "F.R.Cr.P.": "Fed. R. Crim. P.", "C.R.C.P.": "Colo. R. Civ. P.", "CRCP": "Colo. R. Civ. P.", "C.A.R.": "Colo. App. R.",
    "CRE": "Colo. R. Evid.", "Crim. P.": "Colo. R. Crim. P.", "NRCP": "Nev. R. Civ. P.", "NRAP": "Nev. R. App. P.",
    "MCR": "Mich. Ct. R.", "RAP": "Wash. R. App. P.",
    "Civ.R.": "Ohio R. Civ. P.", "Crim.R.": "Ohio R. Crim. P.", "App.R.": "Ohio R. App. P.", "Evid.R.": "Ohio R. Evid.",
}  # fmt: skip
_SHORT_SET = re.compile(
    rf"(?<![\w.])(?P<set>{'|'.join(re.escape(k) for k in sorted(_INITIALS, key=len, reverse=True))})\s+"
    rf"(?P<number>\d+(?:\.\d+)?)(?=[(.,;)\s]|$)(?!\s+(?:U\.|F\.|S\.))"
)
_LOCAL = re.compile(
    r"(?<![\w.])(?P<set>(?:(?:(?:[NSEWMC]\.\s?){0,2}D\.\s?(?:[A-Z][a-z]+\.?|[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?)|"
    r"[NSEWMC]\.D\.\s?[A-Z][\w.]*|\d{1,2}(?:st|d|nd|rd|th)\s?Cir\.|D\.C\.\s?Cir\.|D\.C\.COLO\.)\s?)"
    r"(?:L\.?\s?(?:Civ|Crim|App|Cr|Cv|Bankr)?\.?\s?R\.?(?:\s?Civ\.?)?|Local\s(?:[A-Z][a-z]*\.?\s)?R(?:ules?|\.)|R\.|LCvR|LCivR|LCrR|"
    r"Civ\.\s?L\.?\s?R\.|Civ\.\s?R\.)|Local\s(?:(?:Civil|Criminal|Bankruptcy|Patent|Appellate|Civ\.|Crim\.)\s)?(?:Rules?|R\.)|"
    r"L\.\s?R\.|LCvR|LCivR|L\.?Civ\.?\s?R\.?|Civil L\.R\.|Civ\. L\.R\.)\s*"
    r"(?P<number>\d+(?:[.-]\d+)*(?:\.[A-Z])?)"
)
_BARE = re.compile(
    r"(?<![\w.])(?P<set>Rules?|rules?(?=\s+\d+(?:\.\d|\()))\s+(?P<number>\d+[A-Z]?(?:\.\d+|-\d+)?)(?![\w%])"
)
_MORE = re.compile(
    r"(?:\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&|or)\s+)(?P<number>\d+(?:\.\d+)?)(?=\(|[\s,.;)])(?!\s+[A-Z][\w.]+\s+\d)"
)
_TRIGGERS = ("R.", "Rule", "R ", "FR", "CRE", "CR", "NRAP", "ER")
_NAMES = {
    "FederalRulesofCivilProcedure": "Fed. R. Civ. P.",
    "FederalRulesofCriminalProcedure": "Fed. R. Crim. P.",
    "FederalRulesofAppellateProcedure": "Fed. R. App. P.",
    "FederalRulesofBankruptcyProcedure": "Fed. R. Bankr. P.",
    "FederalRulesofEvidence": "Fed. R. Evid.",
    "SupremeCourtRule": "Sup. Ct. R.",
    "SCtR": "Sup. Ct. R.",
    "FedREvid": "Fed. R. Evid.",
    "FedRCivP": "Fed. R. Civ. P.",
    "FedRCrimP": "Fed. R. Crim. P.",
    "FedRAppP": "Fed. R. App. P.",
    "FedRBankrP": "Fed. R. Bankr. P.",
}


def read(text: str) -> list[Citation]:
    """The court rules cited in a block, in order."""
    if not any(trigger in text for trigger in _TRIGGERS):
        return []
    found: list[Citation] = []
    taken: list[Span] = []
    for pattern, textual in ((_SET, False), (_LOCAL, False), (_SHORT_SET, False), (_BARE, True)):
        for match in pattern.finditer(text):
            if any(span.start < match.end() and match.start() < span.end for span in taken):
                continue
            if pattern is _SET and not _is_set(match["set"]):
                continue
            for citation in _cites(text, match, textual=textual):
                found.append(citation)
                taken.append(citation.span)
    found.sort(key=lambda c: c.span.start)
    return found


def set_name(typed: str) -> str:
    """A rule set's standard name: ``Fed. R. Civ. P.`` for ``Fed.R.Civ.P.`` and ``FRCP``."""
    if typed in _INITIALS:
        return _INITIALS[typed]
    tight = re.sub(r"[\s.’',]", "", typed)
    return (
        _NAMES.get(tight)
        or _NAMES.get(tight.replace("Rulesof", "Rulesof").replace("Ruleof", "Rulesof"))
        or _spaced(typed)
    )


@cache
def _spaced(typed: str) -> str:
    return " ".join(re.sub(r"\.(?=[A-Z][a-z]|[A-Z]\.\s?(?![A-Z]))", ". ", typed).split()).removesuffix(",")


def _is_set(typed: str) -> bool:
    """``Fed. R. Evid.`` is a set of rules; ``Or. R.`` or ``Miss R`` alone is not enough."""
    tight = re.sub(r"[\s.]", "", typed)
    return tight in _NAMES or bool(
        re.search(r"R(?:Civ|Crim|App|Evid|Bankr|Juv|Ct|Prof|Prac|Gen|Jud|P$)|Rules?of|CtR$|AppR$", tight)
    )


def _cites(text: str, match: re.Match[str], *, textual: bool) -> list[Citation]:
    name = "" if textual else set_name(match["set"].strip(" ,"))
    found: list[Citation] = []
    start, number, end = match.start(), match["number"], match.end("number")
    while True:
        parts = subdivisions.read(text, end, len(text))
        span = Span(start, parts.end)
        source = Source("", name, number, match["set"])
        found.append(Citation(Kind.RULE, span, span, source, pins=parts.pins, flaws=parts.flaws, textual=textual))
        more = _MORE.match(text, parts.end) if re.search(r"Rules", match.group()) else None
        if not more:
            return found
        start, number, end = more.start("number"), more["number"], more.end("number")
