"""What a worker answers, read with distrust.

Its process is the learner's: an answer may be forged. So each field is of one exact type and in
its range, or the answer is refused as a whole; only texts are cut.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final, TypeVar

from grader.model import (
    Fault,
    FaultKind,
    FunctionFound,
    Loading,
    Observation,
    Operand,
    Repetition,
    Trespass,
    Warned,
)
from grader.worker.frame import MAX_NDIM

MAX_TEXT: Final = 2_000
MAX_OUTPUT: Final = 20_000
MAX_NAME: Final = 200
MAX_NAMES: Final = 200
MAX_FUNCTIONS: Final = 200
MAX_FAULTS: Final = 20
MAX_WARNINGS: Final = 20
MAX_ARGUMENTS: Final = 100
MAX_OPERANDS: Final = 8
MAX_TRESPASSES: Final = 8
MAX_REPEATED: Final = 1_000
MAX_LINE: Final = 1 << 31

_T = TypeVar("_T")
Reader = Callable[[Any], Any]
"""Returns what it is given, if it is of the right type and range; else raises."""


def read_loading(answer: object, asked: Collection[str] = ()) -> Loading:
    """Read the answer to a request to load a file with the `asked` functions.

    Raises
    ------
    TypeError, ValueError
        If it is not what a worker would send.
    """
    loading = _made(
        Loading,
        answer,
        functions=_mapping(lambda item: _made(FunctionFound, item, **_FUNCTION), MAX_FUNCTIONS),
        names=_several(_text(MAX_NAME), MAX_NAMES),
        faults=_several(_fault, MAX_FAULTS),
        lean=_exactly(bool),
    )
    _demand(loading.functions.keys() >= set(asked))
    return loading


def read_observation(answer: object, sent: Sequence[object]) -> Observation:
    """Read the answer to a call with the arguments `sent`, which stand for those left unchanged.

    Raises
    ------
    TypeError, ValueError
        If it is not what a worker would send.
    """

    def make(fault: Fault | None, args: tuple[Any, ...] | None = (), **more: Any) -> Observation:
        left = tuple(sent) if args is None else args
        return Observation(fault=fault, arguments=left, **more)

    seen = _made(
        make,
        answer,
        value=lambda value: value,
        fault=_optional(_fault),
        args=_optional(_several(lambda value: value, MAX_ARGUMENTS)),
        output=_text(MAX_OUTPUT),
        warnings=_several(lambda item: _made(Warned, item, **_WARNED), MAX_WARNINGS),
        seconds=_seconds,
        given_used=_number(0),
        trespasses=_several(_trespass, MAX_TRESPASSES),
    )
    # Else nothing would be compared where an argument that was changed is left out.
    complete = seen.fault is not None or len(seen.arguments) == len(sent)
    _demand(complete and (seen.fault is None or seen.value is None))
    return seen


def read_acceptance(answer: object) -> dict[str, Any]:
    """Read the answer to a question for the arguments of a function.

    Raises
    ------
    TypeError, ValueError
        If it is not what a worker would send.
    """
    signature, text = _optional(_text(MAX_TEXT)), _text(MAX_TEXT)
    found: dict[str, Any] = _made(
        dict, answer, accepts=_exactly(bool), signature=signature, text=text
    )
    _demand({"accepts", "signature"} <= found.keys())
    return found


def read_repetition(answer: object) -> Repetition:
    """Read the answer to a request to repeat calls.

    Raises
    ------
    TypeError, ValueError
        If it is not what a worker would send.
    """
    results = _several(_result, MAX_REPEATED)
    read: Callable[..., Repetition] = lambda results, odd: Repetition(results, odd)  # noqa: E731
    return _made(read, answer, results=results, odd=_exactly(bool))


def _result(item: object) -> "bytes | Fault":
    found: bytes | Fault = item if type(item) is bytes else _fault(item)
    return found


def _demand(holds: bool) -> None:
    if not holds:
        raise ValueError("no answer that a worker gives")


def _made(kind: Callable[..., _T], item: object, /, **fields: Reader) -> _T:
    """Make an object of a dict that has no other key than `fields`, each read by its reader."""
    given = _exactly(dict)(item)
    _demand(given.keys() <= fields.keys())
    return kind(**{name: fields[name](value) for name, value in given.items()})


def _exactly(kind: type) -> Reader:
    def read(value: object) -> object:
        _demand(type(value) is kind)
        return value

    return read


def _text(limit: int) -> Reader:
    return lambda value: _exactly(str)(value)[:limit]


def _number(least: int, most: int = 2**63 - 1) -> Reader:
    def read(value: object) -> object:
        _demand(type(value) is int and least <= value <= most)
        return value

    return read


def _seconds(value: object) -> object:
    _demand(type(value) is float and math.isfinite(value) and value >= 0)
    return value


def _optional(read: Reader) -> Reader:
    return lambda value: None if value is None else read(value)


def _several(read: Reader, most: int) -> Reader:
    def read_all(value: Any) -> tuple[Any, ...]:
        _demand(type(value) in (list, tuple) and len(value) <= most)
        return tuple(map(read, value))

    return read_all


def _mapping(read: Reader, most: int) -> Reader:
    def read_all(value: Any) -> dict[str, Any]:
        items = _exactly(dict)(value)
        _demand(len(items) <= most)
        return {_text(MAX_NAME)(name): read(item) for name, item in items.items()}

    return read_all


def _operand(item: object) -> Operand:
    text, kind, shape = _several(lambda value: value, 3)(item)
    sides = _several(_number(0), MAX_NDIM)
    return Operand(_text(MAX_NAME)(text), _text(MAX_NAME)(kind), _optional(sides)(shape))


def _trespass(item: object) -> Trespass:
    what, line, label = _several(lambda value: value, 3)(item)
    return Trespass(_text(MAX_NAME)(what), _number(1, MAX_LINE)(line), _text(MAX_NAME)(label))


def _fault(item: object) -> Fault:
    return _made(Fault, item, **_FAULT)


_line: Final = _optional(_number(1, MAX_LINE))
_FAULT: Final[Mapping[str, Reader]] = {
    "kind": lambda value: FaultKind(_exactly(str)(value)),
    "text": _text(MAX_TEXT),
    "line": _line,
    "operands": _several(_operand, MAX_OPERANDS),
    "near": _several(_text(MAX_NAME), MAX_OPERANDS),
    **dict.fromkeys(
        ("type", "file", "label", "function", "name", "expression", "trespass"), _text(MAX_NAME)
    ),
}
_FUNCTION: Final[Mapping[str, Reader]] = {
    "there": _exactly(bool),
    "type": _text(MAX_NAME),
    "stub": _exactly(bool),
    "fault": _optional(_fault),
    "label": _text(MAX_NAME),
    "line": _line,
}
_WARNED: Final[Mapping[str, Reader]] = {
    "type": _text(MAX_NAME),
    "text": _text(MAX_TEXT),
    "label": _text(MAX_NAME),
    "line": _line,
}
