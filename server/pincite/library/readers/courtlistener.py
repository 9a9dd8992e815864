"""CourtListener: an opinion, or a cluster with its opinions, as its API gives them in JSON."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pincite.library.readers import html
from pincite.library.readers.joining import joined
from pincite.library.readers.model import Facts, Reading, UnreadableError
from pincite.library.readers.plain import starred

HTML = ("html_with_citations", "xml_harvard", "html_lawbox", "html_columbia", "html_anon_2020", "html")
PLAIN = "plain_text"
_SLUG = re.compile(r"/opinion/\d+/([\w-]+)/?$")
_SMALL = frozenset("v of the and in re ex rel for on by a an to et al".split())


def is_opinion(table: Mapping[str, Any]) -> bool:
    """Whether a table looks like one of CourtListener's opinions or clusters."""
    return any(name in table for name in (*HTML, PLAIN)) or bool(_opinions(table))


def read(table: Mapping[str, Any]) -> Reading:
    """Read an opinion, or the opinions of a cluster one after another."""
    opinions = _opinions(table) or [table]
    read = joined([_opinion(opinion) for opinion in opinions])
    return Reading(read.text, _facts(table).over(_facts(opinions[0])), read.stars, read.notes, read.marks)


def _opinions(table: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The opinions within a cluster; those that are only named by an address are elsewhere."""
    found = table.get("sub_opinions") or table.get("opinions") or ()
    return [opinion for opinion in found if isinstance(opinion, Mapping)] if isinstance(found, list) else []


def _opinion(table: Mapping[str, Any]) -> Reading:
    """The first text that is there; one with its pages rather than one without."""
    first: Reading | None = None
    for text in filter(None, (_text(table, name) for name in HTML)):
        reading = html.reading(text)
        if reading.stars:
            return reading
        first = first or (reading if reading.text.strip() else None)
    if first:
        return first
    if plain := _text(table, PLAIN):
        return starred(plain)
    raise UnreadableError("is an opinion without its text")


def _facts(table: Mapping[str, Any]) -> Facts:
    return Facts(
        tuple(_citations(table.get("citations"))),
        _text(table, "case_name") or _text(table, "caseName") or _named(_text(table, "absolute_url")),
        _text(table, "court") if " " in _text(table, "court") else "",
        _text(table, "date_filed") or _text(table, "dateFiled"),
    )


def _citations(found: object) -> Iterator[str]:
    for one in found if isinstance(found, list) else ():
        if isinstance(one, str):
            yield one
        elif isinstance(one, Mapping):
            yield f"{one.get('volume')} {one.get('reporter')} {one.get('page')}"


def _named(address: str) -> str:
    """``United States v. Gerhard``, from the end of ``/opinion/151938/united-states-v-gerhard/``."""
    slug = _SLUG.search(address)
    words = slug[1].split("-") if slug else []
    named = [word if word in _SMALL else word.capitalize() for word in words]
    return " ".join("v." if word == "v" else word for word in named)


def _text(table: Mapping[str, Any], key: str) -> str:
    found = table.get(key)
    return found.strip() if isinstance(found, str) else ""
