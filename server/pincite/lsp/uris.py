"""URIs: the files that an editor names, and what it calls ours."""

from pathlib import Path

from pygls.uris import from_fs_path, to_fs_path


def path_of(uri: str) -> str | None:
    """The path that a URI names in this machine's file system; None where it names none."""
    return to_fs_path(uri) if uri.startswith("file:") else None


def uri_of(path: str) -> str:
    """The URI of a file, by its absolute path."""
    return from_fs_path(path) or Path(path).as_uri()
