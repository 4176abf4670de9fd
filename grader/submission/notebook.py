"""The code cells of a Jupyter notebook, without what only Jupyter understands."""

import ast
import re
from collections.abc import Iterator
from typing import Any, Final

from grader.model import Block, Source
from grader.submission.reading import unreadable

_MAGIC: Final = re.compile(r"\s*(?:%{1,2}[A-Za-z_]|![^=]|\?)|[\w.]+\s*\?{1,2}\s*$")
_PYTHON_CELL: Final = re.compile(r"\s*%%(?:time|timeit|capture|prun)\b")
_ASSIGNED_MAGIC: Final = re.compile(r"\s*[\w, ]+=\s*[%!]")


def notebook_source(name: str, content: bytes) -> Source:
    """Read a notebook of any version that nbformat knows; each code cell becomes a block.

    Magics and shell lines become empty lines, so that lines count as in the cell. A cell that
    belongs to another language (``%%bash``) is left out.
    """
    try:
        cells = _cells(content)
    except Exception as error:
        return unreadable(name, f"It is not a notebook: {type(error).__name__}: {error}"[:200])
    blocks = tuple(Block(f"code cell {number}", python_of(text)) for number, text in cells)
    if not blocks:
        return unreadable(name, "It has no code cells.")
    return Source(name, blocks=blocks)


def _cells(content: bytes) -> list[tuple[int, str]]:
    import warnings

    import nbformat

    read: Any = nbformat.reads
    with warnings.catch_warnings():
        # Missing cell ids and the like: of no interest to whoever is graded.
        warnings.simplefilter("ignore")
        notebook: Any = read(content.decode("utf-8-sig"), as_version=4)
    return list(_code(notebook.cells))


def _code(cells: list[Any]) -> Iterator[tuple[int, str]]:
    """Yield number and text of the code cells, counted from the top."""
    code = (cell for cell in cells if cell.get("cell_type") == "code")
    for number, cell in enumerate(code, 1):
        yield number, str(cell.get("source", ""))


def python_of(text: str) -> str:
    """Leave out of a cell what only Jupyter understands."""
    text = text.replace("\r\n", "\n")
    if _is_python(text):
        return text  # a line that looks like a magic is the rest of an expression or of a string
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if first.lstrip().startswith("%%") and not _PYTHON_CELL.match(first):
        return ""
    return "\n".join(_without_magic(line) for line in lines)


def _is_python(text: str) -> bool:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the learner's: told where the code runs
        try:
            ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True


def _without_magic(line: str) -> str:
    if _ASSIGNED_MAGIC.match(line) or _MAGIC.match(line):
        return line[: len(line) - len(line.lstrip())] + "pass" if line[:1].isspace() else ""
    return line
