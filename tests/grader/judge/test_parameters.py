"""What the parameters of a function are called."""

import pytest

from grader.course import load_course
from grader.judge import parameters
from grader.judge.parameters import Parameters


def test_reference_is_read_when_it_is_asked_for_and_once(tiny, monkeypatch):
    read = []
    parse = parameters._parameters_in
    monkeypatch.setattr(parameters, "_parameters_in", lambda text: read.append(text) or parse(text))
    course = load_course(tiny.root)
    names = Parameters(course, course.step("two"))
    assert read == []
    assert names["triple"] == ["x"]
    assert len(read) == 1
    assert names["double"] == names["spread"] == ["x"]
    assert len(read) == 2
    with pytest.raises(KeyError):
        names["other"]


def test_later_step_has_the_say_on_a_name_that_two_have(tiny):
    file = tiny.root / "reference" / "two_triple.py"
    file.write_text("def triple(x): ...\ndef double(z): ...\n")
    course = load_course(tiny.root)
    names = Parameters(course, course.step("two"))
    assert names["spread"] == ["x"]
    assert names["double"] == ["z"]
