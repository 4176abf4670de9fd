"""The installed command, as a user meets it: good calls, bad calls, bad files, bad surroundings."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from grader.course import find_course
from grader.model import PROMISES

REFERENCE = Path(__file__).resolve().parents[2] / "reference"
STEP5 = "step5_backward.py"


@pytest.fixture
def work(tmp_path):
    """A folder with the right answers."""
    for file in REFERENCE.glob("step*.py"):
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.fixture
def wrong(work):
    """The right answers, but for a gradient that is not divided by m."""
    path = work / STEP5
    path.write_text(path.read_text().replace("X.T @ dZ1 / m", "X.T @ dZ1"))
    return work


def checks(report, step=0):
    return {check["id"]: check for check in report["steps"][step]["checks"]}


def test_right_step_exits_with_0_and_names_the_next(grade, work):
    ran = grade("step5", cwd=work)
    assert ran.status == 0, ran
    assert "30 / 30" in ran.out
    assert ran.out.endswith("Next: grade step6\n")


def test_wrong_step_says_call_values_and_line(grade, wrong):
    ran = grade("step5", cwd=wrong)
    assert ran.status == 1
    line = (wrong / STEP5).read_text().split("\n").index("def backward(X, Y_true, params, cache):")
    for part in (
        "✗ dW1 is right at every entry",
        "backward(X, Y_true, params, cache) with X (5, 3), Y_true (5, 2), integers: dW1 is wrong",
        "(12 of 12 entries)",
        f"look at  step5_backward.py, line {line + 1}",
        "Next: grade step5",
    ):
        assert part in ran.out
    assert "✗ dW2" not in ran.out


def test_json_is_the_contract(grade, wrong):
    ran = grade("step5", "--format", "json", cwd=wrong)
    assert ran.status == 1
    report = ran.report
    assert {
        "schema",
        "submission",
        "seed",
        "isolation",
        "score",
        "max_score",
        "seconds",
        "steps",
    } <= (report.keys())
    assert report["schema"] == "grade-report/1"
    assert report["isolation"][0] == "process"
    assert report["max_score"] == sum(c["max_score"] for c in checks(report).values()) == 30
    assert report["score"] == sum(c["score"] for c in checks(report).values())
    cause = checks(report)["step5.value.W1"]["cause"]
    assert {"code", "message", "expected", "actual", "line"} <= cause.keys()
    assert cause["code"] == "wrong_value"


@pytest.mark.slow
def test_same_seed_gives_the_same_report_and_another_one_other_inputs(grade, wrong):
    def without_times(report):
        return re.sub(r'"seconds": [\d.]+', "", json.dumps(report))

    first, again, other = (
        grade("step5", "--format", "json", "--seed", seed, cwd=wrong).report for seed in (3, 3, 4)
    )
    assert without_times(first) == without_times(again)
    values = [checks(r)["step5.value.W1"]["cause"]["expected"] for r in (first, other)]
    assert values[0] != values[1]


def test_output_goes_to_the_file(grade, work):
    ran = grade("step1", "--format", "json", "--output", work / "report.json", cwd=work)
    assert (ran.status, ran.out) == (0, "")
    assert json.loads((work / "report.json").read_text())["score"] == 10


def test_step_file_is_graded_alone(grade, work):
    report = grade("--format", "json", work / "step3_forward.py").report
    assert [step["id"] for step in report["steps"]] == ["step3"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("stp5", "step5"), ("Step5", "step5"), ("5", "step5"), ("backward", "step5"),
     ("step5_backward", "step5"), ("step_2", "step2")],
)  # fmt: skip
def test_misspelt_step_is_recognised(grade, work, word, meant):
    ran = grade(word, cwd=work)
    assert ran.status == 2
    assert f"Did you mean {meant}?" in ran.err


@pytest.mark.parametrize("word", ["step9", "nonsense"])
def test_unknown_step_lists_the_steps_and_guesses_nothing(grade, work, word):
    ran = grade(word, cwd=work)
    assert ran.status == 2
    assert "Did you mean" not in ran.err
    assert "step1, step2" in ran.err


@pytest.mark.parametrize(
    "arguments", [["step5", "no/such.py"], ["-C", "nowhere"], ["a.py", "b.py"], ["--format", "xml"]]
)
def test_call_that_makes_no_sense_exits_with_2(grade, work, arguments):
    ran = grade(*arguments, cwd=work)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err


def test_empty_folder_is_told_what_to_do(grade, tmp_path):
    ran = grade("step5", cwd=tmp_path)
    assert ran.status == 2
    assert "grade start" in ran.err


def test_folder_without_write_permission_is_graded_and_left_alone(grade, work):
    before = sorted(work.iterdir())
    work.chmod(0o500)
    try:
        assert grade("step4", cwd=work).status == 0
    finally:
        work.chmod(0o700)
    assert sorted(work.iterdir()) == before


def test_untouched_exercises_read_not_started(grade, tmp_path):
    assert grade("start", tmp_path / "new").status == 0
    ran = grade(cwd=tmp_path / "new")
    assert ran.status == 1
    assert ran.out.count("not started") == len(find_course().steps)
    assert "Traceback" not in ran.out + ran.err
    assert ran.out.count("TODO") == 1
    assert ran.out.endswith("Open step1_init.py, fill in the TODO, then: grade step1\n")


def test_start_refuses_a_folder_that_is_not_empty(grade, work):
    ran = grade("start", work)
    assert ran.status == 2
    assert "not empty" in ran.err


def test_file_of_50_mb_is_refused_in_words(grade, work):
    with (work / STEP5).open("wb") as file:
        file.truncate(50_000_000)
    ran = grade("step4", "step5", cwd=work)
    assert ran.status == 1
    assert "15 / 15" in ran.out
    assert "It has 47.7 MiB; at most 1 MiB are read." in ran.out


def test_binary_file_is_refused_in_words(grade, work):
    (work / STEP5).write_bytes(bytes(range(256)))
    assert "not text" in grade("step5", cwd=work).out


def test_syntax_error_costs_its_function_alone(grade, work):
    text = (work / STEP5).read_text()
    (work / STEP5).write_text(text.replace("    m = X.shape[0]\n", "    m = (X.shape[0]\n"))
    report = grade("step5", "--format", "json", cwd=work).report
    by_function = {(c["function"], c["status"]) for c in checks(report).values()}
    assert by_function == {
        ("backward", "error"), ("backward", "skip"), ("numerical_gradient", "pass")
    }  # fmt: skip
    cause = checks(report)["step5.backward_is_there"]["cause"]
    assert cause["code"] == "syntax_error"
    assert cause["line"] == text.split("\n").index("    m = X.shape[0]") + 1


def test_missing_step_file_is_not_started(grade, work):
    (work / STEP5).unlink()
    assert "not started" in grade("step5", cwd=work).out


@pytest.mark.slow
def test_zip_and_its_folder_give_the_same(grade, work, tmp_path_factory):
    archive = tmp_path_factory.mktemp("zip") / "handed-in.zip"
    with zipfile.ZipFile(archive, "w") as members:
        for file in work.glob("*.py"):
            members.write(file, f"handed-in/{file.name}")
    report = grade("--format", "json", archive).report
    assert report["score"] == 100
    assert (
        report["submission"]["sha256"]
        == grade("--format", "json", work).report["submission"]["sha256"]
    )


def test_debug_runs_here_and_says_so(grade, work):
    with (work / "step1_init.py").open("a") as file:
        file.write("\nimport os\nprint('in process', os.getppid())\n")
    ran = grade("--debug", "step1", cwd=work)
    assert ran.status == 0
    assert f"in process {os.getpid()}" in ran.out
    assert "not how grades are made" in ran.out


@pytest.mark.slow
def test_debug_gives_the_same_verdicts(grade, wrong):
    grade("--debug", "--format", "json", "--output", "debugged.json", cwd=wrong)
    debugged = json.loads((wrong / "debugged.json").read_text())
    graded = grade("--format", "json", cwd=wrong).report
    for step in range(6):
        statuses = [
            {i: c["status"] for i, c in checks(r, step).items()} for r in (debugged, graded)
        ]
        assert statuses[0] == statuses[1]


@pytest.mark.skipif(os.name != "posix", reason="descriptors are closed by a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_standard_streams_do_no_harm(work, closed):
    command = f"{sys.executable} -c 'from grader.cli import main; main()' step1 {closed}"
    assert subprocess.run(command, shell=True, cwd=work, check=False, timeout=60).returncode == 0


def test_reader_that_goes_away_is_no_crash(work):
    command = f"{sys.executable} -c 'from grader.cli import main; main()' step1 step2 | true"
    done = subprocess.run(
        command,
        shell=True,
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr


def test_output_that_is_ascii_gets_ascii_symbols(grade, work):
    ran = grade("step1", cwd=work, env={"PYTHONIOENCODING": "ascii"})
    assert ran.status == 0
    assert ran.out.startswith("+ step1")


def test_broken_hidden_test_is_the_graders_fault_and_gives_no_score(tmp_path):
    root = Path(__file__).resolve().parents[2]
    for folder in ("grader", "reference", "exercises", "tests/hidden"):
        shutil.copytree(root / folder, tmp_path / folder)
    hidden = tmp_path / "tests/hidden/test_step1_init.py"
    hidden.write_text(hidden.read_text() + "\n\n@check('init_params', points=0)\n"
                      "def test_broken(learner):\n    raise ValueError('mine')\n")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.path.insert(0, sys.argv.pop(1));"
         "from grader.cli import main; main()", tmp_path, "step1", REFERENCE],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 3
    assert "fault of the grader" in done.stderr
    assert "mine" in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a POSIX signal")
def test_ctrl_c_stops_at_once_and_leaves_nothing(work, tmp_path_factory):
    scratch = tmp_path_factory.mktemp("scratch")
    (work / "step1_init.py").write_text("while True:\n    pass\n")
    command = [sys.executable, "-c", "from grader.cli import main; main()", "step1"]
    with subprocess.Popen(
        command, cwd=work, env={**os.environ, "TMPDIR": str(scratch)}, stderr=subprocess.PIPE
    ) as process:
        while not any(scratch.glob("grade-*")):  # the worker's folder: it has been started
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err.strip()) == (130, b"Stopped.")
    assert list(scratch.iterdir()) == []


def test_report_says_what_held_the_submission(grade, work):
    report = grade("step2", "--format", "json", cwd=work).report
    assert report["isolation"][0] == "process"
    assert {*report["isolation"], *report["not_held"]} == {"process", *PROMISES}
    assert not {*report["isolation"]} & {*report["not_held"]}


def test_doctor_says_what_holds_and_what_does_not(grade, work):
    ran = grade("doctor", cwd=work)
    held = grade("step2", "--format", "json", cwd=work).report["isolation"]
    for promise in PROMISES:
        assert f"{'✓' if promise in held else '✗'} {promise} " in ran.out
    assert ran.status == (0 if {*PROMISES} <= {*held} else 1)


def test_what_is_required_and_held_changes_nothing(grade, work):
    held = grade("step2", "--format", "json", cwd=work).report["isolation"][1:]
    assert grade("step2", "--require", ", ".join(held), cwd=work).status == 0


def test_word_that_is_no_promise_cannot_be_required(grade, work):
    ran = grade("step2", "--require", "files,magic", cwd=work)
    assert ran.status == 2
    assert "'magic' is none of memory, cpu, disk, files" in ran.err
