"""The kit as it is measured: on the tiny course, and on its own."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from grader.course import find_course
from grader.teach.gradebook import Gradebook
from grader.teach.job import Ending
from tests.benchmarks.environments import ROOT, Environment
from tests.benchmarks.ground import Ground
from tests.benchmarks.meter import measure
from tests.benchmarks.peers import Command, Members, Peer

RIGHT = ROOT / "tests" / "submissions" / "right_einsum"
"""The submission to the kit's own course."""

BOOK = "gradebook.sqlite"


class Kit(Peer):
    """`grade` on the tiny course, isolated: each check is asked in two rounds."""

    name, needs = "grade, both rounds", "kit"

    def __init__(self, ground: Ground, environment: Environment) -> None:
        super().__init__(ground, environment)
        self.course = ground.course
        self.variables = environment.variables(HOME=str(ground.folder))

    def command(self) -> Command:
        """Grade the folder one stands in."""
        return [*self.environment.grade, "--course", self.course]

    def met(self, folder: Path, said: str) -> int:
        """Read the points."""
        (points,) = re.findall(r"^([\d.]+) of 10 points$", said, re.M)
        return int(points)

    def lay_out_class(self, folder: Path, members: Members) -> None:
        """Lay out a folder for each, and no gradebook."""
        for name, text in members:
            (folder / "class" / name).mkdir(parents=True)
            self.lay_out(folder / "class" / name, text)

    def class_command(self, folder: Path, at_once: int) -> Command:
        """Grade the class into a fresh gradebook."""
        options = ["--course", self.course, "--book", folder / BOOK, "--jobs", str(at_once)]
        return [*self.environment.grade, "class", folder / "class", *options]

    def forget(self, folder: Path) -> None:
        """Remove the gradebook."""
        for path in folder.glob(f"{BOOK}*"):
            path.unlink()

    def met_by_class(self, folder: Path, said: str) -> int:
        """Ask the gradebook."""
        with Gradebook(folder / BOOK) as book:
            entries = [entry.outcome for entry in book.entries(book.editions()[0])]
        graded = [entry for entry in entries if entry.ending is Ending.GRADED]
        assert len(graded) == len(entries), "not everybody is graded"
        return round(sum(entry.report.score for entry in graded if entry.report))

    def isolation(self, folder: Path) -> Sequence[str]:
        """Ask what its workers are held to here."""
        _, said = measure([*self.command(), "--format", "json"], folder, self.variables)
        found: list[str] = json.loads(said)["isolation"]
        return found


class KitOnce(Kit):
    """The same with the checks that look at the training judged once, as their course declares."""

    name = "grade, training judged once"

    def __init__(self, ground: Ground, environment: Environment) -> None:
        super().__init__(ground, environment)
        self.course = ground.course_judged_once()


class OwnCourse(Kit):
    """`grade` on the kit's own course, cold, on a right submission."""

    def __init__(
        self, ground: Ground, environment: Environment, name: str, steps: Sequence[str]
    ) -> None:
        super().__init__(ground, environment)
        self.name, self.steps = name, steps
        course = find_course()
        wanted = [step for step in course.steps if step.id in steps or not steps]
        self.most = sum(step.points for step in wanted if steps or not step.bonus)

    def lay_out(self, folder: Path, text: str) -> None:
        """Lay out the right submission, whatever the text."""
        shutil.copytree(RIGHT, folder, dirs_exist_ok=True)

    def command(self) -> Command:
        """Grade some steps of the folder one stands in, or all."""
        return [*self.environment.grade, *self.steps]

    def met(self, folder: Path, said: str) -> int:
        """Tell whether all points are there; ten, as of the others."""
        return 10 * bool(re.search(rf"^{self.most} of {self.most} points", said, re.M))
