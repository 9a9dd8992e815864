"""How a draft is read, off the loop: its head at a glance, all of it, or what stands around a place."""

import gc
from collections.abc import Mapping
from dataclasses import replace

from pincite import analysis as analyses
from pincite.analysis import Analysis, Other, Snapshot, near
from pincite.checks.findings import Findings
from pincite.checks.rule import Library
from pincite.features.unfinished import settled
from pincite.lsp.client import Client
from pincite.lsp.convert import Diagnostics, Ruler
from pincite.lsp.documents import NOTHING, Document, Draft, View
from pincite.lsp.parts import Part
from pincite.lsp.tokens import Tokens
from pincite.markup.blocks import Format
from pincite.mishaps import tell
from pincite.settings import Style

_HEAD = 24_000
"""Code points at the beginning of a long draft; what is surely wrong there is told before the rest is read."""


def glance(draft: Draft, analysis: Analysis, client: Client) -> View | None:
    """What is surely wrong at the head of a draft; None where nothing is."""
    text, language = draft.lines.text, _language(draft)
    try:
        findings = analysis.beginning(text, language, draft.settings, _HEAD)
    except Exception as error:
        tell("glancing at a draft", text, error)
        return None
    snapshot = Snapshot(draft.version, text, language, draft.settings.style, (), (), (), findings)
    written = Diagnostics().write(findings, Ruler(draft.uri, draft.lines, client))
    return View(draft, snapshot, written, Tokens(), of_head=True) if findings else None


def look(
    document: Document,
    draft: Draft,
    analysis: Analysis,
    beside: tuple[tuple[Other, ...], Mapping[str, Part]],
    library: Library | None,
    client: Client,
) -> View:
    """All of a draft, read with the parts of other files that stand ``beside`` it, and the files they are in."""
    document.diagnostics = document.diagnostics or Diagnostics()
    document.tokens = document.tokens or Tokens()
    last, (others, parts) = document.view, beside
    if last and last.library is library and last.holds_for(draft, parts):
        snapshot = replace(last.snapshot, version=draft.version)
    else:
        text = draft.lines.text
        snapshot = analysis.snapshot(text, _language(draft), draft.settings, draft.version, others, library)
    ruler = Ruler(draft.uri, draft.lines, client)
    told, held_back = settled(snapshot, draft.typed) if draft.typed else (snapshot.findings, ())
    written = document.diagnostics.write(told, ruler)
    rest = Diagnostics().write(held_back, ruler) if held_back else NOTHING
    return View(draft, snapshot, written, document.tokens, parts, held_back=rest, library=library)


def failed(draft: Draft) -> View:
    """A draft that could not be read."""
    empty = Snapshot(draft.version, draft.lines.text, _language(draft), Style.BLUEBOOK, (), (), (), Findings())
    return View(draft, empty, NOTHING, Tokens(), failed=True)


def look_around(draft: Draft, offset: int) -> View | None:
    """What stands around an offset of a draft; None where there is no telling."""
    try:
        snapshot = near(draft.lines.text, _language(draft), draft.settings, draft.version, offset)
    except Exception as error:
        tell("reading around a place", draft.lines.text, error)
        return None
    return View(draft, snapshot, NOTHING, Tokens()) if snapshot else None


def _language(draft: Draft) -> Format:
    return Format(draft.settings.language(draft.language_id, draft.path))


def warm_up() -> None:
    """Load what a reading needs."""
    analyses.warm_up()
    gc.freeze()  # tables that last as long as the process need not be searched for garbage at each edit
