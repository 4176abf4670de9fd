"""`grade errata`: where the common lesson is wrong, measured while you wait."""

import click

from grader.course import find_course
from grader.learn.modules import import_from


@click.command()
def errata() -> None:
    """Tell where the common lesson is wrong: what it promises, and what its code does.

    Example: grade errata
    """
    for paragraph in import_from(find_course(), "errata").paragraphs():
        click.echo(paragraph)
