"""The answers: for each request about a document, what the feature finds, as the protocol has it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

from pincite.analysis import Snapshot
from pincite.features import definition, fixes, hover
from pincite.lsp import convert, diagnostics
from pincite.lsp.capabilities import wants
from pincite.lsp.documents import View
from pincite.lsp.wire import Raw
from pincite.text.spans import Span


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, ready to be answered: the snapshot of the newest draft, and the place in it."""

    view: View
    span: Span
    params: Any
    ruler: convert.Ruler

    @property
    def snapshot(self) -> Snapshot:
        """What is known of the document."""
        return self.view.snapshot


def _hover(asked: Asked) -> Any:
    found = hover.hover(asked.snapshot, asked.span.start)
    return convert.hover(found, asked.ruler) if found else None


def _definition(asked: Asked) -> Any:
    found = definition.definition(asked.snapshot, asked.span.start)
    return convert.targets(found, asked.ruler, asked.ruler.client.definition_links)


def _declaration(asked: Asked) -> Any:
    found = definition.declaration(asked.snapshot, asked.span.start)
    return convert.targets(found, asked.ruler, asked.ruler.client.declaration_links)


def _code_actions(asked: Asked) -> Any:
    only, version = asked.params.context.only, asked.view.draft.version
    answer = []
    if wants(only, fixes.QUICK_FIX):
        found = (*fixes.quick_fixes(asked.snapshot, asked.span), *fixes.ignores(asked.snapshot, asked.span))
        answer += [convert.code_action(action, asked.ruler, version, action.findings) for action in found]
    if wants(only, fixes.FIX_ALL) and (action := fixes.fix_all(asked.snapshot)):
        answer.append(convert.code_action(action, asked.ruler, version))
    return answer


def _diagnostic(asked: Asked) -> Any:
    return Raw(diagnostics.report(asked.view.diagnostics, asked.params.previous_result_id))


ANSWERS: Mapping[str, Callable[[Asked], Any]] = {
    types.TEXT_DOCUMENT_HOVER: _hover,
    types.TEXT_DOCUMENT_DEFINITION: _definition,
    types.TEXT_DOCUMENT_DECLARATION: _declaration,
    types.TEXT_DOCUMENT_CODE_ACTION: _code_actions,
    types.TEXT_DOCUMENT_DIAGNOSTIC: _diagnostic,
}
