"""Judges the judge: right programs get full marks, wrong ones fail where they are wrong."""

import re
import shutil
from pathlib import Path

import pytest

from grader.course import find_course
from grader.diagnosis.catalogue import load_catalogue
from grader.diagnosis.diagnose import diagnose
from grader.judge.bench import Bench
from grader.judge.run import grade as judge
from grader.model import Status
from grader.submission import open_submission
from grader.worker.workers import Workers

HERE = Path(__file__).resolve().parent


def _parameter(path: Path, name: str, is_slow: bool):
    return pytest.param(path, id=name, marks=[pytest.mark.slow] if is_slow else [])


LONG = ("numeric_never_ends", "all_weights_zero", "one_column_copied", "gradients_pile_up")
"""Steps 1 to 6 that take their time: a limit that runs out, or a search through all there is."""

WHOLE = (
    "right_asks_and_exits.py", "right_failing_assert.py", "right_french_undefined_name.py",
    "right_lambdas.py", "right_module_imports", "right_mse_history",
    "right_notebook_redefined.ipynb", "right_old_numpy", "right_pasted_lesson.py",
)  # fmt: skip
"""Right ones that take longest, or have a sibling in another form that is judged each time."""

RIGHT = [
    _parameter(path, path.name, "bonus" in path.name or path.name in WHOLE)
    for path in sorted(HERE.glob("right_*"))
    if path.name != "__pycache__"
]
WRONG = [
    _parameter(
        path,
        f"{path.parent.name}/{path.stem}",
        is_slow="step" not in path.parent.name or path.stem in LONG,
    )
    for path in sorted(HERE.glob("wrong_*/*.py"))
]
BLIND = [
    _parameter(path, f"{path.parts[-3]}/{path.parts[-2]}/{path.stem}", is_slow=True)
    for path in sorted(HERE.glob("blind*/*/*.py"))
]
"""Written by people who had not seen the checks, nor the catalogue of mistakes."""


@pytest.fixture(scope="module")
def workers():
    """Make workers for all of them, as for a class: what makes them starts once."""
    with Workers() as workers:
        yield workers


@pytest.fixture
def names_given(monkeypatch):
    """Collect the mistakes that the diagnosis would name, in functions that pass as well."""
    named = []

    def named_all(bench, session, verdicts):
        catalogue = load_catalogue(bench._course, session.step)
        for function in session.step.functions:
            calls = session.record.calls(function)
            found = diagnose(function, session.parameters[function], calls, catalogue)
            named.extend(m.id for m in (found.mistake, *found.parts.values()) if m is not None)
        return verdicts

    monkeypatch.setattr(Bench, "_named", named_all)
    return named


@pytest.mark.parametrize("path", RIGHT)
def test_right_submission_gets_full_marks_and_no_mistake_is_named(path, names_given, workers):
    """One with `bonus` in its name is judged by the bonus steps that it has, too."""
    course = find_course()
    steps = [step for step in course.steps if "bonus" in path.name or not step.bonus]
    report = judge(course, open_submission(path, course), steps, seed=0, workers=workers)
    handed_in = [step for step in report.steps if step.status is not Status.SKIP]
    unmet = [
        (check.id, check.cause)
        for step in handed_in
        for check in step.checks
        if check.status is not Status.PASS
    ]
    assert unmet == []
    assert handed_in
    assert names_given == []
    if "bonus" not in path.name:
        assert report.score == 100


@pytest.mark.parametrize("path", [*WRONG, *BLIND])
def test_wrong_submission_fails_where_it_is_wrong(path, tmp_path, workers):
    """Graded in this process, to save the start of Python and pytest a hundred times, and once.

    The steps left out are the reference, on the reference: nothing of the wrong file reaches them.
    """
    wrong, stem = path.read_text(encoding="utf-8"), path.parent.name.removeprefix("wrong_")
    should_fail = set(re.search(r"^fails: (.*)$", wrong, re.MULTILINE)[1].split(", "))
    course = find_course()
    for step in course.steps:
        shutil.copy(course.reference / f"{step.stem}.py", tmp_path)
    with (tmp_path / f"{stem}.py").open("a", encoding="utf-8") as module:
        module.write("\n" + wrong)

    here = next(step for step in course.steps if step.stem == stem)
    whole = [step for step in course.steps if here.id in step.needs and step.id == "step6"]
    steps = [here, *whole]
    submission = open_submission(tmp_path, course)
    report = judge(course, submission, steps, seed=0, workers=workers, twice=False)

    checks = [check for step in report.steps for check in step.checks]
    failed = {c.function for c in checks if c.status in (Status.FAIL, Status.ERROR)}
    assert failed == should_fail
    assert {c.function for c in checks if c.status is Status.SKIP} <= should_fail
    if cause := re.search(r"^cause: (.*)$", wrong, re.MULTILINE):
        assert cause[1] in {c.cause.code.value for c in checks if c.cause}
