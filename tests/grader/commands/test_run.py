"""`grade run --course DIR`, and that what is next says all that was asked."""

import pytest

from tests.grader.conftest import ONE


@pytest.fixture
def work(tiny):
    """A workspace of that other course, with spaces in its name, in which one step is right."""
    folder = tiny.work.rename(tiny.work.with_name("my work"))
    (folder / ".grade").mkdir()
    (folder / "one_numbers.py").write_text(ONE, encoding="utf-8")
    (folder / "two_triple.py").write_text("def triple(x):\n    return 2 * x\n", encoding="utf-8")
    return folder


@pytest.fixture
def course(tiny):
    """Name that course as a shell would not like it."""
    return tiny.root.rename(tiny.root.with_name("its course"))


def test_another_course_grades(grade, course, work):
    ran = grade("--course", course, "--format", "json", work)
    assert ran.status == 1, ran
    assert [(step["id"], step["status"]) for step in ran.report["steps"]] == [
        ("one", "pass"),
        ("two", "fail"),
    ]
    assert (ran.report["score"], ran.report["max_score"]) == (3, 4)


def test_next_command_is_what_one_can_type(grade, course, work):
    (course / "grading.toml").write_text("[points]\ntwo = 5\n", encoding="utf-8")
    options = ["--policy", course.name + "/grading.toml"]
    ran = grade("--course", course.name, *options, work.name, cwd=course.parent)
    assert ran.out.splitlines()[-1] == (
        "Next: grade two 'my work' --course 'its course' --policy 'its course/grading.toml'"
    )


def test_another_course_is_not_remembered_in_a_workspace(grade, course, work):
    ran = grade("--course", course, cwd=work)
    # The folder's name is long: the line may be wrapped.
    assert " ".join(ran.out.split()).endswith(f"Next: grade two --course '{course}'")
    assert list((work / ".grade").iterdir()) == []


@pytest.mark.parametrize("part", ["reference/course.toml", "exercises", "tests/hidden"])
def test_folder_that_lacks_a_part_is_no_course(grade, course, work, part):
    (course / part).rename(course / "elsewhere")
    ran = grade("--course", course, "--output", course / "report.txt", work)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"{course} is no course: it has no {part}.\n"


def test_course_that_contradicts_itself_is_not_a_fault_of_the_grader(grade, tiny, work):
    tiny.edit("reference/course.toml", 'id = "two"', 'id = "one"')
    ran = grade("--course", tiny.root, work)
    assert (ran.status, ran.out) == (2, "")
    assert "is no course as it stands.\n" in ran.err
    assert "one appears twice" in ran.err
