"""PrairieLearn's results.json, by the rules of its documentation and of what shows it."""

import dataclasses
import json

import jsonschema
import pytest

from grader.model import Cause, Code, Report, Status, StepReport
from grader.report.as_prairielearn import MOST_BYTES, refusal, to_prairielearn
from tests.grader.report.samples import ALL_RIGHT, REPORT, acting, random_report, verdict
from tests.grader.report.test_workflow import obeyed

DOCUMENTED = {
    "type": "object",
    "if": {"properties": {"gradable": {"const": True}}},
    "then": {"required": ["score"]},
    "properties": {
        "score": {"type": "number", "minimum": 0, "maximum": 1},
        "gradable": {"type": "boolean"},
        "format_errors": {"type": ["string", "array"], "items": {"type": "string"}},
        "message": {"type": "string"},
        "output": {"type": "string"},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "points", "max_points"],
                "properties": {
                    "name": {"type": "string", "minLength": 1},
                    "points": {"type": "number"},
                    "max_points": {"type": "number"},
                    "output": {"type": "string"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def read(text):
    assert len(text.encode()) <= MOST_BYTES
    found = json.loads(text)
    jsonschema.validate(found, DOCUMENTED)
    return found


@pytest.mark.parametrize("report", [REPORT, ALL_RIGHT, *map(random_report, range(50))])
def test_result_is_as_documented_and_its_sums_agree_with_the_score(report):
    found = read(to_prairielearn(report))
    points = sum(test["points"] for test in found["tests"])
    most = sum(test["max_points"] for test in found["tests"])
    assert found["score"] == pytest.approx(min(points / most, 1) if most else 0)


def test_bonus_makes_up_for_lost_points_and_no_more():
    assert read(to_prairielearn(REPORT))["score"] == 6.25 / 8
    rich = StepReport("extra", "", "", (verdict("x", Status.PASS, 50.0),), bonus=True)
    found = read(to_prairielearn(dataclasses.replace(REPORT, steps=(*REPORT.steps, rich))))
    assert found["score"] == 1


def test_text_that_is_too_long_is_cut_until_the_file_is_small():
    cause = Cause(Code.RAISED, "a" * 30_000)
    checks = tuple(verdict(str(at), Status.FAIL, 1.0, cause, function=str(at)) for at in range(200))
    report = Report("", "", 0, (), 0.0, (StepReport("s", "", "", checks),))
    found = read(to_prairielearn(report))
    assert found["tests"][0]["output"] == "a" * 2_000 + " …"


def test_refusal_costs_neither_points_nor_an_attempt():
    found = read(refusal("There is no step1_init.py."))
    assert found["gradable"] is False
    assert found["format_errors"] == ["There is no step1_init.py."]
    assert "score" not in found


def test_text_of_a_learner_acts_nowhere():
    text = to_prairielearn(REPORT)
    assert obeyed(text) == acting(read(text)) == []
