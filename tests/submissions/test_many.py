"""Many submissions in one process, a hostile one every third: the others notice nothing of it."""

import ctypes
import gc
import itertools
import os
import sys
import tempfile
from pathlib import Path

import pytest

from grader.course import find_course
from grader.judge.run import grade
from grader.report.as_json import to_dict
from grader.submission import open_submission
from tests.hostile.cases import read_cases
from tests.hostile.ground import Ground
from tests.hostile.run import run, without_asides, workers_of

HERE = Path(__file__).resolve().parent
MODE = "every layer"
COUNT = 500
WARM = 100
"""After so many, every code path has been taken and every cache is full."""

MAX_GROWTH_MIB = 8.0
"""Between then and the end. Of 400 submissions, a leak of the smallest report (20 KiB) is that."""

HONEST = [
    ("right_einsum", "step2"), ("right_python_loops", "step3"), ("right_layer_objects.py", "step4"),
    ("right_functional", "step5"), ("right_old_numpy", "step2"), ("right_squared_error", "step4"),
    ("right_latin1.py", "step1"), ("right_notebook_magics.ipynb", "step5"),
]  # fmt: skip
WRONG = [("wrong_step2_activations", "step2"), ("wrong_step5_backward", "step5")]
SLOW = ("hang", "honest", "folder")
"""Families of hostile cases that take seconds each, or that are no programs."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="counts by /proc"),
]


def state():
    """Count what must not grow: descriptors, processes, files; and the memory, in MiB."""
    gc.collect()
    return {
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        "processes": len(descendants(os.getpid())),
        "files": sum(len(files) for _, _, files in os.walk(tempfile.gettempdir())),
    }, resident()


def resident():
    """Count what is in use, in MiB: freed memory that glibc has not given back is no leak."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(fields["VmRSS"].split()[0]) / 1024


def descendants(pid):
    """Name the processes below one."""
    found = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found |= {child} | descendants(child)
    return found


@pytest.fixture
def submissions(tmp_path):
    """Lay out honest submissions, right and wrong; with the step that each is graded by."""
    course = find_course()
    paths = [(HERE / name, step) for name, step in HONEST]
    for folder, step in WRONG:
        module = sorted((HERE / folder).glob("*.py"))[0]
        work = tmp_path / folder
        work.mkdir()
        for other in course.steps:
            (work / f"{other.stem}.py").write_bytes(
                (course.reference / f"{other.stem}.py").read_bytes()
            )
        stem = course.step(step).stem
        with (work / f"{stem}.py").open("a") as file:
            file.write("\n" + module.read_text(encoding="utf-8"))
        paths.append((work, step))
    return paths


def told(course, path, step, workers):
    """Grade a submission; return all of the report but times."""
    submission = open_submission(path, course)
    report = to_dict(grade(course, submission, [course.step(step)], seed=0, workers=workers))
    for part in (report, *report["steps"][0]["checks"]):
        part.pop("seconds")
    return report


def test_honest_ones_are_graded_as_if_alone_and_nothing_grows(submissions, tmp_path):
    course = find_course()
    alone = {}
    for path, step in submissions:
        with workers_of(MODE) as workers:
            alone[path, step] = told(course, path, step, workers)
    ground = Ground(tmp_path / "ground", course)
    cases = itertools.cycle(case for case in read_cases() if case.family not in SLOW)
    honest = itertools.cycle(submissions)
    hostile = 0
    with workers_of(MODE) as workers:
        for number in range(COUNT):
            if number == WARM:
                before, memory = state()
            if number % 3 == 2:
                with without_asides():
                    run(next(cases), MODE, workers, ground)
                hostile += 1
            else:
                path, step = next(honest)
                with_others = told(course, path, step, workers)
                assert with_others == alone[path, step], (number, path)
        after, memory_after = state()
    ground.close()
    print(f"{COUNT} submissions, {hostile} hostile; {before} -> {after}; "
          f"{memory:.1f} -> {memory_after:.1f} MiB")  # fmt: skip
    assert after == before
    assert memory_after - memory < MAX_GROWTH_MIB
