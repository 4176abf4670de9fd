"""`grade class DIR`: grade all submissions of a class into a gradebook."""

import statistics
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from grader.commands.asked import course_asked, policy_asked, steps_named
from grader.commands.completing import complete_steps
from grader.commands.exits import Exit
from grader.model import UsageProblem
from grader.printable import one_line, shortened
from grader.report.workflow import guarded

if TYPE_CHECKING:
    from grader.teach.assignment import Assignment
    from grader.teach.crew import Crew
    from grader.teach.finding import Found
    from grader.teach.gradebook import Edition, Gradebook
    from grader.teach.grading import Setting

BOOK: Final = "gradebook.sqlite"
SHOWN: Final = 5
_WIDE: Final = 100


jobs_option: Final = click.option(
    "--jobs", type=click.IntRange(1), help="Processes; as many as cores, if you do not say."
)
cluster_option: Final = click.option(
    "--cluster", metavar="ADDRESS", help="Let a Dask cluster do it: tcp://host:8786."
)


@click.command("class")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--book",
    type=click.Path(path_type=Path, dir_okay=False),
    default=BOOK,
    show_default=True,
    help="The gradebook: what it has already is not graded again.",
)
@click.option(
    "--pattern",
    default="{student}",
    show_default=True,
    help="Where submissions lie below DIR, and which part is the id: '*_{student}_*'.",
)
@click.option("--roster", type=click.Path(path_type=Path), help="CSV with names to the ids.")
@click.option("--roster-id", metavar="COLUMN", help="The roster's column of ids.")
@click.option("--step", "steps", multiple=True, shell_complete=complete_steps, help="Only this.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@click.option("--policy", "policy_file", type=click.Path(path_type=Path), help="A grading.toml.")
@jobs_option
@click.option("--course", "root", type=click.Path(path_type=Path), help="Folder of the course.")
@cluster_option
@click.pass_context
def class_(
    ctx: click.Context,
    folder: Path,
    book: Path,
    pattern: str,
    roster: Path | None,
    roster_id: str | None,
    steps: tuple[str, ...],
    seed: int,
    policy_file: Path | None,
    jobs: int | None,
    root: Path | None,
    cluster: str | None,
) -> None:
    """Grade every submission below DIR into a gradebook, on all cores.

    Each entry of DIR is a submission, named by its student's id: a folder, .py, .ipynb or .zip.
    Killed at any point, the same command goes on where it was. It exits with 0 if the gradebook
    has a grade of everybody, 1 if something could not be graded, 3 at a fault of the grader.

    Example: grade class submissions --roster roster.csv

    Example: grade class canvas --pattern '*_{student}_*_*' --jobs 8
    """
    from grader.policy import Policy
    from grader.teach.assignment import Assignment
    from grader.teach.finding import Pattern
    from grader.teach.gradebook import Gradebook
    from grader.teach.grading import Setting
    from grader.teach.roster import read_roster
    from grader.teach.times import times_of

    Pattern(pattern)
    course = course_asked(root)
    policy = policy_asked(policy_file, None, course) or Policy()
    if policy.seed is not None and seed:
        raise UsageProblem("No --seed where the seed is secret.")
    asked = policy.chosen(steps_named(steps, course) if steps else course.steps, course)
    setting = Setting(
        course=None if root is None else root.absolute(),
        steps=tuple(step.id for step in asked),
        seed=seed,
        policy=policy,
    )
    path = None if policy_file is None else policy_file.absolute()
    assignment = Assignment(folder.absolute(), setting, pattern, path)
    students = read_roster(roster, roster_id) if roster else ()
    times_of(students)  # what is wrong with them is said before anything is made
    found = find(assignment, book)
    with Gradebook(book, create=True) as gradebook:
        assignment.note(gradebook)
        if students:
            gradebook.enrol(students)
        ctx.exit(mark(assignment, found, gradebook, jobs, cluster))


def find(assignment: "Assignment", book: Path) -> "list[Found]":
    """Find the submissions of an assignment; its gradebook may lie among them."""
    from grader.teach.finding import find_all

    return find_all(assignment.folder, assignment.pattern, [book])


def mark(
    assignment: "Assignment",
    found: "list[Found]",
    book: "Gradebook",
    jobs: int | None = None,
    cluster: str | None = None,
    only: Collection[str] | None = None,
) -> Exit:
    """Grade what the gradebook has not, and say what came of it.

    Parameters
    ----------
    only : collection of str or None
        Students who are graded whether it has them or not; nobody else is.
    """
    from grader.teach.headway import Headway, duration
    from grader.teach.marking import Marking
    from grader.teach.times import times_of
    from grader.worker.isolation.privileges import shield

    shield()
    course = assignment.setting.load()
    edition = assignment.edition(book, course, _now)
    wanted = [each for each in found if only is None or each.student in only]
    times = times_of(book.students())
    marking = Marking(assignment.folder, course, book, edition, _now, only or (), times)
    headway = Headway(len(wanted))
    try:
        with _crew(assignment.setting, jobs, cluster) as crew, headway:
            tally = marking.mark(wanted, crew, headway.tell)
    except KeyboardInterrupt:
        # The book's own word: it may have come between an entry and the count of it.
        there = len(book.scores(edition)) + sum(1 for _ in book.ungraded(edition))
        click.echo(
            f"{there} of {len(found)} are in the gradebook: the same command goes on from there."
        )
        raise
    made = tally.endings.total()
    known = f"; {tally.known} were in the gradebook already" if tally.known else ""
    click.echo(f"Graded {made} of {len(wanted)} in {duration(headway.seconds)}{known}.")
    late = assignment.setting.policy.late.deadline is not None
    if late and (unknown := sum(each.student not in times for each in found)):
        click.echo(f"Of {unknown} the roster says no time (`submitted`): nothing is taken off.")
    for line in _summary(book, edition, {each.student for each in found}):
        click.echo(guarded(one_line(line)))
    return _status(book, edition)


@contextmanager
def _crew(setting: "Setting", jobs: int | None, cluster: str | None) -> "Iterator[Crew]":
    if cluster is None:
        from grader.teach.cores import LocalCrew

        yield LocalCrew(setting, jobs)
    else:
        from grader.teach.cluster import ClusterCrew

        with ClusterCrew(cluster, setting) as crew:
            yield crew


def _summary(book: "Gradebook", edition: "Edition", handed_in: Collection[str]) -> Iterator[str]:
    """Say how the class stands, by its gradebook."""
    scores = book.scores(edition)
    name = book.path.name
    if scores:
        points = [score for score, _ in scores]
        most = max(most for _, most in scores)
        yield (
            f"{name} has {len(scores)} graded: {statistics.fmean(points):.1f} of {most:g} points "
            f"on average, median {statistics.median(points):g}."
        )
    ungraded = list(book.ungraded(edition))
    for entry in ungraded[:SHOWN]:
        outcome = entry.outcome
        yield f"! {outcome.student} is {outcome.ending}: {shortened(outcome.says, _WIDE)}"
    if len(ungraded) > SHOWN:
        yield f"! and {len(ungraded) - SHOWN} more without a grade."
    roster = {student.id for student in book.students()}
    if missing := sorted(roster.difference(handed_in)):
        yield f"Of the roster, {_some(missing)} handed in nothing."
    if roster and (strange := sorted(set(handed_in) - roster)):
        yield f"Not on the roster: {_some(strange)}."
    where = "" if str(book.path) == BOOK else f" --book {book.path}"
    yield f"Next: grade book show STUDENT{where}, or grade book insights{where}"


def _some(students: list[str]) -> str:
    more = f" and {len(students) - SHOWN} more" if len(students) > SHOWN else ""
    return ", ".join(students[:SHOWN]) + more


def _status(book: "Gradebook", edition: "Edition") -> Exit:
    from grader.teach.job import Ending

    endings = {entry.outcome.ending for entry in book.ungraded(edition)}
    if Ending.FAULT in endings:
        return Exit.GRADER_FAULT
    return Exit.NOT_ALL_PASS if endings else Exit.ALL_PASS


def _now() -> datetime:
    return datetime.now().astimezone()
