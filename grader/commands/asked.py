"""Tells what the words of a command line ask for: steps, and a submission."""

import difflib
import os
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from grader.course import find_course
from grader.model import Course, GraderFault, Step, Submission, UsageProblem
from grader.submission import open_submission
from grader.submission.opening import find_folder

if TYPE_CHECKING:
    from grader.policy import Policy

PARTS: Final = ("reference/course.toml", "exercises", "tests/hidden")
"""What a folder has that is a course."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to grade.

    Attributes
    ----------
    again : str
        The arguments of the command that grades one ``{step}`` of the same.
    folder : Path
        Where the learner works.
    own : bool
        Whether that is where one stands, and not a submission elsewhere.
    """

    steps: list[Step]
    submission: Submission
    again: str
    folder: Path
    own: bool

    @property
    def step(self) -> Step:
        """The one step that is meant.

        Raises
        ------
        UsageProblem
            If it is none, or several.
        """
        if len(self.steps) != 1:
            raise UsageProblem("Name one step, such as step5.")
        return self.steps[0]


def course_asked(root: Path | None) -> Course:
    """Load the course that is named, or else the kit's own.

    Raises
    ------
    UsageProblem
        If what is named is none, or contradicts itself.
    """
    if root is None:
        return find_course()
    if missing := [part for part in PARTS if not (root / part).exists()]:
        raise UsageProblem(f"{root} is no course: it has no {missing[0]}.")
    try:
        return find_course(root)
    except GraderFault as fault:  # its author's, who is told so
        raise UsageProblem(f"{root} is no course as it stands.\n{fault}") from fault


def what_is_asked(
    what: Sequence[str],
    folder: Path,
    course: Course,
    options: Mapping[str, Path | None] | None = None,
) -> Asked:
    """Tell steps from a path: a word that names a step is one, the last other word is a path.

    Parameters
    ----------
    options : mapping of str to Path or None, optional
        What else the command was given, by option, that has to be said again the next time.
    """
    if not folder.is_dir():
        raise UsageProblem(f"There is no folder {folder}.")
    ids = [step.id for step in course.steps]
    named = [word for word in what if word in ids]
    others = [word for word in what if word not in ids]
    unknown = [word for word in others if not _is_path(word, folder)]
    if unknown:
        raise UsageProblem(
            _no_such_step(unknown[0], course, "There is no step {word!r}, and no such file.")
        )
    if len(others) > 1:
        raise UsageProblem(f"One submission at a time: {' or '.join(others)}?")
    if not others:
        path = find_folder(folder, course)
    else:
        path = folder / others[0]
        owner = _owner(path, course)
        path = submission_path(path, course)
        named = named or ([owner.id] if owner is not None else [])
    steps = steps_named(named, course) if named else list(course.steps)
    given = {"-C": folder if folder != Path() else None, **(options or {})}
    named_again = [word for key, path in given.items() if path for word in (key, str(path))]
    again = " ".join(["grade {step}", *map(shlex.quote, [*others, *named_again])])
    home = path if path.is_dir() else path.parent
    own = not others or (path.is_dir() and folder.resolve().is_relative_to(path.resolve()))
    return Asked(steps, open_submission(path, course), again, home, own)


def policy_asked(file: Path | None, tests: Path | None, course: Course) -> "Policy | None":
    """Read the policy that is named, with `tests` for its own.

    A ``grading.toml`` that merely lies beside a submission is a stranger's.
    """
    if file is None and tests is None:
        return None
    from grader.policy import Policy, find_own_tests, load_policy  # here: most calls have none

    policy = Policy() if file is None else load_policy(file, course)
    if tests is None:
        return policy
    return replace(policy, own_tests=find_own_tests(tests, course))


def steps_named(words: Sequence[str], course: Course) -> list[Step]:
    """Find the steps that are named, in the order of the course.

    Raises
    ------
    UsageProblem
        If a word names none.
    """
    named = [find_step(word, course) for word in words]
    return [step for step in course.steps if step in named]


def find_step(word: str, course: Course) -> Step:
    """Find a step by its id.

    Raises
    ------
    UsageProblem
        If there is none; with the one that may be meant, and the list.
    """
    for step in course.steps:
        if word == step.id:
            return step
    raise UsageProblem(_no_such_step(word, course, "There is no step {word!r}."))


def submission_path(path: Path, course: Course) -> Path:
    """Tell the submission that is meant by a path: by one of its step files, their folder."""
    return path if _owner(path, course) is None else path.parent


def _owner(path: Path, course: Course) -> Step | None:
    """Find the step whose file this is."""
    name = os.path.normcase(path.name)  # Windows finds Step1_Init.py as well
    steps = [step for step in course.steps if name == os.path.normcase(f"{step.stem}.py")]
    return steps[0] if steps and path.is_file() else None


def _is_path(word: str, folder: Path) -> bool:
    return (folder / word).exists() or "/" in word or os.sep in word or "." in word


def _no_such_step(word: str, course: Course, says: str) -> str:
    names = {
        name: step.id
        for step in course.steps
        for name in (*step.functions, step.stem, step.stem.partition("_")[2], step.id)
    }
    digits = "".join(filter(str.isdigit, word))
    if digits:  # step9 is as close to step5 as to step6: a number is meant or it is not
        names = {name: meant for name, meant in names.items() if digits in meant}
    close = difflib.get_close_matches(word.lower(), names, n=1)
    meant = names[close[0]] if close else f"step{digits}"
    ids = [step.id for step in course.steps]
    hint = f" Did you mean {meant}?" if meant in ids else ""
    return f"{says.format(word=word)}{hint}\nThe steps are {', '.join(ids)}."
