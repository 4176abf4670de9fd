"""Plants a mistake into a copy of a program: one small edit, of the kind that learners make.

The edit is made in the text, so that names, comments and layout stay the learner's own.
"""

import ast
import itertools
import random
import re
from collections.abc import Iterator, Sequence
from typing import Final

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
"""A line and its end, as `ast` counts them."""

Edit = tuple[int, int, str]
"""Where it begins and ends in the text, and what stands there instead."""


def planted(text: str, functions: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Yield copies of a program with one edit in one of the functions, in random order."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    lines = _Lines(text)
    edits = [
        edit
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name in functions
        for statement in _body(node)
        for inner in ast.walk(statement)
        for edit in _edits_of(inner, lines)
    ]
    chance.shuffle(edits)
    for start, end, instead in dict.fromkeys(edits):
        yield text[:start] + instead + text[end:]


class _Lines:
    """Positions of nodes as offsets into the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = _LINE.findall(text)
        self._starts = [0, *itertools.accumulate(map(len, self._lines))]

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Return where a node begins and ends; its columns count bytes."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self._offset(node.lineno, node.col_offset),
            self._offset(node.end_lineno, node.end_col_offset),
        )

    def of(self, node: ast.expr) -> str:
        """Return the text of a node."""
        start, end = self.span(node)
        return self.text[start:end]

    def _offset(self, line: int, column: int) -> int:
        before = self._lines[line - 1].encode()[:column].decode("utf-8", "ignore")
        return self._starts[line - 1] + len(before)


def _body(function: ast.FunctionDef) -> list[ast.stmt]:
    return function.body[ast.get_docstring(function) is not None :]


def _edits_of(node: ast.AST, lines: _Lines) -> Iterator[Edit]:
    """Yield what a learner might have written instead of this piece."""
    match node:
        case ast.BinOp():
            yield from _of_operation(node, lines)
        case ast.Attribute(value=value, attr="T"):
            yield *lines.span(node), lines.of(value)
        case ast.Attribute(value=ast.Name(id="np"), attr=name) if name in _NEIGHBOURS:
            yield *lines.span(node), f"np.{_NEIGHBOURS[name]}"
        case ast.keyword(arg="axis", value=ast.Constant(value=int(axis)) as value):
            yield *lines.span(value), str(1 - axis)
        case ast.keyword(arg="keepdims", value=ast.Constant(value=True) as value):
            yield *lines.span(value), "False"
        case ast.Constant(value=str(key)) if key in _KEYS:
            yield *lines.span(node), repr(_KEYS[key])
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield *lines.span(node), lines.of(operand)
        case ast.Compare(left=left, ops=[ast.Gt()], comparators=[right]):
            yield *lines.span(node), f"{lines.of(left)} < {lines.of(right)}"
        case ast.AugAssign(target=target, op=ast.Sub(), value=value):
            yield *lines.span(node), f"{lines.of(target)} += {lines.of(value)}"


def _of_operation(node: ast.BinOp, lines: _Lines) -> Iterator[Edit]:
    left, right = lines.of(node.left), lines.of(node.right)
    span = lines.span(node)
    match node.op:
        case ast.Div():
            yield *span, left
        case ast.Sub():
            yield *span, f"({right} - {left})"
            yield *span, f"{left} + {right}"
        case ast.Mult():
            yield *span, left
            yield *span, right
        case ast.Add():
            yield *span, left
        case ast.Pow():
            yield *span, left


_NEIGHBOURS = {
    "mean": "sum",
    "sum": "mean",
    "maximum": "minimum",
    "sqrt": "square",
    "zeros": "ones",
}
_KEYS = {"A1": "Z1", "Z1": "A1", "A2": "Z2", "W2": "W1", "b1": "b2", "b2": "b1"}
