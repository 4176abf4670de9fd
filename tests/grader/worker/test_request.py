"""What a worker is told to load, and what is believed of its answers."""

import copy
import dataclasses
import random

import pytest

from grader.course import find_course
from grader.model import Block, Source, Submission
from grader.worker.request import (
    WHOLE,
    load_request,
    read_accepts,
    read_loading,
    read_observation,
)
from tests.anyvalue.values import mad_values


@pytest.fixture
def course(tmp_path):
    """The kit's course, with one file that learners get as it is."""
    course = find_course()
    reference = tmp_path / "reference"
    reference.mkdir()
    for step in course.steps:
        (reference / f"{step.stem}.py").write_text("")
    (reference / "shapes.py").write_text("SIDES = 4\n")
    (reference / "numbers.npz").write_bytes(b"\0")
    given = dataclasses.replace(course.steps[0], given=("shapes.py", "numbers.npz"))
    return dataclasses.replace(course, reference=reference, steps=(given, *course.steps[1:]))


def source(name, text):
    return Source(name, (Block("", text),))


def texts(request):
    return {name: file["blocks"][0][1] for name, file in request["files"].items()}


def test_given_module_is_there_though_it_was_not_handed_in(course):
    submission = Submission("", "", whole=source("all.py", "x = 1"))
    request = load_request(course, submission, course.steps[0], 0, own=False)
    assert texts(request) == {WHOLE: "x = 1", "shapes": "SIDES = 4\n"}


def test_given_module_that_was_handed_in_is_the_learners(course):
    submission = Submission("", "", files={"shapes": source("shapes.py", "SIDES = 5")})
    request = load_request(course, submission, course.steps[0], 0, own=False)
    assert texts(request) == {"shapes": "SIDES = 5"}


def test_module_given_for_another_step_is_not_there(course):
    submission = Submission("", "", whole=source("all.py", "x = 1"))
    request = load_request(course, submission, course.steps[1], 0, own=False)
    assert texts(request) == {WHOLE: "x = 1"}


def test_worker_gets_no_answer_to_its_own_step(course):
    submission = Submission("", "", whole=source("all.py", ""))
    last = course.steps[5]
    stems = [course.step(need).stem for need in last.needs]
    assert list(load_request(course, submission, last, 0, own=False)["earlier"]) == stems
    assert load_request(course, submission, last, 0, own=True)["earlier"] == {}


FAULT = {
    "kind": "raised", "type": "ValueError", "text": "no", "file": "a.py", "label": "", "line": 3,
    "function": "f", "expression": "a @ b", "operands": [["a", "ndarray", [2, 3]]], "near": ["b"],
}  # fmt: skip
FOUND = {"there": True, "type": "function", "stub": False, "fault": FAULT, "label": "", "line": 3}
WARNED = {"text": "no", "type": "RuntimeWarning", "line": 3, "label": ""}
ANSWERS = [
    (read_loading, {"functions": {"f": FOUND}, "names": ["f"], "faults": [FAULT], "lean": False}),
    (read_accepts, {"accepts": False, "signature": "f(x)", "text": "no"}),
    (read_observation, {
        "value": 3, "fault": FAULT, "args": [1], "output": "", "warnings": [WARNED],
        "seconds": 0.1, "given_used": 0,
    }),
]  # fmt: skip
REFUSED = (KeyError, TypeError, ValueError, AttributeError)
"""What the supervisor takes for the sign of an answer that is none."""


def places(value, path=()):
    """Find everything in an answer that can be something else."""
    yield path
    items = enumerate(value) if isinstance(value, list) else ()
    for key, item in value.items() if isinstance(value, dict) else items:
        yield from places(item, (*path, key))


def with_other(answer, path, value):
    """Put something else at a place."""
    if not path:
        return value
    changed = copy.deepcopy(answer)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return changed


def kinds(read):
    """Name the types in what was read, except for what a submission may return as it likes."""
    if dataclasses.is_dataclass(read):
        free = ("value", "arguments") if type(read).__name__ == "Observation" else ()
        fields = [f.name for f in dataclasses.fields(read) if f.name not in free]
        return {name: kinds(getattr(read, name)) for name in fields}
    if isinstance(read, dict):
        return {key: kinds(item) for key, item in read.items()}
    return [kinds(item) for item in read] if isinstance(read, tuple) else type(read)


@pytest.mark.parametrize(("read", "answer"), ANSWERS, ids=lambda one: getattr(one, "__name__", ""))
def test_answer_of_any_kind_is_refused_or_of_the_right_types(read, answer):
    right = kinds(read(answer))
    for path in list(places(answer))[1:]:
        for value in random.Random(0).sample(mad_values(), 60):
            try:
                found = read(with_other(answer, path, value))
            except REFUSED:
                continue
            assert fits(kinds(found), right), (path, value)


def fits(found, right):
    """Whether types are the right ones, as far as they go: a None, and fewer items, may be."""
    if found is type(None) or found == right:
        return True
    if isinstance(found, dict) and isinstance(right, dict):
        return all(fits(found[key], right[key]) for key in found if key in right)
    if isinstance(found, list) and isinstance(right, list):
        return all(fits(item, right[0]) for item in found)
    return False


@pytest.mark.parametrize(("read", "answer"), ANSWERS, ids=lambda one: getattr(one, "__name__", ""))
def test_answer_that_lacks_a_part_is_refused(read, answer):
    for value in (None, [], {}, "x", 7):
        with pytest.raises(REFUSED):
            read(value)
    for key in ("fault", "functions", "names", "faults", "lean", "accepts", "text"):
        if key in answer:
            with pytest.raises(REFUSED):
                read({name: item for name, item in answer.items() if name != key})
