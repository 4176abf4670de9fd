"""Checks a course's quizzes: three questions a step, each with one right answer."""

import itertools
from collections.abc import Iterator
from typing import Final

from grader.learn.questions import Question
from grader.learn.quiz import load_questions
from grader.model import Course, GraderFault, Step, UsageProblem

COUNT: Final = 3
CHOICES: Final = range(3, 6)
"""The right answer, and two to four that are wrong."""


def quiz_problems(course: Course, step: Step) -> Iterator[str]:
    """Yield what is wrong with the quiz of a step, with what mends it."""
    file = f"reference/quiz/{step.stem}.py"
    try:
        questions = load_questions(course, step)
    except UsageProblem:
        yield f"{file} is missing: its questions() returns three questions"
        return
    except GraderFault as fault:
        yield f"{file}: {fault}"
        return
    if len(questions) != COUNT:
        yield f"{file} has {len(questions)} questions: make it {COUNT}"
    for number, question in enumerate(questions, 1):
        for problem in _problems(question):
            yield f"{file}, question {number}: {problem}"


def _problems(question: Question) -> Iterator[str]:
    answers = [question.answer, *(wrong.answer for wrong in question.wrong)]
    if len(answers) not in CHOICES:
        yield f"{len(answers) - 1} wrong answers: give two to four"
    if not question.text or not question.because:
        yield "it needs a text, and a reason for its answer"
    if question.free and isinstance(question.answer, str):
        yield "a text cannot be typed as an answer: leave out free=True"
    for one, other in itertools.combinations(answers, 2):
        if question.agree(one, other) or question.shown(one) == question.shown(other):
            yield f"{question.shown(one)} and {question.shown(other)} are the same answer"
