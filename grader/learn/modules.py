"""Imports what a course has to show: modules beside its reference."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from grader.model import Course


def import_from(course: Course, name: str) -> ModuleType:
    """Import a module of the course, by its dotted name below `reference`.

    What it imports of its own kind, it imports at its top: the path is there no longer than that.
    """
    with _surroundings(course):
        return importlib.import_module(name)


@contextmanager
def _surroundings(course: Course) -> Iterator[None]:
    """Let the course's modules in; another course may have modules of the same names."""
    path, writes = list(sys.path), sys.dont_write_bytecode
    names = {entry.stem for entry in course.reference.iterdir()}
    others = _take_out(names)
    sys.path.insert(0, str(course.reference))
    sys.dont_write_bytecode = True  # an installed course may be read-only
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path[:], sys.dont_write_bytecode = path, writes
        _take_out(names)
        sys.modules.update(others)


def _take_out(names: set[str]) -> dict[str, ModuleType]:
    found = [name for name in sys.modules if name.partition(".")[0] in names]
    return {name: sys.modules.pop(name) for name in found}
