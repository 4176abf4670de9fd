"""The course as a notebook, and what it is worth."""

import shutil

import nbformat
import pytest

from grader.judge.run import grade
from grader.learn.notebooks.writing import course_notebook
from grader.model import Code, UsageProblem
from grader.submission import open_submission


@pytest.fixture(scope="module")
def text(course):
    return course_notebook(course)


@pytest.fixture(scope="module")
def cells(text):
    return {cell.id: cell for cell in nbformat.reads(text, as_version=4).cells}


@pytest.fixture
def graded(course, tmp_path):
    """Grade the text of a notebook."""

    def graded(text, count):
        path = tmp_path / "network.ipynb"
        path.write_text(text, encoding="utf-8")
        return grade(course, open_submission(path, course), course.steps[:count], seed=0)

    return graded


def test_it_is_the_same_to_the_byte(course, text):
    assert course_notebook(course) == text


def test_it_is_what_jupyter_itself_would_write(text):
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) + "\n" == text


def test_every_function_has_a_cell_and_every_step_a_grade(course, cells):
    for step in course.steps:
        assert cells[f"{step.id}-grade"].source == f"%grade {step.id}"
        for name in step.functions:
            assert cells[f"{step.id}-{name}"].source.startswith(f"def {name}(")


def test_imports_stand_there_once(cells):
    assert cells["imports"].source == "import numpy as np"
    bodies = [cell.source for name, cell in cells.items() if name != "imports"]
    assert not any(line.startswith("from step") for body in bodies for line in body.split("\n"))


def test_what_the_readme_says_of_files_is_left_out(cells):
    assert "One file per step" not in cells["how"].source
    assert "Why XOR?" in cells["how"].source
    assert cells["readme-1"].source.startswith("## Shapes")


def test_demo_runs_by_hand_only_and_may_raise(cells):
    demo = cells["step1-demo"]
    assert demo.source.startswith('if __name__ == "__main__":')
    assert demo.metadata.tags == ["raises-exception"]


def test_pictures_follow_the_step_they_belong_to(cells):
    names = list(cells)
    assert names.index("step6-plot-boundary") == names.index("step6-demo") + 1
    assert cells["step6-plot-boundary"].source == "%plot boundary"


def test_stubs_earn_nothing_and_are_not_yet_written(graded, text):
    report = graded(text, None)
    assert report.score == 0
    assert {check.cause.code for step in report.steps for check in step.checks} == {
        Code.NOT_WRITTEN
    }


def test_right_answers_earn_all_points_of_the_steps(graded, text, filled_in):
    report = graded(filled_in(text), 6)
    assert [step.score for step in report.steps] == [step.max_score for step in report.steps]


@pytest.mark.slow
def test_right_answers_earn_the_bonus_as_well(graded, text, filled_in):
    report = graded(filled_in(text), None)
    assert [step.score for step in report.steps] == [step.max_score for step in report.steps]


@pytest.fixture
def own(course, tmp_path):
    """A workspace with the right answers, to be edited before it is opened."""
    for path in course.reference.glob("*.py"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_own_functions_stand_in_the_place_of_the_stubs(course, own, text, filled_in):
    written = course_notebook(course, open_submission(own, course))
    assert nbformat.reads(written, as_version=4) == nbformat.reads(filled_in(text), as_version=4)


def test_missing_file_leaves_its_stubs(course, own, cells):
    (own / "step5_backward.py").unlink()
    written = course_notebook(course, open_submission(own, course))
    found = {cell.id: cell.source for cell in nbformat.reads(written, as_version=4).cells}
    assert found["step5-backward"] == cells["step5-backward"].source
    assert found["step4-compute_loss"] != cells["step4-compute_loss"].source


def test_one_name_for_two_functions_is_refused(course, own):
    for stem, value in (("step2_activations", 1), ("step5_backward", 2)):
        with (own / f"{stem}.py").open("a") as file:
            file.write(f"\n\ndef _half(x):\n    return x / {value}\n")
    with pytest.raises(UsageProblem, match=r"`_half` is made in step2_activations.py, and other"):
        course_notebook(course, open_submission(own, course))
