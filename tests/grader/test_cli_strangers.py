"""Text of strangers on its way out: nothing of it acts, whichever command shows it."""

import json

import pytest

from grader.course import find_course
from tests.grader.report.test_workflow import obeyed

COURSE = find_course()
REFERENCE = COURSE.reference
EVIL = "\\x1b[2J\\x1b]0;t\\x07\\u202e\\n::error::all pass\\n##[error]x [bold]b[/bold] [/x]"
"""As it stands in source code."""

CI = {"GITHUB_ACTIONS": "true"}
STEP = "step2_activations.py"


@pytest.fixture
def work(tmp_path):
    """The right answers, but for a function that raises what no terminal should obey."""
    for file in REFERENCE.glob("step*.py"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    path = tmp_path / STEP
    text = path.read_text().replace("return np.maximum(0, z)", f'raise ValueError("{EVIL}")')
    path.write_text(text)
    assert EVIL in text
    return tmp_path


def expect_harmless(text):
    """Demand that a terminal shows each character of a text, and obeys none."""
    assert {char for char in text if not char.isprintable()} <= {"\n"}
    assert "Traceback" not in text


@pytest.mark.parametrize(
    "arguments", [["step2"], ["step2", "--all"], ["hint", "step2"], ["plot", "activations"]]
)
def test_exception_of_a_learner_is_shown_and_not_obeyed(grade, work, arguments):
    ran = grade(*arguments, cwd=work)
    assert ran.status in (0, 1, 2), ran
    expect_harmless(ran.out + ran.err)
    if arguments[0] != "hint":
        assert "\\x1b[2J" in ran.out + ran.err
        assert "[bold]b[/bold] [/x]" in ran.out + ran.err
    in_ci = grade(*arguments, cwd=work, env=CI)
    assert obeyed(in_ci.out) == obeyed(in_ci.err) == []


def test_report_is_guarded_in_ci_and_nowhere_else(grade, work):
    assert "::error::all pass" in [
        line.strip() for line in grade("step2", cwd=work).out.split("\n")
    ]
    assert obeyed(grade("step2", cwd=work).out)
    ran = grade("step2", cwd=work, env=CI)
    assert ran.out.startswith("::stop-commands::")
    assert grade("step2", cwd=work, env=CI).out.split("\n")[0] != ran.out.split("\n")[0]
    grade("step2", "--output", "report.txt", cwd=work, env=CI)
    assert "stop-commands" not in (work / "report.txt").read_text(encoding="utf-8")


def test_json_in_ci_stays_json_and_orders_nothing(grade, work):
    ran = grade("step2", "--format", "json", cwd=work, env=CI)
    assert obeyed(ran.out) == []
    messages = [c["cause"]["message"] for c in ran.report["steps"][0]["checks"] if c["cause"]]
    assert any("##[error]x" in message for message in messages)


@pytest.mark.parametrize(
    "words", [["step2", "no\x1b[2Jsuch\n::error::x.py"], ["a\x1b[2J"], ["--seed", "\x1b[2J\n::x::"],
              ["-C", "no\x07where\n::error::x"], ["plot", "\x1b[2J"], ["data", "\x1b[2J"],
              ["solution", "step2", "\x1b[2J.py"], ["break", "\x1b[2J"]]
)  # fmt: skip
def test_word_that_makes_no_sense_is_shown_and_not_obeyed(grade, work, words):
    ran = grade(*words, cwd=work, env=CI)
    assert ran.status == 2
    expect_harmless(ran.out + ran.err)
    assert obeyed(ran.err) == []


def test_folder_of_any_name_is_shown_and_not_obeyed(grade, tmp_path):
    ran = grade("start", tmp_path / "n\x1b[2J\nw", cwd=tmp_path)
    assert ran.status == 0
    expect_harmless(ran.out + ran.err)


def test_code_beside_the_reference_is_shown_and_not_obeyed(grade, work):
    text = (REFERENCE / STEP).read_text(encoding="utf-8")
    evil = EVIL.replace("\\n", " ").encode().decode("unicode_escape")
    comment = f"    # {evil} :smile:\n    return np.maximum(0, z)"
    (work / STEP).write_text(text.replace("    return np.maximum(0, z)", comment, 1))
    ran = grade("solution", "step2", cwd=work, env=CI)
    assert ran.status == 0, ran
    expect_harmless(ran.out)
    assert "[bold]b[/bold]" in ran.out
    assert obeyed(ran.out) == []


@pytest.mark.slow
def test_half_a_character_is_written_by_every_format(grade, tmp_path):
    """A notebook may hold what UTF-8 cannot write."""
    cell = "def relu(z):\n    raise ValueError('\ud800')\n\n\n\ud800 = 1"
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    content = {
        "nbformat": 4,
        "nbformat_minor": 4,
        "metadata": {},
        "cells": [{**code, "source": cell}],
    }
    (tmp_path / "all.ipynb").write_text(json.dumps(content))
    for format_ in ("text", "json"):
        for output in ([], ["--output", "out"]):
            ran = grade("step2", "all.ipynb", "--format", format_, *output, cwd=tmp_path)
            assert ran.status == 1, ran
            assert "Traceback" not in ran.err
