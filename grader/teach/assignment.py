"""What a class was given and where its submissions lie: kept in the gradebook, to go on from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

from grader.course import find_course
from grader.model import Course, UsageProblem
from grader.policy import Policy, load_policy
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
    policy : Path or None
        File of the policy that is in the setting.
    """

    folder: Path
    setting: Setting
    pattern: str = ONE_EACH
    policy: Path | None = None

    def edition(self, book: Gradebook, course: Course, now: Clock) -> Edition:
        """Find, or add, the edition that submissions are graded by."""
        steps = {step.id: step.title for step in course.steps if step.id in self.setting.steps}
        digest = digest_of(self.setting, course)
        return book.edition(digest, course.title, kit_version(), steps, now())

    def note(self, book: Gradebook) -> None:
        """Keep it in a gradebook."""
        table = {
            "folder": str(self.folder),
            "pattern": self.pattern,
            "policy": _text(self.policy),
            "course": _text(self.setting.course),
            "steps": list(self.setting.steps),
            "seed": self.setting.seed,
        }
        book.note(_KEY, json.dumps(table))

    @classmethod
    def noted(cls, book: Gradebook) -> Self:
        """Read it from a gradebook.

        Raises
        ------
        UsageProblem
            If none is there, or its policy cannot be read any more.
        """
        said = book.about(_KEY)
        if not said:
            raise UsageProblem(f"{book.path} does not say what was graded: run `grade class DIR`.")
        table: Mapping[str, Any] = json.loads(said)
        course, policy = _path(table["course"]), _path(table["policy"])
        setting = Setting(course, tuple(table["steps"]), table["seed"])
        if policy is not None:
            setting = replace(setting, policy=load_policy(policy, setting.load()))
        return cls(Path(table["folder"]), setting, table["pattern"], policy)


def policy_noted(book: Gradebook) -> Policy:
    """Read the policy that a gradebook notes, but for its secret: by it nothing is graded.

    Raises
    ------
    UsageProblem
        If there was one, and it cannot be read any more.
    """
    table: Mapping[str, Any] = json.loads(book.about(_KEY) or "{}")
    path, root = _path(table.get("policy")), _path(table.get("course"))
    if path is None:
        return Policy()
    return load_policy(path, find_course(root), with_seed=False)


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)
