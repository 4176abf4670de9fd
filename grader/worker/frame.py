"""Values as bytes: all that crosses the process boundary, and how the bytes are read.

A closed set of plain types, each with a one-byte tag and explicit lengths. Decoding builds nothing
but these types, so no byte of a frame can name code to run, as it could with pickle.
"""

import math
import struct
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

MAX_FRAME: Final = 16 << 20
"""The course's largest honest frame has 0.8 MiB: the data set of a bonus step, there and back."""

MAX_DEPTH: Final = 16
"""Honest frames nest 5 deep."""

MAX_ITEMS: Final = 250_000
"""In a whole frame. Honest ones have 6,000; the digits as lists of lists would have 120,000.
Measured for the costliest kinds, a decoded frame so takes 40 MiB at most beside its content."""

MAX_NDIM: Final = 32
"""NumPy 1 has no more."""

COUNT: Final = struct.Struct("<I")
INT: Final = struct.Struct("<q")
FLOAT: Final = struct.Struct("<d")
DTYPES: Final = {
    name.encode().ljust(4): np.dtype(name)
    for name in ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8")
}


class WireError(Exception):
    """The other side broke the protocol: bad bytes, an absurd size, a closed socket."""


class WireClosed(WireError):
    """Nobody is at the other end any more."""


class WireTimeout(WireError):
    """The deadline passed before the frame was complete."""


class Malformed(WireError):
    """What came is no value, or more than anybody may send."""


@dataclass(frozen=True, slots=True)
class Opaque:
    """Stands for a value that does not cross: `text` says what it was."""

    text: str


def decode(frame: bytes) -> Any:
    """Rebuild the value of a frame.

    Raises
    ------
    Malformed
        If the bytes are not a well-formed value.
    """
    reader = _Reader(frame)
    try:
        value = reader.value(MAX_DEPTH)
    except (struct.error, ValueError, MemoryError) as error:
        raise Malformed(f"malformed frame: {error}") from error
    if reader.at != len(frame):
        raise Malformed("bytes after the end of the value")
    return value


class _Reader:
    """Reads one value from a frame, trusting no length in it."""

    def __init__(self, frame: bytes) -> None:
        self.frame = frame
        self.at = 0
        self.items_left = MAX_ITEMS

    def take(self, size: int) -> bytes:
        piece = self.frame[self.at : self.at + size]
        if len(piece) != size:
            raise Malformed("frame ends early")
        self.at += size
        return piece

    def count(self) -> int:
        count = int(COUNT.unpack(self.take(COUNT.size))[0])
        # An item takes a byte at least: a count beyond that is a lie that would cost memory.
        if count > len(self.frame) - self.at:
            raise Malformed("count beyond the frame")
        return count

    def text(self) -> str:
        return self.take(self.count()).decode("utf-8")

    def value(self, depth: int) -> Any:  # noqa: C901 - one branch a tag
        self.items_left -= 1
        if self.items_left < 0:
            raise Malformed("too many items")
        tag = self.take(1)
        if depth == 0 and tag != b"X":
            raise Malformed("nested too deep")
        match tag:
            case b"N":
                return None
            case b"T":
                return True
            case b"F":
                return False
            case b"I":
                return INT.unpack(self.take(8))[0]
            case b"D":
                return FLOAT.unpack(self.take(8))[0]
            case b"S":
                return self.text()
            case b"B":
                return self.take(self.count())
            case b"U":
                return tuple([self.value(depth - 1) for _ in range(self.count())])
            case b"L":
                return [self.value(depth - 1) for _ in range(self.count())]
            case b"M":
                return self.dict_(depth)
            case b"A":
                return self.array()
            case b"X":
                return Opaque(self.text())
            case _:
                raise Malformed(f"unknown tag {tag!r}")

    def dict_(self, depth: int) -> dict[str, Any]:
        count = self.count()
        pairs = {self.text(): self.value(depth - 1) for _ in range(count)}
        if len(pairs) != count:
            raise Malformed("a key twice")
        return pairs

    def array(self) -> np.ndarray:
        name = self.take(4)
        dtype = DTYPES.get(name)
        if dtype is None:
            raise Malformed(f"dtype {name!r}")
        ndim = self.take(1)[0]
        if ndim > MAX_NDIM:
            raise Malformed(f"{ndim} dimensions")
        shape = struct.unpack(f"<{ndim}Q", self.take(8 * ndim))
        if max(shape, default=0) > MAX_FRAME:
            raise Malformed(f"a dimension of {max(shape)}")
        body = self.take(math.prod(shape) * dtype.itemsize)
        if dtype.kind == "b" and body.translate(None, b"\0\1"):
            raise Malformed("a truth value that is neither")
        return np.frombuffer(body, dtype).reshape(shape).copy()
