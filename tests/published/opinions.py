"""Published opinions as text, whatever the form they come in."""

import json
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "castle-rock",
    "ca1-ayewoh-star",
    "ca1-gerhard-star-sections",
    "ca1-mabvurunge-inadec-pdftext",
    "scotus-fisher-slip-hardwrap",
    "courtlistener-v3-opinion-151938",
    "courtlistener-v3-opinion-180960",
    "courtlistener-v3-opinion-181206",
    "cap-static-case-0002-01",
)


def opinion(corpus: Path, name: str) -> str:
    """The text of one opinion of the corpus, as its publisher gives it."""
    if name == "castle-rock":
        return (corpus / name / "opinion.txt").read_bytes().decode("utf-8")
    (path,) = corpus.glob(f"*/{name}.*")
    text = path.read_bytes().decode("utf-8")
    return "\n\n".join(_texts(json.loads(text))) if path.suffix == ".json" else text


def _texts(published: dict) -> Iterator[str]:
    """CourtListener gives the text of the PDF; the Caselaw Access Project gives the opinions of a case apart."""
    if "plain_text" in published:
        yield published["plain_text"]
    for one in published.get("casebody", {}).get("opinions", ()):
        yield one["text"]
