"""Where it is measured: a folder with all that the graders need, laid out before the clock runs."""

import functools
import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

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

    def place(self, *parts: str) -> Path:
        """Make an empty folder."""
        path = self.folder.joinpath(*parts)
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def course_judged_once(self) -> Path:
        """Lay out the course with its training judged once."""
        other = self.folder / "course-once"
        if not other.exists():
            shutil.copytree(self.course, other)
            hidden = other / "tests" / "hidden" / "test_net.py"
            text = hidden.read_text(encoding="utf-8")
            assert text.count("ONCE = False") == 1
            hidden.write_text(text.replace("ONCE = False", "ONCE = True"), encoding="utf-8")
        return other


@functools.cache
def demands() -> ModuleType:
    """Load the ten demands."""
    spec = importlib.util.spec_from_file_location("demands", COURSE / "reference" / "demands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
