"""The contract that scripts rely on: keys may be added, never renamed or dropped."""

import dataclasses
import json
import math

import pytest

from grader.model import Cause, Code, Mistake, Report, Status, StepReport, Verdict
from grader.report.as_json import from_dict, to_dict, to_json

CAUSE = Cause(Code.WRONG_VALUE, "dW1 is wrong", "0.25", "0.5", 12, "code cell 2")
CHECKS = (
    Verdict("step5.a", "backward", "α holds", Status.PASS, 2.0, 0.01234),
    Verdict("step5.b", "backward", "b holds", Status.FAIL, 1.5, 0.2, CAUSE, Mistake("m.x", "It …")),
)
REPORT = Report(
    "here", "0" * 64, 3, ("process", "cpu"), 1.23456,
    (StepReport("step5", "Backward", "step5_backward.py", CHECKS, ("a note",)),
     StepReport("extra", "More", "extra.py", (CHECKS[0],), bonus=True)),
)  # fmt: skip


def test_report_has_the_keys_and_values_of_the_contract():
    found = json.loads(to_json(REPORT))
    steps = found.pop("steps")
    assert found == {
        "schema": "grade-report/1",
        "submission": {"origin": "here", "sha256": "0" * 64},
        "seed": 3,
        "isolation": ["process", "cpu"],
        "not_held": [
            "memory",
            "disk",
            "files",
            "network",
            "processes",
            "signals",
            "privileges",
            "leftovers",
        ],
        "score": 4.0,
        "max_score": 3.5,
        "late_days": 0,
        "late_percent": 0.0,
        "seconds": 1.235,
    }
    assert [step["id"] for step in steps] == ["step5", "extra"]


def test_step_and_checks_have_the_keys_and_values_of_the_contract():
    step = to_dict(REPORT)["steps"][0]
    first, second = step.pop("checks")
    assert step == {
        "id": "step5", "title": "Backward", "file": "step5_backward.py", "status": "fail",
        "score": 2.0, "max_score": 3.5, "bonus": False, "notes": ["a note"],
    }  # fmt: skip
    assert first == {
        "id": "step5.a", "function": "backward", "title": "α holds", "status": "pass",
        "score": 2.0, "max_score": 2.0, "seconds": 0.012, "cause": None, "mistake": None,
    }  # fmt: skip
    assert second["cause"] == {
        "code": "wrong_value", "message": "dW1 is wrong", "expected": "0.25", "actual": "0.5",
        "line": 12, "where": "code cell 2", "part": None,
    }  # fmt: skip
    mistake = {"id": "m.x", "says": "It …", "where": "", "whole": False}
    assert (second["mistake"], second["score"]) == (mistake, 0.0)


def test_text_is_readable_ends_in_a_newline_and_keeps_letters():
    text = to_json(REPORT)
    assert text.endswith("}\n")
    assert '"title": "α holds"' in text
    assert '\n  "seed": 3' in text


def test_number_that_json_does_not_know_is_no_report():
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(Report("here", "", 0, (), math.nan, ()))


def test_what_utf_8_cannot_write_and_a_runner_obeys_is_escaped_and_read_back():
    origin = "h\udcff\ud800 ##[error]x é"
    text = to_json(dataclasses.replace(REPORT, origin=origin))
    text.encode("utf-8")
    assert "##[" not in text
    assert "é" in text
    assert json.loads(text)["submission"]["origin"] == origin


def test_report_comes_back_from_its_json_as_it_was_but_for_the_fractions_of_times():
    table = json.loads(to_json(REPORT))
    back = from_dict(table)
    assert to_dict(back) == table
    assert back.steps[0].checks[1].cause == CAUSE
    assert back.score == REPORT.score
    assert back.steps[1].bonus


def test_json_of_another_schema_is_no_report():
    with pytest.raises(ValueError, match="grade-report/2"):
        from_dict({**to_dict(REPORT), "schema": "grade-report/2"})
