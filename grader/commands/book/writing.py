"""Where what `grade book` writes goes: a file, whole or not at all, or a program that reads it."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from grader.learn.replacing import replace_content
from grader.model import UsageProblem
from grader.printable import one_line, printable


def deliver(pieces: Iterable[str], output: Path | None, *sources: Path | None) -> None:
    """Write text that comes in pieces, to a file or to standard output.

    Parameters
    ----------
    sources : Path or None
        Files that the output must not replace.
    """
    if output is None:
        to_eyes = sys.stdout.isatty()
        for piece in pieces:  # a program expects UTF-8 and line feeds, whatever the console has
            click.echo(printable(piece) if to_eyes else _bytes(piece), nl=False)
        return
    for source in sources:
        if source and output.exists() and source.exists() and output.samefile(source):
            raise UsageProblem(f"{output} is what is read here: write elsewhere.")
    try:
        replace_content(output, map(_bytes, pieces))
    except OSError as error:
        raise UsageProblem(f"Cannot write {output}: {error.strerror or error}.") from error
    click.echo(f"wrote {one_line(str(output))}", err=True)


def _bytes(text: str) -> bytes:
    """Encode; bytes of a file's name that are no text become escapes."""
    return text.encode("utf-8", "backslashreplace")
