"""`grade notebook`: the course as one Jupyter notebook."""

from pathlib import Path

import click

from grader.course import find_course
from grader.model import UsageProblem
from grader.printable import one_line
from grader.submission import open_submission
from grader.submission.opening import find_folder


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("network.ipynb"),
    show_default=True,
    help="Write the notebook here.",
)
@click.option("--force", is_flag=True, help="Overwrite what is there.")
@click.option("--mine", is_flag=True, help="With your own functions instead of stubs.")
@click.option("-C", "folder", type=click.Path(path_type=Path), help="Look for your own here.")
def notebook(output: Path, force: bool, mine: bool, folder: Path | None) -> None:
    """Write the course as one notebook that grades itself in Jupyter.

    Example: grade notebook -o network.ipynb
    """
    from grader.learn.notebooks.writing import course_notebook

    course = find_course()
    if output.suffix.lower() != ".ipynb":
        raise UsageProblem(f"A notebook's name ends in .ipynb, unlike {output.name}.")
    own = open_submission(find_folder(folder or Path(), course), course) if mine else None
    text = course_notebook(course, own)
    try:
        with output.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        says = f"{output} is there already. Name another with -o, or overwrite it with --force."
        raise UsageProblem(says) from error
    except OSError as error:
        raise UsageProblem(f"Cannot write {output}: {error.strerror or error}.") from error
    says = "Open it in Jupyter; if there is none: pip install jupyterlab"
    click.echo(f"wrote {one_line(str(output))}. {says}")
