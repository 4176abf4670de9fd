"""Says what is wrong with what is remembered, which never stops a command."""

import click

from grader.learn.memory import Memory
from grader.printable import one_line


def say_trouble(memory: Memory) -> None:
    """Print the sentence, if there is one, beside what the command says."""
    if memory.trouble:
        click.echo(one_line(memory.trouble), err=True)
