"""Keeps a stranger's text in a log of GitHub Actions from giving orders to the runner.

A line that begins, after blanks, with ``::``, or that holds ``##[``, is a command there: it could
set a status, hide what follows, or mask words. While commands are stopped, the runner obeys one
token alone, that ends the stop. What the kit itself orders is escaped, so that it is one order.

References
----------
GitHub Docs, "Workflow commands for GitHub Actions", sections "Stopping and starting workflow
commands", "Setting an error message", "Setting an output parameter". The escapes are those of
actions/toolkit.
"""

import os
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
    token = _token()
    end = "" if text.endswith("\n") else "\n"
    return f"::stop-commands::{token}\n{text}{end}::{token}::\n"


def command(name: str, message: str, **properties: str) -> str:
    r"""Order something; neither text can begin another order, or another property.

    Examples
    --------
    >>> command("error", "50 %\nall", file="a,b.py")
    '::error file=a%2Cb.py::50 %25%0Aall\n'
    """
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name}{' ' if given else ''}{given}::{_message(message)}\n"


def output_value(name: str, value: str) -> str:
    """Set an output of the step, as text for the file that GITHUB_OUTPUT names."""
    delimiter = _token()
    return f"{name}<<{delimiter}\n{value}\n{delimiter}\n"


def _token() -> str:
    return os.urandom(16).hex()  # as of `secrets`, which takes long to import


def _message(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace("##[", "## [")  # the old form of an order, which has no escape


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
