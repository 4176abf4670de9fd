"""How the time grows: with checks, with submissions, with epochs, with the sizes of arrays."""

import shutil
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.environments import Environment
from tests.benchmarks.ground import Ground
from tests.benchmarks.handed_in import text_of
from tests.benchmarks.meter import Broken, measure
from tests.benchmarks.samples import lay_out_small

MEASURED = (
    "import atexit; from pathlib import Path; "
    "atexit.register(lambda: Path('peak').write_text(Path('/proc/self/status').read_text())); "
    "from grader.cli import main; main()"
)
"""The command, which leaves behind what memory it had by itself."""

TIMES = (1, 2, 4, 8, 16, 32)
CLASSES = (10, 50, 200, 500, 2000)
EPOCHS = (500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
SIZES = (100, 1000, 10_000, 100_000, 300_000, 1_000_000)
"""Entries of float64: a message between grader and worker holds 16 MiB, and a call's answer holds
its arguments as well."""

REPEATS = 3
CHEAP = 8
"""Checks of the tiny course that train nothing."""

HEAD = """import demands
import numpy as np
from grader.judge.api import check

@check("{}", points=1)
"""
TRAINS = (
    HEAD.format("train") + "def test_it(learner):\n"
    "    seen = learner.call('train', demands.XOR, demands.XOR_Y, {0}, 0.5, 0)\n"
    "    seen.unpack('params', 'history')[1].has_length({0})\n"
)
RETURNS = (
    HEAD.format("sigmoid") + "def test_it(learner):\n"
    "    x = np.arange({0}) / {0}\n"
    "    learner.call('sigmoid', x).equals(-x)\n"
)
NEGATIVE = "def sigmoid(x):\n    return -x\n"


class Growth:
    """Measures the kit in one environment, on courses that differ in one number."""

    def __init__(self, ground: Ground, environment: Environment) -> None:
        self.ground, self.environment = ground, environment
        self.variables = environment.variables(HOME=str(ground.folder))

    def of_checks(self, times: int) -> dict[str, float]:
        """Grade by a tiny course whose cheap checks are there so many times."""
        again = f'@pytest.mark.parametrize("again", range({times}))\ndef test_that(learner, again, '
        points = CHEAP * times + 2
        self._vary("points = 10", f"points = {points}", "reference", "course.toml")
        self._vary("def test_that(learner, ", again, "tests", "hidden", "test_net.py")
        return {"at": points, **self._grade(text_of("right"), points)}

    def of_epochs(self, epochs: int) -> dict[str, float]:
        """Grade by one check, that is one training."""
        return {"at": epochs, **self._grade_by(TRAINS.format(epochs), text_of("right"))}

    def of_arrays(self, size: int) -> dict[str, float]:
        """Grade by one check, that sends an array and has one of its size come back."""
        return {"at": size, **self._grade_by(RETURNS.format(size), NEGATIVE)}

    def of_submissions(self, size: int) -> dict[str, float]:
        """Grade a class of the small course; nine in ten have written nothing."""
        home = self.ground.place("growth")
        lay_out_small(home, size)
        command = [self.environment.python, "-P", "-c", MEASURED, "class", home / "class"]
        command += ["--course", home / "course", "--jobs", "2"]
        cost, _ = measure(command, home, self.variables)
        return {"at": size, "wall": cost.wall, "cpu": cost.cpu, "parent": peak_of(home) * 1024}

    def _grade_by(self, hidden: str, text: str) -> dict[str, float]:
        self._vary("points = 10", "points = 1", "reference", "course.toml")
        (self.course / "tests" / "hidden" / "test_net.py").write_text(hidden, encoding="utf-8")
        return self._grade(text, 1)

    @property
    def course(self) -> Path:
        """Where the course is that is varied."""
        return self.ground.folder / "course-varied"

    def _vary(self, old: str, new: str, *name: str) -> None:
        """Write a file of the course anew, with something else in it."""
        text = self.ground.course.joinpath(*name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        self.course.joinpath(*name).write_text(text.replace(old, new), encoding="utf-8")

    def _grade(self, text: str, points: int) -> dict[str, float]:
        folder = self.ground.place("growth")
        (folder / "net.py").write_text(text, encoding="utf-8")
        costs = []
        for _ in range(REPEATS):
            command = [*self.environment.grade, "--course", self.course]
            cost, said = measure(command, folder, self.variables)
            if f"{points} of {points} points" not in said:
                raise Broken(said[-3000:])
            costs.append(cost)
        return {
            "wall": statistics.median(cost.wall for cost in costs),
            "cpu": statistics.median(cost.cpu for cost in costs),
        }


def measure_growth(ground: Ground, environment: Environment) -> dict[str, Any]:
    """Measure all four, the smallest first."""
    growth = Growth(ground, environment)
    shutil.copytree(ground.course, growth.course)
    series: dict[str, tuple[Callable[[int], dict[str, float]], Sequence[int]]] = {
        "checks": (growth.of_checks, TIMES),
        "epochs": (growth.of_epochs, EPOCHS),
        "entries": (growth.of_arrays, SIZES),
        "submissions": (growth.of_submissions, CLASSES),
    }
    found = {}
    for name, (at, numbers) in series.items():
        found[name] = []
        for number in numbers:
            found[name].append(at(number))
            print(f"growth with {name}: {found[name][-1]}", file=sys.stderr, flush=True)
    return found


def peak_of(home: Path) -> int:
    """Return the most memory that the measured command had by itself, in KiB."""
    lines = (home / "peak").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
