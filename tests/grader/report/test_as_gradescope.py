"""Gradescope's results.json, by the rules of its specification."""

import json

import jsonschema
import pytest

from grader.report.as_gradescope import refusal, to_gradescope
from tests.grader.report.samples import ALL_RIGHT, REPORT, acting, random_report
from tests.grader.report.test_workflow import obeyed

VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
SPECIFICATION = {
    "type": "object",
    "anyOf": [
        {"required": ["score"]},
        {
            "required": ["tests"],
            "properties": {"tests": {"minItems": 1, "items": {"required": ["score"]}}},
        },
    ],
    "properties": {
        "score": {"type": "number"},
        "execution_time": {"type": "number"},
        "output": {"type": "string"},
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "score": {"type": "number"},
                    "max_score": {"type": "number"},
                    "status": {"enum": ["passed", "failed"]},
                    "name": {"type": "string"},
                    "number": {"type": "string", "pattern": r"^\d+(\.\d+)*$"},
                    "output": {"type": "string"},
                    "visibility": VISIBILITY,
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""The fields that the specification names and the kit writes; nothing else may be in there."""


def read(text):
    found = json.loads(text.encode())
    jsonschema.validate(found, SPECIFICATION)
    return found


@pytest.mark.parametrize("report", [REPORT, ALL_RIGHT, *map(random_report, range(50))])
def test_result_is_of_the_specification_and_its_sums_agree(report):
    found = read(to_gradescope(report))
    tests = found["tests"]
    assert sum(test["score"] for test in tests) == pytest.approx(found["score"])
    assert sum(test["max_score"] for test in tests) == pytest.approx(report.max_score, abs=0.005)
    numbers = [tuple(map(int, test["number"].split("."))) for test in tests]
    assert numbers == sorted(set(numbers))


def test_bonus_comes_on_top_and_one_that_nobody_began_is_not_listed():
    found = read(to_gradescope(REPORT))
    assert found["score"] == 6.25
    tests = {test["name"]: test for test in found["tests"]}
    assert not any("last" in name for name in tests)
    bonus = tests["extra (bonus) i holds"]
    assert (bonus["score"], bonus["max_score"], bonus["status"]) == (1.25, 0, "passed")


def test_each_reason_is_told_once_the_first_cause_first():
    tests = {test["name"]: test for test in read(to_gradescope(REPORT))["tests"]}
    assert tests["step5 a holds"]["output"] == ""
    assert tests["step5 c holds"]["output"] == "For the same reason as: b holds"
    assert tests["step5 b holds"]["output"].startswith("The mean is missing.\ndW1 is wrong")
    assert tests["step5 d holds"]["output"].startswith("backward ended the process")
    assert tests["step5 e holds"]["output"].startswith("train took more than 10 s")


def test_text_of_a_learner_acts_nowhere():
    text = to_gradescope(REPORT)
    assert obeyed(text) == acting(read(text)) == []


def test_stdout_stays_hidden_in_every_case():
    assert read(to_gradescope(REPORT))["stdout_visibility"] == "hidden"
    assert read(refusal("No."))["stdout_visibility"] == "hidden"


def test_refusal_says_that_its_0_is_no_grade():
    found = read(refusal("The grader itself failed."))
    assert found["score"] == 0
    assert "tests" not in found
    assert found["output"].startswith("The grader itself failed.")
    assert "no score" in found["output"]
