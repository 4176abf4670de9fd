"""`%load_ext grader`: what a kernel gets, `%grade`, `%hint` and `%plot`."""

import importlib.abc
import importlib.machinery
import importlib.util
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.course import find_course
from grader.learn.notebooks.asking import Grader
from grader.learn.notebooks.recording import Recorder
from grader.model import Course

_NAMES = {"text": "text/plain", "html": "text/html", "png": "image/png"}


class Shown:
    """An answer, in every form that it has."""

    def __init__(self, answer: Mapping[str, str]) -> None:
        self._answer = answer

    def __repr__(self) -> str:
        return self._answer["text"].rstrip()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {name: self._answer[kind] for kind, name in _NAMES.items() if kind in self._answer}


class GivenFiles(importlib.abc.MetaPathFinder):
    """Finds the modules that learners get with their files; one of their own comes first."""

    def __init__(self, course: Course) -> None:
        paths = [course.reference / name for name in course.given]
        self._paths = {path.stem: path for path in paths if path.suffix == ".py"}

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find a module by its name."""
        if fullname not in self._paths or Path(f"{fullname}.py").exists():
            return None
        return importlib.util.spec_from_file_location(fullname, self._paths[fullname])


class Extension:
    """All that `%load_ext grader` puts into a kernel."""

    def __init__(self, shell: Any) -> None:
        self._recorder = Recorder(shell)
        self._given = GivenFiles(find_course())
        self._grader = Grader()
        sys.meta_path.insert(0, self._given)
        for name, magic in (("grade", self.grade), ("hint", self.hint), ("plot", self.plot)):
            shell.register_magic_function(magic, "line", name)

    def close(self) -> None:
        """Take it all back but the magics, of which IPython keeps the book."""
        self._recorder.close()
        self._grader.close()
        if self._given in sys.meta_path:
            sys.meta_path.remove(self._given)

    def grade(self, line: str) -> None:
        """Grade steps as they stand: `%grade step5`, `%grade` for all; `--all` shows every check.

        `%grade plot TOPIC` and `%grade hint STEP` are `%plot` and `%hint`.
        """
        words = _words(line)
        op = words.pop(0) if words and words[0] in ("plot", "hint") else "grade"
        answer = self._show(op, words)
        for topic in answer.get("topics", "").split():  # after the report, which need not wait
            picture = self._ask("plot", [topic])
            if "png" in picture:  # else the report has said what is wrong
                _display(Shown(picture))

    def hint(self, line: str) -> None:
        """Show the next hint for what is wrong in a step now: `%hint step5`."""
        self._show("hint", _words(line))

    def plot(self, line: str) -> None:
        """Draw what your functions do: `%plot boundary`; `%plot` lists the pictures."""
        self._show("plot", _words(line))

    def _ask(self, op: str, words: list[str]) -> Mapping[str, str]:
        request = {"op": op, "words": words, "folder": str(Path.cwd())}
        return self._grader.ask(request | {"seen": self._recorder.snapshot()})

    def _show(self, op: str, words: list[str]) -> Mapping[str, str]:
        answer = self._ask(op, words)
        if "advice" in answer:
            _display(Shown({"text": answer["advice"]}))
        _display(Shown(answer))
        return answer


def _display(shown: Shown) -> None:
    import IPython.display

    display: Any = IPython.display.display
    display(shown)


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line, comments=True)
    except ValueError:  # a quotation mark alone
        return line.split()


_loaded: list[Extension] = []
"""The one of this kernel, if it was loaded."""


def load(shell: object) -> None:
    """Load the extension, anew if it is there."""
    unload()
    _loaded.append(Extension(shell))


def unload() -> None:
    """Take it back, if it was loaded."""
    while _loaded:
        _loaded.pop().close()
