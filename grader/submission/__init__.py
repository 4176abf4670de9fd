"""What a learner hands in: found, read and hashed, never run."""

from grader.submission.opening import open_submission

__all__ = ["open_submission"]
