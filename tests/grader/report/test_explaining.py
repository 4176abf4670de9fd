"""What each check says by itself, and what an overview says of all."""

import dataclasses

from grader.model import Status
from grader.report.explaining import explained, overview, roots
from tests.grader.report.samples import NOT_WRITTEN, REPORT, UNSTARTED_STEP, WRONG_STEP, verdict


def test_reason_is_told_once_for_each_function():
    found = explained(WRONG_STEP)
    assert list(found) == ["step.b", "step.c", "step.d", "step.e", "step.f"]
    assert found["step.c"] == "For the same reason as: b holds"
    assert found["step.b"].split("\n")[0] == "The mean is missing."
    assert found["step.e"].endswith("look at  step2_other.py, line 3")


def test_reason_that_is_withheld_leaves_nothing_behind():
    checks = (verdict("a", Status.FAIL, 1.0), verdict("b", Status.FAIL, 1.0))
    found = explained(dataclasses.replace(WRONG_STEP, checks=checks))
    assert found == {"step.a": "", "step.b": ""}


def test_step_that_nobody_started_has_nothing_to_mend():
    assert roots(UNSTARTED_STEP) == []
    assert explained(UNSTARTED_STEP) == {"step.k": NOT_WRITTEN.message}


def test_overview_has_a_line_for_each_step_and_the_first_causes():
    lines = overview(REPORT).split("\n")
    heads = [line for line in lines if line[:1] in "✓✗!·"]
    assert [line.split()[1] for line in heads] == ["step6", "step5", "extra", "last"]
    assert "  b holds" in lines
    assert "    1 more check of backward for the same reason" in lines
    assert not any("c holds" in line for line in lines)
