"""What a check that holds is worth: nothing, if it would hold of a function that does nothing."""

import dataclasses
from collections.abc import Collection, Sequence

from grader.model import Cause, Code, Status, Verdict


def earned(verdicts: Sequence[Verdict], beside: Collection[str]) -> tuple[Verdict, ...]:
    """Take back what was not earned.

    Parameters
    ----------
    verdicts : sequence of Verdict
        Of all checks of a step.
    beside : collection of str
        Ids of the checks that count only beside others that pass.
    """
    passing = {
        verdict.function
        for verdict in verdicts
        if verdict.status is Status.PASS and verdict.max_score > 0 and verdict.id not in beside
    }
    return tuple(
        _not_yet(verdict)
        if verdict.status is Status.PASS
        and verdict.id in beside
        and verdict.function not in passing
        else verdict
        for verdict in verdicts
    )


def _not_yet(verdict: Verdict) -> Verdict:
    message = f"It counts as soon as something that `{verdict.function}` returns is right."
    cause = Cause(Code.NOT_REACHED, message)
    return dataclasses.replace(verdict, status=Status.SKIP, cause=cause)
