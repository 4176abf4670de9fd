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
_TAGGED_FLOATS: Final = np.dtype([("tag", "u1"), ("value", "<f8")])
_FLOAT: Final = ord("D")
_OPAQUE: Final = ord("X")
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
    except (struct.error, IndexError, ValueError, MemoryError) as error:
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

    def unpack(self, form: struct.Struct) -> Any:
        (value,) = form.unpack_from(self.frame, self.at)
        self.at += form.size
        return value

    def count(self) -> int:
        count: int = self.unpack(COUNT)
        # An item takes a byte at least: a count beyond that is a lie that would cost memory.
        if count > len(self.frame) - self.at:
            raise Malformed("count beyond the frame")
        return count

    def text(self) -> str:
        count = self.count()
        self.at += count
        return self.frame[self.at - count : self.at].decode("utf-8")

    def value(self, depth: int) -> Any:  # noqa: C901 - one branch a tag
        self.items_left -= 1
        if self.items_left < 0:
            raise Malformed("too many items")
        tag = self.frame[self.at]
        self.at += 1
        if depth == 0 and tag != _OPAQUE:
            raise Malformed("nested too deep")
        if tag == _FLOAT:  # most are
            return self.unpack(FLOAT)
        match chr(tag):
            case "M":
                return self.dict_(depth)
            case "A":
                return self.array()
            case "N":
                return None
            case "T":
                return True
            case "F":
                return False
            case "I":
                return self.unpack(INT)
            case "S":
                return self.text()
            case "B":
                return self.take(self.count())
            case "U":
                return tuple(self.items(depth))
            case "L":
                return self.items(depth)
            case "X":
                return Opaque(self.text())
            case _:
                raise Malformed(f"unknown tag {tag}")

    def items(self, depth: int) -> list[Any]:
        count = self.count()
        if depth > 1 and self.floats_follow(count):
            self.items_left -= count
            body = self.take(count * _TAGGED_FLOATS.itemsize)
            floats: list[Any] = np.frombuffer(body, _TAGGED_FLOATS)["value"].tolist()
            return floats
        return [self.value(depth - 1) for _ in range(count)]

    def floats_follow(self, count: int) -> bool:
        """Whether so many items are all floats: each one's tag then stands where it must."""
        size = _TAGGED_FLOATS.itemsize
        tags = self.frame[self.at : self.at + count * size : size]
        return 0 < count <= self.items_left and tags == b"D" * count

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
