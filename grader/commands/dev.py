"""`grade dev …`: for course authors."""

import click

from grader.author.build import build as build_exercises
from grader.commands.completing import complete_steps
from grader.commands.exits import Exit
from grader.course import find_course
from grader.model import UsageProblem


@click.group()
def dev() -> None:
    """For course authors: make the exercises from the reference, and check the course.

    Example: grade dev check
    """


@dev.command()
@click.option("--force", is_flag=True, help="Overwrite exercises that were edited.")
def build(force: bool) -> None:
    """Write the exercises anew from the reference.

    Example: grade dev build
    """
    for path in build_exercises(find_course(), force):
        click.echo(f"wrote {path}")


@dev.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check the course: stubs fail, the reference passes, the two agree, nothing is left over.

    Example: grade dev check
    """
    from grader.author.check import problems

    found = list(problems(find_course()))
    for problem in found:
        click.echo(f"✗ {problem}")
    click.echo(f"{len(found)} problems" if found else "✓ the course is consistent")
    ctx.exit(Exit.NOT_ALL_PASS if found else Exit.ALL_PASS)


@dev.command()
@click.argument("steps", nargs=-1, metavar="[STEP]...", shell_complete=complete_steps)
@click.option(
    "--pairs",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="Pairs of mistakes tried for each function.",
)
@click.pass_context
def mistakes(ctx: click.Context, steps: tuple[str, ...], pairs: int) -> None:
    """Hand in every well-known mistake, and pairs: all must be caught, and nearly all named.

    Example: grade dev mistakes step5 --pairs 200
    """
    from grader.author.mistakes import judge_mistakes

    course = find_course()
    if unknown := set(steps) - {step.id for step in course.steps}:
        raise UsageProblem(f"There is no step {', '.join(sorted(unknown))}.")
    wanted = [step for step in course.steps if not steps or step.id in steps]
    figures = judge_mistakes(course, wanted, pairs, lambda step: click.echo(f"tried {step}"))
    for one in figures.of_size(1):
        if not one.caught:
            click.echo(f"✗ no check rejects {one.slips[0].id}")
    for (made, named), count in sorted(figures.confusion().items()):
        click.echo(f"  {made} is named {named}" + (f", {count} times" if count > 1 else ""))
    for size, what in ((1, "mistakes"), (2, "pairs")):
        counts = map(len, (figures.of_size(size), figures.caught(size), figures.named(size)))
        click.echo("{}: {} tried, {} caught, {} named".format(what, *counts))
    ctx.exit(Exit.ALL_PASS if figures.good_enough else Exit.NOT_ALL_PASS)
