"""`grade dev …`: for course authors."""

import click

from grader.author.build import build as build_exercises
from grader.commands.exits import Exit
from grader.course import find_course


@click.group()
def dev() -> None:
    """For course authors: make the exercises from the reference, and check the course."""


@dev.command()
@click.option("--force", is_flag=True, help="Overwrite exercises that were edited.")
def build(force: bool) -> None:
    """Write the exercises anew from the reference."""
    for path in build_exercises(find_course(), force):
        click.echo(f"wrote {path}")


@dev.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check the course: stubs fail, the reference passes, the two agree, nothing is left over."""
    from grader.author.check import problems

    found = list(problems(find_course()))
    for problem in found:
        click.echo(f"✗ {problem}")
    click.echo(f"{len(found)} problems" if found else "✓ the course is consistent")
    ctx.exit(Exit.NOT_ALL_PASS if found else Exit.ALL_PASS)
