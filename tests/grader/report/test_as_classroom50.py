"""Classroom 50's result.json, by the rules that its schema and its validators state."""

import json
from datetime import UTC, datetime, timedelta, timezone

import jsonschema
import pytest

from grader.model import Report, Status, StepReport, UsageProblem, Verdict
from grader.report.as_classroom50 import to_classroom50
from tests.grader.report.samples import ALL_RIGHT, REPORT, random_report

ENVIRONMENT = {
    "CLASSROOM": "cs",
    "ASSIGNMENT": "net",
    "OWNER": "alice",
    "SUBMISSION_TAG": "submit/2026-06-01T14-32-05Z-a1b2c3d",
    "COMMIT_URL": "https://github.com/o/r/commit/1",
    "RELEASE_URL": "https://github.com/o/r/releases/tag/2",
}
NOW = datetime(2026, 6, 1, 16, 33, 11, 5, timezone(timedelta(hours=2)))
WORD = {"type": "string", "minLength": 1}
POINTS = {"type": "integer", "minimum": 0}
FIELDS = {
    "schema": {"const": "classroom50/result/v1"},
    **dict.fromkeys(("classroom", "assignment", "owner", "commit", "release", "review"), WORD),
    "assignment_type": {"enum": ["individual", "group", "team"]},
    "submission": {"type": "string", "pattern": "^submit/"},
    "datetime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
    "score": POINTS,
    "max-score": POINTS,
    "tests": {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["test-name", "passed", "score", "max-score"],
            "properties": {
                "test-name": WORD,
                "passed": {"type": "boolean"},
                "score": POINTS,
                "max-score": POINTS,
            },
        },
    },
}
STATED = {
    "type": "object",
    "required": list(FIELDS),
    "properties": FIELDS,
    "additionalProperties": False,
}


def read(report, environment=ENVIRONMENT):
    found = json.loads(to_classroom50(report, environment, NOW))
    jsonschema.validate(found, STATED)
    for part in (found, *found["tests"]):
        assert part["score"] <= part["max-score"]
    for key in ("score", "max-score"):
        assert found[key] == sum(test[key] for test in found["tests"])
        assert type(found[key]) is int
    names = [test["test-name"] for test in found["tests"]]
    assert len(set(names)) == len(names)
    assert all(len(name.encode()) <= 100 for name in names)
    return found


@pytest.mark.parametrize("report", [REPORT, ALL_RIGHT, *map(random_report, range(50))])
def test_result_is_of_the_schema_and_of_the_rules_that_a_schema_cannot_say(report):
    read(report)


def test_values_come_from_the_runner_and_the_clock():
    found = read(
        REPORT, {**ENVIRONMENT, "ASSIGNMENT_TYPE": "group", "OWNER": "", "USERNAME": "bob"}
    )
    assert (found["owner"], found["assignment_type"]) == ("bob", "group")
    assert found["review"] == found["commit"]
    assert found["datetime"] == "2026-06-01T14:33:11Z"
    assert datetime.fromisoformat(found["datetime"]).tzinfo == UTC
    asked = read(REPORT, {**ENVIRONMENT, "REVIEW_URL": "https://github.com/o/r/compare/0...1"})
    assert asked["review"].endswith("0...1")


def test_bonus_is_listed_once_begun_and_counts_in_no_sum():
    found = read(REPORT)
    assert (found["score"], found["max-score"]) == (5, 8)
    bonus = [test for test in found["tests"] if "(bonus)" in test["test-name"]]
    assert [(test["passed"], test["score"], test["max-score"]) for test in bonus] == [
        (True, 0, 0),
        (False, 0, 0),
    ]


def test_names_are_cut_between_characters_and_told_apart():
    checks = tuple(Verdict(f"s.{at}", "f", "é" * 80, Status.PASS, 1.0) for at in range(12))
    names = [
        test["test-name"]
        for test in read(Report("", "", 0, (), 0.0, (StepReport("s", "", "", checks),)))["tests"]
    ]
    assert names[0] == "s " + "é" * 49
    assert names[11] == "s " + "é" * 46 + " (12)"


def test_missing_variables_are_named():
    with pytest.raises(UsageProblem, match=r"not set: ASSIGNMENT, SUBMISSION_TAG\.$"):
        to_classroom50(REPORT, {**ENVIRONMENT, "ASSIGNMENT": "", "SUBMISSION_TAG": ""})
