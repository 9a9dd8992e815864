"""The words of a brief that count toward a limit."""

from pincite.analysis import Analysis
from pincite.features.word_count import word_count
from pincite.markup.blocks import Format

BRIEF = """\
# Brief of Appellant

No. 23-1234, in the Court of Appeals

## Table of Contents

Argument 1

## Table of Authorities

Roe v. Wade, 410 U.S. 113 (1973)

## Argument

One two *three*.[^1] <!-- not me -->

> four five

Respectfully submitted,

Ann Advocate

## Certificate of Compliance

This brief has six words.

[^1]: Six.
"""


def test_what_counts_and_what_does_not():
    count = word_count(Analysis().snapshot(BRIEF, Format.MARKDOWN))
    assert count.words == 1 + 3 + 2 + 1
    assert dict(count.excluded) == {
        "Cover page": 10,
        "Table of Contents": 5,
        "Table of Authorities": 10,
        "Signature block": 4,
        "Certificate of Compliance": 8,
    }


def test_a_brief_of_argument_alone_counts_whole():
    text = "\\section{Argument}\nA \\emph{b} c\\footnote{d~e}.\n"
    assert word_count(Analysis().snapshot(text, Format.LATEX)).words == 6
