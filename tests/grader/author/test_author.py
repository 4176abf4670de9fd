"""Building the exercises, and the checks that guard a course against its author."""

import shutil
from pathlib import Path

import pytest

from grader.author.build import build, exercise_text
from grader.author.check import problems
from grader.course import load_course
from grader.model import UsageProblem

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def root(tmp_path):
    """A course made of the kit's first step, and a file that is given with it."""
    for name in ("exercises/README.md", "exercises/step1_init.py", "reference/step1_init.py",
                 "reference/quiz/step1_init.py", "tests/hidden/test_step1_init.py"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    text = (ROOT / "reference" / "course.toml").read_text().replace('goal = "step6"', "")
    second = [at for at in range(len(text)) if text.startswith("[[step]]", at)][1]
    toml = tmp_path / "reference" / "course.toml"
    toml.write_text(text[:second].replace("needs = []", 'needs = []\ngiven = ["data/numbers.py"]'))
    for folder in ("exercises", "reference"):
        (tmp_path / folder / "data").mkdir()
        (tmp_path / folder / "data" / "numbers.py").write_text("ONE = 1\n")
    (tmp_path / "tests" / "hidden" / "conftest.py").write_text("import numpy as np\n")
    return tmp_path


def found(root):
    return list(problems(load_course(root)))


def edit(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_consistent_course_has_no_problems(root):
    assert found(root) == []


def test_exercise_keeps_signature_docstring_and_demo_but_no_body(root):
    course = load_course(root)
    text = exercise_text(course, course.steps[0])
    reference = (root / "reference" / "step1_init.py").read_text()
    start, end = reference.index("    return {"), reference.index('\n\nif __name__ == "__main__"')
    stub = (
        f"    # TODO: {course.steps[0].functions['init_params']}\n    raise NotImplementedError\n"
    )
    assert text == reference[:start] + stub + reference[end:]


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("exercises/step1_init.py", "raise NotImplementedError", "return 1", "gets"),
        ("exercises/step1_init.py", "(input_size, hidden_size", "(inputs, hidden_size", "differs"),
        ("exercises/step1_init.py", "Draw the starting", "Draw starting", "differs"),
        ("exercises/step1_init.py", "np.random.seed(0)", "np.random.seed(1)", "dev build"),
        ("exercises/step1_init.py", "def init_params", "def start", "has no function init_params"),
        ("reference/step1_init.py", "np.sqrt(2 /", "np.sqrt(200 /", "does not pass"),
        ("reference/course.toml", "hints = [", "hints = []\nold = [", "no hint"),
        ("exercises/data/numbers.py", "1", "2", "is not the reference's"),
    ],
)
def test_problem_is_found(root, file, old, new, says):
    edit(root / file, old, new)
    assert any(says in problem for problem in found(root)), found(root)


@pytest.mark.parametrize(
    "name", ["exercises/extra.py", "reference/step9.py", "tests/hidden/test_step9.py"]
)
def test_file_of_no_step_is_left_over(root, name):
    (root / name).write_text("")
    assert found(root) == [f"{Path(name)} belongs to no step"]


def test_missing_file_is_named(root):
    (root / "exercises/step1_init.py").unlink()
    assert any("exercises/step1_init.py is missing" in p for p in problems_until_missing(root))


def problems_until_missing(root):
    for problem in problems(load_course(root)):
        yield problem
        if "missing" in problem:
            return


def test_build_writes_what_is_stale_and_nothing_else(root):
    course = load_course(root)
    assert build(course) == []
    edit(root / "reference" / "step1_init.py", "Draw the starting", "Draw the first")
    assert build(course) == [root / "exercises" / "step1_init.py"]
    assert found(root) == []


def test_build_copies_what_is_given(root):
    edit(root / "reference" / "data" / "numbers.py", "1", "2")
    assert build(load_course(root)) == [root / "exercises" / "data" / "numbers.py"]
    assert found(root) == []


GIVEN = "def show(params):\n    return params\n\n\nif __name__"


def test_function_that_is_given_goes_to_the_learner_as_it_is(root):
    edit(root / "reference" / "step1_init.py", "if __name__", GIVEN)
    course = load_course(root)
    assert build(course) == [root / "exercises" / "step1_init.py"]
    assert "return params" in (root / "exercises" / "step1_init.py").read_text()
    assert found(root) == []


def test_build_replaces_an_exercise_with_a_function_that_is_given(root):
    edit(root / "reference" / "step1_init.py", "if __name__", GIVEN)
    build(load_course(root))
    edit(root / "reference" / "step1_init.py", "return params", "return dict(params)")
    assert build(load_course(root)) == [root / "exercises" / "step1_init.py"]


def test_build_does_not_overwrite_a_function_of_the_learners_own(root):
    edit(root / "exercises" / "step1_init.py", "if __name__", GIVEN)
    with pytest.raises(UsageProblem, match="--force"):
        build(load_course(root))


def test_picture_of_no_step_is_found(root):
    (root / "reference" / "figures").mkdir()
    (root / "reference" / "figures" / "pie.py").write_text('TITLE = "Pie"\nSTEP = "step9"\n')
    assert found(root) == ["reference/figures/pie.py is of no step: set STEP to one of the course"]


def test_build_refuses_to_overwrite_work_unless_forced(root):
    course = load_course(root)
    exercise = root / "exercises" / "step1_init.py"
    edit(exercise, "raise NotImplementedError", "return {}")
    with pytest.raises(UsageProblem, match="--force"):
        build(course)
    assert "return {}" in exercise.read_text()
    assert build(course, force=True) == [exercise]
