"""Real opinions read as a person reads them."""

import json

import pytest

from pincite.markup.blocks import Block, BlockKind, Format
from pincite.markup.reading import read


@pytest.fixture
def opinion(corpus):
    """Read a file of the corpus."""
    return lambda name: (corpus / name).read_bytes().decode()


def of_kind(blocks: tuple[Block, ...], kind: BlockKind) -> list[Block]:
    return [block for block in blocks if block.content.kind is kind]


def test_castle_rock(opinion) -> None:
    """Star pages, headings and calls where a reader found them by hand."""
    text = opinion("castle-rock/opinion.txt")
    known = json.loads(opinion("castle-rock/structure.json"))
    blocks = read(text, Format.PLAIN)
    pages = [(block.start + mark.span.start, mark.page) for block in blocks for mark in block.content.page_marks]
    assert pages == [(star["start"], star["page"]) for star in known["star_pages"]]
    headings = of_kind(blocks, BlockKind.HEADING)
    assert [(block.start, block.end) for block in headings] == [(h["start"], h["end"]) for h in known["headings"]]
    calls = [label for block in blocks for _, label in block.content.calls]
    assert calls == ["1", "2", "3"]  # the fourth looks like a section's decimal
    words = " ".join(block.content.readable.text for block in blocks)
    for star in known["star_pages"]:
        assert star["word"] in words
    assert [(block.start, block.end) for block in blocks] == [(p["start"], p["end"]) for p in known["paragraphs"]]


def test_every_citation_of_castle_rock_is_readable(opinion) -> None:
    """What the annotation calls a citation stands in one block, with nothing hidden in it."""
    text = opinion("castle-rock/opinion.txt")
    blocks = read(text, Format.PLAIN)
    for line in opinion("castle-rock/gold.jsonl").splitlines():
        known = json.loads(line)
        block = next(block for block in blocks if block.start <= known["start"] < block.end)
        readable = block.content.readable
        start, end = (readable.readable(known[edge] - block.start) for edge in ("start", "end"))
        assert " ".join(known["text"].split()) == readable.text[start:end]


def test_star_pages_in_sequence(opinion) -> None:
    blocks = read(opinion("opinions/ca1-ayewoh-star.txt"), Format.PLAIN)
    pages = [mark.page for block in blocks for mark in block.content.page_marks]
    body = [page for page in pages if page >= 915]
    assert body == sorted(body)
    assert not any("*9" in block.content.readable.text for block in blocks)
    notes = of_kind(blocks, BlockKind.FOOTNOTE)
    assert [note.content.label for note in notes][-13:] == [str(number) for number in range(1, 14)]


def test_sections_and_stars(opinion) -> None:
    blocks = read(opinion("opinions/ca1-gerhard-star-sections.txt"), Format.PLAIN)
    pages = [mark.page for block in blocks for mark in block.content.page_marks]
    assert pages == [8, *range(11, 36)]
    assert any("31 U.S.C. § 5324(a)(3) and 18 U.S.C. § 2." in block.content.readable.text for block in blocks)


def test_double_spaced_pages(opinion) -> None:
    blocks = read(opinion("opinions/ca1-mabvurunge-inadec-pdftext.txt"), Format.PLAIN)
    text = "\n".join(block.content.readable.text for block in blocks)
    assert "citing 8 C.F.R. § 1003.2(c)(2))" in text
    assert "Fesseha, 333 F.3d at 20 (quoting INS v. Abudu, 485 U.S. 92, 104 (1988))" in text
    assert "Kucana, 130 S. Ct. at 838 (quoting 8 C.F.R. § 1003.2(a))" in text  # across a page and two notes
    labels = [note.content.label for note in of_kind(blocks, BlockKind.FOOTNOTE)]
    assert [label for label in labels if label] == ["*", *(str(number) for number in range(1, 16))]
    assert labels.count("") == 2  # the notes that go on at the foot of the next page
    bodies = [block for block in of_kind(blocks, BlockKind.PARAGRAPH) if block.start > 1100]
    assert sum(block.content.readable.text[0].islower() for block in bodies) <= 2


def test_a_slip_opinion(opinion) -> None:
    blocks = read(opinion("opinions/scotus-fisher-slip-hardwrap.txt"), Format.PLAIN)
    text = "\n".join(block.content.readable.text for block in blocks)
    assert "did not apply the correct standard of strict scrutiny, its decision affirming" in text
    assert "Hopwood v. Texas, 78 F. 3d 932, 955 (1996)" in text
    assert "Opinion of the Court" not in text
    assert "Cite as:" not in text
    notes = of_kind(blocks, BlockKind.FOOTNOTE)
    assert [note.content.label for note in notes] == ["1", "2", "3", "4", "5", "1", "2", "3", "4"]
    assert [b.content.readable.text for b in of_kind(blocks, BlockKind.HEADING)].count("II") >= 2
