"""The peers that grade notebooks, in a kernel: Otter and nbgrader."""

import json
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tests.benchmarks.ground import FORMS
from tests.benchmarks.meter import measure
from tests.benchmarks.notebooks import graded, submitted
from tests.benchmarks.peers import Command, Members, Peer, halves


class Otter(Peer):
    """Otter, which runs a notebook in a kernel, here without a container."""

    name, needs = "otter run", "otter"
    slow = True

    def prepare(self) -> None:
        """Make the zip of the tests."""
        with zipfile.ZipFile(self.ground.folder / "autograder.zip", "w") as archive:
            archive.write(FORMS / "for_otter.py", "tests/net.py")
            archive.writestr("otter_config.json", '{"lang": "python"}')

    def lay_out(self, folder: Path, text: str) -> None:
        """Lay out the notebook."""
        (folder / "net.ipynb").write_text(submitted(text), encoding="utf-8")

    def command(self) -> Command:
        """Grade one notebook."""
        archive = self.ground.folder / "autograder.zip"
        return [self.environment.bin / "otter", "run", "--no-logo", "-a", archive, "net.ipynb"]

    def met(self, folder: Path, said: str) -> int:
        """Read the result file."""
        tests = json.loads((folder / "results.json").read_text(encoding="utf-8"))["tests"]
        return sum(int(test.get("score", 0)) for test in tests)

    def met_by_class(self, folder: Path, said: str) -> int:
        """Add up."""
        return sum(self.met(path.parent, "") for path in folder.glob("*/results.json"))


class Nbgrader(Peer):
    """nbgrader, which runs a notebook in a kernel and keeps a gradebook."""

    name, needs = "nbgrader autograde", "nbgrader"
    slow = True

    def lay_out(self, folder: Path, text: str) -> None:
        """Lay out a course of one submission."""
        self._lay_out(folder, [("one", text)])

    def _lay_out(self, folder: Path, members: Iterable[tuple[str, str]]) -> None:
        """Lay out a course; its assignment is generated, which is not measured."""
        (folder / "source" / "net").mkdir(parents=True)
        assignment = folder / "source" / "net" / "net.ipynb"
        assignment.write_text(graded("# Write it here."), encoding="utf-8")
        generate: Command = [self.environment.bin / "nbgrader", "generate_assignment", "net"]
        measure(generate, folder, self.variables, statuses=[0])
        for name, text in members:
            place = folder / "submitted" / name / "net"
            place.mkdir(parents=True)
            (place / "net.ipynb").write_text(graded(text), encoding="utf-8")

    def command(self) -> Command:
        """Grade all that is submitted; `--force` grades it again."""
        return [self.environment.bin / "nbgrader", "autograde", "net", "--force"]

    def forget(self, folder: Path) -> None:
        """Forget the points."""
        for path in folder.rglob("gradebook.db"):
            with closing(sqlite3.connect(path)) as book, book:
                book.execute("update grade set auto_score = null")

    def met(self, folder: Path, said: str) -> int:
        """Ask its gradebook."""
        with closing(sqlite3.connect(folder / "gradebook.db")) as book:
            return int(book.execute("select total(auto_score) from grade").fetchone()[0])

    def lay_out_class(self, folder: Path, members: Members) -> None:
        """Lay out two courses, for two processes: one grades its submissions one by one."""
        jobs = []
        for number, half in enumerate(halves(members)):
            course = folder / str(number)
            course.mkdir()
            self._lay_out(course, half)
            jobs.append([str(course), [str(part) for part in self.command()]])
        (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")

    def met_by_class(self, folder: Path, said: str) -> int:
        """Add up."""
        return sum(self.met(path.parent, "") for path in folder.glob("*/gradebook.db"))
