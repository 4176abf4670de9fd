"""What an instructor sets beside the course, in one ``grading.toml``: points, dates, limits."""

from grader.policy.policy import Late, Messages, Policy
from grader.policy.reading import load_policy
from grader.policy.tests import OwnTests, find_own_tests

__all__ = ["Late", "Messages", "OwnTests", "Policy", "find_own_tests", "load_policy"]
