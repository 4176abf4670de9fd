"""A learner's functions in the hands of the course's pictures."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from grader.course import find_course
from grader.learn.functions import functions_of
from grader.model import UsageProblem
from grader.submission import open_submission

COURSE = find_course()


@pytest.fixture
def work(tmp_path):
    for file in COURSE.reference.glob("step*.py"):
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.fixture
def learner(work):
    with functions_of(COURSE, lambda: open_submission(work, COURSE)) as functions:
        yield functions


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_function_is_called_like_any_other(learner):
    np.testing.assert_array_equal(learner.relu(np.array([-1.0, 2.0])), [0.0, 2.0])


def test_code_of_earlier_steps_is_the_learners_own(learner, work):
    edit(work / "step2_activations.py", "return np.maximum(0, z)", "return 0 * z")
    start = learner.init_params(2, 3, 1)
    A2, cache = learner.forward(np.ones((4, 2)), start)
    assert np.all(cache["A1"] == 0)
    assert np.all(A2 == 0.5)


def test_same_call_gives_the_same_value(learner):
    first, second = learner.init_params(2, 3, 1), learner.init_params(2, 3, 1)
    np.testing.assert_array_equal(first["W1"], second["W1"])


def test_another_seed_gives_another_value(work, learner):
    with functions_of(COURSE, lambda: open_submission(work, COURSE), seed=1) as other:
        assert np.any(other.init_params(2, 3, 1)["W1"] != learner.init_params(2, 3, 1)["W1"])


def test_what_is_no_function_of_the_course_is_no_attribute(learner):
    with pytest.raises(AttributeError):
        learner.relux  # noqa: B018


def test_fault_names_function_step_line_and_command(learner, work):
    edit(work / "step2_activations.py", "    return np.maximum(0, z)", "    return nowhere")
    lines = (work / "step2_activations.py").read_text().split("\n")
    with pytest.raises(UsageProblem) as caught:
        learner.relu(np.zeros(3))
    text = str(caught.value)
    assert "`relu` (step2)" in text
    assert "NameError" in text
    line = lines.index("    return nowhere") + 1
    assert f"Look at step2_activations.py, line {line}." in text
    assert text.endswith("`grade step2` tells more.")


def test_fault_of_an_earlier_step_leads_there(learner, work):
    edit(work / "step3_forward.py", "    Z1 = X @", "    raise NotImplementedError\n    Z1 = X @")
    with pytest.raises(UsageProblem) as caught:
        learner.train(np.eye(2), np.ones((2, 1)), epochs=1)
    assert "`train` (step6)" in str(caught.value)
    assert str(caught.value).endswith("`grade step3` tells more.")


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda path: path.unlink(), "There is no file step4_loss.py."),
        (lambda path: path.write_text("def compute_los(a, b): return 1"), "Did you mean it by"),
        (
            lambda path: path.write_text("def compute_loss(a, b):\n    raise NotImplementedError"),
            "not yet written",
        ),
        (lambda path: path.write_text("def compute_loss(:\n"), "Python cannot read this"),
        (
            lambda path: path.write_text("import os\ndef compute_loss(a, b):\n    os._exit(3)"),
            "your program ended the process",
        ),
    ],
)
def test_function_that_is_not_there_is_a_usage_problem(learner, work, damage, says):
    damage(work / "step4_loss.py")
    with pytest.raises(UsageProblem, match="grade step4") as caught:
        learner.compute_loss(np.zeros((1, 1)), np.zeros((1, 1)))
    assert says in str(caught.value)


def test_terminal_is_not_at_the_mercy_of_an_exception(learner, work):
    edit(work / "step2_activations.py", "return np.maximum(0, z)", 'raise ValueError("\\x1b[2J")')
    with pytest.raises(UsageProblem) as caught:
        learner.relu(np.zeros(3))
    assert "\x1b" not in str(caught.value)


def test_written_tells_stubs_from_functions(learner, work):
    path = work / "step4_loss.py"
    edit(path, "    m = Y_true.shape[0]\n    return", "    raise NotImplementedError\n    return")
    path.write_text("def compute_loss(a, b):\n    raise NotImplementedError\n")
    assert learner.written("relu")
    assert not learner.written("compute_loss")
    assert not learner.written("cross_entropy_loss")


def test_refusal_names_function_step_and_command(learner):
    with pytest.raises(UsageProblem) as caught:
        learner.refuse("train", "gave None")
    assert str(caught.value) == "Your `train` (step6) gave None.\n`grade step6` tells more."


def test_submission_is_not_opened_before_it_is_needed():
    def never():
        raise AssertionError

    with functions_of(COURSE, never):
        pass
