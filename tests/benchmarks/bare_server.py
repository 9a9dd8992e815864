"""The floor: a server of pygls alone, which answers each edit with so many bytes of diagnostics made beforehand.

Run by ``figures.py``, with the size of the list in bytes.
"""

import json
import sys

from lsprotocol import types
from pygls.lsp.server import LanguageServer

PLACE = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}
FINDING = json.dumps({"range": PLACE, "severity": 2, "source": "bare", "message": "m" * 240})
COUNT = max(1, int(sys.argv[1]) // (len(FINDING) + 1))
LIST = f"[{','.join([FINDING] * COUNT)}]"

server = LanguageServer("bare", "1", text_document_sync_kind=types.TextDocumentSyncKind.Incremental)


def publish(document: types.TextDocumentItem | types.VersionedTextDocumentIdentifier) -> None:
    uri, version = json.dumps(document.uri), document.version
    params = f'{{"uri":{uri},"version":{version},"diagnostics":{LIST}}}'
    body = f'{{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{params}}}'.encode()
    assert server.protocol.writer
    server.protocol.writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def opened(params: types.DidOpenTextDocumentParams) -> None:
    publish(params.text_document)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def changed(params: types.DidChangeTextDocumentParams) -> None:
    publish(params.text_document)


server.start_io()
