"""Frames on a socket: what the judging process and its workers say to each other.

How values become bytes and back is in `encoding` and `frame`, whose names are to be had here.
"""

import socket
import struct
import time
from typing import Any, Final

from grader.worker.encoding import encode
from grader.worker.frame import (
    MAX_FRAME,
    Malformed,
    Opaque,
    WireClosed,
    WireError,
    WireTimeout,
    decode,
)

__all__ = [
    "MAX_FRAME",
    "Budget",
    "Malformed",
    "Opaque",
    "WireClosed",
    "WireError",
    "WireTimeout",
    "decode",
    "encode",
    "receive",
    "send",
]

MAX_RECEIVED: Final = 1 << 30
"""From one worker, in all its answers. The course's longest step honestly sends 134 MiB."""

_LENGTH: Final = struct.Struct("<Q")


class Budget:
    """How many bytes may still come from one worker."""

    def __init__(self, total: int = MAX_RECEIVED) -> None:
        self.left = total

    def spend(self, size: int) -> None:
        """Take `size` bytes off, or raise `Malformed` if so many are not left."""
        if size > self.left:
            raise Malformed("more bytes in all than one worker may send")
        self.left -= size


def send(channel: socket.socket, value: object, deadline: float | None = None) -> None:
    """Send one value as a frame, or raise `WireTimeout` at `deadline` (of `time.monotonic`)."""
    body = encode(value)
    try:
        _set_timeout(channel, deadline)
        channel.sendall(_LENGTH.pack(len(body)) + body)
    except TimeoutError as error:
        raise WireTimeout("not sent in time") from error
    except OSError as error:
        raise WireClosed(f"channel closed: {error}") from error


def receive(
    channel: socket.socket, deadline: float | None = None, budget: Budget | None = None
) -> Any:
    """Receive one value, or raise `WireTimeout` at `deadline` (of `time.monotonic`).

    The deadline is for the whole frame: what drips does not move it. What is announced is not yet
    believed: memory is taken as the bytes arrive.
    """
    (length,) = _LENGTH.unpack(_read(channel, _LENGTH.size, deadline))
    if length > MAX_FRAME:
        raise Malformed(f"frame of {length} bytes")
    if budget is not None:
        budget.spend(_LENGTH.size + length)
    return decode(_read(channel, length, deadline))


def _read(channel: socket.socket, size: int, deadline: float | None) -> bytes:
    data = bytearray()
    while len(data) < size:
        try:
            _set_timeout(channel, deadline)
            chunk = channel.recv(min(size - len(data), 1 << 20))
        except TimeoutError as error:
            raise WireTimeout("no answer in time") from error
        except OSError as error:
            raise WireClosed(f"channel closed: {error}") from error
        if not chunk:
            raise WireClosed("channel closed")
        data += chunk
    return bytes(data)


def _set_timeout(channel: socket.socket, deadline: float | None) -> None:
    if deadline is None:
        channel.settimeout(None)
    elif (left := deadline - time.monotonic()) > 0:
        channel.settimeout(left)
    else:
        raise TimeoutError
