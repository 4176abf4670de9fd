"""Takes a step's file apart, into what becomes cells of a notebook."""

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from grader.learn.notebooks.slicing import bound_by
from grader.model import UsageProblem


class Kind(Enum):
    """What a piece is for."""

    FUNCTION = auto()
    DEMO = auto()
    """What runs only where it is run by hand: in a notebook, but not when that is graded."""
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One function, or what stands between functions; `names` are what it binds."""

    kind: Kind
    names: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A file without its docstring and its imports."""

    docstring: str
    imports: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


def split(text: str, file: str, siblings: Collection[str]) -> Parts:
    """Take a file apart; what it imports from `siblings` is there already, in earlier cells.

    Raises
    ------
    UsageProblem
        If it does not parse, or uses a sibling as a module.
    """
    lines = _without_siblings(text, file, siblings).split("\n")
    tree = _parsed("\n".join(lines), file)
    parts = Parts(ast.get_docstring(tree) or "")
    end = 0
    for statement in tree.body:
        last = statement.end_lineno or statement.lineno
        own = "\n".join(lines[end:last]).strip("\n")
        end = max(end, last)
        if isinstance(statement, ast.Import | ast.ImportFrom):
            parts.imports.append(ast.unparse(statement))
        elif own and not (statement is tree.body[0] and parts.docstring):
            _add(parts.pieces, Piece(_kind(statement), tuple(_bound_by(statement)), own))
    return parts


def _add(pieces: list[Piece], piece: Piece) -> None:
    """Add a piece; what is between functions stays together."""
    if pieces and piece.kind is Kind.OTHER is pieces[-1].kind:
        before = pieces.pop()
        piece = Piece(piece.kind, before.names + piece.names, f"{before.text}\n{piece.text}")
    pieces.append(piece)


def _parsed(text: str, file: str) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        where = f" (line {line})" if line else ""
        raise UsageProblem(f"{file} is not yet Python{where}: mend it first.") from error


def _without_siblings(text: str, file: str, siblings: Collection[str]) -> str:
    """Replace imports of siblings, on the same lines, by what is left to do."""
    lines = text.split("\n")
    for node in ast.walk(_parsed(text, file)):
        if isinstance(node, ast.Import) and any(name.name in siblings for name in node.names):
            raise UsageProblem(
                f"{file}, line {node.lineno}: `{ast.unparse(node)}` has no meaning in a notebook. "
                "Write `from … import …` there, with the names that you use."
            )
        if isinstance(node, ast.ImportFrom) and node.module in siblings:
            rest = [f"{name.asname} = {name.name}" for name in node.names if name.asname]
            rest = rest or (["pass"] if node.col_offset else [])
            last = node.end_lineno or node.lineno
            blank = [""] * (last - node.lineno)
            lines[node.lineno - 1 : last] = [" " * node.col_offset + "; ".join(rest), *blank]
    return "\n".join(lines)


def _kind(statement: ast.stmt) -> Kind:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return Kind.FUNCTION
    is_demo = isinstance(statement, ast.If) and "__main__" in ast.unparse(statement.test)
    return Kind.DEMO if is_demo else Kind.OTHER


def _bound_by(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    elif not isinstance(statement, ast.If | ast.Import | ast.ImportFrom):
        yield from bound_by(statement)
