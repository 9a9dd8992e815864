"""The record, the briefs, and the opinions in the same case: ``App. 29``, ``ECF No. 12 at 3``, ``Ct. Op. at 1104 n. 9``.

Sources: Indigo Book R24 (court documents), R14.6 (cross-references).
"""

import re
from functools import cache

from pincite.citations import pins
from pincite.citations.model import Citation, Kind, Pin, PinKind, Source
from pincite.citations.names import is_abbreviation
from pincite.text.spans import Span


def _any(words: str) -> str:
    """An alternation of patterns written with spaces between them; ``_`` stands for white space inside one."""
    return "(?:" + "|".join(sorted(words.replace("_", r"\s").split(), key=len, reverse=True)) + ")"


_PARTY = _any(
    """Appellants? Appellees? Petitioners? Respondents? Plaintiffs? Defendants? Aplts? Aples? Aplees? Pet(?:r|['’]r)?s?
    Resp(?:['’]?t)?s? Pls? Defs? Gov['’]?t Government State Amic(?:us|i)(?:_Curiae)? Intervenors? Opening Answering Reply
    Opp(?:['’]n)? U\\.S\\. C\\.A Joint Supp Jt Reh['’]?g Red Blue Gray Principal Cross Suppl Supplemental Second First Third
    Final Trial Hr['’]?g Sent(?:encing)? Dep Oral Arg Prelim Plea Mot Suppression Jury Bench Status Conf Sealed Redacted"""
)
_LEAD = rf"(?:{_PARTY}(?:\.|['’]s?|s['’])?\s+){{0,4}}"
_DOCUMENT = _any(
    """App(?:endix|x)?\\.?(?:\\s?Vol\\._\\w+)? J\\.?\\s?A\\.? R\\.(?:\\s?(?:Vol\\._\\w+|Doc\\._\\d+))? Rec\\. ROA\\.? A\\.?R\\. C\\.?R\\. R\\.R\\.
    VRP Tr\\.(?:_of_Oral_Arg\\.)? Transcript Br\\. Brief Mot\\. Mem\\. Opp['’]?n Reply Compl\\. Am\\._Compl\\. Answer Ans\\.
    Pet\\.(?:_App\\.|_for_Cert\\.)? Dep\\. Decl\\. Aff\\. Aff['’]t Stip\\. Exh?\\.\\s?[A-Z\\d]+(?:-\\d+)? Exhibit_[A-Z\\d]+ Addendum
    Add\\. E\\.R\\. S\\.E\\.R\\. PSR Presentence_Report Order Op\\. [Ss]lip_[Oo]p\\. Special_App\\. SPA S\\.?A\\. Indictment Judgment
    Findings"""
)
_OPINION = (
    r"(?:(?:Ct\.|Maj(?:ority|\.)?|Panel|Slip|Dissent(?:ing)?|Diss\.|Concur(?:ring|rence)?|Conc\.|Plurality|Dist\.\sCt\.|"
    r"Mag\.|Trial\sCt\.)\s?Op(?:inion|\.)|[Ss]lip [Oo]p\.|[Tt]yped\sopn\.|[Aa]nte|[Pp]ost|[Ii]nfra|Majority|Dissent|Concurrence)"
)
_DOCKETED = (
    r"(?:(?:ECF|CM/ECF|D\.E\.|DE|Dkt\.?|Doc(?:ket)?\.?|D\.I\.|Filing|R\.\s?Doc\.)\s?(?:Nos?\.|#)?\s?\d+(?:-\d+)?)"
)
_NOT_A_NAME = r"(?!(?:See|Cf|But|Also|In|From|Under|Compare|Accord|The|And|At|Id|Contra|With|Thus)\b)"
_NAMED = rf"(?:{_NOT_A_NAME}[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s)?)?"
_FOR = r"(?:\s(?:for|of|in\s(?:Supp|Opp['’]?n)\.?(?:\sof|\sto)?)\s(?:the\s)?[A-Z][\w.’']*(?:\s[A-Z][\w.’']*){0,4})?"
_DATED = rf"(?:{_PARTY}?\s?[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},\s\d{{4}},\s)"
_RECORD = re.compile(
    rf"(?<![\w.])(?P<document>{_LEAD}(?:{_OPINION}|{_DOCKETED}|{_NAMED}{_DOCUMENT}{_FOR}))"
    rf"(?P<aside>,\s{_DATED}?{_DOCKETED}|\s\(?{_DOCKETED}\)?)?"
)
_JUDGE = re.compile(
    r"(?<![\w])(?P<document>[A-Z][\w’'-]+,\s(?:C\.\s?)?J\.,?\s(?:dissent(?:ing)?|concur(?:ring|rence)?)(?:\sOp\.)?)"
    r"(?=,?\sat\s\d)"
)
_BRIEF_WORD = r"(?:Nos?\.\s\d+(?:,\s\d+)*(?:,?\sand\s\d+)?|[A-Z][\w.’'-]*|v\.|et\sal\.|of|the|and|for|in|on|as|&|to)"
_BRIEF = re.compile(
    r"(?<![\w.])(?P<document>(?:(?:Reply|Supplemental|Supp\.|Opening|Answering)\s)?(?:Brief|Br\.)\s(?:for|of)\s"
    rf"{_BRIEF_WORD}(?:,?\s{_BRIEF_WORD}){{0,24}}?|"
    rf"(?:Juris\.\sStatement|Jurisdictional\sStatement)\sin\s{_BRIEF_WORD}(?:\s{_BRIEF_WORD}){{0,16}}?|"
    rf"Tr\.\sof\sOral\s(?:Rea|A)rg\.\sin\s{_BRIEF_WORD}(?:\s{_BRIEF_WORD}){{0,16}}?)"
    r"(?P<aside>(?:,\sO\.\s?T\.,?\s\d{4})?(?:,\s(?:in\s)?Nos?\.\s[\d–-]+(?:(?:,|\sand|,\sand)\s\d+)*)?),?"
    r"(?=\s(?:pp?\.\s|at\s)?\d)"
)
_LETTERS = _any("CT RT AA RA JA ER SER FER CR RR TR CF AOB OBM ABM ABOM RBM AR AB RB CAR ROA RP VRP CP EOR SEOR")
_VOLUMED = re.compile(
    rf"(?<![\w.-])(?P<document>(?:\d{{1,3}}\s)?{_LETTERS}(?:\s(?:Vol\.\s)?\d{{1,2}}/\d{{1,2}}/\d{{2,4}})?)(?=,?\s(?:at\s|pp?\.?\s|¶+\s)?\d)"
)
_HYPHENED = re.compile(rf"(?<![\w.-])(?P<document>\d{{1,3}}-{_LETTERS})-(?=\d)")
_PROSE = re.compile(
    r"(?:Order|Answer|Reply|Judgment|Findings|Brief|Transcript|Indictment|Majority|Dissent|Concurrence|Exhibit|ante|post|infra)\b",
    re.IGNORECASE,
)
"""Documents that are ordinary words too: a page must follow ``at``, or a paragraph sign."""
_CITED_HERE = re.compile(
    r"(?:^|[.;:,(\[—–“”\"’')]\s*|"
    r"\b(?:[Ss]ee|also|[Cc]f\.|e\.g\.,?|[Ii]n|and|at|the|to|&|from|quoting|citing|[Uu]nder|accord|with|compare)\s+)$"
)
_TRIGGERS = re.compile(
    r"App|J\.\s?A\.|Reply|Opp|Presentence|SPA|S\.A\.|SA\b|DE\b|JJ?\.,? |\bR\.|ROA|Rec\.|Tr\.|Br\.|Brief|Mot\.|Mem\.|Compl\.|Ans|Pet\.|Dep\.|Decl\.|Aff|Stip\.|Ex[.h]|Add|"
    r"E\.R\.|PSR|Order|[Oo]p\.|[Oo]pn\.|Opinion|[Aa]nte|[Pp]ost|[Ii]nfra|ECF|Statement|Dkt|Doc|D\.E\.|D\.I\.|Transcript|issent|oncur|"
    rf"Majority|\baff|affi|omplaint|answer|petition|xhibit|\bex\b|\btr\b|EBT|deposition|Indict|Judg|Find|Filing|C\.R\.|\b{_LETTERS}\b"
)
_PLAIN = re.compile(
    rf"(?<![\w.])(?P<document>(?:{_NOT_A_NAME}[A-Z][\w’'-]+\s)?(?:aff|affirmation|affidavit|(?:amended\s|verified\s)?complaint|answer|petition|"
    r"exhibit\s[A-Z\d]+|ex\s[A-Z\d]+|tr|EBT|deposition))(?=\s¶|\sat\s(?:¶|\d))"
)
"""New York's lower-case documents: ``complaint ¶¶ 31-33``, ``exhibit C at 4``."""
_PATTERNS = (_JUDGE, _BRIEF, _VOLUMED, _HYPHENED, _RECORD, _PLAIN)


def read(text: str, documents: tuple[str, ...] = ()) -> list[Citation]:
    """The documents of this case cited in a block, in order; ``documents`` are abbreviations the author added."""
    own = (_own(documents),) if documents else ()
    if not own and not _TRIGGERS.search(text):
        return []
    found: list[Citation] = []
    for pattern in (*own, *_PATTERNS):
        for match in pattern.finditer(text):
            citation = _cite(text, match)
            if citation and not any(citation.span.overlaps(other.span) for other in found):
                found.append(citation)
    found.sort(key=lambda c: c.span.start)
    return found


@cache
def _own(documents: tuple[str, ...]) -> re.Pattern[str]:
    written = "|".join(
        re.escape(" ".join(d.split())).replace(r"\ ", r"\s") for d in sorted(documents, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w.])(?P<document>{written})(?=,?\s(?:at\s|pp?\.?\s|¶+\s)?\d)")


def _cite(text: str, match: re.Match[str]) -> Citation | None:
    start, end = match.span()
    document = " ".join(match["document"].split())
    if not _is_cited_here(text, start):
        return None
    reading = pins.read(text, end, len(text), pins.Frame.RECORD)
    says_at = bool(re.match(r",?\s*at\b", text[end:]))
    if not reading.pins and not re.match(r"ECF|Dkt|CM|D\.E|D\.I", document):
        return None
    if match.re is _RECORD:
        first = reading.pins[0] if reading.pins else None
        marked = first is not None and first.kind in (PinKind.PARAGRAPH, PinKind.LINE)
        if _PROSE.match(document) and not says_at and not marked:
            return None
        if first and first.kind is PinKind.PAGE and not says_at and not _may_follow(text, end, first):
            return None
    span = Span(start, reading.end)
    source = Source("", document.replace("’", "'"), "", match["document"])
    return Citation(Kind.RECORD, span, span, source, pins=reading.pins, flaws=reading.flaws)


def _is_cited_here(text: str, start: int) -> bool:
    """Whether a citation can begin at ``start``: after a sentence, a signal or a bracket, not inside ``Colo. App. 2018``."""
    if not _CITED_HERE.search(text, max(0, start - 12), start):
        return False
    before = text[max(0, start - 16) : start].rstrip()
    word = before.rsplit(None, 1)[-1] if before.split() else ""
    return not (word.endswith(".") and word[:1].isupper() and is_abbreviation(word) and len(word) > 2)


def _may_follow(text: str, end: int, pin: Pin) -> bool:
    """Whether a page without ``at`` belongs to the document: directly after it, or after ``, p.``."""
    between = text[end : pin.span.start]
    return "," not in between or "p" in between
