"""What GitHub gets: annotations that order nothing else, a summary that shows and does nothing."""

import dataclasses
import re

import pytest
from markdown_it import MarkdownIt

from grader.model import Cause, Code, Status, StepReport
from grader.report.as_github import MOST_BYTES, errors, outputs, refusal, to_github
from tests.grader.report.samples import (
    ALL_RIGHT,
    EVIL,
    REPORT,
    RIGHT_STEP,
    WRONG_STEP,
    verdict,
)
from tests.grader.report.test_workflow import obeyed

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


def prose(text):
    """Return a summary's HTML without its fences."""
    return re.sub(r"<pre><code.*?</code></pre>", "", MARKDOWN.render(text), flags=re.DOTALL)


def orders(text):
    """Read orders as actions/toolkit writes them."""
    found = []
    for line in text.splitlines():
        name, given, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()
        properties = dict(part.split("=", 1) for part in given.split(","))
        found.append((name, properties, message))
    return found


def test_each_step_that_does_not_pass_has_one_error_at_its_line():
    found = orders(errors(REPORT, {}))
    assert [name for name, *_ in found] == ["error", "error"]
    _, properties, message = found[0]
    assert set(properties) == {"file", "line", "title"}
    assert (properties["file"], properties["line"]) == ("work/step5_backward.py", "12")
    assert properties["title"] == "! step5 Backward%2C pass%3A 100 %25%3A 2 / 5"
    assert message.startswith("b holds%0AThe mean is missing.%0AdW1 is wrong %0A::error")
    assert message.endswith("%0ANot right either: train")


def test_text_of_a_learner_orders_nothing_in_the_log():
    log = errors(REPORT, {})
    assert len(obeyed(log)) == 2
    assert all(line.startswith("::error ") for line in obeyed(log))
    assert "##[" not in log
    assert not re.search(r"[\0\x1b\ud800\u202e]", log)


def test_file_is_named_from_the_root_of_the_repository(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    log = errors(REPORT, {"GITHUB_WORKSPACE": str(tmp_path)})
    assert orders(log)[0][1]["file"] == "sub/work/step5_backward.py"
    elsewhere = errors(REPORT, {"GITHUB_WORKSPACE": str(tmp_path / "other")})
    assert orders(elsewhere)[0][1]["file"] == "work/step5_backward.py"


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("step2_other.py", {"file": "work/step2_other.py", "line": "3"}),
        ("code cell 4", {"file": "work/step5_backward.py"}),
    ],
)
def test_line_is_one_of_the_file_that_is_named(where, place):
    cause = Cause(Code.RAISED, "It raised.", line=3, where=where)
    step = dataclasses.replace(WRONG_STEP, checks=(verdict("a", Status.ERROR, 1.0, cause),))
    ((_, properties, _),) = orders(errors(dataclasses.replace(REPORT, steps=(step,)), {}))
    del properties["title"]
    assert properties == place


def test_runner_keeps_ten_errors_and_gets_no_more():
    report = dataclasses.replace(REPORT, steps=(WRONG_STEP,) * 12)
    assert len(orders(errors(report, {}))) == 10


def test_summary_shows_text_of_a_learner_in_fences_alone():
    text = to_github(REPORT)
    rest = prose(text)
    assert not re.search(r"<(a|img|script|details)\b|</details>|</pre>|@team|evil\.example", rest)
    assert re.findall(r"<h\d>(.*?)</h\d>", rest) == [
        "6.25 of 8 points",
        "! step5 Backward, pass: 100 %: 2 / 5",
        "✗ extra More: 1.25 / 2.25",
    ]
    shown = MARKDOWN.render(text)
    assert "![a](http://evil.example/a.png) @team" in shown
    assert shown.count("<pre>") == 2
    assert not re.search(r"[\0\x1b\ud800\u202e]", text)


def test_summary_says_first_what_does_not_pass():
    steps = (dataclasses.replace(RIGHT_STEP, notes=("It trains.",)), WRONG_STEP)
    text = to_github(dataclasses.replace(REPORT, steps=steps))
    assert 0 < text.index("### \\! step5") < text.index("### ✓ step6")
    assert "note: It trains." in text


def test_summary_that_is_too_long_is_cut_between_steps_and_says_so():
    cause = Cause(Code.RAISED, "é" * 100_000)
    steps = tuple(
        StepReport(f"step{at}", "", "", (verdict("a", Status.FAIL, 1.0, cause),)) for at in range(9)
    )
    text = to_github(dataclasses.replace(REPORT, steps=steps))
    assert 600_000 < len(text.encode()) <= MOST_BYTES
    assert text.endswith("```\n\n5 more of these steps do not fit in here.\n")
    assert prose(text).count("<h3>") == 4


def test_fence_is_longer_than_any_in_the_text():
    text = refusal(f"{'`' * 20} {EVIL}")
    assert prose(text) == "<h2>No score</h2>\n\n"


def test_outputs_are_set_between_delimiters_that_nobody_knows():
    first, second = outputs(REPORT), outputs(REPORT)
    pattern = r"score<<(\w{32})\n6\.25\n\1\nmax_score<<(\w{32})\n8\n\2\n"
    assert re.fullmatch(pattern, first)
    assert first != second


def test_right_report_has_no_error():
    assert errors(ALL_RIGHT, {}) == ""
    assert prose(to_github(ALL_RIGHT)).startswith("<h2>3 of 3 points</h2>")
