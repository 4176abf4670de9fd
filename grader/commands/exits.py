"""What the exit status says."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit status of the command."""

    ALL_PASS = 0
    NOT_ALL_PASS = 1
    USAGE = 2
    GRADER_FAULT = 3
    INTERRUPTED = 130
