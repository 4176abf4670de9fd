"""The debugging game: a mistake is planted into a copy of a passing step, and is to be found."""

import dataclasses
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from grader.diagnosis.catalogue import Slip, load_catalogue
from grader.diagnosis.diagnose import slip_ids
from grader.judge.run import grade
from grader.judge.surroundings import reference_importable
from grader.learn.memory import Memory
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
        If the step does not pass yet, or nothing could be planted.
    """
    source = submission.source_of(step)
    (report,) = grade(course, submission, [step], seed=0).steps
    if source is None or report.status is not Status.PASS:
        raise UsageProblem(f"{step.id} does not pass yet: `grade {step.id}` says what is missing.")
    text = "\n".join(block.text for block in source.blocks)
    with reference_importable(course):
        slips = load_catalogue(course, step).slips
    for broken in list(planted(text, list(step.functions), chance))[:MAX_TRIES]:
        (report,) = grade(course, _with(submission, step, broken), [step], seed=0).steps
        mistake = _named_as_a_whole(report)
        if mistake is not None and (choices := _choices(slips, mistake, chance)):
            path = folder / FOLDER / f"{step.stem}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text(broken, encoding="utf-8")
            return Puzzle(path, choices, choices.index(mistake.says), without_names(report))
    raise UsageProblem(f"Nothing in your {step.stem} could be broken in a way that has a name.")


def is_mended(course: Course, step: Step, submission: Submission, puzzle: Puzzle) -> bool:
    """Whether the broken copy, as it is now, passes."""
    edited = _with(submission, step, puzzle.path.read_text(encoding="utf-8"))
    (report,) = grade(course, edited, [step], seed=0).steps
    return report.status is Status.PASS


def keep_score(memory: Memory, found: bool) -> Score:
    """Count an answer; return the score over all steps."""
    for key, more in (("found", int(found)), ("tried", 1)):
        memory.put("break", key, int(memory.get("break", key, 0)) + more)
    return Score(int(memory.get("break", "found", 0)), int(memory.get("break", "tried", 0)))


def _with(submission: Submission, step: Step, text: str) -> Submission:
    """Put a text in the place of a step's file."""
    source = Source(f"{step.stem}.py", (Block("", text),))
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
    others = [slip.says for slip in known if slip.says not in ("", mistake.says)]
    mixed = [mistake.says, *chance.sample(others, min(CHOICES - 1, len(others)))]
    chance.shuffle(mixed)
    return tuple(mixed)


def without_names(report: StepReport) -> StepReport:
    """Take the mistakes' names off a report: they are what is to be found."""
    bare = tuple(dataclasses.replace(check, mistake=None) for check in report.checks)
    return dataclasses.replace(report, checks=bare)
