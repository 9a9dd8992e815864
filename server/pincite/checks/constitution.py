"""Constitutions: how a provision is cited, and whether the federal one has it.

Sources: Indigo Book R23.1; the Constitution.
"""

import re
from collections.abc import Iterator

from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Cited, Draft, Rule, only, styles
from pincite.citations.constitutions import US, roman
from pincite.citations.model import Kind, Source
from pincite.library.constitution import provisions
from pincite.text.spans import Span

_PART = re.compile(
    r"(?P<word>[Aa]mend|[Aa]rt)(?:ment|icle)?(?P<many>s?)\.?\s*(?P<number>[IVXLC]+|\d{1,2})\b"
    r"(?:,?\s*(?P<section>[Ss]ecs?\.|[Ss]ections?)\s*(?=\d)|(?P<joint>\s+)(?=§))?"
)
_SECTION = re.compile(r"§+\s*(\d+)")
_CLAUSE = re.compile(r"cls?\.\s*(\d+)")
_NUMERAL = re.compile(r"(?:art|amend)\. [IVXLC]+")


def _formal(cited: Cited) -> Source | None:
    """The provision cited, of the United States; None for a mention in running text or another constitution."""
    citation = cited.citation
    if citation.kind is not Kind.CONSTITUTION or citation.textual or citation.source is None:
        return None
    return citation.source if citation.source.name == US and citation.source.number else None


def _form(cited: Cited) -> Iterator[Draft]:
    if _formal(cited) is None or not (found := _PART.search(cited.text, *_from(cited))):
        return
    word, number = found["word"], found["number"]
    comma = cited.text.find(",", cited.citation.span.start, found.start())
    if comma >= 0 and (word[0].isupper() or cited.house.usual("constitution comma") == "given"):
        return  # the Supreme Court’s form: ``U. S. Const., Art. I``
    if word[0].islower() or cited.house.usual("constitution parts") != "capital":
        word = word.lower()
    if number.isdecimal():
        if not 0 < int(number) < 40:
            return
        number = roman(int(number))
    after = ", § " if found["section"] else ", " if found["joint"] else ""
    right = f"{word}{found['many']}. {number}{after}"
    typed = Span(*found.span())
    if comma >= 0:
        typed, right = Span(comma, typed.end), f" {right}"
    if cited.typed(typed) != right:
        shown = right.strip(" ,§") + (", §" if after else "")
        yield Draft(typed, f"The Constitution is cited as U.S. Const. {shown}.", (Edit(typed, right),))


def _from(cited: Cited) -> tuple[int, int]:
    """Where the part begins, after the constitution's name, and how far a section may follow."""
    span, source = cited.citation.span, cited.citation.source
    return span.start + (len(source.typed) if source else 0), min(len(cited.text), span.end + 20)


def _unknown(cited: Cited) -> Iterator[Draft]:
    source = _formal(cited)
    if source is None or not _NUMERAL.fullmatch(source.number):
        return
    known, name = provisions(), f"U.S. Const. {source.number}"
    sections = known.get(source.number)
    if sections is None:
        yield Draft(cited.citation.span, f"There is no {name}.")
        return
    for pin in cited.citation.pins:
        number = _SECTION.search(pin.text)
        section = int(number[1]) if number else 1
        if not 1 <= section <= len(sections):
            has = f"{len(sections)} sections" if len(sections) > 1 else "no sections"
            yield Draft(pin.span, f"There is no § {section} of {name}, which has {has}.")
            return
        clause = _CLAUSE.search(pin.text)
        if not clause or source.number.startswith("amend") or (number is None and len(sections) > 1):
            continue
        if int(clause[1]) > sections[section - 1]:
            of = f"{name}, § {section}" if number else name
            yield Draft(pin.span, f"{of} has no clause {clause[1]}.")


RULES = (
    Rule(
        "const-cite-form",
        Severity.INFORMATION,
        "safe",
        "A constitutional cite departs from the standard form.",
        "Indigo Book R23.1",
        bad=(
            ("U.S. Const. Amend. 14, § 1", "U.S. Const. amend. XIV, § 1"),
            ("U.S. Const. Art. 1, sec. 8", "U.S. Const. art. I, § 8"),
        ),
        ok=(
            ("the Fourteenth Amendment", "running text"),
            ("U.S. Const. amend. XIV, § 1", "as it should be"),
            ("Fla. Const. Art. 1, § 2", "a state’s constitution"),
        ),
        off_in=styles("ny", "california", "scotus"),
        of_citation=_form,
        kinds=only(Kind.CONSTITUTION),
    ),
    Rule(
        "const-provision-unknown",
        Severity.ERROR,
        "none",
        "The cited article, amendment or section of the U.S. Constitution does not exist.",
        "text of the Constitution",
        bad=(
            ("U.S. Const. amend. XXIX", "U.S. Const. amend. XIX"),
            ("U.S. Const. art. VIII", "U.S. Const. amend. VIII"),
            ("U.S. Const. art. III, § 4", "U.S. Const. art. III, § 2"),
            ("U.S. Const. art. I, § 10, cl. 8", "U.S. Const. art. I, § 8, cl. 10"),
        ),
        ok=(
            ("Colo. Const. art. II, § 25", "a state’s constitution"),
            ("U.S. Const. art. I, § 8, cl. 18", "there"),
            ("U.S. Const. art. VI, cl. 2", "an article without sections"),
        ),
        of_citation=_unknown,
        kinds=only(Kind.CONSTITUTION),
    ),
)
