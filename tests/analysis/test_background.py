"""A reading in the background steps aside, again and again, and finds the same."""

from pathlib import Path

from pincite.analysis import Analysis
from pincite.markup.blocks import Format

BRIEF = Path(__file__).parents[1] / "documents" / "opening-brief.md"


def test_it_pauses_between_its_parts_and_finds_the_same():
    text, pauses = BRIEF.read_text(encoding="utf-8"), []
    found = Analysis(lambda: pauses.append(1)).snapshot(text, Format.MARKDOWN)
    assert found == Analysis().snapshot(text, Format.MARKDOWN)
    assert len(pauses) > len(found.blocks) + len(found.references)
