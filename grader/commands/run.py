"""`grade [STEP]... [PATH]`: judge steps of a submission."""

import dataclasses
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from grader.commands.asked import course_asked, policy_asked, what_is_asked
from grader.commands.completing import complete_promises, complete_steps_or_path
from grader.commands.delivering import Delivery, Target, output_of, targets_of
from grader.commands.exits import Exit
from grader.commands.remembering import remember
from grader.model import PROMISES, GraderFault, UsageProblem
from grader.moments import moment_of
from grader.printable import one_line
from grader.report.formats import FORMATS
from grader.report.workflow import guarded

if TYPE_CHECKING:
    from grader.policy import Policy


def _promises(ctx: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Read a list of words, each of which must be a promise."""
    words = tuple(word.strip() for word in value.split(",")) if value else ()
    if unknown := [word for word in words if word not in PROMISES]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(PROMISES)}")
    return words


def _moment(ctx: click.Context, option: click.Parameter, value: str | None) -> datetime | None:
    """Read a time, which must say of what zone it is."""
    moment = moment_of(value) if value is not None else None
    if value is not None and moment is None:
        raise click.BadParameter(f"{value!r} is no time such as 2026-12-01T23:59:00+01:00")
    return moment


@click.command()
@click.argument("what", nargs=-1, metavar="[STEP]... [PATH]", shell_complete=complete_steps_or_path)
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    callback=output_of,
    help="Write the report to this file.",
)
@click.option(
    "--also",
    callback=targets_of,
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write the same report in another format, too; can be repeated.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@click.option("--all", "every", is_flag=True, help="Show every check that does not pass.")
@click.option(
    "--require",
    callback=_promises,
    shell_complete=complete_promises,
    metavar="WORDS",
    help="Refuse to grade unless these are held: files,network,… (`grade doctor` lists them).",
)
@click.option("--policy", "policy_file", type=click.Path(path_type=Path), help="A grading.toml.")
@click.option("--tests", type=click.Path(path_type=Path), help="Add the tests in this folder.")
@click.option("--submitted", callback=_moment, metavar="TIME", help="When it was handed in.")
@click.option("--course", "root", type=click.Path(path_type=Path), help="Folder of the course.")
@click.option("--debug", is_flag=True, help="Run your code in this process, for a debugger.")
@click.pass_context
def run(
    ctx: click.Context,
    what: tuple[str, ...],
    folder: Path | None,
    format_: str,
    output: Path | None,
    also: tuple[Target, ...],
    seed: int,
    every: bool,
    require: tuple[str, ...],
    policy_file: Path | None,
    tests: Path | None,
    submitted: datetime | None,
    root: Path | None,
    debug: bool,
) -> None:
    """Grade STEPs (all, if none is named) in this folder, or in the submission at PATH.

    Example: grade step5 step6

    Example: grade --format json --output report.json homework.zip

    Example: grade --format github --also junit=report.xml

    Example: grade --course another-course homework
    """
    from grader.judge.run import grade
    from grader.worker.isolation.privileges import shield
    from grader.worker.nursery import Nursery
    from grader.worker.workers import Workers

    shield()
    delivery = Delivery(format_, output, also)
    try:
        course = course_asked(root)
        options = {"--course": root, "--policy": policy_file, "--tests": tests}
        asked = what_is_asked(what, folder or Path(), course, options)
        policy = policy_asked(policy_file, tests, course)
        _demand_sense(policy, seed, debug, submitted)
        steps, the_seed = asked.steps, (policy and policy.seed) or seed
        if policy is not None:
            steps, course = policy.chosen(steps, course), policy.applied(course)
        nursery = ctx.with_resource(Nursery())  # ends while the report is rendered
        soon = _import_report if format_ == "text" else None
        with Workers(require=require, nursery=nursery, meanwhile=soon) as workers:
            report = grade(course, asked.submission, steps, the_seed, debug, workers)
    except (UsageProblem, GraderFault) as problem:
        delivery.refuse(problem)
        raise
    all_pass = report.all_pass
    if policy is not None:
        report = policy.shown(policy.marked(report, submitted), datetime.now(UTC))
        course = dataclasses.replace(course, steps=tuple(policy.steps(course)))

    def as_text(stream: TextIO | None) -> str:
        from grader.report.terminal import Terminal
        from grader.report.text import to_text

        return to_text(report, course, Terminal.of(stream), debug, asked.again, every)

    delivery.deliver(report, as_text)
    if seed == 0 and not debug and policy is None and root is None:
        sentences = remember(course, asked, report)
        if format_ == "text" and output is None:
            _say(sentences)
    ctx.exit(Exit.ALL_PASS if all_pass else Exit.NOT_ALL_PASS)


def _import_report() -> None:
    """Import what a report is shown with: that takes longer than to show it."""
    import grader.report.terminal
    import grader.report.text  # noqa: F401


def _demand_sense(
    policy: "Policy | None", seed: int, debug: bool, submitted: datetime | None
) -> None:
    """Refuse what contradicts the policy, and what would be without effect."""
    if policy is not None and policy.seed is not None and (seed or debug):
        raise UsageProblem(f"No {'--seed' if seed else '--debug'} where the seed is secret.")
    if submitted is not None and (policy is None or policy.late.deadline is None):
        raise UsageProblem("--submitted needs a --policy with a [late] deadline.")


def _say(sentences: Sequence[str]) -> None:
    """Print what the edits have changed; the names in it are a learner's."""
    from grader.report.terminal import Terminal

    width = Terminal.of(sys.stdout).width
    text = "".join(f"{click.wrap_text(one_line(said), width)}\n" for said in sentences)
    if text:
        click.echo(guarded(text), nl=False)
