"""A learner's own random.py is not read, and its owner is told, where that may matter."""

import pytest

from grader.course import find_course
from grader.judge.shadowing import shadowed
from grader.model import Block, Source, Submission
from grader.submission import open_submission

COURSE = find_course()
STEP = COURSE.step("step2")


def handed_in(passed_over=("random",), **files):
    sources = {name: Source(f"{name}.py", (Block("", text),)) for name, text in files.items()}
    return Submission("here", "", files=sources, passed_over=passed_over)


def notes(submission):
    return list(shadowed(COURSE, submission, STEP))


@pytest.mark.parametrize(
    "text", ["import random", "from random import gauss", "def f():\n    import random.x as r"]
)
def test_module_that_is_imported_and_not_read_is_named(text):
    (note,) = notes(handed_in(step2_activations=text))
    assert note.startswith("Your random.py is not read: `import random`")


def test_helper_that_imports_it_counts_too():
    assert notes(handed_in(step2_activations="import shapes", shapes="import random"))


@pytest.mark.parametrize(
    "files",
    [
        {"step2_activations": "import numpy"},
        {"step2_activations": "from . import random"},
        {"step2_activations": "import random ("},
        {"step2_activations": "", "step1_init": "import random"},
    ],
)
def test_what_does_not_matter_to_the_step_is_not_told(files):
    assert notes(handed_in(**files)) == []


def test_pythons_own_module_alone_is_not_told():
    assert notes(handed_in(passed_over=(), step2_activations="import random")) == []


def test_names_that_are_taken_are_passed_over(tmp_path):
    for name in ("step2_activations", "random", "numpy", "shapes", "conftest"):
        (tmp_path / f"{name}.py").write_text("import random\n")
    found = open_submission(tmp_path, COURSE)
    assert found.passed_over == ("numpy", "random")
    assert set(found.files) == {"step2_activations", "shapes"}


def test_note_reaches_the_report(grade, tmp_path):
    text = (COURSE.reference / "step2_activations.py").read_text()
    (tmp_path / "step2_activations.py").write_text(f"import random\n{text}")
    (tmp_path / "random.py").write_text("raise SystemExit\n")
    (step,) = grade("step2", tmp_path, "--format", "json").report["steps"]
    assert step["status"] == "pass"
    assert any("Your random.py is not read" in note for note in step["notes"])
