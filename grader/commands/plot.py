"""`grade plot [TOPIC] [PATH]`: look at what your functions do."""

from collections.abc import Callable
from pathlib import Path

import click

from grader.commands.asked import submission_path
from grader.commands.completing import complete_data, complete_topics
from grader.course import find_course
from grader.learn.topics import find_topic, find_topics, table_of
from grader.model import Course, Submission
from grader.printable import one_line
from grader.submission import open_submission
from grader.submission.opening import find_folder


@click.command()
@click.argument("topic", required=False, shell_complete=complete_topics)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--save",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the picture to this .png, .svg or .pdf (.gif with --animate).",
)
@click.option("--animate", is_flag=True, help="Let it move, where the topic can.")
@click.option("--log", is_flag=True, help="Logarithmic axes, where the topic has them.")
@click.option(
    "--data", shell_complete=complete_data, help="Another data set, where the topic has several."
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
def plot(
    topic: str | None,
    path: Path | None,
    file: Path | None,
    animate: bool,
    log: bool,
    data: str | None,
    seed: int,
) -> None:
    """Draw TOPIC with the functions in this folder, or in the submission at PATH.

    Opens a window if there is a screen, else writes a file. Without TOPIC: lists the topics.

    Example: grade plot boundary --save boundary.png
    """
    course = find_course()
    if topic is None:
        click.echo(f"{table_of(find_topics(course))}\n\nDraw one: grade plot TOPIC")
        return
    found = find_topic(course, topic)
    opener = _opener(course, path)

    from grader.learn import plotting
    from grader.learn.functions import functions_of
    from grader.worker.isolation.privileges import shield

    shield()
    target = file or Path(f"{found.name}{'.gif' if animate else '.png'}")
    plotting.check_name(target, animate)
    options = {"log": log or None, "data": data}
    asked = {name: value for name, value in options.items() if value is not None}
    with functions_of(course, opener, seed) as learner:
        picture = plotting.draw(course, found, learner, animate, asked)
    if file is None and plotting.show(picture):
        return
    plotting.save(picture, target)
    click.echo(f"wrote {one_line(str(target))}")


def _opener(course: Course, path: Path | None) -> Callable[[], Submission]:
    """Open what is named right away, what is to be looked for only when it is needed."""
    if path is None:
        return lambda: open_submission(find_folder(Path(), course), course)
    submission = open_submission(submission_path(path, course), course)
    return lambda: submission
