"""Where what `grade book` writes goes: a file, whole or not at all, or a program that reads it."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from grader.model import UsageProblem
from grader.printable import one_line, printable
from grader.replacing import replace_content


def deliver(pieces: Iterable[str | bytes], output: Path | None, *sources: Path | None) -> None:
    """Write what comes in pieces, to a file or to standard output.

    Parameters
    ----------
    sources : Path or None
        Files that the output must not replace.
    """
    if output is None:
        to_eyes = sys.stdout.isatty()
        for piece in pieces:  # a program expects UTF-8 and line feeds, whatever the console has
            seen = to_eyes and isinstance(piece, str)
            click.echo(printable(str(piece)) if seen else _bytes(piece), nl=False)
        return
    for source in sources:
        if source and output.exists() and source.exists() and output.samefile(source):
            raise UsageProblem(f"{output} is what is read here: write elsewhere.")
    try:
        if output.exists() and not output.is_file():  # a device, a pipe
            with output.open("wb") as file:
                file.writelines(map(_bytes, pieces))
        else:
            replace_content(output, map(_bytes, pieces))
    except OSError as error:
        raise UsageProblem(f"Cannot write {output}: {error.strerror or error}.") from error
    click.echo(f"wrote {one_line(str(output))}", err=True)


def _bytes(piece: str | bytes) -> bytes:
    """Encode; bytes of a file's name that are no text become escapes."""
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")
