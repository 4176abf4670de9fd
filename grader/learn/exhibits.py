"""Gathers what a page shows beside the verdicts: pictures, and the lines of code that are meant."""

from collections.abc import Iterator
from typing import Final

from grader.learn import plotting
from grader.learn.functions import Functions, functions_of
from grader.learn.topics import Topic, find_topics
from grader.model import Block, Cause, Course, GraderFault, Report, Submission, UsageProblem
from grader.printable import shortened
from grader.report.page import Excerpt, Exhibit, Frame, Line

CALL_SECONDS: Final = 10.0
ALL_SECONDS: Final = 20.0
"""A page is not worth waiting for as long as a picture that was asked for by its name."""

AROUND: Final = 2
"""Lines shown above and below the one that is meant."""

LONGEST_LINE: Final = 300


def exhibits_of(course: Course, submission: Submission, report: Report, seed: int) -> list[Exhibit]:
    """Draw what the course has for the page, of the steps that have been started."""
    started = {step.id for step in report.steps if step.started}
    topics = [topic for topic in find_topics(course) if topic.on_page and topic.step in started]
    limits = {"call_seconds": CALL_SECONDS, "all_seconds": ALL_SECONDS}
    with functions_of(course, lambda: submission, seed, **limits) as learner:
        return [_exhibit(course, topic, learner) for topic in topics]


def _exhibit(course: Course, topic: Topic, learner: Functions) -> Exhibit:
    frames: tuple[Frame, ...] = ()
    problem = ""
    try:
        frames = tuple(Frame(says, png) for says, png in plotting.frames(course, topic, learner))
    except GraderFault:
        raise
    except UsageProblem as why:
        problem = str(why)
    except Exception as error:  # numbers of a learner's can be too much for the drawing itself
        problem = f"What your functions gave cannot be drawn ({type(error).__name__})."
    return Exhibit(topic.name, topic.title, topic.step, frames, problem)


def excerpts_of(course: Course, submission: Submission, report: Report) -> dict[str, Excerpt]:
    """Find the code that each check looks at, by the check's id."""
    found = {}
    for step in report.steps:
        source = submission.source_of(course.step(step.id))
        own = source.blocks if source is not None else ()
        for check in step.checks:
            if check.cause is not None and (code := _excerpt(submission, own, check.cause)):
                found[check.id] = code
    return found


def _excerpt(submission: Submission, own: tuple[Block, ...], cause: Cause) -> Excerpt | None:
    """Cut out the lines around the one that a cause names, if that line is there."""
    blocks = own if cause.where is None else tuple(_blocks_at(submission, own, cause.where))
    if cause.line is None or len(blocks) != 1:  # without a cell's name, a notebook's line is none
        return None
    lines = blocks[0].text.split("\n")
    if not 1 <= cause.line <= len(lines):
        return None
    first = max(cause.line - AROUND, 1)
    shown = lines[first - 1 : cause.line + AROUND]
    return Excerpt(
        ", ".join(part for part in (cause.where, f"line {cause.line}") if part),
        tuple(
            Line(number, shortened(text, LONGEST_LINE), number == cause.line)
            for number, text in enumerate(shown, first)
        ),
    )


def _blocks_at(submission: Submission, own: tuple[Block, ...], where: str) -> Iterator[Block]:
    """Yield the cell, or the file, of this name."""
    yield from (block for block in own if block.label == where)
    for source in submission.files.values():
        if source.file == where:
            yield from source.blocks
