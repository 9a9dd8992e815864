"""Quotations beside the texts that they are taken from, where the library has those: words and pages.

Sources: Indigo Book R8, R11.7.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pincite.checks import belonging, chain, provisions
from pincite.checks.belonging import Quoted, Trust
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Draft, Meaning, Part, Rule
from pincite.checks.texts import Pages, covers, is_sure, is_there, pages_of, pinned_place, pins_of, texts_of
from pincite.citations.model import Citation, Pin, PinKind
from pincite.library.provisions import joined, path_of, steps
from pincite.library.texts import Text
from pincite.library.wording import Change, Comparison, Unmarked, compare
from pincite.text.spans import Span

_FEWEST = 4
"""Fewer words may stand anywhere, or be missing from a copy."""
_ENOUGH, _SHARE = 8, 0.8
"""So many words, and this share of a quotation's, show that it is taken from a text."""
_MOST_CHANGES = 4
"""More are told as one."""
_SEPARATE = re.compile(r"\b(?:dissent|concurr)")
_CITATIONS_OMITTED = re.compile(r"\b(?:citations?\b[^()]*\bomitted|cleaned\sup)")
_ALTERED = re.compile(r"\b(?:cleaned\sup|alterations?|brackets?)\b")


class Beside(NamedTuple):
    """A quotation beside the text that has the most of it."""

    quoted: Quoted
    text: Text
    compared: Comparison


def beside_text(index: int, meaning: Meaning) -> Iterator[Beside]:
    """The quotations that a reference is the source of, each beside its text."""
    texts = texts_of(index, meaning)
    if not texts:
        return
    unmarked = _unmarked(meaning.references[index].citation)
    for quoted in belonging.quoted_by(index, meaning):
        words = meaning.text_of_block(quoted.block)[slice(*quoted.span)]
        found = (
            Beside(quoted, text, compare(words, text.text, pinned_place(index, meaning, text), unmarked))
            for text in texts
        )
        yield max(found, key=lambda one: (one.compared.matched, -len(one.compared.changes)))


def _unmarked(citation: Citation) -> Unmarked:
    """What a citation's parentheses say was done to its quotation."""
    said = " ".join(aside.text for aside in citation.parentheticals)
    citations = Unmarked.CITATIONS if _CITATIONS_OMITTED.search(said) else Unmarked.NOTHING
    return citations | (Unmarked.ALTERATIONS if _ALTERED.search(said) else Unmarked.NOTHING)


# Pages.


class Astray(NamedTuple):
    """Quoted words that are not where their citation says."""

    words: str
    pin: Pin
    found: tuple[str, ...]
    """Where they are, in the pin's reporter or the law pinned: ``page 577``, ``(e)``."""
    right: str | None
    """The pin that says so; None where that is more than one place, or its page is unsure."""


def _other_page(index: int, meaning: Meaning) -> Iterator[Draft]:
    citation = meaning.references[index].citation
    judged = [astray(index, beside, meaning) for beside in (meaning.found(beside_text, index) if citation.pins else ())]
    pins = [*pins_of(index, meaning), *provisions.pins_of(citation)]
    told: set[tuple[str, ...]] = set()
    for one in filter(None, judged):
        if one.found not in told:
            told.add(one.found)
            pin, part = one.pin, one.pin.kind is PinKind.SECTION
            alone = one.right and len(pins) == len(judged) == 1 and pin.kind in _MENDED and not pin.notes
            edits = (Edit(pin.span, one.right),) if one.right and alone else ()
            say = f"{_shortened(one.words)} is {'in' if part else 'on'} {' or '.join(one.found)}, not {pin.text}."
            # What a part begins and ends with is told by its layout alone.
            title = f"Replace “{pin.text}” with “{one.right}”" if part else ""
            yield Draft(pin.span, say, edits, _declared(index, meaning), title, safe=False if part else None)


_MENDED = (PinKind.PAGE, PinKind.SECTION)


def astray(index: int, beside: Beside, meaning: Meaning) -> Astray | None:
    """A quotation that stands in a text as it is quoted, but on none of the pages or parts that are pinned."""
    text, compared = beside.text, beside.compared
    if not is_verbatim(beside):
        return None
    if any(is_at_pin(index, text, place, meaning) for place in compared.places):
        return None
    if parts := provisions.pins_of(meaning.references[index].citation):
        return _in_other_part(beside, parts[0], meaning)
    for pinned in pins_of(index, meaning):
        for reporter in pinned.reporters:
            found = {pages for place in compared.places if (pages := pages_of(text, reporter, place))}
            if found and covers(text, pinned):
                exact = len(found) == 1 and is_sure(text, reporter, min(found))
                right = pin_of(min(found), meaning) if exact else None
                return Astray(_typed(beside.quoted, meaning), pinned.pin, tuple(map(str, sorted(found))), right)
    return None


def is_verbatim(beside: Beside) -> bool:
    """Whether a quotation stands in a text as it is quoted, or nowhere."""
    return all(change.initial for change in beside.compared.changes)


def _in_other_part(beside: Beside, pin: Pin, meaning: Meaning) -> Astray | None:
    parts = [*dict.fromkeys(provisions.part_at(beside.text, place) for place in beside.compared.places)]
    if not parts:
        return None
    depth = len(steps(path_of(pin)))
    right = joined(*steps(parts[0])[:depth]) if len(parts) == 1 and pin.last is None else None
    return Astray(_typed(beside.quoted, meaning), pin, tuple(parts), right)


def is_at_pin(index: int, text: Text, place: Span, meaning: Meaning) -> bool:
    """Whether words of a text stand, as far as is known, where a reference says; False where it pins nothing."""
    reference, typed = meaning.references[index], meaning.text(index)
    if parts := provisions.pins_of(reference.citation):
        several = provisions.names_several(reference.citation, typed)
        return several or any(provisions.is_there(text, pin, place) for pin in parts)
    return any(is_there(pinned, text, place, typed) for pinned in pins_of(index, meaning))


def pin_of(pages: Pages, meaning: Meaning) -> str:
    """Pages as a pin: ``576-77``."""
    if pages.first == pages.last:
        return str(pages.first)
    last = f"{pages.last % 100:02d}" if pages.first >= 100 and pages.first // 100 == pages.last // 100 else pages.last
    return f"{pages.first}{meaning.house.dash}{last}"


def _shortened(words: str) -> str:
    plain = words.strip(" .,;").split()
    return f"“{' '.join(plain[:6])}{' …' if len(plain) > 6 else ''}”"


def _declared(index: int, meaning: Meaning) -> int | None:
    authority = meaning.references[index].authority
    declared = None if authority is None else meaning.authorities[authority].declared
    return declared if declared != index else None


# Words.


def _not_there(index: int, meaning: Meaning) -> Iterator[Draft]:
    for beside in meaning.found(beside_text, index):
        if is_missing(index, beside, meaning):
            name = chain.titled(meaning.references[index].authority or 0, meaning)
            say = f"Not found in the library’s copy of {name}: {_shortened(_typed(beside.quoted, meaning))}."
            yield Draft(beside.quoted.span, say, (), _declared(index, meaning), block=beside.quoted.block)


def is_missing(index: int, beside: Beside, meaning: Meaning) -> bool:
    """Whether a quotation is surely that of a reference, and surely not in the text."""
    quoted, text, compared = beside
    if quoted.trust is not Trust.SURE or compared.places or compared.words < _FEWEST:
        return False
    return not _may_be_elsewhere(index, text, meaning) and not _may_be_anothers(index, quoted, meaning)


def _may_be_elsewhere(index: int, text: Text, meaning: Meaning) -> bool:
    """Whether a copy may lack what is cited: the page or part, or the opinion of a judge who wrote separately."""
    reference, pins = meaning.references[index], pins_of(index, meaning)
    citation, authority = reference.citation, meaning.authorities[reference.authority or 0]
    if provisions.is_law(authority):
        return provisions.may_lack(text, authority.source, citation, meaning.text(index))
    if any(covers(text, pinned) for pinned in pins):
        return False
    paged = any(text.marks.get(reporter) for pinned in pins for reporter in pinned.reporters)
    return paged or any(_SEPARATE.search(aside.text) for aside in citation.parentheticals)


def _may_be_anothers(index: int, quoted: Quoted, meaning: Meaning) -> bool:
    """Whether a quotation may be taken from what is cited with, or quoted by, its source."""
    words = _typed(quoted, meaning)
    for other in belonging.others(index, meaning):
        texts = texts_of(other, meaning)
        if not texts or any(compare(words, text.text).places for text in texts):
            return True
    return False


def _typed(quoted: Quoted, meaning: Meaning) -> str:
    return meaning.text_of_block(quoted.block)[slice(*quoted.span)]


def _altered(index: int, meaning: Meaning) -> Iterator[Draft]:
    for beside in meaning.found(beside_text, index):
        if not is_changed(index, beside, meaning):
            continue
        quoted, changes = beside.quoted, beside.compared.changes
        if len(changes) > _MOST_CHANGES:
            say = f"This differs from the source in {len(changes)} places without brackets or an ellipsis."
            span = Span(changes[0].span.start, changes[-1].span.end).shift(quoted.span.start)
            yield Draft(span, say, (), _declared(index, meaning), block=quoted.block)
            continue
        for change in changes:
            severity = Severity.HINT if change.initial else None
            if not change.initial or quoted.trust is Trust.SURE:
                span = change.span.shift(quoted.span.start)
                yield Draft(
                    span, _said(change), (), _declared(index, meaning), severity=severity, block=quoted.block
                )  # fmt: skip


def is_changed(index: int, beside: Beside, meaning: Meaning) -> bool:
    """Whether a quotation is taken from the text, and differs from it."""
    quoted, _, compared = beside
    taken = compared.changes and _is_taken_from(quoted, compared)
    return bool(taken) and not _is_verbatim_elsewhere(index, quoted, meaning)


def _is_taken_from(quoted: Quoted, compared: Comparison) -> bool:
    if quoted.trust is Trust.LIKELY:
        return compared.matched >= _ENOUGH and compared.matched >= _SHARE * compared.words
    return quoted.trust is Trust.SURE


def _is_verbatim_elsewhere(index: int, quoted: Quoted, meaning: Meaning) -> bool:
    words = _typed(quoted, meaning)
    found = (compare(words, text.text) for at in belonging.others(index, meaning) for text in texts_of(at, meaning))
    return any(compared.places and not compared.changes for compared in found)


def _said(change: Change) -> str:
    if change.initial:
        right = f"[{change.typed[:1]}]{change.typed[1:]}"
        return f"The source has “{change.right}”: a letter whose case is changed stands in brackets, {right}."
    if not change.typed:
        return f"The source has “{change.right}” here, which is left out without an ellipsis."
    if not change.right:
        return f"“{change.typed}” is not in the source; what is added stands in brackets."
    return f"The source has “{change.right}”, not “{change.typed}”."


def _bare(check: Callable[[int, Meaning], Iterator[Draft]]) -> Callable[[int, Meaning], Iterator[Draft]]:
    """The same for an *id.* alone; with a page it is asked about like every other citation."""

    def check_bare(index: int, meaning: Meaning) -> Iterator[Draft]:
        if not meaning.references[index].citation.pins:
            yield from check(index, meaning)

    return check_bare


_ROTH = "Board of Regents v. Roth, 408 U.S. 564"

RULES = (
    Rule(
        "quote-not-in-authority",
        Severity.ERROR,
        "none",
        "The quoted words do not occur in the library’s copy of what is cited.",
        "Indigo Book R8",
        bad=(
            (
                f"“A claim must rest upon mutual promises made in writing.” {_ROTH}, 577 (1972).",
                f"“He must, instead, have a legitimate claim of entitlement to it.” {_ROTH}, 577 (1972).",
            ),
        ),
        ok=(
            (f"“He must, instead, [show] a legitimate claim . . . to it.” {_ROTH}, 577 (1972).", "marked as altered"),
            (f"“We have never said so before today.” {_ROTH}, 604 (1972) (dissenting).", "the copy lacks that page"),
            ("“A claim must rest upon mutual promises.” Smith v. Jones, 1 F.3d 2, 3 (1st Cir. 1993).", "no copy"),
        ),
        in_quotations=True,
        in_set_off=True,
        of_reference=_not_there,
        of_id=_bare(_not_there),
    ),
    Rule(
        "quote-on-other-page",
        Severity.WARNING,
        "safe",
        "The quoted words occur in the authority, but on another page, or in another subdivision, than the pin.",
        "Indigo Book R11.7",
        bad=(
            (
                f"“[A] legitimate claim of entitlement to it.” {_ROTH}, 576 (1972).",
                f"“[A] legitimate claim of entitlement to it.” {_ROTH}, 577 (1972).",
            ),
            (
                "It shall “state the reasons why it issued.” Fed. R. Civ. P. 65(e).",
                "It shall “state the reasons why it issued.” Fed. R. Civ. P. 65(d).",
            ),
        ),
        ok=((f"“[B]enefits. [A] person clearly must have more” {_ROTH}, 576 (1972).", "it begins on that page"),),
        in_set_off=True,
        of_reference=_other_page,
        needs=Part.PIN,
    ),
    Rule(
        "quote-altered-unmarked",
        Severity.WARNING,
        "none",
        "The quotation equals the source except for changes that are not bracketed.",
        "Indigo Book R8.2.1, R8.2.3",
        bad=(
            (
                f"“He must have more than a mere expectation of it.” {_ROTH}, 577 (1972).",
                f"“He must have more than a [mere] expectation of it.” {_ROTH}, 577 (1972).",
            ),
            (
                f"“he must have more than a unilateral expectation of it.” {_ROTH}, 577 (1972).",
                f"“[h]e must have more than a unilateral expectation of it.” {_ROTH}, 577 (1972).",
            ),
        ),
        ok=(
            (f"“He must, in- stead, have a ‘legitimate claim of entitlement’ to it.” {_ROTH}, 577 (1972).", "the same"),
            (f"“he must have more than a unilateral expectation” {_ROTH}, 577 (1972) (cleaned up).", "it says so"),
        ),
        in_quotations=True,
        in_set_off=True,
        of_reference=_altered,
        of_id=_bare(_altered),
    ),
)
