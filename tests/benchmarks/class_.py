"""What `grade class` makes of this machine, and what its memory makes of a large class.

    python tests/benchmarks/class_.py [SUBMISSIONS] [CLASS SIZE]...

Submissions are the ones of tests/submissions, right and wrong, over and over with a comment of
their own; they are graded on the real course. Beside the wall clock, that a busy machine delays,
stands what they cost in time of the processors. Classes of a size are of a course with two
functions that has nothing to do with networks, and nine in ten have written neither: what is
measured is the memory of the process that hands out the work and keeps the gradebook.
"""

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from grader.course import find_course
from grader.teach.cores import cores
from grader.teach.gradebook import Gradebook
from grader.teach.job import Ending

ROOT = Path(__file__).resolve().parents[2]
KIB = 1024


def main(submissions=200, *sizes):
    """Measure, and print two small tables."""
    with tempfile.TemporaryDirectory() as name:
        measure_speed(Path(name), submissions)
    print(f"\n{'class':>8} {'seconds':>8} {'per second':>11} {'parent, MiB':>12}")
    for size in sizes or (100, 1000, 10_000):
        with tempfile.TemporaryDirectory() as name:
            measure_memory(Path(name), size)


def measure_speed(home, count):
    """Grade real submissions on all cores."""
    folder = home / "class"
    lay_out_real(folder, count)
    before = processor_seconds()
    seconds, _ = run(home, folder)
    spent = processor_seconds() - before
    with Gradebook(home / "gradebook.sqlite") as book:
        found = [entry.outcome for entry in book.entries(book.editions()[0])]
    graded = [outcome for outcome in found if outcome.ending is Ending.GRADED]
    own = sum(outcome.cpu_seconds for outcome in graded)
    each = [outcome.seconds for outcome in graded]
    print(
        f"{len(graded)} of {count} graded in {seconds:.1f} s on {cores()} cores: "
        f"{count / seconds / cores():.2f} per second and core\n"
        f"each takes {statistics.median(each):.2f} s (median), {max(each):.2f} s at most\n"
        f"{spent:.1f} s of processor time in all, {spent / count:.2f} s each: "
        f"{count / spent:.2f} per second of a core\n"
        f"the processes of the learners' code: {own:.1f} s of it, {100 * own / spent:.0f} %"
    )


def processor_seconds():
    """Return what all processes that have ended have used."""
    import resource  # not on Windows

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_memory(home, size):
    """Grade a class of a size, of the small course."""
    lay_out_small(home, size)
    seconds, peak = run(home, home / "class", "--course", home / "course")
    print(f"{size:>8} {seconds:>8.1f} {size / seconds:>11.1f} {peak / KIB:>12.1f}")


def lay_out_small(home, size):
    """Lay out the small course and a class of a size, of whom nine in ten have written nothing."""
    tiny = small_course()
    for name, text in tiny.FILES.items():
        write(home / "course" / name, text)
    for number in range(size):
        text = "" if number % 10 else f"{tiny.ONE}\n{tiny.TWO}"
        write(home / "class" / f"s{number:05}.py", f"# {number}\n{text}")


def lay_out_real(folder, count):
    """Lay out submissions, each a little different from all others."""
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


MEASURED = (
    "import atexit; from pathlib import Path; "
    "atexit.register(lambda: Path('peak').write_text(Path('/proc/self/status').read_text())); "
    "from grader.cli import main; main()"
)


def run(home, folder, *options):
    """Run the command; return seconds, and the most memory that it had by itself, in KiB."""
    command = [sys.executable, "-P", "-c", MEASURED, "class", folder, *options]
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=home, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True
    )
    seconds = time.perf_counter() - started
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)
    return seconds, peak_of(home)


def peak_of(home):
    """Return the most memory that the command had by itself, in KiB."""
    lines = (home / "peak").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
