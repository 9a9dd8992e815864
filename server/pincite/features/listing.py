"""The listing: every citation of a document as plain data, for the terminal and for other programs."""

from typing import Any

from pincite.analysis import Snapshot
from pincite.features.words import authority_in_full


def listing(snapshot: Snapshot) -> list[dict[str, Any]]:
    """One dictionary a citation, in text order; offsets are code points into the source."""
    return [_entry(snapshot, index) for index in range(len(snapshot.references))]


def _entry(snapshot: Snapshot, index: int) -> dict[str, Any]:
    reference = snapshot.references[index]
    citation = reference.citation
    span, full = snapshot.span(index), snapshot.full_span(index)
    authority = None if reference.authority is None else snapshot.authorities[reference.authority]
    name = citation.name.text if citation.name else authority.title if authority else None
    return {
        "start": span.start,
        "end": span.end,
        "full_start": full.start,
        "full_end": full.end,
        "text": snapshot.text[slice(*span)],
        "kind": str(citation.kind),
        "authority": authority_in_full(authority) if authority else None,
        "pins": [pin.text for pin in citation.pins],
        "court": citation.court,
        "year": citation.year,
        "parallel_of": reference.parallel_of,
        "antecedent": reference.antecedent,
        "name": name,
    }
