"""Collects hidden tests once, and runs them on as many submissions as there are."""

import itertools
import os
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Generic, Literal, TypeVar

import pluggy
import pytest

from grader.judge.plugin import Judge
from grader.judge.rounds import Turn
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
    warnings_are : str
        As `warnings.simplefilter` has it, while a hidden test runs.
    """

    def __init__(
        self,
        judge: Judge,
        work: Callable[["Sitting[T]"], T],
        warnings_are: Literal["ignore", "error"] = "ignore",
    ) -> None:
        self.judge = judge
        self.items: Sequence[pytest.Item] = ()
        self.turns: Sequence[Turn] = ()
        self._warnings = warnings_are
        self._hooks: dict[Path, pluggy.HookRelay] = {}
        self.error: BaseException | None = None
        self.results: list[T] = []
        self._work = work

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do the work in the place of the one usual run."""
        self.items = tuple(session.items)
        if not self.judge.faults:
            self.turns = self.judge.turns(self.items)
            try:
                self.results.append(self._work(self))
            except BaseException as error:  # pytest would put it where nobody looks
                self.error = error
        return True

    def run(self, turns: Sequence[Turn]) -> None:
        """Run some of the hidden tests, in this order; the judge knows what came of them.

        Of the second round, those that passed in the first: the others have their verdict.
        """
        for at, turn in enumerate(turns):
            if not self.judge.is_over(turn):
                self._run(turn, partial(self._next, turns, at + 1))

    def _next(self, turns: Sequence[Turn], start: int) -> Turn | None:
        """Find what is run next, once it is known what came of all before."""
        left = itertools.islice(turns, start, None)
        return next((turn for turn in left if not self.judge.is_over(turn)), None)

    def run_one(self, item: pytest.Item, following: pytest.Item | None = None) -> None:
        """Run a hidden test, as often as one likes."""
        then = None if following is None else Turn(following)
        self._run(Turn(item), lambda: then)

    def _run(self, turn: Turn, following: Callable[[], Turn | None]) -> None:
        """Do what pytest's own protocol does, without what is for plugins that report.

        An item has its fixtures, its finalizers, and what a conftest.py adds to the three parts.
        """
        item, hook = turn.item, self._hook_of(turn.item)
        item._initrequest()  # type: ignore[attr-defined] # as every plugin does that repeats items
        self.judge.begins(turn)
        with warnings.catch_warnings():
            warnings.simplefilter(self._warnings)
            if self._part(turn, "setup", partial(hook.pytest_runtest_setup, item=item)):
                self._part(turn, "call", partial(hook.pytest_runtest_call, item=item))
            then = following()
            # Told of none, pytest ends all fixtures; told of the same item again, not even its own.
            after = None if then is None or then.item is item else then.item
            end = partial(hook.pytest_runtest_teardown, item=item, nextitem=after)
            self._part(turn, "teardown", end)
        self.judge.ends(turn, then)
        item.funcargs = item._request = None  # type: ignore[attr-defined] # of this submission

    def _part(self, turn: Turn, part: str, run: Callable[[], object]) -> bool:
        """Run a part, and let the judge hear of its end; return whether it was a good one."""
        started, error = time.perf_counter(), None
        try:
            run()
        except (KeyboardInterrupt, pytest.exit.Exception):
            raise
        except BaseException as raised:  # pytest's own outcomes are no exceptions
            error = raised
        self.judge.hears(turn, part, time.perf_counter() - started, error)
        vars(turn.item).pop("_excinfo", None)  # of a unittest's case: heard
        return error is None

    def _hook_of(self, item: pytest.Item) -> pluggy.HookRelay:
        """Find the hooks for an item, which pytest looks up each time."""
        if item.path not in self._hooks:
            self._hooks[item.path] = item.ihook
        return self._hooks[item.path]


def sit(
    course: Course,
    judge: Judge,
    work: Callable[[Sitting[T]], T],
    warnings_are: Literal["ignore", "error"] = "ignore",
) -> T:
    """Collect the hidden tests of the judge's steps, and do some work by them.

    Parameters
    ----------
    warnings_are : str
        As `Sitting` has it.

    Raises
    ------
    GraderFault
        If the hidden tests are not what they should be. Whatever `work` raises comes as it is.
    """
    sitting = Sitting(judge, work, warnings_are)
    files = [str(file) for stem in judge.steps for file in _files(course, judge, stem)]
    options = [*pytest_options(course, judge.own), *files]
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
