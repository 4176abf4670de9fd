"""What an instructor sets beside the course, in one ``grading.toml``: points, dates, limits."""

from grader.policy.own_tests import OwnTests, find_own_tests
from grader.policy.policy import Late, Messages, Policy
from grader.policy.reading import load_policy

__all__ = ["Late", "Messages", "OwnTests", "Policy", "find_own_tests", "load_policy"]
