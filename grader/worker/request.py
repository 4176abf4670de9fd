"""What a worker is told to load for a step, and how its answers read; both in wire form."""

from collections.abc import Mapping, Sequence
from typing import Any

from grader.model import (
    Block,
    Course,
    Fault,
    FaultKind,
    FunctionFound,
    Kept,
    Loading,
    Observation,
    Operand,
    Source,
    Step,
    Submission,
    Warned,
)

WHOLE = "submission"
"""Module name of a submission that is one file."""


def load_request(
    course: Course, submission: Submission, step: Step, seed: int, own: bool
) -> dict[str, Any]:
    """Say what to load for `step`.

    Parameters
    ----------
    own : bool
        Whether to run the learner's code alone, rather than on the reference of earlier steps.
    """
    needed = [] if own else [course.step(need) for need in step.needs]
    sources = {WHOLE: submission.whole} if submission.whole else submission.files
    files = _given(course, step) | {name: _file(source) for name, source in sources.items()}
    return {
        "op": "load",
        "main": WHOLE if submission.whole else step.stem,
        "files": files,
        "functions": list(step.functions),
        "earlier": {
            need.stem: (course.reference / f"{need.stem}.py").read_text(encoding="utf-8")
            for need in needed
        },
        "replaced": {need.stem: list(need.functions) for need in needed},
        "also": dict(step.also),
        "shared": {
            name: {"later": list(other.functions), "instead": instead}
            for other in course.steps
            if other is not step
            for instead, name in other.also.items()
        },
        "stems": [other.stem for other in course.steps],
        "homes": {name: other.stem for other in course.steps for name in other.functions},
        "flat": submission.whole is not None,
        "seed": seed,
        "lean": False,
        "seconds": course.limits.call_seconds,
        "allowed": list(course.imports.allowed),
        "inert": list(course.imports.inert),
        "refusal": course.imports.refused,
    }


def _given(course: Course, step: Step) -> dict[str, dict[str, Any]]:
    """Provide the modules that learners got with their exercises, should they not be handed in."""
    modules = [name for name in step.given if name.endswith(".py")]
    return {
        name.removesuffix(".py"): _file(
            Source(name, (Block("", (course.reference / name).read_text(encoding="utf-8")),))
        )
        for name in modules
    }


def _file(source: Source) -> dict[str, Any]:
    return {
        "file": source.file,
        "blocks": [(block.label, block.text) for block in source.blocks],
        "path": str(source.path or ""),
    }


def call_request(
    function: str,
    args: Sequence[object],
    kwargs: Mapping[str, object],
    given: Mapping[str, object] | None,
    seed: int | None,
    seconds: float,
    keep: str | None = None,
) -> dict[str, Any]:
    """Say what to call, where to keep what it returns, and which arguments have been kept."""
    return {
        "op": "call",
        "function": function,
        "args": [None if isinstance(value, Kept) else value for value in args],
        "kwargs": dict(kwargs),
        "kept": [(i, v.key, v.index) for i, v in enumerate(args) if isinstance(v, Kept)],
        "keep": keep,
        "given": dict(given) if given else None,
        "seed": seed,
        "seconds": seconds,
    }


def read_loading(answer: Mapping[str, Any]) -> Loading:
    """Read the answer to a load request.

    Raises
    ------
    TypeError, ValueError, KeyError, AttributeError
        If it is none: learner code that has found the channel may send anything.
    """
    loading = Loading(
        functions={
            name: FunctionFound(**{**found, "fault": _fault(found["fault"])})
            for name, found in answer["functions"].items()
        },
        names=_texts(answer["names"]),
        faults=tuple(fault for item in _items(answer["faults"]) if (fault := _fault(item))),
        lean=answer["lean"],
    )
    for found in loading.functions.values():
        _demand(bool, found.there, found.stub, loading.lean)
        _demand(str, found.type, found.label)
        _demand(int | None, found.line)
    return loading


def read_observation(answer: Mapping[str, Any]) -> Observation:
    """Read the answer to a call request.

    Raises
    ------
    TypeError, ValueError, KeyError, AttributeError
        As `read_loading`.
    """
    observation = Observation(
        value=answer.get("value"),
        fault=_fault(answer["fault"]),
        arguments=tuple(_items(answer.get("args", ()))),
        output=answer.get("output", ""),
        warnings=tuple(_warned(item) for item in _items(answer.get("warnings", ()))),
        seconds=answer.get("seconds", 0.0),
        given_used=answer.get("given_used", 0),
    )
    _demand(str, observation.output)
    _demand(float, observation.seconds)
    _demand(int, observation.given_used)
    return observation


def read_accepts(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Read whether a function takes what was asked; one that will not say is believed to.

    Raises
    ------
    TypeError, KeyError, AttributeError
        As `read_loading`.
    """
    read = {"accepts": answer["accepts"], "signature": answer["signature"]}
    _demand(bool, read["accepts"])
    _demand(str | None, read["signature"])
    return read if read["accepts"] else read | {"text": _text(answer["text"])}


def _warned(item: Mapping[str, Any]) -> Warned:
    warned = Warned(**item)
    _demand(str, warned.type, warned.text, warned.label)
    _demand(int | None, warned.line)
    return warned


def _fault(item: Mapping[str, Any] | None) -> Fault | None:
    if item is None:
        return None
    operands = tuple(
        Operand(_text(text), _text(kind), None if shape is None else _sizes(shape))
        for text, kind, shape in map(_items, _items(item.get("operands", ())))
    )
    near = _texts(item.get("near", ()))
    fault = Fault(**{**item, "kind": FaultKind(item["kind"]), "operands": operands, "near": near})
    _demand(str, fault.type, fault.text, fault.file, fault.label, fault.function, fault.name)
    _demand(str, fault.expression)
    _demand(int | None, fault.line)
    return fault


def _texts(items: Any) -> tuple[str, ...]:
    return tuple(_text(item) for item in _items(items))


def _text(item: Any) -> str:
    _demand(str, item)
    return str(item)


def _sizes(items: Any) -> tuple[int, ...]:
    sizes = tuple(_items(items))
    _demand(int, *sizes)
    return sizes


def _items(value: Any) -> Sequence[Any]:
    """Demand what ends: an array of no entries may have 2**40 rows to go through."""
    _demand(list | tuple, value)
    return value  # type: ignore[no-any-return]


def _demand(kind: Any, *values: object) -> None:
    for value in values:
        # A bool is an int to Python, and no number of a line.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise TypeError(f"{type(value).__name__} in an answer")
