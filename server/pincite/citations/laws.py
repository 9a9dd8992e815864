"""Statutes and regulations, federal and state, and references to their sections.

Sources: Indigo Book R16, R17, R19, T3; reporters-db's table of codes.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from reporters_db import LAWS

from pincite.citations import subdivisions
from pincite.citations.names import LEADING
from pincite.citations.model import Citation, Flaw, Kind, Pin, PinKind, Source
from pincite.citations.tables import DASHES, STATES
from pincite.text.spans import Span

_SECTION = rf"\d+[A-Za-z]{{0,4}}\d*(?:(?:[{DASHES}.:/]|\s?[–—]\s?)\d+[A-Za-z]{{0,3}}\d*(?![A-Za-z]))*"
_FEDERAL_SECTION = rf"\d+[A-Za-z]{{0,4}}(?:[{DASHES}]\d+[A-Za-z]{{0,2}})*(?![\d])"
_MARK = r"(?P<mark>§\s?§|§+|(?:[Ss]ections?|[Ss]ecs?\.|[Ss]s?\.|[Pp]arts?|pts?\.|[Aa]rts?\.|[Rr]ules?|r\.|¶)(?=\s?\d))?"
_NAMED_STATES = """California Texas Florida Illinois Colorado Georgia Virginia Washington Massachusetts Michigan
    Minnesota Pennsylvania Delaware Oregon Arizona Nevada Tennessee Indiana Kentucky Louisiana Maryland Wisconsin Missouri
    Oklahoma Connecticut Kansas Nebraska""".split()
_STATES = "|".join([*(re.escape(a.rstrip(".")).replace(r"\ ", "").replace(r"\.", r"\.\s?") for a in STATES.values()), *_NAMED_STATES])
_CODE_WORD = r"(?:[A-Z][A-Za-z’'-]*\.?|&|of|and)"
_CODE_END = r"(?:Code|Codes|Stats?|Statutes|Laws?|Ann|Regs?|Consol|C\.\s?S\.(?:\s?A)?|C)"
_STATE_CODE = re.compile(
    rf"(?<![\w.])(?:(?P<title>\d+[A-Z]?)\s+)?(?P<code>(?:{_STATES})\.?(?:,?\s?{_CODE_WORD}){{0,6}}?\s?{_CODE_END}(?:\b\.?|(?<=\.))"
    rf"(?:\s?(?:Ann\.|R\.|Regs?\.|Supp\.|Unann\.)|(?<=Code)\s?R\.)*(?:\s19\d\d)?)"
    rf",?\s*(?:(?:tit|ch|c|vol|Title|Ch)\b\.?\s*(?P<division>[\dA-Z]+[\dA-Z-]*)\s*,?\s*)?{_MARK}\s*(?P<section>{_SECTION})"
)
_FEDERAL = re.compile(
    r"(?<![\w.-])(?P<title>\d{1,3})(?:,)?\s+(?P<code>U\.?\s?S\.?\s?C\.?(?:\s?[AS]\.|A|S)?(?![A-Za-z])|U\.\s?S\.\s+Code|"
    rf"United States Code(?: Annotated)?|NYCRR|C\.?\s?F\.?\s?R\.?(?![A-Za-z])),?\s*{_MARK}\s*(?P<section>{_SECTION})"
)
_ABBREVIATED = re.compile(
    r"(?<![\w.])(?P<code>RCW|ORS|NRS|A\.?R\.?S\.?|K\.S\.A\.|MCLA?|M\.C\.L\.(?:A\.)?|C\.R\.S\.|CRS|O\.C\.G\.A\.|OCGA|"
    r"N\.J\.S\.A\.|N\.J\.S\.|NMSA 1978|MCA|F\.S\.|R\.C\.|NMSA|HRS|SDCL|I\.C\.|RSA|G\.L\.|M\.G\.L\.|C\.?P\.?L\.?R\.?|"
    r"I\.?R\.?C\.?|U\.?C\.?C\.?|Bankruptcy Code|Internal Revenue Code|Treas\. ?Reg\.|U\.?S\.?S\.?G\.?|USSG|ILCS|"
    r"(?:Code Civ\. Proc|Civ\. Code|Pen\. Code|Penal Code|Evid\. Code|Gov\. Code|Lab\. Code|Labor Code|Fam\. Code|"
    r"Family Code|Veh\. Code|Vehicle Code|Prob\. Code|Ins\. Code|Civil Code|Evidence Code|Government Code|Corp\. Code|"
    r"Health & Saf\. Code|Welf\. & Inst\. Code|Bus\. & Prof\. Code|Pub\. Resources Code|Penal Law|Gen\. Bus\. Law|"
    r"Exec\. Law|Dom\. Rel\. Law|Real Prop\. Law|Crim\. Proc\. Law|CPL|EPTL)\.?)"
    rf",?\s*(?:c(?:h|hapter)?\.?\s*(?P<division>\d+[A-Z]?),?\s*)?{_MARK}\s*(?P<section>{_SECTION})"
)
_ILLINOIS = re.compile(
    r"(?<![\w.])(?P<title>\d+)\s+(?P<code>ILCS|Ill\.\s?Comp\.\s?Stat\.(?:\s?Ann\.)?)\s+(?P<mark>§)?(?P<section>\d+/\d[\w.-]*)"
)
_SUFFIXED = re.compile(
    rf"(?P<mark>§\s?§|§)\s*(?P<section>{_SECTION})(?P<more>[^;.§]{{0,40}}?),\s(?P<code>C\.R\.S\.|RSMo\.?|MCA|NMSA\s1978|SDCL|HRS)(?!\w)"
)
"""Colorado, Missouri and Montana name the code after the section: ``§ 13-21-115, C.R.S.``."""
_SUFFIX_TRIGGERS = ("C.R.S.", "RSMo", "MCA", "NMSA", "SDCL", "HRS")
_SESSION = re.compile(
    r"(?<![\w.])(?:(?P<law>(?:Pub\.|Pvt\.)\s?L\.|Public Law)\s*(?:No\.|Number)?\s*(?P<number>\d{2,3}[-–]\d+)"
    r"|(?P<volume>\d+)\s+(?P<book>Stat\.|Fed\.\s?Reg\.|FR)\s+(?P<page>\d[\d,]*\d|\d))"
)
_NAMED_ACT = r"(?P<act>\s+of\s+(?:the\s+)?(?:[A-Z][\w’'.&-]*\s+(?:(?:and|of|&|for|on|to|in)\s+(?=[A-Z]))?){1,9}(?:Act|Code|Law|Statute)s?\b(?:\s+of\s+\d{4})?)"
_SECTION_REF = re.compile(
    r"(?<![\w.])(?P<mark>§\s?§|§+|[Ss]ections?|[Ss]ecs?\.)\s*(?P<section>\d+[A-Za-z]{0,2}(?:[-–.:]\d+[A-Za-z]{0,2}|\s?—\s?\d+(?:\.\d+)?)*)"
)
_SUBSECTION_REF = re.compile(
    r"(?<![\w-])(?P<word>[Ss]ub(?:sections?|divisions?|paragraphs?)|[Pp]aragraphs?)\s+(?P<number>\d{1,2}(?=\())?(?=\(|\d{1,2}\()"
)
_ACT = re.compile(_NAMED_ACT)
_MORE = re.compile(r"(?P<joint>\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&|or|to|through)\s+|\s*&\s*)(?P<sign>§+\s*)?(?=\d)")
_SUBDIVISION_WORD = re.compile(r",?\s+(?:subds?\.|subdivisions?|subsections?|paras?\.)\s*(?=\()")
_LAW_SECTION = re.compile(r",\s(?P<sign>§+\s*)\d+[a-z]?")
_ENDS_A_CITE = re.compile(r"(?:(?<![.!?]\s)(?<!^)\b[A-Z][\w.]*|\d|\)|\.)\s?,\s*$")
_IN_A_SENTENCE = re.compile(r"(?<!\bsee)(?<!\balso)(?<!\bcf)(?<!\bunder)(?<!\band)(?<=[a-z]{2})\s$")
"""Running text before a bare section, which is then mentioned rather than cited."""
_GUIDELINE_COMMENT = re.compile(r",?\s(?:cmt\.|comment\.)\s(?:\(n\.\s?\d+(?:\([A-Z]\))?\)|n\.\s?\d+(?:\([A-Z]\))?)")
_ET_SEQ = re.compile(r"\s+et\s+seq\b\.?|\s+note\b")
_CALL_GLUED = re.compile(r"\.\d{1,2}(?=\s+[A-Z“\"]|$)")
_TRIGGERS = ("Code", "Stat", "Law", "Ann.", "Reg", "C.S", "Del. C")
_NAMED_TRIGGERS = ("Law", "Code", "Act", "Ordinance", "Charter")
_ABBREVIATED_TRIGGERS = (
    "RCW", "ORS", "NRS", "A.R.S", "ARS ", "K.S.A", "MCL", "M.C.L", "C.R.S", "CRS", "C.G.A", "OCGA", "J.S", "NMSA", "MCA",
    "F.S.", "R.C.", "HRS", "SDCL", "I.C.", "RSA", "G.L.", "P.L.R", "CPLR", "I.R.C", "IRC", "U.C.C", "UCC", "Code", "Reg",
    "S.G", "SSG", "Law", "CPL", "EPTL",
)  # fmt: skip
_EM = re.compile(r"\s?[—―]\s?")
_BROKEN = re.compile(r"[—―]|\d\s+[-–]|[-–]\s+\d")
"""Scanning turns the hyphens of a section number into long dashes, or puts spaces around them."""
_NAMED_CODE = re.compile(
    r"(?<![\w.])(?P<code>(?:[A-Z][A-Za-z’'-]+\.?,?\s(?:(?:and|of|&|for|the)\s)?){1,6}?(?:Law|Code|Act|Ordinance|Charter)s?(?:\sAnn\.)?),?\s"
    rf"(?P<mark>§\s?§|§)\s*(?P<section>{_SECTION})"
)
"""A law by name: ``General Obligations Law § 5-701``, ``San Tomas County Code, § 2.40``."""
_SIGNLESS = frozenset(
    {"Ill. Comp. Stat.", "N.Y. C.P.L.R.", "Wash. Rev. Code", "Or. Rev. Stat.", "Nev. Rev. Stat.", "Mich. Comp. Laws",
     "Kan. Stat.", "EPTL", "CPL"}
)  # fmt: skip
"""Codes that their own states cite without a section sign."""
_REGULATIONS = re.compile(r"Reg|NYCRR|R\. & Regs|C\.?\s?F\.?\s?R|Admin|FR$|Code R\.")


def read(text: str) -> list[Citation]:
    """The statutes, regulations and section references of a block, in order; they may overlap other kinds."""
    found: list[Citation] = []
    if (
        "NYCRR" in text
        or "S.C" in text
        or "SC" in text
        or "S. C" in text
        or "F.R" in text
        or "FR" in text
        or "United States Code" in text
    ):
        for match in _FEDERAL.finditer(text):
            found.extend(_sections(text, match, _federal_name(match["code"]), match["title"]))
    if any(word in text for word in _TRIGGERS):
        for match in _STATE_CODE.finditer(text):
            if _is_code(match):
                found.extend(
                    _sections(text, match, code_name(match["code"]), match["title"] or match["division"] or "")
                )
    if any(word in text for word in _ABBREVIATED_TRIGGERS):
        for match in _ABBREVIATED.finditer(text):
            if (
                match["mark"]
                or "." in match["section"]
                or "-" in match["section"]
                or match["code"].endswith(("R", "R."))
            ):
                found.extend(_sections(text, match, code_name(match["code"]), match["division"] or ""))
    if "§" in text and any(word in text for word in _SUFFIX_TRIGGERS):
        for match in _SUFFIXED.finditer(text):
            found.append(_suffixed(text, match))
    if "§" in text and any(word in text for word in _NAMED_TRIGGERS):
        for match in _NAMED_CODE.finditer(text):
            if not any(other.span.start <= match.start("section") < other.span.end for other in found):
                found.extend(_named(text, match))
    if "ILCS" in text or "Comp" in text:
        for match in _ILLINOIS.finditer(text):
            found.extend(_sections(text, match, "Ill. Comp. Stat.", match["title"]))
    if "L." in text or "Stat." in text or "Reg." in text or "Law" in text or "FR" in text:
        found.extend(_session_laws(text))
    if "§" in text or "ection" in text or "ec." in text:
        taken = [c.span for c in found]
        found.extend(_section_references(text, taken))
    if "ubsection" in text or "ubdivision" in text or "aragraph" in text:
        found.extend(_subsection_references(text))
    found.sort(key=lambda c: c.span.start)
    return found


def section_after(text: str, at: int, limit: int) -> tuple[Source, tuple[Pin, ...], tuple[Flaw, ...], int] | None:
    """``§ 18-6-803.5(3)(b)`` after *Id.*: its section, subdivisions, flaws and end; None where no sign follows."""
    found = re.compile(rf"\s*(?P<mark>§+)\s*(?P<section>{_SECTION})?").match(text, at, limit)
    if not found:
        return None
    end = found.end()
    section = found["section"] or ""
    parts = subdivisions.read(text, end, limit)
    flaws = parts.flaws
    if _BROKEN.search(section):
        flaws = (_broken(section, found.start("section")), *flaws)
    return Source("", "", normal_section(section), section), parts.pins, flaws, parts.end


def normal_section(typed: str) -> str:
    """A section number as it should be: ``18-6-803.5`` for ``18 — 6—803.5``."""
    return re.sub(rf"\s*[{DASHES}]+\s*", "-", typed.strip())


def code_name(typed: str) -> str:
    """A code's standard name however it is spaced: ``Colo. Rev. Stat.`` for ``Colo.Rev.Stat.Ann.``."""
    tight = _tight(typed)
    known = _codes()
    return known.get(tight) or known.get(tight.removesuffix("Ann")) or _SPACED.sub(". ", " ".join(typed.split()))


_SPACED = re.compile(r"\.(?=[A-Z][a-z]|&)")


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, entries in LAWS.items():
        for entry in entries:
            for spelling in (name, *entry.get("variations", ())):
                found[_tight(spelling)] = name.removesuffix(" Ann.")
    found |= {
        _tight(short): full
        for short, full in {
            "RCW": "Wash. Rev. Code", "ORS": "Or. Rev. Stat.", "NRS": "Nev. Rev. Stat.", "ARS": "Ariz. Rev. Stat.",
            "KSA": "Kan. Stat.", "MCL": "Mich. Comp. Laws", "MCLA": "Mich. Comp. Laws", "CRS": "Colo. Rev. Stat.",
            "OCGA": "Ga. Code", "NJSA": "N.J. Stat.", "ILCS": "Ill. Comp. Stat.", "MCA": "Mont. Code",
            "IRC": "I.R.C.", "USSG": "U.S.S.G.", "UCC": "U.C.C.", "CPLR": "N.Y. C.P.L.R.",
            "GL": "Mass. Gen. Laws", "MGL": "Mass. Gen. Laws", "Pa. C.S.": "Pa. Cons. Stat.",
            "RSMo": "Mo. Rev. Stat.",
            "NMSA1978": "N.M. Stat.",
            "Internal Revenue Code": "I.R.C.", "Fla. Statutes": "Fla. Stat.", "FS": "Fla. Stat.",
        }.items()
    }  # fmt: skip
    return found


def _tight(name: str) -> str:
    return re.sub(r"[\s.’',]", "", name)


def _federal_name(typed: str) -> str:
    tight = _tight(typed).upper()
    if tight == "NYCRR":
        return "N.Y. Comp. Codes R. & Regs."
    return "C.F.R." if tight.startswith("C") else "U.S.C."


def _is_code(match: re.Match[str]) -> bool:
    """A state and some capitals before a number are a code only with a sign, a division, or a well-known ending."""
    words = match["code"].split()
    if match["mark"] or match["division"]:
        return True
    section = match["section"]
    known = _tight(match["code"]) in _codes() or _tight(match["code"]).removesuffix("Ann") in _codes()
    return known and (len(section) > 2 or len(words) > 2)


def _sections(text: str, match: re.Match[str], name: str, title: str) -> Iterator[Citation]:
    """The cite itself, and a reference for each further section: ``42 U.S.C. §§ 1983 and 1988``."""
    kind = Kind.REGULATION if _REGULATIONS.search(name) else Kind.STATUTE
    section, end = match["section"], match.end()
    if name == "U.S.C." and (call := _CALL_GLUED.search(section + text[end : end + 2])):
        section = section[: call.start()]
        end = match.start("section") + len(section)
    flaws: list[Flaw] = []
    mark = match["mark"]
    tidy = normal_section(section)
    if not mark and name not in _SIGNLESS:
        at = match.start("section")
        flaws.append(Flaw("section-symbol-missing", Span(at, at), "§ "))
    if _BROKEN.search(section):
        at = match.start("section")
        flaws = [Flaw(flaws[0].rule, Span(at, end), f"§ {tidy}")] if flaws else [_broken(section, at)]
    source = Source(title, name, tidy, match["code"])
    yield from _with_more(text, match.start(), end, kind, source, tuple(flaws), plural=bool(mark) and len(mark) > 1)


def _with_more(
    text: str, start: int, end: int, kind: Kind, source: Source, flaws: tuple[Flaw, ...], *, plural: bool
) -> Iterator[Citation]:
    spaced = "." not in source.typed and bool(source.typed)
    parts = subdivisions.read(text, end, len(text), spaced=spaced)
    end = parts.end
    if not parts.pins and (tail := re.match(r"\s(?=\((?:\w{1,2}|[ivx]{1,4})\)\s?[.,;)])", text[end : end + 8])):
        parts = subdivisions.read(text, end + tail.end(), len(text))
        flaws = (*flaws, Flaw("statute-subsection-space", Span(end, end + 1), ""))
        end = parts.end
    if not parts.pins and (word := _SUBDIVISION_WORD.match(text, end)):
        parts = subdivisions.read(text, word.end(), len(text))
        end = parts.end if parts.pins else end
    if flaws and _BROKEN.search(text, flaws[0].span.start, parts.end):
        first = flaws[0]
        whole = Span(first.span.start, parts.end)
        flaws = (
            Flaw(first.rule, whole, (first.repair or "") + _EM.sub("-", text[first.span.end : parts.end])),
            *flaws[1:],
        )
    if tail := _ET_SEQ.match(text, end):
        end = tail.end()
    found = parts.pins
    if source.name == "U.S.S.G." and (comment := _GUIDELINE_COMMENT.match(text, end)):
        typed = " ".join(comment.group().split())
        last = found[-1] if found else None
        at = Span(last.span.start if last else comment.start() + 1, comment.end())
        found = (*found[:-1], Pin(PinKind.SECTION, at, f"{last.text} {typed}" if last else typed, typed, first_span=at))
        end = comment.end()
    span = Span(start, end)
    yield Citation(kind, span, span, source, pins=found, flaws=(*flaws, *parts.flaws))
    yield from further_sections(text, end, source, plural=plural, spaced=spaced)


def further_sections(text: str, end: int, source: Source, *, plural: bool, spaced: bool = False) -> Iterator[Citation]:
    """The sections listed after one that ends at ``end``, each without its code: ``and 1988`` of ``§§ 1983 and 1988``."""
    while more := _MORE.match(text, end):
        number = re.compile(_FEDERAL_SECTION if source.name == "U.S.C." else _SECTION).match(text, more.end())
        if not number or not _is_further(text, number, plural=plural or bool(more["sign"])):
            return
        begin, section = number.start(), number.group()
        if call := _CALL_GLUED.search(section + text[number.end() : number.end() + 2]):
            section = section[: call.start()]
        parts = subdivisions.read(text, begin + len(section), len(text), spaced=spaced)
        end = parts.end
        further = Source(source.volume, source.name, normal_section(section), "")
        span = Span(begin, end)
        yield Citation(Kind.STATUTE_REF, span, span, further, pins=parts.pins, flaws=parts.flaws)


def _broken(section: str, at: int) -> Flaw:
    return Flaw("ocr-spaced-section", Span(at, at + len(section)), normal_section(section))


def _is_further(text: str, number: re.Match[str], *, plural: bool) -> bool:
    """Whether a number after ``and`` or a comma is another section of the same code."""
    rest = text[number.end() : number.end() + 24]
    if re.match(r"\s+(?:[A-Z][\w.]*\s?){1,4}(?:§|\d)|\s*[A-Z]\.[A-Z]", rest) or re.match(
        r"\s+(?:U\.|C\.F|[A-Z]\.)", rest
    ):
        return False
    return plural and (number.group()[0] != "0")


def _named(text: str, match: re.Match[str]) -> Iterator[Citation]:
    """A law by its own name, without the words of the sentence before it: ``See``, ``Under the``."""
    words = list(re.finditer(r"\S+", match["code"]))
    while words and words[0].group().rstrip(".,").lower() in LEADING:
        words.pop(0)
    if len(words) < 2:
        return
    start = match.start("code") + words[0].start()
    name = text[start : match.end("code")]
    parts = list(_sections(text, match, " ".join(name.split()), ""))
    head = parts[0]
    span = Span(start, head.span.end)
    yield replace(head, span=span, full=span)
    yield from parts[1:]


def _suffixed(text: str, match: re.Match[str]) -> Citation:
    parts = subdivisions.read(text, match.end("section"), len(text))
    span = Span(*match.span())
    source = Source("", code_name(match["code"]), normal_section(match["section"]), match["code"])
    return Citation(Kind.STATUTE, span, span, source, pins=parts.pins, flaws=parts.flaws)


def _session_laws(text: str) -> Iterator[Citation]:
    for match in _SESSION.finditer(text):
        span = Span(*match.span())
        if match["law"]:
            source = Source("", "Pub. L.", normal_section(match["number"]), match["law"])
            law_pins: tuple[Pin, ...] = ()
            if section := _LAW_SECTION.match(text, span.end):
                parts = subdivisions.read(text, section.end(), len(text))
                at = Span(section.start("sign"), parts.end)
                whole = " ".join(text[slice(*at)].split())
                law_pins = (Pin(PinKind.SECTION, at, whole, whole, first_span=at),)
                span = Span(span.start, parts.end)
            yield Citation(Kind.STATUTE, span, span, source, pins=law_pins)
        else:
            book = "Stat." if match["book"] == "Stat." else "Fed. Reg."
            page = match["page"].replace(",", "")
            kind = Kind.STATUTE if book == "Stat." else Kind.REGULATION
            end = match.end()
            pins: tuple[Pin, ...] = ()
            if pin := re.compile(r",\s(\d[\d,]*\d)(?=[\s(.;]*(?:\(|[.;]|$))").match(text, end):
                at = Span(*pin.span(1))
                pins = (Pin(PinKind.PAGE, at, pin[1], pin[1].replace(",", ""), first_span=at),)
                end = pin.end()
            yield Citation(
                kind,
                Span(span.start, end),
                Span(span.start, end),
                Source(match["volume"], book, page, match["book"]),
                pins=pins,
            )


def _section_references(text: str, taken: list[Span]) -> Iterator[Citation]:
    """``§ 1344`` and ``section 3(c)(2) of the Act``, where no code stands before."""
    for match in _SECTION_REF.finditer(text):
        if any(span.start <= match.start() < span.end for span in taken):
            continue
        # ", § 967" ends a cite to something not recognised: a treatise, a session law
        if match["mark"].startswith("§") and _ENDS_A_CITE.search(text, max(0, match.start() - 40), match.start()):
            continue
        section = match["section"]
        end = match.end()
        if call := _CALL_GLUED.search(section + text[end : end + 2]):
            section = section[: call.start()]
            end = match.start("section") + len(section)
        parts = subdivisions.read(text, end, len(text))
        if not parts.pins and (word := _SUBDIVISION_WORD.match(text, end)):
            parts = subdivisions.read(text, word.end(), len(text))
        stop = max(parts.end, end) if parts.pins else end
        act = _ACT.match(text, stop)
        if act:
            stop = act.end()
        name = " ".join(act["act"].split()).removeprefix("of ").removeprefix("the ") if act else ""
        span = Span(match.start(), stop)
        source = Source("", name, normal_section(section), match["mark"])
        yield Citation(
            Kind.STATUTE_REF,
            span,
            span,
            source,
            pins=parts.pins,
            flaws=parts.flaws,
            textual=not match["mark"].startswith("§")
            or bool(_IN_A_SENTENCE.search(text, max(0, match.start() - 20), match.start())),
        )
        if len(match["mark"].strip()) > 1 and match["mark"].rstrip(".")[-1] in "s§":
            further = list(_with_more(text, match.start(), end, Kind.STATUTE_REF, source, (), plural=True))[1:]
            yield from further


def _subsection_references(text: str) -> Iterator[Citation]:
    """``subsection (3)(a)``: a part of the statute under discussion."""
    for match in _SUBSECTION_REF.finditer(text):
        number = match["number"]
        parts = subdivisions.read(text, match.end(), len(text))
        if not parts.pins:
            continue
        pins = parts.pins
        flaws = list(parts.flaws)
        if number:
            typed = Span(match.start("number"), match.end("number"))
            flaws.append(Flaw("subsection-parentheses", typed, f"({number})"))
            first = pins[0]
            at = Span(typed.start, first.span.end)
            whole = f"({number}){first.text}"
            pins = (Pin(PinKind.SECTION, at, whole, whole, None, at), *pins[1:])
        span = Span(match.start(), parts.end)
        yield Citation(
            Kind.STATUTE_REF, span, span, Source("", "", "", match["word"]), pins=pins, flaws=tuple(flaws), textual=True
        )
