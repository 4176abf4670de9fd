"""Answers of a worker, forged in every field."""

import copy
import math

import numpy as np
import pytest

from grader.model import Fault, FaultKind, Observation, Operand, Warned
from grader.worker.answer import (
    MAX_FAULTS,
    MAX_LINE,
    MAX_NAME,
    MAX_NAMES,
    MAX_OPERANDS,
    MAX_OUTPUT,
    MAX_REPEATED,
    MAX_TEXT,
    MAX_WARNINGS,
    read_acceptance,
    read_loading,
    read_observation,
    read_repetition,
)
from grader.worker.wire import Opaque

FAULT = {
    "kind": "raised", "type": "ValueError", "text": "shapes", "file": "work.py", "label": "",
    "line": 3, "function": "f", "name": "g", "expression": "X @ W", "near": ["W1"],
    "operands": [("X", "ndarray", [2, 3]), ("W", "int", None)],
}  # fmt: skip
CALL = {
    "value": [1.0], "fault": None, "args": [np.zeros(2)], "output": "hi\n", "seconds": 0.5,
    "warnings": [{"text": "overflow", "type": "RuntimeWarning", "line": None, "label": ""}],
    "given_used": 2,
}  # fmt: skip
SENT = [np.zeros(2)]
FAILED = CALL | {"value": None, "fault": FAULT}
FUNCTION = {
    "there": True, "type": "function", "stub": False, "fault": None, "label": "", "line": 7,
}  # fmt: skip
LOADED = {"functions": {"f": FUNCTION}, "names": ["f"], "faults": [FAULT], "lean": False}
ACCEPTED = {"accepts": False, "signature": "f(x)", "text": "too many"}


def changed(answer, *path):
    """Copy an answer, with what is at `path` but the last replaced by the last."""
    answer = copy.deepcopy(answer)
    *path, last, new = path
    owner = answer
    for key in path:
        owner = owner[key]
    owner[last] = new
    return answer


def test_answer_to_a_call_is_read():
    found = read_observation(CALL, SENT)
    assert (found.value, found.fault, found.output) == ([1.0], None, "hi\n")
    assert (len(found.arguments), found.seconds, found.given_used) == (1, 0.5, 2)
    assert found.warnings == (Warned("RuntimeWarning", "overflow", "", None),)


def test_arguments_that_were_left_are_those_that_were_sent():
    found = read_observation(CALL | {"args": None}, SENT)
    assert found.arguments[0] is SENT[0]


def test_fault_is_read():
    found = read_observation(FAILED, SENT).fault
    assert found == Fault(
        FaultKind.RAISED, "ValueError", "shapes", "work.py", "", 3, "f", "g", "X @ W",
        (Operand("X", "ndarray", (2, 3)), Operand("W", "int")), ("W1",),
    )  # fmt: skip


def test_fault_alone_is_an_answer():
    kind = {"kind": "too_large", "type": "", "text": "", "file": "", "label": "", "line": None}
    fault = Fault(FaultKind.TOO_LARGE)
    assert read_observation({"fault": kind | {"function": ""}}, [1, 2]) == Observation(fault=fault)


def test_loading_is_read():
    found = read_loading(LOADED, asked=["f"])
    assert (found.functions["f"].line, found.names, found.lean) == (7, ("f",), False)
    assert found.faults[0].operands[0].shape == (2, 3)


def test_acceptance_is_read():
    assert read_acceptance(ACCEPTED) == ACCEPTED
    assert read_acceptance({"accepts": True, "signature": None})["signature"] is None


def test_repetition_is_read():
    found = read_repetition({"results": [b"ab", FAULT], "odd": True})
    assert (found.results[0], found.results[1].kind, found.odd) == (b"ab", FaultKind.RAISED, True)


@pytest.mark.parametrize(
    "answer",
    [None, {}, {"results": None, "odd": True}, {"results": [b"ab"], "odd": 1}, [b"ab"],
     {"results": ["ab"], "odd": False}, {"results": [b"ab"], "odd": False, "more": 1},
     {"results": [None], "odd": False}, {"results": [b"ab"] * (MAX_REPEATED + 1), "odd": False}],
)  # fmt: skip
def test_forged_repetition_is_refused(answer):
    with pytest.raises((TypeError, ValueError)):
        read_repetition(answer)


class Many(str):
    __slots__ = ()


WRONG_TEXTS = [None, 1, b"x", ["x"], Opaque("x"), Many("x")]
WRONG_NUMBERS = [-1, True, 1.0, "1", None, 2**70, np.int64(1), Opaque("1")]
WRONG_LINES = [0, -1, True, 1.0, "1", MAX_LINE + 1, Opaque("1")]
WRONG_SECONDS = [-0.1, math.nan, math.inf, 1, True, None, "1", np.float64(1)]
WRONG_BOOLS = [None, 0, 1, "yes", np.bool_(True), Opaque("True")]
WRONG_DICTS = [None, [], "x", 1, Opaque("dict"), np.zeros(2), {"more": 1}]


def forged(answer, values, *path):
    return [(changed(answer, *path, value), (*path, value)) for value in values]


TEXT_PATHS = [("fault", name) for name in
              ("type", "text", "file", "label", "function", "name", "expression")]  # fmt: skip
CALLS = [
    *((item, path) for path in TEXT_PATHS for item, path in forged(FAILED, WRONG_TEXTS, *path)),
    *forged(FAILED, ["RAISED", "", None, 1, ["raised"], Opaque("raised")], "fault", "kind"),
    *forged(FAILED, WRONG_LINES, "fault", "line"),
    *forged(FAILED, [None, "X", {}, [1], [[]], [("X", "int")], [("X", "int", None, 1)],
                     [("X", 1, None)], [(None, "int", None)], [("X", "int", [-1])],
                     [("X", "int", [1.0])], [("X", "int", [True])], [("X", "int", [1] * 33)],
                     [("X", "int", 3)], [("X", "int", None)] * (MAX_OPERANDS + 1)],
            "fault", "operands"),
    *forged(FAILED, [None, "W1", [1], ["W"] * (MAX_OPERANDS + 1)], "fault", "near"),
    *forged(FAILED, [{}, {"kind": "raised", "more": 1}, *WRONG_DICTS[1:]], "fault"),
    *forged(FAILED, [1, Opaque("x")], "value"),
    *forged(CALL, WRONG_TEXTS, "output"),
    *forged(CALL, WRONG_NUMBERS, "given_used"),
    *forged(CALL, WRONG_SECONDS, "seconds"),
    *forged(CALL, [{}, "x", [], [1, 2], Opaque("list"), [0] * 101], "args"),
    *forged(CALL, [None, {}, "x", [1], [{}], CALL["warnings"] * (MAX_WARNINGS + 1)], "warnings"),
    *forged(CALL, WRONG_TEXTS, "warnings", 0, "text"),
    *forged(CALL, WRONG_TEXTS, "warnings", 0, "type"),
    *forged(CALL, WRONG_TEXTS, "warnings", 0, "label"),
    *forged(CALL, WRONG_LINES, "warnings", 0, "line"),
    *forged(CALL, [1], "more"),
    *forged(CALL, [[]], "arguments"),
    *((item, (item,)) for item in [*WRONG_DICTS, {}, {"value": 1}, {"args": [1], "value": 1}]),
]  # fmt: skip


@pytest.mark.parametrize("answer", [item for item, _ in CALLS], ids=[repr(p) for _, p in CALLS])
def test_forged_answer_to_a_call_is_refused(answer):
    with pytest.raises((TypeError, ValueError)):
        read_observation(answer, SENT)


LOADINGS = [
    *forged(LOADED, [None, [], {}, {"g": FUNCTION}, {"f": None}, {"f": {}}, {"f": FUNCTION} |
                     dict.fromkeys(map(str, range(200)), FUNCTION)], "functions"),
    *forged(LOADED, WRONG_BOOLS, "functions", "f", "there"),
    *forged(LOADED, WRONG_BOOLS, "functions", "f", "stub"),
    *forged(LOADED, WRONG_TEXTS, "functions", "f", "type"),
    *forged(LOADED, WRONG_TEXTS, "functions", "f", "label"),
    *forged(LOADED, WRONG_LINES, "functions", "f", "line"),
    *forged(LOADED, [*WRONG_DICTS[1:], {}], "functions", "f", "fault"),
    *forged(LOADED, [None, "f", {}, [1], ["f"] * (MAX_NAMES + 1)], "names"),
    *forged(LOADED, [None, {}, [None], [{}], [FAULT] * (MAX_FAULTS + 1)], "faults"),
    *forged(LOADED, WRONG_BOOLS, "lean"),
    *forged(LOADED, [1], "more"),
    *((item, (item,)) for item in WRONG_DICTS),
]  # fmt: skip


@pytest.mark.parametrize(
    "answer", [item for item, _ in LOADINGS], ids=[repr(path) for _, path in LOADINGS]
)
def test_forged_loading_is_refused(answer):
    with pytest.raises((TypeError, ValueError)):
        read_loading(answer, asked=["f"])


ACCEPTANCES = [
    *forged(ACCEPTED, WRONG_BOOLS, "accepts"),
    *forged(ACCEPTED, WRONG_TEXTS[1:], "signature"),
    *forged(ACCEPTED, WRONG_TEXTS, "text"),
    *((item, (item,)) for item in [*WRONG_DICTS, {"accepts": True}]),
]


@pytest.mark.parametrize(
    "answer", [item for item, _ in ACCEPTANCES], ids=[repr(path) for _, path in ACCEPTANCES]
)
def test_forged_acceptance_is_refused(answer):
    with pytest.raises((TypeError, ValueError)):
        read_acceptance(answer)


def test_long_texts_are_cut():
    long = "x" * 100_000
    found = read_observation(changed(FAILED, "fault", "text", long) | {"output": long}, SENT)
    assert (len(found.fault.text), len(found.output)) == (MAX_TEXT, MAX_OUTPUT)
    named = read_observation(changed(FAILED, "fault", "file", long), SENT)
    assert len(named.fault.file) == MAX_NAME
