"""The graders that the kit is measured beside: each lays out its form of the ten checks, and runs.

Each tells from what it left behind how many demands it found met, since a grader that did not run
them would be the fastest of all.
"""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.environments import Environment
from tests.benchmarks.ground import FORMS, Ground

Command = list[str | Path]
Members = Sequence[tuple[str, str]]


class Peer:
    """A grader that judges one submission at a time, in a process of its own.

    Attributes
    ----------
    name : str
        Of its row.
    needs : str
        Name of its environment.
    slow : bool
        Whether a class is too much to be repeated.
    """

    name = ""
    needs = ""
    slow = False

    def __init__(self, ground: Ground, environment: Environment) -> None:
        self.ground, self.environment = ground, environment
        self.variables = environment.variables(ground.shared, HOME=str(ground.folder))

    def prepare(self) -> None:
        """Lay out what is there once."""

    def lay_out(self, folder: Path, text: str) -> None:
        """Lay out one submission."""
        (folder / "net.py").write_text(text, encoding="utf-8")

    def command(self) -> Command:
        """Return what grades the submission in the folder that it is run in."""
        raise NotImplementedError

    def forget(self, folder: Path) -> None:
        """Remove what an earlier run left, below a folder: nobody is to be told that again."""
        for path in folder.rglob("results.json"):
            path.unlink()

    def met(self, folder: Path, said: str) -> int:
        """Count the demands that were met, of the submission in a folder."""
        raise NotImplementedError

    def lay_out_class(self, folder: Path, members: Members) -> None:
        """Lay out a class."""
        jobs = []
        for name, text in members:
            place = folder / name
            place.mkdir()
            self.lay_out(place, text)
            jobs.append([str(place), [str(part) for part in self.command()]])
        (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")

    def class_command(self, folder: Path, at_once: int) -> Command:
        """Return what grades a class; without a way of its own, one process after the other."""
        script = self.ground.shared / "two_at_once.py"
        return [self.environment.python, script, str(at_once), folder / "jobs.json"]

    def met_by_class(self, folder: Path, said: str) -> int:
        """Count the demands that were met, all in all."""
        raise NotImplementedError


class Bare(Peer):
    """A script that does the same without any grader: the floor."""

    name, needs = "bare script, in-process", "pytest"

    def command(self) -> Command:
        """Run the script."""
        return [self.environment.python, self.ground.shared / "bare.py"]

    def met(self, folder: Path, said: str) -> int:
        """Read what it prints."""
        return self.met_by_class(folder, said)

    def met_by_class(self, folder: Path, said: str) -> int:
        """Add up."""
        return counted(r"(\d+) of 10", said)


class ForkPool(Bare):
    """The floor for a class: NumPy imported once, one fork for each submission."""

    name = "fork pool, NumPy imported once"

    def class_command(self, folder: Path, at_once: int) -> Command:
        """Run the pool."""
        script = self.ground.shared / "fork_pool.py"
        return [self.environment.python, script, folder, str(at_once)]

    def met_by_class(self, folder: Path, said: str) -> int:
        """Read the sum."""
        return int(said)


class Pytest(Peer):
    """Plain pytest, its test file beside the submission."""

    name, needs = "pytest", "pytest"

    def lay_out(self, folder: Path, text: str) -> None:
        """Lay out both files."""
        super().lay_out(folder, text)
        shutil.copy(FORMS / "for_pytest.py", folder / "test_net.py")

    def command(self) -> Command:
        """Run it as everybody does."""
        return [self.environment.bin / "pytest", "-q"]

    def met(self, folder: Path, said: str) -> int:
        """Read its last line."""
        return self.met_by_class(folder, said)

    def met_by_class(self, folder: Path, said: str) -> int:
        """Add up."""
        return counted(r"(\d+) passed", said)


class Xdist(Pytest):
    """pytest over a whole class in one session, on several processes."""

    name, needs = "pytest-xdist, one session", "pytest-xdist"

    def class_command(self, folder: Path, at_once: int) -> Command:
        """Keep the tests of one submission together: they share a training."""
        options = ["-q", f"-n{at_once}", "--dist=loadfile", "--import-mode=importlib"]
        return [self.environment.bin / "pytest", *options, folder]


class Gradescope(Peer):
    """gradescope-utils: unittest, with a result file for the platform."""

    name, needs = "gradescope-utils", "gradescope-utils"

    def command(self) -> Command:
        """Run what an autograder's `run_autograder` runs."""
        return [self.environment.python, FORMS / "for_gradescope.py"]

    def met(self, folder: Path, said: str) -> int:
        """Read the result file."""
        tests = json.loads((folder / "results.json").read_text())["tests"]
        return sum(test["status"] == "passed" for test in tests)

    def met_by_class(self, folder: Path, said: str) -> int:
        """Add up."""
        return sum(self.met(path.parent, "") for path in folder.glob("*/results.json"))


class Check50(Peer):
    """check50 in development mode, which asks no server."""

    name, needs = "check50 --dev", "check50"

    def prepare(self) -> None:
        """Lay out the checks."""
        folder = self.ground.place("checks")
        shutil.copy(FORMS / "for_check50.py", folder / "__init__.py")
        (folder / ".cs50.yaml").write_text("check50:\n  checks: __init__.py\n")

    def command(self) -> Command:
        """Write JSON: the page for a browser is left out."""
        checks = self.ground.folder / "checks"
        return [self.environment.bin / "check50", "--dev", "-o", "json", "--", checks]

    def met(self, folder: Path, said: str) -> int:
        """Read the JSON."""
        return self.met_by_class(folder, said)

    def met_by_class(self, folder: Path, said: str) -> int:
        """Add up."""
        return len(re.findall(r'"passed": true', said))


class Pedal(Peer):
    """Pedal's command line, which traces and analyses a submission as well."""

    name, needs = "pedal grade", "pedal"
    slow = True

    def command(self) -> Command:
        """Grade one file."""
        return [self.environment.bin / "pedal", "grade", FORMS / "for_pedal.py", "net.py"]

    def met(self, folder: Path, said: str) -> int:
        """Read the share of points at the end of its line."""
        return self.met_by_class(folder, said)

    def lay_out_class(self, folder: Path, members: Members) -> None:
        """Lay out half of the files for each of two processes: it grades a folder one by one."""
        parts = halves(members)
        for number, half in enumerate(parts):
            (folder / str(number)).mkdir()
            for name, text in half:
                (folder / str(number) / f"{name}.py").write_text(text, encoding="utf-8")
        command = [*map(str, self.command()[:-1])]
        jobs = [[str(folder), [*command, str(folder / str(n))]] for n in range(len(parts))]
        (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")

    def met_by_class(self, folder: Path, said: str) -> int:
        """Add up the shares."""
        shares = re.findall(r"Unknown Assignment, ([\d.]+)$", said, re.M)
        return round(sum(10 * float(share) for share in shares))


def halves(members: Members) -> list[Members]:
    """Deal a class out to two processes."""
    return [members[::2], members[1::2]]


def counted(pattern: str, said: str) -> int:
    """Add up the numbers that stand where a pattern says."""
    return sum(map(int, re.findall(pattern, said)))
