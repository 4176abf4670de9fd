"""The debugging game: a mistake is planted into a copy of a passing step, and is to be found."""

import ast
import dataclasses
import itertools
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from grader.diagnosis.catalogue import Slip, load_catalogue
from grader.diagnosis.diagnose import slip_ids
from grader.judge.run import grade
from grader.judge.surroundings import reference_importable
from grader.learn.memory import Memory, whole
from grader.learn.planting import planted
from grader.model import (
    Block,
    Course,
    Mistake,
    Source,
    Status,
    Step,
    StepReport,
    Submission,
    UsageProblem,
)
from grader.submission import open_submission

CHOICES: Final = 4
MAX_TRIES: Final = 40
FOLDER: Final = "broken"


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A program with one mistake.

    Attributes
    ----------
    path : Path
        The broken copy, which may be edited until it passes.
    choices : tuple of str
        What may be wrong; one of them is.
    answer : int
        Which one, from 0 on.
    report : StepReport
        What the grader says of it, without the mistake's name.
    """

    path: Path
    choices: tuple[str, ...]
    answer: int
    report: StepReport


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the mistakes tried were found."""

    found: int
    tried: int


def plant(
    course: Course, step: Step, submission: Submission, folder: Path, chance: random.Random
) -> Puzzle:
    """Write a broken copy of a learner's step.

    Raises
    ------
    UsageProblem
        If the step does not pass yet, nothing could be planted, or the copy cannot be written.
    """
    source = submission.source_of(step)
    (report,) = grade(course, submission, [step], seed=0).steps
    if source is None or report.status is not Status.PASS:
        raise UsageProblem(f"{step.id} does not pass yet: `grade {step.id}` says what is missing.")
    with reference_importable(course):
        slips = load_catalogue(course, step).slips
    if not any(slips.values()):
        raise UsageProblem(f"No mistakes of {step.id} have names so far: choose another step.")
    text = "\n".join(block.text for block in source.blocks)
    _demand_python(text, source.file)
    path = folder / FOLDER / f"{step.stem}.py"
    for broken in itertools.islice(planted(text, list(step.functions), chance), MAX_TRIES):
        copy = Source(path.name, (Block("", broken),), path=path)
        (report,) = grade(course, _with(submission, step, copy), [step], seed=0).steps
        mistake = _named_as_a_whole(report)
        if mistake is not None and (choices := _choices(slips, mistake, chance)):
            _write(path, broken)
            return Puzzle(path, choices, choices.index(mistake.says), without_names(report))
    raise UsageProblem(f"Nothing in your {step.stem} could be broken in a way that has a name.")


def is_mended(course: Course, step: Step, submission: Submission, puzzle: Puzzle) -> bool:
    """Whether the broken copy, as it is now, passes.

    Raises
    ------
    UsageProblem
        If it is gone.
    """
    copy = open_submission(puzzle.path, course).whole
    assert copy is not None  # it is one file
    (report,) = grade(course, _with(submission, step, copy), [step], seed=0).steps
    return report.status is Status.PASS


def _demand_python(text: str, file: str) -> None:
    """Grading leaves out what does not parse; an edit has its place only in a text that does."""
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise UsageProblem(
            f"Python cannot read all of {file}: mend or remove the rest of it first."
        ) from None


def _write(path: Path, text: str) -> None:
    if path.parent.is_symlink() or path.is_symlink():
        raise UsageProblem(f"Cannot write {path}: it is a symbolic link.")
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageProblem(f"Cannot write {path}: {error.strerror}.") from error


def keep_score(memory: Memory, found: bool) -> Score:
    """Count an answer; return the score over all steps."""

    def count(values: dict[str, Any]) -> Score:
        score = Score(whole(values.get("found")) + found, whole(values.get("tried")) + 1)
        values.update(found=score.found, tried=score.tried)
        return score

    return memory.update("break", count)


def _with(submission: Submission, step: Step, source: Source) -> Submission:
    """Put another file in the place of a step's."""
    if submission.whole is not None:
        return dataclasses.replace(submission, whole=source)
    return dataclasses.replace(submission, files={**submission.files, step.stem: source})


def _named_as_a_whole(report: StepReport) -> Mistake | None:
    """Return the one mistake that explains all that fails, if there is just one such reading."""
    failing = [check for check in report.checks if check.status is not Status.PASS]
    named = {check.mistake for check in failing}
    if len(named) != 1:
        return None
    (mistake,) = named
    if mistake is None or not mistake.whole or slip_ids(mistake) != (mistake.id,):
        return None
    return mistake


def _choices(
    slips: Mapping[str, Sequence[Slip]], mistake: Mistake, chance: random.Random
) -> tuple[str, ...]:
    """Mix what is wrong with other mistakes of the same function; nothing, if it is not known."""
    known = slips.get(mistake.id.partition(".")[0], ())
    if mistake.id not in {slip.id for slip in known}:
        return ()
    wrong = dict.fromkeys(slip.says for slip in known if not slip.right)
    others = [says for says in wrong if says != mistake.says]
    mixed = [mistake.says, *chance.sample(others, min(CHOICES - 1, len(others)))]
    chance.shuffle(mixed)
    return tuple(mixed)


def without_names(report: StepReport) -> StepReport:
    """Take the mistakes' names off a report: they are what is to be found."""
    bare = tuple(dataclasses.replace(check, mistake=None) for check in report.checks)
    return dataclasses.replace(report, checks=bare)
