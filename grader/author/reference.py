"""The reference as a submission: what the hidden tests must pass."""

import atexit
import functools

from grader.course import find_course
from grader.judge.plugin import Judge
from grader.judge.session import Session
from grader.model import Course, Submission
from grader.submission import open_submission
from grader.worker.request import load_request
from grader.worker.supervisor import Worker
from grader.worker.workers import Workers


def reference_submission(course: Course) -> Submission:
    """Hand in the reference."""
    return open_submission(course.reference, course)


def reference_judge() -> Judge:
    """Make the plugin that judges the reference, for a bare ``pytest``."""
    course = find_course()
    submission = reference_submission(course)
    workers = Workers()
    atexit.register(workers.close)  # pytest judges until this process ends

    def launch(stem: str, own: bool) -> Worker:
        step = next(step for step in course.steps if step.stem == stem)
        return workers.start(load_request(course, submission, step, 0, own), course.limits)

    sessions = {
        step.stem: Session(course, step, submission, functools.partial(launch, step.stem))
        for step in course.steps
    }
    judge = Judge(course.steps, seed=0)
    judge.begin(sessions)
    return judge
