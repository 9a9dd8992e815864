"""The wire: JSON-RPC in which every request gets exactly one answer, an error if need be."""

import asyncio
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import Any

from cattrs import Converter
from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcMethodNotFound,
    JsonRpcParseError,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import JsonRPCNotification, JsonRPCRequestMessage, LanguageServerProtocol

from pincite.lsp.stdio import Writer, is_id
from pincite.mishaps import tell

log = logging.getLogger(__name__)

REFUSED = object()
"""The result of a request that the client refused."""
PLAIN_PARAMS = frozenset(
    {
        types.INITIALIZE,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION,
        types.CODE_ACTION_RESOLVE,
        types.CODE_LENS_RESOLVE,
        types.COMPLETION_ITEM_RESOLVE,
        types.DOCUMENT_LINK_RESOLVE,
        types.INLAY_HINT_RESOLVE,
        types.WORKSPACE_SYMBOL_RESOLVE,
    }
)
"""Handed over as they came: a client newer than our types must still be able to start, and an item goes back whole."""


class Stage(Enum):
    """How far a session has come."""

    NEW = "new"
    RUNNING = "running"
    SHUT_DOWN = "shut down"


@dataclass(frozen=True, slots=True)
class Raw:
    """A result that is JSON already."""

    json: str


class Wire(LanguageServerProtocol):
    """pygls' dispatch of requests and cancellations, with our own reading, gating and writing around it."""

    def __init__(self, server: Any, converter: Converter) -> None:
        super().__init__(server, converter)
        # Its handlers keep a second copy of every document, in which a form feed breaks a line. Ours do all of it.
        self.fm.builtin_features.clear()
        self.stage = Stage.NEW
        self.out: Writer | None = None
        self.ended: asyncio.Future[int] | None = None
        self._ids = count(1)
        self._greeted = False
        """The next answer is one that the client has already."""
        self._asked: dict[str, asyncio.Future[Any]] = {}

    def take_first(self, body: bytes, *, answered: bool) -> None:
        """Handle the first message, which has its answer already if it was in order."""
        self._greeted = answered
        self.receive(body)

    def receive(self, body: bytes) -> None:
        """Handle one message, whatever it is."""
        if self.ended is not None and self.ended.done():
            return
        try:
            message = json.loads(body)
        except (ValueError, RecursionError):
            self._refuse(None, JsonRpcParseError())
            return
        try:
            self._take(message)
        except Exception as error:
            tell("a message", "", error)

    def _take(self, message: object) -> None:
        if not isinstance(message, dict):
            self._refuse(None, JsonRpcInvalidRequest())
        elif "method" not in message:
            self._settle(message)
        elif "id" in message:
            self._receive_request(message)
        else:
            self._receive_notification(message)

    def _receive_request(self, message: dict[str, Any]) -> None:
        msg_id, method = message["id"], message["method"]
        if not is_id(msg_id):
            self._refuse(None, JsonRpcInvalidRequest("An id is a string or an integer"))
            return
        if not isinstance(method, str):
            self._refuse(msg_id, JsonRpcInvalidRequest("A method is a string"))
            return
        try:
            self._admit(method)
            request = JsonRPCRequestMessage(id=msg_id, method=method, jsonrpc="2.0", params=self._params(message))
        except JsonRpcException as refusal:
            self._refuse(msg_id, refusal)
        else:
            super().handle_message(request)

    def _receive_notification(self, message: dict[str, Any]) -> None:
        method = message["method"]
        if not isinstance(method, str) or (method != types.EXIT and self.stage is not Stage.RUNNING):
            return
        try:
            known = method == types.CANCEL_REQUEST or method in self.fm.features
            params = self._params(message) if known else None
        except JsonRpcException as problem:
            log.warning("%s: %s", method, problem)
        else:
            if known:
                super().handle_message(JsonRPCNotification(method=method, jsonrpc="2.0", params=params))

    def _admit(self, method: str) -> None:
        """Refuse a request that comes at the wrong time, or that nothing answers."""
        if self.stage is Stage.SHUT_DOWN:
            raise JsonRpcInvalidRequest("The server has been shut down")
        if method == types.INITIALIZE and self.stage is Stage.RUNNING:
            raise JsonRpcInvalidRequest("The server has been initialized")
        if method != types.INITIALIZE and self.stage is Stage.NEW:
            raise JsonRpcServerNotInitialized("The server has not been initialized")
        if method not in self.fm.features:
            raise JsonRpcMethodNotFound.of(method)

    def _params(self, message: Mapping[str, Any]) -> Any:
        """The parameters in their protocol type."""
        method, params = message["method"], message.get("params")
        kind: Any = types.METHOD_TO_TYPES[method][2] if method in types.METHOD_TO_TYPES else None
        if kind is None or method in PLAIN_PARAMS:
            return params
        return self.structured(params, kind, f"Invalid params for {method}")

    def structured(self, data: Any, kind: Any, complaint: str = "Invalid arguments") -> Any:
        """Plain data in its protocol type."""
        try:
            return self._converter.structure(data, kind)
        except Exception as error:
            raise JsonRpcInvalidParams(complaint) from error

    def _settle(self, message: Mapping[str, Any]) -> None:
        """Take the client's answer to a request of ours."""
        msg_id = message.get("id")
        future = self._asked.pop(msg_id, None) if isinstance(msg_id, str) else None
        if future is None:
            log.warning("an answer to nothing that was asked: %.80r", msg_id)
        elif future.done():
            return
        elif "error" in message:
            log.warning("the client refused a request")
            log.debug("%s", message["error"])
            future.set_result(REFUSED)
        else:
            future.set_result(message.get("result"))

    def ask(self, method: str, params: Any) -> asyncio.Future[Any]:
        """Request something of the client; its result as plain data, ``REFUSED`` where it will not."""
        msg_id = f"pincite-{next(self._ids)}"
        self._asked[msg_id] = future = asyncio.get_running_loop().create_future()
        self.write(json.dumps({"jsonrpc": "2.0", "id": msg_id, "method": method, "params": params}))
        return future

    def tell(self, method: str, params: Any) -> None:
        """Notify the client of something."""
        self.write(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}))

    def cancel_all(self) -> None:
        """Answer every request that still waits with its cancellation."""
        for future in list(self._request_futures.values()):
            future.cancel()

    def write(self, *parts: str) -> None:
        """Send one message that is JSON already."""
        if self.out is None:
            return
        try:
            self.out.write(*map(str.encode, parts))
        except OSError:  # the client has gone
            self.out = None
            if self.ended is not None and not self.ended.done():
                self.ended.set_result(1)

    def _refuse(self, msg_id: str | int | None, refusal: JsonRpcException) -> None:
        error = {"code": refusal.code, "message": refusal.message}
        self.write(json.dumps({"jsonrpc": "2.0", "id": msg_id, "error": error}))

    def _send_data(self, data: Any) -> None:
        self.write(json.dumps(data, default=self._serialize_message))

    def _send_response(self, msg_id: Any, result: Any = None, error: types.ResponseError | None = None) -> None:
        """Answer with plain data, which goes out as it is: no walk through types for each of its parts."""
        if self._greeted:
            self._greeted = False
            return
        if error is not None:
            self._refuse(msg_id, JsonRpcException(error.message, error.code))
            return
        try:
            text = result.json if isinstance(result, Raw) else json.dumps(result)
        except Exception as failure:
            tell("an answer", "", failure)
            self._refuse(msg_id, JsonRpcInternalError("The answer is not JSON"))
        else:
            self.write(f'{{"jsonrpc":"2.0","id":{json.dumps(msg_id)},"result":', text, "}")
