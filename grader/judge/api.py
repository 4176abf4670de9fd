"""What a hidden test imports."""

from grader.judge.checks import check
from grader.judge.gradients import STEP, central_difference, norm_ratio
from grader.judge.learner import Learner
from grader.judge.rehearsal import Rehearsal, rehearse
from grader.judge.seen import Seen
from grader.model import Code, Kept

__all__ = [
    "STEP",
    "Code",
    "Kept",
    "Learner",
    "Rehearsal",
    "Seen",
    "central_difference",
    "check",
    "norm_ratio",
    "rehearse",
]
