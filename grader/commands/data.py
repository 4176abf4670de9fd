"""`grade data [NAME]`: fetch what is too large for the kit."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click

from grader.commands.completing import complete_data
from grader.course import find_course
from grader.learn import shelf
from grader.learn.fetching import Download, Tell, is_address, take_from
from grader.model import Course, DataFile, DataSet, UsageProblem


@click.command()
@click.argument("name", required=False, shell_complete=complete_data)
@click.option(
    "--from", "folder", type=click.Path(path_type=Path), help="Take the files from this folder."
)
@click.option(
    "--url", "urls", multiple=True, help="Fetch from here instead; several are tried in turn."
)
def data(name: str | None, folder: Path | None, urls: tuple[str, ...]) -> None:
    """Fetch the data set NAME; without NAME, list the data sets and whether they are here.

    Example: grade data mnist
    """
    course = find_course()
    if name is None:
        if folder or urls:
            raise UsageProblem(f"Which data set? {_names(course)}")
        for known in course.data.values():
            click.echo(f"{known.name}  {known.title}\n  {_state(known)}")
        return
    if name not in course.data:
        raise UsageProblem(f"There is no data set {name!r}. {_names(course)}")
    _get(course.data[name], folder, urls)


def _get(wanted: DataSet, folder: Path | None, urls: tuple[str, ...]) -> None:
    if folder and urls:
        raise UsageProblem("Either --from a folder, or --url: not both.")
    for url in urls:
        if not is_address(url):
            raise UsageProblem(f"{url} is no http:// or https:// address.")
    if folder:
        take_from(folder, wanted, _say_that_we_wait)
    else:
        try:
            with _shown() as tell:
                Download(urls or wanted.mirrors, tell, _say_that_we_wait).fetch(wanted)
        except KeyboardInterrupt:
            click.echo("What has come is kept; the same command goes on from there.", err=True)
            raise
    click.echo(f"{wanted.name} is in {shelf.data_folder(wanted)}\n{wanted.source}")


def _names(course: Course) -> str:
    return f"The data sets are: {', '.join(course.data) or 'none'}."


def _state(known: DataSet) -> str:
    missing = shelf.missing(known)
    if not missing:
        return f"here, in {shelf.data_folder(known)}"
    size = shelf.in_mib(sum(file.size for file in missing))
    whole = len(missing) == len(known.files)
    lacking = "not here" if whole else f"{len(missing)} of {len(known.files)} files are not here"
    return f"{lacking} ({size} to fetch): grade data {known.name}"


def _say_that_we_wait() -> None:
    click.echo("Another `grade data` is at it; waiting for it to end …", err=True)


@contextlib.contextmanager
def _shown() -> Iterator[Tell]:
    """Show a bar per file on a terminal, and nothing elsewhere."""
    from rich.console import Console
    from rich.progress import Progress, TaskID

    console = Console(stderr=True)
    tasks: dict[str, TaskID] = {}
    with Progress(console=console, disable=not console.is_terminal) as progress:

        def tell(file: DataFile, have: int) -> None:
            if file.name not in tasks:
                tasks[file.name] = progress.add_task(file.name, total=file.size)
            progress.update(tasks[file.name], completed=have)

        yield tell
