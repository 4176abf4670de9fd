"""What a worker is told to load, and what is believed of its answers."""

import dataclasses

import pytest

from grader.course import find_course
from grader.model import Block, Source, Submission
from grader.worker.request import (
    WHOLE,
    load_request,
)


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
