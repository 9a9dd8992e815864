"""Reading a draft in the Bluebook’s style: what is found, and the draft with every fix made."""

from pincite.analysis import Analysis
from pincite.features.fixes import apply, compatible, edits_of
from pincite.markup.blocks import Format
from pincite.settings import Settings, Style

M, T, P = Format.MARKDOWN, Format.LATEX, Format.PLAIN


def read(text, markup=Format.PLAIN, style=Style.BLUEBOOK):
    return Analysis().snapshot(text, markup, Settings(style=style))


def rules(text, markup=Format.PLAIN, style=Style.BLUEBOOK):
    return [found.rule for found in read(text, markup, style).findings]


def mended(text, markup=Format.PLAIN):
    return apply(text, edits_of(compatible(read(text, markup).findings)))
