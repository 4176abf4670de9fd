"""Changes inputs by what they mean, so that few mutants are turned away at the door.

Bytes are flipped too; but mostly a frame is taken apart into its value, a notebook into its JSON,
a zip into its members and header fields, and one of those changed.
"""

import contextlib
import encodings.aliases
import io
import json
import random
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.model import FaultKind
from grader.worker.wire import Opaque, WireError, decode, encode
from tests.fuzz.seeds import CALL, FAULT, FUNCTION, PY, SOURCE, VALUES, WARNED, ZIP, archive

Mutator = Callable[[bytes, random.Random], bytes]

INTS = [0, 1, -1, 2, 20, 33, 255, 2**31 - 1, 2**31, 2**32, 2**48, 2**63 - 1, -(2**63)]
FLOATS = [0.0, -0.0, 0.5, -1.0, float("nan"), float("inf"), 1e308, 5e-324]
TEXTS = ["", "x", "f", "a b", "\0\x1b[31m", "\u202e", "\U0001f600", "x" * 300, *FaultKind]
KEYS = sorted({*CALL, *FAULT, *FUNCTION, *WARNED, "accepts", "signature", "functions", "names",
               "faults", "lean", "value", "f"})  # fmt: skip
DTYPES = ["?", "i1", "u1", "<i2", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8"]
NAMES = ["step1_init.py", "a/step1_init.py", "../x.py", "/x.py", "C:x.py", "a\\step3_forward.py",
         "step5_backward.PY", "work.ipynb", ".step1_init.py", "x" * 300 + ".py", "", "a/", "\0.py",
         "é/step1_init.py", "__MACOSX/step1_init.py"]  # fmt: skip
CODECS = sorted({*encodings.aliases.aliases, "utf-8-sig", "utf-7", "punycode", "idna", "mbcs",
                 "undefined", "unicode_escape", "raw_unicode_escape", "nonsense"})  # fmt: skip
SIZES = [0, 1, 4, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF]


def mutate_wire(data: bytes, rng: random.Random) -> bytes:
    """Change a frame: its value, if it has one, else its bytes."""
    if rng.random() < 0.3:
        return mutate_bytes(data, rng)
    with contextlib.suppress(WireError, OverflowError):
        value = decode(data)
        for _ in range(rng.choice((1, 1, 2, 5))):
            value = changed(value, rng)
        return encode(value)
    return mutate_bytes(data, rng)


def changed(value: Any, rng: random.Random) -> Any:
    """Change a value somewhere in it."""
    if isinstance(value, dict) and rng.random() < 0.9:
        return _changed_dict(value, rng)
    if isinstance(value, list | tuple) and rng.random() < 0.9:
        return type(value)(_changed_items(list(value), rng))
    if isinstance(value, bool | None) or rng.random() < 0.5:
        return _leaf(rng)
    return _near(value, rng)


def _changed_dict(value: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    value = dict(value)
    action = rng.randrange(8)
    if action == 0 and value:
        del value[rng.choice(list(value))]
    elif action == 1:
        value[rng.choice(KEYS)] = _leaf(rng)
    elif value:
        key = rng.choice(list(value))
        value[key] = changed(value[key], rng)
    return value


def _changed_items(items: list[Any], rng: random.Random) -> list[Any]:
    at, action = rng.randrange(len(items) + 1), rng.randrange(8)
    if action == 0:
        items.insert(at, _leaf(rng))
    elif action == 1:
        del items[at:]
    elif action == 2:
        items = (items * rng.choice((2, 30)))[:1000]
    elif action == 3:
        items = [items]
    elif items:
        at = rng.randrange(len(items))
        items[at] = changed(items[at], rng)
    return items


def _leaf(rng: random.Random) -> Any:
    pick = rng.randrange(9)
    simple = [None, True, False, [], {}, (), FAULT, FUNCTION, WARNED, *VALUES]
    if pick < 3:
        return rng.choice(simple)
    if pick == 3:
        return rng.choice(INTS)
    if pick == 4:
        return rng.choice(FLOATS)
    if pick == 5:
        return str(rng.choice(TEXTS))
    if pick == 6:
        return rng.choice([b"", b"\0", Opaque("x"), Opaque("a list of things")])
    shape = tuple(rng.choice((0, 1, 2, 3)) for _ in range(rng.choice((0, 1, 1, 2, 2, 3, 32))))
    shape = shape if np.prod(shape) < 1000 else (2, 2)
    return np.zeros(shape, rng.choice(DTYPES))


def _near(value: Any, rng: random.Random) -> Any:
    if isinstance(value, int):
        return max(-(2**63), min(value + rng.choice((-1, 1, 256, -(2**31))), 2**63 - 1))
    if isinstance(value, float):
        return -value
    if isinstance(value, str):
        return value * rng.choice((0, 2, 100)) if len(value) < 100 else value[:1]
    return _leaf(rng)


def mutate_bytes(data: bytes, rng: random.Random) -> bytes:
    """Flip, cut, repeat, insert, or put an odd length somewhere."""
    out = bytearray(data or b"N")
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(out) + 1)
        match rng.randrange(6):
            case 0:
                out[at : at + 1] = bytes([rng.randrange(256)])
            case 1 if at < len(out):
                out[at] ^= 1 << rng.randrange(8)
            case 2:
                del out[at : at + rng.choice((1, 4, 1000))]
            case 3:
                out[at:at] = out[at : at + rng.randrange(1, 60)] * rng.choice((1, 8))
            case 4:
                out[at : at + 4] = struct.pack("<I", rng.choice(SIZES))
            case _:
                out[at:at] = rng.choice((b"N", b"L\1\0\0\0", b"M\0\0\0\0", b"A<f8 ", b"\xff"))
        out = out or bytearray(b"N")
    return bytes(out)


def mutate_submission(data: bytes, rng: random.Random) -> bytes:
    """Change a submission, as its first byte says what it is; now and then that byte."""
    if not data or rng.random() < 0.05:
        return bytes([rng.randrange(3)]) + data[1:]
    kind, content = data[:1], data[1:]
    if rng.random() < 0.3:
        return kind + mutate_bytes(content, rng)
    if kind == PY:
        return kind + _mutate_text(content, rng)
    if kind == ZIP:
        return kind + _mutate_zip(content, rng)
    return kind + _mutate_notebook(content, rng)


def _mutate_text(content: bytes, rng: random.Random) -> bytes:
    codec = rng.choice(CODECS)
    match rng.randrange(4):
        case 0:
            return f"# coding: {codec}\n".encode() + content.split(b"\n", 1)[-1]
        case 1:
            bom = rng.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b""))
            return bom + f"# coding={codec}\n".encode() + content
        case 2:
            with contextlib.suppress(UnicodeError, LookupError, ValueError):
                return f"# coding: {codec}\n".encode() + content.decode("latin-1").encode(codec)
    return content.replace(b"\n", rng.choice((b"\r", b"\r\n", b"\0", b"\x0c", b"\n")))


def _mutate_notebook(content: bytes, rng: random.Random) -> bytes:
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        return mutate_bytes(content, rng)
    for _ in range(rng.choice((1, 1, 3))):
        whole = _plain(changed(whole, rng))
    return json.dumps(whole).encode()


def _plain(value: Any) -> Any:
    """Replace what JSON does not have."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def _mutate_zip(content: bytes, rng: random.Random) -> bytes:
    if rng.random() < 0.5:
        return _mutate_header(content, rng)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            members = {info.filename: file.read(info)[: 1 << 16] for info in file.infolist()[:20]}
    except Exception:
        return _mutate_header(content, rng)
    if members and rng.random() < 0.3:
        del members[rng.choice(list(members))]
    body = rng.choice([SOURCE, b"", b"\0" * (1 << 20), mutate_bytes(SOURCE, rng)])
    members[rng.choice(NAMES)] = body
    try:
        return archive(members, rng.choice((0, 8, 8, 12, 14)))
    except Exception:
        return content


def _mutate_header(content: bytes, rng: random.Random) -> bytes:
    """Put another value in a field of one of the headers, all of which start with PK."""
    out = bytearray(content)
    starts = [at for at in range(len(out) - 4) if out[at : at + 2] == b"PK"]
    if not starts:
        return mutate_bytes(content, rng)
    at = rng.choice(starts) + rng.randrange(4, 46)
    if rng.random() < 0.5:
        out[at : at + 4] = struct.pack("<I", rng.choice(SIZES))
    else:
        out[at : at + 2] = struct.pack("<H", rng.choice((0, 1, 8, 9, 12, 14, 20, 63, 0xFFFF)))
    return bytes(out)


MUTATORS: dict[str, Mutator] = {"wire": mutate_wire, "submission": mutate_submission}
