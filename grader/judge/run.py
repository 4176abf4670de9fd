"""Grades a submission: the hidden tests of some steps, run by pytest in this process."""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from grader.judge.session import Launch, Session
from grader.judge.shadowing import shadowed
from grader.judge.surroundings import no_plugins_of_the_user, reference_importable
from grader.model import (
    Course,
    GraderFault,
    Report,
    Status,
    Step,
    StepReport,
    Submission,
    Verdict,
)
from grader.worker.local import LocalWorker
from grader.worker.request import load_request
from grader.worker.supervisor import Allowance, Worker
from grader.worker.workers import Workers


def grade(
    course: Course,
    submission: Submission,
    steps: Sequence[Step],
    seed: int,
    debug: bool = False,
    workers: Workers | None = None,
    twice: bool = True,
) -> Report:
    """Judge `steps` of a submission.

    Parameters
    ----------
    workers : Workers, optional
        Where workers come from; it can serve other submissions as well. If not given, one is made.
    twice : bool
        Whether what passes must pass again, as it must for a grade.
    debug : bool
        Whether to run the submission in this process, for a debugger. No grade comes of that.

    Raises
    ------
    GraderFault
        If the kit, not the submission, is broken.
    KeyboardInterrupt
        If the user stopped it.
    """
    if workers is None:
        with Workers() as workers:
            return grade(course, submission, steps, seed, debug, workers, twice)
    started = time.perf_counter()
    workers.demand_required(course.limits)
    allowance = Allowance(course.limits.submission_seconds)

    def launcher(step: Step) -> Launch:
        def launch(own: bool) -> Worker:
            request = load_request(course, submission, step, seed, own)
            if debug:
                return LocalWorker(request)
            return workers.start(request, course.limits, allowance)

        return launch

    sessions = {step.stem: Session(course, step, submission, launcher(step)) for step in steps}
    judged_again = sessions if twice and not debug else {}
    again = {stem: session.again(seed) for stem, session in judged_again.items()}
    try:
        first = next(iter(sessions.values()))
        first.start()  # before pytest is imported, that takes as long as a worker takes to boot
        verdicts, learns = _run(course, sessions, again, seed)
        for session in sessions.values():
            for note in shadowed(course, submission, session.step):
                session.note(note)
        if not debug:
            _note_luck(course, submission, sessions, verdicts, seed, learns, workers)
        isolation = next((s.isolation for s in sessions.values() if s.isolation), ())
    finally:
        for session in (*sessions.values(), *again.values()):
            session.close()
    reports = tuple(
        StepReport(
            id=step.id,
            title=step.title,
            file=_shown_path(submission, step),
            checks=verdicts[step.stem],
            notes=tuple(sessions[step.stem].notes),
            bonus=step.bonus,
        )
        for step in steps
    )
    seconds = time.perf_counter() - started
    return Report(submission.origin, submission.sha256, seed, isolation, seconds, reports)


def _shown_path(submission: Submission, step: Step) -> str:
    """Name the learner's file as they would type it."""
    source = submission.source_of(step)
    if source is None:
        return f"{step.stem}.py"
    if source.path is None:
        return source.file
    path = source.path
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _run(
    course: Course, sessions: Mapping[str, Session], again: Mapping[str, Session], seed: int
) -> tuple[dict[str, tuple[Verdict, ...]], bool | None]:
    """Run the hidden tests of the sessions' steps.

    Returns the verdicts by stem, and whether the whole network learns, if that was among them.
    """
    import pytest

    from grader.judge.plugin import Judge

    judge = Judge(sessions, seed, again=again)
    files = hidden_tests(course, sessions)
    with reference_importable(course), no_plugins_of_the_user():
        status = pytest.main([*pytest_options(course), *files], plugins=[judge])
        if not judge.faults:  # that interrupt a collection as well
            if status == pytest.ExitCode.INTERRUPTED:
                raise KeyboardInterrupt
            if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
                raise GraderFault(f"pytest ended with {status!r}")
        verdicts = {
            stem: _with_mistakes(course, session, judge.verdicts(session.step))
            for stem, session in sessions.items()
        }
    tried = course.goal is not None and course.goal.stem in sessions
    return verdicts, judge.learns if tried else None


def _note_luck(
    course: Course,
    submission: Submission,
    sessions: Mapping[str, Session],
    verdicts: Mapping[str, tuple[Verdict, ...]],
    seed: int,
    learns: bool | None,
    workers: Workers,
) -> None:
    """Tell a learner whose step is wrong if the network learns with it all the same."""
    goal = course.goal
    if goal is None or submission.whole is not None:
        return
    needed = [session for session in sessions.values() if session.step.id in goal.needs]
    wrong = [session for session in needed if _is_wrong_in_value(verdicts[session.step.stem])]
    if not wrong:
        return
    from grader.judge.anyway import NOTE, learns_anyway, with_the_reference

    if learns is None:
        mixed = with_the_reference(course, submission, wrong[0].step)
        options = [*pytest_options(course), *hidden_tests(course, [goal.stem])]
        with reference_importable(course), no_plugins_of_the_user():
            learns = learns_anyway(course, goal, mixed, seed, options, workers)
    if learns:
        wrong[0].note(NOTE)


def _is_wrong_in_value(verdicts: Sequence[Verdict]) -> bool:
    """Whether a step ran and gave wrong values, as a step does that trains by luck."""
    found = {verdict.status for verdict in verdicts}
    return Status.FAIL in found and Status.ERROR not in found


def _with_mistakes(
    course: Course, session: Session, verdicts: tuple[Verdict, ...]
) -> tuple[Verdict, ...]:
    if all(verdict.status in (Status.PASS, Status.SKIP) for verdict in verdicts):
        return verdicts
    from grader.diagnosis.catalogue import load_catalogue
    from grader.judge.naming import name_mistakes

    return name_mistakes(session, verdicts, load_catalogue(course, session.step))


def hidden_tests(course: Course, stems: Iterable[str]) -> list[str]:
    """Name the files of hidden tests of some steps."""
    return [str(course.hidden / f"test_{stem}.py") for stem in stems]


def pytest_options(course: Course) -> list[str]:
    """Options that leave the user's own pytest configuration out, and write nothing anywhere."""
    without = ("cacheprovider", "terminal", "faulthandler", "logging", "junitxml")
    return [
        f"--rootdir={course.hidden}",
        f"--confcutdir={course.hidden}",
        f"-c{os.devnull}",
        "--strict-markers",
        "--assert=plain",
        "--import-mode=importlib",
        "--capture=no",
        *(f"-pno:{plugin}" for plugin in without),
    ]
