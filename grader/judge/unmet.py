"""How a check ends that does not pass."""

import dataclasses

from grader.model import Cause, Status
from grader.printable import shortened


class Unmet(AssertionError):
    """A check does not pass; `status` and `cause` go into its verdict."""

    def __init__(self, status: Status, cause: Cause) -> None:
        super().__init__(cause.message[:80])
        self.status = status
        self.cause = brief(cause)


def brief(cause: Cause) -> Cause:
    """Cut what a learner's values and exceptions may have put into a cause to what is read."""
    return dataclasses.replace(
        cause,
        message=shortened(cause.message),
        expected=_brief(cause.expected),
        actual=_brief(cause.actual),
        where=_brief(cause.where),
    )


def _brief(text: str | None) -> str | None:
    return None if text is None else shortened(text)
