"""`grade quiz`: piped, at 60 columns, in ASCII, and what is remembered where."""

import json

import pytest

ANSWERS = "(2, 3)\n{}\n-0.5\n"


def saved(folder):
    (path,) = (folder / ".grade").glob("*.json")
    return json.loads(path.read_text())["sections"]["quiz"]["step5"]


@pytest.fixture
def work(grade, tmp_path):
    grade("start", tmp_path / "work")
    return tmp_path / "work"


def right_letter(grade, folder):
    """Look at the choices once; the seed puts them into the same order again."""
    seen = grade("quiz", "step5", "--seed", "1", cwd=folder, input="(2, 3)\n").out
    return next(line.strip()[0] for line in seen.splitlines() if line.endswith(")  0.00"))


def test_piped_answers_are_asked_told_and_remembered(grade, work):
    lines = ANSWERS.format(right_letter(grade, work))
    ran = grade("quiz", "step5", "--seed", "1", cwd=work, input=lines)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.count("Right. ") == 3
    assert ran.out.endswith("3 of 3 on the first try.\n")
    assert "a shape: (2, 3)\n" in ran.out
    assert saved(work) == {"first": 3, "last": 3, "of": 3, "times": 1}


def test_end_of_input_ends_it_kindly_and_keeps_nothing(grade, work):
    ran = grade("quiz", "step5", cwd=work, input="(3, 2)\n")
    assert (ran.status, ran.err) == (0, "")
    assert "Not quite. It is (2, 3)." in ran.out
    assert "Stopped: nothing is kept." in ran.out
    assert not list(work.glob(".grade/*.json"))


def test_without_a_workspace_it_can_be_taken_all_the_same(grade, tmp_path):
    ran = grade("quiz", "step5", cwd=tmp_path, input=ANSWERS.format("a"))
    assert ran.status == 0
    assert "there is no workspace here" in ran.out
    assert list(tmp_path.iterdir()) == []


def test_ascii_terminal_gets_no_question_marks_for_letters(grade, work):
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = grade("quiz", "step4", cwd=work, input="1/8\na\na\n", env=env)
    assert ran.status == 0
    assert "Right. Each answer is off by 0.5" in ran.out


def test_step_that_does_not_exist_is_a_usage_problem(grade, work):
    ran = grade("quiz", "step55", cwd=work)
    assert (ran.status, ran.err.splitlines()[0]) == (2, "There is no step 'step55'.")
