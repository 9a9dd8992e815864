"""What is told of the head of a draft before the rest is read is told of the whole as well."""

import random
from collections import Counter
from pathlib import Path

import pytest

from pincite.analysis import Analysis
from pincite.markup.blocks import Format
from pincite.settings import Settings, Style

DOCUMENTS = Path(__file__).parents[1] / "documents"
FORMATS = {".md": Format.MARKDOWN, ".tex": Format.LATEX, ".txt": Format.PLAIN}
DRAFTS = [path for path in sorted(DOCUMENTS.iterdir()) if path.suffix in FORMATS and path.name != "README.md"]
SLIPS = (DOCUMENTS / "slips-employment.md").read_text(encoding="utf-8")
OTHERWISE = {
    "nothing": "",
    "another style": "Roe v. Wade, 410 U. S. 113, 115, n. 9 (1973). Id., at 115. " * 9,
    "an open quotation": "He said “it was so.\n\n",
    "star pages": "*1119 The court *1120 held. ",
    "labels": "[a]: /b\n\n[1]: /c\n\n",
    "an open comment": "<!-- it is",
    "an open verbatim": "\\begin{verbatim}",
    "an open fence": "```\n",
    "broken compounds": "the cross-\nmotion and the crossmotion, and the cross-motion. ",
}
"""Ends that a draft may have, of which its head knows nothing."""


def told(findings):
    return Counter((one.rule, one.severity, one.span, one.message, one.fix) for one in findings)


def beginning(text, markup, length, chosen=None):
    """What is told of the head; all of it must hold of the whole, which must read as if it was read in one go."""
    analysis, chosen = Analysis(), chosen or Settings()
    head = analysis.beginning(text, markup, chosen, length)
    whole, afresh = analysis.snapshot(text, markup, chosen), Analysis().snapshot(text, markup, chosen)
    assert told(head) <= told(afresh.findings)
    assert (whole, whole.findings) == (afresh, afresh.findings)
    return head


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_what_is_told_of_a_head_holds(path):
    text = path.read_text(encoding="utf-8")
    beginning(text, FORMATS[path.suffix], len(text) // 2)


def test_what_is_told_of_a_published_opinions_head_holds(corpus):
    paths = [path for path in sorted(corpus.rglob("*.txt")) if path.stat().st_size < 60_000]
    assert len(paths) > 2
    for path in paths:
        beginning(path.read_text(encoding="utf-8"), Format.PLAIN, 10_000)


@pytest.mark.parametrize("end", OTHERWISE)
@pytest.mark.parametrize("style", [Style.AUTO, Style.CALIFORNIA])
def test_the_rest_cannot_take_it_back(end, style):
    head = beginning(f"{SLIPS}\n\n{OTHERWISE[end] * 3}", Format.MARKDOWN, len(SLIPS), Settings(style=style))
    assert len(head) > 5


def test_paragraphs_in_any_order():
    order = random.Random(1)
    paragraphs = [part for path in DRAFTS if path.suffix == ".md" for part in path.read_text("utf-8").split("\n\n")]
    for _ in range(3):
        order.shuffle(paragraphs)
        beginning("\n\n".join(paragraphs), Format.MARKDOWN, 8000)


def test_nothing_is_told_where_a_comment_may_silence_it():
    text = f"{SLIPS}\n\n<!-- pincite-ignore-file -->\n"
    assert not beginning(text, Format.MARKDOWN, len(SLIPS))


def test_rules_that_are_off_are_silent():
    head = beginning(SLIPS, Format.MARKDOWN, len(SLIPS))
    rules = tuple({one.rule for one in head})
    assert not beginning(SLIPS, Format.MARKDOWN, len(SLIPS), Settings(ignore=rules))


def test_the_head_is_not_read_twice():
    analysis = Analysis()
    head = analysis.beginning(SLIPS * 3, Format.MARKDOWN, Settings(), len(SLIPS))
    whole = analysis.snapshot(SLIPS * 3, Format.MARKDOWN)
    assert 10 < len(head.blocks) < len(whole.blocks)
    assert all(one.content is two.content for one, two in zip(head.blocks, whole.blocks, strict=False))
