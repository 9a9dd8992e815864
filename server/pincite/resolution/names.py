"""The short names a case may go by: ``DeShaney``, ``Roth``, ``Estate of Gilmore``.

Source: Indigo Book R15.2.3: the first party, unless it is a government or another frequent litigant.
"""

import re
from functools import lru_cache

from pincite.citations.model import Name
from pincite.citations.tables import STATES

_GOVERNMENT = re.compile(
    r"""
    ^ (?:the\s)? (?:
        united\ states | u\.?\s?s\.?\b | state\b | people\b | commonwealth | city\b | town\b | village\b | county\b
        | cnty | borough | township | territory | district\ of | board\b | bd\b | department | dep[’']t | secretary
        | sec[’']y | comm[’']r | commissioner | attorney | att[’']y | director | warden | superintendent | supt |
        governor | sheriff | nlrb | n\.l\.r\.b | eeoc | e\.e\.o\.c | sec\b | s\.e\.c | irs | epa | f\.?t\.?c |
        f\.?c\.?c | ins\b | i\.n\.s | nat[’']l\ labor | regents | univ\b | university | school | sch\b | inmates |
        house\b | senate | immigration | internal\ revenue | federal | fed\b | social\ security
    )
    | \b (?: dep[’']t | department | comm[’']n | commission | bd\. | board | county | cnty\. | city )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A government or an office of one, at the beginning of a party; or a word that no person's name holds."""
_STATES = frozenset(
    {
        "america",
        *(name.lower().split()[-1] for name in STATES),
        *(abbreviation.lower().rstrip(".") for abbreviation in STATES.values() if abbreviation.count(".") == 1),
    }
)
"""The last word of every state's name, and its abbreviation where that is one word."""
_PREFIX = re.compile(
    r"^(?:In re|Ex parte|In the Matter of|Matter of|Estate of|In re Estate of|Application of|The)\s+", re.IGNORECASE
)
_PLACE = re.compile(
    r"^(?:The\s)?(?:City(?:\sand\sCounty)?|Town|Village|Borough|Township|County)\sof\s"
    r"(?P<place>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'-]*){0,3})"
)
"""A town as a party: ``Town of Castle Rock``."""
_FILLER = frozenset(
    """
    inc co corp ltd llc lp llp plc company corporation association ass'n assn no jr sr ii iii iv et al ex rel
    the of and & for in on de la el san st co. john james mary william robert new north south east west american
    national nat'l first general united international int'l application interest guardianship conservatorship
    adoption marriage parentage custody
    """.split()
)
_WORD = re.compile(r"[^\W_][\w.’'-]*[^\W_]|[^\W_]")


def words(text: str) -> tuple[str, ...]:
    """The words of a name in lower case, without periods, possessives and curly apostrophes."""
    return tuple(_word(match.group()) for match in _WORD.finditer(text))


@lru_cache(8192)
def _word(typed: str) -> str:
    return typed.replace("’", "'").lower().removesuffix("'s").replace(".", "")


def is_government(party: str) -> bool:
    """Whether a party is too common a litigant to name a case by itself."""
    plain = words(party)
    return bool(_GOVERNMENT.search(party)) or (0 < len(plain) <= 2 and plain[-1] in _STATES)


@lru_cache(8192)
def short_names(name: Name) -> tuple[str, ...]:
    """Single words, in the author's own letters, that may stand for the case in running text; the likeliest first."""
    parties = [_relator(party) for party in (name.first, name.second) if party]
    chosen = next((party for party in parties if not is_government(party)), None)
    if chosen is None:
        return ()
    return _distinctive(chosen)


def _relator(party: str) -> str:
    """Who sues in the government's name, as ``Kalal`` in ``State ex rel. Kalal``; any other party as it is."""
    return party.rpartition(" ex rel. ")[2]


@lru_cache(8192)
def other_names(name: Name) -> tuple[str, ...]:
    """What else the case goes by where the author uses it so: a town's own name, the other party's."""
    known = set(short_names(name))
    found: list[str] = []
    for party in (name.first, name.second):
        if place := _PLACE.match(party):
            found.append(place["place"])
        elif party and not is_government(party):
            found.extend(_distinctive(party))
    return tuple(other for other in found if other not in known and words(other)[-1] not in _STATES)


def _distinctive(party: str) -> tuple[str, ...]:
    """The word of a party that tells it from others; none where all its words are common."""
    candidates = (
        word.group().replace("’", "'").removesuffix("'s")
        for word in _WORD.finditer(_PREFIX.sub("", party))
        if word.group()[0].isupper() and len(word.group()) > 2 and not word.group().isupper()
    )
    return tuple(word for word in candidates if _word(word) not in _FILLER and _word(word) not in _STATES)[:1]


@lru_cache(8192)
def index_words(name: Name) -> frozenset[str]:
    """Every word by which a short form can find the case."""
    return frozenset((*words(name.first), *words(name.second))) - {"of", "the", "and", "v", "&"}
