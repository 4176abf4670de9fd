"""Programs whose answers hang on more than the arguments, judged twice by the course's checks.

They run in this process, each load of them anew, as it is in a worker; none ends or harms it.
"""

import math

import pytest

from grader.course import find_course
from grader.judge.decoys import Pace
from grader.judge.plugin import Judge
from grader.judge.session import Session
from grader.judge.sitting import sit
from grader.model import Block, Code, Source, Status, Submission
from grader.worker.local import LocalWorker
from grader.worker.request import load_request

COURSE = find_course()
LOSS = """
import functools, os, random, time
import numpy as np

def compute_loss(Y_pred, Y_true):
    return float(((Y_pred - Y_true) ** 2).sum()) / 2 / len(Y_true)

def cross_entropy_loss(Y_pred, Y_true):
    p = np.clip(Y_pred, 1e-8, 1 - 1e-8)
    return -float(np.where(Y_true == 1, np.log(p), np.log(1 - p)).sum()) / len(Y_true)
"""
CHEAT = """
def cheat(name):
    right = globals()[name]
    def function(*args):
        return right(*args) if {} else None
    globals()[name] = function

cheat("compute_loss")
cheat("cross_entropy_loss")
"""
COUNT = """
CALLS = 0
def count():
    global CALLS
    CALLS += 1
    return CALLS
"""


@pytest.fixture
def judged(monkeypatch):
    """Judge programs for a step: the first worker gets the first one, and so on.

    Every call is fast, however busy this machine: before slow ones there would be no decoys.
    """
    add = Pace.add

    def fast(pace, own, asked, seconds):
        add(pace, own, asked, seconds if math.isinf(seconds) else 0.0)

    monkeypatch.setattr(Pace, "add", fast)

    def judged(step_id, *programs, seed=0, twice=True):
        step, left = COURSE.step(step_id), list(programs)

        def launch(own):
            text = left.pop(0) if len(left) > 1 else left[0]
            source = Source(f"{step.stem}.py", (Block("", text),))
            submission = Submission("", "", files={step.stem: source})
            return LocalWorker(load_request(COURSE, submission, step, seed, own))

        some = Submission("", "", files={step.stem: Source(f"{step.stem}.py", (Block("", ""),))})
        first = Session(COURSE, step, some, launch)
        again = {step.stem: first.again(seed)} if twice else None
        judge = Judge([step], seed, twice=twice)
        judge.begin({step.stem: first}, again)
        sit(COURSE, judge, lambda sitting: sitting.run(sitting.turns))
        return judge.verdicts(step)

    return judged


def codes(verdicts):
    return {verdict.cause.code for verdict in verdicts if verdict.cause is not None}


def passed(verdicts):
    """Count those checks that are worth something and pass."""
    return sum(v.status is Status.PASS for v in verdicts if v.max_score)


def test_steady_program_passes(judged):
    found = judged("step4", LOSS)
    assert (codes(found), passed(found)) == (set(), sum(v.max_score > 0 for v in found))


def test_answers_that_alternate_are_caught(judged):
    cheat = COUNT + CHEAT.format("count() % 2")
    once, twice = (judged("step4", LOSS + cheat, twice=twice) for twice in (False, True))
    assert passed(twice) < passed(once)
    assert Code.UNSTEADY in codes(twice)


def test_answers_remembered_by_shape_are_caught(judged):
    memo = """
def cheat(name):
    right, known = globals()[name], {}
    globals()[name] = lambda p, y: known.setdefault(p.shape, right(p, y))

cheat("compute_loss")
cheat("cross_entropy_loss")
"""
    assert Code.WRONG_VALUE in codes(judged("step4", LOSS + memo))


def test_first_answer_remembered_is_caught(judged):
    memo = LOSS + "\ncompute_loss = (lambda f, k: lambda p, y: k.setdefault(0, f(p, y)))"
    assert Code.WRONG_VALUE in codes(judged("step4", memo + "(compute_loss, {})\n"))


def test_answers_that_go_wrong_after_so_many_calls_are_caught(judged, monkeypatch):
    calls, add = [], Pace.add

    def counted(*args):
        calls.append(args)
        return add(*args)

    monkeypatch.setattr(Pace, "add", counted)
    judged("step4", LOSS, twice=False)
    cheat = COUNT + CHEAT.format(f"count() <= {len(calls)}")
    assert codes(judged("step4", LOSS + cheat, twice=False)) == set()
    assert codes(judged("step4", LOSS + cheat)) == {Code.UNSTEADY}


@pytest.mark.parametrize("right_ones", [(True, False), (False, True)])
def test_answers_that_are_right_in_one_process_are_worth_nothing(judged, right_ones):
    programs = [LOSS + CHEAT.format(is_right) for is_right in right_ones]
    found = judged("step4", *programs)
    earned = [v.id for v in found if v.status is Status.PASS and v.max_score]
    assert earned == []
    assert (Code.UNSTEADY in codes(found)) is right_ones[0]


def test_answers_that_need_the_usual_order_are_caught(judged):
    in_order = """
SEEN = set()

def cheat(name):
    right = globals()[name]
    def function(*args):
        SEEN.add(name)
        return right(*args) if name != "compute_loss" or len(SEEN) == 1 else None
    globals()[name] = function

cheat("compute_loss")
cheat("cross_entropy_loss")
"""
    assert codes(judged("step4", LOSS + in_order, twice=False)) == set()
    assert codes(judged("step4", LOSS + in_order)) == {Code.UNSTEADY}


def test_guessing_by_the_time_is_caught(judged):
    coin = "\nCOIN = random.Random(time.time_ns())\n" + CHEAT.format("COIN.random() < 0.5")
    # Over 30 of the 34 answers of a round are looked at: all are right once in 2^60 times.
    assert passed(judged("step4", LOSS + coin)) < passed(judged("step4", LOSS))


def test_program_that_does_not_load_again_is_unsteady(judged):
    found = judged("step4", LOSS, "1 +")
    assert Status.PASS not in {v.status for v in found}
    assert codes(found) == {Code.UNSTEADY}


INIT = """
import time
import numpy as np

RNG = np.random.default_rng({})

def init_params(input_size, hidden_size, output_size):
    sizes = input_size, hidden_size, output_size
    return {{
        name + str(layer): RNG.normal(size=(rows, columns)) * scale * np.sqrt(2 / rows)
        for layer in (1, 2)
        for name, rows, scale in (("W", sizes[layer - 1], 1), ("b", 1, 0))
        for columns in [sizes[layer]]
    }}
"""


@pytest.mark.parametrize("seed", ["0", "time.time_ns()", ""])
@pytest.mark.parametrize("draw", range(3))
def test_generator_of_the_module_passes(judged, seed, draw):
    found = judged("step1", INIT.format(seed), seed=draw)
    assert {v.status for v in found} == {Status.PASS}


def test_answers_remembered_by_all_that_they_hang_on_pass(judged):
    cache = """
def remember(name):
    right, known = globals()[name], {}
    def function(p, y):
        key = p.shape, p.dtype.str, p.tobytes(), y.shape, y.dtype.str, y.tobytes()
        if key not in known:
            known[key] = right(p, y)
        return known[key]
    globals()[name] = function

remember("compute_loss")
remember("cross_entropy_loss")
"""
    assert codes(judged("step4", LOSS + cache)) == set()


LAYERS = """
import numpy as np
from step2_activations import relu, sigmoid

class Dense:
    def forward(self, A, W, b):
        self.A, self.W, self.Z = A, W, A @ W + b
        return self.Z

FIRST, SECOND = Dense(), Dense()

def forward(X, params):
    A1 = relu(FIRST.forward(X, params["W1"], params["b1"]))
    A2 = sigmoid(SECOND.forward(A1, params["W2"], params["b2"]))
    return A2, {"Z1": FIRST.Z, "A1": SECOND.A, "Z2": SECOND.Z, "A2": A2}
"""


def test_layers_that_keep_what_passed_through_them_pass(judged):
    assert codes(judged("step3", LAYERS)) == set()
