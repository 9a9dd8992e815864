"""A request, ready to be answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pincite.analysis import Snapshot
from pincite.features.at import blocks_in
from pincite.lsp.convert import Json, Ruler
from pincite.lsp.documents import View
from pincite.lsp.workspace import Known
from pincite.text.spans import Span

if TYPE_CHECKING:  # imported for those requests that look something up
    from pincite.library.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Asked:
    """A request about a document: the view of its newest draft, and the place in it."""

    view: View
    spans: tuple[Span, ...]
    """What the request points at, in source offsets; all of the draft where it points at nothing."""
    params: Any
    """As the protocol's type; as a plain table for requests that resolve an item."""
    ruler: Ruler
    shelf: "Shelf | None" = None
    """The texts that the draft can cite."""

    @property
    def span(self) -> Span:
        """The one place that most requests point at."""
        return self.spans[0]

    @property
    def snapshot(self) -> Snapshot:
        """What is known of the document."""
        return self.view.snapshot

    @property
    def text(self) -> str:
        """The source of the block that the request points at; of what it points at where there is none."""
        number = next(blocks_in(self.snapshot, self.span), None)
        place = self.span if number is None else Span(*self.snapshot.blocks[number][:2])
        return self.snapshot.text[slice(*place)]

    def data(self, index: int) -> dict[str, Any]:
        """What an item that is to be resolved carries: its document, and its own index in this version of it."""
        return {"uri": self.view.draft.uri, "version": self.view.draft.version, "index": index}

    @property
    def index(self) -> int | None:
        """The index of the item that is to be resolved; None where the document has been edited since."""
        data = self.params["data"]
        current = data.get("version") == self.view.draft.version
        return data["index"] if current and isinstance(data.get("index"), int) else None


def _as_it_is(items: list[Json]) -> Any:
    return items


@dataclass(frozen=True, slots=True)
class Sought:
    """An answer that is looked for in every draft of the workspace; it can be given in parts."""

    here: list[Json]
    """What is found already."""
    found: Callable[[Sequence[Known]], list[Json]]
    """What is found in some drafts."""
    last: Callable[[], list[Json]] = list
    """What is to be added when all have been looked through."""
    but: str | None = None
    """The draft that need not be looked through."""
    within: Callable[[list[Json]], Any] = _as_it_is
    """The form in which the protocol has the answer, or a part of it."""


Answers = Mapping[str, Callable[[Asked], Any]]
"""By method: what finds the answer and puts it in the protocol's form: plain data, ``Raw`` JSON, or ``Sought``."""
Across = Mapping[str, Callable[[Any], Sought]]
"""By method: what looks through the drafts of the workspace, made of a request's parameters."""
