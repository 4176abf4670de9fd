"""What a watcher does, on a screen that remembers and with a grader that does as it is told."""

import asyncio
import shutil
from concurrent.futures import Future
from datetime import UTC, datetime

import pytest

from grader.course import find_course
from grader.learn.memory import Memory
from grader.learn.progress import Progress
from grader.learn.watching.saves import Saved
from grader.learn.watching.watch import Watch
from grader.model import Cause, Code, GraderFault, Report, Status, StepReport, Verdict

COURSE = find_course()
STEP1, STEP2 = COURSE.steps[:2]
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


class Screen:
    """Remembers what was written, and shows nothing."""

    def __init__(self):
        self.lines, self.states, self.failures = [], [], []

    def title(self, text):
        self.lines.append(f"# {text}")

    def say(self, text):
        self.lines.append(text.strip())

    def report(self, report):
        self.lines.append([f"{step.id} {step.status.value}" for step in report.steps])

    def state(self, text):
        self.states.append(text)


class Grader:
    """Hands out futures, and keeps what was asked for."""

    def __init__(self):
        self.asked = []

    def grade(self, submission, steps, early):
        self.asked.append((steps, early, Future()))
        return self.asked[-1][2]


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(COURSE.exercises, tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def watched(folder):
    """Run a test's steps on a watch of step 1, in a loop."""

    def watched(steps):
        screen, grader = Screen(), Grader()

        async def main():
            watch = Watch(
                COURSE, folder, STEP1, grader, screen, screen.failures.append, lambda: NOON
            )
            await steps(watch, screen, grader)

        asyncio.run(main())
        return screen

    return watched


def report(*steps, status=Status.PASS, notes=(), value="1"):
    cause = None if status is Status.PASS else Cause(Code.WRONG_VALUE, "it is wrong", "2", value)

    def verdict(step):
        return Verdict(f"{step.id}.it", next(iter(step.functions)), "it", status, 10, cause=cause)

    reports = tuple(
        StepReport(step.id, step.title, f"{step.stem}.py", (verdict(step),), notes)
        for step in steps
    )
    return Report("", "", 0, (), 0.0, reports)


async def turns(count=5):
    """Let the loop do what is due."""
    for _ in range(count):
        await asyncio.sleep(0)


def changed(*stems):
    return Saved(changed=frozenset(stems))


def test_saved_step_is_graded_and_becomes_the_one_that_is_watched(watched):
    async def steps(watch, screen, grader):
        watch.saved(changed(STEP2.stem))
        await turns()
        assert watch.step is STEP2
        grader.asked[0][2].set_result(report(STEP2))
        await watch.settle()

    screen = watched(steps)
    assert screen.lines[:2] == ["# 12:00:00 step2_activations.py saved", ["step2 pass"]]
    assert screen.lines[2] == "step2 passes. Next is step3_forward.py."
    assert screen.states[-1] == "step2: 10 of 10, passes, at 12:00:00"


def test_of_two_saved_at_once_the_watched_one_is_graded_else_the_first(watched):
    async def steps(watch, screen, grader):
        watch.saved(changed(STEP2.stem, STEP1.stem))
        watch.saved(changed("step4_loss", STEP2.stem))
        await turns()
        assert [asked[0] for asked in grader.asked] == [[STEP2]]  # the first was not begun
        watch.cancel()

    watched(steps)


def test_helper_of_the_learner_has_the_watched_step_graded(watched):
    async def steps(watch, screen, grader):
        watch.saved(changed("mine"))
        await turns()
        assert grader.asked[0][0] == [STEP1]
        watch.cancel()

    watched(steps)


def test_new_save_cancels_what_is_graded_and_nothing_of_it_is_shown(watched):
    async def steps(watch, screen, grader):
        watch.saved(changed(STEP1.stem))
        await turns()
        watch.saved(changed(STEP1.stem))
        await turns()
        (_, early, first), (_, _, second) = grader.asked
        assert first.cancelled()
        early(report(STEP1))  # was on its way
        await turns()
        second.set_result(report(STEP1, status=Status.FAIL))
        await watch.settle()

    assert [line for line in watched(steps).lines if isinstance(line, list)] == [["step1 fail"]]


def test_early_report_is_shown_at_once_and_the_last_only_if_it_differs(watched):
    async def steps(watch, screen, grader):
        for last in (Status.PASS, Status.FAIL):
            watch.saved(changed(STEP1.stem))
            await turns()
            _, early, future = grader.asked[-1]
            early(report(STEP1))
            await turns()
            assert screen.lines[-1] == ["step1 pass"]
            assert screen.states[-1] == "step1: 10 of 10, passes, asked again …"
            future.set_result(report(STEP1, status=last, notes=("It trains.",)))
            await watch.settle()

    lines = watched(steps).lines
    assert [line for line in lines if isinstance(line, list)] == [
        ["step1 pass"], ["step1 pass"], ["step1 fail"],
    ]  # fmt: skip
    assert lines[2] == "note It trains."


def test_what_is_unchanged_is_not_graded(watched):
    async def steps(watch, screen, grader):
        watch.saved(Saved(unchanged=frozenset({STEP1.stem})))
        await turns()
        assert grader.asked == []

    assert "unchanged" in watched(steps).states[-1]


def test_file_that_is_gone_is_told_and_other_files_are_not(watched):
    async def steps(watch, screen, grader):
        watch.saved(Saved(gone=frozenset({STEP1.stem, "mine"})))

    assert watched(steps).lines == ["step1_init.py is gone. It is graded again when it is back."]


def test_folder_without_steps_and_fault_of_the_grader_are_told_and_it_goes_on(watched, folder):
    async def steps(watch, screen, grader):
        watch.saved(changed(STEP1.stem))
        await turns()
        grader.asked[0][2].set_exception(GraderFault("pytest is gone"))
        await watch.settle()
        shutil.rmtree(folder)
        watch.saved(changed(STEP1.stem))
        await watch.settle()

    first, second = watched(steps).lines
    assert first == "This is a fault of the grader, not yours:\npytest is gone"
    assert "no file or folder" in second


def test_next_goes_to_what_does_not_pass_and_only_when_it_is_asked_to(watched, folder):
    async def steps(watch, screen, grader):
        watch.saved(changed(STEP1.stem))
        await turns()
        grader.asked[0][2].set_result(report(STEP1))
        await watch.settle()
        assert watch.step is STEP1
        watch.next()
        await turns()
        assert grader.asked[-1][0] == [STEP2]
        memory = Memory(folder)
        for step in COURSE.steps:
            memory.put("steps", step.id, memory.get("steps", STEP1.id))
        watch.next()
        assert "Every step passes" in screen.lines[-1]
        watch.cancel()

    watched(steps)


def test_progress_is_recorded_and_what_the_edit_did_is_told(watched, folder):
    async def steps(watch, screen, grader):
        for status in (Status.PASS, Status.FAIL):
            (folder / f"{STEP1.stem}.py").write_text(f"# {status}\n")
            watch.saved(changed(STEP1.stem))
            await turns()
            grader.asked[-1][2].set_result(report(STEP1, status=status))
            await watch.settle()

    lines = watched(steps).lines
    assert any(
        isinstance(line, str) and "passed" in line and "fails again" in line for line in lines
    )
    assert Progress(Memory(folder)).of(STEP1).status is Status.FAIL


def test_hint_is_for_the_step_that_is_watched(watched):
    async def steps(watch, screen, grader):
        await watch.hint()
        watch.saved(changed(STEP1.stem))
        await turns()
        asking = asyncio.ensure_future(watch.hint())
        await turns()
        assert not asking.done()  # until it is known what is wrong
        grader.asked[-1][2].set_result(report(STEP1, status=Status.FAIL))
        await asking
        watch.saved(changed(STEP1.stem))
        await turns()
        grader.asked[-1][2].set_result(report(STEP1))
        await watch.hint()

    lines = watched(steps).lines
    assert "has not been graded yet" in lines[0]
    assert "hint 1 of 3, about step1" in lines
    assert lines[-1] == "step1 passes: there is nothing to hint at."


def test_screen_that_is_gone_is_told(watched):
    async def steps(watch, screen, grader):
        def gone(report):
            raise BrokenPipeError

        screen.report = gone
        watch.saved(changed(STEP1.stem))
        await turns()
        grader.asked[-1][2].set_result(report(STEP1))
        await turns()

    assert [type(error) for error in watched(steps).failures] == [BrokenPipeError]


def test_next_leaves_bonus_for_the_end(watched):
    async def steps(watch, screen, grader):
        watch.step = COURSE.step("step6")
        watch.next()
        await turns()
        assert grader.asked[-1][0] == [STEP1]
        watch.cancel()

    watched(steps)
