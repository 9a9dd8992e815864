"""Italics, in documents that have them: the names of cases, *id.*, *supra* and signals; emphasis within quotations.

A document is held to what it does itself: where most names are in roman, nothing is asked for.
Sources: Indigo Book R2.1, R2.2, R8.2.4, R11.1, R11.2.
"""

import re
from collections.abc import Iterator, Sequence

from pincite.checks import faces, parentheticals
from pincite.checks.habits import Habit
from pincite.checks.model import Edit, Severity
from pincite.checks.quotations import quotations
from pincite.checks.rule import Draft, House, Meaning, Rule, group
from pincite.citations.model import Citation, Kind
from pincite.markup.blocks import BlockKind, Content
from pincite.text.spans import Span

_NAMES = frozenset({faces.CASE_NAMES, faces.FULL_NAMES_IN_NOTES})


def _emphasised(span: Span, typed: str, say: str, house: House) -> Draft:
    opening, closing = house.mark
    if opening == "*" and typed[0].isdecimal():
        opening = closing = "_"  # a star before a number is the mark of a page
    edits = (Edit(Span(span.start, span.start), opening), Edit(Span(span.end, span.end), closing))
    return Draft(span, say, edits, None, f"Replace “{typed}” with “{opening}{typed}{closing}”")


def _roman(content: Content, citations: Sequence[Citation], house: House) -> Iterator[tuple[str, Span, str]]:
    """What stands in roman here and in italics elsewhere, and its words."""
    if house.italic:
        for what, span, italic in faces.shown(content, citations):
            if not italic and what in house.italic:
                yield what, span, content.readable.text[span.start : span.end]


def _name(content: Content, citations: Sequence[Citation], house: House) -> Iterator[Draft]:
    for what, span, typed in _roman(content, citations, house):
        if what in _NAMES:
            yield _emphasised(span, typed, "The names of cases are in italics in this document.", house)


def _name_comma(content: Content, citations: Sequence[Citation], house: House) -> Iterator[Draft]:
    for citation in citations if content.emphasis else ():
        if citation.name and faces.comma_inside(content, citation.name.span):
            comma = Span(citation.name.span.end, citation.name.span.end + 1)
            edits = (Edit(comma, ""), Edit(Span(comma.end, comma.end), ","))
            yield Draft(
                comma,
                "The comma after a case’s name is not in italics.",
                edits,
                None,
                "Move the comma out of the italics",
            )


def _other_words(content: Content, citations: Sequence[Citation], house: House) -> Iterator[Draft]:
    for what, span, typed in _roman(content, citations, house):
        if what not in _NAMES:
            say = (
                "Signals are in italics in this document."
                if what == faces.SIGNS
                else f"{typed} is in italics elsewhere."
            )
            yield _emphasised(span, typed, say, house)


def _id_period(content: Content, citations: Sequence[Citation], house: House) -> Iterator[Draft]:
    """``*Id*.`` in a document that writes ``*Id.*``."""
    if house.usual("id period") != "inside":
        return
    for what, span in faces.pieces(content, citations):
        if what == faces.IDS and faces.period_inside(content, span) is False:
            period = Span(span.end - 1, span.end)
            edits = (Edit(Span(period.start, period.start), "."), Edit(period, ""))
            say = "The period of Id. is in italics here."
            yield Draft(period, say, edits, None, "Move the period into the italics")


_SIGNAL = re.compile(r"(?:^|[.;?!”\"’)]\s)(?P<signal>[Ss]ee(?:\salso)?|But\ssee|Cf\.|Accord)\s$")
_NAME_ENDS = re.compile(r"[.,;)]|\s\(|$")


def _signals_of_names(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """``See Olim.``: a signal before a bare name, which a reader of one block cannot tell from a verb."""
    if faces.SIGNS not in meaning.house.italic:
        return
    for index in meaning.of_kind(Kind.NAME_REF):
        span = meaning.references[index].citation.span
        text, unit = meaning.text(index), meaning.units()[meaning.references[index].block]
        found = _SIGNAL.search(text, max(0, span.start - 12), span.start)
        if found is None or unit.kind is BlockKind.HEADING or not _NAME_ENDS.match(text, span.end):
            continue
        signal = Span(*found.span("signal"))
        if not any(e.overlaps(signal) for e in unit.emphasis):
            say = "Signals are in italics in this document."
            yield index, _emphasised(signal, found["signal"], say, meaning.house)


_FOREIGN = frozenset(
    """
    a fortiori|a priori|ab initio|actus reus|ad hoc|amici|amici curiae|amicus|amicus curiae|arguendo|bona fide|
    certiorari|de facto|de jure|de minimis|de novo|dicta|dictum|e.g.|en banc|et al.|et seq.|ex ante|ex parte|ex post|
    ex post facto|ex rel.|forum non conveniens|habeas|habeas corpus|i.e.|in camera|in forma pauperis|in limine|
    in loco parentis|in personam|in re|in rem|infra|inter alia|inter partes|ipse dixit|ipso facto|laissez faire|
    mens rea|mutatis mutandis|nolo contendere|non obstante veredicto|nunc pro tunc|parens patriae|per curiam|per se|
    post hoc|prima facie|pro bono|pro hac vice|pro se|pro tanto|qua|quantum meruit|quasi|qui tam|quid pro quo|
    quo warranto|res gestae|res ipsa loquitur|res judicata|respondeat superior|scienter|sic|sine qua non|
    stare decisis|status quo|sua sponte|sub judice|sub nom.|sub silentio|sui generis|supra|ultra vires|vel non|
    vice versa|vis-à-vis|viz.|voir dire
    """.replace("\n", " ")
    .replace("| ", "|")
    .strip()
    .split("|")
)
"""Words that are in italics for being of another language."""
_SAID = re.compile(r"\b(?:emphas[ie]|italic|underlin|alteration)", re.IGNORECASE)
_TO_CITATION = re.compile(r"[.,;:]?\s(?:\(?[A-Za-z.,\s]{0,20}\s)?\(?")
_LATER = 5
"""Parentheticals of this rank and above stand after (emphasis added)."""


def _unsaid(content: Content, citations: Sequence[Citation], house: House) -> Iterator[Draft]:
    """Emphasis within a quotation whose citation does not say whose it is; only the source can tell."""
    text = content.readable.text
    if not content.emphasis or content.kind not in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE):
        return
    quoted = quotations(text)
    if not quoted or _SAID.search(text):
        return
    known = [span for _, span in faces.pieces(content, citations)]
    for quotation in quoted:
        words = [e for e in content.emphasis if _is_stressed(e, quotation, text) and not any(map(e.overlaps, known))]
        index = _cited_after(quotation, text, citations) if words else None
        if index is not None:
            end = _end(group(citations, index), text)
            typed = text[slice(*words[0])]
            say = f"Whose emphasis is “{typed}”? If it is yours, say (emphasis added)."
            edits = (Edit(Span(end, end), " (emphasis added)"),)
            yield Draft(words[0], say, edits, None, "Add “(emphasis added)”", Severity.HINT, safe=False)


def _is_stressed(words: Span, quotation: Span, text: str) -> bool:
    """Whether some words of a quotation, though not all, stand out that are no name, title or foreign phrase."""
    typed = text[slice(*words)].strip(" ,.;")
    inside = quotation.start < words.start and words.end < quotation.end - 1
    whole = words.end - words.start > (quotation.end - quotation.start) * 0.8
    return inside and not whole and typed[:1].islower() and typed not in _FOREIGN and " v. " not in typed


def _cited_after(quotation: Span, text: str, citations: Sequence[Citation]) -> int | None:
    """The citation that a quotation is taken from: nothing but a signal stands between the two."""
    for index, citation in enumerate(citations):
        if citation.full.start >= quotation.end and citation.parallel_of is None and not citation.textual:
            between = _TO_CITATION.fullmatch(text, quotation.end, citation.full.start)
            plain = between and (citation.signal or not between.group().strip(" .,;:("))
            return index if plain else None
    return None


def _end(cited: Sequence[Citation], text: str) -> int:
    """Where (emphasis added) goes: after court and year, and after what is said of the opinion."""
    end = max(max(citation.full.end, citation.span.end) for citation in cited)
    for aside in cited[0].parentheticals:
        rank = parentheticals.rank(aside.text)
        if rank is None or rank > _LATER:
            break
        end = aside.span.end + 1
    return end - (text[end - 1] == "." and cited[0].kind is Kind.ID and end > cited[0].span.start + 4)


_ROTH = "*Board of Regents v. Roth*, 408 U.S. 564, 577 (1972). "

RULES = (
    Rule(
        "case-name-not-italic",
        Severity.HINT,
        "safe",
        "A case name is in roman although the document emphasises case names.",
        "Indigo Book R2.1, R11.2; Fed. R. App. P. 32(a)(6)",
        bad=(
            (f"{_ROTH}Roth, 408 U.S. at 577.", f"{_ROTH}*Roth*, 408 U.S. at 577."),
            (
                "\\emph{Roth}, 408 U.S. at 577; Olim v. Wakinekona, 461 U.S. 238 (1983).",
                "\\emph{Roth}, 408 U.S. at 577; \\emph{Olim v. Wakinekona}, 461 U.S. 238 (1983).",
            ),
        ),
        ok=(
            ("Roth, 408 U.S. at 577.", "nothing is in italics here"),
            (f"{_ROTH}\\casename{{Roth}}, 408 U.S. at 577.", "a macro sets the face"),
        ),
        of_content=_name,
    ),
    Rule(
        "case-name-italic-comma",
        Severity.HINT,
        "safe",
        "The comma after a case name is inside the emphasis.",
        "Indigo Book R11.1, R11.2",
        bad=(
            ("*Roth,* 408 U.S. at 577", "*Roth*, 408 U.S. at 577"),
            ("\\emph{Olim v. Wakinekona,} 461 U.S. 238", "\\emph{Olim v. Wakinekona}, 461 U.S. 238"),
        ),
        ok=(("*See, e.g.,* *Roth*, 408 U.S. at 577", "the comma of a signal"),),
        wants=Habit("name comma", "outside"),
        of_content=_name_comma,
    ),
    Rule(
        "id-supra-not-italic",
        Severity.HINT,
        "safe",
        "Id., supra, infra or a signal is in roman although the document emphasises them.",
        "Indigo Book R2.1",
        bad=(
            (f"{_ROTH}*Id.* at 578. Id. at 579.", f"{_ROTH}*Id.* at 578. *Id.* at 579."),
            (f"*See* {_ROTH}See *Olim*, 461 U.S. at 245.", f"*See* {_ROTH}*See* *Olim*, 461 U.S. at 245."),
            (
                f"{_ROTH}*Id.* at 578. *Id.* at 579. *Id.* at 580. *Id.* at 581. *Id*. at 582.",
                f"{_ROTH}*Id.* at 578. *Id.* at 579. *Id.* at 580. *Id.* at 581. *Id.* at 582.",
            ),
        ),
        ok=((f"*See* {_ROTH}See the appendix.", "a verb"),),
        of_content=lambda content, citations, house: (
            *_other_words(content, citations, house),
            *_id_period(content, citations, house),
        ),
        of_document=_signals_of_names,
    ),
    Rule(
        "emphasis-added-missing",
        Severity.INFORMATION,
        "safe",
        "A quotation has emphasis that the source may lack, with no (emphasis added).",
        "Indigo Book R8.2.4, R2.2",
        bad=(
            (
                "“already acquired in *specific* benefits.” *Id.* at 576.",
                "“already acquired in *specific* benefits.” *Id.* at 576 (emphasis added).",
            ),
            (
                "“\\emph{shall} arrest” Colo. Rev. Stat. § 18-6-803.5(3)(b).",
                "“\\emph{shall} arrest” Colo. Rev. Stat. § 18-6-803.5(3)(b) (emphasis added).",
            ),
        ),
        ok=(
            ("“We said in *Perry v. Sindermann* that it is.” *Roth*, 408 U.S. at 576.", "the name of a case"),
            ("“It is void *ab initio* then.” *Roth*, 408 U.S. at 576.", "another language"),
        ),
        in_quotations=True,
        of_content=_unsaid,
    ),
)
