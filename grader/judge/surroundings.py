"""Lets a course's own modules be imported in this process, and forgets them afterwards."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Final

from grader.model import Course

_ENVIRONMENT: Final = {
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "PYTEST_ADDOPTS": "",
    "PYTEST_PLUGINS": "",
}
_OURS: Final = ("PYTEST_CURRENT_TEST", "PYTEST_VERSION")
"""Set by pytest itself while it runs."""


@contextmanager
def reference_importable(course: Course) -> Iterator[None]:
    """Let hidden tests and mistakes import the reference, and write no bytecode into the course."""
    writes, path, modules = sys.dont_write_bytecode, list(sys.path), set(sys.modules)
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(course.reference))
    try:
        yield
    finally:
        sys.path[:], sys.dont_write_bytecode = path, writes
        for name in set(sys.modules) - modules:
            if _is_of(course, sys.modules[name]):
                del sys.modules[name]  # another course may have files of the same names


@contextmanager
def no_plugins_of_the_user() -> Iterator[None]:
    """Keep what a user has set for pytest out of the judge's own run of it."""
    theirs = [name for name in os.environ if name.startswith("PYTEST_") and name not in _OURS]
    before = {name: os.environ.get(name) for name in (*_ENVIRONMENT, *theirs)}
    for name in theirs:
        del os.environ[name]
    os.environ.update(_ENVIRONMENT)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _is_of(course: Course, module: ModuleType) -> bool:
    file = Path(getattr(module, "__file__", None) or "/")
    folders = (course.hidden, course.reference, course.own_tests)
    return any(folder is not None and file.is_relative_to(folder) for folder in folders)
