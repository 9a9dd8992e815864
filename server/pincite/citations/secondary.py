"""Books, articles and legislative history: restatements, treatises, dictionaries, committee reports, docket numbers.

Sources: Indigo Book R18.2 (restatements), R21 (legislative materials), R28 (books), R30 (journals), R12.4 (dockets).
"""

import re
from collections.abc import Iterator, Set
from functools import partial

from pincite.citations import forms, pins, subdivisions
from pincite.citations.forms import Form
from pincite.citations.model import Citation, Kind, Pin, PinKind, Source
from pincite.text.spans import Span

COMMENT = re.compile(r",?\s(?:cmts?|com|illus)\.\s(?:[a-z]|\d+)(?:\sn\.\s?\d+)?(?!\w)")
"""What pins a comment of a restatement's section: ``cmt. a``, ``illus. 2``, ``cmt. b n. 3``."""

_RESTATEMENT = re.compile(
    r"""
    \bRestatement \s+ \( (?P<series> First | Second | Third | Fourth | [1-4](?:st|d|nd|rd|th) ) \)
    \s+ (?:of\s+)? (?P<subject> [A-Z][\w’'& :,-]{2,60}? )
    \s* (?P<sign> §+ | \bss? (?=\s\d) ) \s* (?P<number> \d+[A-Z]? )
    """,
    re.VERBOSE,
)
_CONGRESSIONAL_RECORD = re.compile(
    r"(?<![\w.])(?P<volume>\d{1,3})\s(?P<title>Cong\.\sRec\.)\s(?P<number>[SHE]?\d[\d,]*\d)"
)
_RECORD_PAGE = re.compile(r",\s(?P<page>[SHE]?\d[\d,]*\d)")
_ENCYCLOPEDIA = re.compile(
    r"""
    (?<![\w.]) (?P<volume> \d+[A-Z]? ) \s
    (?P<title>
        (?:N\.?Y\.?|Am\.?|Cal\.?|Tex\.?|Fla\.?|Ohio|Ill\.?|Pa\.?) \s? Jur\.? \s? (?:[23]d)? | C\.?J\.?S\.?
    ) (?:\s\d+)? ,? \s
    (?P<topic> [A-Z][\w’' &,-]{2,40}? ) ,? \s §+ \s? (?P<number> \d+ )
    """,
    re.VERBOSE,
)
_AUTHORED_BOOK = re.compile(
    r"""
    (?<![\w.]) (?P<title> [A-Z][\w.’'-]+ (?: (?:\s&|,)? \s [A-Z&][\w.’'-]* ){1,8} )
    \s § \s? (?P<number> \d+(?:\.\d+)? )
    (?= ,\sat\s\d | ,?\s [(\[] (?:\d+\w*\s)? ed )           # a page, or an edition
    """,
    re.VERBOSE,
)
_TREATISE = re.compile(
    r"""
    (?<![\w.]) (?P<volume> \d+[A-Z]? ) \s+
    (?P<title>
        [A-Z][\w.’'-]+ (?: (?:,|\s&|\sand|\s[A-Z]\.)? \s [A-Z&][\w.’'-]* ){0,10}?           # authors, title
        (?: \s (?:on|of|in|and) (?:\sthe)? (?: \s [A-Z&][\w.’'-]* ){1,6} )?                 # ... on Criminal Law
    ) ,? \s+
    (?: §+ \s* (?P<number> \d+[\w.:-]*\w | \d ) | ¶ \s? (?P<paragraph> \d+\.\d+ (?: \[\w{1,2}\] )* ) )
    """,
    re.VERBOSE,
)
LAW_WORD = re.compile(r"Code|Stat|Law\b|Laws|U\.?\s?S\.?\s?C|C\.\s?F\.\s?R|Const|Reg|L\. Rev|C\.S|\bAct\b")
"""What no book's title holds: the source is a code."""
_CALIFORNIA_RESTATEMENT = re.compile(r"\bRest\.\s?(?:[23]d\s)?(?P<title>[A-Z][A-Za-z.& ]{2,30}?),\s§\s*(?P<number>\d+)")
_JURY_INSTRUCTION = re.compile(r"\b(?P<title>CACI|CALCRIM|CALJIC|BAJI)\sNo\.\s(?P<number>\d+(?:\.\d+)?[A-Z]?)")
_WITKIN = re.compile(
    r"""
    (?<![\w.]) \d+ \s
    (?P<title> Witkin (?:\s&\s[A-Z]\w+)? ,\s [^()§]{3,60} \(\d+\w*\sed\.\s\d{4}\) [^()§]{0,50} ) ,\s
    §+ \s? (?P<number> \d+ ) (?: [–-]\d+ )?
    """,
    re.VERBOSE,
)
_DICTIONARY = re.compile(
    r"""
    \b (?P<title> (?:Black[’']s|(?:Merriam[\s-])?Webster[’']s|Ballentine[’']s) \s (?:[A-Z][\w’']+\s){0,5} Dictionary )
    ,? \s+ (?=\d|\()
    """,
    re.VERBOSE,
)
_MANUAL = re.compile(r"\b(?P<title>MPEP|TMEP|TBMP|Mass\. G\. Evid\.)\s§+\s?(?P<number>\d+(?:\.\d+)*[a-z]?)")
_ATTORNEY_GENERAL = re.compile(
    r"""
    (?<![\w.]) (?P<title> OAG | AGO | A\.G\. | Ops?\. \s? (?:[A-Z][a-z]+\.\s)? Att[’']y\.? \s? Gen\. ) \s
    (?:No\.\s)? (?P<number> \d{2,4}-\d{1,5} ) (?! [\w-] )
    """,
    re.VERBOSE,
)
_COMMITTEE_REPORT = re.compile(
    r"""
    (?<![\w.]) (?P<title> (?:H\.?\s?R\.?|S\.) \s? (?:Conf\.\s)? (?:Rep|Doc)\.\s (?:No\.)? \s? )
    (?P<number> \d+(?:[-–]\d+)? )
    (?: ,?\spt\.\s (?:\d+|[IVX]+) )?
    """,
    re.VERBOSE,
)
_ANNUAL = re.compile(
    r"""
    (?<![\w.]) (?P<volume> (?:19|20)\d\d ) \s+
    (?P<title> (?:[A-Z][\w.&]*\s){1,6}? (?:Ann\.\sRep\.|Annual\sReport|Y\.B\.) ) (?= ,? \s (?:at\s)? \d )
    """,
    re.VERBOSE,
)
_LEGISLATIVE_HISTORY = re.compile(r"(?<![\w.])(?P<volume>\d{4})\s(?P<title>U\.S\.C\.C\.A\.N\.)\s(?P<number>\d+)")
_PERIODICAL = re.compile(
    r"""
    (?<![\w.]) (?P<volume> \d{1,3} ) \s
    (?P<title> (?= (?:[\w.&]+\s){0,5} (?:J\.|Rev\.|Q\.) ) (?: (?:[A-Z][A-Za-z’']*\.?|of|&) \s? ){1,6} (?<=\.) ) \s
    (?P<number> \d{1,4} ) (?![\w.])
    """,
    re.VERBOSE,
)
"""A periodical that reporters-db does not know, by the look of its name: ``4 J. of Negro Educ. 328``."""
_EXECUTIVE_ORDER = re.compile(r"\b(?P<title>Exec(?:utive|\.) Order) (?:No\. )?(?P<number>\d{1,2},?\d{3})")
_DOCKET_NUMBER = re.compile(
    r"""
    (?<![\w.]) (?:
        Nos?\.\s (?P<number>
            (?:\d+:)? (?:[A-Z]{2,4}[-–\s])? \d{2,4} (?:[A-Z]\d\d)? [-–] (?:[A-Za-z]{1,4}[-–])? \d{1,6}  # 1:12-cv-345
            (?: [-–]\s? (?:[A-Z]{1,4}|\d{1,6}) )* (?:\s[A-Z]{2,3})? (?: \s?\([A-Z]{1,4}\) ){0,2}     # -WYD, (RLW)
          | \d{1,2} [-–] \d\d [-–] \d{2,5}                               # 2-11-1131
          | [A-Z]{1,3} [-–] \d{3,6} (?: -\d{1,4} )?                        # S-14054, A-1234-18
          | [A-Z]\d{4} - \d{4,5} (?: -[A-Z\d]{2,4} ){1,3}                   # Tennessee's M2014-01234-CCA-R3-PC
          | \d{4}AP\d{1,5} (?: -[A-Z]{1,3} )*                              # Wisconsin's 2011AP1240-CR
          | \d{4,6} - \d (?: -[IVX]+ )?                                   # 75123-4-I
          | \d{2,7} (?= ,?\sslip\sop | \s\((?:[A-Z][\w.\s]{0,30}\s)?[A-Z][a-z]+\.?\s\d{1,2},\s\d{4}\) )    # 617
          | \d\d \s (?:C[Ii][Vv]|C[Rr]|C[Vv]|Crim|Misc)\.? \s \d{1,5} (?: \s?\([A-Z]{1,4}\) ){0,3}  # 01 Civ. 1909 (KMW)
        )
        | (?:No\.\s)? (?P<alien> A\d{2,3} [\s-] \d{3} [\s-] \d{3} )                 # an alien's file: A012 345 678
    )
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"Nos?\.|A\d\d")
"""What every docket number holds."""


def read(text: str, possible: Set[Form]) -> list[Citation]:
    """The books, articles and reports cited in a block, in order."""
    return sorted(forms.read(text, FORMS, possible), key=lambda c: c.span.start)


def dockets(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Span, str]]:
    """Docket numbers between two offsets: ``No. 12-cv-3``; a citation only where a case name stands before."""
    end = len(text) if end is None else end
    for match in _DOCKET_NUMBER.finditer(text, start, end) if _NUMBERED.search(text, start, end) else ():
        yield Span(*match.span()), match["number"] or match["alien"]


def _source(match: re.Match[str], name: str | None = None) -> Source:
    """The work that a match names, under its title as typed unless it has a standard ``name``."""
    parts = match.groupdict(default="")
    return Source(
        parts.get("volume", ""),
        name or " ".join(match["title"].split()),
        parts.get("number", "") or parts.get("paragraph", ""),
        match["title"],
    )


def _by_number(match: re.Match[str], *, name: str | None = None) -> Iterator[Citation]:
    """A work that is nothing but a number: ``CACI No. 426``, ``Exec. Order 9066``."""
    span = Span(*match.span())
    yield Citation(Kind.OTHER, span, span, _source(match, name))


def _by_page(
    match: re.Match[str],
    *,
    name: str | None = None,
    kind: Kind = Kind.OTHER,
    frame: pins.Frame = pins.Frame.RECORD,
) -> Iterator[Citation]:
    """A work cited by page: ``H.R. Rep. No. 101-5, at 3``."""
    end = match.start() + len(match.group().rstrip(", \n"))
    reading = pins.read(match.string, end, len(match.string), frame)
    span = Span(match.start(), reading.end)
    yield Citation(kind, span, span, _source(match, name), pins=reading.pins, flaws=reading.flaws)


def _by_section(match: re.Match[str], source: Source | None = None) -> Iterator[Citation]:
    """A work cited by section, with its comment and page: ``Restatement (Second) of Torts § 315 cmt. a, at 4``."""
    text = match.string
    end = subdivisions.read(text, match.end(), len(text)).end
    if comment := COMMENT.match(text, end):
        end = comment.end()
    sign = match.start("sign") if "sign" in match.re.groupindex else -1
    at = Span(max(sign, *(text.rfind(mark, match.start(), match.end()) for mark in "§¶")), end)
    typed = " ".join(text[slice(*at)].split())
    section = Pin(PinKind.SECTION, at, typed.replace(", com.", " com."), typed, first_span=at)
    pages = pins.read(text, end, len(text), pins.Frame.SUPRA).pins
    span = Span(match.start(), pages[-1].span.end if pages else end)
    yield Citation(Kind.BOOK, span, span, source or _source(match), pins=(section, *pages))


def _book(match: re.Match[str]) -> Iterator[Citation]:
    return iter(()) if LAW_WORD.search(match["title"]) else _by_section(match)


def _treatise(match: re.Match[str]) -> Iterator[Citation]:
    """An author before the title tells a book about a law from the law."""
    if ", " in match["title"]:
        return _by_section(match)
    return _book(match) if " " in match["title"] else iter(())


def _restatement(match: re.Match[str]) -> Iterator[Citation]:
    name = f"Restatement ({match['series']}) of {match['subject'].strip()}"
    return _by_section(match, Source("", name, match["number"], name))


def _encyclopedia(match: re.Match[str]) -> Iterator[Citation]:
    return _by_section(match, _source(match, f"{match['title']} {match['topic']}"))


def _congressional_record(match: re.Match[str]) -> Iterator[Citation]:
    """The pages of the record are too large for the grammar of pins: ``141 Cong. Rec. 26,548, 26,573``."""
    source = _source(match, "Cong. Rec.")
    found: tuple[Pin, ...] = ()
    span = Span(*match.span())
    if page := _RECORD_PAGE.match(match.string, span.end):
        at = Span(*page.span("page"))
        found = (Pin(PinKind.PAGE, at, page["page"], page["page"].replace(",", ""), first_span=at),)
        span = Span(span.start, at.end)
    yield Citation(Kind.OTHER, span, span, source, pins=found)


def _committee_report(match: re.Match[str]) -> Iterator[Citation]:
    return _by_page(match, name=" ".join(match["title"].split()).replace("H. R.", "H.R."))


FORMS = (
    Form(("Restatement",), _RESTATEMENT, _restatement),
    Form(("Cong.",), _CONGRESSIONAL_RECORD, _congressional_record),
    Form(("Jur", "C.J.S", "CJS"), _ENCYCLOPEDIA, _encyclopedia),
    Form(("§",), _AUTHORED_BOOK, _book),
    Form(("§", "¶"), _TREATISE, _treatise),
    Form(("MPEP", "TMEP", "TBMP", "G. Evid."), _MANUAL, _by_section),
    Form(("OAG", "AGO", "A.G.", "Gen."), _ATTORNEY_GENERAL, _by_number),
    Form(("Rest.",), _CALIFORNIA_RESTATEMENT, _by_section),
    Form(("CACI", "CALCRIM", "CALJIC", "BAJI"), _JURY_INSTRUCTION, _by_number),
    Form(("Witkin",), _WITKIN, _by_section),
    Form(("Dictionary",), _DICTIONARY, partial(_by_page, kind=Kind.BOOK)),
    Form(("Rep.", "Doc."), _COMMITTEE_REPORT, _committee_report),
    Form(("Ann", "Y.B."), _ANNUAL, _by_page),
    Form(("U.S.C.C.A.N.",), _LEGISLATIVE_HISTORY, partial(_by_page, frame=pins.Frame.FULL)),
    Form(("J.", "Rev.", "Q."), _PERIODICAL, partial(_by_page, kind=Kind.JOURNAL, frame=pins.Frame.FULL)),
    Form(("Exec",), _EXECUTIVE_ORDER, partial(_by_number, name="Exec. Order")),
)
