"""What is remembered of graded steps, and which sentences an edit earns."""

from datetime import UTC, datetime, timedelta

import pytest

from grader.course import find_course
from grader.learn.memory import Memory
from grader.learn.progress import KEPT, Progress, StepRecord
from grader.model import (
    Block,
    Cause,
    Code,
    Report,
    Source,
    Status,
    StepReport,
    Submission,
    Verdict,
)

COURSE = find_course()
STEP5, STEP6 = COURSE.step("step5"), COURSE.step("step6")
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
NOT_WRITTEN = Cause(Code.NOT_WRITTEN, "not yet written")
NOT_REACHED = Cause(Code.NOT_REACHED, "another check comes first")
RAISED = Cause(Code.RAISED, "it raised NameError")


def wrong(part, came, code=Code.WRONG_VALUE):
    return Cause(code, f"{part} is wrong", "[0] = 1", "[0] = 2", part=part, digest=came)


def check(name, cause=None, function="backward"):
    status = {
        None: Status.PASS,
        NOT_WRITTEN: Status.SKIP,
        NOT_REACHED: Status.SKIP,
        RAISED: Status.ERROR,
    }
    return Verdict(f"step5.{name}", function, name, status.get(cause, Status.FAIL), 1.0, 0.0, cause)


def step_report(step, checks):
    return StepReport(step.id, step.title, f"{step.stem}.py", tuple(checks), (), step.bonus)


@pytest.fixture
def learner(tmp_path):
    """Grade a learner's edits one after the other: ``learner(text, check, …)``."""
    clock = iter(NOW + timedelta(minutes=n) for n in range(100))

    def grade(text, *checks, step=STEP5, now=None):
        source = Source(f"{step.stem}.py", (Block("", text),))
        submission = Submission("here", "hash", files={step.stem: source})
        report = Report("here", "hash", 0, (), 0.1, (step_report(step, checks),))
        progress = Progress(Memory(tmp_path))
        return list(progress.record(COURSE, submission, report, now or next(clock)))

    return grade


def remembered(tmp_path, step=STEP5):
    return Progress(Memory(tmp_path)).of(step)


def test_step_that_was_never_graded_has_an_empty_record(tmp_path):
    assert remembered(tmp_path) == StepRecord()


def test_result_and_the_times_of_passing_are_remembered(learner, tmp_path):
    learner("a", check("x"), check("y", wrong("dW1", "1")))
    record = remembered(tmp_path)
    assert (record.status, record.score, record.max_score) == (Status.FAIL, 1.0, 2.0)
    assert (record.first_passed, record.last_passed) == (None, None)
    for text in "bc":
        learner(text, check("x"), check("y"))
    record = remembered(tmp_path)
    assert record.passes
    assert record.first_passed == NOW + timedelta(minutes=1)
    assert record.last_passed == NOW + timedelta(minutes=2)
    learner("d", check("x", wrong("dW1", "1")))
    assert remembered(tmp_path).last_passed == NOW + timedelta(minutes=2)


def test_only_the_last_distinct_results_are_kept(learner, tmp_path):
    for number in (*range(20), 19, 19):
        learner(f"edit {number}", check("x", wrong("dW1", str(number))))
    snapshots = remembered(tmp_path).snapshots
    assert [s.results["step5.x"].came for s in snapshots] == ["19", "18", "17", "16", "15"]
    assert len(snapshots) == KEPT


def test_first_report_says_nothing(learner):
    assert learner("a", check("x", wrong("dW1", "1"))) == []


def test_same_source_says_nothing_whatever_came_of_it(learner):
    learner("a", check("x"))
    assert learner("a", check("x", wrong("dW1", "1"))) == []


def test_step_that_passed_and_fails_again_says_when_it_passed(learner):
    learner("a", check("x"), now=NOW.astimezone() - timedelta(hours=24))
    said = learner("b", check("x", wrong("dW1", "1")), now=NOW)
    assert said == [f"step5 passed yesterday at {NOW.astimezone():%H:%M} and fails again."]
    assert learner("c", check("x", wrong("dW1", "2"))) == []


def test_step_that_passed_and_is_a_stub_again_is_not_called_wrong(learner):
    learner("a", check("x"))
    (said,) = learner("b", check("x", NOT_WRITTEN))
    assert said.endswith("is not written now.")


def test_edit_that_leaves_a_wrong_part_as_it_was_is_told(learner):
    learner("a", check("x", wrong("dW1", "1")), check("y", wrong("db1", "1")))
    same = check("x", wrong("dW1", "1")), check("y", wrong("db1", "1"))
    assert learner("b", *same) == ["The edit did not change dW1 and db1."]
    other = check("x", wrong("dW1", "1")), check("y", wrong("db1", "2"))
    assert learner("c", *other) == ["The edit did not change dW1."]


def test_part_that_is_the_same_in_one_check_and_not_in_another_was_changed(learner):
    learner("a", check("x", wrong("dW1", "1")), check("y", wrong("dW1", "1")))
    assert learner("b", check("x", wrong("dW1", "1")), check("y", wrong("dW1", "2"))) == []


def test_values_that_are_not_known_to_the_bit_are_not_called_the_same(learner):
    for cause in (wrong("dW1", None), RAISED, wrong("X", "1", Code.CHANGED_ARGUMENT), NOT_WRITTEN):
        learner(f"a {cause}", check("x", cause))
        assert learner(f"b {cause}", check("x", cause)) == []


def test_whole_result_is_named_by_its_function(learner):
    learner("a", check("x", wrong(None, "1"), "relu"))
    said = learner("b", check("x", wrong(None, "1"), "relu"))
    assert said == ["The edit did not change what relu returns."]


def test_check_that_was_not_reached_does_not_hide_that_nothing_changed(learner):
    behind = check("y", NOT_REACHED)
    learner("a", check("x", wrong(None, "1")), behind)
    said = learner("b", check("x", wrong(None, "1")), behind)
    assert said == ["The edit did not change what backward returns."]
    learner("c", behind)
    assert learner("d", behind) == []


def test_part_that_is_right_now_is_told(learner):
    learner("a", check("x", wrong("dW1", "1")), check("y", wrong("dW2", "1")))
    said = learner("b", check("x", wrong("dW1", "2")), check("y"))
    assert said == ["dW2 is right now."]
    assert learner("c", check("x"), check("y")) == ["dW1 is right now."]


@pytest.mark.parametrize(
    "now",
    [
        [check("x"), check("y", wrong("dW2", "2"))],
        [check("x"), check("y", RAISED)],
        [check("x"), check("y", NOT_WRITTEN)],
        [check("x", wrong("db2", "1")), check("y")],
    ],
    ids=["wrong elsewhere", "raised", "not written", "check stops at another part"],
)
def test_part_that_may_still_be_wrong_is_not_called_right(learner, now):
    learner("a", check("x", wrong("dW2", "1")), check("y"))
    assert learner("b", *now) == []


def test_result_that_returns_is_told_by_the_edits_in_between(learner):
    for came in "123":
        learner(came, check("x", wrong("dW1", came)))
    again = check("x", wrong("dW1", "1"))
    assert learner("one again, otherwise", again) == ["This is what you had three edits ago."]
    assert learner("and so", again) == ["The edit did not change dW1."]


def test_several_steps_are_told_apart(learner, tmp_path):
    def grade(text):
        files = {s.stem: Source(f"{s.stem}.py", (Block("", text),)) for s in (STEP5, STEP6)}
        steps = tuple(step_report(step, [check("x", wrong("dW1", "1"))]) for step in (STEP5, STEP6))
        report = Report("here", "hash", 0, (), 0.1, steps)
        submission = Submission("here", "hash", files=files)
        return Progress(Memory(tmp_path)).record(COURSE, submission, report, NOW), report

    grade("a")
    said, report = grade("b")
    assert said == tuple(f"{s}: The edit did not change dW1." for s in ("step5", "step6"))
    # In one file an edit of one step is an edit of all: nothing is said of where it was.
    whole = Source("all.py", (Block("", "c"),))
    one = Submission("here", "hash", whole=whole)
    assert Progress(Memory(tmp_path)).record(COURSE, one, report, NOW) == ()


def test_next_step_is_the_first_that_does_not_pass_and_a_bonus_comes_last(tmp_path):
    progress = Progress(Memory(tmp_path))
    seen = []
    while (step := progress.next_step(COURSE)) is not None:
        seen.append(step)
        report = Report("", "", 0, (), 0.0, (step_report(step, [check("x")]),))
        progress.record(COURSE, Submission("", ""), report, NOW)
    assert seen == sorted(COURSE.steps, key=lambda step: step.bonus)
    assert len(seen) == len(COURSE.steps)


GOOD = {
    "status": "fail", "score": 1.0, "max_score": 2.0, "first_passed": None, "last_passed": None,
    "source": "abc", "edit": 1,
    "snapshots": [[1, {"step5.x": ["backward", "fail", "wrong_value", "dW1", "1"]}]],
}  # fmt: skip


@pytest.mark.parametrize("value", [None, 3, "pass", [], {}, [GOOD], {"status": "pass"}])
@pytest.mark.parametrize("key", [None, *GOOD])
def test_spoilt_record_is_no_crash(learner, tmp_path, key, value):
    kept = value if key is None else {**GOOD, key: value}
    Memory(tmp_path).put("steps", "step5", kept)
    record = remembered(tmp_path)
    assert record.max_score in (0.0, 2.0, 3.0)
    learner("another source", check("x", wrong("dW1", "1")))
    assert remembered(tmp_path).status is Status.FAIL


@pytest.mark.parametrize("value", ["9999-12-31T23:59:59", "0001-01-01T00:00:00+00:00", "now", "²"])
def test_time_that_makes_no_sense_is_left_out(tmp_path, value):
    Memory(tmp_path).put("steps", "step5", {**GOOD, "last_passed": value})
    assert remembered(tmp_path).last_passed is None
