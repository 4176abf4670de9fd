"""Keeps of cells what functions need; what was only looked at need not run again.

A notebook's cells ran already: a training of a minute among them would make every grading last a
minute more. What binds a name that is needed, or changes its value, is kept.
"""

import ast
import symtable
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_DEFINES: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Statement:
    """A statement at the top of a cell."""

    node: ast.stmt

    @property
    def first(self) -> int:
        """Its first line, decorators included, from 1."""
        decorators: list[ast.expr] = getattr(self.node, "decorator_list", [])
        return min([self.node.lineno, *(each.lineno for each in decorators)])

    @property
    def last(self) -> int:
        """Its last line."""
        return self.node.end_lineno or self.node.lineno

    @cached_property
    def binds(self) -> frozenset[str]:
        """Names that it binds or deletes; ``*`` for any."""
        return frozenset(bound_by(self.node))

    @cached_property
    def touches(self) -> frozenset[str]:
        """Names whose values it changes: ``table[0] = 1``, ``names.append("x")``."""
        return frozenset(name for node in ast.walk(self.node) for name in _touched_by(node))

    @cached_property
    def needs(self) -> frozenset[str]:
        """Global names that it uses, or that functions made by it will."""
        try:
            table = symtable.symtable(ast.unparse(self.node), "<cell>", "exec")
        except SyntaxError:  # `await` outside of a function: a notebook may
            names = (node.id for node in ast.walk(self.node) if isinstance(node, ast.Name))
            return frozenset(names)
        return frozenset(_globals_of(table))

    def is_plain_definition_of(self, name: str) -> bool:
        """Whether it is a ``def`` of this name."""
        return isinstance(self.node, _DEFINES) and self.node.name == name


def sliced(
    statements: Sequence[Statement], wanted: Collection[str], once: Collection[str]
) -> list[Statement]:
    """Keep what is needed to make functions of the `wanted` names.

    Parameters
    ----------
    once : collection of str
        Names of which only the last definition counts.
    """
    imports = (one for one in statements if isinstance(one.node, ast.Import | ast.ImportFrom))
    modules = frozenset[str]().union(*(one.binds for one in imports))  # np stays as it is
    needed, kept = {"*", *wanted}, set[int]()
    while True:
        found = {
            number
            for number, one in enumerate(statements)
            if number not in kept and (one.binds | one.touches - modules) & needed
        }
        if not found:
            break
        kept |= found
        for number in found:
            needed |= statements[number].needs
    for name in once:
        numbers = [n for n in sorted(kept) if statements[n].is_plain_definition_of(name)]
        kept.difference_update(numbers[:-1])
    return [statements[number] for number in sorted(kept)]


def statements_of(text: str, until: int | None) -> list[Statement] | None:
    """Take a cell apart, as far as it ran; None if it is no Python.

    Parameters
    ----------
    until : int or None
        The line that was not finished.
    """
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found = [Statement(node) for node in body]
    return [one for one in found if until is None or one.last < until]


def kept_text(text: str, kept: Sequence[Statement]) -> str:
    """Blank the other lines, so that lines count as in the cell."""
    wanted = {line for one in kept for line in range(one.first, one.last + 1)}
    lines = text.split("\n")
    return "\n".join(line if n in wanted else "" for n, line in enumerate(lines, 1)).rstrip()


def bound_by(node: ast.AST) -> Iterator[str]:
    """Name what a statement binds where it stands; bodies of functions have names of their own."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
            return
        case ast.Lambda() | ast.comprehension():
            return
        case ast.ImportFrom(module="__future__"):
            yield "*"
        case ast.Import() | ast.ImportFrom():
            yield from ((name.asname or name.name).partition(".")[0] for name in node.names)
        case ast.Name(ctx=ast.Store() | ast.Del()):
            yield node.id
    for child in ast.iter_child_nodes(node):
        yield from bound_by(child)


def _touched_by(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Attribute(ctx=ast.Store()) | ast.Subscript(ctx=ast.Store() | ast.Del()):
            yield from _root(node)
        case ast.Expr(value=ast.Call(func=ast.Attribute() as method)):  # for its effect alone
            yield from _root(method)


def _root(node: ast.AST) -> Iterator[str]:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id


def _globals_of(table: symtable.SymbolTable) -> Iterator[str]:
    for symbol in table.get_symbols():
        at_top = table.get_type() == "module"
        if symbol.is_referenced() and (at_top or symbol.is_global()):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _globals_of(child)
