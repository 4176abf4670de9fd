"""What a class was given and where its submissions lie: kept in the gradebook, to go on from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from grader.model import Course, UsageProblem
from grader.teach.editions import digest_of, kit_version
from grader.teach.finding import ONE_EACH
from grader.teach.gradebook import Edition, Gradebook
from grader.teach.grading import Setting
from grader.teach.marking import Clock

_KEY: Final = "assignment"


@dataclass(frozen=True, slots=True)
class Assignment:
    """What `grade class` was told.

    Attributes
    ----------
    folder : Path
        Of the class.
    pattern : str
        As `grader.teach.finding.Pattern` has it.
    """

    folder: Path
    setting: Setting
    pattern: str = ONE_EACH

    def edition(self, book: Gradebook, course: Course, now: Clock) -> Edition:
        """Find, or add, the edition that submissions are graded by."""
        steps = {step.id: step.title for step in course.steps if step.id in self.setting.steps}
        digest = digest_of(self.setting, course)
        return book.edition(digest, course.title, kit_version(), steps, now())

    def note(self, book: Gradebook) -> None:
        """Keep it in a gradebook."""
        setting = self.setting
        course = None if setting.course is None else str(setting.course)
        table = {
            "folder": str(self.folder),
            "pattern": self.pattern,
            "course": course,
            "steps": list(setting.steps),
            "seed": setting.seed,
        }
        book.note(_KEY, json.dumps(table))

    @classmethod
    def noted(cls, book: Gradebook) -> Self:
        """Read it from a gradebook.

        Raises
        ------
        UsageProblem
            If none is there.
        """
        said = book.about(_KEY)
        if not said:
            raise UsageProblem(f"{book.path} does not say what was graded: run `grade class DIR`.")
        table: Mapping[str, Any] = json.loads(said)
        course = None if table["course"] is None else Path(table["course"])
        setting = Setting(course, tuple(table["steps"]), table["seed"])
        return cls(Path(table["folder"]), setting, table["pattern"])
