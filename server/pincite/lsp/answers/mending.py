"""Answers to one who mends: code actions, and diagnostics for a client that pulls them."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from lsprotocol import types

from pincite.features import fixes
from pincite.features.fixes import Action
from pincite.features.offers import Offer, offers
from pincite.lsp import diagnostics
from pincite.lsp.answers.asked import Answers, Asked
from pincite.lsp.capabilities import wants
from pincite.lsp.convert import Json, diagnostic, workspace_edit
from pincite.lsp.wire import Raw
from pincite.mishaps import contained
from pincite.settings import RunOn
from pincite.text.spans import Span

_WORKED_OUT_AT_ONCE = 100_000
"""Characters of a draft beyond which a client that cannot ask for an edit later is offered rewritings only by kind."""


def _code_actions(asked: Asked) -> Any:
    context = asked.params.context
    answer: list[Json] = []
    if wants(context.only, fixes.QUICK_FIX):
        for name, find in _QUICK_FIXES.items():
            found = contained(f"code actions: {name}", asked.text, find, asked.snapshot, asked.span)
            answer += [_code_action(asked, action) for action in found]
    invoked = context.trigger_kind is not types.CodeActionTriggerKind.Automatic
    if context.only is None and not asked.ruler.client.lazy_edits and len(asked.snapshot.text) > _WORKED_OUT_AT_ONCE:
        return answer
    listed = partial(offers, invoked=invoked)
    for offer in contained("code actions: offers", asked.text, listed, asked.snapshot, asked.span):
        if wants(context.only, offer.kind):
            answer += contained(f"code actions: {offer.kind}", asked.text, _offered, asked, offer)
    return answer


_QUICK_FIXES = {"fixes": fixes.quick_fixes, "comments that silence": fixes.ignores}


def _code_action(asked: Asked, action: Action) -> Json:
    """A quick fix with its edit, and the diagnostics that it would end."""
    return {
        "title": action.title,
        "kind": action.kind,
        "edit": workspace_edit(action.edits, asked.ruler, asked.view.draft.version),
        "diagnostics": [json.loads(diagnostic(finding, asked.ruler)) for finding in action.findings],
        **({"isPreferred": True} if action.preferred else {}),
    }


def _offered(asked: Asked, offer: Offer) -> Iterator[Json]:
    """An offer whose edit is to be asked for when it is chosen.

    It comes with its edit for a client that cannot ask, or that asked for nothing else: it saves the draft.
    """
    item = {"title": offer.title, "kind": offer.kind}
    alone = offer.kind == fixes.FIX_ALL and not wants(asked.params.context.only, fixes.QUICK_FIX)
    if asked.ruler.client.lazy_edits and not alone:
        draft = asked.view.draft
        yield {**item, "data": {"uri": draft.uri, "version": draft.version, "span": list(asked.span)}}
    elif done := _worked_out(asked, offer, item):
        yield done


def _worked_out(asked: Asked, offer: Offer, item: Mapping[str, Any]) -> Json | None:
    edits = offer.work(asked.snapshot)
    return {**item, "edit": workspace_edit(edits, asked.ruler, asked.view.draft.version)} if edits else None


def _resolved(asked: Asked) -> Any:
    """The action with its edit; as it came, where the draft has changed since or the edit would do harm."""
    item, data = asked.params, asked.params["data"]
    if data.get("version") != asked.view.draft.version:
        return item
    for offer in offers(asked.snapshot, Span(*data["span"])):
        if (offer.title, offer.kind) == (item.get("title"), item.get("kind")):
            return _worked_out(asked, offer, item) or item
    return item


def _diagnostic(asked: Asked) -> Any:
    draft, known = asked.view.draft, asked.params.previous_result_id
    if draft.settings.run_on is RunOn.SAVE:
        if asked.ruler.client.only_pulls:  # it is pushed to instead
            return Raw(diagnostics.EMPTY_REPORT)
        if known and not draft.saved:
            return {"kind": "unchanged", "resultId": known}
    return Raw(diagnostics.report(asked.view.diagnostics, known))


ANSWERS: Answers = {
    types.TEXT_DOCUMENT_CODE_ACTION: _code_actions,
    types.CODE_ACTION_RESOLVE: _resolved,
    types.TEXT_DOCUMENT_DIAGNOSTIC: _diagnostic,
}
