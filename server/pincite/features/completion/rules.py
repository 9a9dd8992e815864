"""The federal rules by their sets, numbers and parts, each with its caption: ``Fed. R. Civ. P. 12(b)(6)``."""

import re
from collections import Counter
from collections.abc import Iterator

from pincite.citations import rules as grammar
from pincite.citations.model import Kind
from pincite.features.completion.model import Item, Site, Sort
from pincite.features.completion.writing import sought
from pincite.features.words import rules as in_words
from pincite.library import federal_rules
from pincite.text.spans import Span

_SET = re.compile(r"(?<![\w.])(?<!\d\s)(?P<typed>Fed\.(?:\s?(?:R[\w. ]*)?)?)$")
_RULE = re.compile(
    r"(?<![\w.])(?P<set>Fed\.\s?R\.\s?[A-Z][\w. ]*\.|F\.?R\.?[A-Z][\w.]*|Federal Rules? of [A-Z][a-z]+(?: Procedure)?)"
    r"\s(?P<typed>\d[\w.()]*)?$"
)
_BARE = re.compile(r"(?<!\w)Rules?\s(?P<typed>\d[\w.()]*)$")
_MOST = 120


def sets(site: Site) -> Iterator[Item]:
    """The sets of federal rules, as the draft spells them: ``Fed. R. C`` becomes ``Fed. R. Civ. P.``."""
    found = site.ending(_SET)
    if found is None:
        return
    at = found.start("typed")
    used: dict[str, Counter[str]] = {}
    for reference in site.snapshot.references:
        citation = reference.citation
        if citation.kind is Kind.RULE and citation.source and citation.source.name:
            used.setdefault(citation.source.name, Counter())[citation.source.typed.strip(" ,")] += 1
    for name in sorted(federal_rules.SETS.values(), key=lambda name: -used.get(name, Counter()).total()):
        written = used[name].most_common(1)[0][0] if name in used else name
        if (key := sought(site, at, written)) and key.strip() != site.typed(at).strip():
            span = Span(site.source(at), site.offset)
            yield Item(written, Sort.CODE, span, (f"{written} ", ""), key, in_words(name) or "")


def rules(site: Site) -> Iterator[Item]:
    """The rules of a set, those that the draft cites first; from a number on, the parts of that rule."""
    found = site.ending(_RULE)
    bare = None if found else site.ending(_BARE)
    name = grammar.set_name(found["set"]) if found else _last_set(site) if bare else None
    match = found or bare
    if match is None or name is None or not federal_rules.covers(name):
        return
    typed = match["typed"] or ""
    at = len(site.text) - len(typed)
    span = Span(site.source(at), site.offset)
    captions = federal_rules.captions(name)
    left = _MOST
    for number, path in dict.fromkeys((*_cited(site, name), *_known(name, typed))):
        key = sought(site, at, number + path)
        if key and number + path != typed and left:
            own = captions.get(number, {})
            detail = own.get(path) or own.get(path.rpartition("(")[0], "")
            yield Item(number + path, Sort.PART, span, (number + path,), key, detail)
            left -= 1


def _last_set(site: Site) -> str | None:
    """The set of federal rules cited last before the caret: a bare ``Rule 12`` is of that one."""
    for index in range(site.before - 1, -1, -1):
        citation = site.snapshot.references[index].citation
        if citation.kind is Kind.RULE and citation.source and federal_rules.covers(citation.source.name):
            return citation.source.name
    return None


def _cited(site: Site, name: str) -> list[tuple[str, str]]:
    """The rules of a set that the draft cites, with their parts, the commonest first."""
    cited: Counter[tuple[str, str]] = Counter()
    for authority in site.snapshot.authorities:
        if authority.kind is Kind.RULE and authority.source.name == name:
            for mention in authority.mentions:
                pins = site.snapshot.references[mention].citation.pins
                path = pins[0].text if pins and pins[0].text.startswith("(") else ""
                cited[(authority.source.number, path)] += 1
    return [rule for rule, _ in cited.most_common()]


def _known(name: str, typed: str) -> Iterator[tuple[str, str]]:
    """The rules of a set, and the parts of the one that has been typed."""
    number = typed.partition("(")[0]
    if "(" not in typed:
        yield from ((rule, "") for rule in sorted(federal_rules.rules(name), key=float) if rule.startswith(number))
    yield from ((number, part) for part in federal_rules.parts(name, number))
