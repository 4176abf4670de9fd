"""Judges cases by hidden tests that are collected once, and reports on them."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from grader.judge.anyway import NOTE, learns_anyway, with_the_reference
from grader.judge.case import Case
from grader.judge.plugin import Judge
from grader.judge.rounds import Round
from grader.judge.session import Session
from grader.judge.sitting import Sitting, sit
from grader.model import Course, Report, Status, Step, StepReport, Submission, Verdict
from grader.seeds import Seed
from grader.worker.workers import Workers

if TYPE_CHECKING:
    from grader.diagnosis.catalogue import Catalogue

T = TypeVar("T")
_Verdicts = dict[str, tuple[Verdict, ...]]


def convene(
    course: Course,
    steps: Sequence[Step],
    seed: Seed,
    workers: Workers,
    work: Callable[["Bench"], T],
    twice: bool = True,
) -> T:
    """Collect the hidden tests of `steps`, and do some work with them.

    Raises
    ------
    GraderFault
        If the hidden tests are not what they should be. Whatever `work` raises comes as it is.
    """
    judge = Judge(steps, seed, twice=twice, own=course.own_tests)
    return sit(course, judge, lambda sitting: work(Bench(course, seed, workers, sitting)))


class Bench:
    """Judges any number of cases of some steps, one after the other."""

    def __init__(self, course: Course, seed: Seed, workers: Workers, sitting: Sitting[Any]) -> None:
        self._course, self._seed, self._workers = course, seed, workers
        self._sitting, self._judge = sitting, sitting.judge
        self._catalogues: dict[str, Catalogue] = {}

    def judge(self, case: Case, early: Callable[[Report], None] | None = None) -> Report:
        """Run the hidden tests on a case.

        Parameters
        ----------
        early : callable, optional
            If there is one step, is told the report as it stands after the first round: what passes
            has passed once.

        Raises
        ------
        GraderFault
            If the kit, not the submission, is broken.
        Cancelled
            If the workers were told so.
        """
        self._judge.begin(case.sessions, case.again)
        turns = [turn for turn in self._sitting.turns if self._judge.concerns(turn)]
        told = None
        if early is not None and len(case.steps) == 1:
            self._sitting.run([turn for turn in turns if turn.when is Round.FIRST])
            told = self._verdicts(case, early=True)
            early(self._report(case, told))
            turns = [turn for turn in turns if turn.when is Round.AGAIN]
        self._sitting.run(turns)
        verdicts = self._verdicts(case, told=told)
        if not case.debug:
            self._note_luck(case, verdicts)
        return self._report(case, verdicts)

    def _verdicts(
        self, case: Case, early: bool = False, told: _Verdicts | None = None
    ) -> _Verdicts:
        """Return the verdicts by stem; mistakes that were found for those `told` hold still."""
        found = {
            stem: self._judge.verdicts(session.step, early)
            for stem, session in case.sessions.items()
        }
        if told is not None and _statuses(told) == _statuses(found):
            return told
        return {stem: self._named(case.sessions[stem], found[stem]) for stem in found}

    def _report(self, case: Case, verdicts: _Verdicts) -> Report:
        submission = case.submission
        reports = tuple(
            StepReport(
                id=step.id,
                title=step.title,
                file=_shown_path(submission, step),
                checks=verdicts[step.stem],
                notes=tuple(case.sessions[step.stem].notes),
                bonus=step.bonus,
            )
            for step in case.steps
        )
        seconds = time.perf_counter() - case.started
        seed = self._seed if isinstance(self._seed, int) else None
        return Report(submission.origin, submission.sha256, seed, case.isolation, seconds, reports)

    def _named(self, session: Session, verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
        """Put the mistake beside what does not pass."""
        if all(verdict.status in (Status.PASS, Status.SKIP) for verdict in verdicts):
            return verdicts
        from grader.diagnosis.catalogue import load_catalogue
        from grader.judge.naming import name_mistakes

        self._workers.check()
        step = session.step
        if step.id not in self._catalogues:
            self._catalogues[step.id] = load_catalogue(self._course, step)
        return name_mistakes(session, verdicts, self._catalogues[step.id])

    def _note_luck(self, case: Case, verdicts: _Verdicts) -> None:
        """Tell a learner whose step is wrong if the network learns with it all the same."""
        goal = self._course.goal
        if goal is None or case.submission.whole is not None:
            return
        needed = [session for session in case.sessions.values() if session.step.id in goal.needs]
        wrong = [session for session in needed if _is_wrong_in_value(verdicts[session.step.stem])]
        if not wrong:
            return
        self._workers.check()
        if goal.stem in case.sessions:
            learns = self._judge.learns
        else:
            mixed = with_the_reference(self._course, case.submission, wrong[0].step)
            learns = learns_anyway(
                self._course, goal, mixed, self._seed, self._workers, self._sitting
            )
        if learns:
            wrong[0].note(NOTE)


def _statuses(verdicts: _Verdicts) -> list[Status]:
    return [verdict.status for of_step in verdicts.values() for verdict in of_step]


def _is_wrong_in_value(verdicts: Sequence[Verdict]) -> bool:
    """Whether a step ran and gave wrong values, as a step does that trains by luck."""
    found = {verdict.status for verdict in verdicts}
    return Status.FAIL in found and Status.ERROR not in found


def _shown_path(submission: Submission, step: Step) -> str:
    """Name the learner's file as they would type it."""
    source = submission.source_of(step)
    if source is None:
        return f"{step.stem}.py"
    if source.path is None:
        return source.file
    path = source.path
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
