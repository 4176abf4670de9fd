"""Grading as a whole, on a course of two steps that has nothing to do with networks."""

import dataclasses
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from grader.course import load_course
from grader.judge.run import grade, grade_many
from grader.model import Cancelled, Code, GraderFault, Limits, Status
from grader.submission import open_submission
from grader.worker.workers import Workers

TOML = """
title = "Arithmetic"
[imports]
allowed = ["numpy"]
inert = ["matplotlib"]
refused = "Not {module}: by hand."
[limits]
call_seconds = 0.5
step_seconds = 10.0
memory_mib = 1024
[[step]]
id = "one"
stem = "one_double"
title = "Double"
points = 3
needs = []
hints = ["twice"]
[step.functions]
double = "twice x"
triple = "three times x"
[[step]]
id = "two"
stem = "two_quadruple"
title = "Quadruple"
points = 2
needs = ["one"]
hints = ["double twice"]
[step.functions]
quadruple = "double, twice"
"""
ONE = "def double(x):\n    return 2 * x\n\n\ndef triple(x):\n    return 3 * x\n"
TWO = "from one_double import double\n\n\ndef quadruple(x):\n    return double(double(x))\n"
HIDDEN_ONE = """
from grader.judge.api import check

@check("double", points=1)
def test_double_is_there(learner):
    learner.takes("double")

@check("double", points=1)
def test_double_of_three(learner):
    '''double(3) is 6'''
    learner.call("double", 3).is_number(6)

@check("triple", points=1)
def test_triple_of_three(learner):
    learner.call("triple", 3).is_number(9)
"""
HIDDEN_TWO = """
from grader.judge.api import check

@check("quadruple", points=1)
def test_of_three(learner):
    learner.call("quadruple", 3).is_number(12)

@check("quadruple", points=1)
def test_alone(whole_network):
    whole_network.call("quadruple", 3).is_number(12)
"""


@pytest.fixture
def root(tmp_path):
    """A course on disk."""
    for folder in ("exercises", "reference", "tests/hidden"):
        (tmp_path / folder).mkdir(parents=True)
    for name, text in {
        "reference/course.toml": TOML,
        "reference/one_double.py": ONE,
        "reference/two_quadruple.py": TWO,
        "tests/hidden/test_one_double.py": HIDDEN_ONE,
        "tests/hidden/test_two_quadruple.py": HIDDEN_TWO,
    }.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def judged(root, tmp_path):
    """Grade a submission given as texts; return its verdicts by id."""

    def judged(one=ONE, two=TWO, debug=False):
        folder = tmp_path / "submission"
        folder.mkdir()
        for name, text in (("one_double", one), ("two_quadruple", two)):
            if text is not None:
                (folder / f"{name}.py").write_text(text)
        course = load_course(root)
        report = grade(course, open_submission(folder, course), course.steps, 0, debug)
        return {check.id: check for step in report.steps for check in step.checks}

    return judged


def statuses(verdicts):
    return {name: verdict.status.value for name, verdict in verdicts.items()}


ALL_PASS = {
    "one.double_is_there": "pass",
    "one.double_of_three": "pass",
    "one.triple_of_three": "pass",
    "two.of_three": "pass",
    "two.alone": "pass",
}


@pytest.mark.parametrize("debug", [False, True])
def test_right_submission_passes(judged, debug):
    assert statuses(judged(debug=debug)) == ALL_PASS


@pytest.mark.parametrize("debug", [False, True])
def test_one_bug_costs_one_function_and_the_whole(judged, debug):
    verdicts = judged(one=ONE.replace("2 * x", "2 + x"), debug=debug)
    assert statuses(verdicts) == {**ALL_PASS, "one.double_of_three": "fail", "two.alone": "fail"}


def test_title_is_the_docstring_or_the_name(judged):
    verdicts = judged()
    assert verdicts["one.double_of_three"].title == "double(3) is 6"
    assert verdicts["one.triple_of_three"].title == "triple of three"


def test_missing_function_fails_once_and_is_skipped_elsewhere(judged):
    verdicts = judged(one=ONE.replace("def double", "def doubel"))
    assert verdicts["one.double_is_there"].status is Status.FAIL
    assert "`doubel`" in verdicts["one.double_is_there"].cause.message
    assert verdicts["one.double_of_three"].status is Status.SKIP


def test_missing_file_is_skipped(judged):
    verdicts = judged(two=None)
    assert verdicts["two.of_three"].cause.code is Code.MISSING_FILE


def test_stub_is_skipped_and_the_whole_with_it(judged):
    verdicts = judged(one=ONE.replace("return 2 * x", "raise NotImplementedError"))
    assert statuses(verdicts) == {
        **ALL_PASS,
        "one.double_is_there": "skip",
        "one.double_of_three": "skip",
        "two.alone": "skip",
    }


def test_raising_function_is_an_error_with_the_learners_line(judged):
    verdict = judged(one=ONE.replace("2 * x", "2 * y"))["one.double_of_three"]
    assert (verdict.status, verdict.cause.code, verdict.cause.line) == (
        Status.ERROR,
        Code.RAISED,
        2,
    )
    assert "NameError: name 'y' is not defined" in verdict.cause.message


def test_endless_loop_is_stopped_with_its_line_and_the_rest_is_judged(judged):
    verdicts = judged(one=ONE.replace("return 2 * x", "while True:\n        x += 1"))
    cause = verdicts["one.double_of_three"].cause
    assert cause.code is Code.TIMED_OUT
    assert cause.line in (2, 3)
    assert verdicts["one.triple_of_three"].status is Status.PASS


def test_dying_process_is_an_error_and_the_rest_is_judged(judged):
    verdicts = judged(one="import os\n\n\n" + ONE.replace("return 2 * x", "os._exit(3)"))
    assert verdicts["one.double_of_three"].cause.code is Code.ENDED
    assert "(os._exit), with status 3" in verdicts["one.double_of_three"].cause.message
    assert verdicts["one.triple_of_three"].status is Status.PASS


def test_refused_import_says_why(judged):
    text = "import torch\n\n\n" + ONE.replace("2 * x", "torch.add(x, x)")
    cause = judged(one=text)["one.double_of_three"].cause
    assert cause.code is Code.REFUSED_IMPORT
    assert "Not torch: by hand." in cause.message
    assert cause.line == 1


def test_nothing_is_left_running_and_nothing_written(judged, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", None)
    judged()
    assert list((tmp_path / "scratch").iterdir()) == []
    assert sorted(p.name for p in (tmp_path / "submission").iterdir()) == [
        "one_double.py",
        "two_quadruple.py",
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("points=1", "points=2", "worth"),
        ('@check("triple"', '@check("treble"', "judges treble"),
        ('@check("double", points=1)\n', "", "no @check"),
        ("learner.takes", "learner.nothing", "nothing"),
        ("from grader.judge.api import check", "import no_such_module", "no_such_module"),
    ],
)
def test_broken_hidden_test_is_the_graders_fault(root, judged, old, new, says):
    path = root / "tests/hidden/test_one_double.py"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(GraderFault, match=says):
        judged()


def test_hidden_test_that_skips_itself_leaves_a_verdict_missing(root, judged):
    path = root / "tests/hidden/test_one_double.py"
    path.write_text("import pytest\n" + path.read_text().replace(
        "@check(\"triple\"", "@pytest.mark.skip\n@check(\"triple\""))  # fmt: skip
    with pytest.raises(GraderFault, match=r"triple|Skipped"):
        judged()


def test_surroundings_are_as_before(judged):
    def surroundings():
        # The pytest that runs this test and the one inside it share the name of the current test.
        kept = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
        return kept, list(sys.path), sys.dont_write_bytecode, "one_double" in sys.modules

    before = surroundings()
    judged()
    assert surroundings() == before


@pytest.fixture
def many(root, tmp_path):
    """Grade texts of the first step one after the other, the hidden tests collected once."""
    folder = tmp_path / "many"
    folder.mkdir()
    course = load_course(root)
    (step, _) = course.steps

    def many(*texts, early=None, seed=0):
        def work(grade_it):
            reports = []
            for text in texts:
                (folder / "one_double.py").write_text(text)
                reports.append(grade_it(open_submission(folder, course), [step], early))
            return reports

        with Workers() as workers:
            workers.prepare(course.limits, 1)
            return grade_many(course, seed, workers, work)

    return many


WRONG = ONE.replace("2 * x", "x")
UNSTEADY = "ASKED = []\n" + ONE.replace(
    "return 3 * x", "ASKED.append(x)\n    return 3 * x if len(ASKED) < 2 else 0"
)
"""Right when it is asked for the first time; among the calls of a second round is a decoy."""


SEED = 1
"""With which there is a decoy before triple's one call."""


def test_many_are_graded_as_each_alone(judged, many):
    (*found, last) = many(ONE, WRONG, "", ONE)
    by_itself = judged(one=WRONG)
    wrong = {check.id: check for check in found[1].steps[0].checks}
    assert statuses(wrong) == {
        name: status for name, status in statuses(by_itself).items() if name in wrong
    }
    assert wrong["one.double_of_three"].cause == by_itself["one.double_of_three"].cause
    assert [report.score for report in (*found, last)] == [3, 2, 0, 3]


def test_early_report_is_of_the_first_round(many):
    told = []
    assert many(ONE, early=told.append)[0].score == told[0].score == 3
    (report,) = many(UNSTEADY, early=told.append, seed=SEED)
    assert (told[1].score, report.score) == (3, 2)
    assert report.steps[0].checks[2].cause.code is Code.UNSTEADY


@pytest.mark.parametrize(
    "text",
    [
        ONE.replace("return 3", "while True: pass\n    return 3"),
        "while True:\n    pass\n" + ONE,
    ],
)
def test_grading_that_is_cancelled_ends_soon(root, tmp_path, text):
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / "one_double.py").write_text(text)
    course = load_course(root)
    course = dataclasses.replace(course, limits=Limits(60.0, 60.0, 1024))
    submission = open_submission(folder, course)
    with Workers() as workers:
        waits = threading.Event()
        start = workers.start

        def tell(*args):
            waits.set()
            return start(*args)

        workers.start = tell
        with ThreadPoolExecutor(1) as pool:
            graded = pool.submit(grade, course, submission, course.steps, 0, workers=workers)
            assert waits.wait(20)
            started = time.monotonic()
            workers.cancel()
            with pytest.raises(Cancelled):
                graded.result(20)
        assert time.monotonic() - started < 10  # of 60
        workers.resume()
        (folder / "one_double.py").write_text(ONE)
        again = grade(course, open_submission(folder, course), course.steps[:1], 0, workers=workers)
        assert again.score == 3
