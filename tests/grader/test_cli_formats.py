"""The installed command in CI: one run writes what every platform reads, whatever a learner did."""

import json
import shutil
from pathlib import Path

import junitparser
import pytest

from grader import cli
from grader.course import find_course
from grader.judge import run as judging
from grader.model import GraderFault
from tests.grader.report import test_as_classroom50 as classroom50
from tests.grader.report import test_as_gradescope as gradescope
from tests.grader.report import test_as_junit as junit
from tests.grader.report import test_as_prairielearn as prairielearn
from tests.grader.report.test_workflow import obeyed

REFERENCE = find_course().reference
FILES = {
    "gradescope": "results.json",
    "junit": "report.xml",
    "prairielearn": "pl.json",
    "classroom50": "result.json",
    "json": "report.json",
    "text": "report.txt",
}
ALSO = [word for name, file in FILES.items() for word in ("--also", f"{name}={file}")]


def expect_agreement(work, score, most):
    """Demand that every file is valid, and of the same score."""
    read = {name: (work / file).read_text(encoding="utf-8") for name, file in FILES.items()}
    assert json.loads(read["json"])["score"] == score
    assert gradescope.read(read["gradescope"])["score"] == score
    assert prairielearn.read(read["prairielearn"])["score"] == pytest.approx(score / most)
    found = json.loads(read["classroom50"])
    classroom50.jsonschema.validate(found, classroom50.STATED)
    assert (found["score"], found["max-score"]) == (score, most)
    suites = junit.read(read["junit"])
    sums = [{p.name: float(p.value) for p in suite.properties()}["score"] for suite in suites]
    assert sum(sums) == score
    assert f"{score:g} of {most} points" in read["text"]


@pytest.fixture
def work(tmp_path):
    """A repository: step 2 dies, step 5 is wrong."""
    for file in REFERENCE.glob("step*.py"):
        shutil.copy(file, tmp_path)
    for name, old, new in (
        ("step2_activations.py", "return np.maximum(0, z)", "import os; os.abort()"),
        ("step5_backward.py", "X.T @ dZ1 / m", "X.T @ dZ1"),
    ):
        path = tmp_path / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    return tmp_path


def test_one_run_writes_every_format_and_all_agree_after_a_crash(grade, work):
    environment = {
        **classroom50.ENVIRONMENT,
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(work),
        "GITHUB_STEP_SUMMARY": str(work / "summary.md"),
        "GITHUB_OUTPUT": str(work / "outputs"),
    }
    ran = grade("step2", "step5", "--format", "github", *ALSO, cwd=work, env=environment)
    assert ran.status == 1, ran
    score = json.loads((work / "report.json").read_text(encoding="utf-8"))["score"]
    expect_agreement(work, score, 45)
    crash, wrong = obeyed(ran.out)
    assert crash.startswith("::error file=step2_activations.py,title=")  # a crash has no line
    assert wrong.startswith("::error file=step5_backward.py,line=")
    assert "### \\! step2" in (work / "summary.md").read_text(encoding="utf-8")
    assert f"\n{score:g}\n" in (work / "outputs").read_text()


@pytest.mark.slow
def test_code_that_never_ends_is_an_error_of_every_format(grade, work):
    wrong = find_course().hidden.parent / "submissions/wrong_step5_backward/numeric_never_ends.py"
    shutil.copy(wrong, work / "step5_backward.py")
    ran = grade("step5", "--format", "junit", "--output", "report.xml", cwd=work)
    assert ran.status == 1, ran
    (suite,) = junit.read((work / "report.xml").read_text(encoding="utf-8"))
    kinds = {case.result[0].type for case in suite if case.result}
    assert "timed_out" in kinds
    assert suite.errors > 0


def test_submission_that_is_none_gets_a_result_that_says_so(grade, tmp_path):
    ran = grade(
        "--format", "gradescope", "--output", "results.json", "--also", "junit=report.xml",
        "nothing.zip", cwd=tmp_path,
    )  # fmt: skip
    assert ran.status == 2, ran
    found = gradescope.read((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert found["output"].startswith("There is no file or folder nothing.zip.")
    assert junitparser.JUnitXml.fromfile(str(tmp_path / "report.xml")).errors == 1


def test_fault_of_the_grader_leaves_a_result_without_a_grade(work, monkeypatch, capsys):
    def broken(*arguments):
        raise GraderFault("the hidden test of step2 is broken")

    monkeypatch.setattr(judging, "grade", broken)
    monkeypatch.chdir(work)
    with pytest.raises(SystemExit) as ended:
        cli.main(["--format", "prairielearn", "--output", "pl.json", "step2"])
    assert ended.value.code == 3
    found = prairielearn.read((work / "pl.json").read_text(encoding="utf-8"))
    assert found["gradable"] is False
    assert "hidden" not in json.dumps(found)
    assert "the hidden test of step2 is broken" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--output", "no/a"], ["--also", "junit=no/a"]])
def test_folder_that_is_not_there_is_refused_before_grading(grade, work, options):
    ran = grade("step1", *options, cwd=work)
    assert (ran.status, ran.out) == (2, "")
    assert "there is no folder no for a" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_full_device_is_told_and_the_other_files_are_there(grade, work):
    ran = grade("step1", "--also", "json=a.json", "--also", "json=/dev/full", cwd=work)
    assert ran.status == 2, ran
    assert "Cannot write /dev/full: No space left on device." in ran.err
    assert json.loads((work / "a.json").read_text(encoding="utf-8"))["score"] == 10


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs a name for the output")
def test_output_can_be_the_standard_output(grade, work):
    ran = grade("step1", "--format", "json", "--output", "/dev/stdout", cwd=work)
    assert (ran.status, ran.report["score"]) == (0, 10)
