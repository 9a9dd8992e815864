"""Signature help: the slots of the citation being typed, and the one that the caret is in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from pincite.analysis import Snapshot
from pincite.citations import forms, names
from pincite.citations.reporters import standard
from pincite.features.completion.model import Site
from pincite.features.completion.place import look
from pincite.features.completion.volumes import expects_reporter
from pincite.settings import Style
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Signature:
    """A form of citation: its slots are spans of the label, in code points."""

    label: str
    slots: tuple[Span, ...]
    active: int


class Form(NamedTuple):
    """How a citation of a form is typed, and its slots by the names of the pattern's groups.

    The slot that the caret is in is the last one of which the pattern has found anything, be it empty.
    """

    typed: re.Pattern[str]
    label: str
    """The slots in braces: ``{volume} {reporter} at {pin}``."""
    accept: Callable[[Site, re.Match[str]], bool]


def signature(snapshot: Snapshot, offset: int) -> Signature | None:
    """The form of what is typed before ``offset`` (a source offset); None where that is no part of a citation."""
    site = look(snapshot, offset)
    if site is None:
        return None
    for form in (*_FORMS.get(snapshot.style, ()), *_USUAL):
        found = site.ending(form.typed)
        if found and form.accept(site, found):
            return _signature(form.label, found)
    return None


def _signature(label: str, found: re.Match[str]) -> Signature:
    slots: dict[str, Span] = {}
    shown = ""
    for text, slot in re.findall(r"([^{}]*)(?:\{(\w+)\})?", label):
        shown += text
        if slot:
            words = slot.replace("_", " ")
            slots[slot] = Span(len(shown), len(shown) + len(words))
            shown += words
    order = list(slots)
    active = max(order.index(slot) for slot, part in found.groupdict().items() if part is not None)
    return Signature(shown, tuple(slots.values()), active)


# -- what is accepted -------------------------------------------------------------------------------------------------


def _any(site: Site, found: re.Match[str]) -> bool:
    return True


def _reported(site: Site, found: re.Match[str]) -> bool:
    return standard(found["reporter"]) is not None


def _case(site: Site, found: re.Match[str]) -> bool:
    """Whether a number and some capitals are a volume and its reporter; without a page a name has to be there."""
    reporter = found["reporter"] or ""
    if found["first_page"] is not None:
        return standard(reporter) is not None
    return expects_reporter(site, found.start("volume"), reporter)


def _named(site: Site, found: re.Match[str]) -> bool:
    """Whether the words before the caret are a case's name, with both its parties."""
    end = found.end("name")
    name = names.before(site.text, 0, end).name
    return name is not None and bool(name.second) and name.second.split()[-1][0].isupper()


# -- the forms --------------------------------------------------------------------------------------------------------

_REPORTER = r"[A-Z][A-Za-z.'’\d]*(?:\s(?:[A-Z][A-Za-z.'’\d]*|\dd|\d?\dth))*"
_PAGES = r"[\d\s,.\-–—&n*¶]*"
_PARTS = r"(?P<section>\d[\w.:/-]*|)(?P<subdivision>\([\w()]*)?(?:\s\((?P<year>[^()]*))?"
_CASE = "{name}, {volume} {reporter} {first_page}, {pin} ({court} {year})"
_CALIFORNIA = "{name} ({year}) {volume} {reporter} {first_page}, {pin}"


def _form(pattern: str, label: str, accept: Callable[[Site, re.Match[str]], bool] = _any) -> Form:
    return Form(re.compile(rf"(?<![\w.])(?:{pattern})$"), label, accept)


_USUAL = (
    _form(
        rf"(?P<volume>\d{{1,4}})\s(?P<reporter>{_REPORTER}),?\sat(?:\s(?:pp?\.\s?)?(?P<pin>{_PAGES}))?",
        "{name}, {volume} {reporter} at {pin}",
        _reported,
    ),
    _form(
        rf"(?P<volume>\d{{1,4}})(?:\s(?P<reporter>(?:{_REPORTER})?)(?:\s(?P<first_page>\d*)(?P<pin>,\s?{_PAGES})?"
        r"(?:\s\((?P<court>[^()]*?)(?:(?<![^\s.(])(?P<year>\d{1,4}))?)?)?)?",
        _CASE,
        _case,
    ),
    _form(r"(?P<name>\S+),\s?(?P<volume>)", _CASE, _named),
    _form(r"(?P<name>\S+)", _CASE, _named),
    _form(rf"[Ii]d\.(?:,?\sat|\s)\s?(?P<pin>{_PAGES})", "Id. at {pin}"),
    _form(
        rf"(?P<title>\d{{1,3}})\s(?P<code>U\.\s?S\.\s?C\.|C\.\s?F\.\s?R\.)(?:\s§*\s?{_PARTS})?",
        "{title} {code} § {section}({subdivision}) ({year})",
    ),
    _form(
        rf"(?P<code>{forms.STATE}\.?\s[A-Z][\w.’'&, ]{{0,40}}?)\s§+\s?{_PARTS}",
        "{code} § {section}({subdivision}) ({year})",
    ),
    _form(
        rf"(?P<rules>(?:Fed|{forms.STATE})\.?\s?R\.\s?[A-Z][\w. ]*\.)\s"
        r"(?P<number>\d[\w.]*|)(?P<subdivision>\([\w()]*)?",
        "{rules} {number}({subdivision})",
    ),
    _form(
        r"(?P<constitution>(?:U\.\s?S\.|[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)\sConst\.),?\s"
        r"(?P<article_or_amendment>(?:art|amend)?[\w.]*(?:\s[IVX\d]*)?)(?:,\s?(?P<section>§*[\s\w]*))?"
        r"(?:,\s?(?P<clause>c[\w. ]*))?",
        "{constitution} {article_or_amendment}, § {section}, cl. {clause}",
    ),
)
_FORMS = {
    Style.CALIFORNIA: (
        _form(
            rf"\((?P<year>\d{{4}})\)\s(?P<volume>\d{{0,4}})(?:\s(?P<reporter>(?:{_REPORTER})?)"
            rf"(?:\s(?P<first_page>\d*)(?P<pin>,\s?{_PAGES})?)?)?",
            _CALIFORNIA,
        ),
    )
}
"""What a house style has of its own, tried first."""
