"""Statutes and regulations, federal and state, by their code, and session laws.

Sources: Indigo Book R16 (federal statutes), R17 (state statutes), R19 (regulations); reporters-db's table of codes.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from reporters_db import LAWS

from pincite.citations import bare_sections, forms, sections, subdivisions
from pincite.citations.forms import Form
from pincite.citations.model import Citation, Flaw, Kind, Pin, PinKind, Source
from pincite.citations.tables import CODES, LEADING, SIGNLESS_CODES, SPELLED, TITLED_CODES
from pincite.text.spans import Span

# -- patterns ---------------------------------------------------------------------------------------------------------

_SECTION = rf"""
    (?P<mark> §\s?§ | §+
        | (?: [Ss]ections? | [Ss]ecs?\. | [Ss]s?\. | ss?(?=\s) | [Pp]arts? | pts?\. | [Aa]rts?\. | [Rr]ules? | r\. | ¶ )
          (?=\s?\d)
    )? \s*
    (?P<section> {sections.NUMBER} )"""
_NO_SENTENCE = r"(?!(?:Under|See|In|The|But|Cf|And|Also|Section)\b)"
"""Not the beginning of a sentence, as after ``in North Carolina. Under N.C. Gen. Stat.``"""
_FEDERAL = re.compile(
    rf"""
    (?<![\w.-]) (?P<title> \d{{1,3}} ) ,? \s+
    (?P<code>
        U\.?\s?S\.?\s?C\.? (?:\s?[AS]\.|A|S)? (?:,?\s?[Aa]pp\.)? (?![A-Za-z]) | U\.\s?S\.\s+Code
        | United\ States\ Code(?:\ Annotated)?
        | NYCRR | V\.\s?S\.\s?A\. | M\.\s?R\.\s?S\. | O\.\s?S\.(?:\s?(?:Supp\.\s?)?(?:19|20)\d\d)?
        | C\.?\s?F\.?\s?R\.? (?![A-Za-z]) | Code\sMass\.\sRegs\. | CMR
    ) ,? \s*
    {_SECTION}
    """,
    re.VERBOSE,
)
_STATE = re.compile(
    rf"""
    (?=[A-Z\d]) (?<![\w.])                                                    # else no word would be cheap to pass by
    (?: (?P<title> \d+[A-Z]? ) \s+ )?                                           # 18 Pa. Cons. Stat.
    (?P<code>
        (?:{forms.STATE}|{forms.SPELLED_STATE}) \.?
        (?: ,? \s? (?:{_NO_SENTENCE}[A-Z][A-Za-z’'-]*\.?|&|of|and) ){{0,6}}? \s?
        (?: Code | Codes | Stats? | Statutes | Laws? | Ann | Regs? | Consol | C\.\s?S\.(?:\s?A)? | C )
        (?: \b\.? | (?<=\.) )
        (?: \s? (?:Ann\.|Annotated\b|R\.|Regs?\.|Supp\.|Unann\.) | (?<=Code)\s?R\.
              | (?<=Code)\s(?:(?:Civ|Crim)\.\s?P(?:roc)?|Evid)\. )*
        (?: \s19\d\d )?
        (?: ,\s [A-Z][a-z]+\.? (?:\s(?:[A-Z][a-z]+\.?|&|and)){{0,4}} (?=\s§) )?       # Md. Code, Cts. & Jud. Proc.
    ) ,? \s*
    (?: (?:tit|ch|c|vol|Title|Ch)\b\.? \s* (?P<division> [\dA-Z]+[\dA-Z-]* ) \s* ,? \s* )?     # Mass. Gen. Laws ch. 93A
    {_SECTION}
    """,
    re.VERBOSE,
)
_ABBREVIATED = re.compile(
    rf"""
    (?=[A-Z]) (?<![\w.])                                                       # else no word would be cheap to pass by
    (?P<code>
        RCW | ORS | NRS | A\.?R\.?S\.? | K\.S\.A\. | MCLA? | M\.C\.L\.(?:A\.)? | C\.R\.S\. | CRS | O\.C\.G\.A\. | OCGA
        | KRS | C\.?G\.?S\.? | N\.?C\.?G\.?S\.?A?\.? | N\.?D\.?C\.?C\.? | La\.\s?R\.\s?S\.
        | La\.\s?C\.\s?(?:C\.\s?P\.|Cr\.\s?P\.|C\.|E\.) | T\.C\.A\. | NAC | Practice\ Book
        | AS(?=\s\d\d\.\d\d\.\d{{3}}) | IC(?=\s\d+-\d+-\d+) | N\.J\.S\.A\. | N\.J\.A\.C\. | N\.J\.S\. | NMSA\ 1978
        | MCA | F\.S\. | R\.C\. | NMSA | HRS | SDCL | I\.C\. | RSA | G\.\s?L\.
        | M\.\s?G\.\s?L\. | C\.?P\.?L\.?R\.? | I\.?R\.?C\.? | U\.?C\.?C\.? | Bankruptcy\ Code | Internal\ Revenue\ Code
        | Treas\.\ ?Reg\. | U\.?S\.?S\.?G\.? | USSG | ILCS
        | (?: (?:Cal\.\s)? (?:                                                  # California's codes, by subject
            Model\ Penal\ Code
            | Code\ Civ\.\ Proc | Civ\.\ Code | Pen\.\ Code | Penal\ Code | Evid\.\ Code | Gov\.\ Code | Lab\.\ Code
            | Labor\ Code | Fam\.\ Code | Family\ Code | Veh\.\ Code | Vehicle\ Code | Prob\.\ Code | Ins\.\ Code
            | Civil\ Code | Evidence\ Code | Government\ Code | Corp\.\ Code | Health\ &\ Saf\.\ Code
            | Welf\.\ &\ Inst\.\ Code | Bus\.\ &\ Prof\.\ Code | Pub\.\ Resources\ Code
        ) | (?:                                                                   # New York's
            Penal\ Law | Gen\.\ Bus\.\ Law | Exec\.\ Law | Dom\.\ Rel\.\ Law | Real\ Prop\.\ Law
            | Crim\.\ Proc\.\ Law | CPL | EPTL
        ) ) \.?
    ) ,? \s*
    (?: c(?:h|hapter)?\.? \s* (?P<division> \d+[A-Z]? ) ,? \s* )?
    {_SECTION}
    """,
    re.VERBOSE,
)
_SUFFIXED = re.compile(
    rf"""
    (?P<mark> §\s?§ | § | \b[Ss]ections?(?=\s\d) ) \s* (?P<section> {sections.NUMBER} )
    (?P<more> [^;.§]{{0,40}}? \d?\.? ) ,\s
    (?P<code>
        C\.R\.S\. | RSMo\.? | MCA | NMSA\s1978 | SDCL | HRS | Stats\. | Fla\.\s?Stat\. | Florida\sStatutes
        | Ala\.\sCode\s1975
    ) (?!\w)
    """,
    re.VERBOSE,
)
"""Some states name the code after the section: ``§ 13-21-115, C.R.S.``, ``section 768.72(1), Florida Statutes``."""
_NAMED = re.compile(
    rf"""
    (?<![\w.])
    (?P<code>
        (?: [A-Z][A-Za-z’'-]+\.? ,? \s (?:(?:and|of|&|for|the)\s)? ){{1,6}}?
        (?: Law | Code | Act | Ordinance | Charter | Statute ) s? (?:\sAnn\.)?
        | Code                                                          # Virginia's own name for hers
    ) ,? \s
    (?P<mark> §\s?§ | § ) \s* (?P<section> {sections.NUMBER} )
    """,
    re.VERBOSE,
)
"""A law by name: ``General Obligations Law § 5-701``, ``San Tomas County Code, § 2.40``."""
_ILLINOIS = re.compile(
    r"""
    (?<![\w.]) (?P<title> \d+ ) \s+ (?P<code> ILCS | Ill\.\s?Comp\.\s?Stat\.(?:\s?Ann\.)? ) \s+
    (?P<mark> § )? (?P<section> \d+/\d[\w.-]* )
    """,
    re.VERBOSE,
)
_PUBLIC_LAW = re.compile(
    r"(?<![\w.])(?P<law>(?:Pub\.|Pvt\.)\s?L\.|Public Law)\s*(?:No\.|Number)?\s*(?P<number>\d{2,3}[-–]\d+)"
)
_SESSION_LAW = re.compile(r"(?<![\w.])(?P<volume>\d+)\s+(?P<book>Stat\.|Fed\.\s?Reg\.|FR)\s+(?P<page>\d[\d,]*\d|\d)")
_SESSION_PAGE = re.compile(r",\s(?P<page>\d[\d,]*\d)(?=[\s(.;]*(?:\(|[.;]|$))")
_LAW_SECTION = re.compile(r",\s(?P<sign>§+\s*)\d+[a-z]?")
_SPACED_SUBDIVISION = re.compile(r"\s(?=(?:\((?:\w{1,2}|[ivx]{1,4})\)\s?){1,6}(?:[.,;)]|[–-]{1,2}\(|$))")
_WITHIN = {
    "U.S.S.G.": re.compile(
        r",?\s(?P<part>(?:cmt\.|comment\.)\s(?:\(n\.\s?\d+(?:\([A-Z]\))?\)|n\.\s?\d+(?:\([A-Z]\))?))"
    ),
    "N.H. Rev. Stat.": re.compile(r",\s(?P<part>[IVX]+(?:-[a-z])?(?:\([a-z]\))*)(?![\w-])(?!\.\w)"),
}
"""What some codes have within a section besides subdivisions in brackets: application notes, Roman paragraphs."""
_SEVERAL = re.compile(r"§\s?§|[Ss]s?\.$|s\.?$")
_SESSION = re.compile(r"(?:1[789]|20)\d\d")
"""The year before a session's laws, which are cited by page: ``1993 Tex. Gen. Laws 418``."""
_ET_SEQ = re.compile(r",?\s+et\s+seq\b\.?|\s+note\b")
_REGULATIONS = re.compile(r"Reg|CMR|NYCRR|R\. & Regs|C\.?\s?F\.?\s?R|Admin|FR$|Code R\.|^Pa\. Code")
"""In a code's name: it holds regulations."""
_SPELLED_WORD = re.compile(rf"\b{forms.one_of(SPELLED)}(?!\w)")
_EDITION = re.compile(r"(?:Supp)?\d{4}$")
"""Of Oklahoma's code, ``21 O.S.2011``."""
_UNTIDY = re.compile(r"[\s.’',]")
_GLUED = re.compile(r"\.(?=[A-Z][a-z]|&)")


def read(text: str, possible: Set[Form]) -> list[Citation]:
    """The statutes, regulations and section references of a block, in order; they may overlap other kinds."""
    found = list(forms.read(text, _CODES, possible))
    if _BY_NAME in possible:
        found.extend(_by_name(text, [c.span for c in found]))
    found.extend(forms.read(text, _OTHERS, possible))
    found.extend(map(_in_known_code, bare_sections.read(text, [c.span for c in found], possible)))
    return sorted(found, key=lambda c: c.span.start)


# -- codes by name ----------------------------------------------------------------------------------------------------


def code_name(typed: str) -> str:
    """A code's standard name however it is spaced or spelled: ``Colo. Rev. Stat.`` for ``Colo.Rev.Stat.Ann.``."""
    return _known_code(typed) or _GLUED.sub(". ", " ".join(typed.split())).replace(" Ann.,", ",").removesuffix(" Ann.")


def _known_code(typed: str) -> str | None:
    tight = _tight(_SPELLED_WORD.sub(lambda word: SPELLED[word.group()], typed))
    known = _codes()
    return known.get(tight) or known.get(tight.removesuffix("Ann"))


@cache
def _codes() -> dict[str, str]:
    """Every known spelling of a code without spaces and periods, to its standard name."""
    found = {
        _tight(spelling): name.removesuffix(" Ann.")
        for name, entries in LAWS.items()
        for entry in entries
        for spelling in (name, name.removesuffix(" Ann."), *entry.get("variations", ()))
    }
    return found | {_tight(short): name for short, name in CODES.items()}


def _tight(name: str) -> str:
    return _UNTIDY.sub("", name)


# -- a code and a section ---------------------------------------------------------------------------------------------


def _federal(match: re.Match[str]) -> Iterator[Citation]:
    tight = _EDITION.sub("", _tight(match["code"]).removesuffix("Annotated"))
    appendix = tight[-3:] in ("app", "App")
    return _listed(match, "U.S.C. app." if appendix else TITLED_CODES[tight], match["title"])


def _state(match: re.Match[str]) -> Iterator[Citation]:
    """A state and some capitals before a number are a code only with a sign, a division, or a well-known name."""
    section, words = match["section"], match["code"].split()
    if words[-1] == "Laws" and _SESSION.fullmatch(section) and not match["mark"]:
        return  # a session's: "Or Laws 2001, ch 104"
    well_known = _known_code(match["code"]) and (len(section) > 2 or len(words) > 2)
    by_rule = match["code"].endswith("Code R.")  # "Fla. Admin. Code R. 61G4-15.001"
    if match["mark"] or match["division"] or well_known or by_rule:
        yield from _listed(match, code_name(match["code"]), match["title"] or match["division"] or "")


_CITED_CODE = re.compile(r"(?:\(|; )(?:[A-Z][a-z]+\.? (?:& )?){1,4}(?:Code|Proc\.), $")
"""A California code between parentheses, which lacks only its sign: ``(Evid. Code, 452.)``."""


def _abbreviated(match: re.Match[str]) -> Iterator[Citation]:
    """``MCA 12`` could be anything: a sign, or a section number of several parts, or a set of rules."""
    section = match["section"]
    if (
        match["mark"]
        or not section.isalnum()
        or _CITED_CODE.search(match.string, max(0, match.start() - 4), match.start("section"))
        or match["code"].endswith(("R", "R."))
    ):
        yield from _listed(match, code_name(match["code"]), match["division"] or "")


def _in_known_code(citation: Citation) -> Citation:
    """A section whose code is spelled out after it, with the code's standard name: ``of the New Jersey Statutes``."""
    known = _known_code(citation.source.name) if citation.source and citation.source.name else None
    return replace(citation, source=replace(citation.source, name=known)) if known and citation.source else citation


def _illinois(match: re.Match[str]) -> Iterator[Citation]:
    return _listed(match, "Ill. Comp. Stat.", match["title"])


def _suffixed(match: re.Match[str]) -> Iterator[Citation]:
    parts = subdivisions.read(match.string, match.end("section"), len(match.string))
    source = Source("", code_name(match["code"]), sections.normal(match["section"]), match["code"])
    span = Span(*match.span())
    yield Citation(Kind.STATUTE, span, span, source, pins=parts.pins, flaws=parts.flaws)


def _by_name(text: str, taken: Sequence[Span]) -> Iterator[Citation]:
    """Laws by their own names, where no code has been read already."""
    for match in _BY_NAME.pattern.finditer(text) if "§" in text else ():
        if not any(match.start("section") in span for span in taken):
            yield from _BY_NAME.cite(match)


def _named(match: re.Match[str]) -> Iterator[Citation]:
    """A law by its own name, without the words of the sentence before it: ``See``, ``Under the``."""
    words = list(re.finditer(r"\S+", match["code"]))
    while words and words[0].group().rstrip(".,").lower() in LEADING:
        words.pop(0)
    if len(words) < 2 and not any(word.group() == "Code" for word in words):
        return
    start = match.start("code") + words[0].start()
    name = match.string[start : match.end("code")]
    head, *others = _listed(match, " ".join(name.split()), "")
    span = Span(start, head.span.end)
    yield replace(head, span=span, full=span)
    yield from others


def _listed(match: re.Match[str], code: str, title: str) -> Iterator[Citation]:
    """The section cited, and a reference for each further one: ``42 U.S.C. §§ 1983 and 1988``."""
    text, mark, typed, at = match.string, match["mark"], match["section"], match.start("section")
    if code == "U.S.C.":
        typed = sections.without_call(text, typed, match.end())
    source = Source(title, code, sections.normal(typed), match["code"])
    head = _section(text, Span(match.start(), at + len(typed)), source, _number_flaw(source, typed, at, mark))
    yield head
    spaced = _is_spaced(source)
    yield from sections.further(text, head.span.end, source, plural=bool(mark and _SEVERAL.search(mark)), spaced=spaced)


def _number_flaw(source: Source, typed: str, at: int, mark: str | None) -> Flaw | None:
    """What is wrong with a section number: no sign before it, or a number that scanning has broken.

    ``20 CFR 404.1565`` is how that code asks to be cited itself (1 C.F.R. § 8.9).
    """
    broken = sections.is_broken(typed)
    if not (mark or source.name in SIGNLESS_CODES or source.typed == "CFR" or _SESSION.fullmatch(source.volume)):
        if broken:
            return Flaw("section-symbol-missing", Span(at, at + len(typed)), f"§ {source.number}")
        return Flaw("section-symbol-missing", Span(at, at), "§ ")
    return sections.broken(typed, at) if broken else None


def _is_spaced(source: Source) -> bool:
    """Whether subdivisions stand apart as in New York: ``CPLR 3211 (a) (7)``."""
    by_custom = source.typed == "G. L." or source.name.startswith("Conn.")
    return bool(source.typed) and ("." not in source.typed or by_custom)


def _section(text: str, head: Span, source: Source, flaw: Flaw | None) -> Citation:
    """One section of a code; ``head`` ends with its number."""
    end = head.end
    flaws = () if flaw is None else (flaw,)
    parts = subdivisions.read(text, end, len(text), spaced=_is_spaced(source))
    if not parts.pins and (gap := _SPACED_SUBDIVISION.match(text, end, end + 40)):
        parts = subdivisions.read(text, gap.end(), len(text))
        flaws = (*flaws, Flaw("statute-subsection-space", Span(end, end + 1), ""))
    if not parts.pins:
        parts = sections.parts(text, parts.end)
    end = parts.end
    if flaws:
        flaws = (sections.extended(text, flaws[0], end), *flaws[1:])
    if tail := _ET_SEQ.match(text, end):
        end = tail.end()
    pins = parts.pins
    if (within := _WITHIN.get(source.name)) and (part := within.match(text, end)):
        pins, end = _with_part(pins, part), part.end()
    kind = Kind.REGULATION if _REGULATIONS.search(source.name) else Kind.STATUTE
    span = Span(head.start, end)
    return Citation(kind, span, span, source, pins=pins, flaws=(*flaws, *parts.flaws))


def _with_part(pins: tuple[Pin, ...], part: re.Match[str]) -> tuple[Pin, ...]:
    """A section's pins with what follows them: a guideline's ``(b)(1) cmt. (n.3)`` is one place."""
    typed = " ".join(part["part"].split())
    if not pins:
        at = Span(*part.span("part"))
        return (Pin(PinKind.SECTION, at, typed, typed, first_span=at),)
    *others, last = pins
    at = Span(last.span.start, part.end())
    return (*others, Pin(PinKind.SECTION, at, f"{last.text} {typed}", typed, first_span=at))


# -- session laws -----------------------------------------------------------------------------------------------------


def _public_law(match: re.Match[str]) -> Iterator[Citation]:
    """``Pub. L. No. 104-208, § 305``."""
    text, span = match.string, Span(*match.span())
    pins: tuple[Pin, ...] = ()
    if section := _LAW_SECTION.match(text, span.end):
        at = Span(section.start("sign"), subdivisions.read(text, section.end(), len(text)).end)
        whole = " ".join(text[slice(*at)].split())
        pins = (Pin(PinKind.SECTION, at, whole, whole, first_span=at),)
        span = Span(span.start, at.end)
    source = Source("", "Pub. L.", sections.normal(match["number"]), match["law"])
    yield Citation(Kind.STATUTE, span, span, source, pins=pins)


def _session_law(match: re.Match[str]) -> Iterator[Citation]:
    """``110 Stat. 3009``, ``55 Fed. Reg. 1,234, 1,236``."""
    end = match.end()
    pins: tuple[Pin, ...] = ()
    if page := _SESSION_PAGE.match(match.string, end):
        at = Span(*page.span("page"))
        pins = (Pin(PinKind.PAGE, at, page["page"], page["page"].replace(",", ""), first_span=at),)
        end = page.end()
    is_statute = match["book"] == "Stat."
    source = Source(
        match["volume"], "Stat." if is_statute else "Fed. Reg.", match["page"].replace(",", ""), match["book"]
    )
    span = Span(match.start(), end)
    yield Citation(Kind.STATUTE if is_statute else Kind.REGULATION, span, span, source, pins=pins)


_CODES = (
    Form(
        ("NYCRR", "CMR", "Mass. Regs", "S.C", "SC", "S. C", "F.R", "FR", "S.A", "R.S.", "O.S.", "States Code"),
        _FEDERAL,
        _federal,
    ),
    Form(("Code", "Stat", "Law", "Ann.", "Reg", "C.S", "Del. C"), _STATE, _state),
    Form(
        (
            "G. L.",
            "Practice Book",
            "La. C",
            *"""
            RCW ORS NRS A.R.S ARS K.S.A MCL M.C.L C.R.S CRS C.G.A OCGA J.S J.A.C NMSA MCA F.S. R.C. HRS SDCL I.C. RSA
            G.L. P.L.R CPLR I.R.C IRC KRS C.G.S CGS G.S NCGS D.C.C NDCC AS IC R.S. U.C.C UCC Code Reg S.G SSG Law CPL
            EPTL NAC T.C.A
            """.split(),
        ),
        _ABBREVIATED,
        _abbreviated,
    ),
    Form(("C.R.S.", "RSMo", "MCA", "NMSA", "SDCL", "HRS", "Stat", "1975"), _SUFFIXED, _suffixed),
)
_BY_NAME = Form(("Law", "Code", "Act", "Ordinance", "Charter", "Statute"), _NAMED, _named)
_OTHERS = (
    Form(("ILCS", "Comp"), _ILLINOIS, _illinois),
    Form(("L.", "Public Law"), _PUBLIC_LAW, _public_law),
    Form(("Stat.", "Reg.", "FR"), _SESSION_LAW, _session_law),
)
FORMS = (*_CODES, _BY_NAME, *_OTHERS, *bare_sections.FORMS)
