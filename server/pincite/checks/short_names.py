"""Names that readers have to be told: used before they are defined, or standing for two cases.

Sources: Indigo Book R10.2, R11.5.15, R15.2.1, R15.2.4.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from pincite.checks import chain
from pincite.checks.model import Edit, Severity
from pincite.checks.rule import Draft, Meaning, Rule
from pincite.citations.model import CASES, Kind
from pincite.resolution.bare import Unit
from pincite.resolution.model import Reference
from pincite.text.patterns import not_after
from pincite.text.spans import Span

_DEFINITION = re.compile(
    r"[\[(](?:(?:hereinafter|hereafter),?\s[“\"‘]?(?P<after>[A-Z][^\]()“”\"]{1,50}?)[,.]?[”\"’]?[\])]"
    r"|(?<=\()(?:the\s)?[“\"](?P<quoted>[A-Z][^“”\"()]{1,50}?)[,.]?[”\"]\))"
)
_PINNED = r"\.?(?:,?\s(?:\d+\s[A-Z][\w.’' ]{0,14}\s)?at\s(?:pp?\.\s)?\d|,?\s¶\s?\d)"
_COINED = re.compile(
    not_after(r"\w", "[Tt]")
    + r"he\s(?P<name>(?P<coined>[A-Z]{2,6})\s(?:Order|Opinion|Ruling|Decision|Report|Memorandum|Memo|Letter|Study|"
    r"Agreement|Policy|Manual|Statement|Plan|Survey))(?=,?\sat\s\d)"
)


def _definitions(text: str) -> tuple[tuple[str, int], ...]:
    """The short names that a block defines, and where."""
    if "(" not in text and "[" not in text:
        return ()
    return tuple((found["after"] or found["quoted"], found.start()) for found in _DEFINITION.finditer(text))


def _coined(text: str) -> tuple[tuple[str, str, int], ...]:
    """The names of documents that are made of initials: the name, its initials, and where it stands."""
    if " at " not in text:
        return ()
    return tuple((found["name"], found["coined"], found.start("name")) for found in _COINED.finditer(text))


def _undefined(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    units = meaning.units()
    first: dict[str, tuple[int, int]] = {}
    for block, defined in meaning.where(_definitions).items():
        for name, at in defined:
            first.setdefault(name, (block, at))
    for name, place in first.items():
        used = _used_before(name, place, units)
        if used and not _is_party(name, place, meaning):
            block, span = used
            say = f"{name} is defined only later."
            yield _at(block, span.start, meaning), Draft(span, say, block=block)
    yield from _never_defined(meaning.where(_coined), units, first)


def _used_before(name: str, place: tuple[int, int], units: Sequence[Unit]) -> tuple[int, Span] | None:
    """Where a name is first pinned before the place where it is defined."""
    last, end = place
    for block in range(last + 1):
        text = units[block].text
        if name in text:
            limit = end if block == last else len(text)
            if found := re.compile(rf"(?<![\w“\"]){re.escape(name)}(?={_PINNED})").search(text, 0, limit):
                return block, Span(*found.span())
    return None


def _is_party(name: str, place: tuple[int, int], meaning: Meaning) -> bool:
    """Whether the name is a word of the case that it is defined for, by which the case is known anyway."""
    words = frozenset(name.split())
    return any(
        reference.block == place[0] and name in reference.citation.short_names and words <= _title(reference)
        for reference in meaning.references
    )


def _title(reference: Reference) -> frozenset[str]:
    name = reference.citation.name
    return frozenset(re.findall(r"[\w’'-]+", name.text)) if name else frozenset()


def _at(block: int, start: int, meaning: Meaning) -> int:
    """The short form that begins at a place; -1 where none does."""
    return next(
        (
            index
            for index in meaning.of_kind(Kind.CASE_SHORT)
            if meaning.references[index].block == block and meaning.references[index].citation.full.start == start
        ),
        -1,
    )


def _never_defined(
    used: Mapping[int, tuple[tuple[str, str, int], ...]], units: Sequence[Unit], defined: dict[str, tuple[int, int]]
) -> Iterator[tuple[int, Draft]]:
    """``the TRO Order, at 3``, where nothing before says what TRO is."""
    told: set[str] = set()
    for block, here in used.items():
        for name, coined, at in here:
            before = (*(other.text for other in units[:block]), units[block].text[:at])
            if name not in told and name not in defined and not any(coined in text for text in before):
                yield -1, Draft(Span(at, at + len(name)), f"What {name} is has not been said.", block=block)
            told.add(name)


def _ambiguous(meaning: Meaning) -> Iterator[tuple[int, Draft]]:
    """The first time that a bare name may mean either of two cases."""
    told: set[frozenset[int]] = set()
    for index in meaning.of_kind(Kind.NAME_REF):
        reference = meaning.references[index]
        if reference.authority is None or not reference.rivals:
            continue
        could = [a for a in (reference.authority, *reference.rivals) if _is_rival(a, index, meaning)]
        if len(could) < 2 or reference.authority not in could or frozenset(could) in told:
            continue
        told.add(frozenset(could))
        pinned = reference.citation.pins[0].begin if reference.citation.pins else None
        if pinned is None and _is_clear(index, could, meaning):
            continue
        fitting = [a for a in could if pinned is not None and chain.fits(pinned, a, meaning)]
        yield index, _say(index, fitting[0] if len(fitting) == 1 else None, could, meaning)


def _is_rival(authority: int, index: int, meaning: Meaning) -> bool:
    """Whether a case, cited in full before, has no name of its own by which it is told from others."""
    found = meaning.authorities[authority]
    declared = meaning.references[found.declared].citation
    if declared.history or not (declared.name and declared.name.second):
        return False  # the same case, later; or no full citation
    own = any(meaning.references[at].citation.short_names for at in found.mentions)
    return chain.is_case(authority, meaning) and found.declared < index and not own


def _is_clear(index: int, could: Sequence[int], meaning: Meaning) -> bool:
    """Whether the paragraph has spoken of just one of the cases, or another paragraph of just one last."""
    block = meaning.references[index].block
    spoken: set[int] = set()
    for at in range(index - 1, -1, -1):
        reference = meaning.references[at]
        if reference.block != block and (spoken or reference.block < block - 1):
            break
        if reference.authority in could and reference.citation.kind in CASES and reference.authority is not None:
            spoken.add(reference.authority)
    return len(spoken) == 1


def _say(index: int, meant: int | None, could: Sequence[int], meaning: Meaning) -> Draft:
    reference = meaning.references[index]
    text, span = meaning.text(index), reference.citation.span
    name = re.split(r",?\sat\s", text[slice(*span)])[0]
    places = " or ".join(chain.titled(a, meaning) for a in sorted(could))
    place = None if meant is None else chain.shelf(meant, meaning)
    end = span.start + len(name)
    edits = (Edit(Span(end, end), f", {place}"),) if place and text[end : end + 1] == " " else ()
    related = meaning.authorities[could[0] if meant is None else meant].declared
    return Draft(span, f"{name} may be {places}.", edits, related, f"Say {name}, {place}")


_THOMPSON = "Thompson v. Louisville, 362 U.S. 199 (1960). Thompson v. Oklahoma, 487 U.S. 815 (1988). "
_GONZALES = (
    "Gonzales v. City of Castle Rock, 307 F.3d 1258 (10th Cir. 2002). "
    "Gonzales v. City of Castle Rock, 366 F.3d 1093 (10th Cir. 2004) (en banc). "
)
_BOOK = "Book Named Pleasure v. Attorney General, 383 U.S. 413 (1966) [hereinafter Memoirs]."

RULES = (
    Rule(
        "short-form-ambiguous",
        Severity.INFORMATION,
        "review",
        "One short name stands for two cases cited in this document.",
        "Indigo Book R15.2.1, R15.2.4, R11.5.15",
        bad=(
            (f"{_GONZALES}Gonzales at 1265.", f"{_GONZALES}Gonzales, 307 F.3d at 1265."),
            (f"{_THOMPSON}As Thompson at 205 holds.", f"{_THOMPSON}As Thompson, 362 U.S. at 205 holds."),
        ),
        ok=(
            ("Thompson v. Louisville, 362 U.S. 199 (1960). As Thompson holds.", "only one"),
            (f"{_THOMPSON}\n\nIn Thompson v. Oklahoma, 487 U.S. at 820, it is so. Thompson holds.", "just spoken of"),
        ),
        explains=frozenset({"short-form-bare-name-pin"}),
        of_document=_ambiguous,
    ),
    Rule(
        "hereinafter-undefined",
        Severity.WARNING,
        "none",
        "A quoted or bracketed short name is used before or without its definition.",
        "Indigo Book R10.2, R15.2.4",
        bad=(
            ("the TRO Order, at 3, says so.", "the order of March 4 (“TRO Order”), at 3, says so."),
            (f"Memoirs, 383 U.S. at 418. {_BOOK}", f"{_BOOK} Memoirs, 383 U.S. at 418."),
        ),
        ok=(
            ("The TRO was granted. The TRO Order, at 3, says why.", "said before"),
            (
                "Memoirs, 383 U.S. at 418. Memoirs v. Massachusetts, 383 U.S. 413 (1966) [hereinafter Memoirs].",
                "known by its party’s name",
            ),
        ),
        explains=frozenset({"short-form-before-full"}),
        of_document=_undefined,
    ),
)
