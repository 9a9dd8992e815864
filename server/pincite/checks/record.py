"""The record and the docket: whether their cites are of one form, and say where to look.

Sources: Indigo Book R6.2.2, R24; Fed. R. App. P. 28(e); consistency.
"""

import re
from collections.abc import Iterator

from pincite.checks import habits
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, House, Meaning, Part, Rule, only, styles
from pincite.citations.model import Kind
from pincite.resolution.model import Authority
from pincite.text.spans import Span

_AFTER_SENTENCE = re.compile(r"(?:^|[.?!][”\"’)]*\s)(?:[Ss]ee\s(?:also\s)?)?$")
_ENDS = re.compile(r"\.(?=\s+[A-Z“\"(]|\s*$)")
_VOLUME = re.compile(
    r"\b(?:App|Appx|R|Rec|Tr|J\.A|ROA)\.?,?\s[Vv]ol(?:ume|\.)\s(?:[IVX]+|\d{1,2})(?=\.(?:\s+[A-Z“\"(]|\s*$)|;)"
)
_RECORD = re.compile(
    r"(?:(?:Aplt|Aple|Appellant|Appellee|Joint|Jt|Supp)[\w.'’]*\s)?"
    r"(?:App|Appx|R|Rec|J\.\s?A|JA|ROA|A\.R|AR|C\.R|CR|E\.R|ER|S\.A|SA|Tr)\.?"
)
"""The appellate record by a name so short that *id.* saves nothing."""
_FEW = 3
_MOST = 0.8


def _at_mixed(cited: Cited) -> Iterator[Draft]:
    yield from _comma_mixed(cited)
    habit = habits.record_lead(cited.text, cited.citation)
    if habit is None or habit.form == "page word":
        return
    usual = cited.house.usual(habit.family)
    if usual not in ("at", "bare") or usual == habit.form:
        return
    citation = cited.citation
    assert citation.source
    gap = Span(citation.span.start + len(citation.source.typed), citation.pins[0].first_span.start)
    lead = " at " if usual == "at" else " "
    name = citation.source.typed
    yield Draft(
        citation.span, f"Elsewhere this is cited as {name}{lead}{citation.pins[0].first}.", (Edit(gap, lead),)
    )  # fmt: skip


def _comma_mixed(cited: Cited) -> Iterator[Draft]:
    habit, citation = habits.record_comma(cited.text, cited.citation), cited.citation
    usual = cited.house.usual(habit.family) if habit else None
    if habit is None or usual is None or usual == habit.form:
        return
    assert citation.source
    end = citation.span.start + len(citation.source.typed)
    comma = Span(end, end + (habit.form == "given"))
    right = "," if usual == "given" else ""
    said = f"{citation.source.typed}{right} at {citation.pins[0].first}"
    yield Draft(citation.span, f"Elsewhere this is cited as {said}.", (Edit(comma, right),))


def _no_page(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if citation.pins or habits.docket_label(citation) is None:
        return
    given = dict.fromkeys(("bluebook", "west", "scotus", "california", "ny"), "given")
    if citation.nested_in is not None or cited.house.form("docket pages", **given) != "given":
        return
    start, end = citation.span
    if _ENDS.match(cited.text, end) and _AFTER_SENTENCE.search(cited.text, max(0, start - 12), start):
        yield Draft(citation.span, "Which page? A record cite says where in the document to look.")


def _no_page_of_volume(text: str, house: House) -> Iterator[Draft]:
    for volume in _VOLUME.finditer(text):
        yield Draft(Span(*volume.span()), "Which page? A record cite says where in the volume to look.")


def _id(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """*Id.* for the record, in a document that seldom uses it so."""
    for authority in meaning.authorities:
        if len(authority.mentions) > 1 and _RECORD.fullmatch(authority.source.name):
            ids, again = _backward(authority, meaning)
            if ids and (len(ids) + again < _FEW or again >= _MOST * (len(ids) + again)):
                for index in ids:
                    yield index, _spelled_out(index, authority, meaning)


def _backward(authority: Authority, meaning: Meaning) -> tuple[list[int], int]:
    """The *id.* that mean an authority, and how often it is cited by name although *id.* would do."""
    ids: list[int] = []
    again = 0
    for one, two in zip(authority.mentions, authority.mentions[1:], strict=False):
        if meaning.references[two].citation.kind is Kind.ID:
            ids.append(two)
        elif two == one + 1:
            again += 1
    return ids, again


def _spelled_out(index: int, authority: Authority, meaning: Meaning) -> Draft:
    reference = meaning.references[index]
    citation, text = reference.citation, meaning.text(index)
    name = authority.source.typed
    right, at = name, Span(citation.span.start, citation.span.start + len("Id."))
    if not citation.pins:
        before = reference.antecedent
        same = before is not None and meaning.references[before].citation.source is not None
        if before is not None and same:
            right = meaning.text(before)[slice(*meaning.references[before].citation.span)]
            at = citation.span
            right += "" if text[at.end : at.end + 1] in (",", ";", ":", ")") else "."
    edits = (Edit(at, right),) if text[slice(*at)].lower() == "id." else ()
    return Draft(citation.span, f"The record is cited by name, {name}, where id. saves no space.", edits)


def _page_prefix(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if not citation.flaws:
        return
    for flaw in citation.flaws:
        if flaw.rule == "pin-page-prefix" and cited.house.usual(_family(cited)) != "page word":
            lead = cited.text[citation.span.start : flaw.span.start].rstrip()
            if lead.endswith(","):
                return  # a usage of its own: ``Brief for Appellees, p. 30``, ``CF, p. 145``
            right = "" if lead.endswith(" at") else "at "
            word = cited.typed(flaw.span).strip()
            yield Draft(flaw.span, f"A page of the record is cited with “at”, not “{word}”.", (Edit(flaw.span, right),))


def _family(cited: Cited) -> str:
    return f"record {habits.record_name(cited.citation)}"


def _docket_form(cited: Cited) -> Iterator[Draft]:
    citation = cited.citation
    if (label := habits.docket_label(citation)) is None:
        return
    right = cited.house.usual("docket")
    if right is None and label == "ECF" and "docket" not in cited.house.undecided:
        right = "ECF No."
    if right and right != label and "Nos." not in cited.typed(citation.span):
        at = Span(citation.span.start, citation.span.start + len(label))
        yield Draft(at, f"Documents of the docket are cited here as {right} and a number.", (Edit(at, right),))


RULES = (
    Rule(
        "record-cite-at-mixed",
        Severity.INFORMATION,
        "safe",
        "Record cites mix “App. 29” and “App. at 29”; the minority form is flagged.",
        "Indigo Book R24.2.1; Fed. R. App. P. 28(e)",
        bad=(
            (
                "App. at 3. App. at 9. App. at 12. App. at 30. App. 29.",
                "App. at 3. App. at 9. App. at 12. App. at 30. App. at 29.",
            ),
            ("J.A. 3. J.A. 9. J.A. 12. J.A. 30. J.A. at 45.", "J.A. 3. J.A. 9. J.A. 12. J.A. 30. J.A. 45."),
            (
                "ECF No. 3 at 1. ECF No. 9 at 2. ECF No. 12 at 3. ECF No. 30 at 4. ECF No. 45, at 5.",
                "ECF No. 3 at 1. ECF No. 9 at 2. ECF No. 12 at 3. ECF No. 30 at 4. ECF No. 45 at 5.",
            ),
        ),
        ok=(
            ("J.A. 45. J.A. 46. J.A. 47.", "consistent"),
            ("App. 29. App. 30. App. 122. App. at 29. App. at 30-31.", "no clear majority"),
            ("30 Wash. App. 392", "a reporter"),
        ),
        of_citation=_at_mixed,
        kinds=only(Kind.RECORD),
        needs=Part.PIN,
    ),
    Rule(
        "record-cite-no-page",
        Severity.INFORMATION,
        "none",
        "A record cite names the volume or document but no page or paragraph.",
        "Indigo Book R24.2; Fed. R. App. P. 28(e)",
        bad=(
            ("Aplt. App. Vol. I.", "Aplt. App. Vol. I at 29."),
            ("The officers did not answer. ECF No. 12.", "The officers did not answer. ECF No. 12 at 3."),
        ),
        ok=(
            ("ECF No. 12 (order denying motion)", "the whole document is meant"),
            ("The motion (ECF No. 12) is denied.", "the whole document is meant"),
            ("Plaintiff filed ECF No. 12.", "the whole document is meant"),
        ),
        of_citation=_no_page,
        kinds=only(Kind.RECORD),
        of_block=_no_page_of_volume,
        signs=("Vol. ", "vol. "),
    ),
    Rule(
        "record-cite-id",
        Severity.HINT,
        "review",
        "Id. refers back to the appellate record.",
        "Indigo Book R6.2.2, R26",
        bad=(("R. at 12. Id. at 13.", "R. at 12. R. at 13."), ("App. at 29. Id.", "App. at 29. App. at 29.")),
        ok=(
            ("Pl.’s Resp. to Defs.’ Mot. for Summ. J. 14. Id. at 15.", "a long title: id. saves space"),
            ("R. at 12. Id. at 13. R. at 40. Id. at 41. R. at 50. Id. at 52. Id. at 53.", "the author’s custom"),
        ),
        off_in=styles("west", "scotus", "california", "ny"),
        of_document=_id,
    ),
    Rule(
        "record-cite-page-prefix",
        Severity.HINT,
        "safe",
        "“p.” before a page in a record cite.",
        "Indigo Book R24.2",
        bad=(("Aplt. App. at p. 29", "Aplt. App. at 29"), ("Hr’g Tr. p. 12", "Hr’g Tr. at 12")),
        ok=(
            ("ECF No. 45 at PageID 478", "a local form"),
            ("App. p. 3. App. p. 9. App. p. 12.", "throughout"),
            ("CF, p. 145", "a usage of its own"),
        ),
        off_in=styles("california", "scotus"),
        of_citation=_page_prefix,
        kinds=only(Kind.RECORD),
    ),
    Rule(
        "docket-number-form",
        Severity.HINT,
        "safe",
        "ECF, Dkt. and Doc. numbering is inconsistent within one document.",
        "Indigo Book R24.4; consistency",
        bad=(
            (
                "ECF No. 1 at 2. ECF No. 4 at 3. ECF No. 9 at 1. ECF No. 11 at 7. Dkt. 12 at 3.",
                "ECF No. 1 at 2. ECF No. 4 at 3. ECF No. 9 at 1. ECF No. 11 at 7. ECF No. 12 at 3.",
            ),
            ("ECF 12 at 3", "ECF No. 12 at 3"),
        ),
        ok=(
            ("Doc. 17 at 4. Doc. 18 at 2. Doc. 19 at 1.", "consistent"),
            ("ECF 1 at 3; ECF 2 at 3; ECF 4 at 1", "consistent"),
        ),
        of_citation=_docket_form,
        kinds=only(Kind.RECORD),
    ),
)
