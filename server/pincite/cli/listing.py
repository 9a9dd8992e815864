"""Listings: the citations of a draft, for a program and for a reader."""

import json
from collections.abc import Callable, Mapping

from pincite.cli.reading import Checked
from pincite.cli.report import count
from pincite.features.listing import listing


def as_json(checked: Checked) -> str:
    """For a program."""
    snapshot = checked.snapshot
    members = {"path": checked.path, "style": str(snapshot.style), "citations": listing(snapshot)}
    return json.dumps(members, ensure_ascii=False, indent=1)


def text(checked: Checked) -> str:
    """For a reader: where, what kind, as typed, and the authority that is meant."""
    rows = [
        (f"{line + 1}:{column + 1}", entry["kind"], " ".join(entry["text"].split()), entry["authority"] or "?")
        for entry in listing(checked.snapshot)
        for line, column in [checked.lines.position(entry["start"], "utf-32")]
    ]
    place, kind, typed = (max((len(row[index]) for row in rows), default=0) for index in range(3))
    found = [f"{row[0]:<{place}}  {row[1]:<{kind}}  {row[2]:<{typed}}  {row[3]}" for row in rows]
    return "\n".join([*found, f"{count(len(rows), 'citation')}; style {checked.snapshot.style}."])


LISTINGS: Mapping[str, Callable[[Checked], str]] = {"json": as_json, "text": text}
