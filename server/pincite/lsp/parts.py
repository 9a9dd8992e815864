"""Parts: the other files of a draft's document, as they are in the editor, or else on the disk."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pincite.lsp.uris import path_of, uri_of
from pincite.settings import Settings, find
from pincite.text.lines import LineIndex

if TYPE_CHECKING:  # the worker imports them, once the editor has its first answer
    from pincite.analysis import Other, Snapshot
    from pincite.features.parts import File
    from pincite.lsp.documents import Document, Draft

MOST_BYTES = 4 << 20
"""Of a file that is read along with a draft: no part of a brief is as long."""


class Part(NamedTuple):
    """A file that is read along with a draft, as it was then."""

    uri: str
    lines: LineIndex
    snapshot: "Snapshot"


class Parts:
    """Finds what is read before a draft. Files that are not open are read once, until they are written anew."""

    def __init__(self, documents: "Mapping[str, Document]") -> None:
        self._documents = documents
        self._kept: dict[str, tuple[tuple[int, int], Settings, Part]] = {}

    def of(self, draft: "Draft") -> "tuple[tuple[Other, ...], dict[str, Part]]":
        """What is read before a draft, and the files that it is in, by their paths."""
        own = path_of(draft.uri) if draft.settings.include else None
        settings_file = find(Path(own).parent) if own else None
        if own is None or settings_file is None:
            return (), {}
        from pincite.features.parts import File, find_path, others

        own, root = os.path.realpath(own), str(settings_file.parent)
        open_ = {path: document for document in [*self._documents.values()] if (path := real_path(document.draft.uri))}
        files: dict[str, Part] = {}

        def there(name: str, typed_in: str) -> "File | None":
            path = find_path(name, typed_in, root)
            if path is None or path == own:
                return File(own, draft.lines.text, lambda: _nothing(draft)) if path else None
            part = files.get(path) or self._part(path, open_.get(path), draft.settings)
            if part is None:
                return None
            files[path] = part
            return File(path, part.lines.text, lambda: part.snapshot)

        found = others(own, draft.settings.include, there)
        before = {other.file for other in found}
        return found, {path: part for path, part in files.items() if path in before}

    def _part(self, path: str, document: "Document | None", settings: Settings) -> Part | None:
        view = document.view if document else None
        if view and not view.failed:
            return Part(view.draft.uri, view.draft.lines, view.snapshot)
        try:
            status = os.stat(path)
            stamp = status.st_mtime_ns, status.st_size
            kept = self._kept.get(path)
            if kept and kept[:2] == (stamp, settings):
                return kept[2]
            if status.st_size > MOST_BYTES:
                return None
            text = Path(path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        part = Part(uri_of(path), LineIndex.of(text), _read(path, text, settings))
        self._kept[path] = (stamp, settings, part)
        return part


def real_path(uri: str) -> str | None:
    """The file that a URI names, without links; None for what is in no file system."""
    path = path_of(uri)
    return os.path.realpath(path) if path else None


def _read(path: str, text: str, settings: Settings) -> "Snapshot":
    from pincite.analysis import Analysis
    from pincite.markup.blocks import Format

    return Analysis().snapshot(text, Format(settings.language("", path)), settings)


def _nothing(draft: "Draft") -> "Snapshot":
    raise AssertionError(f"{draft.uri} is not read before itself")
