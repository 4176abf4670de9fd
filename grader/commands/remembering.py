"""Remembers what a command found out, and says what is wrong with the memory."""

from datetime import datetime

import click

from grader.commands.asked import Asked
from grader.learn.memory import Memory, is_workspace
from grader.model import Course, Report
from grader.printable import one_line


def remember(course: Course, asked: Asked, report: Report) -> tuple[str, ...]:
    """Remember a report, in a workspace of one's own alone; tell what the edits have changed."""
    if not (asked.own and is_workspace(asked.folder)):
        return ()
    from grader.learn.progress import Progress

    memory = Memory(asked.folder)
    now = datetime.now().astimezone()
    sentences = Progress(memory).record(course, asked.submission, report, now)
    say_trouble(memory)
    return sentences


def memory_of(asked: Asked) -> Memory:
    """Open what is remembered of the work that is asked about; other people's folders get none."""
    return Memory(asked.folder, asked.own or is_workspace(asked.folder))


def say_trouble(memory: Memory) -> None:
    """Print the sentence, if there is one; it never stops a command."""
    if memory.trouble:
        click.echo(one_line(memory.trouble), err=True)
