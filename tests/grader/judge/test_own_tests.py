"""An instructor's own hidden tests beside the course's, in real workers."""

import dataclasses
import itertools

import pytest

from grader.judge.rounds import Round
from grader.judge.run import grade, grade_many
from grader.judge.session import Session
from grader.judge.sitting import Sitting
from grader.model import Code, GraderFault, Status
from grader.seeds import SecretSeed
from grader.worker.workers import Workers

HEAD = "import pytest\nfrom grader.judge.api import check\n"
OWN = """
@check("spread", points=2)
def test_spread_of_four(learner, four):
    \"\"\"spread of four numbers\"\"\"
    learner.call("spread", four).is_number(1.5)

@check("double", points=0.5)
@pytest.mark.parametrize("x", [0.0, 4.0])
def test_double_of(learner, x):
    \"\"\"double of {x}\"\"\"
    learner.call("double", x).is_number(2 * x)
"""
CONFTEST = """
import numpy as np
import pytest

@pytest.fixture
def four():
    return np.array([1.0, 2.0, 3.0, 4.0])

@pytest.fixture
def shared():
    raise RuntimeError("not the course's")
"""


@pytest.fixture(scope="module")
def workers():
    with Workers() as workers:
        yield workers


@pytest.fixture
def judged(tiny, tmp_path, workers):
    """Grade the tiny course with own tests, given by the names of their files."""

    def judged(submission=None, steps=None, seed=0, twice=True, **texts):
        folder = tmp_path / "mine"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.py").write_text(text)
        course = dataclasses.replace(tiny.course, own_tests=folder.resolve())
        submission = submission or tiny.submission()
        steps = steps or course.steps
        return grade(course, submission, steps, seed, workers=workers, twice=twice)

    return judged


def fault(judged, text):
    with pytest.raises(GraderFault) as caught:
        judged(test_one_numbers=HEAD + text)
    assert "test_one_numbers.py" in str(caught.value) or "one.own." in str(caught.value)
    return str(caught.value)


def test_own_checks_come_after_the_courses_and_on_top_of_its_points(judged):
    one, two = judged(test_one_numbers=HEAD + OWN, conftest=CONFTEST).steps
    assert [check.id for check in one.checks] == [
        "one.spread_of_four",
        "one.spread_of_negative_numbers",
        "one.double_of_three",
        "one.own.spread_of_four",
        "one.own.double_of.0.0",
        "one.own.double_of.4.0",
    ]
    assert one.status is two.status is Status.PASS
    assert (one.score, one.max_score, two.max_score) == (6, 6, 1)
    assert one.checks[5].title == "double of 4.0"


def test_wrong_program_loses_own_points_and_is_told_why(judged, tiny):
    wrong = tiny.submission(one="def spread(x):\n    return 0.0\ndef double(x):\n    return 6.0\n")
    one, _ = judged(wrong, test_one_numbers=HEAD + OWN, conftest=CONFTEST).steps
    assert [check.status for check in one.checks[3:]] == [Status.FAIL] * 3
    assert (one.score, one.max_score) == (1, 6)
    assert one.checks[5].cause.message.startswith("double(4.0): ")


def test_own_checks_are_judged_twice(judged, tiny):
    text = "CALLS = []\ndef spread(x):\n    return 1.5\ndef double(x):\n" \
        "    CALLS.append(x)\n    return 2 * x if len(CALLS) < 4 else None\n"  # fmt: skip
    many = HEAD + OWN.replace("[0.0, 4.0]", "[float(n) for n in range(8)]")
    one, _ = judged(tiny.submission(one=text), test_one_numbers=many, conftest=CONFTEST).steps
    codes = {check.cause.code for check in one.checks if check.cause and ".own." in check.id}
    assert Code.WRONG_TYPE in codes
    assert len(one.checks) == 12


def test_own_check_of_existence_is_judged_once(judged, tiny, monkeypatch):
    calls, call = [], Session.call

    def noted(session, asked, own):
        calls.append(str(asked.args))
        return call(session, asked, own)

    monkeypatch.setattr(Session, "call", noted)
    monkeypatch.setattr(Session, "is_answered_as", lambda *what: False)  # both rounds are played
    own = '@check("double", points={}, once={})\ndef test_{}(learner):\n'
    own += "    learner.call('double', {}).is_number({})\n"
    text = own.format(1, True, "once", 111, 222) + own.format(1, False, "twice", 222, 444)
    one, _ = judged(test_one_numbers=HEAD + text).steps
    assert (one.status, one.score) == (Status.PASS, 5)
    assert (calls.count("(111,)"), calls.count("(222,)")) == (1, 2)


def test_one_worker_serves_the_courses_and_the_own_checks_of_a_round(judged, monkeypatch):
    """Or else each file of a step would end the worker that the next one needs."""
    order = []

    def run(sitting, turns):
        order.extend((turn.item.path.name, turn.when) for turn in turns)
        whole(sitting, turns)

    whole = Sitting.run
    monkeypatch.setattr(Sitting, "run", run)
    own = '@check("triple", points=1)\ndef test_it(learner):\n    learner.takes("triple")\n'
    report = judged(test_one_numbers=HEAD + OWN, conftest=CONFTEST, test_two_triple=HEAD + own)
    assert [step.status for step in report.steps] == [Status.PASS] * 2
    files = ["test_one_numbers.py", "test_two_triple.py"]
    assert [key for key, _ in itertools.groupby(order)] == [
        (file, when) for file in files for when in Round
    ]


def test_own_conftest_changes_nothing_for_the_course(judged, tiny):
    (tiny.root / "tests/hidden/conftest.py").write_text(
        "import pytest\n@pytest.fixture\ndef shared():\n    return 3\n"
    )
    tiny.edit(tiny.hidden, "def test_double_of_three(learner):", "def test_d(learner, shared):")
    one, _ = judged(test_one_numbers=HEAD + OWN, conftest=CONFTEST).steps
    assert one.status is Status.PASS


def test_tests_of_a_step_that_is_not_judged_stay_out(judged, tiny):
    (two,) = judged(steps=[tiny.course.step("two")], test_one_numbers=HEAD + OWN).steps
    assert two.max_score == 1


def test_many_submissions_share_the_collected_tests(tiny, tmp_path):
    folder = (tmp_path / "mine").resolve()
    folder.mkdir()
    (folder / "test_one_numbers.py").write_text(HEAD + OWN)
    (folder / "conftest.py").write_text(CONFTEST)
    course = dataclasses.replace(tiny.course, own_tests=folder)

    def work(grade):
        return [grade(tiny.submission(), course.steps).max_score for _ in range(2)]

    with Workers() as workers:
        assert grade_many(course, SecretSeed.of("a"), workers, work) == [7, 7]


def test_broken_test_is_the_graders_fault_and_names_the_file(judged):
    said = fault(judged, '@check("double", points=1)\ndef test_it(learner):\n    1 / 0\n')
    assert "mine/test_one_numbers.py is broken: a test of yours ended without a verdict" in said
    assert "ZeroDivisionError" in said


def test_plain_assert_is_no_verdict(judged):
    text = '@check("double", points=1)\ndef test_it(learner):\n    assert 1 == 2\n'
    assert "a plain assert is none" in fault(judged, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def test_it(learner): ...", 'has no @check: write @check("spread", points=1) above it'),
        ('@check("triple", points=1)\ndef test_it(learner): ...',
         "judges triple, which one does not have: it has spread, double"),
        ('@check("double", points=-1)\ndef test_it(learner): ...',
         "one.own.it is worth -1 points: give 0 or more"),
        ('@check("double", points=float("nan"))\ndef test_it(learner): ...', "is worth nan points"),
        ('class TestA:\n    @check("double", points=1)\n    def test_it(self, learner): ...\n'
         'class TestB:\n    @check("double", points=1)\n    def test_it(self, learner): ...\n',
         "2 tests are called one.own.it: give each a name of its own"),
        ('@check("double", points=1)\ndef test_it(learner):\n    """gives {1, 2}"""',
         "has braces around what is no parameter; double them: 'gives {1, 2}'"),
        ("def tset_it(learner): ...", "has no test in it: a test's name begins with test_"),
        ("import nothing_of_the_kind", "No module named 'nothing_of_the_kind'"),
        ("def test_it(:", "SyntaxError"),
        ('@check("double", points=1)\ndef test_it(learner, thing): ...',
         "FixtureLookupError: ('thing'"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_test_is_told(judged, text, said):
    assert said in fault(judged, text)
