"""`grade class DIR`, as an instructor runs it."""

import json
import os
import re
import signal
import sys

import pytest

from grader.teach.gradebook import Gradebook
from grader.teach.job import Ending

from .running import Running, count, left_of, tree

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def outcomes(folder):
    with Gradebook(folder / "gradebook.sqlite") as book:
        return {entry.outcome.student: entry.outcome for entry in book.entries(book.editions()[-1])}


@only_linux
def test_a_class_is_graded_and_what_is_odd_has_its_place(deadly, class_of, run_class):
    folder = class_of(ada="3 * x", bob="2 * x", cy="'kill'", dan="exec('import os; os._exit(1)')")
    (folder / "eve.docx").write_text("x")
    (folder / "roster.csv").write_text("id,name\nada,Ada L\nbob,Bob\nfay,Fay\n")
    ran = run_class(folder, "--step", "two", "--roster", folder / "roster.csv")
    assert ran.status == 1, ran.err
    found = outcomes(deadly.root.parent)
    assert {student: outcome.ending for student, outcome in found.items()} == {
        "ada": Ending.GRADED, "bob": Ending.GRADED, "cy": Ending.BROKEN, "dan": Ending.GRADED,
        "eve": Ending.UNREADABLE,
    }  # fmt: skip
    assert [found[name].report.score for name in ("ada", "bob", "dan")] == [1.0, 0.0, 0.0]
    lines = ran.out.splitlines()
    assert lines[0].startswith("Graded 5 of 5 in ")
    assert lines[1:] == [
        "gradebook.sqlite has 3 graded: 0.3 of 1 points on average, median 0.",
        "! cy is broken: The process that graded it died (signal 9).",
        "! eve is unreadable: eve.docx is no submission: a folder, .py, .ipynb or .zip is.",
        "Of the roster, fay handed in nothing.",
        "Not on the roster: cy, dan, eve.",
        "Next: grade book show STUDENT, or grade book insights",
    ]
    assert ran.err == ""


def test_graded_again_it_grades_nothing_and_says_the_same(class_of, run_class):
    folder = class_of(ada="3 * x", bob="2 * x")
    first = run_class(folder, "--step", "two")
    again = run_class(folder, "--step", "two")
    assert (first.status, again.status) == (0, 0)
    line, *summary = again.out.splitlines()
    assert re.fullmatch(r"Graded 0 of 2 in \d+ s; 2 were in the gradebook already\.", line)
    assert summary == first.out.splitlines()[1:]


def test_report_is_the_one_that_grade_gives(tiny, class_of, run_class):
    from dataclasses import replace

    from grader.judge.run import grade
    from grader.report.as_json import to_dict
    from grader.submission import open_submission

    folder = class_of(ada="2 * x")
    run_class(folder, "--step", "two", "--seed", "3")
    submission = replace(open_submission(folder / "ada", tiny.course), origin="ada")
    course = tiny.course
    single = to_dict(grade(course, submission, [course.step("two")], 3))
    of_class = to_dict(outcomes(tiny.root.parent)["ada"].report)
    assert of_class["steps"][0]["file"] == "two_triple.py"
    for table in (single, of_class):
        del table["seconds"], table["steps"][0]["file"]
        for check in table["steps"][0]["checks"]:
            del check["seconds"]
    assert json.dumps(of_class) == json.dumps(single)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--pattern", "*"], "must say once"),
        (["--course", "."], "is no course"),
        (["--step", "three"], "There is no step 'three'."),
        (["--book", "none/book.sqlite"], "Cannot use none/book.sqlite as a gradebook"),
        (["--roster", "none.csv"], "Cannot read the roster none.csv"),
    ],
)
def test_what_makes_no_sense_is_said_before_anything_is_graded(
    tiny, class_of, run_class, arguments, says
):
    ran = run_class(class_of(ada="3 * x"), *arguments)
    assert ran.status == 2
    assert says in ran.err
    assert not (tiny.root.parent / "gradebook.sqlite").exists()


@only_linux
def test_ctrl_c_ends_it_cleanly(tiny, class_of, run_class):
    folder = class_of(**{f"s{number:02}": "3 * x" for number in range(40)})
    book = tiny.root.parent / "gradebook.sqlite"
    arguments = folder, "--course", tiny.root, "--book", book
    running = Running(*arguments)
    running.until(lambda: count(book) >= 3)
    family = tree(running.process.pid)
    os.killpg(running.process.pid, signal.SIGINT)
    status, said = running.end()
    known = count(book)
    assert status == 130
    assert said.splitlines()[-1] == "Stopped."
    assert f"{known} of 40 are in the gradebook: the same command goes on from there." in said
    assert "Traceback" not in said
    assert left_of(family) == []
    assert 3 <= known < 40
    ran = run_class(*arguments[:1], "--book", book)
    assert f"Graded {40 - known} of 40" in ran.out
    assert ran.status == 0


@pytest.fixture
def regrade(tiny, grade):
    """Run `grade book regrade` on the gradebook of the class."""
    return lambda *arguments: grade("book", "regrade", *arguments, cwd=tiny.root.parent)


@pytest.mark.slow
def test_regrade_does_what_it_is_asked_for_by_what_the_book_knows(class_of, run_class, regrade):
    folder = class_of(ada="3 * x", bob="2 * x", cy="x")
    (folder / "dan.docx").write_text("x")
    run_class(folder, "--step", "two", "--seed", "5")
    assert regrade("ada", "bob").out.startswith("Graded 2 of 2 in ")
    assert "eve has no submission in" in regrade("eve").err
    assert regrade("--failed").out.startswith("Graded 1 of 1 in ")
    assert regrade("--changed").out.startswith("Graded 0 of 4 in ")
    (folder / "cy" / "two_triple.py").write_text("def triple(x):\n    return x * 3\n")
    assert regrade("--changed").out.startswith("Graded 1 of 4 in ")
    assert outcomes(folder.parent)["cy"].report.seed == 5


def test_regrade_says_so_where_nobody_lacks_a_grade(class_of, run_class, regrade):
    run_class(class_of(ada="3 * x"), "--step", "two")
    ran = regrade("--failed")
    assert (ran.status, ran.out[:9]) == (0, "Everybody")


@pytest.mark.parametrize("arguments", [[], ["ada", "--failed"], ["--failed", "--changed"]])
def test_regrade_wants_to_know_one_thing(regrade, arguments):
    ran = regrade(*arguments)
    assert ran.status == 2
    assert "one of the three" in ran.err


@pytest.mark.slow
def test_policy_counts_and_another_one_is_another_edition(tiny, class_of, run_class):
    folder = class_of(ada="3 * x")
    policy = tiny.root.parent / "grading.toml"
    policy.write_text("[points]\ntwo = 10\n")
    run_class(folder, "--step", "two", "--policy", policy)
    assert outcomes(tiny.root.parent)["ada"].report.score == 10.0
    policy.write_text("[points]\ntwo = 20\n")
    ran = run_class(folder, "--step", "two", "--policy", policy)
    assert ran.out.startswith("Graded 1 of 1 in ")
    assert outcomes(tiny.root.parent)["ada"].report.score == 20.0


def test_who_is_late_by_the_roster_loses_points(tiny, class_of, run_class):
    folder = class_of(ada="3 * x", bob="3 * x", cy="3 * x")
    policy = tiny.root.parent / "grading.toml"
    policy.write_text("[late]\ndeadline = 2026-12-01T12:00:00Z\npercent_per_day = 10\n")
    (folder / "roster.csv").write_text(
        "id,name,submitted\nada,A,2026-12-01T11:00:00Z\nbob,B,2026-12-01T13:00:00Z\ncy,C,\n"
    )
    options = "--step", "two", "--policy", policy
    ran = run_class(folder, *options, "--roster", folder / "roster.csv")
    scores = {student: outcome.report.score for student, outcome in outcomes(folder.parent).items()}
    assert scores == {"ada": 1.0, "bob": 0.9, "cy": 1.0}
    assert "Of 1 the roster says no time (`submitted`): nothing is taken off." in ran.out
    again = run_class(folder, *options)
    assert again.out.startswith("Graded 0 of 3")


def test_column_of_the_roster_by_which_submissions_are_named_can_be_chosen(class_of, run_class):
    folder = class_of(ada="3 * x")
    (folder / "roster.csv").write_text("id,name,login\n7,Lovelace,ada\n", encoding="utf-8")
    arguments = folder, "--step", "two", "--roster", folder / "roster.csv"
    assert "Not on the roster: ada." in run_class(*arguments).out
    assert "roster" not in run_class(*arguments, "--roster-id", "login").out
