"""The names of cases: the versus sign, et al., the United States, the article.

Sources: Indigo Book R11, R11.5.
"""

import re
from collections.abc import Iterator

from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, Part, Rule
from pincite.citations.model import Series
from pincite.settings import Style
from pincite.text.spans import Span

_VERSUS = re.compile(r"\s(?P<v>vs\.?|(?<!\b[A-Z]\.\s)V\.?|v)\s+$")
_PERIOD = re.compile(r"\s(?P<v>v\.)\s+$")
_CAPITALS = re.compile(r"[A-Z]{5}")
_SMALL = re.compile(r"[a-z]{3}")
_ET_AL = re.compile(r",?\s(?:et\sal\.?|et\sux\.?|et\svir\.?)(?=,?\s|$)")
_COUNTRY = re.compile(r"(?:U\.\s?S\.(?:\s?A\.)?|USA?|United\sStates\sof\sAmerica)$")
_ARTICLE = re.compile(r"The\s(?=[A-Z])")


def _parties(cited: Cited) -> Iterator[Span]:
    """Where the two parties of a case stand."""
    name = cited.citation.name
    if name and name.second and cited.citation.parallel_of is None:
        yield Span(name.span.start, name.span.start + len(name.first))
        yield Span(name.span.end - len(name.second), name.span.end)


def _v_form(cited: Cited) -> Iterator[Draft]:
    """``v`` without its period is the way of houses that write reporters without periods, too: New York's."""
    citation = cited.citation
    parties = list(_parties(cited))
    if not parties or citation.source is None or _is_caption(cited, parties):
        return
    if "." in citation.source.typed:
        right, wrong = "v.", None if cited.house.style is Style.NEW_YORK else _VERSUS
    else:
        own = citation.source.series is Series.PRINT and cited.house.usual("versus") == "v"
        right, wrong = "v", _PERIOD if own else None
    between = wrong.search(cited.text, parties[0].end, parties[1].start) if wrong else None
    if between:
        span = Span(*between.span("v"))
        yield Draft(span, f"The parties of a case are joined by “{right}”.", (Edit(span, right),))


def _is_caption(cited: Cited, parties: list[Span]) -> bool:
    """Whether the name is in capitals throughout, and not only initials: ``E.E.O.C.``."""
    name = cited.text[parties[0].start : parties[1].end]
    return _CAPITALS.search(name) is not None and _SMALL.search(name) is None


def _et_al(cited: Cited) -> Iterator[Draft]:
    for party in _parties(cited):
        found = _ET_AL.search(cited.text, party.start, party.end)
        if found:
            span = Span(*found.span())
            yield Draft(span, "A case is named by its first parties, without et al.", (Edit(span, ""),))


def _united_states(cited: Cited) -> Iterator[Draft]:
    for party in _parties(cited):
        typed = cited.typed(party)
        if _COUNTRY.fullmatch(typed):
            title = f"Replace “{typed}” with “United States”"
            say = f"As a party, {typed} is written United States."
            yield Draft(party, say, (Edit(party, "United States"),), None, title)


def _leading_the(cited: Cited) -> Iterator[Draft]:
    """The first party's article may be the sentence's: ``The Florida Star v. B.J.F. line of cases``."""
    for party in list(_parties(cited))[1:]:
        found = _ARTICLE.match(cited.text, party.start, party.end)
        if found and party.end - found.end() > 2 and not cited.typed(party).startswith("The Queen"):
            span = Span(*found.span())
            yield Draft(span, "A party’s name is cited without its “The”.", (Edit(span, ""),))


RULES = (
    Rule(
        "case-v-form",
        Severity.WARNING,
        "safe",
        "The versus sign is not “v.”.",
        "Indigo Book R11",
        bad=(
            ("Olim vs. Wakinekona, 461 U.S. 238", "Olim v. Wakinekona, 461 U.S. 238"),
            ("Sandin V. Conner, 515 U.S. 472", "Sandin v. Conner, 515 U.S. 472"),
        ),
        ok=(
            ("JANE DOE, Plaintiff, vs. ACME INC., Defendant.", "caption block"),
            ("Rogers v Rogers (63 NY2d 582 [1984])", "New York’s house style"),
        ),
        of_citation=_v_form,
        needs=Part.PARTIES,
    ),
    Rule(
        "case-name-et-al",
        Severity.WARNING,
        "safe",
        "Et al. or et ux. in a case name.",
        "Indigo Book R11.5.2, R11.5.5",
        bad=(
            ("Olim et al. v. Wakinekona, 461 U.S. 238", "Olim v. Wakinekona, 461 U.S. 238"),
            (
                "Zurich Am. Ins. Co., et al. v. Nokia, Inc., 268 S.W.3d 487",
                "Zurich Am. Ins. Co. v. Nokia, Inc., 268 S.W.3d 487",
            ),
        ),
        ok=(("Baumeister et al., Bad Is Stronger than Good", "authors"),),
        of_citation=_et_al,
        needs=Part.PARTIES,
    ),
    Rule(
        "case-name-united-states",
        Severity.INFORMATION,
        "safe",
        "U.S., USA or United States of America as a party name.",
        "Indigo Book R11.5.8",
        bad=(
            ("U.S. v. Rentz, 777 F.3d 1105", "United States v. Rentz, 777 F.3d 1105"),
            ("United States of America v. Carmel, 548 F.3d 571", "United States v. Carmel, 548 F.3d 571"),
        ),
        ok=(
            ("U.S. Dep’t of State v. Ray, 502 U.S. 164 (1991)", "adjective of an agency"),
            ("U.S. Steel Corp. v. EPA, 605 F.2d 283 (7th Cir. 1979)", "company name"),
        ),
        of_citation=_united_states,
        needs=Part.PARTIES,
    ),
    Rule(
        "case-name-leading-the",
        Severity.HINT,
        "safe",
        "“The” opens a party name.",
        "Indigo Book R11.5.12",
        bad=(("Leonard v. The Pepsico Co., 88 F. Supp. 2d 116", "Leonard v. Pepsico Co., 88 F. Supp. 2d 116"),),
        ok=(
            ("In re the Snug Harbor, 46 F. Supp. 143 (D. Md. 1942)", "object of an in rem action"),
            ("The Railroad Commission Cases, 116 U.S. 307 (1886)", "established name"),
        ),
        of_citation=_leading_the,
        needs=Part.PARTIES,
    ),
)
