"""Where it is measured: a folder with all that the graders need, laid out before the clock runs."""

import functools
import importlib.util
import inspect
import shutil
from pathlib import Path
from types import ModuleType

from grader.judge.api import Learner, check

HERE = Path(__file__).resolve().parent
COURSE = HERE / "course"
FORMS = HERE / "forms"
SHARED = ("plain.py", "bare.py", "fork_pool.py", "two_at_once.py")


class Ground:
    """Lays out the tiny course, and what its checks are in the form of each peer.

    Parameters
    ----------
    folder : Path
        Empty, and gone after it all.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shared = folder / "shared"
        self.course = folder / "course"
        self.shared.mkdir()
        for name in SHARED:
            shutil.copy(FORMS / name, self.shared)
        shutil.copy(COURSE / "reference" / "demands.py", self.shared)
        shutil.copytree(COURSE, self.course, ignore=shutil.ignore_patterns("__pycache__"))
        if "shared" in inspect.signature(Learner.call).parameters:
            _declare(self.course, "SHARED", "shared")

    def place(self, *parts: str) -> Path:
        """Make an empty folder."""
        path = self.folder.joinpath(*parts)
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def course_judged_once(self) -> Path | None:
        """Lay out the course with its training judged once; None if this kit knows no such."""
        if "once" not in inspect.signature(check).parameters:
            return None
        other = self.folder / "course-once"
        if not other.exists():
            shutil.copytree(self.course, other)
            _declare(other, "COSTLY", "once")
        return other


def _declare(course: Path, name: str, word: str) -> None:
    """Put a word where the hidden tests of a course have a place for it."""
    hidden = course / "tests" / "hidden" / "test_net.py"
    text, empty = hidden.read_text(encoding="utf-8"), f"\n{name} = {{}}\n"
    assert text.count(empty) == 1
    filled = text.replace(empty, f'\n{name} = {{"{word}": True}}\n')
    hidden.write_text(filled, encoding="utf-8")


@functools.cache
def demands() -> ModuleType:
    """Load the ten demands."""
    spec = importlib.util.spec_from_file_location("demands", COURSE / "reference" / "demands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
