"""How a check ends that does not pass."""

from grader.model import Cause, Status


class Unmet(AssertionError):
    """A check does not pass; `status` and `cause` go into its verdict."""

    def __init__(self, status: Status, cause: Cause) -> None:
        super().__init__(cause.message)
        self.status = status
        self.cause = cause
