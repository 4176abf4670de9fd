"""Judges isolation: hostile programs gain nothing and harm nothing, honest ones pass."""

import dataclasses
import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course import find_course
from grader.judge.run import grade as judge
from grader.report.as_json import to_dict
from grader.submission import open_submission
from tests.hostile.cases import ALWAYS, LAYERED, read_case, read_cases
from tests.hostile.ground import Ground
from tests.hostile.kept import SECURITY, VARIABLE, keep, problem, read
from tests.hostile.run import MODES, Result, run, without_asides, workers_of
from tests.hostile.table import PROMISES, table

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
CASES = read_cases()
FULL, *REDUCED = MODES
USUAL = ("crash", "environment", "files", "honest", "protocols", "sockets", "types")
"""Families that are run each time; the others are slow, all together."""

PROMISES_HELD = (LAYERED, tuple(word for word in LAYERED if word != "files"))
"""With Landlock, and without."""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the canaries are of Linux")


def _parameters():
    for mode in MODES:
        for case in CASES:
            is_slow = mode in REDUCED or case.family not in USUAL
            marks = [pytest.mark.slow] if is_slow else []
            yield pytest.param(mode, case, id=f"{mode.replace(' ', '_')}/{case.id}", marks=marks)


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """Canaries for all cases."""
    ground = Ground(tmp_path_factory.mktemp("ground"), find_course())
    yield ground
    ground.close()


@pytest.fixture(scope="module")
def workers(request, ground):
    """Workers of a mode, which serve all of its cases."""
    with workers_of(request.param) as workers, without_asides():
        yield workers


@pytest.mark.parametrize(
    ("workers", "case"), list(_parameters()), indirect=["workers"], scope="module"
)
def test_case_gains_nothing_and_harms_nothing(workers, case, ground, request):
    result = run(case, request.node.callspec.params["workers"], workers, ground)
    keep(result)
    assert result.problems == ()
    if result.promised or case.attacks == "none":
        assert result.unearned == ()
        assert result.unsaid == ()


def test_table_of_what_holds_is_compared_with_what_was_measured(tmp_path, monkeypatch):
    """CI does that, after all cases of all modes."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    text = SECURITY.read_text(encoding="utf-8")
    for mode in MODES:
        for case in CASES:
            held = () if mode == "plain process" else PROMISES_HELD[mode == "no Landlock"]
            keep(Result(case, mode, held or ("memory", "cpu"), 0.1))
    results = read(tmp_path / "kept")
    assert problem(results) is None
    assert table(results) in text
    assert "were not run" in problem(results[1:])
    first = next(i for i, r in enumerate(results) if r.mode == FULL and r.case.attacks == "files")
    results[first] = dataclasses.replace(results[first], unearned=("read it",))
    assert "another table" in problem(results)


def test_every_promise_has_its_cases():
    assert set(PROMISES) == ALWAYS | set(LAYERED)
    assert set(PROMISES) <= {case.attacks for case in CASES}
    assert len([case for case in CASES if case.attacks == "none"]) >= 12
    assert len([case for case in CASES if case.attacks != "none"]) >= 95


def test_honest_submission_is_graded_after_hostile_ones_as_before(ground):
    """By one pool of workers, without a shortcut: mistakes are named and the network is tried."""
    course = find_course()
    steps = [step for step in course.steps if not step.bonus]
    honest = open_submission(HERE / "right_einsum", course)

    def report(workers):
        found = to_dict(judge(course, honest, steps, seed=0, workers=workers))
        for part in (found, *(c for step in found["steps"] for c in step["checks"])):
            part.pop("seconds", None)
        return found

    with workers_of(FULL) as workers:
        before = report(workers)
        for name in ("patching/builtins", "hooks/import_hook", "nondeterminism/after_others"):
            run(read_case(HERE / "hostile" / f"{name}.py"), FULL, workers, ground)
        assert before == report(workers)


TRICKS = [
    "conftest",
    "settings_of_pytest",
    "start_of_python",
    "names_of_packages",
    "compiled_files",
]


@pytest.mark.parametrize("name", [*TRICKS, "names_of_the_library", "course_of_its_own"])
def test_command_is_not_tricked_by_the_folder_it_stands_in(name, ground, tmp_path):
    """The installed command has its own folder, not this one, first on its path."""
    case = read_case(HERE / "hostile" / "folder" / f"{name}.py")
    folder = tmp_path / "work"
    folder.mkdir()
    for step in ground.course.steps:
        shutil.copy(ground.course.reference / f"{step.stem}.py", folder)
    (folder / "step2_activations.py").write_text("def relu(z):\n    return z * 0 - 1\n")
    path = runpy.run_path(str(case.path))["build"](folder, ground)
    before = ground.traces()
    command = [sys.executable, "-P", "-c", "from grader.cli import main; main()"]
    done = subprocess.run(
        [*command, "step2", "--format", "json"],
        cwd=path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    report = json.loads(done.stdout)
    statuses = {c["status"] for c in report["steps"][0]["checks"] if c["function"] == "relu"}
    assert done.returncode == 1, done.stderr
    assert statuses & set(case.statuses)
    assert (statuses == {"pass"}) == (case.statuses == ("pass",))
    assert ground.changes(before) == []


def test_result_of_a_case_that_got_through_is_told(ground):
    """The harness is no better than its eyes: an attack on purpose is seen."""
    case = read_case(HERE / "hostile" / "types" / "none.py")
    before = ground.traces()
    (ground.outside / "left").write_text("x")
    ground.secret.chmod(0o666)
    os.kill(ground.victim.pid, 10)
    told = " ".join(ground.changes(before))
    ground.restore()
    assert all(word in told for word in ("files outside", "the secret file", "the victim"))
    right = dataclasses.replace(case, statuses=("error",))
    with workers_of(FULL) as workers, without_asides():
        assert run(right, FULL, workers, ground).unearned != ()
