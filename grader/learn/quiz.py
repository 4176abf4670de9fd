"""Asks a step's questions, says why, and remembers how many were right."""

import random
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from grader.learn.memory import Memory
from grader.learn.modules import import_from
from grader.learn.questions import Answer, Question, Unreadable
from grader.model import Course, GraderFault, Step, UsageProblem

SECTION: Final = "quiz"
QUIT: Final = "q"

Ask: TypeAlias = Callable[[str], str]
"""Shows a prompt and returns the line that was typed; raises EOFError where there is no more."""

Tell: TypeAlias = Callable[[str, str], None]
"""Shows a mark and a paragraph that hangs beside it."""


class Stopped(Exception):
    """The learner has had enough for now."""


def load_questions(course: Course, step: Step) -> tuple[Question, ...]:
    """Let the course's reference compute a step's questions.

    Raises
    ------
    UsageProblem
        If the course has none for it.
    GraderFault
        If they cannot be computed.
    """
    if not (course.reference / "quiz" / f"{step.stem}.py").is_file():
        raise UsageProblem(f"There is no quiz for {step.id}.")
    try:
        found = import_from(course, f"quiz.{step.stem}").questions()
    except Exception as error:
        raise GraderFault(f"quiz of {step.id}: {type(error).__name__}: {error}") from error
    return tuple(found)


def ask_all(questions: Sequence[Question], rng: random.Random, ask: Ask, tell: Tell) -> list[bool]:
    """Ask one question after the other; return which were answered right.

    Raises
    ------
    Stopped
        If the learner leaves, or the input ends.
    """
    results = []
    for number, question in enumerate(questions, 1):
        tell(f"{number}/{len(questions)}  ", question.text)
        given = _typed(question, ask, tell) if question.free else _picked(question, rng, ask, tell)
        right = question.agree(given, question.answer)
        if right:
            tell("", f"Right. {question.because}")
        else:
            why = question.tempted(given)
            tell("", f"Not quite. It is {question.shown(question.answer)}.")
            tell("", " ".join(said for said in (why, question.because) if said))
        tell("", "")
        results.append(right)
    return results


def _typed(question: Question, ask: Ask, tell: Tell) -> Answer:
    for line in _lines(ask, f"{question.asks_for}: "):
        try:
            return question.read(line)
        except Unreadable as problem:
            tell("", str(problem))
    raise AssertionError  # the lines end by an exception


def _picked(question: Question, rng: random.Random, ask: Ask, tell: Tell) -> Answer:
    choices = [question.answer, *(wrong.answer for wrong in question.wrong)]
    rng.shuffle(choices)
    letters = string.ascii_lowercase[: len(choices)]
    for letter, choice in zip(letters, choices, strict=True):
        tell(f"  {letter})  ", question.shown(choice))
    for line in _lines(ask, f"{', '.join(letters[:-1])} or {letters[-1]}: "):
        typed = line.lower().strip("().")
        if len(typed) == 1 and typed in letters:
            return choices[letters.index(typed)]
        tell("", f"One of the letters, or {QUIT} to stop.")
    raise AssertionError


def _lines(ask: Ask, prompt: str) -> Iterator[str]:
    while True:
        try:
            line = ask(prompt).strip()
        except EOFError:
            raise Stopped from None
        if line.lower() == QUIT:
            raise Stopped
        yield line


@dataclass(frozen=True, slots=True)
class Score:
    """What is remembered of a step's quiz.

    Attributes
    ----------
    first, last : int
        How many answers were right when it was first taken to its end, and when it was last.
    of : int
        How many questions there were.
    times : int
        How often it was taken to its end.
    """

    first: int
    last: int
    of: int
    times: int

    @property
    def says(self) -> str:
        """Tell it in half a sentence."""
        first = f"{self.first} of {self.of} on the first try"
        return first if self.times == 1 else f"{first}, {self.last} of {self.of} now"


def remembered(memory: Memory, step: Step) -> Score | None:
    """Return what is known of a step's quiz; None if it was never taken, or what is kept is odd."""
    kept: Any = memory.get(SECTION, step.id)
    if not isinstance(kept, dict):
        return None
    numbers = [kept.get(name) for name in Score.__slots__]
    known = [n for n in numbers if type(n) is int and 0 <= n < 10**6]
    if len(known) < len(numbers):
        return None
    score = Score(*known)
    fits = score.first <= score.of and score.last <= score.of and score.times > 0
    return score if fits else None


def remember(memory: Memory, step: Step, results: Sequence[bool]) -> Score:
    """Keep the result of a quiz that was taken to its end; the first try stays the first."""
    right, before = sum(results), remembered(memory, step)
    times = before.times + 1 if before else 1
    first = before.first if before and before.of == len(results) else right
    score = Score(first, right, len(results), times)
    memory.put(SECTION, step.id, {name: getattr(score, name) for name in Score.__slots__})
    return score
