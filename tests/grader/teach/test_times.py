"""When a student handed in stands in the roster, with a time zone."""

import pytest

from grader.model import UsageProblem
from grader.teach.gradebook import Student
from grader.teach.times import times_of


def test_a_column_says_when_each_handed_in():
    students = [
        Student("ada", columns={"Submitted": "2026-12-01T23:59:00+01:00"}),
        Student(
            "bob", columns={"Submission Time": "2026-12-01 10:00:00 +00:00".replace(" +", "+")}
        ),
        Student("cy", columns={"submitted": " "}),
        Student("dan", columns={"group": "2026"}),
    ]
    assert times_of(students) == {
        "ada": "2026-12-01T23:59:00+01:00",
        "bob": "2026-12-01T10:00:00+00:00",
    }


@pytest.mark.parametrize("text", ["yesterday", "2026-12-01T23:59:00"])
def test_what_is_no_time_of_a_zone_is_refused(text):
    with pytest.raises(UsageProblem, match="says that ada submitted at"):
        times_of([Student("ada", columns={"submitted": text})])
