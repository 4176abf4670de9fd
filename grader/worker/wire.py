"""Values as bytes, and frames of bytes on a socket: all that crosses the process boundary.

A closed set of plain types, each with a one-byte tag and explicit lengths. Decoding builds nothing
but these types, so no byte of a frame can name code to run, as it could with pickle.

| tag | type | content |
|---|---|---|
| N, T, F | None, True, False | |
| I | int | 8 bytes, signed |
| D | float | 8 bytes, IEEE 754 |
| S | str | length, UTF-8 |
| U, L | tuple, list | count, items |
| M | dict | count, pairs of str and value |
| A | ndarray | dtype, shape, bytes in C order |
| X | Opaque | what it was, in words |
"""

import socket
import struct
import time
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

MAX_FRAME: Final = 64 << 20
MAX_DEPTH: Final = 16
MAX_ITEMS: Final = 1_000_000
_LENGTH: Final = struct.Struct("<Q")
_COUNT: Final = struct.Struct("<I")
_INT: Final = struct.Struct("<q")
_FLOAT: Final = struct.Struct("<d")
_DTYPES: Final = frozenset(
    ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8")
)


class WireError(Exception):
    """The other side broke the protocol: bad bytes, an absurd size, a closed socket."""


class WireClosed(WireError):
    """Nobody is at the other end any more."""


class WireTimeout(WireError):
    """The deadline passed before the frame was complete."""


@dataclass(frozen=True, slots=True)
class Opaque:
    """Stands for a value that does not cross: `text` says what it was."""

    text: str


def encode(value: object) -> bytes:
    """Encode a value; what has no plain form becomes an `Opaque`.

    Raises
    ------
    WireError
        If the encoded value exceeds `MAX_FRAME`.
    """
    out = bytearray()
    _encode(value, out, MAX_DEPTH)
    _demand_room(out)  # for what came last
    return bytes(out)


def decode(frame: bytes) -> Any:
    """Rebuild the value of a frame.

    Raises
    ------
    WireError
        If the bytes are not a well-formed value.
    """
    reader = _Reader(frame)
    try:
        value = reader.value(MAX_DEPTH)
    except (struct.error, ValueError, UnicodeDecodeError, IndexError) as error:
        raise WireError(f"malformed frame: {error}") from error
    if reader.at != len(frame):
        raise WireError("bytes after the end of the value")
    return value


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


def receive(channel: socket.socket, deadline: float | None = None) -> Any:
    """Receive one value, or raise `WireTimeout` at `deadline` (of `time.monotonic`)."""
    (length,) = _LENGTH.unpack(_read(channel, _LENGTH.size, deadline))
    if length > MAX_FRAME:
        raise WireError(f"frame of {length} bytes")
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


def _demand_room(out: bytearray) -> None:
    if len(out) > MAX_FRAME:
        raise WireError("value too large")


def _encode(value: object, out: bytearray, depth: int) -> None:  # noqa: C901 - one branch a type
    _demand_room(out)
    if depth == 0:
        _tagged_text(b"X", "something nested too deep", out)
    elif value is None:
        out += b"N"
    elif value is True or value is False:
        out += b"T" if value else b"F"
    elif isinstance(value, str):  # np.str_ and enums of text as well, by the base class's method
        _tagged_text(b"S", str.__str__(value), out)
    elif isinstance(value, np.generic | np.ndarray):
        _encode_array(value, out)
    elif type(value) is int and -(2**63) <= value < 2**63:
        out += b"I" + _INT.pack(value)
    elif type(value) is float:
        out += b"D" + _FLOAT.pack(value)
    elif isinstance(value, tuple | list):
        _encode_items(value, out, depth)
    elif isinstance(value, dict):
        _encode_dict(value, out, depth)
    elif isinstance(value, Opaque):
        _tagged_text(b"X", value.text, out)
    else:
        _tagged_text(b"X", type_name(value), out)


def _encode_items(items: tuple[object, ...] | list[object], out: bytearray, depth: int) -> None:
    # The base class's own methods: a subclass may have overridden its iteration.
    base: type[Any] = tuple if isinstance(items, tuple) else list
    length = base.__len__(items)
    if length > MAX_ITEMS:
        _tagged_text(b"X", f"{base.__name__} of {length} items", out)
        return
    out += (b"U" if base is tuple else b"L") + _COUNT.pack(length)
    for item in base.__iter__(items):
        _encode(item, out, depth - 1)


def _encode_dict(mapping: dict[Any, object], out: bytearray, depth: int) -> None:
    pairs = list(dict.items(mapping))
    odd = [key for key, _ in pairs if type(key) is not str]
    if odd:
        _tagged_text(b"X", f"dict with a key of type {type_name(odd[0])}", out)
        return
    if len(pairs) > MAX_ITEMS:
        _tagged_text(b"X", f"dict of {len(pairs)} items", out)
        return
    out += b"M" + _COUNT.pack(len(pairs))
    for key, item in pairs:
        _tagged_text(b"", key, out)
        _encode(item, out, depth - 1)


def _encode_array(value: Any, out: bytearray) -> None:
    if isinstance(value, np.ndarray) and type(value) is not np.ndarray:
        _tagged_text(b"X", type_name(value), out)  # subclasses redefine what their values mean
        return
    array = np.asarray(value)
    # Only numbers have a byte order to change.
    dtype = array.dtype.newbyteorder("<") if array.dtype.kind in "biuf" else None
    if dtype is None or dtype.str not in _DTYPES:
        _tagged_text(b"X", f"array of dtype {array.dtype.name}, shape {array.shape}", out)
        return
    if array.nbytes > MAX_FRAME:
        raise WireError("array too large")
    out += b"A" + dtype.str.encode().ljust(4)
    out += struct.pack(f"<B{array.ndim}Q", array.ndim, *array.shape)
    out += array.astype(dtype, order="C", copy=False).tobytes()


def _tagged_text(tag: bytes, text: str, out: bytearray) -> None:
    body = text.encode("utf-8", "replace")
    out += tag + _COUNT.pack(len(body)) + body


def type_name(value: object) -> str:
    """Name the type of a value: plain for built-ins, with its module for others."""
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else _qualified(kind)


def _qualified(kind: type[object]) -> str:
    return f"{str(kind.__module__).split('.')[0]}.{kind.__qualname__}"


class _Reader:
    """Reads one value from a frame, trusting no length in it."""

    def __init__(self, frame: bytes) -> None:
        self.frame = frame
        self.at = 0

    def take(self, size: int) -> bytes:
        piece = self.frame[self.at : self.at + size]
        if len(piece) != size:
            raise WireError("frame ends early")
        self.at += size
        return piece

    def count(self) -> int:
        count = int(_COUNT.unpack(self.take(_COUNT.size))[0])
        # An item takes a byte at least: a count beyond that is a lie that would cost memory.
        if count > len(self.frame) - self.at:
            raise WireError("count beyond the frame")
        return count

    def text(self) -> str:
        return self.take(self.count()).decode("utf-8")

    def value(self, depth: int) -> Any:  # noqa: C901 - one branch a tag
        if depth < 0:
            raise WireError("nested too deep")
        match self.take(1):
            case b"N":
                return None
            case b"T":
                return True
            case b"F":
                return False
            case b"I":
                return _INT.unpack(self.take(8))[0]
            case b"D":
                return _FLOAT.unpack(self.take(8))[0]
            case b"S":
                return self.text()
            case b"U":
                return tuple(self.value(depth - 1) for _ in range(self.count()))
            case b"L":
                return [self.value(depth - 1) for _ in range(self.count())]
            case b"M":
                return {self.text(): self.value(depth - 1) for _ in range(self.count())}
            case b"A":
                return self.array()
            case b"X":
                return Opaque(self.text())
            case tag:
                raise WireError(f"unknown tag {tag!r}")

    def array(self) -> np.ndarray:
        name = self.take(4).decode("ascii").strip()
        if name not in _DTYPES:
            raise WireError(f"dtype {name!r}")
        dtype = np.dtype(name)
        ndim = self.take(1)[0]
        shape = struct.unpack(f"<{ndim}Q", self.take(8 * ndim))
        size = dtype.itemsize
        for length in shape:
            size *= length
        return np.frombuffer(self.take(size), dtype).reshape(shape).copy()
