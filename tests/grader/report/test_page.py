"""The page without a browser: its policy, its parts, and the same page twice."""

import base64
import hashlib
import re

from grader.course import find_course
from grader.model import Cause, Code, Report, Status, StepReport, Verdict
from grader.report.page import Excerpt, Exhibit, Frame, Line, to_page

COURSE = find_course()
WRONG = Verdict(
    "step2.a", "relu", "relu keeps", Status.FAIL, 2.0, cause=Cause(Code.WRONG_VALUE, "wrong")
)
RIGHT = Verdict("step2.b", "relu", "relu drops", Status.PASS, 2.0)
STUB = Cause(Code.NOT_WRITTEN, "not written")
BONUS = Verdict("clinic.a", "diagnose", "It tells", Status.SKIP, 2.0, cause=STUB)
EXHIBITS = (
    Exhibit("line", "A line", "step2", (Frame("it rises", b"PNG"),)),
    Exhibit("none", "No line", "step2", (), "This needs `relu`."),
)


def page(*checks, exhibits=EXHIBITS, excerpts=None):
    steps = (
        StepReport("step2", "Activations", "step2.py", checks or (WRONG, RIGHT)),
        StepReport("clinic", "Clinic", "clinic.py", (BONUS,), bonus=True),
    )
    report = Report("my <folder>", "ab" * 32, 0, ("process",), 0.4, steps)
    return to_page(report, COURSE, exhibits, excerpts)


def test_policy_allows_this_style_and_this_script_and_nothing_else():
    html = page()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    rest = re.sub(r"'sha256-[^']*'", "", policy)
    assert rest == (
        "default-src 'none'; img-src data:; style-src ; script-src ; base-uri 'none'; "
        "form-action 'none'"
    )


def test_page_names_no_address():
    assert not re.search(r"(?:https?:)?//[a-z]", page())


def test_points_steps_and_checks_are_there():
    html = page()
    assert "<title>A neural network, built by hand: 2 of 4 points</title>" in html
    assert "0 of 1 steps pass. Next: grade step2" in html  # the bonus is not started
    assert "1 check passed" in html
    assert "relu drops" in html
    assert "my &lt;folder&gt;" in html


def test_picture_has_its_words_and_needs_no_file():
    assert '<img alt="it rises" src="data:image/png;base64,UE5H">' in page()
    assert "<input" not in page()  # one picture: nothing to move through


def test_reason_stands_in_the_place_of_a_picture():
    assert "There is no picture. This needs <code>relu</code>." in page()


def test_exhibit_without_frames_is_said_to_have_no_picture():
    assert "There is no picture." in page(exhibits=[Exhibit("x", "X", "step2", ())])


def test_code_is_shown_beneath_its_check_and_no_other():
    lines = (Line(11, "def relu(z):", False), Line(12, "    return <z>", True))
    html = page(excerpts={"step2.a": Excerpt("line 12", lines)})
    assert html.count("<pre") == 1
    assert 'aria-label="Your code at line 12"' in html
    assert html.count('class="line marked"') == 1
    assert "return &lt;z&gt;" in html


def test_same_report_gives_the_same_page():
    assert page() == page()
