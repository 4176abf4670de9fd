"""Writes a value as a frame.

The objects are a stranger's, and other threads of theirs may change them meanwhile. So nothing of
an object is called or asked: each is copied once, into what cannot change, by the methods of the
built-in type that it is of, and what is sent describes the copy.
"""

import math
import struct
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Final

import numpy as np

from grader.worker.frame import (
    COUNT,
    DTYPES,
    INT,
    MAX_DEPTH,
    MAX_FRAME,
    MAX_ITEMS,
    MAX_NDIM,
    SCALAR_FLOAT,
    Opaque,
    WireError,
)
from grader.worker.kinds import plain, type_name

_KINDS: Final = {"b": "bool", "i": "int", "u": "uint", "f": "float", "c": "complex", "O": "object",
                 "S": "bytes", "U": "str", "V": "void", "M": "datetime", "m": "timedelta",
                 "T": "StringDType"}  # fmt: skip
_SCALARS: Final = tuple(np.dtype(char).type for char in "?bhilqBHILQefdgFDG")

MAX_KEY: Final = 64
"""Longer keys are not remembered."""

_TRUTH: Final = b"\0" + b"\1" * 255

# Captured before anybody can put their own in place of them.
_NDARRAY: Final = np.ndarray
_GENERIC: Final = np.generic
_ARRAY: Final = np.array
_FROMBUFFER: Final = np.frombuffer
_NUMBER: Final = np.ndarray.item
_DOUBLE: Final = np.dtype(np.float64)

_FLOAT: Final = partial(struct.Struct("<cd").pack, b"D")
_FLOAT64: Final = partial(struct.Struct("<6sd").pack, SCALAR_FLOAT)


def _of_array(array: np.ndarray) -> bytes:
    """Pack the one number of an array without an axis; fails if it is another one meanwhile."""
    return _FLOAT64(_NUMBER(array))


_Pack = Callable[[Any], bytes]
_IN_ONE_GO: Final[tuple[tuple[type, _Pack], ...]] = (
    (float, _FLOAT),
    (np.float64, _FLOAT64),
    (_NDARRAY, _of_array),
)
"""A history of losses is long."""


def encode(value: object) -> bytes:
    """Encode a value; what has no plain form becomes an `Opaque`.

    Raises
    ------
    WireError
        If it exceeds `MAX_FRAME` or `MAX_ITEMS`, or is changed by another thread meanwhile.
    """
    writer = _Writer()
    try:
        writer.value(value, MAX_DEPTH)
    except (MemoryError, RuntimeError, ValueError, TypeError, struct.error) as error:
        raise WireError("value too large, or changed while it was read") from error
    writer.demand_room(0)
    return bytes(writer.out)


class _Writer:
    """Appends values to a frame; calls and asks nothing of theirs, and keeps count."""

    def __init__(self) -> None:
        self.out = bytearray()
        self.items_left = MAX_ITEMS

    def demand_room(self, size: int) -> None:
        if len(self.out) + size > MAX_FRAME:
            raise WireError("value too large")

    def value(self, value: Any, depth: int) -> None:  # noqa: C901 - one branch a type
        # Small items need no look at the room that is left: there cannot be too many of them.
        self.items_left -= 1
        if self.items_left < 0:
            raise WireError("value too large: too many items")
        kind = type(value)
        if depth == 0:
            self.opaque("something nested too deep")
        elif kind is float:
            self.out += _FLOAT(value)
        elif value is None:
            self.out += b"N"
        elif value is True or value is False:
            self.out += b"T" if value else b"F"
        elif kind is int and -(2**63) <= value < 2**63:
            self.out += b"I" + INT.pack(value)
        elif kind is bytes:
            self.counted(b"B", value)
        elif kind is _NDARRAY:
            self.array(value)
        elif issubclass(kind, str):  # np.str_ and enums of text as well, by the base class's method
            self.text(b"S", value)
        elif issubclass(kind, list):
            self.sequence(b"L", list, value, depth)
        elif issubclass(kind, tuple):
            self.sequence(b"U", tuple, value, depth)
        elif issubclass(kind, dict):
            self.dict_(value, depth)
        elif issubclass(kind, _GENERIC) and any(kind is scalar for scalar in _SCALARS):
            self.array(_ARRAY(value))
        else:
            self.opaque(plain(value.text, MAX_FRAME) if kind is Opaque else type_name(value))

    def text(self, tag: bytes, text: Any) -> None:
        self.demand_room(str.__len__(text))
        self.counted(tag, str.encode(text, "utf-8", "replace"))

    def opaque(self, text: str) -> None:
        self.text(b"X", text)

    def counted(self, tag: bytes, body: bytes) -> None:
        self.demand_room(len(body))
        self.out += tag + COUNT.pack(len(body)) + body

    def fits(self, word: str, length: int) -> bool:
        """Whether so many more items may be written; say so in their place if not."""
        fits = length <= self.items_left
        if not fits:
            self.opaque(f"{word} of {length} items")
        return fits

    def sequence(self, tag: bytes, base: Any, value: Any, depth: int) -> None:
        # Its length first: it may hold more than there is memory to copy.
        if not self.fits(base.__name__, base.__len__(value)):
            return
        items = tuple(base.__iter__(value))
        self.out += tag + COUNT.pack(len(items))
        pack = _packer(items) if depth > 1 and len(items) <= self.items_left else None
        if pack is not None:
            self.items_left -= len(items)
            self.out += b"".join(map(pack, items))
            return
        for item in items:
            self.value(item, depth - 1)

    def dict_(self, value: dict[Any, Any], depth: int) -> None:
        if not self.fits("dict", dict.__len__(value)):
            return
        pairs = tuple(dict.items(value))
        odd = [key for key, _ in pairs if type(key) is not str]
        if odd:
            self.opaque(f"dict with a key of type {type_name(odd[0])}")
            return
        self.out += b"M" + COUNT.pack(len(pairs))
        for key, item in pairs:
            if str.__len__(key) <= MAX_KEY:
                self.out += _key(key)
            else:
                self.text(b"", key)
            self.value(item, depth - 1)

    def array(self, array: np.ndarray) -> None:
        dtype, shape = array.dtype, array.shape
        plain_dtype = _on_the_wire(dtype)
        size = math.prod(shape) * dtype.itemsize
        if plain_dtype is not None:
            self.demand_room(max(size, array.nbytes))  # it may have grown since
        # Without items it is of no size, and a dimension may be absurd all the same.
        if plain_dtype is None or len(shape) > MAX_NDIM or max(shape, default=0) > MAX_FRAME:
            self.opaque(f"array of dtype {_dtype_name(dtype)}, shape {shape}")
            return
        body = _NDARRAY.tobytes(array, "C")
        if len(body) != size:
            raise WireError("an array changed while it was read")
        self.out += b"A" + plain_dtype.str.encode().ljust(4)
        self.out += struct.pack(f"<B{len(shape)}Q", len(shape), *shape)
        self.out += _in_wire_order(body, dtype, plain_dtype)


def _packer(items: tuple[Any, ...]) -> _Pack | None:
    """Return what packs each of these numbers; None if they are not all of one kind."""
    kind = type(items[0]) if items else None
    pack = next((pack for known, pack in _IN_ONE_GO if known is kind), None)
    if pack is None or not all(type(item) is kind for item in items):
        return None
    if kind is _NDARRAY and not all(i.dtype is _DOUBLE and i.shape == () for i in items):
        return None
    return pack


@lru_cache(maxsize=1024)
def _key(text: str) -> bytes:
    """Encode a key as `_Writer.text` does; a record of a training has the same ones all over."""
    body = text.encode("utf-8", "replace")
    return COUNT.pack(len(body)) + body


def _on_the_wire(dtype: np.dtype[Any]) -> np.dtype[Any] | None:
    """Return the dtype in which numbers of this one cross; only numbers have a byte order."""
    if dtype.kind not in ("b", "i", "u", "f"):
        return None
    return DTYPES.get(dtype.newbyteorder("<").str.encode().ljust(4))


def _dtype_name(dtype: np.dtype[Any]) -> str:
    """Name a dtype as its own `name` does, which may ask a class of the learner's."""
    bits = "" if dtype.kind in "OMmT" else dtype.itemsize * 8
    return f"{_KINDS.get(dtype.kind, 'unknown')}{bits}"


def _in_wire_order(body: bytes, dtype: np.dtype[Any], plain_dtype: np.dtype[Any]) -> bytes:
    if dtype.kind == "b":  # a view of bytes as bool may hold any, and NumPy then contradicts itself
        return body.translate(_TRUTH)
    if dtype.isnative and plain_dtype.isnative:
        return body
    return bytes(_FROMBUFFER(body, dtype).astype(plain_dtype).tobytes())
