"""All that a result hangs on besides the submission, as one digest."""

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from grader.model import Course
from grader.teach.grading import Setting

_ENGINE: Final = Path(__file__).resolve().parents[1]
_JUDGING: Final = (
    "course.py", "model.py", "printable.py", "seeds.py", "diagnosis", "judge", "policy",
    "submission", "teach/grading.py", "worker",
)  # fmt: skip
"""What of the kit has a say in a result; the rest shows it."""

_TAUGHT: Final = ("course.toml", "*.py", "mistakes/**/*", "data/**/*")
"""What of the reference has; its quiz, its pictures and its prose have not."""


def digest_of(setting: Setting, course: Course) -> str:
    """Hash the kit, the course, the policy, the steps and the seed.

    The engine's own sources are in it: a clone of the repository changes from day to day under one
    version. Bytes count as they are, line ends too, and neither their order on the disk nor the
    place of the course does.
    """
    digest = hashlib.sha256()
    steps = sorted(setting.steps)
    for name, content in (
        ("kit", kit_version().encode()),
        ("policy", setting.policy.digest.encode()),
        ("seed", str(setting.seed).encode()),
        ("steps", " ".join(steps).encode()),
        *_contents("engine", _ENGINE, _files(_ENGINE, _JUDGING)),
        *_contents("reference", course.reference, _taught(course)),
        *_contents("hidden", course.hidden, course.hidden.rglob("*")),
    ):
        digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
        digest.update(content)
    return digest.hexdigest()


def kit_version() -> str:
    """Name the version of this kit."""
    try:
        return version("neural-network-kit")
    except PackageNotFoundError:  # run from its sources
        return "unknown"


def _taught(course: Course) -> Iterator[Path]:
    for pattern in _TAUGHT:
        yield from course.reference.glob(pattern)
    yield from (course.reference / name for name in course.given)


def _files(root: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        yield from (root / name).rglob("*.py") if (root / name).is_dir() else (root / name,)


def _contents(kind: str, root: Path, paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of files, in the order of their names."""
    names = {path.relative_to(root).as_posix(): path for path in paths if path.is_file()}
    for name, path in sorted(names.items()):
        if "__pycache__" not in path.parts:
            yield f"{kind}/{name}", path.read_bytes()
