"""The forms in which a report can be written, and which module renders each."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Final

from grader.model import Report

FORMATS: Final = (
    "text", "json", "junit", "gradescope", "github", "classroom50", "prairielearn",
)  # fmt: skip
"""Each but the first is a module `as_NAME`, imported when it is asked for, with `to_NAME`."""

_REFUSALS: Final = ("junit", "gradescope", "github", "prairielearn")
"""Those whose reader needs a result even when there is no report."""


def render(name: str, report: Report, as_text: Callable[[], str]) -> str:
    """Render a report in a form; `as_text` does what no program reads.

    Raises
    ------
    UsageProblem
        If something else that the form needs is missing.
    """
    if name == "text":
        return as_text()
    to_name: Callable[[Report], str] = getattr(_module(name), f"to_{name}")
    return to_name(report)


def render_refusal(name: str, says: str) -> str | None:
    """Say in a form why there is no report; None if nothing is to be written then."""
    if name not in _REFUSALS:
        return None
    refusal: Callable[[str], str] = _module(name).refusal
    return refusal(says)


def _module(name: str) -> ModuleType:
    return import_module(f"grader.report.as_{name}")
