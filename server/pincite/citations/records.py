"""The record, the briefs, and the opinions in the same case: ``App. 29``, ``ECF No. 12 at 3``, ``Ct. Op. at 1104 n. 9``.

Sources: Indigo Book R24 (court documents), R14.6 (cross-references).
"""

import re

from pincite.citations import pins
from pincite.citations.model import Citation, Kind, Pin, PinKind, Source
from pincite.text.spans import Span

_PARTY = (
    r"(?:Appellants?|Appellees?|Petitioners?|Respondents?|Plaintiffs?|Defendants?|Aplts?|Aples?|Aplees?|Pet(?:r|['’]r)?s?|Resp(?:['’]?t)?s?|"
    r"Pls?|Defs?|Gov['’]?t|Government|State|Amic(?:us|i)(?:\sCuriae)?|Intervenors?|Opening|Answering|Reply|Opp(?:['’]n)?|U\.S\.|"
    r"Joint|Supp|Jt|Reh['’]?g|Red|Blue|Gray|Principal|Cross|Suppl|Supplemental|Second|First|Third|Final|Trial|Hr['’]?g|Sent(?:encing)?|"
    r"Pet|Dep|Oral|Arg|Prelim|Plea|Mot|Suppression|Jury|Bench|Status|Conf|Sealed|Redacted)"
)
_LEAD = rf"(?:{_PARTY}(?:\.|['’]s?|s['’])?\s+){{0,4}}"
_DOCUMENT = (
    r"(?:App(?:endix|x)?\.?(?:\s?Vol\.\s?\w+)?|J\.?\s?A\.?|R\.(?:\s?(?:Vol\.\s?\w+|Doc\.\s?\d+))?|Rec\.|ROA\.?|A\.?R\.|C\.?R\.|R\.R\.|RP|"
    r"VRP|CP|Tr\.(?:\sof\sOral\sArg\.)?|Transcript|Br\.|Brief|Mot\.|Mem\.|Opp['’]?n|Reply|Compl\.|Am\.\sCompl\.|Answer|Ans\.|Pet\.(?:\sApp\.|\sfor\sCert\.)?|"
    r"Dep\.|Decl\.|Aff\.|Aff['’]t|Stip\.|Ex\.\s?[A-Z\d]+(?:-\d+)?|Exh?\.\s?[A-Z\d]+|Exhibit\s[A-Z\d]+|Addendum|Add\.|E\.?R\.|S\.?E\.?R\.|"
    r"PSR|Presentence\sReport|Order|Op\.|Slip\sOp\.|slip\sop\.|Special\sApp\.|SPA|S\.?A\.|Indictment|Judgment|Findings)"
)
_OPINION = (
    r"(?:(?:Ct\.|Maj(?:ority|\.)?|Panel|Slip|Dissent(?:ing)?|Diss\.|Concur(?:ring|rence)?|Conc\.|Plurality|Dist\. Ct\.|Mag\.|Trial Ct\.)\s?Op(?:inion|\.)|"
    r"[Ss]lip [Oo]p\.|(?<![\w])[Aa]nte|(?<![\w])[Pp]ost|(?<![\w])[Ii]nfra|(?:Majority|Dissent|Concurrence))"
)
_DOCKETED = (
    r"(?:(?:ECF|CM/ECF|D\.E\.|DE|Dkt\.?|Doc(?:ket)?\.?|D\.I\.|Filing|R\.\s?Doc\.)\s?(?:Nos?\.|#)?\s?\d+(?:-\d+)?)"
)
_JUDGE = re.compile(
    r"(?<![\w])(?P<document>[A-Z][\w’'-]+,\s(?:C\.\s?)?J\.,?\s(?:dissent(?:ing)?|concur(?:ring|rence)?)(?:\sOp\.)?)(?=,?\sat\s\d)"
)
_RECORD = re.compile(
    rf"(?<![\w.])(?P<document>{_LEAD}(?:{_OPINION}|{_DOCKETED}|"
    rf"(?:[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s)?)?{_DOCUMENT}(?:\s(?:for|of|in\s(?:Supp|Opp['’]?n)\.?(?:\sof|\sto)?)\s(?:the\s)?[A-Z][\w.’'’]*(?:\s[A-Z][\w.’']*){{0,4}})?))"
    rf"(?P<aside>,\s(?:{_PARTY}?\s?[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},\s\d{{4}},\s)?{_DOCKETED}|\s\(?{_DOCKETED}\)?)?"
)
_BRIEF_WORD = r"(?:[A-Z][\w.’'-]*|v\.|et\sal\.|of|the|and|for|in|on|as|&|to)"
_BRIEF = re.compile(
    r"(?<![\w.])(?P<document>(?:(?:Reply|Supplemental|Supp\.|Opening|Answering)\s)?(?:Brief|Br\.)\s(?:for|of)\s"
    rf"{_BRIEF_WORD}(?:,?\s{_BRIEF_WORD}){{0,24}}?|Tr\.\sof\sOral\s(?:Rea|A)rg\.\sin\s{_BRIEF_WORD}(?:\s{_BRIEF_WORD}){{0,16}}?)"
    r"(?P<aside>(?:,\sO\.\s?T\.,?\s\d{4})?(?:,\s(?:in\s)?Nos?\.\s[\d–-]+(?:(?:,|\sand|,\sand)\s\d+)*)?),?(?=\s(?:pp?\.\s|at\s)?\d)"
)
_PROSE = re.compile(
    r"^(?:Order|Answer|Reply|Judgment|Findings|Brief|Transcript|Indictment|Majority|Dissent|Concurrence|Exhibit)"
)
_SAFE_START = re.compile(
    r"(?:^|[.;:,(\[—–“”\"’')]\s*|\b(?:[Ss]ee|also|[Cc]f\.|e\.g\.,?|[Ii]n|and|at|the|&|from|quoting|citing|[Uu]nder|accord)\s+)$"
)
_TRIGGERS = re.compile(
    r"App|J\.\s?A\.|\bR\.|ROA|Rec\.|Tr\.|Br\.|Brief|Mot\.|Mem\.|Compl\.|Ans|Pet\.|Dep\.|Decl\.|Aff|Stip\.|Ex[.h]|Add|E\.?R\.|PSR|Order|"
    r"[Oo]p\.|Opinion|[Aa]nte|[Pp]ost|[Ii]nfra|ECF|Dkt|Doc|D\.E\.|D\.I\.|Transcript|issent|oncur|Majority|Indict|Judg|Find|Filing|\bCP\b|\bRP\b|C\.R\."
)
_REMARK = re.compile(r"(?:\s*\([^()]{2,40}\))?")


def read(text: str) -> list[Citation]:
    """The documents of this case cited in a block, in order."""
    if not _TRIGGERS.search(text):
        return []
    found: list[Citation] = []
    for pattern in (_JUDGE, _BRIEF, _RECORD):
        for match in pattern.finditer(text):
            citation = _cite(text, match)
            if citation and not any(citation.span.overlaps(other.span) for other in found):
                found.append(citation)
    found.sort(key=lambda c: c.span.start)
    return found


def _cite(text: str, match: re.Match[str]) -> Citation | None:
    start, end = match.span()
    document = match["document"].strip()
    if not _SAFE_START.search(text, max(0, start - 12), start):
        return None
    reading = pins.read(text, end, len(text), pins.Frame.RECORD)
    docketed = re.match(rf"^{_DOCKETED}$", document)
    says_at = bool(re.match(r",?\s*at\b", text[end:]))
    cross = document.lower() in ("ante", "post", "infra")
    if not reading.pins and not (docketed and document.startswith(("ECF", "Dkt", "CM", "D.E", "D.I"))):
        return None
    if (_PROSE.match(document) or cross) and not says_at and not _marked(reading.pins):
        return None
    first = reading.pins[0] if reading.pins else None
    if first and first.kind is PinKind.PAGE and not says_at and re.match(r"\s*,", text[end:]):
        return None
    if document in ("R.", "A.R.", "Br.", "Add.", "C.R.") and first and not says_at and not first.first[:1].isdecimal():
        return None
    name = " ".join(document.replace("’", "'").split())
    span = Span(start, reading.end)
    return Citation(Kind.RECORD, span, span, Source("", name, "", document), pins=reading.pins, flaws=reading.flaws)


def _marked(found: tuple[Pin, ...]) -> bool:
    return bool(found) and found[0].kind in (PinKind.PARAGRAPH, PinKind.LINE)
