"""`grade init-ci PLATFORM`: lay down what a platform needs to grade."""

from pathlib import Path

import click

from grader.ci import PLATFORMS, Kit, lay_down
from grader.course import find_course
from grader.printable import one_line


@click.command()
@click.argument("platform", type=click.Choice(tuple(PLATFORMS)))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option(
    "--kit",
    required=True,
    metavar="ADDRESS",
    help="What pip is to install there, pinned: git+https://…@v0.1.0, or a wheel.",
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
def init_ci(platform: str, folder: Path, kit: str, force: bool) -> None:
    """Write into FOLDER what a platform needs to grade: a workflow, scripts, an image.

    The kit is not on PyPI, so say with --kit where the platform gets it from. A wheel of this
    machine is copied along.

    Example: grade init-ci github --kit git+https://example.org/kit.git@v0.1.0

    Example: grade init-ci gradescope autograder --kit neural_network_kit-0.1.0-py3-none-any.whl
    """
    written = lay_down(platform, Kit.of(kit), find_course(), folder, force)
    for path in written:
        click.echo(f"wrote {one_line(str(folder / path))}")
    click.echo(PLATFORMS[platform].next_step)
