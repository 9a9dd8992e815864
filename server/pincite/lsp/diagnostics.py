"""Diagnostics on the wire: pushed with the version they hold for, or pulled and told apart by content."""

import json

from pincite.digests import digest

EMPTY_REPORT = '{"kind":"full","items":[]}'


class Published:
    """What each document's client was told last; the same is not told twice."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int | None, str]] = {}

    def message(self, uri: str, version: int | None, diagnostics: str) -> tuple[str, ...] | None:
        """The notification to send; None where the client knows it all."""
        news = version, diagnostics
        if self._last.get(uri) == news:
            return None
        self._last[uri] = news
        return notification(uri, version, diagnostics)

    def cleared(self, uri: str) -> tuple[str, ...] | None:
        """The notification that takes a closed document's diagnostics away."""
        told = self._last.pop(uri, None)
        return notification(uri, None, "[]") if told and told[1] != "[]" else None


def notification(uri: str, version: int | None, diagnostics: str) -> tuple[str, ...]:
    """``textDocument/publishDiagnostics``, around a list that is JSON already: its parts, for that list may be long."""
    versioned = "" if version is None else f'"version":{version},'
    return (
        '{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":'
        f'{{"uri":{json.dumps(uri)},{versioned}"diagnostics":',
        diagnostics,
        "}}",
    )


def report(diagnostics: str, known: str | None) -> str:
    """The answer to a pull: the list, or word that it is still the one that the client ``known`` by that id."""
    result = digest(diagnostics.encode(), 12).hex()
    if result == known:
        return f'{{"kind":"unchanged","resultId":"{result}"}}'
    return f'{{"kind":"full","resultId":"{result}","items":{diagnostics}}}'
