"""Imports what a course has to show: modules beside its reference."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

from grader.model import Course


def import_from(course: Course, name: str) -> ModuleType:
    """Import a module of the course, by its dotted name below `reference`.

    What it imports of its own kind, it imports at its top: the path is there no longer than that.
    """
    path, writes, before = list(sys.path), sys.dont_write_bytecode, set(sys.modules)
    sys.path.insert(0, str(course.reference))
    sys.dont_write_bytecode = True  # an installed course may be read-only
    importlib.invalidate_caches()
    try:
        return importlib.import_module(name)
    finally:
        sys.path[:], sys.dont_write_bytecode = path, writes
        for new in set(sys.modules) - before:
            if _is_of(course, sys.modules[new]):
                del sys.modules[new]  # another course may have modules of the same names


def _is_of(course: Course, module: ModuleType) -> bool:
    return Path(getattr(module, "__file__", None) or "/").is_relative_to(course.reference)
