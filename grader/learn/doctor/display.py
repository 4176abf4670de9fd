"""The screen, and what matplotlib could open a window with."""

import importlib.util
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Final

from grader.learn.doctor.finding import Finding, ok, remark
from grader.learn.screen import has_screen

TOOLKITS: Final = {
    "_tkinter": "TkAgg", "PyQt6": "QtAgg", "PySide6": "QtAgg", "PyQt5": "QtAgg",
    "PySide2": "QtAgg", "gi": "GTK", "wx": "WXAgg",
}  # fmt: skip
"""Module -> matplotlib's backend that uses it."""

WITHOUT_WINDOW: Final = ("agg", "cairo", "pdf", "pgf", "ps", "svg", "template")


def look(environment: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """Look whether `grade plot` can open a window; where it cannot, it writes a file."""
    if not has_screen(environment):
        mend = "Nothing has to be done: `grade plot` writes a file instead."
        yield remark("display", "no screen", mend)
        return
    chosen = environment.get("MPLBACKEND", "")
    if chosen.lower() in WITHOUT_WINDOW:
        yield remark("display", f"MPLBACKEND={chosen} opens no window", "unset MPLBACKEND")
    elif found := chosen or _backend():
        yield ok("display", f"a window can open, by matplotlib's {found}")
    else:
        install = "python -m pip install PyQt6"
        system = " (or, on Debian and Ubuntu, apt install python3-tk)"
        yield remark("display", "a screen, but nothing to open a window with", install + system)


def _backend() -> str:
    if sys.platform == "darwin":
        return "macosx"
    found = (name for module, name in TOOLKITS.items() if importlib.util.find_spec(module))
    return next(found, "")
