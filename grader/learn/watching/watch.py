"""What `grade watch` does: one thing after the other, and the newest save first."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from grader.judge.warm import WarmGrader
from grader.learn.hints import next_hint
from grader.learn.memory import Memory
from grader.learn.progress import Progress
from grader.learn.watching.saves import Saved
from grader.model import (
    Course,
    GraderFault,
    Report,
    Status,
    Step,
    StepReport,
    Submission,
    UsageProblem,
)
from grader.submission import open_submission


class Screen(Protocol):
    """Where a learner looks."""

    def title(self, text: str) -> None:
        """Begin something new."""

    def say(self, text: str) -> None:
        """Write lines that stay."""

    def report(self, report: Report) -> None:
        """Write a report."""

    def state(self, text: str) -> None:
        """Show what goes on now, in the place of what was shown before."""


class Watch:
    """Grades a folder's steps as they are saved, on a screen.

    All methods are called in one thread, that of the event loop.

    Parameters
    ----------
    failed : callable
        Is told what no save can mend: the screen is gone, or the watch itself is broken.
    clock : callable
        Tells the time, with its zone.
    """

    def __init__(
        self,
        course: Course,
        folder: Path,
        step: Step,
        grader: WarmGrader,
        screen: Screen,
        failed: Callable[[BaseException], None],
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self.step = step
        self._course, self._folder = course, folder
        self._grader, self._screen = grader, screen
        self._failed, self._clock = failed, clock
        self._task: asyncio.Task[None] | None = None
        self._shown: Report | None = None

    def saved(self, saved: Saved) -> None:
        """Grade what was saved; what is being graded is out of date."""
        steps = {step.stem: step for step in self._course.steps}
        for stem in sorted(saved.gone & set(steps)):
            self._screen.say(f"{stem}.py is gone. It is graded again when it is back.")
        if saved.changed:
            changed = [step for stem, step in steps.items() if stem in saved.changed]
            if self.step not in changed and changed:
                self.step = changed[0]
            names = ", ".join(sorted(f"{stem}.py" for stem in saved.changed)[:3])
            self.grade([self.step], f"{names} saved")
        elif saved.unchanged:
            self._screen.state(f"{self.step.id}: saved, and unchanged since the last time")

    def grade(self, steps: Sequence[Step], why: str) -> None:
        """Grade some steps from now on."""
        self.cancel()
        self._task = asyncio.get_running_loop().create_task(self._grade(steps, why))
        self._task.add_done_callback(self._look_at)

    def _look_at(self, task: "asyncio.Task[None]") -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self._failed(error)

    def cancel(self) -> None:
        """Let go of what is being graded."""
        if self._task is not None:
            self._task.cancel()

    async def settle(self) -> None:
        """Wait until nothing is being graded."""
        while (task := self._task) is not None and not task.done():
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.shield(task)

    def next(self) -> None:
        """Go to the first step after this one that does not pass, or the first of all."""
        following = self._following()
        if following is None:
            self._screen.say("Every step passes. There is nothing left but to look: `grade plot`.")
            return
        self.step = following
        self.grade([following], f"next: {following.stem}.py")

    def _following(self) -> Step | None:
        return Progress(Memory(self._folder)).next_step(self._course, self.step)

    def all(self) -> None:
        """Grade every step."""
        self.grade(self._course.steps, "all steps")

    async def hint(self) -> None:
        """Give the next hint for what is wrong in the step."""
        await self.settle()
        reports = self._shown.steps if self._shown is not None else ()
        found = [report for report in reports if report.id == self.step.id]
        if not found:
            self._screen.say(f"{self.step.id} has not been graded yet: save its file.")
            return
        hint = next_hint(self._course, self.step, found[0], Memory(self._folder))
        if hint is None:
            self._screen.say(f"{self.step.id} passes: there is nothing to hint at.")
            return
        self._screen.say(hint.head)
        self._screen.say(f"  {hint.text}")

    async def _grade(self, steps: Sequence[Step], why: str) -> None:
        self._screen.state(f"{_named(steps)}: grading …")
        started = self._clock()
        loop, told, task = asyncio.get_running_loop(), asyncio.Event(), asyncio.current_task()

        def early(report: Report) -> None:
            if task is not None and not task.cancelling():
                self._show(report, why, started)
                told.set()
                self._screen.state(f"{_named(steps)}: {_points(report)}, asked again …")

        def pass_on(report: Report) -> None:
            loop.call_soon_threadsafe(early, report)

        try:
            submission = open_submission(self._folder, self._course)
            future = self._grader.grade(submission, steps, pass_on)
            report = await asyncio.wrap_future(future)
        except UsageProblem as problem:
            self._screen.say(str(problem))
            self._screen.state(f"{_named(steps)}: nothing to grade")
            return
        except GraderFault as fault:
            self._screen.say(f"This is a fault of the grader, not yours:\n{fault}")
            self._screen.state(f"{_named(steps)}: not graded")
            return
        self._finish(self._shown if told.is_set() else None, report, why, started)
        self._remember(submission, report)
        if len(steps) == 1:
            self._advise(report.steps[0])
        self._screen.state(f"{_named(steps)}: {_points(report)}, at {started:%H:%M:%S}")

    def _finish(self, first: Report | None, report: Report, why: str, started: datetime) -> None:
        """Show what the second round has told, if the first one has not."""
        if first is None or _statuses(first) != _statuses(report):
            self._show(report, why, started)
            return
        self._shown = report
        for note in _new_notes(first, report):
            self._screen.say(f"  note {note}")

    def _remember(self, submission: Submission, report: Report) -> None:
        memory = Memory(self._folder)
        for sentence in Progress(memory).record(self._course, submission, report, self._clock()):
            self._screen.say(f"  {sentence}")
        if memory.trouble:
            self._screen.say(memory.trouble)

    def _advise(self, report: StepReport) -> None:
        """Say what to do next, where the report does not."""
        if not report.started:
            self._screen.say(f"  Open {report.file}, fill in the TODO, and save.")
        elif report.status is Status.PASS and (following := self._following()) is not None:
            self._screen.say(f"  {report.id} passes. Next is {following.stem}.py.")

    def _show(self, report: Report, why: str, started: datetime) -> None:
        self._screen.title(f"{started:%H:%M:%S} {why}")
        self._screen.report(report)
        self._shown = report


def _named(steps: Sequence[Step]) -> str:
    return steps[0].id if len(steps) == 1 else "all steps"


def _points(report: Report) -> str:
    points = f"{report.score:g} of {report.max_score:g}"
    if len(report.steps) > 1:
        return f"{points} points"
    return f"{points}, {'passes' if report.all_pass else 'does not pass yet'}"


def _statuses(report: Report) -> list[Status]:
    return [check.status for step in report.steps for check in step.checks]


def _new_notes(first: Report, last: Report) -> list[str]:
    said = {note for step in first.steps for note in step.notes}
    return [note for step in last.steps for note in step.notes if note not in said]
