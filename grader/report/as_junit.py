"""The report as JUnit XML, for whatever reads the results of tests.

There is no one standard. This is what Jenkins' schema, pytest's default and GitLab have in common:
no attribute or element that one of them refuses. A check that is wrong is a `failure`, one that
gave no value an `error`, one that was not reached is `skipped`. The format knows no points; they
are properties of the suite, which is a step, since Jenkins' schema allows a case none: `score` and
`max_score` of the step, and the same after each check's id. What comes on top as a bonus has a
`max_score` of 0.

References
----------
jenkinsci/xunit-plugin, `junit-10.xsd`.
"""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Final

from grader.model import Report, Status, StepReport
from grader.printable import one_line, printable
from grader.report.explaining import explained
from grader.report.points import Counted, points_of

_ELEMENTS: Final[Mapping[Status, str]] = {
    Status.FAIL: "failure",
    Status.ERROR: "error",
    Status.SKIP: "skipped",
}


def to_junit(report: Report) -> str:
    """Render a report; each step is a suite."""
    checks = points_of(report).checks
    suites = [
        _suite(step, [item for item in checks if item.index == at])
        for at, step in enumerate(report.steps)
    ]
    return _document(suites, report.seconds)


def refusal(says: str) -> str:
    """Say, as one error, why there is no report."""
    suite = ET.Element("testsuite", {"name": "grade", **_counts([Status.ERROR], 0.0)})
    case = ET.SubElement(suite, "testcase", classname="grade", name="grading", time="0.000")
    ET.SubElement(case, "error", type="no_report", message=one_line(says))
    return _document([suite], 0.0)


def _suite(step: StepReport, items: list[Counted]) -> ET.Element:
    seconds = sum(check.seconds for check in step.checks)
    counts = _counts([check.status for check in step.checks], seconds)
    suite = ET.Element("testsuite", {"name": step.id, **counts})
    properties = ET.SubElement(suite, "properties")
    _points(properties, "", sum(i.score for i in items), sum(i.max_score for i in items))
    for item in items:
        _points(properties, f"{item.check.id}.", item.score, item.max_score)
    reasons = explained(step)
    for item in items:
        _case(suite, item, reasons.get(item.check.id, ""))
    if step.notes:
        ET.SubElement(suite, "system-out").text = printable("\n".join(step.notes))
    return suite


def _case(suite: ET.Element, item: Counted, reason: str) -> None:
    check = item.check
    case = ET.SubElement(
        suite,
        "testcase",
        classname=f"{item.step.id}.{check.function}",
        name=one_line(check.title),
        time=f"{check.seconds:.3f}",
    )
    if check.status is not Status.PASS:
        kind = check.cause.code.value if check.cause else check.status.value
        first = reason.partition("\n")[0]
        ET.SubElement(case, _ELEMENTS[check.status], type=kind, message=first).text = reason


def _points(properties: ET.Element, prefix: str, score: float, max_score: float) -> None:
    for name, value in (("score", score), ("max_score", max_score)):
        ET.SubElement(properties, "property", name=f"{prefix}{name}", value=f"{value:.10g}")


def _counts(statuses: list[Status], seconds: float) -> dict[str, str]:
    return {
        "tests": str(len(statuses)),
        "failures": str(statuses.count(Status.FAIL)),
        "errors": str(statuses.count(Status.ERROR)),
        "skipped": str(statuses.count(Status.SKIP)),
        "time": f"{seconds:.3f}",
    }


def _document(suites: list[ET.Element], seconds: float) -> str:
    """Put suites under one root, in a text that orders nothing of a CI runner that prints it."""
    sums = {
        name: str(sum(int(suite.attrib[name]) for suite in suites))
        for name in ("tests", "failures", "errors")
    }
    root = ET.Element("testsuites", {"name": "grade", **sums, "time": f"{seconds:.3f}"})
    root.extend(suites)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    text = text.replace("##[", "##&#91;").replace("::", "&#58;:")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
