"""The report as a fragment of HTML: all that the terminal says, and nothing that acts."""

import dataclasses
import re
from html.parser import HTMLParser

import pytest

from grader.course import find_course
from grader.model import Cause, Code, Mistake, Report, Status, StepReport, Verdict
from grader.report.html import prose, to_html

COURSE = find_course()
WRONG = Cause(Code.WRONG_VALUE, "`backward` gave dW1", "[0] = 0.25", "[0] = 0.5", 12)
OTHER = Cause(Code.WRONG_VALUE, "`backward` gave db1", line=3, where="code cell 4")
SUM = Mistake("backward.sum", "The mean is missing.", "The error enters at dZ1.", True)
HOSTILE = (
    "</style><script>alert(1)</script><img src=x onerror=alert(2)>\"onload='x' {{ 7*7 }}\u202e\x1b"
)


class Reading(HTMLParser):
    """What a browser would find: elements, attributes, text, and whether all that opens closes."""

    EMPTY = ("meta", "img", "br", "input")

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text, self._open = [], [], "", []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.EMPTY:
            self._open.append(tag)
        if tag not in ("span", "code"):
            self.text += " "

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text += data


def report(*checks, notes=(), file="step5_backward.py"):
    steps = (StepReport("step5", "Backward pass", file, checks, notes),)
    return Report("here", "0" * 64, 0, ("process",), 0.4, steps)


def verdict(status, cause=None, title="dW1 is right", mistake=None):
    return Verdict("step5.x", "backward", title, status, 2.0, cause=cause, mistake=mistake)


def words_of(given):
    return re.sub(r"\s+", " ", Reading(to_html(given, COURSE)).text)


def test_failing_check_has_sentence_mistake_call_values_and_place():
    text = words_of(report(verdict(Status.FAIL, WRONG, mistake=SUM), notes=("it warned",)))
    for part in (
        "fails: step5 Backward pass 0 / 2 points",
        "fails: dW1 is right",
        "The mean is missing. The error enters at dZ1. backward gave dW1",
        "expected [0] = 0.25",
        "got [0] = 0.5",
        "look at step5_backward.py, line 12",
        "note it warned",
        "0 of 2 points",
        "Next: %grade step5",
    ):
        assert part in text


def test_checks_of_the_same_reason_are_counted_and_named():
    checks = [verdict(Status.FAIL, WRONG, f"check {n}") for n in range(3)]
    text = words_of(report(*checks))
    assert text.count("backward gave dW1") == 1
    assert "2 more checks of backward for the same reason check 1 check 2" in text


def test_checks_of_another_reason_are_told_when_unfolded():
    given = report(verdict(Status.FAIL, WRONG), verdict(Status.FAIL, OTHER, "db1 is right"))
    text = words_of(given)
    assert "1 more check of backward not passed ✗ fails: db1 is right backward gave db1" in text
    assert "step5_backward.py, code cell 4, line 3" in text


def test_untouched_step_is_one_line():
    stub = Cause(Code.NOT_WRITTEN, "`backward` is not yet written.")
    text = words_of(report(verdict(Status.SKIP, stub)))
    assert "not started" in text
    assert "not yet written" not in text


@pytest.mark.parametrize("field", ["title", "cause", "mistake", "note", "file"])
def test_text_of_a_stranger_is_shown_and_nothing_of_it_acts(field):
    cause = dataclasses.replace(
        WRONG, **{name: HOSTILE for name in ("message", "expected", "actual") if field == "cause"}
    )
    mistake = Mistake("x", HOSTILE if field == "mistake" else "", "")
    title = HOSTILE if field == "title" else "t"
    given = report(
        verdict(Status.FAIL, cause, title, mistake),
        verdict(Status.FAIL, cause, title, mistake),
        notes=(HOSTILE,) if field == "note" else (),
        file=HOSTILE if field == "file" else "f.py",
    )
    html = to_html(given, COURSE)
    page, plain = Reading(html), Reading(to_html(report(*given.steps[0].checks[:1]), COURSE))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert {name for name, _ in page.attributes} <= {"class", "lang", "aria-hidden"}
    assert page.tags.count("style") == plain.tags.count("style") == 1
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}\\u202e\\x1b" in page.text
    assert not set(html) & {"\u202e", "\x1b"}


def test_every_rule_of_the_style_is_about_the_fragment_alone():
    style = re.search(r"<style>(.*?)</style>", to_html(report(verdict(Status.PASS)), COURSE), re.S)
    for rule in re.findall(r"([^{}]+)\{", style[1]):
        assert all(".grade-report" in part for part in rule.split(",")), rule


def test_only_whole_pairs_of_backticks_are_code():
    assert prose("`a` and `<b>`") == "<code>a</code> and <code>&lt;b&gt;</code>"
    assert prose("`a` and `b") == "`a` and `b"
