"""Whether a network with a wrong step in it learns all the same: most do, and so fool their author.

That a value is wrong is certain by then; this only tells the learner why values are checked.
"""

import dataclasses
from typing import Any

from grader.judge.declared import judges_whole_network
from grader.judge.plugin import Judge
from grader.judge.rounds import Round, Turn
from grader.judge.session import Session
from grader.judge.sitting import Sitting, sit
from grader.model import Course, GraderFault, Source, Step, Submission
from grader.seeds import Seed, number_for
from grader.submission import open_submission
from grader.worker.request import load_request
from grader.worker.supervisor import Worker
from grader.worker.workers import Workers

NOTE = (
    "It trains, and it is wrong: with this code the whole network reaches its goal all the same. "
    "Most wrong programs do, which is why every value is checked."
)


PATIENCE = 2
"""Starts that are tried: nobody waits for an aside."""


def with_the_reference(course: Course, submission: Submission, step: Step) -> Submission:
    """Put the reference in the place of every step but one."""
    right = open_submission(course.reference, course).files
    own = submission.files.get(step.stem, Source(f"{step.stem}.py"))
    return dataclasses.replace(submission, files={**right, step.stem: own})


def learns_anyway(
    course: Course,
    goal: Step,
    submission: Submission,
    seed: Seed,
    workers: Workers,
    sitting: Sitting[Any],
) -> bool:
    """Run the checks of the whole network alone.

    Parameters
    ----------
    goal : Step
        The step that has them.
    sitting : Sitting
        One that has them as well will do; what its judge found so far is gone then.
    """

    def launch(own: bool) -> Worker:
        request = load_request(course, submission, goal, number_for(seed, "worker"), own=True)
        return workers.start(request, course.limits)

    def work(sitting: Sitting[bool]) -> bool:
        judge = sitting.judge
        session = Session(course, goal, submission, launch)
        judge.begin({goal.stem: session}, patience=PATIENCE)
        sitting.run([turn for turn in sitting.turns if _is_of_the_goal(judge, turn)])
        return judge.learns

    if goal.stem in sitting.judge.steps:
        learns = work(sitting)
        if sitting.judge.faults:
            raise GraderFault("\n".join(sitting.judge.faults))
        return learns
    return sit(course, Judge([goal], seed), work)


def _is_of_the_goal(judge: Judge, turn: Turn) -> bool:
    if not judge.concerns(turn) or turn.when is Round.AGAIN:
        return False
    return judges_whole_network(turn.item) and not judge.declared(turn.item).own
