"""That the benchmark measures what it says: the kit's side of it, without the peers."""

import functools
import re
import subprocess
import sys

import pytest

from grader.author.check import problems
from grader.course import find_course
from grader.judge.run import grade
from grader.model import Status
from grader.submission import open_submission
from tests.benchmarks import classes, results, single
from tests.benchmarks.environments import ROOT, here, versions
from tests.benchmarks.ground import COURSE, Ground, demands
from tests.benchmarks.handed_in import FOLDER, MET, text_of
from tests.benchmarks.meter import Broken, clean_environment, measure
from tests.benchmarks.page import page
from tests.benchmarks.peers import Bare, Pytest
from tests.benchmarks.single import Row, measured_row

posix = pytest.mark.skipif(sys.platform == "win32", reason="costs are counted by wait")
NO_STEP = "reference/demands.py belongs to no step"
"""The demands lie where the kit's hidden tests can import them."""


@pytest.fixture
def ground(tmp_path):
    """Lay out what is measured."""
    return Ground(tmp_path)


@pytest.fixture
def environment():
    """Take the environment that this runs in."""
    return here(["pytest"])["pytest"]


@functools.cache
def unmet_by_the_kit(which):
    course = find_course(COURSE)
    report = grade(course, open_submission(FOLDER / which, course), course.steps, seed=0)
    checks = [check for step in report.steps for check in step.checks]
    assert len(checks) == 10
    return {check.id.rpartition(".")[2] for check in checks if check.status is not Status.PASS}


def test_tiny_course_is_consistent():
    found = [problem for problem in problems(find_course(COURSE)) if "quiz" not in problem]
    assert found == [NO_STEP]


@posix
def test_plain_pytest_and_the_kit_find_the_same_demands_unmet(ground, environment):
    peer, folder = Pytest(ground, environment), ground.place("broken")
    peer.lay_out(folder, text_of("broken"))
    command = [environment.python, "-m", "pytest", "-q", "-rf", "--tb=no"]
    _, said = measure(command, folder, peer.variables)
    failed = {line.partition("[")[2].partition("]")[0] for line in said.splitlines()} - {""}
    assert failed - {"100%"} == unmet_by_the_kit("broken")
    assert len(unmet_by_the_kit("broken")) == 10 - MET["broken"]


def test_right_submission_meets_all_ten():
    assert unmet_by_the_kit("right") == set()


@pytest.mark.parametrize("form", ["check50", "otter"])
def test_forms_that_are_written_out_have_every_demand(form):
    text = (COURSE.parent / "forms" / f"for_{form}.py").read_text(encoding="utf-8")
    known = [*demands().DEMANDS, *demands().DEMANDS_ON_TRAINING]
    assert re.findall(r"demands\.([a-z]\w+)", text) == [demand.__name__ for demand in known]


@posix
def test_grader_that_runs_nothing_is_found_out(ground, environment):
    class Idle(Bare):
        name = "idle"

        def command(self):
            return [self.environment.python, "-c", "print('10 of 10')"]

    with pytest.raises(Broken, match="idle found 10 of 10 met, not 6"):
        measured_row(ground, Idle(ground, environment), "peers")


@posix
def test_bare_script_is_measured(ground, environment):
    row = measured_row(ground, Bare(ground, environment), "floors")
    assert isinstance(row, Row)
    cost = row.run()
    assert cost.cpu > 0
    assert cost.wall > 0
    assert cost.memory > 1 << 20


@posix
def test_cpu_of_an_orphan_counts(tmp_path):
    burn = "import time\nwhile time.process_time() < 0.3: pass"
    leave = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {burn!r}])"
    cost, _ = measure([sys.executable, "-c", leave], tmp_path, clean_environment())
    assert cost.cpu >= 0.3 or sys.platform != "linux"


def test_every_peer_is_pinned():
    for name in single.needed(set(single.GROUPS)) | classes.needed():
        assert versions(name)["numpy"] == versions("kit")["numpy"]


def test_results_are_what_was_kept():
    kept = results.read(results.KEPT)
    assert page(kept) == results.PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("part", ["single", "class 40", "class 200", "own", "growth", "watch"])
def test_part_is_rendered_alone(part):
    kept = results.read(results.KEPT)
    assert page({part: kept[part]}).count("\n## ") >= 3


@pytest.mark.slow
@posix
def test_command_measures_without_a_network(tmp_path):
    into = tmp_path / "kept.json"
    options = ["--only", "floors,kit", "--rounds", "1", "--here", "--into", into]
    command = [sys.executable, "-m", "tests.benchmarks", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert list(results.read(into)) == ["single"]
    assert "grade, both rounds" in done.stdout
    assert into.with_suffix(".md").is_file()
