"""Counts what commands cost: modules, processes, frames, epochs; never seconds.

What is counted is the same on every machine, so that a change that makes grading dearer is seen
with it, and not in a benchmark weeks later.
"""

import ast
import contextlib
import json
import math
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

from grader.course import find_course
from grader.judge import script
from grader.judge.decoys import Pace
from grader.judge.run import grade
from grader.model import Asked, Course, Step
from grader.submission import open_submission
from grader.worker import nursery, process, wire
from grader.worker.nursery import Nursery

Counts = dict[str, Counter[str]]
"""What is counted -> its parts, which tell where it has grown."""

REFERENCE = Path(__file__).resolve().parents[2] / "reference"
ON_ITS_OWN = """
import json, sys
before = set(sys.modules)
from grader.cli import main
try:
    main({arguments})
finally:
    sys.stderr.write(json.dumps(sorted(set(sys.modules) - before)))
"""


def imported(*arguments: str) -> list[str]:
    """Name the modules that a command imports; the reference is its submission."""
    command = [sys.executable, "-c", ON_ITS_OWN.format(arguments=list(arguments))]
    done = subprocess.run(command, cwd=REFERENCE, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    found: list[str] = json.loads(done.stderr)
    return found


def count_modules(*arguments: str) -> Counts:
    """Count the modules that a command imports: all, by package, and those of the ``kit``."""
    found = imported(*arguments)
    kit = [name.split(".") for name in found if name.partition(".")[0] == "grader"]
    return {
        "modules": Counter(map(package_of, found)),
        "kit": Counter(".".join(name[:2]) for name in kit),
    }


def package_of(module: str) -> str:
    """Name the package that a module is of; all of Python's own are one."""
    name = module.partition(".")[0]
    of_python = name in sys.stdlib_module_names or name == "org"  # pickle looks for Jython's
    return "Python" if of_python else name.lstrip("_")


def count_grading(wanted: Callable[[Step], bool]) -> Counts:
    """Grade the reference in some steps, and count what that takes.

    Returns
    -------
    dict of str to Counter
        ``pythons`` and ``workers``: processes that are started anew, and by a fork. ``frames``:
        what passes between judge and workers. ``epochs``: of training that is asked for.
    """
    course = find_course()
    steps = [step for step in course.steps if wanted(step)]
    submission = open_submission(course.reference, course)
    with _counted(course) as counts:
        report = grade(course, submission, steps, seed=0)
    assert report.all_pass, report
    return counts


def _usual_epochs(course: Course) -> dict[str, int]:
    """Read for how long each function of the reference trains if it is not told."""
    found: dict[str, int] = {}
    for step in course.steps:
        tree = ast.parse((course.reference / f"{step.stem}.py").read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in node.args.args]
                last = names[len(names) - len(node.args.defaults) :]
                usual = dict(zip(last, node.args.defaults, strict=True))
                if "epochs" in usual:
                    found[node.name] = ast.literal_eval(usual["epochs"])
    return found


@contextlib.contextmanager
def _counted(course: Course) -> Iterator[Counts]:
    counts: Counts = {name: Counter() for name in ("pythons", "workers", "frames", "epochs")}
    usual = _usual_epochs(course)
    send, receive, launch, fork = wire.send, wire.receive, process.launch, Nursery.fork

    def counted_send(channel: Any, message: Mapping[str, Any], *more: Any) -> None:
        counts["frames"][message.get("op", "hello")] += 1
        many = {"call": lambda: [message], "repeat": lambda: wire.decode(message["calls"])}
        for call in many.get(message.get("op", ""), list)():
            if (function := call["function"]) in usual:
                counts["epochs"][function] += call["kwargs"].get("epochs", usual[function])
        send(channel, message, *more)

    def counted_receive(*arguments: Any) -> Any:
        answer = receive(*arguments)
        counts["frames"]["answer"] += 1
        return answer

    def counted_launch(module: str, folder: Path) -> Any:
        counts["pythons"][module] += 1
        return launch(module, folder)

    def counted_fork(*arguments: Any) -> Any:
        counts["workers"]["fork"] += 1
        return fork(*arguments)

    with (
        patch.object(wire, "send", counted_send),
        patch.object(wire, "receive", counted_receive),
        patch.object(process, "launch", counted_launch),
        patch.object(nursery, "launch", counted_launch),
        patch.object(Nursery, "fork", counted_fork),
        patch.object(Pace, "is_fast", _is_short),
        patch.object(script, "FRAME_SECONDS", math.inf),  # no frame ends by the clock
    ):
        yield counts


def _is_short(pace: Pace, own: bool, asked: Asked) -> bool:
    """Take for fast, where `Pace` goes by the clock, all calls but those that train for long."""
    epochs: Any = asked.kwargs.get("epochs", 1000)
    return not asked.function.startswith("train") or epochs <= 50
