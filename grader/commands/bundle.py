"""`grade bundle`: the one zip to hand in."""

from pathlib import Path

import click

from grader.commands.exits import Exit
from grader.course import find_course
from grader.learn.bundling import Bundle, archive_of, gather, write
from grader.learn.telling import listed
from grader.printable import one_line
from grader.report.workflow import guarded
from grader.submission.opening import find_folder


@click.command()
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for the steps here.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("bundle.zip"),
    show_default=True,
    help="Write it here.",
)
@click.option("--force", is_flag=True, help="Replace a file of this name.")
@click.pass_context
def bundle(ctx: click.Context, folder: Path | None, output: Path, force: bool) -> None:
    """Pack what is graded into one zip to hand in: your steps and the modules beside them.

    Example: grade bundle -o anna.zip
    """
    course = find_course()
    found = gather(course, find_folder(folder or Path(), course))
    write(output, archive_of(course, found.files), force)
    click.echo(guarded(_told(found, output)), nl=False)
    ctx.exit(Exit.NOT_ALL_PASS if found.refused else Exit.ALL_PASS)


def _told(found: Bundle, output: Path) -> str:
    """Say what is in it and what is not, by names that are the learner's."""
    count = len(found.files)
    lines = [f"wrote {output}, with {count} file{'s' if count > 1 else ''} and a manifest"]
    lines += [f"left out: {name}: {why}" for name, why in found.refused.items()]
    if found.others:
        lines.append(f"left out, as it is not graded: {listed(found.others)}")
    lines.append(f"check it: grade {output}")
    return "".join(f"{one_line(line)}\n" for line in lines)
