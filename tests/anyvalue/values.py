"""Values that no honest program returns, and right ones with something of that kind put in."""

import random
from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from grader.model import Fault, FaultKind, Observation, Operand, Warned
from grader.worker import wire
from grader.worker.wire import Opaque

LARGE: Final = 1 << 20
"""Characters, or entries of an array."""

EVIL: Final = (
    "\x1b[2J\x1b]0;title\x07\r\u202e\u2066\u200b\ufeff\x00",
    "[bold red]x[/bold red] [/] [link=file:///etc/passwd]",
    "{step} {0} {x!r:>99} %s %n $HOME",
    "::error::all pass\n##[error]x\n::stop-commands::x",
    "e" + "\u0301" * 300,
    "x" * LARGE,
    "\n" * 5000,
    "shapes (9,9) and (0,) not aligned: matmul core dimension size 3 is different from 4",
    "index -1 is out of bounds for axis 9 with size " + "9" * 5000,
)
"""Texts, some of which a rule of the diagnosis may take for Python's own."""

DTYPES: Final = ("?", "i1", "u1", "i8", "u8", "f2", "f4", "f8")


def mad_values() -> list[Any]:
    """Make every kind of value that can cross the wire, in its most awkward forms."""
    numbers = (0, 1, -1, 2**63 - 1, -(2**63), 0.0, -0.0, 5e-324, 1.8e308, *_not_finite())
    odd_shapes = (
        (), (0,), (1,), (3,), (1, 1), (5, 2), (0, 3), (2**40, 0), (0, 2**31, 2), (1,) * 32,
        (1, 0) * 16,
    )  # fmt: skip
    arrays = [np.ones(shape, dtype) for shape in odd_shapes for dtype in ("f8", "i8")]
    arrays += [np.ones((2, 3), dtype) for dtype in DTYPES] + [np.ones((), t) for t in DTYPES]
    arrays += [np.full((5, 2), bad) for bad in (*_not_finite(), 1.7e308, -1.7e308)]
    # All pairs of these would fill any machine.
    arrays += [np.zeros(shape, "?") for shape in ((LARGE,), (1, LARGE), (LARGE, 1), (LARGE, 2))]
    arrays += [np.full((4,), 2**63 - 1), np.array(2**64 - 1, "u8"), np.full((), np.nan)]
    return [
        None, True, False, *numbers, *EVIL, "", b"", b"\0" * 40, Opaque("Tensor"), Opaque(EVIL[0]),
        Opaque("x" * LARGE), *arrays, (), [], {}, ((),), [[]], ({},), (None, None), (None,) * 3,
        [1, [2, [3, [4]]]], [[1, 2], [3]], [1.0, "x"], [None, 1], [True, 2.0], [0.1] * 3,
        [float("nan")] * 3, [np.ones(2), np.ones(3)], list(range(2000)), (1,) * 5000,
        {"W1": None}, {"": 1}, {EVIL[0]: 1, "k" * LARGE: 2}, {f"k{n}": n for n in range(3000)},
        {"W1": {"W1": {"W1": {}}}}, {"cache": [{}]}, nested(14),
    ]  # fmt: skip


def _not_finite() -> tuple[float, float, float]:
    return float("nan"), float("inf"), float("-inf")


def nested(depth: int) -> Any:
    """Make lists within lists."""
    value: Any = 0.5
    for _ in range(depth):
        value = [value]
    return value


def sendable(value: Any) -> Any:
    """Return a value as it is once it has crossed; so no test is made of what cannot."""
    return wire.decode(wire.encode(value))


def changed(value: Any, chance: random.Random, mad: list[Any]) -> Any:
    """Put something wrong into a right value, anywhere in it."""
    if isinstance(value, dict) and value and chance.random() < 0.8:
        return _changed_dict(value, chance, mad)
    if isinstance(value, tuple | list) and value and chance.random() < 0.8:
        return _changed_items(value, chance, mad)
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf" and chance.random() < 0.8:
        return _changed_array(value, chance)
    if isinstance(value, int | float) and chance.random() < 0.6:
        return chance.choice((-value, value * (1 + 1e-7), value + 1, np.array(value), [value]))
    return chance.choice(mad)


def _changed_dict(value: dict[str, Any], chance: random.Random, mad: list[Any]) -> Any:
    key = chance.choice(list(value))
    other = dict(value)
    match chance.randrange(6):
        case 0:
            del other[key]
        case 1:
            other[chance.choice(EVIL)] = chance.choice(mad)
        case 2:
            return list(other.items())
        case 3:
            other = {name: chance.choice(mad) for name in other}
        case _:
            other[key] = changed(value[key], chance, mad)
    return other


def _changed_items(value: Any, chance: random.Random, mad: list[Any]) -> Any:
    items = list(value)
    at = chance.randrange(len(items))
    match chance.randrange(6):
        case 0:
            del items[at]
        case 1:
            items.append(chance.choice(mad))
        case 2:
            return type(value)(items[::-1])
        case 3:
            return {str(n): item for n, item in enumerate(items)}
        case _:
            items[at] = changed(items[at], chance, mad)
    return type(value)(items)


def _changed_array(array: Any, chance: random.Random) -> Any:
    with np.errstate(all="ignore"):
        match chance.randrange(9):
            case 0:
                return array.astype(chance.choice(DTYPES))
            case 1:
                return array.reshape(-1)
            case 2:
                return array.T.copy()
            case 3:
                return array[..., None]
            case 4:
                return np.atleast_1d(array)[:0].copy()
            case 5:
                return array.tolist()
            case 6:
                return array * chance.choice((1 + 1e-7, -1, 0, 1e300, -1e300, 2))
            case 7:
                return _speckled(array, chance)
    return np.concatenate([np.atleast_1d(array)] * 2)


def _speckled(array: Any, chance: random.Random) -> Any:
    """Put one odd number into an array."""
    other = array.astype(float)
    if other.size:
        spot = chance.randrange(other.size)
        other.flat[spot] = chance.choice((*_not_finite(), 1.7e308, -1.7e308, 0, 5e-324))
    return other


def mad_observation(right: Observation, chance: random.Random, mad: list[Any]) -> Observation:
    """Change what came back from a call: its value, its arguments, or all that was noticed."""
    what = chance.randrange(8)
    value = chance.choice(mad) if what < 2 else changed(right.value, chance, mad)
    if what == 6:
        return Observation(fault=mad_fault(chance), arguments=right.arguments)
    arguments = right.arguments
    if what == 7:
        value = right.value
        arguments = changed(arguments, chance, mad)
        arguments = tuple(arguments) if isinstance(arguments, tuple | list) else (arguments,)
    return Observation(
        value=sendable(value),
        arguments=sendable(arguments),
        output=chance.choice(("", *EVIL)),
        warnings=tuple(mad_warnings(chance)) if what in (1, 5) else (),
        given_used=chance.choice((0, right.given_used, -1, 2**63 - 1)),
    )


def mad_warnings(chance: random.Random) -> Iterator[Warned]:
    """Make warnings that say too much."""
    for _ in range(chance.randrange(12)):
        line = chance.choice((None, 0, -1, 2**63 - 1, 12))
        yield Warned("RuntimeWarning", chance.choice(EVIL), chance.choice(("", *EVIL)), line)


def mad_fault(chance: random.Random) -> Fault:
    """Make a fault in words that may mean anything."""
    types = ("ValueError", "TypeError", "IndexError", "KeyError", "AttributeError", "SystemExit")
    shapes = (None, (), (0,), (2**63 - 1,), (5, 3), (3, 5), (-1, 2), (1,) * 64)
    text = chance.choice(EVIL)
    return Fault(
        kind=chance.choice(list(FaultKind)),
        type=chance.choice((*types, text)),
        text=chance.choice(EVIL),
        file=chance.choice(("", text)),
        label=chance.choice(("", text)),
        line=chance.choice((None, 0, -1, 2**63 - 1)),
        function=text,
        name=chance.choice(("", text)),
        expression=chance.choice(("", "a * b", "(" * 200, text)),
        operands=tuple(
            Operand(chance.choice(("a", "b.T", text)), text, chance.choice(shapes))
            for _ in range(chance.randrange(4))
        ),
        near=chance.choice(((), (text, text))),
    )
