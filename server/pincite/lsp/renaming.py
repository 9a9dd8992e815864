"""Renaming of files: the edits that keep the files of a document together, before one of them gets another name."""

from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types

from pincite.features.renaming import in_latex, in_settings
from pincite.folders import drafts_in
from pincite.lsp.convert import Json, Ruler, text_edits
from pincite.lsp.desk import Desk
from pincite.lsp.uris import path_of, uri_of
from pincite.settings import find
from pincite.text.lines import LineIndex

_LARGEST = 1 << 20
_MOST = 500


def edits(desk: Desk, renames: Iterable[types.FileRename]) -> Json | None:
    """What has to be written elsewhere; None where nothing names the files."""
    changes: dict[str, list[Json]] = {}
    for rename in renames:
        old, new = (path_of(uri) for uri in (rename.old_uri, rename.new_uri))
        settings = find(Path(old).parent) if old else None
        if not (old and new and settings):
            continue
        root = str(settings.parent)
        for path in (str(settings), *(path for path in drafts_in(root, most=_MOST) if path.endswith(".tex"))):
            uri, lines = _lines(desk, path)
            if lines is None:
                continue
            latex = path.endswith(".tex")
            found = in_latex(lines.text, path, root, old, new) if latex else in_settings(lines.text, root, old, new)
            if made := text_edits(found, Ruler(uri, lines, desk.client)):
                changes.setdefault(uri, []).extend(made)
    return {"changes": changes} if changes else None


def _lines(desk: Desk, path: str) -> tuple[str, LineIndex | None]:
    """A file as it is in the editor, or else on the disk."""
    uri = uri_of(path)
    if uri in desk.documents:
        return uri, desk.documents[uri].draft.lines
    try:
        content = Path(path).read_bytes()
        return uri, LineIndex.of(content.decode("utf-8")) if len(content) <= _LARGEST else None
    except (OSError, UnicodeDecodeError):
        return uri, None
