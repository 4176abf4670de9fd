"""Keeps a stranger's text in a log of GitHub Actions from giving orders to the runner.

A line that begins, after blanks, with ``::``, or that holds ``##[``, is a command there: it could
set a status, hide what follows, or mask words. While commands are stopped, the runner obeys one
token alone, that ends the stop.

References
----------
GitHub Docs, "Workflow commands for GitHub Actions", section "Stopping and starting workflow
commands".
"""

import os
import secrets
from collections.abc import Mapping


def is_workflow(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether what is printed lands in such a log."""
    return environment.get("GITHUB_ACTIONS") == "true"


def guarded(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Stop the runner's commands around a text, if there is a runner.

    The token is drawn anew each time, after all learner code has ended, so that no text can hold
    it.

    Examples
    --------
    >>> guarded("::error::all pass", {})
    '::error::all pass'
    """
    return stopped(text) if is_workflow(environment) else text


def stopped(text: str) -> str:
    """Put a text between the order to stop and the one to go on, each on a line of its own."""
    token = secrets.token_hex(16)
    end = "" if text.endswith("\n") else "\n"
    return f"::stop-commands::{token}\n{text}{end}::{token}::\n"
