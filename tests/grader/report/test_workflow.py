"""What a runner of GitHub Actions obeys in a log that holds a stranger's text."""

import re

import pytest

from grader.course import find_course
from grader.model import Cause, Code, Report, Status, StepReport, Verdict
from grader.report.as_json import to_json
from grader.report.terminal import Terminal
from grader.report.text import to_text
from grader.report.workflow import guarded, stopped

ON = {"GITHUB_ACTIONS": "true"}
ORDERS = (
    "::error::all pass", "  ::add-mask::a", "\t::set-output name=x::y", "x ##[error]no",
    "##[set-env name=PATH]/tmp", "::stop-commands::x", "::x::", "\r::error::x",
)  # fmt: skip


def obeyed(log):
    """Return the lines that the runner obeys, by what is documented of it."""
    token, found = None, []
    for line in re.split(r"\r\n|\r|\n", log):
        bare = line.lstrip()
        named = re.match(r"::([^\s:]+)[^:]*::(.*)", bare)
        if token is not None:
            if named and named[1] == token:
                token = None
            continue
        if named and named[1] == "stop-commands":
            token = named[2]
        elif named or "##[" in line:
            found.append(line)
    return found if token is None else [*found, "stopped for good"]


@pytest.mark.parametrize("order", ORDERS)
def test_no_order_is_obeyed(order):
    assert obeyed(f"{order}\n")
    assert obeyed(guarded(order, ON)) == []
    assert obeyed(guarded(f"a\n{order}\nb\n", ON) + "after\n") == []


def test_runner_obeys_again_afterwards():
    assert obeyed(guarded("::error::a", ON) + "::error::b\n") == ["::error::b"]


def test_token_cannot_be_guessed():
    first, second = (stopped("x").split("\n")[0] for _ in range(2))
    assert first != second
    assert len(first.removeprefix("::stop-commands::")) == 32


@pytest.mark.parametrize("environment", [{}, {"GITHUB_ACTIONS": "false"}, {"CI": "true"}])
def test_elsewhere_nothing_is_added(environment):
    assert guarded("::x::\n", environment) == "::x::\n"


def report(text):
    step = find_course().steps[0]
    cause = Cause(Code.RAISED, text, text, text, 3, text)
    check = Verdict(f"{step.id}.a", "init_params", "a", Status.ERROR, 1.0, cause=cause)
    parts = (StepReport(step.id, step.title, text, (check,), (text,)),)
    return Report(text, "", 0, (), 0.0, parts)


@pytest.mark.parametrize("width", [20, 40, 100])
def test_report_with_lines_that_wrap_into_orders_gives_none(width):
    words = " ".join(["::error::x"] * 40 + ["##[error]y"] * 40)
    terminal = Terminal(width, colour=False, unicode=True)
    text = to_text(report(words), find_course(), terminal)
    assert obeyed(text)
    assert obeyed(guarded(text, ON)) == []


def test_json_gives_no_order_without_a_guard():
    assert obeyed(to_json(report("\n".join(ORDERS)))) == []
