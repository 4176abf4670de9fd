"""A class of the tiny course, answers that kill or hang what grades them, and who runs there."""

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

GRADE = [sys.executable, "-c", "from grader.cli import main; main()"]

HIDDEN_DEADLY = """
import os
import signal
import threading
from pathlib import Path

from grader.judge.api import check

@check("triple", points=1)
def test_triple_of_three(learner):
    value = learner.observe("triple", 3).value
    if value == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if value == "kill once" and not Path("{once}").exists():
        Path("{once}").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if value == "hang":
        Path("{once}").touch()
        threading.Event().wait()
    learner.call("triple", 3).is_number(9)
"""
"""What kills is the course's own test: a learner's code runs elsewhere."""


@pytest.fixture
def deadly(tiny):
    """The tiny course with that test."""
    path = tiny.root / "tests/hidden/test_two_triple.py"
    path.write_text(HIDDEN_DEADLY.format(once=(tiny.root / "once").as_posix()))
    return tiny


@pytest.fixture
def class_of(tiny):
    """Lay out a class by what each student's `triple` returns: ``class_of(ada="3 * x")``."""

    def class_of(**answers):
        folder = tiny.root.with_name("class")
        for student, answer in answers.items():
            (folder / student).mkdir(parents=True)
            text = f"def triple(x):\n    return {answer}\n"
            (folder / student / "two_triple.py").write_text(text)
        return folder

    return class_of


def processes():
    """Map every process of this machine to its parent."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if fields[0] != "Z":
            found[int(path.parent.name)] = int(fields[1])
    return found


def tree(root):
    """List a process and all that descend from it."""
    parents = processes()
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def left_of(family, seconds=10):
    """List who of a family still lives after having had some time to notice its end."""
    deadline = time.monotonic() + seconds
    while (left := set(family) & set(processes())) and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    return sorted(left)


def count(book):
    """Count the results in a gradebook, which somebody may be writing or may not have made yet."""
    try:
        with closing(sqlite3.connect(f"file:{book}?mode=ro", uri=True, timeout=30)) as base:
            return base.execute("SELECT count(*) FROM result").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


class Running:
    """`grade class`, running in a process group of its own."""

    def __init__(self, *arguments, **options):
        self.process = subprocess.Popen(
            [*GRADE, "class", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            **options,
        )

    def until(self, condition):
        """Wait until something holds, or all is over."""
        while self.process.poll() is None and not condition():
            threading.Event().wait(0.002)  # between two looks

    def end(self):
        """Wait for the end; return the exit status and what was said."""
        said, _ = self.process.communicate(timeout=120)
        return self.process.returncode, said


@pytest.fixture
def run_class(tiny, grade):
    """Run the command on the tiny course: ``run_class(folder, "--seed", 1)``."""

    def run_class(folder, *arguments, **options):
        return grade(
            "class", folder, "--course", tiny.root, *arguments, cwd=tiny.root.parent, **options
        )

    return run_class
