"""Secondary and legislative sources: restatements, treatises, dictionaries, committee reports, dockets.

Sources: Indigo Book R20 to R23, R12.3.
"""

import re

from pincite.citations import pins, subdivisions
from pincite.citations.model import Citation, Kind, Pin, PinKind, Source
from pincite.text.spans import Span

_RESTATEMENT = re.compile(
    r"\bRestatement\s+\((?P<series>First|Second|Third|Fourth|[1-4](?:st|d|nd|rd|th))\)\s+(?:of\s+)?"
    r"(?P<title>[A-Z][\w’'& :,-]{2,60}?)\s*§+\s*(?P<section>\d+[A-Z]?)"
)
_TREATISE = re.compile(
    r"(?<![\w.])(?:(?P<volume>\d+[A-Z]?)\s+)(?P<title>[A-Z][\w.’'-]+(?:(?:,|\s&|\sand|\s[A-Z]\.)?\s[A-Z&][\w.’'-]*){0,10}?(?:\s(?:on|of|in|and)(?:\sthe)?(?:\s[A-Z&][\w.’'-]*){1,6})?),?"
    r"\s+(?P<mark>§+)\s*(?P<section>\d+[\w.:-]*\w|\d)"
)
_DICTIONARY = re.compile(
    r"\b(?P<title>(?:Black[’']s|(?:Merriam[\s-])?Webster[’']s|Ballentine[’']s)\s(?:[A-Z][\w’']+\s){0,5}Dictionary)\s+(?=\d|\()"
)
_REPORT = re.compile(
    r"(?<![\w.])(?P<title>(?:H\.?R\.?|S\.)\s?(?:Conf\.\s)?(?:Rep|Doc)\.\s(?:No\.)?\s?|H\.R\.\s(?:Conf\.\s)?Rep\.\sNo\.\s)(?P<number>\d+(?:[-–]\d+)?)"
)
_ORDER = re.compile(r"\bExec(?:utive|\.) Order (?:No\. )?(?P<number>\d{1,2},?\d{3})")
_CONGRESSIONAL = re.compile(r"(?<![\w.])(?P<volume>\d{1,3})\s(?P<title>Cong\.\sRec\.)\s(?P<number>[SHE]?\d[\d,]*\d)")
_BIG_PAGE = re.compile(r",\s(?P<page>[SHE]?\d[\d,]*\d)")
_HISTORY = re.compile(r"(?<![\w.])(?P<volume>\d{4})\s(?P<title>U\.S\.C\.C\.A\.N\.)\s(?P<number>\d+)")
_JOURNAL = re.compile(
    r"(?<![\w.])(?P<volume>\d{1,3})\s(?P<title>(?=(?:[\w.&]+\s){0,5}(?:J\.|Rev\.|Q\.))(?:(?:[A-Z][A-Za-z’']*\.?|of|&)\s?){1,6}(?<=\.))\s(?P<number>\d{1,4})(?![\w.])"
)
"""A periodical that reporters-db does not know, by the look of its name: ``4 J. of Negro Educ. 328``."""
_ENCYCLOPEDIA = re.compile(
    r"(?<![\w.])(?P<volume>\d+[A-Z]?)\s(?P<title>(?:N\.?Y\.?|Am\.?|Cal\.?|Tex\.?|Fla\.?|Ohio|Ill\.?|Pa\.?)\s?Jur\.?\s?(?:[23]d)?|C\.?J\.?S\.?),?\s"
    r"(?P<topic>[A-Z][\w’' &,-]{2,40}?),?\s§+\s?(?P<number>\d+)"
)
_AUTHORED = re.compile(
    r"(?<![\w.])(?P<title>[A-Z][\w.’'-]+(?:(?:\s&|,)?\s[A-Z&][\w.’'-]*){1,8})\s§\s?(?P<number>\d+(?:\.\d+)?)(?=,\sat\s\d|,?\s[(\[](?:\d+\w*\s)?ed)"
)
COMMENT = re.compile(r",?\s(?:cmts?|com|illus)\.\s(?:[a-z]|\d+)(?:\sn\.\s?\d+)?(?!\w)")
_CALIFORNIA_RESTATEMENT = re.compile(r"\bRest\.\s?(?:[23]d\s)?(?P<title>[A-Z][A-Za-z.& ]{2,30}?),\s§\s*(?P<number>\d+)")
_INSTRUCTION = re.compile(r"\b(?P<title>CACI|CALCRIM|CALJIC|BAJI)\sNo\.\s(?P<number>\d+(?:\.\d+)?[A-Z]?)")
_WITKIN = re.compile(
    r"(?<![\w.])\d+\s(?P<title>Witkin(?:\s&\s[A-Z]\w+)?,\s[^()§]{3,60}\(\d+\w*\sed\.\s\d{4}\)[^()§]{0,50}),\s§+\s?(?P<number>\d+)"
    r"(?:[–-]\d+)?"
)
_LAW_WORDS = re.compile(r"Code|Stat|Law\b|Laws|U\.?S\.?C|C\.F\.R|Const|Reg|L\. Rev|C\.S|\bAct\b")
_ANNUAL = re.compile(
    r"(?<![\w.])(?P<year>(?:19|20)\d\d)\s+(?P<title>(?:[A-Z][\w.&]*\s){1,6}?(?:Ann\.\sRep\.|Annual\sReport|Y\.B\.))(?=,?\s(?:at\s)?\d)"
)
_DOCKET = re.compile(
    r"(?<![\w.])(?:Nos?\.\s(?P<number>(?:\d+:)?\d{2,4}[-–](?:[A-Z]{1,4}[-–])?\d{1,6}(?:[-–](?:[A-Z]{1,4}|\d{1,4}))*(?:\([A-Z]{1,4}\))?)"
    r"|(?P<alien>A\d{2,3}[\s-]\d{3}[\s-]\d{3}))"
)


def read(text: str) -> list[Citation]:
    """The books, reports and dockets cited in a block, in order."""
    found: list[Citation] = []
    if "Restatement" in text:
        for match in _RESTATEMENT.finditer(text):
            name = f"Restatement ({match['series']}) of {match['title'].strip()}"
            found.append(_sectioned(text, match, Source("", name, match["section"], name)))
    if "Cong." in text:
        for match in _CONGRESSIONAL.finditer(text):
            source = Source(match["volume"], "Cong. Rec.", match["number"], match["title"])
            page = _BIG_PAGE.match(text, match.end())
            at = Span(*page.span("page")) if page else Span(0, 0)
            found_pins = (
                (Pin(PinKind.PAGE, at, page["page"], page["page"].replace(",", ""), first_span=at),) if page else ()
            )
            span = Span(match.start(), at.end or match.end())
            found.append(Citation(Kind.OTHER, span, span, source, pins=found_pins))
    if "Jur" in text or "C.J.S" in text or "CJS" in text:
        for match in _ENCYCLOPEDIA.finditer(text):
            name = f"{match['title']} {match['topic']}"
            found.append(_sectioned(text, match, Source(match["volume"], name, match["number"], match["title"])))
    if "§" in text:
        for match in _AUTHORED.finditer(text):
            if not _LAW_WORDS.search(match["title"]):
                found.append(_sectioned(text, match, Source("", match["title"], match["number"], match["title"])))
        for match in _TREATISE.finditer(text):
            if (
                not re.search(r"Code|Stat|Law\b|Laws|U\.S\.C|C\.F\.R|Const|Reg|L\. Rev|C\.S", match["title"])
                and " " in match["title"]
            ):
                source = Source(match["volume"] or "", match["title"], match["section"], match["title"])
                found.append(_sectioned(text, match, source))
    if "Rest." in text or "CACI" in text or "CAL" in text or "BAJI" in text or "Witkin" in text:
        for pattern in (_CALIFORNIA_RESTATEMENT, _INSTRUCTION, _WITKIN):
            for match in pattern.finditer(text):
                span = Span(*match.span())
                source = Source("", " ".join(match["title"].split()), match["number"], match["title"])
                if pattern is _INSTRUCTION:
                    found.append(Citation(Kind.OTHER, span, span, source))
                else:
                    found.append(_sectioned(text, match, source))
    if "Dictionary" in text:
        for match in _DICTIONARY.finditer(text):
            found.append(
                _paged(text, match, Kind.BOOK, Source("", match["title"], "", match["title"]), pins.Frame.RECORD)
            )
    if "Rep." in text or "Doc." in text:
        for match in _REPORT.finditer(text):
            source = Source("", " ".join(match["title"].split()), match["number"], match["title"])
            found.append(_paged(text, match, Kind.OTHER, source, pins.Frame.RECORD))
    if "Ann" in text or "Y.B." in text:
        for match in _ANNUAL.finditer(text):
            source = Source(match["year"], match["title"], "", match["title"])
            found.append(_paged(text, match, Kind.OTHER, source, pins.Frame.RECORD))
    if "U.S.C.C.A.N." in text:
        for match in _HISTORY.finditer(text):
            source = Source(match["volume"], "U.S.C.C.A.N.", match["number"], "U.S.C.C.A.N.")
            found.append(_paged(text, match, Kind.OTHER, source, pins.Frame.FULL))
    if "J." in text or "Rev." in text or "Q." in text:
        for match in _JOURNAL.finditer(text):
            source = Source(match["volume"], match["title"], match["number"], match["title"])
            found.append(_paged(text, match, Kind.JOURNAL, source, pins.Frame.FULL))
    if "Exec" in text:
        for match in _ORDER.finditer(text):
            span = Span(*match.span())
            found.append(Citation(Kind.OTHER, span, span, Source("", "Exec. Order", match["number"], "Exec. Order")))
    found.sort(key=lambda c: c.span.start)
    return found


def dockets(text: str) -> list[tuple[Span, str]]:
    """Docket numbers: ``No. 12-cv-3``; a citation only when a case name stands before."""
    return [(Span(*match.span()), match["number"] or match["alien"]) for match in _DOCKET.finditer(text)]


def _sectioned(text: str, match: re.Match[str], source: Source) -> Citation:
    end = subdivisions.read(text, match.end(), len(text)).end
    if comment := COMMENT.match(text, end):
        end = comment.end()
    sign = text.rindex("§", match.start(), match.end())
    at = Span(sign, end)
    typed = " ".join(text[slice(*at)].split())
    found: tuple[Pin, ...] = (Pin(PinKind.SECTION, at, typed.replace(", com.", " com."), typed, first_span=at),)
    if page := pins.read(text, end, len(text), pins.Frame.SUPRA).pins:
        found, end = (*found, *page), page[-1].span.end
    span = Span(match.start(), end)
    return Citation(Kind.BOOK, span, span, source, pins=found)


def _paged(text: str, match: re.Match[str], kind: Kind, source: Source, frame: pins.Frame) -> Citation:
    end = len(match.group().rstrip()) + match.start()
    reading = pins.read(text, end, len(text), frame)
    span = Span(match.start(), reading.end)
    return Citation(kind, span, span, source, pins=reading.pins, flaws=reading.flaws)
