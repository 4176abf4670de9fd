"""`grade hint STEP`: the next hint for what is wrong in a step now."""

from pathlib import Path

import click

from grader.commands.asked import what_is_asked
from grader.commands.completing import complete_steps_or_path
from grader.commands.remembering import memory_of, say_trouble
from grader.course import find_course


@click.command()
@click.argument("what", nargs=-1, metavar="STEP [PATH]", shell_complete=complete_steps_or_path)
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
@click.option(
    "--policy",
    type=click.Path(path_type=Path),
    envvar="GRADE_POLICY",
    show_envvar=True,
    help="A grading.toml, for its hints' cap.",
)
def hint(what: tuple[str, ...], folder: Path | None, policy: Path | None) -> None:
    """Show the next hint for STEP: one rung at a time, from a nudge to nearly all of it.

    Example: grade hint step5
    """
    from grader.judge.run import grade  # here: the shell's completion waits for this module
    from grader.learn.hints import next_hint
    from grader.worker.isolation.privileges import shield

    shield()
    course = find_course()
    if policy is not None:
        from grader.policy import load_policy

        course = load_policy(policy, course, with_seed=False).applied(course)
    asked = what_is_asked(what, folder or Path(), course)
    (report,) = grade(course, asked.submission, [asked.step], seed=0).steps
    memory = memory_of(asked)
    found = next_hint(course, asked.step, report, memory)
    say_trouble(memory)
    if found is None:
        see = f"See `grade solution {report.id}`."
        click.echo(f"{report.id} passes: there is nothing to hint at. {see}")
        return
    click.echo(found.head)
    click.echo(click.wrap_text(found.text, width=90, initial_indent="  ", subsequent_indent="  "))
