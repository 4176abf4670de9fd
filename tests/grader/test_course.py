"""Reading a course, right and wrong."""

from pathlib import Path

import pytest

from grader.course import find_course, load_course
from grader.model import GraderFault

TOML = """
title = "T"
[imports]
allowed = ["numpy"]
inert = []
refused = "{module}"
[limits]
call_seconds = 1.0
step_seconds = 2.0
memory_mib = 500
[[step]]
id = "step1"
stem = "step1_a"
title = "A"
points = 10
needs = []
hints = ["h"]
[step.functions]
f = "do"
"""


def write(folder: Path, text: str) -> Path:
    (folder / "reference").mkdir()
    (folder / "reference" / "course.toml").write_text(text)
    return folder


def test_course_of_the_clone_has_100_points():
    course = find_course()
    required = [step for step in course.steps if not step.bonus]
    assert sum(step.points for step in required) == 100
    assert [step.id for step in required] == [f"step{n}" for n in range(1, 7)]


def test_course_is_read(tmp_path):
    course = load_course(write(tmp_path, TOML))
    assert course.steps[0].functions == {"f": "do"}
    assert course.hidden == tmp_path / "tests" / "hidden"


SECOND = TOML[TOML.index("[[step]]") :]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "title"),
        ("title =", "TOMLDecodeError"),
        (TOML.replace("points = 10", "points = 0"), "no points"),
        (TOML.replace("points = 10\n", ""), "points"),
        (TOML.replace('f = "do"', ""), "no functions"),
        (TOML.replace("needs = []", 'needs = ["step0"]'), "needs step0"),
        (TOML + SECOND, "appears twice"),
        ('goal = "step7"' + TOML, "step7 is no step"),
        (TOML.replace("needs = []", 'needs = []\ngiven = ["lost.py"]'), "lost.py is to be given"),
    ],
)
def test_contradiction_is_the_graders_fault(tmp_path, text, says):
    with pytest.raises(GraderFault, match=says):
        load_course(write(tmp_path, text))
