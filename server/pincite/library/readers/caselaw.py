"""Static.case.law: a case as Harvard's Caselaw Access Project gives it in JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pincite.library.readers import html
from pincite.library.readers.joining import joined
from pincite.library.readers.model import Facts, Reading, UnreadableError
from pincite.library.readers.plain import starred


def is_case(table: Mapping[str, Any]) -> bool:
    """Whether a table looks like one of its cases."""
    return "casebody" in table or {"name_abbreviation", "decision_date", "citations"} <= table.keys()


def read(table: Mapping[str, Any]) -> Reading:
    """Read a case: what stands before its opinions, then the opinions."""
    body = table.get("casebody")
    if isinstance(body, Mapping) and "data" in body:  # as the former API gave it
        body = body["data"]
    if isinstance(body, str):
        return replace(html.reading(body), facts=_facts(table))
    texts = [text for text in _texts(body) if text.strip()] if isinstance(body, Mapping) else []
    if not texts:
        raise UnreadableError("is a case without its text")
    read = joined([starred(text) for text in texts])
    return Reading(read.text, _facts(table), read.stars, read.notes, read.marks)


def _texts(body: Mapping[str, Any]) -> Iterator[str]:
    head, opinions = body.get("head_matter"), body.get("opinions")
    if isinstance(head, str):
        yield head
    for opinion in opinions if isinstance(opinions, list) else ():
        if isinstance(opinion, Mapping) and isinstance(text := opinion.get("text"), str):
            yield text


def _facts(table: Mapping[str, Any]) -> Facts:
    court, citations = table.get("court"), table.get("citations")
    cited = (
        cite
        for one in (citations if isinstance(citations, list) else ())
        if isinstance(one, Mapping) and isinstance(cite := one.get("cite"), str)
    )
    return Facts(
        tuple(cited),
        str(table.get("name_abbreviation") or table.get("name") or ""),
        str(court.get("name_abbreviation") or court.get("name") or "") if isinstance(court, Mapping) else "",
        str(table.get("decision_date") or ""),
    )
