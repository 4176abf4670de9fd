"""One step while it is judged, on workers that answer what a test tells them to."""

import itertools
from types import SimpleNamespace

import numpy as np
import pytest

import grader.judge.session
from grader.course import find_course
from grader.judge.decoys import MAX_SECONDS
from grader.judge.session import MAX_NOTES, MAX_TIMEOUTS, Session
from grader.judge.unmet import Unmet
from grader.model import (
    Asked,
    Block,
    Cause,
    Code,
    Fault,
    FaultKind,
    FunctionFound,
    Kept,
    Loading,
    Observation,
    Source,
    Status,
    Submission,
    Warned,
)

COURSE = find_course()
STEP = COURSE.step("step2")
THERE = FunctionFound(there=True, type="function", stub=False, line=3)
ABSENT = FunctionFound(there=False, type="NoneType", stub=False)
STUB = FunctionFound(there=True, type="function", stub=True, line=5)
FAULT = Fault(FaultKind.RAISED, "ZeroDivisionError", "by zero", "step2_activations.py", line=7)
SOURCE = Source("step2_activations.py", blocks=(Block("", "x = 1"),))


class Scripted:
    """A worker that answers from a script, and notes that it was asked."""

    def __init__(self, loading, observation=None):
        self.isolation = ("process",)
        self.loading, self.observation = loading, observation or Observation(value=1)
        self.calls, self.closed = [], False

    def load(self):
        return self.loading

    def call(self, asked):
        self.calls.append(asked)
        return self.observation

    def accepts(self, function, args, keywords):
        return {"accepts": True, "signature": None}

    def close(self):
        self.closed = True


def session_of(
    loading=None, observation=None, submission=None, started=None, workers=None, **found
):
    functions = dict.fromkeys(STEP.functions, THERE) | found
    loading = loading or Loading(functions=functions)

    def launch(own):
        worker = Scripted(loading, observation)
        (started if started is not None else {})[own] = worker
        (workers if workers is not None else []).append(worker)
        return worker

    submission = submission or Submission("here", "", files={STEP.stem: SOURCE})
    return Session(COURSE, STEP, submission, launch)


def unmet(session, demand="present", function="relu"):
    with pytest.raises(Unmet) as caught:
        getattr(session, demand)(function)
    return caught.value.status, caught.value.cause


def test_function_that_is_there_is_present_and_reachable():
    assert session_of().present("relu") is THERE
    assert session_of().reachable("relu") is THERE


def test_missing_file_is_skipped_and_nothing_is_started():
    started = {}
    session = session_of(submission=Submission("here", ""), started=started)
    session.start()
    status, cause = unmet(session)
    assert (status, cause.code) == (Status.SKIP, Code.MISSING_FILE)
    assert (started, session.isolation, session.readable) == ({}, (), False)


def test_unreadable_file_is_an_error_with_its_own_cause():
    problem = Cause(Code.UNREADABLE, "step2_activations.py: NUL")
    source = Source("step2_activations.py", problem=problem)
    session = session_of(submission=Submission("here", "", files={STEP.stem: source}))
    assert unmet(session) == (Status.ERROR, problem)
    assert unmet(session, "reachable") == (Status.SKIP, problem)


def test_file_that_cannot_be_loaded_is_an_error_of_each_function():
    died = Fault(FaultKind.CRASHED, text="it ended")
    status, cause = unmet(session_of(Loading(faults=(died,))))
    assert (status, cause.code) == (Status.ERROR, Code.CRASHED)
    assert cause.message.startswith("while your file was loaded: ")


def test_function_whose_line_failed_is_an_error():
    broken = FunctionFound(there=False, type="NoneType", stub=False, fault=FAULT)
    status, cause = unmet(session_of(relu=broken))
    assert (status, cause.line, cause.where) == (Status.ERROR, 7, None)
    assert cause.message == "`relu`: it raised ZeroDivisionError: by zero"


def test_stub_is_skipped():
    status, cause = unmet(session_of(relu=STUB))
    assert (status, cause.code, cause.line) == (Status.SKIP, Code.NOT_WRITTEN, 5)


def test_missing_function_fails_once_and_is_skipped_elsewhere():
    session = session_of(relu=ABSENT)
    assert [unmet(session, d)[0] for d in ("present", "reachable")] == [Status.FAIL, Status.SKIP]


def test_misspelt_function_is_told():
    loading = Loading(functions={**dict.fromkeys(STEP.functions, THERE), "relu": ABSENT},
                      names=("reluu",))  # fmt: skip
    assert "`reluu`" in unmet(session_of(loading))[1].message


def test_value_in_place_of_a_function_is_told_with_its_type():
    number = FunctionFound(there=False, type="int", stub=False, line=4, label="code cell 2")
    status, cause = unmet(session_of(relu=number))
    assert (status, cause.line, cause.where) == (Status.FAIL, 4, "code cell 2")
    assert cause.message == "`relu` is not a function, but a value of type int."


def test_flat_file_that_has_not_come_to_the_step_is_not_yet_written():
    whole = Submission("here", "", whole=Source("all.py", (Block("", "relu sigmoid"),)))
    none = dict.fromkeys(STEP.functions, ABSENT)
    assert unmet(session_of(submission=whole, **none))[0] is Status.SKIP
    assert unmet(session_of(submission=whole, relu=ABSENT))[0] is Status.FAIL
    assert unmet(session_of(**none))[0] is Status.FAIL


def test_flat_file_without_a_word_of_the_step_is_not_run():
    started = {}
    whole = Submission("here", "", whole=Source("all.py", (Block("", "def forward(): pass"),)))
    session = session_of(submission=whole, started=started)
    session.start()
    assert unmet(session)[0] is Status.SKIP
    assert started == {}


def test_function_of_an_earlier_step_is_taken_to_be_there():
    assert session_of(Loading()).reachable("init_params").there


def test_function_that_runs_out_of_time_twice_is_not_tried_again():
    session = session_of(observation=Observation(fault=Fault(FaultKind.TIMED_OUT)))
    for _ in range(MAX_TIMEOUTS):
        session.reachable("relu")
        session.call(Asked("relu"), own=False)
    status, cause = unmet(session, "reachable")
    assert (status, cause.code) == (Status.SKIP, Code.NOT_REACHED)
    assert session.reachable("sigmoid") is THERE


def test_other_faults_do_not_count_as_time_outs():
    session = session_of(observation=Observation(fault=FAULT))
    for _ in range(MAX_TIMEOUTS + 1):
        session.call(Asked("relu"), own=False)
    assert session.reachable("relu") is THERE


def test_one_worker_for_each_view_of_the_submission_and_all_are_closed():
    started = {}
    session = session_of(started=started)
    session.start()
    asked = Asked("relu", [1], {"k": 2}, {"g": 3}, 4)
    for own in (False, True, True, False):
        session.call(asked, own)
    assert {own: len(worker.calls) for own, worker in started.items()} == {False: 2, True: 2}
    assert started[True].calls[0] == asked
    assert session.isolation == ("process",)
    session.close()
    assert [worker.closed for worker in started.values()] == [True, True]


def test_second_session_has_its_own_workers_notes_record_and_count_of_time_outs():
    workers, late = [], Observation(fault=Fault(FaultKind.TIMED_OUT))
    session = session_of(workers=workers, observation=late)
    second = session.again(0)
    for _ in range(MAX_TIMEOUTS):
        session.call(Asked("relu", [1.0], seed=4), own=False)
    session.note("one")
    assert unmet(session, "reachable")[1].code is Code.NOT_REACHED
    assert second.reachable("relu") is THERE
    assert (second.notes, second.record.calls("relu")) == ([], ())
    assert [len(worker.calls) for worker in workers] == [MAX_TIMEOUTS, 0]
    second.close()
    assert [worker.closed for worker in workers] == [False, True]


def test_second_session_starts_the_workers_that_the_first_one_used():
    workers = []
    session = session_of(workers=workers)
    second = session.again(0)
    for own in (False, True):
        session.call(Asked("relu", [1.0], seed=4), own)
    second.start()
    second.start()
    assert len(workers) == 4


def calls_of_both(args, keep=None):
    """Make the same calls in both rounds; return how many each of them came to."""
    workers = []
    session = session_of(workers=workers)
    second = session.again(0)
    for either in (session, second):
        for _ in range(40):
            either.call(Asked("relu", args, keep=keep), own=False)
    return [len(worker.calls) for worker in workers]


def test_second_session_has_decoys_among_its_calls():
    first, second = calls_of_both([np.ones(3)])
    assert (first, 45 < second < 75) == (40, True)


@pytest.mark.parametrize("call", [{"args": [1], "keep": "a"}, {"args": [Kept("a", 0)]}])
def test_calls_that_keep_or_use_what_is_kept_have_no_decoys(call):
    assert calls_of_both(**call) == [40, 40]


def test_calls_that_were_slow_have_no_decoys(monkeypatch):
    ticks = itertools.count(step=2 * MAX_SECONDS)
    clock = SimpleNamespace(monotonic=lambda: next(ticks))
    monkeypatch.setattr(grader.judge.session, "time", clock)
    assert calls_of_both([np.ones(3)]) == [40, 40]


def test_demo_that_failed_is_a_note_and_a_syntax_error_is_none():
    broken = Fault(FaultKind.SYNTAX_ERROR, text="invalid syntax")
    session = session_of(
        Loading(dict.fromkeys(STEP.functions, THERE), faults=(broken, FAULT, FAULT))
    )
    session.present("relu")
    session.present("sigmoid")
    (note,) = session.notes
    assert note.startswith(
        "Outside of functions, line 7 did not run, as did 1 more: it raised Zero"
    )
    assert unmet(session_of(Loading(faults=(broken,))))[1].code is Code.SYNTAX_ERROR


def test_demo_that_hangs_is_asked_about_with_one_sign():
    session = session_of(
        Loading(dict.fromkeys(STEP.functions, THERE), faults=(Fault(FaultKind.TIMED_OUT),))
    )
    session.present("relu")
    (note,) = session.notes
    assert note.endswith("a loop without end? The functions are graded all the same.")


@pytest.mark.parametrize(
    ("line", "label", "place"), [(4, "", " (line 4)"), (4, "code cell 1", " (code cell 1, line 4)"),
                                 (None, "", "")],
)  # fmt: skip
def test_warning_is_noted_once_with_its_place(line, label, place):
    warned = Warned("RuntimeWarning", "overflow", label, line)
    session = session_of(observation=Observation(value=1, warnings=(warned, warned)))
    session.call(Asked("relu"), own=False)
    assert session.notes == [f"`relu` warned: overflow{place}. A warning costs no points."]


def test_notes_have_an_end():
    session = session_of()
    for number in range(MAX_NOTES + 5):
        session.note(f"note {number}")
    assert len(session.notes) == MAX_NOTES


def test_parameters_are_known_of_this_step_and_the_ones_before():
    parameters = session_of().parameters
    assert parameters["relu"] == ["z"]
    assert parameters["init_params"]
    assert parameters["relu"] == ["z"]
    with pytest.raises(KeyError):
        parameters["forward"]


def test_loading_that_says_nothing_of_a_function_is_an_error_and_no_end():
    """Only a worker that was tampered with sends that."""
    with pytest.raises(Unmet) as caught:
        session_of(Loading()).present("relu")
    assert (caught.value.status, caught.value.cause.code) == (Status.ERROR, Code.CRASHED)


def test_note_and_cause_of_a_flood_are_short():
    fault = Fault(FaultKind.RAISED, "ValueError", "x" * 10**6, label="y" * 10**6)
    session = session_of()
    session.note("z" * 10**6)
    cause = session.cause(fault, "relu(z)")
    assert max(map(len, (cause.message, cause.where, *session.notes))) < 1000
