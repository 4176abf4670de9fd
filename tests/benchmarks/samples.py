"""Classes to lay out: of the kit's own course, and of the small one of the engine's tests."""

import importlib.util
import shutil
import sys

from grader.course import find_course
from tests.benchmarks.environments import ROOT


def lay_out_small(home, size):
    """Lay out the small course and a class of a size, of whom nine in ten have written nothing.

    What is measured by it is the process that hands out the work and keeps the gradebook.
    """
    tiny = small_course()
    for name, text in tiny.FILES.items():
        write(home / "course" / name, text)
    for number in range(size):
        text = "" if number % 10 else f"{tiny.ONE}\n{tiny.TWO}"
        write(home / "class" / f"s{number:05}.py", f"# {number}\n{text}")


def lay_out_real(folder, count):
    """Lay out those of tests/submissions, right and wrong in turn, each with its own comment."""
    course = find_course()
    samples = ROOT / "tests" / "submissions"
    right = sorted(samples.glob("right_*"))
    wrong = [file for each in sorted(samples.glob("wrong_*")) for file in sorted(each.glob("*.py"))]
    folder.mkdir()
    for number in range(count):
        target = folder / f"s{number:05}"
        if number % 2:
            sample = wrong[number // 2 * 7 % len(wrong)]
            shutil.copytree(course.reference, target, ignore=no_modules_but(course))
            shutil.copy(sample, target / f"{sample.parent.name.removeprefix('wrong_')}.py")
        else:
            sample = right[number // 2 % len(right)]
            if sample.is_dir():
                shutil.copytree(sample, target)
            else:
                target = target.with_suffix(sample.suffix)
                shutil.copy(sample, target)
        for file in target.glob("*.py") if target.is_dir() else (target,):
            if file.suffix == ".py":
                file.write_bytes(file.read_bytes() + b"\n# %d\n" % number)


def no_modules_but(course):
    """Leave out of a copy of the reference what no learner hands in."""
    stems = {f"{step.stem}.py" for step in course.steps}
    return lambda folder, names: [name for name in names if name not in stems]


def small_course():
    """Load the course that the tests of the engine are made with."""
    spec = importlib.util.spec_from_file_location("tiny", ROOT / "tests" / "grader" / "conftest.py")
    module = sys.modules["tiny"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(path, text):
    """Write a file in a folder that need not be there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
