"""The plugin, in pytest sessions of its own on hidden tests made up here."""

import sys
from types import SimpleNamespace

import pytest

from grader.judge.plugin import Judge
from grader.judge.script import Script
from grader.judge.sitting import pytest_options, sit
from grader.judge.surroundings import no_plugins_of_the_user, reference_importable
from grader.judge.unmet import Unmet
from grader.model import Cause, Code, GraderFault, Status, Step

HEAD = """
import pytest
from grader.judge.api import check
from grader.judge.unmet import Unmet
from grader.model import Cause, Code, Status
"""


class Session:
    """Notes what the plugin does with it."""

    def __init__(self, name, points, events, when=""):
        self.step = Step(name, f"{name}_stem", name, points, {"f": "do it", "g": "do that"}, (), ())
        self.events, self.label = events, f"{name}{when}"
        self.script = Script()

    def is_answered_as(self, first, check):
        return False

    def start(self):
        self.events.append(("start", self.label))

    def close(self):
        self.events.append(("close", self.label))


@pytest.fixture(params=["a bare pytest", "a sitting"])
def judged(tmp_path, request):
    """Run hidden tests, given by step; return the judge, and what became of its sessions.

    What there is in two rounds, or with some `lost`, is in a sitting.
    """

    def run(seed=0, points=None, twice=False, lost=0, plugins=(), **texts):
        events = []

        def sessions_of(when=""):
            points_of = {name: text.count("@check") for name, text in texts.items()}
            points_of |= points or {}
            return {f"{n}_stem": Session(n, points_of[n], events, when) for n in texts}

        sessions = sessions_of()
        for name, text in texts.items():
            (tmp_path / f"test_{name}_stem.py").write_text(HEAD + text)
        judge = Judge([session.step for session in sessions.values()], seed, twice=twice)
        judge.begin(sessions, sessions_of(" again") if twice else None)
        course = SimpleNamespace(hidden=tmp_path, reference=tmp_path, own_tests=None)
        if twice or (request.param == "a sitting" and not plugins):
            sit(course, judge, lambda s: s.run(s.turns[: len(s.turns) - lost]))
        else:
            files = [str(tmp_path / f"test_{stem}.py") for stem in sessions]
            with reference_importable(course), no_plugins_of_the_user():
                pytest.main([*pytest_options(course), *files], plugins=[judge, *plugins])
        return judge, {session.step.id: session.step for session in sessions.values()}, events

    return run


def verdicts(run, step="one"):
    judge, steps, _ = run
    return judge.verdicts(steps[step])


PASS = "\n@check('f', points=1)\ndef test_it_holds(): pass\n"
UNMET = "raise Unmet(Status.SKIP, Cause(Code.NOT_WRITTEN, 'not yet'))"


def test_end_of_a_check_becomes_a_verdict(judged):
    text = f"{PASS}\n@check('g', points=1)\ndef test_more():\n"
    text += f"    '''g is so.\n\n    Long.'''\n    {UNMET}\n"
    first, second = verdicts(judged(one=text))
    assert (first.id, first.function, first.title) == ("one.it_holds", "f", "it holds")
    assert (first.status, first.score, first.cause) == (Status.PASS, 1.0, None)
    assert (second.id, second.title, second.function) == ("one.more", "g is so", "g")
    assert (second.status, second.cause) == (Status.SKIP, Cause(Code.NOT_WRITTEN, "not yet"))


def test_each_case_of_a_parametrised_check_has_its_own_id_title_and_points(judged):
    text = "@pytest.mark.parametrize('key', ['W1', 'b1'])\n@check('f', points=2)\n"
    text += "def test_shape(key):\n    '''{key} has its shape'''\n"
    found = verdicts(judged(one=text, points={"one": 4}))
    assert [check.id for check in found] == ["one.shape.W1", "one.shape.b1"]
    assert [check.title for check in found] == ["W1 has its shape", "b1 has its shape"]
    assert [check.max_score for check in found] == [2.0, 2.0]


def test_check_may_end_in_a_fixture(judged):
    text = f"@pytest.fixture\ndef probe():\n    {UNMET}\n"
    text += "@check('f', points=1)\ndef test_it(probe): pass\n"
    assert [check.status for check in verdicts(judged(one=text))] == [Status.SKIP]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("@check('f', points=1)\ndef test_it(): assert 1 == 2\n", "AssertionError"),
        ("@check('f', points=1)\ndef test_it(nothing): pass\n", "FixtureLookupError"),
        ("@pytest.fixture\ndef p():\n    yield\n    0 / 0\n"
         "@check('f', points=1)\ndef test_i(p): 0\n", "ZeroDivisionError"),
        ("1 / 0  # @check", "ZeroDivisionError"),
        ("def test_it(): pass\n", "has no @check"),
        ("@check('h', points=1)\ndef test_it(): pass\n", "judges h, which one does not have"),
        ("@check('f', points=3)\ndef test_it(): pass\n", "worth 3 points, the course says 1"),
        ("@pytest.mark.skip\n@check('f', points=1)\ndef test_it(): pass\n", "Skipped"),
        ("import unittest\nclass It(unittest.TestCase):\n    @check('f', points=1)\n"
         "    def test_it(self): self.assertEqual(1, 2)\n", "AssertionError"),
    ],
)  # fmt: skip
def test_anything_but_a_verdict_is_the_graders_fault(judged, text, says):
    with pytest.raises(GraderFault) as caught:
        verdicts(judged(one=text))
    assert says in str(caught.value)


DRAWS = "\n@check('f', points=1)\ndef test_{0}(rng, learner, whole_network):\n    print()\n"
DRAWS += "    raise Unmet(Status.FAIL, Cause(Code.WRONG_VALUE, str(rng.random()),\n"
DRAWS += "        str(learner.seed), str((learner.own, whole_network.own))))\n"


def drawn(run):
    return {check.id: (check.cause.message, check.cause.expected) for check in verdicts(run)}


def test_seed_of_a_check_is_of_its_name_and_the_runs_seed_alone(judged):
    alone = drawn(judged(one=DRAWS.format("a")))
    both = drawn(judged(one=DRAWS.format("b") + DRAWS.format("a")))
    assert alone["one.a"] == both["one.a"] != both["one.b"]
    assert alone != drawn(judged(seed=1, one=DRAWS.format("a")))


def test_whole_network_is_the_learners_code_alone(judged):
    (check,) = verdicts(judged(one=DRAWS.format("a")))
    assert check.cause.actual == "(False, True)"


def test_next_steps_worker_boots_while_a_step_is_judged(judged):
    _, _, events = judged(one=PASS, two=PASS, three=PASS)
    order = list(dict.fromkeys(events))
    assert order == [
        ("start", "one"), ("start", "two"), ("close", "one"), ("start", "three"), ("close", "two"),
        ("close", "three"),
    ]  # fmt: skip


NOTES = """
@check('f', points=1)
@pytest.mark.parametrize('key', ['W1'])
def test_holds_{0}(learner, rng, key):
    session = learner.session
    session.events.append((session.label, '{0}', learner.seed, rng.random()))
    {1}
"""
AGAIN = "if session.label.endswith('again'): "
UNSTEADY = "raise Unmet(Status.FAIL, Cause(Code.WRONG_VALUE, 'f(x) is wrong.'))"


def asked(run):
    """Sort out which checks were asked of which session, in order."""
    found = {}
    for label, name, *drawn in run[2]:
        if drawn:
            found.setdefault(label, {})[name] = drawn
    return found


def test_what_passed_is_asked_again_of_the_second_session_with_the_same_draws(judged):
    run = judged(twice=True, one=NOTES.format("a", "") + NOTES.format("b", UNMET))
    found = asked(run)
    assert {label: list(names) for label, names in found.items()} == {
        "one": ["a", "b"], "one again": ["a"],
    }  # fmt: skip
    assert found["one"]["a"] == found["one again"]["a"]
    first, second = verdicts(run)
    assert (first.id, first.status) == ("one.holds_a.W1", Status.PASS)
    assert (second.status, second.cause.code) == (Status.SKIP, Code.NOT_WRITTEN)


def test_draws_are_those_of_a_check_that_is_judged_once(judged):
    once, twice = (asked(judged(twice=n, one=NOTES.format("a", ""))) for n in (False, True))
    assert once["one"] == twice["one"]


def test_check_that_passes_only_at_first_does_not_pass(judged):
    text = NOTES.format("a", AGAIN + UNSTEADY) + NOTES.format("b", "")
    wrong, right = verdicts(judged(twice=True, one=text))
    assert (wrong.status, wrong.score, wrong.cause.code) == (Status.FAIL, 0.0, Code.UNSTEADY)
    assert right.status is Status.PASS


def test_second_round_is_in_another_order(judged):
    names = "abcdefgh"
    found = asked(judged(twice=True, one="".join(NOTES.format(n, "") for n in names)))
    assert list(found["one"]) == sorted(found["one again"]) == list(names)
    assert list(found["one again"]) != list(names)


def test_fault_of_the_grader_in_the_second_round_is_one(judged):
    with pytest.raises(GraderFault, match="division"):
        verdicts(judged(twice=True, one=NOTES.format("a", AGAIN + "0 / 0")))


def test_second_round_that_is_missing_is_the_graders_fault(judged):
    text = NOTES.format("a", "")
    assert verdicts(judged(one=text + NOTES.format("b", ""), twice=True))
    with pytest.raises(GraderFault, match=r"no verdict for one\.holds_a\.W1"):
        verdicts(judged(twice=True, lost=1, one=text))


def test_second_worker_boots_once_there_is_use_for_it(judged):
    never = NOTES.format("a", UNMET)
    _, _, events = judged(twice=True, one=PASS + PASS.replace("it", "so"), two=never, three=PASS)
    order = list(dict.fromkeys(event for event in events if len(event) == 2))
    assert order == [
        ("start", "one"), ("start", "two"), ("start", "one again"), ("close", "one"),
        ("close", "one again"), ("start", "three"), ("close", "two"),
        ("close", "three"), ("start", "three again"), ("close", "three again"),
    ]  # fmt: skip


def test_check_of_existence_is_asked_once(judged):
    once = NOTES.replace("points=1", "points=1, once=True")
    run = judged(twice=True, one=once.format("a", "") + NOTES.format("b", ""))
    found = asked(run)
    assert {label: list(names) for label, names in found.items()} == {
        "one": ["a", "b"], "one again": ["b"],
    }  # fmt: skip
    assert [check.status for check in verdicts(run)] == [Status.PASS] * 2


def test_step_of_nothing_but_such_checks_has_no_second_worker(judged):
    once = NOTES.replace("points=1", "points=1, once=True").format("a", "")
    _, _, events = judged(twice=True, one=once)
    assert ("start", "one again") not in events


def test_fixture_is_torn_down_after_its_check_and_a_wider_one_after_the_last(judged):
    text = """
import sys
@pytest.fixture(scope='module')
def wide(): yield; sys.audit('judged', 'wide')
@pytest.fixture
def narrow(wide): yield; sys.audit('judged', 'narrow')
"""
    text += PASS.replace("()", "(narrow)") + PASS.replace("it", "so").replace("()", "(narrow)")
    seen = []
    sys.addaudithook(lambda event, args: seen.append(args[0]) if event == "judged" else None)
    judged(one=text, two=PASS)
    assert seen == ["narrow", "narrow", "wide"]


def test_verdict_has_no_traceback_that_nobody_is_shown(judged):
    class Reads:
        said = ()

        def pytest_runtest_logreport(self, report):
            self.said += (report.when, report.outcome, str(report.longrepr))

    reads = Reads()
    judged(plugins=[reads], one=f"@check('f', points=1)\ndef test_it():\n    {UNMET}\n")
    assert reads.said[3:6] == ("call", "failed", "not yet")


def test_unmet_says_its_cause_to_whoever_prints_it():
    assert str(Unmet(Status.FAIL, Cause(Code.WRONG_VALUE, "dW1 is wrong"))) == "dW1 is wrong"
