"""Collects hidden tests once, and runs them on as many submissions as there are."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final, Generic, TypeVar

import pytest

from grader.judge.plugin import Judge
from grader.judge.surroundings import no_plugins_of_the_user, reference_importable
from grader.model import Course, GraderFault

_WITHOUT: Final = (
    "cacheprovider", "terminal", "faulthandler", "logging", "junitxml",
    "pastebin", "doctest", "setuponly", "setupplan", "stepwise",
    # These collect the garbage of the whole process at the end: 20 ms each time.
    "threadexception", "unraisableexception",
)  # fmt: skip
"""Plugins of pytest that write files, take over streams, or serve a reader whom there is not.

What a hidden test may use stays: also the debugger, and unittest's cases.
"""

T = TypeVar("T")


class Sitting(Generic[T]):
    """The hidden tests of a judge's steps, collected; a plugin of the pytest run that it lasts.

    Parameters
    ----------
    work : callable
        What is done in the sitting, which it gets; pytest has no say in it.
    """

    def __init__(self, judge: Judge, work: Callable[["Sitting[T]"], T]) -> None:
        self.judge = judge
        self.items: Sequence[pytest.Item] = ()
        self.error: BaseException | None = None
        self.results: list[T] = []
        self._work = work

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do the work in the place of the one usual run."""
        self.items = tuple(session.items)
        if not self.judge.faults:
            try:
                self.results.append(self._work(self))
            except BaseException as error:  # pytest would put it where nobody looks
                self.error = error
        return True

    def run(self, items: Sequence[pytest.Item]) -> None:
        """Run some of the hidden tests, in this order; the judge knows what came of them."""
        # Each is told of the next: after the last, pytest tears down and the judge closes.
        for item, following in zip(items, chain(items[1:], [None]), strict=True):
            self.run_one(item, following)

    def run_one(self, item: pytest.Item, following: pytest.Item | None = None) -> None:
        """Run a hidden test, as often as one likes."""
        # What pytest does before an item's first run, and every plugin that repeats items.
        item._initrequest()  # type: ignore[attr-defined]
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def sit(
    course: Course, judge: Judge, work: Callable[[Sitting[T]], T], options: Iterable[str] = ()
) -> T:
    """Collect the hidden tests of the judge's steps, and do some work by them.

    Parameters
    ----------
    options : iterable of str
        More of them for pytest.

    Raises
    ------
    GraderFault
        If the hidden tests are not what they should be. Whatever `work` raises comes as it is.
    """
    sitting = Sitting(judge, work)
    files = [str(file) for stem in judge.steps for file in _files(course, judge, stem)]
    options = [*pytest_options(course, judge.own), *options, *files]
    with reference_importable(course), no_plugins_of_the_user():
        status = pytest.main(options, plugins=[judge, sitting])
    if sitting.error is not None:
        raise sitting.error
    if judge.faults:
        raise GraderFault("\n".join(judge.faults))
    if status == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if not sitting.results:
        raise GraderFault(f"pytest ended with {status!r}")
    return sitting.results[0]


def _files(course: Course, judge: Judge, stem: str) -> Iterator[Path]:
    """Yield where the hidden tests of a step are: the course's, then an instructor's own."""
    yield course.hidden / f"test_{stem}.py"
    if judge.own is not None and (own := judge.own / f"test_{stem}.py").is_file():
        yield own


def pytest_options(course: Course, own: Path | None = None) -> list[str]:
    """Options that leave the user's own pytest configuration out, and write nothing anywhere."""
    # To pytest, a conftest.py outside of its root is everybody's: the instructor's fixtures would
    # replace the course's.
    root = os.path.commonpath([course.hidden, own]) if own is not None else course.hidden
    return [
        f"--rootdir={root}",
        f"--confcutdir={course.hidden}",
        f"-c{os.devnull}",
        "--strict-markers",
        "--assert=plain",
        "--import-mode=importlib",
        "--capture=no",
        *(f"-pno:{plugin}" for plugin in _WITHOUT),
    ]
