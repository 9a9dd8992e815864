"""The record, the briefs and the opinions in the same case: ``App. 29``, ``ECF No. 12 at 3``, ``Ct. Op. at 1104``.

Sources: Indigo Book R24 (documents filed in the same case).
"""

import re
from collections.abc import Iterator, Set
from functools import cache

from pincite.citations import forms, pins
from pincite.citations.forms import Form, one_word_of
from pincite.citations.model import Citation, Kind, PinKind, Source
from pincite.citations.names import is_abbreviation
from pincite.text.spans import Span

# -- parts of patterns ------------------------------------------------------------------------------------------------

_WHOSE = one_word_of(
    r"""
    Appellants? Appellees? Petitioners? Respondents? Plaintiffs? Defendants? Aplts? Aples? Aplees? Pet(?:r|['’]r)?s?
    Resp(?:['’]?t)?s? Pls? Defs? Gov['’]?t Government State Amic(?:us|i)(?:_Curiae)? Intervenors? U\.S\. C\.A
    Opening Answering Reply Opp(?:['’]n)? Joint Supp Jt Reh['’]?g Red Blue Gray Principal Cross Suppl Supplemental
    First Second Third Final Trial Hr['’]?g Sent(?:encing)? Dep Oral Arg Prelim Plea Mot Suppression Jury Bench Status
    Conf Sealed Redacted Init(?:ial)?
    """
)
"""Whose document it is, or of what occasion: ``Aplt. App.``, ``Hr'g Tr.``."""
_DOCUMENT = one_word_of(
    r"""
    App(?:endix|x)?\.?(?:,?\s?[Vv]ol\._\w+)? J\.?\s?A\.?(?:,?\s?[Vv]ol\._\w+)? R\.(?!R\.)(?:\s?(?:Vol\._\w+|Doc\._\d+))?
    Rec\. ROA\.? A\.?R\. C\.?R\. R\.R\. VRP Tr\.(?:_of_Oral_Arg\.)? Transcript Br\. Brief Mot\. Mem\. Opp['’]?n
    Reply Compl\. Am\._Compl\. Answer Ans\. App\._to_(?:Pet\._for_Cert|Br\._in_Opp)\. Pet\.(?:_App\.|_for_Cert\.)?
    Depo?\. Decl\. Aff\. Aff['’]t Stip\. Exh?\.\s?[A-Z\d]+(?:-\d+)? Exhibit_[A-Z\d]+ Addendum Add\. E\.R\. S\.E\.R\.
    PSR Presentence_Report Order Op\. [Ss]lip_[Oo]p\. Special_App\. SPA S\.?A\. Indictment Judgment Findings
    Memorandum(?:_Opinion)?(?:_(?:&|and)_(?:Order|Opinion))? Mem\._(?:Op|Dec)\.
    Complaint Petition Affidavit Declaration Deposition (?:Dep|Hr['’]?g|Trial)\._?Tr\. Oral_Arg\. Resp\.
    [DPJU]?SOM?F S?U?M?SMF SUF Stmt\.(?:_of_(?:[A-Z][a-z]*\.?_)*Facts)?
    """
)
_OPINION = r"""
    (?:
        (?: Ct\. | Maj(?:ority|\.)? | Panel | Slip | Dissent(?:ing)? | Diss\. | Concur(?:ring|rence)? | Conc\.
            | Plurality | Dist\.\sCt\. | Mag\. | Trial\sCt\.
        ) \s? Op(?:inion|\.)
        | [Ss]lip\ [Oo]p\. | [Tt]yped\sopn\. | [Aa]nte | [Pp]ost | [Ii]nfra | Majority | Dissent | Concurrence
    )"""
_DOCKETED = r"""
    (?:
        (?:Adv\.\s)?
        (?: ECF | CM/ECF | NYSCEF\sDoc\.? | D\.E\. | DE | Dkt\.? | Doc(?:ket)?\.? | D\.I\. | Filing | R\.\s?Doc\. )
        \s? (?:Nos?\.|\#)? \s? \d+ (?:[-–]\d+)? (?!\d|[-–]\d)
    )"""
_NOT_A_NAME = r"(?!(?:See|Cf|But|Also|In|From|Under|Compare|Accord|The|And|At|Id|Contra|With|Thus)\b)"
_WITNESS = rf"(?:{_NOT_A_NAME}[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s)?)?"
_LETTERS = one_word_of(
    r"""
    Record CT RT AA RA JA ER SER FER CR RR TR CF AOB OBM ABM ABOM RBM AR AB RB CAR ROA RP VRP CP EOR SEOR
    Clerk['’]s_(?:Papers|Transcript|Record)(?:_\(CP\))? Reporter['’]s_(?:Transcript|Record)
    (?:Verbatim_)?Report_of_Proceedings(?:_\(V?RP\))?
    """
)
"""Records by volume, of California, the Ninth Circuit and others: ``2 CT 345``, ``1-ER-23``."""
_TITLE_WORD = r"(?!(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b)[A-Z][\w.’']*"
_CAPTION_WORD = (
    r"(?: Nos?\.\s\d+(?:,\s\d+)*(?:,?\sand\s\d+)? | [A-Z][\w.’'/-]* | v\. | et\sal\. | of|the|and|for|in|on|as|&|to )"
)
_PAGE_FOLLOWS = r"(?= ,?\s (?: (?:at\s){1,2} | pp?\.?\s | ¶+\s )? \d )"

# -- patterns ---------------------------------------------------------------------------------------------------------

_JUDGE = re.compile(
    r"""
    (?<!\w) (?P<document> [A-Z][\w’'-]+,\s (?:C\.\s?)?J\.,?\s (?:dissent(?:ing)?|concur(?:ring|rence)?) (?:\sOp\.)? )
    (?= ,?\sat\s\d )
    """,
    re.VERBOSE,
)
_BRIEF = re.compile(
    rf"""
    (?<![\w.])
    (?P<document>
        (?:(?:Reply|Supplemental|Supp\.|Opening|Answering)\s)? (?:Brief|Br\.)\s(?:for|of)\s
            {_CAPTION_WORD} (?:,?\s{_CAPTION_WORD}){{0,24}}?
        | (?:Juris\.\sStatement|Jurisdictional\sStatement)\sin\s {_CAPTION_WORD} (?:\s{_CAPTION_WORD}){{0,16}}?
        | Tr\.\sof\sOral\s(?:Rea|A)rg\.\sin\s {_CAPTION_WORD} (?:\s{_CAPTION_WORD}){{0,16}}?
    )
    (?P<aside>
        (?:,\sO\.\s?T\.,?\s\d{{4}})?                                            # October Term
        (?:,\s (?:in\s)? Nos?\.\s [\d–-]+ (?:(?:,|\sand|,\sand)\s\d+)* )?
    ) ,?
    (?= \s (?:pp?\.\s|at\s)? \d )
    """,
    re.VERBOSE,
)
_VOLUMED = re.compile(
    rf"""
    (?<![\w.-])
    (?P<document>
        \d{{1,2}}\sApp\. (?!\s\dd\b)
        | (?:\d{{1,3}}\s)? {_LETTERS}
          (?: \s(?:Vol\.\s)? \d{{1,2}}/\d{{1,2}}/\d{{2,4}} | \s\([A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},\s\d{{4}}\) )?
    )
    {_PAGE_FOLLOWS}
    """,
    re.VERBOSE,
)
_DATED = re.compile(
    rf"""
    (?<![\w.])
    (?P<document>
        {_NOT_A_NAME} [A-Z][\w.’'-]* (?: \s (?: [A-Z][\w.’'-]* | of | the | to | for | and ) ){{0,6}}
        ,\s \d{{1,2}}/\d{{1,2}}/(?:\d\d){{1,2}}
    )
    (?= ,?\s (?: at\s | ¶+\s? ) \d )
    """,
    re.VERBOSE,
)
"""Pennsylvania's documents go by their dates: ``N.T., 9/12/18, at 45``, ``Trial Court Opinion, 3/4/19, at 5``."""
_IN_BRACKETS = re.compile(r"(?=[CST])(?:(?<=\()|(?<=;\s))(?P<document>[CT]\.?|S\.?R\.?)(?=\s\d)")
"""Records of one letter, which cite nothing outside of brackets: Illinois's ``(C 1045)``, Florida's ``(T. 88)``."""
_HYPHENED = re.compile(rf"(?<![\w.:-])(?P<document>\d{{1,3}}-{_LETTERS})-(?=\d)")
_OF_COURT = "".join(
    rf"(?<!\b{word}\.\s)(?<!\b{word}\s\.\s)"
    for word in ("Cir", "CIR", "Civ", "Crim", "Loc", "Dist", "Ct", "Evid", "Prac")
)
"""Not after these: ``Loc. R. 105.6`` is a court's rule."""
_RECORD = re.compile(
    rf"""
    (?<![\w.]) (?=[A-Zaips])                                                   # else no word would be cheap to pass by
    (?> (?!R\.) | {_OF_COURT} ) (?! R\.\s\d:\d )                             # New Jersey's Rule 4:46-2
    (?P<document>
        (?: {_WHOSE} (?: \. \s* | (?: \.?['’]s? | s['’] )? \s+ ) ){{0,4}}
        (?:
            {_OPINION}
            | {_DOCKETED}
            | {_WITNESS} {_DOCUMENT} (?: ,?\sExh?\.\s?[A-Z\d]+(?:-\d+)? )?
              (?:                                                               # in Supp. of the Motion
                  \s (?:for|of|to|in\s(?:Supp|Opp['’]?n)\.?(?:\sof|\sto)?) \s
                  (?:the\s)? {_TITLE_WORD} (?:\s(?:of\s)?{_TITLE_WORD}){{0,4}}
              )?
        )
    )
    (?P<aside>
        ,\s (?: {_WHOSE}? \s? [A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},\s\d{{4}},\s )?            # Jan. 4, 2004,
            {_DOCKETED}
        | \s \(? {_DOCKETED} \)?
    )?
    """,
    re.VERBOSE,
)
_LABELLED = re.compile(
    rf"""
    (?<![\w.])
    (?P<document>
        {_NOT_A_NAME} [A-Z][\w.’'-]* (?: \s (?: [A-Z][\w.’'-]* | & | of | in | to | for ) ){{0,9}}
    )
    (?P<aside> ,? \s [(\[] {_DOCKETED} [)\]] )
    (?= ,?\s (?: at\s | ¶+\s? )? \d )
    """,
    re.VERBOSE,
)
"""Any document by its number in the docket and a page: ``State Board Defs.’ Br. (Doc. 212) at 17``."""
_NEW_YORK = re.compile(
    rf"""
    (?<![\w.])
    (?P<document>
        (?:{_NOT_A_NAME}[A-Z][\w’'-]+\s)?
        (?: aff | affirmation | affidavit | (?:amended\s|verified\s)?complaint | answer | petition
            | exhibit\s[A-Z\d]+ | ex\s[A-Z\d]+ | tr | EBT | deposition )
        (?: \sof (?:\s[A-Z][\w’'.-]*){{1,4}} )?
    )
    (?= \s¶ | \sat\s(?:¶|\d) )
    """,
    re.VERBOSE,
)
"""New York's lower-case documents: ``complaint ¶¶ 31-33``, ``exhibit C at 4``."""
_PROSE = re.compile(
    r"""
    \b (?: Order | Memorandum | Complaint | Petition | Affidavit | Declaration | Deposition | Answer | Reply | Judgment
        | Findings | Brief | Transcript | Indictment | Majority | Dissent | Concurrence | Exhibit\s\w+ | ante | post
        | infra | Resp\. ) (?: \s(?:for|of|to|in)\s .* )? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Documents that are ordinary words too: a page must follow ``at``, or a paragraph sign."""
_CITED_HERE = re.compile(
    r"""
    (?:
        ^
        | [.;:,(\[—–“”"’')] \s*
        | \b (?: [Ss]ee | also | [Cc]f\. | e\.g\.,? | [Ii]n | and | at | the | to | & | from | quoting | citing
                | [Uu]nder | accord | with | compare ) \s+
        | [A-Z][a-z]{2,3}\. \s \d{1,2} \s                                    # the Apr. 16 Roe Decl.
    )$
    """,
    re.VERBOSE,
)
_DOCKET_NUMBER = re.compile(_DOCKETED, re.VERBOSE)
"""Of ``Am. Compl., Doc. No. 23``: the document goes by its number, too."""
_AT = re.compile(r",?\s*at\b")
_UNPAGED = re.compile(r"(?:Adv\.\s)?(?:ECF|NYSCEF|Dkt|CM|D\.E|D\.I|Doc\.\s?Nos?\.)")
"""Documents that are cited without a page as well: the docket's number names them."""
_MORE_DOCUMENTS = re.compile(r"(?:,?\s(?:(?:&|and)\s)?\d+(?:-\d+)?(?![\d:]))+")
"""The numbers after the first: ``Doc. Nos. 23-1, 23-2``."""
_WORD = re.compile(r"\S+")
_OF_RECORD = re.compile(rf"{_WHOSE}|Compl|Decl|Mots|Depo|Stip|Stmt|Facts")
"""Words of a document's title that end in a period, without it."""
_REACH = 16
"""A signal and a bracket are no longer."""


def read(text: str, possible: Set[Form], documents: tuple[str, ...] = ()) -> list[Citation]:
    """The documents of this case cited in a block, in order; ``documents`` are abbreviations the author added."""
    own = _own(documents)
    found = forms.apart(forms.read(text, (*own, *FORMS), possible | set(own)))
    return sorted(found, key=lambda c: c.span.start)


@cache
def _own(documents: tuple[str, ...]) -> tuple[Form, ...]:
    if not documents:
        return ()
    named = (" ".join(document.split()) for document in documents)
    written = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(named, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w.])(?P<document>{written}){_PAGE_FOLLOWS}", re.VERBOSE)
    return (Form((), pattern, _cite),)


def _cite(match: re.Match[str]) -> Iterator[Citation]:
    text, end = match.string, match.end()
    start = _own_start(match) if match.re in (_LABELLED, _DATED) else match.start()
    typed = text[start : match.end("document")]
    document = " ".join(typed.split())
    aside = match.groupdict().get("aside") or ""
    number = _DOCKET_NUMBER.search(aside)
    several = _several(text, end, document)
    reading = pins.Pins((), (), several) if several else pins.read(text, end, len(text), pins.Frame.RECORD)
    if not _is_cited_here(text, start) or not (reading.pins or _UNPAGED.match(document)):
        if number:
            yield from _docketed(text, match.start("aside") + number.start(), number.group())
        return
    if match.re is _RECORD and not _is_record(match, document, reading):
        return
    span = Span(start, reading.end)
    source = Source("", document.replace("’", "'"), "", typed)
    yield Citation(
        Kind.RECORD, span, span, source, pins=reading.pins, flaws=reading.flaws,
        short_names=(number.group(),) if number else (),
    )  # fmt: skip


def _docketed(text: str, start: int, number: str) -> Iterator[Citation]:
    """The number in the docket of a document that is not pinned itself: ``Opinion (ECF No. 25)``."""
    end = start + len(number)
    if _UNPAGED.match(number):
        span = Span(start, _several(text, end, number) or end)
        yield Citation(Kind.RECORD, span, span, Source("", " ".join(number.split()), "", number))


def _several(text: str, end: int, document: str) -> int | None:
    """Where the further numbers of ``Doc. Nos. 23-1, 23-2`` end."""
    found = _MORE_DOCUMENTS.match(text, end) if " Nos." in document else None
    return found.end() if found else None


def _own_start(match: re.Match[str]) -> int:
    """Where a document of any words begins: not before the end of a sentence."""
    start = match.start("document")
    for word in _WORD.finditer(match.string, start, match.end("document")):
        bare = word.group().rstrip(".,’'s")
        short = len(bare) < 4 or is_abbreviation(word.group()) or _OF_RECORD.fullmatch(bare)
        if word.group().endswith(".") and not short and word.end() < match.end("document"):
            start = word.end() + 1
    return start


def _is_cited_here(text: str, start: int) -> bool:
    """Whether a citation can begin at ``start``: after a sentence, signal or bracket, not in ``Colo. App. 2018``."""
    if not _CITED_HERE.search(text, max(0, start - 12), start):
        return False
    before = text[max(0, start - _REACH) : start].split()
    word = before[-1] if before else ""
    return not (word.endswith(".") and word[:1].isupper() and is_abbreviation(word) and len(word) > 2)


def _is_record(match: re.Match[str], document: str, reading: pins.Pins) -> bool:
    """Whether words that could be a sentence's are a document's: by ``at``, by a sign, by standing next to the page."""
    if not reading.pins or _AT.match(match.string, match.end()):
        return True
    first = reading.pins[0]
    if _PROSE.search(document):
        return first.kind is PinKind.PARAGRAPH or ":" in first.text
    if first.kind in (PinKind.PARAGRAPH, PinKind.LINE):
        return True
    between = match.string[match.end() : first.span.start]
    return first.kind is not PinKind.PAGE or "," not in between or "p" in between


FORMS = (
    Form(("J.",), _JUDGE, _cite),
    Form(
        tuple(f"{bracket}{label}" for bracket in "([" for label in "ECF Doc Dkt DE D.E D.I Filing CM Adv".split()),
        _LABELLED,
        _cite,
    ),
    Form(("Brief ", "Br. ", "Statement in ", "rg. in "), _BRIEF, _cite),
    Form(
        tuple(
            """
            Record Papers Proceedings Transcript App. CT RT AA RA JA ER CR RR TR CF OB BM AR AB RB CAR OA RP CP OR
            """.split()
        ),
        _VOLUMED,
        _cite,
    ),
    Form(tuple(f"/{digit}" for digit in "0123456789"), _DATED, _cite),
    Form(tuple(f"{mark}{letter}" for mark in ("(", "; ") for letter in "CST"), _IN_BRACKETS, _cite),
    Form(tuple("CT- RT- A- R- F- B- M- P-".split()), _HYPHENED, _cite),
    Form(
        tuple(
            """
            App J.A JA R. Rec. ROA VRP Tr. Transcript Br. Brief Mot. Mem. Opp Reply Compl. Ans Pet. Dep Decl. Aff Stip.
            Ex Add E.R PSR Presentence Memorandum Order Op. lip SPA S.A SA Indictment Judgment Findings Opinion opn.
            ante Ante post Post nfra ECF D.E DE Dkt Doc D.I Filing Majority Dissent Concurrence Complaint Petition
            Affidavit Declaration Oral Resp. SMF OMF SOF SUF Stmt.
            """.split()
        ),
        _RECORD,
        _cite,
    ),
    Form(
        ("aff", "complaint ", "answer ", "petition ", "exhibit ", "ex ", "tr ", "EBT ", "deposition "), _NEW_YORK, _cite
    ),
)
