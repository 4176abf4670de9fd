"""Grades submissions: one, or as many as there are."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from grader.model import Course, Report, Step, Submission
from grader.seeds import Seed
from grader.worker.workers import Workers

T = TypeVar("T")


def grade(
    course: Course,
    submission: Submission,
    steps: Sequence[Step],
    seed: Seed,
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
        If the user stopped it; `Cancelled`, which is one, if another thread told the workers to.
    """
    if workers is None:
        with Workers() as workers:
            return grade(course, submission, steps, seed, debug, workers, twice)
    if not debug:
        workers.warm()  # boots while this process imports NumPy, then pytest
    from grader.judge.case import Case

    with Case(course, submission, steps, seed, workers, debug, twice) as case:
        case.start()
        from grader.judge.bench import convene

        return convene(course, steps, seed, workers, lambda bench: bench.judge(case), case.twice)


class Grade(Protocol):
    """Judges steps of one submission after another."""

    def __call__(
        self,
        submission: Submission,
        steps: Sequence[Step],
        early: Callable[[Report], None] | None = None,
    ) -> Report:
        """Judge as `grade` does.

        Parameters
        ----------
        early : callable, optional
            If there is one step, is told the report as it stands after the first round: what passes
            has passed once. The mistakes are named already.
        """


def grade_many(course: Course, seed: Seed, workers: Workers, work: Callable[[Grade], T]) -> T:
    """Judge many submissions, or one many times, and collect the hidden tests only once.

    Parameters
    ----------
    work : callable
        Is given a function that grades as `grade` does, and may call it for as long as it likes;
        after `Cancelled` or a fault not again.

    Raises
    ------
    GraderFault
        If the hidden tests are not what they should be. Whatever `work` raises comes as it is.
    """
    from grader.judge.bench import Bench, convene
    from grader.judge.case import Case

    def with_bench(bench: Bench) -> T:
        def grade(
            submission: Submission,
            steps: Sequence[Step],
            early: Callable[[Report], None] | None = None,
        ) -> Report:
            with Case(course, submission, steps, seed, workers) as case:
                case.start()
                return bench.judge(case, early)

        return work(grade)

    return convene(course, course.steps, seed, workers, with_bench)
