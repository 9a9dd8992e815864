"""A real opinion over the wire: hover and definition at every annotated reference, in both position encodings."""

import json
import re

import pytest
from strict_client import REAL

DOC = "file:///opinion.txt"
MARK = "\N{SCALES}\N{GRINNING FACE}. "
"""Before every line: one character counts as two in UTF-16, so that a wrong unit shows."""
PLACE = re.compile(r"\d+ [A-Z][\w. ]*? \d+(?= \()")
FULL = ("case-full", "statute", "statute-ref", "rule", "constitution", "record")


def units(text, encoding):
    return len(text) if encoding == "utf-32" else len(text.encode("utf-16-le")) // 2


def position(text, offset, encoding):
    """Where an offset of the opinion stands once each of its lines begins with the mark."""
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    return line, units(MARK + text[start:offset], encoding)


@pytest.fixture(scope="module")
def opinion(corpus):
    folder = corpus / "castle-rock"
    text = (folder / "opinion.txt").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    return text, [row for row in rows if not row.get("optional")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_hover_and_definition_at_every_reference(connect, opinion, encoding):
    text, gold = opinion
    capabilities = {"general": {"positionEncodings": [encoding]}}
    client = connect(command=REAL, capabilities=capabilities)
    client.open(DOC, "\n".join(MARK + line for line in text.split("\n")), language="plaintext")
    first = {}
    for row in gold:
        if row["kind"] in FULL:
            first.setdefault(row["authority"], row["start"])
    wrong = []
    for row in gold:
        line, column = position(text, row["start"], encoding)
        hover = client.hover(DOC, line, column)
        shown = hover["contents"]["value"].splitlines()[0] if hover else ""
        place = PLACE.search(row["authority"])
        if (place.group() if place else row["authority"].removeprefix("this case, ")) not in shown:
            wrong.append((row["start"], row["text"], shown))
        line, column = position(text, row["end"] - 1, encoding)
        targets = client.request("textDocument/declaration", client.at(DOC, line, column))
        start, end = targets[0]["range"]["start"], targets[0]["range"]["end"]
        declared = position(text, first[row["authority"]], encoding)
        if not (start["line"], start["character"]) <= declared < (end["line"], end["character"]):
            wrong.append((row["start"], row["text"], targets))
    assert len(gold) == 134
    assert wrong == []
    client.stop()
