"""What was saved in a folder, told once for each change of content."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from grader.learn.drives import far_away
from grader.model import Course
from grader.submission.opening import own_modules
from grader.submission.reading import Refused, limit_of, read_bytes

QUIET_MS: Final = 10
"""An editor that writes in pieces is waited for as long as its pieces come this close; whatever
comes later is another save, which cancels what the first one began."""

LONGEST_MS: Final = 500
POLL_MS: Final = 200
GLANCE_SECONDS: Final = 1.0
"""Between two looks at everything: what was missed is seen then, and that the folder is gone."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Names of a learner's modules, without ``.py``, by what became of them."""

    changed: frozenset[str] = frozenset()
    unchanged: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


class Contents:
    """The learner's modules in a folder, by the content they were last seen with."""

    def __init__(self, folder: Path, course: Course) -> None:
        self._folder, self._course = folder, course
        self._seen: dict[str, str] = {}
        self.look(self._names())

    def look(self, names: set[str]) -> Saved:
        """Compare files, named with their ``.py``, to what was seen of them last."""
        ours = set(own_modules(sorted(names), self._course))
        now = {name: _hash(self._folder / name) for name in ours}
        before = {name: self._seen.get(name) for name in ours}
        self._seen |= {name: found for name, found in now.items() if found}
        for name in ours:
            if not now[name]:
                self._seen.pop(name, None)
        here = {name for name in ours if now[name]}
        changed = {name for name in here if now[name] != before[name]}
        gone = {name for name in ours - here if before[name]}
        return Saved(_stems(changed), _stems(here - changed), _stems(gone))

    def look_at_all(self) -> Saved:
        """Compare every file that is there, or was."""
        return self.look(self._names() | set(self._seen))

    def _names(self) -> set[str]:
        try:
            return {path.name for path in self._folder.iterdir() if path.suffix == ".py"}
        except OSError:  # the folder is gone
            return set()


def _stems(names: set[str]) -> frozenset[str]:
    return frozenset(name.removesuffix(".py") for name in names)


def _hash(path: Path) -> str:
    """Hash a file; empty if it cannot be read, or not yet."""
    if not path.exists():
        return ""
    try:
        return hashlib.sha256(read_bytes(path, limit_of(path.name))).hexdigest()
    except Refused as why:  # it is there, and grading says what is wrong with it
        return str(why)


async def saves(folder: Path, course: Course, poll: bool = False) -> AsyncIterator[Saved]:
    """Tell what is saved in a folder, for ever; the folder may vanish and come back.

    Parameters
    ----------
    poll : bool
        Whether to look again and again where the file system would tell by itself.
    """
    from watchfiles import awatch

    contents = Contents(folder, course)
    while True:
        try:
            async for changes in awatch(
                folder,
                watch_filter=None,
                debounce=LONGEST_MS,
                step=QUIET_MS,
                rust_timeout=int(GLANCE_SECONDS * 1000),
                yield_on_timeout=True,
                recursive=False,
                force_polling=True if poll or far_away(folder) else None,
                poll_delay_ms=POLL_MS,
            ):
                names = {Path(path).name for _, path in changes}
                saved = contents.look(names) if changes else contents.look_at_all()
                if saved.changed or saved.gone or (changes and saved.unchanged):
                    yield saved
                if not folder.is_dir():
                    break
        except (OSError, RuntimeError):  # there is no such folder, or no more
            if folder.is_dir():  # the system has no more watches to give
                poll = True
                await asyncio.sleep(GLANCE_SECONDS)
        if (saved := contents.look_at_all()).gone:
            yield saved
        while not folder.is_dir():
            await asyncio.sleep(GLANCE_SECONDS)
