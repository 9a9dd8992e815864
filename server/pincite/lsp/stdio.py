"""Messages over standard input and output: read whole on a thread of their own, handled and written on the loop.

A message read header by header on the loop would wait for the interpreter's lock several times while a document is
being analysed; read whole, it waits once.
"""

import os
import sys
from collections.abc import Callable, Iterator
from threading import Thread
from typing import BinaryIO

BUFFER = 1 << 16
LONGEST = 1 << 30
"""Bytes of a message."""


def bodies(stream: BinaryIO) -> Iterator[bytes]:
    """The messages of a stream until it ends; headers that give no length are passed over."""
    while (body := _body(stream)) is not None:
        if body:
            yield body


def _body(stream: BinaryIO) -> bytes | None:
    """The next message, empty where its headers give no length; None at the end of the stream."""
    length = 0
    while line := stream.readline():
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value[:20])
        elif not line.strip():
            if length > LONGEST:  # whoever wrote that cannot be followed any more
                return None
            body = stream.read(length)
            return body if len(body) == length else None
    return None


def is_id(value: object) -> bool:
    """Whether a request can be answered by it."""
    return isinstance(value, str | int) and not isinstance(value, bool)


class Writer:
    """Writes messages; the loop alone calls it, so that no two are mixed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, *parts: bytes) -> None:
        """Send one message, whose parts are not put together: a long one need not be there twice."""
        self._stream.write(b"Content-Length: %d\r\n\r\n" % sum(map(len, parts)))
        self._stream.writelines(parts)
        self._stream.flush()


def take_stdout() -> BinaryIO:
    """Keep standard output for the protocol alone: whatever else prints goes to standard error."""
    own = os.fdopen(os.dup(1), "wb", BUFFER)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return own


async def pump(stream: BinaryIO, receive: Callable[[bytes], None]) -> None:
    """Hand over each message of a stream until it ends."""
    import asyncio  # not at the top: it takes longer than all that an editor's first answer needs

    loop = asyncio.get_running_loop()
    inbox: asyncio.Queue[bytes | None] = asyncio.Queue()

    def read() -> None:
        for body in bodies(stream):
            loop.call_soon_threadsafe(inbox.put_nowait, body)
        loop.call_soon_threadsafe(inbox.put_nowait, None)

    Thread(target=read, name="reader", daemon=True).start()
    while (body := await inbox.get()) is not None:
        receive(body)
        # A request takes its place in the text before the next message moves the text.
        await asyncio.sleep(0)
