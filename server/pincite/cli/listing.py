"""Listings: the citations of a draft, for a program and for a reader."""

import json
from collections.abc import Callable, Mapping

from pincite.cli.reading import Read
from pincite.cli.report import count
from pincite.features.listing import listing


def as_json(read: Read) -> str:
    """For a program."""
    snapshot = read.snapshot
    members = {"path": read.path, "style": str(snapshot.style), "citations": listing(snapshot)}
    return json.dumps(members, ensure_ascii=False, indent=1)


def text(read: Read) -> str:
    """For a reader: where, what kind, as typed, and the authority that is meant."""
    lines = read.lines
    rows = [
        (f"{line + 1}:{column + 1}", entry["kind"], " ".join(entry["text"].split()), entry["authority"] or "?")
        for entry in listing(read.snapshot)
        for line, column in [lines.position(entry["start"], "utf-32")]
    ]
    place, kind, typed = (max((len(row[index]) for row in rows), default=0) for index in range(3))
    found = [f"{row[0]:<{place}}  {row[1]:<{kind}}  {row[2]:<{typed}}  {row[3]}" for row in rows]
    return "\n".join([*found, f"{count(len(rows), 'citation')}; style {read.snapshot.style}."])


LISTINGS: Mapping[str, Callable[[Read], str]] = {"json": as_json, "text": text}
