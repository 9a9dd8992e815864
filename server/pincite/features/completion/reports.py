"""Cases of the United States Reports that the draft does not cite yet, in full, by the name of a party."""

import re
from collections.abc import Iterator

from pincite.citations import names
from pincite.features.completion.cases import beginnings
from pincite.features.completion.model import Item, Site, Sort
from pincite.features.completion.place import cites
from pincite.features.completion.writing import emphasis, in_markup, replaced, reporters_as_typed, spelled
from pincite.library import us_reports, volume_years
from pincite.library.us_reports import Case
from pincite.settings import Style

_FEWEST = 4
"""Fewer letters are enough where they are the whole of a party's first word."""
_MOST = 30
"""Within a sentence a word that begins more names than these is more likely just a word: ``Colo``."""
_TOO_MANY = 400
"""A word in the names of more cases than these tells nothing: ``United``."""
_REPORTER = "U.S."
_PROCEDURAL = re.compile(r"(?:In re|Ex parte|Matter of) ")
_TIDY = (
    (re.compile(r",? et\.? (?:al|ux)\.?(?=,| v\. |$)"), ""),
    (re.compile(r",? and others(?=,| v\. |$)"), ""),
    (re.compile(r",? [vV]\.? "), " v. "),
    (re.compile(r" & \(and\) "), " & "),
    (re.compile(r"(?:(?<= v\. )|^)U\. ?S\.(?= v\. |$)"), "United States"),
    (re.compile(r"(?<= v\. )The "), ""),
    (
        re.compile(
            r",\s(?:(?:Acting|Deputy|Chief|Attorney|Director|Warden|Governor|Superintendent|Commissioner|Secretary|Mayor"
            r"|Administrat|Execut|Trustee|Receiver|Petitioner|Appell|Plaintiff|Defendant|Sheriff|Judge|Collector|Clerk"
            r"|President|Chairman|Guardian|Individually|Tax Comm)).*?(?= v\. |$)"
        ),
        "",
    ),
)
"""What a citation leaves out or writes otherwise than the table."""
_UNTIDY = (",", " et ", " and others", " v ", " V", "U.", "The ", "(and)")
"""What tells that there is something to tidy."""
_FORMS = {
    Style.CALIFORNIA: (" ({year}) {volume} {reporter} {page}", ""),
    Style.NEW_YORK: (", {volume} {reporter} {page}", " [{year}]"),
}
_USUAL = (", {volume} {reporter} {page}", " ({year})")


def reported(site: Site) -> Iterator[Item]:
    """The cases one of whose parties has been begun: its whole first word before a beginning, a first party first."""
    for start, typed in beginnings(site):
        if len(typed) < _FEWEST - 1:
            return
        found = us_reports.cases_named(typed, _TOO_MANY)
        if len(found) < _TOO_MANY and (begun := _begun(found, typed)):
            if len(begun) <= _MOST or cites(site, start):
                yield from _items(site, start, begun[:_MOST])
            return


def _begun(found: tuple[Case, ...], typed: str) -> list[tuple[str, Case]]:
    """The cases with a party that begins as typed, each with the name from there on."""
    begun: list[tuple[int, str, Case]] = []
    for case in found:
        name = as_cited(case.name)
        parties = (name, name.partition(" v. ")[2], _PROCEDURAL.sub("", name))
        place = next((place for place, party in enumerate(parties) if party.startswith(typed)), None)
        if place is not None:
            party = parties[place]
            within = party[len(typed) : len(typed) + 1].isalnum()
            if not within or len(typed) >= _FEWEST:
                begun.append((place + 4 * within, party, case._replace(name=name)))
    begun.sort(key=lambda one: one[0])
    return [(party, case) for _, party, case in begun]


def as_cited(name: str) -> str:
    """A case's name as a citation gives it: without et al. and what the parties are, with ``v.`` and whole words."""
    if any(mark in name for mark in _UNTIDY):
        for untidy, tidy in _TIDY:
            name = untidy.sub(tidy, name)
    return name


def _is_sure(case: Case) -> bool:
    """Whether a case's year is one that its volume holds, and its name one that can be read where it will stand."""
    years = volume_years.years(_REPORTER, case.volume)
    if not case.year or (years and not years.first <= case.year <= years.last):
        return False
    sentence = f"See {case.name}"
    read = names.before(sentence, 0, len(sentence)).name
    return read is not None and read.text == case.name


def _items(site: Site, start: int, begun: list[tuple[str, Case]]) -> Iterator[Item]:
    sources = (s for authority in site.snapshot.authorities for s in (authority.source, *authority.parallels))
    cited = {(s.volume, s.number) for s in sources if s.name == _REPORTER}
    style = site.snapshot.style
    reporter = spelled(_REPORTER, style, reporters_as_typed(site.snapshot))
    rest = _FORMS.get(style, _USUAL)
    mark, span, typed = emphasis(site, start), replaced(site, start), len(site.text) - start
    for party, case in begun:
        if (str(case.volume), str(case.page)) in cited or not _is_sure(case):
            continue
        name = case.name.replace(" v. ", " v ") if style is Style.NEW_YORK else case.name
        cite = [part.format(volume=case.volume, reporter=reporter, page=case.page, year=case.year) for part in rest]
        yield Item(
            name + "".join(cite),
            Sort.AUTHORITY,
            span,
            (mark.of(in_markup(site, name)) + cite[0], *cite[1:]),
            site.typed(start) + party[typed:],
            "United States Reports",
        )
