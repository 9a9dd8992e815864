"""The documents of the record by the names that the draft gives them, or that the author set."""

import re
from collections.abc import Iterator

from pincite.analysis import Snapshot
from pincite.citations.model import Kind
from pincite.features.completion.cases import beginnings
from pincite.features.completion.model import Item, Site, Sort
from pincite.features.completion.place import cites
from pincite.features.completion.writing import in_markup
from pincite.features.words import document
from pincite.resolution.model import Authority
from pincite.text.spans import Span

_NUMBER = re.compile(r"(?<=[\s¶§])\d.*$")
_LONGEST_LEAD = 8


def documents(site: Site) -> Iterator[Item]:
    """The documents begun, each with what comes before its pages here."""
    cited = {a.source.typed: _lead(site.snapshot, a) for a in site.snapshot.authorities if a.kind is Kind.RECORD}
    known = cited | {name: " at " for name in site.record if name not in cited}
    for start, typed in beginnings(site):
        found = [name for name in known if name.startswith(typed)]
        if found and cites(site, start):
            for name in found:
                span = Span(site.source(start), site.offset)
                key = site.typed(start) + name[len(typed) :]
                yield Item(
                    f"{name}{known[name]}".strip(),
                    Sort.RECORD,
                    span,
                    (in_markup(site, name + known[name]), ""),
                    key,
                    document(name) or "",
                )
            return


def _lead(snapshot: Snapshot, authority: Authority) -> str:
    """What stands between a document of the record and its pages where it was cited last: `` at ``, `` ¶ ``."""
    mentions = (snapshot.references[mention] for mention in reversed(authority.mentions))
    reference = next((found for found in mentions if found.citation.kind is Kind.RECORD), None)
    if reference is None:
        return " at "
    text = snapshot.blocks[reference.block].content.readable.text
    pinned = text[slice(*reference.citation.span)].removeprefix(authority.source.typed)
    lead = _NUMBER.sub("", pinned)
    return lead if lead != pinned and len(lead) < _LONGEST_LEAD else " at "
