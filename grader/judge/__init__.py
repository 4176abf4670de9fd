"""From observations to verdicts. Hidden tests import from `grader.judge.api`."""
