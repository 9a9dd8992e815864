"""Answers to one who mends: code actions, and diagnostics for a client that pulls them."""

import json
from collections.abc import Iterable
from typing import Any

from lsprotocol import types

from pincite.checks.model import Finding
from pincite.features import fixes
from pincite.features.fixes import Action
from pincite.lsp import diagnostics
from pincite.lsp.answers.asked import Answers, Asked
from pincite.lsp.capabilities import wants
from pincite.lsp.convert import Json, Ruler, diagnostic, workspace_edit
from pincite.lsp.wire import Raw
from pincite.settings import RunOn


def _code_actions(asked: Asked) -> Any:
    only, version = asked.params.context.only, asked.view.draft.version
    answer = []
    if wants(only, fixes.QUICK_FIX):
        found = (*fixes.quick_fixes(asked.snapshot, asked.span), *fixes.ignores(asked.snapshot, asked.span))
        answer += [_code_action(action, asked.ruler, version, action.findings) for action in found]
    if wants(only, fixes.FIX_ALL) and (action := fixes.fix_all(asked.snapshot)):
        answer.append(_code_action(action, asked.ruler, version))
    return answer


def _code_action(action: Action, ruler: Ruler, version: int | None, mended: Iterable[Finding] = ()) -> Json:
    """An action with its edit, and the diagnostics that it would end."""
    ended = [json.loads(diagnostic(finding, ruler)) for finding in mended]
    return {
        "title": action.title,
        "kind": action.kind,
        "edit": workspace_edit(action.edits, ruler, version),
        **({"diagnostics": ended} if ended else {}),
        **({"isPreferred": True} if action.preferred else {}),
    }


def _diagnostic(asked: Asked) -> Any:
    draft, known = asked.view.draft, asked.params.previous_result_id
    if known and draft.settings.run_on is RunOn.SAVE and not draft.saved:
        return {"kind": "unchanged", "resultId": known}
    return Raw(diagnostics.report(asked.view.diagnostics, known))


ANSWERS: Answers = {
    types.TEXT_DOCUMENT_CODE_ACTION: _code_actions,
    types.TEXT_DOCUMENT_DIAGNOSTIC: _diagnostic,
}
